//! Who says what: cues, contents, quotations, stance and hedges.

use crate::lang::{Lang, LexiconBuilder};
use crate::text::Document;
use crate::{Claim, Figure};

/// The claim pass's words of one language.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(_lang: Lang, _words: &mut LexiconBuilder) -> Tables {
        Tables {}
    }
}

/// Tells headings, pull quotes and boilerplate from running text.
pub fn layout(_doc: &mut Document) {}

/// Every claim of the document, in order; sets `claim` of the figures inside.
pub fn find(_doc: &Document, _figures: &mut [Figure]) -> Vec<Claim> {
    Vec::new()
}

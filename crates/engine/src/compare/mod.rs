//! Figures that answer the same question, and how they stand to each other.

use crate::lang::{Lang, LexiconBuilder};
use crate::text::Document;
use crate::{Analysis, Claim, Comparison, Figure};

/// The comparison's words of one language.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(_lang: Lang, _words: &mut LexiconBuilder) -> Tables {
        Tables {}
    }
}

/// The questions of one article.
pub fn within(_doc: &Document, _claims: &[Claim], _figures: &[Figure]) -> Vec<Comparison> {
    Vec::new()
}

/// The questions of several articles of one story; a figure is `[article index, figure index]`, a position
/// `[article index, claim index]`.
pub fn across(_articles: &[(&str, &Analysis)]) -> Vec<Comparison<(u32, u32)>> {
    Vec::new()
}

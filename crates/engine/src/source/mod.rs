//! Who speaks: noun phrases that can be a source, their kinds, and which of them are the same.

use crate::lang::{Lang, LexiconBuilder};

/// The source pass's words of one language.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(_lang: Lang, _words: &mut LexiconBuilder) -> Tables {
        Tables {}
    }
}

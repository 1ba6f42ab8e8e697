//! Languages: what differs between them, loaded from `lang/<code>/`.
//!
//! A pack is a folder with `pack.rs` (a [`Spec`]: a few constants) and word lists in text files, in the format of
//! [`table`]. The passes build their own lookup tables from those files when a language is first used; they share one
//! [`Lexicon`], so that every word of an article is looked up once.

mod detect;
mod lexicon;
mod pack;
pub mod table;

pub use detect::detect;
pub(crate) use lexicon::fold_into;
pub use lexicon::{Lexicon, LexiconBuilder, PhraseTable, WordId, fold};
pub use pack::{NumberStyle, Pack, Spec};

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

impl Default for Lang {
    fn default() -> Lang {
        Lang::from_code("en").unwrap_or(Lang::ALL[0])
    }
}

impl Lang {
    /// The ISO 639-1 code, which is the pack's folder.
    pub fn code(self) -> &'static str {
        self.spec().code
    }

    /// The language with this code, case ignored and region dropped ("fr-CA").
    pub fn from_code(code: &str) -> Option<Lang> {
        let code = code
            .split(['-', '_'])
            .next()
            .unwrap_or(code)
            .to_ascii_lowercase();
        Lang::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    /// The pack's constants.
    pub fn spec(self) -> &'static Spec {
        SPECS[self as usize]
    }

    /// The text of the pack's file `<name>.txt`; empty where the pack has none.
    pub fn file(self, name: &str) -> &'static str {
        FILES[self as usize]
            .iter()
            .find(|(file, _)| *file == name)
            .map_or("", |(_, text)| text)
    }

    /// The pack with its tables, built at first use.
    pub fn pack(self) -> &'static Pack {
        pack::load(self)
    }
}

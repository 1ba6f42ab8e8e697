//! A language, ready for use.

use super::{Lang, Lexicon, LexiconBuilder};
use std::sync::OnceLock;

/// The constants of a language, written in its `pack.rs`.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// ISO 639-1 code, equal to the folder's name.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// Word beginnings that end at an apostrophe and are words of their own ("l", "qu"), folded.
    pub elisions: &'static [&'static str],
    /// Word endings from an apostrophe on that are words of their own ("'s").
    pub enclitics: &'static [&'static str],
    /// Hyphenated endings that are words of their own ("-t-il", "-elle"), longest first.
    pub clitics: &'static [&'static str],
    /// Whether quotation marks may be closed by the opening sign of another language (German „…“).
    pub quotes: &'static [(char, char)],
    /// How digits are grouped and decimals marked.
    pub numbers: NumberStyle,
}

/// How a language writes digits.
#[derive(Clone, Copy, Debug)]
pub struct NumberStyle {
    /// The decimal mark.
    pub decimal: char,
    /// The usual grouping mark; spaces and apostrophes are read in every language.
    pub group: char,
    /// Whether "billion" is a thousand millions (short scale) rather than a million millions.
    pub short_scale: bool,
}

/// A language with its lookup tables.
#[derive(Debug)]
pub struct Pack {
    /// Which language.
    pub lang: Lang,
    /// Its constants.
    pub spec: &'static Spec,
    /// All words that any pass knows.
    pub lexicon: Lexicon,
    /// Abbreviations that do not end a sentence.
    pub abbreviations: rustc_hash::FxHashSet<String>,
    /// Words of the figure pass.
    pub figure: crate::figure::Tables,
    /// Words of the source pass.
    pub source: crate::source::Tables,
    /// Words of the claim pass.
    pub claim: crate::claim::Tables,
    /// Words of figures' circumstances and of the comparison.
    pub circumstance: crate::circumstance::Tables,
}

pub(super) fn load(lang: Lang) -> &'static Pack {
    static PACKS: [OnceLock<Pack>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    PACKS[lang as usize].get_or_init(|| {
        let mut words = LexiconBuilder::default();
        let figure = crate::figure::Tables::load(lang, &mut words);
        let source = crate::source::Tables::load(lang, &mut words);
        let claim = crate::claim::Tables::load(lang, &mut words);
        let circumstance = crate::circumstance::Tables::load(lang, &mut words);
        Pack {
            lang,
            spec: lang.spec(),
            abbreviations: super::table::rows(lang.file("abbreviations"))
                .map(|row| super::fold(row.text))
                .collect(),
            lexicon: words.build(),
            figure,
            source,
            claim,
            circumstance,
        }
    })
}

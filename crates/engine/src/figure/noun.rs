//! The noun phrase behind a number, and the lemma of its head.
//!
//! There is no part-of-speech tagger here: a phrase ends at a function word, at a listed verb or at punctuation, and
//! the language's agreement tells adjectives from verbs ("soldats nord-coréens seraient": adjectives of a plural
//! end like it, verbs do not).

use crate::lang::{Lang, LexiconBuilder, WordId, fold, table};
use crate::text::{Case, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A noun with its adjectives and complements, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Indices into [`crate::text::Document::tokens`].
    pub tokens: Range<usize>,
    /// The index of the head noun.
    pub head: usize,
}

/// How a language builds its noun phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    /// Adjectives mostly follow and agree in number.
    #[default]
    Romance,
    /// Everything stands before the head.
    English,
    /// Adjectives in lower case stand before a capitalised noun.
    German,
    /// Adjectives in -e stand before the noun.
    Dutch,
}

/// The words of one language that noun phrases are told by (`nouns.txt`, `function_words.txt`).
#[derive(Debug, Default)]
pub struct Nouns {
    style: Style,
    marks: Vec<u8>,
    lemmas: FxHashMap<Box<str>, Box<str>>,
    /// Ending of a plural, ending of the singular; the first that fits is used.
    endings: Vec<(Box<str>, Box<str>)>,
    /// Endings by which adjectives of a plural are told.
    agreeing: Vec<Box<str>>,
    /// Endings of infinitives, which follow "de" too.
    infinitives: Vec<Box<str>>,
}

/// Ends a phrase.
const STOP: u8 = 1;
/// "de", "of": a complement may follow.
const OF: u8 = 2;
/// Stands before a noun without being one: "jeunes", "nouveaux".
const BEFORE: u8 = 4;
/// An article inside a complement: "de la", "of the".
const ARTICLE: u8 = 8;
/// Known to be a plural noun: "people".
const PLURAL: u8 = 16;

/// Tokens of a phrase at most.
const LONGEST: usize = 8;

impl Nouns {
    pub(super) fn load(lang: Lang, words: &mut LexiconBuilder) -> Nouns {
        let mut nouns = Nouns::default();
        for row in table::rows(lang.file("function_words")) {
            for word in row.text.split_whitespace() {
                nouns.mark(words.word(word), STOP);
            }
        }
        for elision in lang.spec().elisions {
            nouns.mark(words.word(&format!("{elision}'")), STOP);
        }
        for row in table::rows(lang.file("nouns")) {
            let all = || row.text.split_whitespace();
            match row.section {
                "style" => {
                    nouns.style = match row.text {
                        "english" => Style::English,
                        "german" => Style::German,
                        "dutch" => Style::Dutch,
                        _ => Style::Romance,
                    }
                }
                "stop" => all().for_each(|w| nouns.mark(words.word(w), STOP)),
                "of" => all().for_each(|w| nouns.mark(words.word(w), OF | STOP)),
                "articles" => all().for_each(|w| nouns.mark(words.word(w), ARTICLE | STOP)),
                "before" => all().for_each(|w| nouns.mark(words.word(w), BEFORE)),
                "plurals" => {
                    let (plural, singular) = (row.field(0), row.field(1));
                    nouns.mark(words.word(plural), PLURAL);
                    nouns
                        .lemmas
                        .insert(fold(plural).into(), fold(singular).into());
                }
                "endings" => {
                    let bare = |ending: &str| {
                        if ending == "-" {
                            "".into()
                        } else {
                            ending.into()
                        }
                    };
                    nouns.endings.push((bare(row.field(0)), bare(row.field(1))));
                }
                "infinitives" => nouns.infinitives.extend(all().map(Box::from)),
                "agreeing" => nouns.agreeing.extend(all().map(Box::from)),
                _ => {}
            }
        }
        nouns
    }

    fn mark(&mut self, word: WordId, bit: u8) {
        if self.marks.len() <= word.index() {
            self.marks.resize(word.index() + 1, 0);
        }
        self.marks[word.index()] |= bit;
    }

    fn marks(&self, word: WordId) -> u8 {
        self.marks.get(word.index()).copied().unwrap_or(0)
    }

    /// Whether everything stands before the head.
    pub(crate) fn is_english(&self) -> bool {
        self.style == Style::English
    }

    /// Whether nouns are written with a capital.
    pub(crate) fn capitals(&self) -> bool {
        self.style == Style::German
    }

    /// Whether a phrase cannot go on with this word.
    pub(crate) fn stops(&self, token: &Token) -> bool {
        !token.is_word() || self.marks(token.word) & STOP != 0
    }

    /// Whether the word is "of", "de": a complement may follow.
    pub(crate) fn is_of(&self, token: &Token) -> bool {
        self.marks(token.word) & OF != 0
    }

    /// The lemma of a noun, by the listed exceptions and endings; lower case.
    pub fn lemma(&self, word: &str) -> String {
        let folded = fold(word);
        if let Some(lemma) = self.lemmas.get(folded.as_str()) {
            return lemma.to_string();
        }
        for (plural, singular) in &self.endings {
            if let Some(stem) = folded.strip_suffix(&**plural)
                && stem.chars().count() >= 2
            {
                return format!("{stem}{singular}");
            }
        }
        folded
    }

    /// The noun phrase that begins at token `from`, an article or "of" before it skipped by the caller. `plural` says
    /// that more than one is counted.
    pub fn phrase(
        &self,
        text: &str,
        tokens: &[Token],
        from: usize,
        plural: bool,
    ) -> Option<NounPhrase> {
        let (head, mut end) = self.core(text, tokens, from, plural)?;
        // One or two complements: "employés de l'usine", "members of the union".
        for _ in 0..2 {
            if !tokens.get(end).is_some_and(|token| self.is_of(token)) {
                break;
            }
            let mut at = end + 1;
            while tokens
                .get(at)
                .is_some_and(|token| self.marks(token.word) & ARTICLE != 0)
                && at < end + 3
            {
                at += 1;
            }
            let bare = at == end + 1;
            let infinitive = |token: &Token| {
                let word = token.text(text);
                token.case == Case::Lower
                    && self
                        .infinitives
                        .iter()
                        .any(|ending| word.ends_with(&**ending))
            };
            if tokens
                .get(at)
                .is_none_or(|token| token.kind == TokenKind::Digits || bare && infinitive(token))
            {
                break;
            }
            match self.core(text, tokens, at, false) {
                Some((_, next)) if next - from <= LONGEST + 4 => end = next,
                _ => break,
            }
        }
        Some(NounPhrase {
            tokens: from..end,
            head,
        })
    }

    /// Head and end of the noun with its adjectives.
    fn core(
        &self,
        text: &str,
        tokens: &[Token],
        from: usize,
        plural: bool,
    ) -> Option<(usize, usize)> {
        let first = tokens.get(from)?;
        if self.stops(first) && self.marks(first.word) & PLURAL == 0 {
            return None;
        }
        let fits = |n: usize| {
            tokens.get(n).filter(|token| {
                n < from + LONGEST && !self.stops(token) && (n == from || token.spaced)
            })
        };
        match self.style {
            Style::Romance => {
                let mut head = from;
                while fits(head).is_some_and(|token| self.marks(token.word) & BEFORE != 0)
                    && fits(head + 1).is_some()
                {
                    head += 1;
                }
                let mut end = head + 1;
                let agrees = |end: usize, token: &Token| {
                    let word = token.text(text);
                    let lower = token.case == Case::Lower;
                    if plural {
                        lower && self.agreeing.iter().any(|ending| word.ends_with(&**ending))
                    } else {
                        // A singular shows nothing: names go on with capitals, nothing else does.
                        token.case != Case::Lower && tokens[end - 1].case != Case::Lower
                    }
                };
                while fits(end).is_some_and(|token| agrees(end, token)) && end < head + 4 {
                    end += 1;
                }
                Some((head, end))
            }
            Style::English => {
                // The head is the first plural; without one, the first word.
                let mut last = from;
                while fits(last + 1).is_some() && last + 1 < from + 5 {
                    last += 1;
                }
                let head = (from..=last)
                    .find(|n| plural && self.looks_plural(text, &tokens[*n]))
                    .or_else(|| {
                        // Names go on: "Red Cross", "North Korean".
                        let mut n = from;
                        while n < last && tokens[n].is_capital() && tokens[n + 1].is_capital() {
                            n += 1;
                        }
                        Some(n)
                    })?;
                // "police officers", "school buses": a second plural right behind.
                let head = match fits(head + 1) {
                    Some(token)
                        if plural
                            && self.looks_plural(text, token)
                            && self.marks(token.word) & PLURAL == 0
                            && self.marks(tokens[head].word) & PLURAL != 0 =>
                    {
                        head + 1
                    }
                    _ => head,
                };
                Some((head, head + 1))
            }
            Style::German => {
                let mut head = from;
                while fits(head).is_some_and(|token| token.case == Case::Lower) {
                    let ending = tokens[head].text(text);
                    let adjective = ["e", "en", "er", "es", "em"]
                        .iter()
                        .any(|e| ending.ends_with(e));
                    if !adjective || fits(head + 1).is_none() {
                        return None;
                    }
                    head += 1;
                }
                fits(head)?;
                Some((head, head + 1))
            }
            Style::Dutch => {
                let mut head = from;
                while fits(head).is_some_and(|token| {
                    let word = token.text(text);
                    word.len() > 3 && word.ends_with('e') || self.marks(token.word) & BEFORE != 0
                }) && fits(head + 1).is_some()
                    && head < from + 3
                {
                    head += 1;
                }
                Some((head, head + 1))
            }
        }
    }

    fn looks_plural(&self, text: &str, token: &Token) -> bool {
        if self.marks(token.word) & PLURAL != 0 {
            return true;
        }
        let word = token.text(text);
        word.len() > 2
            && word.ends_with('s')
            && !["ss", "us", "is", "ous"]
                .iter()
                .any(|ending| word.ends_with(ending))
    }
}

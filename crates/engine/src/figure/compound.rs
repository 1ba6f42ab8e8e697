//! Number words written as one word: "quatre-vingt-dix-sept", "zweihundertfünfunddreißig", "twenty-mile".
//!
//! A word that the lexicon does not know is cut into number morphemes, the longest first, with a step limit so that
//! no word costs more than a few microseconds.

use super::tables::Atom;
use crate::lang::{fold, table};
use rustc_hash::FxHashMap;

/// The pieces of number words, and how they are put together.
#[derive(Debug, Default)]
pub(super) struct Morphemes {
    pieces: FxHashMap<Box<str>, Morpheme>,
    longest: usize,
    /// Bit `a * 256 + b`: some piece begins with the bytes `a b`.
    starts: Vec<u64>,
    /// Pieces stand together without hyphens.
    glued: bool,
    /// Units stand before tens: "fünfundzwanzig".
    pub reversed: bool,
    /// "soixante-dix", "quatre-vingts".
    pub vigesimal: bool,
    /// "And" stands between tens and units: "treinta y tres".
    pub linked: bool,
    /// The denominator of several parts stands in the singular: "twee derde".
    pub singular_parts: bool,
    /// A number before a hyphen makes an adjective of any noun: "three-storey".
    pub adjectives: bool,
    /// A full stop makes digits an ordinal: "das 75. Festival".
    pub ordinal_stop: bool,
    /// Months are written in lower case.
    pub months_in_lower_case: bool,
}

/// A piece of a number word.
#[derive(Clone, Copy, Debug)]
pub(super) enum Morpheme {
    Atom(Atom),
    And,
    /// "avos" behind the number of parts.
    Parts,
}

/// Bytes of the longest word that is cut up.
const LONGEST_WORD: usize = 128;
/// Pieces tried for one word at most.
const STEPS: u32 = 256;

impl Morphemes {
    /// Adds a piece; what an equal piece was already is kept beside.
    pub(super) fn add(&mut self, form: &str, atom: Atom) {
        let slot = self
            .pieces
            .entry(fold(form).into_boxed_str())
            .or_insert(Morpheme::Atom(Atom::default()));
        if let Morpheme::Atom(known) = slot {
            known.cardinal = known.cardinal.or(atom.cardinal);
            known.ordinal = known.ordinal.or(atom.ordinal);
            known.plural |= atom.plural;
            known.fraction = known.fraction.or(atom.fraction);
            known.collective = known.collective.or(atom.collective);
            known.vague = known.vague.or(atom.vague);
        }
    }

    /// Reads how words are put together (`[glue]` and `[writing]` in numbers.txt) once all pieces are there.
    pub(super) fn finish(&mut self, file: &str) {
        for row in table::rows(file) {
            match row.section {
                "glue" => {
                    for form in row.text.split_whitespace() {
                        self.pieces
                            .insert(fold(form).into_boxed_str(), Morpheme::And);
                    }
                }
                "parts" => {
                    for form in row.text.split_whitespace() {
                        self.pieces
                            .insert(fold(form).into_boxed_str(), Morpheme::Parts);
                    }
                }
                "writing" => {
                    self.glued |= row.text.contains("glued");
                    self.reversed |= row.text.contains("reversed");
                    self.months_in_lower_case |= row.text.contains("lower months");
                    self.adjectives |= row.text.contains("adjectives");
                    self.ordinal_stop |= row.text.contains("ordinal stop");
                    self.linked |= row.text.contains("linked");
                    self.vigesimal |= row.text.contains("vigesimal");
                    self.singular_parts |= row.text.contains("singular parts");
                }
                _ => {}
            }
        }
        self.starts = vec![0; 1024];
        for form in self.pieces.keys() {
            self.longest = self.longest.max(form.len());
            if let [a, b, ..] = form.as_bytes() {
                let bit = usize::from(*a) << 8 | usize::from(*b);
                self.starts[bit >> 6] |= 1 << (bit & 63);
            }
        }
    }

    /// Whether a word that begins with these two bytes (in lower case) may be a number.
    pub(super) fn may_begin(&self, a: u8, b: u8) -> bool {
        let bit = usize::from(a) << 8 | usize::from(b);
        self.starts
            .get(bit >> 6)
            .is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
    }

    /// Cuts the folded `word`; `out` gets each piece with the byte where it ends. Returns the bytes read: all of the
    /// word, or up to a hyphen after which something else follows ("twenty|-mile").
    pub(super) fn cut(&self, word: &str, out: &mut Vec<(Morpheme, usize)>) -> Option<usize> {
        out.clear();
        if word.len() > LONGEST_WORD || (!self.glued && !word.contains('-')) {
            return None;
        }
        let mut steps = STEPS;
        if self.cut_from(word, 0, out, &mut steps) {
            return Some(word.len());
        }
        // The longest run of whole hyphenated parts from the beginning.
        let mut end = word.len();
        while let Some(at) = word[..end].rfind('-') {
            end = at;
            out.clear();
            let mut steps = STEPS;
            if self.cut_from(&word[..at], 0, out, &mut steps) {
                return Some(at);
            }
        }
        out.clear();
        None
    }

    fn cut_from(
        &self,
        word: &str,
        at: usize,
        out: &mut Vec<(Morpheme, usize)>,
        steps: &mut u32,
    ) -> bool {
        if at == word.len() {
            return !out.is_empty() && !matches!(out.last(), Some((Morpheme::And, _)));
        }
        let rest = &word[at..];
        let limit = rest.len().min(self.longest);
        for len in (1..=limit).rev() {
            if !rest.is_char_boundary(len) {
                continue;
            }
            let Some(piece) = self.pieces.get(&rest[..len]) else {
                continue;
            };
            if *steps == 0 {
                return false;
            }
            *steps -= 1;
            let mut end = at + len;
            let hyphen = word.as_bytes().get(end) == Some(&b'-');
            if end < word.len() && !hyphen && !self.glued {
                continue;
            }
            if matches!(piece, Morpheme::And) && out.is_empty() {
                continue;
            }
            out.push((*piece, end));
            end += usize::from(hyphen);
            if !(hyphen && end == word.len()) && self.cut_from(word, end, out, steps) {
                return true;
            }
            out.pop();
        }
        false
    }
}

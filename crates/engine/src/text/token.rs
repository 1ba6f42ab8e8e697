//! Words, digit runs and signs.

use crate::Span;
use crate::lang::{Pack, WordId, fold_into};

/// The smallest unit that the passes look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// What the word is in the pack's lexicon; `NONE` for unknown words, digits and signs.
    pub word: WordId,
    /// What it is made of.
    pub kind: TokenKind,
    /// How a word is capitalised.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Its bytes.
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
    /// Its text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span().of(text)
    }
    /// Whether it is the sign `c`.
    pub fn is_sign(&self, c: char) -> bool {
        self.kind == TokenKind::Sign(c)
    }
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
    /// Whether it is a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.is_word() && self.case != Case::Lower
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes; an elided article keeps its apostrophe ("l'").
    Word,
    /// ASCII digits, nothing else: separators are signs.
    Digits,
    /// One character that is neither: punctuation, symbol, emoji, other digits. Curly marks stay as they are.
    Sign(char),
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// "soldats"; also what is not a word.
    Lower,
    /// "Pentagone".
    Capital,
    /// "OTAN", "A": two capitals or more, or a single capital letter.
    Upper,
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Letters, and the marks and invisible signs that belong to the letter before.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}')
}

/// Cuts `text[from..to]` and appends the tokens to `out`; the bounds are borders of characters.
pub(super) fn tokenize(text: &str, from: usize, to: usize, pack: &Pack, out: &mut Vec<Token>) {
    let mut cutter = Cutter {
        text,
        pack,
        folded: String::new(),
        out,
    };
    let bytes = text.as_bytes();
    let mut at = from;
    let mut spaced = true;
    while at < to {
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\t' || byte == b'\r' {
            spaced = true;
            at += 1;
            continue;
        }
        if byte.is_ascii_digit() {
            let end = at
                + bytes[at..to]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count();
            cutter.push(
                at,
                end,
                TokenKind::Digits,
                Case::Lower,
                WordId::NONE,
                spaced,
            );
            at = end;
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            if is_letter(c) {
                let end = word_end(text, at, to);
                cutter.word(at, end, spaced);
                at = end;
            } else if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\0') {
                spaced = true;
                at += c.len_utf8();
                continue;
            } else {
                cutter.push(
                    at,
                    at + c.len_utf8(),
                    TokenKind::Sign(c),
                    Case::Lower,
                    WordId::NONE,
                    spaced,
                );
                at += c.len_utf8();
            }
        }
        spaced = false;
    }
}

/// Where the word that begins at `at` ends: letters, and a hyphen or apostrophe between two letters. An apostrophe
/// before a digit or quotation mark also belongs to it ("l'«").
fn word_end(text: &str, at: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < to {
        if bytes[end].is_ascii_alphabetic() {
            end += 1;
            continue;
        }
        let mut rest = text[end..to].chars();
        let Some(c) = rest.next() else { break };
        if is_letter(c) || is_hyphen(c) && rest.clone().next().is_some_and(is_letter) {
            end += c.len_utf8();
        } else if is_apostrophe(c) {
            match rest.next() {
                Some(next) if is_letter(next) => end += c.len_utf8(),
                Some('0'..='9' | '\u{AB}' | '\u{201C}') if end - at <= 2 => {
                    return end + c.len_utf8();
                }
                _ => break,
            }
        } else {
            break;
        }
    }
    end
}

/// The first byte of the apostrophe U+02BC.
const LEADS_02BC: u8 = 0xCA;
/// The first byte of the hyphens U+2010 and U+2011 and of the apostrophe U+2019.
const LEADS_20XX: u8 = 0xE2;

struct Cutter<'t, 'o> {
    text: &'t str,
    pack: &'t Pack,
    folded: String,
    out: &'o mut Vec<Token>,
}

impl Cutter<'_, '_> {
    fn push(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        case: Case,
        word: WordId,
        spaced: bool,
    ) {
        self.out.push(Token {
            start: start as u32,
            end: end as u32,
            word,
            kind,
            case,
            spaced,
        });
    }

    /// A run of letters, hyphens and apostrophes: elided words, enclitics and hyphenated pronouns are cut off.
    fn word(&mut self, start: usize, end: usize, mut spaced: bool) {
        let mut start = start;
        if !self.text.as_bytes()[start..end]
            .iter()
            .any(|b| matches!(*b, b'\'' | b'-' | LEADS_02BC | LEADS_20XX))
        {
            return self.piece(start, end, spaced);
        }
        fold_into(&self.text[start..end], &mut self.folded);
        if !self.pack.lexicon.get(&self.folded).is_known() {
            while let Some(cut) = self.elision(start, end) {
                self.piece(start, cut, spaced);
                spaced = false;
                start = cut;
            }
        }
        match self.tail(start, end) {
            Some(cut) => {
                self.piece(start, cut, spaced);
                self.piece(cut, end, false);
            }
            None => self.piece(start, end, spaced),
        }
    }

    /// Where an elided word at `start` ends, its apostrophe included.
    fn elision(&self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
        let (at, c) = word.char_indices().find(|(_, c)| is_apostrophe(*c))?;
        let head = &word[..at];
        let known = self
            .pack
            .spec
            .elisions
            .iter()
            .any(|elision| elision.len() == head.len() && elision.eq_ignore_ascii_case(head));
        (known && at + c.len_utf8() < word.len()).then_some(start + at + c.len_utf8())
    }

    /// Where an enclitic ("'s") or hyphenated pronoun ("-t-il") at the end begins.
    fn tail(&mut self, start: usize, end: usize) -> Option<usize> {
        fold_into(&self.text[start..end], &mut self.folded);
        let spec = self.pack.spec;
        let ending =
            spec.clitics.iter().chain(spec.enclitics).find(|ending| {
                self.folded.len() > ending.len() && self.folded.ends_with(*ending)
            })?;
        if self.pack.lexicon.get(&self.folded).is_known() {
            return None;
        }
        let mut cut = end;
        for _ in 0..ending.chars().count() {
            cut -= self.text[start..cut]
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
        }
        (cut > start).then_some(cut)
    }

    fn piece(&mut self, start: usize, end: usize, spaced: bool) {
        let word = &self.text[start..end];
        let mut capitals = 0;
        let mut letters = 0;
        let mut first = false;
        for (n, c) in word.chars().enumerate() {
            let upper = if c.is_ascii() {
                c.is_ascii_uppercase()
            } else {
                c.is_uppercase()
            };
            first |= n == 0 && upper;
            capitals += usize::from(upper);
            letters += 1;
            if letters > 8 {
                break;
            }
        }
        let case = match (first, capitals) {
            (true, 1) if letters > 1 => Case::Capital,
            (true, _) => Case::Upper,
            (false, 2..) => Case::Upper,
            _ => Case::Lower,
        };
        fold_into(word, &mut self.folded);
        let id = self.pack.lexicon.get(&self.folded);
        self.push(start, end, TokenKind::Word, case, id, spaced);
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang;
    use crate::text::Document;

    fn cut(lang: &str, text: &str) -> String {
        let pack = Lang::from_code(lang).unwrap().pack();
        let doc = Document::new(text, pack);
        doc.tokens
            .iter()
            .map(|token| token.text(text))
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn french_words_are_cut_at_elision_and_inverted_pronoun() {
        assert_eq!(
            cut("fr", "L’armée d'Artagnan qu’il"),
            "L’|armée|d'|Artagnan|qu’|il"
        );
        assert_eq!(
            cut("fr", "a-t-il dit, ajoute-t-elle"),
            "a|-t-il|dit|,|ajoute|-t-elle"
        );
        assert_eq!(
            cut("fr", "nord-coréens aujourd'hui"),
            "nord-coréens|aujourd'hui"
        );
        assert_eq!(cut("fr", "l'«Humanité»"), "l'|«|Humanité|»");
    }

    /// A pass that lists "d'après" as one word would keep the others from seeing its preposition.
    #[test]
    fn no_pass_glues_a_preposition_to_its_elided_article() {
        assert_eq!(cut("fr", "D’après l’armée"), "D’|après|l’|armée");
    }

    #[test]
    fn english_possessives_are_cut_and_contractions_are_not() {
        assert_eq!(cut("en", "Smith's men don't"), "Smith|'s|men|don't");
    }

    #[test]
    fn digits_stand_alone() {
        assert_eq!(
            cut("fr", "10 000 22bn A380 3,5%"),
            "10|000|22|bn|A|380|3|,|5|%"
        );
    }
}

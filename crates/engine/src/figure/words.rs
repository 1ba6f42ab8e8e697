//! From tokens to numbers: tokens become [`Item`]s (at most [`MOST`] at a time), which `grammar` reads.

use super::compound::{Morpheme, Morphemes};
use super::digits::{self, Evidence};
use super::grammar::Parse;
use super::tables::{Atom, Class, Tables, role};
use crate::lang::{Lexicon, NumberStyle, fold_into};
use crate::text::Document;
use crate::text::{Token, TokenKind};

/// Items gathered for one number at most: longer spelled numbers than any language has.
const MOST: usize = 32;

/// Words inside a number that are no numbers themselves.
const JOINERS: u64 =
    role::PARTS | role::AND | role::POINT | role::OVER | role::ARTICLE | role::OF | role::SEVERAL;

/// A piece of a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub piece: Piece,
    pub roles: u64,
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The token after.
    pub next: usize,
    /// Stands in one token with the item before.
    pub glued: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    Digits(digits::Digits),
    Word(Atom),
    /// A joiner, a decimal word, an article: see `roles`.
    Other,
}

impl Item {
    pub(super) fn atom(&self) -> Option<&Atom> {
        match &self.piece {
            Piece::Word(atom) => Some(atom),
            _ => None,
        }
    }
    pub(super) fn cardinal(&self) -> Option<(Class, f64)> {
        self.atom().and_then(|atom| atom.cardinal)
    }
    pub(super) fn is(&self, bit: u64) -> bool {
        self.roles & bit != 0
    }
    pub(super) fn digits(&self) -> Option<&digits::Digits> {
        match &self.piece {
            Piece::Digits(digits) => Some(digits),
            _ => None,
        }
    }
}

/// What sort of number words made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone.
    Digits,
    /// Words, or digits with words.
    Words,
    /// "troisième", "3e".
    Ordinal,
    /// "un tiers", "1/3".
    Fraction,
    /// "un sur trois".
    Ratio,
    /// "une trentaine".
    Collective,
    /// "des milliers".
    Vague,
}

/// A number, before what stands around it is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub value: f64,
    pub form: Form,
    /// First byte of the number itself.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// First token.
    pub first: usize,
    /// The token after; where `rest` is set, the token that holds the rest.
    pub next: usize,
    /// The number ends inside its token at a hyphen: "twenty|-mile".
    pub rest: bool,
    /// Digits of a plain run ("2022" has 4), 0 for anything else.
    pub plain: u8,
    /// "007", "192.168.1.2".
    pub code: bool,
    /// The word "one" alone, which may be an article or pronoun.
    pub bare_one: bool,
    /// An article ("un", "a") is all that stands for the number 1 before a scale or unit.
    pub article: bool,
    /// One word or sign is all of it.
    pub lone: bool,
    /// Ends with a scale in words or letters: "3 millions".
    pub scaled: bool,
}

/// Reads numbers from a document's tokens.
pub(super) struct Reader<'d> {
    pub text: &'d str,
    pub tokens: &'d [Token],
    pub tables: &'d Tables,
    pub style: &'d NumberStyle,
    pub lexicon: &'d Lexicon,
    pub evidence: Evidence,
    /// A modifier stands right before the number that is read next.
    pub bent: bool,
    items: Vec<Item>,
    folded: String,
    pieces: Vec<(Morpheme, usize)>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(doc: &'d Document<'d>) -> Reader<'d> {
        Reader {
            text: doc.text,
            tokens: &doc.tokens,
            tables: &doc.pack.figure,
            style: &doc.pack.spec.numbers,
            lexicon: &doc.pack.lexicon,
            evidence: Evidence::gather(&doc.tokens),
            bent: false,
            items: Vec::with_capacity(MOST),
            folded: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Whether a number may begin at the token: a cheap look before [`Reader::read`].
    pub(super) fn may_begin(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Digits => true,
            TokenKind::Sign(c) => {
                matches!(c, '.' | ',' | '-' | '+' | '\u{2212}')
                    || !c.is_ascii() && digits::vulgar(c).is_some()
            }
            TokenKind::Word if token.word.is_known() => {
                self.tables.roles(token.word) & role::NUMBER != 0
            }
            TokenKind::Word => {
                match &self.text.as_bytes()[token.start as usize..token.end as usize] {
                    [a, b, _, _, ..] => self
                        .tables
                        .morphemes
                        .may_begin(a.to_ascii_lowercase(), b.to_ascii_lowercase()),
                    _ => false,
                }
            }
        }
    }

    /// The number that begins at token `n`. `between` is set after "between": its first "and" joins two numbers.
    pub(super) fn read(&mut self, n: usize, between: bool) -> Option<Numeral> {
        let token = self.tokens.get(n)?;
        if !self.may_begin(token) {
            return None;
        }
        let mut sign = 1.0;
        let mut first = n;
        match token.kind {
            TokenKind::Sign('-' | '\u{2212}' | '+') => {
                let next = self.tokens.get(n + 1)?;
                let word = next.is_word()
                    && (n == 0 || self.crosses_line(n))
                    && self.tables.atom(next.word).is_some();
                if !word && !matches!(next.kind, TokenKind::Digits | TokenKind::Sign('.' | ','))
                    || n > 0 && !token.spaced && !self.opens(n - 1)
                {
                    return None;
                }
                // A dash with white space on both sides is a dash, unless the paragraph begins with it.
                if next.spaced
                    && n > 0
                    && self.tokens[n - 1].end == token.start.saturating_sub(1)
                    && !self.opens(n - 1)
                {
                    return None;
                }
                if !token.is_sign('+') {
                    sign = -1.0;
                }
                first += 1;
            }
            TokenKind::Word if self.tables.roles(token.word) & role::MINUS != 0 => {
                sign = -1.0;
                first += 1;
                let subtracts = n > 0
                    && !self.crosses_line(n)
                    && (self.tokens[n - 1].kind == TokenKind::Digits
                        || self
                            .tables
                            .atom(self.tokens[n - 1].word)
                            .is_some_and(|a| a.cardinal.is_some()));
                if subtracts
                    || !self.tokens.get(first).is_some_and(|t| {
                        t.spaced
                            && (t.kind == TokenKind::Digits || t.is_word())
                            && self.may_begin(t)
                    })
                {
                    return None;
                }
            }
            _ => {}
        }
        self.gather(first);
        let items = &self.items[..];
        let parse = Parse {
            items,
            tables: self.tables,
            between,
            reader: self,
        };
        let mut found = parse.number()?;
        // "moins un nom": a minus before an article is no sign.
        if sign < 0.0
            && found.used == 1
            && items.first()?.is(role::ARTICLE)
            && !parse.ends_line(items.first()?.next)
        {
            return None;
        }
        let last = items.get(found.used.checked_sub(1)?)?;
        let start = if sign < 0.0 {
            token.start
        } else {
            items.first()?.start
        };
        let rest = last.end < self.tokens.get(last.next.checked_sub(1)?)?.end;
        let digits = items[0].digits().filter(|_| found.used == 1);
        found.value = (found.value * sign).clamp(f64::MIN, f64::MAX);
        Some(Numeral {
            value: found.value,
            form: match digits {
                Some(digits) if digits.fraction => Form::Fraction,
                Some(_) if found.form == Form::Words => Form::Digits,
                _ => found.form,
            },
            start,
            end: last.end,
            first: n,
            next: if rest { last.next - 1 } else { last.next },
            rest,
            plain: digits.map_or(0, |d| d.plain),
            code: digits.is_some_and(|d| d.code),
            bare_one: found.used == 1 && items[0].cardinal() == Some((Class::Unit, 1.0)),
            article: items[0].is(role::ARTICLE),
            lone: found.used == 1,
            scaled: found.scaled,
        })
    }

    /// Whether a sign after token `n` can be a minus: an opening bracket, currency or comparison stands there.
    fn opens(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| {
            matches!(token.kind, TokenKind::Sign(c) if matches!(c, '(' | '[' | '$' | '€' | '£' | '<' | '>' | '=' | ':' | '«' | '"' | '“'))
        })
    }

    /// Turns the tokens from `n` on into items, up to the first that is no part of a number.
    fn gather(&mut self, n: usize) {
        self.items.clear();
        let mut at = n;
        while self.items.len() < MOST {
            let Some(token) = self.tokens.get(at) else {
                break;
            };
            if at > n && self.crosses_line(at) {
                break;
            }
            match token.kind {
                TokenKind::Digits | TokenKind::Sign('.' | ',') => {
                    if at > n && !token.spaced {
                        break;
                    }
                    let Some(read) =
                        digits::read(self.text, self.tokens, at, self.style, self.evidence)
                    else {
                        break;
                    };
                    let end = self.tokens[read.next - 1].end;
                    self.items.push(Item {
                        piece: Piece::Digits(read),
                        roles: 0,
                        start: token.start,
                        end,
                        next: read.next,
                        glued: false,
                    });
                    at = read.next;
                }
                TokenKind::Sign(c) => {
                    if let Some(share) = digits::vulgar(c) {
                        self.items.push(Item {
                            piece: Piece::Digits(digits::Digits {
                                value: share,
                                next: at + 1,
                                marked: true,
                                plain: 0,
                                fraction: true,
                                code: false,
                            }),
                            roles: 0,
                            start: token.start,
                            end: token.end,
                            next: at + 1,
                            glued: false,
                        });
                        at += 1;
                        continue;
                    }
                    // "fifty - two", "two hundred & forty": a sign between number words.
                    let between_words = c == '-'
                        && at > n
                        && self.tokens.get(at + 1).is_some_and(|t| {
                            t.is_word()
                                && t.spaced == token.spaced
                                && self.tables.atom(t.word).is_some()
                        })
                        && self.items.last().is_some_and(|item| item.atom().is_some());
                    if between_words {
                        at += 1;
                        continue;
                    }
                    if c == '&' && at > n {
                        self.other(token, at, role::AND);
                        at += 1;
                        continue;
                    }
                    break;
                }
                TokenKind::Word => {
                    let roles = self.tables.roles(token.word);
                    if let Some(atom) = self.tables.atom(token.word) {
                        self.items.push(Item {
                            piece: Piece::Word(*atom),
                            roles,
                            start: token.start,
                            end: token.end,
                            next: at + 1,
                            glued: false,
                        });
                    } else if roles & JOINERS != 0
                        || roles & (role::ARTICLE_BEFORE | role::EACH) != 0
                            && self.items.last().is_some_and(|item| item.is(role::OVER))
                    {
                        self.other(token, at, roles);
                    } else if !token.word.is_known() && self.may_begin(token) {
                        if !self.compound(token, at) {
                            break;
                        }
                        // What follows the hyphen is no number: stop there.
                        if self.items.last().is_some_and(|item| item.end < token.end) {
                            break;
                        }
                    } else {
                        break;
                    }
                    at += 1;
                }
            }
        }
    }

    /// Whether a line ends before token `n`.
    pub(super) fn crosses_line(&self, n: usize) -> bool {
        let (Some(a), Some(b)) = (self.tokens.get(n.wrapping_sub(1)), self.tokens.get(n)) else {
            return false;
        };
        b.spaced
            && self
                .text
                .get(a.end as usize..b.start as usize)
                .is_some_and(|gap| gap.contains(['\n', '\r']))
    }

    fn other(&mut self, token: &Token, at: usize, roles: u64) {
        self.items.push(Item {
            piece: Piece::Other,
            roles,
            start: token.start,
            end: token.end,
            next: at + 1,
            glued: false,
        });
    }

    /// Cuts a word into number pieces; says whether it is one.
    fn compound(&mut self, token: &Token, at: usize) -> bool {
        let morphemes: &Morphemes = &self.tables.morphemes;
        let word = token.text(self.text);
        fold_into(word, &mut self.folded);
        let Some(read) = morphemes.cut(&self.folded, &mut self.pieces) else {
            return false;
        };
        // Offsets inside the word hold only where folding kept its length.
        if read < self.folded.len() && self.folded.len() != word.len() {
            return false;
        }
        let same = self.folded.len() == word.len();
        let mut start = token.start;
        for (n, (piece, end)) in self.pieces.iter().enumerate() {
            if self.items.len() >= MOST {
                break;
            }
            let end = if same {
                token.start + *end as u32
            } else {
                token.end
            };
            let (piece, roles) = match piece {
                Morpheme::Atom(atom) => (Piece::Word(*atom), role::NUMBER),
                Morpheme::And => (Piece::Other, role::AND),
                Morpheme::Parts => (Piece::Other, role::PARTS),
            };
            self.items.push(Item {
                piece,
                roles,
                start,
                end,
                next: at + 1,
                glued: n > 0,
            });
            start = end;
        }
        true
    }
}

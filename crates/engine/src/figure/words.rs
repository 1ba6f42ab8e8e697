//! The grammar of numbers in words and of words after digits: scales, fractions, collectives, vague plurals.
//!
//! Tokens become [`Item`]s (at most [`MOST`] at a time), and the functions below read items from a position and say
//! how many they used. One grammar serves every language; what differs stands in `numbers.txt`.

use super::compound::{Morpheme, Morphemes};
use super::digits::{self, Evidence};
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
    fn atom(&self) -> Option<&Atom> {
        match &self.piece {
            Piece::Word(atom) => Some(atom),
            _ => None,
        }
    }
    fn cardinal(&self) -> Option<(Class, f64)> {
        self.atom().and_then(|atom| atom.cardinal)
    }
    fn is(&self, bit: u64) -> bool {
        self.roles & bit != 0
    }
    fn digits(&self) -> Option<&digits::Digits> {
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
        let last = items.get(found.used.checked_sub(1)?)?;
        let start = if sign < 0.0 {
            token.start
        } else {
            items.first()?.start
        };
        let rest = last.end < self.tokens.get(last.next.checked_sub(1)?)?.end;
        let digits = items[0].digits().filter(|_| found.used == 1);
        found.value *= sign;
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

/// What the grammar made of the items.
struct Found {
    value: f64,
    used: usize,
    form: Form,
    scaled: bool,
}

struct Parse<'i> {
    items: &'i [Item],
    tables: &'i Tables,
    between: bool,
    reader: &'i Reader<'i>,
}

impl Parse<'_> {
    fn item(&self, k: usize) -> Option<&Item> {
        self.items.get(k)
    }
    fn has(&self, k: usize, bit: u64) -> bool {
        self.item(k).is_some_and(|item| item.is(bit))
    }
    /// Whether a unit, or behind a word that is always a part a function word, stands at token `n`.
    fn goes_on(&self, n: usize, part: bool) -> bool {
        self.reader.tokens.get(n).is_some_and(|token| {
            self.tables.roles(token.word) & role::UNIT != 0
                || part && self.tables.nouns.stops(token)
        })
    }
    /// Whether token `n` ends its line: nothing, or a stop and nothing, behind.
    fn ends_line(&self, n: usize) -> bool {
        let stop = self
            .reader
            .tokens
            .get(n)
            .is_some_and(|t| matches!(t.kind, TokenKind::Sign('.' | '!' | '?')));
        let n = n + usize::from(stop);
        n >= self.reader.tokens.len() || self.reader.crosses_line(n)
    }
    fn fraction_at(&self, k: usize) -> Option<f64> {
        self.item(k)?.atom()?.fraction
    }

    fn number(&self) -> Option<Found> {
        let first = self.item(0)?;
        // "plusieurs centaines", "several hundred"
        if first.is(role::SEVERAL) {
            return self.vague(1);
        }
        if let Some(found) = self.part_first() {
            return Some(found);
        }
        if first.atom().is_some_and(|atom| atom.vague.is_some()) {
            return self.vague(0);
        }
        if let Some(found) = self.collective(0, 1.0) {
            return Some(found);
        }
        if let Some(value) = first.atom().and_then(|atom| atom.mixed) {
            let (value, used, scaled) = match self.scale_at(1) {
                Some((factor, used)) => (value * factor, used, true),
                None => (value, 1, false),
            };
            return Some(Found {
                value,
                used,
                form: Form::Words,
                scaled,
            });
        }
        let article = first.is(role::ARTICLE) && first.cardinal().is_none();
        let (mut value, mut used, mut scaled) = match self.cardinal(0) {
            Some((value, used, scaled)) => (value, used, scaled > 1.0),
            None if article => (1.0, 1, false),
            None => {
                return self.ordinal(0).map(|(value, used)| Found {
                    value,
                    used,
                    form: Form::Ordinal,
                    scaled: false,
                });
            }
        };
        if article {
            // "a hundred", "a third", "a dozen", "a million": the article alone is no number.
            if let Some(found) = self.collective(1, 1.0) {
                return Some(found);
            }
            if let Some((number, more, scale)) = self.cardinal(1)
                && self.item(1).is_some_and(|item| {
                    item.cardinal()
                        .is_some_and(|(class, _)| matches!(class, Class::Hundred | Class::Scale))
                })
            {
                (value, used, scaled) = (number, more, scale > 1.0);
            } else if let Some(found) = self.share(1.0, 1, true) {
                return Some(found);
            } else {
                return Some(Found {
                    value: 1.0,
                    used: 1,
                    form: Form::Words,
                    scaled: false,
                });
            }
        }
        // An ordinal that begins like a cardinal: "vingt et unième", "two hundred first".
        if let Some((ordinal, more)) = self.ordinal(0)
            && more > used
            && self.share(value, used, first.is(role::ARTICLE)).is_none()
        {
            return Some(Found {
                value: ordinal,
                used: more,
                form: Form::Ordinal,
                scaled: false,
            });
        }
        if let Some(found) = self.share(value, used, first.is(role::ARTICLE)) {
            return Some(found);
        }
        if let Some(found) = self.collective(used, value) {
            return Some(found);
        }
        let scale = self.last_scale(used);
        if let Some((more, after)) = self.and_a_half(used) {
            used = after;
            match self.scale_at(used) {
                // "un milliard et demi million"
                Some((factor, next)) if scale > factor => {
                    value += more * factor;
                    used = next;
                }
                Some((factor, next)) => {
                    value = (value + more * scale) * factor;
                    used = next;
                    scaled = true;
                }
                None => value += more * scale,
            }
        } else if let Some((fraction, after)) = self.decimals(used) {
            value += fraction;
            used = after;
            if let Some((factor, next)) = self.scale_at(used) {
                value *= factor;
                used = next;
                scaled = true;
            }
        }
        if let Some(found) = self.ratio(value, used) {
            return Some(found);
        }
        Some(Found {
            value,
            used,
            form: Form::Words,
            scaled,
        })
    }

    /// "half a million", "demi-million", "two thirds of a million": a part of a scale or collective.
    fn part_first(&self) -> Option<Found> {
        let denominator = self.fraction_at(0)?;
        let part = 1.0 / denominator;
        let mut k = 1;
        if self.has(k, role::OF) {
            k += 1;
        }
        if self.has(k, role::ARTICLE) {
            k += 1;
        }
        if let Some((factor, used)) = self.scale_at(k) {
            return Some(Found {
                value: part * factor,
                used,
                form: Form::Words,
                scaled: true,
            });
        }
        if let Some(mut found) = self.collective(k, 1.0) {
            found.value *= part;
            return Some(found);
        }
        // What follows decides: "half of them", "quarter-litre", never "quarts de finale".
        Some(Found {
            value: part,
            used: 1,
            form: Form::Fraction,
            scaled: false,
        })
    }

    /// "trentaine", "dozen" at `k`, `times` so many; "dizaine de milliers".
    fn collective(&self, k: usize, times: f64) -> Option<Found> {
        let item = self.item(k)?;
        let atom = item.atom()?;
        // "200 dozens", "trois centaines": the plural after a number.
        let plural = atom
            .vague
            .filter(|each| k > 0 && *each < 1e6 && !self.has(k - 1, role::SEVERAL | role::ARTICLE));
        let (each, exact) = atom
            .collective
            .or(plural.map(|each| (each, times.fract() == 0.0)))?;
        let mut value = times * each;
        let mut used = k + 1;
        if self.has(used, role::OF)
            && let Some(scale) = self.magnitude(used + 1)
        {
            value *= scale;
            used += 2;
        } else if let Some((factor, next)) = self.scale_at(used) {
            value *= factor;
            used = next;
        }
        Some(Found {
            value,
            used,
            form: if exact { Form::Words } else { Form::Collective },
            scaled: true,
        })
    }

    /// The magnitude that the word at `k` names: "milliers", "millions", "thousand".
    fn magnitude(&self, k: usize) -> Option<f64> {
        let atom = self.item(k)?.atom()?;
        atom.vague.or(match atom.cardinal {
            Some((Class::Scale | Class::Hundred, value)) => Some(value),
            _ => None,
        })
    }

    /// "milliers", "dizaines de milliers", "several hundred thousand", from `k` on: the value is the magnitude.
    fn vague(&self, k: usize) -> Option<Found> {
        let mut k = k;
        if k > 0 && self.has(k, role::OF) {
            k += 1;
        }
        let mut value = self.magnitude(k)?;
        let mut used = k + 1;
        if self.has(used, role::OF)
            && let Some(more) = self.magnitude(used + 1)
        {
            value *= more;
            used += 2;
        } else if let Some((factor, next)) = self.scale_at(used)
            && factor > value
        {
            value *= factor;
            used = next;
        }
        Some(Found {
            value,
            used,
            form: Form::Vague,
            scaled: false,
        })
    }

    /// A scale at `k`: its factor and the item after.
    fn scale_at(&self, k: usize) -> Option<(f64, usize)> {
        match self.item(k)?.cardinal()? {
            (Class::Scale, value) => {
                // "hundert tausend millionen", "mille milliards"
                match self.item(k + 1).and_then(Item::cardinal) {
                    Some((Class::Scale, more)) if more > value => Some((value * more, k + 2)),
                    _ => Some((value, k + 1)),
                }
            }
            (Class::Hundred, value) => match self.item(k + 1).and_then(Item::cardinal) {
                Some((Class::Scale, more)) => Some((value * more, k + 2)),
                _ => Some((value, k + 1)),
            },
            _ => None,
        }
    }

    /// The scale word that ended the number before item `k`, or 1.
    fn last_scale(&self, k: usize) -> f64 {
        match k
            .checked_sub(1)
            .and_then(|k| self.item(k))
            .and_then(Item::cardinal)
        {
            Some((Class::Scale, value)) => value,
            _ => 1.0,
        }
    }

    /// A whole number from `k` on: value, the item after, and the scale that closed it (1 for none).
    fn cardinal(&self, k: usize) -> Option<(f64, usize, f64)> {
        let morphemes = &self.tables.morphemes;
        let start = k;
        let mut k = k;
        // Closed groups, each with its scale, from large to small.
        let mut closed: [(f64, f64); 6] = [(0.0, 0.0); 6];
        let mut groups = 0;
        let mut group = 0.0;
        // The smallest place filled in the open group: 1000 is none.
        let mut place = 1000.0;
        let mut open = false;
        let mut teen_ten = false;
        let mut last_scale = 1.0;
        while let Some(item) = self.item(k) {
            if item.is(role::AND) && item.cardinal().is_none() {
                if k == start || !self.joins(k, place, open, closed[..groups].last().map(|c| c.1)) {
                    break;
                }
                k += 1;
                continue;
            }
            if let Some(digits) = item.digits() {
                let fresh = !open && (k == start || groups > 0);
                let unit_after_ten =
                    open && place == 10.0 && digits.plain == 1 && digits.value > 0.0;
                if k > start && (digits.fraction || digits.code) {
                    break;
                }
                if unit_after_ten {
                    group += digits.value;
                    place = 1.0;
                    k += 1;
                    continue;
                }
                let smaller = groups == 0
                    || digits.value < closed[groups - 1].1 && digits.value.fract() == 0.0;
                if !fresh || !smaller {
                    break;
                }
                group = digits.value;
                place = 1.0;
                open = true;
                k += 1;
                continue;
            }
            let Some((class, value)) = item.cardinal() else {
                break;
            };
            let from_digits = k > start && self.item(k - 1).is_some_and(|i| i.digits().is_some());
            match class {
                Class::Zero if k == start => return Some((0.0, k + 1, 1.0)),
                Class::Unit
                    if morphemes.reversed
                        && place > 10.0
                        && self.has(k + 1, role::AND)
                        && self.class(k + 2) == Some(Class::Ten) =>
                {
                    let ten = self
                        .item(k + 2)
                        .and_then(Item::cardinal)
                        .map_or(0.0, |c| c.1);
                    group += value + ten;
                    place = 1.0;
                    open = true;
                    k += 3;
                    continue;
                }
                Class::Unit
                    if morphemes.vigesimal
                        && value == 4.0
                        && place > 10.0
                        && self.item(k + 1).and_then(Item::cardinal)
                            == Some((Class::Ten, 20.0)) =>
                {
                    group += 80.0;
                    place = 10.0;
                    open = true;
                    k += 2;
                    continue;
                }
                Class::Unit if teen_ten && value >= 7.0 => {
                    group += value;
                    teen_ten = false;
                }
                Class::Unit if place > 1.0 => {
                    group += value;
                    place = 1.0;
                    open = true;
                }
                Class::Teen
                    if place > 10.0
                        || morphemes.vigesimal
                            && place == 10.0
                            && matches!((group % 100.0) as u32, 60 | 80) =>
                {
                    group += value;
                    place = 1.0;
                    open = true;
                    teen_ten = morphemes.vigesimal && value == 10.0;
                    k += 1;
                    continue;
                }
                Class::Ten if place > 10.0 => {
                    group += value;
                    place = 10.0;
                    open = true;
                }
                Class::Hundreds if place == 1000.0 => {
                    group += value;
                    place = 100.0;
                    open = true;
                }
                Class::Hundred if !open => {
                    group = value;
                    place = 100.0;
                    open = true;
                }
                Class::Hundred if group < 100.0 && group > 0.0 || from_digits => {
                    // "50 cents" are cents, "322 cent" are hundreds.
                    if from_digits && item.is(role::UNIT) && self.class(k + 1) != Some(Class::Scale)
                    {
                        break;
                    }
                    group *= value;
                    place = 100.0;
                }
                Class::Scale => {
                    let mut amount = group;
                    if !open && groups == 0 {
                        amount = 1.0;
                    } else if !open {
                        // "mille milliards": the closed groups under the larger scale are multiplied.
                        if closed[groups - 1].1 >= value {
                            break;
                        }
                        amount = 0.0;
                    }
                    while groups > 0 && closed[groups - 1].1 < value {
                        amount += closed[groups - 1].0;
                        groups -= 1;
                    }
                    if groups > 0 && closed[groups - 1].1 == value || groups == closed.len() {
                        break;
                    }
                    closed[groups] = (amount * value, value);
                    groups += 1;
                    group = 0.0;
                    place = 1000.0;
                    open = false;
                    last_scale = value;
                    k += 1;
                    teen_ten = false;
                    continue;
                }
                _ => break,
            }
            if class != Class::Scale && open {
                last_scale = if class == Class::Hundred { 100.0 } else { 1.0 };
            }
            if class != Class::Teen {
                teen_ten = false;
            }
            k += 1;
        }
        if k == start {
            return None;
        }
        let total = closed[..groups].iter().rev().map(|c| c.0).sum::<f64>() + group;
        Some((total, k, last_scale))
    }

    fn class(&self, k: usize) -> Option<Class> {
        self.item(k).and_then(Item::cardinal).map(|c| c.0)
    }

    /// Whether the "and" at `k` joins what follows to the number so far.
    fn joins(&self, k: usize, place: f64, open: bool, closed: Option<f64>) -> bool {
        let glued = self.item(k).is_some_and(|item| item.glued);
        // Nothing but a smaller number: an article or fraction begins "and a half".
        let Some((value, used, _)) = self.cardinal(k + 1) else {
            return false;
        };
        if self.between && !glued {
            // Only where another joiner is left for the second number.
            let more = (used..self.items.len()).any(|k| self.has(k, role::AND));
            if !more {
                return false;
            }
        }
        if self.fraction_at(used).is_some() || self.denominator(used).is_some() {
            return false;
        }
        if !open {
            return closed.is_some_and(|scale| value < scale);
        }
        if value < place {
            return true;
        }
        // "two hundred and two thousand"
        let lead = self.item(k + 1).and_then(Item::cardinal);
        matches!(lead, Some((Class::Unit | Class::Teen | Class::Ten, v)) if v < place)
            && value >= 1000.0
            && self.scaled_lead(k + 1, place)
    }

    /// Whether the number at `k` is a group under `place` with one scale: "two thousand".
    fn scaled_lead(&self, k: usize, place: f64) -> bool {
        let mut lead = 0.0;
        for item in self.items.iter().skip(k).take(4) {
            match item.cardinal() {
                Some((Class::Unit | Class::Teen | Class::Ten, value)) => lead += value,
                Some((Class::Scale, _)) => return lead > 0.0 && lead < place,
                None if item.is(role::AND) => {}
                _ => return false,
            }
        }
        false
    }

    /// An ordinal from `k` on: cardinal pieces, then an ordinal one.
    fn ordinal(&self, k: usize) -> Option<(f64, usize)> {
        let direct = |k: usize| {
            self.item(k)
                .and_then(|item| item.atom())
                .and_then(|atom| atom.ordinal)
        };
        if let Some((mut class, mut value)) = direct(k) {
            // "centésimo quadragésimo quinto"
            let mut at = k + 1;
            while let Some((next, more)) = direct(at)
                && matches!(class, Class::Ten | Class::Hundreds)
                && matches!(next, Class::Ten | Class::Unit)
                && more < value
            {
                value += more;
                class = next;
                at += 1;
            }
            return Some((value, at));
        }
        // "fünfundzwanzigste"
        if self.tables.morphemes.reversed
            && let Some((Class::Unit, unit)) = self.item(k).and_then(Item::cardinal)
            && self.has(k + 1, role::AND)
            && let Some((Class::Ten, ten)) = direct(k + 2)
        {
            return Some((unit + ten, k + 3));
        }
        let (value, mut at, _) = self.cardinal(k)?;
        if self.has(at, role::AND) {
            at += 1;
        }
        if self.has(at, role::ALONE | role::UNIT)
            || self
                .item(at - 1)
                .is_some_and(|item| item.digits().is_some())
        {
            return None;
        }
        // "honderdvijfentwintigste"
        if self.tables.morphemes.reversed
            && self.item(at).is_some_and(|item| item.cardinal().is_none())
            && self.item(at - 1).is_some_and(|item| item.is(role::AND))
            && let Some((Class::Unit, unit)) = at
                .checked_sub(2)
                .and_then(|k| self.item(k))
                .and_then(Item::cardinal)
            && let Some((Class::Ten, ten)) = direct(at)
            && value % 100.0 == unit
        {
            return Some((value + ten, at + 1));
        }
        let (class, last) = direct(at)?;
        let fits = match class {
            Class::Hundred | Class::Scale => return Some((value * last, at + 1)),
            Class::Unit => value % 10.0 == 0.0,
            _ => value % 100.0 == 0.0 || value % 20.0 == 0.0 && last >= 10.0,
        };
        fits.then_some((value + last, at + 1))
    }

    /// The denominator at `k`: "tiers", "fifths", "twenty-firsts"; whether it is a plural; the item after.
    fn denominator(&self, k: usize) -> Option<(f64, bool, usize)> {
        let item = self.item(k)?;
        if let Some(value) = item.atom().and_then(|atom| atom.fraction) {
            return Some((value, true, k + 1));
        }
        // "vinte e cinco avos"
        if let Some((value, used, _)) = self.cardinal(k)
            && self.has(used, role::PARTS)
        {
            return Some((value, true, used + 1));
        }
        if item.is(role::UNIT) {
            return None;
        }
        let (value, used) = self.ordinal(k)?;
        let plural = self
            .item(used - 1)
            .and_then(Item::atom)
            .is_some_and(|atom| atom.plural);
        (value > 2.0).then_some((value, plural || self.tables.morphemes.singular_parts, used))
    }

    /// `count` parts: "deux tiers", "a third".
    fn share(&self, count: f64, k: usize, article: bool) -> Option<Found> {
        let (parts, plural, used) = self.denominator(k)?;
        let one = count == 1.0;
        if !(one || plural) || count.fract() != 0.0 {
            return None;
        }
        let mut value = count / parts;
        let mut used = used;
        let named = self.fraction_at(k).is_some();
        let ordinal = self
            .item(k)
            .and_then(Item::atom)
            .is_some_and(|atom| atom.ordinal.is_some());
        if one && (!named || ordinal) {
            // "a third man" is an ordinal: a part ends the line or goes on with "of".
            let last = self.items.last().map_or(0, |item| item.next);
            let ends =
                self.item(used).is_none() && (self.ends_line(last) || self.goes_on(last, named));
            if article && !ends && !self.has(used, role::OF) {
                return None;
            }
        }
        // "a quarter million", "two thirds of a million", "half a dozen"
        let mut at = used;
        if self.has(at, role::OF) {
            at += 1;
        }
        if self.has(at, role::ARTICLE) {
            at += 1;
        }
        let mut scaled = false;
        if let Some((factor, next)) = self.scale_at(at) {
            value *= factor;
            used = next;
            scaled = true;
        } else if let Some(found) = self.collective(at, 1.0) {
            value *= found.value;
            used = found.used;
            scaled = true;
        }
        Some(Found {
            value,
            used,
            form: if scaled { Form::Words } else { Form::Fraction },
            scaled,
        })
    }

    /// "et demi", "and a half", "and three quarters": the part and the item after.
    fn and_a_half(&self, k: usize) -> Option<(f64, usize)> {
        if !self.has(k, role::AND | role::POINT) {
            return None;
        }
        let mut at = k + 1;
        let mut count = 1.0;
        // "2 e 1/4"
        if let Some(digits) = self.item(at).and_then(Item::digits)
            && digits.fraction
            && digits.value < 1.0
        {
            return Some((digits.value, at + 1));
        }
        if let Some((value, used, _)) = self.cardinal(at) {
            (count, at) = (value, used);
        } else if self.has(at, role::ARTICLE) {
            at += 1;
        } else if self.fraction_at(at).is_none() {
            return None;
        }
        let (parts, _, used) = self.denominator(at)?;
        (count < parts).then_some((count / parts, used))
    }

    /// "virgule cinquante deux", "point zero three".
    fn decimals(&self, k: usize) -> Option<(f64, usize)> {
        if !self.has(k, role::POINT) {
            return None;
        }
        let mut at = k + 1;
        let mut digits = String::from("0.");
        let mut single = false;
        while let Some((class @ (Class::Zero | Class::Unit), value)) =
            self.item(at).and_then(Item::cardinal)
        {
            let follows = matches!(self.class(at + 1), Some(Class::Zero | Class::Unit));
            let group = matches!(
                self.class(at + 1),
                Some(Class::Hundred | Class::Ten | Class::Teen)
            ) || self.has(at + 1, role::AND);
            if class == Class::Unit && !single && !follows && group {
                break;
            }
            single |= class == Class::Unit;
            digits.push_str(&value.to_string());
            at += 1;
        }
        if !single
            && let Some((value, used, _)) = self.cardinal(at)
            && value < 1e6
            && value.fract() == 0.0
        {
            digits.push_str(&value.to_string());
            at = used;
        }
        (at > k + 1).then(|| (digits.parse().unwrap_or(0.0), at))
    }

    /// "un sur cinq", "two in five".
    fn ratio(&self, value: f64, k: usize) -> Option<Found> {
        if !self.has(k, role::OVER) {
            return None;
        }
        // "1 op de 3"
        let article = self.has(k + 1, role::ARTICLE_BEFORE | role::EACH);
        // "uno de los cinco" is one, "uno de cada cinco" a share.
        if self.has(k, role::OF) && !self.has(k + 1, role::EACH) {
            return None;
        }
        let at = k + 1 + usize::from(article);
        let (whole, used, _) = self.cardinal(at)?;
        // "3 in 2009" is no ratio.
        let small = value < whole && value < 1000.0;
        (whole > 0.0 && value.fract() == 0.0 && small && (whole < 1900.0 || whole % 1000.0 == 0.0))
            .then_some(Found {
                value: value / whole,
                used,
                form: Form::Ratio,
                scaled: false,
            })
    }
}

//! Units and currencies, behind and before a number.

use super::tables::role;
use super::words::Reader;
use crate::FigureKind;
use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A unit as published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// `Figure.unit`: "EUR", "km", "%".
    pub code: &'static str,
    pub kind: FigureKind,
    /// The word is mostly something else ("un livre", "un jour"): an article does not make an amount of it.
    pub weak: bool,
    /// How many of `code` one of the word is: 15 for "kwartier" in minutes.
    pub factor: f64,
}

/// A unit found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub unit: Unit,
    /// What it is taken per: "h" in "km/h".
    pub per: Option<&'static str>,
    /// First token.
    pub first: usize,
    /// The token after.
    pub next: usize,
    /// A factor written into the unit: "M€".
    pub factor: f64,
}

impl Hit {
    /// `Figure.unit`.
    pub(super) fn code(&self) -> String {
        match self.per {
            Some(per) => format!("{}/{per}", self.unit.code),
            None => self.unit.code.to_owned(),
        }
    }
}

/// The units of one language, in words.
#[derive(Debug, Default)]
pub(super) struct Units {
    words: PhraseTable<Unit>,
    first: Vec<WordId>,
    per: Vec<WordId>,
}

static SYMBOLS: &str = include_str!("symbols.txt");

/// Signs and codes, case kept.
fn symbols() -> &'static FxHashMap<&'static str, Unit> {
    static TABLE: OnceLock<FxHashMap<&'static str, Unit>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut out = FxHashMap::default();
        for row in table::rows(SYMBOLS) {
            let Some(kind) = kind(row.section) else {
                continue;
            };
            let code = row.field(0);
            for form in row.field(1).split_whitespace() {
                out.entry(form).or_insert(Unit {
                    code,
                    kind,
                    weak: false,
                    factor: 1.0,
                });
            }
        }
        out
    })
}

fn kind(section: &str) -> Option<FigureKind> {
    Some(match section {
        "percent" => FigureKind::Percent,
        "points" => FigureKind::Points,
        "money" => FigureKind::Money,
        "duration" => FigureKind::Duration,
        "measure" => FigureKind::Measure,
        "ratio" => FigureKind::Ratio,
        _ => return None,
    })
}

/// Tokens that one symbol spans at most: "km ^ 2", "US $".
const SYMBOL_TOKENS: usize = 4;

impl Units {
    pub(super) fn load(lang: Lang, words: &mut LexiconBuilder) -> Units {
        let mut units = Units::default();
        for row in table::rows(lang.file("units")) {
            if row.section == "per" {
                units.per.push(words.word(row.text));
                continue;
            }
            let Some(kind) = kind(row.section) else {
                continue;
            };
            // "min * 15"
            let (code, factor) = match row.field(0).split_once('*') {
                Some((code, factor)) => (code.trim(), super::digits::decimal(factor.trim())),
                None => (row.field(0), 1.0),
            };
            for form in row.field(1).split(',').map(str::trim) {
                // Every combination of singular and plural of the starred words.
                let (form, weak) = match form.strip_suffix('?') {
                    Some(form) => (form, true),
                    None => (form, false),
                };
                let stars = form.matches('*').count();
                for plural in 0..1usize << stars.min(4) {
                    let mut star = 0;
                    let phrase: Vec<WordId> = form
                        .split_whitespace()
                        .map(|word| match word.strip_suffix('*') {
                            Some(stem) => {
                                let s = plural >> star & 1 == 1;
                                star += 1;
                                words.word(&if s {
                                    format!("{stem}s")
                                } else {
                                    stem.to_owned()
                                })
                            }
                            None => words.word(word),
                        })
                        .collect();
                    if let Some(first) = phrase.first() {
                        units.first.push(*first);
                    }
                    units.words.insert(
                        &phrase,
                        Unit {
                            code,
                            kind,
                            weak,
                            factor,
                        },
                    );
                }
            }
        }
        units
    }

    pub(super) fn words(&self) -> &PhraseTable<Unit> {
        &self.words
    }

    pub(super) fn first_words(&self) -> Vec<WordId> {
        self.first.clone()
    }

    pub(super) fn per_words(&self) -> Vec<WordId> {
        self.per.clone()
    }
}

impl Reader<'_> {
    /// The word at `n`; signs that stand in unit phrases have one too.
    fn id(&self, n: usize) -> WordId {
        match self.tokens.get(n) {
            Some(token) if token.is_word() => token.word,
            Some(token) => self.lexicon.get(token.text(self.text)),
            None => WordId::NONE,
        }
    }

    /// The unit written with signs or codes at token `n`.
    fn symbol(&self, n: usize) -> Option<(Unit, usize)> {
        let first = self.tokens.get(n)?;
        let mut last = n;
        while last + 1 < n + SYMBOL_TOKENS && self.tokens.get(last + 1).is_some_and(|t| !t.spaced) {
            last += 1;
        }
        for end in (n..=last).rev() {
            let text = self
                .text
                .get(first.start as usize..self.tokens[end].end as usize)?;
            let Some(unit) = symbols().get(text) else {
                continue;
            };
            let next = self.tokens.get(end + 1);
            let final_letter = text.ends_with(|c: char| c.is_alphanumeric());
            if final_letter
                && next.is_some_and(|t| {
                    !t.spaced
                        && (t.is_word() && !self.is_clitic(t.start) || t.kind == TokenKind::Digits)
                })
            {
                continue;
            }
            return Some((*unit, end + 1));
        }
        None
    }

    fn is_clitic(&self, at: u32) -> bool {
        self.text[at as usize..].starts_with(['\'', '’', '-'])
    }

    /// Whether a digit run stands at `n`.
    pub(super) fn number_at(&self, n: usize) -> bool {
        self.tokens
            .get(n)
            .is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// The unit behind a number that ends before token `n`; `value` decides between "m" and "M".
    pub(super) fn unit_after(&self, n: usize) -> Option<Hit> {
        let token = self.tokens.get(n)?;
        // "1.000 secondo gli organizzatori"
        if self.tables.roles(token.word) & role::ACCORDING != 0 {
            return None;
        }
        // "20 [kg]"
        if token.is_sign('[') || token.is_sign('{') {
            let (unit, next) = self.symbol(n + 1)?;
            let close = self.tokens.get(next)?;
            return (close.is_sign(']') || close.is_sign('}')).then_some(Hit {
                unit,
                per: None,
                first: n,
                next: next + 1,
                factor: 1.0,
            });
        }
        let symbol = self
            .symbol(n)
            .filter(|(unit, next)| self.plausible(n, *next, unit));
        let words = {
            let ids = (n..n + 6).map(|k| self.id(k));
            self.tables
                .units
                .words
                .longest(ids)
                .map(|(len, unit)| (*unit, n + len))
                .filter(|_| token.text(self.text) != "p" || self.is_pence(n))
        };
        let mut factor = 1.0;
        let (unit, mut next) = match (symbol, words) {
            (Some(a), Some(b)) => {
                if b.1 >= a.1 {
                    b
                } else {
                    a
                }
            }
            (Some(a), None) => a,
            (None, Some(b)) => b,
            (None, None) => {
                // "30 MUSD", "5 M€" is cut at the sign already.
                let word = token.text(self.text);
                let (scale, code) = word
                    .strip_prefix('M')
                    .map(|code| (1e6, code))
                    .or_else(|| word.strip_prefix('k').map(|code| (1e3, code)))?;
                let unit = symbols()
                    .get(code)
                    .filter(|unit| unit.kind == FigureKind::Money && code.len() == 3)?;
                factor = scale;
                (*unit, n + 1)
            }
        };
        let mut per = None;
        if let Some((what, after)) = self.per(next) {
            per = Some(what);
            next = after;
        }
        Some(Hit {
            unit,
            per,
            first: n,
            next,
            factor: factor * unit.factor,
        })
    }

    /// "/h", "par jour", "per kg" at token `n`: the unit's code and the token after.
    pub(super) fn per(&self, n: usize) -> Option<(&'static str, usize)> {
        let token = self.tokens.get(n)?;
        if token.is_sign('/') {
            if token.spaced {
                return None;
            }
            let (unit, next) = self.symbol(n + 1).or_else(|| self.word_unit(n + 1))?;
            return Some((unit.code, next));
        }
        if self.tables.roles(token.word) & role::PER == 0 {
            return None;
        }
        let (unit, next) = self.word_unit(n + 1).or_else(|| {
            let (unit, next) = self.symbol(n + 1)?;
            (self.tokens[n + 1].text(self.text).len() > 1).then_some((unit, next))
        })?;
        matches!(unit.kind, FigureKind::Duration | FigureKind::Measure).then_some((unit.code, next))
    }

    /// "pour cent", "por ciento" at token `n` without a number before and with no noun behind: the token after.
    pub(super) fn bare_percent(&self, n: usize) -> Option<usize> {
        let (unit, next) = self.word_unit(n)?;
        let counts = self.tokens.get(next).is_some_and(|token| {
            self.tables.roles(token.word) & (role::UNIT | role::NUMBER) != 0
                || token.is_word() && !self.tables.nouns.stops(token) && !self.crosses_line(next)
        });
        (unit.kind == FigureKind::Percent && next > n + 1 && !counts).then_some(next)
    }

    fn word_unit(&self, n: usize) -> Option<(Unit, usize)> {
        let ids = (n..n + 4).map(|k| self.id(k));
        self.tables
            .units
            .words
            .longest(ids)
            .map(|(len, unit)| (*unit, n + len))
    }

    /// Single letters and words that are mostly something else need a closer look.
    fn plausible(&self, n: usize, next: usize, unit: &Unit) -> bool {
        let token = &self.tokens[n];
        let text = self
            .text
            .get(token.start as usize..self.tokens[next - 1].end as usize)
            .unwrap_or("");
        // "38.4C", never "3C" or "Form 13F".
        if matches!(text, "C" | "F") {
            return !token.spaced
                && self.tables.nouns.is_english()
                && n > 1
                && self.tokens[n - 1].kind == TokenKind::Digits
                && self.sign_at(n - 2) == Some('.')
                && self.glued(n - 1);
        }
        if text == "\"" {
            return !token.spaced && self.is_inch(n);
        }
        if !token.spaced {
            return true;
        }
        match text {
            // "3 in 5", "2 in April"
            "in" | "s" | "a" => self
                .tokens
                .get(next)
                .is_none_or(|t| matches!(t.kind, TokenKind::Sign(_))),
            // "2023 ha vinto": the auxiliary of Spanish and Italian.
            "ha" if self.is(n, role::HELPER) => {
                n > 0
                    && self.tokens[n - 1].kind == TokenKind::Digits
                    && self.tokens.get(next).is_none_or(|t| {
                        !t.is_word() || self.tables.nouns.is_of(t) || self.crosses_line(next)
                    })
            }
            "'" => false,
            // A word of the language rather than a code.
            _ if unit.kind == FigureKind::Money && text.len() == 3 => {
                text.chars().all(|c| !c.is_ascii_lowercase())
                    || text.chars().any(|c| !c.is_alphabetic())
                    || self.text.len() < 40
            }
            _ => true,
        }
    }

    /// "40p": glued behind two digits at most, as "720p" is no price.
    fn is_pence(&self, n: usize) -> bool {
        n.checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .is_some_and(|before| {
                before.kind == TokenKind::Digits && before.end - before.start <= 2
            })
            && !self.tokens[n].spaced
    }

    /// Whether the mark at `n` stands behind digits and closes no quotation of its line.
    fn is_inch(&self, n: usize) -> bool {
        let digits = n > 0 && self.tokens[n - 1].kind == TokenKind::Digits;
        let open = (n.saturating_sub(80)..n)
            .rev()
            .take_while(|at| !self.crosses_line(*at + 1))
            .filter(|at| self.sign_at(*at) == Some('"'))
            .count();
        digits && open % 2 == 0
    }

    /// The currency that stands directly before token `n`.
    pub(super) fn currency_before(&self, n: usize) -> Option<(Unit, usize)> {
        let last = n.checked_sub(1)?;
        let mut first = last;
        let mut best = None;
        for _ in 0..3 {
            let text = self
                .text
                .get(self.tokens.get(first)?.start as usize..self.tokens.get(last)?.end as usize)?;
            if let Some(unit) = symbols().get(text)
                && unit.kind == FigureKind::Money
            {
                best = Some((*unit, first));
            }
            if first == 0 || self.tokens[first].spaced {
                break;
            }
            first -= 1;
        }
        let (unit, first) = best?;
        let words = self.tokens[first].is_word();
        // "EUR 20" but not a word that ends another.
        if words && first > 0 && !self.tokens[first].spaced && self.tokens[first - 1].is_word() {
            return None;
        }
        let text = self.tokens[last].text(self.text);
        if words
            && last == first
            && (text.len() < 2
                || text.chars().all(|c| c.is_ascii_lowercase()) && self.text.len() > 40)
        {
            return None;
        }
        Some((unit, first))
    }
}

//! A number with what is glued to its value: scale letters, unit, currency, cents.

use super::assemble::Pass;
use super::tables::role;
use super::unit::{Hit, Unit};
use super::words::{Form, Numeral};
use crate::FigureKind;
use crate::text::TokenKind;

/// Tokens that a word for an amount stands before its number at most.
const AMOUNT_REACH: usize = 14;

/// A number with its unit, before it is decided what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub num: Numeral,
    /// The token after number, scale and unit.
    pub next: usize,
    /// The byte after the number with a glued scale.
    pub number_end: u32,
    /// A currency before the number, and its first token.
    pub before: Option<(Unit, usize)>,
    pub unit: Option<Hit>,
    pub value: f64,
    /// "five-year-old"
    pub age: bool,
}

impl Amount {
    /// Unit or currency, wherever it stands.
    pub(super) fn any_unit(&self) -> Option<Unit> {
        self.unit
            .map(|hit| hit.unit)
            .or(self.before.map(|(unit, _)| unit))
    }
}

impl Pass<'_, '_> {
    /// The currency before token `n`, unless it belongs to the figure before: "3 GBP one penny".
    fn currency_before(&self, n: usize) -> Option<(Unit, usize)> {
        let (unit, first) = self.reader.currency_before(n)?;
        let start = self.reader.token(first)?.start;
        let free = self.out.last().is_none_or(|f| f.span.end <= start);
        free.then_some((unit, first))
    }

    /// Reads scale letters and unit behind a number.
    pub(super) fn amount(&mut self, num: Numeral) -> Amount {
        let mut amount = Amount {
            num,
            next: num.next,
            number_end: num.end,
            before: self.currency_before(num.first),
            unit: None,
            value: num.value,
            age: false,
        };
        if num.rest {
            self.rest(&mut amount);
            return amount;
        }
        if matches!(num.form, Form::Digits | Form::Words) {
            self.short_scale(&mut amount);
        }
        let reader = &self.reader;
        let mut at = amount.next;
        if reader.crosses_line(at) {
            return amount;
        }
        // "2-mile"
        let hyphen = reader
            .token(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::Sign('-' | '‑')) && !t.spaced)
            && reader
                .token(at + 1)
                .is_some_and(|t| !t.spaced && t.is_word());
        if hyphen {
            at += 1;
        }
        // "millions de dollars", "une trentaine de kilomètres", "half a litre"
        let part = num.form == Form::Fraction
            // "one and a half of an hour"
            || num.form == Form::Words && !num.scaled && num.value.fract() != 0.0;
        let scaled = num.scaled
            || part
            || matches!(num.form, Form::Vague | Form::Collective)
            || amount.number_end > num.end;
        if scaled && reader.is(at, role::OF) {
            at += 1;
        }
        if part && (num.lone || at > amount.next) && reader.is(at, role::ARTICLE) {
            at += 1;
        }
        if amount.before.is_some() {
            if let Some((per, next)) = reader.per(at) {
                // "$5 a share"
                amount.unit = amount.before.map(|(unit, first)| Hit {
                    unit,
                    per: Some(per),
                    first,
                    next,
                    factor: 1.0,
                });
                amount.next = next;
            } else if let Some(hit) = reader.unit_after(at).filter(|hit| {
                hit.unit.kind == FigureKind::Money && !hyphen && !reader.number_at(hit.next)
            }) {
                // "$ 75 USD": said twice.
                amount.unit = Some(hit);
                amount.next = hit.next;
            }
            self.scale_behind_currency(&mut amount);
            return amount;
        }
        if hyphen && self.rest_unit(&mut amount, at) {
            return amount;
        }
        if let Some(hit) = reader.unit_after(at) {
            amount.value *= hit.factor;
            amount.unit = Some(hit);
            amount.next = hit.next;
            if hit.unit.kind == FigureKind::Money {
                self.scale_behind_currency(&mut amount);
            }
        }
        self.below_zero(&mut amount);
        amount
    }

    /// "22bn", "3 M€", "100k".
    fn short_scale(&self, amount: &mut Amount) {
        let reader = &self.reader;
        let n = amount.num.next;
        let Some(token) = reader.token(n).filter(|token| token.is_word()) else {
            return;
        };
        if reader.crosses_line(n) {
            return;
        }
        let word = token.text(reader.text);
        let digits = amount.num.form == Form::Digits;
        // "3 M€", "1,5 M d'euros"
        let behind = n + 1 + usize::from(reader.is(n + 1, role::OF));
        let money = amount.before.is_some()
            || reader
                .unit_after(behind)
                .is_some_and(|hit| hit.unit.kind == FigureKind::Money);
        let listed = || reader.tables.atom(token.word).and_then(|atom| atom.short);
        // "1.4m homes"; "200 m long" and "30m wide" are metres.
        let counts = || {
            !token.spaced
                && self
                    .counted_at(n + 1, true)
                    .is_some_and(|phrase| phrase.head == n + 1 && self.plural_noun(&phrase))
        };
        let factor = match word {
            _ if !digits => listed().filter(|_| word.len() > 1),
            "MM" => Some(1e6),
            "M" if !token.spaced || money => Some(1e6),
            "G" if !token.spaced => Some(1e9),
            "K" if !token.spaced || money => Some(1e3),
            "K" | "M" | "G" => None,
            "m" if money || counts() || self.amount_named(n) => listed(),
            "b" if money || !token.spaced => listed(),
            "m" | "b" => None,
            _ => listed(),
        };
        if let Some(factor) = factor {
            amount.value *= factor;
            amount.next = n + 1;
            amount.number_end = token.end;
            amount.num.plain = 0;
            // "2 Mrd. Euro"
            if reader
                .token(n + 1)
                .is_some_and(|t| t.is_sign('.') && !t.spaced)
                && !reader.crosses_line(n + 2)
                && reader.unit_after(n + 2).is_some()
            {
                amount.next = n + 2;
            }
        }
    }

    /// "The population has reached 1.4m": a word for an amount before in the sentence, and nothing that is measured behind
    /// the letter at token `n`.
    fn amount_named(&self, n: usize) -> bool {
        let reader = &self.reader;
        let ends = reader.crosses_line(n + 1)
            || reader.token(n + 1).is_none_or(|next| {
                reader.tables.nouns.stops(next) && !reader.is(n + 1, role::MODIFIER_AFTER)
            });
        !reader.tokens[n].spaced
            && ends
            && (1..=AMOUNT_REACH)
                .map_while(|back| n.checked_sub(back))
                .take_while(|at| {
                    !reader.crosses_line(at + 1)
                        && (reader.glued(at + 1)
                            || !matches!(reader.sign_at(*at), Some('.' | ';' | '!' | '?')))
                })
                .any(|at| reader.is(at, role::AMOUNT))
    }

    /// "75 USD millones": the scale behind the currency.
    fn scale_behind_currency(&self, amount: &mut Amount) {
        let reader = &self.reader;
        let Some(token) = reader.token(amount.next).filter(|t| t.is_word()) else {
            return;
        };
        if amount.num.scaled || amount.unit.is_none() || reader.crosses_line(amount.next) {
            return;
        }
        if let Some((super::tables::Class::Scale, factor)) = reader
            .tables
            .atom(token.word)
            .and_then(|atom| atom.cardinal)
            && factor >= 1e6
        {
            amount.value *= factor;
            amount.next += 1;
        }
    }

    /// "27 degrees below zero".
    fn below_zero(&self, amount: &mut Amount) {
        let reader = &self.reader;
        let n = amount.next;
        if !reader.is(n, role::MODIFIER_AFTER) || amount.value <= 0.0 {
            return;
        }
        let ids = reader.tokens[n..].iter().map(|token| token.word);
        if let Some((len, _)) = reader.tables.below_zero.longest(ids) {
            amount.value = -amount.value;
            amount.next = n + len;
            amount.num.plain = 0;
        }
    }

    /// The unit in the rest of a hyphenated word: "twenty-mile", "five-year-old".
    fn rest(&self, amount: &mut Amount) {
        let reader = &self.reader;
        let num = amount.num;
        amount.next = num.next + 1;
        let Some(token) = reader.token(num.next) else {
            return;
        };
        let rest = reader
            .text
            .get(num.end as usize + 1..token.end as usize)
            .unwrap_or("");
        if let Some((unit, age)) = self.unit_of(rest) {
            amount.age = age;
            amount.unit = Some(Hit {
                unit,
                per: None,
                first: num.next,
                next: num.next + 1,
                factor: 1.0,
            });
        }
    }

    /// "34-year-old": the hyphenated word at token `at` begins with a unit.
    fn rest_unit(&self, amount: &mut Amount, at: usize) -> bool {
        let Some(token) = self.reader.token(at) else {
            return false;
        };
        let word = token.text(self.reader.text);
        if !word.contains('-') {
            return false;
        }
        let Some((unit, age)) = self.unit_of(word) else {
            return false;
        };
        amount.age = age;
        amount.next = at + 1;
        amount.unit = Some(Hit {
            unit,
            per: None,
            first: at,
            next: at + 1,
            factor: 1.0,
        });
        true
    }

    /// The unit that hyphenated words begin with, and whether they tell an age: "year-old".
    fn unit_of(&self, words: &str) -> Option<(Unit, bool)> {
        let ids = words
            .split('-')
            .map(|part| self.reader.lexicon.get(&crate::lang::fold(part)));
        let (_, unit) = self.reader.tables.units.words().longest(ids)?;
        let age = unit.kind == FigureKind::Duration && words.ends_with("-old");
        Some((*unit, age))
    }
}

//! Amounts said in parts: "3 dollars 50 cents", "5 feet 2 inches", "une heure et demie".

use super::amount::Amount;
use super::assemble::Pass;
use super::tables::{Class, role};
use super::unit::{Hit, Unit};
use super::words::{Form, Numeral};
use crate::FigureKind;
use crate::text::TokenKind;

impl Pass<'_, '_> {
    /// "3 dollars 50 cents", "5 feet 2 inches", "1 heure 30 minutes": money summed in its currency, the rest in the
    /// smallest unit said.
    pub(super) fn add_parts(&mut self, amount: &mut Amount) {
        for _ in 0..4 {
            let Some(unit) = amount.any_unit() else {
                return;
            };
            if self.add_half(amount).is_some() {
                return;
            }
            let done = match unit.kind {
                FigureKind::Money => self.add_cents(amount),
                FigureKind::Duration | FigureKind::Measure if amount.before.is_none() => {
                    self.add_smaller(amount, unit)
                }
                _ => None,
            };
            if done.is_none() {
                return;
            }
        }
    }

    /// "une heure et demie", "an hour and a half", "due ore e tre quarti": a part of the unit said behind it.
    fn add_half(&self, amount: &mut Amount) -> Option<()> {
        let reader = &self.reader;
        let nouns = &reader.tables.nouns;
        amount.unit?;
        let mut at = amount.next;
        if amount.value.fract() != 0.0 || !reader.is(at, role::AND) || reader.crosses_line(at) {
            return None;
        }
        at += 1;
        let article = reader.is(at, role::ARTICLE);
        at += usize::from(article);
        let atom = |n: usize| {
            let token = reader.token(n).filter(|token| token.is_word())?;
            reader.tables.atom(token.word)
        };
        let mut count = 1.0;
        if !article && let Some((Class::Unit, value)) = atom(at)?.cardinal {
            count = value;
            at += 1;
        }
        let parts = atom(at)?.fraction?;
        let word = reader.token(at)?.text(reader.text);
        let plural = nouns.lemma(word) != crate::lang::fold(word);
        // "two hours and half of the staff", "3 euros y cuartos de final"
        let whole = count == 1.0 && (plural || nouns.is_english() && !article);
        let behind = reader.roles_at(at + 1) & (role::UNIT | role::NUMBER | role::ARTICLE) != 0;
        if whole || count >= parts || behind && !reader.crosses_line(at + 1) {
            return None;
        }
        amount.value += count / parts;
        amount.next = at + 1;
        Some(())
    }

    fn add_cents(&mut self, amount: &mut Amount) -> Option<()> {
        amount.unit?;
        let joined = self.reader.is(amount.next, role::AND | role::POINT);
        let at = amount.next + usize::from(joined);
        let token = self.reader.token(at)?;
        if self.reader.crosses_line(at) || !token.spaced || !self.reader.may_begin(token) {
            return None;
        }
        let num = self.reader.read(at, false)?;
        if num.value.fract() != 0.0
            || !(1.0..100.0).contains(&num.value)
            || !matches!(num.form, Form::Digits | Form::Words)
            || num.rest
        {
            return None;
        }
        let part = self.amount(num);
        let coin = |hit: Hit| matches!(hit.unit.code, "cent" | "GBX" | "sen" | "UAH/100" | "Rp");
        let mut next = part.next;
        let mut cents = part.unit.is_some_and(coin);
        // "20 dollars 43c"
        if let Some(token) = self.reader.token(num.next)
            && part.unit.is_none()
            && num.form == Form::Digits
            && !token.spaced
            && token.text(self.reader.text) == "c"
        {
            (cents, next) = (true, num.next + 1);
        }
        if num.article && !cents {
            return None;
        }
        // Without the word only where nothing else can be counted: "15 dollars 50.", "15 dollars et 50."
        let bare = part.unit.is_none()
            && num.next == at + 1
            && (num.plain == 2 || num.plain == 0 || joined)
            && amount.value.fract() == 0.0
            && self.reader.token(num.next).is_none_or(|t| {
                let other = t.kind == TokenKind::Digits
                    || matches!(t.kind, TokenKind::Sign('-' | '%' | '/'))
                    || t.is_word() && (!t.spaced || !self.reader.tables.nouns.stops(t));
                !other || self.reader.crosses_line(num.next)
            });
        if !cents && !bare {
            return None;
        }
        amount.value += num.value / 100.0;
        amount.next = if cents { next } else { num.next };
        Some(())
    }

    fn add_minutes(&mut self, amount: &mut Amount, num: Numeral, comma: bool) -> Option<()> {
        let reader = &self.reader;
        let next = reader.token(num.next);
        let closed = next.is_none_or(|t| !t.is_word() || reader.tables.nouns.stops(t))
            || reader.crosses_line(num.next);
        let minutes = num.form == Form::Words || num.plain == 2;
        if comma || !closed || !minutes || !(1.0..60.0).contains(&num.value) || num.article {
            return None;
        }
        amount.value = amount.value * 60.0 + num.value;
        amount.next = num.next;
        if let Some(hit) = &mut amount.unit {
            hit.unit.code = "min";
        }
        Some(())
    }

    fn add_smaller(&mut self, amount: &mut Amount, unit: Unit) -> Option<()> {
        let mut at = amount.next;
        let comma = self.reader.token(at)?.is_sign(',');
        let joined = comma || self.reader.is(at, role::AND);
        // "3 years, 2 months, 14 days and 16 hours": what no sum holds stays apart to the end.
        let listed = joined
            && self.out.last().is_some_and(|before| {
                before.kind == FigureKind::Duration
                    && self
                        .reader
                        .token(amount.num.first)
                        .and_then(|token| {
                            self.reader
                                .text
                                .get(before.span.end as usize..token.start as usize)
                        })
                        .is_some_and(|gap| gap.trim() == ",")
            });
        if listed {
            return None;
        }
        at += usize::from(joined);
        if comma && self.reader.is(at, role::AND) {
            at += 1;
        }
        let token = self.reader.token(at)?;
        if self.reader.crosses_line(at) || !token.spaced || !self.reader.may_begin(token) {
            return None;
        }
        let num = self.reader.read(at, false)?;
        if !matches!(num.form, Form::Digits | Form::Words) || num.rest {
            return None;
        }
        let part = self.amount(num);
        // "1 hour and fifteen", "deux heures trente"
        if part.unit.is_none() && unit.code == "h" {
            return self.add_minutes(amount, num, comma);
        }
        let smaller = part.unit?.unit;
        if part.unit?.per.is_some() || amount.unit?.per.is_some() {
            return None;
        }
        let factor = ratio(unit.code, smaller.code, comma)?;
        if part.value >= factor * 12.0 || part.value < 0.0 {
            return None;
        }
        amount.value = amount.value * factor + part.value;
        amount.unit = part.unit;
        amount.next = part.next;
        Some(())
    }
}

/// How many of the smaller unit are one of the larger; only pairs that are said together ("2 h 30 min", "5 ft 2 in").
/// `comma` is set where a comma stands between: it joins years and months that are counted apart. A year of days has 365.
fn ratio(large: &str, small: &str, comma: bool) -> Option<f64> {
    Some(match (large, small) {
        ("h", "min") | ("min", "s") => 60.0,
        ("h", "s") => 3600.0,
        ("d", "h") => 24.0,
        ("week", "d") => 7.0,
        ("year", "d") => 365.0,
        ("year", "month") if !comma => 12.0,
        ("km", "m") | ("kg", "g") | ("m", "mm") => 1000.0,
        ("m", "cm") => 100.0,
        ("km", "cm") => 100_000.0,
        ("ft", "in") => 12.0,
        ("yd", "ft") => 3.0,
        ("yd", "in") => 36.0,
        ("lb", "oz") => 16.0,
        ("stone", "lb") => 14.0,
        _ => return None,
    })
}

//! Ranges: "3 à 5 %", "10-12 000", "entre 10 000 et 12 000".

use super::amount::Amount;
use super::assemble::{Draft, Pass, Pending};
use super::kind::Named;
use super::tables::role;
use super::words::{Form, Numeral};
use crate::text::TokenKind;
use crate::{FigureKind, Modifier};

impl Pass<'_, '_> {
    /// The number at the other end of a range that `a` begins.
    pub(super) fn range(&mut self, a: &Amount) -> Option<(Amount, (f64, f64))> {
        if matches!(a.num.form, Form::Vague | Form::Collective | Form::Ratio)
            || a.num.rest
            || a.num.code
        {
            return None;
        }
        let reader = &self.reader;
        let join = reader.token(a.next)?;
        if join.is_word()
            && self
                .change_part(a.num.first, FigureKind::Count, Modifier::Exact)
                .is_some()
        {
            return None;
        }
        if reader.crosses_line(a.next) {
            return None;
        }
        let dash = matches!(join.kind, TokenKind::Sign('-' | '–' | '—' | '‑' | '−'));
        if !dash && reader.roles_at(a.next) & role::RANGE == 0 {
            return None;
        }
        let mut at = a.next + 1;
        let next = reader.token(at)?;
        if dash && next.spaced != join.spaced && !(join.spaced || next.spaced) {
            return None;
        }
        // "8- to 16-metre"
        if dash && reader.roles_at(at) & role::RANGE != 0 {
            at += 1;
        }
        // A currency or "about" may stand before the second number; a bound is another figure.
        if let Some(pending) = (reader.roles_at(at) & role::MODIFIER != 0)
            .then(|| self.before(at))
            .flatten()
        {
            if !matches!(pending.modifier, Modifier::About) {
                return None;
            }
            at = pending.next;
        } else if reader.token(at)?.is_sign('~') {
            at += 1;
        }
        for _ in 0..2 {
            if reader.token(at)?.kind != TokenKind::Digits
                && reader
                    .currency_before(at + 1)
                    .is_some_and(|(_, first)| first <= at)
            {
                at += 1;
            }
        }
        let second = self.reader.read(at, false)?;
        self.join(a, second, dash)
    }

    /// Whether `a` and the number `second` are the ends of one range, and which.
    pub(super) fn join(
        &mut self,
        a: &Amount,
        second: Numeral,
        dash: bool,
    ) -> Option<(Amount, (f64, f64))> {
        if matches!(second.form, Form::Ordinal | Form::Vague | Form::Ratio)
            || second.article && !second.scaled
            || second.code
        {
            return None;
        }
        if self.reader.named_early(&second).is_some() {
            return None;
        }
        let b = self.amount(second);
        let unit = Amount::any_unit;
        match (unit(a), unit(&b)) {
            (Some(x), Some(y)) if x.code != y.code => return None,
            // "10 € - 20": the second may leave it out only behind a sign.
            (Some(_), None) if !dash && a.before.is_none() => return None,
            _ => {}
        }
        let mut low = a.value;
        let high = b.value;
        let short = a.num.plain > 0 && a.num.plain <= 3;
        if unit(a).is_none() || a.before.is_some() {
            low *= elided(low, high, &b, short);
        }
        // Two years.
        if a.num.plain == 4
            && b.num.plain == 4
            && unit(a).is_none()
            && unit(&b).is_none()
            && (1000.0..=2199.0).contains(&low)
            && (1000.0..=2199.0).contains(&high)
            && (high - low == 1.0 || self.counted_at(b.next, true).is_none())
        {
            return None;
        }
        // "from -18 °C to -34 °C": frost is told from the milder end.
        if high < low && low < 0.0 {
            return Some((b, (high, low)));
        }
        (low < high).then_some((b, (low, high)))
    }

    pub(super) fn ranged(
        &mut self,
        a: Amount,
        b: Amount,
        (low, high): (f64, f64),
        modifier: Option<Pending>,
    ) -> Option<usize> {
        let mut amount = b;
        amount.before = amount.before.or(a.before);
        amount.unit = amount.unit.or(a.unit);
        if a.unit.is_none()
            && a.before.is_none()
            && b.unit.is_none()
            && b.before.is_none()
            && modifier.is_none()
            && let Some(next) = self.reader.score(a.num.first)
            && b.num.plain > 0
            && a.num.value <= 20.0
            && self.counted_at(next, true).is_none()
            && a.num.first > 0
        {
            let named = Named {
                kind: FigureKind::Label,
                rule: "figure.label.score",
                first: a.num.first,
                next,
            };
            return self.named(named, &a.num);
        }
        let counted = self.counted(&amount, true);
        let outer = a.before.map_or(a.num.first, |(_, first)| first);
        let first = modifier.map_or(outer, |m| m.first);
        self.push(Draft {
            amount,
            low,
            high,
            modifier: Modifier::Range,
            vague: false,
            first,
            rule: "figure.range",
            counted,
            number: a.num.start..amount.number_end,
        })
    }

    /// "entre 3 et 5", "de 10 à 20": the token after, where such a range begins at `n`.
    pub(super) fn between(&mut self, n: usize) -> Option<usize> {
        let tables = self.reader.tables;
        let ids = self.reader.tokens[n..].iter().map(|token| token.word);
        let (len, joins) = tables.between.longest(ids)?;
        let mut at = n + len;
        for _ in 0..2 {
            if self.reader.token(at)?.kind != TokenKind::Digits
                && self
                    .reader
                    .currency_before(at + 1)
                    .is_some_and(|(_, first)| first <= at)
            {
                at += 1;
            }
        }
        if self.reader.is(at, role::ARTICLE_BEFORE) {
            at += 1;
        }
        if !self.reader.may_begin(self.reader.token(at)?) {
            return None;
        }
        let num = self.reader.read(at, true)?;
        let ordinals = num.form == Form::Ordinal;
        if !ordinals && (self.reader.named_early(&num).is_some() || matches!(num.form, Form::Vague))
        {
            return None;
        }
        let a = self.amount(num);
        let mut at = a.next;
        let len = joins.iter().find_map(|join| {
            let fits = join.iter().enumerate().all(|(k, id)| {
                self.reader
                    .token(at + k)
                    .is_some_and(|token| token.word == *id)
            });
            fits.then_some(join.len())
        })?;
        at += len;
        if let Some(pending) = (self.reader.roles_at(at) & role::MODIFIER != 0)
            .then(|| self.before(at))
            .flatten()
        {
            at = pending.next;
        }
        if self.reader.is(at, role::ARTICLE_BEFORE) {
            at += 1;
        }
        for _ in 0..2 {
            if self.reader.token(at)?.kind != TokenKind::Digits
                && self
                    .reader
                    .currency_before(at + 1)
                    .is_some_and(|(_, first)| first <= at)
            {
                at += 1;
            }
        }
        let second = self.reader.read(at, false)?;
        if ordinals {
            if second.form != Form::Ordinal {
                return None;
            }
            let named = Named {
                kind: FigureKind::Ordinal,
                rule: "figure.ordinal",
                first: n,
                next: second.next,
            };
            let next = self.named(named, &num)?;
            if let Some(last) = self.out.last_mut() {
                last.high = Some(second.value);
            }
            return Some(next);
        }
        // A change is no range: "passer de 5 % à 7 %" is read as two figures.
        if self.reader.change_word(n)
            && self.reader.tables.roles(self.reader.tokens[n].word) & role::CHANGE_FROM != 0
        {
            return None;
        }
        // "entre 1863 et 1879"
        let year = |num: &Numeral| num.plain == 4 && (1000.0..=2199.0).contains(&num.value);
        if year(&num)
            && year(&second)
            && a.any_unit().is_none()
            && self.reader.unit_after(second.next).is_none()
            && self.counted_at(second.next, true).is_none()
        {
            let named = Named {
                kind: FigureKind::Date,
                rule: "figure.date.year",
                first: num.first,
                next: second.next,
            };
            return self.named(named, &num);
        }
        let (b, (low, high)) = self.join(&a, second, false)?;
        let pending = Pending {
            modifier: Modifier::Range,
            first: n,
            next: n + len,
        };
        self.ranged(a, b, (low, high), Some(pending))
    }
}

/// The scale that the first number of a range leaves out: "10-12 000", "3 à 5 millions".
fn elided(low: f64, high: f64, b: &Amount, short: bool) -> f64 {
    let scale = if b.num.scaled || b.number_end > b.num.end {
        // The largest scale that leaves a number above the first.
        [1e12, 1e9, 1e6, 1e3]
            .into_iter()
            .find(|scale| high >= *scale)
            .unwrap_or(1.0)
    } else if short
        && b.num.plain == 0
        && b.num.form == Form::Digits
        && high % 1000.0 == 0.0
        && high >= 1000.0
    {
        1e3
    } else {
        return 1.0;
    };
    let fits = low < high / scale && low * 20.0 > high / scale;
    if fits && low < 1000.0 { scale } else { 1.0 }
}

//! A figure from a number and what stands around it.

use super::kind::Named;
use super::reading::{read, vague_bounds};
use super::tables::role;
use super::unit::{Hit, Unit};
use super::words::{Form, Numeral, Reader};
use crate::text::{Document, TokenKind};
use crate::{ChangePart, Counted, Figure, FigureKind, Modifier, ReadingRules, Span};
use std::ops::Range;

/// A modifier that was read and waits for its number.
#[derive(Clone, Copy, Debug)]
struct Pending {
    modifier: Modifier,
    /// First token.
    first: usize,
    /// The token after.
    next: usize,
}

/// Every figure, in order.
pub(super) fn all(doc: &Document, rules: &ReadingRules) -> Vec<Figure> {
    let mut pass = Pass {
        reader: Reader::new(doc),
        rules,
        out: Vec::new(),
    };
    let mut n = 0;
    let mut pending: Option<Pending> = None;
    while let Some(token) = doc.tokens.get(n) {
        let roles = match token.kind {
            TokenKind::Word => pass.reader.tables.roles(token.word),
            TokenKind::Sign(c) => {
                if let Some((modifier, next)) = pass.sign(n, c) {
                    pending = Some(pass.chain(
                        pending,
                        Pending {
                            modifier,
                            first: n,
                            next,
                        },
                    ));
                    n = next;
                    continue;
                }
                0
            }
            TokenKind::Digits => 0,
        };
        if roles & role::MODIFIER != 0 {
            if let Some(next) = pass.between(n) {
                pending = None;
                n = next;
                continue;
            }
            if let Some(found) = pass.before(n) {
                n = found.next;
                pending = Some(pass.chain(pending, found));
                continue;
            }
        }
        if pass.reader.may_begin(token)
            && let Some(num) = pass.reader.read(n, false)
            && let Some(next) = pass.figure(num, pending)
        {
            pending = None;
            n = next.max(n + 1);
            continue;
        }
        n += 1;
    }
    pass.out
}

struct Pass<'d, 'r> {
    reader: Reader<'d>,
    rules: &'r ReadingRules,
    out: Vec<Figure>,
}

/// A number with its unit, before it is decided what it is.
#[derive(Clone, Copy, Debug)]
struct Amount {
    num: Numeral,
    /// After number, scale and unit.
    next: usize,
    /// The byte after the number with a glued scale.
    number_end: u32,
    before: Option<(Unit, usize)>,
    unit: Option<Hit>,
    value: f64,
}

impl<'d> Pass<'d, '_> {
    /// "~", "±", "<", "≥".
    fn sign(&self, n: usize, c: char) -> Option<(Modifier, usize)> {
        let equal = self
            .reader
            .token(n + 1)
            .is_some_and(|t| t.is_sign('=') && !t.spaced);
        let modifier = match c {
            '~' | '≈' | '∼' | '≃' | '±' => Modifier::About,
            '≥' | '⩾' => Modifier::AtLeast,
            '≤' | '⩽' => Modifier::AtMost,
            '>' if equal => return self.numeric(n + 2).then_some((Modifier::AtLeast, n + 2)),
            '<' if equal => return self.numeric(n + 2).then_some((Modifier::AtMost, n + 2)),
            '>' => Modifier::MoreThan,
            '<' => Modifier::LessThan,
            _ => return None,
        };
        let glued_sign = n > 0
            && !self.reader.tokens[n].spaced
            && matches!(
                self.reader.tokens[n - 1].kind,
                TokenKind::Sign('<' | '=' | '>')
            );
        (self.numeric(n + 1) && !glued_sign).then_some((modifier, n + 1))
    }

    /// Whether a number, or a currency or minus before one, stands at `n`.
    fn numeric(&self, n: usize) -> bool {
        let is_digits = |n: usize| {
            self.reader
                .token(n)
                .is_some_and(|t| matches!(t.kind, TokenKind::Digits))
        };
        is_digits(n) || is_digits(n + 1) && self.reader.token(n).is_some_and(|t| !t.is_word())
    }

    fn before(&self, n: usize) -> Option<Pending> {
        let ids = self.reader.tokens[n..].iter().map(|token| token.word);
        let (len, before) = self.reader.tables.before.longest(ids)?;
        Some(Pending {
            modifier: before.modifier,
            first: n,
            next: n + len,
        })
    }

    /// Two modifiers in a row: a bound is not undone by "about" ("au moins environ").
    fn chain(&self, old: Option<Pending>, new: Pending) -> Pending {
        match old {
            Some(old) if old.next == new.first => Pending {
                modifier: match (old.modifier, new.modifier) {
                    (bound, Modifier::About | Modifier::Exact) => bound,
                    (_, modifier) => modifier,
                },
                first: old.first,
                next: new.next,
            },
            _ => new,
        }
    }

    /// The modifier that belongs to a number whose first token, currency included, is `first`.
    fn applies(&self, pending: Option<Pending>, first: usize) -> Option<Pending> {
        let pending = pending?;
        let between = pending.next..first;
        let near = between.is_empty() && pending.next == first
            || between.len() == 1 && self.reader.is(pending.next, role::ARTICLE_BEFORE);
        (near && !self.reader.crosses_line(first)).then_some(pending)
    }

    /// Reads scale letters and unit behind a number.
    fn amount(&self, num: Numeral) -> Amount {
        let reader = &self.reader;
        let mut amount = Amount {
            num,
            next: num.next,
            number_end: num.end,
            before: reader.currency_before(num.first),
            unit: None,
            value: num.value,
        };
        if num.rest {
            return amount;
        }
        if num.plain > 0 || num.form == Form::Digits {
            self.short_scale(&mut amount);
        }
        let mut at = amount.next;
        if reader.crosses_line(at) {
            return amount;
        }
        // "20-mile", "2-mile"
        let hyphen = reader
            .token(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::Sign('-' | '‑')) && !t.spaced)
            && reader
                .token(at + 1)
                .is_some_and(|t| !t.spaced && t.is_word());
        if hyphen {
            at += 1;
        }
        // "millions de dollars", "une trentaine de kilomètres"
        let scaled = amount.num.scaled
            || matches!(num.form, Form::Vague | Form::Collective | Form::Fraction)
            || amount.number_end > num.end;
        if scaled && reader.is(at, role::OF) {
            at += 1;
        }
        if amount.before.is_some() {
            // "$5 a share"
            if let Some((per, next)) = reader.per(at) {
                amount.unit = amount.before.map(|(unit, first)| Hit {
                    unit,
                    per: Some(per),
                    first,
                    next,
                    factor: 1.0,
                });
                amount.next = next;
            } else if let Some(hit) = reader
                .unit_after(at)
                .filter(|hit| hit.unit.kind == FigureKind::Money && !hyphen)
            {
                // "$ 75 USD": said twice.
                amount.unit = Some(hit);
                amount.next = hit.next;
            }
            return amount;
        }
        if let Some(hit) = reader.unit_after(at) {
            amount.value *= hit.factor;
            amount.unit = Some(hit);
            amount.next = hit.next;
        }
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
        let money_behind = reader
            .unit_after(n + 1)
            .is_some_and(|hit| hit.unit.kind == FigureKind::Money);
        let money = amount.before.is_some() || money_behind;
        let factor = match word {
            "M" if !token.spaced || money => Some(1e6),
            "G" if !token.spaced => Some(1e9),
            "K" if !token.spaced || money => Some(1e3),
            "K" | "M" | "G" => None,
            "m" | "b" if money || word == "b" && !token.spaced => {
                reader.tables.atom(token.word).and_then(|atom| atom.short)
            }
            "m" | "b" => None,
            _ => reader.tables.atom(token.word).and_then(|atom| atom.short),
        };
        if let Some(factor) = factor {
            amount.value *= factor;
            amount.next = n + 1;
            amount.number_end = token.end;
            // "2.5m dollars": the scale is said, "of" may follow.
            amount.num.plain = 0;
        }
    }

    /// A figure that begins with the number `num`; the token after it, or `None` where it is none.
    fn figure(&mut self, num: Numeral, pending: Option<Pending>) -> Option<usize> {
        if let Some(named) = self.reader.named_early(&num) {
            return self.named(named, &num);
        }
        let mut amount = self.amount(num);
        if num.article && !self.article_counts(&amount) {
            return None;
        }
        if num.bare_one && !num.article && !self.one_counts(num) {
            return None;
        }
        let outer = amount.before.map_or(num.first, |(_, first)| first);
        let modifier = self.applies(pending, outer);
        if num.form == Form::Fraction && num.plain == 0 && !self.fraction_counts(&amount) {
            return None;
        }
        // A second number: "3 à 5", "10-12 000".
        if let Some((second, value)) = self.range(&amount) {
            return self.ranged(amount, second, value, modifier);
        }
        if amount.unit.is_none()
            && amount.before.is_none()
            && modifier.is_none()
            && let Some(next) = self.reader.score(num.first)
            && self.counted_at(next, true).is_none()
        {
            let named = Named {
                kind: FigureKind::Label,
                rule: "figure.label.score",
                first: num.first,
                next,
            };
            return self.named(named, &num);
        }
        let plural = amount.value != 1.0;
        let counted = self.counted(&amount, plural);
        if amount.unit.is_none()
            && amount.before.is_none()
            && let Some(named) = self
                .reader
                .named_late(&num, counted.as_ref().is_some_and(|c| self.plural_noun(c)))
        {
            return self.named(named, &num);
        }
        if amount.unit.is_none() {
            self.compound_rest(&mut amount);
        }
        self.add_parts(&mut amount);
        let (low, high, modifier, rule) = match (num.form, modifier) {
            (Form::Vague, _) => {
                let (low, high) = vague_bounds(amount.value);
                (low, high, Modifier::Vague, "figure.vague")
            }
            (Form::Collective, None) => (
                amount.value,
                amount.value,
                Modifier::About,
                "figure.collective",
            ),
            (_, Some(found)) => (
                amount.value,
                amount.value,
                found.modifier,
                rule_of(found.modifier),
            ),
            _ => (amount.value, amount.value, Modifier::Exact, "figure.exact"),
        };
        let vague = num.form == Form::Vague;
        let first = modifier_first(pending, outer, self);
        let first = if vague { self.determiner(first) } else { first };
        self.push(Draft {
            amount,
            low,
            high,
            modifier,
            vague,
            first,
            rule,
            counted,
            number: num.start..amount.number_end,
        })
    }

    fn named(&mut self, named: Named, num: &Numeral) -> Option<usize> {
        let start = self.reader.token(named.first)?.start;
        let end = self.reader.token(named.next.checked_sub(1)?)?.end;
        let value = Some(num.value);
        self.out.push(Figure {
            span: Span { start, end },
            number_span: Span {
                start: num.start,
                end: num.end.min(end),
            },
            low: value,
            high: value,
            reading: read(Modifier::Exact, value, value, named.kind, self.rules),
            kind: named.kind,
            comparable: false,
            rule: named.rule.to_owned(),
            ..Figure::default()
        });
        Some(named.next.max(num.next))
    }

    /// "un million" counts, "un homme" does not: an article needs a unit or a bound.
    fn article_counts(&self, amount: &Amount) -> bool {
        let num = &amount.num;
        if num.scaled || num.form != Form::Words || amount.num.value != 1.0 {
            return true;
        }
        if num.next - num.first > 1 {
            return true;
        }
        amount.unit.is_some_and(|hit| {
            // "par an", "a day": a rate, read with its number.
            matches!(
                hit.unit.kind,
                FigureKind::Measure | FigureKind::Duration | FigureKind::Money
            ) && !(num.first > 0
                && self.reader.is(num.first, role::PER)
                && self.out.last().is_some_and(|f| f.span.end + 12 > num.start))
        }) || self.listed(num)
    }

    /// "one" is a pronoun in "this one", a number in "one of them".
    fn one_counts(&self, num: Numeral) -> bool {
        !(num.first > 0 && self.reader.is(num.first - 1, role::PRONOUN))
    }

    /// In a row of numbers ("un, deux, trois") or all of the text.
    fn listed(&self, num: &Numeral) -> bool {
        let reader = &self.reader;
        let comma_number = |n: usize| {
            reader.token(n).is_some_and(|t| t.is_sign(','))
                && reader.token(n + 1).is_some_and(|t| {
                    t.is_word()
                        && reader
                            .tables
                            .atom(t.word)
                            .is_some_and(|a| a.cardinal.is_some())
                })
        };
        comma_number(num.next)
    }

    /// A part without a number of parts ("half") needs "of" or a unit behind.
    fn fraction_counts(&self, amount: &Amount) -> bool {
        let num = &amount.num;
        if num.next - num.first > 1 || !self.reader.tokens[num.first].is_word() {
            return true;
        }
        let before_ordinal = num.first > 0
            && self
                .reader
                .tables
                .atom(self.reader.tokens[num.first - 1].word)
                .is_some_and(|a| a.ordinal.is_some());
        if before_ordinal {
            return false;
        }
        amount.unit.is_some() || num.rest || self.reader.is(num.next, role::OF)
    }

    /// The unit in the rest of a hyphenated word: "twenty-mile", "five-year-old".
    fn compound_rest(&self, amount: &mut Amount) {
        let num = &amount.num;
        if num.rest {
            amount.next = num.next + 1;
        }
    }

    /// "3 dollars 50 cents", "5 feet 2 inches", "1 heure et 30 minutes": summed in the smaller unit, money in the larger.
    fn add_parts(&mut self, amount: &mut Amount) {
        let Some(hit) = amount.unit else { return };
        let mut at = amount.next;
        if self.reader.is(at, role::AND) && hit.unit.kind == FigureKind::Money {
            at += 1;
        }
        let Some(token) = self.reader.token(at) else {
            return;
        };
        if hit.unit.kind != FigureKind::Money
            || self.reader.crosses_line(at)
            || !self.reader.may_begin(token)
        {
            return;
        }
        let Some(num) = self.reader.read(at, false) else {
            return;
        };
        let part = self.amount(num);
        let cents = part
            .unit
            .is_some_and(|hit| matches!(hit.unit.code, "cent" | "GBX" | "sen" | "UAH/100"));
        let whole = num.value.fract() == 0.0 && (1.0..100.0).contains(&num.value);
        if cents && whole {
            amount.value += num.value / 100.0;
            amount.next = part.next;
        }
    }

    /// The number at the other end of a range that `a` begins.
    fn range(&mut self, a: &Amount) -> Option<(Amount, (f64, f64))> {
        if matches!(a.num.form, Form::Vague | Form::Collective | Form::Ratio)
            || a.num.rest
            || a.num.code
        {
            return None;
        }
        let reader = &self.reader;
        let join = reader.token(a.next)?;
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
        // A currency or "about" may stand before the second number.
        if let Some(pending) = (reader.roles_at(at) & role::MODIFIER != 0)
            .then(|| self.before(at))
            .flatten()
        {
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
    fn join(&mut self, a: &Amount, second: Numeral, dash: bool) -> Option<(Amount, (f64, f64))> {
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
        let unit = |amount: &Amount| {
            amount
                .unit
                .map(|hit| hit.unit)
                .or(amount.before.map(|b| b.0))
        };
        match (unit(a), unit(&b)) {
            (Some(x), Some(y)) if x != y => return None,
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
            && self.counted_at(b.next, true).is_none()
        {
            return None;
        }
        (low < high).then_some((b, (low, high)))
    }

    fn ranged(
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
    fn between(&mut self, n: usize) -> Option<usize> {
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
        if self.change_word(n)
            && self.reader.tables.roles(self.reader.tokens[n].word) & role::CHANGE_FROM != 0
        {
            return None;
        }
        let (b, (low, high)) = self.join(&a, second, false)?;
        let pending = Pending {
            modifier: Modifier::Range,
            first: n,
            next: n + len,
        };
        self.ranged(a, b, (low, high), Some(pending))
    }

    /// Whether a word of change stands before token `n` in the same sentence.
    fn change_word(&self, n: usize) -> bool {
        for back in 1..=6usize {
            let Some(at) = n.checked_sub(back) else {
                return false;
            };
            let token = &self.reader.tokens[at];
            if matches!(token.kind, TokenKind::Sign('.' | '!' | '?' | ';'))
                || self.reader.crosses_line(at + 1)
            {
                return false;
            }
            if self.reader.is(at, role::CHANGE) {
                return true;
            }
        }
        false
    }

    /// The noun behind the amount: its tokens and head.
    fn counted(&self, amount: &Amount, plural: bool) -> Option<super::NounPhrase> {
        let of = amount.unit.is_some()
            || amount.num.scaled
            || amount.number_end > amount.num.end
            || matches!(
                amount.num.form,
                Form::Vague | Form::Collective | Form::Fraction | Form::Ratio
            )
            || amount.before.is_some();
        let mut at = amount.next;
        if self.reader.crosses_line(at) {
            return None;
        }
        if of {
            let nouns = &self.reader.tables.nouns;
            let token = self.reader.token(at)?;
            if nouns.is_of(token) {
                at += 1;
                for _ in 0..2 {
                    if self.reader.is(at, role::ARTICLE_BEFORE) {
                        at += 1;
                    }
                }
                return self.counted_at(at, true);
            }
            if amount.unit.is_some() || amount.before.is_some() {
                return None;
            }
        }
        self.counted_at(at, plural)
    }

    fn counted_at(&self, n: usize, plural: bool) -> Option<super::NounPhrase> {
        let reader = &self.reader;
        let token = reader.token(n)?;
        if !token.is_word()
            || !token.spaced && n > 0 && !reader.tokens[n - 1].is_word()
            || reader.crosses_line(n)
        {
            return None;
        }
        if reader.tables.roles(token.word) & (role::MONTH | role::DAY) != 0 {
            return None;
        }
        reader
            .tables
            .nouns
            .phrase(reader.text, reader.tokens, n, plural)
    }

    fn plural_noun(&self, phrase: &super::NounPhrase) -> bool {
        let word = self.reader.tokens[phrase.head].text(self.reader.text);
        self.reader.tables.nouns.lemma(word) != crate::lang::fold(word)
    }

    /// The determiner before a vague plural belongs to it: "des milliers".
    fn determiner(&self, first: usize) -> usize {
        match first.checked_sub(1) {
            Some(before)
                if self.reader.roles_at(before) & (role::OF | role::ARTICLE_BEFORE) != 0 =>
            {
                before
            }
            _ => first,
        }
    }

    fn change_part(&self, first: usize) -> Option<ChangePart> {
        let before = first.checked_sub(1)?;
        let roles = self.reader.roles_at(before);
        if roles & (role::CHANGE_TO | role::CHANGE_BY | role::CHANGE_FROM) == 0
            || !self.change_word(before)
        {
            return None;
        }
        if roles & role::CHANGE_TO != 0 {
            return Some(ChangePart::To);
        }
        if roles & role::CHANGE_FROM != 0 && roles & role::CHANGE_BY != 0 {
            // "de 5 % à 7 %" as against "de 2 points": decided when the next figure is a level.
            return Some(ChangePart::By);
        }
        Some(if roles & role::CHANGE_BY != 0 {
            ChangePart::By
        } else {
            ChangePart::From
        })
    }

    fn push(&mut self, draft: Draft) -> Option<usize> {
        let reader = &self.reader;
        let amount = &draft.amount;
        let num = &amount.num;
        let mut next = amount.next;
        let mut modifier = draft.modifier;
        let mut rule = draft.rule;
        let (mut low, mut high) = (draft.low, draft.high);
        let hit = amount.unit;
        let mut kind = match (hit, amount.before) {
            (Some(hit), _) => hit.unit.kind,
            (None, Some((unit, _))) => unit.kind,
            (None, None)
                if matches!(num.form, Form::Ratio | Form::Fraction)
                    && num.value < 1.0
                    && draft.counted.is_none() =>
            {
                FigureKind::Ratio
            }
            (None, None) if matches!(num.form, Form::Ratio) => FigureKind::Ratio,
            _ => FigureKind::Count,
        };
        let mut start = reader.token(draft.first)?.start.min(num.start);
        let mut end = reader
            .token(next.checked_sub(1)?)?
            .end
            .max(amount.number_end);
        // Ages: "29 ans" after "âgé de", "years old" behind.
        if let Some(hit) = hit
            && hit.unit.kind == FigureKind::Duration
        {
            let ids = reader.tokens[hit.first.min(reader.tokens.len())..]
                .iter()
                .map(|token| token.word);
            if let Some((len, ())) = reader.tables.age_after.longest(ids) {
                kind = FigureKind::Age;
                next = hit.first + len;
                end = reader.token(next - 1)?.end.max(end);
            } else if self.age_before(draft.first) {
                kind = FigureKind::Age;
            }
        }
        // Behind number and unit: "ou plus", "environ".
        if let Some((after, to)) = self.after(next) {
            let bends = modifier == Modifier::Exact || after != Modifier::About;
            if bends && !matches!(modifier, Modifier::Range | Modifier::Vague) {
                modifier = after;
                rule = rule_of(after);
            }
            next = to;
            end = reader.token(to - 1)?.end;
        }
        let unit_span = hit
            .filter(|hit| hit.first >= num.next.saturating_sub(1))
            .and_then(|hit| {
                let first = reader.token(hit.first)?;
                let last = reader.token(hit.next - 1)?;
                Some(Span {
                    start: first.start,
                    end: last.end,
                })
            });
        let sign_span = amount.before.and_then(|(_, first)| {
            let first = reader.token(first)?;
            let last = reader.token(num.first - 1)?;
            Some(Span {
                start: first.start,
                end: last.end,
            })
        });
        let counted = match (&draft.counted, unit_span) {
            (Some(phrase), unit) => {
                let span = self.span(phrase.tokens.clone());
                let span = unit.map_or(span, |unit| unit.cover(span));
                end = end.max(span.end);
                // The figure ends with what it counts, but the next one may begin inside: "10 des 12 morts".
                Some(Counted {
                    span,
                    text: span.of(reader.text).to_owned(),
                    head: reader
                        .tables
                        .nouns
                        .lemma(reader.tokens[phrase.head].text(reader.text)),
                })
            }
            (None, Some(span)) => Some(Counted {
                span,
                text: span.of(reader.text).to_owned(),
                head: hit.map(|hit| hit.unit.code.to_owned()).unwrap_or_default(),
            }),
            (None, None) => sign_span.map(|span| Counted {
                span,
                text: span.of(reader.text).to_owned(),
                head: amount
                    .before
                    .map(|(unit, _)| unit.code.to_owned())
                    .unwrap_or_default(),
            }),
        };
        // "10 000 personnes environ"
        if let Some(phrase) = &draft.counted
            && let Some((after, to)) = self.after(phrase.tokens.end)
            && modifier == Modifier::Exact
        {
            modifier = after;
            rule = rule_of(after);
            end = end.max(reader.token(to - 1)?.end);
            next = next.max(to);
        }
        if draft.vague {
            modifier = Modifier::Vague;
        }
        if modifier == Modifier::LessThan || modifier == Modifier::AtMost {
            low = f64::NAN;
        }
        if modifier == Modifier::MoreThan || modifier == Modifier::AtLeast {
            high = f64::NAN;
        }
        let open = |v: f64| (!v.is_nan()).then_some(v);
        let (low, high) = (open(low), open(high));
        if let Some((_, first)) = amount.before {
            start = start.min(reader.token(first)?.start);
        }
        let comparable = !matches!(
            kind,
            FigureKind::Age
                | FigureKind::Date
                | FigureKind::Time
                | FigureKind::Ordinal
                | FigureKind::Label
        );
        let change = self.change_part(draft.first);
        let figure = Figure {
            span: Span { start, end },
            number_span: Span {
                start: draft.number.start,
                end: draft.number.end,
            },
            low,
            high,
            modifier,
            reading: read(modifier, low, high, kind, self.rules),
            kind,
            comparable,
            unit: hit
                .map(|hit| hit.code())
                .or(amount.before.map(|(unit, _)| unit.code.to_owned())),
            counted,
            rule: rule.to_owned(),
            change,
            ..Figure::default()
        };
        if let (Some(ChangePart::To), Some(before)) = (change, self.out.last_mut())
            && before.change == Some(ChangePart::By)
            && before.unit == figure.unit
            && figure.span.start - before.span.end < 8
        {
            before.change = Some(ChangePart::From);
        }
        self.out.push(figure);
        Some(next)
    }

    fn after(&self, n: usize) -> Option<(Modifier, usize)> {
        let token = self.reader.token(n)?;
        if self.reader.tables.roles(token.word) & role::MODIFIER_AFTER == 0
            || self.reader.crosses_line(n)
        {
            return None;
        }
        let ids = self.reader.tokens[n..].iter().map(|token| token.word);
        let (len, modifier) = self.reader.tables.after.longest(ids)?;
        // "environ" that belongs to the next number: "200, environ 300"
        let next = n + len;
        let another = self
            .reader
            .token(next)
            .is_some_and(|t| t.kind == TokenKind::Digits)
            && !self.reader.crosses_line(next);
        (!another).then_some((*modifier, next))
    }

    /// Whether a phrase like "âgé de" ends right before token `first`.
    fn age_before(&self, first: usize) -> bool {
        (1..=4usize).any(|back| {
            let Some(from) = first.checked_sub(back) else {
                return false;
            };
            let ids = self.reader.tokens[from..].iter().map(|token| token.word);
            self.reader
                .tables
                .age_before
                .longest(ids)
                .is_some_and(|(len, ())| len == back)
        })
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.reader.token(tokens.start),
            tokens.end.checked_sub(1).and_then(|n| self.reader.token(n)),
        ) {
            (Some(first), Some(last)) => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }
}

/// A figure before its words behind are read.
struct Draft {
    amount: Amount,
    low: f64,
    high: f64,
    modifier: Modifier,
    vague: bool,
    /// First token of the whole.
    first: usize,
    rule: &'static str,
    counted: Option<super::NounPhrase>,
    /// Bytes of the number.
    number: Range<u32>,
}

fn modifier_first(pending: Option<Pending>, outer: usize, pass: &Pass) -> usize {
    pass.applies(pending, outer)
        .map_or(outer, |found| found.first)
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

fn rule_of(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "figure.exact",
        Modifier::About => "figure.about",
        Modifier::AtLeast => "figure.at-least",
        Modifier::AtMost => "figure.at-most",
        Modifier::MoreThan => "figure.more-than",
        Modifier::LessThan => "figure.less-than",
        Modifier::Range => "figure.range",
        Modifier::Vague => "figure.vague",
        Modifier::Nearly => "figure.nearly",
    }
}

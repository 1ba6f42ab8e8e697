//! A figure from a number and what stands around it.

use super::amount::Amount;
use super::kind::Named;
use super::reading::{read, vague_bounds};
use super::tables::role;
use super::words::{Form, Numeral, Reader};
use crate::text::{Case, Document, TokenKind};
use crate::{Figure, FigureKind, Modifier, ReadingRules, Span};
use std::ops::Range;

/// A modifier that was read and waits for its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    pub modifier: Modifier,
    /// First token.
    pub first: usize,
    /// The token after.
    pub next: usize,
}

/// Every figure, in order.
pub(super) fn all(doc: &Document, rules: &ReadingRules) -> Vec<Figure> {
    let mut pass = Pass {
        reader: Reader::new(doc),
        rules,
        out: Vec::with_capacity(doc.tokens.len() / 64),
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
        if roles & role::MULTIPLIED != 0
            && let Some(next) = pass.multiplied(n, pending)
        {
            pending = None;
            n = next;
            continue;
        }
        if roles & role::MODIFIER != 0 {
            if let Some(next) = pass.between(n) {
                pending = None;
                n = next;
                continue;
            }
            if let Some(found) = pass.before(n).filter(|found| !pass.level_follows(found)) {
                n = found.next;
                pending = Some(pass.chain(pending, found));
                continue;
            }
        }
        // "pour cent" without a number.
        if roles & role::UNIT != 0
            && let Some(next) = pass.reader.bare_percent(n)
        {
            n = next;
            continue;
        }
        // What stands in a web address is no number.
        if roles & role::ADDRESS != 0
            && let Some(next) = pass.reader.skip_address(n)
        {
            n = next;
            continue;
        }
        if token.case == Case::Upper
            && token.end - token.start <= 9
            && !pass.reader.letter_of_law(n)
            && let Some((named, value)) = pass.reader.roman(n)
        {
            pending = None;
            n = pass.name(named, value);
            continue;
        }
        pass.reader.bent = pending.is_some_and(|pending| pending.next == n);
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

/// The pass over one document.
pub(super) struct Pass<'d, 'r> {
    pub reader: Reader<'d>,
    pub rules: &'r ReadingRules,
    pub out: Vec<Figure>,
}

impl<'d> Pass<'d, '_> {
    /// "~", "±", "<", "≥".
    fn sign(&self, n: usize, c: char) -> Option<(Modifier, usize)> {
        let equal = self.reader.token(n + 1).is_some_and(|t| t.is_sign('='));
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

    pub(super) fn before(&self, n: usize) -> Option<Pending> {
        let ids = self.reader.tokens[n..].iter().map(|token| token.word);
        let (len, modifier) = self.reader.tables.before.longest(ids)?;
        // "ca. 200"
        let stop = self
            .reader
            .token(n + len)
            .is_some_and(|t| t.is_sign('.') && !t.spaced)
            && self.reader.number_at(n + len + 1);
        Some(Pending {
            modifier: *modifier,
            first: n,
            next: n + len + usize::from(stop),
        })
    }

    /// Two modifiers in a row: a bound is not undone by "about" ("au moins environ").
    fn chain(&self, old: Option<Pending>, new: Pending) -> Pending {
        match old {
            Some(old) if old.next == new.first => Pending {
                modifier: match (old.modifier, new.modifier) {
                    (Modifier::Exact, modifier) => modifier,
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
    pub(super) fn applies(&self, pending: Option<Pending>, first: usize) -> Option<Pending> {
        let pending = pending?;
        let between = pending.next..first;
        let near = between.is_empty() && pending.next == first
            || between.len() == 1 && self.reader.is(pending.next, role::ARTICLE_BEFORE);
        (near && !self.reader.crosses_line(first)).then_some(pending)
    }

    /// A figure that begins with the number `num`; the token after it, or `None` where it is none.
    pub(super) fn figure(&mut self, num: Numeral, pending: Option<Pending>) -> Option<usize> {
        if let Some(next) = self.every(num, pending) {
            return Some(next);
        }
        if self.reader.ordinal_is_preposition(&num) {
            return None;
        }
        if let Some(named) = self.reader.named_early(&num) {
            if named.rule == super::place::ADDRESS {
                self.house_number(named.first);
            }
            return self.named(named, &num);
        }
        let mut amount = self.amount(num);
        if let Some(next) = self.one_in(&amount, pending) {
            return Some(next);
        }
        if num.article && !self.article_counts(&amount) {
            return None;
        }
        if num.rest && !self.rest_counts(&amount) {
            return None;
        }
        if num.bare_one && !num.article && !self.one_counts(num) {
            return None;
        }
        let outer = amount.before.map_or(num.first, |(_, first)| first);
        let modifier = self.applies(pending, outer);
        if num.form == Form::Fraction
            && num.plain == 0
            && !self.fraction_counts(&amount, modifier.is_some())
        {
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
        self.add_parts(&mut amount);
        let plural = amount.value != 1.0;
        let counted = self.counted(&amount, plural);
        if amount.unit.is_none()
            && amount.before.is_none()
            && counted.is_none()
            && self.age_of(outer)
        {
            let named = Named {
                kind: FigureKind::Age,
                rule: "figure.age",
                first: num.first,
                next: num.next,
            };
            return self.named(named, &num);
        }
        if amount.unit.is_none()
            && amount.before.is_none()
            && counted.is_none()
            && modifier.is_none()
            && let Some(named) = self.joined_name(&num)
        {
            return self.named(named, &num);
        }
        let plural_behind = counted
            .as_ref()
            .is_some_and(|phrase| phrase.tokens.start == amount.next && self.plural_noun(phrase));
        if amount.unit.is_none()
            && amount.before.is_none()
            && let Some(named) = self.reader.named_late(&num, plural_behind)
        {
            return self.named(named, &num);
        }
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

    pub(super) fn named(&mut self, named: Named, num: &Numeral) -> Option<usize> {
        let next = self.name(named, num.value);
        if let Some(last) = self.out.last_mut() {
            last.number_span = Span {
                start: num.start.max(last.span.start),
                end: num.end.min(last.span.end),
            };
        }
        Some(next.max(num.next))
    }

    /// Adds a figure that is never compared; the token after it.
    fn name(&mut self, named: Named, value: f64) -> usize {
        let span = self.span(named.first..named.next);
        let value = Some(value);
        self.out.push(Figure {
            span,
            number_span: span,
            low: value,
            high: value,
            reading: read(Modifier::Exact, value, value, named.kind, self.rules),
            kind: named.kind,
            comparable: false,
            rule: named.rule.to_owned(),
            ..Figure::default()
        });
        named.next
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

    /// The bytes of a range of tokens; of its first one where a number is no more than the beginning of a word ("third-e").
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        let last = tokens.end.max(tokens.start + 1) - 1;
        match (self.reader.token(tokens.start), self.reader.token(last)) {
            (Some(first), Some(last)) => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }
}

/// A figure before its words behind are read.
pub(super) struct Draft {
    pub amount: Amount,
    pub low: f64,
    pub high: f64,
    pub modifier: Modifier,
    pub vague: bool,
    /// First token of the whole.
    pub first: usize,
    pub rule: &'static str,
    pub counted: Option<super::NounPhrase>,
    /// Bytes of the number.
    pub number: Range<u32>,
}

fn modifier_first(pending: Option<Pending>, outer: usize, pass: &Pass) -> usize {
    pass.applies(pending, outer)
        .map_or(outer, |found| found.first)
}

pub(super) fn rule_of(modifier: Modifier) -> &'static str {
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

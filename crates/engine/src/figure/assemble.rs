//! A figure from a number and what stands around it.

use super::amount::Amount;
use super::kind::Named;
use super::reading::{read, vague_bounds};
use super::tables::role;
use super::words::{Form, Numeral, Reader};
use crate::text::{Case, Document, TokenKind};
use crate::{ChangePart, Counted, Figure, FigureKind, Modifier, ReadingRules, Span};
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
        // What stands in a web address is no number.
        if roles & role::ADDRESS != 0
            && let Some(next) = pass.reader.skip_address(n)
        {
            n = next;
            continue;
        }
        if token.case == Case::Upper
            && token.end - token.start <= 9
            && let Some((named, value)) = pass.reader.roman(n)
        {
            pending = None;
            n = pass.name(named, value);
            continue;
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

/// The pass over one document.
pub(super) struct Pass<'d, 'r> {
    pub reader: Reader<'d>,
    pub rules: &'r ReadingRules,
    pub out: Vec<Figure>,
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

    pub(super) fn before(&self, n: usize) -> Option<Pending> {
        let ids = self.reader.tokens[n..].iter().map(|token| token.word);
        let (len, before) = self.reader.tables.before.longest(ids)?;
        // "ca. 200"
        let stop = self
            .reader
            .token(n + len)
            .is_some_and(|t| t.is_sign('.') && !t.spaced)
            && self.reader.number_at(n + len + 1);
        Some(Pending {
            modifier: before.modifier,
            first: n,
            next: n + len + usize::from(stop),
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
    pub(super) fn applies(&self, pending: Option<Pending>, first: usize) -> Option<Pending> {
        let pending = pending?;
        let between = pending.next..first;
        let near = between.is_empty() && pending.next == first
            || between.len() == 1 && self.reader.is(pending.next, role::ARTICLE_BEFORE);
        (near && !self.reader.crosses_line(first)).then_some(pending)
    }

    /// A figure that begins with the number `num`; the token after it, or `None` where it is none.
    pub(super) fn figure(&mut self, num: Numeral, pending: Option<Pending>) -> Option<usize> {
        if let Some(named) = self.reader.named_early(&num) {
            return self.named(named, &num);
        }
        let mut amount = self.amount(num);
        if let Some(next) = self.one_in(&amount, pending) {
            return Some(next);
        }
        if num.article && !self.article_counts(&amount) {
            return None;
        }
        if num.rest && amount.unit.is_none() && !self.reader.tables.morphemes.adjectives {
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
                start: num.start,
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

    /// "un Français sur cinq", "one voter in ten": the token after.
    fn one_in(&mut self, amount: &Amount, pending: Option<Pending>) -> Option<usize> {
        let num = amount.num;
        if num.value != 1.0 || num.form != Form::Words || num.rest || amount.unit.is_some() {
            return None;
        }
        let reader = &self.reader;
        let at = num.next + 1;
        let over = |n: usize| {
            reader.is(n, role::OVER)
                && reader
                    .token(n)
                    .is_some_and(|token| !reader.tables.nouns.is_of(token))
        };
        if !over(at)
            || reader.crosses_line(at)
            || reader.tables.nouns.stops(reader.token(num.next)?)
        {
            return None;
        }
        let whole = self.reader.read(at + 1, false)?;
        let fits = matches!(whole.form, Form::Digits | Form::Words)
            && whole.value > 1.0
            && whole.value.fract() == 0.0
            && whole.plain < 4
            && !whole.rest
            && !whole.article;
        let counted = self.counted_at(num.next, false)?;
        if !fits || counted.tokens.end != at || self.amount(whole).unit.is_some() {
            return None;
        }
        let mut ratio = *amount;
        ratio.value = 1.0 / whole.value;
        ratio.num.form = Form::Ratio;
        ratio.next = whole.next;
        ratio.number_end = whole.end;
        let modifier = self.applies(pending, num.first);
        let value = ratio.value;
        self.push(Draft {
            low: value,
            high: value,
            modifier: modifier.map_or(Modifier::Exact, |m| m.modifier),
            vague: false,
            first: modifier.map_or(num.first, |m| m.first),
            rule: modifier.map_or("figure.ratio", |m| rule_of(m.modifier)),
            counted: Some(counted),
            number: num.start..whole.end,
            amount: ratio,
        })
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
        let opens = num.first == 0 || self.reader.crosses_line(num.first);
        let closes =
            amount.next >= self.reader.tokens.len() || self.reader.crosses_line(amount.next);
        let alone = opens && closes && (num.bare_one || amount.unit.is_some());
        alone
            || amount.unit.is_some_and(|hit| {
                !hit.unit.weak && {
                    // "par an", "a day": a rate, read with its number.
                    matches!(
                        hit.unit.kind,
                        FigureKind::Measure | FigureKind::Duration | FigureKind::Money
                    ) && !(num.first > 0
                        && self.reader.is(num.first, role::PER)
                        && self.out.last().is_some_and(|f| f.span.end + 2 > num.start))
                }
            })
            || self.listed(num)
    }

    /// "one" is a pronoun in "this one", a number in "one of them".
    fn one_counts(&self, num: Numeral) -> bool {
        self.reader.is(num.next, role::OF)
            || !(num.first > 0 && self.reader.is(num.first - 1, role::PRONOUN))
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
        if !num.lone || !self.reader.tokens[num.first].is_word() {
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
        amount.unit.is_some()
            || num.value.abs() == 0.5 && (num.rest || self.reader.is(num.next, role::OF))
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

    pub(super) fn push(&mut self, draft: Draft) -> Option<usize> {
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
                if num.form == Form::Ratio || num.form == Form::Fraction && num.value < 1.0 =>
            {
                FigureKind::Ratio
            }
            _ => FigureKind::Count,
        };
        let mut start = reader.token(draft.first)?.start.min(num.start);
        let mut end = reader
            .token(next.checked_sub(1)?)?
            .end
            .max(amount.number_end);
        // Ages: "29 ans" after "âgé de", "years old" behind.
        if amount.age {
            kind = FigureKind::Age;
        }
        if let Some(hit) = hit
            && hit.unit.kind == FigureKind::Duration
            && !num.rest
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
        // "par jour", "pour 100 000 habitants" behind what is counted
        let mut per = None;
        let behind = draft
            .counted
            .as_ref()
            .map_or(next, |phrase| phrase.tokens.end.max(next));
        if hit.is_none_or(|hit| hit.per.is_none())
            && let Some((unit, to)) = self.rate(behind)
        {
            per = Some(unit);
            next = to;
            end = end.max(reader.token(to - 1)?.end);
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
        let unit = hit
            .map(|hit| hit.code())
            .or(amount.before.map(|(unit, _)| unit.code.to_owned()));
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
            unit: match (unit, per) {
                (Some(unit), Some(per)) => Some(format!("{unit}/{per}")),
                (None, Some(per)) => Some(format!("/{per}")),
                (unit, None) => unit,
            },
            counted,
            rule: rule.to_owned(),
            change,
            ..Figure::default()
        };
        if let (Some(ChangePart::To), Some(before)) = (change, self.out.last_mut())
            && matches!(before.change, Some(ChangePart::By | ChangePart::From))
            && (before.unit == figure.unit || before.unit.is_none() && before.counted.is_none())
            && figure.span.start - before.span.end < 8
        {
            before.change = Some(ChangePart::From);
            // "von 7 auf 9 Prozent"
            if before.unit.is_none() && before.comparable {
                before.unit.clone_from(&figure.unit);
                before.counted.clone_from(&figure.counted);
                before.kind = figure.kind;
            }
        }
        self.add(figure);
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
        // "more than 40 and less than 10": the words belong to the next number.
        let opens = (n + 1..next).any(|k| self.before(k).is_some_and(|p| p.next > next));
        (!another && !opens).then_some((*modifier, next))
    }

    /// "par jour", "pour 100 000 habitants": what the amount is taken per, and the token after.
    fn rate(&self, n: usize) -> Option<(String, usize)> {
        let reader = &self.reader;
        if reader.crosses_line(n) {
            return None;
        }
        if let Some((unit, next)) = reader.per(n) {
            return Some((unit.to_owned(), next));
        }
        if !reader.is(n, role::PER_NUMBER) {
            return None;
        }
        let digits = super::digits::read(
            reader.text,
            reader.tokens,
            n + 1,
            reader.style,
            reader.evidence,
        )?;
        let round = matches!(digits.value, v if [100.0, 1e3, 1e4, 1e5, 1e6].contains(&v));
        let phrase = self.counted_at(digits.next, true)?;
        round.then(|| (digits.value.to_string(), phrase.tokens.end))
    }

    /// Whether a phrase like "homme de" or "âgé de" ends right before token `first`.
    pub(super) fn age_before(&self, first: usize) -> bool {
        self.age_phrase(first).is_some()
    }

    /// Whether the phrase before token `first` speaks of age itself: "at the age of".
    fn age_of(&self, first: usize) -> bool {
        self.age_phrase(first) == Some(true)
    }

    fn age_phrase(&self, first: usize) -> Option<bool> {
        (1..=4usize).find_map(|back| {
            let from = first.checked_sub(back)?;
            let ids = self.reader.tokens[from..].iter().map(|token| token.word);
            let (len, named) = self.reader.tables.age_before.longest(ids)?;
            (len == back).then_some(*named)
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

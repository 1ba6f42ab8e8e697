//! A finished figure from what was read: kind, unit, what is counted, words behind, interval.

use super::assemble::{Draft, Pass, rule_of};
use super::reading::read;
use super::tables::role;
use super::words::Form;
use crate::text::TokenKind;
use crate::{ChangePart, Counted, Figure, FigureKind, Modifier, Span};

impl Pass<'_, '_> {
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
            if let Some((len, _)) = reader.tables.age_after.longest(ids) {
                kind = FigureKind::Age;
                next = hit.first + len;
                end = reader.token(next - 1)?.end.max(end);
            } else if self.age_before(draft.first) || self.has_age(draft.first, &hit, num.value) {
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
        // "multiplié par trois", "divided by two"
        let times =
            (kind == FigureKind::Count && amount.any_unit().is_none() && draft.counted.is_none())
                .then(|| self.multiplied_by(draft.first))
                .flatten();
        if let Some(divided) = times {
            kind = FigureKind::Ratio;
            if divided && low > 0.0 {
                (low, high) = (1.0 / high, 1.0 / low);
            }
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
        let open = |v: f64| (!v.is_nan()).then_some(v.clamp(f64::MIN, f64::MAX));
        let (low, high) = (open(low), open(high));
        if let Some((_, first)) = amount.before {
            start = start.min(reader.token(first)?.start);
        }
        let anaphoric = kind == FigureKind::Count
            && modifier == Modifier::Exact
            && num.form == Form::Words
            && (2.0..=12.0).contains(&num.value)
            && self.definite(draft.first);
        let comparable = !anaphoric
            && !matches!(
                kind,
                FigureKind::Age
                    | FigureKind::Date
                    | FigureKind::Time
                    | FigureKind::Ordinal
                    | FigureKind::Label
            );
        let unit = hit
            .map(|hit| hit.code())
            .or(amount.before.map(|(unit, _)| unit.code.to_owned()))
            .or(times.map(|_| "×".to_owned()));
        let change = match times {
            Some(_) => Some(ChangePart::By),
            None => self.change_part(draft.first, kind, modifier),
        };
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
            rule: if kind == FigureKind::Age {
                "figure.age"
            } else if anaphoric {
                "figure.anaphoric"
            } else {
                rule
            }
            .to_owned(),
            change,
            ..Figure::default()
        };
        // "von 7 auf 9", "de 5 % à 7 %", but "by 40,000 to 1.4 million".
        let from = self.out.last().is_some_and(|before| {
            let first = self
                .reader
                .tokens
                .partition_point(|token| token.start < before.span.start);
            (1..=2).any(|back| first >= back && self.reader.is(first - back, role::CHANGE_FROM))
        });
        if let (Some(ChangePart::To), Some(before)) = (change, self.out.last_mut())
            && matches!(before.change, Some(ChangePart::By | ChangePart::From))
            && (before.unit == figure.unit || before.unit.is_none() && before.counted.is_none())
            && figure.span.start - before.span.end < 8
            && (before.change == Some(ChangePart::From) || from)
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

    /// "les deux pays", "the two men": the number repeats what is known and states nothing.
    fn definite(&self, first: usize) -> bool {
        first > 0
            && self.reader.is(first - 1, role::ARTICLE_BEFORE)
            && !self.reader.is(first - 1, role::ARTICLE)
            // The Portuguese preposition.
            && !matches!(self.reader.tokens[first - 1].text(self.reader.text), "a" | "à")
            && !self.reader.crosses_line(first)
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
        // "por cada 100.000 habitantes"
        let each = usize::from(reader.is(n + 1, role::EACH));
        let digits = super::digits::read(
            reader.text,
            reader.tokens,
            n + 1 + each,
            reader.style,
            reader.evidence,
        )?;
        // "por 100 mil habitantes"
        let scale = reader
            .token(digits.next)
            .and_then(|token| reader.tables.atom(token.word)?.cardinal)
            .filter(|(class, _)| *class == super::tables::Class::Scale);
        let value = digits.value * scale.map_or(1.0, |(_, scale)| scale);
        let round = [100.0, 1e3, 1e4, 1e5, 1e6].contains(&value);
        let phrase = self.counted_at(digits.next + usize::from(scale.is_some()), true)?;
        round.then(|| ((value as u64).to_string(), phrase.tokens.end))
    }

    /// Whether a phrase like "homme de" or "âgé de" ends right before token `first`.
    pub(super) fn age_before(&self, first: usize) -> bool {
        self.age_phrase(first).is_some()
    }

    /// Whether the phrase before token `first` speaks of age itself: "at the age of".
    pub(super) fn age_of(&self, first: usize) -> bool {
        self.age_phrase(first) == Some(true)
    }

    /// "Il a 45 ans.", "Hij is 45 jaar": a verb of having before, years, and nothing that they are for behind.
    fn has_age(&self, first: usize, hit: &super::unit::Hit, years: f64) -> bool {
        let reader = &self.reader;
        let next = hit.next;
        let ends = reader.crosses_line(next)
            || reader
                .token(next)
                .is_none_or(|token| !token.is_word() || reader.is(next, role::AND));
        hit.unit.code == "year"
            && ends
            && (1.0..=120.0).contains(&years)
            && reader.before_is(first, role::HAS_AGE)
            && !reader.crosses_line(first)
    }

    fn age_phrase(&self, first: usize) -> Option<bool> {
        (1..=4usize).find_map(|back| {
            let from = first.checked_sub(back)?;
            let ids = self.reader.tokens[from..].iter().map(|token| token.word);
            let (len, named) = self.reader.tables.age_before.longest(ids)?;
            (len == back).then_some(*named)
        })
    }
}

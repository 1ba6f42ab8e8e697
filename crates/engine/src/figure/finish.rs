//! What a figure does to the ones before it: a list shares its unit and noun, two bounds make a range.

use super::assemble::Pass;
use super::kind::Named;
use super::reading::read;
use super::tables::role;
use super::words::Numeral;
use crate::{ChangePart, Figure, FigureKind, Modifier};

/// Figures looked back at: longer lists than anybody writes in running text.
const LIST: usize = 12;

impl Pass<'_, '_> {
    /// Adds a finished figure.
    pub(super) fn add(&mut self, figure: Figure) {
        let merged = self.merge_bounds(&figure);
        let mut figure = merged.unwrap_or(figure);
        self.points_beside(&mut figure);
        self.share_back(&mut figure);
        self.inherit(&mut figure);
        self.out.push(figure);
    }

    /// "recule de 0,3 point, à 2,2 %": points beside a percentage are percentage points.
    fn points_beside(&mut self, figure: &mut Figure) {
        let points = |f: &Figure| {
            f.unit.is_none()
                && f.counted.as_ref().is_some_and(|counted| {
                    let word = self.reader.lexicon.get(&crate::lang::fold(&counted.text));
                    self.reader.tables.roles(word) & role::POINTS != 0
                })
        };
        let Some(before) = self.out.last() else {
            return;
        };
        let near = self
            .reader
            .text
            .get(before.span.end as usize..figure.span.start as usize)
            .is_some_and(|gap| gap.len() < 40 && !gap.contains(['.', ';', '\n']));
        if !near {
            return;
        }
        let (first, second) = (
            figure.kind == FigureKind::Percent && points(before),
            before.kind == FigureKind::Percent && points(figure),
        );
        let found = match (first, second, self.out.last_mut()) {
            (true, _, Some(before)) => before,
            (_, true, _) => figure,
            _ => return,
        };
        found.kind = FigureKind::Points;
        let first = self
            .reader
            .tokens
            .partition_point(|token| token.start < found.span.start);
        if found.change.is_none() && self.reader.before_is(first, role::CHANGE) {
            found.change = Some(ChangePart::By);
        }
        found.unit = Some("pp".to_owned());
        if let Some(counted) = &mut found.counted {
            counted.head = "pp".to_owned();
        }
    }

    /// "articles 3, 4 et 5", "en 1386 ou 1387": a number joined to one that is no amount is none either.
    pub(super) fn joined_name(&self, num: &Numeral) -> Option<Named> {
        if self.model(num) {
            return Some(Named {
                kind: FigureKind::Label,
                rule: "figure.label.name",
                first: num.first - 1,
                next: num.next,
            });
        }
        let before = self.out.last()?;
        let same = match before.kind {
            FigureKind::Label => before.rule == "figure.label.reference" && num.plain > 0,
            FigureKind::Date => {
                before.rule == "figure.date.year"
                    && num.plain == 4
                    && (1000.0..=2199.0).contains(&num.value)
            }
            _ => false,
        };
        self.joiner(before.span.end, num.start)?;
        same.then_some(Named {
            kind: before.kind,
            rule: if before.kind == FigureKind::Date {
                "figure.date.year"
            } else {
                "figure.label.reference"
            },
            first: num.first,
            next: num.next,
        })
    }

    /// "a French 75", "une Peugeot 208": one thing of a name with a number.
    fn model(&self, num: &Numeral) -> bool {
        let reader = &self.reader;
        num.first >= 2
            && (1..=4).contains(&num.plain)
            && !reader.tables.nouns.capitals()
            && reader.tokens[num.first - 1].is_capital()
            && reader.tokens[num.first].spaced
            && !reader.crosses_line(num.first)
            && reader.is(num.first - 2, role::ARTICLE)
            && !reader.is(num.first - 1, role::MONTH | role::DAY)
    }

    /// "200 manifestants selon la police, 1 000 selon les organisateurs": what was counted is not said again.
    fn inherit(&self, figure: &mut Figure) {
        let bare =
            figure.kind == FigureKind::Count && figure.unit.is_none() && figure.counted.is_none();
        if !bare {
            return;
        }
        let next = self
            .reader
            .tokens
            .partition_point(|token| token.start < figure.span.end);
        if !self.reader.is(next, role::ACCORDING) || self.reader.crosses_line(next) {
            return;
        }
        let before = self
            .out
            .iter()
            .rev()
            .take(2)
            .find(|f| f.kind == FigureKind::Count && f.unit.is_none() && f.counted.is_some());
        if let Some(before) = before
            && figure.span.start - before.span.end < 160
            && !self
                .reader
                .text
                .get(before.span.end as usize..figure.span.start as usize)
                .is_none_or(|gap| gap.contains(['\n', '.', '!', '?']))
        {
            figure.counted.clone_from(&before.counted);
        }
    }

    /// The words between two byte positions are one joiner: how they join.
    fn joiner(&self, from: u32, to: u32) -> Option<Joiner> {
        let gap = self.reader.text.get(from as usize..to as usize)?.trim();
        if gap.is_empty() || gap.len() > 12 || gap.contains('\n') {
            return None;
        }
        if gap == "," {
            return Some(Joiner::Comma);
        }
        let word = self
            .reader
            .lexicon
            .get(&crate::lang::fold(gap.trim_start_matches(',').trim()));
        let roles = self.reader.tables.roles(word);
        if roles & (role::AND | role::BUT) != 0 {
            Some(Joiner::And)
        } else if roles & role::RANGE != 0 {
            Some(Joiner::Or)
        } else {
            None
        }
    }

    /// "more than 10 and less than 20" is one range. The lower bound is taken back from the list.
    fn merge_bounds(&mut self, figure: &Figure) -> Option<Figure> {
        let lower = |m: Modifier| matches!(m, Modifier::MoreThan | Modifier::AtLeast);
        let upper = |m: Modifier| matches!(m, Modifier::LessThan | Modifier::AtMost);
        let before = self.out.last()?;
        let joins = matches!(
            self.joiner(before.span.end, figure.span.start)?,
            Joiner::And | Joiner::Comma
        );
        let same = before.unit.is_none() || before.unit == figure.unit;
        if !joins || !same || before.counted.is_some() && before.unit.is_none() {
            return None;
        }
        let (low, high) = if lower(before.modifier) && upper(figure.modifier) {
            (before.low?, figure.high?)
        } else if upper(before.modifier) && lower(figure.modifier) {
            (figure.low?, before.high?)
        } else {
            return None;
        };
        if low >= high {
            return None;
        }
        let before = self.out.pop()?;
        Some(Figure {
            span: before.span.cover(figure.span),
            number_span: before.number_span.cover(figure.number_span),
            low: Some(low),
            high: Some(high),
            modifier: Modifier::Range,
            reading: read(
                Modifier::Range,
                Some(low),
                Some(high),
                figure.kind,
                self.rules,
            ),
            rule: "figure.range".to_owned(),
            ..figure.clone()
        })
    }

    /// "de 24, 23 et 14 ans": the unit and noun said once belong to all.
    fn share_back(&mut self, figure: &mut Figure) {
        if figure.unit.is_none() && figure.counted.is_none()
            || !figure.comparable && figure.kind != FigureKind::Age
        {
            return;
        }
        let mut from = figure.span.start;
        let mut first = true;
        let mut aged = false;
        for n in (self.out.len().saturating_sub(LIST)..self.out.len()).rev() {
            let Some(before) = self.out.get(n) else {
                return;
            };
            let bare = before.kind == FigureKind::Count
                && before.unit.is_none()
                && before.counted.is_none()
                && before.modifier != Modifier::Vague;
            let joined = match self.joiner(before.span.end, from) {
                Some(Joiner::Comma) => !first,
                Some(_) => true,
                None => false,
            };
            if joined && before.kind == FigureKind::Age && figure.kind == FigureKind::Duration {
                aged = true;
            }
            if !bare || !joined {
                break;
            }
            from = before.span.start;
            first = false;
            let before = &mut self.out[n];
            before.unit.clone_from(&figure.unit);
            before.counted.clone_from(&figure.counted);
            before.kind = figure.kind;
            before.comparable = figure.comparable;
        }
        // "âgés de 24, 23 et 14 ans": the phrase stands before the first.
        if figure.kind == FigureKind::Duration && (!first || aged) {
            let token = self
                .reader
                .tokens
                .partition_point(|token| token.end <= from);
            if aged || self.age_before(token) {
                for before in self.out.iter_mut().filter(|f| f.span.start >= from) {
                    before.kind = FigureKind::Age;
                    before.comparable = false;
                }
                figure.kind = FigureKind::Age;
                figure.comparable = false;
            }
        }
    }
}

enum Joiner {
    Comma,
    And,
    Or,
}

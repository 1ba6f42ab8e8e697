//! Sums that the article itself states, worked out again: parts and their total, "x of y", a share of a base, from–to–by.
//!
//! Only figures of one sentence are reckoned with, and only where its words say how they hang together
//! (`lang/<code>/predicates.txt`, sections `part`, `of`, `namely` and `sum`). What comes out is set beside what the text
//! says; which of the figures is off, nobody can tell from the text, and nothing here does.

mod amount;
mod change;
mod parts;
mod share;
#[cfg(test)]
mod tests;

use crate::lang::PhraseTable;
use crate::text::Document;
use crate::{Arithmetic, ArithmeticKind, Figure, FigureKind, Modifier};
use amount::{Amount, rounding};
use std::ops::Range;

/// Every sum of the text that can be worked out again, in the order of the figures that give the result.
pub(crate) fn find(doc: &Document, figures: &[Figure]) -> Vec<Arithmetic> {
    let mut out = Vec::new();
    let mut next = 0;
    while let Some(figure) = figures.get(next) {
        let sentence = doc.sentence_of(doc.token_at(figure.span.start));
        let Some(tokens) = doc.sentences.get(sentence).map(|s| s.tokens.clone()) else {
            break;
        };
        let end = doc.span(tokens).end;
        let after = figures[next..]
            .iter()
            .position(|figure| figure.span.start >= end)
            .map_or(figures.len(), |count| next + count)
            .max(next + 1);
        let line = Line::read(doc, figures, next..after);
        if line.slots.len() > 1 {
            parts::find(&line, &mut out);
            share::find(&line, &mut out);
            change::find(&line, &mut out);
        }
        next = after;
    }
    crate::order::by_key(&mut out, |sum| (sum.stated, sum.kind as u8));
    out.dedup_by(|a, b| a.stated == b.stated && a.from == b.from);
    out
}

/// A figure of the sentence: its index and its tokens.
#[derive(Clone, Debug)]
struct Slot {
    figure: usize,
    tokens: Range<usize>,
}

/// A sentence with the figures that can be reckoned with.
struct Line<'d> {
    doc: &'d Document<'d>,
    figures: &'d [Figure],
    slots: Vec<Slot>,
}

impl<'d> Line<'d> {
    fn read(doc: &'d Document<'d>, figures: &'d [Figure], range: Range<usize>) -> Line<'d> {
        let slots = range
            .filter(|n| figures[*n].comparable && figures[*n].modifier != Modifier::Vague)
            .map(|figure| {
                let span = figures[figure].span;
                let first = doc.token_at(span.start);
                let last = doc.token_at(span.end.saturating_sub(1)).max(first);
                Slot {
                    figure,
                    tokens: first..last + 1,
                }
            })
            .collect();
        Line {
            doc,
            figures,
            slots,
        }
    }

    fn figure(&self, slot: usize) -> Option<&'d Figure> {
        self.figures.get(self.slots.get(slot)?.figure)
    }

    /// The tokens between a slot and the next; `None` for the last.
    fn gap(&self, slot: usize) -> Option<Range<usize>> {
        let (a, b) = (self.slots.get(slot)?, self.slots.get(slot + 1)?);
        (a.tokens.end <= b.tokens.start).then_some(a.tokens.end..b.tokens.start)
    }

    /// Where a phrase of `table` stands in `range`: the tokens of the first.
    fn phrase(&self, table: &PhraseTable<()>, range: &Range<usize>) -> Option<Range<usize>> {
        range.clone().find_map(|at| {
            let tokens = self.doc.tokens.get(at..range.end)?;
            let (len, ()) = table.longest(tokens.iter().map(|token| token.word))?;
            Some(at..at + len)
        })
    }

    fn has_sign(&self, range: &Range<usize>, signs: &[char]) -> bool {
        range.clone().any(|at| {
            self.doc
                .tokens
                .get(at)
                .is_some_and(|token| signs.iter().any(|sign| token.is_sign(*sign)))
        })
    }

    /// Whether the two slots measure the same in one unit.
    fn alike(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.figure(a), self.figure(b)) else {
            return false;
        };
        a.kind == b.kind
            && a.unit == b.unit
            && matches!(
                a.kind,
                FigureKind::Count | FigureKind::Money | FigureKind::Measure
            )
    }

    /// One more sum: what `work` makes of the slots `from`, held against what slot `stated` says.
    fn reckon(
        &self,
        kind: ArithmeticKind,
        from: &[usize],
        stated: usize,
        work: impl Fn(&[Amount]) -> Option<Amount>,
    ) -> Option<Arithmetic> {
        let of = |slots: &[usize], read: fn(&Figure) -> Amount| -> Option<Vec<Amount>> {
            slots
                .iter()
                .map(|slot| self.figure(*slot).map(read))
                .collect()
        };
        let result = self.figure(stated)?;
        let found = work(&of(from, Amount::of)?)?;
        // The difference of two numbers is as exact as they are, unless it is written more finely than they.
        let finer = from.iter().all(|slot| {
            self.figure(*slot)
                .is_some_and(|one| rounding(result) > 0.0 && rounding(result) < rounding(one))
        });
        let read = if kind == ArithmeticKind::Change && !finer {
            Amount::of
        } else {
            Amount::rounded
        };
        let room = work(&of(from, read)?)?;
        if [found.low, found.high, room.low, room.high]
            .iter()
            .any(|end| end.is_nan())
        {
            return None;
        }
        let end = |value: f64| value.is_finite().then(|| super::relate::round(value));
        Some(Arithmetic {
            kind,
            from: from
                .iter()
                .map(|slot| self.slots[*slot].figure as u32)
                .collect(),
            stated: self.slots.get(stated)?.figure as u32,
            low: end(found.low),
            high: end(found.high),
            fits: room.meets(Amount::rounded(result)),
        })
    }
}

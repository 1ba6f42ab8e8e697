//! Shares: "80 of the 120 workers, or 67 %", "30 % of the 4,000 homes, that is 1,200", "one in five (20 %)".

use super::{Amount, Line};
use crate::{Arithmetic, ArithmeticKind, FigureKind};

/// Tokens in "of its budget of".
const OF: usize = 5;

/// Tokens between a figure and another that says it again.
const AGAIN: usize = 10;

pub(super) fn find(line: &Line, out: &mut Vec<Arithmetic>) {
    for n in 0..line.slots.len().saturating_sub(1) {
        out.extend(said_twice(line, n));
        if n + 2 < line.slots.len() {
            out.extend(three(line, n));
        }
    }
}

/// How many of these make a whole.
fn whole(line: &Line, slot: usize) -> Option<f64> {
    match line.figure(slot)?.kind {
        FigureKind::Percent => Some(100.0),
        FigureKind::Ratio => Some(1.0),
        _ => None,
    }
}

/// "one in five (20 %)"
fn said_twice(line: &Line, n: usize) -> Option<Arithmetic> {
    let (one, other) = (whole(line, n)?, whole(line, n + 1)?);
    if one == other || !again(line, n) {
        return None;
    }
    // "twice as much, or 40 %" is no share.
    let ratio = if one == 1.0 { n } else { n + 1 };
    if Amount::of(line.figure(ratio)?).high > 1.0 {
        return None;
    }
    line.reckon(ArithmeticKind::Share, &[n], n + 1, |amounts| {
        Some(amounts.first()?.scaled(other / one))
    })
}

/// Three figures from `n` on, of which two stand around "of" and the third says one of them again.
fn three(line: &Line, n: usize) -> Option<Arithmetic> {
    let (a, b, c) = (n, n + 1, n + 2);
    let of_first = of(line, a) && again(line, b);
    let of_last = again(line, a) && of(line, b);
    let share = |slot: usize| whole(line, slot).is_some();
    let worked = |x: usize, y: usize, stated: usize| {
        let whole = whole(line, stated)?;
        let divide = |amounts: &[Amount]| match amounts {
            [x, y] => x.over(*y).map(|share| share.scaled(whole)),
            _ => None,
        };
        line.reckon(ArithmeticKind::Share, &[x, y], stated, divide)
    };
    let portion = |part: usize, base: usize, stated: usize| {
        let whole = whole(line, part)?;
        let multiply = |amounts: &[Amount]| match amounts {
            [part, base] => Some(part.times(*base).scaled(1.0 / whole)),
            _ => None,
        };
        line.reckon(ArithmeticKind::Portion, &[part, base], stated, multiply)
    };
    if of_first && share(c) && line.alike(a, b) {
        return worked(a, b, c);
    }
    if of_first && share(a) && line.alike(b, c) {
        return portion(a, b, c);
    }
    if of_last && share(b) && line.alike(a, c) {
        return portion(b, c, a);
    }
    if of_last && share(a) && line.alike(b, c) {
        return worked(b, c, a);
    }
    None
}

/// "80 of the 120": only "of" and what belongs to it stands between the slot and the next.
fn of(line: &Line, slot: usize) -> bool {
    let Some(gap) = line.gap(slot) else {
        return false;
    };
    let first = gap.start..(gap.start + OF).min(gap.end);
    gap.len() <= OF
        && !gap
            .clone()
            .any(|at| line.doc.tokens.get(at).is_none_or(|token| !token.is_word()))
        && line
            .phrase(&line.doc.pack.circumstance.of, &first)
            .is_some_and(|found| found.start == gap.start)
}

/// "…, that is", "… (": the next slot says again what stands before.
fn again(line: &Line, slot: usize) -> bool {
    let Some(gap) = line.gap(slot) else {
        return false;
    };
    let near = gap.end.saturating_sub(4).max(gap.start)..gap.end;
    let bracket = line.has_sign(
        &(near.end.saturating_sub(1).max(near.start)..near.end),
        &['('],
    );
    gap.len() <= AGAIN
        && !line.has_sign(&gap, &[';', ':', ')'])
        && (bracket
            || line
                .phrase(&line.doc.pack.circumstance.namely, &near)
                .is_some())
}

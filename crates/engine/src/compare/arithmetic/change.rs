//! Changes: "from 5 % to 8 %, up 2 points".

use super::{Amount, Line};
use crate::{Arithmetic, ArithmeticKind, ChangePart, FigureKind};

pub(super) fn find(line: &Line, out: &mut Vec<Arithmetic>) {
    let part = |slot: usize| line.figure(slot).and_then(|figure| figure.change);
    let slots = 0..line.slots.len();
    for from in slots.clone().filter(|n| part(*n) == Some(ChangePart::From)) {
        // "from 5 % to 8 %": what stands right behind is the level after, whether or not the figure pass could tell.
        let right = |n: usize| {
            n == from + 1 && part(n).is_none() && line.gap(from).is_some_and(|gap| gap.len() <= 2)
        };
        let level =
            |n: &usize| (part(*n) == Some(ChangePart::To) || right(*n)) && same(line, from, *n);
        let Some(to) = slots.clone().filter(level).min_by_key(|n| n.abs_diff(from)) else {
            continue;
        };
        let by = slots.clone().filter(|n| *n != from && *n != to);
        for by in by.filter(|n| n.abs_diff(from).min(n.abs_diff(to)) == 1) {
            out.extend(difference(line, from, to, by));
        }
    }
}

/// Whether two levels are of one unit.
fn same(line: &Line, a: usize, b: usize) -> bool {
    match (line.figure(a), line.figure(b)) {
        (Some(a), Some(b)) => a.kind == b.kind && a.unit == b.unit,
        _ => false,
    }
}

fn difference(line: &Line, from: usize, to: usize, by: usize) -> Option<Arithmetic> {
    let (level, step) = (line.figure(from)?, line.figure(by)?);
    let told = step.change == Some(ChangePart::By);
    let absolute = |amounts: &[Amount]| match amounts {
        [from, to] => Some(from.apart(*to)),
        _ => None,
    };
    let relative = |amounts: &[Amount]| match amounts {
        [from, to] => from.apart(*to).over(*from).map(|share| share.scaled(100.0)),
        _ => None,
    };
    let reckon = |work: &dyn Fn(&[Amount]) -> Option<Amount>| {
        line.reckon(ArithmeticKind::Change, &[from, to], by, work)
    };
    let points =
        step.kind == FigureKind::Points || step.kind == FigureKind::Count && are_points(line, by);
    match (level.kind, step.kind) {
        (FigureKind::Percent, _) if points => reckon(&absolute),
        // "up 3 %" of a share may mean points or a share of the share: it is off only where it is neither.
        (FigureKind::Percent, FigureKind::Percent) if told => {
            let loose = reckon(&absolute)?;
            if loose.fits {
                Some(loose)
            } else {
                reckon(&relative)
            }
        }
        (FigureKind::Count | FigureKind::Money | FigureKind::Measure, FigureKind::Percent)
            if told =>
        {
            reckon(&relative)
        }
        (kind, step) if kind == step && told && same(line, from, by) => reckon(&absolute),
        _ => None,
    }
}

/// "2 points", beside two shares.
fn are_points(line: &Line, slot: usize) -> bool {
    let tokens = line.slots.get(slot).map(|slot| slot.tokens.clone());
    tokens.is_some_and(|tokens| {
        line.phrase(&line.doc.pack.circumstance.points, &tokens)
            .is_some()
    })
}

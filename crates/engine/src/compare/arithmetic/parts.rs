//! Parts and their total: "120 dead, of whom 80 soldiers and 50 civilians"; "80 soldiers and 40 civilians, 120 in all".

use super::{Amount, Line};
use crate::compare::concept::Concept;
use crate::compare::predicate;
use crate::{Arithmetic, ArithmeticKind};

/// Tokens between two parts beyond which they are no list.
const REACH: usize = 8;

pub(super) fn find(line: &Line, out: &mut Vec<Arithmetic>) {
    for total in 0..line.slots.len() {
        out.extend(total_first(line, total));
        out.extend(total_last(line, total));
    }
}

fn sum(amounts: &[Amount]) -> Option<Amount> {
    amounts.iter().copied().reduce(Amount::plus)
}

/// The parts that follow a total. "Including" may leave some out: then only parts that are more than the whole are told,
/// or parts that make it up exactly.
fn total_first(line: &Line, total: usize) -> Option<Arithmetic> {
    let first = total + 1;
    let gap = line.gap(total)?;
    let whole = u32::try_from(line.slots.get(total)?.figure).ok()?;
    let some = line.figure(first)?.circumstances.part_of == Some(whole);
    let all = gap.len() <= 4 && line.has_sign(&gap, &[':']);
    if !(some || all) || !is_part(line, first, total) || !is_sort(line, first, total) {
        return None;
    }
    let mut parts = vec![first];
    while let Some(last) = parts.last().copied()
        && listed(line, last, parts.len() > 1)
        && is_part(line, last + 1, total)
        && is_sort(line, last + 1, total)
    {
        parts.push(last + 1);
    }
    if all && !some && parts.len() < 2 {
        return None;
    }
    let found = line.reckon(ArithmeticKind::Parts, &parts, total, sum)?;
    let stated = line.figure(total).map(Amount::rounded)?;
    let more = found.low.is_some_and(|low| low > stated.high);
    let told = match (all && !some, found.fits) {
        (true, _) => true,
        (false, true) => parts.len() > 1,
        (false, false) => more,
    };
    told.then_some(found)
}

/// The parts that stand before a total which the words call one.
fn total_last(line: &Line, total: usize) -> Option<Arithmetic> {
    let slot = line.slots.get(total)?;
    let sentence = line.doc.sentence_of(slot.tokens.start);
    let bounds = line.doc.sentences.get(sentence)?.tokens.clone();
    let sums = &line.doc.pack.circumstance.sums;
    let before = slot.tokens.start.saturating_sub(4).max(bounds.start)..slot.tokens.start;
    let after = slot.tokens.end..(slot.tokens.end + 3).min(bounds.end);
    let broken = line.has_sign(&after, &[',', ';', ':', '(']);
    let called = line.phrase(sums, &before).is_some()
        || !broken && line.phrase(sums, &after).is_some()
        || line.phrase(sums, &slot.tokens).is_some();
    let last = total.checked_sub(1)?;
    if !called || line.gap(last)?.len() > REACH || !is_part(line, last, total) {
        return None;
    }
    let mut first = last;
    let mut commas = false;
    while let Some(before) = first.checked_sub(1)
        && listed(line, before, commas)
        && is_part(line, before, total)
    {
        commas = true;
        first = before;
    }
    let parts: Vec<usize> = (first..total).collect();
    let counted = line.reckon(ArithmeticKind::Parts, &parts, total, sum);
    counted.filter(|_| parts.len() > 1)
}

/// Whether the slot after `slot` goes on with its list: "80 soldiers and 50 civilians". A comma before "and" ends a list
/// that had none before: "12 people, including 3 children, and 4 houses".
fn listed(line: &Line, slot: usize, commas: bool) -> bool {
    let Some(gap) = line.gap(slot) else {
        return false;
    };
    if gap.len() > REACH
        || line.has_sign(&gap, &[';', ':', '(', ')', '—', '–', '"', '“', '«'])
        || !line.alike(slot, slot + 1)
    {
        return false;
    }
    let (Some(a), Some(b)) = (line.figure(slot), line.figure(slot + 1)) else {
        return false;
    };
    let comma = line.has_sign(&gap, &[',']);
    let and = line
        .phrase(&line.doc.pack.circumstance.ands, &gap)
        .is_some();
    a.claim == b.claim && (comma || and) && (!(comma && and) || commas)
}

/// Whether a slot can count some of what `total` counts: nothing else happens to them.
fn is_part(line: &Line, part: usize, total: usize) -> bool {
    let (Some(one), Some(whole)) = (line.figure(part), line.figure(total)) else {
        return false;
    };
    if !line.alike(part, total) || one.change.is_some() || whole.change.is_some() {
        return false;
    }
    let question = |figure: &crate::Figure| {
        let said = figure.circumstances.predicate.as_ref()?;
        predicate::is_question(&said.key).then(|| said.key.clone())
    };
    if let (Some(a), Some(b)) = (question(one), question(whole))
        && a != b
        && b != "casualty"
    {
        return false;
    }
    true
}

/// Whether the two are no different sorts of thing; where the words call the total one, they need not say how.
fn is_sort(line: &Line, part: usize, total: usize) -> bool {
    match (noun(line, part), noun(line, total)) {
        (Some(a), Some(b)) => a.meets(b) || a.is_part_of(b) || b.is_part_of(a),
        _ => true,
    }
}

/// What a slot counts, where the word is one that the concepts know.
fn noun(line: &Line, slot: usize) -> Option<Concept> {
    let counted = line.figure(slot)?.counted.as_ref()?;
    super::super::facts::read_thing(&counted.text, line.doc.pack.lang, &counted.head).concept
}

//! Clauses in languages that set a comma before each of them and whose verb stands last in a subordinate one (German,
//! Dutch): what a comma opens, and whether words hold a main clause.

use super::complement::Kind;
use crate::claim::cue::Frames;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// What a comma before `at` opens after a verb of saying: an indirect question, a clause in the mood of report or in main
/// word order, an infinitive with its mark.
pub(super) fn after_comma(r: &Reader, group: &Group, scope: &Scope, at: usize) -> Option<Kind> {
    let frames = group.lemma.frames;
    if r.is(at, Class::WH) && frames.any(Frames::WH) && !r.is(at, Class::AS) {
        return Some(Kind::Question);
    }
    let limit = scope.range.end.min(at + 45);
    let clause = (at..limit)
        .find(|i| r.sign_at(*i).is_some_and(|c| matches!(c, '.' | ';' | ':')))
        .unwrap_or(limit);
    let opener = r.is(at, Class::RELATIVE) && !r.is(at, Class::DETERMINER)
        || r.is(
            at,
            Class::SUBORDINATOR
                .or(Class::HARD_SUBORDINATOR)
                .or(Class::COORDINATOR)
                .or(Class::AS),
        ) && !r.is(at, Class::WH);
    if opener || relative(r, at, clause) {
        return None;
    }
    if frames.any(Frames::INF)
        && let Some(infinitive) = (at..clause).find(|i| r.marked_infinitive(*i))
        && !(at..infinitive).any(|i| r.finite(i))
    {
        return Some(Kind::Infinitive);
    }
    let finite = (at..clause).find(|i| r.finite(*i) || r.report(*i))?;
    // The verb stands second or the mood says enough.
    let report = (at..clause).any(|i| r.report(i));
    let second = finite - at <= 8 && phrase::starts(r, at);
    (frames.any(Frames::THAT) && (report || second && frames.any(Frames::ZERO)))
        .then_some(Kind::Zero)
}

/// Whether a relative clause begins at `at` and ends before `end` or a comma: ", der gestern ankam,", ", aus denen X kommt".
fn relative(r: &Reader, at: usize, end: usize) -> bool {
    let comma = (at..end).find(|i| r.sign(*i, ',')).unwrap_or(end);
    if r.is(at, Class::PREPOSITION) && r.is(at + 1, Class::RELATIVE) && !r.capital(at + 2) {
        return comma > at && r.finite(comma - 1);
    }
    if !r.is(at, Class::RELATIVE) || r.capital(at + 1) {
        return false;
    }
    let Some(finite) = (at + 1..comma).find(|i| r.finite(*i) || r.report(*i)) else {
        return comma < end;
    };
    // The verb stands last; "der habe …" shows it at once.
    finite > at + 1 && finite + 1 == comma
}

/// Whether one of the clauses in `range` is a main clause: with a verb, and neither relative nor subordinate.
pub(super) fn holds_main(r: &Reader, range: Range<usize>) -> bool {
    let mut start = range.start;
    while start < range.end {
        let end = (start..range.end)
            .find(|i| r.sign_at(*i).is_some_and(|c| matches!(c, ',' | '–' | '—')))
            .unwrap_or(range.end);
        if start < end && main(r, start..end, start == range.start) {
            return true;
        }
        start = end + 1;
    }
    false
}

/// Whether a stretch between commas is a main clause.
fn main(r: &Reader, part: Range<usize>, first: bool) -> bool {
    let at = part.start;
    let subordinate = r.is(
        at,
        Class::SUBORDINATOR
            .or(Class::HARD_SUBORDINATOR)
            .or(Class::THAT)
            .or(Class::WH),
    ) && !r.is(at, Class::DETERMINER)
        || !first
            && (r.is(at, Class::RELATIVE)
                || r.is(at, Class::PREPOSITION) && r.is(at + 1, Class::RELATIVE))
            && !r.capital(at + 1);
    // "Preise steigen, warnen Händler": a plural verb looks like an infinitive.
    let last = part.end - 1;
    let plural = last > part.start
        && r.infinitive(last)
        && !r.marked_infinitive(last)
        && !r.is(last - 1, Class::INFINITIVE_MARK);
    !subordinate && (plural || part.clone().any(|i| r.finite(i) || r.report(i)))
}

/// Where the clause that holds the cue at `at` begins, if that is a relative or subordinate clause inside its sentence:
/// "…, bei dem laut Polizei niemand verletzt wurde".
pub(super) fn inner(r: &Reader, at: usize, from: usize) -> Option<usize> {
    let comma = (from..at).rev().find(|i| r.sign(*i, ','))?;
    let start = comma + 1;
    let opens = r.is(start, Class::RELATIVE)
        && (!r.is(start, Class::DETERMINER) || !r.capital(start + 1))
        || r.is(start, Class::PREPOSITION) && r.is(start + 1, Class::RELATIVE)
        || r.is(start, Class::HARD_SUBORDINATOR.or(Class::SUBORDINATOR));
    // The verb is still to come, or the clause has ended.
    (opens && start < at && !(start..at).any(|i| r.finite(i))).then_some(start)
}

//! How far a complement reaches: a clause, a noun phrase, quoted words.

use super::complement::{Complement, Kind};
use crate::claim::content::{self, Reach};
use crate::claim::cue::Frames;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::Class;
use crate::source::phrase::{self, Subject};
use std::ops::Range;

/// The content of a complement.
pub(super) fn extent(
    r: &Reader,
    group: &Group,
    scope: &Scope,
    complement: &Complement,
    subject: Option<&Subject>,
    embedded: bool,
) -> Option<Vec<Range<usize>>> {
    let reach = if subordinate(r, group, scope, subject, embedded) {
        Reach::Comma
    } else {
        Reach::Clause
    };
    // What the second half of the verb closes ("wies [den Vorwurf] zurück").
    let closed = group.apart.filter(|half| complement.start < *half);
    let inner = closed.map(|half| Scope {
        range: scope.range.start..half,
        quote: scope.quote,
    });
    let scope = inner.as_ref().unwrap_or(scope);
    let mut start = complement.start;
    match complement.kind {
        Kind::Quote => return Some(quote(r, start, scope, group)),
        Kind::Colon => {
            if r.quotes.opening(start).is_some() {
                return Some(quote(r, start, scope, group));
            }
            if start >= scope.range.end {
                return None;
            }
        }
        // The accused belongs to what is said: "accuse [la Corée du Nord d'avoir …]".
        Kind::Of if complement.start > group.range.end + 1 => {
            start = group.range.end;
            while r.insert(start) > 0 {
                start += r.insert(start);
            }
        }
        _ => {}
    }
    while start < scope.range.end && r.sign(start, ',') {
        start += 1;
    }
    let stop = match complement.kind {
        Kind::Noun => noun_end(r, start, scope, reach),
        Kind::Of => content::end(r, complement.start.max(start), scope, Reach::Comma),
        _ => content::end(r, start, scope, reach),
    };
    let range = content::trim(r, start..stop);
    (!range.is_empty()).then(|| vec![range])
}

/// A noun phrase as content: to the next comma that divides no list, to a conjunction with a verb, to a subordinate clause.
fn noun_end(r: &Reader, start: usize, scope: &Scope, reach: Reach) -> usize {
    let stop = content::end(r, start, scope, reach);
    let mut i = start;
    while i < stop {
        if let Some(past) = r.quotes.past(i) {
            i = past;
            continue;
        }
        // "did not contest this claim and the court found …", "…, and at fourteen joined …": another clause.
        let other = r.is(i, Class::COORDINATOR)
            && phrase::surely_starts(r, i + 1)
            && phrase::after(r, i + 1, stop).is_some_and(|next| {
                r.finite(next.end) || r.forms(next.end).any(crate::claim::cue::Form::FINITE)
            });
        let fronted = r.comma(i) && r.is(i + 1, Class::AND) && r.is(i + 2, Class::PREPOSITION);
        let clause = i > start && r.is(i, Class::HARD_SUBORDINATOR)
            || other
            || fronted
            || r.sign(i, ':')
            || r.comma(i) && !content::list(r, i, stop)
            || r.is(i, Class::COORDINATOR)
                && (r.finite(i + 1)
                    || r.is(i + 2, Class::NEGATOR)
                    || r.forms(i + 1) != Default::default() && !r.is(i + 1, Class::DETERMINER));
        if clause {
            return i;
        }
        i += 1;
    }
    stop
}

/// The quoted words that a verb introduces, with what the sentence adds around them.
fn quote(r: &Reader, at: usize, scope: &Scope, group: &Group) -> Vec<Range<usize>> {
    let Some(index) = r.quotes.opening(at) else {
        return Vec::new();
    };
    let whole = content::whole_quote(r, index);
    let Some(quote) = r.quotes.all.get(index) else {
        return whole;
    };
    // A short quotation inside a longer clause: "a promis « une baisse » des impôts".
    let short = quote.end < scope.range.end
        && quote.closed
        && r.word(quote.end)
        && (!group.lemma.frames.any(Frames::WEAK)
            || group.lemma.frames.any(Frames::FIGURE) && r.is(quote.end, Class::OF));
    if whole.len() == 1
        && short
        && !group.lemma.frames.any(Frames::CALL)
        && !r.forms(quote.end).any(crate::claim::cue::Form::FINITE)
        && !r.is(quote.end, Class::HAVE.or(Class::PRONOUN))
    {
        let stop = content::end(r, at, scope, Reach::Clause);
        return vec![content::trim(r, at..stop.max(quote.end))];
    }
    whole
}

pub(super) fn quoted_enough(r: &Reader, content: &[Range<usize>]) -> bool {
    content
        .iter()
        .any(|range| range.clone().filter(|i| r.word(*i)).count() >= 4)
}

/// Whether the verb stands in a subordinate clause that a comma will close.
fn subordinate(
    r: &Reader,
    group: &Group,
    scope: &Scope,
    subject: Option<&Subject>,
    embedded: bool,
) -> bool {
    let lo = scope.range.start;
    let Some(subject) = subject else { return false };
    if embedded {
        // ", qui affirme que …,": the relative clause was opened by a comma.
        return subject.range.start > lo && r.sign(subject.range.start - 1, ',');
    }
    let clause = subject.clause;
    if clause > lo {
        let opener = clause - 1;
        let opens_first = opener == lo
            || (lo..opener)
                .all(|i| r.is(i, Class::COORDINATOR.or(Class::ADVERB)) || r.sign(i, ','));
        let class = r.class(opener);
        if class.any(
            Class::SUBORDINATOR
                .or(Class::HARD_SUBORDINATOR)
                .or(Class::PREPOSITION),
        ) && opens_first
        {
            return true;
        }
        if class.any(Class::THAT)
            && opener > lo
            && r.is(opener - 1, Class::SUBORDINATOR)
            && opener - 1 == lo
        {
            return true;
        }
    }
    // "Si la Corée du Nord a démenti …,": the conjunction may be part of the clause.
    let first = lo;
    r.is(first, Class::SUBORDINATOR.or(Class::HARD_SUBORDINATOR))
        && !r.is(first, Class::PREPOSITION.or(Class::ADVERB))
        && group.range.start > first
        && (first..group.range.start).all(|i| !r.sign(i, ','))
}

/// How far a figure may stand behind the noun phrase that ends at `end`: "a turnout of more than 2,500".
pub(super) fn reach(r: &Reader, end: usize, scope: &Scope) -> usize {
    let limit = scope.range.end.min(end + 6);
    (end..limit)
        .find(|i| {
            r.finite(*i)
                || r.comma(*i)
                || r.is(*i, Class::AT)
                || matches!(r.sign_at(*i), Some('.' | ';' | ':'))
        })
        .unwrap_or(limit)
}

/// "parle de", "table sur": the preposition before the noun phrase stays outside.
pub(super) fn over_preposition(r: &Reader, from: usize, limit: usize) -> usize {
    let mut i = from;
    while i < limit
        && r.is(i, Class::PREPOSITION.or(Class::OF))
        && !(r.is(i, Class::CONTRACTED) && r.is(i, Class::DETERMINER))
    {
        i += 1;
    }
    i
}

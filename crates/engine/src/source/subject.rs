//! The subject of a verb: the noun phrase or pronoun before it, over appositions and fixed phrases; after it where the
//! language turns the order round.

use super::Class;
use super::phrase::{after, starts, surely_starts};
use crate::claim::reader::{NOUN, Reader};
use crate::text::TokenKind;
use std::ops::Range;

/// A subject found before its verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The noun phrase or pronoun.
    pub(crate) range: Range<usize>,
    /// The first token of the clause that the subject and the verb stand in.
    pub(crate) clause: usize,
}

/// The subject of the verb group that begins at `verb`, not before `from`.
pub(crate) fn before(r: &Reader, verb: usize, from: usize) -> Option<Subject> {
    let mut j = back_over_inserts(r, verb, from);
    if j <= from {
        return None;
    }
    let mut told = false;
    for _ in 0..4 {
        let mark = j - 1;
        let open = match r.sign_at(mark) {
            Some(',') => ',',
            Some(')') => '(',
            Some('–') => '–',
            Some('—') => '—',
            Some('-') => '-',
            _ => return direct(r, j, from),
        };
        // "Le ministre, Jean Dupont, affirme": what stands between the marks is an apposition.
        let other = (from + 1..mark).rev().take(45).find(|k| {
            r.sign(*k, open) && (open != ',' || r.comma(*k))
                || matches!(r.sign_at(*k), Some(';' | ':'))
        });
        // "Ann Hale, curator at Arden, Fairville, said": what stood before the last marks was an apposition, too.
        let Some(other) = other else {
            return direct(r, mark, from).filter(|_| told);
        };
        if !r.sign(other, open) {
            return None;
        }
        if open == ',' && !describes(r, other + 1, mark) {
            return None;
        }
        j = back_over_inserts(r, other, from);
        if j <= from {
            return None;
        }
        if open != ',' {
            continue;
        }
        if matches!(r.sign_at(j - 1), Some(',' | ')' | '–' | '—')) {
            continue;
        }
        let subject = direct(r, j, from)?;
        // "Jean Dupont, 45 ans, professeur, affirme": the nearest segment is itself an apposition.
        let first = subject.range.start;
        let bare = !r.capital(first) && !r.is(first, Class::DETERMINER);
        let digits = r
            .token(first)
            .is_some_and(|token| token.kind == TokenKind::Digits);
        if (bare || digits) && first > from && r.sign(first - 1, ',') {
            j = first;
            told = true;
            continue;
        }
        return Some(subject);
    }
    None
}

/// Whether the words between two commas say something about the phrase before: a relative or participle clause, or no
/// clause at all.
fn describes(r: &Reader, from: usize, to: usize) -> bool {
    let first = r.class(from);
    let which = r.words.pro_drop
        && first.any(Class::PREPOSITION.or(Class::OF))
        && r.is(from + 1, Class::RELATIVE);
    // ", when asked about the delay,".
    let asked = first.any(Class::SUBORDINATOR) && r.participle(from + 1);
    if which || asked || first.any(Class::RELATIVE.or(Class::THAT).or(Class::AS)) || r.gerund(from)
    {
        return true;
    }
    !first.any(
        Class::COORDINATOR
            .or(Class::SUBORDINATOR)
            .or(Class::HARD_SUBORDINATOR),
    ) && !(from..to).any(|i| r.finite(i))
}

/// The subject of a verb in a language whose verb stands second in a main clause and last in others: before the finite
/// verb, after it where something else stands in front, after the conjunction where the verb stands last.
pub(crate) fn around(
    r: &Reader,
    finite: usize,
    verb: usize,
    from: usize,
    to: usize,
) -> Option<Subject> {
    let bound = clause_start(r, finite, from);
    // A subordinate clause: "wie die Polizei am Montag mitteilte".
    let opener = bound.checked_sub(1).filter(|opener| *opener >= from);
    let subordinate = opener.is_some_and(|opener| {
        r.is(
            opener,
            Class::SUBORDINATOR
                .or(Class::HARD_SUBORDINATOR)
                .or(Class::THAT)
                .or(Class::AS)
                .or(Class::RELATIVE),
        ) && !r.is(opener, Class::DETERMINER)
    });
    // "…, der gestern erklärt hat, dass": the relative pronoun speaks.
    if r.is(bound, Class::RELATIVE)
        && bound > from
        && r.sign(bound - 1, ',')
        && !r.capital(bound + 1)
    {
        let last = finite.max(verb) + 1;
        if last >= to || r.sign_at(last).is_some() {
            return Some(Subject {
                range: bound..bound + 1,
                clause: bound,
            });
        }
    }
    if subordinate {
        let range = after(r, bound, finite)?;
        return Some(Subject {
            range,
            clause: bound,
        });
    }
    // Dutch "Een arts die anoniem wil blijven, noemt …": no comma before the relative clause.
    if finite > from + 2
        && r.sign(finite - 1, ',')
        && surely_starts(r, from)
        && let Some(range) = after(r, from, finite)
        && r.is(range.end, Class::RELATIVE)
        && (range.end..finite - 1).any(|i| r.finite(i))
        && !(range.end..finite - 1).any(|i| r.sign(i, ','))
    {
        return Some(Subject {
            range,
            clause: from,
        });
    }
    if let Some(subject) = before(r, finite, from) {
        let front = subject.range.start;
        let prepositional = front > from && r.is(front - 1, Class::PREPOSITION);
        let first = front == from
            || front == bound
            || front == subject.clause
            || r.is(front, Class::PRONOUN);
        if first
            && !prepositional
            && !r.is(
                front,
                Class::TIME
                    .or(Class::DATIVE)
                    .or(Class::ADVERB)
                    .or(Class::REFLEXIVE),
            )
        {
            return Some(subject);
        }
    }
    let mut i = finite + 1;
    while i < to && (r.adverb(i) || r.is(i, Class::REFLEXIVE)) && i < finite + 4 {
        i += 1;
    }
    if i >= to
        || i == verb
        || !surely_starts(r, i) && !r.is(i, Class::PRONOUN)
        || r.is(i, Class::PREPOSITION)
    {
        return None;
    }
    let range = after(r, i, to)?;
    Some(Subject {
        range,
        clause: bound,
    })
}

/// Goes left over adverbs and fixed phrases, with the commas around them.
fn back_over_inserts(r: &Reader, at: usize, from: usize) -> usize {
    let mut j = at;
    'again: while j > from {
        for len in (2..=5usize).rev() {
            for comma in [1usize, 0] {
                let Some(start) = j.checked_sub(len + comma) else {
                    continue;
                };
                if start > from && (comma == 0 || r.sign(j - 1, ',')) && r.insert(start) == len {
                    j = start;
                    if comma == 1 && r.sign(j - 1, ',') {
                        j -= 1;
                    }
                    continue 'again;
                }
            }
        }
        if r.adverb(j - 1) && !r.capital(j - 1) && !r.is(j - 1, NOUN) {
            j -= 1;
            continue;
        }
        // A day or a date between subject and verb: "Le ministre mardi a déclaré", "officials on Tuesday said".
        if r.is(j - 1, Class::TIME) && j - 1 > from && !r.is(j - 2, Class::DETERMINER.or(Class::OF))
        {
            j -= 1;
            if r.is(j - 1, Class::PREPOSITION) && j - 1 > from {
                j -= 1;
            }
            continue;
        }
        break;
    }
    j
}

/// The subject that ends right before `end`.
fn direct(r: &Reader, end: usize, from: usize) -> Option<Subject> {
    if end <= from {
        return None;
    }
    let last = end - 1;
    if r.is(last, Class::SUBJECT_RELATIVE) && (end - from < 2 || !r.is(last, Class::DETERMINER)) {
        return Some(Subject {
            range: last..end,
            clause: last,
        });
    }
    if r.is(last, Class::PRONOUN.or(Class::FIRST)) && !r.is(last, Class::DETERMINER) {
        return Some(Subject {
            range: last..end,
            clause: clause_start(r, last, from),
        });
    }
    if let Some(subject) = described(r, end, from) {
        return Some(subject);
    }
    let bound = clause_start(r, end, from);
    if bound >= end {
        return None;
    }
    if let Some(subject) = before_relative(r, bound, end, from) {
        return Some(subject);
    }
    // "Both said", "plusieurs affirment".
    if end - bound == 1
        && r.is(bound, Class::DETERMINER.or(Class::NUMBER))
        && !r.is(bound, Class::CLITIC)
    {
        return Some(Subject {
            range: bound..end,
            clause: bound,
        });
    }
    let mut fallback = None;
    for p in bound..end {
        if p > bound && !surely_starts(r, p) && !r.is(p, Class::PRONOUN) {
            continue;
        }
        if p == bound && !starts(r, p) && !r.is(p, Class::PRONOUN) {
            continue;
        }
        if p > bound
            && r.is(
                p - 1,
                Class::PREPOSITION.or(Class::OF).or(Class::DETERMINER),
            )
            || p > from && p == bound && r.is(p - 1, Class::PREPOSITION)
        {
            continue;
        }
        if p > bound && r.capital(p) && r.capital(p - 1) && !r.opens_sentence(p - 1) {
            continue;
        }
        let Some(range) = after(r, p, end) else {
            continue;
        };
        if range.end == end {
            return Some(Subject {
                range,
                clause: bound,
            });
        }
        if fallback.is_none() && !r.is(p, Class::TIME) && (p == bound || !r.capital(p - 1)) {
            fallback = Some(range);
        }
    }
    fallback.map(|range| Subject {
        range,
        clause: bound,
    })
}

/// Where the clause that ends before `end` begins: after a comma, a conjunction, a relative pronoun or a finite verb.
fn clause_start(r: &Reader, end: usize, from: usize) -> usize {
    let mut i = end;
    while i > from && end - i < 60 {
        let at = i - 1;
        if let Some(c) = r.sign_at(at) {
            if let Some(quote) = r
                .quotes
                .closing(at)
                .and_then(|quote| r.quotes.all.get(quote))
                && quote.end - quote.open <= 8
                && quote.open > from
                && !matches!(r.sign_at(quote.open - 1), Some(',' | ':'))
                && quote.end <= end
                && r.word(quote.open - 1)
            {
                i = quote.open;
                continue;
            }
            if matches!(c, '.' | '\'' | '’' | '-' | '–' | '/' | '&' | '%')
                && r.token(at).is_some_and(|t| !t.spaced)
            {
                i = at;
                continue;
            }
            if c == ')'
                && let Some(open) = (at.saturating_sub(12).max(from)..at)
                    .rev()
                    .find(|k| r.sign(*k, '('))
            {
                i = open;
                continue;
            }
            return i;
        }
        let class = r.class(at);
        let opens = class.any(Class::HARD_SUBORDINATOR.or(Class::RELATIVE))
            && !class.any(Class::DETERMINER);
        if opens || class.any(Class::THAT) {
            return i;
        }
        if class.any(Class::SUBORDINATOR) && !class.any(Class::PREPOSITION.or(Class::ADVERB)) {
            return i;
        }
        if class.any(Class::COORDINATOR) {
            let joins = class.any(Class::AND)
                && (from.max(at.saturating_sub(14))..at)
                    .rev()
                    .take_while(|k| r.sign_at(*k).is_none_or(|c| c != ',' && c != ';'))
                    .all(|k| !r.finite(k) && !r.is(k, Class::THAT));
            if !joins {
                return i;
            }
        } else if r.finite(at)
            && end - at > 1
            && !reduced(r, at, from)
            && !(r.english() && at > from && r.is(at - 1, Class::INFINITIVE_MARK))
        {
            return i;
        }
        i = at;
    }
    i
}

/// English "Fishermen who rushed to the wreck | said": the phrase that opens the clause, with a relative clause that no
/// comma sets apart, whose verbs take no clause of their own.
fn described(r: &Reader, end: usize, from: usize) -> Option<Subject> {
    if !r.english() {
        return None;
    }
    let mark = (from + 1..end.saturating_sub(1))
        .rev()
        .take(22)
        .take_while(|i| {
            r.sign_at(*i)
                .is_none_or(|c| matches!(c, '-' | '.' | '\'' | '’'))
                && !r.is(
                    *i,
                    Class::COORDINATOR
                        .or(Class::HARD_SUBORDINATOR)
                        .or(Class::THAT),
                )
        })
        .find(|i| r.is(*i, Class::SUBJECT_RELATIVE) && r.is(*i, Class::PRONOUN))?;
    let mut verb = mark + 1;
    while verb < end && (r.adverb(verb) || r.is(verb, Class::NEGATOR)) {
        verb += 1;
    }
    // "who police say is armed": another subject follows.
    let acts = r.word(verb)
        && verb + 1 < end
        && !r.capital(verb)
        && !r.is(
            verb,
            NOUN.or(Class::DETERMINER)
                .or(Class::PRONOUN)
                .or(Class::FIRST),
        );
    let infinitive = (verb + 1..end.min(verb + 4)).any(|i| r.is(i, Class::INFINITIVE_MARK));
    let takes_clause =
        r.forms(verb) != Default::default() && !infinitive && !r.is(verb + 1, Class::PREPOSITION);
    if !acts || takes_clause {
        return None;
    }
    let start = (from.max(mark.saturating_sub(10))..mark)
        .find(|p| starts(r, *p) && after(r, *p, mark).is_some_and(|range| range.end == mark))?;
    let opens = start == from
        || r.sign_at(start - 1).is_some()
        || r.is(
            start - 1,
            Class::COORDINATOR
                .or(Class::THAT)
                .or(Class::HARD_SUBORDINATOR),
        );
    opens.then_some(Subject {
        range: start..mark,
        clause: start,
    })
}

/// "Fishermen who saw the boat | said": the phrase before a relative clause that no comma sets apart. `bound` is where the
/// verb's clause would begin otherwise, behind the verb of the relative clause.
fn before_relative(r: &Reader, bound: usize, end: usize, from: usize) -> Option<Subject> {
    let verb = bound.checked_sub(1).filter(|verb| *verb > from + 1)?;
    if !r.finite(verb) || r.sign_at(verb).is_some() {
        return None;
    }
    let stop = from.max(end.saturating_sub(24));
    let mark = (stop..verb)
        .rev()
        .take_while(|i| r.sign_at(*i).is_none() && !r.is(*i, Class::COORDINATOR))
        .find(|i| r.is(*i, Class::SUBJECT_RELATIVE))?;
    // One verb alone stands between; a verb that takes a clause would have its own.
    // "who asked not to be named": what it takes is an infinitive.
    let infinitive = (verb + 1..end.min(verb + 3)).any(|i| r.is(i, Class::INFINITIVE_MARK));
    let takes_clause = r.forms(verb) != Default::default() && !infinitive;
    let verbs = (mark + 1..end)
        .filter(|i| r.finite(*i) && !r.finite(*i + 1) && !r.is(*i - 1, Class::INFINITIVE_MARK))
        .count();
    if takes_clause || verbs != 1 || mark <= from {
        return None;
    }
    let start = (from.max(mark.saturating_sub(10))..mark).find(|p| {
        surely_starts(r, *p) && after(r, *p, mark).is_some_and(|range| range.end == mark)
    })?;
    if start > from && r.is(start - 1, Class::PREPOSITION.or(Class::OF)) {
        return None;
    }
    Some(Subject {
        range: start..mark,
        clause: start,
    })
}

/// "Economists polled by the agency": a form that could be the verb is a participle where its agent or place follows at
/// once and a noun stands before.
fn reduced(r: &Reader, at: usize, from: usize) -> bool {
    at > from
        && r.participle(at)
        && !r.is(at, crate::claim::reader::FINITE)
        && r.is(at + 1, Class::PREPOSITION)
        && !r.is(at + 1, Class::INFINITIVE_MARK)
        && r.word(at - 1)
        && !r.is(
            at - 1,
            Class::PRONOUN
                .or(Class::FIRST)
                .or(Class::RELATIVE)
                .or(Class::CLITIC)
                .or(Class::NEGATOR),
        )
        && !r.adverb(at - 1)
        && (!r.capital(at - 1) || r.is(at - 1, NOUN))
}

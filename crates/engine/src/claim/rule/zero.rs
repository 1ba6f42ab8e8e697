//! Clauses without a conjunction: "X said the plan had failed", "Der Sprecher sagte, der Plan sei gescheitert".

use crate::claim::cue::Frames;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};

/// Whether a clause without conjunction begins at `at` and shows its verb right after its subject.
pub(super) fn strict(r: &Reader, group: &Group, scope: &Scope, at: usize) -> bool {
    let other = Class::PREPOSITION
        .or(Class::INFINITIVE_MARK)
        .or(Class::TIME)
        .or(Class::THAT)
        .or(Class::RELATIVE)
        .or(Class::WH);
    if r.is(at, Class::DUMMY) && r.is(at + 1, crate::claim::reader::FINITE) {
        return true;
    }
    if r.is(at, other) || r.adverb(at) {
        return false;
    }
    let Some(subject) = phrase::after(r, at, scope.range.end) else {
        return false;
    };
    let mut next = subject.end;
    while r.adverb(next) && next < subject.end + 3 {
        next += 1;
    }
    let finite = r.is(next, crate::claim::reader::FINITE) && !r.is(next, Class::INFINITIVE_MARK)
        // "noted the findings show …".
        || r.english()
            && subject.len() > 1
            && r.finite(next)
            && r.doc.word(subject.end - 1).ends_with('s')
            && zero_follows(r, next + 1, scope);
    let pronoun = r.is(at, Class::PRONOUN)
        && (r.word(next) && !r.is(next, crate::claim::reader::FUNCTION)
            || r.quotes.opening(next).is_some());
    // "expect prices to rise".
    let raised = group.lemma.frames.any(Frames::INF)
        && r.is(next, Class::INFINITIVE_MARK)
        && r.word(next + 1);
    finite || pronoun || raised
}

/// Whether a subject and a verb follow, as after a verb that itself takes a clause.
fn zero_follows(r: &Reader, at: usize, scope: &Scope) -> bool {
    r.is(at, Class::THAT)
        || phrase::after(r, at, scope.range.end)
            .is_some_and(|subject| r.is(subject.end, crate::claim::reader::FINITE))
}

/// Whether a clause without conjunction begins at `at`: a subject, and a verb before the next mark.
pub(super) fn shown(r: &Reader, group: &Group, scope: &Scope, at: usize) -> bool {
    // "said although it rained, the march would …".
    if r.is(at, Class::HARD_SUBORDINATOR) && at == group.range.end {
        let comma = (at..scope.range.end.min(at + 20)).find(|i| r.comma(*i));
        return comma.is_some_and(|comma| {
            (at..comma).any(|i| r.finite(i))
                && (strict(r, group, scope, comma + 1) || r.quotes.opening(comma + 1).is_some())
        });
    }
    // "said about 1,000 people had …".
    if r.is(at, Class::PREPOSITION) && r.figure_begins(at) {
        return (at + 1..scope.range.end.min(at + 12))
            .take_while(|i| r.sign_at(*i).is_none() || !r.comma(*i) && !r.sign(*i, '.'))
            .any(|i| r.finite(i) || r.participle(i) && r.words.bare_plurals);
    }
    if r.is(at, Class::PRONOUN.or(Class::FIRST).or(Class::DUMMY))
        && !r.is(at, Class::RELATIVE.or(Class::WH))
    {
        return r.word(at + 1) && (!r.is(at, Class::DETERMINER) || r.finite(at + 1));
    }
    if !phrase::starts(r, at)
        || r.is(at, Class::PREPOSITION.or(Class::INFINITIVE_MARK))
        || r.adverb(at)
        || r.is(at, Class::TIME)
    {
        return false;
    }
    // "feel comfortable talking", "felt compelled to go": what somebody is.
    if r.english()
        && r.word(at)
        && !r.capital(at)
        && (r.gerund(at + 1) || r.participle(at) && r.is(at + 1, Class::PREPOSITION))
        && !phrase::surely_starts(r, at)
    {
        return false;
    }
    let limit = scope.range.end.min(at + 24);
    let sure = !group.doubtful;
    let mut past = at;
    for i in at + 1..limit {
        if i < past {
            continue;
        }
        // "say the law, which passed in May, is too weak".
        if r.comma(i)
            && r.is(i + 1, Class::SUBJECT_RELATIVE)
            && let Some(close) = (i + 2..scope.range.end.min(i + 30)).find(|k| r.comma(*k))
            && r.finite(close + 1)
        {
            past = close + 1;
            continue;
        }
        if let Some(c) = r.sign_at(i) {
            if matches!(c, '.' | ';' | ':' | ',')
                && r.token(i).is_some_and(|t| !t.spaced)
                && !(c == '.'
                    && i + 1 < limit
                    && r.token(i + 1)
                        .is_some_and(|t| !t.spaced || r.is(i - 1, Class::TITLE)))
            {
                return false;
            }
            continue;
        }
        if r.finite(i)
            && !r.is(i, Class::INFINITIVE_MARK)
            && !(r.english() && r.is(i - 1, Class::INFINITIVE_MARK))
        {
            return sure || i < at + 12;
        }
        if r.is(i, Class::RELATIVE.or(Class::THAT)) {
            return false;
        }
        // An unknown word in "-ed" after the subject is most often its verb.
        if sure
            && i > at + 1
            && r.participle(i)
            && !r.is(i - 1, Class::DETERMINER)
            && !r.is(i + 1, Class::PREPOSITION)
        {
            return true;
        }
    }
    false
}

/// English "said if the vote failed, he would go", "think by using letters, she shows": a clause whose condition or
/// circumstance stands in front, between the verb and a comma.
pub(super) fn fronted(r: &Reader, scope: &Scope, at: usize) -> bool {
    if !r.english()
        || !r.is(at, Class::SUBORDINATOR.or(Class::PREPOSITION))
        || r.is(at, Class::INFINITIVE_MARK)
    {
        return false;
    }
    let Some(comma) = (at + 2..scope.range.end.min(at + 30)).find(|i| r.sign_at(*i).is_some())
    else {
        return false;
    };
    let next = comma + 1;
    let subject = phrase::after(r, next, scope.range.end.min(next + 12)).filter(|_| {
        phrase::surely_starts(r, next)
            || r.is(next, Class::PRONOUN.or(Class::FIRST).or(Class::DUMMY))
    });
    r.comma(comma)
        && (r.is(at, Class::PREPOSITION) || (at..comma).any(|i| r.finite(i) || r.participle(i)))
        && !r.is(next, Class::RELATIVE)
        && subject.is_some_and(|subject| r.is(subject.end, crate::claim::reader::FINITE))
}

/// After a verb that takes nothing but a clause: a subject, and words enough for a clause.
pub(super) fn clause_only(r: &Reader, scope: &Scope, at: usize) -> bool {
    let hi = scope.range.end;
    // "I think what counts is …", "says there is …".
    if r.is(at, Class::WH.or(Class::DUMMY)) && !r.is(at, Class::THAT) && r.word(at + 1) {
        return (at + 1..hi.min(at + 12)).any(|i| r.finite(i));
    }
    if fronted(r, scope, at) {
        return true;
    }
    let begins =
        phrase::surely_starts(r, at) || r.figure_begins(at) || r.word(at) && phrase::starts(r, at);
    if !begins
        || r.is(
            at,
            Class::PREPOSITION
                .or(Class::TIME)
                .or(Class::THAT)
                .or(Class::WH)
                .or(Class::NOBODY)
                .or(Class::DUMMY),
        ) && !r.figure_begins(at)
        || r.adverb(at) && !r.figure_begins(at)
    {
        return false;
    }
    let words = (at..hi)
        .take_while(|i| {
            r.sign_at(*i)
                .is_none_or(|c| !matches!(c, '.' | ';' | ':' | '?' | '!'))
                && (!r.sign(*i, ',') || !r.comma(*i))
        })
        .filter(|i| r.word(*i))
        .take(4)
        .count();
    phrase::after(r, at, hi).is_some_and(|phrase| {
        // "said 2,000 people marched": short, but with a verb behind the subject.
        let acts = (at + 1..hi.min(phrase.end + 1)).any(|i| {
            (r.finite(i) || r.participle(i))
                && !r.is(i - 1, Class::DETERMINER)
                && !r.is(i + 1, Class::AGENT)
                && !phrase::starts(r, i + 1)
        });
        words >= 4 && r.word(phrase.end) || words >= 2 && acts
    })
}

//! Whether "that" and its like open a clause, or compare, restrict, point, or belong to a noun.

use crate::claim::cue::Frames;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};

/// "that's", "that'll": the word and its verb in one.
pub(super) fn contracted(r: &Reader, at: usize) -> bool {
    r.token(at + 1).is_some_and(|next| {
        !next.spaced
            && (next.is_sign('\'')
                || next.is_sign('’')
                || r.doc.word(at + 1).starts_with(['\'', '’']))
    })
}

/// "to sell": the mark of an infinitive before a verb, not a preposition before a noun or a name.
pub(super) fn infinitive_at(r: &Reader, at: usize) -> bool {
    r.english()
        && r.is(at, Class::INFINITIVE_MARK)
        && r.word(at + 1)
        && !r.capital(at + 1)
        && !r.is(
            at + 1,
            Class::DETERMINER
                .or(Class::DISJUNCTIVE)
                .or(Class::TIME)
                .or(Class::THAT)
                .or(crate::claim::reader::NOUN),
        )
        && !r.doc.word(at + 1).ends_with('s')
}

/// English "asserts harm to a company that could sue", "agreed to that, after …": the word belongs to the noun before it.
pub(super) fn relative(r: &Reader, at: usize, from: usize, frames: Frames) -> bool {
    if !r.english() || at <= from {
        return false;
    }
    // "telling him that, he offered …".
    let closed = r.comma(at + 1) && r.is(at + 2, Class::PRONOUN) && r.word(at + 3);
    if r.is(at - 1, Class::INFINITIVE_MARK) || closed {
        return true;
    }
    let mut next = at + 1;
    while r.adverb(next) {
        next += 1;
    }
    let verb = r.is(next, crate::claim::reader::FINITE) || next > at + 1 && r.participle(next);
    let noun = r.word(at - 1)
        && !r.is(
            at - 1,
            Class::TIME.or(Class::PREPOSITION).or(Class::DISJUNCTIVE),
        )
        && !r.adverb(at - 1);
    verb && noun && !frames.any(Frames::OBJECT)
}

/// "disputes that figure": the word is an article, no verb follows.
pub(super) fn determines(r: &Reader, at: usize, scope: &Scope) -> bool {
    if r.words.single_negation && !r.is(at, Class::DETERMINER) {
        // "that" and one noun before the sentence's next mark, or with nothing but prepositions and their nouns behind.
        let leads = Class::PREPOSITION
            .or(Class::OF)
            .or(Class::DETERMINER)
            .or(Class::TIME);
        let plain = (at + 2..scope.range.end)
            .take_while(|i| !r.sign_at(*i).is_some_and(|c| matches!(c, ',' | '.' | ';')))
            .all(|i| {
                r.is(i, leads)
                    || i > at + 2 && r.is(i - 1, leads) && !r.is(i, crate::claim::reader::FINITE)
            });
        return r.word(at + 1)
            && !r.capital(at + 1)
            && !r.is(at + 1, crate::claim::reader::FUNCTION)
            && !r.doc.word(at + 1).ends_with('s')
            && plain;
    }
    if !r.is(at, Class::DETERMINER) || r.words.verb_final {
        return false;
    }
    let hi = scope.range.end;
    phrase::after(r, at, hi).is_some_and(|phrase| {
        phrase.end > at + 1
            && (phrase.end >= hi
                || r.sign_at(phrase.end)
                    .is_some_and(|c| matches!(c, ',' | '.' | ';')))
    }) || !(at + 1..hi.min(at + 40)).any(|i| r.finite(i) || r.participle(i))
}

/// "n'a relevé que 37 anomalies": half a negation and "que" restrict.
pub(super) fn restricts(r: &Reader, group: &Group) -> bool {
    !r.words.single_negation
        && group
            .range
            .clone()
            .any(|i| r.is(i, Class::NEGATION) && !r.is(i, Class::NEGATOR))
        && !group.range.clone().any(|i| r.is(i, Class::NEGATOR))
}

/// "plus … que", "more than that": the conjunction compares.
pub(super) fn comparative(r: &Reader, at: usize, from: usize) -> bool {
    at > 0
        && (r.is(at - 1, Class::SUBORDINATOR) && at > from
            || r.is(at - 1, Class::PREPOSITION) && at > from + 1
            || at > from + 1 && r.is(at - 1, Class::COMPARATIVE))
}

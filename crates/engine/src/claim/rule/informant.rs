//! "hieß es aus der Staatskanzlei", "si apprende da fonti giudiziarie", "uit het dossier blijkt": verbs without a speaker,
//! beside a preposition that tells where the words come from.

use super::complement::{self, Kind};
use super::gather::{Before, before, gather};
use super::inverted::over_adjuncts;
use super::{INVERTED_CLAUSE, INVERTED_QUOTE, VERB_COLON, VERB_QUOTE, VERB_THAT, VERB_ZERO};
use crate::claim::content::{self, Reach};
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a verb that reports without a subject of its own.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if !group.lemma.frames.any(Frames::IMPERSONAL) || group.shape != Shape::Finite {
        return None;
    }
    let start = group.finite.min(group.range.start);
    let mut from = group.range.end.max(group.finite + 1);
    while r.is(from, Class::DUMMY) {
        from += 1;
    }
    let behind = behind(r, from, scope.range.end);
    let said = before(r, start, scope).filter(|said| match said {
        Before::Quote(_) => true,
        Before::Clause(mark) => {
            !r.words.verb_final || super::clause::holds_main(r, scope.range.start..*mark)
        }
    });
    if let Some(said) = said {
        let end = behind.as_ref().map_or(from, |source| source.end);
        let rule = if matches!(said, Before::Quote(_)) {
            &INVERTED_QUOTE
        } else {
            &INVERTED_CLAUSE
        };
        let content = gather(r, group, scope, &said, end, drafts)?;
        return Some(
            Draft::new(rule, content)
                .by(group.range.clone(), group.lemma)
                .said_by(behind),
        );
    }
    let source = match in_front(r, start, scope.range.start) {
        Some(source) => Some(source),
        None if alone(r, start, scope.range.start) => behind,
        None => return None,
    };
    if source
        .as_ref()
        .is_some_and(|source| super::subject_verb::dummy(r, source))
    {
        return None;
    }
    let after = source.as_ref().map_or(from, |source| source.end.max(from));
    let found = complement::find(r, group, scope, after)?;
    let rule = match found.kind {
        Kind::That => &VERB_THAT,
        Kind::Zero => &VERB_ZERO,
        Kind::Colon => &VERB_COLON,
        Kind::Quote => &VERB_QUOTE,
        _ => return None,
    };
    let content = match r.quotes.opening(found.start) {
        Some(quote) => content::whole_quote(r, quote),
        None => {
            let mut start = found.start;
            while r.sign(start, ',') {
                start += 1;
            }
            let stop = content::end(r, start, scope, Reach::Clause);
            vec![content::trim(r, start..stop)]
        }
    };
    content.iter().any(|part| !part.is_empty()).then(|| {
        Draft::new(rule, content)
            .by(group.range.clone(), group.lemma)
            .said_by(source)
    })
}

/// The phrase that a preposition at `at` leads to, over adverbs.
pub(super) fn behind(r: &Reader, at: usize, hi: usize) -> Option<Range<usize>> {
    let mut i = at;
    while i < hi && i < at + 3 && (r.adverb(i) || r.is(i, Class::TIME)) {
        i += 1;
    }
    if !r.is(i, Class::PREPOSITION) {
        i = over_adjuncts(r, at, hi);
    }
    if !r.is(i, Class::PREPOSITION.or(Class::AGENT)) {
        return None;
    }
    phrase::after(r, i + 1, hi)
}

/// "Aus Unternehmenskreisen verlautete, …": the phrase with a preposition that opens the clause.
fn in_front(r: &Reader, verb: usize, from: usize) -> Option<Range<usize>> {
    let first = (from..verb)
        .rev()
        .take(30)
        .find(|i| *i == from || r.sign_at(*i - 1).is_some_and(|c| matches!(c, ':' | ';')))?;
    if !r.is(first, Class::PREPOSITION.or(Class::OF)) {
        return None;
    }
    let source = phrase::after(r, first + 1, verb)?;
    let mut verb = verb;
    while verb > source.end && (r.is(verb - 1, Class::REFLEXIVE) || r.adverb(verb - 1)) {
        verb -= 1;
    }
    let described = r.sign(source.end, ',') || r.is(source.end, Class::RELATIVE);
    (source.end == verb || described).then_some(source)
}

/// Whether nothing but small words stands between the clause's beginning and its verb.
fn alone(r: &Reader, verb: usize, from: usize) -> bool {
    let mut i = verb;
    while i > from
        && (r.adverb(i - 1)
            || r.is(
                i - 1,
                Class::DUMMY
                    .or(Class::REFLEXIVE)
                    .or(Class::CLITIC)
                    .or(Class::TIME)
                    .or(Class::LEAD),
            ))
    {
        i -= 1;
    }
    i == from || r.sign_at(i - 1).is_some() || r.is(i - 1, Class::COORDINATOR)
}

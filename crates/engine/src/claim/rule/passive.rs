//! "il a été annoncé que …", "X is said to …", "… a été annoncé par Y".

use super::complement::{self, Kind};
use super::{PASSIVE_BY, PASSIVE_INFINITIVE, PASSIVE_THAT};
use crate::VerbClass;
use crate::claim::content::{self, Reach};
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a passive verb group.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope) -> Option<Draft> {
    if group.shape != Shape::Passive || group.lemma.frames.any(Frames::WEAK) {
        return None;
    }
    let hi = scope.range.end;
    let framed = r.words.verb_final && group.finite < group.verb;
    let agent = if framed {
        (group.finite + 1..group.verb)
            .find(|i| r.is(*i, Class::AGENT))
            .and_then(|by| phrase::after(r, by + 1, group.verb))
    } else {
        agent(r, group.range.end, hi)
    };
    let next = agent
        .as_ref()
        .map_or(group.range.end, |agent| agent.end.max(group.range.end));
    let subject = if r.words.verb_final {
        phrase::around(r, group.finite, group.verb, scope.range.start, hi)
    } else {
        phrase::before(r, group.range.start, scope.range.start)
    };
    let said = |rule, content: Vec<Range<usize>>| {
        let mut draft = Draft::new(rule, content)
            .by(group.range.clone(), group.lemma)
            .said_by(agent.clone());
        draft.cue_negated = group.negated;
        draft
    };
    let told = group.lemma.frames.any(Frames::OBJECT);
    // "X is said to …", "X est accusé d'avoir …": what is said is about the subject.
    let mark = r.is(next, Class::INFINITIVE_MARK)
        || group.lemma.frames.any(Frames::OF)
            && r.is(next, Class::OF)
            && (r.infinitive(next + 1) || r.gerund(next + 1));
    if mark
        && let Some(subject) = &subject
        && (group.lemma.class == VerbClass::Accusing || group.lemma.frames.any(Frames::RAISE))
        && !r.is(subject.range.start, Class::FIRST)
    {
        let stop = content::end(r, next, scope, Reach::Clause);
        let deed = content::trim(r, next..stop);
        if deed.len() > 1 {
            return Some(said(&PASSIVE_INFINITIVE, vec![subject.range.clone(), deed]));
        }
    }
    let complement = complement::find(r, group, scope, next)?;
    if complement.kind == Kind::That && (!told || agent.is_some()) {
        let stop = content::end(r, complement.start, scope, Reach::Clause);
        let content = content::trim(r, complement.start..stop);
        return (!content.is_empty()).then(|| said(&PASSIVE_THAT, vec![content]));
    }
    // "X wird vorgeworfen, … zu haben": the accused belongs to what is said.
    if complement.kind == Kind::Infinitive
        && r.words.verb_final
        && group.lemma.class == VerbClass::Accusing
    {
        let mut start = complement.start;
        while r.sign(start, ',') {
            start += 1;
        }
        let stop = content::end(r, start, scope, Reach::Clause);
        let mut parts = vec![content::trim(r, start..stop)];
        if let Some(subject) = subject.filter(|subject| subject.range.end < start) {
            parts.insert(0, subject.range);
        }
        return Some(said(&PASSIVE_INFINITIVE, parts));
    }
    if agent.is_some()
        && !told
        && group.lemma.frames.any(Frames::NOUN)
        && let Some(subject) = subject
        && !r.is(subject.range.start, Class::PRONOUN.or(Class::FIRST))
    {
        return Some(said(&PASSIVE_BY, vec![subject.range]));
    }
    None
}

/// "par X", "by X" after the verb, over adverbs and days.
fn agent(r: &Reader, at: usize, hi: usize) -> Option<Range<usize>> {
    let mut i = at;
    while i < hi && (r.adverb(i) || r.is(i, Class::TIME)) {
        i += 1;
    }
    if !r.is(i, Class::AGENT) {
        return None;
    }
    phrase::after(r, i + 1, hi)
}

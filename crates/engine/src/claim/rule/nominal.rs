//! "l'affirmation selon laquelle …", "the claim by X that …": a noun attributes a clause.

use super::NOUN_THAT;
use crate::claim::content::{self, Reach};
use crate::claim::cue::{Frames, kind};
use crate::claim::draft::Draft;
use crate::claim::reader::{FINITE, Reader};
use crate::source::{Class, phrase};

/// The claim of a cue noun at `at`.
pub(crate) fn find(r: &Reader, at: usize) -> Option<Draft> {
    let token = r.token(at)?;
    let lemma = r.cues.noun_at(token.word)?;
    if !lemma.frames.any(Frames::THAT)
        || at == 0
        || r.is(at - 1, Class::FIRST.or(Class::PRONOUN)) && !r.is(at - 1, Class::DETERMINER)
    {
        return None;
    }
    let scope = r.scope(at);
    let hi = scope.range.end;
    let mut i = at + 1;
    let mut source = None;
    // "de X", "by X", "from X".
    let which = attributes(r, i) && r.is(i + 1, Class::RELATIVE);
    if !which && r.is(i, Class::OF.or(Class::PREPOSITION)) && !r.is(i, Class::THAT) {
        let start = if r.is(i, Class::CONTRACTED) { i } else { i + 1 };
        let phrase = phrase::after(r, start, hi)?;
        i = phrase.end;
        source = Some(phrase);
    }
    if r.is(i, Class::ADVERB) {
        i += 1;
    }
    let that = r.is(i, Class::THAT);
    let start = if that && (!r.is(i, Class::SUBJECT_RELATIVE) || clause(r, i + 1, hi)) {
        i + 1
    } else if which {
        i + 2
    } else {
        return None;
    };
    // A possessive ("his claim that") or a genitive ("Smith's claim that") names the source.
    let mut cue = at..at + 1;
    if source.is_none() && at > scope.range.start {
        let before = at - 1;
        if r.is(before, Class::GENITIVE_MARK) {
            source = super::subject_verb::antecedent(r, before, scope.range.start);
        } else if r.is(before, Class::POSSESSIVE) {
            source = Some(before..at);
        } else if r.is(before, Class::DETERMINER) {
            cue.start = before;
        }
    }
    let stop = content::end(r, start, &scope, Reach::Comma);
    let stop = main_verb(r, start, stop);
    let content = content::trim(r, start..stop);
    if content.len() < 2 || !clause(r, content.start, content.end) {
        return None;
    }
    Some(
        Draft::new(&NOUN_THAT, vec![content])
            .by(cue, lemma)
            .said_by(source),
    )
}

/// Whether a preposition of attribution begins at `at` ("selon laquelle").
fn attributes(r: &Reader, at: usize) -> bool {
    r.token(at)
        .is_some_and(|token| r.cues.kind(token.word) & kind::PREPOSITION != 0)
}

/// Where the sentence's own verb follows the clause of its subject: "the claim that the city is bankrupt | has spread".
fn main_verb(r: &Reader, start: usize, stop: usize) -> usize {
    let Some(first) = (start..stop).find(|i| r.finite(*i)) else {
        return stop;
    };
    (first + 1..stop)
        .take_while(|i| {
            r.sign_at(*i).is_none()
                && !r.is(
                    *i,
                    Class::THAT
                        .or(Class::RELATIVE)
                        .or(Class::COORDINATOR)
                        .or(Class::SUBORDINATOR),
                )
        })
        .find(|i| {
            *i > first + 1
                && r.is(*i, FINITE)
                && !r.is(*i, Class::INFINITIVE_MARK)
                && !r.finite(*i - 1)
        })
        .unwrap_or(stop)
}

/// Whether a finite verb stands in the range, after a subject.
fn clause(r: &Reader, from: usize, to: usize) -> bool {
    from < to
        && !r.finite(from)
        && (from..to.min(from + 20)).any(|i| r.finite(i) || r.participle(i))
}

//! Sentences in the mood of report (German Konjunktiv I) that go on with what the last speaker said.

use super::{HEARSAY, REPORT_MOOD};
use crate::claim::content::{self, Reach};
use crate::claim::draft::Draft;
use crate::claim::reader::{NOUN, Reader};
use crate::source::{Class, phrase};
use crate::text::{Role, TokenKind};
use std::ops::Range;

/// How far back the speaker may stand, in tokens.
const REACH: usize = 160;

/// Adds a claim for every run of sentences in the mood of report that no claim holds yet.
pub(crate) fn find(r: &Reader, drafts: &mut Vec<Draft>) {
    if !r.words.verb_final {
        return;
    }
    let mut held: Vec<Range<usize>> = drafts
        .iter()
        .flat_map(|draft| draft.content.iter().cloned().chain(draft.cue.clone()))
        .collect();
    held.sort_by_key(|range| range.start);
    let mut speakers: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.source.is_some())
        .map(|(index, draft)| (draft.end(), index))
        .collect();
    speakers.sort_unstable();
    let mut found: Vec<Draft> = Vec::new();
    for sentence in &r.doc.sentences {
        let range = sentence.tokens.clone();
        let body = r
            .doc
            .paragraphs
            .get(sentence.paragraph)
            .is_some_and(|paragraph| paragraph.role == Role::Body);
        let follows = found.last().is_some_and(|draft| draft.end() == range.start)
            || speakers
                .get(
                    speakers
                        .partition_point(|(end, _)| *end <= range.start)
                        .wrapping_sub(1),
                )
                .is_some_and(|(end, _)| {
                    range.start - end <= 3 && !starts_paragraph(r, range.start)
                });
        // "Niemand sagt, dass …".
        let nobody = r.is(range.start, Class::NOBODY);
        if !body || nobody || !reports(r, &range, follows) {
            continue;
        }
        let at = held.partition_point(|other| other.start < range.end);
        let touched = (at.saturating_sub(6)..at).any(|n| held[n].end > range.start);
        if touched {
            continue;
        }
        if let Some(last) = found.last_mut()
            && let Some(part) = last.content.last_mut()
            && part.end == range.start
        {
            part.end = range.end;
            continue;
        }
        let before = speakers.partition_point(|(end, _)| *end <= range.start);
        let last = before.checked_sub(1).and_then(|n| speakers.get(n)).copied();
        let mut draft = Draft::new(&REPORT_MOOD, vec![range.clone()]);
        // "Sie lehnten ab, da Berlin einen Sonderstatus habe": only the clause reports, the sentence's subject speaks.
        if let Some(comma) = clause_of_mood(r, &range) {
            let subject =
                phrase::after(r, range.start, comma).filter(|subject| can_speak(r, subject));
            if subject.is_some() {
                draft.content = vec![content::trim(r, comma + 1..range.end)];
                draft.source = subject;
                found.push(draft);
                continue;
            }
        }
        // The sentence right before tells of somebody else: "Das Gericht sah es anders. Ein Notstand liege nicht vor."
        let other = last
            .filter(|(end, _)| range.start - end > 3)
            .and_then(|_| subject_before(r, range.start));
        match last.filter(|(end, _)| range.start - end <= REACH && other.is_none()) {
            Some((_, heir)) => {
                draft.source = drafts.get(heir).and_then(|draft| draft.source.clone());
                draft.heir = Some((heir, REPORT_MOOD.id));
            }
            // Nobody was quoted: the subject of the sentence before speaks.
            None => draft.source = other.or_else(|| subject_before(r, range.start)),
        }
        found.push(draft);
    }
    drafts.extend(found);
}

/// The subject of the sentence that ends before `at`, if it can speak.
pub(crate) fn subject_before(r: &Reader, at: usize) -> Option<Range<usize>> {
    let sentence = r.doc.sentences.get(r.doc.sentence_of(at.checked_sub(1)?))?;
    let Range { start, end } = sentence.tokens.clone();
    let subject = (start..end)
        .take(40)
        .find(|i| r.finite(*i))
        .and_then(|verb| {
            if r.words.verb_final {
                phrase::around(r, verb, verb, start, end)
            } else {
                let mut verb = verb;
                while verb > start && r.is(verb - 1, Class::CLITIC) {
                    verb -= 1;
                }
                phrase::before(r, verb, start)
            }
        })
        .map(|subject| subject.range)
        .or_else(|| phrase::after(r, start, end))?;
    can_speak(r, &subject).then_some(subject)
}

/// Whether a phrase names somebody who can speak.
fn can_speak(r: &Reader, phrase: &Range<usize>) -> bool {
    let first = phrase.start;
    if r.is(
        first,
        Class::ADVERB
            .or(Class::TIME)
            .or(Class::PREPOSITION)
            .or(Class::DUMMY)
            .or(Class::FIRST),
    ) {
        return false;
    }
    r.is(first, Class::PRONOUN)
        || phrase
            .clone()
            .any(|i| r.is(i, NOUN) || r.proper(i) && !r.opens_sentence(i))
}

/// The comma before the clause that holds the sentence's first verb of report, if an indicative clause stands before it.
fn clause_of_mood(r: &Reader, range: &Range<usize>) -> Option<usize> {
    let verb = range
        .clone()
        .find(|i| r.is(*i, Class::REPORT) && !r.capital(*i))?;
    let comma = (range.start..verb).rev().find(|i| r.sign(*i, ','))?;
    (range.start..comma).any(|i| r.finite(i)).then_some(comma)
}

/// Sentences of hearsay ("Der Mann soll drei Menschen verletzt haben"): nobody is named.
pub(crate) fn hearsay(r: &Reader, at: usize, drafts: &[Draft]) -> Option<Draft> {
    if !r.is(at, Class::HEARSAY) || r.capital(at) && !r.opens_sentence(at) {
        return None;
    }
    let scope = r.scope(at);
    let end = (at..scope.range.end)
        .find(|i| {
            r.sign_at(*i)
                .is_some_and(|c| matches!(c, '.' | ',' | ';' | '!'))
                && !number(r, *i)
        })
        .unwrap_or(scope.range.end);
    let last = end.checked_sub(1).filter(|last| *last > at + 2)?;
    // Only the perfect infinitive is hearsay for sure: "verletzt haben", "getötet worden sein".
    let participle = |i: usize| {
        r.words
            .perfect_endings
            .iter()
            .any(|ending| r.doc.word(i).ends_with(ending))
    };
    // Dutch also has it the other way round: "hebben gelegen", "zijn gewaarschuwd".
    let perfect = r.is(last, Class::PERFECT_INFINITIVE) && participle(last - 1)
        || r.words.perfect_first && r.is(last - 1, Class::PERFECT_INFINITIVE) && participle(last);
    if !perfect {
        return None;
    }
    if scope.range.clone().any(|i| r.is(i, Class::IRREALIS)) {
        return None;
    }
    let stop = content::end(r, at, &scope, Reach::Clause);
    let start = (scope.range.start..at)
        .rev()
        .find(|i| r.sign(*i, ','))
        .map_or(scope.range.start, |comma| comma + 1);
    let part = content::trim(r, start..stop);
    if part.len() <= 3 {
        return None;
    }
    let mut draft = Draft::new(&HEARSAY, vec![part]).cued(at..at + 1, crate::VerbClass::Distancing);
    // What goes on in the same paragraph comes from the last speaker, with a doubt.
    if let Some((index, last)) = drafts.iter().enumerate().next_back()
        && let Some(source) = &last.source
        && at.saturating_sub(last.end()) < 60
        && !(last.end()..at).any(|i| starts_paragraph(r, i))
    {
        draft.source = Some(source.clone());
        draft.heir = Some((index, HEARSAY.id));
    }
    Some(draft)
}

fn number(r: &Reader, at: usize) -> bool {
    at > 0
        && r.token(at - 1)
            .is_some_and(|token| token.kind == TokenKind::Digits)
        && r.token(at + 1)
            .is_some_and(|token| token.is_capital() || token.kind == TokenKind::Digits)
}

/// Whether the sentence's verb is in the mood of report, and nobody speaks in the first person.
fn reports(r: &Reader, range: &Range<usize>, follows: bool) -> bool {
    let mut mood = false;
    let mut i = range.start;
    while i < range.end.min(range.start + 60) {
        if let Some(past) = r.quotes.past(i) {
            i = past;
            continue;
        }
        if r.is(i, Class::FIRST) {
            return false;
        }
        let sure = r.is(i, Class::REPORT) && !r.is(i, Class::AMBIGUOUS_MOOD);
        mood |= !r.capital(i) && (sure || follows && r.report(i));
        i += 1;
    }
    mood && r.quotes.around(range.start).is_none()
}

fn starts_paragraph(r: &Reader, at: usize) -> bool {
    let index = r
        .doc
        .paragraphs
        .partition_point(|paragraph| paragraph.tokens.end <= at);
    r.doc
        .paragraphs
        .get(index)
        .is_some_and(|paragraph| paragraph.tokens.start == at)
}

//! Sentences in the mood of report (German Konjunktiv I) that go on with what the last speaker said.

use super::REPORT_MOOD;
use crate::claim::draft::Draft;
use crate::claim::reader::Reader;
use crate::source::Class;
use crate::text::Role;
use std::ops::Range;

/// How far back the speaker may stand, in tokens.
const REACH: usize = 160;

/// Adds a claim for every run of sentences in the mood of report that no claim holds yet.
pub(crate) fn find(r: &Reader, drafts: &mut Vec<Draft>) {
    if !r.words.verb_final {
        return;
    }
    let mut held: Vec<Range<usize>> = drafts.iter().flat_map(|draft| draft.content.iter().cloned().chain(draft.cue.clone())).collect();
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
        let body = r.doc.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| paragraph.role == Role::Body);
        if !body || !reports(r, &range) {
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
        let Some((end, heir)) = before.checked_sub(1).and_then(|n| speakers.get(n)).copied() else { continue };
        if range.start - end > REACH {
            continue;
        }
        let mut draft = Draft::new(&REPORT_MOOD, vec![range]);
        draft.source = drafts.get(heir).and_then(|draft| draft.source.clone());
        draft.heir = Some((heir, REPORT_MOOD.id));
        found.push(draft);
    }
    drafts.extend(found);
}

/// Whether the sentence's verb is in the mood of report, and nobody speaks in the first person.
fn reports(r: &Reader, range: &Range<usize>) -> bool {
    let mut mood = false;
    let mut i = range.start;
    while i < range.end.min(range.start + 60) {
        if let Some(quote) = r.quotes.opening(i).and_then(|quote| r.quotes.all.get(quote)) {
            i = quote.end.max(i + 1);
            continue;
        }
        if r.is(i, Class::FIRST) {
            return false;
        }
        mood |= r.is(i, Class::REPORT) && !r.capital(i) && !r.is(i, Class::AMBIGUOUS_MOOD);
        i += 1;
    }
    mood && r.quotes.around(range.start).is_none()
}

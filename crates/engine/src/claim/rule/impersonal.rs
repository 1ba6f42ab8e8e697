//! "il semblerait que", "naar verluidt", "demnach": words that report without a verb of somebody.

use super::{ADVERB, IMPERSONAL};
use crate::claim::content::{self, Reach};
use crate::claim::draft::Draft;
use crate::claim::reader::Reader;
use crate::source::Class;

/// The claim of an impersonal phrase that begins at `at`; its last word is the conjunction where the list has one.
pub(crate) fn phrase(r: &Reader, at: usize) -> Option<Draft> {
    let tokens = r.doc.tokens.get(at..)?;
    let (len, class) = r
        .cues
        .impersonal
        .longest(tokens.iter().map(|token| token.word))?;
    let scope = r.scope(at);
    let mut start = at + len;
    while r.sign(start, ',') {
        start += 1;
    }
    let stop = content::end(r, start, &scope, Reach::Clause);
    let content = content::trim(r, start..stop);
    let mut cue = at..at + len;
    while cue.len() > 1 && r.is(cue.end - 1, Class::THAT) {
        cue.end -= 1;
    }
    (content.len() > 1).then(|| Draft::new(&IMPERSONAL, vec![content]).cued(cue, *class))
}

/// The claim of an attributing adverb at `at`: the sentence it stands in.
pub(crate) fn adverb(r: &Reader, at: usize) -> Option<Draft> {
    let tokens = r.doc.tokens.get(at..)?;
    let (len, (class, back)) = r
        .cues
        .adverbs
        .longest(tokens.iter().map(|token| token.word))?;
    let scope = r.scope(at);
    let cue = at..at + len;
    let stop = content::end(r, cue.end, &scope, Reach::Clause);
    let mut parts = vec![
        content::trim(r, scope.range.start..at),
        content::trim(r, cue.end..stop),
    ];
    parts.retain(|part| part.len() > 1);
    (!parts.is_empty()).then(|| {
        let mut draft = Draft::new(&ADVERB, parts).cued(cue, *class);
        draft.dropped = *back;
        draft
    })
}

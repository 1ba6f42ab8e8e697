//! How far what is said reaches.

use super::reader::{Reader, Scope};
use crate::source::Class;
use std::ops::Range;

/// How a content is embedded, which decides where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// A clause of its own: to the end of the sentence.
    Clause,
    /// Inside a subordinate clause: to the comma that closes it.
    Comma,
}

/// Where the content that begins at `start` ends: one past its last token, final stop excluded.
pub(crate) fn end(r: &Reader, start: usize, scope: &Scope, reach: Reach) -> usize {
    let mut i = start;
    let limit = scope.range.end;
    let mut open = 0usize;
    while i < limit {
        if let Some(past) = r.quotes.past(i) {
            i = past;
            continue;
        }
        match r.sign_at(i) {
            Some('(' | '[') => open += 1,
            Some(')' | ']') => {
                if open == 0 {
                    break;
                }
                open -= 1;
            }
            Some(';') if open == 0 => break,
            // "dubita che basti: «…»": the quotation is a claim of its own.
            Some(':') if open == 0 && i > start && r.quotes.opening(i + 1).is_some() => break,
            Some(',') if open == 0 && r.comma(i) => {
                if judged_apposition(r, i + 1, limit) {
                    break;
                }
                let goes_on = r.is(i + 1, Class::THAT)
                    || r.is(i + 1, Class::COORDINATOR) && r.is(i + 2, Class::THAT);
                if reach == Reach::Comma && i > start + 2 && !goes_on && !list(r, i, limit) {
                    break;
                }
                // "the approach, although not perfect, was": an insertion before the clause's verb.
                if let Some(close) = inserted(r, start, i, limit) {
                    i = close;
                    continue;
                }
                // "…, ce qui", "…, contrairement à": a remark of the report itself.
                if r.is(i + 1, Class::BREAK)
                    && (!r.is(i + 1, Class::DETERMINER)
                        || r.is(i + 2, Class::THAT.or(Class::RELATIVE)))
                {
                    break;
                }
                // "…, tandis que", "…, while": another clause of the report.
                if r.is(i + 1, Class::CONTRAST) {
                    break;
                }
            }
            _ => {}
        }
        // "… but would not say", "… et a précisé": the speaker's next verb.
        if open == 0
            && i > start
            && r.is(i, Class::COORDINATOR)
            && !r.is(i, Class::AND)
            && verb_phrase(r, i + 1)
        {
            break;
        }
        i += 1;
    }
    trim(r, start..i.min(limit)).end
}

/// The comma that closes what a conjunction opens behind the comma at `at`, before the verb of the clause from `start`.
fn inserted(r: &Reader, start: usize, at: usize, limit: usize) -> Option<usize> {
    if !r.is(at + 1, Class::BREAK) || (start..at).any(|i| r.finite(i)) {
        return None;
    }
    let close = (at + 2..limit.min(at + 20)).find(|i| r.comma(*i))?;
    r.finite(close + 1).then_some(close + 1)
}

/// "…, a figure that the union disputes", "…, une version que conteste le maire": an apposition that somebody judges in a
/// relative clause is another report.
fn judged_apposition(r: &Reader, at: usize, limit: usize) -> bool {
    if !r.is(at, Class::INDEFINITE_ARTICLE) {
        return false;
    }
    let Some(phrase) = crate::source::phrase::after(r, at, limit.min(at + 6)) else {
        return false;
    };
    let mark = phrase.end;
    r.is(mark, Class::THAT.or(Class::RELATIVE))
        && !r.is(mark, Class::SUBJECT_RELATIVE)
        && (mark + 1..limit.min(mark + 14))
            .take_while(|i| !matches!(r.sign_at(*i), Some('.' | ';' | ':')))
            .any(|i| {
                r.token(i).is_some_and(|token| {
                    r.cues.readings(token.word).iter().any(|reading| {
                        reading.form.any(super::cue::Form::FINITE)
                            && r.cues
                                .verbs
                                .get(reading.lemma as usize)
                                .is_some_and(|lemma| {
                                    lemma.class == crate::VerbClass::Denying
                                        || lemma.frames.any(super::cue::Frames::CALL)
                                })
                    })
                })
            })
}

/// Whether the comma at `at` divides a list ("hommes, femmes et enfants") rather than clauses.
pub(crate) fn list(r: &Reader, at: usize, limit: usize) -> bool {
    (at + 1..limit.min(at + 6)).any(|i| r.is(i, Class::AND) && !r.finite(i + 1))
        && !(at + 1..limit.min(at + 6)).any(|i| r.finite(i))
}

/// Whether a verb without a subject of its own begins at `at`.
fn verb_phrase(r: &Reader, at: usize) -> bool {
    let mut i = at;
    while r.is(i, Class::NEGATION) || r.adverb(i) && i < at + 3 {
        i += 1;
    }
    r.is(i, crate::claim::reader::FINITE) && !r.is(i, Class::INFINITIVE_MARK)
}

/// A range without punctuation at its borders; quotation marks and brackets that pair inside stay.
pub(crate) fn trim(r: &Reader, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    while start < end
        && r.sign_at(start).is_some_and(|c| {
            matches!(
                c,
                ',' | ';' | ':' | '.' | '–' | '—' | '-' | '…' | ')' | '»' | '”'
            )
        })
    {
        start += 1;
    }
    while end > start {
        let last = end - 1;
        let Some(c) = r.sign_at(last) else { break };
        if matches!(c, ',' | ';' | ':' | '.' | '–' | '—' | '-' | '(') {
            // "etc.", "M.": the stop of an abbreviation does not matter to a reader.
            end -= 1;
            continue;
        }
        break;
    }
    start..end
}

/// The quotation at `index` with everything that belongs to it in earlier and later paragraphs, a range each.
pub(crate) fn whole_quote(r: &Reader, index: usize) -> Vec<Range<usize>> {
    let mut head = index;
    for _ in 0..50 {
        let Some(before) = head.checked_sub(1).and_then(|_| {
            (head.saturating_sub(12)..head).rev().find(|k| {
                r.quotes
                    .all
                    .get(*k)
                    .is_some_and(|quote| quote.next == Some(head as u32))
            })
        }) else {
            break;
        };
        head = before;
    }
    let mut ranges = Vec::new();
    let mut at = Some(head);
    while let Some(quote) = at.and_then(|at| r.quotes.all.get(at)) {
        ranges.push(quote.open..quote.end);
        at = quote.next.map(|next| next as usize);
        if ranges.len() > 100 {
            break;
        }
    }
    ranges
}

//! What is said around a cue that follows it: the words before the verb, and how they go on after the speaker.

use crate::claim::content::{self, Reach};
use crate::claim::draft::Draft;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::Class;
use std::ops::Range;

/// What stands before the cue.
pub(super) enum Before {
    /// Quoted words that end there.
    Quote(usize),
    /// A clause, to its last token.
    Clause(usize),
}

/// What ends right before token `at`, over a comma.
pub(super) fn before(r: &Reader, at: usize, scope: &Scope) -> Option<Before> {
    let mut last = at.checked_sub(1)?;
    // "…, so betonte X".
    if r.is(last, Class::LEAD) && last > scope.range.start && r.sign_at(last - 1).is_some() {
        last -= 1;
    }
    if let Some(quote) = r.quotes.closing(last) {
        return Some(Before::Quote(quote));
    }
    let marked = matches!(
        r.sign_at(last),
        Some(',' | '–' | '—' | '-' | '?' | '!' | '…')
    ) && (!r.sign(last, ',') || r.comma(last));
    if !marked {
        return None;
    }
    if let Some(quote) = last.checked_sub(1).and_then(|end| r.quotes.closing(end)) {
        return Some(Before::Quote(quote));
    }
    (last > scope.range.start).then_some(Before::Clause(last))
}

/// The content before the cue and what goes on after it.
pub(super) fn gather(
    r: &Reader,
    group: &Group,
    scope: &Scope,
    said: &Before,
    end: usize,
    drafts: &[Draft],
) -> Option<Vec<Range<usize>>> {
    let lo = scope.range.start;
    let hi = scope.range.end;
    let mut parts = Vec::new();
    match said {
        Before::Quote(index) => {
            let quote = r.quotes.all.get(*index)?;
            let lead = content::trim(r, lo.min(quote.open)..quote.open);
            let colon = quote.open > 0 && r.sign(quote.open - 1, ':');
            let clause = !lead.is_empty()
                && quote.open > lo
                && lead.len() < 60
                && !colon
                && !reported(lo..quote.open, drafts);
            if clause && !quoted_sentence(r, quote.open) {
                parts.push(content::trim(r, lead_start(r, lo, quote.open)..quote.end));
            } else {
                parts.extend(content::whole_quote(r, *index));
            }
        }
        Before::Clause(mark) => {
            // Inside a quotation everything from its opening mark on is said.
            let start = match scope.quote.and_then(|quote| r.quotes.all.get(quote)) {
                Some(quote) if !reported(quote.open..*mark, drafts) => quote.open.min(lo),
                _ => clause_start(r, *mark, lo),
            };
            let start = if start < *mark && r.is(start, Class::COORDINATOR) {
                start + 1
            } else {
                start
            };
            let part = content::trim(r, start..*mark);
            if part.is_empty() && scope.quote.is_none() {
                return None;
            }
            parts.push(
                match scope.quote.and_then(|quote| r.quotes.all.get(quote)) {
                    // Inside the marks the content begins with them.
                    Some(quote) if start <= quote.open + 1 => {
                        quote.open..part.end.max(quote.open + 1)
                    }
                    _ => part,
                },
            );
        }
    }
    if let Some(index) = quotes_next(r, end, hi) {
        parts.extend(content::whole_quote(r, index));
        parts.retain(|part| part.end > part.start);
        return Some(parts);
    }
    // "« A, dit X. B »": the quotation goes on in the next sentence.
    if let Some(quote) = scope.quote.and_then(|quote| r.quotes.all.get(quote))
        && let Some(sentence) = r.doc.sentences.get(r.doc.sentence_of(group.verb))
        && sentence.tokens.end < quote.end
        && !r.sign(end, ',')
    {
        parts.push(sentence.tokens.end..quote.end);
        parts.retain(|part| part.end > part.start);
        return Some(parts);
    }
    // "« A, explique X dans un communiqué, B »": where and how it was said stands between.
    let end = match scope.quote {
        Some(_) if r.is(end, Class::PREPOSITION.or(Class::TIME)) => (end..hi.min(end + 9))
            .take_while(|i| !r.finite(*i))
            .find(|i| r.comma(*i))
            .unwrap_or(end),
        _ => end,
    };
    let comma = r.sign(end, ',') || r.sign(end, '–') || r.sign(end, '—');
    let next = end + 1;
    if comma && next < hi {
        if let Some(index) = r.quotes.opening(next) {
            parts.extend(content::whole_quote(r, index));
        } else if scope.quote.is_some() || matches!(said, Before::Clause(_)) {
            let stop = content::end(r, next, scope, Reach::Clause);
            let rest = content::trim(r, next..stop);
            let unfinished = !r.dialogue(lo)
                && !parts
                    .iter()
                    .flat_map(|part| part.clone())
                    .any(|i| r.finite(i));
            // "…, zo blijkt uit X, nadat …": an insertion.
            let inserted = group.finite > 0 && r.is(group.finite - 1, Class::LEAD);
            let joined = r.is(
                rest.start,
                Class::COORDINATOR
                    .or(Class::SUBORDINATOR)
                    .or(Class::HARD_SUBORDINATOR),
            ) || r.gerund(rest.start);
            // "…, resumiu Beatriz Loureiro, interna de pediatria": what is no clause tells of the speaker.
            let clause = unfinished || rest.clone().any(|i| r.finite(i) || r.report(i));
            if rest.len() > 1
                && (clause || !r.words.pro_drop)
                && (unfinished
                    || scope.quote.is_some()
                    || group.inverted.is_some()
                    || inserted
                    || !joined)
            {
                parts.push(rest);
            }
        }
    } else if matches!(said, Before::Quote(_))
        && !(group.range.end..end).any(|i| r.gerund(i) || r.is(i, Class::RELATIVE))
        && let Some(index) = r.quotes.opening(end)
    {
        parts.extend(content::whole_quote(r, index));
    }
    parts.retain(|part| part.end > part.start);
    if let Some(quote) = scope.quote.and_then(|quote| r.quotes.all.get(quote))
        && let Some(last) = parts.last_mut()
        && last.end + 2 >= quote.end - usize::from(quote.closed)
    {
        last.end = quote.end;
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether somebody's report stands among the tokens already ("Il estime …, « … », précise-t-il").
fn reported(range: Range<usize>, drafts: &[Draft]) -> bool {
    drafts
        .iter()
        .rev()
        .take(4)
        .filter_map(|draft| draft.cue.as_ref())
        .any(|cue| range.start <= cue.start && cue.end <= range.end)
}

/// Whether the words of a quotation begin a sentence of their own.
fn quoted_sentence(r: &Reader, open: usize) -> bool {
    r.capital(open + 1)
        && (open == 0
            || r.sign_at(open - 1)
                .is_some_and(|c| matches!(c, '.' | ':' | '!' | '?' | ',' | '…')))
}

fn lead_start(r: &Reader, lo: usize, to: usize) -> usize {
    let mut i = to;
    while i > lo && !r.sign(i - 1, ';') {
        i -= 1;
    }
    if i < to && r.is(i, Class::COORDINATOR) {
        i + 1
    } else {
        i
    }
}

fn clause_start(r: &Reader, end: usize, lo: usize) -> usize {
    let mut i = end;
    while i > lo {
        if let Some(quote) = r
            .quotes
            .closing(i - 1)
            .and_then(|quote| r.quotes.all.get(quote))
            && quote.open >= lo
        {
            i = quote.open;
            continue;
        }
        if matches!(r.sign_at(i - 1), Some(';' | ':')) {
            break;
        }
        i -= 1;
    }
    i
}

/// The quotation that goes on after the speaker: ", avant d'ajouter : «", ", «".
pub(super) fn quotes_next(r: &Reader, end: usize, hi: usize) -> Option<usize> {
    let mark = (end..hi.min(end + 9)).find(|i| r.sign_at(*i).is_some())?;
    if !r.sign(mark, ',') || (end..mark).any(|i| r.finite(i)) {
        return None;
    }
    r.quotes
        .opening(mark + 1)
        .filter(|index| !title(r, *index, hi))
}

/// "she wrote in her memoir, “The Third Layer”": a few words with capitals that end the sentence are a title.
fn title(r: &Reader, index: usize, hi: usize) -> bool {
    r.quotes.all.get(index).is_some_and(|quote| {
        let mut words = (quote.open + 1..quote.end).filter(|i| r.word(*i));
        quote.end + 1 >= hi
            && words.clone().count() <= 6
            && words.all(|i| r.capital(i) || r.is(i, crate::claim::reader::FUNCTION))
    })
}

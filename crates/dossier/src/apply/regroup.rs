//! What the person shaped of comparisons, taken along into a new text.
//!
//! Groups name figures and claims by keys that are made of their words. Where a newer version of an article says "45
//! injured" in the place of "40 injured", the key is another one, and what the person did to the figure goes along.

use crate::anchor::Change;
use crate::model::*;
use crate::view::Keys;
use rustc_hash::FxHashMap;
use selon_engine::{Analysis, Span};
use std::rc::Rc;

/// `next`, in which `before` has got another text, with the groups' keys following their words.
pub(super) fn followed(next: Dossier, before: &Article) -> Dossier {
    let (Some(after), Some(analysis), false) = (
        next.article(before.id).cloned(),
        before.analysis.clone(),
        next.groups.is_empty(),
    ) else {
        return next;
    };
    let Some(change) = Change::between(&before.text, &after.text) else {
        return next;
    };
    let old = Keys::of(before, &analysis);
    let new = Keys::of(
        &after,
        &loosely(&analysis, &change, &before.text, &after.text),
    );
    let pairs = |old: u64, new: u64| (old != new).then_some((old, new));
    let figures: FxHashMap<u64, u64> = old
        .figures
        .iter()
        .zip(&new.figures)
        .filter_map(|(old, new)| pairs(old.0, new.0))
        .collect();
    let claims: FxHashMap<u64, u64> = old
        .claims
        .iter()
        .zip(&new.claims)
        .filter_map(|(old, new)| pairs(old.0, new.0))
        .collect();
    if figures.is_empty() && claims.is_empty() {
        return next;
    }
    let figure = |key: &mut FigureKey| key.0 = figures.get(&key.0).copied().unwrap_or(key.0);
    let claim = |key: &mut ClaimKey| key.0 = claims.get(&key.0).copied().unwrap_or(key.0);
    let mut next = next;
    for group in Rc::make_mut(&mut next.groups) {
        for list in [&mut group.added, &mut group.removed, &mut group.held] {
            list.iter_mut().for_each(figure);
        }
        for list in [&mut group.added_positions, &mut group.removed_positions] {
            list.iter_mut().for_each(claim);
        }
        for (one, other) in &mut group.apart {
            figure(one);
            figure(other);
            if other < one {
                std::mem::swap(one, other);
            }
        }
    }
    next.fresh()
}

/// The findings in the new text, those in changed words where the new words stand.
fn loosely(analysis: &Analysis, change: &Change, old: &str, new: &str) -> Analysis {
    let mut moved = analysis.clone();
    let map = |span: &mut Span| {
        *span = change
            .map(*span)
            .unwrap_or_else(|| around(change, old, new, *span));
    };
    for claim in &mut moved.claims {
        let source = claim.source.iter_mut().map(|source| &mut source.span);
        let cue = claim.cue.iter_mut().map(|cue| &mut cue.span);
        source.chain(cue).chain(&mut claim.content).for_each(map);
    }
    moved
        .figures
        .iter_mut()
        .for_each(|figure| map(&mut figure.span));
    moved
}

/// What stands in the place of a span of the old text. Of a hunk that reaches further than the span, as many words
/// as the span has in it.
fn around(change: &Change, old: &str, new: &str, span: Span) -> Span {
    let mut shift = 0i64;
    let (mut start, mut end) = (None, None);
    for hunk in change.hunks() {
        if hunk.old.start >= span.end {
            break;
        }
        let begins = start.is_none() && hunk.old.end > span.start;
        if begins && hunk.old.start < span.start {
            let count = words(old, span.start, hunk.old.end).count();
            let from = words(new, hunk.new.start, hunk.new.end)
                .rev()
                .take(count)
                .last();
            start = Some(from.map_or(hunk.new.start, |(at, _)| at));
        } else if begins {
            start = Some(moved(span.start, shift));
        }
        if hunk.old.end > span.end {
            let count = words(old, hunk.old.start, span.end).count();
            let to = words(new, hunk.new.start, hunk.new.end).take(count).last();
            end = Some(to.map_or(hunk.new.end, |(_, to)| to));
        }
        shift = i64::from(hunk.new.end) - i64::from(hunk.old.end);
    }
    let start = start.unwrap_or_else(|| moved(span.start, shift));
    Span {
        start,
        end: end.unwrap_or_else(|| moved(span.end, shift)).max(start),
    }
}

fn moved(at: u32, by: i64) -> u32 {
    u32::try_from(i64::from(at) + by).unwrap_or(0)
}

/// The words of `text[from..to]` as byte ranges of `text`.
fn words(text: &str, from: u32, to: u32) -> impl DoubleEndedIterator<Item = (u32, u32)> {
    let part = text.get(from as usize..to as usize).unwrap_or("");
    part.split_whitespace().map(move |word| {
        let at = (word.as_ptr() as usize - part.as_ptr() as usize) as u32;
        (from + at, from + at + word.len() as u32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follows(old: &str, new: &str, words: &str) -> String {
        let at = old.find(words).unwrap_or(0);
        let change = Change::between(old, new).expect("another text");
        let span = Span::new(at, at + words.len());
        let moved = change
            .map(span)
            .unwrap_or_else(|| around(&change, old, new, span));
        moved.of(new).to_owned()
    }

    #[test]
    fn a_figure_is_found_again_in_the_words_that_took_its_place() {
        let old = "On Monday 40 people were hurt, officials said.";
        let new = "On Tuesday night 45 people were hurt, officials said.";
        assert_eq!(follows(old, new, "40 people"), "45 people");
        assert_eq!(follows(old, new, "were hurt"), "were hurt");
        assert_eq!(follows("a 7 b", "a 8 b", "7"), "8");
    }
}

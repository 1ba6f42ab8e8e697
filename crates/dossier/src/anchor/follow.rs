//! Annotations through a change of their text.

use super::align::{self, Hunk};
use super::context::{agreement, context};
use super::seek::New;
use super::words::{self, tokens};
use crate::model::{Anchor, Annotation, Hold};
use selon_engine::Span;
use std::cell::OnceCell;

/// Two texts and how they are aligned.
pub struct Change<'t> {
    old: &'t str,
    new: &'t str,
    hunks: Vec<Hunk>,
    put_in: OnceCell<New<'t>>,
}

/// What became of a span.
enum Carried {
    /// The same bytes stand here.
    Same(Span),
    /// Something else stands in its place.
    Other(Span),
    /// Nothing stands in its place; the byte where it was.
    Gone(u32),
}

/// The least share of its words that must stand in the new text for it to be the old statement changed.
const RELATED: f64 = 0.34;

impl<'t> Change<'t> {
    /// Aligns two texts; `None` where they are equal.
    pub fn between(old: &'t str, new: &'t str) -> Option<Change<'t>> {
        let hunks = align::hunks(old, new);
        (!hunks.is_empty()).then(|| Change {
            old,
            new,
            hunks,
            put_in: OnceCell::new(),
        })
    }

    /// What was replaced by what, in order.
    pub fn hunks(&self) -> &[Hunk] {
        &self.hunks
    }

    /// A span of the old text in the new one, if nothing in it was touched.
    pub fn map(&self, span: Span) -> Option<Span> {
        match self.carry(span) {
            Carried::Same(span) => Some(span),
            _ => None,
        }
    }

    /// What of a span of the old text is left in the new one, changed or not.
    pub fn rest_of(&self, span: Span) -> Option<Span> {
        match self.carry(span) {
            Carried::Same(span) | Carried::Other(span) => Some(span),
            Carried::Gone(_) => None,
        }
    }

    /// The index of the first hunk that ends after `at`, or lies at it.
    fn first_at(&self, at: u32) -> usize {
        self.hunks.partition_point(|hunk| hunk.old.end < at)
    }

    /// By how much what stands between hunk `n - 1` and hunk `n` has moved.
    fn shift(&self, n: usize) -> i64 {
        let last = n.checked_sub(1).and_then(|n| self.hunks.get(n));
        last.map_or(0, |hunk| i64::from(hunk.new.end) - i64::from(hunk.old.end))
    }

    fn moved(at: u32, by: i64) -> u32 {
        (i64::from(at) + by).max(0) as u32
    }

    /// The hunks that touch a span: those that share a byte with it, or put something strictly inside.
    fn touching(&self, span: Span) -> std::ops::Range<usize> {
        let touches = |hunk: &Hunk| hunk.old.start < span.end && hunk.old.end > span.start;
        let mut begin = self.first_at(span.start);
        while self
            .hunks
            .get(begin)
            .is_some_and(|hunk| !touches(hunk) && hunk.old.start < span.end)
        {
            begin += 1;
        }
        let more = self.hunks.get(begin..).unwrap_or_default();
        begin..begin + more.iter().take_while(|hunk| touches(hunk)).count()
    }

    fn carry(&self, span: Span) -> Carried {
        let touching = self.touching(span);
        if touching.is_empty() {
            // What is put in right before it belongs before it.
            let n = self
                .hunks
                .partition_point(|hunk| hunk.old.end <= span.start && hunk.old.start < span.end);
            let by = self.shift(n);
            let moved = Span {
                start: Self::moved(span.start, by),
                end: Self::moved(span.end, by),
            };
            let before = n.checked_sub(1).and_then(|n| self.hunks.get(n));
            let beside = before.is_some_and(|hunk| hunk.old.end == span.start)
                || self
                    .hunks
                    .get(n)
                    .is_some_and(|hunk| hunk.old.start == span.end);
            // A mark put right beside it may belong to its last letter.
            return match crate::text::snap(self.new, moved) {
                Some(snapped) if beside && snapped != moved => Carried::Other(snapped),
                _ => Carried::Same(moved),
            };
        }
        let (Some(first), Some(last)) = (
            self.hunks.get(touching.start),
            self.hunks.get(touching.end - 1),
        ) else {
            return Carried::Gone(span.start);
        };
        // A hunk that reaches out belongs to the span if most of what it replaces does.
        let mine = |hunk: &Hunk| {
            let start = hunk.old.start.max(span.start);
            let inside = hunk.old.end.min(span.end).saturating_sub(start);
            inside * 2 >= hunk.old.len()
        };
        let start = if first.old.start >= span.start {
            if first.old.start == span.start {
                first.new.start
            } else {
                Self::moved(span.start, self.shift(touching.start))
            }
        } else if mine(first) {
            first.new.start
        } else {
            first.new.end
        };
        let end = if last.old.end <= span.end {
            Self::moved(span.end, self.shift(touching.end))
        } else if mine(last) {
            last.new.end
        } else {
            last.new.start
        };
        let trimmed = crate::text::snap(self.new, Span { start, end });
        match trimmed.filter(|_| start < end) {
            Some(span) => Carried::Other(span),
            None => Carried::Gone(start),
        }
    }

    /// Whether any hunk lies within or at the borders of the annotation or its sentence; if not, it only moves.
    pub fn spares(&self, kept: &Annotation) -> bool {
        let mut reach = kept.anchors().map(|anchor| anchor.span.end);
        let lost = kept.anchors().any(Anchor::is_lost);
        let first = self.hunks.first().map_or(u32::MAX, |hunk| hunk.old.start);
        !lost && reach.all(|end| end < first.saturating_sub(1))
    }

    /// The annotation in the new text: every part held, changed or lost.
    pub fn follow(&self, kept: &Annotation) -> Annotation {
        let mut next = kept.clone();
        let beside = self.beside(kept);
        for anchor in next.anchors_mut() {
            *anchor = self.anchor(anchor);
        }
        let all_there =
            |kept: &Annotation| kept.content.iter().all(|piece| piece.hold == Hold::Held);
        let source = next
            .source
            .as_ref()
            .and_then(|source| source.anchor.as_ref());
        let other_source = source.is_some_and(|anchor| anchor.hold != Hold::Held);
        let was_there = kept
            .source
            .as_ref()
            .and_then(|source| source.anchor.as_ref())
            .is_some_and(|anchor| anchor.hold == Hold::Held);
        if other_source && was_there && (!all_there(&next) || self.was_replaced(kept)) {
            // Another source that says something else, or words that somebody else took over, are another claim.
            self.lose(kept, &mut next);
        }
        if next.content.iter().all(Anchor::is_lost) {
            self.lose(kept, &mut next);
        }
        if next.anchors().any(Anchor::is_lost) {
            self.seek(&mut next);
        }
        if next.anchors().any(|anchor| anchor.hold != Hold::Held) {
            self.restore(&mut next);
        }
        for words in beside {
            // Not what is a part of the claim itself, typed in again.
            let own = |anchor: &Anchor| anchor.hold == Hold::Held && words.touches(anchor.span);
            if !next.anchors().any(own) {
                self.take_in(&mut next, words);
            }
        }
        for (old, part) in kept.figures.iter().zip(&mut next.figures) {
            if part.anchor.hold != Hold::Held {
                part.detach(old.anchor.quote(self.old).len() as u32);
            }
        }
        next
    }

    /// Parts whose words were typed in again where they had been are held again.
    fn restore(&self, next: &mut Annotation) {
        let mut back = next.clone();
        let mut found = false;
        for anchor in back.anchors_mut() {
            if let Some(span) = self.again(anchor, true) {
                *anchor = Anchor::held(span);
                found = true;
            }
        }
        // What was lost with another part comes back with it, though it was never touched itself.
        for anchor in back.anchors_mut().filter(|_| found) {
            if let Some(span) = self.again(anchor, false) {
                *anchor = Anchor::held(span);
            }
        }
        let source = back
            .source
            .as_ref()
            .and_then(|source| source.anchor.as_ref());
        let nobody = source.is_some_and(Anchor::is_lost);
        // A claim that was lost comes back with its source, not with somebody else's.
        if !(nobody && next.content.iter().all(Anchor::is_lost)) {
            *next = back;
        }
    }

    /// Where the words of a changed or lost anchor stand again: at its place and, if `fresh`, over something that is
    /// new.
    fn again(&self, anchor: &Anchor, fresh: bool) -> Option<Span> {
        let (quote, context) = match &anchor.hold {
            Hold::Held => return None,
            Hold::Changed { was } => (was, None),
            Hold::Lost {
                quote,
                prefix,
                suffix,
            } => (quote, Some((prefix, suffix))),
        };
        let reach = quote.len() as u32 + 2;
        // Over all that was put in at its place, as far as that is a few sentences: `seek` knows the rest.
        const FAR: u32 = 2000;
        let n = self
            .hunks
            .partition_point(|hunk| hunk.new.end < anchor.span.start);
        let place = self.hunks.get(n).map(|hunk| hunk.new);
        let place = place.filter(|new| new.start <= anchor.span.end + reach && new.len() <= FAR);
        let place = place.map_or(anchor.span, |new| new.cover(anchor.span));
        let low = place.start.saturating_sub(reach) as usize;
        let low = crate::text::border_before(self.new, low);
        let high = crate::text::border_after(self.new, (place.end + reach) as usize);
        let window = self
            .new
            .get(low..high)
            .filter(|_| !quote.trim().is_empty())?;
        let found = window
            .match_indices(&**quote)
            .map(|(at, _)| Span::new(low + at, low + at + quote.len()));
        found
            .filter(|span| {
                let n = self.hunks.partition_point(|hunk| hunk.new.end < span.start);
                let fresh = !fresh
                    || self
                        .hunks
                        .get(n)
                        .is_some_and(|hunk| hunk.new.start <= span.end);
                let cut = !stands_alone(self.new, *span);
                let known = context.is_none_or(|(prefix, suffix)| {
                    let (before, after) = agreement(self.new, *span, prefix, suffix);
                    before >= prefix.len().min(8) || after >= suffix.len().min(8)
                });
                fresh && !cut && known
            })
            .min_by_key(|span| span.start.abs_diff(anchor.span.start))
    }

    /// Loses every part that was there.
    fn lose(&self, kept: &Annotation, next: &mut Annotation) {
        for (old, new) in kept.anchors().zip(next.anchors_mut()) {
            new.span.end = new.span.start;
            new.hold = self.lost(old);
        }
    }

    fn lost(&self, anchor: &Anchor) -> Hold {
        if anchor.is_lost() {
            return anchor.hold.clone();
        }
        let (prefix, suffix) = context(self.old, anchor.span);
        Hold::Lost {
            quote: anchor.quote(self.old).into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        }
    }

    fn anchor(&self, anchor: &Anchor) -> Anchor {
        let gone = |at: u32| {
            let at = crate::text::border_before(self.new, at as usize);
            Anchor {
                span: Span::new(at, at),
                hold: self.lost(anchor),
            }
        };
        if anchor.is_lost() {
            return gone(match self.carry(anchor.span) {
                Carried::Same(span) | Carried::Other(span) => span.start,
                Carried::Gone(at) => at,
            });
        }
        let was = anchor.quote(self.old);
        match self.carry(anchor.span) {
            Carried::Same(span) => Anchor {
                span,
                hold: anchor.hold.clone(),
            },
            Carried::Gone(at) => gone(at),
            Carried::Other(span) => {
                let is = span.of(self.new);
                if words::same(was, is) {
                    // Signs put around the words are not theirs.
                    let exact = is.find(was).map(|at| {
                        let start = span.start as usize + at;
                        Span::new(start, start + was.len())
                    });
                    let whole = |span: &Span| crate::text::snap(self.new, *span) == Some(*span);
                    return Anchor::held(exact.filter(whole).unwrap_or(span));
                }
                let one_for_one =
                    tokens(was, 0, was.len()).len() <= 3 && tokens(is, 0, is.len()).len() <= 5;
                if one_for_one || words::kept(was, is) >= RELATED {
                    return Anchor {
                        span,
                        hold: Hold::Changed { was: was.into() },
                    };
                }
                gone(span.start)
            }
        }
    }

    /// Whether other words stand where the source stood, so that they may name another one.
    fn was_replaced(&self, kept: &Annotation) -> bool {
        let source = kept
            .source
            .as_ref()
            .and_then(|source| source.anchor.as_ref());
        source.is_some_and(|anchor| match self.carry(anchor.span) {
            Carried::Same(_) => false,
            Carried::Other(span) => {
                let (was, is) = (anchor.quote(self.old), span.of(self.new));
                !words::same(was, is) && self.anchor(anchor).is_lost()
            }
            Carried::Gone(_) => {
                let hunks = self
                    .hunks
                    .get(self.touching(anchor.span))
                    .unwrap_or_default();
                hunks.iter().any(|hunk| worded(hunk.new.of(self.new)))
            }
        })
    }

    /// Words put beside the parts that may turn them round ("did not say", "never"): between source, cue and content,
    /// right before the content, or right after it where it had ended a clause. Spans of the new text.
    fn beside(&self, kept: &Annotation) -> Vec<Span> {
        let held: Vec<Span> = kept
            .anchors()
            .filter(|anchor| !anchor.is_lost())
            .map(|anchor| anchor.span)
            .collect();
        let Some(whole) = held.iter().copied().reduce(Span::cover) else {
            return Vec::new();
        };
        let gap = |from: u32, to: u32| {
            let between = self.old.get(from as usize..to as usize);
            between.is_some_and(|text| text.trim().is_empty() && !text.contains('\n'))
        };
        let near = self.first_at(whole.start.saturating_sub(2));
        let hunks = self.hunks.get(near..).unwrap_or_default();
        let mut out = Vec::new();
        for hunk in hunks {
            let (at, end) = (hunk.old.start, hunk.old.end);
            if at > whole.end.saturating_add(2) {
                break;
            }
            let (ours, theirs) = (hunk.old.of(self.old), hunk.new.of(self.new));
            let in_a_part = held.iter().any(|span| {
                if hunk.old.is_empty() {
                    span.start < at && at < span.end
                } else {
                    span.touches(hunk.old)
                }
            });
            let worded = worded(ours) || worded(theirs);
            if in_a_part || !worded || words::same(ours, theirs) {
                continue;
            }
            let between = whole.start < at && end < whole.end
                || hunk.old.is_empty() && whole.start < at && at < whole.end;
            let pieces = || kept.content.iter().filter(|piece| !piece.is_lost());
            let before = !ends_a_sentence(theirs)
                && pieces().any(|piece| end <= piece.span.start && gap(end, piece.span.start));
            let went_on = |at: u32| {
                let rest = self.old.get(at as usize..).unwrap_or("");
                rest.trim_start_matches(' ')
                    .starts_with(char::is_alphanumeric)
            };
            let after = theirs.trim_start().starts_with(char::is_alphanumeric)
                && pieces().any(|piece| {
                    let from = piece.span.end;
                    at >= from && gap(from, at) && !went_on(from)
                });
            if between || before || after {
                out.push(hunk.new);
            }
        }
        out
    }

    /// Makes the part beside which `words` were put one that is changed, with the words in it.
    fn take_in(&self, next: &mut Annotation, words: Span) {
        let new = self.new;
        let beside = |anchor: &Anchor| {
            let span = anchor.span;
            let gap = |from: u32, to: u32| {
                let between = new.get(from as usize..to as usize);
                between.is_some_and(|text| text.trim().is_empty())
            };
            let touching = gap(words.end, span.start) || gap(span.end, words.start);
            !anchor.is_lost() && touching && !words.is_empty()
        };
        let cue = next.cue.as_mut().map(|cue| &mut cue.anchor);
        let mut parts: Vec<&mut Anchor> = next.content.iter_mut().chain(cue).collect();
        let place = parts.iter().position(|anchor| beside(anchor));
        let told = |anchor: &&mut Anchor| anchor.hold != Hold::Held;
        if place.is_none() && parts.iter().any(told) {
            return;
        }
        let Some(anchor) = parts.get_mut(place.unwrap_or(0)) else {
            return;
        };
        if anchor.hold == Hold::Held {
            let was = anchor.span.of(new).into();
            anchor.hold = Hold::Changed { was };
        }
        if place.is_some() {
            let wider = crate::text::snap(new, anchor.span.cover(words));
            anchor.span = wider.unwrap_or(anchor.span);
        }
    }

    /// Looks for the lost parts in what is new: the whole claim as it stood, or the content with its context and the
    /// rest beside it.
    fn seek(&self, next: &mut Annotation) {
        let put_in = self.put_in.get_or_init(|| New::of(self.new, &self.hunks));
        let some_content = next.content.iter().any(|piece| !piece.is_lost());
        let mut near = some_content.then(|| next.span());
        if near.is_none() {
            let mut found = next.clone();
            for piece in &mut found.content {
                find(put_in, piece, None);
            }
            if found.content.iter().any(Anchor::is_lost) {
                return;
            }
            near = found
                .content
                .iter()
                .map(|piece| piece.span)
                .reduce(Span::cover);
            let Some(around) = near.map(|span| self.paragraph(span)) else {
                return;
            };
            if let Some(anchor) = found
                .source
                .as_mut()
                .and_then(|source| source.anchor.as_mut())
            {
                find(put_in, anchor, Some(around));
                if anchor.is_lost() {
                    // The same words without their source may be somebody else's.
                    return;
                }
            }
            *next = found;
        }
        let Some(around) = near.map(|span| self.paragraph(span)) else {
            return;
        };
        for anchor in next.anchors_mut() {
            find(put_in, anchor, Some(around));
        }
    }

    /// The line of the new text that holds a span.
    fn paragraph(&self, span: Span) -> Span {
        let start = self.new[..span.start as usize]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let end = self.new[span.end as usize..].find('\n');
        Span::new(
            start,
            end.map_or(self.new.len(), |at| span.end as usize + at),
        )
    }
}

/// Finds a lost anchor: inside `around` by its words alone if they stand there once, elsewhere with its context.
fn find(put_in: &New, anchor: &mut Anchor, around: Option<Span>) {
    let Hold::Lost {
        quote,
        prefix,
        suffix,
    } = &anchor.hold
    else {
        return;
    };
    let found = match around {
        None => put_in.find(quote, prefix, suffix),
        Some(around) => {
            let mut inside = put_in.places(quote);
            inside.retain(|span| around.contains(*span));
            match inside.as_slice() {
                [one] => Some(*one),
                [] => None,
                _ => put_in
                    .find(quote, prefix, suffix)
                    .filter(|span| around.contains(*span)),
            }
        }
    };
    if let Some(span) = found {
        *anchor = Anchor::held(span);
    }
}

/// Whether a span begins and ends at the borders of graphemes and of words.
pub(super) fn stands_alone(text: &str, span: Span) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (Some(before), Some(after)) = (
        text.get(..span.start as usize),
        text.get(span.end as usize..),
    ) else {
        return false;
    };
    !letter(before.chars().next_back())
        && !letter(after.chars().next())
        && crate::text::snap(text, span) == Some(span)
}

fn worded(text: &str) -> bool {
    tokens(text, 0, text.len()).iter().any(|token| token.word)
}

fn ends_a_sentence(text: &str) -> bool {
    text.contains('\n') || text.trim_end().ends_with(['.', '!', '?', '…'])
}

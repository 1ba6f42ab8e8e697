//! Annotations through a change of their text.

use super::align::{self, Hunk};
use super::context::context;
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
            return Carried::Same(Span {
                start: Self::moved(span.start, by),
                end: Self::moved(span.end, by),
            });
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
        let meant = self.meant(kept);
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
        if other_source && was_there && !all_there(&next) {
            // Another source that says something else is another claim.
            self.lose(kept, &mut next);
        }
        if next.content.iter().all(Anchor::is_lost) {
            self.lose(kept, &mut next);
        }
        if next.anchors().any(Anchor::is_lost) {
            self.seek(&mut next);
        }
        if !meant && all_there(&next) {
            // Words were put beside the content that may turn it round ("did not say", "never").
            if let Some(piece) = next.content.first_mut() {
                let was = piece.span.of(self.new).into();
                piece.hold = Hold::Changed { was };
            }
        }
        next
    }

    /// Loses every part that was there.
    fn lose(&self, kept: &Annotation, next: &mut Annotation) {
        for (old, new) in kept.anchors().zip(next.anchors_mut()) {
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
        let gone = |at: u32| Anchor {
            span: Span { start: at, end: at },
            hold: self.lost(anchor),
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
                    return Anchor::held(span);
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

    /// Whether nothing was said beside the parts that may turn them round: no word put between source, cue and
    /// content, right before the content, or right after where it had ended a clause.
    fn meant(&self, kept: &Annotation) -> bool {
        let held: Vec<Span> = kept
            .anchors()
            .filter(|anchor| !anchor.is_lost())
            .map(|anchor| anchor.span)
            .collect();
        let Some(whole) = held.iter().copied().reduce(Span::cover) else {
            return true;
        };
        let pieces = || kept.content.iter().filter(|piece| !piece.is_lost());
        let near = self.first_at(whole.start.saturating_sub(2));
        let hunks = self.hunks.get(near..).unwrap_or_default();
        hunks
            .iter()
            .take_while(|hunk| hunk.old.start <= whole.end.saturating_add(2))
            .all(|hunk| {
                let ours = hunk.old.of(self.old);
                let theirs = hunk.new.of(self.new);
                let worded = |text: &str| tokens(text, 0, text.len()).iter().any(|t| t.word);
                let inside_a_part = held.iter().any(|span| {
                    span.start < hunk.old.end.max(hunk.old.start + 1)
                        && hunk.old.start < span.end
                        && !(hunk.old.is_empty() && hunk.old.start == span.start)
                });
                if inside_a_part || words::same(ours, theirs) || !(worded(ours) || worded(theirs)) {
                    return true;
                }
                let inside = whole.start < hunk.old.end.max(hunk.old.start + 1)
                    && hunk.old.start < whole.end
                    && hunk.old.start > whole.start;
                let before = pieces().any(|piece| {
                    hunk.old.end <= piece.span.start
                        && self.old[hunk.old.end as usize..piece.span.start as usize]
                            .trim()
                            .is_empty()
                        && !ends_a_sentence(theirs)
                });
                let after = pieces().any(|piece| {
                    hunk.old.start >= piece.span.end
                        && self.old[piece.span.end as usize..hunk.old.start as usize]
                            .trim()
                            .is_empty()
                        && theirs.trim_start().starts_with(char::is_alphanumeric)
                        && !self.old[piece.span.end as usize..]
                            .trim_start_matches(' ')
                            .starts_with(char::is_alphanumeric)
                });
                !(inside || before || after)
            })
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

fn ends_a_sentence(text: &str) -> bool {
    text.contains('\n') || text.trim_end().ends_with(['.', '!', '?', '…'])
}

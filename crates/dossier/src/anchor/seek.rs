//! Looking for lost words in what is new.

use super::align::Hunk;
use super::context::agreement;
use super::follow::stands_alone;
use super::words::tokens;
use rustc_hash::FxHashMap;
use selon_engine::Span;

/// The words of everything that was put into a text, found by their first three.
pub(super) struct New<'t> {
    text: &'t str,
    /// The stretches that are new, in order.
    stretches: Vec<Span>,
    places: FxHashMap<[&'t str; 3], Vec<u32>>,
}

/// More places with the same three words than this say nothing.
const CROWD: usize = 64;

impl<'t> New<'t> {
    pub(super) fn of(text: &'t str, hunks: &[Hunk]) -> New<'t> {
        let stretches: Vec<Span> = hunks
            .iter()
            .map(|hunk| hunk.new)
            .filter(|span| !span.is_empty())
            .collect();
        let mut places: FxHashMap<[&str; 3], Vec<u32>> = FxHashMap::default();
        for span in &stretches {
            let tokens = tokens(text, span.start as usize, span.end as usize);
            for (n, token) in tokens.iter().enumerate() {
                let word =
                    |ahead: usize| tokens.get(n + ahead).map_or("", |t| &text[t.start..t.end]);
                // One, two and three words, as a quote may have no more.
                let key = [word(0), word(1), word(2)];
                for key in [key, [key[0], key[1], ""], [key[0], "", ""]] {
                    let list = places.entry(key).or_default();
                    if list.len() < CROWD && list.last() != Some(&(token.start as u32)) {
                        list.push(token.start as u32);
                    }
                }
            }
        }
        New {
            text,
            stretches,
            places,
        }
    }

    /// Where `quote` stands, all of it in what is new, at the borders of words.
    pub(super) fn places(&self, quote: &str) -> Vec<Span> {
        let tokens = tokens(quote, 0, quote.len());
        let word = |n: usize| tokens.get(n).map_or("", |t| &quote[t.start..t.end]);
        let Some(first) = tokens.first() else {
            return Vec::new();
        };
        let Some(list) = self.places.get(&[word(0), word(1), word(2)]) else {
            return Vec::new();
        };
        list.iter()
            .filter_map(|at| {
                let start = (*at as usize).checked_sub(first.start)?;
                let end = start + quote.len();
                let whole = self.text.get(start..end)? == quote;
                let span = Span::new(start, end);
                (whole && self.holds(span) && stands_alone(self.text, span)).then_some(span)
            })
            .collect()
    }

    /// Where `quote` stands with enough of its context to be the same statement: at least eight bytes of it on one
    /// side, or all there is.
    pub(super) fn find(&self, quote: &str, prefix: &str, suffix: &str) -> Option<Span> {
        let scored = self.places(quote).into_iter().filter_map(|span| {
            let (before, after) = agreement(self.text, span, prefix, suffix);
            let least = |context: &str| context.len().clamp(1, 8);
            (before >= least(prefix) || after >= least(suffix)).then_some((before + after, span))
        });
        let mut best: Option<(usize, Span)> = None;
        let mut tied = false;
        for (score, span) in scored {
            match best {
                Some((top, _)) if score < top => {}
                Some((top, _)) if score == top => tied = true,
                _ => {
                    best = Some((score, span));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, span)| span)
    }

    fn holds(&self, span: Span) -> bool {
        let n = self.stretches.partition_point(|new| new.end < span.end);
        self.stretches.get(n).is_some_and(|new| new.contains(span))
    }
}

//! A newer version of an article beside the one before: which figures, sources, verbs and hedges say something else.
//!
//! Both versions have been read by the machine; [`anchor::align`](crate::anchor::align) says which stretch of the old
//! text became which of the new one, and findings that stand in each other's place are compared. What merely moved is
//! silent. [`likeness`] tells a newer version from another article.

use crate::anchor::align::{Hunk, hunks};
use crate::{
    Article, ArticleId, ClaimKey, ClaimView, Dossier, FigureKey, FigureView, Hold, Part, SourceKey,
};
use rustc_hash::FxHashSet;
use selon_engine::lang::fold;
use selon_engine::{HedgeKind, Span};
use std::rc::Rc;

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A figure.
    Figure,
    /// Who says it.
    Source,
    /// The words that attribute.
    Verb,
    /// The words that soften.
    Hedge,
    /// Whether the content is negated; the words are the content's.
    Negation,
    /// A claim that only one version has; the words are the content's.
    Claim,
}

/// One thing that the newer version says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub what: What,
    /// Who says it, in the newer version where it is still there.
    pub source: Option<SourceKey>,
    /// Its name; empty where nobody says it.
    pub who: Rc<str>,
    /// As the older version has it; `None` where it was not there.
    pub old: Option<String>,
    /// As the newer version has it; `None` where it is gone.
    pub new: Option<String>,
    /// The claim of the newer version, to point at.
    pub claim: Option<ClaimKey>,
    /// The figure of the newer version, to point at.
    pub figure: Option<FigureKey>,
    /// The byte of the newer text at which it stands, or stood.
    at: u32,
}

/// How likely two figures are one; 0 where they are not.
type Look<'l> = &'l dyn Fn(&FigureView, &FigureView) -> u32;

/// Words in a row that are compared for [`likeness`].
const RUN: usize = 3;

/// The most words that are compared for [`likeness`].
const WORDS: usize = 20_000;

/// The share of the longer text's runs of three words that stand in both: near 0 for another article, 1 for the same
/// one.
pub fn likeness(older: &str, newer: &str) -> f64 {
    let runs = |text: &str| -> FxHashSet<String> {
        let folded = fold(text);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(WORDS)
            .collect();
        words.windows(RUN).map(|run| run.join(" ")).collect()
    };
    let (older, newer) = (runs(older), runs(newer));
    let longer = older.len().max(newer.len()).max(1);
    newer.intersection(&older).count() as f64 / longer as f64
}

/// What the article says in `now` otherwise than in `before`, in the order of the newer text. `None` where either has
/// no such article or has not been read yet, and where the texts are the same.
pub fn differences(before: &Dossier, now: &Dossier, article: ArticleId) -> Option<Vec<Difference>> {
    let (old, new) = (before.article(article)?, now.article(article)?);
    let read = new.request(&now.rules).is_none() && old.analysis.is_some();
    if !read || old.text == new.text {
        return None;
    }
    let sides = Sides {
        old,
        new,
        hunks: hunks(&old.text, &new.text),
    };
    let (was, is) = (before.view(article), now.view(article));
    let claims = sides.pair_claims(&was.claims, &is.claims);
    let mut out = sides.figures(&was.figures, &is.figures);
    let told: FxHashSet<ClaimKey> = out.iter().filter_map(|one| one.claim).collect();
    for (was, is) in claims {
        match (was, is) {
            (Some(was), Some(is)) => sides.compare(was, is, &mut out),
            (one, other) => out.extend(
                one.or(other)
                    .filter(|claim| !told.contains(&claim.key))
                    .map(|claim| sides.alone(claim, other.is_some())),
            ),
        }
    }
    for gone in out
        .iter_mut()
        .filter(|one| one.what == What::Figure && one.figure.is_none())
    {
        gone.claim = None;
    }
    selon_engine::order::by_key(&mut out, |one| one.at);
    Some(out)
}

/// Two versions and how they are aligned.
struct Sides<'t> {
    old: &'t Article,
    new: &'t Article,
    hunks: Vec<Hunk>,
}

impl Sides<'_> {
    /// Where a position of the old text is in the new one: inside a hunk, at the hunk's end or start.
    fn place(&self, at: u32, end: bool) -> u32 {
        let n = self.hunks.partition_point(|hunk| hunk.old.end <= at);
        if let Some(hunk) = self.hunks.get(n).filter(|hunk| hunk.old.start < at) {
            return if end { hunk.new.end } else { hunk.new.start };
        }
        let by = n.checked_sub(1).and_then(|n| self.hunks.get(n));
        by.map_or(at, |hunk| at - hunk.old.end + hunk.new.end)
    }

    /// The stretch of the new text that stands in the place of an old one, with the whole of every hunk that touches it.
    fn image(&self, span: Span) -> Span {
        let inside = self
            .hunks
            .iter()
            .filter(|hunk| hunk.old.start < span.end && hunk.old.end > span.start)
            .map(|hunk| hunk.new);
        let ends = Span {
            start: self.place(span.start, false),
            end: self
                .place(span.end, true)
                .max(self.place(span.start, false)),
        };
        inside.fold(ends, Span::cover)
    }

    /// Whether nothing but the span itself was replaced.
    fn alone_touched(&self, span: Span) -> bool {
        self.hunks
            .iter()
            .filter(|hunk| shared(hunk.old, span) > 0)
            .all(|hunk| span.contains(hunk.old))
    }

    /// Whether a third or more of these spans is in both texts.
    fn mostly_stays(&self, spans: &[Span]) -> bool {
        let all: u32 = spans.iter().map(|span| span.len()).sum();
        let gone: u32 = spans
            .iter()
            .flat_map(|span| self.hunks.iter().map(|hunk| shared(*span, hunk.old)))
            .sum();
        (all - gone) * 3 >= all
    }

    fn figures(&self, was: &[Rc<FigureView>], is: &[Rc<FigureView>]) -> Vec<Difference> {
        let compared = |list: &[Rc<FigureView>]| -> Vec<Rc<FigureView>> {
            let lost = |figure: &&Rc<FigureView>| matches!(figure.hold, Hold::Lost { .. });
            let kept = list
                .iter()
                .filter(|figure| figure.figure.comparable && !lost(figure));
            kept.cloned().collect()
        };
        let (was, is) = (compared(was), compared(is));
        let mut free: Vec<bool> = vec![true; is.len()];
        let mut pairs: Vec<Option<usize>> = vec![None; was.len()];
        // In its place; in what was rewritten; moved elsewhere; moved elsewhere and corrected.
        let looks: [Look; 4] = [
            &|old, new| {
                let number = old.figure.number_span;
                u32::from(
                    self.alone_touched(number) && self.image(number) == new.figure.number_span,
                )
            },
            &|old, new| self.likely(old, new),
            &|old, new| u32::from(same(old, new) && who(old) == who(new)),
            &|old, new| {
                let one_thing = counted(old) == counted(new) && !counted(old).is_empty();
                u32::from(one_thing && who(old) == who(new) && old.source.is_some())
            },
        ];
        for look in looks {
            let mut scored: Vec<(u32, usize, usize)> = Vec::new();
            for (o, old) in was.iter().enumerate().filter(|(o, _)| pairs[*o].is_none()) {
                let open = is.iter().enumerate().filter(|(n, _)| free[*n]);
                scored.extend(open.map(|(n, new)| (look(old, new), o, n)));
            }
            scored.retain(|(score, ..)| *score > 0);
            selon_engine::order::by_key(&mut scored, |(score, ..)| std::cmp::Reverse(*score));
            for (_, o, n) in scored {
                if pairs[o].is_none() && free[n] {
                    pairs[o] = Some(n);
                    free[n] = false;
                }
            }
        }
        let mut out = Vec::new();
        for (old, pair) in was.iter().zip(&pairs) {
            match pair.and_then(|n| is.get(n)) {
                None => out.push(self.figure(old, true, Some(self.words(old, true)), None)),
                Some(new) if same(old, new) && new.hold == Hold::Held => {}
                Some(new) => {
                    let before = match &new.hold {
                        Hold::Changed { was } => was.to_string(),
                        _ => self.words(old, true),
                    };
                    let after = self.words(new, false);
                    out.push(self.figure(new, false, Some(before), Some(after)));
                }
            }
        }
        let added = is.iter().zip(&free).filter(|(_, free)| **free);
        out.extend(
            added.map(|(new, _)| self.figure(new, false, None, Some(self.words(new, false)))),
        );
        out
    }

    /// How likely a new figure is the old one in other words; 0 where it cannot be.
    fn likely(&self, old: &FigureView, new: &FigureView) -> u32 {
        let place = self.image(old.figure.span);
        if old.figure.kind != new.figure.kind || !place.touches(new.figure.span) {
            return 0;
        }
        let (was, is) = (counted(old), counted(new));
        let alone = self.alone_touched(old.figure.span);
        if !alone && was != is && !was.is_empty() && !is.is_empty() {
            return 0;
        }
        let alike = 4 * u32::from(was == is && !was.is_empty())
            + 2 * u32::from(who(old) == who(new) && old.source.is_some());
        alike + u32::from(alone)
    }

    fn words(&self, figure: &FigureView, old: bool) -> String {
        let text = if old { &self.old.text } else { &self.new.text };
        crate::plot::label::one_line(figure.figure.span.of(text))
    }

    fn figure(
        &self,
        figure: &FigureView,
        gone: bool,
        old: Option<String>,
        new: Option<String>,
    ) -> Difference {
        let span = figure.figure.span;
        Difference {
            what: What::Figure,
            source: figure.source.as_ref().map(|source| source.key.clone()),
            who: figure
                .source
                .as_ref()
                .map_or_else(|| "".into(), |source| Rc::clone(&source.name)),
            old,
            new,
            claim: figure.claim,
            figure: (!gone).then_some(figure.key),
            at: if gone {
                self.place(span.start, false)
            } else {
                span.start
            },
        }
    }

    /// Each old claim with the new one in its place; then the new ones that stand in no old one's place.
    fn pair_claims<'c>(
        &self,
        was: &'c [Rc<ClaimView>],
        is: &'c [Rc<ClaimView>],
    ) -> Vec<(Option<&'c ClaimView>, Option<&'c ClaimView>)> {
        let mut free: Vec<bool> = vec![true; is.len()];
        let mut out = Vec::new();
        for old in was {
            let places: Vec<Span> = old.content.iter().map(|span| self.image(*span)).collect();
            let cue = cue(old).map(|span| self.image(span));
            let stays = self.mostly_stays(&old.content);
            let score = |new: &ClaimView| {
                let shared: u32 = places
                    .iter()
                    .flat_map(|a| new.content.iter().map(move |b| shared(*a, *b)))
                    .sum();
                let len = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<u32>();
                let same_source = source_of(old) == source_of(new);
                let enough = shared * 2 >= len(&places).min(len(&new.content))
                    && shared > 0
                    && (same_source || stays);
                let by_cue = cue.zip(self::cue(new)).is_some_and(|(a, b)| a.touches(b));
                if enough {
                    shared + 1000 * u32::from(by_cue)
                } else {
                    0
                }
            };
            let best = is
                .iter()
                .enumerate()
                .filter(|(n, _)| free.get(*n) == Some(&true))
                .map(|(n, new)| (score(new), std::cmp::Reverse(n)))
                .max()
                .filter(|(score, _)| *score > 0);
            let new = best.and_then(|(_, std::cmp::Reverse(n))| {
                free[n] = false;
                is.get(n)
            });
            out.push((Some(&**old), new.map(|new: &Rc<ClaimView>| &**new)));
        }
        let added = is.iter().zip(&free).filter(|(_, free)| **free);
        out.extend(added.map(|(new, _)| (None, Some(&**new))));
        out
    }

    /// What two versions of one claim say otherwise, figures apart.
    fn compare(&self, was: &ClaimView, is: &ClaimView, out: &mut Vec<Difference>) {
        let mut push = |what, old: Option<String>, new: Option<String>| {
            out.push(Difference {
                what,
                old,
                new,
                ..self.alone(is, true)
            });
        };
        let filled = |text: String| (!text.is_empty()).then_some(text);
        let name = |claim: &ClaimView| claim.source.as_ref().map(|source| source.name.to_string());
        if source_of(was) != source_of(is) {
            push(What::Source, name(was), name(is));
        }
        let verb = |claim: &ClaimView| {
            let cue = claim.cue.as_ref();
            cue.map(|cue| cue.text.to_string()).unwrap_or_default()
        };
        if fold(&verb(was)) != fold(&verb(is)) {
            push(What::Verb, filled(verb(was)), filled(verb(is)));
        }
        let hedges = |claim: &ClaimView, text: &str| {
            let said = claim.hedges.iter();
            // An approximator is a part of its figure.
            let said = said.filter(|hedge| hedge.kind != HedgeKind::Approximation);
            let words: Vec<String> = said
                .filter_map(|hedge| Some(crate::plot::label::one_line(hedge.span?.of(text))))
                .collect();
            words.join(" … ")
        };
        let (old, new) = (hedges(was, &self.old.text), hedges(is, &self.new.text));
        if fold(&old) != fold(&new) {
            push(What::Hedge, filled(old), filled(new));
        }
        for (what, old, new) in self.kept_parts(is) {
            push(what, filled(old), filled(new));
        }
        if was.negated != is.negated || was.stance != is.stance {
            let words = (quote(was, &self.old.text), quote(is, &self.new.text));
            push(What::Negation, filled(words.0), filled(words.1));
        }
    }

    /// What a kept claim was, where its words are others now: it keeps its source, verb and hedges until the person
    /// confirms the new ones.
    fn kept_parts(&self, claim: &ClaimView) -> Vec<(What, String, String)> {
        let now = |span: Option<Span>| {
            let words = span.map(|span| span.of(&self.new.text));
            crate::plot::label::one_line(words.unwrap_or_default())
        };
        let parts = claim.moved.iter().filter_map(|(part, hold)| {
            let (what, span) = match part {
                Part::Source => (What::Source, claim.source.as_ref()?.span),
                Part::Cue => (What::Verb, claim.cue.as_ref()?.span),
                Part::Hedge(n) => (What::Hedge, claim.hedges.get(usize::from(*n))?.span),
                _ => return None,
            };
            match hold {
                Hold::Held => None,
                Hold::Changed { was } => Some((what, was.to_string(), now(span))),
                Hold::Lost { quote, .. } => Some((what, quote.to_string(), String::new())),
            }
        });
        parts.collect()
    }

    /// A claim that only one version has.
    fn alone(&self, claim: &ClaimView, is_new: bool) -> Difference {
        let source = claim.source.as_ref();
        let text = if is_new {
            &self.new.text
        } else {
            &self.old.text
        };
        let words = Some(quote(claim, text));
        Difference {
            what: What::Claim,
            source: source.map(|source| source.key.clone()),
            who: source.map_or_else(|| "".into(), |source| Rc::clone(&source.name)),
            old: words.clone().filter(|_| !is_new),
            new: words.filter(|_| is_new),
            claim: is_new.then_some(claim.key),
            figure: None,
            at: match is_new {
                true => claim.span.start,
                false => self.place(claim.span.start, false),
            },
        }
    }
}

fn shared(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn cue(claim: &ClaimView) -> Option<Span> {
    claim.cue.as_ref()?.span
}

fn source_of(claim: &ClaimView) -> Option<&SourceKey> {
    claim.source.as_ref().map(|source| &source.key)
}

fn who(figure: &FigureView) -> Option<&SourceKey> {
    figure.source.as_ref().map(|source| &source.key)
}

fn counted(figure: &FigureView) -> String {
    let counted = figure.figure.counted.as_ref();
    counted
        .map(|counted| fold(&counted.text))
        .unwrap_or_default()
}

/// Whether two figures say the same number of the same thing.
fn same(old: &FigureView, new: &FigureView) -> bool {
    let (a, b) = (&old.figure, &new.figure);
    (a.low, a.high, a.modifier, &a.unit) == (b.low, b.high, b.modifier, &b.unit)
        && counted(old) == counted(new)
}

fn quote(claim: &ClaimView, text: &str) -> String {
    let pieces = claim.content.iter();
    let pieces: Vec<String> = pieces
        .map(|span| crate::plot::label::one_line(span.of(text)))
        .collect();
    pieces.join(" […] ")
}

#[cfg(test)]
mod tests;

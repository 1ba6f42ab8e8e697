//! How a run is scored against one annotated article. `docs/corpus-format.md` says the same for people.

use crate::{Annotated, Claim, Span};
use std::ops::AddAssign;

/// Two contents are the same when they share more than this much of the longer one.
const SAME_CONTENT: f64 = 0.8;

/// A claim that a program found, in bytes of [`Annotated::text`] and names of the published JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundClaim {
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub content: Vec<Span>,
    pub quotation: String,
    pub stance: String,
    pub kind: Option<String>,
    pub anonymous: bool,
    /// The name under which the source is gathered.
    pub resolved: Option<String>,
}

/// A comparable figure that a program found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundFigure {
    pub span: Span,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub modifier: String,
    /// Position in the list of [`FoundClaim`]s of the innermost claim that says it.
    pub claim: Option<usize>,
}

/// Counts, to be added up over articles. A `_asked` counts what gold has, a `_right` what was found of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims in the annotation.
    pub gold: usize,
    /// Claims that were found.
    pub found: usize,
    /// Pairs of the two with the same content.
    pub content: usize,
    /// Those among them with the right source and cue.
    pub right: usize,
    pub source_asked: usize,
    pub source_right: usize,
    pub cue_asked: usize,
    pub cue_right: usize,
    /// The next six are out of `content`.
    pub stance_right: usize,
    pub quotation_right: usize,
    pub anonymous_right: usize,
    pub kind_right: usize,
    /// Those among `content` where the annotation says who is meant.
    pub resolved_asked: usize,
    pub resolved_right: usize,
    /// Figure rows in the annotation.
    pub figures: usize,
    /// Figures found that touch a row, one to one.
    pub figures_found: usize,
    /// Rows with values.
    pub figures_valued: usize,
    /// Those found with both ends and the modifier right.
    pub figures_right: usize,
    /// Figures found given to the right claim, or to none where the text has none.
    pub figures_claim: usize,
    /// Comparable figures found, in articles whose rows are complete.
    pub figures_ours: usize,
    /// Those among them that touch a row.
    pub figures_ours_right: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.gold += other.gold;
        self.found += other.found;
        self.content += other.content;
        self.right += other.right;
        self.source_asked += other.source_asked;
        self.source_right += other.source_right;
        self.cue_asked += other.cue_asked;
        self.cue_right += other.cue_right;
        self.stance_right += other.stance_right;
        self.quotation_right += other.quotation_right;
        self.anonymous_right += other.anonymous_right;
        self.kind_right += other.kind_right;
        self.resolved_asked += other.resolved_asked;
        self.resolved_right += other.resolved_right;
        self.figures += other.figures;
        self.figures_found += other.figures_found;
        self.figures_valued += other.figures_valued;
        self.figures_right += other.figures_right;
        self.figures_claim += other.figures_claim;
        self.figures_ours += other.figures_ours;
        self.figures_ours_right += other.figures_ours_right;
    }
}

impl Tally {
    /// Share of the found claims that are right; `None` where nothing was found.
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.found)
    }
    /// Share of the annotated claims that were found right; `None` where none is annotated.
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.gold)
    }
    /// Harmonic mean of the two; 0 where nothing is right.
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.right, self.found + self.gold)
    }
}

/// `part / whole`, or `None` where there is no whole.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Compares what was found in [`Annotated::text`] with the annotation.
pub fn score(gold: &Annotated, claims: &[FoundClaim], figures: &[FoundFigure]) -> Tally {
    let mut tally = Tally {
        gold: gold.claims.len(),
        found: claims.len(),
        ..Tally::default()
    };
    let paired = pair_claims(gold, claims);
    for (wanted, ours) in paired
        .iter()
        .filter_map(|&(g, o)| Some((gold.claims.get(g)?, claims.get(o)?)))
    {
        let source = source_touches(wanted, ours);
        let cue = cue_touches(wanted, ours);
        tally.content += 1;
        tally.right += usize::from(source != Some(false) && cue != Some(false));
        tally.source_asked += usize::from(source.is_some());
        tally.source_right += usize::from(source == Some(true));
        tally.cue_asked += usize::from(cue.is_some());
        tally.cue_right += usize::from(cue == Some(true));
        tally.stance_right += usize::from(wanted.stance == ours.stance);
        tally.quotation_right += usize::from(wanted.quotation == ours.quotation);
        tally.anonymous_right += usize::from(wanted.anonymous == ours.anonymous);
        tally.kind_right += usize::from(wanted.kind == ours.kind);
        tally.resolved_asked += usize::from(wanted.resolved.is_some());
        tally.resolved_right +=
            usize::from(wanted.resolved.is_some() && wanted.resolved == ours.resolved);
    }
    score_figures(gold, figures, &paired, &mut tally);
    tally
}

/// Pairs of (gold, found) indices with the same content, one to one, best first.
fn pair_claims(gold: &Annotated, claims: &[FoundClaim]) -> Vec<(usize, usize)> {
    let ours: Vec<_> = claims
        .iter()
        .map(|c| letters(&gold.text, &c.content))
        .collect();
    let mut candidates = Vec::new();
    for (g, claim) in gold.claims.iter().enumerate() {
        let either = letters(&gold.text, &claim.either);
        let asked = |at: &usize| either.binary_search(at).is_err();
        let want: Vec<_> = letters(&gold.text, &claim.content)
            .into_iter()
            .filter(asked)
            .collect();
        for (o, (found, have)) in claims.iter().zip(&ours).enumerate() {
            let have: Vec<_> = have.iter().copied().filter(asked).collect();
            let longer = want.len().max(have.len());
            let common = common(&want, &have);
            if common as f64 > SAME_CONTENT * longer as f64 {
                let agreeing = usize::from(source_touches(claim, found) != Some(false))
                    + usize::from(cue_touches(claim, found) != Some(false));
                candidates.push((agreeing, common as f64 / longer as f64, g, o));
            }
        }
    }
    candidates.sort_by(|a, b| {
        (b.0, b.1)
            .partial_cmp(&(a.0, a.1))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, _, g, o) in candidates {
        if pairs.iter().all(|&(pg, po)| pg != g && po != o) {
            pairs.push((g, o));
        }
    }
    pairs
}

/// `None` where the annotation has no source and so asks for none.
fn source_touches(gold: &Claim, found: &FoundClaim) -> Option<bool> {
    let wanted = gold.source.as_ref()?;
    Some(
        found
            .source
            .as_ref()
            .is_some_and(|ours| touch(wanted, ours)),
    )
}

/// `None` where the annotation has no cue and so asks for none.
fn cue_touches(gold: &Claim, found: &FoundClaim) -> Option<bool> {
    if gold.cue.is_empty() {
        return None;
    }
    let ours = found.cue.as_ref();
    Some(ours.is_some_and(|ours| gold.cue.iter().any(|wanted| touch(wanted, ours))))
}

fn score_figures(
    gold: &Annotated,
    figures: &[FoundFigure],
    paired: &[(usize, usize)],
    tally: &mut Tally,
) {
    tally.figures = gold.figures.len();
    let mut used = vec![false; figures.len()];
    for wanted in &gold.figures {
        tally.figures_valued += usize::from(wanted.valued);
        let best = figures
            .iter()
            .enumerate()
            .filter(|(o, ours)| used.get(*o) == Some(&false) && touch(&wanted.span, &ours.span))
            .max_by_key(|(o, ours)| (overlap(&wanted.span, &ours.span), usize::MAX - o));
        let Some((o, ours)) = best else { continue };
        if let Some(slot) = used.get_mut(o) {
            *slot = true;
        }
        tally.figures_found += 1;
        let values = close(wanted.low, ours.low) && close(wanted.high, ours.high);
        tally.figures_right +=
            usize::from(wanted.valued && values && wanted.modifier == ours.modifier);
        let claim = ours
            .claim
            .and_then(|o| paired.iter().find(|(_, po)| *po == o));
        tally.figures_claim += usize::from(match (wanted.claim, ours.claim) {
            (None, None) => true,
            (Some(number), Some(_)) => claim.is_some_and(|(g, _)| g + 1 == number),
            _ => false,
        });
    }
    if gold.figures_complete {
        tally.figures_ours = figures.len();
        tally.figures_ours_right = figures
            .iter()
            .filter(|ours| {
                gold.figures
                    .iter()
                    .any(|wanted| touch(&wanted.span, &ours.span))
            })
            .count();
    }
}

/// Byte positions of the letters and digits under `spans`, ascending: blanks and punctuation do not count.
fn letters(text: &str, spans: &[Span]) -> Vec<usize> {
    let mut at: Vec<usize> = spans
        .iter()
        .filter_map(|span| Some((span.start, text.get(span.clone())?)))
        .flat_map(|(start, part)| {
            part.char_indices()
                .filter(|(_, c)| c.is_alphanumeric())
                .map(move |(i, _)| start + i)
        })
        .collect();
    at.sort_unstable();
    at.dedup();
    at
}

fn common(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|at| b.binary_search(at).is_ok()).count()
}

fn touch(a: &Span, b: &Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn overlap(a: &Span, b: &Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        (None, None) => true,
        _ => false,
    }
}

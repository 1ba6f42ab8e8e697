//! In which order claims and figures are worth a look, and why: reasons in words, never a number, never a verdict.
//!
//! What somebody checks first is what the article itself leaves open. Each entry has its reasons, the strongest first;
//! entries stand in the order of their strongest reason, then of the next, and at last in the order of the text.

use super::{ArticleView, ClaimView, ComparisonView, FigureView};
use crate::model::*;
use crate::{ArticleId, ClaimKey, Dossier, FigureKey};
use rustc_hash::FxHashSet;
use selon_engine::{HedgeKind, Modifier, Relation, SourceKind, Stance, VerbClass};

/// Why something is worth a look, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A figure in it, or its denial, does not agree with another figure.
    Conflict,
    /// A figure that nobody is named for.
    Unsourced,
    /// The source is not named.
    Anonymous,
    /// It accuses somebody.
    Accuses,
    /// It denies something.
    Denies,
    /// The article keeps its distance: by the verb, the mood of report, a word like "reportedly".
    Distanced,
    /// A number so precise that somebody must have counted.
    Precise,
    /// A figure.
    Figure,
    /// Who says it is a guess: a pronoun, or words that go on.
    Guessed,
}

impl Reason {
    /// All reasons, the strongest first.
    pub const ALL: [Reason; 9] = [
        Reason::Conflict,
        Reason::Unsourced,
        Reason::Anonymous,
        Reason::Accuses,
        Reason::Denies,
        Reason::Distanced,
        Reason::Precise,
        Reason::Figure,
        Reason::Guessed,
    ];
}

/// What is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A claim.
    Claim(ClaimKey),
    /// A figure that no claim holds.
    Figure(FigureKey),
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// What.
    pub item: Item,
    /// Why, the strongest first; empty where nothing in particular speaks for it.
    pub reasons: Vec<Reason>,
    /// Whether the person has finished checking it; such entries stand last.
    pub done: bool,
}

impl Dossier {
    /// The claims and unsourced figures of an article in the order in which they are worth a look, each with its reasons.
    pub fn attention(&self, article: ArticleId) -> Vec<Attention> {
        order(&self.view(article), &self.comparisons())
    }
}

/// The claims and the unsourced, comparable figures of `view`, ordered by their reasons.
fn order(view: &ArticleView, comparisons: &[ComparisonView]) -> Vec<Attention> {
    let open = Open::of(comparisons);
    let claims = view.claims.iter().map(|claim| {
        let figures: Vec<&FigureView> = claim
            .figures
            .iter()
            .filter_map(|key| view.figure(*key).map(|figure| &**figure))
            .collect();
        let done = claim
            .check()
            .is_some_and(|check| check.status == Some(Status::Done));
        (
            claim.span,
            Attention {
                item: Item::Claim(claim.key),
                reasons: of_claim(claim, &figures, &open),
                done,
            },
        )
    });
    let figures = view
        .figures
        .iter()
        .filter(|figure| figure.claim.is_none() && figure.figure.comparable)
        .map(|figure| {
            (
                figure.figure.span,
                Attention {
                    item: Item::Figure(figure.key),
                    reasons: of_figure(figure, &open),
                    done: false,
                },
            )
        });
    let mut all: Vec<_> = claims.chain(figures).collect();
    selon_engine::order::by_key(&mut all, |(span, entry)| {
        (entry.done, std::cmp::Reverse(weight(&entry.reasons)), *span)
    });
    all.into_iter().map(|(_, entry)| entry).collect()
}

/// Reasons as a number of which the strongest reason is the first binary digit: it compares reason by reason.
fn weight(reasons: &[Reason]) -> u16 {
    reasons
        .iter()
        .fold(0, |all, reason| all | 1 << (15 - *reason as u16))
}

/// What does not agree, over all comparisons that are shown.
struct Open {
    figures: FxHashSet<FigureKey>,
    claims: FxHashSet<ClaimKey>,
}

impl Open {
    fn of(comparisons: &[ComparisonView]) -> Open {
        let mut open = Open {
            figures: FxHashSet::default(),
            claims: FxHashSet::default(),
        };
        for comparison in comparisons.iter().filter(|one| !one.hidden) {
            for pair in &comparison.pairs {
                if pair.relation == Relation::Conflict {
                    let ends = [pair.a, pair.b];
                    open.figures.extend(
                        ends.iter()
                            .filter_map(|at| comparison.figures.get(*at as usize)),
                    );
                }
            }
            // Somebody says that the figure is not so.
            if !comparison.positions.is_empty() {
                open.claims.extend(&comparison.positions);
                open.figures.extend(&comparison.figures);
            }
        }
        open
    }
}

fn of_claim(claim: &ClaimView, figures: &[&FigureView], open: &Open) -> Vec<Reason> {
    let class = claim.cue.as_ref().map(|cue| cue.verb_class);
    let compared = || figures.iter().filter(|figure| figure.figure.comparable);
    let guessed = matches!(
        claim
            .source
            .as_ref()
            .and_then(|source| source.why.as_deref()),
        Some("source.pronoun" | "source.continues" | "source.noun" | "source.interview")
    );
    let unnamed = claim.anonymous
        || claim
            .source
            .as_ref()
            .is_none_or(|source| source.kind == SourceKind::Anonymous);
    let distanced = class == Some(VerbClass::Distancing)
        || claim
            .hedges
            .iter()
            .any(|hedge| matches!(hedge.kind, HedgeKind::Conditional | HedgeKind::Lexical));
    let holds = |reason: &Reason| match reason {
        Reason::Conflict => {
            open.claims.contains(&claim.key)
                || figures
                    .iter()
                    .any(|figure| open.figures.contains(&figure.key))
        }
        Reason::Unsourced => false,
        Reason::Anonymous => unnamed,
        Reason::Accuses => claim.stance == Stance::Accuses || class == Some(VerbClass::Accusing),
        Reason::Denies => claim.stance == Stance::Denies,
        Reason::Distanced => distanced,
        Reason::Precise => compared().any(|figure| precise(figure)),
        Reason::Figure => compared().next().is_some(),
        Reason::Guessed => guessed,
    };
    Reason::ALL.into_iter().filter(holds).collect()
}

fn of_figure(figure: &FigureView, open: &Open) -> Vec<Reason> {
    let holds = |reason: &Reason| match reason {
        Reason::Conflict => open.figures.contains(&figure.key),
        Reason::Unsourced | Reason::Figure => true,
        Reason::Precise => precise(figure),
        _ => false,
    };
    Reason::ALL.into_iter().filter(holds).collect()
}

/// Three digits that count or more, and no word that bends them: "1,847", "12.6 million", not "12,000".
fn precise(view: &FigureView) -> bool {
    let figure = &view.figure;
    let Some(value) = figure.low.filter(|low| figure.high == Some(*low)) else {
        return false;
    };
    let digits: String = format!("{value}")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    figure.modifier == Modifier::Exact && digits.trim_matches('0').len() >= 3
}

//! The annotated articles under `crates/engine/lang/<code>/corpus/`: their format and how a run is scored.
//!
//! The format is described for people in `docs/corpus-format.md`. [`parse`] reads one file and accepts nothing that
//! is malformed; [`score`] compares what a program found with one article. Nothing here knows the engine: names of
//! kinds are those of the published JSON, so both sides compare plain words. All spans are **byte** ranges of
//! [`Annotated::text`].

pub mod comparison;
mod markup;
mod parse;
mod row;
mod score;

pub use parse::parse;
pub use score::{FoundClaim, FoundFigure, Tally, score};

use std::ops::Range;

/// A byte range of [`Annotated::text`].
pub type Span = Range<usize>;

/// One article with everything that a reader marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotated {
    /// A short title for tables; the article's own headline is part of the text.
    pub title: String,
    /// Language code: `fr`.
    pub lang: String,
    /// What sort of article it is: `dispatch`, `court`.
    pub genre: String,
    /// Articles with the same story, in any language, report the same event.
    pub story: Option<String>,
    /// The invented outlet and date, where the story has several.
    pub outlet: Option<String>,
    /// Whether every comparable figure of the text has a row; otherwise the rows are examples.
    pub figures_complete: bool,
    /// The article without markup, as a person would paste it.
    pub text: String,
    /// Claims by number, `claims[0]` is number 1.
    pub claims: Vec<Claim>,
    /// Figures by number, `figures[0]` is `f1`.
    pub figures: Vec<Figure>,
    /// Questions that several figures answer, here or in other articles of the story.
    pub questions: Vec<Question>,
    /// Relations between two figures.
    pub pairs: Vec<Pair>,
}

/// Who says what, in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The noun phrase that names the source, where the text has one.
    pub source: Option<Span>,
    /// The cue, in several parts where the language splits its verb ("teilte … mit").
    pub cue: Vec<Span>,
    /// What is said, in several parts where source or cue interrupt it.
    pub content: Vec<Span>,
    /// Words that may or may not be counted as content, such as the thing of which a number is given.
    pub either: Vec<Span>,
    /// `named`, `role`, `anonymous`, `document` or `pronoun`; `None` exactly where there is no source.
    pub kind: Option<String>,
    /// `direct`, `indirect` or `mixed`.
    pub quotation: String,
    /// `asserts`, `denies`, `confirms`, `accuses` or `doubts`.
    pub stance: String,
    /// Whether the source is unnamed and cannot be identified by its description.
    pub anonymous: bool,
    /// The name under which the source is gathered, where the annotator gave one.
    pub resolved: Option<String>,
    /// Kinds of hedge in the order of the text: `conditional`, `approximation`, `modal`, `lexical`.
    pub hedges: Vec<String>,
    /// `neutral`, `distancing`, `factive`, `estimating`, `denying` or `accusing`, where the annotator gave one.
    pub verb: Option<String>,
}

/// A number as its words say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Modifier, number, unit and counted noun.
    pub span: Span,
    /// At least; `None` where open or, with `valued == false`, where not annotated.
    pub low: Option<f64>,
    /// At most.
    pub high: Option<f64>,
    /// `false` for vague amounts, whose ends are a matter of the rule in force.
    pub valued: bool,
    /// A modifier of the published JSON: `about`.
    pub modifier: String,
    /// A figure kind of the published JSON: `count`.
    pub kind: String,
    /// Unit or currency code.
    pub unit: Option<String>,
    /// Lemma of what is counted.
    pub head: Option<String>,
    /// Number of the innermost claim whose content holds the figure.
    pub claim: Option<usize>,
}

/// Figures that answer one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The same key in two articles of one story is the same question.
    pub key: String,
    /// Numbers of the figures.
    pub figures: Vec<usize>,
    /// Numbers of claims that answer without a figure.
    pub positions: Vec<usize>,
}

/// How two figures stand to each other under the default rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Number of a figure of this article.
    pub a: usize,
    /// File stem of the other article, where `b` is not of this one.
    pub article: Option<String>,
    /// Number of the other figure.
    pub b: usize,
    /// `agree`, `compatible`, `conflict` or `not_comparable`.
    pub relation: String,
}

impl Annotated {
    /// Number of the innermost other claim inside whose content `number` is said: a chain, or somebody quoted by
    /// somebody. Where two contents are equal, the lower number is the outer one.
    pub fn within(&self, number: usize) -> Option<usize> {
        let inner = self.claims.get(number.checked_sub(1)?)?;
        let size = |claim: &Claim| claim.content.iter().map(Range::len).sum::<usize>();
        (1..)
            .zip(&self.claims)
            .filter(|(outer_number, outer)| {
                *outer_number != number
                    && covers(&outer.content, &inner.content)
                    && (size(outer), *outer_number) != (size(inner), number)
                    && (size(outer) > size(inner) || *outer_number < number)
            })
            .min_by_key(|(outer_number, outer)| (size(outer), usize::MAX - outer_number))
            .map(|(outer_number, _)| outer_number)
    }
}

/// Whether every part of `inner` lies in one of `outer`.
fn covers(outer: &[Span], inner: &[Span]) -> bool {
    inner.iter().all(|part| {
        outer
            .iter()
            .any(|whole| whole.start <= part.start && part.end <= whole.end)
    })
}

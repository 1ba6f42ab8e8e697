//! Claims and figures as shown: what is kept, and the suggestions that are neither covered nor dismissed.

use crate::model::*;
use rustc_hash::FxHashMap;
use selon_engine::{
    Analysis, Figure, HedgeKind, Quotation, SourceKind, Span, Stance, Stated, VerbClass,
};
use std::rc::Rc;

/// Claims and figures of one article.
#[derive(Clone, Debug)]
pub struct ArticleView {
    /// In the order of the text. What did not change is the same value as in the view before.
    pub claims: Rc<[Rc<ClaimView>]>,
    /// In the order of the text.
    pub figures: Rc<[Rc<FigureView>]>,
    pub(super) claim_at: FxHashMap<ClaimKey, usize>,
    pub(super) figure_at: FxHashMap<FigureKey, usize>,
    /// The sources of the claims, each once.
    pub(crate) sources: Vec<SourceKey>,
    /// For each claim of the analysis, the key under which it is shown.
    pub(super) claim_of: Vec<Option<ClaimKey>>,
    /// For each figure of the analysis, the key under which it is shown.
    pub(super) figure_of: Vec<Option<FigureKey>>,
    /// What it was worked out of.
    pub(super) made_of: MadeOf,
}

/// What a view is worked out of, beside annotations and dismissals.
#[derive(Clone, Debug, Default)]
pub(super) struct MadeOf {
    pub(super) text: Rc<str>,
    pub(super) sources: Rc<Sources>,
    pub(super) analysis: Option<Rc<Analysis>>,
}

impl Default for ArticleView {
    fn default() -> ArticleView {
        ArticleView {
            claims: Rc::new([]),
            figures: Rc::new([]),
            claim_at: FxHashMap::default(),
            figure_at: FxHashMap::default(),
            sources: Vec::new(),
            claim_of: Vec::new(),
            figure_of: Vec::new(),
            made_of: MadeOf::default(),
        }
    }
}

impl ArticleView {
    /// The claim with this key.
    pub fn claim(&self, key: ClaimKey) -> Option<&Rc<ClaimView>> {
        self.claims.get(*self.claim_at.get(&key)?)
    }
    /// The key under which figure `n` of the analysis is shown; `None` for one that is not.
    pub fn figure_at(&self, n: u32) -> Option<FigureKey> {
        self.figure_of.get(n as usize).copied().flatten()
    }
    /// The figure with this key.
    pub fn figure(&self, key: FigureKey) -> Option<&Rc<FigureView>> {
        self.figures.get(*self.figure_at.get(&key)?)
    }
}

/// A claim to show. Spans are bytes of the article's text; parts that are lost have none.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimView {
    /// Its key, for good.
    pub key: ClaimKey,
    /// In which article.
    pub article: ArticleId,
    /// What the person did with it.
    pub state: State,
    /// The annotation behind it; `None` for a suggestion.
    pub annotation: Option<Rc<Annotation>>,
    /// Source, cue and content together.
    pub span: Span,
    /// Who says it.
    pub source: Option<SourceView>,
    /// The words that attribute.
    pub cue: Option<CueView>,
    /// What is said.
    pub content: Vec<Span>,
    /// Words that soften.
    pub hedges: Vec<HedgeView>,
    /// Figures inside.
    pub figures: Vec<FigureKey>,
    /// Whether the content is quoted.
    pub quotation: Quotation,
    /// What the source does with the content.
    pub stance: Stance,
    /// Whether the content is negated.
    pub negated: bool,
    /// Whether the source is unnamed.
    pub anonymous: bool,
    /// Whether what is said is done, under way or expected.
    pub status: Option<Stated>,
    /// The claim inside whose content this one stands.
    pub within: Option<ClaimKey>,
    /// Why it is marked.
    pub why: Why,
    /// Parts that are changed or lost, with what they were.
    pub moved: Vec<(Part, Hold)>,
}

impl ClaimView {
    /// What the person wrote about it; `None` for a suggestion.
    pub fn check(&self) -> Option<&Check> {
        self.annotation.as_ref().map(|kept| &*kept.check)
    }
    /// Whether some part is lost.
    pub fn is_lost(&self) -> bool {
        self.moved
            .iter()
            .any(|(_, hold)| matches!(hold, Hold::Lost { .. }))
    }
    /// Whether some part says something else than what was annotated.
    pub fn is_changed(&self) -> bool {
        self.moved
            .iter()
            .any(|(_, hold)| matches!(hold, Hold::Changed { .. }))
    }
}

/// A source as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Who it is, after merges.
    pub key: SourceKey,
    /// Its colour, `0..COLOURS`, the same everywhere.
    pub slot: u8,
    /// Its name, after renames.
    pub name: Rc<str>,
    /// The words, where the text has them.
    pub span: Option<Span>,
    /// The words as written; the name where the text has none.
    pub text: Rc<str>,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// Why the name is who is meant, where the words do not say it: a rule id.
    pub why: Option<Rc<str>>,
}

/// A cue as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct CueView {
    /// Where it stands; `None` where it is lost.
    pub span: Option<Span>,
    /// The words.
    pub text: Rc<str>,
    /// How they present the content.
    pub verb_class: VerbClass,
}

/// A hedge as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgeView {
    /// Where it stands; `None` where it is lost.
    pub span: Option<Span>,
    /// Of which sort it is.
    pub kind: HedgeKind,
}

/// Why a claim is marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// The rule's id; empty for the person's own.
    pub rule: Rc<str>,
    /// The words that set it off.
    pub triggers: Vec<Span>,
}

/// A figure to show.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// Its key, for good.
    pub key: FigureKey,
    /// In which article.
    pub article: ArticleId,
    /// What was read, with spans of the present text; `figure.claim` is not to be used, see `claim`.
    pub figure: Rc<Figure>,
    /// The claim that says it.
    pub claim: Option<ClaimKey>,
    /// Who says it.
    pub source: Option<SourceView>,
    /// Whether its words are still there.
    pub hold: Hold,
    /// Whether the person read it by hand.
    pub by_hand: bool,
}

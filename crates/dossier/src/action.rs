//! What can be done to a dossier. Times are passed in; whatever needs a new number takes the dossier's next.

use crate::model::*;
use crate::review::Difference;
use selon_engine::{
    Analysis, FigureKind, HedgeKind, Lang, Modifier, Quotation, ReadingRules, SourceKind, Span,
    Stance, VerbClass,
};
use std::rc::Rc;

/// One thing done. Spans are bytes of the article's text; they are snapped to the borders of graphemes and clamped.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Adds an article at the end; its id is `a` and the next number.
    AddArticle {
        /// The text; it is normalised, see [`crate::text`].
        text: Rc<str>,
        /// What is known of it besides its words.
        structure: Rc<Structure>,
        /// Where it comes from.
        meta: Meta,
        /// The language, or `None` to detect it.
        lang: Option<Lang>,
    },
    /// Takes an article out, with its annotations.
    RemoveArticle(ArticleId),
    /// Puts an article at another place in the order.
    MoveArticle(ArticleId, usize),
    /// Names the dossier.
    SetTitle(Rc<str>),
    /// Says where an article comes from.
    SetMeta(ArticleId, Meta),
    /// Replaces the text; annotations follow.
    SetText(ArticleId, Rc<str>),
    /// Replaces a stretch of the text; annotations follow.
    EditText(ArticleId, Span, Rc<str>),
    /// Says what the lines of the text as it stands are, and where its links lead.
    SetStructure(ArticleId, Rc<Structure>),
    /// Chooses the language, or leaves it to detection.
    SetLang(ArticleId, Option<Lang>),
    /// Chooses how approximations become intervals.
    SetRules(ReadingRules),
    /// An analysis has come; it is dropped unless it answers the article's present [`Request`]. Not an undo step.
    AnalysisArrived {
        /// Of which article.
        article: ArticleId,
        /// [`Request::revision`].
        revision: u64,
        /// With byte offsets.
        analysis: Rc<Analysis>,
    },
    /// A comparison across articles has come; it is dropped unless it answers the present [`CompareRequest`]. Not an
    /// undo step.
    ComparisonsArrived(Compared),
    /// Adds a claim of the person's own. Figures that the machine read inside its content come with it.
    AddClaim {
        /// In which article.
        article: ArticleId,
        /// What it is made of.
        draft: Draft,
        /// When.
        at: Time,
    },
    /// Does something to a claim. A suggestion that is changed is kept.
    Claim {
        /// Which.
        claim: ClaimKey,
        /// When.
        at: Time,
        /// What.
        change: ClaimChange,
    },
    /// Takes in annotations from elsewhere, see `format::import`. Those that are there already, with the same
    /// words at the same place by the same person, are left out.
    Import {
        /// Into which article.
        article: ArticleId,
        /// Their ids are replaced by the dossier's next.
        annotations: Vec<Annotation>,
        /// When.
        at: Time,
    },
    /// Takes the place of the dossier, with what came in beside it: a later state of it, as `intake::gather` makes it.
    /// Findings of texts that are the same are kept.
    Become(Box<Dossier>),
    /// Takes another person's claim over, see [`crate::review`].
    Adopt {
        /// Into which article.
        article: ArticleId,
        /// The claim as it stands on our text; it gets the dossier's next id.
        annotation: Rc<Annotation>,
        /// Our claim that gives way to it; `None` keeps both.
        instead_of: Option<ClaimKey>,
        /// When.
        at: Time,
    },
    /// Decides where our work and another person's differ, see [`crate::review`].
    Decide(Box<Decision>),
    /// Lets a dismissed suggestion be shown again.
    Restore(ArticleId, ClaimKey),
    /// Takes a figure that the machine read out of everything shown, or lets it in again.
    DismissFigure(FigureKey, bool),
    /// Gives a source a name, or takes it away with an empty one.
    RenameSource(SourceKey, Rc<str>),
    /// Makes the first source one with the second.
    MergeSources(SourceKey, SourceKey),
    /// Undoes a merge: the source is its own again.
    SplitSource(SourceKey),
    /// Says that a source is anonymous, or is not; `None` leaves it to the words.
    SetSourceAnonymous(SourceKey, Option<bool>),
    /// Does something to a comparison.
    Group(ComparisonKey, GroupChange),
    /// Makes a comparison from scratch.
    NewGroup {
        /// Its name; empty takes the article's words.
        name: Rc<str>,
        /// What it compares.
        figures: Vec<FigureKey>,
    },
    /// Several at once, one step to undo.
    Bulk(Vec<Action>),
}

/// A decision between our work and another person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What differs.
    pub difference: Difference,
    /// What is taken.
    pub took: Took,
    /// Whose work it is laid beside: their name, or that of their file.
    pub with: Rc<str>,
    /// What each said, in words, see [`crate::review::said`].
    pub said: Vec<Said>,
    /// When.
    pub at: Time,
}

/// What can be done to a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimChange {
    /// Keeps a suggestion as it is.
    Accept,
    /// Takes it away; the suggestion does not come back.
    Reject,
    /// Says where a part stands; no span takes the part away (but not the content). A changed or lost part is held
    /// again. `Content` takes several pieces, every other part one. `Hedge(n)` and `Figure(n)` with `n` the present
    /// count add one.
    SetPart(Part, Vec<Span>),
    /// Takes the text as it is now for every part that is changed.
    Confirm,
    /// Says who it is, where the text does not.
    SetSourceName(Rc<str>),
    /// Says what sort of source it is.
    SetSourceKind(SourceKind),
    /// Says how the cue presents the content.
    SetVerbClass(VerbClass),
    /// Says of which sort a hedge is.
    SetHedgeKind(u16, HedgeKind),
    /// Says what the source does with the content.
    SetStance(Stance),
    /// Says whether it is quoted.
    SetQuotation(Quotation),
    /// Says whether the content is negated.
    SetNegated(bool),
    /// Says whether the source is unnamed.
    SetAnonymous(bool),
    /// Reads a figure by hand.
    ReadFigure(u16, FigureChange),
    /// Writes a note.
    SetNote(Rc<str>),
    /// Sets the tags.
    SetTags(Vec<Rc<str>>),
    /// Sets the evidence.
    SetEvidence(Vec<Evidence>),
    /// Says how far the check has come.
    SetStatus(Option<Status>),
    /// Writes what the person concludes.
    SetAssessment(Option<Assessment>),
}

/// A figure read by hand; `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureChange {
    /// The least the words say; `Some(None)` is open.
    pub low: Option<Option<f64>>,
    /// The most the words say; `Some(None)` is open.
    pub high: Option<Option<f64>>,
    /// How the words bend the number.
    pub modifier: Option<Modifier>,
    /// What sort of number it is.
    pub kind: Option<FigureKind>,
    /// Unit or currency; empty takes it away.
    pub unit: Option<Rc<str>>,
    /// What is counted; empty takes it away.
    pub counted: Option<Rc<str>>,
    /// Whether it may be compared.
    pub comparable: Option<bool>,
}

/// What a claim of one's own is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What is said; at least one span that is not empty.
    pub content: Vec<Span>,
    /// Who says it.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Option<Span>,
    /// Figures inside, where the machine's are not right.
    pub figures: Vec<Span>,
    /// Words that soften.
    pub hedges: Vec<(Span, HedgeKind)>,
    /// What the source does with the content.
    pub stance: Stance,
    /// A note.
    pub note: Rc<str>,
    /// The reviewer.
    pub by: Option<Rc<str>>,
}

/// What can be done to a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupChange {
    /// Names the question, or gives the article's words back with an empty name.
    Rename(Rc<str>),
    /// Puts it first, or lets it go.
    Pin(bool),
    /// Hides it, or shows it.
    Hide(bool),
    /// Takes these figures out into a comparison of their own.
    Split(Vec<FigureKey>),
    /// Takes in all of another.
    Merge(ComparisonKey),
    /// Puts a figure in.
    Add(FigureKey),
    /// Takes a figure out.
    Remove(FigureKey),
    /// Puts a claim without a figure in.
    AddPosition(ClaimKey),
    /// Takes a claim without a figure out.
    RemovePosition(ClaimKey),
    /// Says that two figures cannot be compared, or takes that back.
    SetApart(FigureKey, FigureKey, bool),
}

impl Action {
    /// Whether it is a step to undo.
    pub fn is_undoable(&self) -> bool {
        !matches!(
            self,
            Action::AnalysisArrived { .. } | Action::ComparisonsArrived(_)
        )
    }

    /// What it does, for announcing "Undone: delete claim". The app translates by this word.
    pub fn label(&self) -> &'static str {
        match self {
            Action::AddArticle { .. } => "add article",
            Action::RemoveArticle(_) => "remove article",
            Action::MoveArticle(..) => "move article",
            Action::SetTitle(_) => "rename dossier",
            Action::SetMeta(..) => "change details",
            Action::SetText(..) | Action::EditText(..) | Action::SetStructure(..) => "edit text",
            Action::SetLang(..) => "choose language",
            Action::SetRules(_) => "choose rules",
            Action::AnalysisArrived { .. } | Action::ComparisonsArrived(_) => "analysis",
            Action::AddClaim { .. } => "add claim",
            Action::Claim { change, .. } => change.label(),
            Action::Adopt { .. } => "take over claim",
            Action::Decide(_) => "decide difference",
            Action::Import { .. } => "import annotations",
            Action::Become(_) => "take in files",
            Action::Restore(..) => "restore suggestion",
            Action::DismissFigure(_, true) => "dismiss figure",
            Action::DismissFigure(_, false) => "restore figure",
            Action::RenameSource(..) => "rename source",
            Action::MergeSources(..) => "merge sources",
            Action::SplitSource(_) => "split source",
            Action::SetSourceAnonymous(..) => "mark source",
            Action::Group(_, change) => change.label(),
            Action::NewGroup { .. } => "new comparison",
            Action::Bulk(actions) => actions.first().map_or("nothing", Action::label),
        }
    }
}

impl ClaimChange {
    fn label(&self) -> &'static str {
        match self {
            ClaimChange::Accept => "accept claim",
            ClaimChange::Reject => "delete claim",
            ClaimChange::Confirm => "confirm change",
            ClaimChange::ReadFigure(..) => "read figure",
            ClaimChange::SetNote(_) => "note",
            ClaimChange::SetTags(_) => "tags",
            ClaimChange::SetEvidence(_) => "evidence",
            ClaimChange::SetStatus(_) => "status",
            ClaimChange::SetAssessment(_) => "assessment",
            _ => "edit claim",
        }
    }
}

impl GroupChange {
    fn label(&self) -> &'static str {
        match self {
            GroupChange::Rename(_) => "rename comparison",
            GroupChange::Pin(_) => "pin comparison",
            GroupChange::Hide(_) => "hide comparison",
            GroupChange::Split(_) => "split comparison",
            GroupChange::Merge(_) => "merge comparisons",
            GroupChange::Add(_) | GroupChange::AddPosition(_) => "add to comparison",
            GroupChange::Remove(_) | GroupChange::RemovePosition(_) => "take out of comparison",
            GroupChange::SetApart(.., true) => "mark as not comparable",
            GroupChange::SetApart(.., false) => "compare again",
        }
    }
}

//! What the person keeps of a text: annotations and dismissals.

use super::table::Keyed;
use super::{AnnotationId, ClaimKey, FigureKey, Time};
use selon_engine::{Figure, HedgeKind, Quotation, SourceKind, Span, Stance, VerbClass};
use std::rc::Rc;

/// A place in an article's text.
///
/// While it is held, its quote and context are read from the text itself; only a changed or lost one carries words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Bytes of the article's text; where a lost one was last, moved along with the text.
    pub span: Span,
    /// Whether the words there are the words that were annotated.
    pub hold: Hold,
}

/// Whether an anchor's words are still there.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Hold {
    /// The text there is what was annotated.
    #[default]
    Held,
    /// The text there says something else now; the person has not confirmed it.
    Changed {
        /// The words that were annotated.
        was: Rc<str>,
    },
    /// The words are gone.
    Lost {
        /// The words that were annotated.
        quote: Rc<str>,
        /// Up to 32 characters before them.
        prefix: Rc<str>,
        /// Up to 32 characters after them.
        suffix: Rc<str>,
    },
}

impl Anchor {
    /// An anchor that is held.
    pub fn held(span: Span) -> Anchor {
        Anchor {
            span,
            hold: Hold::Held,
        }
    }
    /// Whether the words are gone.
    pub fn is_lost(&self) -> bool {
        matches!(self.hold, Hold::Lost { .. })
    }
    /// The words that were annotated; `text` is the article's.
    pub fn quote<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.hold {
            Hold::Held => self.span.of(text),
            Hold::Changed { was } => was,
            Hold::Lost { quote, .. } => quote,
        }
    }
}

/// A claim that the person accepted, edited or made.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Which it is, in this dossier.
    pub id: AnnotationId,
    /// Under which key the interface knows it: that of the suggestion it was made from.
    pub key: ClaimKey,
    /// What the person did.
    pub state: State,
    /// Who found it first.
    pub origin: Origin,
    /// The reviewer, where a name was given.
    pub by: Option<Rc<str>>,
    /// When it was made.
    pub made: Time,
    /// When it was last changed.
    pub edited: Option<Time>,
    /// Who says it.
    pub source: Option<SourcePart>,
    /// The words that attribute.
    pub cue: Option<CuePart>,
    /// What is said, in the order of the text; at least one piece.
    pub content: Vec<Anchor>,
    /// Words that soften.
    pub hedges: Vec<HedgePart>,
    /// Figures inside.
    pub figures: Vec<FigurePart>,
    /// Whether the content is quoted.
    pub quotation: Quotation,
    /// What the source does with the content.
    pub stance: Stance,
    /// Whether what is said is itself negated.
    pub negated: bool,
    /// Whether the source is unnamed.
    pub anonymous: bool,
    /// What the person wrote about it.
    pub check: Rc<Check>,
}

impl Keyed for Annotation {
    type Id = AnnotationId;
    fn id(&self) -> AnnotationId {
        self.id
    }
}

impl Annotation {
    /// Every anchor, source first.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let source = self
            .source
            .iter()
            .filter_map(|source| source.anchor.as_ref());
        let cue = self.cue.iter().map(|cue| &cue.anchor);
        let hedges = self.hedges.iter().map(|hedge| &hedge.anchor);
        let figures = self.figures.iter().map(|figure| &figure.anchor);
        source
            .chain(cue)
            .chain(&self.content)
            .chain(hedges)
            .chain(figures)
    }

    /// Every anchor, to be changed.
    pub fn anchors_mut(&mut self) -> impl Iterator<Item = &mut Anchor> {
        let source = self
            .source
            .iter_mut()
            .filter_map(|source| source.anchor.as_mut());
        let cue = self.cue.iter_mut().map(|cue| &mut cue.anchor);
        let hedges = self.hedges.iter_mut().map(|hedge| &mut hedge.anchor);
        let figures = self.figures.iter_mut().map(|figure| &mut figure.anchor);
        source
            .chain(cue)
            .chain(&mut self.content)
            .chain(hedges)
            .chain(figures)
    }

    /// The smallest span that holds source, cue and content as far as they are in the text; where all is lost, where
    /// it was.
    pub fn span(&self) -> Span {
        let held = self.anchors().filter(|anchor| !anchor.is_lost());
        held.map(|anchor| anchor.span)
            .reduce(Span::cover)
            .or_else(|| self.content.first().map(|anchor| anchor.span))
            .unwrap_or_default()
    }
}

/// What the person did with a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// The machine's, not looked at.
    #[default]
    Suggested,
    /// The machine's, accepted as it is.
    Accepted,
    /// The machine's, corrected.
    Edited,
    /// The person's own.
    Own,
}

/// Who found a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The person.
    #[default]
    Person,
    /// A rule of the engine.
    Machine {
        /// The rule's id.
        rule: Rc<str>,
        /// The engine's version.
        version: Rc<str>,
    },
    /// Another tool, by import.
    Import {
        /// Its name: "Hypothesis".
        tool: Rc<str>,
    },
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourcePart {
    /// The words that name the source; `None` where the person named one that the text does not.
    pub anchor: Option<Anchor>,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// The name under which it is gathered, where it is not the words themselves.
    pub name: Option<Rc<str>>,
}

/// The words that attribute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CuePart {
    /// Where they stand.
    pub anchor: Anchor,
    /// How they present the content.
    pub verb_class: VerbClass,
}

/// Words that soften.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HedgePart {
    /// Where they stand.
    pub anchor: Anchor,
    /// Of which sort they are.
    pub kind: HedgeKind,
}

/// A figure of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct FigurePart {
    /// Under which key the interface knows it.
    pub key: FigureKey,
    /// Everything that was read: modifier, number, unit, what is counted.
    pub anchor: Anchor,
    /// What was read. Its spans count from the start of the anchor (those before it wrap around); use
    /// [`FigurePart::read`] for the figure where it stands.
    pub figure: Rc<Figure>,
    /// Whether the person read it by hand.
    pub by_hand: bool,
}

impl FigurePart {
    /// A figure where it was read; to which claim it belongs is told by the annotation it is in.
    pub fn new(key: FigureKey, mut figure: Figure, by_hand: bool) -> FigurePart {
        let anchor = Anchor::held(figure.span);
        figure.claim = None;
        figure.for_each_span(|span| {
            span.start = span.start.wrapping_sub(anchor.span.start);
            span.end = span.end.wrapping_sub(anchor.span.start);
        });
        FigurePart {
            key,
            anchor,
            figure: Rc::new(figure),
            by_hand,
        }
    }

    /// The figure with its spans in the article's text. Of words that are changed or lost only the whole has a place.
    pub fn read(&self) -> Figure {
        let mut figure = (*self.figure).clone();
        let whole = self.anchor.span;
        match self.anchor.hold {
            Hold::Held => figure.for_each_span(|span| {
                span.start = span.start.wrapping_add(whole.start);
                span.end = span.end.wrapping_add(whole.start);
            }),
            _ => figure.for_each_span(|span| *span = whole),
        }
        figure.span = whole;
        figure
    }

    /// The digits or number words in the article's text.
    pub fn number_span(&self) -> Span {
        match self.anchor.hold {
            Hold::Held => Span {
                start: self
                    .figure
                    .number_span
                    .start
                    .wrapping_add(self.anchor.span.start),
                end: self
                    .figure
                    .number_span
                    .end
                    .wrapping_add(self.anchor.span.start),
            },
            _ => self.anchor.span,
        }
    }

    /// Forgets the places of what is stated outside the figure's own words, which are `len` bytes: once the words are
    /// changed or lost, only these are kept.
    pub(crate) fn detach(&mut self, len: u32) {
        let mut figure = (*self.figure).clone();
        figure.span = Span { start: 0, end: len };
        figure.for_each_span(|span| {
            if span.end > len || span.start > span.end {
                *span = Span::default();
            }
        });
        if figure != *self.figure {
            self.figure = Rc::new(figure);
        }
    }
}

/// What the person wrote about a claim. None of it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// How far the check has come; `None` where none is wanted.
    pub status: Option<Status>,
    /// A note.
    pub note: Rc<str>,
    /// Tags, in the order given.
    pub tags: Vec<Rc<str>>,
    /// What speaks to it.
    pub evidence: Vec<Evidence>,
    /// What the person concludes, in their own words.
    pub assessment: Option<Assessment>,
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not begun.
    ToCheck,
    /// Under way.
    Checking,
    /// Finished.
    Done,
}

/// Something that speaks to a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is found; only shown as a link if it begins with `http://` or `https://`.
    pub url: Rc<str>,
    /// What it says.
    pub quote: Rc<str>,
    /// When it was published or seen, as written by the person.
    pub date: Rc<str>,
}

/// What the person concludes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// In their own words.
    pub text: Rc<str>,
    /// On a scale of their own.
    pub rating: Option<Rating>,
    /// Where the check is published.
    pub url: Rc<str>,
    /// Who concludes.
    pub author: Rc<str>,
}

/// A place on the person's own scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    /// In words: "mostly right".
    pub name: Rc<str>,
    /// As a number.
    pub value: Option<f64>,
    /// The number of the scale's best end.
    pub best: Option<f64>,
    /// The number of the scale's worst end.
    pub worst: Option<f64>,
}

/// A suggestion that the person does not want to see again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// The key it had.
    pub key: ClaimKey,
    /// The words of its content; it comes back when they change, not when those around them do.
    pub quote: Rc<str>,
    /// The rule that had found it.
    pub rule: Rc<str>,
    /// When it was dismissed.
    pub at: Time,
}

/// A part of a claim, to point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What is said.
    Content,
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// The hedge of this number.
    Hedge(u16),
    /// The figure of this number.
    Figure(u16),
}

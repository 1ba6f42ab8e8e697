//! What the engine says: plain data, public fields, the names of the published JSON (`selon-analysis/1`).
//!
//! Serialised as it stands here, an `Analysis` *is* the published JSON; fields that are not in the contract are left
//! out of the JSON when they have nothing to say. Offsets are in the unit that [`Analysis::offsets`] names: bytes
//! when the engine hands it over.

use crate::Lang;
use serde::{Deserialize, Serialize, Serializer};

/// A half-open range `[start, end)` of the article's text, written `[start, end]` in JSON.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First unit inside.
    pub start: u32,
    /// First unit after.
    pub end: u32,
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Span {
        Span { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> (u32, u32) {
        (span.start, span.end)
    }
}

impl Span {
    /// The span `[start, end)`; positions beyond `u32::MAX` cannot occur, [`crate::analyze`] stops before.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }
    /// Number of units inside.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }
    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
    /// Whether the two share at least one unit.
    pub fn touches(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
    /// The text under a **byte** span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// The unit in which offsets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// UTF-8 bytes: everywhere inside the program.
    #[default]
    Bytes,
    /// UTF-16 code units: the DOM and the JavaScript API.
    Utf16,
    /// Unicode code points: files and pipes.
    CodePoints,
}

/// The name of the JSON format.
pub const FORMAT: &str = "selon-analysis/1";

/// All findings in one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Analysis {
    /// Always [`FORMAT`].
    pub format: String,
    /// The unit of every span below.
    pub offsets: OffsetUnit,
    /// The language in which the text was read, chosen or detected.
    pub lang: Lang,
    /// Sourced claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Figures, in the order of the text, those that are never compared included.
    pub figures: Vec<Figure>,
    /// Questions that at least two figures, or a figure and a position, answer.
    pub comparisons: Vec<Comparison>,
    /// Sums that the text itself states, worked out again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arithmetic: Vec<Arithmetic>,
}

/// A sum, share or difference that the text states, worked out again from the figures beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arithmetic {
    /// What is worked out.
    pub kind: ArithmeticKind,
    /// Indices into [`Analysis::figures`] of what it is worked out from: the parts; the part and the whole; the share and
    /// its base; before and after.
    pub from: Vec<u32>,
    /// Index of the figure that states the result.
    pub stated: u32,
    /// What comes out at least, in the unit of the stated figure; `None` is open.
    #[serde(serialize_with = "number")]
    pub low: Option<f64>,
    /// What comes out at most.
    #[serde(serialize_with = "number")]
    pub high: Option<f64>,
    /// Whether that can be the stated figure, rounding allowed. Where it cannot, nobody knows which figure is off.
    pub fits: bool,
}

/// Sums that a text can state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArithmeticKind {
    /// Parts and their total: "120 dead, of whom 80 soldiers and 50 civilians".
    #[default]
    Parts,
    /// How large a part is: "80 of the 120 workers, or 67 %".
    Share,
    /// How much a share of a base is: "30 % of the 4,000 homes, that is 1,200".
    Portion,
    /// From, to, by: "from 5 % to 8 %, up 3 points".
    Change,
}

/// An attribution (source, cue, content) with the figures inside its content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// The smallest span that holds source, cue and content.
    pub span: Span,
    /// Who says it; `None` where the text does not say ("il semblerait que").
    pub source: Option<Source>,
    /// The words that tell that somebody says it; `None` for a bare quotation.
    pub cue: Option<Cue>,
    /// What is said: one span, or several where source or cue interrupt it.
    pub content: Vec<Span>,
    /// Whether the content is quoted.
    pub quotation: Quotation,
    /// What the source does with the content.
    pub stance: Stance,
    /// Words that soften the content.
    pub hedges: Vec<Hedge>,
    /// Whether the source is unnamed and cannot be identified by its description.
    pub anonymous: bool,
    /// Indices into [`Analysis::figures`] of the figures inside the content.
    pub figures: Vec<u32>,
    /// The rule that found it, as listed in docs/rules.md: `fr.according-to.front`.
    pub rule: String,
    /// Whether what is said is itself negated ("n'a pas envoyé").
    #[serde(skip_serializing_if = "is_false")]
    pub negated: bool,
    /// Whether what is said is done, under way or expected, where the words tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Stated>,
    /// Index of the claim inside whose content this one stands, in a chain ("the agency, citing police").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<u32>,
}

/// The noun phrase that names who speaks, without preposition and appositions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Where it stands.
    pub span: Span,
    /// The words there.
    pub text: String,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// The name under which the same source is gathered throughout the article ("Zelensky").
    pub resolved: Option<String>,
    /// Why `resolved` is who is meant, where the words alone do not say it: a rule id of docs/rules.md.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Sorts of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A proper name: a person, an institution, a country.
    Named,
    /// A description that identifies: "la préfecture", "the ministry".
    #[default]
    Role,
    /// A description that does not: "des sources proches du dossier".
    Anonymous,
    /// A document: "un rapport de l'ONU".
    Document,
    /// A pronoun.
    Pronoun,
}

/// The verb group, noun or preposition that attributes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cue {
    /// Where it stands, auxiliary and clitic included.
    pub span: Span,
    /// The words there, never another verb in their place.
    pub text: String,
    /// How the words present the content.
    pub verb_class: VerbClass,
}

/// How an attributing verb presents what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VerbClass {
    /// "dit", "said", "selon".
    #[default]
    Neutral,
    /// "prétend", "claims".
    Distancing,
    /// "révèle", "admitted": presents the content as true.
    Factive,
    /// "estime", "estimates".
    Estimating,
    /// "dément", "denies".
    Denying,
    /// "accuse", "accuses".
    Accusing,
}

/// Whether the content stands in quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quotation {
    /// All of it.
    Direct,
    /// None of it.
    #[default]
    Indirect,
    /// Some of it.
    Mixed,
}

/// What the source does with the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Says that what others said is so.
    Confirms,
    /// Says that somebody did it.
    Accuses,
    /// Says that it may not be so.
    Doubts,
}

/// Words that soften what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hedge {
    /// Where they stand.
    pub span: Span,
    /// Of which sort they are.
    pub kind: HedgeKind,
}

/// Sorts of hedge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HedgeKind {
    /// The mood of report: "seraient", "sei".
    Conditional,
    /// "environ", "about".
    Approximation,
    /// "pourrait", "may".
    #[default]
    Modal,
    /// "probablement", "reportedly".
    Lexical,
}

/// A number, read as the interval that its words say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Figure {
    /// Modifier, number, unit and what is counted: everything that was read.
    pub span: Span,
    /// The digits or number words with a glued scale; no currency sign, unit or approximator.
    pub number_span: Span,
    /// What the words say at least; `None` where they leave it open.
    #[serde(serialize_with = "number")]
    pub low: Option<f64>,
    /// What the words say at most; `None` where they leave it open.
    #[serde(serialize_with = "number")]
    pub high: Option<f64>,
    /// How the words bend the number.
    pub modifier: Modifier,
    /// The interval under the rule in force, the one that comparisons use.
    pub reading: Reading,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// Whether it may be offered for comparison; dates, ages, ordinals and labels may not.
    pub comparable: bool,
    /// Unit or ISO 4217 currency code ("EUR", "km", "%", "pp"); `None` for a count.
    pub unit: Option<String>,
    /// What is counted.
    pub counted: Option<Counted>,
    /// Index into [`Analysis::claims`] of the innermost claim that says it; `None` is an unsourced figure.
    pub claim: Option<u32>,
    /// The rule that read it, as listed in docs/rules.md.
    pub rule: String,
    /// Under which predicate, where, when and with which status it is stated.
    #[serde(skip_serializing_if = "Circumstances::is_empty")]
    pub circumstances: Circumstances,
    /// Set where the figure is one end or the difference of a change: a change is not a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangePart>,
}

/// How the words bend a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// Nothing bends it.
    #[default]
    Exact,
    /// "environ", "about", "une trentaine".
    About,
    /// "au moins".
    AtLeast,
    /// "au plus", "jusqu'à".
    AtMost,
    /// "plus de".
    MoreThan,
    /// "moins de".
    LessThan,
    /// "entre 3 et 5", "10-12".
    Range,
    /// "des milliers".
    Vague,
    /// "près de", "nearly".
    Nearly,
}

/// Sorts of number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// A number of things.
    #[default]
    Count,
    /// A share of a hundred, unit "%".
    Percent,
    /// Percentage points, unit "pp".
    Points,
    /// An amount of money in whole units of its currency.
    Money,
    /// A physical measure in the unit written.
    Measure,
    /// A length of time.
    Duration,
    /// "deux fois plus", "un sur cinq".
    Ratio,
    /// The age of somebody.
    Age,
    /// "troisième".
    Ordinal,
    /// A date or year.
    Date,
    /// A time of day.
    Time,
    /// A name or reference with digits: "article 4", "G7".
    Label,
}

/// The interval under a published rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Reading {
    /// Lower end; `None` is open.
    #[serde(serialize_with = "number")]
    pub low: Option<f64>,
    /// Upper end; `None` is open.
    #[serde(serialize_with = "number")]
    pub high: Option<f64>,
    /// The rule, in words that can be shown: `about ±10 %`.
    pub rule: String,
    /// Whether the lower end itself is outside ("more than").
    #[serde(skip_serializing_if = "is_false")]
    pub low_excluded: bool,
    /// Whether the upper end itself is outside ("less than", "nearly").
    #[serde(skip_serializing_if = "is_false")]
    pub high_excluded: bool,
}

/// What a figure counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Counted {
    /// The noun with its complements.
    pub span: Span,
    /// The words there.
    pub text: String,
    /// The lemma of the head noun ("soldat").
    pub head: String,
}

/// Something the words around a figure or claim state, with the words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// Where the words stand.
    pub span: Span,
    /// The words as written.
    pub text: String,
    /// What they mean in the engine's vocabulary, the same in every language: `already`, `expected`, `killed`,
    /// `2024-10`.
    pub key: String,
}

/// What is stated around a figure that decides whether it can be compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Circumstances {
    /// What happened to what is counted: killed, wounded, deployed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Stated>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Stated>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Stated>,
    /// `already`, `under_way`, `expected`, `planned`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Stated>,
    /// For a figure without a noun of its own ("contre 4 000 selon la police"), the words of an earlier figure that it
    /// takes up; the key is their head's lemma.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Stated>,
    /// For a number without a unit of its own ("closer to 300 million"), the unit of an earlier figure that it takes up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Stated>,
    /// The words that make it so much in a stretch of time, not in all: "each day".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Stated>,
    /// What a share, an amount or a measure is of: a concept ("inflation") or `w:` and the stem of a noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Stated>,
    /// Index into [`Analysis::figures`] of the figure of which this one counts a part ("dont 3 enfants").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<u32>,
    /// Whether its claim says no more than the figure ("the union speaks of 350"), so that it answers what was said
    /// before. For the engine's own use.
    #[serde(skip)]
    pub bare: bool,
    /// What its clause speaks of before it comes to the figure, as stems or concepts. For the engine's own use.
    #[serde(skip)]
    pub subject: Vec<String>,
}

impl Circumstances {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.predicate.is_none()
            && self.place.is_none()
            && self.date.is_none()
            && self.status.is_none()
            && self.counted.is_none()
            && self.unit.is_none()
            && self.rate.is_none()
            && self.about.is_none()
            && self.part_of.is_none()
    }
}

/// Which part of a change ("de 5 % à 7 %, soit 2 points") a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangePart {
    /// The level before.
    From,
    /// The level after.
    To,
    /// The difference.
    By,
}

/// Figures that answer one question, with the positions that answer it without a figure.
///
/// `F` names a figure or claim: an index within one analysis, `[article, index]` across several.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison<F = u32> {
    /// The question, in the article's words: "soldats nord-coréens".
    pub about: String,
    /// The figures, in the order of the text.
    pub figures: Vec<F>,
    /// Claims without a figure (denials, refusals) that answer the same question.
    pub positions: Vec<F>,
    /// Every pair of figures, or neighbours in the order of their readings where there are more than a hundred; `a < b`
    /// are positions in `figures` above.
    pub pairs: Vec<Pair>,
}

/// How two figures of one question stand to each other under the readings in force.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Pair {
    /// Position of the first in [`Comparison::figures`].
    pub a: u32,
    /// Position of the second.
    pub b: u32,
    /// The relation.
    pub relation: Relation,
    /// Distance between the readings; 0 where they meet, `None` where they cannot be compared.
    #[serde(serialize_with = "number")]
    pub gap: Option<f64>,
    /// Larger over smaller of what the words say (the nearest ends of intervals), `None` where undefined.
    #[serde(serialize_with = "number")]
    pub ratio: Option<f64>,
    /// What to mind before comparing: `status: already there / about to arrive`.
    pub caveats: Vec<String>,
}

/// Relations between two figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same reading.
    Agree,
    /// The readings meet.
    #[default]
    Compatible,
    /// The readings do not meet.
    Conflict,
    /// Another unit, population, place, date or status: see the caveats.
    NotComparable,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Writes whole numbers without a fraction, so that 10000 is not 10000.0.
fn number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        None => serializer.serialize_none(),
        Some(v) if v.fract() == 0.0 && v.abs() < 9e15 => serializer.serialize_i64(*v as i64),
        Some(v) => serializer.serialize_f64(*v),
    }
}

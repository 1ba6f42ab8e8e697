//! The shape of `selon-dossier/1`.
//!
//! Rules: spans are `[start, end)` in code points of the article's text; times are ISO 8601 in UTC; a key that says
//! nothing is left out; keys that this version does not know are ignored and not written again; what is left out
//! takes the default. Later versions may add keys; a change of meaning makes a new number.

use crate::model::{Field, Took};
use selon_engine::{
    Figure, HedgeKind, Quotation, ReadingRules, SourceKind, Span, Stance, VerbClass,
};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The name of the format, with the version that this program writes.
pub const FORMAT: &str = "selon-dossier/1";

/// A dossier's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// [`FORMAT`].
    pub format: Rc<str>,
    /// Always `code_points`.
    pub offsets: Rc<str>,
    /// The dossier's name among all others.
    pub id: Rc<str>,
    /// What the person calls it.
    #[serde(default, skip_serializing_if = "blank")]
    pub title: Rc<str>,
    /// When it was made.
    pub made: String,
    /// When it was last changed.
    pub changed: String,
    /// The last number given.
    pub counter: u32,
    /// The reading rules in force.
    #[serde(default)]
    pub rules: ReadingRules,
    /// What is known about sources, by key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The articles, in order.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// What the person did to comparisons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<Group>,
    /// What was decided beside another person's work, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Verdict>,
}

/// What is known about a source.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The folded name.
    pub key: Rc<str>,
    /// The number of its colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<u8>,
    /// The person's name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Rc<str>>,
    /// The key of the source it was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Rc<str>>,
    /// Whether the person says it is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<bool>,
}

/// An article.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// `a` and a number.
    pub id: Rc<str>,
    /// The headline.
    #[serde(default, skip_serializing_if = "blank")]
    pub title: Rc<str>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "blank")]
    pub outlet: Rc<str>,
    /// Where.
    #[serde(default, skip_serializing_if = "blank")]
    pub url: Rc<str>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "blank")]
    pub author: Rc<str>,
    /// When.
    #[serde(default, skip_serializing_if = "blank")]
    pub date: Rc<str>,
    /// The code of the language, where the person chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Rc<str>>,
    /// The text.
    pub text: Rc<str>,
    /// What its lines are and where its links lead.
    #[serde(default, skip_serializing_if = "Structure::is_empty")]
    pub structure: Structure,
    /// What the person kept, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What the person does not want to see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissal>,
}

/// What is known of a text besides its words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Structure {
    /// Parts of a kind, the outer before the inner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Words that lead somewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

impl Structure {
    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.links.is_empty()
    }
}

/// A part of a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Of a heading: 1 is the highest, 6 the lowest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
}

/// What a part of a text is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// Set apart as somebody's words.
    Quote,
    /// One of a list.
    Item,
    /// Of a picture or a table.
    Caption,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The words.
    pub span: Span,
    /// A web address.
    pub url: Rc<str>,
}

/// A claim that the person accepted, edited or made.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// `c` and a number.
    pub id: Rc<str>,
    /// 16 hexadecimal digits.
    pub key: Rc<str>,
    /// What the person did.
    pub state: State,
    /// The rule that found it; the person, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rc<str>>,
    /// The version of the engine that had the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Rc<str>>,
    /// The tool it was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<Rc<str>>,
    /// The reviewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Rc<str>>,
    /// When it was made.
    pub made: String,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<String>,
    /// Who says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourcePart>,
    /// The words that attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<CuePart>,
    /// What is said.
    pub content: Vec<Anchor>,
    /// Words that soften.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<HedgePart>,
    /// Figures inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigurePart>,
    /// Whether the content is quoted.
    #[serde(default)]
    pub quotation: Quotation,
    /// What the source does with the content.
    #[serde(default)]
    pub stance: Stance,
    /// Whether the content is negated.
    #[serde(default, skip_serializing_if = "no")]
    pub negated: bool,
    /// Whether the source is unnamed.
    #[serde(default, skip_serializing_if = "no")]
    pub anonymous: bool,
    /// How far the check has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// A note.
    #[serde(default, skip_serializing_if = "blank")]
    pub note: Rc<str>,
    /// Tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Rc<str>>,
    /// What speaks to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What the person concludes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
}

/// What the person did with a claim.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Kept as the machine found it.
    Accepted,
    /// Corrected.
    Edited,
    /// Made by the person.
    Own,
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not begun.
    ToCheck,
    /// Under way.
    Checking,
    /// Finished.
    Done,
}

/// A place in the article's text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anchor {
    /// Where; where it was, if it is lost.
    pub span: Span,
    /// The words that were annotated.
    pub quote: Rc<str>,
    /// Up to 32 characters before; only written for contents and lost parts.
    #[serde(default, skip_serializing_if = "blank")]
    pub prefix: Rc<str>,
    /// Up to 32 characters after.
    #[serde(default, skip_serializing_if = "blank")]
    pub suffix: Rc<str>,
    /// Left out while the words are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
}

/// What became of words that are not there any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// The text at `span` says something else than `quote`.
    Changed,
    /// They are gone.
    Lost,
}

/// Who says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourcePart {
    /// Where the text names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Anchor>,
    /// What sort of source it is.
    #[serde(default)]
    pub kind: SourceKind,
    /// The name under which it is gathered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Rc<str>>,
}

/// The words that attribute.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CuePart {
    /// Where they stand.
    pub at: Anchor,
    /// How they present the content.
    #[serde(default)]
    pub verb_class: VerbClass,
}

/// Words that soften.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HedgePart {
    /// Where they stand.
    pub at: Anchor,
    /// Of which sort they are.
    #[serde(default)]
    pub kind: HedgeKind,
}

/// A figure.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigurePart {
    /// 16 hexadecimal digits.
    pub key: Rc<str>,
    /// Where it stands.
    pub at: Anchor,
    /// What was read, in the form of `selon-analysis/1`. Its spans count like all others while the words are there;
    /// once they are changed or lost, from the start of the quote.
    pub figure: Figure,
    /// Whether the person read it.
    #[serde(default, skip_serializing_if = "no")]
    pub by_hand: bool,
}

/// Something that speaks to a claim.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Where it is found.
    #[serde(default, skip_serializing_if = "blank")]
    pub url: Rc<str>,
    /// What it says.
    #[serde(default, skip_serializing_if = "blank")]
    pub quote: Rc<str>,
    /// When.
    #[serde(default, skip_serializing_if = "blank")]
    pub date: Rc<str>,
}

/// What the person concludes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// In their words.
    #[serde(default, skip_serializing_if = "blank")]
    pub text: Rc<str>,
    /// On their scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Where the check is published.
    #[serde(default, skip_serializing_if = "blank")]
    pub url: Rc<str>,
    /// Who concludes.
    #[serde(default, skip_serializing_if = "blank")]
    pub author: Rc<str>,
}

/// A place on a scale.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rating {
    /// In words.
    #[serde(default, skip_serializing_if = "blank")]
    pub name: Rc<str>,
    /// As a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The scale's best end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<f64>,
    /// The scale's worst end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst: Option<f64>,
}

/// A suggestion that the person does not want to see again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dismissal {
    /// The key it had.
    pub key: Rc<str>,
    /// Its words.
    #[serde(default)]
    pub quote: Rc<str>,
    /// The rule that had found it.
    #[serde(default)]
    pub rule: Rc<str>,
    /// When.
    pub at: String,
}

/// A comparison that the person shaped.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// `g` and a number.
    pub id: Rc<str>,
    /// Keys of the machine's comparisons it stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Rc<str>>,
    /// The person's name for the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Rc<str>>,
    /// Keys of figures put in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Rc<str>>,
    /// Keys of figures taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Rc<str>>,
    /// Keys of claims put in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added_positions: Vec<Rc<str>>,
    /// Keys of claims taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed_positions: Vec<Rc<str>>,
    /// Pairs of keys of figures that are not compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<[Rc<str>; 2]>,
    /// Keys of the figures that it showed when it was last changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Rc<str>>,
    /// Whether it stands first.
    #[serde(default, skip_serializing_if = "no")]
    pub pinned: bool,
    /// Whether the person hides it.
    #[serde(default, skip_serializing_if = "no")]
    pub hidden: bool,
}

/// What was decided where two people's work differed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    /// In which article.
    pub article: Rc<str>,
    /// Whose work it was laid beside.
    pub with: Rc<str>,
    /// The key of the claim here; left out where only they had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<Rc<str>>,
    /// The key of the claim in their file; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Rc<str>>,
    /// 16 hexadecimal digits that stand for what they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<Rc<str>>,
    /// What was taken.
    pub took: Took,
    /// What each said, by what they differed in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Told>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Rc<str>>,
    /// When.
    pub at: String,
}

/// What two people said in one respect, in words.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Told {
    /// In which respect.
    pub field: Field,
    /// What was said here.
    #[serde(default, skip_serializing_if = "blank")]
    pub ours: Rc<str>,
    /// What they said.
    #[serde(default, skip_serializing_if = "blank")]
    pub theirs: Rc<str>,
}

fn blank(text: &Rc<str>) -> bool {
    text.is_empty()
}

fn no(value: &bool) -> bool {
    !value
}

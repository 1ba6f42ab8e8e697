//! What was decided where two people's work on one text differed.

use super::{ArticleId, ClaimKey, Time};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// One decision, with what each of the two had said. It stays in the dossier whatever becomes of the claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// In which article.
    pub article: ArticleId,
    /// Whose work ours was laid beside: their name, or that of their file.
    pub with: Rc<str>,
    /// Our claim; `None` where only they had one.
    pub ours: Option<ClaimKey>,
    /// Their claim, by its key in their file; `None` where only we had one.
    pub theirs: Option<ClaimKey>,
    /// Tells what they said from what they may say in a later file; 0 where they had no claim.
    pub face: u64,
    /// What was taken.
    pub took: Took,
    /// What each said, by what they differed in.
    pub said: Vec<Said>,
    /// Who decided, where a name was given.
    pub by: Option<Rc<str>>,
    /// When.
    pub at: Time,
}

/// What was taken of two people's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Took {
    /// Ours; where only they have a claim, none.
    Ours,
    /// Theirs; where only we have a claim, none.
    Theirs,
    /// Both, side by side.
    Both,
    /// Neither.
    Neither,
}

/// What two people said in one respect, in words; empty where one said nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In which respect.
    pub field: Field,
    /// What we said.
    pub ours: Rc<str>,
    /// What they said.
    pub theirs: Rc<str>,
}

/// What two annotations may differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The words that are said.
    Content,
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// The hedges.
    Hedges,
    /// The figures, or how they are read.
    Figures,
    /// What the source does with the content.
    Stance,
    /// Whether it is quoted or negated.
    Form,
    /// Whether the source is unnamed.
    Anonymous,
    /// How far the check has come.
    Status,
    /// The note.
    Note,
    /// The tags.
    Tags,
    /// The evidence.
    Evidence,
    /// What is concluded.
    Assessment,
}

//! What a rule hands over: token ranges, to be finished into a [`crate::Claim`].

use super::cue::Lemma;
use super::rule::Rule;
use crate::{Stance, VerbClass};
use std::ops::Range;

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Who says it.
    pub(crate) source: Option<Range<usize>>,
    /// The noun phrase of a relative pronoun or of a name in apposition that tells who the source is.
    pub(crate) named_by: Option<Range<usize>>,
    /// The words that tell so.
    pub(crate) cue: Option<Range<usize>>,
    /// What is said.
    pub(crate) content: Vec<Range<usize>>,
    /// The rule.
    pub(crate) rule: &'static Rule,
    /// How it is presented.
    pub(crate) class: VerbClass,
    /// What the source does with it.
    pub(crate) stance: Stance,
    /// Whether the attributing verb is negated ("n'a pas confirmé que").
    pub(crate) cue_negated: bool,
    /// Whether the source goes unsaid and is the last speaker (Spanish "Dijo que …").
    pub(crate) dropped: bool,
    /// The first token of a clause that only brings the cue ("comme l'affirme X").
    pub(crate) lead: Option<usize>,
    /// The draft whose source this one takes over, with the rule by which.
    pub(crate) heir: Option<(usize, &'static str)>,
}

impl Draft {
    /// A draft with content and rule, neutral, without source.
    pub(crate) fn new(rule: &'static Rule, content: Vec<Range<usize>>) -> Draft {
        Draft {
            source: None,
            named_by: None,
            cue: None,
            content,
            rule,
            class: VerbClass::Neutral,
            stance: Stance::Asserts,
            cue_negated: false,
            dropped: false,
            lead: None,
            heir: None,
        }
    }
    /// With its source.
    pub(crate) fn said_by(mut self, source: Option<Range<usize>>) -> Draft {
        self.source = source;
        self
    }
    /// With its cue and how that presents the content.
    pub(crate) fn cued(mut self, cue: Range<usize>, class: VerbClass) -> Draft {
        self.cue = Some(cue);
        self.class = class;
        self
    }
    /// With a cue that is a verb or noun.
    pub(crate) fn by(mut self, cue: Range<usize>, lemma: &Lemma) -> Draft {
        self.cue = Some(cue);
        self.class = lemma.class;
        self.stance = lemma.stance();
        self
    }
    /// The first token of anything in it.
    pub(crate) fn start(&self) -> usize {
        self.parts().map(|part| part.start).min().unwrap_or(0)
    }
    /// One past the last token of anything in it.
    pub(crate) fn end(&self) -> usize {
        self.parts().map(|part| part.end).max().unwrap_or(0)
    }
    fn parts(&self) -> impl Iterator<Item = &Range<usize>> {
        self.source
            .iter()
            .chain(self.cue.iter())
            .chain(self.content.iter())
    }
}

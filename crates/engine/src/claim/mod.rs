//! Who says what: cues, contents, quotations, stance and hedges.
//!
//! [`layout`] tells running text from headings, pull quotes and boilerplate. [`find`] walks over the tokens once; a word
//! that can be a cue calls the rules of [`rule`], which hand over drafts in tokens; [`finish`] turns those into claims
//! with their source resolved, hedges, figures and nesting. Words stand in `lang/<code>/cues.txt` and `hedges.txt`.

#[cfg(test)]
mod cases;
pub(crate) mod content;
pub(crate) mod cue;
pub(crate) mod draft;
mod finish;
pub(crate) mod group;
mod hedge;
mod layout;
pub(crate) mod quote;
pub(crate) mod reader;
#[cfg(test)]
mod robust;
mod rule;

pub use rule::{RULES, Rule};

use crate::lang::{Lang, LexiconBuilder};
use crate::text::{Document, Role};
use crate::{Claim, Figure};
use cue::kind;
use draft::Draft;
use reader::Reader;

/// The claim pass's words of one language.
#[derive(Debug, Default)]
pub struct Tables {
    pub(crate) cues: cue::Cues,
    pub(crate) hedges: hedge::Hedges,
    pub(crate) layout: layout::Words,
}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Tables {
        Tables {
            cues: cue::Cues::load(lang, words),
            hedges: hedge::Hedges::load(lang, words),
            layout: layout::Words::load(lang, words),
        }
    }
}

/// Tells headings, pull quotes and boilerplate from running text.
pub fn layout(doc: &mut Document) {
    layout::read(doc);
}

/// Every claim of the document, in order; sets `claim` of the figures inside.
pub fn find(doc: &Document, figures: &mut [Figure]) -> Vec<Claim> {
    let reader = Reader::new(doc, figures);
    let mut drafts: Vec<Draft> = Vec::new();
    for paragraph in &doc.paragraphs {
        if matches!(paragraph.role, Role::Boilerplate | Role::PullQuoteSpeaker) {
            continue;
        }
        for at in paragraph.tokens.clone() {
            let word = doc.tokens[at].word;
            if !word.is_known() {
                continue;
            }
            let kinds = reader.cues.kind(word);
            if reader.is(at, crate::source::Class::HEARSAY)
                && let Some(draft) = rule::report_mood::hearsay(&reader, at, &drafts)
            {
                drafts.push(draft);
            }
            if kinds != 0 {
                trigger(&reader, at, kinds, &mut drafts);
            }
        }
    }
    rule::free_quote::pull(&reader, &mut drafts);
    rule::free_quote::find(&reader, &mut drafts);
    rule::report_mood::find(&reader, &mut drafts);
    rule::free_quote::dashes(&reader, &mut drafts);
    finish::claims(&reader, drafts, figures)
}

/// Whether a verb before has the same content: "said in a statement that …".
fn said_already(drafts: &[Draft], draft: &Draft) -> bool {
    let start = draft.content.first().map(|part| part.start);
    let same = |other: &Draft| other.content.first().map(|part| part.start) == start;
    drafts.iter().rev().take(4).any(same)
}

/// Tries the rules that a word can start.
fn trigger(r: &Reader, at: usize, kinds: u8, drafts: &mut Vec<Draft>) {
    if kinds & kind::PREPOSITION != 0
        && let Some(draft) = rule::according_to::find(r, at)
    {
        drafts.push(draft);
        return;
    }
    if kinds & kind::PREPOSITION != 0
        && r.english()
        && r.is(at, crate::source::Class::PREPOSITION)
        && let Some(draft) = rule::according_to::in_view(r, at)
    {
        drafts.push(draft);
        return;
    }
    if kinds & kind::POSTPOSITION != 0
        && let Some(draft) = rule::according_to::find_behind(r, at)
    {
        drafts.push(draft);
        return;
    }
    if kinds & kind::IMPERSONAL != 0
        && let Some(draft) = rule::impersonal::phrase(r, at)
    {
        drafts.push(draft);
        return;
    }
    if kinds & kind::ADVERB != 0
        && let Some(draft) = rule::impersonal::adverb(r, at)
    {
        drafts.push(draft);
        return;
    }
    if kinds & kind::VERB != 0 {
        let scope = r.scope(at);
        if let Some(group) = group::at(r, at, &scope) {
            let draft = rule::pointer::find(r, &group, &scope)
                .or_else(|| rule::aside::find(r, &group, &scope, drafts))
                .or_else(|| rule::aside::citing(r, &group, &scope, drafts))
                .or_else(|| rule::informant::find(r, &group, &scope, drafts))
                .or_else(|| rule::inverted::find(r, &group, &scope, drafts))
                .or_else(|| rule::subject_verb::find(r, &group, &scope, drafts))
                .or_else(|| rule::passive::find(r, &group, &scope));
            if let Some(draft) = draft {
                drafts.push(draft);
                return;
            }
            if !group.doubtful {
                return;
            }
        }
    }
    if kinds & kind::NOUN != 0
        && let Some(draft) = rule::nominal::find(r, at)
        && !said_already(drafts, &draft)
    {
        drafts.push(draft);
    }
}

//! "Das teilte die Polizei mit.", "Lo ha annunciato il ministro": a pronoun for what the sentence before says.

use super::POINTER;
use super::inverted::over_adjuncts;
use crate::claim::content;
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a verb group whose object points back.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope) -> Option<Draft> {
    if group.shape != Shape::Finite || scope.quote.is_some() {
        return None;
    }
    let lo = scope.range.start;
    let verb = group.finite.min(group.range.start);
    let mark = pointing(r, lo, verb)?;
    let after = group.range.end.max(verb + 1);
    let at = if r.words.verb_final && group.range.start > verb {
        verb + 1
    } else {
        over_adjuncts(r, after, scope.range.end)
    };
    let source = if group.lemma.frames.any(Frames::IMPERSONAL) {
        super::informant::behind(r, at, scope.range.end)?
    } else {
        if !phrase::surely_starts(r, at) && !r.is(at, Class::PRONOUN) {
            return None;
        }
        phrase::after(r, at, scope.range.end)?
    };
    if r.author(&source) || (source.end..scope.range.end).any(|i| r.sign(i, ':')) {
        return None;
    }
    let content = if mark > lo {
        content::trim(r, lo..mark)
    } else {
        sentence_before(r, lo)?
    };
    (content.len() > 1).then(|| {
        Draft::new(&POINTER, vec![content])
            .by(group.range.clone(), group.lemma)
            .said_by(Some(source))
    })
}

/// Where the pronoun stands: it opens the sentence, or a clause after a comma or dash where its verb follows at once.
fn pointing(r: &Reader, lo: usize, verb: usize) -> Option<usize> {
    if r.is(lo, Class::POINTER)
        && verb > lo
        && verb - lo <= 3
        && (lo..verb).all(|i| r.is(i, Class::POINTER.or(Class::CLITIC)))
        && (!r.words.verb_final || verb == lo + 1)
    {
        return Some(lo);
    }
    let pronoun = verb.checked_sub(1)?;
    (r.words.verb_final
        && pronoun > lo + 3
        && r.is(pronoun, Class::POINTER)
        && matches!(r.sign_at(pronoun - 1), Some(',' | '–' | '—' | '-'))
        && r.token(pronoun).is_some_and(|token| token.spaced))
    .then_some(pronoun)
}

/// What the sentence before `at` in the same paragraph says.
fn sentence_before(r: &Reader, at: usize) -> Option<Range<usize>> {
    let index = r.doc.sentence_of(at).checked_sub(1)?;
    let before = r.doc.sentences.get(index)?;
    let own = r.doc.sentences.get(index + 1)?;
    if before.paragraph != own.paragraph {
        return None;
    }
    // A quotation with more than one sentence is pointed at as a whole.
    let mut content = content::trim(r, before.tokens.clone());
    if let Some(quote) = r
        .quotes
        .closing(content.end.saturating_sub(1))
        .and_then(|quote| r.quotes.all.get(quote))
        && quote.open < content.start
    {
        content.start = quote.open;
    }
    Some(content)
}

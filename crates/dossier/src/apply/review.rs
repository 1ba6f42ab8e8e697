//! Deciding between our work and another person's.

use crate::action::{ClaimChange, Decision};
use crate::model::*;
use crate::review::face;
use std::rc::Rc;

/// Takes what was decided, and notes down who had said what. `None` where the claim is not there any more.
pub(super) fn decide(
    dossier: &Dossier,
    decision: Decision,
    by: Option<&Rc<str>>,
) -> Option<Dossier> {
    let Decision {
        difference,
        took,
        with,
        said,
        at,
    } = decision;
    let article = difference.article;
    let text = Rc::clone(&dossier.article(article)?.text);
    let ours = difference.ours.as_ref().map(|kept| kept.key);
    let adopt = |theirs: &Annotation, instead_of: Option<ClaimKey>| {
        let mut theirs = theirs.clone();
        theirs.by.get_or_insert_with(|| Rc::clone(&with));
        super::import::adopt(dossier, article, &theirs, instead_of, at)
    };
    let drop = |key: ClaimKey| super::change::change(dossier, key, at, ClaimChange::Reject, by);
    let taken = match (took, ours, difference.theirs.as_deref()) {
        (Took::Theirs, ours, Some(theirs)) => Some(adopt(theirs, ours)?),
        (Took::Both, _, Some(theirs)) => Some(adopt(theirs, None)?),
        (Took::Theirs, Some(ours), None) | (Took::Neither, Some(ours), _) => Some(drop(ours)?),
        _ => None,
    };
    let mut next = taken.unwrap_or_else(|| dossier.clone());
    next.changed = at;
    let theirs = difference.theirs.as_deref();
    Rc::make_mut(&mut next.verdicts).push(Verdict {
        article,
        with,
        ours,
        theirs: theirs.map(|kept| kept.key),
        face: theirs.map_or(0, |kept| face(kept, &text)),
        took,
        said,
        by: by.cloned(),
        at,
    });
    Some(next)
}

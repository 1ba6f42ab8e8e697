//! Changing claims: a suggestion that is changed is kept, one that is rejected does not come back.

use super::claim::{edit, kept_of};
use crate::action::ClaimChange;
use crate::model::*;
use crate::view::ClaimView;
use std::rc::Rc;

/// One change of one claim.
pub(super) fn change(
    dossier: &Dossier,
    key: ClaimKey,
    at: Time,
    change: ClaimChange,
    by: Option<&Rc<str>>,
) -> Option<Dossier> {
    change_each(dossier, vec![(key, at, change)], by)
}

/// Changes of many claims in one go, each claim once: what is shown is worked out when all are made. `None` where nothing
/// changes.
pub(super) fn change_each(
    dossier: &Dossier,
    changes: Vec<(ClaimKey, Time, ClaimChange)>,
    by: Option<&Rc<str>>,
) -> Option<Dossier> {
    let mut counter = dossier.counter;
    let mut last = None;
    let mut articles: Vec<Article> = Vec::new();
    for (key, at, change) in changes {
        let Some(view) = dossier.claim(key) else {
            continue;
        };
        let place = match articles
            .iter()
            .position(|article| article.id == view.article)
        {
            Some(place) => place,
            None => {
                articles.push((**dossier.article(view.article)?).clone());
                articles.len() - 1
            }
        };
        if changed(
            dossier,
            &mut articles[place],
            &view,
            &mut counter,
            at,
            change,
            by,
        ) {
            last = Some(at);
        }
    }
    let mut next = dossier.clone();
    next.counter = counter;
    next.changed = last?;
    for article in articles {
        next = next.with_article(article);
    }
    Some(super::source::coloured(next))
}

/// Does it to the article; whether anything changes.
fn changed(
    dossier: &Dossier,
    article: &mut Article,
    view: &ClaimView,
    counter: &mut u32,
    at: Time,
    change: ClaimChange,
    by: Option<&Rc<str>>,
) -> bool {
    if change == ClaimChange::Reject {
        reject(article, view, at);
        return true;
    }
    let before = match &view.annotation {
        Some(kept) => (**kept).clone(),
        None => kept_of(dossier, view, AnnotationId(*counter + 1), at),
    };
    let mut kept = before.clone();
    let accept = change == ClaimChange::Accept;
    let Some(corrects) = edit(&mut kept, dossier, article, change) else {
        return false;
    };
    match view.annotation.is_some() {
        true if kept == before => return false,
        true => kept.edited = Some(at),
        false if kept == before && !accept => return false,
        false => *counter += 1,
    }
    // Whoever made it stays named.
    kept.by = kept.by.or_else(|| by.cloned());
    if corrects && kept.state == State::Accepted {
        kept.state = State::Edited;
    }
    article.annotations = article.annotations.with(Rc::new(kept));
    true
}

fn reject(article: &mut Article, view: &ClaimView, at: Time) {
    if let Some(kept) = &view.annotation {
        article.annotations = article.annotations.without(kept.id);
    }
    let machine = view
        .annotation
        .as_ref()
        .is_none_or(|kept| matches!(kept.origin, Origin::Machine { .. }));
    if machine {
        let pieces = view.content.iter().map(|span| span.of(&article.text));
        let words: Vec<&str> = pieces.collect();
        let quote = words.join(" … ").into();
        Rc::make_mut(&mut article.dismissals).push(Dismissal {
            key: view.key,
            quote,
            rule: Rc::clone(&view.why.rule),
            at,
        });
    }
}

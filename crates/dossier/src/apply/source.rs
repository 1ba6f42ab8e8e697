//! Names, merges and colours of sources.

use crate::model::*;
use std::rc::Rc;

/// Every source shown gets a colour.
pub(super) fn coloured(dossier: Dossier) -> Dossier {
    let mut present: Vec<SourceKey> = Vec::new();
    for article in dossier.articles.iter() {
        let view = dossier.view(article.id);
        for key in &view.sources {
            if !present.contains(key) {
                present.push(key.clone());
            }
        }
    }
    let new = |key: &SourceKey| !dossier.sources.slots.contains_key(key);
    if !present.iter().any(new) {
        return dossier;
    }
    let mut next = dossier;
    Rc::make_mut(&mut next.sources).give_colours(&present);
    next.fresh()
}

fn change(dossier: &Dossier, f: impl FnOnce(&mut Sources)) -> Option<Dossier> {
    let mut sources = (*dossier.sources).clone();
    f(&mut sources);
    if sources == *dossier.sources {
        return None;
    }
    let mut next = dossier.clone();
    next.sources = Rc::new(sources);
    Some(coloured(next.fresh()))
}

pub(super) fn rename(dossier: &Dossier, key: &SourceKey, name: Rc<str>) -> Option<Dossier> {
    let key = dossier.sources.resolve(key).clone();
    change(dossier, |sources| {
        if name.trim().is_empty() {
            sources.names.remove(&key);
        } else {
            sources.names.insert(key, name.trim().into());
        }
    })
}

/// The name under which a source is shown.
fn name_of(dossier: &Dossier, key: &SourceKey) -> Option<Rc<str>> {
    dossier.articles.iter().find_map(|article| {
        let claims = dossier.claims(article.id);
        let mut sources = claims.iter().filter_map(|claim| claim.source.as_ref());
        sources
            .find(|source| source.key == *key)
            .map(|source| Rc::clone(&source.name))
    })
}

pub(super) fn merge(dossier: &Dossier, from: &SourceKey, into: &SourceKey) -> Option<Dossier> {
    let from = dossier.sources.resolve(from).clone();
    let into = dossier.sources.resolve(into).clone();
    if from == into {
        return None;
    }
    let name = name_of(dossier, &into);
    change(dossier, |sources| {
        if let Some(name) = name {
            sources.names.entry(into.clone()).or_insert(name);
        }
        sources.merges.insert(from, into);
    })
}

pub(super) fn split(dossier: &Dossier, key: &SourceKey) -> Option<Dossier> {
    change(dossier, |sources| {
        sources.merges.remove(key);
    })
}

pub(super) fn set_anonymous(
    dossier: &Dossier,
    key: &SourceKey,
    value: Option<bool>,
) -> Option<Dossier> {
    let key = dossier.sources.resolve(key).clone();
    change(dossier, |sources| {
        match value {
            Some(value) => sources.anonymous.insert(key, value),
            None => sources.anonymous.remove(&key),
        };
    })
}

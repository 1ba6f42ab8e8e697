//! Taking in annotations from elsewhere.

use crate::model::*;
use rustc_hash::FxHashSet;
use std::rc::Rc;

pub(super) fn import(
    dossier: &Dossier,
    id: ArticleId,
    annotations: Vec<Annotation>,
    at: Time,
) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let text = &*article.text;
    // What tells one annotation from another: its words, where they stand, what was noted, who did it.
    let face = |kept: &Annotation| {
        let mut hash = Hasher::new("face")
            .text(kept.by.as_deref().unwrap_or(""))
            .text(&kept.check.note);
        for piece in &kept.content {
            hash = hash.text(piece.quote(text));
            if !piece.is_lost() {
                hash = hash.number(u64::from(piece.span.start));
            }
        }
        hash.end()
    };
    let mut known: FxHashSet<u64> = article.annotations.iter().map(|kept| face(kept)).collect();
    let mut next = dossier.clone();
    let mut table = article.annotations.clone();
    for mut kept in annotations {
        let face = face(&kept);
        if kept.content.is_empty() || !known.insert(face) {
            continue;
        }
        next.counter += 1;
        kept.id = AnnotationId(next.counter);
        let key = Hasher::new("imported")
            .number(u64::from(id.0))
            .number(u64::from(next.counter))
            .number(face);
        kept.key = ClaimKey(key.end());
        for (n, part) in kept.figures.iter_mut().enumerate() {
            part.key = FigureKey(
                Hasher::new("imported figure")
                    .number(kept.key.0)
                    .number(n as u64)
                    .end(),
            );
        }
        table = table.with(Rc::new(kept));
    }
    if table.same(&article.annotations) {
        return None;
    }
    next.changed = at;
    let next = next.with_article(Article {
        annotations: table,
        ..(**article).clone()
    });
    Some(super::source::coloured(next))
}

/// Takes one claim of another dossier over, in the place of ours or beside it.
pub(super) fn adopt(
    dossier: &Dossier,
    id: ArticleId,
    annotation: &Annotation,
    instead_of: Option<ClaimKey>,
    at: Time,
) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let ours = match instead_of {
        Some(key) => Some(article.annotation_by_key(key)?),
        None => None,
    };
    let mut next = dossier.clone();
    let mut kept = annotation.clone();
    match ours {
        // Ours keeps its name, so that what points at it still does.
        Some(ours) => (kept.id, kept.key) = (ours.id, ours.key),
        None => {
            next.counter += 1;
            kept.id = AnnotationId(next.counter);
            if article.annotation_by_key(kept.key).is_some() {
                let key = Hasher::new("adopted")
                    .number(kept.key.0)
                    .number(kept.id.0.into());
                kept.key = ClaimKey(key.end());
            }
        }
    }
    let held: FxHashSet<FigureKey> = article
        .annotations
        .iter()
        .filter(|other| other.id != kept.id)
        .flat_map(|other| other.figures.iter().map(|part| part.key))
        .collect();
    for part in &mut kept.figures {
        if held.contains(&part.key) {
            let key = Hasher::new("adopted")
                .number(part.key.0)
                .number(kept.id.0.into());
            part.key = FigureKey(key.end());
        }
    }
    if ours.is_some_and(|ours| **ours == kept) {
        return None;
    }
    next.changed = at;
    let mut changed = (**article).clone();
    changed.annotations = article.annotations.with(Rc::new(kept));
    let dismissed = annotation.key;
    if article.dismissals.iter().any(|old| old.key == dismissed) {
        Rc::make_mut(&mut changed.dismissals).retain(|old| old.key != dismissed);
    }
    Some(super::source::coloured(next.with_article(changed)))
}

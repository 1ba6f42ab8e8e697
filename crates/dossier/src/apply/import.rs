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

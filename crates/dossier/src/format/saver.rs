//! Saving again and again while work goes on: of what was written before only what changed is written anew.

use super::save::{Writer, article_shape, shape};
use crate::model::*;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Remembers what it has written.
#[derive(Debug, Default)]
pub struct Saver {
    articles: FxHashMap<ArticleId, Written>,
}

/// The claims of an article as they are in the file.
#[derive(Debug)]
struct Written {
    /// Places in the file are places in this text.
    text: Rc<str>,
    claims: FxHashMap<AnnotationId, (Rc<Annotation>, Rc<str>)>,
}

impl Saver {
    /// The dossier as [`super::save`] writes it, byte by byte.
    pub fn save(&mut self, dossier: &Dossier) -> String {
        let mut head = dossier.bare();
        head.articles = Rc::default();
        let head = serde_json::to_string(&shape(&head)).unwrap_or_default();
        // Quotation marks inside a text are escaped: this stands there as a key only, and once.
        const PLACE: &str = "\"articles\":[";
        let Some(at) = head.find(&format!("{PLACE}]")) else {
            return super::save(dossier);
        };
        let (before, after) = head.split_at(at + PLACE.len());
        self.articles.retain(|id, _| dossier.article(*id).is_some());
        let articles: Vec<String> = dossier
            .articles
            .iter()
            .map(|one| self.article(one))
            .collect();
        [before, &articles.join(","), after].concat()
    }

    fn article(&mut self, article: &Article) -> String {
        let bare = serde_json::to_string(&article_shape(article)).unwrap_or_default();
        if article.annotations.is_empty() {
            return bare;
        }
        let old = self
            .articles
            .remove(&article.id)
            .filter(|old| Rc::ptr_eq(&old.text, &article.text));
        let old = old.map(|old| old.claims).unwrap_or_default();
        let mut writer: Option<Writer> = None;
        let mut claims = FxHashMap::default();
        claims.reserve(article.annotations.len());
        let mut all = String::with_capacity(bare.len() + 600 * article.annotations.len());
        // Claims stand before what was dismissed, or at the end.
        let at = bare
            .rfind(",\"dismissed\":[")
            .unwrap_or(bare.len().saturating_sub(1));
        let (before, after) = bare.split_at(at);
        all.push_str(before);
        all.push_str(",\"claims\":[");
        for (n, kept) in article.annotations.iter().enumerate() {
            if n > 0 {
                all.push(',');
            }
            let known = old.get(&kept.id).filter(|(was, _)| Rc::ptr_eq(was, kept));
            let json = match known {
                Some((_, json)) => Rc::clone(json),
                None => {
                    let writer = writer.get_or_insert_with(|| Writer::of(article));
                    serde_json::to_string(&writer.claim(kept))
                        .unwrap_or_default()
                        .into()
                }
            };
            all.push_str(&json);
            claims.insert(kept.id, (Rc::clone(kept), json));
        }
        all.push(']');
        all.push_str(after);
        let text = Rc::clone(&article.text);
        self.articles.insert(article.id, Written { text, claims });
        all
    }
}

//! The history beside the file, so that undo survives a reload.
//!
//! `selon-history/2`: each step as what was different on its other side: the fields, articles and annotations that changed, a
//! text as the stretch that was replaced. It begins at the dossier's file, which is kept beside it, and says which. It is the program's own store, not
//! a file to hand on: one that cannot be read is given up, never the dossier.

use super::error::{FormatError, Kind};
use super::save::shape;
use super::saved;
use crate::anchor::Edit;
use crate::apply::article::with_text;
use crate::history::{History, Step};
use crate::model::fingerprint;
use crate::model::*;
use selon_engine::Span;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::rc::Rc;

const FORMAT: &str = "selon-history/2";

/// How one state differs from another: what is missing here is the same.
#[derive(Default, Serialize, Deserialize)]
struct Delta {
    label: Rc<str>,
    /// Everything but articles, where any of it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head: Option<saved::Dossier>,
    /// The ids of the articles, where their list differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<Vec<Rc<str>>>,
    /// Articles that are not there in the other state, or differ in their details: whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    articles: Vec<saved::Article>,
    /// Texts, as what replaces a stretch (bytes): article, start, end, words. Claims follow as they do in the program.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    texts: Vec<(Rc<str>, u32, u32, Rc<str>)>,
    /// What is known of texts besides their words, where it does not follow from what is replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    structures: Vec<(Rc<str>, saved::Structure)>,
    /// Claims that differ or were added, by article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    claims: Vec<(Rc<str>, Vec<saved::Claim>)>,
    /// Ids of claims that are not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<(Rc<str>, Vec<Rc<str>>)>,
    /// What was dismissed, where it differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dismissed: Vec<(Rc<str>, Vec<saved::Dismissal>)>,
}

/// The history as one JSON document, at most `steps` steps back and forth; `file` is the dossier as it is now, as it was
/// saved. A step is worked out once: saving again costs what is new, and the copying.
pub fn save_history(history: &History, file: &str, steps: usize) -> String {
    let write = |from: &Dossier, step: &Step| {
        serde_json::to_string(&delta(from, &step.dossier, &step.label)).unwrap_or_default()
    };
    let (past, future) = history.written(steps, write);
    let (past, future) = (past.join(","), future.join(","));
    let of = fingerprint(file);
    format!("{{\"format\":\"{FORMAT}\",\"of\":{of},\"past\":[{past}],\"future\":[{future}]}}")
}

/// What `to` has and `from` has not.
fn delta(from: &Dossier, to: &Dossier, label: &Rc<str>) -> Delta {
    let mut out = Delta {
        label: Rc::clone(label),
        ..Delta::default()
    };
    let same = from.id == to.id
        && from.title == to.title
        && from.made == to.made
        && from.changed == to.changed
        && from.counter == to.counter
        && same(&from.rules, &to.rules)
        && same(&from.sources, &to.sources)
        && same(&from.groups, &to.groups)
        && same(&from.verdicts, &to.verdicts);
    if !same {
        let mut head = to.clone();
        head.articles = Rc::default();
        out.head = Some(shape(&head));
    }
    let ids = |dossier: &Dossier| -> Vec<ArticleId> {
        dossier.articles.iter().map(|article| article.id).collect()
    };
    if ids(from) != ids(to) {
        let names = ids(to).into_iter().map(|id| id.to_string().into());
        out.order = Some(names.collect());
    }
    for article in to.articles.iter() {
        let old = from.article(article.id);
        if old.is_some_and(|old| Rc::ptr_eq(old, article)) {
            continue;
        }
        let id: Rc<str> = article.id.to_string().into();
        let alike = |old: &&Rc<Article>| old.meta == article.meta && old.lang == article.lang;
        let Some(old) = old.filter(alike) else {
            out.articles.push(super::save::article(article));
            continue;
        };
        let moved;
        let mut old = &**old;
        if let Some(edit) = Edit::between(&old.text, &article.text) {
            let words = Span {
                start: edit.start,
                end: edit.new_end,
            };
            let words = words.of(&article.text).into();
            out.texts
                .push((Rc::clone(&id), edit.start, edit.old_end, words));
            moved = with_text(old, Rc::clone(&article.text));
            old = &moved;
        }
        if old.structure != article.structure {
            let structure = super::save::structure(article);
            out.structures.push((Rc::clone(&id), structure));
        }
        if !old.annotations.same(&article.annotations) {
            let mut changed: Vec<&Annotation> = Vec::new();
            let mut gone = Vec::new();
            for kept in article.annotations.iter() {
                let before = old.annotations.get(kept.id);
                if !before.is_some_and(|before| Rc::ptr_eq(before, kept) || before == kept) {
                    changed.push(kept);
                }
            }
            for kept in old.annotations.iter() {
                if article.annotations.get(kept.id).is_none() {
                    gone.push(kept.id.to_string().into());
                }
            }
            if !changed.is_empty() {
                out.claims
                    .push((Rc::clone(&id), super::save::claims(article, &changed)));
            }
            if !gone.is_empty() {
                out.gone.push((Rc::clone(&id), gone));
            }
        }
        if !same_list(&old.dismissals, &article.dismissals) {
            out.dismissed.push((id, super::save::dismissals(article)));
        }
    }
    out
}

fn same<T: PartialEq>(a: &Rc<T>, b: &Rc<T>) -> bool {
    Rc::ptr_eq(a, b) || a == b
}

fn same_list(a: &Rc<Vec<Dismissal>>, b: &Rc<Vec<Dismissal>>) -> bool {
    Rc::ptr_eq(a, b) || a == b
}

/// Opens what [`save_history`] wrote: the way to `now`, which was opened from `file`. Steps that cannot be read end the history
/// there.
///
/// # Errors
/// Where it is none, or that of another file.
pub fn open_history(json: &str, now: &Dossier, file: &str) -> Result<History, FormatError> {
    // The steps stay text until each is read: through a `Value` the same code would be compiled a second time.
    #[derive(Deserialize)]
    struct Loose<'j> {
        format: Rc<str>,
        #[serde(default)]
        of: u64,
        #[serde(default, borrow)]
        past: Option<&'j RawValue>,
        #[serde(default, borrow)]
        future: Option<&'j RawValue>,
    }
    let loose: Loose = serde_json::from_str(json).map_err(|error| FormatError::json(&error))?;
    if &*loose.format != FORMAT || loose.of != fingerprint(file) {
        return Err(FormatError::new(
            Kind::NotOurs,
            "it is not the history of this file",
        ));
    }
    let chain = |list: Option<&RawValue>| -> Vec<Step> {
        let mut dossier = now.clone();
        let mut out = Vec::new();
        let list = list.map_or("[]", RawValue::get);
        let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(list) else {
            return out;
        };
        for step in list {
            let Ok(delta) = serde_json::from_str::<Delta>(step.get()) else {
                break;
            };
            let label = Rc::clone(&delta.label);
            let Some(next) = apply(&dossier, delta) else {
                break;
            };
            dossier = next;
            out.push(Step {
                dossier: dossier.clone(),
                label,
            });
        }
        out
    };
    let (past, future) = (chain(loose.past), chain(loose.future));
    Ok(History::of_steps(now.clone(), past, future))
}

/// The state on the other side of a step; it shares with `near` what the step did not touch.
fn apply(near: &Dossier, delta: Delta) -> Option<Dossier> {
    let mut next = match delta.head {
        Some(head) => {
            let counter = head.counter;
            let mut next = super::open::dossier(head).ok()?;
            next.counter = counter;
            next
        }
        None => near.clone(),
    };
    let mut articles = (*near.articles).clone();
    for article in delta.articles {
        let article = Rc::new(super::open::article(article).ok()?);
        match articles.iter_mut().find(|old| old.id == article.id) {
            Some(place) => *place = article,
            None => articles.push(article),
        }
    }
    if let Some(order) = delta.order {
        let order: Option<Vec<ArticleId>> = order.iter().map(|id| id.parse().ok()).collect();
        let order = order?;
        let place = |article: &Rc<Article>| order.iter().position(|id| *id == article.id);
        articles.retain(|article| place(article).is_some());
        selon_engine::order::by_key(&mut articles, place);
    }
    for (id, start, end, words) in delta.texts {
        let id: ArticleId = id.parse().ok()?;
        let place = articles.iter_mut().find(|article| article.id == id)?;
        let old = Rc::clone(place);
        let (before, after) = (
            old.text.get(..start as usize)?,
            old.text.get(end as usize..)?,
        );
        *place = Rc::new(with_text(&old, [before, &words, after].concat().into()));
    }
    let mut edit = |id: &str, f: &mut dyn FnMut(&mut Article) -> Option<()>| {
        let id: ArticleId = id.parse().ok()?;
        let place = articles.iter_mut().find(|article| article.id == id)?;
        f(Rc::make_mut(place))
    };
    for (id, structure) in delta.structures {
        edit(&id, &mut |article| {
            let structure = super::open::structure(&article.text, structure.clone());
            article.structure = Rc::new(structure);
            Some(())
        })?;
    }
    for (id, gone) in delta.gone {
        edit(&id, &mut |article| {
            for id in &gone {
                article.annotations = article.annotations.without(id.parse().ok()?);
            }
            Some(())
        })?;
    }
    for (id, claims) in delta.claims {
        edit(&id, &mut |article| {
            for kept in super::open::claims(&article.text, claims.clone()).ok()? {
                article.annotations = article.annotations.with(Rc::new(kept));
            }
            Some(())
        })?;
    }
    for (id, dismissed) in delta.dismissed {
        edit(&id, &mut |article| {
            article.dismissals = Rc::new(super::open::dismissals(dismissed.clone()).ok()?);
            Some(())
        })?;
    }
    next.articles = Rc::new(articles);
    Some(next.fresh())
}

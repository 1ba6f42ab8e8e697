//! [`Dossier::apply`]: one function per action, by what it touches.

pub(crate) mod article;
mod change;
mod claim;
mod group;
mod import;
mod regroup;
mod review;
mod source;

use crate::{Action, ClaimChange, ClaimKey, Dossier, Time};
use rustc_hash::FxHashSet;
use std::rc::Rc;

impl Dossier {
    /// The dossier after `action`; `None` where nothing changes (an unknown id, a stale analysis, an empty span).
    pub fn apply(&self, action: Action) -> Option<Dossier> {
        self.apply_by(action, None)
    }

    /// The same, done by somebody whose name is known: claims that are made, kept or decided on carry it.
    pub fn apply_by(&self, action: Action, by: Option<&Rc<str>>) -> Option<Dossier> {
        match action {
            Action::AddArticle {
                text,
                structure,
                meta,
                lang,
            } => article::add(self, &text, &structure, meta, lang),
            Action::RemoveArticle(id) => article::remove(self, id),
            Action::MoveArticle(id, to) => article::move_to(self, id, to),
            Action::SetTitle(title) => (self.title != title).then(|| Dossier {
                title,
                ..self.clone()
            }),
            Action::SetMeta(id, meta) => article::set_meta(self, id, meta),
            Action::SetText(id, text) => article::set_text(self, id, &text),
            Action::EditText(id, span, text) => article::edit_text(self, id, span, &text),
            Action::SetStructure(id, structure) => article::set_structure(self, id, &structure),
            Action::SetLang(id, lang) => article::set_lang(self, id, lang),
            Action::SetRules(rules) => article::set_rules(self, rules),
            Action::AnalysisArrived {
                article,
                revision,
                analysis,
            } => article::analysis_arrived(self, article, revision, analysis),
            Action::ComparisonsArrived(compared) => self.with_compared(compared),
            Action::AddClaim {
                article,
                mut draft,
                at,
            } => {
                draft.by = draft.by.or_else(|| by.cloned());
                claim::add(self, article, draft, at)
            }
            Action::Claim { claim, at, change } => change::change(self, claim, at, change, by),
            Action::Adopt {
                article,
                annotation,
                instead_of,
                at,
            } => import::adopt(self, article, &annotation, instead_of, at),
            Action::Decide(decision) => review::decide(self, *decision, by),
            Action::Import {
                article,
                annotations,
                at,
            } => import::import(self, article, annotations, at),
            Action::Become(next) => (*next != *self).then(|| next.with_analyses_of(self)),
            Action::Restore(article, key) => claim::restore(self, article, key),
            Action::DismissFigure(key, dismiss) => claim::dismiss_figure(self, key, dismiss),
            Action::RenameSource(key, name) => source::rename(self, &key, name),
            Action::MergeSources(from, into) => source::merge(self, &from, &into),
            Action::SplitSource(key) => source::split(self, &key),
            Action::SetSourceAnonymous(key, value) => source::set_anonymous(self, &key, value),
            Action::Group(key, change) => group::change(self, key, change),
            Action::NewGroup { name, figures } => group::new(self, name, figures),
            Action::Bulk(actions) => self.apply_all(actions, by),
        }
    }

    /// Several actions, one after the other; neighbours that change different claims in one go.
    fn apply_all(&self, actions: Vec<Action>, by: Option<&Rc<str>>) -> Option<Dossier> {
        let mut now: Option<Dossier> = None;
        let mut run: Vec<(ClaimKey, Time, ClaimChange)> = Vec::new();
        let mut keys: FxHashSet<ClaimKey> = FxHashSet::default();
        let flush = |now: &mut Option<Dossier>, run: &mut Vec<_>| {
            let next = change::change_each(now.as_ref().unwrap_or(self), std::mem::take(run), by);
            *now = next.or(now.take());
        };
        for action in actions {
            match action {
                Action::Claim { claim, at, change } => {
                    if !keys.insert(claim) {
                        flush(&mut now, &mut run);
                        keys = FxHashSet::from_iter([claim]);
                    }
                    run.push((claim, at, change));
                }
                other => {
                    flush(&mut now, &mut run);
                    keys.clear();
                    let next = now.as_ref().unwrap_or(self).apply_by(other, by);
                    now = next.or(now);
                }
            }
        }
        flush(&mut now, &mut run);
        now
    }
}

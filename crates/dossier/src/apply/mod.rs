//! [`Dossier::apply`]: one function per action, by what it touches.

pub(crate) mod article;
mod claim;
mod group;
mod import;
mod regroup;
mod source;

use crate::{Action, Dossier};

impl Dossier {
    /// The dossier after `action`; `None` where nothing changes (an unknown id, a stale analysis, an empty span).
    pub fn apply(&self, action: Action) -> Option<Dossier> {
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
            Action::AddClaim { article, draft, at } => claim::add(self, article, draft, at),
            Action::Claim { claim, at, change } => claim::change(self, claim, at, change),
            Action::Adopt {
                article,
                annotation,
                instead_of,
                at,
            } => import::adopt(self, article, &annotation, instead_of, at),
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
            Action::Bulk(actions) => {
                let mut now: Option<Dossier> = None;
                for action in actions {
                    let next = now.as_ref().unwrap_or(self).apply(action);
                    now = next.or(now);
                }
                now
            }
        }
    }
}

//! The articles of the dossier: which one is shown, a text that waits to become one, and what a newer version changed.

use super::{Dialog, Mode, Pane, Selected, State};
use crate::outline::headline;
use selon_dossier::intake::Extract;
use selon_dossier::version::{self, Difference};
use selon_dossier::{Action, Article, ArticleId, Dossier, Meta, Sources};
use std::cell::RefCell;
use std::rc::Rc;

/// A text that came while others lie on the desk: the person says what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrived {
    /// The text, and what is known of it.
    pub extract: Extract,
    /// The article of which it seems to be a newer version.
    pub like: Option<ArticleId>,
}

/// What the person says that a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Another article of the dossier.
    Another,
    /// A newer version of this one.
    NewerOf(ArticleId),
}

/// Writes one field of where an article comes from.
pub type SetMeta = fn(&mut Meta, Rc<str>);

/// From what likeness on a text is taken for a newer version; see [`version::likeness`].
const ALIKE: f64 = 0.35;

/// An article as it was before its newest version came.
pub struct Newer {
    /// Which.
    pub article: ArticleId,
    /// The dossier with the version before.
    pub before: Dossier,
    told: RefCell<Option<Told>>,
}

/// Differences and what they were worked out of.
struct Told {
    article: Rc<Article>,
    sources: Rc<Sources>,
    differences: Option<Rc<[Difference]>>,
}

impl Newer {
    /// What the version in `now` says otherwise; `None` until it is read, and where the texts are the same.
    pub fn differences(&self, now: &Dossier) -> Option<Rc<[Difference]>> {
        let article = now.article(self.article)?;
        let mut told = self.told.borrow_mut();
        let known = told.as_ref().filter(|told| {
            Rc::ptr_eq(&told.article, article) && Rc::ptr_eq(&told.sources, &now.sources)
        });
        if let Some(known) = known {
            return known.differences.clone();
        }
        let differences = version::differences(&self.before, now, self.article).map(Rc::from);
        *told = Some(Told {
            article: Rc::clone(article),
            sources: Rc::clone(&now.sources),
            differences: differences.clone(),
        });
        differences
    }
}

/// The name of a dossier: the person's, or what its first article is called.
pub fn title_of(dossier: &Dossier) -> Rc<str> {
    if !dossier.title.trim().is_empty() {
        return Rc::clone(&dossier.title);
    }
    let first = dossier.articles.first();
    first.map_or_else(|| "".into(), |article| article_title(article))
}

/// What an article is called: its title, or its headline.
pub fn article_title(article: &Article) -> Rc<str> {
    match article.meta.title.trim() {
        "" => headline(&article.text).into(),
        _ => Rc::clone(&article.meta.title),
    }
}

impl State {
    /// The article that is shown: the chosen one, else the first.
    pub fn article(&self) -> Option<ArticleId> {
        let dossier = self.dossier();
        self.shown
            .filter(|id| dossier.article(*id).is_some())
            .or_else(|| dossier.articles.first().map(|article| article.id))
    }

    /// The article so many places after the one that is shown, in a circle.
    pub fn article_after(&self, step: isize) -> Option<ArticleId> {
        let articles = &self.dossier().articles;
        let shown = self.article()?;
        let at = articles.iter().position(|article| article.id == shown)?;
        let next = (at as isize + step).rem_euclid(articles.len() as isize);
        articles.get(next as usize).map(|article| article.id)
    }

    /// The newest version that came, while its article is there and says something else than before.
    pub fn newer(&self) -> Option<&Rc<Newer>> {
        self.newer.as_ref().filter(|newer| {
            let now = self.dossier().article(newer.article);
            let before = newer.before.article(newer.article);
            now.zip(before)
                .is_some_and(|(now, before)| now.text != before.text)
        })
    }

    pub(super) fn show(&self, article: ArticleId) -> Option<State> {
        if self.article() == Some(article) || self.dossier().article(article).is_none() {
            return None;
        }
        let mut next = self.clone();
        next.shown = Some(article);
        next.selected = None;
        next.mode = Mode::Read;
        next.typing = None;
        let title = self
            .dossier()
            .article(article)
            .map(|found| article_title(found));
        next.say(title.unwrap_or_default().to_string());
        Some(next)
    }

    pub(super) fn describe(
        &self,
        article: ArticleId,
        set: SetMeta,
        value: Rc<str>,
    ) -> Option<State> {
        let mut meta = self.dossier().article(article)?.meta.clone();
        set(&mut meta, value);
        self.act(Action::SetMeta(article, meta))
    }

    pub(super) fn select(&self, selected: Option<Selected>) -> Option<State> {
        if selected == self.selected {
            return None;
        }
        let mut next = self.clone();
        next.selected = selected;
        let home = selected.and_then(|selected| {
            let dossier = self.dossier();
            let claim = selected.claim.and_then(|key| dossier.claim(key));
            let figure = || selected.figure.and_then(|key| dossier.figure(key));
            claim
                .map(|claim| claim.article)
                .or_else(|| figure().map(|figure| figure.article))
        });
        if home.is_some() && home != self.article() {
            next.shown = home;
            next.mode = Mode::Read;
            next.typing = None;
        }
        Some(next)
    }

    pub(super) fn arrive(&self, extract: Extract) -> State {
        let articles = self.dossier().articles.iter();
        let like = articles
            .map(|article| (version::likeness(&article.text, &extract.text), article.id))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, id)| id);
        let mut next = self.clone();
        next.arrived = Rc::new(Arrived { extract, like });
        if !matches!(self.dialog, Some(Dialog::Arrived(_))) {
            next.dialog = Some(Dialog::Arrived(None));
        }
        next
    }

    pub(super) fn take(&self, how: Take) -> Option<State> {
        let Extract {
            text,
            structure,
            meta,
        } = self.arrived.extract.clone().trimmed();
        if text.is_empty() {
            return None;
        }
        let (text, structure): (Rc<str>, _) = (text.into(), Rc::new(structure));
        let named = || match meta.title.is_empty() {
            true => headline(&text).into(),
            false => Rc::clone(&meta.title),
        };
        let mut next = match how {
            Take::Another => {
                let meta = Meta {
                    title: named(),
                    ..meta.clone()
                };
                let add = Action::AddArticle {
                    text: Rc::clone(&text),
                    structure,
                    meta,
                    lang: None,
                };
                let mut next = self.act(add)?;
                next.shown = next.dossier().articles.last().map(|article| article.id);
                next
            }
            Take::NewerOf(id) => {
                let article = self.dossier().article(id)?;
                let mut steps = vec![Action::SetText(id, Rc::clone(&text))];
                // A headline follows the text; a title that the person gave stays.
                if *article.meta.title == *headline(&article.text) {
                    let meta = Meta {
                        title: named(),
                        ..article.meta.clone()
                    };
                    steps.push(Action::SetMeta(id, meta));
                }
                if !structure.is_empty() {
                    steps.push(Action::SetStructure(id, structure));
                }
                match self.act(Action::Bulk(steps)) {
                    Some(mut next) => {
                        next.newer = Some(Rc::new(Newer {
                            article: id,
                            before: self.dossier().clone(),
                            told: RefCell::default(),
                        }));
                        next.shown = Some(id);
                        next.pane = Pane::Board;
                        next
                    }
                    None => {
                        let mut next = self.clone();
                        next.say(self.strings().articles.unchanged);
                        next
                    }
                }
            }
        };
        next.mode = Mode::Read;
        next.dialog = None;
        next.arrived = Rc::default();
        Some(next)
    }
}

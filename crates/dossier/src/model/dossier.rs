//! The whole file.

use super::{Article, ArticleId, Compared, Group, Request, SourceKey, Sources, Time, Verdict};
use crate::view::Derived;
use selon_engine::ReadingRules;
use std::rc::Rc;

/// Articles of one story, with everything the person did. A value: see [`Dossier::apply`] for how it changes.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The name of the dossier among all others, a UUID or whatever the caller gave.
    pub id: Rc<str>,
    /// What the person calls it; empty until they do.
    pub title: Rc<str>,
    /// When it was made.
    pub made: Time,
    /// When it was last changed by an action that carries a time.
    pub changed: Time,
    /// Its articles, in the person's order.
    pub articles: Rc<Vec<Rc<Article>>>,
    /// How approximations become intervals.
    pub rules: Rc<ReadingRules>,
    /// Names, merges and colours of sources.
    pub sources: Rc<Sources>,
    /// What the person did to comparisons.
    pub groups: Rc<Vec<Group>>,
    /// What was decided beside another person's work, oldest first.
    pub verdicts: Rc<Vec<Verdict>>,
    /// The last number given to an article, annotation or group.
    pub counter: u32,
    /// What the engine says about the articles together. Never saved.
    pub compared: Option<Compared>,
    /// What is shown of it, worked out when first asked for.
    pub(crate) derived: Derived,
}

impl PartialEq for Dossier {
    /// Equal in what is saved.
    fn eq(&self, other: &Dossier) -> bool {
        self.id == other.id
            && self.title == other.title
            && self.made == other.made
            && self.changed == other.changed
            && (Rc::ptr_eq(&self.articles, &other.articles) || self.articles == other.articles)
            && self.rules == other.rules
            && self.sources == other.sources
            && self.groups == other.groups
            && self.verdicts == other.verdicts
            && self.counter == other.counter
    }
}

impl Dossier {
    /// An empty dossier.
    pub fn new(id: impl Into<Rc<str>>, made: Time) -> Dossier {
        Dossier {
            id: id.into(),
            title: "".into(),
            made,
            changed: made,
            articles: Rc::default(),
            rules: Rc::default(),
            sources: Rc::default(),
            groups: Rc::default(),
            verdicts: Rc::default(),
            counter: 0,
            compared: None,
            derived: Derived::default(),
        }
    }

    /// The article with this id.
    pub fn article(&self, id: ArticleId) -> Option<&Rc<Article>> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The analyses that are missing or out of date, in the order of the articles.
    pub fn requests(&self) -> Vec<Request> {
        let articles = self.articles.iter();
        articles
            .filter_map(|article| article.request(&self.rules))
            .collect()
    }

    /// The name to show for a source: the person's, or the one given.
    pub fn source_name(&self, key: &SourceKey, as_written: &Rc<str>) -> Rc<str> {
        let key = self.sources.resolve(key);
        self.sources
            .names
            .get(key)
            .cloned()
            .unwrap_or_else(|| Rc::clone(as_written))
    }

    /// The same file with nothing worked out yet: for a copy whose parts were changed.
    pub(crate) fn fresh(mut self) -> Dossier {
        self.derived = Derived::after(&self.derived);
        self
    }

    /// The same file, to be laid aside: what was worked out of it is not kept.
    pub fn bare(&self) -> Dossier {
        Dossier {
            derived: Derived::default(),
            ..self.clone()
        }
    }

    /// The same file, to be shown after another one.
    pub(crate) fn shown_after(mut self, before: &Dossier) -> Dossier {
        self.derived = Derived::after(&before.derived);
        self
    }

    /// With one article replaced by the one with its id.
    pub(crate) fn with_article(&self, article: Article) -> Dossier {
        let mut next = self.clone();
        let articles = Rc::make_mut(&mut next.articles);
        if let Some(place) = articles.iter_mut().find(|other| other.id == article.id) {
            *place = Rc::new(article);
        }
        next.fresh()
    }
}

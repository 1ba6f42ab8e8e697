//! What is shown of a dossier, worked out from what is kept and what the machine says.
//!
//! [`claims`] merges annotations with the suggestions that are neither covered nor dismissed, [`page`] cuts the text
//! into segments to paint, [`comparison`] lays the person's groups over the machine's comparisons, [`attention`] orders what is
//! worth a look.

mod attention;
mod claim;
mod comparison;
mod cover;
mod page;

pub use attention::{Attention, Item, Reason};
pub(crate) use claim::Keys;
pub use claim::{ArticleView, ClaimView, CueView, FigureView, HedgeView, SourceView, Why};
pub use comparison::ComparisonView;
pub use page::{Body, Layer, LayerPart, Page, Paragraph, Segment};

use crate::{ArticleId, ClaimKey, Dossier, FigureKey};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

/// Views that were asked for. Every new dossier begins with none.
#[derive(Clone, Default)]
pub(crate) struct Derived(Rc<Cache>);

#[derive(Default)]
struct Cache {
    articles: RefCell<FxHashMap<ArticleId, Rc<ArticleView>>>,
    pages: RefCell<FxHashMap<ArticleId, Rc<Page>>>,
    comparisons: OnceCell<Rc<[ComparisonView]>>,
    homes: OnceCell<Homes>,
}

/// In which article each claim and figure stands.
#[derive(Default)]
struct Homes {
    claims: FxHashMap<ClaimKey, ArticleId>,
    figures: FxHashMap<FigureKey, ArticleId>,
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Derived")
    }
}

impl Dossier {
    /// Claims and figures of an article; empty for an unknown one.
    pub fn view(&self, article: ArticleId) -> Rc<ArticleView> {
        if let Some(view) = self.derived.0.articles.borrow().get(&article) {
            return Rc::clone(view);
        }
        let view = self
            .article(article)
            .map_or_else(Rc::default, |found| Rc::new(claim::view(self, found)));
        let mut views = self.derived.0.articles.borrow_mut();
        Rc::clone(views.entry(article).or_insert(view))
    }

    /// What the list of claims shows: annotations and the suggestions that are neither covered by one nor dismissed,
    /// in the order of the text; lost ones stand where they were.
    pub fn claims(&self, article: ArticleId) -> Rc<[ClaimView]> {
        Rc::clone(&self.view(article).claims)
    }

    /// The figures of an article in the order of the text, those without a source included.
    pub fn figures(&self, article: ArticleId) -> Rc<[FigureView]> {
        Rc::clone(&self.view(article).figures)
    }

    /// The claim with this key and its article.
    pub fn claim(&self, key: ClaimKey) -> Option<ClaimView> {
        let home = self.homes().claims.get(&key)?;
        self.view(*home).claim(key).cloned()
    }

    /// The figure with this key.
    pub fn figure(&self, key: FigureKey) -> Option<FigureView> {
        let home = self.homes().figures.get(&key)?;
        self.view(*home).figure(key).cloned()
    }

    fn homes(&self) -> &Homes {
        self.derived.0.homes.get_or_init(|| {
            let mut homes = Homes::default();
            for article in self.articles.iter() {
                let view = self.view(article.id);
                for claim in view.claims.iter() {
                    homes.claims.entry(claim.key).or_insert(article.id);
                }
                for figure in view.figures.iter() {
                    homes.figures.entry(figure.key).or_insert(article.id);
                }
            }
            homes
        })
    }

    /// The text of an article cut into paragraphs and segments; empty for an unknown one.
    pub fn page(&self, article: ArticleId) -> Rc<Page> {
        if let Some(page) = self.derived.0.pages.borrow().get(&article) {
            return Rc::clone(page);
        }
        let page = self.article(article).map_or_else(Rc::default, |found| {
            Rc::new(Page::of(&found.text, &self.view(article)))
        });
        let mut pages = self.derived.0.pages.borrow_mut();
        Rc::clone(pages.entry(article).or_insert(page))
    }

    /// The comparisons across all articles: the machine's, after the person's splits, merges and names.
    pub fn comparisons(&self) -> Rc<[ComparisonView]> {
        let cell = &self.derived.0.comparisons;
        Rc::clone(cell.get_or_init(|| comparison::comparisons(self).into()))
    }
}

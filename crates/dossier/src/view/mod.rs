//! What is shown of a dossier, worked out from what is kept and what the machine says.
//!
//! [`build`] merges annotations with the suggestions that are neither covered nor dismissed, [`page`] cuts the text
//! into segments to paint, [`comparison`] lays the person's groups over the machine's comparisons, [`attention`] orders what is
//! worth a look.

mod attention;
mod build;
mod claim;
mod comparison;
mod cover;
mod page;

pub use attention::{Attention, Item, Reason};
pub(crate) use build::Keys;
pub use claim::{ArticleView, ClaimView, CueView, FigureView, HedgeView, SourceView, Why};
pub use comparison::ComparisonView;
pub use page::{Body, Layer, LayerPart, Page, Paragraph, Segment};

use crate::{ArticleId, ClaimKey, Dossier, FigureKey};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

/// Views that were asked for. Every new dossier begins with none, and knows those of the dossier that it was made from: what
/// did not change is taken over from them.
#[derive(Clone, Default)]
pub(crate) struct Derived(Rc<Cache>);

type Views = FxHashMap<ArticleId, Rc<ArticleView>>;
/// Pages with the views that they paint.
type Pages = FxHashMap<ArticleId, (Rc<ArticleView>, Rc<Page>)>;

#[derive(Default)]
struct Cache {
    articles: RefCell<Views>,
    pages: RefCell<Pages>,
    /// Those of before; they know nothing of what was before them.
    old_articles: Views,
    old_pages: Pages,
    comparisons: OnceCell<Rc<[ComparisonView]>>,
    homes: OnceCell<Homes>,
}

impl Derived {
    /// No views yet; those at hand are of before.
    pub(crate) fn after(before: &Derived) -> Derived {
        let Derived(cache) = before;
        let mut old_articles = cache.old_articles.clone();
        old_articles.extend(
            cache
                .articles
                .borrow()
                .iter()
                .map(|(id, view)| (*id, Rc::clone(view))),
        );
        let mut old_pages = cache.old_pages.clone();
        old_pages.extend(
            cache
                .pages
                .borrow()
                .iter()
                .map(|(id, page)| (*id, page.clone())),
        );
        Derived(Rc::new(Cache {
            old_articles,
            old_pages,
            ..Cache::default()
        }))
    }
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
        let before = self.derived.0.old_articles.get(&article);
        let view = self.article(article).map_or_else(Rc::default, |found| {
            Rc::new(build::view(self, found, before.map(|view| &**view)))
        });
        let mut views = self.derived.0.articles.borrow_mut();
        Rc::clone(views.entry(article).or_insert(view))
    }

    /// What the list of claims shows: annotations and the suggestions that are neither covered by one nor dismissed,
    /// in the order of the text; lost ones stand where they were.
    pub fn claims(&self, article: ArticleId) -> Rc<[Rc<ClaimView>]> {
        Rc::clone(&self.view(article).claims)
    }

    /// The figures of an article in the order of the text, those without a source included.
    pub fn figures(&self, article: ArticleId) -> Rc<[Rc<FigureView>]> {
        Rc::clone(&self.view(article).figures)
    }

    /// The claim with this key and its article.
    pub fn claim(&self, key: ClaimKey) -> Option<Rc<ClaimView>> {
        if let Some(few) = self.few() {
            return few
                .iter()
                .find_map(|article| self.view(article.id).claim(key).cloned());
        }
        let home = self.homes().claims.get(&key)?;
        self.view(*home).claim(key).cloned()
    }

    /// The figure with this key.
    pub fn figure(&self, key: FigureKey) -> Option<Rc<FigureView>> {
        if let Some(few) = self.few() {
            return few
                .iter()
                .find_map(|article| self.view(article.id).figure(key).cloned());
        }
        let home = self.homes().figures.get(&key)?;
        self.view(*home).figure(key).cloned()
    }

    /// The articles, where they are so few that asking each is less work than remembering where everything stands.
    fn few(&self) -> Option<&[Rc<crate::Article>]> {
        (self.articles.len() <= 4).then_some(&self.articles)
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
        if let Some((_, page)) = self.derived.0.pages.borrow().get(&article) {
            return Rc::clone(page);
        }
        let view = self.view(article);
        let before = self.derived.0.old_pages.get(&article);
        let page = self.article(article).map_or_else(Rc::default, |found| {
            let before = before.map(|(view, page)| (&**view, &**page));
            Rc::new(Page::after(&found.text, &view, before))
        });
        let mut pages = self.derived.0.pages.borrow_mut();
        Rc::clone(&pages.entry(article).or_insert((view, page)).1)
    }

    /// The comparisons across all articles: the machine's, after the person's splits, merges and names.
    pub fn comparisons(&self) -> Rc<[ComparisonView]> {
        let cell = &self.derived.0.comparisons;
        Rc::clone(cell.get_or_init(|| comparison::comparisons(self).into()))
    }
}

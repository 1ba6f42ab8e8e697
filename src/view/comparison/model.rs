//! What the board shows of a dossier, worked out once for each state of it.

use super::Pick;
use crate::store::article_title;
use selon_dossier::plot::{Letters, Question};
use selon_dossier::{
    Article, ArticleId, ClaimKey, ComparisonKey, ComparisonView, Dossier, FigureKey, Group, Hold,
};
use selon_engine::ReadingRules;
use std::collections::HashSet;
use std::rc::Rc;

/// A dossier that is equal to another if both are the same value: a comparison of a few pointers.
#[derive(Clone)]
pub struct Same(pub Dossier);

impl PartialEq for Same {
    fn eq(&self, other: &Same) -> bool {
        let (a, b) = (&self.0, &other.0);
        Rc::ptr_eq(&a.articles, &b.articles)
            && Rc::ptr_eq(&a.groups, &b.groups)
            && Rc::ptr_eq(&a.sources, &b.sources)
            && together(a) == together(b)
            && a.rules == b.rules
    }
}

/// The person's group behind a comparison.
fn group<'d>(dossier: &'d Dossier, comparison: &ComparisonView) -> Option<&'d Group> {
    let mut groups = dossier.groups.iter();
    groups.find(|group| Some(group.id) == comparison.group)
}

/// The sums that the texts of the articles in `scope` state; those that do not come out first.
fn sums(dossier: &Dossier, scope: &[ArticleId], letters: &Letters) -> Rc<[Sum]> {
    let articles = dossier.articles.iter();
    let mut sums: Vec<Sum> = articles
        .filter(|article| scope.is_empty() || scope.contains(&article.id))
        .flat_map(|article| {
            let stated = article.analysis.iter().flat_map(|one| &one.arithmetic);
            let place = letters.article(article.id).to_owned();
            let view = dossier.view(article.id);
            let found = stated.enumerate().filter_map(|(nth, sum)| {
                // A figure that the person took away adds up to nothing any more.
                let shown = |n: &u32| view.figure_at(*n).is_some();
                Some(Sum {
                    figure: view
                        .figure_at(sum.stated)
                        .filter(|_| sum.from.iter().all(shown))?,
                    article: Rc::clone(article),
                    nth,
                    fits: sum.fits,
                    place: place.clone(),
                })
            });
            found.collect::<Vec<_>>()
        })
        .collect();
    selon_engine::order::by_key(&mut sums, |sum| sum.fits);
    sums.into()
}

/// The figures of the articles in `scope` that could be compared and answer no question.
fn loose(dossier: &Dossier, scope: &[ArticleId], letters: &Letters) -> Rc<[Loose]> {
    let comparisons = dossier.comparisons();
    let taken: HashSet<FigureKey> = comparisons
        .iter()
        .flat_map(|comparison| comparison.figures.iter().copied())
        .collect();
    let articles = dossier.articles.iter();
    articles
        .filter(|article| scope.is_empty() || scope.contains(&article.id))
        .flat_map(|article| {
            let place = letters.article(article.id).to_owned();
            let figures = dossier.figures(article.id);
            let free = figures.iter().filter(|figure| {
                figure.figure.comparable
                    && !taken.contains(&figure.key)
                    && figure.hold == Hold::Held
            });
            let listed = free.map(|figure| Loose {
                figure: figure.key,
                claim: figure.claim,
                source: figure
                    .source
                    .as_ref()
                    .map(|source| source.name.to_string())
                    .unwrap_or_default(),
                words: figure.figure.span.of(&article.text).to_owned(),
                article: place.clone(),
            });
            listed.collect::<Vec<_>>()
        })
        .collect()
}

/// Which comparison across articles a dossier holds.
fn together(dossier: &Dossier) -> Option<u64> {
    dossier.compared.as_ref().map(|compared| compared.revision)
}

/// One question on the board.
#[derive(Clone)]
pub struct Item {
    /// The comparison, to act on.
    pub key: ComparisonKey,
    /// What it asks and who answers.
    pub question: Rc<Question>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Pairs of figures that the person has set apart.
    pub apart: Rc<[(FigureKey, FigureKey)]>,
    /// What its place on the page is known by: the same before and after the person's hand was on it.
    pub id: ComparisonKey,
}

/// A sum that a text states.
pub struct Sum {
    /// The figure that it states for what comes out.
    pub figure: FigureKey,
    /// In which article.
    pub article: Rc<Article>,
    /// Its place in the article's analysis.
    pub nth: usize,
    /// Whether it comes out as stated.
    pub fits: bool,
    /// The article's name, where there are several.
    pub place: String,
}

impl Item {
    /// What is selected, as far as it is in this question: no other one is drawn again for it.
    pub fn of_it(&self, selected: &Pick) -> Pick {
        let entries = self.question.entries.iter().map(Pick::entry);
        let positions = self.question.positions.iter().map(Pick::position);
        let here = entries.chain(positions).any(|pick| {
            pick.is_in(selected) || (pick.claim.is_some() && pick.claim == selected.claim)
        });
        if here { *selected } else { Pick::default() }
    }
}

/// A figure that answers no question.
pub struct Loose {
    /// Which.
    pub figure: FigureKey,
    /// The claim that says it.
    pub claim: Option<ClaimKey>,
    /// Who says it; empty for nobody.
    pub source: String,
    /// The figure as written, with what it counts.
    pub words: String,
    /// In which article, where there are several.
    pub article: String,
}

impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        self.key == other.key
            && self.pinned == other.pinned
            && self.apart == other.apart
            && self.id == other.id
            && Rc::ptr_eq(&self.question, &other.question)
    }
}

/// The questions of a dossier.
#[derive(Clone, Default)]
pub struct Model {
    /// Those that are shown, in order.
    pub items: Rc<[Item]>,
    /// Those that the person hides: key and name.
    pub hidden: Rc<[(ComparisonKey, Rc<str>)]>,
    /// Comparable figures that answer no question.
    pub loose: Rc<[Loose]>,
    /// Sums that the texts state.
    pub sums: Rc<[Sum]>,
    /// Articles to choose from, by short name and title; empty for one article.
    pub articles: Rc<[(ArticleId, String)]>,
    /// Figures that could be compared.
    pub figures: usize,
    /// Claims.
    pub claims: usize,
}

impl PartialEq for Model {
    fn eq(&self, other: &Model) -> bool {
        self.items == other.items
            && self.hidden == other.hidden
            && self.articles == other.articles
            && Rc::ptr_eq(&self.loose, &other.loose)
            && Rc::ptr_eq(&self.sums, &other.sums)
    }
}

impl Model {
    /// The questions of a dossier, among the articles in `scope` (all, where it is empty).
    /// A question that `before` had just so stays the same value, so that nothing of it is drawn again.
    pub fn of(dossier: &Dossier, scope: &[ArticleId], before: &Model) -> Model {
        let letters = Letters::of(dossier);
        let mut items = Vec::new();
        let mut hidden = Vec::new();
        for comparison in dossier.comparisons().iter() {
            if comparison.hidden {
                hidden.push((comparison.key, Rc::clone(&comparison.about)));
                continue;
            }
            let group = group(dossier, comparison);
            let question = Question::of(dossier, comparison, &letters);
            let question = match scope {
                [] => Some(question),
                some => question.among(some),
            };
            items.extend(question.map(|question| {
                Item {
                    key: comparison.key,
                    question: before.same(question),
                    pinned: comparison.pinned,
                    apart: group
                        .map(|group| Rc::from(&*group.apart))
                        .unwrap_or_default(),
                    id: group
                        .and_then(|group| group.from.first())
                        .copied()
                        .unwrap_or(comparison.key),
                }
            }));
        }
        let several = dossier.articles.len() > 1;
        let articles = dossier.articles.iter().filter(|_| several);
        Model {
            items: items.into(),
            hidden: hidden.into(),
            loose: loose(dossier, scope, &letters),
            sums: sums(dossier, scope, &letters),
            articles: articles
                .map(|article| {
                    let name = letters.article(article.id);
                    let title = article_title(article);
                    // The choice of articles is where their short names are met first.
                    let label = match title.starts_with(name.trim_end_matches('…')) {
                        true => title.to_string(),
                        false => format!("{name} · {title}"),
                    };
                    (article.id, label)
                })
                .collect(),
            figures: dossier
                .articles
                .iter()
                .map(|article| {
                    let figures = dossier.figures(article.id);
                    figures.iter().filter(|f| f.figure.comparable).count()
                })
                .sum(),
            claims: dossier
                .articles
                .iter()
                .map(|article| dossier.claims(article.id).len())
                .sum(),
        }
    }

    fn same(&self, question: Question) -> Rc<Question> {
        let mut known = self.items.iter();
        match known.find(|item| *item.question == question) {
            Some(item) => Rc::clone(&item.question),
            None => Rc::new(question),
        }
    }

    /// The same questions read by other rules.
    pub fn reread(&self, rules: &ReadingRules) -> Model {
        Model {
            items: self
                .items
                .iter()
                .map(|item| Item {
                    question: Rc::new(item.question.reread(rules)),
                    ..item.clone()
                })
                .collect(),
            ..self.clone()
        }
    }
}

//! What the board shows of a dossier, worked out once for each state of it.

use selon_dossier::plot::{Letters, Question};
use selon_dossier::{ArticleId, ComparisonKey, Dossier};
use selon_engine::ReadingRules;
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
}

impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        self.key == other.key
            && self.pinned == other.pinned
            && Rc::ptr_eq(&self.question, &other.question)
    }
}

/// The questions of a dossier.
#[derive(Clone, Default, PartialEq)]
pub struct Model {
    /// Those that are shown, in order.
    pub items: Rc<[Item]>,
    /// Those that the person hides: key and name.
    pub hidden: Rc<[(ComparisonKey, Rc<str>)]>,
    /// Articles to choose from, with their names; empty for one article.
    pub articles: Rc<[(ArticleId, String)]>,
    /// Figures that could be compared.
    pub figures: usize,
    /// Claims.
    pub claims: usize,
}

impl Model {
    /// The questions of a dossier, among the articles in `scope` (all, where it is empty).
    pub fn of(dossier: &Dossier, scope: &[ArticleId]) -> Model {
        let letters = Letters::of(dossier);
        let mut items = Vec::new();
        let mut hidden = Vec::new();
        for comparison in dossier.comparisons().iter() {
            if comparison.hidden {
                hidden.push((comparison.key, Rc::clone(&comparison.about)));
                continue;
            }
            let question = Question::of(dossier, comparison, &letters);
            let question = match scope {
                [] => Some(question),
                some => question.among(some),
            };
            items.extend(question.map(|question| Item {
                key: comparison.key,
                question: Rc::new(question),
                pinned: comparison.pinned,
            }));
        }
        let several = dossier.articles.len() > 1;
        let articles = dossier.articles.iter().filter(|_| several);
        Model {
            items: items.into(),
            hidden: hidden.into(),
            articles: articles
                .map(|article| {
                    (
                        article.id,
                        selon_dossier::plot::article_name(dossier, article.id),
                    )
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

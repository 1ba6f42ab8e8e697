//! What the board shows of a dossier, worked out once for each state of it.

use selon_dossier::plot::{Letters, Question, article_name};
use selon_dossier::{ArticleId, ClaimKey, ComparisonKey, ComparisonView, Dossier, FigureKey, Hold};
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

fn apart(dossier: &Dossier, comparison: &ComparisonView) -> Rc<[FigureKey]> {
    let mut groups = dossier.groups.iter();
    let group = groups.find(|group| Some(group.id) == comparison.group);
    group
        .map(|group| Rc::from(&*group.apart))
        .unwrap_or_default()
}

/// The figures of the articles in `scope` that could be compared and answer no question.
fn loose(dossier: &Dossier, scope: &[ArticleId]) -> Rc<[Loose]> {
    let comparisons = dossier.comparisons();
    let taken: HashSet<FigureKey> = comparisons
        .iter()
        .flat_map(|comparison| comparison.figures.iter().copied())
        .collect();
    let several = dossier.articles.len() > 1;
    let articles = dossier.articles.iter();
    articles
        .filter(|article| scope.is_empty() || scope.contains(&article.id))
        .flat_map(|article| {
            let place = match several {
                true => article_name(dossier, article.id),
                false => String::new(),
            };
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
    /// Figures that the person has set apart.
    pub apart: Rc<[FigureKey]>,
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
    /// Articles to choose from, with their names; empty for one article.
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
    }
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
                apart: apart(dossier, comparison),
            }));
        }
        let several = dossier.articles.len() > 1;
        let articles = dossier.articles.iter().filter(|_| several);
        Model {
            items: items.into(),
            hidden: hidden.into(),
            loose: loose(dossier, scope),
            articles: articles
                .map(|article| (article.id, article_name(dossier, article.id)))
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

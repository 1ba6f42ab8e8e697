//! What the engine says about several articles together. The engine is asked by the caller, as for one article: the
//! dossier holds the answer and none of the engine's rules, so that the app need not link them.

use super::{Dossier, Hasher};
use selon_engine::{Analysis, Comparison, Options};
use std::rc::Rc;

/// Comparisons across articles, each `[index among the analysed articles, index of figure or claim]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The [`CompareRequest::revision`] that they answer.
    pub revision: u64,
    /// As the engine gave them.
    pub comparisons: Rc<[Comparison<(u32, u32)>]>,
}

/// A comparison across articles that is wanted: `selon_engine::compare::across` answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRequest {
    /// To be sent back with the answer. It stands for the analyses.
    pub revision: u64,
    /// Every analysed article, in their order.
    pub articles: Vec<ToCompare>,
}

/// An article as it goes into a comparison: with its findings, and with what it takes to find them again.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCompare {
    /// The text.
    pub text: Rc<str>,
    /// How it was read; the language is the one that was chosen or detected.
    pub options: Options,
    /// What was found.
    pub analysis: Rc<Analysis>,
    /// Who published it; empty is unknown.
    pub outlet: Rc<str>,
    /// When, as `2024-10-28` or longer; empty is unknown.
    pub date: Rc<str>,
}

impl Dossier {
    /// The comparison to ask for; `None` with fewer than two analysed articles, and where the one at hand answers.
    pub fn compare_request(&self) -> Option<CompareRequest> {
        let revision = self.compare_revision();
        let articles: Vec<_> = self
            .articles
            .iter()
            .filter_map(|article| {
                Some(ToCompare {
                    text: Rc::clone(&article.text),
                    options: Options {
                        lang: article.language(),
                        rules: (*self.rules).clone(),
                    },
                    analysis: article.analysis.clone()?,
                    outlet: Rc::clone(&article.meta.outlet),
                    date: Rc::clone(&article.meta.date),
                })
            })
            .collect();
        let answered = self
            .compared
            .as_ref()
            .is_some_and(|compared| compared.revision == revision);
        (articles.len() > 1 && !answered).then_some(CompareRequest { revision, articles })
    }

    /// Tells one set of analyses, with where and when their articles appeared, from others, in 53 bits.
    pub(crate) fn compare_revision(&self) -> u64 {
        let analysed = self
            .articles
            .iter()
            .filter(|article| article.analysis.is_some());
        let hash = analysed.fold(Hasher::new("compared"), |hash, article| {
            hash.number(article.id.0.into())
                .number(article.text_revision)
                .number(article.analysed)
                .text(&article.meta.outlet)
                .text(&article.meta.date)
        });
        hash.end() >> 11
    }

    /// The dossier with these comparisons; `None` where they answer analyses that are gone.
    pub(crate) fn with_compared(&self, compared: Compared) -> Option<Dossier> {
        let wanted = self.compare_request()?;
        (wanted.revision == compared.revision).then(|| {
            Dossier {
                compared: Some(compared),
                ..self.clone()
            }
            .fresh()
        })
    }

    /// The engine's comparisons: across articles where they have been compared, else each article's own.
    pub(crate) fn raw_comparisons(&self) -> Vec<Comparison<(u32, u32)>> {
        let analyses: Vec<&Rc<Analysis>> = self
            .articles
            .iter()
            .filter_map(|article| article.analysis.as_ref())
            .collect();
        match &self.compared {
            Some(compared)
                if analyses.len() > 1 && compared.revision == self.compare_revision() =>
            {
                compared.comparisons.to_vec()
            }
            _ => (0..)
                .zip(analyses)
                .flat_map(|(article, analysis)| {
                    let within = analysis.comparisons.iter();
                    within.map(move |comparison| numbered(article, comparison))
                })
                .collect(),
        }
    }
}

/// An article's comparison among those of several.
fn numbered(article: u32, comparison: &Comparison) -> Comparison<(u32, u32)> {
    Comparison {
        about: comparison.about.clone(),
        figures: comparison.figures.iter().map(|n| (article, *n)).collect(),
        positions: comparison.positions.iter().map(|n| (article, *n)).collect(),
        pairs: comparison.pairs.clone(),
    }
}

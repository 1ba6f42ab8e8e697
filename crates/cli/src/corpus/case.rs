//! What the engine finds in a comparison case.

use super::{name, range};
use selon_corpus::comparison::{Case, FoundPair, FoundQuestion, FoundSum};
use selon_engine::{Analysis, Comparison, Lang, Options, analyze, compare};

/// Every question and every sum that the engine finds in a case.
pub fn compared(case: &Case, lang: Option<Lang>) -> (Vec<FoundQuestion>, Vec<FoundSum>) {
    let analyses: Vec<Analysis> = case
        .articles
        .iter()
        .map(|article| {
            let lang = article.lang.as_deref().and_then(Lang::from_code).or(lang);
            analyze(
                &article.text,
                &Options {
                    lang,
                    ..Options::default()
                },
            )
        })
        .collect();
    let all: Vec<compare::Article> = case
        .articles
        .iter()
        .zip(&analyses)
        .map(|(article, analysis)| compare::Article {
            outlet: article.outlet.as_deref(),
            date: article.date.as_deref(),
            ..compare::Article::new(&article.text, analysis)
        })
        .collect();
    let questions = compare::across(&all)
        .iter()
        .map(|comparison| question(comparison, &analyses))
        .collect();
    let sums = analyses.iter().enumerate().flat_map(|(n, analysis)| {
        let place =
            move |figure: &u32| Some((n, range(analysis.figures.get(*figure as usize)?.span)));
        analysis.arithmetic.iter().filter_map(move |sum| {
            Some(FoundSum {
                stated: place(&sum.stated)?,
                from: sum.from.iter().filter_map(place).collect(),
                fits: sum.fits,
            })
        })
    });
    (questions, sums.collect())
}

fn question(comparison: &Comparison<(u32, u32)>, analyses: &[Analysis]) -> FoundQuestion {
    let figure = |at: &(u32, u32)| {
        let analysis = analyses.get(at.0 as usize)?;
        Some((
            at.0 as usize,
            range(analysis.figures.get(at.1 as usize)?.span),
        ))
    };
    let positions = comparison.positions.iter().flat_map(|at| {
        let claim = analyses
            .get(at.0 as usize)
            .and_then(|analysis| analysis.claims.get(at.1 as usize));
        claim
            .into_iter()
            .flat_map(|claim| &claim.content)
            .map(|span| (at.0 as usize, range(*span)))
    });
    let pairs = comparison.pairs.iter().filter_map(|pair| {
        Some(FoundPair {
            a: figure(comparison.figures.get(pair.a as usize)?)?,
            b: figure(comparison.figures.get(pair.b as usize)?)?,
            relation: name(&pair.relation),
            caveats: pair.caveats.clone(),
        })
    });
    FoundQuestion {
        figures: comparison.figures.iter().filter_map(figure).collect(),
        positions: positions.collect(),
        pairs: pairs.collect(),
    }
}

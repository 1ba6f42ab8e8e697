//! The pairs that annotators noted between figures of an article, or of several articles of one story.

use super::{name, range};
use selon_corpus::Annotated;
use selon_corpus::comparison::ComparisonTally;
use selon_engine::{Analysis, Lang, Options, analyze, compare};
use std::collections::BTreeMap;

/// Articles of one story by name.
pub type Articles<'n> = Vec<(&'n str, Annotated)>;

/// A figure: article and number, as the annotation counts.
type Key = (usize, usize);

/// Scores by language of the first figure of a pair, with what is wrong. Of pairs found only conflicts are held
/// against the engine, and of those only the ones whose relation the annotation tells otherwise or not at all.
pub fn score(articles: &Articles) -> Vec<(String, ComparisonTally, Vec<String>)> {
    let mut tallies: BTreeMap<String, (ComparisonTally, Vec<String>)> = BTreeMap::new();
    let found = found(articles);
    let mut gold: BTreeMap<(Key, Key), &str> = BTreeMap::new();
    for (at, (_, article)) in articles.iter().enumerate() {
        for pair in &article.pairs {
            let other = match &pair.article {
                None => Some(at),
                Some(stem) => articles.iter().position(|(name, _)| name == stem),
            };
            if let Some(other) = other {
                gold.insert(ordered((at, pair.a), (other, pair.b)), &pair.relation);
            }
        }
    }
    let words = |key: Key| {
        let Some((name, article)) = articles.get(key.0) else {
            return String::new();
        };
        let figure = key.1.checked_sub(1).and_then(|n| article.figures.get(n));
        let text = figure.and_then(|figure| article.text.get(figure.span.clone()));
        format!("{name} '{}'", text.unwrap_or("(not annotated)"))
    };
    let lang = |key: Key| {
        articles
            .get(key.0)
            .map_or(String::new(), |(_, article)| article.lang.clone())
    };
    for ((a, b), relation) in &gold {
        let (tally, wrong) = tallies.entry(lang(*a)).or_default();
        let told = found
            .get(&(*a, *b))
            .map_or("no pair", |(told, _)| told.as_str());
        let right = told == *relation;
        if *relation == "conflict" {
            tally.expected += 1;
            tally.right += usize::from(right);
        } else {
            tally.others += 1;
            tally.others_right += usize::from(right);
        }
        if !right {
            let caveats = found
                .get(&(*a, *b))
                .map_or("", |(_, caveats)| caveats.as_str());
            wrong.push(format!(
                "{} ~ {}: {relation} annotated, {told} found {caveats}",
                words(*a),
                words(*b)
            ));
        }
    }
    for ((a, b), (relation, _)) in &found {
        if relation == "conflict" {
            let (tally, wrong) = tallies.entry(lang(*a)).or_default();
            tally.found += 1;
            // Annotators noted some pairs of a question only: the others are no evidence against the engine.
            if one_question(articles, *a, *b) && !gold.contains_key(&(*a, *b)) {
                tally.found -= 1;
            } else if !gold.contains_key(&(*a, *b)) {
                wrong.push(format!(
                    "{} ~ {}: conflict found, nothing annotated",
                    words(*a),
                    words(*b)
                ));
            }
        }
    }
    tallies
        .into_iter()
        .map(|(lang, (tally, wrong))| (lang, tally, wrong))
        .collect()
}

/// Whether both figures are noted under one question.
fn one_question(articles: &Articles, a: Key, b: Key) -> bool {
    let keys = |key: Key| -> Vec<&str> {
        let questions = articles
            .get(key.0)
            .map_or(&[][..], |(_, article)| &article.questions);
        let holding = questions
            .iter()
            .filter(|question| question.figures.contains(&key.1));
        holding.map(|question| question.key.as_str()).collect()
    };
    let other = keys(b);
    keys(a).iter().any(|key| other.contains(key))
}

fn ordered(a: Key, b: Key) -> (Key, Key) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Every pair that the engine finds; figures that are not annotated have numbers from 1000 on.
fn found(articles: &Articles) -> BTreeMap<(Key, Key), (String, String)> {
    let analyses: Vec<Analysis> = articles
        .iter()
        .map(|(_, article)| {
            let lang = Lang::from_code(&article.lang);
            analyze(
                &article.text,
                &Options {
                    lang,
                    ..Options::default()
                },
            )
        })
        .collect();
    let all: Vec<compare::Article> = articles
        .iter()
        .zip(&analyses)
        .map(|((_, article), analysis)| compare::Article {
            outlet: article.outlet.as_deref(),
            ..compare::Article::new(&article.text, analysis)
        })
        .collect();
    let key = |at: &(u32, u32)| {
        let (article, index) = (at.0 as usize, at.1 as usize);
        let span = range(analyses.get(article)?.figures.get(index)?.span);
        let figures = &articles.get(article)?.1.figures;
        let number = figures
            .iter()
            .position(|f| f.span.start < span.end && span.start < f.span.end);
        Some((article, number.map_or(1000 + index, |n| n + 1)))
    };
    let mut out = BTreeMap::new();
    for comparison in compare::across(&all) {
        for pair in &comparison.pairs {
            let a = comparison.figures.get(pair.a as usize).and_then(key);
            let b = comparison.figures.get(pair.b as usize).and_then(key);
            if let (Some(a), Some(b)) = (a, b) {
                out.insert(
                    ordered(a, b),
                    (name(&pair.relation), pair.caveats.join("; ")),
                );
            }
        }
    }
    out
}

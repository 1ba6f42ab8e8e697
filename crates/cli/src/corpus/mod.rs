//! `selon corpus`: how well the engine reads the project's own annotated articles and comparison cases.
//!
//! The files are compiled in. Formats and scoring are those of the crate `selon-corpus`; this file runs the engine and
//! prints a table by language. `case` runs the comparison cases, `story` the pairs that the articles' annotators noted.

mod case;
mod story;

use crate::args::Corpus;
use crate::failure::Failure;
use crate::table::{Style, Table};
use selon_corpus::comparison::{ComparisonTally, parse_cases, score_case};
use selon_corpus::{FoundClaim, FoundFigure, Tally, parse, score};
use selon_engine::{Lang, Options, Span, analyze};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

include!(concat!(env!("OUT_DIR"), "/corpus_files.rs"));

/// Scores of one language.
#[derive(Debug, Default)]
struct Score {
    articles: usize,
    found: Tally,
    cases: ComparisonTally,
    pairs: ComparisonTally,
}

/// Runs everything and prints the tables; with `--verbose` also what is wrong, one line each.
pub fn run(call: &Corpus) -> Result<ExitCode, Failure> {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut stories: BTreeMap<String, story::Articles> = BTreeMap::new();
    for &(code, folder, name, text) in FILES {
        let place = format!("{code}/{folder}/{name}");
        let lang = Lang::from_code(code);
        let score = scores.entry(code).or_default();
        match (folder, name) {
            ("corpus", _) => {
                let gold = parse(text).map_err(|why| Failure::Failed(format!("{place}: {why}")))?;
                score.articles += 1;
                score.found += article(&gold, lang);
                stories
                    .entry(gold.story.clone().unwrap_or_else(|| name.to_owned()))
                    .or_default()
                    .push((name, gold));
            }
            ("cases", "comparisons") => {
                let cases =
                    parse_cases(text).map_err(|why| Failure::Failed(format!("{place}: {why}")))?;
                for case in &cases {
                    let (questions, sums) = case::compared(case, lang);
                    let (tally, misses) = score_case(case, &questions, &sums);
                    score.cases.add(&tally);
                    let told = |miss| format!("{place}:{} {}: {miss}", case.line, case.title);
                    wrong.extend(misses.into_iter().map(told));
                }
            }
            _ => {}
        }
    }
    for articles in stories.values() {
        for (code, tally, misses) in story::score(articles) {
            if let Some((_, score)) = scores.iter_mut().find(|(known, _)| **known == code) {
                score.pairs.add(&tally);
            }
            wrong.extend(misses);
        }
    }
    let mut text = tables(&scores, Style::of_output());
    if call.verbose {
        text.push('\n');
        for line in wrong {
            text.push_str(&line);
            text.push('\n');
        }
    }
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).map_err(Failure::writing)?;
    Ok(ExitCode::SUCCESS)
}

fn tables(scores: &BTreeMap<&str, Score>, style: Style) -> String {
    let mut all = Score::default();
    let mut claims = Table::new(&[
        "language",
        "articles",
        "claims",
        "found",
        "precision",
        "recall",
        "F1",
        "source",
        "cue",
        "who is meant",
        "stance",
        "quotation",
        "figures P",
        "figures R",
        "values",
    ]);
    let mut comparisons = Table::new(&[
        "language",
        "cases",
        "traps",
        "conflicts",
        "found",
        "precision",
        "recall",
        "other expectations met",
    ]);
    let mut pairs = Table::new(&[
        "language",
        "articles",
        "conflicts",
        "found",
        "precision",
        "recall",
        "other pairs right",
    ]);
    for (code, score) in scores {
        claims.row(claim_row(code, score));
        comparisons.row(case_row(code, &score.cases));
        pairs.row(pair_row(code, score));
        all.articles += score.articles;
        all.found += score.found;
        all.cases.add(&score.cases);
        all.pairs.add(&score.pairs);
    }
    claims.row(claim_row("all", &all));
    comparisons.row(case_row("all", &all.cases));
    pairs.row(pair_row("all", &all));
    let wide = Style {
        width: 400,
        ..style
    };
    format!(
        "{}\n\n{}\n{}\n\n{}\n{}\n\n{}",
        style.bold("Annotated articles: a claim is right when content, source and cue are"),
        claims.print(wide),
        style.bold("Comparison cases: conflicts found"),
        comparisons.print(wide),
        style.bold("Annotated articles: conflicts found, also across articles of one story"),
        pairs.print(wide)
    )
}

fn claim_row(code: &str, score: &Score) -> Vec<String> {
    let t = &score.found;
    vec![
        code.to_owned(),
        score.articles.to_string(),
        t.gold.to_string(),
        t.found.to_string(),
        share(t.right, t.found),
        share(t.right, t.gold),
        share(2 * t.right, t.found + t.gold),
        share(t.source_right, t.source_asked),
        share(t.cue_right, t.cue_asked),
        share(t.resolved_right, t.resolved_asked),
        share(t.stance_right, t.content),
        share(t.quotation_right, t.content),
        share(t.figures_ours_right, t.figures_ours),
        share(t.figures_found, t.figures),
        share(t.figures_right, t.figures_valued),
    ]
}

fn pair_row(code: &str, score: &Score) -> Vec<String> {
    let t = &score.pairs;
    vec![
        code.to_owned(),
        score.articles.to_string(),
        t.expected.to_string(),
        t.found.to_string(),
        share(t.right, t.found),
        share(t.right, t.expected),
        format!("{} of {}", t.others_right, t.others),
    ]
}

fn case_row(code: &str, t: &ComparisonTally) -> Vec<String> {
    vec![
        code.to_owned(),
        t.cases.to_string(),
        t.traps.to_string(),
        t.expected.to_string(),
        t.found.to_string(),
        share(t.right, t.found),
        share(t.right, t.expected),
        format!("{} of {}", t.others_right, t.others),
    ]
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    format!("{:.3}", part as f64 / whole as f64)
}

/// The JSON name of a value: `direct`, `at_least`.
fn name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

fn article(gold: &selon_corpus::Annotated, lang: Option<Lang>) -> Tally {
    let analysis = analyze(
        &gold.text,
        &Options {
            lang,
            ..Options::default()
        },
    );
    let claims: Vec<FoundClaim> = analysis
        .claims
        .iter()
        .map(|claim| FoundClaim {
            source: claim.source.as_ref().map(|source| range(source.span)),
            cue: claim.cue.as_ref().map(|cue| range(cue.span)),
            content: claim.content.iter().map(|span| range(*span)).collect(),
            quotation: name(&claim.quotation),
            stance: name(&claim.stance),
            kind: claim.source.as_ref().map(|source| name(&source.kind)),
            anonymous: claim.anonymous,
            resolved: claim
                .source
                .as_ref()
                .and_then(|source| source.resolved.clone()),
        })
        .collect();
    let figures: Vec<FoundFigure> = analysis
        .figures
        .iter()
        .filter(|figure| figure.comparable)
        .map(|figure| FoundFigure {
            span: range(figure.span),
            low: figure.low,
            high: figure.high,
            modifier: name(&figure.modifier),
            claim: figure.claim.map(|n| n as usize),
        })
        .collect();
    score(gold, &claims, &figures)
}

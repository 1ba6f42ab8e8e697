//! How long it takes to gather the figures of many articles into questions: 200 articles of 5 KB with 10,000 figures
//! in under 200 ms, and n log n on the way there.

use selon_engine::{Analysis, Options, analyze, compare};
use std::fmt::Write as _;

fn main() {
    divan::main();
}

const SOURCES: &[&str] = &[
    "the health ministry",
    "the Red Cross",
    "the regional governor",
    "the teachers' union",
    "the fire service",
    "Mayor Anna Brandt",
    "the audit office",
];

const SENTENCES: &[&str] = &[
    "According to {who}, {n} people were killed in {place} and {m} were wounded.",
    "According to {who}, about {n} demonstrators marched through {place}.",
    "According to {who}, {n} homes were destroyed and at least {m} families were evacuated.",
    "According to {who}, the bridge in {place} will cost {n} million euros.",
    "According to {who}, {n} hectares burned, or {m} acres of pine forest.",
    "According to {who}, unemployment stood at {k} percent in {place}.",
    "According to {who}, {n} jobs will be cut and {m} teachers hired.",
];

const PLACES: &[&str] = &[
    "Leeds", "Porto", "Naples", "Kyiv", "Oslo", "Rouen", "Ghent", "Tampere",
];

/// An article of about 5 KB with about 50 figures, another one for every `seed`.
fn article(seed: usize) -> String {
    let mut text = format!("What is known after day {seed}\n\n");
    let mut at = seed.wrapping_mul(2_654_435_761);
    let mut next = |limit: usize| {
        at = at
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (at >> 33) % limit
    };
    while text.len() < 5_000 {
        let sentence = SENTENCES[next(SENTENCES.len())]
            .replace("{who}", SOURCES[next(SOURCES.len())])
            .replace("{place}", PLACES[next(PLACES.len())])
            .replace("{n}", &(next(900) + 20).to_string())
            .replace("{m}", &(next(90) + 3).to_string())
            .replace("{k}", &(next(12) + 2).to_string());
        let _ = write!(
            text,
            "{sentence} Nobody could say on Monday how the weeks to come would turn out. "
        );
        if next(3) == 0 {
            text.push('\n');
        }
    }
    text
}

fn articles(count: usize) -> Vec<(String, Analysis)> {
    (0..count)
        .map(|seed| {
            let text = article(seed);
            let analysis = analyze(&text, &Options::default());
            (text, analysis)
        })
        .collect()
}

#[divan::bench(args = [25, 50, 100, 200], sample_count = 20)]
fn comparison_across(bencher: divan::Bencher, count: usize) {
    let articles = articles(count);
    let all: Vec<compare::Article> = articles
        .iter()
        .map(|(text, analysis)| compare::Article::new(text, analysis))
        .collect();
    let figures: usize = articles
        .iter()
        .map(|(_, analysis)| analysis.figures.len())
        .sum();
    bencher
        .counter(divan::counter::ItemsCount::new(figures))
        .bench(|| compare::across(divan::black_box(&all)));
}

//! A dossier of 5 MB with 5,000 annotations, opened and handed on: each under a second, says the issue.

use divan::{Bencher, black_box};
use selon_dossier::format::{
    Report, csv, html, import, markdown, open, save, schema_org, tsv, w3c,
};
use selon_dossier::*;
use selon_engine::Span;

fn main() {
    divan::main();
}

/// 5,000 paragraphs, a claim of one's own in each, with a note.
fn large() -> Dossier {
    let paragraph = |n: usize| {
        format!(
            "Speaker {} announced on that day that {n} people had crossed the river, which nobody else was able to confirm \
             at first, although three other offices had been asked about it since the morning.\n\n",
            n % 40
        )
    };
    let text: String = (0..5000).map(paragraph).collect();
    let add = Action::AddArticle {
        text: text.as_str().into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let dossier = Dossier::new("bench", Time(0))
        .apply(add)
        .expect("an article");
    let article = dossier.articles[0].id;
    let mut at = 0;
    let mut claims = Vec::new();
    for n in 0..5000 {
        let words = paragraph(n);
        let find = |part: &str| {
            let start = at + words.find(part).expect("the part");
            Span::new(start, start + part.len())
        };
        let draft = Draft {
            content: vec![find(&format!("{n} people had crossed the river"))],
            source: Some(find(&format!("Speaker {}", n % 40))),
            cue: Some(find("announced")),
            figures: vec![find(&format!("{n} people"))],
            note: "A note of the length that one writes when one has asked somebody about it, and waits.".into(),
            ..Draft::default()
        };
        claims.push(Action::AddClaim {
            article,
            draft,
            at: Time(1),
        });
        at += words.len();
    }
    dossier.apply(Action::Bulk(claims)).expect("claims")
}

#[divan::bench(sample_count = 5)]
fn open_it(bencher: Bencher) {
    let file = save(&large());
    println_size(file.len());
    bencher.bench_local(|| open(black_box(&file)));
}

#[allow(clippy::print_stderr)]
fn println_size(bytes: usize) {
    eprintln!("the file has {} KB", bytes >> 10);
}

/// Opened anew each time, as the page's module gets it: nothing is worked out before.
fn export(bencher: Bencher, write: impl Fn(&Dossier) -> String) {
    let file = save(&large());
    bencher
        .with_inputs(|| open(&file).expect("our own file"))
        .bench_local_refs(|dossier| write(dossier).len());
}

#[divan::bench(sample_count = 5)]
fn to_w3c(bencher: Bencher) {
    export(bencher, w3c);
}

#[divan::bench(sample_count = 5)]
fn to_schema_org(bencher: Bencher) {
    export(bencher, schema_org);
}

#[divan::bench(sample_count = 5)]
fn to_csv(bencher: Bencher) {
    export(bencher, |dossier| csv(dossier, true));
}

#[divan::bench(sample_count = 5)]
fn to_tsv(bencher: Bencher) {
    export(bencher, tsv);
}

#[divan::bench(sample_count = 5)]
fn to_markdown(bencher: Bencher) {
    export(bencher, |dossier| markdown(dossier, Locale::En));
}

#[divan::bench(sample_count = 5)]
fn to_html(bencher: Bencher) {
    export(bencher, |dossier| html(dossier, Report::default()));
}

#[divan::bench(sample_count = 5)]
fn annotations_back(bencher: Bencher) {
    let dossier = large();
    let json = w3c(&dossier);
    bencher.bench_local(|| import(black_box(&json), &dossier, Time(2)));
}

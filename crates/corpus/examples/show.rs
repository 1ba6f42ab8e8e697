//! Prints what an annotated article says, claim by claim, for the person who annotates it:
//! `cargo run -p selon-corpus --example show -- FILE…`.
#![allow(clippy::print_stdout)]

use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let article = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|file| selon_corpus::parse(&file));
        match article {
            Ok(article) => show(&path, &article),
            Err(error) => {
                println!("{path}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn show(path: &str, article: &selon_corpus::Annotated) {
    let words = article.text.split_whitespace().count();
    println!("== {path}: {} ({words} words)", article.title);
    let of = |spans: &[selon_corpus::Span]| {
        let parts: Vec<_> = spans
            .iter()
            .filter_map(|span| article.text.get(span.clone()))
            .collect();
        parts.join(" … ")
    };
    for (number, claim) in (1..).zip(&article.claims) {
        println!(
            "{number:>3} [{}] <{}> {} | {}{} {} {}{}",
            of(claim.source.as_slice()),
            of(&claim.cue),
            of(&claim.content),
            claim.kind.as_deref().unwrap_or("-"),
            if claim.anonymous { " anonymous" } else { "" },
            claim.quotation,
            claim.stance,
            article
                .within(number)
                .map(|outer| format!(" within {outer}"))
                .unwrap_or_default(),
        );
    }
    for (number, figure) in (1..).zip(&article.figures) {
        println!(
            " f{number} {:?} {:?}..{:?} {} {} claim {:?}",
            article.text.get(figure.span.clone()).unwrap_or(""),
            figure.low,
            figure.high,
            figure.modifier,
            figure.kind,
            figure.claim,
        );
    }
}

//! A dossier as large as a fact-checker's worst day: 100,000 words with 5,000 annotations. One thing done must stay
//! far under a frame (16 ms in the browser).

#![allow(clippy::print_stderr)]

use divan::{Bencher, black_box};
use selon_dossier::format::{open, save};
use selon_dossier::*;
use selon_engine::{Analysis, Claim, Cue, Figure, Source, Span};
use std::rc::Rc;

fn main() {
    divan::main();
}

/// 5,000 paragraphs of 20 words, each with a claim and a figure.
fn text() -> (String, Analysis) {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    for n in 0..5000u32 {
        let at = text.len();
        let words = format!(
            "Speaker {} announced on that day that {n} people had crossed the river, which nobody else was able to \
             confirm at first.\n",
            n % 40
        );
        let find = |part: &str| {
            let start = at + words.find(part).expect("the part");
            Span::new(start, start + part.len())
        };
        let source = find(words.split(" announced").next().expect("the speaker"));
        let content = Span {
            start: find(" people").start - 1,
            end: find(", which").start,
        };
        let number = find(&format!(" {n} people"));
        analysis.claims.push(Claim {
            span: source.cover(content),
            source: Some(Source {
                span: source,
                text: "Speaker".to_owned(),
                ..Source::default()
            }),
            cue: Some(Cue {
                span: find("announced"),
                ..Cue::default()
            }),
            content: vec![content],
            figures: vec![n],
            rule: "bench".to_owned(),
            ..Claim::default()
        });
        analysis.figures.push(Figure {
            span: number,
            number_span: number,
            claim: Some(n),
            ..Figure::default()
        });
        text.push_str(&words);
    }
    (text, analysis)
}

fn suggested() -> Dossier {
    let (text, analysis) = text();
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let dossier = Dossier::new("bench", Time(0))
        .apply(add)
        .expect("an article");
    let request = dossier.requests().remove(0);
    let arrived = Action::AnalysisArrived {
        article: request.article,
        revision: request.revision,
        analysis: Rc::new(analysis),
    };
    dossier.apply(arrived).expect("the analysis")
}

/// With every claim accepted.
fn kept() -> Dossier {
    let dossier = suggested();
    let claims = dossier.claims(dossier.articles[0].id);
    let accept = |claim: &Rc<ClaimView>| Action::Claim {
        claim: claim.key,
        at: Time(1),
        change: ClaimChange::Accept,
    };
    let all = claims.iter().map(accept).collect();
    dossier.apply(Action::Bulk(all)).expect("a change")
}

fn show(dossier: &Dossier) {
    let article = dossier.articles[0].id;
    black_box((dossier.claims(article), dossier.page(article)));
}

/// An action and what must be worked out to show it.
fn bench(bencher: Bencher, dossier: Dossier, action: Action) {
    show(&dossier);
    let history = History::new(dossier);
    bencher.bench_local(|| {
        let next = history.apply(action.clone()).expect("a change");
        show(next.now());
        next
    });
}

#[divan::bench]
fn accept_one(bencher: Bencher) {
    let dossier = suggested();
    let claim = dossier.claims(dossier.articles[0].id)[2500].key;
    let change = ClaimChange::Accept;
    bench(
        bencher,
        dossier,
        Action::Claim {
            claim,
            at: Time(2),
            change,
        },
    );
}

#[divan::bench]
fn delete_one(bencher: Bencher) {
    let dossier = kept();
    let claim = dossier.claims(dossier.articles[0].id)[2500].key;
    let change = ClaimChange::Reject;
    bench(
        bencher,
        dossier,
        Action::Claim {
            claim,
            at: Time(2),
            change,
        },
    );
}

#[divan::bench]
fn note_one(bencher: Bencher) {
    let dossier = kept();
    let claim = dossier.claims(dossier.articles[0].id)[2500].key;
    let change = ClaimChange::SetNote("to be asked".into());
    bench(
        bencher,
        dossier,
        Action::Claim {
            claim,
            at: Time(2),
            change,
        },
    );
}

#[divan::bench]
fn add_one(bencher: Bencher) {
    let dossier = kept();
    let article = dossier.articles[0].id;
    let content = vec![Span::new(300_000, 300_040)];
    let draft = Draft {
        content,
        ..Draft::default()
    };
    bench(
        bencher,
        dossier,
        Action::AddClaim {
            article,
            draft,
            at: Time(2),
        },
    );
}

#[divan::bench]
fn undo_one(bencher: Bencher) {
    let dossier = kept();
    let claim = dossier.claims(dossier.articles[0].id)[2500].key;
    let change = ClaimChange::Reject;
    let history = History::new(dossier);
    let history = history
        .apply(Action::Claim {
            claim,
            at: Time(2),
            change,
        })
        .expect("a change");
    bencher.bench_local(|| {
        let back = history.undo().expect("a step");
        show(back.now());
        back
    });
}

#[divan::bench]
fn type_a_letter_in_the_middle(bencher: Bencher) {
    let dossier = kept();
    let article = dossier.articles[0].id;
    let middle = dossier.articles[0].text.len() as u32 / 2;
    bench(
        bencher,
        dossier,
        Action::EditText(
            article,
            Span {
                start: middle,
                end: middle,
            },
            "x".into(),
        ),
    );
}

#[divan::bench]
fn paste_the_article_again_with_fifty_corrections(bencher: Bencher) {
    let dossier = kept();
    let article = dossier.articles[0].id;
    let mut text = dossier.articles[0].text.to_string();
    for n in 0..50 {
        text = text.replacen(
            &format!(" {} people", n * 97),
            &format!(" {} people", n * 97 + 1),
            1,
        );
    }
    bench(bencher, dossier, Action::SetText(article, text.into()));
}

#[divan::bench]
fn replace_the_whole_article(bencher: Bencher) {
    let dossier = kept();
    let article = dossier.articles[0].id;
    let text = dossier.articles[0]
        .text
        .replace("announced on that day", "never spoke of it but wrote");
    bench(bencher, dossier, Action::SetText(article, text.into()));
}

#[divan::bench]
fn segments_of_5000(bencher: Bencher) {
    let dossier = kept();
    let (article, view) = (
        dossier.articles[0].clone(),
        dossier.view(dossier.articles[0].id),
    );
    bencher.bench_local(|| Page::of(&article.text, &view));
}

#[divan::bench]
fn save_5000(bencher: Bencher) {
    let dossier = kept();
    bencher.bench_local(|| save(&dossier));
}

#[divan::bench]
fn open_5000(bencher: Bencher) {
    let file = save(&kept());
    eprintln!("{} MB", file.len() >> 20);
    bencher.bench_local(|| open(&file));
}

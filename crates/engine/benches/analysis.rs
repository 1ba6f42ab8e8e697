//! The whole engine, all passes, on news of our own: megabytes a second, by length to show that it is linear.

use divan::counter::BytesCount;
use selon_engine::{Lang, Options, analyze};

mod news;
use news::news;

fn main() {
    divan::main();
}

fn all_passes(bencher: divan::Bencher, code: &str, bytes: usize) {
    let text = news(code, bytes);
    let options = Options {
        lang: Lang::from_code(code),
        ..Options::default()
    };
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| analyze(divan::black_box(&text), &options));
}

#[divan::bench(args = [10_000, 100_000, 1_000_000, 10_000_000], sample_count = 10)]
fn analysis_french(bencher: divan::Bencher, bytes: usize) {
    all_passes(bencher, "fr", bytes);
}

#[divan::bench(args = [10_000, 100_000, 1_000_000, 10_000_000], sample_count = 10)]
fn analysis_english(bencher: divan::Bencher, bytes: usize) {
    all_passes(bencher, "en", bytes);
}

//! The figure pass alone, on news of our own: megabytes a second by language, and by length to show that it is linear.
//! The text is cut into tokens outside the measured part, since all passes share the tokens.

use divan::counter::BytesCount;
use selon_engine::text::Document;
use selon_engine::{Lang, ReadingRules, figure};

mod news;
use news::news;

fn main() {
    divan::main();
}

fn pass(bencher: divan::Bencher, code: &str, bytes: usize) {
    let text = news(code, bytes);
    let pack = Lang::from_code(code).unwrap_or_default().pack();
    let doc = Document::new(&text, pack);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| figure::find(divan::black_box(&doc), &ReadingRules::default()));
}

#[divan::bench(args = [10_000, 100_000, 1_000_000, 10_000_000], sample_count = 10)]
fn figures_french(bencher: divan::Bencher, bytes: usize) {
    pass(bencher, "fr", bytes);
}

#[divan::bench(args = [1_000_000], sample_count = 10)]
fn figures_english(bencher: divan::Bencher, bytes: usize) {
    pass(bencher, "en", bytes);
}

/// What all passes share, for comparison.
#[divan::bench(args = [1_000_000], sample_count = 10)]
fn tokens_french(bencher: divan::Bencher, bytes: usize) {
    let text = news("fr", bytes);
    let pack = Lang::from_code("fr").unwrap_or_default().pack();
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| Document::new(divan::black_box(&text), pack));
}

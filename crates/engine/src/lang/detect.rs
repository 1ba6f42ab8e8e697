//! Which language a text is in: a vote of function words.

use super::{Lang, fold, table};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Bytes of the text that vote.
const SAMPLE: usize = 20_000;

/// The language whose function words make up most of the text's beginning; the first by code on a tie, English where
/// no word votes. A word of several languages counts for each, by how few share it.
pub fn detect(text: &str) -> Lang {
    static VOTES: OnceLock<FxHashMap<String, Vec<Lang>>> = OnceLock::new();
    let votes = VOTES.get_or_init(|| {
        let mut votes: FxHashMap<String, Vec<Lang>> = FxHashMap::default();
        for &lang in Lang::ALL {
            for row in table::rows(lang.file("function_words")) {
                for word in row.text.split_whitespace() {
                    let langs = votes.entry(fold(word)).or_default();
                    if !langs.contains(&lang) {
                        langs.push(lang);
                    }
                }
            }
        }
        votes
    });
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut score = vec![0.0f32; Lang::ALL.len()];
    for word in text[..end].split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() || word.len() > 16 {
            continue;
        }
        if let Some(langs) = votes.get(&fold(word)) {
            for lang in langs {
                score[*lang as usize] += 1.0 / langs.len() as f32;
            }
        }
    }
    let mut best = Lang::default();
    for &lang in Lang::ALL {
        if score[lang as usize] > score[best as usize] {
            best = lang;
        }
    }
    best
}

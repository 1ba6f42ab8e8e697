//! The words of a sentence as keys that can be counted: concepts, countries, stems of content words.

use super::concept::stem;
use crate::Lang;
use crate::Span;
use crate::text::Document;
use std::hash::{Hash, Hasher};

/// Bytes to either side of a figure that are searched for the borders of its sentence.
const REACH: usize = 400;

/// The keys of the words in the sentence around `span`, sorted, without the words inside it.
pub(super) fn around(text: &str, lang: Lang, span: Span) -> Vec<u64> {
    let sentence = sentence(text, span);
    let mut keys = keys(&text[sentence.clone()], lang);
    let own = Span::of(span, text);
    for key in self::keys(own, lang) {
        keys.retain(|known| *known != key);
    }
    keys
}

/// The keys of a stretch of text, sorted.
pub(super) fn keys(text: &str, lang: Lang) -> Vec<u64> {
    let doc = Document::new(text, lang.pack());
    let tables = &doc.pack.circumstance;
    let mut keys = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let ids = doc.tokens[at..].iter().map(|token| token.word);
        if let Some((len, noun)) = tables.nouns.longest(ids.clone()) {
            keys.push(hash("concept", noun.concept.core().id()));
            at += len;
            continue;
        }
        if let Some((len, code)) = tables.countries.longest(ids.clone()) {
            keys.push(hash("country", code));
            at += len;
            continue;
        }
        let token = &doc.tokens[at];
        if token.is_word() && token.end - token.start > 3 && tables.empty.longest(ids).is_none() {
            keys.push(hash("word", &stem(doc.word(at))));
        }
        at += 1;
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn hash(sort: &str, word: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    (sort, word).hash(&mut hasher);
    hasher.finish()
}

/// The bytes of the sentence that holds `span`, as far as stops and line breaks tell.
fn sentence(text: &str, span: Span) -> std::ops::Range<usize> {
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '\r' | ';');
    let (mut start, mut end) = (span.start as usize, (span.end as usize).min(text.len()));
    start = start.min(end);
    let mut from = start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        return 0..0;
    }
    start = text[from..start]
        .rfind(stop)
        .map_or(from, |at| from + at + 1);
    end = text[end..to].find(stop).map_or(to, |at| end + at);
    start..end
}

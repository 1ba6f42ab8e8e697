//! The words of a sentence as keys that can be counted: concepts, countries, stems of content words.

use super::concept::stem;
use crate::Lang;
use crate::Span;
use crate::text::Document;
use std::hash::{Hash, Hasher};

/// Bytes to either side of a figure that are searched for the borders of its sentence.
const REACH: usize = 400;

/// The words of a sentence.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Their keys, sorted.
    keys: Vec<u64>,
    /// Words with a letter behind that tells one such thing from another: "line A".
    labels: Vec<(u64, char)>,
}

impl Context {
    /// The words in the sentence around `span`, without those inside it.
    pub fn around(text: &str, lang: Lang, span: Span) -> Context {
        let sentence = sentence(text, span);
        let mut context = Context::read(&text[sentence.clone()], lang);
        for key in Context::read(Span::of(span, text), lang).keys {
            context.keys.retain(|known| *known != key);
        }
        context
    }

    /// How many words two sentences share; `None` where they speak of two things of one name, "line A" and "line B".
    pub fn shares(&self, other: &Context) -> Option<usize> {
        let apart = self.labels.iter().any(|(key, letter)| {
            let same = other.labels.iter().filter(|(word, _)| word == key);
            let letters: Vec<char> = same.map(|(_, letter)| *letter).collect();
            !letters.is_empty() && !letters.contains(letter)
        });
        if apart {
            return None;
        }
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(one), Some(other)) = (self.keys.get(i), other.keys.get(j)) {
            match one.cmp(other) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        Some(shared)
    }

    /// The words of a stretch of text.
    fn read(text: &str, lang: Lang) -> Context {
        let doc = Document::new(text, lang.pack());
        let tables = &doc.pack.circumstance;
        let (mut keys, mut labels) = (Vec::new(), Vec::new());
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
            let mut letters = doc.word(at).chars();
            if let (Some(letter), None, Some(noun)) = (letters.next(), letters.next(), keys.last())
                && letter.is_uppercase()
            {
                labels.push((*noun, letter));
            }
            if token.is_word() && token.end - token.start > 3 && tables.empty.longest(ids).is_none()
            {
                keys.push(hash("word", &stem(doc.word(at))));
            }
            at += 1;
        }
        keys.sort_unstable();
        keys.dedup();
        Context { keys, labels }
    }
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

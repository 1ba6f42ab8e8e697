//! The article as the passes see it.

use super::sentence;
use super::token::{self, Token};
use crate::Span;
use crate::lang::Pack;
use std::ops::Range;

/// A text cut up. All positions are bytes of `text`.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text as given.
    pub text: &'t str,
    /// The language it is read in.
    pub pack: &'static Pack,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// Every sentence, in order; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// Every paragraph that is not blank, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A sentence as ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
}

/// A line of text between line breaks, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes.
    pub span: Span,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// What it is in the article.
    pub role: Role,
}

/// What a paragraph is in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A title or heading.
    Heading,
    /// A quotation set apart from the text.
    PullQuote,
    /// The name (and circumstances) of who says the pull quote before or after.
    PullQuoteSpeaker,
    /// Author's note, newsletter box, credit, caption: nothing in it is a claim of the article.
    Boilerplate,
}

impl<'t> Document<'t> {
    /// Cuts `text` up in the language of `pack`.
    pub fn new(text: &'t str, pack: &'static Pack) -> Document<'t> {
        let mut doc = Document {
            text,
            pack,
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
        };
        let mut at = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{2029}', '\u{2028}']) {
            let start = at + (line.len() - line.trim_start().len());
            let end = at + line.trim_end().len();
            at += line.len();
            if start >= end {
                continue;
            }
            let first_token = doc.tokens.len();
            let first_sentence = doc.sentences.len();
            token::tokenize(text, start, end, pack, &mut doc.tokens);
            let paragraph = doc.paragraphs.len();
            sentence::split(text, pack, &doc.tokens, first_token, |tokens| {
                doc.sentences.push(Sentence { tokens, paragraph });
            });
            doc.paragraphs.push(Paragraph {
                span: Span::new(start, end),
                tokens: first_token..doc.tokens.len(),
                sentences: first_sentence..doc.sentences.len(),
                role: Role::Body,
            });
        }
        doc
    }

    /// The text of token `n`.
    pub fn word(&self, n: usize) -> &'t str {
        self.tokens.get(n).map_or("", |token| token.text(self.text))
    }

    /// The bytes from the first to the last token of a range; empty for an empty one.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }

    /// The index of the first token that ends after the byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.end <= at)
    }

    /// The index of the sentence that holds token `n`.
    pub fn sentence_of(&self, n: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= n)
    }
}

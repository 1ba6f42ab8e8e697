//! A text cut into paragraphs, sentences and tokens, once, for every pass.

mod document;
mod sentence;
mod token;

pub use document::{Document, Paragraph, Role, Sentence};
pub use token::{Case, Token, TokenKind};

//! What comes in: files and pages of other sorts as the text of an article.
//!
//! * [`decode`]: bytes as text; * [`markdown`]: Markdown as the article it shows;
//! * [`Flow`]: markup as text and what a page says of itself, for whoever parses it.
//!
//! The feature `handover` adds `read` and `gather`, which know every sort of file: text, Markdown, HTML, Word,
//! letters, dossiers, annotations; PDFs are read by a crate of their own.

mod decode;
mod facts;
mod flow;
mod markdown;
mod shape;

pub use decode::decode;
pub use flow::{Extract, Flow, Scope};
pub use markdown::markdown;

#[cfg(feature = "handover")]
mod docx;
#[cfg(feature = "handover")]
mod gather;
#[cfg(feature = "handover")]
mod html;
#[cfg(feature = "handover")]
mod mail;
#[cfg(feature = "handover")]
mod sort;

#[cfg(feature = "handover")]
pub use gather::{Gathered, Given, Into, gather};
#[cfg(feature = "handover")]
pub use html::{fragment, page};
#[cfg(feature = "handover")]
pub use sort::{Content, read};

/// The longest text that is read, in bytes.
pub const MOST: usize = 5_000_000;

/// The first line of a text, if it can be a headline.
pub fn headline(text: &str) -> &str {
    let first = text.trim_start().lines().next().unwrap_or("").trim();
    if first.chars().count() <= 160 {
        first
    } else {
        ""
    }
}

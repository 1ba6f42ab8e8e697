//! The text of a PDF that holds text: runs of characters where the pages put them, laid out as lines and paragraphs.
//!
//! Pictures of pages are not read: that needs text recognition, which other programs do. A crate of its own, and a wasm
//! module of its own: the library that takes PDFs apart is larger than everything else that reads files together, and is
//! loaded when a PDF is opened.
#![warn(missing_docs)]

mod document;
mod font;
mod lines;
mod matrix;
#[cfg(target_arch = "wasm32")]
mod page;

/// What a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its text, one blank line between paragraphs.
    pub text: String,
    /// The title that it gives itself; empty where it gives none.
    pub title: String,
    /// Who wrote it, as it says.
    pub author: String,
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no PDF, or broken, or unpacks to more than any article.
    Damaged,
    /// It is encrypted.
    Locked,
    /// It holds pictures of pages.
    Pictures,
}

impl Refusal {
    /// A word for it, for programs.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::Damaged => "damaged",
            Refusal::Locked => "locked",
            Refusal::Pictures => "pictures",
        }
    }
}

/// Reads a PDF.
///
/// # Errors
/// See [`Refusal`].
pub fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    document::read(bytes)
}

/// Whether a file is a PDF, whatever its name says.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|five| five == b"%PDF-")
}

//! A file by what is in it, whatever its name says; the name decides only between sorts of text. PDFs are read elsewhere.

use super::flow::Extract;
use super::{MOST, decode, docx, html, mail, markdown};
use crate::Dossier;
use crate::format::{self, Archived, FormatError, Kind};

/// The largest file that is read, in bytes.
const LIMIT: usize = 64 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text with what is known of it.
    Article(Extract),
    /// A dossier of ours.
    Dossier(Box<Dossier>),
    /// A library in one file.
    Archive(Vec<Archived>),
    /// JSON that may be annotations of another tool, see [`format::import`].
    Annotations(String),
}

/// Reads a file.
///
/// # Errors
/// Whatever is not read, with one sentence that says why.
pub fn read(name: &str, bytes: &[u8]) -> Result<Content, FormatError> {
    if bytes.len() > LIMIT {
        let size = format!(
            "{} MB, and Selon reads up to {} MB",
            bytes.len() >> 20,
            LIMIT >> 20
        );
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or("");
    let extract = if bytes.starts_with(b"PK\x03\x04") {
        docx::docx(bytes)?
    } else if ending == "eml" {
        mail::mail(bytes)?
    } else {
        let text = decode(bytes)?;
        let start = text.trim_start();
        if matches!(ending, "json" | "jsonld")
            || (start.starts_with('{') && start.contains("\"selon-"))
        {
            return json(text);
        }
        if start.starts_with("{\\rtf") {
            return Err(FormatError::new(Kind::Binary, ""));
        }
        let head = start.get(..15).unwrap_or(start).to_ascii_lowercase();
        let marked = head.starts_with("<!doctype html") || head.starts_with("<html");
        match ending {
            "html" | "htm" | "xhtml" => html::page(&text),
            "md" | "markdown" => markdown(&text),
            _ if marked => html::page(&text),
            _ => Extract::plain(text),
        }
    };
    article(extract)
}

/// A text that is one, and not longer than what is read.
pub(super) fn article(extract: Extract) -> Result<Content, FormatError> {
    let text = extract.text.trim();
    if text.is_empty() {
        return Err(FormatError::new(Kind::NoText, ""));
    }
    if text.len() > MOST {
        let size = format!(
            "{} MB, and Selon reads up to {} MB",
            text.len() / 1_000_000,
            MOST / 1_000_000
        );
        return Err(FormatError::new(Kind::TooLong, size));
    }
    Ok(Content::Article(extract.trimmed()))
}

fn json(text: String) -> Result<Content, FormatError> {
    if format::is_archive(&text) {
        return format::unarchive(&text).map(Content::Archive);
    }
    match format::open(&text) {
        Ok(dossier) => Ok(Content::Dossier(Box::new(dossier))),
        Err(error) if error.kind() == Kind::NotOurs => Ok(Content::Annotations(text)),
        Err(error) => Err(error),
    }
}

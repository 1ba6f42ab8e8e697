//! A letter (.eml) as an article: its text, subject, sender and date. Attachments are left alone.

use super::flow::Extract;
use super::html::fragment;
use crate::Meta;
use crate::format::{FormatError, Kind};
use mail_parser::{MessageParser, PartType};

/// Reads a letter.
///
/// # Errors
/// What has no header of a letter.
pub(super) fn mail(bytes: &[u8]) -> Result<Extract, FormatError> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| message.from().is_some() || message.subject().is_some())
        .ok_or_else(|| FormatError::new(Kind::NotOurs, "it has no header of a letter"))?;
    let marked = message
        .html_body
        .first()
        .and_then(|at| message.parts.get(*at as usize));
    let marked = marked.and_then(|part| match &part.body {
        PartType::Html(html) => Some(fragment(html)),
        _ => None,
    });
    let extract = match marked.filter(|extract| !extract.text.trim().is_empty()) {
        Some(extract) => extract,
        None => Extract::plain(message.body_text(0).unwrap_or_default()),
    };
    let from = message.from().and_then(|from| from.first());
    let author = from
        .and_then(|from| from.name().or(from.address()))
        .unwrap_or("");
    let date = message
        .date()
        .map(|date| date.to_rfc3339())
        .unwrap_or_default();
    Ok(Extract {
        meta: Meta {
            title: message.subject().unwrap_or("").trim().into(),
            author: author.trim().into(),
            date: date.get(..10).unwrap_or("").into(),
            ..Meta::default()
        },
        ..extract
    })
}

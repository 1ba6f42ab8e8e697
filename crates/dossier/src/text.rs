//! Texts as the dossier keeps them, and the borders in them.

use selon_engine::Span;
use unicode_segmentation::GraphemeCursor;

/// The text as it is kept: line breaks (`\r\n`, `\r`) become `\n`, NUL becomes U+FFFD, a byte order mark at the start
/// is dropped. Everything else stays as it is: no-break spaces, curly quotes and combining marks are the article's.
pub fn normalise(text: &str) -> std::borrow::Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.contains(['\r', '\0']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.into()
}

/// The nearest border of a grapheme at or before `at`.
pub(crate) fn border_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if at == 0 || at == text.len() {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => at,
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(at),
    }
}

/// The nearest border of a grapheme at or after `at`.
pub(crate) fn border_after(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    if at == 0 || at == text.len() {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => at,
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(at),
    }
}

/// The span grown to the borders of graphemes (no emoji or accent is cut), clamped to the text, without white space
/// at its ends; `None` where nothing is left.
pub fn snap(text: &str, span: Span) -> Option<Span> {
    let start = border_before(text, span.start as usize);
    let end = border_after(text, (span.end as usize).max(start));
    let inside = text.get(start..end)?;
    let kept = inside.trim();
    if kept.is_empty() {
        return None;
    }
    let lead = inside.len() - inside.trim_start().len();
    let from = border_before(text, start + lead);
    let to = border_after(text, start + lead + kept.len());
    Some(Span::new(from, to))
}

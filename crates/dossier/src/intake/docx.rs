//! The text of a Word document (.docx): paragraphs, lists and tables as lines; deletions, fields and comments left out.

use super::decode::decode;
use super::flow::Extract;
use crate::Meta;
use crate::format::{FormatError, Kind, parse_iso};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// The largest part of the archive that is unpacked, in bytes: real articles have a hundredth.
const LIMIT: u64 = 48 << 20;

fn damaged(what: &str) -> FormatError {
    FormatError::new(Kind::Damaged, what)
}

/// Reads a document.
///
/// # Errors
/// What is no such archive, is encrypted, or unpacks to more than any real document.
pub(super) fn docx(bytes: &[u8]) -> Result<Extract, FormatError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| damaged("it is not a Word document"))?;
    let document = part(&mut archive, "word/document.xml")?
        .ok_or_else(|| FormatError::new(Kind::NotOurs, "the archive holds no Word document"))?;
    let (text, title) = body(&document)?;
    let mut meta = match part(&mut archive, "docProps/core.xml") {
        Ok(Some(core)) => properties(&core),
        _ => Meta::default(),
    };
    if meta.title.is_empty() {
        meta.title = title.into();
    }
    Ok(Extract { text, meta })
}

/// A part as text; `None` where the archive has none of this name.
fn part(
    archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
    name: &str,
) -> Result<Option<String>, FormatError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(damaged("a part of the document cannot be unpacked")),
    };
    let mut unpacked = Vec::new();
    file.take(LIMIT + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| damaged("a part of the document cannot be unpacked"))?;
    if unpacked.len() as u64 > LIMIT {
        let size = format!("it unpacks to more than {} MB", LIMIT >> 20);
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    decode(&unpacked).map(Some)
}

/// The value of an attribute by its name without prefix.
fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}

/// The character of `&name;` or `&#number;`.
fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        },
        None => {
            return match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            };
        }
    };
    char::from_u32(number).filter(|c| *c != '\0')
}

/// The text, and the first paragraph with the style of a title.
fn body(xml: &str) -> Result<(String, String), FormatError> {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut title) = (String::new(), String::new());
    let mut paragraph = String::new();
    let (mut in_text, mut in_list, mut in_title) = (false, false, false);
    // Depth of elements whose text is not read, and of table cells.
    let (mut silent, mut cells) = (0usize, 0usize);
    let mut after_list = false;
    loop {
        let event = reader
            .read_event()
            .map_err(|_| damaged("the document's XML is broken"))?;
        let (tag, empty) = match &event {
            Event::Start(tag) => (Some(tag), false),
            Event::Empty(tag) => (Some(tag), true),
            _ => (None, false),
        };
        if let Some(tag) = tag {
            let name = tag.local_name();
            match name.as_ref() {
                "del" | "moveFrom" | "Fallback" | "instrText" if !empty => silent += 1,
                "t" => in_text = !empty,
                "tab" => paragraph.push(' '),
                "br" | "cr" => paragraph.push('\n'),
                "noBreakHyphen" => paragraph.push('-'),
                "numPr" => in_list = true,
                "pStyle" => {
                    in_title =
                        value(tag, "val").is_some_and(|style| style == "Title" || style == "Titre")
                }
                "tc" if !empty => cells += 1,
                _ => {}
            }
            continue;
        }
        match event {
            Event::Text(text) if in_text && silent == 0 => {
                paragraph.push_str(&text.xml10_content())
            }
            Event::CData(text) if in_text && silent == 0 => {
                paragraph.push_str(&text.xml10_content())
            }
            Event::GeneralRef(name) if in_text && silent == 0 => {
                paragraph.extend(character(&name.xml10_content()))
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "del" | "moveFrom" | "Fallback" | "instrText" => silent = silent.saturating_sub(1),
                "t" => in_text = false,
                "tc" => {
                    cells = cells.saturating_sub(1);
                    paragraph.push(' ');
                }
                "p" if cells > 0 => paragraph.push(' '),
                "p" | "tr" => {
                    let row = tag.local_name().as_ref() == "tr";
                    let cells =
                        row.then(|| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
                    let words = cells.as_deref().unwrap_or(paragraph.trim());
                    if !words.is_empty() {
                        let line = in_list || row;
                        if !out.is_empty() {
                            out.push_str(if line && after_list { "\n" } else { "\n\n" });
                        }
                        out.push_str(words);
                        if in_title && title.is_empty() {
                            title = words.replace('\n', " ");
                        }
                        after_list = line;
                    }
                    paragraph.clear();
                    (in_list, in_title) = (false, false);
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    Ok((out, title))
}

/// Title, author and date, as the document's properties state them.
fn properties(xml: &str) -> Meta {
    let mut reader = Reader::from_str(xml);
    let mut meta = Meta::default();
    let mut text = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(_) => text.clear(),
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => text.extend(character(&name.xml10_content())),
            Event::End(tag) => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                match tag.local_name().as_ref() {
                    "title" => meta.title = words.into(),
                    "creator" => meta.author = words.into(),
                    "created" if parse_iso(&words).is_some() => {
                        meta.date = words.get(..10).unwrap_or("").into()
                    }
                    _ => {}
                }
                text.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    meta
}

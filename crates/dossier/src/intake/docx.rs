//! The text of a Word document (.docx): paragraphs, lists and tables as lines, with headings, quotes, captions and links;
//! deletions, fields and comments left out.

use super::decode::decode;
use super::flow::Extract;
use crate::format::{FormatError, Kind, is_web_address, parse_iso};
use crate::{Block, BlockKind, Link, Meta, Structure};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use selon_engine::Span;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

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
    let side = |archive: &mut _, name| part(archive, name).ok().flatten().unwrap_or_default();
    let body = Body {
        styles: styles(&side(&mut archive, "word/styles.xml")),
        targets: targets(&side(&mut archive, "word/_rels/document.xml.rels")),
        ..Body::default()
    };
    let body = body.read(&document)?;
    let mut meta = match part(&mut archive, "docProps/core.xml") {
        Ok(Some(core)) => properties(&core),
        _ => Meta::default(),
    };
    if meta.title.is_empty() {
        meta.title = body.title.into();
    }
    Ok(Extract {
        text: body.out,
        structure: body.structure,
        meta,
    })
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

/// What a style of paragraphs means, by the name that Word gives it in every language.
#[derive(Clone, Copy)]
enum Style {
    Title,
    Block(BlockKind),
}

/// The styles that mean something, by their ids, which follow the language of Word.
fn styles(xml: &str) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    let mut reader = Reader::from_str(xml);
    let mut id = None;
    while let Ok(event) = reader.read_event() {
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        match tag.local_name().as_ref() {
            "style" => id = value(tag, "styleId"),
            "name" => {
                let name = value(tag, "val").unwrap_or_default().to_lowercase();
                let style = match name.as_str() {
                    "title" => Some(Style::Title),
                    "quote" | "intense quote" => Some(Style::Block(BlockKind::Quote)),
                    "caption" => Some(Style::Block(BlockKind::Caption)),
                    _ => name.strip_prefix("heading ").and_then(|level| {
                        let level = level.parse().ok().filter(|level| (1..=6).contains(level))?;
                        Some(Style::Block(BlockKind::Heading(level)))
                    }),
                };
                if let Some((id, style)) = id.take().zip(style) {
                    styles.insert(id, style);
                }
            }
            _ => {}
        }
    }
    styles
}

/// Where links lead, by their ids.
fn targets(xml: &str) -> HashMap<String, Rc<str>> {
    let mut targets = HashMap::new();
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == "Relationship" =>
            {
                let target = value(tag, "Target").map(|target| target.replace("&amp;", "&"));
                if let Some((id, target)) = value(tag, "Id").zip(target)
                    && is_web_address(&target)
                {
                    targets.insert(id, target.into());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    targets
}

/// What is read of a document so far.
#[derive(Default)]
struct Body {
    styles: HashMap<String, Style>,
    targets: HashMap<String, Rc<str>>,
    out: String,
    structure: Structure,
    /// The first paragraph with the style of a title.
    title: String,
    paragraph: String,
    /// Links of the paragraph: from where to where in it, open ones without an end.
    links: Vec<(usize, Option<usize>, Rc<str>)>,
    style: Option<Style>,
    in_text: bool,
    in_list: bool,
    /// Depth of elements whose text is not read, and of table cells.
    silent: usize,
    cells: usize,
    after_list: bool,
}

/// Elements whose text nobody reads in the document.
const SILENT: &[&str] = &["del", "moveFrom", "Fallback", "instrText"];

impl Body {
    fn read(mut self, xml: &str) -> Result<Body, FormatError> {
        let mut reader = Reader::from_str(xml);
        loop {
            let event = reader
                .read_event()
                .map_err(|_| damaged("the document's XML is broken"))?;
            let heard = self.in_text && self.silent == 0;
            match event {
                Event::Start(tag) => self.open(&tag, false),
                Event::Empty(tag) => self.open(&tag, true),
                Event::Text(text) if heard => self.paragraph.push_str(&text.xml10_content()),
                Event::CData(text) if heard => self.paragraph.push_str(&text.xml10_content()),
                Event::GeneralRef(name) if heard => {
                    self.paragraph.extend(character(&name.xml10_content()));
                }
                Event::End(tag) => self.close(tag.local_name().as_ref()),
                Event::Eof => return Ok(self),
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart, empty: bool) {
        let name = tag.local_name();
        match name.as_ref() {
            name if SILENT.contains(&name) && !empty => self.silent += 1,
            "t" => self.in_text = !empty,
            "tab" => self.paragraph.push(' '),
            "br" | "cr" => self.paragraph.push('\n'),
            "noBreakHyphen" => self.paragraph.push('-'),
            "numPr" => self.in_list = true,
            "pStyle" => {
                let id = value(tag, "val").unwrap_or_default();
                self.style = match self.styles.get(&id) {
                    Some(style) => Some(*style),
                    None => matches!(&*id, "Title" | "Titre").then_some(Style::Title),
                };
            }
            "hyperlink" if !empty => {
                let target = value(tag, "id").and_then(|id| self.targets.get(&id).cloned());
                self.links
                    .extend(target.map(|url| (self.paragraph.len(), None, url)));
            }
            "tc" if !empty => self.cells += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            name if SILENT.contains(&name) => self.silent = self.silent.saturating_sub(1),
            "t" => self.in_text = false,
            "hyperlink" => {
                if let Some((_, end @ None, _)) = self.links.last_mut() {
                    *end = Some(self.paragraph.len());
                }
            }
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.paragraph.push(' ');
            }
            "p" if self.cells > 0 => self.paragraph.push(' '),
            "p" => self.end(false),
            "tr" => self.end(true),
            _ => {}
        }
    }

    /// A paragraph or a row of a table ends.
    fn end(&mut self, row: bool) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let links = std::mem::take(&mut self.links);
        let (style, in_list) = (self.style.take(), std::mem::take(&mut self.in_list));
        let cells = row.then(|| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = cells.as_deref().unwrap_or(paragraph.trim());
        if words.is_empty() {
            return;
        }
        let line = in_list || row;
        if !self.out.is_empty() {
            let apart = if line && self.after_list {
                "\n"
            } else {
                "\n\n"
            };
            self.out.push_str(apart);
        }
        let start = self.out.len();
        self.out.push_str(words);
        self.after_list = line;
        let span = |from: usize, to: usize| Span {
            start: from as u32,
            end: to as u32,
        };
        let kind = match style {
            Some(Style::Title) => {
                if self.title.is_empty() {
                    self.title = words.replace('\n', " ");
                }
                Some(BlockKind::Heading(1))
            }
            Some(Style::Block(kind)) => Some(kind),
            None => in_list.then_some(BlockKind::Item),
        };
        let whole = span(start, self.out.len());
        self.structure
            .blocks
            .extend(kind.map(|kind| Block { span: whole, kind }));
        if row {
            // The spaces of cells are drawn together, so places in them are not those of the row.
            return;
        }
        let cut = paragraph.len() - paragraph.trim_start().len();
        for (from, to, url) in links {
            let to = to.unwrap_or(paragraph.len()).min(cut + words.len());
            let (from, to) = (from.max(cut) - cut, to.max(cut) - cut);
            if from < to {
                let span = span(start + from, start + to);
                self.structure.links.push(Link { span, url });
            }
        }
    }
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

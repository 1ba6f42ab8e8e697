//! What a font's codes mean, and how wide they are.

use crate::document::LIMIT;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};

/// The fonts that a page or form may use, by their names there.
pub(crate) struct Fonts<'d>(BTreeMap<Vec<u8>, Font<'d>>);

struct Font<'d> {
    encoding: Encoding<'d>,
    widths: HashMap<u32, f32>,
    /// Of codes without one.
    width: f32,
    /// Whether codes are two bytes.
    wide: bool,
}

impl<'d> Fonts<'d> {
    pub(crate) fn of_page(document: &'d Document, page: ObjectId) -> Fonts<'d> {
        let fonts = document.get_page_fonts(page).unwrap_or_default();
        Fonts::of(document, fonts.into_iter())
    }

    pub(crate) fn of_resources(document: &'d Document, resources: &[&'d Dictionary]) -> Fonts<'d> {
        let fonts = resources
            .iter()
            .filter_map(|resources| resources.get_deref(b"Font", document).ok()?.as_dict().ok())
            .flat_map(|fonts| fonts.iter().map(move |(name, _)| (fonts, name)))
            .filter_map(|(fonts, name)| {
                let font = fonts.get_deref(name, document).ok()?.as_dict().ok()?;
                Some((name.clone(), font))
            });
        Fonts::of(document, fonts)
    }

    fn of(
        document: &'d Document,
        fonts: impl Iterator<Item = (Vec<u8>, &'d Dictionary)>,
    ) -> Fonts<'d> {
        let read =
            |(name, font): (Vec<u8>, &'d Dictionary)| Some((name, Font::of(document, font)?));
        Fonts(fonts.take(500).filter_map(read).collect())
    }

    /// Text, width in thousandths of the size, number of codes and number of spaces.
    pub(crate) fn read(&self, font: &[u8], bytes: &[u8]) -> Option<(String, f32, f32, f32)> {
        let font = self.0.get(font)?;
        let text = Document::decode_text(&font.encoding, bytes).ok()?;
        let codes: Vec<u32> = match font.wide {
            true => bytes
                .chunks(2)
                .map(|pair| {
                    pair.iter()
                        .fold(0, |code, byte| code << 8 | u32::from(*byte))
                })
                .collect(),
            false => bytes.iter().map(|byte| u32::from(*byte)).collect(),
        };
        let width = codes
            .iter()
            .map(|code| font.widths.get(code).copied().unwrap_or(font.width))
            .sum();
        let spaces = if font.wide {
            0
        } else {
            codes.iter().filter(|code| **code == 32).count()
        };
        Some((text, width, codes.len() as f32, spaces as f32))
    }
}

impl<'d> Font<'d> {
    fn of(document: &'d Document, font: &'d Dictionary) -> Option<Font<'d>> {
        let encoding = font.get_font_encoding_with_limit(document, LIMIT).ok()?;
        let array = |of: &'d Dictionary, key: &[u8]| {
            of.get_deref(key, document).and_then(Object::as_array).ok()
        };
        let number = |of: &'d Dictionary, key: &[u8]| {
            of.get_deref(key, document).and_then(Object::as_float).ok()
        };
        let below = array(font, b"DescendantFonts").and_then(|list| list.first());
        let below = below.and_then(|one| document.dereference(one).ok()?.1.as_dict().ok());
        let mut widths = HashMap::new();
        let Some(below) = below else {
            let first = number(font, b"FirstChar").unwrap_or(0.0).max(0.0) as u32;
            for (n, width) in array(font, b"Widths")
                .into_iter()
                .flatten()
                .take(256)
                .enumerate()
            {
                let width = document
                    .dereference(width)
                    .ok()
                    .and_then(|(_, width)| width.as_float().ok());
                widths.insert(first.saturating_add(n as u32), width.unwrap_or(0.0));
            }
            return Some(Font {
                encoding,
                widths,
                width: 500.0,
                wide: false,
            });
        };
        // `code [width …]` or `first last width`.
        let list = array(below, b"W").map_or(&[][..], Vec::as_slice);
        let mut at = 0;
        let code = |at: usize| {
            list.get(at)
                .and_then(|one| one.as_float().ok())
                .map(|code| code.max(0.0) as u32)
        };
        while let Some(first) = code(at) {
            let next = list
                .get(at + 1)
                .and_then(|one| document.dereference(one).ok());
            match next.map(|(_, next)| next) {
                Some(Object::Array(each)) => {
                    for (n, width) in each.iter().enumerate().take(65_536) {
                        widths.insert(
                            first.saturating_add(n as u32),
                            width.as_float().unwrap_or(0.0),
                        );
                    }
                    at += 2;
                }
                Some(_) => {
                    let last = code(at + 1).unwrap_or(0).min(first.saturating_add(65_536));
                    let width = list
                        .get(at + 2)
                        .and_then(|one| one.as_float().ok())
                        .unwrap_or(0.0);
                    widths.extend((first..=last).map(|code| (code, width)));
                    at += 3;
                }
                None => break,
            }
        }
        Some(Font {
            encoding,
            widths,
            width: number(below, b"DW").unwrap_or(1000.0),
            wide: true,
        })
    }
}

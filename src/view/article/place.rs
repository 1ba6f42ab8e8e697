//! Bytes of the article and points of the page, each from the other; and how far a stretch grows.

use super::sheet::{Leaf, Sheet};
use crate::dom::segment::{Cut, Unit};
use crate::dom::selection::{self, Point};
use crate::work::Grain;
use selon_engine::Span;

/// The byte of the article that a point of the page means.
pub fn byte(sheet: &Sheet, point: &Point) -> Option<u32> {
    let leaf = leaf(sheet, point)?;
    let inside = selection::bytes_of(&leaf.look.body.text, point.units);
    Some(leaf.span.start + inside as u32)
}

/// The point of the page at a byte of the article; one between two paragraphs is the end of the first.
pub fn point(sheet: &Sheet, byte: u32) -> Option<Point> {
    let at = sheet
        .leaves
        .partition_point(|leaf| leaf.span.start <= byte)
        .checked_sub(1)?;
    let leaf = sheet.leaves.get(at)?;
    let inside = byte.min(leaf.span.end) - leaf.span.start;
    Some(Point {
        block: leaf.key.to_string(),
        units: selection::units_of(&leaf.look.body.text, inside as usize),
    })
}

/// The points where a span begins and ends.
pub fn points(sheet: &Sheet, span: Span) -> Option<(Point, Point)> {
    // What begins where a paragraph ends begins in the next one.
    let next = sheet
        .leaves
        .iter()
        .find(|leaf| leaf.span.end > span.start)?;
    let start = point(sheet, span.start.max(next.span.start))?;
    Some((start, point(sheet, span.end)?))
}

fn leaf<'s>(sheet: &'s Sheet, point: &Point) -> Option<&'s Leaf> {
    sheet.leaf(point.block.parse().ok()?)
}

/// The stretch between two bytes as the grain has it.
pub fn grown(sheet: &Sheet, lang: Option<&str>, span: Span, grain: Grain) -> Span {
    let unit = match grain {
        Grain::Character => Unit::Character,
        Grain::Word => Unit::Word,
        Grain::Sentence => Unit::Sentence,
    };
    let grow = |at: u32, end: bool| -> Option<u32> {
        let leaf = sheet.leaves.iter().find(|leaf| match end {
            true => leaf.span.start < at && at <= leaf.span.end,
            false => leaf.span.start <= at && at < leaf.span.end,
        })?;
        let text = &leaf.look.body.text;
        let cut = Cut::new(text, lang, unit);
        let units = selection::units_of(text, (at - leaf.span.start) as usize);
        let units = match end {
            true => cut.grown(units - 1, units).1,
            false => cut.grown(units, units + 1).0,
        };
        Some(leaf.span.start + selection::bytes_of(text, units) as u32)
    };
    Span {
        start: grow(span.start, false).unwrap_or(span.start),
        end: grow(span.end, true).unwrap_or(span.end),
    }
}

/// The byte a step away from another: the next border of a character, word or sentence, into the next paragraph from
/// the end of one. `None` at the end of the article.
pub fn step(
    sheet: &Sheet,
    lang: Option<&str>,
    from: &Point,
    forward: bool,
    unit: Unit,
) -> Option<Point> {
    let at = sheet
        .leaves
        .iter()
        .position(|leaf| leaf.key.to_string() == from.block)?;
    let leaf = sheet.leaves.get(at)?;
    let cut = Cut::new(&leaf.look.body.text, lang, unit);
    if let Some(units) = cut.step(from.units, forward) {
        return Some(Point {
            block: from.block.clone(),
            units,
        });
    }
    let next = match forward {
        true => sheet.leaves.get(at + 1)?,
        false => sheet.leaves.get(at.checked_sub(1)?)?,
    };
    let text = &next.look.body.text;
    Some(Point {
        block: next.key.to_string(),
        units: match forward {
            true => 0,
            false => selection::units_of(text, text.len()),
        },
    })
}

//! Where a figure's words stand beside its mark, so that they cover nothing and nothing is cut off.
//!
//! Widths are estimates for a system font at [`FONT`] pixels, on the generous side. A label that fits the narrowest strip
//! fits every wider one, as marks stand in fractions.

use super::axis::NARROW;
use super::{Mark, Shape};

/// Font size of labels, in CSS pixels.
pub const FONT: f64 = 13.0;

/// Pixels between a mark and its label.
const GAP: f64 = 10.0;

/// Characters that a label shows at most; the row and the table have the rest.
const LONGEST: usize = 32;

/// The side of the mark on which its label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Right of it, on its line.
    Right,
    /// Left of it, on its line.
    Left,
    /// On the line above, starting at `at`.
    AboveStart,
    /// On the line above, centred on `at`.
    AboveMiddle,
    /// On the line above, ending at `at`.
    AboveEnd,
    /// Inside the band, centred on `at`.
    Inside,
}

/// A placed text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The figure as written, shortened where it is very long.
    pub text: String,
    /// Fraction of the strip from which the place is measured.
    pub at: f64,
    /// The side.
    pub place: Place,
}

impl Label {
    /// Places the words beside a mark.
    pub(super) fn beside(mark: &Mark, written: &str) -> Label {
        let text = shorten(written, LONGEST);
        let need = width(&text);
        let Some((from, to)) = mark.covers() else {
            return Label {
                text,
                at: 0.0,
                place: Place::Right,
            };
        };
        let dot = if mark.at.is_some() { 8.0 } else { 0.0 };
        let (left, right) = (from * NARROW - dot, to * NARROW + dot);
        let (at, place) = if mark.shape == Shape::Band && right - left >= need + 2.0 * GAP {
            ((from + to) / 2.0, Place::Inside)
        } else if right + GAP + need <= NARROW {
            (to, Place::Right)
        } else if left - GAP - need >= 0.0 {
            (from, Place::Left)
        } else {
            let at = mark.at.unwrap_or((from + to) / 2.0);
            let middle = at * NARROW;
            if middle - need / 2.0 < 0.0 {
                (at.min(1.0 - (need / NARROW).min(1.0)), Place::AboveStart)
            } else if middle + need / 2.0 > NARROW {
                (at.max((need / NARROW).min(1.0)), Place::AboveEnd)
            } else {
                (at, Place::AboveMiddle)
            }
        };
        Label { text, at, place }
    }
}

/// Estimated width of a text in CSS pixels at [`FONT`].
pub fn width(text: &str) -> f64 {
    text.chars().map(advance).sum::<f64>() * FONT
}

/// Estimated advance of a character, in ems.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '’' | '|' | '!' | '\u{202f}' => 0.3,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 0.95,
        'A'..='Z' => 0.72,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' => 1.05,
        c if c as u32 >= 0x1f000 => 1.3,
        _ => 0.6,
    }
}

/// The text cut to `longest` characters with an ellipsis, between words where one is near.
pub fn shorten(text: &str, longest: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    let cut = match cut.rfind(' ') {
        Some(space) if space * 2 > cut.len() => &cut[..space],
        _ => cut.as_str(),
    };
    format!("{}…", cut.trim_end())
}

/// Line breaks, tabs and runs of spaces become one space; no-break spaces stay, they belong to numbers.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text
        .split([' ', '\n', '\r', '\t'])
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

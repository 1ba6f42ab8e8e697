//! What is drawn for one figure: its shape, its point, and how far it reaches.

use super::{Axis, Entry};
use selon_engine::Modifier;

/// The shape, which alone tells how the words bend the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A bare number.
    Dot,
    /// A bare round number: a dot with a thin ring.
    RoundDot,
    /// "About": a hollow dot in a soft halo.
    Soft,
    /// "Nearly": a hollow dot with a halo to its left.
    Lean,
    /// "At least", "more than": a tick and an arrow to the right.
    OpenRight,
    /// "At most", "less than": a tick and an arrow to the left.
    OpenLeft,
    /// "Between a and b": a capped bar.
    Bar,
    /// A vague plural: a hatched band with the word.
    Band,
    /// Nothing can be drawn: infinite, absurd or without any number. The words stand in its place.
    Unplaced,
}

/// A stretch of the strip, in fractions, cut at its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Left end.
    pub from: f64,
    /// Right end, never left of `from`.
    pub to: f64,
    /// Whether it goes on beyond the left end: open, or off the axis.
    pub open_left: bool,
    /// Whether it goes on beyond the right end.
    pub open_right: bool,
}

/// One figure's mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// The stated number or tick; `None` for bars, bands and what is off the axis.
    pub at: Option<f64>,
    /// Halo, arrow, bar or band.
    pub extent: Option<Extent>,
    /// Whether the tick itself is outside ("more than", "less than").
    pub excluded: bool,
}

impl Extent {
    /// The stretch from `low` to `high` on the axis; open ends run to the edge. `None` where nothing of it is visible.
    pub(super) fn of(axis: &Axis, low: Option<f64>, high: Option<f64>) -> Option<Extent> {
        let from = low.map_or(f64::NEG_INFINITY, |value| axis.at(value));
        let to = high.map_or(f64::INFINITY, |value| axis.at(value));
        // Rounding at the edges is not a departure from the axis.
        let slack = 1e-9;
        if from.is_nan() || to.is_nan() || to < -slack || from > 1.0 + slack {
            return None;
        }
        let (left, right) = (inside(from), inside(to));
        Some(Extent {
            from: left,
            to: right.max(left),
            open_left: from < -slack,
            open_right: to > 1.0 + slack,
        })
    }
}

impl Mark {
    /// The mark of an entry on an axis.
    pub(super) fn of(entry: &Entry, axis: &Axis) -> Mark {
        let on = |value: Option<f64>| entry.on_axis(value);
        let at = |value: Option<f64>| {
            value
                .map(|value| axis.at(value))
                .filter(|at| (-1e-9..=1.0 + 1e-9).contains(at))
                .map(inside)
        };
        let reading = &entry.reading;
        let (low, high) = (on(entry.low), on(entry.high));
        // An end that is stated but cannot be drawn is not an open end.
        let lost =
            (entry.low.is_some() && low.is_none()) || (entry.high.is_some() && high.is_none());
        let read = || Extent::of(axis, on(reading.low), on(reading.high));
        let (shape, point, extent, excluded) = match entry.modifier {
            _ if lost => (Shape::Unplaced, None, None, false),
            Modifier::Vague => match read() {
                Some(extent) if reading.low.is_some() || reading.high.is_some() => {
                    (Shape::Band, None, Some(extent), false)
                }
                _ => (Shape::Unplaced, None, None, false),
            },
            Modifier::AtLeast | Modifier::MoreThan => match low.or(high) {
                Some(n) => (
                    Shape::OpenRight,
                    at(Some(n)),
                    Extent::of(axis, Some(n), on(reading.high)),
                    entry.modifier == Modifier::MoreThan,
                ),
                None => (Shape::Unplaced, None, None, false),
            },
            Modifier::AtMost | Modifier::LessThan => match high.or(low) {
                Some(n) => (
                    Shape::OpenLeft,
                    at(Some(n)),
                    Extent::of(axis, on(reading.low), Some(n)),
                    entry.modifier == Modifier::LessThan,
                ),
                None => (Shape::Unplaced, None, None, false),
            },
            modifier => match (entry.point(), modifier) {
                (Some(n), Modifier::About) => (Shape::Soft, at(Some(n)), read(), false),
                (Some(n), Modifier::Nearly) => (Shape::Lean, at(Some(n)), read(), false),
                (Some(n), _) if is_round(n) => (Shape::RoundDot, at(Some(n)), None, false),
                (Some(n), _) => (Shape::Dot, at(Some(n)), None, false),
                (None, _) if low.is_some() || high.is_some() => {
                    (Shape::Bar, None, Extent::of(axis, low, high), false)
                }
                (None, _) => (Shape::Unplaced, None, None, false),
            },
        };
        if point.is_none() && extent.is_none() {
            return Mark {
                shape: Shape::Unplaced,
                at: None,
                extent: None,
                excluded: false,
            };
        }
        Mark {
            shape,
            at: point,
            extent,
            excluded,
        }
    }

    /// The leftmost and rightmost fraction that the mark covers; `None` where nothing is drawn.
    pub fn covers(&self) -> Option<(f64, f64)> {
        let ends = self.extent.map(|extent| (extent.from, extent.to));
        match (self.at, ends) {
            (Some(at), Some((from, to))) => Some((at.min(from), at.max(to))),
            (Some(at), None) => Some((at, at)),
            (None, ends) => ends,
        }
    }
}

/// Whether a bare number looks rounded: a multiple of ten with at most two digits before its zeros (10, 350, 12,000).
pub(super) fn is_round(value: f64) -> bool {
    let size = value.abs();
    if size < 10.0 || size.fract() != 0.0 {
        return false;
    }
    let unit = 10f64.powf((size.log10() + 1e-12).floor() - 1.0).max(10.0);
    (size / unit).fract().abs() < 1e-9
}

/// The fraction within the strip; never the negative zero, which painters would write as "-0.0".
fn inside(at: f64) -> f64 {
    at.clamp(0.0, 1.0) + 0.0
}

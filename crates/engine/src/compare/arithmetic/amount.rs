//! Intervals to reckon with, as exact as the words are.

use crate::{Figure, FigureKind, Modifier};

/// What a figure, or what comes out of several, can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub low: f64,
    pub high: f64,
}

impl Amount {
    /// The reading of a figure under the rule in force.
    pub fn of(figure: &Figure) -> Amount {
        Amount {
            low: figure.reading.low.unwrap_or(f64::NEG_INFINITY),
            high: figure.reading.high.unwrap_or(f64::INFINITY),
        }
    }

    /// The reading, with room for a number that was rounded before it was written.
    pub fn rounded(figure: &Figure) -> Amount {
        let (read, slack) = (Amount::of(figure), rounding(figure));
        Amount {
            low: read.low - slack,
            high: read.high + slack,
        }
    }

    /// The two together.
    pub fn plus(self, other: Amount) -> Amount {
        Amount {
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }

    /// How far apart the two are.
    pub fn apart(self, other: Amount) -> Amount {
        Amount {
            low: (other.low - self.high).max(self.low - other.high).max(0.0),
            high: (other.high - self.low).max(self.high - other.low),
        }
    }

    /// The two multiplied; both are amounts of something, never below zero.
    pub fn times(self, other: Amount) -> Amount {
        Amount {
            low: self.low.max(0.0) * other.low.max(0.0),
            high: self.high.max(0.0) * other.high.max(0.0),
        }
    }

    /// This one as so many times the other; `None` where the other may be nothing.
    pub fn over(self, other: Amount) -> Option<Amount> {
        (other.low > 0.0).then(|| Amount {
            low: self.low.max(0.0) / other.high,
            high: self.high.max(0.0) / other.low,
        })
    }

    /// Multiplied by a number above zero.
    pub fn scaled(self, by: f64) -> Amount {
        Amount {
            low: self.low * by,
            high: self.high * by,
        }
    }

    /// Whether the two can be the same, floating dust aside.
    pub fn meets(self, other: Amount) -> bool {
        let dust = |x: f64| {
            if x.is_finite() { 1e-9 * x.abs() } else { 0.0 }
        };
        self.low - dust(self.low) <= other.high && other.low <= self.high + dust(self.high)
    }
}

/// Half of the last place that was surely written with care: nothing for a small count, 500 for 12 000, 0.05 for 1.2, and
/// a twentieth of what "two thirds" says.
pub(super) fn rounding(figure: &Figure) -> f64 {
    let (Some(low), Some(high)) = (figure.low, figure.high) else {
        return 0.0;
    };
    if low != high || figure.modifier != Modifier::Exact || !low.is_finite() {
        return 0.0;
    }
    let value = low.abs();
    if figure.kind == FigureKind::Ratio {
        return value / 20.0;
    }
    if value.fract() != 0.0 {
        let mut step = 1.0;
        for _ in 0..6 {
            let units = value / step;
            if (units - units.round()).abs() < 1e-6 {
                break;
            }
            step /= 10.0;
        }
        return step / 2.0;
    }
    if value < 1000.0 {
        return if figure.kind == FigureKind::Count {
            0.0
        } else {
            0.5
        };
    }
    let mut step = 1.0;
    while step < 1e15 && value % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    if step > 1.0 {
        (step / 2.0).min(value / 20.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(value: f64, kind: FigureKind) -> Figure {
        Figure {
            low: Some(value),
            high: Some(value),
            kind,
            ..Figure::default()
        }
    }

    #[test]
    fn a_number_is_as_exact_as_it_is_written() {
        let slack = |value, kind| rounding(&exact(value, kind));
        assert_eq!(slack(80.0, FigureKind::Count), 0.0);
        assert_eq!(slack(12_000.0, FigureKind::Count), 500.0);
        assert_eq!(slack(12_345.0, FigureKind::Count), 0.0);
        assert_eq!(slack(67.0, FigureKind::Percent), 0.5);
        assert!((slack(7.4, FigureKind::Percent) - 0.05).abs() < 1e-12);
        assert_eq!(slack(2e6, FigureKind::Money), 1e5);
        assert_eq!(slack(0.0, FigureKind::Count), 0.0);
        assert_eq!(slack(f64::INFINITY, FigureKind::Count), 0.0);
    }

    #[test]
    fn nothing_divides_by_nothing() {
        let zero = Amount {
            low: 0.0,
            high: 0.0,
        };
        assert_eq!(zero.over(zero), None);
        let open = Amount {
            low: 0.0,
            high: f64::INFINITY,
        };
        assert!(open.meets(zero));
        assert!(open.plus(open).meets(zero));
    }
}

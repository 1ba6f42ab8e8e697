//! The shared axis: its domain, its ticks, and the policy for zero and logarithms.
//!
//! * The domain spans what the words state and how it is read; the far end of a vague plural ("thousands" may be read up
//!   to 999,999) does not stretch it, the band runs off the edge instead.
//! * The axis starts at zero unless that would squeeze the differences into a small part of it; where it does not, the
//!   plot says so.
//! * It is logarithmic on request, or by itself where the largest number is more than [`LOG_FROM`] times the smallest;
//!   the plot says so too, and says when a logarithm was asked for and cannot be.

use super::{Entry, PlotOptions, label};
use crate::Locale;
use selon_engine::Modifier;

/// Numbers beyond this size cannot be drawn; their rows say it in words.
pub const LARGEST: f64 = 1e300;

/// Numbers nearer to zero than this, zero itself apart, cannot be drawn either.
pub const SMALLEST: f64 = 1e-290;

/// Largest over smallest number from which on the axis turns logarithmic by itself.
pub const LOG_FROM: f64 = 20.0;

/// Share of the axis that the differences must fill for it to start at zero.
const SPREAD: f64 = 0.15;

/// Share of the largest number that an axis spans at least: differences smaller than a part of this stay small.
const WINDOW: f64 = 0.08;

/// Narrowest strip that labels are placed for, in CSS pixels.
pub(super) const NARROW: f64 = 260.0;

/// Which scale a person asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AxisChoice {
    /// By the policy of this module.
    #[default]
    Auto,
    /// Equal steps.
    Linear,
    /// Equal factors.
    Log,
}

/// The scale in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScaleKind {
    /// Equal distances are equal differences.
    #[default]
    Linear,
    /// Equal distances are equal factors.
    Log,
}

/// What the reader of an axis must be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AxisNotice {
    /// The axis does not start at zero but here.
    NotFromZero(f64),
    /// Logarithmic by itself: the largest number is this many times the smallest.
    LogByRatio(f64),
    /// Logarithmic because it was asked for.
    LogAsked,
    /// A logarithm was asked for, but there is a zero or a negative number, or no number.
    LogRefused,
}

/// A labelled position.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Fraction of the strip.
    pub at: f64,
    /// The number there.
    pub value: f64,
    /// The number in the reader's language.
    pub label: String,
    /// Whether the label still has room on a narrow strip.
    pub on_narrow: bool,
}

/// A scale with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The scale in use.
    pub kind: ScaleKind,
    /// The number at the left edge.
    pub low: f64,
    /// The number at the right edge, always larger.
    pub high: f64,
    /// From left to right.
    pub ticks: Vec<Tick>,
    /// The unit that all numbers on it share; `None` is a plain count or a mixture.
    pub unit: Option<String>,
    /// What must be said beside it.
    pub notices: Vec<AxisNotice>,
}

/// What the figures ask of a domain.
struct Needs {
    low: f64,
    high: f64,
    /// Smallest stated number that is not the edge of a soft reading, for the ratio.
    smallest: f64,
    largest: f64,
    opens_left: bool,
    opens_right: bool,
    whole: bool,
    any: bool,
}

impl Axis {
    /// The axis over these entries; over none it runs from 0 to 1 without meaning, and nothing is drawn on it.
    pub(super) fn over<'a>(
        entries: impl Iterator<Item = &'a Entry> + Clone,
        options: PlotOptions,
    ) -> Axis {
        let needs = Needs::of(entries.clone());
        let possible = needs.any && needs.low > 0.0;
        let ratio = if possible {
            needs.largest / needs.smallest
        } else {
            1.0
        };
        let mut notices = Vec::new();
        let kind = match options.axis {
            AxisChoice::Log if possible => {
                notices.push(AxisNotice::LogAsked);
                ScaleKind::Log
            }
            AxisChoice::Log => {
                notices.push(AxisNotice::LogRefused);
                ScaleKind::Linear
            }
            AxisChoice::Auto if ratio > LOG_FROM => {
                notices.push(AxisNotice::LogByRatio(ratio));
                ScaleKind::Log
            }
            _ => ScaleKind::Linear,
        };
        let (low, high) = match kind {
            ScaleKind::Linear => linear_domain(&needs),
            ScaleKind::Log => log_domain(&needs),
        };
        if kind == ScaleKind::Linear && low > 0.0 {
            notices.push(AxisNotice::NotFromZero(low));
        }
        let mut axis = Axis {
            kind,
            low,
            high,
            ticks: Vec::new(),
            unit: unit(entries),
            notices,
        };
        let values = match kind {
            ScaleKind::Linear => linear_ticks(low, high, needs.whole),
            ScaleKind::Log => log_ticks(low, high),
        };
        axis.ticks = axis.label(values, options.locale);
        axis
    }

    /// Where a number stands, as a fraction of the strip; beyond the edges it is below 0 or above 1.
    pub fn at(&self, value: f64) -> f64 {
        match self.kind {
            ScaleKind::Linear => (value - self.low) / (self.high - self.low),
            ScaleKind::Log if value <= 0.0 => f64::NEG_INFINITY,
            ScaleKind::Log => {
                (value.log10() - self.low.log10()) / (self.high.log10() - self.low.log10())
            }
        }
    }

    /// Whether every number that these entries state lies within the edges.
    pub(super) fn holds<'a>(&self, entries: impl Iterator<Item = &'a Entry> + Clone) -> bool {
        let needs = Needs::of(entries);
        !needs.any || (needs.low >= self.low && needs.high <= self.high)
    }

    fn label(&self, values: Vec<f64>, locale: Locale) -> Vec<Tick> {
        let mut free_from = f64::NEG_INFINITY;
        values
            .into_iter()
            .map(|value| {
                let at = self.at(value).clamp(0.0, 1.0);
                let label = locale.short_number(value);
                let half = label::width(&label) / 2.0;
                let on_narrow = at * NARROW - half >= free_from;
                if on_narrow {
                    free_from = at * NARROW + half + 8.0;
                }
                Tick {
                    at,
                    value,
                    label,
                    on_narrow,
                }
            })
            .collect()
    }
}

impl Needs {
    fn of<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Needs {
        let mut needs = Needs {
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
            smallest: f64::INFINITY,
            largest: f64::NEG_INFINITY,
            opens_left: false,
            opens_right: false,
            whole: true,
            any: false,
        };
        // The far ends of vague plurals count only where there is nothing else to go by.
        let only_vague = entries
            .clone()
            .all(|entry| entry.modifier == Modifier::Vague);
        for entry in entries {
            let vague = entry.modifier == Modifier::Vague;
            let stated = if vague {
                let high = entry.reading.high.filter(|_| only_vague);
                [entry.reading.low, high]
            } else {
                [entry.low, entry.high]
            };
            for value in stated.into_iter().filter_map(|v| entry.on_axis(v)) {
                needs.smallest = needs.smallest.min(value);
                needs.largest = needs.largest.max(value);
                needs.whole &= value.fract() == 0.0;
                needs.reach(value);
            }
            if vague {
                needs.opens_right |= !only_vague || entry.reading.high.is_none();
                continue;
            }
            for value in [entry.reading.low, entry.reading.high] {
                match entry.on_axis(value) {
                    // "Less than n" may be read down to 0: that end is no reason to stretch a far axis.
                    Some(value) if value != 0.0 || entry.low == Some(0.0) => needs.reach(value),
                    _ => {}
                }
            }
            use Modifier::{AtLeast, AtMost, LessThan, MoreThan};
            needs.opens_right |= matches!(entry.modifier, AtLeast | MoreThan);
            needs.opens_left |= matches!(entry.modifier, AtMost | LessThan);
        }
        needs
    }

    fn reach(&mut self, value: f64) {
        self.low = self.low.min(value);
        self.high = self.high.max(value);
        self.any = true;
    }
}

/// The edges of a linear axis: from zero where that leaves the differences visible, with room for arrows.
fn linear_domain(needs: &Needs) -> (f64, f64) {
    if !needs.any || (needs.low == 0.0 && needs.high == 0.0) {
        return (0.0, 1.0);
    }
    let (low, high) = (needs.low, needs.high);
    let size = low.abs().max(high.abs());
    let spread = high - low;
    let tight = spread > 0.0 && spread < SPREAD * size;
    let room = |open: bool| if open { 0.16 } else { 0.06 };
    let (from, to) = if tight {
        let missing = (WINDOW * size - spread).max(0.0) / 2.0;
        (low - missing, high + missing)
    } else {
        (low.min(0.0), high.max(0.0))
    };
    let span = if to > from { to - from } else { size };
    let mut left = from - span * room(needs.opens_left);
    let mut right = to + span * room(needs.opens_right);
    if !tight {
        // Zero itself is the edge: nothing lies beyond it.
        if from == 0.0 {
            left = 0.0;
        }
        if to == 0.0 {
            right = 0.0;
        }
    } else if from > 0.0 {
        left = left.max(0.0);
    }
    if right > left {
        (left, right)
    } else {
        // Numbers so close that the machine cannot tell their edges apart.
        (left - size * 0.01, right + size * 0.01)
    }
}

/// The edges of a logarithmic axis: half a step beyond the numbers, and a full one where an arrow needs it.
fn log_domain(needs: &Needs) -> (f64, f64) {
    let (low, high) = (needs.low.log10(), needs.high.log10());
    let span = (high - low).max(0.3);
    let room = |open: bool| if open { 0.16 } else { 0.06 } * span;
    (
        // Within what the machine can write, room or not.
        10f64.powf((low - room(needs.opens_left)).max(-300.0)),
        10f64.powf((high + room(needs.opens_right)).min(305.0)),
    )
}

/// Four to seven round numbers between the edges, in steps of 1, 2 or 5 times a power of ten.
fn linear_ticks(low: f64, high: f64, whole: bool) -> Vec<f64> {
    let raw = (high - low) / 5.0;
    let power = 10f64.powf(raw.log10().floor());
    let mut step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= raw)
        .unwrap_or(power);
    if whole {
        step = step.max(1.0);
    }
    if !step.is_finite() || step <= 0.0 {
        return vec![low];
    }
    let first = (low / step).ceil();
    let last = (high / step).floor();
    // At most seven by construction; the bound guards against steps lost in rounding.
    (0..=(last - first).clamp(0.0, 12.0) as u32)
        .map(|nth| (first + f64::from(nth)) * step)
        // Multiples of 0.1 come out as 0.30000000000000004.
        .map(|value| (value / power * 10.0).round() / 10.0 * power)
        .filter(|value| value.is_finite() && *value >= low && *value <= high)
        .collect()
}

/// Powers of ten, thinned out where there are many, with 2 and 5 between them where there are few.
fn log_ticks(low: f64, high: f64) -> Vec<f64> {
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let decades = (high.log10() - low.log10()).max(0.0);
    let factors: &[f64] = if decades <= 1.2 {
        &[1.0, 2.0, 3.0, 5.0, 7.0]
    } else if decades <= 2.5 {
        &[1.0, 2.0, 5.0]
    } else if decades <= 3.5 {
        &[1.0, 3.0]
    } else {
        &[1.0]
    };
    let every = ((decades / 6.0).ceil() as i32).max(1);
    (first..=last)
        .filter(|exponent| exponent.rem_euclid(every) == 0)
        .flat_map(|exponent| {
            factors
                .iter()
                .map(move |factor| factor * 10f64.powi(exponent))
        })
        .filter(|value| value.is_finite() && *value >= low && *value <= high)
        .collect()
}

/// The unit that all entries share once converted.
fn unit<'a>(mut entries: impl Iterator<Item = &'a Entry> + Clone) -> Option<String> {
    let own = entries.clone().find(|entry| entry.to_axis.is_none())?;
    entries
        .all(|entry| entry.to_axis.is_some() || entry.unit == own.unit)
        .then(|| own.unit.clone())
        .flatten()
}

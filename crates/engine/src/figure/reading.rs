//! From what the words say to the interval that comparisons use.

use crate::{FigureKind, Modifier, Preset, Reading, ReadingRules};

/// The interval under the rules in force.
///
/// `low` and `high` are [`crate::Figure::low`] and [`crate::Figure::high`], what the words say. A pure function: the app
/// calls it again when a reader switches the rules, without reading the article again. The rules are listed in
/// docs/rules.md, "Readings".
pub fn read(
    modifier: Modifier,
    low: Option<f64>,
    high: Option<f64>,
    kind: FigureKind,
    rules: &ReadingRules,
) -> Reading {
    let plain = |rule: &str| Reading {
        low,
        high,
        rule: rule.to_owned(),
        ..Reading::default()
    };
    // Dates, ages, ordinals and labels are names of something, never amounts with a margin.
    if matches!(
        kind,
        FigureKind::Date | FigureKind::Time | FigureKind::Label | FigureKind::Ordinal
    ) {
        return plain("as written");
    }
    match modifier {
        Modifier::Exact => plain("exact"),
        Modifier::Range => plain("range"),
        Modifier::AtLeast => Reading {
            low: low.or(high),
            high: None,
            ..plain("at least")
        },
        Modifier::AtMost => Reading {
            low: None,
            high: high.or(low),
            ..plain("at most")
        },
        Modifier::MoreThan => Reading {
            low: low.or(high),
            high: None,
            low_excluded: true,
            ..plain("more than")
        },
        Modifier::LessThan => Reading {
            low: None,
            high: high.or(low),
            high_excluded: true,
            ..plain("less than")
        },
        Modifier::About => about(low, high, rules),
        Modifier::Nearly => nearly(low, high, rules),
        Modifier::Vague => vague(low, high, rules),
    }
}

fn about(low: Option<f64>, high: Option<f64>, rules: &ReadingRules) -> Reading {
    let (share, name) = match rules.preset {
        Preset::Selon => {
            let share = if rules.tolerance.is_finite() {
                rules.tolerance.clamp(0.0, 1.0)
            } else {
                0.1
            };
            (share, format!("about ±{} %", percent(share)))
        }
        Preset::Cqe => (0.05, "CQE: about ±5 %".to_owned()),
        Preset::Literal => (0.0, "literal".to_owned()),
        Preset::Acled => (0.0, "ACLED: the number stated".to_owned()),
    };
    let widen = |value: f64, sign: f64| value + sign * value.abs() * share;
    Reading {
        low: low.map(|v| tidy(widen(v, -1.0))),
        high: high.map(|v| tidy(widen(v, 1.0))),
        rule: name,
        ..Reading::default()
    }
}

/// CQE marks "nearly" and "about" alike.
fn nearly(low: Option<f64>, high: Option<f64>, rules: &ReadingRules) -> Reading {
    let value = high.or(low);
    let (share, name) = match rules.preset {
        Preset::Selon => (0.1, "nearly: 90 % up to the number"),
        Preset::Cqe => return about(low, high, rules),
        Preset::Literal => (0.0, "literal"),
        Preset::Acled => (0.0, "ACLED: the number stated"),
    };
    Reading {
        low: value.map(|v| tidy(v - v.abs() * share)),
        high: value,
        rule: name.to_owned(),
        high_excluded: share > 0.0,
        ..Reading::default()
    }
}

/// `low` is twice the unit that the plural names.
fn vague(low: Option<f64>, high: Option<f64>, rules: &ReadingRules) -> Reading {
    match rules.preset {
        Preset::Selon => Reading {
            low,
            high,
            rule: "vague plural: from twice the unit to below the next unit but one".to_owned(),
            ..Reading::default()
        },
        Preset::Literal => Reading {
            low,
            high: None,
            rule: "literal: at least twice the unit".to_owned(),
            ..Reading::default()
        },
        Preset::Acled => {
            let unit = low.map(|v| tidy(v / 2.0));
            Reading {
                low: unit,
                high: unit,
                rule: "ACLED: one unit".to_owned(),
                ..Reading::default()
            }
        }
        Preset::Cqe => Reading {
            low: low.map(|v| tidy(v / 2.0)),
            high: low.map(|v| tidy(v * 5.0)),
            rule: "CQE: one to ten units".to_owned(),
            ..Reading::default()
        },
    }
}

/// The units that plurals name, from which the end of a vague plural is taken.
const UNITS: [f64; 14] = [
    10.0, 100.0, 1e3, 1e4, 1e6, 1e7, 1e9, 1e10, 1e12, 1e13, 1e15, 1e16, 1e18, 1e19,
];

/// What a vague plural of `unit` says: twice the unit, up to below the next unit but one.
pub(super) fn vague_bounds(unit: f64) -> (f64, f64) {
    let above = UNITS.iter().position(|known| *known > unit * 1.5);
    let end = above
        .and_then(|n| UNITS.get(n + 1))
        .copied()
        .unwrap_or(unit * 1000.0);
    (2.0 * unit, end - 1.0)
}

/// Removes the dust of binary fractions: 10000 · 0.9 is 9000. Twelve digits are kept.
fn tidy(value: f64) -> f64 {
    let size = value.abs();
    if size == 0.0 || !value.is_finite() {
        return value;
    }
    if size >= 1e12 {
        return if size < 1e15 { value.round() } else { value };
    }
    let mut scale = 1.0;
    while size * scale < 1e11 && scale < 1e30 {
        scale *= 10.0;
    }
    (value * scale).round() / scale
}

/// A share as per cent, with one decimal where it has one.
fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() as u64;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(modifier: Modifier, low: f64, high: f64, preset: Preset) -> String {
        let rules = ReadingRules {
            preset,
            ..ReadingRules::default()
        };
        let r = read(modifier, Some(low), Some(high), FigureKind::Count, &rules);
        let end = |v: Option<f64>| v.map_or("∞".to_owned(), |v| v.to_string());
        format!(
            "{}{}, {}{} {}",
            if r.low_excluded { "(" } else { "[" },
            end(r.low),
            end(r.high),
            if r.high_excluded { ")" } else { "]" },
            r.rule
        )
    }

    #[test]
    fn about_ten_thousand_is_nine_to_eleven_thousand() {
        use Modifier::*;
        assert_eq!(
            interval(About, 1e4, 1e4, Preset::Selon),
            "[9000, 11000] about ±10 %"
        );
        assert_eq!(
            interval(About, 1e4, 1e4, Preset::Literal),
            "[10000, 10000] literal"
        );
        assert_eq!(
            interval(About, -20.0, -20.0, Preset::Selon),
            "[-22, -18] about ±10 %"
        );
    }

    #[test]
    fn the_tolerance_is_the_readers() {
        let rules = ReadingRules {
            tolerance: 0.25,
            ..ReadingRules::default()
        };
        let r = read(
            Modifier::About,
            Some(200.0),
            Some(200.0),
            FigureKind::Count,
            &rules,
        );
        assert_eq!(
            (r.low, r.high, r.rule.as_str()),
            (Some(150.0), Some(250.0), "about ±25 %")
        );
    }

    #[test]
    fn open_ends_stay_open_and_say_which_end_is_outside() {
        use Modifier::*;
        assert_eq!(
            interval(MoreThan, 50.0, 50.0, Preset::Selon),
            "(50, ∞] more than"
        );
        assert_eq!(
            interval(AtLeast, 50.0, 50.0, Preset::Selon),
            "[50, ∞] at least"
        );
        assert_eq!(
            interval(LessThan, 50.0, 50.0, Preset::Selon),
            "[∞, 50) less than"
        );
        assert_eq!(
            interval(AtMost, 50.0, 50.0, Preset::Selon),
            "[∞, 50] at most"
        );
        assert_eq!(
            interval(Nearly, 50.0, 50.0, Preset::Selon),
            "[45, 50) nearly: 90 % up to the number"
        );
    }

    #[test]
    fn thousands_are_two_thousand_up_to_999_999() {
        assert_eq!(vague_bounds(1e3), (2e3, 999_999.0));
        assert_eq!(vague_bounds(12.0), (24.0, 999.0));
        assert_eq!(vague_bounds(10.0), (20.0, 999.0));
        assert_eq!(vague_bounds(100.0), (200.0, 9_999.0));
        assert_eq!(vague_bounds(1e6), (2e6, 999_999_999.0));
        assert_eq!(
            interval(Modifier::Vague, 24.0, 999.0, Preset::Acled),
            "[12, 12] ACLED: one unit"
        );
        assert_eq!(
            interval(Modifier::Vague, 200.0, 9999.0, Preset::Acled),
            "[100, 100] ACLED: one unit"
        );
    }

    #[test]
    fn cqe_reads_nearly_as_about_and_a_vague_plural_as_one_to_ten_units() {
        use Modifier::*;
        assert_eq!(
            interval(Nearly, 200.0, 200.0, Preset::Cqe),
            "[190, 210] CQE: about ±5 %"
        );
        assert_eq!(
            interval(Vague, 2e3, 999_999.0, Preset::Cqe),
            "[1000, 10000] CQE: one to ten units"
        );
    }

    #[test]
    fn a_date_is_never_widened() {
        let r = read(
            Modifier::About,
            Some(2022.0),
            Some(2022.0),
            FigureKind::Date,
            &ReadingRules::default(),
        );
        assert_eq!((r.low, r.high), (Some(2022.0), Some(2022.0)));
    }
}

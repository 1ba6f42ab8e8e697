//! Units that convert into one another. Currencies never do.

use crate::FigureKind;

/// What a unit measures, and how: a value in it times `factor` plus `offset` is the value in the dimension's base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// What is measured; values of one dimension convert.
    pub dimension: &'static str,
    /// Base units in one of these.
    pub factor: f64,
    /// Base value of zero of these.
    pub offset: f64,
}

/// Seconds of a twelfth of a mean Gregorian year (365.2425 days).
const MONTH: f64 = 2_629_746.0;

/// Symbols as figures carry them, dimension, factor, offset. Sources: the SI brochure; NIST SP 811 for US and imperial units.
const UNITS: &[(&str, &str, f64, f64)] = &[
    ("nm", "length", 1e-9, 0.0),
    ("µm", "length", 1e-6, 0.0),
    ("mm", "length", 0.001, 0.0),
    ("cm", "length", 0.01, 0.0),
    ("dm", "length", 0.1, 0.0),
    ("m", "length", 1.0, 0.0),
    ("dam", "length", 10.0, 0.0),
    ("hm", "length", 100.0, 0.0),
    ("km", "length", 1000.0, 0.0),
    ("in", "length", 0.0254, 0.0),
    ("ft", "length", 0.3048, 0.0),
    ("yd", "length", 0.9144, 0.0),
    ("mi", "length", 1609.344, 0.0),
    ("nmi", "length", 1852.0, 0.0),
    ("mm2", "area", 1e-6, 0.0),
    ("cm2", "area", 1e-4, 0.0),
    ("m2", "area", 1.0, 0.0),
    ("ha", "area", 10_000.0, 0.0),
    ("km2", "area", 1e6, 0.0),
    ("acre", "area", 4_046.856_422_4, 0.0),
    ("mi2", "area", 2_589_988.110_336, 0.0),
    ("ft2", "area", 0.092_903_04, 0.0),
    ("µg", "mass", 1e-9, 0.0),
    ("mg", "mass", 1e-6, 0.0),
    ("g", "mass", 0.001, 0.0),
    ("kg", "mass", 1.0, 0.0),
    ("q", "mass", 100.0, 0.0),
    ("t", "mass", 1000.0, 0.0),
    ("kt", "mass", 1e6, 0.0),
    ("Mt", "mass", 1e9, 0.0),
    ("lb", "mass", 0.453_592_37, 0.0),
    ("oz", "mass", 0.028_349_523_125, 0.0),
    ("st", "mass", 6.350_293_18, 0.0),
    ("ml", "volume", 0.001, 0.0),
    ("cl", "volume", 0.01, 0.0),
    ("dl", "volume", 0.1, 0.0),
    ("l", "volume", 1.0, 0.0),
    ("hl", "volume", 100.0, 0.0),
    ("cm3", "volume", 0.001, 0.0),
    ("dm3", "volume", 1.0, 0.0),
    ("m3", "volume", 1000.0, 0.0),
    ("km3", "volume", 1e12, 0.0),
    ("ft3", "volume", 28.316_846_592, 0.0),
    ("gal", "volume", 3.785_411_784, 0.0),
    ("bbl", "volume", 158.987_294_928, 0.0),
    ("°C", "temperature", 1.0, 0.0),
    ("°F", "temperature", 5.0 / 9.0, -160.0 / 9.0),
    ("K", "temperature", 1.0, -273.15),
    ("m/s", "speed", 3.6, 0.0),
    ("km/h", "speed", 1.0, 0.0),
    ("mph", "speed", 1.609_344, 0.0),
    ("kn", "speed", 1.852, 0.0),
    ("W", "power", 1.0, 0.0),
    ("kW", "power", 1e3, 0.0),
    ("MW", "power", 1e6, 0.0),
    ("GW", "power", 1e9, 0.0),
    ("TW", "power", 1e12, 0.0),
    ("Wh", "energy", 1.0, 0.0),
    ("kWh", "energy", 1e3, 0.0),
    ("MWh", "energy", 1e6, 0.0),
    ("GWh", "energy", 1e9, 0.0),
    ("TWh", "energy", 1e12, 0.0),
    ("ms", "time", 0.001, 0.0),
    ("s", "time", 1.0, 0.0),
    ("min", "time", 60.0, 0.0),
    ("h", "time", 3600.0, 0.0),
    ("d", "time", 86_400.0, 0.0),
    ("week", "time", 604_800.0, 0.0),
    ("month", "time", MONTH, 0.0),
    ("trimestre", "time", 3.0 * MONTH, 0.0),
    ("semestre", "time", 6.0 * MONTH, 0.0),
    ("year", "time", 12.0 * MONTH, 0.0),
    ("decade", "time", 120.0 * MONTH, 0.0),
    ("century", "time", 1200.0 * MONTH, 0.0),
    ("B", "data", 1.0, 0.0),
    ("kB", "data", 1e3, 0.0),
    ("MB", "data", 1e6, 0.0),
    ("GB", "data", 1e9, 0.0),
    ("TB", "data", 1e12, 0.0),
];

/// How a unit converts; `None` for currencies and what is not in the table.
pub fn unit(symbol: &str) -> Option<Unit> {
    UNITS
        .iter()
        .find(|(known, ..)| *known == symbol)
        .map(|&(_, dimension, factor, offset)| Unit {
            dimension,
            factor,
            offset,
        })
}

/// How a figure of this kind and unit converts; shares in parts ("a quarter") and in percent into each other. `None` for
/// counts, currencies and what is not in the table.
pub fn scale(kind: FigureKind, symbol: Option<&str>) -> Option<Unit> {
    let share = |factor| Unit {
        dimension: "share",
        factor,
        offset: 0.0,
    };
    match (kind, symbol) {
        (FigureKind::Percent, _) => Some(share(0.01)),
        (FigureKind::Ratio, None) => Some(share(1.0)),
        (FigureKind::Measure | FigureKind::Duration, Some(symbol)) => unit(symbol),
        _ => None,
    }
}

/// Whether a duration is counted in months or more.
pub(super) fn is_months(unit: Option<&str>) -> bool {
    scale(FigureKind::Duration, unit)
        .is_some_and(|unit| unit.dimension == "time" && unit.factor >= MONTH)
}

/// A unit without what it is counted by: `EUR` of `EUR/month`.
pub fn bare(symbol: &str) -> &str {
    symbol.split('/').next().unwrap_or(symbol)
}

/// Whether one of two units only leaves out by what the other counts: `cent` and `cent/l`.
pub fn leaves_out(a: &str, b: &str) -> bool {
    let per = |symbol: &str| symbol.contains('/');
    unit(a).is_none() && unit(b).is_none() && per(a) != per(b) && bare(a) == bare(b)
}

/// What figures of this kind and unit share when they can be compared at all: `count`, `%`, `EUR`, `length`.
pub fn dimension(kind: FigureKind, symbol: Option<&str>) -> String {
    match (kind, symbol) {
        (FigureKind::Measure | FigureKind::Duration, Some(symbol)) => {
            unit(symbol).map_or_else(|| symbol.to_owned(), |unit| unit.dimension.to_owned())
        }
        (FigureKind::Percent, _) | (FigureKind::Ratio, None) => "share".to_owned(),
        (FigureKind::Points, _) => "pp".to_owned(),
        (FigureKind::Ratio, _) => "ratio".to_owned(),
        (_, Some(symbol)) => symbol.to_owned(),
        (_, None) => "count".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(value: f64, symbol: &str) -> f64 {
        let unit = unit(symbol).unwrap();
        value * unit.factor + unit.offset
    }

    #[test]
    fn known_equalities_hold() {
        assert!((base(10.0, "km") - base(6.2137, "mi")).abs() < 1.0);
        assert!((base(30.0, "°C") - base(86.0, "°F")).abs() < 1e-9);
        assert!((base(1.0, "km2") - base(100.0, "ha")).abs() < 1e-9);
        assert!((base(1.0, "mi2") - base(640.0, "acre")).abs() < 1.0);
        assert!((base(1.0, "t") - base(2204.62, "lb")).abs() < 0.1);
        assert_eq!(base(2.0, "year"), base(24.0, "month"));
    }

    #[test]
    fn currencies_never_convert() {
        assert_eq!(unit("EUR"), None);
        assert_ne!(
            dimension(FigureKind::Money, Some("EUR")),
            dimension(FigureKind::Money, Some("USD"))
        );
    }
}

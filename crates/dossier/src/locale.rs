//! The language in which the program itself speaks, and how it writes numbers.
//!
//! Not the language of an article ([`selon_engine::Lang`]): a French desk may read an English article. Every sentence
//! that this crate writes for people (reports, plots, comparisons) takes a [`Locale`].

use serde::{Deserialize, Serialize};

/// A language of the interface, of reports and of generated sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English, numbers as `12,000.5`.
    #[default]
    En,
    /// French, numbers as `12 000,5` with a narrow no-break space.
    Fr,
}

/// Decimals written at most.
const DECIMALS: usize = 4;

/// What moves them before the point.
const PLACES: f64 = 1e4;

/// From here on digits tell nothing any more and powers of ten are written.
const POWERS_FROM: f64 = 1e15;

impl Locale {
    /// Every locale, for menus.
    pub const ALL: [Locale; 2] = [Locale::En, Locale::Fr];

    /// The ISO 639-1 code, as in the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::Fr => "fr",
        }
    }

    /// The locale of a BCP 47 tag (`fr-CA`), if there is one.
    pub fn from_code(tag: &str) -> Option<Locale> {
        let code = tag.split(['-', '_']).next().unwrap_or(tag);
        Locale::ALL
            .into_iter()
            .find(|locale| locale.code().eq_ignore_ascii_case(code))
    }

    /// What stands between groups of three digits.
    pub fn group_separator(self) -> char {
        match self {
            Locale::En => ',',
            Locale::Fr => '\u{202f}',
        }
    }

    /// What stands before the decimals.
    pub fn decimal_separator(self) -> char {
        match self {
            Locale::En => '.',
            Locale::Fr => ',',
        }
    }

    /// A number for people: grouped digits, at most four decimals, powers of ten for what is absurdly large or small.
    ///
    /// ```
    /// use selon_dossier::Locale;
    /// assert_eq!(Locale::En.number(12_000.5), "12,000.5");
    /// assert_eq!(Locale::Fr.number(12_000.5), "12\u{202f}000,5");
    /// assert_eq!(Locale::En.number(f64::INFINITY), "∞");
    /// ```
    pub fn number(self, value: f64) -> String {
        if value.is_nan() {
            return "?".to_owned();
        }
        if value.is_infinite() {
            return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
        }
        let size = value.abs();
        if size >= POWERS_FROM || (size > 0.0 && size < 1e-4) {
            return self.power(value);
        }
        let sign = if value < 0.0 { "−" } else { "" };
        let (mut whole, mut rest) = (size.trunc(), (size.fract() * PLACES).round());
        if rest >= PLACES {
            (whole, rest) = (whole + 1.0, 0.0);
        }
        // Digits of whole numbers: what writes fractions exactly is heavy, and this stands in every module.
        let whole = (whole as u64).to_string();
        let decimals = format!("{:0DECIMALS$}", rest as u64);
        let decimals = decimals.trim_end_matches('0');
        let mut out = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push(self.group_separator());
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(self.decimal_separator());
            out.push_str(decimals);
        }
        out
    }

    /// A number as short as an axis wants it: words for millions and more, digits below.
    ///
    /// ```
    /// use selon_dossier::Locale;
    /// assert_eq!(Locale::En.short_number(2_500_000.0), "2.5 million");
    /// assert_eq!(Locale::Fr.short_number(2_500_000.0), "2,5\u{a0}millions");
    /// assert_eq!(Locale::Fr.short_number(12_000.0), "12\u{202f}000");
    /// ```
    pub fn short_number(self, value: f64) -> String {
        let size = value.abs();
        let (scale, english, french) = if !(1e6..POWERS_FROM).contains(&size) {
            return self.number(value);
        } else if size < 1e9 {
            (1e6, "million", "million")
        } else if size < 1e12 {
            (1e9, "billion", "milliard")
        } else {
            (1e12, "trillion", "billion")
        };
        let scaled = value / scale;
        // Not short any more: "1.2346 million" would hide digits that "1,234,567" shows.
        if ((scaled * 1e3).round() / 1e3 - scaled).abs() > f64::EPSILON * 4.0 * scaled.abs() {
            return self.number(value);
        }
        match self {
            Locale::En => format!("{} {english}", self.number(scaled)),
            Locale::Fr => {
                let plural = if scaled.abs() >= 2.0 { "s" } else { "" };
                format!("{}\u{a0}{french}{plural}", self.number(scaled))
            }
        }
    }

    fn power(self, value: f64) -> String {
        let mut exponent = value.abs().log10().floor();
        let mut mantissa = value / 10f64.powf(exponent);
        if !mantissa.is_finite() {
            // Subnormal numbers: the power itself underflows.
            mantissa = value.signum();
        }
        mantissa = (mantissa * 100.0).round() / 100.0;
        if mantissa.abs() >= 10.0 {
            mantissa /= 10.0;
            exponent += 1.0;
        }
        let superscript: String = (exponent as i32)
            .to_string()
            .chars()
            .map(|c| match c {
                '0' => '⁰',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                '4' => '⁴',
                '5' => '⁵',
                '6' => '⁶',
                '7' => '⁷',
                '8' => '⁸',
                '9' => '⁹',
                _ => '⁻',
            })
            .collect();
        if mantissa == 1.0 {
            format!("10{superscript}")
        } else {
            format!("{} × 10{superscript}", self.number(mantissa))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn numbers_are_written_as_the_reader_of_each_language_expects() {
        let cases = [
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
            (7.0, "7", "7"),
            (999.0, "999", "999"),
            (1000.0, "1,000", "1 000"),
            (-1234567.25, "−1,234,567.25", "−1 234 567,25"),
            (0.5, "0.5", "0,5"),
            (0.123456, "0.1235", "0,1235"),
            (1e18, "10¹⁸", "10¹⁸"),
            (-2.5e20, "−2.5 × 10²⁰", "−2,5 × 10²⁰"),
            (0.00002, "2 × 10⁻⁵", "2 × 10⁻⁵"),
            (f64::INFINITY, "∞", "∞"),
            (f64::NEG_INFINITY, "−∞", "−∞"),
            (f64::NAN, "?", "?"),
        ];
        for (value, english, french) in cases {
            assert_eq!(Locale::En.number(value), english);
            assert_eq!(Locale::Fr.number(value).replace('\u{202f}', " "), french);
        }
    }

    #[test]
    fn the_extremes_of_the_machine_are_still_text() {
        for value in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324] {
            assert!(Locale::En.number(value).contains("10"), "{value}");
        }
    }

    #[test]
    fn a_short_number_never_drops_a_digit_that_was_stated() {
        assert_eq!(Locale::En.short_number(1_234_567.0), "1,234,567");
        assert_eq!(Locale::En.short_number(1_230_000.0), "1.23 million");
        assert_eq!(Locale::Fr.short_number(1e9), "1\u{a0}milliard");
        assert_eq!(Locale::Fr.short_number(-3e12), "−3\u{a0}billions");
        assert_eq!(Locale::En.short_number(999_999.0), "999,999");
    }

    #[test]
    fn codes_are_found_with_region_and_case_and_unknown_ones_are_not() {
        assert_eq!(Locale::from_code("FR-ca"), Some(Locale::Fr));
        assert_eq!(Locale::from_code("en"), Some(Locale::En));
        assert_eq!(Locale::from_code("frr"), None);
        assert_eq!(Locale::from_code(""), None);
    }
}

//! What a plot says in words, in each [`Locale`].

use super::{AxisNotice, Entry, Shape};
use crate::Locale;
use selon_engine::Stance;

impl AxisNotice {
    /// The notice as a sentence for the reader.
    pub fn text(&self, locale: Locale) -> String {
        match (locale, self) {
            (Locale::En, AxisNotice::NotFromZero(from)) => format!(
                "The axis does not start at zero but at {}: distances look larger than they are.",
                locale.number(round_for_words(*from))
            ),
            (Locale::Fr, AxisNotice::NotFromZero(from)) => format!(
                "L’axe ne part pas de zéro mais de {}\u{a0}: les écarts paraissent plus grands qu’ils ne sont.",
                locale.number(round_for_words(*from))
            ),
            (Locale::En, AxisNotice::LogByRatio(ratio)) => format!(
                "Logarithmic axis, as the largest figure is {} times the smallest: each step multiplies.",
                locale.number(round_for_words(*ratio))
            ),
            (Locale::Fr, AxisNotice::LogByRatio(ratio)) => format!(
                "Axe logarithmique, car le plus grand chiffre vaut {} fois le plus petit\u{a0}: chaque pas multiplie.",
                locale.number(round_for_words(*ratio))
            ),
            (Locale::En, AxisNotice::LogAsked) => {
                "Logarithmic axis, as you chose: each step multiplies.".to_owned()
            }
            (Locale::Fr, AxisNotice::LogAsked) => {
                "Axe logarithmique, à votre demande\u{a0}: chaque pas multiplie.".to_owned()
            }
            (Locale::En, AxisNotice::LogRefused) => {
                "A logarithmic axis is not possible here: it has no place for zero and below."
                    .to_owned()
            }
            (Locale::Fr, AxisNotice::LogRefused) => {
                "Un axe logarithmique est impossible ici\u{a0}: il n’a pas de place pour zéro ni au-dessous."
                    .to_owned()
            }
        }
    }
}

/// Two significant digits, for numbers that only give an idea.
fn round_for_words(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10f64.powf(value.abs().log10().floor() - 1.0);
    let rounded = (value / unit).round() * unit;
    if unit.is_normal() && rounded.is_finite() {
        rounded
    } else {
        value
    }
}

/// The name of a shape, for the legend and for readers who do not see it.
pub fn shape(shape: Shape, locale: Locale) -> &'static str {
    match (locale, shape) {
        (Locale::En, Shape::Dot) => "exact number",
        (Locale::Fr, Shape::Dot) => "nombre exact",
        (Locale::En, Shape::RoundDot) => "round number",
        (Locale::Fr, Shape::RoundDot) => "nombre rond",
        (Locale::En, Shape::Soft) => "about",
        (Locale::Fr, Shape::Soft) => "environ",
        (Locale::En, Shape::Lean) => "nearly",
        (Locale::Fr, Shape::Lean) => "près de",
        (Locale::En, Shape::OpenRight) => "at least, more than",
        (Locale::Fr, Shape::OpenRight) => "au moins, plus de",
        (Locale::En, Shape::OpenLeft) => "at most, less than",
        (Locale::Fr, Shape::OpenLeft) => "au plus, moins de",
        (Locale::En, Shape::Bar) => "between two numbers",
        (Locale::Fr, Shape::Bar) => "entre deux nombres",
        (Locale::En, Shape::Band) => "a word, no number",
        (Locale::Fr, Shape::Band) => "un mot, sans nombre",
        (Locale::En, Shape::Unplaced) => "cannot be drawn",
        (Locale::Fr, Shape::Unplaced) => "ne peut être dessiné",
    }
}

/// The title of a lane of figures that cannot be compared with the main one.
pub fn apart(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Not comparable with the figures above",
        Locale::Fr => "Pas comparable avec les chiffres ci-dessus",
    }
}

/// The title of the margin lane.
pub fn margin(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Answers without a figure",
        Locale::Fr => "Réponses sans chiffre",
    }
}

/// Who speaks, where the article does not say.
pub fn nobody(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "No source given",
        Locale::Fr => "Sans source",
    }
}

/// What a source without a figure does.
pub fn stance(stance: Stance, locale: Locale) -> &'static str {
    match (locale, stance) {
        (Locale::En, Stance::Denies) => "denies",
        (Locale::Fr, Stance::Denies) => "dément",
        (Locale::En, Stance::Doubts) => "doubts",
        (Locale::Fr, Stance::Doubts) => "en doute",
        (Locale::En, Stance::Confirms) => "confirms",
        (Locale::Fr, Stance::Confirms) => "confirme",
        (Locale::En, Stance::Accuses) => "accuses",
        (Locale::Fr, Stance::Accuses) => "accuse",
        (Locale::En, Stance::Asserts) => "gives no figure",
        (Locale::Fr, Stance::Asserts) => "ne donne pas de chiffre",
    }
}

/// The reading in force as text: "9,000 to 11,000", "more than 12,000".
pub fn reading(entry: &Entry, locale: Locale) -> String {
    let reading = &entry.reading;
    let number = |value: f64| locale.number(value);
    let unit = match &entry.unit {
        Some(unit) if unit == "%" && locale == Locale::En => "%".to_owned(),
        Some(unit) => format!("\u{a0}{unit}"),
        None => String::new(),
    };
    let text = match (locale, reading.low, reading.high) {
        (Locale::En, None, None) => return "open on both sides".to_owned(),
        (Locale::Fr, None, None) => return "ouvert des deux côtés".to_owned(),
        (_, Some(low), Some(high)) if low == high => number(low),
        (Locale::En, Some(low), None) if reading.low_excluded => {
            format!("more than {}", number(low))
        }
        (Locale::Fr, Some(low), None) if reading.low_excluded => {
            format!("plus de {}", number(low))
        }
        (Locale::En, Some(low), None) => format!("{} or more", number(low)),
        (Locale::Fr, Some(low), None) => format!("{} ou plus", number(low)),
        (Locale::En, None, Some(high)) if reading.high_excluded => {
            format!("less than {}", number(high))
        }
        (Locale::Fr, None, Some(high)) if reading.high_excluded => {
            format!("moins de {}", number(high))
        }
        (Locale::En, None, Some(high)) => format!("{} or less", number(high)),
        (Locale::Fr, None, Some(high)) => format!("{} ou moins", number(high)),
        (Locale::En, Some(low), Some(high)) if reading.high_excluded => {
            format!("{} to just under {}", number(low), number(high))
        }
        (Locale::Fr, Some(low), Some(high)) if reading.high_excluded => {
            format!("de {} à un peu moins de {}", number(low), number(high))
        }
        (Locale::En, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Locale::Fr, Some(low), Some(high)) => format!("de {} à {}", number(low), number(high)),
    };
    format!("{text}{unit}")
}

/// "N figures", "M positions", as a heading has them.
pub fn counts(figures: usize, positions: usize, locale: Locale) -> String {
    let number = |n: usize| locale.number(n as f64);
    let plural = |n: usize| match locale {
        Locale::En => n != 1,
        Locale::Fr => n > 1,
    };
    let s = |n: usize| if plural(n) { "s" } else { "" };
    let mut text = match locale {
        Locale::En => format!("{} figure{}", number(figures), s(figures)),
        Locale::Fr => format!("{} chiffre{}", number(figures), s(figures)),
    };
    if positions > 0 {
        text.push_str(&match locale {
            Locale::En => format!(
                ", {} answer{} without a figure",
                number(positions),
                s(positions)
            ),
            Locale::Fr => format!(
                ", {} réponse{} sans chiffre",
                number(positions),
                s(positions)
            ),
        });
    }
    text
}

/// A reading rule of the engine in the reader's language; one that is not known here is shown as it is.
pub fn rule(rule: &str, locale: Locale) -> String {
    if locale == Locale::En {
        return rule.to_owned();
    }
    const RULES: [(&str, &str); 14] = [
        ("by hand", "lu à la main"),
        ("exact", "exact"),
        ("as written", "tel quel"),
        ("range", "intervalle"),
        ("at least", "au moins"),
        ("at most", "au plus"),
        ("more than", "plus de"),
        ("less than", "moins de"),
        ("literal", "littéral"),
        (
            "nearly: 90 % up to the number",
            "près de\u{a0}: de 90\u{202f}% au nombre",
        ),
        ("ACLED: the number stated", "ACLED\u{a0}: le nombre énoncé"),
        ("ACLED: one unit", "ACLED\u{a0}: une unité"),
        ("CQE: one to ten units", "CQE\u{a0}: d’une à dix unités"),
        (
            "literal: at least twice the unit",
            "littéral\u{a0}: au moins deux fois l’unité",
        ),
    ];
    if let Some((_, french)) = RULES.iter().find(|(known, _)| *known == rule) {
        return (*french).to_owned();
    }
    if let Some(share) = rule.strip_prefix("about ±") {
        return format!("environ ±{}", share.replace(' ', "\u{202f}"));
    }
    if let Some(share) = rule.strip_prefix("CQE: about ±") {
        return format!("CQE\u{a0}: environ ±{}", share.replace(' ', "\u{202f}"));
    }
    if rule.starts_with("vague plural: from twice the unit") {
        return "pluriel vague\u{a0}: de deux fois l’unité à moins de l’unité d’après la suivante"
            .to_owned();
    }
    rule.to_owned()
}

//! Sums that a text states, in a sentence: what comes out, and what the text says. Which figure is off, nobody can tell.

use super::quoted;
use crate::Locale;
use selon_engine::{Analysis, Arithmetic, ArithmeticKind, Figure, FigureKind};

/// "“80 soldiers” and “50 civilians” together come to 130; the text says “120 dead”." Spans of `analysis` are bytes of
/// `text`; `None` where `sum` is not of this analysis.
pub fn arithmetic(
    text: &str,
    analysis: &Analysis,
    sum: &Arithmetic,
    locale: Locale,
) -> Option<String> {
    let figure = |n: &u32| analysis.figures.get(*n as usize);
    let words = |figure: &Figure| quoted(figure.span.of(text), locale);
    let from: Vec<&Figure> = sum.from.iter().map(figure).collect::<Option<_>>()?;
    let stated = figure(&sum.stated)?;
    let parts: Vec<String> = from.iter().map(|figure| words(figure)).collect();
    let left = match (sum.kind, parts.as_slice(), locale) {
        (ArithmeticKind::Parts, [one], _) => one.clone(),
        (ArithmeticKind::Parts, [list @ .., last], Locale::En) => {
            format!("{} and {last} together", list.join(", "))
        }
        (ArithmeticKind::Parts, [list @ .., last], Locale::Fr) => {
            format!("{} et {last} ensemble", list.join(", "))
        }
        (ArithmeticKind::Share, [part, whole], Locale::En) => format!("{part} out of {whole}"),
        (ArithmeticKind::Share, [part, whole], Locale::Fr) => format!("{part} sur {whole}"),
        (ArithmeticKind::Share, [share], _) => share.clone(),
        (ArithmeticKind::Portion, [share, base], Locale::En) => format!("{share} of {base}"),
        (ArithmeticKind::Portion, [share, base], Locale::Fr) => format!("{share} de {base}"),
        (ArithmeticKind::Change, [before, after], Locale::En) => {
            format!("From {before} to {after}")
        }
        (ArithmeticKind::Change, [before, after], Locale::Fr) => format!("De {before} à {after}"),
        _ => return None,
    };
    let several = sum.kind == ArithmeticKind::Parts && parts.len() > 1;
    let comes = amount(sum, locale)? + &unit(sum.kind, from.first()?, stated, locale);
    let says = words(stated);
    Some(
        match (locale, sum.fits) {
            (Locale::En, false) if several => {
                format!("{left} come to {comes}; the text says {says}.")
            }
            (Locale::En, true) if several => {
                format!("{left} come to {comes}, and the text says {says}.")
            }
            (Locale::En, false) => format!("{left} comes to {comes}; the text says {says}."),
            (Locale::En, true) => format!("{left} comes to {comes}, and the text says {says}."),
            (Locale::Fr, false) => format!("{left} donne {comes}\u{202f}; le texte dit {says}."),
            (Locale::Fr, true) => format!("{left} donne {comes}, et le texte dit {says}."),
        }
        .replace(" ensemble donne ", " ensemble donnent "),
    )
}

/// What comes out, as far as both ends are known.
fn amount(sum: &Arithmetic, locale: Locale) -> Option<String> {
    let number = |value: f64| {
        let digits = if value.abs() < 100.0 { 10.0 } else { 1.0 };
        locale.number((value * digits).round() / digits)
    };
    Some(match (sum.low, sum.high, locale) {
        (Some(low), Some(high), _) if (high - low).abs() <= 1e-9 * high.abs() => number(low),
        (Some(low), Some(high), Locale::En) => format!("{} to {}", number(low), number(high)),
        (Some(low), Some(high), Locale::Fr) => format!("{} à {}", number(low), number(high)),
        (Some(low), None, Locale::En) => format!("{} or more", number(low)),
        (Some(low), None, Locale::Fr) => format!("{} ou plus", number(low)),
        (None, Some(high), Locale::En) => format!("{} or less", number(high)),
        (None, Some(high), Locale::Fr) => format!("{} ou moins", number(high)),
        (None, None, _) => return None,
    })
}

/// The unit of what comes out, with the space before it.
fn unit(kind: ArithmeticKind, level: &Figure, stated: &Figure, locale: Locale) -> String {
    let space = '\u{a0}';
    let points = kind == ArithmeticKind::Change && level.kind == FigureKind::Percent;
    match (stated.kind, &stated.unit, locale) {
        (FigureKind::Percent, _, Locale::En) => "%".to_owned(),
        (FigureKind::Percent, _, Locale::Fr) => "\u{202f}%".to_owned(),
        (_, _, _) if points => format!("{space}points"),
        (_, Some(unit), _) => format!("{space}{unit}"),
        (_, None, _) => String::new(),
    }
}

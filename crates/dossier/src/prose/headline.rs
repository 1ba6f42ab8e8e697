//! A question in one sentence: the first thing that is read of it.

use super::{caveat, entry, name, quoted, rules};
use crate::Locale;
use crate::plot::{Entry, Question, words};
use selon_engine::{Pair, Relation};

/// What stands above the plot: the two that do not meet, or how many pairs do not, or that all meet. `None` for a question
/// without a figure, or with one that nobody answers.
pub fn headline(question: &Question, locale: Locale) -> Option<String> {
    said(question, locale).map(|sentence| capital(&sentence))
}

/// The sentence with a capital: a source is quoted as written, "le Pentagone".
fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    let first = rest.next().map(upper);
    first.into_iter().chain(rest).collect()
}

/// The capital of a Latin letter. The standard library's knows every script, and its table is a tenth of what a panel in a
/// story downloads.
fn upper(letter: char) -> char {
    let code = u32::from(letter);
    let capital = match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => code - 32,
        'ÿ' => return 'Ÿ',
        'Ā'..='ı' | 'ĳ'..='ķ' | 'Ŋ'..='ŷ' if letter != 'ı' => code & !1,
        'ĺ'..='ň' | 'ź'..='ž' => code - (code + 1) % 2,
        _ => code,
    };
    char::from_u32(capital).unwrap_or(letter)
}

fn said(question: &Question, locale: Locale) -> Option<String> {
    let pairs = &question.pairs;
    let Some(first) = pairs.first() else {
        return alone(question, locale);
    };
    let conflicts: Vec<&Pair> = of(question, Relation::Conflict);
    match conflicts.as_slice() {
        [] => revised(question, locale).or_else(|| Some(calm(question, first, locale))),
        [pair] => single(question, pair, locale),
        several => {
            let furthest = several
                .iter()
                .max_by(|a, b| a.gap.unwrap_or(0.0).total_cmp(&b.gap.unwrap_or(0.0)))?;
            let (a, b) = (entry(question, furthest.a)?, entry(question, furthest.b)?);
            let (one, other) = (who(a, locale), who(b, locale));
            let (count, all) = (
                locale.number(several.len() as f64),
                locale.number(pairs.len() as f64),
            );
            Some(match locale {
                Locale::En => format!(
                    "{count} of {all} pairs do not meet under the rules in force; the furthest apart are {one} and {other}."
                ),
                Locale::Fr => format!(
                    "{count} paires sur {all} ne se rejoignent pas selon les règles en vigueur\u{202f}; les plus éloignés sont \
                     {one} et {other}."
                ),
            })
        }
    }
}

fn of(question: &Question, relation: Relation) -> Vec<&Pair> {
    question
        .pairs
        .iter()
        .filter(|pair| pair.relation == relation)
        .collect()
}

/// One figure, and those who answer without one.
fn alone(question: &Question, locale: Locale) -> Option<String> {
    let ([only], [position, ..]) = (question.entries.as_slice(), question.positions.as_slice())
    else {
        return None;
    };
    let (figure, other) = (who(only, locale), name(&position.source, locale));
    let words = match position.cue.as_str() {
        "" => words::stance(position.stance, locale).to_owned(),
        cue => quoted(cue, locale),
    };
    Some(match locale {
        Locale::En => {
            format!("One figure: {figure}; answer without a figure: {other} ({words}).")
        }
        Locale::Fr => {
            format!(
                "Un seul chiffre\u{a0}: {figure}\u{202f}; réponse sans chiffre\u{a0}: {other} ({words})."
            )
        }
    })
}

/// A source that says another figure than before, and nobody else says any.
fn revised(question: &Question, locale: Locale) -> Option<String> {
    let (first, rest) = question.entries.split_first()?;
    let only_revisions = question.pairs.iter().all(|pair| {
        let last = pair.caveats.last();
        last.is_some_and(|last| last.starts_with("revision"))
    });
    let one_voice = rest.iter().all(|entry| entry.letter == first.letter);
    if !only_revisions || !one_voice || first.source.is_empty() {
        return None;
    }
    let written = question.entries.iter();
    let steps: Vec<String> = written
        .map(|entry| quoted(&entry.written, locale))
        .collect();
    let source = name(&first.source, locale);
    Some(match locale {
        Locale::En => format!("{source}, over time: {}.", steps.join(", then ")),
        Locale::Fr => format!(
            "{source}, au fil du temps\u{a0}: {}.",
            steps.join(", puis ")
        ),
    })
}

fn calm(question: &Question, first: &Pair, locale: Locale) -> String {
    let meeting = !of(question, Relation::Compatible).is_empty();
    let same = !of(question, Relation::Agree).is_empty();
    let apart = of(question, Relation::NotComparable);
    match (locale, meeting, same, apart.first()) {
        (Locale::En, true, _, None) => "All the figures meet under the rules in force.".to_owned(),
        (Locale::Fr, true, _, None) => {
            "Tous les chiffres se rejoignent selon les règles en vigueur.".to_owned()
        }
        (Locale::En, false, _, None) => "All the figures say the same.".to_owned(),
        (Locale::Fr, false, _, None) => "Tous les chiffres disent la même chose.".to_owned(),
        (Locale::En, false, false, Some(_)) => {
            format!("These figures cannot be compared: {}.", why(first, locale))
        }
        (Locale::Fr, false, false, Some(_)) => {
            format!(
                "Ces chiffres ne se comparent pas\u{a0}: {}.",
                why(first, locale)
            )
        }
        (Locale::En, ..) => {
            "The figures that can be compared meet; others cannot be compared.".to_owned()
        }
        (Locale::Fr, ..) => {
            "Les chiffres comparables se rejoignent\u{202f}; d’autres ne se comparent pas."
                .to_owned()
        }
    }
}

/// The caveat that keeps two apart: the engine puts it last.
fn why(pair: &Pair, locale: Locale) -> String {
    pair.caveats
        .last()
        .map(|said| caveat(said, locale))
        .unwrap_or_default()
}

fn single(question: &Question, pair: &Pair, locale: Locale) -> Option<String> {
    let (a, b) = (entry(question, pair.a)?, entry(question, pair.b)?);
    let (one, other) = (who(a, locale), who(b, locale));
    let rule = rules(a, b, locale);
    let meets = |n: u32| {
        let with = |end: u32| {
            question.pairs.iter().any(|p| {
                (p.a == n && p.b == end || p.b == n && p.a == end)
                    && matches!(p.relation, Relation::Agree | Relation::Compatible)
            })
        };
        with(pair.a) && with(pair.b)
    };
    let mut both: Vec<String> = Vec::new();
    for (n, third) in question.entries.iter().enumerate() {
        let words = quoted(&third.written, locale);
        if meets(n as u32) && !both.contains(&words) {
            both.push(words);
        }
    }
    let tail = match (locale, both.as_slice()) {
        (_, []) => String::new(),
        (Locale::En, [one]) => format!("; {one} meets both"),
        (Locale::Fr, [one]) => format!("\u{202f}; {one} rejoint les deux"),
        (Locale::En, [one, other]) => format!("; {one} and {other} meet both"),
        (Locale::Fr, [one, other]) => format!("\u{202f}; {one} et {other} rejoignent les deux"),
        (Locale::En, more) => format!("; {} others meet both", more.len()),
        (Locale::Fr, more) => format!("\u{202f}; {} autres rejoignent les deux", more.len()),
    };
    Some(match locale {
        Locale::En => format!("{one} and {other} do not meet{rule}{tail}."),
        Locale::Fr => format!("{one} et {other} ne se rejoignent pas{rule}{tail}."),
    })
}

/// Source and figure as written.
fn who(entry: &Entry, locale: Locale) -> String {
    format!(
        "{} ({})",
        name(&entry.source, locale),
        quoted(&entry.written, locale)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_have_the_capitals_of_the_standard() {
        // A dotless i, an n after an apostrophe and a long s begin no source.
        let rare = ['ı', 'ŉ', 'ſ', 'µ', 'ß'];
        for letter in ('\0'..='\u{17F}').filter(|letter| !rare.contains(letter)) {
            let standard: String = letter.to_uppercase().collect();
            assert_eq!(upper(letter).to_string(), standard, "{letter}");
        }
        assert_eq!(capital("œuvres"), "Œuvres");
        assert_eq!(capital(""), "");
        assert_eq!(capital("日本"), "日本");
    }
}

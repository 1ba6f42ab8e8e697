//! What a comparison says, in sentences for people: which figures meet and which do not, under which rules, what to
//! mind, and who answers without a figure. The app's board, the command line and the report share them.
//!
//! [`headline`] says a [`Question`] in one sentence, [`summary`] in as many as it takes, [`caveat`] turns one of the engine's caveats into words,
//! [`arithmetic`] says what a sum of the text comes to. Sources
//! and figures are quoted as written; no sentence says who is right, and none averages.

mod arithmetic;
mod caveat;
mod headline;

#[cfg(test)]
mod tests;

pub use arithmetic::arithmetic;
pub use caveat::caveat;
pub use headline::headline;

use crate::Locale;
use crate::plot::{Entry, Question, words};
use selon_engine::{Modifier, Pair, Relation};

/// Conflicts told one by one; a question with more tells how many more there are.
const TOLD: usize = 6;

/// How two figures stand to each other, in a word or two.
pub fn relation(relation: Relation, locale: Locale) -> &'static str {
    match (locale, relation) {
        (Locale::En, Relation::Agree) => "agree",
        (Locale::En, Relation::Compatible) => "meet",
        (Locale::En, Relation::Conflict) => "do not meet",
        (Locale::En, Relation::NotComparable) => "cannot be compared",
        (Locale::Fr, Relation::Agree) => "concordent",
        (Locale::Fr, Relation::Compatible) => "se rejoignent",
        (Locale::Fr, Relation::Conflict) => "ne se rejoignent pas",
        (Locale::Fr, Relation::NotComparable) => "ne se comparent pas",
    }
}

/// The question in sentences: what does not meet, with the rule and what to mind; what meets everything; what cannot be
/// compared; who answers without a figure. Empty for a question that nothing answers.
pub fn summary(question: &Question, locale: Locale) -> Vec<String> {
    let mut out = Vec::new();
    let of = |relation: Relation| {
        let pairs = question
            .pairs
            .iter()
            .filter(move |pair| pair.relation == relation);
        pairs.filter_map(|pair| Some((pair, entry(question, pair.a)?, entry(question, pair.b)?)))
    };
    let conflicts: Vec<_> = of(Relation::Conflict).collect();
    for (pair, a, b) in conflicts.iter().take(TOLD) {
        out.push(conflict(pair, a, b, locale));
    }
    if conflicts.len() > TOLD {
        let more = locale.number((conflicts.len() - TOLD) as f64);
        out.push(match locale {
            Locale::En => format!("{more} more pairs do not meet."),
            Locale::Fr => format!("{more} autres paires ne se rejoignent pas."),
        });
    }
    if !conflicts.is_empty() {
        out.extend(meets_all(question, locale));
    } else if !question.pairs.is_empty() && of(Relation::NotComparable).next().is_none() {
        out.push(
            match (locale, of(Relation::Compatible).next().is_some()) {
                (Locale::En, true) => "All the figures meet under the rules in force.",
                (Locale::En, false) => "All the figures say the same.",
                (Locale::Fr, true) => {
                    "Tous les chiffres se rejoignent selon les règles en vigueur."
                }
                (Locale::Fr, false) => "Tous les chiffres disent la même chose.",
            }
            .to_owned(),
        );
    }
    for (pair, a, b) in of(Relation::NotComparable).take(TOLD) {
        out.push(apart(pair, a, b, locale));
    }
    for position in &question.positions {
        let source = name(&position.source, locale);
        let quote = quoted(&position.quote, locale);
        let cue = if position.cue.is_empty() {
            words::stance(position.stance, locale).to_owned()
        } else {
            quoted(&position.cue, locale)
        };
        out.push(match locale {
            Locale::En => format!("{source} answers without a figure: {cue} {quote}."),
            Locale::Fr => format!("{source} répond sans chiffre\u{a0}: {cue} {quote}."),
        });
    }
    out
}

fn entry(question: &Question, n: u32) -> Option<&Entry> {
    question.entries.get(n as usize)
}

/// "Pentagone (« environ 10 000 soldats », lu : de 9 000 à 11 000) et Zelensky (« 12 000 soldats ») ne se rejoignent pas."
fn conflict(pair: &Pair, a: &Entry, b: &Entry, locale: Locale) -> String {
    let (one, other) = (said(a, locale), said(b, locale));
    let rule = rules(a, b, locale);
    let gap = match pair.gap {
        Some(gap) if gap > 0.0 => {
            let unit = common_unit(a, b)
                .map(|unit| format!("\u{a0}{unit}"))
                .unwrap_or_default();
            let gap = locale.number(gap);
            match locale {
                Locale::En => format!(": {gap}{unit} lie between the readings"),
                Locale::Fr => format!("\u{a0}: {gap}{unit} séparent les lectures"),
            }
        }
        _ => String::new(),
    };
    let mind = minded(&pair.caveats, locale);
    match locale {
        Locale::En => format!("{one} and {other} do not meet{rule}{gap}.{mind}"),
        Locale::Fr => format!("{one} et {other} ne se rejoignent pas{rule}{gap}.{mind}"),
    }
}

fn apart(pair: &Pair, a: &Entry, b: &Entry, locale: Locale) -> String {
    let (one, other) = (said(a, locale), said(b, locale));
    let why: Vec<String> = pair
        .caveats
        .iter()
        .map(|said| caveat(said, locale))
        .collect();
    let why = why.join("\u{202f}; ").replace(
        "\u{202f}; ",
        if locale == Locale::En {
            "; "
        } else {
            "\u{202f}; "
        },
    );
    match locale {
        Locale::En => format!("{one} and {other} cannot be compared: {why}."),
        Locale::Fr => format!("{one} et {other} ne se comparent pas\u{a0}: {why}."),
    }
}

/// Figures that meet every other one, in one sentence.
fn meets_all(question: &Question, locale: Locale) -> Option<String> {
    // For each figure whether some pair has it, and whether it meets the other in all of them.
    let mut known = vec![(false, true); question.entries.len()];
    for pair in &question.pairs {
        let meets = matches!(pair.relation, Relation::Agree | Relation::Compatible);
        for end in [pair.a, pair.b] {
            if let Some(known) = known.get_mut(end as usize) {
                *known = (true, known.1 && meets);
            }
        }
    }
    let meets = |n: usize| known.get(n) == Some(&(true, true));
    let broad: Vec<String> = question
        .entries
        .iter()
        .enumerate()
        .filter(|(n, _)| meets(*n))
        .map(|(_, entry)| said(entry, locale))
        .collect();
    let last = broad.last()?;
    let list = match broad.len() {
        1 => last.clone(),
        n => {
            let and = if locale == Locale::En {
                " and "
            } else {
                " et "
            };
            format!("{}{and}{last}", broad.get(..n - 1)?.join(", "))
        }
    };
    Some(match locale {
        Locale::En => format!("Compatible with all the others: {list}."),
        Locale::Fr => format!("Compatible avec tous les autres\u{a0}: {list}."),
    })
}

/// Source and figure as written, with the reading where the words are not the number itself.
fn said(entry: &Entry, locale: Locale) -> String {
    let source = name(&entry.source, locale);
    let article = if entry.article.is_empty() {
        String::new()
    } else {
        format!(", {}", entry.article)
    };
    let written = quoted(&entry.written, locale);
    if entry.modifier == Modifier::Exact {
        return format!("{source}{article} ({written})");
    }
    let reading = words::reading(entry, locale);
    match locale {
        Locale::En => format!("{source}{article} ({written}, read as {reading})"),
        Locale::Fr => format!("{source}{article} ({written}, lu\u{a0}: {reading})"),
    }
}

fn name(source: &str, locale: Locale) -> String {
    if source.is_empty() {
        words::nobody(locale).to_owned()
    } else {
        source.to_owned()
    }
}

/// Words in the quotation marks of the reader's language, unless they carry their own.
pub fn quoted(words: &str, locale: Locale) -> String {
    let words = words.trim();
    if words.starts_with(['«', '“', '"', '„']) {
        return words.to_owned();
    }
    match locale {
        Locale::En => format!("“{words}”"),
        Locale::Fr => format!("«\u{a0}{words}\u{a0}»"),
    }
}

/// The rules that made the readings, where they are not the bare numbers.
fn rules(a: &Entry, b: &Entry, locale: Locale) -> String {
    let mut named: Vec<String> = [a, b]
        .into_iter()
        .filter(|entry| entry.modifier != Modifier::Exact && !entry.reading.rule.is_empty())
        .map(|entry| words::rule(&entry.reading.rule, locale))
        .collect();
    named.dedup();
    match (named.as_slice(), locale) {
        ([], _) => String::new(),
        ([rule], Locale::En) => format!(" under the rule “{rule}”"),
        ([rule], Locale::Fr) => format!(" selon la règle «\u{a0}{rule}\u{a0}»"),
        (rules, Locale::En) => format!(" under the rules “{}”", rules.join("” and “")),
        (rules, Locale::Fr) => {
            format!(
                " selon les règles «\u{a0}{}\u{a0}»",
                rules.join("\u{a0}» et «\u{a0}")
            )
        }
    }
}

/// The unit of a gap, where it needs no explaining.
fn common_unit<'e>(a: &'e Entry, b: &Entry) -> Option<&'e str> {
    a.unit.as_deref().filter(|_| a.unit == b.unit)
}

fn minded(caveats: &[String], locale: Locale) -> String {
    if caveats.is_empty() {
        return String::new();
    }
    let list: Vec<String> = caveats.iter().map(|said| caveat(said, locale)).collect();
    match locale {
        Locale::En => format!(" Mind: {}.", list.join("; ")),
        Locale::Fr => format!(" À noter\u{a0}: {}.", list.join("\u{202f}; ")),
    }
}

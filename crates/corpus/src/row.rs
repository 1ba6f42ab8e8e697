//! The rows after the `---` line: words, quoted words and `key=value` pairs.

use crate::{Claim, Figure, Pair, Question};

const KINDS: &[&str] = &["named", "role", "anonymous", "document", "pronoun"];
const QUOTATIONS: &[&str] = &["direct", "indirect", "mixed"];
const STANCES: &[&str] = &["asserts", "denies", "confirms", "accuses", "doubts"];
const HEDGES: &[&str] = &["conditional", "approximation", "modal", "lexical"];
const VERBS: &[&str] = &[
    "neutral",
    "distancing",
    "factive",
    "estimating",
    "denying",
    "accusing",
];
const MODIFIERS: &[&str] = &[
    "exact",
    "about",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "range",
    "vague",
    "nearly",
];
const FIGURES: &[&str] = &[
    "count", "percent", "points", "money", "measure", "duration", "ratio", "age", "ordinal",
    "date", "time", "label",
];
const RELATIONS: &[&str] = &["agree", "compatible", "conflict", "not_comparable"];

/// One row, read but not yet tied to the text.
pub(crate) enum Row {
    Claim(usize, Claim),
    Figure(usize, Quoted, Figure),
    Question(Question),
    Pair(Pair),
}

/// The words of a figure and which of their occurrences is meant; `None` where they must occur once.
pub(crate) struct Quoted {
    pub text: String,
    pub occurrence: Option<usize>,
}

/// Reads one row; the error has no line number yet.
pub(crate) fn read(line: &str) -> Result<Row, String> {
    let words = words(line)?;
    let (first, rest) = words.split_first().ok_or("an empty row")?;
    if first == "p" {
        return pair(rest);
    }
    if first == "q" {
        return question(rest);
    }
    let name = first
        .strip_suffix(':')
        .ok_or_else(|| format!("a row begins with 1:, f1:, q or p, not with {first:?}"))?;
    match figure_number(name) {
        Some(number) => figure(number, rest),
        None => {
            let number = name
                .parse()
                .ok()
                .filter(|n| *n > 0)
                .ok_or_else(|| format!("{name:?} is neither a claim number nor a figure"))?;
            claim(number, rest)
        }
    }
}

fn claim(number: usize, words: &[String]) -> Result<Row, String> {
    let mut claim = Claim {
        stance: "asserts".into(),
        ..Claim::default()
    };
    let mut anonymous = None;
    for word in words {
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| format!("{word:?} should be key=value"))?;
        match key {
            "kind" => claim.kind = Some(one_of(key, value, KINDS)?),
            "quotation" => claim.quotation = one_of(key, value, QUOTATIONS)?,
            "stance" => claim.stance = one_of(key, value, STANCES)?,
            "verb" => claim.verb = Some(one_of(key, value, VERBS)?),
            "anonymous" => anonymous = Some(one_of(key, value, &["yes", "no"])? == "yes"),
            "resolved" => claim.resolved = Some(some(key, value)?),
            "hedges" => {
                claim.hedges = value
                    .split(',')
                    .map(|kind| one_of(key, kind, HEDGES))
                    .collect::<Result<_, _>>()?;
            }
            _ => return Err(format!("a claim has no {key:?}")),
        }
    }
    if claim.quotation.is_empty() {
        return Err("quotation= is missing".into());
    }
    let by_kind = claim.kind.as_deref() == Some("anonymous");
    if by_kind && anonymous == Some(false) {
        return Err("kind=anonymous contradicts anonymous=no".into());
    }
    claim.anonymous = anonymous.unwrap_or(by_kind);
    Ok(Row::Claim(number, claim))
}

fn figure(number: usize, words: &[String]) -> Result<Row, String> {
    let [quote, interval, modifier, kind, rest @ ..] = words else {
        return Err("a figure row is: f1: \"words\" interval modifier kind [head] [unit=…]".into());
    };
    let (text, occurrence) = match quote.rsplit_once('#') {
        Some((text, n)) if n.parse::<usize>().is_ok_and(|n| n > 0) => {
            (text.to_owned(), n.parse().ok())
        }
        _ => (quote.clone(), None),
    };
    let (mut head, mut unit) = (None, None);
    for word in rest {
        match word.split_once('=') {
            Some(("unit", value)) => unit = Some(some("unit", value)?),
            Some((key, _)) => return Err(format!("a figure has no {key:?}")),
            None if head.is_none() => head = Some(word.clone()),
            None => {
                return Err(format!(
                    "a second head {word:?}: quote a head of several words"
                ));
            }
        }
    }
    let modifier = one_of("modifier", modifier, MODIFIERS)?;
    let (low, high, valued) = interval_of(interval)?;
    let fits = match modifier.as_str() {
        "vague" => !valued,
        "exact" | "about" | "nearly" => valued && low == high && low.is_some(),
        "at_least" | "more_than" => low.is_some() && high.is_none(),
        "at_most" | "less_than" => low.is_none() && high.is_some(),
        _ => matches!((low, high), (Some(low), Some(high)) if low < high),
    };
    if !fits {
        return Err(format!("the interval {interval} does not fit {modifier}"));
    }
    let figure = Figure {
        span: 0..0,
        low,
        high,
        valued,
        modifier,
        kind: one_of("kind", kind, FIGURES)?,
        unit,
        head,
        claim: None,
    };
    Ok(Row::Figure(number, Quoted { text, occurrence }, figure))
}

fn question(words: &[String]) -> Result<Row, String> {
    let (key, rest) = words
        .split_first()
        .ok_or("q needs a key: q soldiers: f1 f2")?;
    let key = key
        .strip_suffix(':')
        .filter(|key| !key.is_empty())
        .ok_or_else(|| format!("{key:?} should end with a colon: q soldiers: f1 f2"))?;
    let (mut figures, mut positions) = (Vec::new(), Vec::new());
    for word in rest {
        if let Some(list) = word.strip_prefix("positions=") {
            for number in list.split(',') {
                let number = number
                    .parse()
                    .map_err(|_| format!("{number:?} is not a claim number in positions="))?;
                positions.push(number);
            }
        } else {
            figures
                .push(figure_number(word).ok_or_else(|| format!("{word:?} is not a figure: f1"))?);
        }
    }
    if figures.is_empty() {
        return Err("a question needs at least one figure".into());
    }
    Ok(Row::Question(Question {
        key: key.to_owned(),
        figures,
        positions,
    }))
}

fn pair(words: &[String]) -> Result<Row, String> {
    let [a, b, relation] = words else {
        return Err("a pair is: p f1 f2 conflict, or p f1 other-article:f2 conflict".into());
    };
    let a = figure_number(a).ok_or_else(|| format!("{a:?} is not a figure: f1"))?;
    let (article, b) = match b.split_once(':') {
        Some((article, b)) => (Some(article.to_owned()), b),
        None => (None, b.as_str()),
    };
    let b = figure_number(b).ok_or_else(|| format!("{b:?} is not a figure: f1"))?;
    if article.is_none() && a >= b {
        return Err("the figures of a pair stand in their order, f1 before f2".into());
    }
    let relation = one_of("relation", relation, RELATIONS)?;
    Ok(Row::Pair(Pair {
        a,
        article,
        b,
        relation,
    }))
}

/// `4200`, `6500..7500`, `6000..`, `..20`, or `?` where the words leave the ends to the rule in force.
fn interval_of(word: &str) -> Result<(Option<f64>, Option<f64>, bool), String> {
    if word == "?" {
        return Ok((None, None, false));
    }
    let number = |text: &str| -> Result<Option<f64>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        text.parse()
            .map(Some)
            .map_err(|_| format!("{text:?} is not a number (digits, with a dot for decimals)"))
    };
    let (low, high) = match word.split_once("..") {
        Some((low, high)) => (number(low)?, number(high)?),
        None => (number(word)?, number(word)?),
    };
    if low.is_none() && high.is_none() {
        return Err(format!(
            "the interval {word:?} says nothing; write ? for a vague amount"
        ));
    }
    Ok((low, high, true))
}

fn figure_number(word: &str) -> Option<usize> {
    word.strip_prefix('f')?.parse().ok().filter(|n| *n > 0)
}

fn one_of(key: &str, value: &str, allowed: &[&str]) -> Result<String, String> {
    if allowed.contains(&value) {
        Ok(value.to_owned())
    } else {
        Err(format!(
            "{key} is one of {}, not {value:?}",
            allowed.join(", ")
        ))
    }
}

fn some(key: &str, value: &str) -> Result<String, String> {
    if value.is_empty() {
        return Err(format!("{key}= is empty"));
    }
    Ok(value.to_owned())
}

/// Splits at blanks; straight quotes keep blanks together and disappear, `\"` is a plain one.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' => match chars.next() {
                Some(c @ ('"' | '\\')) => word.get_or_insert_default().push(c),
                _ => return Err("a backslash stands only before \" or a backslash".into()),
            },
            ' ' | '\t' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    if quoted {
        return Err("a quotation mark is not closed".into());
    }
    words.extend(word);
    Ok(words)
}

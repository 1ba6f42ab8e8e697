//! The board's table as CSV: one row an answer, bounds and hedges in columns of their own.

use super::{Question, words};
use crate::Locale;
use std::fmt::Write;

/// The columns. Their names stay the same in every locale, as other programs read them.
const COLUMNS: [&str; 21] = [
    "question",
    "source",
    "verb",
    "hedges",
    "stance",
    "figure_as_written",
    "modifier",
    "low",
    "high",
    "reading",
    "reading_low",
    "reading_high",
    "rule",
    "unit",
    "counted",
    "predicate",
    "place",
    "as_of",
    "status",
    "article",
    "quote",
];

/// The question as CSV (RFC 4180: comma, CRLF, quotes doubled) with a byte order mark, which spreadsheets need to read
/// UTF-8. A cell that a spreadsheet would run (`=`, `+`, `-`, `@`) begins with an apostrophe.
pub fn to_csv(question: &Question, locale: Locale) -> String {
    let mut out = String::from('\u{feff}');
    line(&mut out, COLUMNS.iter().map(|name| (*name).to_owned()));
    for entry in &question.entries {
        let modifier = format!("{:?}", entry.modifier);
        line(
            &mut out,
            [
                text(&question.about),
                text(&entry.source),
                text(&entry.cue),
                text(&entry.hedges.join("; ")),
                String::new(),
                text(&entry.written),
                snake(&modifier),
                number(entry.low),
                number(entry.high),
                text(&words::reading(entry, locale)),
                number(entry.reading.low),
                number(entry.reading.high),
                text(&entry.reading.rule),
                text(entry.unit.as_deref().unwrap_or_default()),
                text(&entry.counted),
                text(&entry.predicate),
                text(&entry.place),
                text(&entry.as_of),
                text(&entry.status),
                text(&entry.article),
                text(&entry.quote),
            ]
            .into_iter(),
        );
    }
    for position in &question.positions {
        let mut cells: [String; COLUMNS.len()] = Default::default();
        cells[0] = text(&question.about);
        cells[1] = text(&position.source);
        cells[2] = text(&position.cue);
        cells[4] = snake(&format!("{:?}", position.stance));
        cells[19] = text(&position.article);
        cells[20] = text(&position.quote);
        line(&mut out, cells.into_iter());
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// What somebody wrote, made harmless for spreadsheets.
fn text(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// A number of ours: a negative one is a number, not a formula.
fn number(value: Option<f64>) -> String {
    value
        .filter(|value| value.is_finite())
        .map_or_else(String::new, |value| value.to_string())
}

/// `AtLeast` as the published JSON has it: `at_least`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, Position};
    use super::*;
    use selon_engine::{Modifier, Stance};

    #[test]
    fn a_spreadsheet_gets_every_bound_and_hedge_and_runs_nothing() {
        let question = Question {
            about: "soldiers, \"North Korean\"".to_owned(),
            entries: vec![Entry {
                source: "=HYPERLINK(\"x\")".to_owned(),
                hedges: vec!["seraient".to_owned(), "sans doute".to_owned()],
                modifier: Modifier::AtLeast,
                low: Some(-3.5),
                ..Entry::default()
            }],
            positions: vec![Position {
                source: "Pyongyang".to_owned(),
                stance: Stance::Denies,
                quote: "not\none".to_owned(),
                ..Position::default()
            }],
            ..Question::default()
        };
        let csv = to_csv(&question, Locale::En);
        let mut lines = csv.split("\r\n");
        assert!(
            lines
                .next()
                .is_some_and(|head| head.starts_with("\u{feff}question,source,verb"))
        );
        let row = lines.next().unwrap_or_default();
        assert!(
            row.starts_with("\"soldiers, \"\"North Korean\"\"\",\"'=HYPERLINK(\"\"x\"\")\",,seraient; sans doute,,,at_least,-3.5,,"),
            "{row}"
        );
        let row = lines.next().unwrap_or_default();
        assert!(
            row.ends_with("\"not\none\"") && row.contains(",denies,"),
            "{row}"
        );
        let columns = |row: &str| row.matches(',').count();
        assert_eq!(columns(row), COLUMNS.len() - 1 + 1);
    }
}

//! The text alternative of a plot: everything that it shows, in words.

use super::words;
use super::{Entry, LaneKind, Plot, Question, Row, Shape};
use crate::Locale;

/// What the plot shows, as paragraphs of plain text: the axis with its notices, then every row in the order drawn, then
/// the answers without a figure. It says nothing that the plot does not show, and nothing about who is right.
pub fn describe(question: &Question, plot: &Plot, locale: Locale) -> Vec<String> {
    let mut out = Vec::new();
    out.push(axis(question, plot, locale));
    for lane in &plot.lanes {
        if let LaneKind::Apart(reasons) = &lane.kind {
            let title = words::apart(locale);
            out.push(if reasons.is_empty() {
                format!("{title}{}", colon(locale).trim_end())
            } else {
                format!(
                    "{title} ({}){}",
                    reasons
                        .iter()
                        .map(|reason| crate::prose::caveat(reason, locale))
                        .collect::<Vec<_>>()
                        .join("; "),
                    colon(locale).trim_end()
                )
            });
        }
        for row in &lane.rows {
            if let Some(entry) = question.entries.get(row.entry) {
                out.push(sentence(entry, row, locale));
            }
        }
    }
    for position in plot
        .margin
        .iter()
        .filter_map(|&index| question.positions.get(index))
    {
        out.push(format!(
            "{}{}{}.",
            source(&position.source, locale),
            colon(locale),
            words::stance(position.stance, locale)
        ));
    }
    out
}

fn axis(question: &Question, plot: &Plot, locale: Locale) -> String {
    let axis = &plot.axis;
    let mut text = match (locale, axis.ticks.first(), axis.ticks.last()) {
        (Locale::En, Some(first), Some(last)) if first.value < last.value => format!(
            "Range plot of {}, axis from {} to {}.",
            words::counts(question.entries.len(), question.positions.len(), locale),
            first.label,
            last.label
        ),
        (Locale::Fr, Some(first), Some(last)) if first.value < last.value => format!(
            "Diagramme\u{a0}: {}, axe de {} à {}.",
            words::counts(question.entries.len(), question.positions.len(), locale),
            first.label,
            last.label
        ),
        (Locale::En, ..) => format!(
            "Range plot of {}.",
            words::counts(question.entries.len(), question.positions.len(), locale)
        ),
        (Locale::Fr, ..) => format!(
            "Diagramme\u{a0}: {}.",
            words::counts(question.entries.len(), question.positions.len(), locale)
        ),
    };
    for notice in &axis.notices {
        text.push(' ');
        text.push_str(&notice.text(locale));
    }
    text
}

/// One row: who, in which words, the figure as written, how it is read.
pub fn sentence(entry: &Entry, row: &Row, locale: Locale) -> String {
    let mut text = source(&entry.source, locale);
    let said: Vec<&str> = std::iter::once(entry.cue.as_str())
        .chain(entry.hedges.iter().map(String::as_str))
        .filter(|words| !words.is_empty())
        .collect();
    if !said.is_empty() {
        text.push_str(&format!(" ({})", quoted(&said.join(" … "), locale)));
    }
    text.push_str(colon(locale));
    text.push_str(&quoted(&entry.written, locale));
    let read = words::reading(entry, locale);
    text.push_str(&match locale {
        Locale::En => format!(", read as {read}"),
        Locale::Fr => format!(", lu\u{a0}: {read}"),
    });
    if row.mark.shape == Shape::Unplaced {
        text.push_str(&format!(", {}", words::shape(Shape::Unplaced, locale)));
    }
    text.push('.');
    text
}

fn source(name: &str, locale: Locale) -> String {
    if name.is_empty() {
        words::nobody(locale).to_owned()
    } else {
        name.to_owned()
    }
}

fn quoted(words: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("“{words}”"),
        Locale::Fr => format!("«\u{a0}{words}\u{a0}»"),
    }
}

fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::En => ": ",
        Locale::Fr => "\u{a0}: ",
    }
}

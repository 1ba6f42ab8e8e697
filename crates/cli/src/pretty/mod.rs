//! Analyses as tables for people.
//!
//! [`article`] prints one article, [`question::print`] one question with its figures, their places on an axis and what
//! they say to one another.

mod axis;
pub mod question;

use crate::table::{Style, Table};
use selon_dossier::{Locale, prose};
use selon_engine::{Analysis, Claim, Comparison, Figure};

/// One article: claims by source, figures that nobody in particular says, comparisons. Spans are bytes of `text`.
pub fn article(text: &str, analysis: &Analysis, style: Style) -> String {
    let mut out = String::new();
    let mut claims = Table::new(&["source", "verb", "hedge", "says", "figures"]);
    for claim in by_source(&analysis.claims) {
        let figures = claim
            .figures
            .iter()
            .filter_map(|n| analysis.figures.get(*n as usize));
        claims.row(vec![
            who(claim),
            claim
                .cue
                .as_ref()
                .map(|cue| cue.text.clone())
                .unwrap_or_default(),
            joined(
                claim
                    .hedges
                    .iter()
                    .map(|hedge| hedge.span.of(text).to_owned()),
                ", ",
            ),
            joined(
                claim.content.iter().map(|span| span.of(text).to_owned()),
                " … ",
            ),
            joined(
                figures
                    .filter(|figure| figure.comparable)
                    .map(|figure| read(text, figure)),
                "; ",
            ),
        ]);
    }
    section(&mut out, "Claims", &claims, style);

    let mut unsourced = Table::new(&["figure", "reading", "counts"]);
    for figure in analysis
        .figures
        .iter()
        .filter(|figure| figure.claim.is_none() && figure.comparable)
    {
        unsourced.row(vec![
            figure.span.of(text).to_owned(),
            reading(figure),
            counted(figure),
        ]);
    }
    section(
        &mut out,
        "Figures that nobody is named for",
        &unsourced,
        style,
    );

    for comparison in &analysis.comparisons {
        let one = Comparison {
            about: comparison.about.clone(),
            figures: comparison.figures.iter().map(|n| (0, *n)).collect(),
            positions: comparison.positions.iter().map(|n| (0, *n)).collect(),
            pairs: comparison.pairs.clone(),
        };
        separate(&mut out);
        out.push_str(&question::print(&[("", text, analysis)], &one, style));
    }
    let sums = analysis.arithmetic.iter();
    let sums: String = sums
        .filter_map(|sum| prose::arithmetic(text, analysis, sum, Locale::En))
        .map(|sentence| question::wrap(&sentence, style.width))
        .collect();
    if !sums.is_empty() {
        separate(&mut out);
        out.push_str(&style.bold("Sums that the text states"));
        out.push_str("\n\n");
        out.push_str(&sums);
    }
    if out.is_empty() {
        out.push_str("No claim and no figure was found.\n");
    }
    out
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

fn section(out: &mut String, title: &str, table: &Table, style: Style) {
    if table.is_empty() {
        return;
    }
    separate(out);
    out.push_str(&style.bold(title));
    out.push_str("\n\n");
    out.push_str(&table.print(style));
}

/// Claims with those of one source together, sources in the order in which they first speak.
fn by_source(claims: &[Claim]) -> Vec<&Claim> {
    let mut order: Vec<String> = Vec::new();
    let mut keyed: Vec<(usize, &Claim)> = Vec::with_capacity(claims.len());
    for claim in claims {
        let key = who(claim).to_lowercase();
        let place = order
            .iter()
            .position(|known| *known == key)
            .unwrap_or_else(|| {
                order.push(key);
                order.len() - 1
            });
        keyed.push((place, claim));
    }
    keyed.sort_by_key(|(place, claim)| (*place, claim.span));
    keyed.into_iter().map(|(_, claim)| claim).collect()
}

fn who(claim: &Claim) -> String {
    claim
        .source
        .as_ref()
        .map(|source| {
            source
                .resolved
                .clone()
                .unwrap_or_else(|| source.text.clone())
        })
        .unwrap_or_else(|| "(not said)".to_owned())
}

fn read(text: &str, figure: &Figure) -> String {
    format!("{} [{}]", figure.span.of(text), reading(figure))
}

/// The reading as an interval: "9000 to 11000", "more than 30".
pub fn reading(figure: &Figure) -> String {
    let reading = &figure.reading;
    let unit = figure
        .unit
        .as_deref()
        .map(|unit| format!(" {unit}"))
        .unwrap_or_default();
    match (reading.low, reading.high) {
        (Some(low), Some(high)) if low == high => format!("{low}{unit}"),
        (Some(low), Some(high)) => format!("{low} to {high}{unit}"),
        (Some(low), None) if reading.low_excluded => format!("more than {low}{unit}"),
        (Some(low), None) => format!("at least {low}{unit}"),
        (None, Some(high)) if reading.high_excluded => format!("less than {high}{unit}"),
        (None, Some(high)) => format!("at most {high}{unit}"),
        (None, None) => "open".to_owned(),
    }
}

fn counted(figure: &Figure) -> String {
    figure
        .counted
        .as_ref()
        .map(|counted| counted.text.clone())
        .unwrap_or_default()
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

//! One question: its figures in a table and on an axis, and in sentences how they stand to each other.

use super::{joined, reading, who};
use crate::table::{Style, Table};
use selon_dossier::plot::{Entry, Position, Question};
use selon_dossier::{Locale, prose};
use selon_engine::compare::unit;
use selon_engine::{Analysis, Claim, Comparison, SourceKind};

/// An article: its name (empty where there is only one), its text, and what was found in it, in bytes.
pub type Article<'a> = (&'a str, &'a str, &'a Analysis);

/// A question as a table, a plot and sentences.
pub fn print(articles: &[Article], comparison: &Comparison<(u32, u32)>, style: Style) -> String {
    let question = question(articles, comparison);
    let several = articles.len() > 1;
    let mut head = vec!["source", "verb", "figure", "reading", "rule"];
    if several {
        head.insert(0, "article");
    }
    let mut table = Table::new(&head);
    let mut row = |article: &str, cells: [&str; 5]| {
        let mut cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        if several {
            cells.insert(0, article.to_owned());
        }
        table.row(cells);
    };
    for (entry, at) in question.entries.iter().zip(&comparison.figures) {
        let figure = articles
            .get(at.0 as usize)
            .and_then(|(.., analysis)| analysis.figures.get(at.1 as usize));
        let read = figure.map(reading).unwrap_or_default();
        let source = if entry.source.is_empty() {
            "(no source given)"
        } else {
            &entry.source
        };
        row(
            &entry.article,
            [
                source,
                &entry.cue,
                &entry.written,
                &read,
                &entry.reading.rule,
            ],
        );
    }
    for position in &question.positions {
        row(
            &position.article,
            [
                &position.source,
                &position.cue,
                &position.quote,
                "no figure",
                "",
            ],
        );
    }
    let mut out = style.bold(&format!("Compared: {}", comparison.about));
    out.push_str("\n\n");
    out.push_str(&table.print(style));
    out.push('\n');
    out.push_str(&super::axis::print(&question));
    out.push('\n');
    for sentence in prose::summary(&question, Locale::En) {
        out.push_str(&wrap(&sentence, style.width));
    }
    out
}

/// The question as the board draws it.
fn question(articles: &[Article], comparison: &Comparison<(u32, u32)>) -> Question {
    let mut axis = None;
    let entries = comparison.figures.iter().map(|at| {
        let mut entry = entry(articles, *at).unwrap_or_default();
        let own = entry.unit.as_deref().and_then(unit::unit);
        match (own, axis) {
            (Some(own), None) => axis = Some(own),
            (Some(own), Some(first)) if own != first && own.dimension == first.dimension => {
                let offset = (own.offset - first.offset) / first.factor;
                entry.to_axis = Some((own.factor / first.factor, offset));
            }
            _ => {}
        }
        entry
    });
    Question {
        about: comparison.about.clone(),
        entries: entries.collect(),
        positions: comparison
            .positions
            .iter()
            .filter_map(|at| position(articles, *at))
            .collect(),
        pairs: comparison.pairs.clone(),
    }
}

fn entry(articles: &[Article], at: (u32, u32)) -> Option<Entry> {
    let (name, text, analysis) = articles.get(at.0 as usize)?;
    let figure = analysis.figures.get(at.1 as usize)?;
    let claim = figure.claim.and_then(|n| analysis.claims.get(n as usize));
    let around = &figure.circumstances;
    let words = |stated: &Option<selon_engine::Stated>| {
        stated.as_ref().map(|s| s.text.clone()).unwrap_or_default()
    };
    Some(Entry {
        kind: figure.kind,
        source: claim.map(as_written).unwrap_or_default(),
        cue: claim
            .and_then(|claim| claim.cue.as_ref())
            .map(|cue| cue.text.clone())
            .unwrap_or_default(),
        hedges: claim
            .into_iter()
            .flat_map(|claim| &claim.hedges)
            .map(|hedge| hedge.span.of(text).to_owned())
            .collect(),
        written: figure.span.of(text).to_owned(),
        counted: figure
            .counted
            .as_ref()
            .map(|counted| counted.text.clone())
            .unwrap_or_default(),
        modifier: figure.modifier,
        low: figure.low,
        high: figure.high,
        reading: figure.reading.clone(),
        unit: figure.unit.clone(),
        as_of: words(&around.date),
        predicate: words(&around.predicate),
        status: words(&around.status),
        place: words(&around.place),
        article: (*name).to_owned(),
        ..Entry::default()
    })
}

/// The source with its article ("le Pentagone"); a pronoun as whom it stands for.
fn as_written(claim: &Claim) -> String {
    match &claim.source {
        None => String::new(),
        Some(source) if source.kind == SourceKind::Pronoun => who(claim),
        Some(source) => source.text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn position(articles: &[Article], at: (u32, u32)) -> Option<Position> {
    let (name, text, analysis) = articles.get(at.0 as usize)?;
    let claim = analysis.claims.get(at.1 as usize)?;
    Some(Position {
        source: as_written(claim),
        cue: claim
            .cue
            .as_ref()
            .map(|cue| cue.text.clone())
            .unwrap_or_default(),
        quote: joined(
            claim.content.iter().map(|span| span.of(text).to_owned()),
            " … ",
        ),
        stance: claim.stance,
        article: (*name).to_owned(),
        ..Position::default()
    })
}

/// A sentence over several lines, indented by two.
pub(super) fn wrap(sentence: &str, room: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in sentence.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let width = crate::table::width(word);
        if used > 0 && used + 1 + width > room {
            out.push('\n');
            used = 0;
        }
        out.push_str(if used == 0 { "  " } else { " " });
        used += width + if used == 0 { 2 } else { 1 };
        out.push_str(word);
    }
    out.push('\n');
    out
}

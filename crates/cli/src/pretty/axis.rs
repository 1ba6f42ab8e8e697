//! A range plot in characters, from the layout that the screen draws.
//!
//! `●` is a bare number, `○` with `~` around it an approximate one, `|→` and `←|` open ends, `[=]` a range, `░` a word
//! like "thousands".

use crate::table::{shorten, width};
use selon_dossier::plot::{Axis, LaneKind, Plot, PlotOptions, Question, Row, Shape, layout};

/// Columns of the strip.
const STRIP: usize = 48;

/// Columns of the names before it.
const NAMES: usize = 24;

/// The plot as lines; empty where nothing can be drawn.
pub fn print(question: &Question) -> String {
    let plot = layout(question, PlotOptions::default());
    let mut out = String::new();
    for lane in &plot.lanes {
        if let LaneKind::Apart(reasons) = &lane.kind {
            out.push_str(&format!("  apart: {}\n", reasons.join("; ")));
        }
        for row in &lane.rows {
            let name = question
                .entries
                .get(row.entry)
                .map_or("", |entry| entry.source.as_str());
            let name = shorten(
                if name.is_empty() {
                    "(no source given)"
                } else {
                    name
                },
                NAMES,
            );
            let pad = " ".repeat(NAMES.saturating_sub(width(&name)));
            let line = format!("  {name}{pad} {}", strip(row));
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push_str(&ticks(plot.axis_of(lane)));
    }
    out.push_str(&margin(question, &plot));
    out
}

fn column(at: f64) -> usize {
    ((at.clamp(0.0, 1.0) * (STRIP - 1) as f64).round() as usize).min(STRIP - 1)
}

fn strip(row: &Row) -> String {
    let mut cells = vec![' '; STRIP];
    let mark = &row.mark;
    if let Some(extent) = mark.extent {
        let (from, to) = (column(extent.from), column(extent.to));
        let fill = match mark.shape {
            Shape::Band => '░',
            Shape::Bar => '=',
            Shape::OpenLeft | Shape::OpenRight => '-',
            _ => '~',
        };
        cells[from..=to].fill(fill);
        match mark.shape {
            Shape::Bar => (cells[from], cells[to]) = ('[', ']'),
            Shape::OpenRight => (cells[from], cells[to]) = ('|', '→'),
            Shape::OpenLeft => (cells[from], cells[to]) = ('←', '|'),
            _ => {}
        }
    }
    if let Some(at) = mark.at {
        let sign = match mark.shape {
            Shape::Soft | Shape::Lean => '○',
            Shape::OpenLeft | Shape::OpenRight => '|',
            _ => '●',
        };
        cells[column(at)] = sign;
    }
    if mark.shape == Shape::Unplaced {
        return "(cannot be drawn)".to_owned();
    }
    cells.into_iter().collect()
}

/// The axis with as many labels as fit.
fn ticks(axis: &Axis) -> String {
    let mut rule = vec!['─'; STRIP];
    let mut labels = vec![' '; STRIP + 16];
    let mut free = 0;
    for tick in &axis.ticks {
        let at = column(tick.at);
        rule[at] = '┴';
        let letters: Vec<char> = tick.label.chars().collect();
        let start = at.saturating_sub(letters.len() / 2);
        if start >= free && start + letters.len() <= labels.len() {
            labels[start..start + letters.len()].copy_from_slice(&letters);
            free = start + letters.len() + 1;
        }
    }
    let pad = " ".repeat(NAMES + 3);
    let rule: String = rule.into_iter().collect();
    let labels: String = labels.into_iter().collect();
    let unit = axis
        .unit
        .as_deref()
        .map(|unit| format!(" {unit}"))
        .unwrap_or_default();
    format!("{pad}{rule}{unit}\n{pad}{}\n", labels.trim_end())
}

fn margin(question: &Question, plot: &Plot) -> String {
    let mut out = String::new();
    for position in plot
        .margin
        .iter()
        .filter_map(|n| question.positions.get(*n))
    {
        let name = shorten(&position.source, NAMES);
        let pad = " ".repeat(NAMES.saturating_sub(width(&name)));
        out.push_str(&format!("  {name}{pad} no figure: {}\n", position.cue));
    }
    out
}

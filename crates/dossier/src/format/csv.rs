//! Claims for spreadsheets: one row a claim, every bound, modifier, hedge and stance in a column of its own.

use super::fragment::text_fragment;
use super::line::{Sheet, hold, number, state, status, word};
use crate::model::Dossier;
use crate::view::{ClaimView, FigureView};
use selon_engine::Reading;

/// The columns, in order. Where a claim has several figures, the cells of the figure's columns hold one value each,
/// separated by "; ".
pub const COLUMNS: [&str; 41] = [
    "article",
    "outlet",
    "author",
    "date",
    "url",
    "claim",
    "state",
    "words",
    "source",
    "source_as_written",
    "source_kind",
    "anonymous",
    "cue",
    "verb_class",
    "stance",
    "negated",
    "quotation",
    "quote",
    "hedges",
    "hedge_kinds",
    "figure",
    "low",
    "high",
    "modifier",
    "kind",
    "unit",
    "counted",
    "reading_low",
    "reading_high",
    "reading_rule",
    "status",
    "tags",
    "note",
    "evidence",
    "assessment",
    "rating",
    "start",
    "end",
    "rule",
    "reviewer",
    "link",
];

/// Comma-separated, lines ended by CRLF (RFC 4180). With `bom`, spreadsheets that guess encodings read the accents.
pub fn csv(dossier: &Dossier, bom: bool) -> String {
    let mut out = String::from(if bom { "\u{FEFF}" } else { "" });
    table(dossier, |row| {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&safe(cell))).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    });
    out
}

/// Tab-separated, for the clipboard: tabs and line breaks inside a cell become spaces.
pub fn tsv(dossier: &Dossier) -> String {
    let mut out = String::new();
    table(dossier, |row| {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| safe(cell).replace(['\t', '\n', '\r'], " "))
            .collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    });
    out
}

/// A cell that a spreadsheet takes for text: formulas begin with `= + - @`, and some programs skip white space before
/// them. An apostrophe in front makes it text.
fn safe(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    );
    let control = cell.starts_with(['\t', '\r', '\n']);
    if formula || control {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', ';', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn table(dossier: &Dossier, mut row: impl FnMut(&[String])) {
    row(&COLUMNS.map(str::to_owned));
    for sheet in Sheet::all(dossier) {
        for claim in sheet.claims.iter() {
            row(&cells(&sheet, claim));
        }
    }
}

fn end(reading: &Reading, high: bool) -> String {
    let (value, excluded) = if high {
        (reading.high, reading.high_excluded)
    } else {
        (reading.low, reading.low_excluded)
    };
    match (value, excluded, high) {
        (Some(_), true, true) => format!("<{}", number(value)),
        (Some(_), true, false) => format!(">{}", number(value)),
        _ => number(value),
    }
}

fn cells(sheet: &Sheet, claim: &ClaimView) -> Vec<String> {
    let article = sheet.article;
    let meta = &article.meta;
    let figures = sheet.figures(claim);
    let each = |f: &dyn Fn(&FigureView) -> String| {
        let cells: Vec<String> = figures.iter().map(|figure| f(figure)).collect();
        // All empty is empty, not "; ".
        if cells.iter().all(String::is_empty) {
            String::new()
        } else {
            cells.join("; ")
        }
    };
    let yes = |value: bool| if value { "yes" } else { "no" }.to_owned();
    let source = claim.source.as_ref();
    let check = claim.check();
    let kinds: Vec<String> = claim.hedges.iter().map(|hedge| word(hedge.kind)).collect();
    let whole = sheet.points(claim.span);
    let lost = claim.content.is_empty();
    let evidence = check.map_or_else(String::new, |check| {
        let list = check.evidence.iter().map(|one| {
            let parts = [&*one.url, &*one.quote, &*one.date];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" | ")
        });
        list.collect::<Vec<_>>().join("; ")
    });
    let assessment = check.and_then(|check| check.assessment.as_ref());
    let link = claim
        .content
        .first()
        .and_then(|span| text_fragment(&meta.url, &article.text, *span));
    vec![
        meta.title.to_string(),
        meta.outlet.to_string(),
        meta.author.to_string(),
        meta.date.to_string(),
        meta.url.to_string(),
        claim.key.to_string(),
        state(claim.state).to_owned(),
        hold(claim).to_owned(),
        source.map_or_else(String::new, |source| source.name.to_string()),
        source.map_or_else(String::new, |source| source.text.to_string()),
        source.map_or_else(String::new, |source| word(source.kind)),
        yes(claim.anonymous),
        claim
            .cue
            .as_ref()
            .map_or_else(String::new, |cue| cue.text.to_string()),
        claim
            .cue
            .as_ref()
            .map_or_else(String::new, |cue| word(cue.verb_class)),
        word(claim.stance),
        yes(claim.negated),
        word(claim.quotation),
        sheet.quote(claim),
        sheet.hedges(claim).join("; "),
        kinds.join("; "),
        each(&|figure| sheet.written(figure)),
        each(&|figure| number(figure.figure.low)),
        each(&|figure| number(figure.figure.high)),
        each(&|figure| word(figure.figure.modifier)),
        each(&|figure| word(figure.figure.kind)),
        each(&|figure| figure.figure.unit.clone().unwrap_or_default()),
        each(&|figure| {
            figure
                .figure
                .counted
                .as_ref()
                .map_or_else(String::new, |counted| counted.text.clone())
        }),
        each(&|figure| end(&figure.figure.reading, false)),
        each(&|figure| end(&figure.figure.reading, true)),
        each(&|figure| figure.figure.reading.rule.clone()),
        check
            .and_then(|check| check.status)
            .map_or("", status)
            .to_owned(),
        check.map_or_else(String::new, |check| check.tags.join("; ")),
        check.map_or_else(String::new, |check| check.note.to_string()),
        evidence,
        assessment.map_or_else(String::new, |one| one.text.to_string()),
        assessment
            .and_then(|one| one.rating.as_ref())
            .map_or_else(String::new, |rating| rating.name.to_string()),
        if lost {
            String::new()
        } else {
            whole.start.to_string()
        },
        if lost {
            String::new()
        } else {
            whole.end.to_string()
        },
        claim.why.rule.to_string(),
        claim
            .annotation
            .as_ref()
            .and_then(|kept| kept.by.clone())
            .map_or_else(String::new, |by| by.to_string()),
        link.unwrap_or_default(),
    ]
}

//! Runs the caret fixtures in `lang/<code>/cases/figures.txt`.
//!
//! ```text
//! Environ 10 000 soldats sont arrivés le 4 mai.
//! ^^^^^^^^^^^^^^^^^^^^^^ about 10000 soldat
//!                                        ^^^^^ date
//! ```
//! A sentence, then one line of carets for each figure in it, in order: modifier (left out when exact), value or
//! `low..high` (`∞` for an open end), unit, head of what is counted; for figures that are never compared only the kind. A
//! sentence without caret lines holds no figure. `UPDATE_EXPECT=1 cargo test -p selon-engine cases` rewrites the carets
//! for review as a diff.

use crate::lang::Lang;
use crate::{Figure, FigureKind, Modifier, Options, analyze};
use std::fmt::Write as _;
use std::path::PathBuf;

struct Case {
    line: usize,
    sentence: String,
    carets: Vec<String>,
}

/// Sections and comments are kept where they stand, so that rewriting loses nothing.
enum Block {
    Other(String),
    Case(Case),
}

fn path(lang: Lang) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("lang")
        .join(lang.code())
        .join("cases/figures.txt")
}

fn is_carets(line: &str) -> bool {
    line.trim_start().starts_with('^')
}

fn parse(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with('[') {
            out.push(Block::Other(line.to_owned()));
        } else if is_carets(line) {
            match out.last_mut() {
                Some(Block::Case(case)) => case.carets.push(line.to_owned()),
                _ => panic!("line {}: carets without a sentence above", n + 1),
            }
        } else {
            assert!(
                !line.starts_with(' '),
                "line {}: a sentence begins at the margin",
                n + 1
            );
            out.push(Block::Case(Case {
                line: n + 1,
                sentence: line.to_owned(),
                carets: Vec::new(),
            }));
        }
    }
    out
}

fn number(value: Option<f64>) -> String {
    value.map_or("∞".to_owned(), |v| v.to_string())
}

fn describe(figure: &Figure) -> String {
    if !figure.comparable {
        return format!("{:?}", figure.kind).to_lowercase();
    }
    let mut out = String::new();
    if figure.modifier != Modifier::Exact && figure.modifier != Modifier::Range {
        let name = format!("{:?}", figure.modifier);
        for (n, c) in name.chars().enumerate() {
            if c.is_uppercase() && n > 0 {
                out.push('_');
            }
            out.extend(c.to_lowercase());
        }
        out.push(' ');
    }
    out += &match (figure.low, figure.high) {
        (Some(a), Some(b)) if a == b => number(Some(a)),
        (Some(a), None) => number(Some(a)),
        (None, Some(b)) => number(Some(b)),
        (low, high) => format!("{}..{}", number(low), number(high)),
    };
    if let Some(unit) = &figure.unit {
        let _ = write!(out, " {unit}");
    } else if figure.kind != FigureKind::Count {
        let _ = write!(out, " {}", format!("{:?}", figure.kind).to_lowercase());
    }
    if let Some(counted) = &figure.counted
        && figure.unit.as_deref() != Some(counted.head.as_str())
        && figure
            .unit
            .as_deref()
            .is_none_or(|unit| unit.split('/').next() != Some(counted.head.as_str()))
    {
        let _ = write!(out, " {}", counted.head);
    }
    if let Some(change) = figure.change {
        let _ = write!(out, " ({})", format!("{change:?}").to_lowercase());
    }
    out
}

fn carets(lang: Lang, sentence: &str) -> Vec<String> {
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    analyze(sentence, &options)
        .figures
        .iter()
        .map(|figure| {
            let column = sentence[..figure.span.start as usize].chars().count();
            let width = figure.span.of(sentence).chars().count();
            format!(
                "{}{} {}",
                " ".repeat(column),
                "^".repeat(width),
                describe(figure)
            )
        })
        .collect()
}

fn run(lang: Lang) {
    let path = path(lang);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let blocks = parse(&text);
    let cases: Vec<&Case> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Case(case) => Some(case),
            Block::Other(_) => None,
        })
        .collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut out = String::new();
        for block in &blocks {
            match block {
                Block::Other(line) => out += &format!("{line}\n"),
                Block::Case(case) => {
                    out += &format!("{}\n", case.sentence);
                    for line in carets(lang, &case.sentence) {
                        out += &format!("{line}\n");
                    }
                }
            }
        }
        std::fs::write(&path, out).unwrap();
        return;
    }
    let mut wrong = String::new();
    let mut negatives = 0;
    for case in &cases {
        let found = carets(lang, &case.sentence);
        if found != case.carets {
            let _ = writeln!(
                wrong,
                "{}:{}\n  {}\n  expected\n{}\n  found\n{}\n",
                path.display(),
                case.line,
                case.sentence,
                indent(&case.carets),
                indent(&found)
            );
        }
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        negatives += usize::from(
            analyze(&case.sentence, &options)
                .figures
                .iter()
                .all(|figure| !figure.comparable),
        );
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        cases.len() >= 150,
        "{}: only {} cases",
        path.display(),
        cases.len()
    );
    assert!(
        negatives * 3 >= cases.len(),
        "{}: {negatives} of {} cases hold nothing to compare, a third should",
        path.display(),
        cases.len()
    );
}

fn indent(lines: &[String]) -> String {
    if lines.is_empty() {
        return "    (no figure)".to_owned();
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

#[test]
fn french_figures_are_read_as_the_cases_say() {
    run(Lang::Fr);
}
#[test]
fn english_figures_are_read_as_the_cases_say() {
    run(Lang::En);
}
#[test]
fn german_figures_are_read_as_the_cases_say() {
    run(Lang::De);
}
#[test]
fn spanish_figures_are_read_as_the_cases_say() {
    run(Lang::Es);
}
#[test]
fn italian_figures_are_read_as_the_cases_say() {
    run(Lang::It);
}
#[test]
fn portuguese_figures_are_read_as_the_cases_say() {
    run(Lang::Pt);
}
#[test]
fn dutch_figures_are_read_as_the_cases_say() {
    run(Lang::Nl);
}
#[test]
#[should_panic(expected = "carets without a sentence")]
fn a_malformed_case_file_fails() {
    parse("# only this\n   ^^^ 3 soldat\n");
}

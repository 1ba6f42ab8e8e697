//! How good the comparison must be on the project's own cases.
#![allow(clippy::unwrap_used)]

mod support;

use support::selon;

/// A row of the table of comparison cases, as numbers; "-" is none.
fn row(out: &str, language: &str) -> Vec<Option<f64>> {
    let table = out.split("Comparison cases").nth(1).unwrap();
    let row = table
        .lines()
        .find(|line| line.starts_with(language))
        .unwrap();
    row.split_whitespace()
        .skip(1)
        .map(|cell| cell.parse().ok())
        .collect()
}

#[test]
fn conflicts_are_found_with_the_precision_and_recall_that_are_promised() {
    let run = selon(&["corpus"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    for language in ["fr", "en", "all"] {
        let cells = row(&run.out, language);
        let (precision, recall) = (cells[4].unwrap(), cells[5].unwrap());
        assert!(precision >= 0.95, "{language}: precision {precision}");
        assert!(recall >= 0.85, "{language}: recall {recall}");
    }
    let all = row(&run.out, "all");
    assert!(
        all[0].unwrap() >= 80.0 && all[1].unwrap() * 2.0 >= all[0].unwrap(),
        "80 cases, half of them traps"
    );
}

//! What the board says in English.

use crate::i18n::Board;
use selon_engine::{Preset, Relation};

fn s(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The board.
pub const BOARD: Board = Board {
    board: "Comparison",
    none_title: "No two figures answer the same question here.",
    none_found: |figures, claims, locale| {
        format!(
            "Found: {} claim{} and {} figure{} that can be compared.",
            locale.number(claims as f64),
            s(claims),
            locale.number(figures as f64),
            s(figures)
        )
    },
    none_hint: "Add another article on the same story, or put figures side by side yourself.",
    views: "View",
    view_plots: "Questions",
    view_matrix: "Sources × questions",
    view_columns: |chosen| format!("Side by side ({chosen})"),
    scope: "Articles",
    scope_all: "All",
    rules: "Rules and axis",
    preset: "Rules",
    tolerance: "“about” is read as ±",
    tolerance_off: "These rules fix the tolerance.",
    axis: "Axis",
    axis_auto: "automatic",
    axis_linear: "linear",
    axis_log: "logarithmic",
    order: "Order",
    order_text: "as in the text",
    order_low: "by lower end",
    plot_label: |about| format!("Figures for “{about}” on one axis"),
    plot_hint: "Arrow keys move, Enter selects, X sets side by side.",
    in_words: "The plot in words",
    legend: "How to read the marks",
    table_show: "Show the table",
    table_hide: "Hide the table",
    table_caption: |about| format!("Who says what about “{about}”"),
    col_choose: "Side by side",
    col_source: "Source",
    col_verb: "Verb",
    col_hedge: "Hedge",
    col_quote: "Quote",
    col_figure: "Figure as written",
    col_reading: "Read as",
    col_as_of: "When, where",
    col_date: "When",
    col_status: "Status",
    col_place: "Where",
    col_counted: "What is counted",
    col_predicate: "What happened",
    col_article: "Article",
    choose: |source, figure| format!("Set side by side: {source}, {figure}"),
    no_figure: "no figure",
    not_said: "not said",
    export: "Export",
    pairs_conflict: |n, locale| {
        if n == 1 {
            "1 pair does not meet".to_owned()
        } else {
            format!("{} pairs do not meet", locale.number(n as f64))
        }
    },
    pairwise: "Pair by pair, with what to mind",
    colon: ": ",
    against: |source, figure| format!("Compared with {source}, {figure}:"),
    arrange: "Arrange",
    rename: "Name of the question",
    pin: "Pin to the top",
    unpin: "Unpin",
    hide: "Hide this question",
    hidden: |n, locale| format!("{} hidden question{}", locale.number(n as f64), s(n)),
    show: |about| format!("Show “{about}” again"),
    split: "Make the chosen ones a question of their own",
    take_out: "Take the chosen ones out",
    set_apart: "Not comparable: set the chosen ones apart",
    compare_again: "Compare the chosen ones again",
    bring_here: |n| format!("Move the chosen ones of elsewhere here ({n})"),
    group_chosen: "Make one question of these",
    loose: |n, locale| {
        format!(
            "{} figure{} that answer{} no question",
            locale.number(n as f64),
            s(n),
            if n == 1 { "s" } else { "" }
        )
    },
    loose_hint: "Choose some, then move them into a question under “Arrange”, or make one of them under “Side by side”.",
    sums: "Sums in the text",
    wide: "More room",
    merge: "Join with another question",
    merge_into: |about| format!("Join with “{about}”"),
    chosen_first: "Choose rows in the table first.",
    columns_title: "Side by side",
    columns_none: "Choose two or more claims in the tables to set them side by side.",
    columns_clear: "Clear the choice",
    columns_hint: "What differs is in bold and marked ≠.",
    differs: "differs",
    same: "the same",
    matrix_caption: "Who answers which question; empty cells are gaps",
    matrix_gap: "says nothing on this",
    trail_title: |source| format!("{source}, over time"),
    trail_by: |change| format!("change {change}"),
    failed: "The browser could not make this file.",
    relation: |relation| match relation {
        Relation::Agree => "same reading",
        Relation::Compatible => "meets it",
        Relation::Conflict => "does not meet it",
        Relation::NotComparable => "not comparable",
    },
    presets: |preset| match preset {
        Preset::Selon => "Selon: words as intervals",
        Preset::Literal => "Literal: numbers as they stand",
        Preset::Acled => "ACLED: conservative",
        Preset::Cqe => "CQE: narrow intervals",
    },
};

//! What the board says, in each locale: one field for every sentence, so that a missing one does not compile. What the
//! plot itself says (notices, shapes, readings) is in [`selon_dossier::plot::words`].

use selon_dossier::Locale;
use selon_engine::{Preset, Relation};

/// The board's sentences.
pub struct Words {
    pub board: &'static str,
    pub none_title: &'static str,
    pub none_found: fn(figures: usize, claims: usize, locale: Locale) -> String,
    pub none_hint: &'static str,
    pub views: &'static str,
    pub view_plots: &'static str,
    pub view_matrix: &'static str,
    pub view_columns: fn(chosen: usize) -> String,
    pub scope: &'static str,
    pub scope_all: &'static str,
    pub rules: &'static str,
    pub preset: &'static str,
    pub tolerance: &'static str,
    pub tolerance_off: &'static str,
    pub axis: &'static str,
    pub axis_auto: &'static str,
    pub axis_linear: &'static str,
    pub axis_log: &'static str,
    pub order: &'static str,
    pub order_text: &'static str,
    pub order_low: &'static str,
    pub plot_label: fn(about: &str) -> String,
    pub plot_hint: &'static str,
    pub in_words: &'static str,
    pub legend: &'static str,
    pub table_show: &'static str,
    pub table_hide: &'static str,
    pub table_caption: fn(about: &str) -> String,
    pub col_choose: &'static str,
    pub col_source: &'static str,
    pub col_verb: &'static str,
    pub col_hedge: &'static str,
    pub col_quote: &'static str,
    pub col_figure: &'static str,
    pub col_reading: &'static str,
    pub col_as_of: &'static str,
    pub col_date: &'static str,
    pub col_status: &'static str,
    pub col_place: &'static str,
    pub col_counted: &'static str,
    pub col_predicate: &'static str,
    pub col_article: &'static str,
    pub choose: fn(source: &str, figure: &str) -> String,
    pub no_figure: &'static str,
    pub not_said: &'static str,
    pub export: &'static str,
    pub pairs_conflict: fn(n: usize, locale: Locale) -> String,
    pub pairwise: &'static str,
    pub colon: &'static str,
    pub against: fn(source: &str, figure: &str) -> String,
    pub arrange: &'static str,
    pub rename: &'static str,
    pub pin: &'static str,
    pub unpin: &'static str,
    pub hide: &'static str,
    pub hidden: fn(n: usize, locale: Locale) -> String,
    pub show: fn(about: &str) -> String,
    pub split: &'static str,
    pub take_out: &'static str,
    pub merge: &'static str,
    pub merge_into: fn(about: &str) -> String,
    pub chosen_first: &'static str,
    pub columns_title: &'static str,
    pub columns_none: &'static str,
    pub columns_clear: &'static str,
    pub columns_hint: &'static str,
    pub differs: &'static str,
    pub same: &'static str,
    pub matrix_caption: &'static str,
    pub matrix_gap: &'static str,
    pub trail_title: fn(source: &str) -> String,
    pub trail_by: fn(change: &str) -> String,
    pub failed: &'static str,
}

/// The sentences of a locale.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}

/// How a figure stands to the selected one.
pub fn relation(relation: Relation, locale: Locale) -> &'static str {
    match (locale, relation) {
        (Locale::En, Relation::Agree) => "same reading",
        (Locale::Fr, Relation::Agree) => "même lecture",
        (Locale::En, Relation::Compatible) => "meets it",
        (Locale::Fr, Relation::Compatible) => "le rejoint",
        (Locale::En, Relation::Conflict) => "does not meet it",
        (Locale::Fr, Relation::Conflict) => "ne le rejoint pas",
        (Locale::En, Relation::NotComparable) => "not comparable",
        (Locale::Fr, Relation::NotComparable) => "pas comparable",
    }
}

/// The sign of a relation, so that it does not hang on words alone.
pub fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Agree => "=",
        Relation::Compatible => "∩",
        Relation::Conflict => "≠",
        Relation::NotComparable => "∥",
    }
}

/// A family of reading rules, with what it does.
pub fn preset(preset: Preset, locale: Locale) -> &'static str {
    match (locale, preset) {
        (Locale::En, Preset::Selon) => "Selon: words as intervals",
        (Locale::Fr, Preset::Selon) => "Selon\u{a0}: des mots aux intervalles",
        (Locale::En, Preset::Literal) => "Literal: numbers as they stand",
        (Locale::Fr, Preset::Literal) => "Littéral\u{a0}: les nombres tels quels",
        (Locale::En, Preset::Acled) => "ACLED: conservative",
        (Locale::Fr, Preset::Acled) => "ACLED\u{a0}: prudent",
        (Locale::En, Preset::Cqe) => "CQE: narrow intervals",
        (Locale::Fr, Preset::Cqe) => "CQE\u{a0}: intervalles étroits",
    }
}

fn s(n: usize, locale: Locale) -> &'static str {
    match (locale, n) {
        (Locale::En, 1) | (Locale::Fr, 0 | 1) => "",
        _ => "s",
    }
}

static EN: Words = Words {
    board: "Comparison",
    none_title: "No two figures answer the same question here.",
    none_found: |figures, claims, locale| {
        format!(
            "Found: {} claim{} and {} figure{} that can be compared.",
            locale.number(claims as f64),
            s(claims, locale),
            locale.number(figures as f64),
            s(figures, locale)
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
    hidden: |n, locale| {
        format!(
            "{} hidden question{}",
            locale.number(n as f64),
            s(n, locale)
        )
    },
    show: |about| format!("Show “{about}” again"),
    split: "Make the chosen ones a question of their own",
    take_out: "Take the chosen ones out",
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
};

static FR: Words = Words {
    board: "Comparaison",
    none_title: "Aucun chiffre ne répond ici à la même question qu’un autre.",
    none_found: |figures, claims, locale| {
        format!(
            "Trouvé\u{a0}: {} propos et {} chiffre{} comparable{}.",
            locale.number(claims as f64),
            locale.number(figures as f64),
            s(figures, locale),
            s(figures, locale)
        )
    },
    none_hint: "Ajoutez un autre article sur le même sujet, ou rapprochez vous-même des chiffres.",
    views: "Vue",
    view_plots: "Questions",
    view_matrix: "Sources × questions",
    view_columns: |chosen| format!("Côte à côte ({chosen})"),
    scope: "Articles",
    scope_all: "Tous",
    rules: "Règles et axe",
    preset: "Règles",
    tolerance: "«\u{a0}environ\u{a0}» se lit à ±",
    tolerance_off: "Ces règles fixent la tolérance.",
    axis: "Axe",
    axis_auto: "automatique",
    axis_linear: "linéaire",
    axis_log: "logarithmique",
    order: "Ordre",
    order_text: "celui du texte",
    order_low: "par borne basse",
    plot_label: |about| format!("Chiffres pour «\u{a0}{about}\u{a0}» sur un même axe"),
    plot_hint: "Flèches pour se déplacer, Entrée pour choisir, X pour mettre côte à côte.",
    in_words: "Le diagramme en mots",
    legend: "Comment lire les signes",
    table_show: "Montrer le tableau",
    table_hide: "Replier le tableau",
    table_caption: |about| format!("Qui dit quoi sur «\u{a0}{about}\u{a0}»"),
    col_choose: "Côte à côte",
    col_source: "Source",
    col_verb: "Verbe",
    col_hedge: "Réserve",
    col_quote: "Propos",
    col_figure: "Chiffre tel quel",
    col_reading: "Lecture",
    col_as_of: "Quand, où",
    col_date: "Quand",
    col_status: "État",
    col_place: "Lieu",
    col_counted: "Ce qui est compté",
    col_predicate: "Ce qui s’est passé",
    col_article: "Article",
    choose: |source, figure| format!("Mettre côte à côte\u{a0}: {source}, {figure}"),
    no_figure: "pas de chiffre",
    not_said: "non dit",
    export: "Exporter",
    pairs_conflict: |n, locale| {
        if n <= 1 {
            format!("{n} paire ne se rejoint pas")
        } else {
            format!("{} paires ne se rejoignent pas", locale.number(n as f64))
        }
    },
    pairwise: "Paire par paire, avec ce qu’il faut noter",
    colon: "\u{a0}: ",
    against: |source, figure| format!("Par rapport à {source}, {figure}\u{a0}:"),
    arrange: "Organiser",
    rename: "Nom de la question",
    pin: "Épingler en tête",
    unpin: "Détacher",
    hide: "Masquer cette question",
    hidden: |n, locale| {
        format!(
            "{} question{} masquée{}",
            locale.number(n as f64),
            s(n, locale),
            s(n, locale)
        )
    },
    show: |about| format!("Montrer de nouveau «\u{a0}{about}\u{a0}»"),
    split: "Faire des lignes choisies une question à part",
    take_out: "Retirer les lignes choisies",
    merge: "Réunir avec une autre question",
    merge_into: |about| format!("Réunir avec «\u{a0}{about}\u{a0}»"),
    chosen_first: "Choisissez d’abord des lignes dans le tableau.",
    columns_title: "Côte à côte",
    columns_none: "Choisissez au moins deux propos dans les tableaux pour les mettre côte à côte.",
    columns_clear: "Vider le choix",
    columns_hint: "Ce qui diffère est en gras et marqué ≠.",
    differs: "diffère",
    same: "identique",
    matrix_caption: "Qui répond à quelle question\u{202f}; les cases vides sont des silences",
    matrix_gap: "n’en dit rien",
    trail_title: |source| format!("{source}, au fil du temps"),
    trail_by: |change| format!("écart {change}"),
    failed: "Le navigateur n’a pas pu produire ce fichier.",
};

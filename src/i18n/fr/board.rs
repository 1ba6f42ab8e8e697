//! What the board says in French.

use crate::i18n::Board;
use selon_engine::{Preset, Relation};

fn s(n: usize) -> &'static str {
    if n < 2 { "" } else { "s" }
}

/// The board.
pub const BOARD: Board = Board {
    board: "Comparaison",
    none_title: "Aucun chiffre ne répond ici à la même question qu’un autre.",
    none_found: |figures, claims, locale| {
        format!(
            "Trouvé\u{a0}: {} affirmation{} et {} chiffre{} comparable{}.",
            locale.number(claims as f64),
            s(claims),
            locale.number(figures as f64),
            s(figures),
            s(figures)
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
            s(n),
            s(n)
        )
    },
    show: |about| format!("Montrer de nouveau «\u{a0}{about}\u{a0}»"),
    split: "Faire des lignes choisies une question à part",
    take_out: "Retirer les lignes choisies",
    set_apart: "Pas comparables\u{a0}: mettre les lignes choisies à part",
    compare_again: "Comparer de nouveau les lignes choisies",
    bring_here: |n| format!("Amener ici les lignes choisies ailleurs ({n})"),
    group_chosen: "En faire une seule question",
    loose: |n, locale| {
        format!(
            "{} chiffre{} ne répon{} à aucune question",
            locale.number(n as f64),
            s(n),
            if n < 2 { "d" } else { "dent" }
        )
    },
    loose_hint: "Choisissez-en, puis amenez-les dans une question par «\u{a0}Organiser\u{a0}», ou faites-en une sous «\u{a0}Côte à côte\u{a0}».",
    sums: "Les comptes du texte",
    wide: "Plus de place",
    merge: "Réunir avec une autre question",
    merge_into: |about| format!("Réunir avec «\u{a0}{about}\u{a0}»"),
    chosen_first: "Choisissez d’abord des lignes dans le tableau.",
    columns_title: "Côte à côte",
    columns_none: "Choisissez au moins deux lignes dans les tableaux pour les mettre côte à côte.",
    columns_clear: "Vider le choix",
    columns_hint: "Ce qui diffère est en gras et marqué ≠.",
    differs: "diffère",
    same: "identique",
    matrix_caption: "Qui répond à quelle question\u{202f}; les cases vides sont des silences",
    matrix_gap: "n’en dit rien",
    trail_title: |source| format!("{source}, au fil du temps"),
    trail_by: |change| format!("écart {change}"),
    failed: "Le navigateur n’a pas pu produire ce fichier.",
    relation: |relation| match relation {
        Relation::Agree => "même lecture",
        Relation::Compatible => "le rejoint",
        Relation::Conflict => "ne le rejoint pas",
        Relation::NotComparable => "pas comparable",
    },
    presets: |preset| match preset {
        Preset::Selon => "Selon\u{a0}: des mots aux intervalles",
        Preset::Literal => "Littéral\u{a0}: les nombres tels quels",
        Preset::Acled => "ACLED\u{a0}: prudent",
        Preset::Cqe => "CQE\u{a0}: intervalles étroits",
    },
};

//! What is said of articles in English.

use crate::i18n::Articles;
use selon_dossier::version::What;

/// The articles.
pub const ARTICLES: Articles = Articles {
    label: "Articles",
    add: "Add an article",
    menu: "This article",
    details: "Details…",
    newer: "A newer version…",
    changes: "What the newer version changed",
    earlier: "Move before the one before",
    later: "Move after the next one",
    remove: "Remove from the dossier",
    untitled: "Untitled article",
    arrived: "What is this text?",
    arrived_hint: "Paste, type or open a text, then say what it is. Marks, notes and decisions of what is there stay.",
    looks_like: |title| {
        format!("Most of its words stand in “{title}” too: it looks like a newer version of it.")
    },
    another: "Another article on the same story",
    version_of: |title| format!("A newer version of “{title}”"),
    alone: "A new dossier",
    title: "Headline",
    outlet: "Outlet",
    url: "Address",
    author: "Author",
    date: "Date",
    lang: "Language",
    changed: |count| match count {
        1 => "1 change in figures, sources and hedges".to_owned(),
        count => format!("{count} changes in figures, sources and hedges"),
    },
    unchanged: "The newer version changes words, but no figure, source or hedge.",
    reading: "The newer version is being read…",
    what: |what| match what {
        What::Figure => "figure",
        What::Source => "source",
        What::Verb => "verb",
        What::Hedge => "hedge",
        What::Negation => "yes or no",
        What::Claim => "claim",
    },
    not_before: "not there before",
    not_now: "gone",
    was: "was",
    is: "is now",
};

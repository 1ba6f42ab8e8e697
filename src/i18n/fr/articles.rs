//! What is said of articles in French.

use crate::i18n::Articles;
use selon_dossier::version::What;

/// The articles.
pub const ARTICLES: Articles = Articles {
    label: "Articles",
    add: "Ajouter un article",
    menu: "Cet article",
    details: "Origine…",
    newer: "Une version plus récente…",
    changes: "Ce que change la nouvelle version",
    earlier: "Placer avant le précédent",
    later: "Placer après le suivant",
    remove: "Retirer du dossier",
    untitled: "Article sans titre",
    arrived: "Qu’est-ce que ce texte\u{202f}?",
    arrived_hint: "Collez, saisissez ou ouvrez un texte, puis dites ce que c’est. Marques, notes et décisions restent.",
    looks_like: |title| {
        format!(
            "La plupart de ses mots sont aussi dans «\u{a0}{title}\u{a0}»\u{a0}: on dirait une version plus récente."
        )
    },
    another: "Un autre article sur le même sujet",
    version_of: |title| format!("Une version plus récente de «\u{a0}{title}\u{a0}»"),
    alone: "Un nouveau dossier",
    title: "Titre",
    outlet: "Média",
    url: "Adresse",
    author: "Auteur",
    date: "Date",
    lang: "Langue",
    changed: |count| match count {
        0 | 1 => format!("{count} changement de chiffre, de source ou de réserve"),
        count => format!("{count} changements de chiffres, de sources ou de réserves"),
    },
    unchanged: "La nouvelle version change des mots, mais ni chiffre, ni source, ni réserve.",
    reading: "La nouvelle version est en cours de lecture…",
    what: |what| match what {
        What::Figure => "chiffre",
        What::Source => "source",
        What::Verb => "verbe",
        What::Hedge => "réserve",
        What::Negation => "oui ou non",
        What::Claim => "affirmation",
    },
    not_before: "absent jusque-là",
    not_now: "disparu",
    was: "était",
    is: "est maintenant",
};

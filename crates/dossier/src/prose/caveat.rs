//! The engine's caveats in words. They are written `key: one side / the other side` in the vocabulary of
//! [`selon_engine::compare::relate`]; sides that quote the article stay as they are.

use crate::Locale;

/// What the keys say: English, French.
const KEYS: &[(&str, &str, &str)] = &[
    ("status", "different moments", "moments différents"),
    ("place", "different places", "lieux différents"),
    ("date", "different dates", "dates différentes"),
    (
        "scope",
        "not the same are counted",
        "on ne compte pas les mêmes",
    ),
    ("unit", "different units", "unités différentes"),
    ("what", "different things", "choses différentes"),
    (
        "change",
        "a level and a change",
        "un niveau et une variation",
    ),
    ("hedge", "not equally hedged", "pas la même prudence"),
    (
        "part",
        "one is a part of the other",
        "l’un est une partie de l’autre",
    ),
    (
        "statement",
        "both are said in one statement",
        "les deux sont dits dans une même phrase",
    ),
    (
        "revision",
        "the same source corrects its figure",
        "la même source révise son chiffre",
    ),
    ("hand", "put side by side by hand", "rapprochés à la main"),
    (
        "published",
        "articles of different days",
        "articles de jours différents",
    ),
    (
        "rate",
        "so much in a stretch of time and in all",
        "par période et en tout",
    ),
    ("person", "set apart by hand", "mis à part à la main"),
    (
        "voice",
        "the article itself says both",
        "l’article lui-même dit les deux",
    ),
];

/// Values of the engine's own vocabulary: English as it is, French.
const VALUES: &[(&str, &str)] = &[
    ("already there", "déjà sur place"),
    ("about to arrive", "sur le point d’arriver"),
    ("already done", "déjà fait"),
    ("to come", "à venir"),
    ("under way", "en cours"),
    ("planned", "prévu"),
    ("not said", "non précisé"),
    ("other", "autre"),
    ("level", "niveau"),
    ("difference", "variation"),
    ("before", "avant"),
    ("after", "après"),
    ("none", "aucune"),
    ("conditional", "conditionnel"),
    ("modal", "verbe de possibilité"),
    ("lexical", "mot de réserve"),
    ("in all", "en tout"),
    ("share", "part"),
    ("count", "nombre"),
    ("ratio", "rapport"),
    ("killed", "tués"),
    ("wounded", "blessés"),
    ("missing", "disparus"),
    ("arrested", "arrêtés"),
    ("evacuated", "évacués"),
    ("displaced", "déplacés"),
];

/// A caveat as words: `status: already there / about to arrive` becomes "different moments (already there / about to
/// arrive)". A caveat with an unknown key stays as it is.
pub fn caveat(caveat: &str, locale: Locale) -> String {
    let (key, rest) = caveat.split_once(':').unwrap_or((caveat, ""));
    let Some((_, english, french)) = KEYS.iter().find(|(known, ..)| *known == key.trim()) else {
        return caveat.to_owned();
    };
    let title = match locale {
        Locale::En => english,
        Locale::Fr => french,
    };
    let Some((one, other)) = rest.trim().split_once(" / ") else {
        return (*title).to_owned();
    };
    let (other, converted) = match other.strip_suffix(", converted") {
        Some(other) => (other, true),
        None => (other, false),
    };
    let sides = format!("{} / {}", value(one, locale), value(other, locale));
    match (converted, locale) {
        (false, _) => format!("{title} ({sides})"),
        (true, Locale::En) => format!("{title}, converted ({sides})"),
        (true, Locale::Fr) => format!("{title}, converties ({sides})"),
    }
}

fn value(side: &str, locale: Locale) -> String {
    if locale == Locale::En {
        return side.to_owned();
    }
    let translated = |word: &str| {
        let known = VALUES.iter().find(|(english, _)| *english == word);
        known.map_or_else(|| word.to_owned(), |(_, french)| (*french).to_owned())
    };
    match side.split_once('+') {
        Some(_) => side
            .split('+')
            .map(translated)
            .collect::<Vec<_>>()
            .join(" + "),
        None => translated(side),
    }
}

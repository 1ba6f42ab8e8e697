//! What reports say around the findings, in each language of the interface.

use crate::Locale;
use selon_engine::{Modifier, Preset, ReadingRules, Stance, VerbClass};

/// A sentence or heading in both languages.
#[derive(Clone, Copy)]
pub(super) struct Words {
    en: &'static str,
    fr: &'static str,
}

impl Words {
    pub(super) fn in_(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.en,
            Locale::Fr => self.fr,
        }
    }
}

macro_rules! words {
    ($($name:ident: $en:literal, $fr:literal;)*) => {
        $(pub(super) const $name: Words = Words { en: $en, fr: $fr };)*
    };
}

words! {
    UNTITLED: "Untitled dossier", "Dossier sans titre";
    FIGURES: "Figures side by side", "Les chiffres côte à côte";
    CLAIMS: "Who says what", "Qui dit quoi";
    SOURCES: "Sources", "Sources";
    ARTICLES: "Articles", "Articles";
    METHOD: "Method", "Méthode";
    SOURCE: "Source", "Source";
    CUE: "Words that attribute", "Mots qui attribuent";
    QUOTE: "What is said", "Ce qui est dit";
    WRITTEN: "Figure as written", "Chiffre tel qu’écrit";
    READING: "Read as", "Lu comme";
    AS_OF: "As of", "À la date de";
    STATUS: "Status", "État";
    APART: "Not comparable", "Non comparables";
    NOBODY: "no source given", "sans source";
    ANONYMOUS: "unnamed source", "source non nommée";
    NOTE: "Note", "Note";
    EVIDENCE: "Evidence", "Preuves";
    ASSESSMENT: "Assessment", "Appréciation";
    TAGS: "Tags", "Étiquettes";
    LOST: "These words are no longer in the text.", "Ces mots ne sont plus dans le texte.";
    WAS: "The text was:", "Le texte était :";
    IN_ARTICLE: "in the article", "dans l’article";
    NONE: "No claims.", "Aucune affirmation.";
    REPORT_OF: "Report of", "Rapport du";
    METHOD_TEXT:
        "Selon marks who says what, in which words, and reads each figure as the interval that its words say. It gives no \
         average, no winner and no verdict: a mark is a question, not an answer. Everything was worked out in the browser.",
        "Selon relève qui dit quoi, en quels mots, et lit chaque chiffre comme l’intervalle que disent les mots. Il ne \
         donne ni moyenne, ni gagnant, ni verdict : une marque est une question, pas une réponse. Tout a été calculé dans \
         le navigateur.";
    MADE_WITH: "Made with Selon", "Fait avec Selon";
}

/// The rules in force, in a sentence.
pub(super) fn rules(rules: &ReadingRules, locale: Locale) -> String {
    let share = locale.number((rules.tolerance * 1000.0).round() / 10.0);
    match (rules.preset, locale) {
        (Preset::Selon, Locale::En) => format!(
            "Rules in force: Selon. “About n” is n ±{share} %, “nearly n” from 0.9 n up to but not including n, “more \
             than n” everything above n, “thousands” 2,000 to 999,999."
        ),
        (Preset::Selon, Locale::Fr) => format!(
            "Règles en vigueur : Selon. « Environ n » vaut n ±{share} %, « près de n » de 0,9 n à n exclu, « plus de n » \
             tout ce qui dépasse n, « des milliers » de 2 000 à 999 999."
        ),
        (Preset::Literal, Locale::En) => "Rules in force: literal. Approximations are ignored.".to_owned(),
        (Preset::Literal, Locale::Fr) => {
            "Règles en vigueur : littérales. Les approximations sont ignorées.".to_owned()
        }
        (Preset::Acled, Locale::En) => {
            "Rules in force: ACLED (conservative). “Dozens” is 12, “hundreds” is 100.".to_owned()
        }
        (Preset::Acled, Locale::Fr) => {
            "Règles en vigueur : ACLED (prudentes). « Des dizaines » vaut 12, « des centaines » 100.".to_owned()
        }
        (Preset::Cqe, Locale::En) => "Rules in force: the intervals of the CQE paper.".to_owned(),
        (Preset::Cqe, Locale::Fr) => "Règles en vigueur : les intervalles de l’article CQE.".to_owned(),
    }
}

/// What the source does, as a verb of ours for a column of its own; never instead of the article's verb.
pub(super) fn stance(stance: Stance, locale: Locale) -> &'static str {
    match (locale, stance) {
        (Locale::En, Stance::Asserts) => "asserts",
        (Locale::En, Stance::Denies) => "denies",
        (Locale::En, Stance::Confirms) => "confirms",
        (Locale::En, Stance::Accuses) => "accuses",
        (Locale::En, Stance::Doubts) => "doubts",
        (Locale::Fr, Stance::Asserts) => "affirme",
        (Locale::Fr, Stance::Denies) => "dément",
        (Locale::Fr, Stance::Confirms) => "confirme",
        (Locale::Fr, Stance::Accuses) => "accuse",
        (Locale::Fr, Stance::Doubts) => "doute",
    }
}

/// How the verb presents what is said, where it is not neutral.
pub(super) fn verb_class(class: VerbClass, locale: Locale) -> Option<&'static str> {
    Some(match (locale, class) {
        (_, VerbClass::Neutral) => return None,
        (Locale::En, VerbClass::Distancing) => "distancing",
        (Locale::En, VerbClass::Factive) => "presents as true",
        (Locale::En, VerbClass::Estimating) => "estimating",
        (Locale::En, VerbClass::Denying) => "denying",
        (Locale::En, VerbClass::Accusing) => "accusing",
        (Locale::Fr, VerbClass::Distancing) => "met à distance",
        (Locale::Fr, VerbClass::Factive) => "présente comme vrai",
        (Locale::Fr, VerbClass::Estimating) => "estimation",
        (Locale::Fr, VerbClass::Denying) => "démenti",
        (Locale::Fr, VerbClass::Accusing) => "accusation",
    })
}

/// An interval in words.
pub(super) fn reading(
    reading: &selon_engine::Reading,
    unit: Option<&str>,
    locale: Locale,
) -> String {
    let number = |value: f64| match unit {
        Some(unit) => format!("{}\u{a0}{unit}", locale.number(value)),
        None => locale.number(value),
    };
    let (below, above) = match locale {
        Locale::En => ("below ", "above "),
        Locale::Fr => ("moins de ", "plus de "),
    };
    let (most, least) = match locale {
        Locale::En => ("at most ", "at least "),
        Locale::Fr => ("au plus ", "au moins "),
    };
    match (reading.low, reading.high) {
        (None, None) => "–".to_owned(),
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), None) if reading.low_excluded => format!("{above}{}", number(low)),
        (Some(low), None) => format!("{least}{}", number(low)),
        (None, Some(high)) if reading.high_excluded => format!("{below}{}", number(high)),
        (None, Some(high)) => format!("{most}{}", number(high)),
        (Some(low), Some(high)) => {
            let open = if reading.low_excluded { ">\u{a0}" } else { "" };
            let close = if reading.high_excluded { "<\u{a0}" } else { "" };
            format!("{open}{} – {close}{}", locale.number(low), number(high))
        }
    }
}

/// Whether the words bend the number, so that its reading must be told.
pub(super) fn bends(modifier: Modifier) -> bool {
    modifier != Modifier::Exact
}

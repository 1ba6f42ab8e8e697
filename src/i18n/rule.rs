//! What the engine's rules do, in a sentence for people.
//!
//! Rule ids read `<language>.<family>.<variant>`; the sentence depends on the family and variant only, so that a new
//! language needs nothing here.

/// Words of a rule's id, and what such a rule does in English and French. The first that the id contains wins.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "according-to",
        "A preposition such as “according to” names a source; the rest of the sentence is what it says.",
        "Une préposition comme « selon » nomme une source ; le reste de la phrase est ce qu’elle dit.",
    ),
    (
        "pull",
        "A quotation stands apart from the text, with the speaker on the line next to it.",
        "Une citation est isolée du texte, et la ligne voisine dit qui parle.",
    ),
    (
        "invert",
        "The verb comes before its subject, after or inside what is said.",
        "Le verbe précède son sujet, après ce qui est dit ou au milieu.",
    ),
    (
        "den",
        "A verb of denial with a source as its subject.",
        "Un verbe qui dément, avec une source pour sujet.",
    ),
    (
        "accus",
        "A verb of accusation with a source as its subject.",
        "Un verbe qui accuse, avec une source pour sujet.",
    ),
    (
        "quot",
        "Words in quotation marks, with the words near them that say who speaks.",
        "Des mots entre guillemets, avec à côté les mots qui disent qui parle.",
    ),
    (
        "impersonal",
        "A turn of phrase that reports without naming anybody.",
        "Une tournure qui rapporte sans nommer personne.",
    ),
    (
        "noun",
        "A noun such as “statement” or “report” attributes what follows.",
        "Un nom comme « déclaration » ou « rapport » attribue ce qui suit.",
    ),
    (
        "verb",
        "A verb of saying with a source as its subject.",
        "Un verbe de parole, avec une source pour sujet.",
    ),
];

fn find(rule: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    SENTENCES.iter().find(|(word, _, _)| rule.contains(word))
}

/// In English.
pub fn english(rule: &str) -> &'static str {
    find(rule).map_or(
        "The words around it attribute what is said to a source.",
        |found| found.1,
    )
}

/// In French.
pub fn french(rule: &str) -> &'static str {
    find(rule).map_or(
        "Les mots alentour attribuent ce qui est dit à une source.",
        |found| found.2,
    )
}

/// Words of the engine's names of reading rules, and the French for them; longer ones first.
const READING: &[(&str, &str)] = &[
    ("at least", "au moins"),
    ("at most", "au plus"),
    ("more than", "plus de"),
    ("less than", "moins de"),
    ("up to", "jusqu’à"),
    ("between", "entre"),
    ("nearly", "près de"),
    ("about", "environ"),
    ("around", "autour de"),
    ("exact", "exact"),
    ("range", "fourchette"),
    ("vague", "pluriel vague"),
    ("thousands", "milliers"),
    ("hundreds", "centaines"),
    ("dozens", "dizaines"),
    (" and ", " et "),
    (" to ", " à "),
];

/// A reading rule's name in French, with the words that are known in it.
pub fn french_reading(rule: &str) -> String {
    READING
        .iter()
        .fold(rule.to_owned(), |text, (english, french)| {
            text.replace(english, french)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_explained_in_the_same_way_for_every_language_of_articles() {
        assert_eq!(
            english("fr.according-to.front"),
            english("nl.according-to.back")
        );
        assert_ne!(english("fr.according-to.front"), english("fr.verb.before"));
        assert!(!french("xx.unheard-of").is_empty());
    }

    #[test]
    fn reading_rules_are_named_in_french() {
        assert_eq!(french_reading("about ±10 %"), "environ ±10 %");
    }
}

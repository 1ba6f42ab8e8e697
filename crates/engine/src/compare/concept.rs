//! What news counts: concepts that words of every language share, in a shallow order of what is a kind of what.
//!
//! The words stand in `lang/<code>/concepts.txt` under the ids of [`CONCEPTS`]. A noun that no concept has is known by
//! its stem, see [`stem`].

use crate::lang::fold;

/// A concept's place in [`CONCEPTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Concept(pub u8);

/// How a concept relates to the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Stands alone.
    Root,
    /// Says the same things of the same people or things in other words: "demonstrators" are people who march.
    Same(&'static str),
    /// Picks some out: "children" among people.
    Part(&'static str),
    /// What a share, amount or measure is of; never counted itself.
    Topic,
}

use Kind::{Part, Root, Same, Topic};

/// Every concept, by id.
const CONCEPTS: &[(&str, Kind)] = &[
    ("person", Root),
    ("victim", Same("person")),
    ("resident", Same("person")),
    ("demonstrator", Same("person")),
    ("passenger", Same("person")),
    ("migrant", Same("person")),
    ("refugee", Same("migrant")),
    ("voter", Same("person")),
    ("worker", Same("person")),
    ("striker", Same("worker")),
    ("patient", Same("person")),
    ("prisoner", Same("person")),
    ("hostage", Same("person")),
    ("spectator", Same("person")),
    ("tourist", Part("person")),
    ("student", Part("person")),
    ("pupil", Part("person")),
    ("child", Part("person")),
    ("woman", Part("person")),
    ("man", Part("person")),
    ("civilian", Part("person")),
    ("police", Part("person")),
    ("firefighter", Part("person")),
    ("soldier", Part("person")),
    ("fighter", Same("soldier")),
    ("rebel", Part("person")),
    ("medic", Part("person")),
    ("teacher", Part("person")),
    ("journalist", Part("person")),
    ("farmer", Part("person")),
    ("volunteer", Part("person")),
    ("poor", Same("person")),
    ("unemployed", Part("person")),
    ("family", Root),
    ("signatory", Same("person")),
    ("member", Part("person")),
    ("seat", Root),
    ("ballot", Root),
    ("job", Root),
    ("home", Root),
    ("building", Root),
    ("school", Part("building")),
    ("class", Root),
    ("hospital", Part("building")),
    ("bed", Root),
    ("company", Root),
    ("vehicle", Root),
    ("aircraft", Root),
    ("flight", Root),
    ("train", Root),
    ("ship", Root),
    ("drone", Root),
    ("missile", Root),
    ("tank", Root),
    ("weapon", Root),
    ("case", Root),
    ("dose", Root),
    ("test", Root),
    ("attack", Root),
    ("incident", Root),
    ("complaint", Root),
    ("fire", Root),
    ("tree", Root),
    ("animal", Root),
    ("bag", Root),
    ("well", Root),
    ("turbine", Root),
    ("bike", Root),
    ("town", Root),
    ("country", Root),
    ("household_power", Same("family")),
    ("species", Root),
    ("ticket", Root),
    ("visit", Root),
    ("line", Root),
    ("station", Root),
    ("unemployment", Topic),
    ("inflation", Topic),
    ("growth", Topic),
    ("turnout", Topic),
    ("abstention", Topic),
    ("approval", Topic),
    ("opposition", Topic),
    ("interest", Topic),
    ("share", Topic),
    ("time_taken", Topic),
    ("budget", Topic),
    ("cost", Topic),
    ("price", Topic),
    ("offer", Topic),
    ("damage", Topic),
    ("debt", Topic),
    ("deficit", Topic),
    ("revenue", Topic),
    ("profit", Topic),
    ("loss", Topic),
    ("fine", Topic),
    ("aid", Topic),
    ("investment", Topic),
    ("wage", Topic),
    ("rent", Topic),
    ("poverty", Topic),
    ("loan", Topic),
    ("ransom", Topic),
    ("burned_area", Topic),
    ("magnitude", Topic),
    ("temperature", Topic),
    ("rainfall", Topic),
    ("depth", Topic),
    ("height", Topic),
    ("distance", Topic),
    ("speed", Topic),
    ("weight", Topic),
    ("catch", Topic),
    ("spill", Topic),
    ("emission", Topic),
    ("harvest", Topic),
    ("waste", Topic),
];

impl Concept {
    /// The concept with this id.
    pub fn from_id(id: &str) -> Option<Concept> {
        CONCEPTS
            .iter()
            .position(|(known, _)| *known == id)
            .and_then(|at| u8::try_from(at).ok())
            .map(Concept)
    }

    /// Its id: "soldier".
    pub fn id(self) -> &'static str {
        CONCEPTS.get(self.0 as usize).map_or("", |(id, _)| id)
    }

    fn kind(self) -> Kind {
        CONCEPTS
            .get(self.0 as usize)
            .map_or(Root, |(_, kind)| *kind)
    }

    /// Whether it is what a share, amount or measure is of, and not a thing counted.
    pub fn is_topic(self) -> bool {
        self.kind() == Topic
    }

    /// The concept that says the same with the widest word: passengers and demonstrators are people, children are not
    /// just people.
    pub fn core(self) -> Concept {
        match self.kind() {
            Same(above) => Concept::from_id(above).map_or(self, Concept::core),
            Root | Part(_) | Topic => self,
        }
    }

    /// Whether `self` is a part of what `other` counts: children among people.
    pub fn is_part_of(self, other: Concept) -> bool {
        match self.kind() {
            Root | Topic => false,
            Part(above) => Concept::from_id(above)
                .is_some_and(|above| above == other.core() || above.is_part_of(other)),
            Same(above) => Concept::from_id(above).is_some_and(|above| above.is_part_of(other)),
        }
    }

    /// Whether the two count the same in other words.
    pub fn meets(self, other: Concept) -> bool {
        self.core() == other.core()
    }

    /// Whether every sentence could count it, so that the word alone does not tell a question.
    pub fn is_generic(self) -> bool {
        matches!(
            self.id(),
            "person"
                | "victim"
                | "man"
                | "woman"
                | "case"
                | "member"
                | "worker"
                | "resident"
                | "company"
                | "country"
                | "town"
                | "line"
                | "test"
                | "incident"
        )
    }
}

/// A noun that no concept has, made comparable between its forms and between languages that share it: accents and the
/// endings of number dropped.
pub fn stem(word: &str) -> String {
    let folded = fold(word);
    let mut plain: String = folded
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(plain)
        .collect();
    for ending in ["es", "s", "x", "e", "n"] {
        if plain.len() > ending.len() + 3 && plain.ends_with(ending) {
            plain.truncate(plain.len() - ending.len());
            break;
        }
    }
    plain
}

/// Whether two stems of different languages look like one word: they begin alike for at least five letters and
/// two thirds of the longer.
pub fn cognate(a: &str, b: &str) -> bool {
    let alike = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    alike >= 5 && alike * 3 >= a.len().max(b.len()) * 2
}

/// A letter without its accent.
pub fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concept(id: &str) -> Concept {
        Concept::from_id(id).unwrap()
    }

    #[test]
    fn every_concept_above_exists() {
        for (id, kind) in CONCEPTS {
            if let Same(above) | Part(above) = kind {
                assert!(
                    Concept::from_id(above).is_some(),
                    "{id} stands under {above}"
                );
            }
        }
    }

    #[test]
    fn passengers_are_people_and_children_are_a_part_of_them() {
        assert!(concept("passenger").meets(concept("person")));
        assert!(!concept("child").meets(concept("person")));
        assert!(concept("child").is_part_of(concept("passenger")));
        assert!(!concept("person").is_part_of(concept("child")));
        assert!(concept("refugee").meets(concept("person")));
    }

    #[test]
    fn forms_of_an_unknown_noun_share_a_stem_and_other_nouns_do_not() {
        assert_eq!(stem("éoliennes"), stem("éolienne"));
        assert_eq!(stem("Panels"), stem("panel"));
        assert_ne!(stem("vignes"), stem("lignes"));
        assert!(cognate(&stem("kilomètres"), &stem("kilometres")));
        assert!(!cognate(&stem("parcelles"), &stem("parcours")));
    }
}

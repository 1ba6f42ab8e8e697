//! What happens to what is counted, under keys that every language shares.
//!
//! The words stand in `lang/<code>/predicates.txt` under the keys of [`PREDICATES`].

/// How much a predicate tells about the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// It is the question: killed is not wounded.
    Question,
    /// It says that the counted are there or on their way: figures under it meet figures without a predicate.
    Presence,
    /// Adds nothing to being counted.
    Empty,
    /// It speaks of a change, not of a level.
    Change,
}

use Strength::{Change, Empty, Presence, Question};

/// Every predicate with its strength and, for sentences, what it says in English.
const PREDICATES: &[(&str, Strength)] = &[
    ("killed", Question),
    ("wounded", Question),
    ("casualty", Question),
    ("missing", Question),
    ("trapped", Question),
    ("arrested", Question),
    ("released", Question),
    ("evacuated", Question),
    ("displaced", Question),
    ("homeless", Question),
    ("captured", Question),
    ("kidnapped", Question),
    ("rescued", Question),
    ("wanted", Question),
    ("infected", Question),
    ("hospitalised", Question),
    ("vaccinated", Question),
    ("cut", Question),
    ("created", Question),
    ("vacant", Question),
    ("demonstrated", Question),
    ("striking", Question),
    ("voted", Question),
    ("signed", Question),
    ("destroyed", Question),
    ("damaged", Question),
    ("built", Question),
    ("planted", Question),
    ("felled", Question),
    ("sold", Question),
    ("stolen", Question),
    ("seized", Question),
    ("delivered", Question),
    ("fired", Question),
    ("downed", Question),
    ("expelled", Question),
    ("sentenced", Question),
    ("crossed", Question),
    ("closed", Question),
    ("cancelled", Question),
    ("delayed", Question),
    ("trained", Question),
    ("cut_off", Question),
    ("returned", Question),
    ("culled", Question),
    ("rise", Change),
    ("fall", Change),
    ("affected", Empty),
    ("recorded", Empty),
    ("sent", Presence),
    ("deployed", Presence),
];

fn strength(key: &str) -> Option<Strength> {
    PREDICATES
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, strength)| *strength)
}

/// The key as the program knows it, for ever.
pub fn known(key: &str) -> Option<&'static str> {
    PREDICATES
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(known, _)| *known)
}

/// Whether figures under this predicate answer a question of their own.
pub fn is_question(key: &str) -> bool {
    matches!(strength(key), Some(Question | Change))
}

/// Whether it speaks of a change rather than of a level.
pub fn is_change(key: &str) -> bool {
    strength(key) == Some(Change)
}

/// Whether it says that the counted are there or on their way.
pub fn is_presence(key: &str) -> bool {
    strength(key) == Some(Presence)
}

/// Words for one amount that sources use for each other: what a thing costs is its price, and its budget.
pub fn kindred(a: &str, b: &str) -> bool {
    const KINDRED: &[&[&str]] = &[
        &["cost", "price", "budget", "investment"],
        &["offer", "price"],
        &["loss", "deficit"],
        &["damage", "cost", "loss"],
    ];
    KINDRED
        .iter()
        .any(|words| words.contains(&a) && words.contains(&b))
}

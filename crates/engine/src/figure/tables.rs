//! The figure pass's words of one language, from the pack's word lists.
//!
//! `numbers.txt` (number words), `modifiers.txt` (words that bend a number), `units.txt` (units in words) and
//! `calendar.txt` (dates, times, ages, labels) are described in docs/figures.md; `symbols.txt` beside this file holds
//! the signs that mean the same everywhere. A token asks one side table, indexed by its `WordId`, whether it matters.

use super::compound::Morphemes;
pub(super) use super::role;
use super::unit::Units;
use crate::Modifier;
use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};

/// Where a number word stands in the building of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Zero,
    Unit,
    Teen,
    Ten,
    /// Multiplies what stands before: "cent".
    Hundred,
    /// Adds hundreds: "doscientos".
    Hundreds,
    /// Multiplies the group before and closes it: "mille", "million".
    Scale,
}

/// What a number word can be; most words are one of these only.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Atom {
    pub cardinal: Option<(Class, f64)>,
    pub ordinal: Option<(Class, f64)>,
    /// The ordinal is a plural: "fifths".
    pub plural: bool,
    /// The denominator: 3 for "tiers".
    pub fraction: Option<f64>,
    /// A whole number and a half in one word: "anderthalb".
    pub mixed: Option<f64>,
    /// So many, and whether exactly: 30 for "trentaine".
    pub collective: Option<(f64, bool)>,
    /// The magnitude that the plural names: 1000 for "milliers".
    pub vague: Option<f64>,
    /// Factor of a scale that only follows digits: "k", "bn".
    pub short: Option<f64>,
}

/// Phrases that may join two numbers, the longest first.
type Joins = Vec<Box<[WordId]>>;

/// What a word that multiplies says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Multiplied {
    /// So many times what it was, or the share that it changes by.
    pub value: f64,
    pub sort: Times,
}

/// How a word multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// A verb in a form that needs nothing before it: "doubled", "dobrou".
    Verb,
    /// A participle that may be an adjective or noun: "(a) doublé".
    Participle,
    /// A level after a verb of change: "(reducido) a la mitad".
    To,
    /// A difference after a verb of change: "(réduit) de moitié".
    By,
    /// A comparison, no change: "twice as many".
    Than,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Tables {
    roles: Vec<u64>,
    atom_of: Vec<u16>,
    atoms: Vec<Atom>,
    pub(super) before: PhraseTable<Modifier>,
    pub(super) after: PhraseTable<Modifier>,
    /// "doublé", "twice as many".
    pub(super) multiplied: PhraseTable<Multiplied>,
    /// "multiplié par" and, with `true`, "divisé par".
    pub(super) multiplied_by: PhraseTable<bool>,
    /// "below zero" behind a temperature.
    pub(super) below_zero: PhraseTable<bool>,
    /// Phrases that open "between … and …", with the joining phrases that may follow.
    pub(super) between: PhraseTable<Joins>,
    pub(super) age_before: PhraseTable<bool>,
    pub(super) age_after: PhraseTable<bool>,
    /// Beginnings of adjectives of age: "jährig".
    age_stems: Vec<Box<str>>,
    pub(super) units: Units,
    pub(super) morphemes: Morphemes,
    pub(super) nouns: super::noun::Nouns,
}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Tables {
        let mut tables = Tables {
            atoms: vec![Atom::default()],
            ..Tables::default()
        };
        tables.numbers(lang, words);
        tables.modifiers(lang, words);
        tables.calendar(lang, words);
        tables.units = Units::load(lang, words);
        for id in tables.units.first_words() {
            tables.add_role(id, role::UNIT);
        }
        for row in table::rows(lang.file("units")).filter(|row| row.section == "per number") {
            tables.add_role(words.word(row.text), role::PER_NUMBER);
        }
        for row in table::rows(lang.file("units")).filter(|row| row.section == "points alone") {
            for word in row.text.split_whitespace() {
                tables.add_role(words.word(word), role::POINTS);
            }
        }
        for id in tables.units.per_words() {
            tables.add_role(id, role::PER);
        }
        for word in ["http", "https", "www", "ftp"] {
            tables.add_role(words.word(word), role::ADDRESS);
        }
        tables.nouns = super::noun::Nouns::load(lang, words);
        tables
    }

    /// The roles of a word, as bits of [`role`].
    pub(super) fn roles(&self, word: WordId) -> u64 {
        self.roles.get(word.index()).copied().unwrap_or(0)
    }

    /// What the word contributes to a number.
    pub(super) fn atom(&self, word: WordId) -> Option<&Atom> {
        match self.atom_of.get(word.index()) {
            None | Some(0) => None,
            Some(n) => self.atoms.get(usize::from(*n)),
        }
    }

    /// Whether a word is an adjective of age: "jähriger".
    pub(super) fn begins_age(&self, word: &str) -> bool {
        !self.age_stems.is_empty() && {
            let word = crate::lang::fold(word);
            self.age_stems.iter().any(|stem| word.starts_with(&**stem))
        }
    }

    fn add_role(&mut self, word: WordId, bit: u64) {
        if self.roles.len() <= word.index() {
            self.roles.resize(word.index() + 1, 0);
        }
        self.roles[word.index()] |= bit;
    }

    fn atom_mut(&mut self, word: WordId) -> &mut Atom {
        if self.atom_of.len() <= word.index() {
            self.atom_of.resize(word.index() + 1, 0);
        }
        let slot = &mut self.atom_of[word.index()];
        if *slot == 0 {
            *slot = self.atoms.len() as u16;
            self.atoms.push(Atom::default());
        }
        let n = usize::from(*slot);
        &mut self.atoms[n]
    }

    fn numbers(&mut self, lang: Lang, words: &mut LexiconBuilder) {
        let file = lang.file("numbers");
        // "-" is no ending at all; those in the second field make a plural.
        let endings: Vec<(&str, bool)> = table::rows(file)
            .filter(|row| row.section == "ordinal endings")
            .flat_map(|row| {
                let of = |n: usize| row.field(n).split_whitespace();
                of(0)
                    .map(|e| (e, false))
                    .chain(of(1).map(|e| (e, true)))
                    .collect::<Vec<_>>()
            })
            .map(|(ending, plural)| (if ending == "-" { "" } else { ending }, plural))
            .collect();
        let endings_of = |form: &str| -> Vec<(String, bool)> {
            match form.strip_suffix('*') {
                Some(stem) => endings
                    .iter()
                    .map(|(e, plural)| (format!("{stem}{e}"), *plural))
                    .collect(),
                None => vec![(form.to_owned(), false)],
            }
        };
        for row in table::rows(file) {
            let value: f64 = super::digits::decimal(row.field(0));
            let class = match row.section {
                "zero" => Some(Class::Zero),
                "units" => Some(Class::Unit),
                "teens" => Some(Class::Teen),
                "tens" => Some(Class::Ten),
                "hundred" => Some(Class::Hundred),
                "hundreds" => Some(Class::Hundreds),
                "scales" => Some(Class::Scale),
                _ => None,
            };
            if let Some(class) = class {
                for form in row.field(1).split_whitespace() {
                    // "vent~" only begins a longer word.
                    if let Some(stem) = form.strip_suffix('~') {
                        self.morphemes.add(
                            stem,
                            Atom {
                                cardinal: Some((class, value)),
                                ..Atom::default()
                            },
                        );
                        continue;
                    }
                    let id = words.word(form);
                    self.add_role(id, role::NUMBER);
                    self.atom_mut(id).cardinal = Some((class, value));
                    self.morphemes.add(
                        form,
                        Atom {
                            cardinal: Some((class, value)),
                            ..Atom::default()
                        },
                    );
                }
                for (form, plural) in row.field(2).split_whitespace().flat_map(endings_of) {
                    self.ordinal(&form, (class, value), plural, words);
                }
                continue;
            }
            let words_in = |n: usize| row.field(n).split_whitespace();
            match row.section {
                "first" | "first alone" => {
                    for (form, plural) in words_in(1).flat_map(endings_of) {
                        if row.section == "first alone" {
                            let id = words.word(&form);
                            self.add_role(id, role::ALONE);
                        }
                        self.ordinal(&form, (Class::Unit, value), plural, words);
                    }
                }
                "fractions" => {
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.add_role(id, role::NUMBER);
                        self.atom_mut(id).fraction = Some(value);
                        self.morphemes.add(
                            form,
                            Atom {
                                fraction: Some(value),
                                ..Atom::default()
                            },
                        );
                    }
                }
                "collectives" | "exact collectives" => {
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.add_role(id, role::NUMBER);
                        let collective = Some((value, row.section == "exact collectives"));
                        self.atom_mut(id).collective = collective;
                        self.morphemes.add(
                            form,
                            Atom {
                                collective,
                                ..Atom::default()
                            },
                        );
                    }
                }
                "vague" => {
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.add_role(id, role::NUMBER);
                        self.atom_mut(id).vague = Some(value);
                    }
                }
                "one and a half" => {
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.add_role(id, role::NUMBER);
                        self.atom_mut(id).mixed = Some(value);
                    }
                }
                "plural scales" => {
                    let class = if value == 100.0 {
                        Class::Hundred
                    } else {
                        Class::Scale
                    };
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.add_role(id, role::NUMBER);
                        self.atom_mut(id).cardinal = Some((class, value));
                    }
                }
                "short scales" => {
                    for form in words_in(1) {
                        let id = words.word(form);
                        self.atom_mut(id).short = Some(value);
                    }
                }
                section => {
                    let bit = match section {
                        "and" => role::AND,
                        "point" => role::POINT,
                        "minus" => role::MINUS | role::NUMBER,
                        "over" => role::OVER,
                        "articles" => role::ARTICLE | role::NUMBER,
                        "ordinal suffixes" => role::ORDINAL_SUFFIX,
                        "pronouns" => role::PRONOUN,
                        "parts" => role::PARTS,
                        "each" => role::EACH,
                        "several" => role::SEVERAL | role::NUMBER,
                        "of" => role::OF,
                        "articles before" => role::ARTICLE_BEFORE,
                        _ => 0,
                    };
                    if bit != 0 {
                        for form in row.text.split_whitespace() {
                            let id = words.word(form);
                            self.add_role(id, bit);
                        }
                    }
                }
            }
        }
        self.morphemes.finish(file);
    }

    fn ordinal(
        &mut self,
        form: &str,
        value: (Class, f64),
        plural: bool,
        words: &mut LexiconBuilder,
    ) {
        let id = words.word(form);
        self.add_role(id, role::NUMBER);
        let atom = self.atom_mut(id);
        atom.ordinal = Some(value);
        atom.plural = plural;
        self.morphemes.add(
            form,
            Atom {
                ordinal: Some(value),
                plural,
                ..Atom::default()
            },
        );
    }

    fn modifiers(&mut self, lang: Lang, words: &mut LexiconBuilder) {
        // Opening phrases with the joins that may follow, the longest join first.
        let mut joins: Vec<(Vec<WordId>, Joins)> = Vec::new();
        for row in table::rows(lang.file("modifiers")) {
            let phrase = words.phrase(row.field(0));
            let Some(first) = phrase.first().copied() else {
                continue;
            };
            if let Some(kind) = row.section.strip_prefix("before ") {
                if let Some(modifier) = modifier(kind) {
                    self.add_role(first, role::MODIFIER);
                    self.before.insert(&phrase, modifier);
                }
            } else if let Some(kind) = row.section.strip_prefix("after ") {
                if let Some(modifier) = modifier(kind) {
                    self.add_role(first, role::MODIFIER_AFTER);
                    self.after.insert(&phrase, modifier);
                }
            } else if let Some(sort) = times(row.section) {
                for form in row.field(1).split(',') {
                    let phrase = words.phrase(form.trim());
                    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
                        continue;
                    };
                    self.add_role(*first, role::MULTIPLIED);
                    if matches!(sort, Times::Verb | Times::Participle) {
                        self.add_role(*last, role::CHANGE);
                    }
                    let value = super::digits::decimal(row.field(0));
                    self.multiplied.insert(&phrase, Multiplied { value, sort });
                }
            } else if row.section == "multiplied by" || row.section == "divided by" {
                let phrase = words.phrase(row.text);
                self.multiplied_by
                    .insert(&phrase, row.section == "divided by");
            } else if row.section == "below zero" {
                self.add_role(first, role::MODIFIER_AFTER);
                self.below_zero.insert(&phrase, true);
            } else if row.section == "between joins" {
                let join = words.phrase(row.field(1));
                self.add_role(first, role::MODIFIER);
                let known = joins.iter().position(|(opening, _)| *opening == phrase);
                let n = known.unwrap_or_else(|| {
                    joins.push((phrase, Vec::new()));
                    joins.len() - 1
                });
                let tails = &mut joins[n].1;
                let at = tails.partition_point(|tail| tail.len() >= join.len());
                tails.insert(at, join.into());
            } else {
                let bit = match row.section {
                    "range" => role::RANGE,
                    "but" => role::BUT,
                    "according" => role::ACCORDING,
                    "change" => role::CHANGE,
                    "change to" => role::CHANGE_TO,
                    "change by" => role::CHANGE_BY,
                    "change from" => role::CHANGE_FROM,
                    "helpers" => role::HELPER,
                    "may" => role::MAY,
                    "amounts" => role::AMOUNT,
                    _ => continue,
                };
                for word in phrase {
                    self.add_role(word, bit);
                }
            }
        }
        for (phrase, tails) in joins {
            self.between.insert(&phrase, tails);
        }
    }

    fn calendar(&mut self, lang: Lang, words: &mut LexiconBuilder) {
        for row in table::rows(lang.file("calendar")) {
            let bit = match row.section {
                "months" => role::MONTH,
                "days" => role::DAY,
                "era" => role::ERA,
                "clock" => role::CLOCK,
                "clock before" => role::CLOCK_BEFORE,
                "hour before" => role::HOUR_BEFORE | role::CLOCK_BEFORE,
                "labels" => role::LABEL,
                "labels after" => role::LABEL_AFTER,
                "year before" => role::YEAR_BEFORE,
                "directions" => role::DIRECTION,
                "has age" => role::HAS_AGE,
                "age stems" => {
                    self.age_stems
                        .extend(row.text.split_whitespace().map(Box::from));
                    continue;
                }
                "age before" | "age of" => {
                    let phrase = words.phrase(row.text);
                    self.age_before.insert(&phrase, row.section == "age of");
                    continue;
                }
                "age after" => {
                    let phrase = words.phrase(row.text);
                    self.age_after.insert(&phrase, true);
                    continue;
                }
                _ => continue,
            };
            for word in row.text.split_whitespace() {
                let id = words.word(word);
                self.add_role(id, bit);
            }
        }
    }
}

fn times(section: &str) -> Option<Times> {
    Some(match section {
        "multiplied" => Times::Verb,
        "multiplied participles" => Times::Participle,
        "multiplied to" => Times::To,
        "multiplied change" => Times::By,
        "multiplied than" => Times::Than,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "about" => Modifier::About,
        "nearly" => Modifier::Nearly,
        "at_least" => Modifier::AtLeast,
        "at_most" => Modifier::AtMost,
        "more_than" => Modifier::MoreThan,
        "less_than" => Modifier::LessThan,
        "exact" => Modifier::Exact,
        _ => return None,
    })
}

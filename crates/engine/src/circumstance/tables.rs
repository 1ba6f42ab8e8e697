//! The words of this pass, from `lang/<code>/{concepts,predicates,places,dates}.txt`.

use crate::compare::concept::Concept;
use crate::compare::{predicate, words};
use crate::lang::{Lang, LexiconBuilder, PhraseTable, table};

/// What a noun counts, and the predicate that it states itself ("morts": killed people).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    pub concept: Concept,
    pub predicate: Option<&'static str>,
}

/// Words by which figures of a sentence hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// "et", "and".
    And,
    /// "dont", "including".
    Part,
    /// "contre", "while".
    Contrast,
}

/// Which preposition leads to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// "à", "in".
    In,
    /// "près de", "near".
    Near,
    /// "sur", "to": leads to known countries only.
    To,
}

/// A date phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// 1 to 12.
    Month(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    /// `last_year`, `yesterday` …
    Relative(&'static str),
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Tables {
    pub(crate) nouns: PhraseTable<Noun>,
    pub(crate) countries: PhraseTable<&'static str>,
    pub(crate) predicates: PhraseTable<&'static str>,
    pub(super) statuses: PhraseTable<&'static str>,
    pub(super) joins: PhraseTable<Join>,
    /// "chiffre", "toll": words that stand for a figure said before.
    pub(crate) figure_words: PhraseTable<()>,
    /// "de", "by": before the number of a change.
    pub(super) by: PhraseTable<()>,
    /// "of the", "des": between a part and its whole.
    pub(crate) of: PhraseTable<()>,
    /// "that is", "soit": what follows says again what stands before.
    pub(crate) namely: PhraseTable<()>,
    /// "in all", "au total": the figure is a sum.
    pub(crate) sums: PhraseTable<()>,
    /// "et", "and", again: between the parts of a list.
    pub(crate) ands: PhraseTable<()>,
    /// "points": the difference of two shares.
    pub(crate) points: PhraseTable<()>,
    /// "project", "operation": nouns that stand for whatever was spoken of.
    pub(super) generic: PhraseTable<()>,
    /// "each day": so much in a stretch of time.
    pub(crate) rates: PhraseTable<()>,
    /// "sol", "soil": land that a people's name makes a place.
    pub(super) ground: PhraseTable<()>,
    pub(super) leads: PhraseTable<Lead>,
    pub(super) dates: PhraseTable<When>,
    pub(super) year_words: PhraseTable<()>,
    /// "by", "d'ici": what is said of a year to come is no state of that year.
    pub(super) deadlines: PhraseTable<()>,
    /// Words without content of their own: what is denied when only they are named.
    pub(crate) vague: PhraseTable<()>,
    /// Function words.
    pub(crate) empty: PhraseTable<()>,
}

impl Tables {
    /// Reads the pack's files.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Tables {
        let mut tables = Tables::default();
        for phrase in words::phrases(lang, "concepts", words) {
            let (id, predicate) = phrase
                .section
                .split_once(' ')
                .unwrap_or((phrase.section, ""));
            if let Some(concept) = Concept::from_id(id) {
                let predicate = predicate::known(predicate);
                tables
                    .nouns
                    .insert(&phrase.words, Noun { concept, predicate });
            }
        }
        for phrase in words::phrases(lang, "predicates", words) {
            match phrase.section {
                "part" => tables.joins.insert(&phrase.words, Join::Part),
                "contrast" => tables.joins.insert(&phrase.words, Join::Contrast),
                "and" => {
                    tables.joins.insert(&phrase.words, Join::And);
                    tables.ands.insert(&phrase.words, ());
                }
                "of" => tables.of.insert(&phrase.words, ()),
                "namely" => tables.namely.insert(&phrase.words, ()),
                "sum" => tables.sums.insert(&phrase.words, ()),
                "generic" => tables.generic.insert(&phrase.words, ()),
                "points" => tables.points.insert(&phrase.words, ()),
                "rate" => tables.rates.insert(&phrase.words, ()),
                "figure" => tables.figure_words.insert(&phrase.words, ()),
                "by" => tables.by.insert(&phrase.words, ()),
                "ground" => tables.ground.insert(&phrase.words, ()),
                "vague" => tables.vague.insert(&phrase.words, ()),
                section => match section.strip_prefix("status ") {
                    Some(status) => tables.statuses.insert(&phrase.words, status),
                    None => {
                        if let Some(key) = predicate::known(section) {
                            tables.predicates.insert(&phrase.words, key);
                        }
                    }
                },
            }
        }
        for phrase in words::phrases(lang, "places", words) {
            match phrase.section {
                "in" => tables.leads.insert(&phrase.words, Lead::In),
                "near" => tables.leads.insert(&phrase.words, Lead::Near),
                "to" => tables.leads.insert(&phrase.words, Lead::To),
                code => tables
                    .countries
                    .insert(&phrase.words, code.trim_end_matches('_')),
            }
        }
        for phrase in words::phrases(lang, "dates", words) {
            let number = u8::try_from(phrase.row + 1).unwrap_or(0);
            match phrase.section {
                "month" => tables.dates.insert(&phrase.words, When::Month(number)),
                "weekday" => tables.dates.insert(&phrase.words, When::Weekday(number)),
                "year_word" => tables.year_words.insert(&phrase.words, ()),
                "deadline" => tables.deadlines.insert(&phrase.words, ()),
                relative => tables.dates.insert(&phrase.words, When::Relative(relative)),
            }
        }
        for row in table::rows(lang.file("function_words")) {
            for word in row.text.split_whitespace() {
                let mut forms = vec![word.to_owned()];
                if lang.spec().elisions.contains(&word) {
                    forms.push(format!("{word}'"));
                }
                for form in forms {
                    tables.empty.insert(&[words.word(&form)], ());
                }
            }
        }
        tables
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::table::rows;

    #[test]
    fn every_section_of_every_word_file_is_one_that_the_program_knows() {
        const STATUSES: &[&str] = &[
            "already",
            "under_way",
            "expected",
            "planned",
            "forecast",
            "awaited",
        ];
        const WORDS: &[&str] = &[
            "part", "contrast", "and", "figure", "by", "ground", "vague", "of", "namely", "sum",
            "rate", "points", "generic",
        ];
        for &lang in Lang::ALL {
            for row in rows(lang.file("concepts")).filter(|row| row.section != "endings") {
                let (id, key) = row.section.split_once(' ').unwrap_or((row.section, ""));
                let place = format!("{}/concepts.txt line {}", lang.code(), row.line);
                assert!(Concept::from_id(id).is_some(), "{place}: concept {id}");
                assert!(
                    key.is_empty() || predicate::known(key).is_some(),
                    "{place}: {key}"
                );
            }
            for row in rows(lang.file("predicates")).filter(|row| row.section != "endings") {
                let place = format!("{}/predicates.txt line {}", lang.code(), row.line);
                let known = match row.section.strip_prefix("status ") {
                    Some(status) => STATUSES.contains(&status),
                    None => WORDS.contains(&row.section) || predicate::known(row.section).is_some(),
                };
                assert!(known, "{place}: section {}", row.section);
            }
        }
    }
}

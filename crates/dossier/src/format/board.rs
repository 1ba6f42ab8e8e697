//! What the board shows, in a dossier's file: for those who only show it. A panel in a story draws the comparison from it
//! without the engine and without reading the articles.
//!
//! It is worked out, not kept: a file may have it or not, [`super::open`] ignores it, and whoever writes the file again
//! writes it anew.

use super::error::{FormatError, Kind};
use super::open::{check_format, text_of};
use super::save::shape;
use super::saved;
use crate::model::{ClaimKey, Dossier, FigureKey};
use crate::plot::{Entry, Letters, Position, Question};
use selon_engine::{FigureKind, Modifier, Pair, Reading, Relation, Stance};
use serde::Serialize;
use serde_json::Value;
use std::str::FromStr;

/// A dossier's file with what the board shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shown {
    /// The dossier.
    #[serde(flatten)]
    pub dossier: saved::Dossier,
    /// The questions that the board showed when the file was written, in its order; left out where it was not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board: Option<Vec<Asked>>,
}

/// A question with everything that answers it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Asked {
    /// The question in the article's words, or the person's name for it.
    pub about: String,
    /// The figures, in order of appearance.
    pub figures: Vec<Said>,
    /// Who answers without a figure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// How the figures stand to each other; `a` and `b` are positions in `figures`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
}

/// A figure with who says it. Texts are as written.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Said {
    /// Key of the figure.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// Who says it.
    pub by: Voice,
    /// Hedging words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<String>,
    /// The figure with what bends it and its unit.
    pub written: String,
    /// What is counted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub counted: String,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// How the words bend it.
    pub modifier: Modifier,
    /// What the words say at least, in the unit written.
    pub low: Option<f64>,
    /// What the words say at most.
    pub high: Option<f64>,
    /// The interval under the rule that was in force.
    pub reading: Reading,
    /// The unit written; left out for a plain count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Factor and summand that turn a number in the unit written into that of the question's first figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_axis: Option<(f64, f64)>,
    /// As of when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// What happened to what is counted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub predicate: String,
    /// Done, under way or expected.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Where.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// An answer without a figure.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// Who answers.
    pub by: Voice,
    /// What the source does with the question.
    pub stance: Stance,
}

/// Who says something, and in which words.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voice {
    /// Key of the claim; left out where no claim says it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub claim: String,
    /// Who says it; empty where nobody does.
    pub source: String,
    /// The number of the source's colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<u8>,
    /// The source's letter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub letter: String,
    /// Whether a source before it has the same colour.
    #[serde(skip_serializing_if = "is_false")]
    pub twin: bool,
    /// The attributing words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cue: String,
    /// What is said.
    pub quote: String,
    /// The article, where there are several.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub article: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The dossier as [`super::save`] writes it, on one line, and with what the board shows, where that is known: every article is
/// analysed, and several are compared with each other.
pub fn save_shown(dossier: &Dossier) -> String {
    serde_json::to_string(&shown(dossier)).unwrap_or_default()
}

/// As [`save_shown`], for people to read.
pub fn save_shown_pretty(dossier: &Dossier) -> String {
    serde_json::to_string_pretty(&shown(dossier)).unwrap_or_default()
}

fn shown(dossier: &Dossier) -> Shown {
    let known = dossier.requests().is_empty() && dossier.compare_request().is_none();
    Shown {
        dossier: shape(dossier),
        board: known.then(|| {
            let letters = Letters::of(dossier);
            let comparisons = dossier.comparisons();
            let visible = comparisons.iter().filter(|one| !one.hidden);
            visible
                .map(|one| asked(Question::of(dossier, one, &letters)))
                .collect()
        }),
    }
}

/// What a file has for those who only show its comparison.
#[derive(Clone, Debug)]
pub struct Board {
    /// What the person calls the dossier; empty where they did not.
    pub title: String,
    /// What the board shows; `None` where the file does not say.
    pub questions: Option<Vec<Question>>,
}

/// A value of a file that somebody else has parsed: plain JSON. What is `null` is not there.
pub trait Json: Sized {
    /// What an object has under a key.
    fn get(&self, key: &str) -> Option<Self>;
    /// The items of a list.
    fn items(&self) -> Option<Vec<Self>>;
    /// A text.
    fn text(&self) -> Option<String>;
    /// A number.
    fn number(&self) -> Option<f64>;
    /// Yes or no.
    fn flag(&self) -> Option<bool>;
}

impl Json for &Value {
    fn get(&self, key: &str) -> Option<Self> {
        Value::get(self, key).filter(|value| !value.is_null())
    }
    fn items(&self) -> Option<Vec<Self>> {
        Some(self.as_array()?.iter().collect())
    }
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
}

/// Reads what the board shows from a dossier's file.
///
/// # Errors
/// As [`read_board`], and for what is not JSON.
pub fn open_board(json: &str) -> Result<Board, FormatError> {
    let file: Value =
        serde_json::from_str(text_of(json)?).map_err(|error| FormatError::json(&error))?;
    read_board(&&file)
}

/// Reads what the board shows from a parsed file, and little else of it. What is left out is empty.
///
/// It takes any plain JSON, so that a page reads the file with its own parser: ours would weigh more than all the rest.
///
/// # Errors
/// Anything that is not a dossier, with one sentence that says what is wrong.
pub fn read_board(file: &impl Json) -> Result<Board, FormatError> {
    let format = file.get("format").and_then(|format| format.text());
    check_format(format.as_deref())?;
    let questions = file.get("board").map(|board| all(board.items()?, question));
    match questions {
        Some(None) => Err(FormatError::new(Kind::Wrong, "its board")),
        questions => Ok(Board {
            title: text(file, "title").unwrap_or_default(),
            questions: questions.flatten(),
        }),
    }
}

fn asked(question: Question) -> Asked {
    Asked {
        about: question.about,
        figures: question.entries.into_iter().map(said).collect(),
        answers: question.positions.into_iter().map(answer).collect(),
        pairs: question.pairs,
    }
}

fn said(entry: Entry) -> Said {
    Said {
        key: entry.figure.to_string(),
        by: Voice {
            claim: entry.claim.map(|key| key.to_string()).unwrap_or_default(),
            source: entry.source,
            colour: entry.slot,
            letter: entry.letter,
            twin: entry.twin,
            cue: entry.cue,
            quote: entry.quote,
            article: entry.article,
        },
        hedges: entry.hedges,
        written: entry.written,
        counted: entry.counted,
        kind: entry.kind,
        modifier: entry.modifier,
        low: entry.low,
        high: entry.high,
        reading: entry.reading,
        unit: entry.unit,
        to_axis: entry.to_axis,
        as_of: entry.as_of,
        predicate: entry.predicate,
        status: entry.status,
        place: entry.place,
    }
}

fn answer(position: Position) -> Answer {
    Answer {
        by: Voice {
            claim: position.claim.to_string(),
            source: position.source,
            colour: position.slot,
            letter: position.letter,
            twin: position.twin,
            cue: position.cue,
            quote: position.quote,
            article: position.article,
        },
        stance: position.stance,
    }
}

/// Every one of a list; `None` where one of them is broken.
fn all<J, T>(list: Vec<J>, one: impl Fn(&J) -> Option<T>) -> Option<Vec<T>> {
    list.iter().map(one).collect()
}

/// A list under a key; an empty one where it is left out.
fn list<J: Json>(value: &J, key: &str) -> Option<Vec<J>> {
    match value.get(key) {
        None => Some(Vec::new()),
        Some(list) => list.items(),
    }
}

/// A text under a key; an empty one where it is left out.
fn text(value: &impl Json, key: &str) -> Option<String> {
    match value.get(key) {
        None => Some(String::new()),
        Some(text) => text.text(),
    }
}

fn texts(value: &impl Json, key: &str) -> Option<Vec<String>> {
    all(list(value, key)?, Json::text)
}

fn number(value: &impl Json, key: &str) -> Option<f64> {
    value.get(key)?.number()
}

fn flag(value: &impl Json, key: &str) -> bool {
    value
        .get(key)
        .and_then(|flag| flag.flag())
        .unwrap_or_default()
}

/// A number to count by.
fn index(value: &impl Json, key: &str) -> Option<u32> {
    let number = number(value, key)?;
    let index = number as u32;
    (f64::from(index) == number).then_some(index)
}

/// What a word stands for; the default for none, and for one of a later version.
fn word<T: Copy + Default>(value: &impl Json, key: &str, words: &[(&str, T)]) -> T {
    let name = text(value, key).unwrap_or_default();
    let known = words.iter().find(|(word, _)| *word == name);
    known.map(|(_, meaning)| *meaning).unwrap_or_default()
}

/// A key; nothing where it is left out, and `None` where it is none.
fn key<K: FromStr>(value: &impl Json, name: &str) -> Option<Option<K>> {
    match text(value, name)?.as_str() {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    }
}

fn question(asked: &impl Json) -> Option<Question> {
    let entries = all(list(asked, "figures")?, entry)?;
    let count = entries.len() as u32;
    let mut pairs = all(list(asked, "pairs")?, pair)?;
    pairs.retain(|pair| pair.a < count && pair.b < count);
    Some(Question {
        about: text(asked, "about")?,
        entries,
        positions: all(list(asked, "answers")?, position)?,
        pairs,
    })
}

fn pair(value: &impl Json) -> Option<Pair> {
    Some(Pair {
        a: index(value, "a")?,
        b: index(value, "b")?,
        relation: word(value, "relation", &RELATIONS),
        gap: number(value, "gap"),
        ratio: number(value, "ratio"),
        caveats: texts(value, "caveats")?,
    })
}

fn entry(said: &impl Json) -> Option<Entry> {
    let by = &said.get("by")?;
    let reading = &said.get("reading")?;
    let to_axis = match said.get("to_axis").map(|pair| pair.items()) {
        None => None,
        Some(pair) => match pair?.as_slice() {
            [factor, summand] => Some((factor.number()?, summand.number()?)),
            _ => return None,
        },
    };
    Some(Entry {
        figure: key::<FigureKey>(said, "key")?.unwrap_or_default(),
        claim: key::<ClaimKey>(by, "claim")?,
        source: text(by, "source")?,
        slot: colour(by),
        letter: text(by, "letter")?,
        twin: flag(by, "twin"),
        cue: text(by, "cue")?,
        quote: text(by, "quote")?,
        article: text(by, "article")?,
        hedges: texts(said, "hedges")?,
        written: text(said, "written")?,
        counted: text(said, "counted")?,
        kind: word(said, "kind", &KINDS),
        modifier: word(said, "modifier", &MODIFIERS),
        low: number(said, "low"),
        high: number(said, "high"),
        reading: Reading {
            low: number(reading, "low"),
            high: number(reading, "high"),
            rule: text(reading, "rule")?,
            low_excluded: flag(reading, "low_excluded"),
            high_excluded: flag(reading, "high_excluded"),
        },
        unit: text(said, "unit").filter(|unit| !unit.is_empty()),
        to_axis,
        as_of: text(said, "as_of")?,
        predicate: text(said, "predicate")?,
        status: text(said, "status")?,
        place: text(said, "place")?,
        ..Entry::default()
    })
}

fn position(answer: &impl Json) -> Option<Position> {
    let by = &answer.get("by")?;
    Some(Position {
        claim: key::<ClaimKey>(by, "claim")?.unwrap_or_default(),
        source: text(by, "source")?,
        slot: colour(by),
        letter: text(by, "letter")?,
        twin: flag(by, "twin"),
        cue: text(by, "cue")?,
        quote: text(by, "quote")?,
        article: text(by, "article")?,
        stance: word(answer, "stance", &STANCES),
        ..Position::default()
    })
}

fn colour(by: &impl Json) -> Option<u8> {
    u8::try_from(index(by, "colour")?).ok()
}

const RELATIONS: [(&str, Relation); 4] = [
    ("agree", Relation::Agree),
    ("compatible", Relation::Compatible),
    ("conflict", Relation::Conflict),
    ("not_comparable", Relation::NotComparable),
];

const STANCES: [(&str, Stance); 5] = [
    ("asserts", Stance::Asserts),
    ("denies", Stance::Denies),
    ("confirms", Stance::Confirms),
    ("accuses", Stance::Accuses),
    ("doubts", Stance::Doubts),
];

const MODIFIERS: [(&str, Modifier); 9] = [
    ("exact", Modifier::Exact),
    ("about", Modifier::About),
    ("at_least", Modifier::AtLeast),
    ("at_most", Modifier::AtMost),
    ("more_than", Modifier::MoreThan),
    ("less_than", Modifier::LessThan),
    ("range", Modifier::Range),
    ("vague", Modifier::Vague),
    ("nearly", Modifier::Nearly),
];

const KINDS: [(&str, FigureKind); 12] = [
    ("count", FigureKind::Count),
    ("percent", FigureKind::Percent),
    ("points", FigureKind::Points),
    ("money", FigureKind::Money),
    ("measure", FigureKind::Measure),
    ("duration", FigureKind::Duration),
    ("ratio", FigureKind::Ratio),
    ("age", FigureKind::Age),
    ("ordinal", FigureKind::Ordinal),
    ("date", FigureKind::Date),
    ("time", FigureKind::Time),
    ("label", FigureKind::Label),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word stands for what the same word is written for.
    fn same<T: Serialize>(words: &[(&str, T)]) {
        for (word, meaning) in words {
            assert_eq!(serde_json::to_value(meaning).unwrap(), *word);
        }
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        same(&RELATIONS);
        same(&STANCES);
        same(&MODIFIERS);
        same(&KINDS);
    }
}

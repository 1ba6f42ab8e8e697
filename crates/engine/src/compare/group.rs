//! Which figures answer one question.
//!
//! Figures fall into buckets by what they measure, what they count and what happens to it; a bucket is cut into
//! questions by what its figures' words say besides. Buckets are found by hashing, and a figure looks at a bounded
//! number of questions, so that the whole stays near linear in the number of figures.

use super::concept::Concept;
use super::context::Context;
use super::facts::{FigureFacts, Voice, count_alike, speak_of_others};
use super::{predicate, unit};
use crate::FigureKind;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Questions of a bucket that a figure is held against, the latest first.
const QUESTIONS: usize = 48;

/// Figures right before one whose questions it is held against, whatever their bucket.
const RECENT: usize = 3;

/// Figures of a question that another one is held against.
const MEMBERS: usize = 6;

/// Bytes between two figures of which one may answer the other without naming what it counts.
const NEARBY: u32 = 400;

/// A figure answers another without naming what it counts only where the larger is at most so many times the smaller.
const MAGNITUDE: f64 = 25.0;

/// The same, where one says what happens to them and the other does not.
const LIKELY: f64 = 5.0;

/// The same, where both say something of them, and only one says what.
const AGAIN: f64 = 1.1;

/// Lists of indices into `facts`, one a question, in the order of their first figures; single figures included.
/// `context` gives the words around a figure, as sorted hashes; it is asked only where figures say too little.
pub(super) fn group(
    facts: &[FigureFacts],
    mut context: impl FnMut(usize) -> Rc<Context>,
) -> Vec<Vec<usize>> {
    let mut buckets: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut questions: Vec<Vec<usize>> = Vec::new();
    let mut question_of: Vec<usize> = Vec::with_capacity(facts.len());
    for (n, figure) in facts.iter().enumerate() {
        let mut holds = |question: &usize| {
            let members = &questions[*question];
            let (mut joins, mut parts) = (false, false);
            for member in members
                .iter()
                .take(MEMBERS / 2)
                .chain(members.iter().rev().take(MEMBERS / 2))
            {
                let other = &facts[*member];
                match kinship(other, figure) {
                    Kinship::Same => joins = true,
                    Kinship::Apart => parts = true,
                    Kinship::Answer(times) => joins |= close(other, figure, times),
                    Kinship::Context(words) => {
                        let shared = context(*member).shares(&context(n));
                        joins |= shared.is_some_and(|shared| shared >= words);
                    }
                    Kinship::Shared(words) => match context(*member).shares(&context(n)) {
                        None => parts = true,
                        Some(shared) => {
                            joins |= shared >= words || close(other, figure, MAGNITUDE);
                        }
                    },
                }
            }
            joins && !parts
        };
        let of_bucket = buckets.entry(bucket(figure)).or_default();
        let mut known = of_bucket.iter().rev().take(QUESTIONS).copied();
        let of_its_own = known.find(&mut holds);
        let mut recent = question_of.iter().rev().take(RECENT).copied();
        let question = match of_its_own.or_else(|| recent.find(&mut holds)) {
            Some(question) => question,
            None => {
                questions.push(Vec::new());
                questions.len() - 1
            }
        };
        if of_its_own.is_none() {
            of_bucket.push(question);
        }
        questions[question].push(n);
        question_of.push(question);
    }
    questions
}

/// What every figure of a question has in common for sure, neighbours aside.
fn bucket(f: &FigureFacts) -> String {
    let mut key = match f.kind {
        // Amounts of one thing in two currencies are one question, although they do not compare.
        FigureKind::Money => "money".to_owned(),
        _ => f.dimension(),
    };
    key.push('|');
    if f.kind == FigureKind::Count {
        match &f.counted {
            Some(thing) => match thing.concept {
                Some(concept) => key.push_str(stand_in(concept, f.question()).core().id()),
                // Only the beginning, so that words that two languages share meet.
                None => key.extend(thing.stem.chars().take(5)),
            },
            None => key.push('?'),
        }
    }
    key.push('|');
    key.push_str(question(f).unwrap_or(""));
    key
}

/// "Men" may be soldiers, and jobs go with those who hold them.
fn stand_in(concept: Concept, question: Option<&str>) -> Concept {
    let other = match (concept.id(), question) {
        ("man", _) => "soldier",
        ("job", Some("cut" | "created")) => "worker",
        _ => return concept,
    };
    Concept::from_id(other).unwrap_or(concept)
}

/// What is stated of it where that makes a question of its own: of an amount whose topic is known, only the topic does.
fn question(f: &FigureFacts) -> Option<&str> {
    let topic = f.kind != FigureKind::Count && f.about.is_some();
    f.question().filter(|_| !topic)
}

enum Kinship {
    Same,
    Apart,
    /// The words leave it open: it answers the other only where it stands right beside it, and is at most so many times
    /// as large or small.
    Answer(f64),
    /// The words leave it open: the sentences around them must share so many others, or it answers the other right beside
    /// it.
    Shared(usize),
    /// The words leave it open, and the sentences around them must share so many others.
    Context(usize),
}

fn kinship(a: &FigureFacts, b: &FigureFacts) -> Kinship {
    if a.kind == FigureKind::Count || b.kind == FigureKind::Count {
        return if a.kind == b.kind {
            counts(a, b)
        } else {
            Kinship::Apart
        };
    }
    if a.dimension() != b.dimension() && !(a.kind == FigureKind::Money && b.kind == a.kind) {
        return Kinship::Apart;
    }
    amounts(a, b)
}

fn counts(a: &FigureFacts, b: &FigureFacts) -> Kinship {
    let (Some(one), Some(other)) = (&a.counted, &b.counted) else {
        // A number of nobody knows what answers no question, but the one right before: "Only six were rotten; the
        // council's own arborist had identified 21".
        let alike = a.counted.is_none() && b.counted.is_none() && a.unit == b.unit;
        return if alike && question(a).is_none() && question(b).is_none() {
            Kinship::Answer(LIKELY)
        } else {
            Kinship::Apart
        };
    };
    if a.unit != b.unit || one.is_apart(other) || !count_alike(a, b) {
        return Kinship::Apart;
    }
    match (question(a), question(b)) {
        (Some(one), Some(other)) if one == other => return Kinship::Same,
        (Some(_), Some(_)) => return Kinship::Apart,
        // What says nothing of them may answer what does, if it says no more than a number.
        (Some(_), None) if b.bare => return Kinship::Answer(LIKELY),
        (None, Some(_)) if a.bare => return Kinship::Answer(LIKELY),
        // A number that is said again is the same one.
        (Some(_), None) | (None, Some(_)) => return Kinship::Answer(AGAIN),
        (None, None) if speak_of_others(a, b) => return Kinship::Apart,
        (None, None) => {}
    }
    let generic = |concept: Option<Concept>| concept.is_some_and(Concept::is_generic);
    let there = |f: &FigureFacts| {
        f.predicate
            .as_ref()
            .is_some_and(|said| predicate::is_presence(&said.key))
    };
    if !generic(one.concept) && !generic(other.concept) {
        let named = one
            .countries
            .iter()
            .any(|code| other.countries.contains(code))
            || one.others.iter().any(|word| other.others.contains(word));
        // A source that only gives another number answers the one before.
        let voices = a.voice != b.voice && a.claim != b.claim && near(a, b, MAGNITUDE);
        let answers = a.bare || b.bare || there(a) || there(b);
        if named || voices && answers || there(a) && there(b) {
            return Kinship::Same;
        }
        let same = one.others == other.others;
        if voices && (same || answers) || one.concept.is_none() || a.at.0 != b.at.0 {
            return Kinship::Shared(1);
        }
    }
    Kinship::Shared(2)
}

fn amounts(a: &FigureFacts, b: &FigureFacts) -> Kinship {
    let same_language = a.lang == b.lang;
    if let (Some(one), Some(other)) = (&a.counted, &b.counted)
        && (one.is_apart(other) || !one.meets(other, same_language))
    {
        return Kinship::Apart;
    }
    let (one, other) = (a.unit.as_deref(), b.unit.as_deref());
    let units = a.kind != FigureKind::Money || one == other;
    if !units
        && !one
            .zip(other)
            .is_some_and(|(one, other)| unit::leaves_out(one, other))
    {
        // Two currencies, or two prices by another measure: only where both name what they are of.
        return match (&a.about, &b.about) {
            (Some(one), Some(other)) if one.key == other.key => Kinship::Same,
            _ => Kinship::Apart,
        };
    }
    if let (Some(one), Some(other)) = (question(a), question(b))
        && one != other
    {
        return Kinship::Apart;
    }
    if speak_of_others(a, b) {
        return Kinship::Apart;
    }
    // "The government puts the share at one in four": at what was said first.
    if a.aside || b.aside {
        return Kinship::Apart;
    }
    // "One renter in three" is no answer to "2.8 per cent".
    let topics = a.about.as_ref().map(|said| &said.key) == b.about.as_ref().map(|said| &said.key);
    let named = topics && a.about.is_some();
    if a.kind != b.kind && a.counted.is_some() != b.counted.is_some() && !named {
        return Kinship::Apart;
    }
    // That it lasts says nothing of what lasts.
    let about = |f: &'_ FigureFacts| f.about.clone().filter(|said| said.key != "time_taken");
    match (&about(a), &about(b)) {
        (Some(one), Some(other)) if one.key != other.key => {
            let stems = one.key.strip_prefix("w:").zip(other.key.strip_prefix("w:"));
            let alike = !same_language && stems.is_some_and(|(a, b)| super::concept::cognate(a, b));
            let loose = one.key.starts_with("w:") || other.key.starts_with("w:");
            match (alike, loose || predicate::kindred(&one.key, &other.key)) {
                (true, _) => Kinship::Same,
                (false, true) => Kinship::Answer(LIKELY),
                (false, false) => Kinship::Apart,
            }
        }
        (Some(_), Some(_)) if units => Kinship::Same,
        // "20 minutes" and "a month" are hardly of one thing.
        _ if unit::is_months(a.unit.as_deref()) != unit::is_months(b.unit.as_deref()) => {
            Kinship::Answer(MAGNITUDE)
        }
        // What one is of is said, and the other does not take it up.
        (Some(_), None) if !b.bare => Kinship::Context(3),
        (None, Some(_)) if !a.bare => Kinship::Context(3),
        _ => Kinship::Shared(3),
    }
}

/// Whether one stands right after the other: it repeats the other's words, or another source answers it.
fn close(a: &FigureFacts, b: &FigureFacts, times: f64) -> bool {
    if a.at.0 != b.at.0 || a.at.1.abs_diff(b.at.1) > 3 || a.start.abs_diff(b.start) > NEARBY {
        return false;
    }
    // Two clauses that both say more than a number speak of one thing only where they are not far apart.
    let times = if a.bare || b.bare {
        times
    } else {
        times.min(LIKELY)
    };
    let answered = a.voice != b.voice && a.claim != b.claim && near(a, b, times);
    let said = a.voice != Voice::Article && b.voice != Voice::Article;
    let answers = said || a.bare || b.bare;
    match (&a.counted, &b.counted) {
        (Some(one), Some(other)) if a.kind == FigureKind::Count => {
            let people = Concept::from_id("person");
            let vague = one.concept.map(Concept::core) == people;
            let same = a.low == b.low && a.high == b.high;
            one.text == other.text
                && question(a) == question(b)
                && (same || answers && near(a, b, times))
                || answered && answers && !vague && one.concept == other.concept
        }
        (None, None) if a.kind == FigureKind::Count => {
            answered && said && (a.bare || b.bare) && a.at.1.abs_diff(b.at.1) == 1
        }
        _ if matches!(a.kind, FigureKind::Count) => false,
        _ if a.kind == FigureKind::Duration && a.unit != b.unit && !a.bare && !b.bare => false,
        _ => a.at.1.abs_diff(b.at.1) <= 2 && answered,
    }
}

/// Whether two figures are of one order of magnitude.
fn near(a: &FigureFacts, b: &FigureFacts, times: f64) -> bool {
    let size = |f: &FigureFacts| {
        let factor = unit::scale(f.kind, f.unit.as_deref()).map_or(1.0, |unit| unit.factor);
        f.low.or(f.high).unwrap_or(0.0).abs() * factor
    };
    let (a, b) = (size(a), size(b));
    a.max(b) <= a.min(b) * times
}

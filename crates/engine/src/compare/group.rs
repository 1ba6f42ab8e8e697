//! Which figures answer one question.
//!
//! Figures fall into buckets by what they measure, what they count and what happens to it; a bucket is cut into
//! questions by what its figures' words say besides. Buckets are found by hashing, and a figure looks at a bounded
//! number of questions, so that the whole stays near linear in the number of figures.

use super::concept::Concept;
use super::facts::FigureFacts;
use super::predicate;
use crate::FigureKind;
use rustc_hash::FxHashMap;

/// Questions of a bucket that a figure is held against, the latest first.
const QUESTIONS: usize = 48;

/// Figures of a question that another one is held against.
const MEMBERS: usize = 6;

/// Bytes between two figures of which one may answer the other without naming what it counts.
const NEARBY: u32 = 300;

/// Lists of indices into `facts`, one a question, in the order of their first figures; single figures included.
/// `context` gives the words around a figure, as sorted hashes; it is asked only where figures say too little.
pub(super) fn group(
    facts: &[FigureFacts],
    mut context: impl FnMut(usize) -> std::rc::Rc<[u64]>,
) -> Vec<Vec<usize>> {
    let mut buckets: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut questions: Vec<Vec<usize>> = Vec::new();
    for (n, figure) in facts.iter().enumerate() {
        let of_bucket = buckets.entry(bucket(figure)).or_default();
        let found = of_bucket
            .iter()
            .rev()
            .take(QUESTIONS)
            .copied()
            .find(|question| {
                let members = &questions[*question];
                let (mut joins, mut parts) = (false, false);
                for member in members
                    .iter()
                    .take(MEMBERS / 2)
                    .chain(members.iter().rev().take(MEMBERS / 2))
                {
                    match kinship(&facts[*member], figure) {
                        Kinship::Same => joins = true,
                        Kinship::Apart => parts = true,
                        Kinship::Unsure => {
                            joins |= close(&facts[*member], figure)
                                || overlap(&context(*member), &context(n)) >= shared_needed(figure);
                        }
                    }
                }
                joins && !parts
            });
        match found {
            Some(question) => questions[question].push(n),
            None => {
                of_bucket.push(questions.len());
                questions.push(vec![n]);
            }
        }
    }
    questions
}

/// What every figure of a question has in common for sure.
fn bucket(f: &FigureFacts) -> String {
    let mut key = f.dimension();
    key.push('|');
    if f.kind == FigureKind::Count {
        match &f.counted {
            Some(thing) => match thing.concept {
                Some(concept) => key.push_str(army(concept).core().id()),
                // Only the beginning, so that words that two languages share meet.
                None => key.extend(thing.stem.chars().take(5)),
            },
            None => key.push('?'),
        }
    }
    key.push('|');
    key.push_str(f.question().unwrap_or(""));
    key
}

/// "Men" may be soldiers.
fn army(concept: Concept) -> Concept {
    match concept.id() {
        "man" => Concept::from_id("soldier").unwrap_or(concept),
        _ => concept,
    }
}

enum Kinship {
    Same,
    Apart,
    /// The words leave it open: the context decides.
    Unsure,
}

fn kinship(a: &FigureFacts, b: &FigureFacts) -> Kinship {
    let same_language = a.lang == b.lang;
    let things = match (&a.counted, &b.counted) {
        (Some(one), Some(other)) => {
            if one.is_apart(other) || !one.meets(other, same_language) {
                return Kinship::Apart;
            }
            Some((one, other))
        }
        // A number of nobody knows what answers no question.
        _ if a.kind == FigureKind::Count => return Kinship::Apart,
        _ => None,
    };
    match (&a.about, &b.about) {
        (Some(one), Some(other)) if one.key != other.key => {
            let stems = one.key.strip_prefix("w:").zip(other.key.strip_prefix("w:"));
            let alike = !same_language && stems.is_some_and(|(a, b)| super::concept::cognate(a, b));
            return if alike { Kinship::Same } else { Kinship::Apart };
        }
        (Some(_), Some(_)) => return Kinship::Same,
        (Some(_), None) | (None, Some(_)) => return Kinship::Unsure,
        (None, None) => {}
    }
    let Some((one, other)) = things else {
        return Kinship::Unsure;
    };
    // A predicate that is a question has put both into this bucket.
    if a.question().is_some() {
        return Kinship::Same;
    }
    if a.kind != FigureKind::Count {
        return Kinship::Unsure;
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
        // Sources that count the same thing in one article without saying more count it for the same reason.
        let voices = a.voice != b.voice && a.claim != b.claim;
        if named || voices || there(a) && there(b) || one.concept.is_none() || a.at.0 != b.at.0 {
            return Kinship::Same;
        }
    }
    Kinship::Unsure
}

/// How many words two figures must share when their own words do not settle the question.
fn shared_needed(f: &FigureFacts) -> usize {
    if f.kind == FigureKind::Count { 2 } else { 3 }
}

/// Whether one stands right after the other: it repeats the other's words, or another source answers it.
fn close(a: &FigureFacts, b: &FigureFacts) -> bool {
    if a.at.0 != b.at.0 || a.at.1.abs_diff(b.at.1) > 2 || a.start.abs_diff(b.start) > NEARBY {
        return false;
    }
    let answered = a.voice != b.voice && a.claim != b.claim && near(a, b);
    match (&a.counted, &b.counted) {
        (Some(one), Some(other)) if a.kind == FigureKind::Count => {
            let people = Concept::from_id("person");
            let vague = one.concept.map(Concept::core) == people;
            one.text == other.text || answered && !vague && one.concept == other.concept
        }
        _ if matches!(a.kind, FigureKind::Count | FigureKind::Ratio) => false,
        _ => a.at.1.abs_diff(b.at.1) == 1 && answered,
    }
}

/// Whether two figures are of one order of magnitude.
fn near(a: &FigureFacts, b: &FigureFacts) -> bool {
    let size = |f: &FigureFacts| f.low.or(f.high).unwrap_or(0.0).abs();
    let (a, b) = (size(a), size(b));
    a.max(b) <= a.min(b) * 25.0
}

fn overlap(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

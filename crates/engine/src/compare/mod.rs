//! Figures that answer the same question, and how they stand to each other.
//!
//! [`facts`] gathers what decides, in keys that languages share; [`relate`] sets two figures side by side; `group` finds
//! the questions, `position` the denials that answer them. `concept`, `predicate` and `unit` are the shared keys;
//! `words` reads the word files. Nothing here averages, ranks or judges.

pub(crate) mod arithmetic;
pub mod concept;
mod context;
mod day;
pub mod facts;
mod group;
mod position;
pub mod predicate;
mod relate;
#[cfg(test)]
mod tests;
pub mod unit;
pub(crate) mod words;

pub use day::Day;
pub use facts::{FigureFacts, Thing, Voice};
pub use relate::relate;

use crate::source::Class;
use crate::{Analysis, Comparison, Pair, Relation, Stance};
use context::Context;
use position::Profile;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Figures of a question beyond which only neighbours in the order of their readings are paired: every pair of 100 are
/// 4,950 already, more than anybody reads.
const PAIRED: usize = 100;

/// An article with its findings, for a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The text.
    pub text: &'a str,
    /// What was found in it; offsets are bytes.
    pub analysis: &'a Analysis,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When, as `2024-10-28` or longer; anything else is taken for unknown.
    pub date: Option<&'a str>,
}

impl<'a> Article<'a> {
    /// An article of which nobody knows where and when it appeared.
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Article<'a> {
        Article {
            text,
            analysis,
            outlet: None,
            date: None,
        }
    }
}

/// The questions of one article; offsets of `analysis` are bytes of `text`.
pub fn within(text: &str, analysis: &Analysis) -> Vec<Comparison> {
    across(&[Article::new(text, analysis)])
        .into_iter()
        .map(|comparison| Comparison {
            about: comparison.about,
            figures: comparison.figures.iter().map(|(_, n)| *n).collect(),
            positions: comparison.positions.iter().map(|(_, n)| *n).collect(),
            pairs: comparison.pairs,
        })
        .collect()
}

/// The questions of several articles of one story; a figure is `[article index, figure index]`, a position
/// `[article index, claim index]`. Offsets are bytes of each article's text.
///
/// Where articles say when and in which outlet they appeared, "on Monday" and "last year" are days and years, and what one
/// outlet itself says in two articles is a revision.
pub fn across(articles: &[Article]) -> Vec<Comparison<(u32, u32)>> {
    let mut facts = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        for index in 0..article.analysis.figures.len() {
            if !is_denied(article.analysis, index) {
                facts.extend(FigureFacts::of(article, n as u32, index as u32));
            }
        }
    }
    let mut contexts: FxHashMap<usize, Rc<Context>> = FxHashMap::default();
    let questions = group::group(&facts, |n| {
        let found = contexts.entry(n).or_insert_with(|| {
            let known = facts.get(n).and_then(|f| {
                let Article { text, analysis, .. } = articles.get(f.at.0 as usize)?;
                let figure = analysis.figures.get(f.at.1 as usize)?;
                Some(Context::around(text, analysis.lang, figure.span))
            });
            Rc::new(known.unwrap_or_default())
        });
        Rc::clone(found)
    });
    let profiles: Vec<Profile> = questions
        .iter()
        .map(|members| Profile::of(members.iter().map(|n| &facts[*n])))
        .collect();
    let positions = position::all(articles, &facts, &questions, &profiles);
    let mut out: Vec<Comparison<(u32, u32)>> = questions
        .iter()
        .zip(positions)
        .filter_map(|(members, positions)| {
            let figures: Vec<&FigureFacts> = members.iter().map(|n| &facts[*n]).collect();
            let pairs = if figures.len() > 1 {
                pairs(&figures)
            } else {
                Vec::new()
            };
            is_worth_showing(&figures, &pairs, &positions).then(|| Comparison {
                about: about(&figures),
                figures: figures.iter().map(|f| f.at).collect(),
                positions,
                pairs,
            })
        })
        .collect();
    crate::order::by_key(&mut out, |comparison| comparison.figures.first().copied());
    out
}

/// The country code under `key`, for ever.
pub(crate) fn country(key: &str) -> Option<&'static str> {
    const CODES: &[&str] = &[
        "fr", "us", "gb", "de", "es", "it", "pt", "nl", "be", "ch", "ie", "pl", "ru", "ua", "by",
        "kp", "kr", "cn", "tw", "jp", "in", "pk", "af", "ir", "iq", "sy", "lb", "il", "ps", "ye",
        "sa", "tr", "gr", "eg", "ly", "tn", "dz", "ma", "ml", "sn", "ng", "sd", "et", "cd", "rw",
        "za", "br", "ar", "cl", "co", "ve", "mx", "ca", "cu", "ht", "au", "hu", "ro", "se", "no",
        "fi", "dk", "at", "rs", "am", "az", "ge", "mm", "bd", "id", "ph", "vn", "eu",
    ];
    CODES.iter().copied().find(|code| *code == key)
}

/// A figure whose innermost claim denies it is a position, not an answer.
fn is_denied(analysis: &Analysis, index: usize) -> bool {
    analysis
        .figures
        .get(index)
        .and_then(|figure| figure.claim)
        .and_then(|n| analysis.claims.get(n as usize))
        .is_some_and(|claim| facts::is_denied(claim) && !says_no(analysis, index))
}

/// Whether the negation lies in what is stated of the figure: those who "never got out" are trapped.
fn says_no(analysis: &Analysis, index: usize) -> bool {
    let figure = analysis.figures.get(index);
    let stated = figure.and_then(|figure| figure.circumstances.predicate.as_ref());
    let claim = figure
        .and_then(|figure| figure.claim)
        .and_then(|n| analysis.claims.get(n as usize));
    let denies = claim.is_some_and(|claim| matches!(claim.stance, Stance::Denies | Stance::Doubts));
    let pack = analysis.lang.pack();
    !denies
        && stated.is_some_and(|stated| {
            let doc = crate::text::Document::new(&stated.text, pack);
            let no = Class::NEGATION.or(Class::NEGATOR);
            doc.tokens
                .iter()
                .any(|token| pack.source.class(token.word).any(no))
        })
}

/// Every pair of a question, in order.
fn pairs(figures: &[&FigureFacts]) -> Vec<Pair> {
    let pair = |a: usize, b: usize| Pair {
        a: a as u32,
        b: b as u32,
        ..told(figures, figures[a], figures[b])
    };
    if figures.len() <= PAIRED {
        return (0..figures.len())
            .flat_map(|a| (a + 1..figures.len()).map(move |b| (a, b)))
            .map(|(a, b)| pair(a, b))
            .collect();
    }
    let low = |n: usize| {
        figures[n]
            .reading
            .low
            .or(figures[n].reading.high)
            .unwrap_or(0.0)
    };
    let mut order: Vec<usize> = (0..figures.len()).collect();
    crate::order::by(&mut order, |a, b| {
        low(*a).total_cmp(&low(*b)).then(a.cmp(b))
    });
    let mut out: Vec<Pair> = order
        .windows(2)
        .map(|two| pair(two[0].min(two[1]), two[0].max(two[1])))
        .collect();
    crate::order::by_key(&mut out, |pair| (pair.a, pair.b));
    out
}

/// How two figures stand to each other. What the article says in its own voice and a source says too is the source's, so
/// that a headline with the newest toll is no conflict with the toll that the same source gave before.
fn told(figures: &[&FigureFacts], a: &FigureFacts, b: &FigureFacts) -> Pair {
    let pair = relate(a, b);
    if pair.relation != Relation::Conflict {
        return pair;
    }
    let own = |f: &FigureFacts| matches!(f.voice, Voice::Article | Voice::Headline);
    let repeats = |one: &FigureFacts, other: &FigureFacts| {
        own(one)
            && figures.iter().any(|f| {
                f.at.0 == one.at.0
                    && f.voice.is(&other.voice, f.lang == other.lang)
                    && relate(f, one).relation == Relation::Agree
            })
    };
    let lend = |one: &FigureFacts, other: &FigureFacts| FigureFacts {
        voice: other.voice.clone(),
        ..one.clone()
    };
    match (repeats(a, b), repeats(b, a)) {
        (true, _) => relate(&lend(a, b), b),
        (_, true) => relate(a, &lend(b, a)),
        _ => pair,
    }
}

/// Whether a question has something to show: two voices, a revision, or a figure and its denial.
fn is_worth_showing(figures: &[&FigureFacts], pairs: &[Pair], positions: &[(u32, u32)]) -> bool {
    if !positions.is_empty() && !figures.is_empty() {
        return true;
    }
    pairs.iter().any(|pair| {
        let (Some(a), Some(b)) = (figures.get(pair.a as usize), figures.get(pair.b as usize))
        else {
            return false;
        };
        if pair.relation == Relation::NotComparable {
            let reasons = [
                "revision",
                "place",
                "date",
                "status",
                "scope",
                "unit",
                "rate",
                "published",
            ];
            let told = |caveat: &String| reasons.iter().any(|reason| caveat.starts_with(reason));
            let one_breath =
                |caveat: &String| caveat.starts_with("statement") || caveat.starts_with("part");
            if !pair.caveats.iter().any(told) || pair.caveats.iter().any(one_breath) {
                return false;
            }
            return a.voice != Voice::Article || b.voice != Voice::Article || a.at.0 != b.at.0;
        }
        let own = |voice: &Voice| *voice == Voice::Article;
        let repeats =
            a.at.0 == b.at.0 && (own(&a.voice) && own(&b.voice) || a.voice.is(&b.voice, true));
        !repeats
    })
}

/// The question in the article's words: what is counted in its fullest form, or what a share is of.
fn about(figures: &[&FigureFacts]) -> String {
    let things = figures.iter().filter_map(|f| f.counted.as_ref());
    let fullest = things.fold(None::<&Thing>, |best, thing| {
        let weight = |thing: &Thing| thing.countries.len() * 2 + thing.others.len().min(2);
        match best {
            Some(best) if weight(best) >= weight(thing) => Some(best),
            _ => Some(thing),
        }
    });
    let topic = figures.iter().find_map(|f| f.about.as_ref());
    let text = match (fullest, topic) {
        (Some(thing), None) => thing.text.clone(),
        (None, Some(topic)) => topic.text.clone(),
        (Some(thing), Some(topic)) => format!("{}, {}", topic.text, thing.text),
        (None, None) => figures.first().map(|f| f.dimension()).unwrap_or_default(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

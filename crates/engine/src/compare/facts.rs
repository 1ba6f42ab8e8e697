//! What decides whether two figures can be compared, gathered once a figure, in keys that every language shares.

use super::Article;
use super::concept::{Concept, cognate, stem};
use super::day::Day;
use super::{predicate, unit};
use crate::lang::fold;
use crate::text::Document;
use crate::{
    Analysis, ChangePart, Claim, Figure, FigureKind, HedgeKind, Lang, Modifier, Reading,
    SourceKind, Span, Stance, Stated,
};

/// Everything that [`super::relate`] looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureFacts {
    /// Which article of several, and which figure of it.
    pub at: (u32, u32),
    /// First byte of the figure in its article.
    pub start: u32,
    /// The article's language.
    pub lang: Lang,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// How the words bend it.
    pub modifier: Modifier,
    /// What the words say at least.
    pub low: Option<f64>,
    /// What the words say at most.
    pub high: Option<f64>,
    /// The interval under the rule in force.
    pub reading: Reading,
    /// Unit as written, or currency.
    pub unit: Option<String>,
    /// What is counted, or what a share is a share of.
    pub counted: Option<Thing>,
    /// What a share, amount or measure is of.
    pub about: Option<Stated>,
    /// What happens to what is counted.
    pub predicate: Option<Stated>,
    /// Where.
    pub place: Option<Stated>,
    /// When.
    pub date: Option<Stated>,
    /// How far it has come.
    pub status: Option<Stated>,
    /// The words that make it so much in a stretch of time.
    pub rate: Option<Stated>,
    /// Which part of a change it is.
    pub change: Option<ChangePart>,
    /// The figure of the same article of which it counts a part.
    pub part_of: Option<u32>,
    /// Whether it counts some of what an earlier figure counts without naming them otherwise: "un million d'entre eux".
    pub is_share: bool,
    /// Whether it answers what was said before: its claim says no more than the figure, or it leaves out what it counts.
    pub bare: bool,
    /// Whether its claim gives another share before it: "one renter in three spends more than half of their income".
    pub aside: bool,
    /// What its clause speaks of before it comes to the figure, as stems or concepts, sorted.
    pub subject: Vec<String>,
    /// Who says it.
    pub voice: Voice,
    /// When its article appeared, where that is known.
    pub published: Option<Day>,
    /// A fingerprint of the outlet in which it appeared; 0 where that is not known.
    pub outlet: u64,
    /// The claim that says it, in its article.
    pub claim: Option<u32>,
    /// How its claim is softened, approximators aside.
    pub hedges: Vec<HedgeKind>,
}

/// What a figure counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing {
    /// The words.
    pub text: String,
    /// What they share with other words and languages.
    pub concept: Option<Concept>,
    /// The stem of the head noun.
    pub stem: String,
    /// Countries that the words speak of, sorted: "nord-coréens" is kp.
    pub countries: Vec<&'static str>,
    /// Stems of the other words that pick some out, sorted.
    pub others: Vec<String>,
}

/// Who says a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Voice {
    /// The article itself, in its running text.
    #[default]
    Article,
    /// The article itself, in its headline.
    Headline,
    /// An anonymous source, by the stems of its words: never known to be the same as another one.
    Unnamed(Vec<String>),
    /// A source that can be told, by the stems of its words, sorted.
    Source(Vec<String>),
}

impl FigureFacts {
    /// The facts of figure `index` of the analysis of `from`; `None` for a figure that is never compared. `article` is where
    /// the article stands among several.
    pub fn of(from: &Article, article: u32, index: u32) -> Option<FigureFacts> {
        let (text, analysis) = (from.text, from.analysis);
        let figure = analysis.figures.get(index as usize)?;
        if !figure.comparable {
            return None;
        }
        let (kind, unit) = measured(analysis, figure, index);
        let published = from.date.and_then(Day::read);
        let claim = figure.claim.and_then(|n| analysis.claims.get(n as usize));
        let around = &figure.circumstances;
        let mut hedges: Vec<HedgeKind> = claim
            .into_iter()
            .flat_map(|claim| claim.hedges.iter())
            .map(|hedge| hedge.kind)
            .filter(|kind| *kind != HedgeKind::Approximation)
            .collect();
        crate::order::by_key(&mut hedges, |kind| *kind as u8);
        hedges.dedup();
        Some(FigureFacts {
            at: (article, index),
            start: figure.span.start,
            lang: analysis.lang,
            kind,
            modifier: figure.modifier,
            low: figure.low,
            high: figure.high,
            reading: figure.reading.clone(),
            unit,
            counted: thing(text, analysis.lang, figure),
            about: around.about.clone(),
            predicate: around.predicate.clone(),
            place: around.place.clone(),
            date: around.date.clone().map(|said| match published {
                Some(day) => day.resolve(said),
                None => said,
            }),
            rate: around.rate.clone(),
            status: around.status.clone(),
            change: figure.change,
            part_of: around.part_of,
            is_share: around.part_of.is_some_and(|whole| whole < index) && figure.counted.is_none(),
            bare: around.bare || around.counted.is_some() || around.unit.is_some(),
            aside: figure.kind == FigureKind::Ratio
                && figure.claim.is_some()
                && is_aside(analysis, index as usize),
            subject: around.subject.clone(),
            voice: voice(text, analysis.lang, claim, figure.span),
            published,
            outlet: from.outlet.map_or(0, fingerprint),
            claim: figure.claim,
            hedges,
        })
    }

    /// What can be compared at all: `count`, `%`, `EUR`, `length`.
    pub fn dimension(&self) -> String {
        unit::dimension(self.kind, self.unit.as_deref())
    }

    /// The predicate, where it makes a question of its own.
    pub fn question(&self) -> Option<&str> {
        let key = self.predicate.as_ref().map(|stated| stated.key.as_str())?;
        predicate::is_question(key).then_some(key)
    }

    /// Whether it speaks of a difference rather than of a level.
    pub fn is_change(&self) -> bool {
        self.change == Some(ChangePart::By) && self.kind != FigureKind::Count
            || self
                .predicate
                .as_ref()
                .is_some_and(|stated| predicate::is_change(&stated.key))
    }
}

/// Whether the figure before is a share that the same claim gives.
fn is_aside(analysis: &Analysis, index: usize) -> bool {
    let figures = &analysis.figures;
    let before = index.checked_sub(1).and_then(|before| figures.get(before));
    before.zip(figures.get(index)).is_some_and(|(before, own)| {
        before.kind == FigureKind::Ratio && before.claim == own.claim && before.unit == own.unit
    })
}

/// Kind and unit, its own or those of the earlier figure whose unit it takes up.
fn measured(analysis: &Analysis, figure: &Figure, index: u32) -> (FigureKind, Option<String>) {
    let taken = figure.circumstances.unit.as_ref().and_then(|taken| {
        let earlier = analysis.figures.get(..index as usize)?;
        let of = |earlier: &&Figure| earlier.unit.as_deref() == Some(taken.key.as_str());
        Some((earlier.iter().rev().find(of)?.kind, Some(taken.key.clone())))
    });
    taken.unwrap_or_else(|| (figure.kind, figure.unit.clone()))
}

/// Tells outlets apart, however they are written; never 0.
fn fingerprint(outlet: &str) -> u64 {
    use std::hash::{Hash, Hasher};
    let name = fold(outlet.trim());
    if name.is_empty() {
        return 0;
    }
    let mut hasher = rustc_hash::FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish().max(1)
}

/// Whether the source denies or doubts what the figure says.
pub(super) fn is_denied(claim: &Claim) -> bool {
    claim.negated || matches!(claim.stance, Stance::Denies | Stance::Doubts)
}

fn thing(text: &str, lang: Lang, figure: &Figure) -> Option<Thing> {
    let (span, head) = match (&figure.counted, &figure.circumstances.counted) {
        // "3 km", "5 %" count nothing but their unit.
        (Some(counted), _)
            if figure.kind != FigureKind::Count
                && figure.unit.as_deref() == Some(&counted.head) =>
        {
            return None;
        }
        (Some(counted), _) => (counted.span, counted.head.as_str()),
        (None, Some(stated)) => (stated.span, stated.key.as_str()),
        (None, None) => return None,
    };
    let mut thing = read_thing(span.of(text), lang, head);
    if figure.kind == FigureKind::Measure {
        // "2 tonnes de tabac": the unit's word picks nothing out.
        thing.others.clear();
    }
    Some(thing)
}

/// What `words`, a noun phrase with the head `head`, count.
pub(super) fn read_thing(words: &str, lang: Lang, head: &str) -> Thing {
    let doc = Document::new(words, lang.pack());
    let tables = &doc.pack.circumstance;
    let mut thing = Thing {
        text: words.to_owned(),
        stem: stem(head),
        ..Thing::default()
    };
    let begins = |word: &str| {
        let (word, head) = (fold(word), fold(head));
        let alike = word
            .chars()
            .zip(head.chars())
            .take_while(|(a, b)| a == b)
            .count();
        alike >= 3 && alike * 3 >= head.chars().count() * 2
    };
    let (mut sure, mut stated) = (false, false);
    let mut at = 0;
    while at < doc.tokens.len() {
        let ids = doc.tokens[at..].iter().map(|token| token.word);
        if let Some((len, noun)) = tables.nouns.longest(ids.clone()) {
            let is_head = (at..at + len).any(|n| begins(doc.word(n)));
            if !noun.concept.is_topic() && (thing.concept.is_none() || is_head && !sure) {
                thing.concept = Some(noun.concept);
                sure = is_head;
                at += len;
                continue;
            }
        }
        if let Some((len, code)) = tables.countries.longest(ids.clone()) {
            thing.countries.push(code);
            at += len;
            continue;
        }
        if let Some((len, ())) = tables.rates.longest(ids.clone()) {
            at += len;
            continue;
        }
        // "Soldats tués": what happens to them picks none out.
        if let Some((len, _)) = tables.predicates.longest(ids.clone()) {
            stated = true;
            at += len;
            continue;
        }
        let token = &doc.tokens[at];
        let word = doc.word(at);
        if token.is_word()
            && token.end - token.start > 2
            && !begins(word)
            && tables.empty.longest(ids).is_none()
        {
            thing.others.push(stem(word));
        }
        at += 1;
    }
    // "90 arrested" are people.
    if thing.concept.is_none()
        && stated
        && tables
            .predicates
            .longest(doc.tokens.iter().map(|token| token.word))
            .is_some()
    {
        thing.concept = Concept::from_id("person");
    }
    thing.countries.sort_unstable();
    thing.countries.dedup();
    thing.others.sort_unstable();
    thing.others.dedup();
    thing
}

fn voice(text: &str, lang: Lang, claim: Option<&Claim>, figure: Span) -> Voice {
    let Some(source) = claim.and_then(|claim| claim.source.as_ref()) else {
        return match claim {
            Some(_) => Voice::Unnamed(Vec::new()),
            None if in_headline(text, figure) => Voice::Headline,
            None => Voice::Article,
        };
    };
    let anonymous =
        claim.is_some_and(|claim| claim.anonymous) || source.kind == SourceKind::Anonymous;
    let unclear = source.kind == SourceKind::Pronoun && source.resolved.is_none();
    if anonymous || unclear {
        return Voice::Unnamed(name(&source.text, lang));
    }
    Voice::Source(name(
        source.resolved.as_deref().unwrap_or(&source.text),
        lang,
    ))
}

/// The words of a name that tell it from others, sorted.
fn name(words: &str, lang: Lang) -> Vec<String> {
    let doc = Document::new(words, lang.pack());
    let empty = &doc.pack.circumstance.empty;
    let mut stems: Vec<String> = (0..doc.tokens.len())
        .filter(|n| {
            doc.tokens[*n].is_word()
                && empty
                    .longest(std::iter::once(doc.tokens[*n].word))
                    .is_none()
        })
        .map(|n| stem(doc.word(n)))
        .filter(|stem| !stem.is_empty())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether a figure stands in the article's first line, and that line is no sentence.
fn in_headline(text: &str, figure: Span) -> bool {
    let start = text.len() - text.trim_start().len();
    let end = text[start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| start + at);
    let line = text[start..end].trim_end();
    let alone = text[end..].trim().is_empty();
    !alone
        && (figure.end as usize) <= end
        && line.len() <= 240
        && !line.ends_with(['.', '!', '…', ':', ';', ','])
}

impl Voice {
    /// Whether both are known to be one source. `lang` and `other_lang` tell whether names must be spelled alike.
    pub fn is(&self, other: &Voice, same_language: bool) -> bool {
        let (Voice::Source(a), Voice::Source(b)) = (self, other) else {
            return false;
        };
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        !short.is_empty()
            && short.iter().all(|word| {
                long.iter()
                    .any(|other| word == other || !same_language && cognate(word, other))
            })
    }
}

impl Thing {
    /// Whether the two count the same in whatever words.
    pub fn meets(&self, other: &Thing, same_language: bool) -> bool {
        match (self.concept, other.concept) {
            (Some(a), Some(b)) => a.meets(b) || is_army(a, b),
            (None, None) => {
                !self.stem.is_empty()
                    && (self.stem == other.stem
                        || !same_language && cognate(&self.stem, &other.stem))
            }
            _ => false,
        }
    }

    /// Whether the two are known to count different populations: North Korean soldiers, Russian soldiers.
    pub fn is_apart(&self, other: &Thing) -> bool {
        let (a, b) = (&self.countries, &other.countries);
        !a.is_empty() && !b.is_empty() && !a.iter().any(|code| b.contains(code))
    }
}

/// Whether the clauses of two figures of one language speak of different things: a library, a school.
pub(super) fn speak_of_others(a: &FigureFacts, b: &FigureFacts) -> bool {
    let answers = a.bare || b.bare || a.lang != b.lang;
    !answers
        && !a.subject.is_empty()
        && !b.subject.is_empty()
        && !a.subject.iter().any(|word| b.subject.contains(word))
}

/// Whether two figures count the same: their things meet, or jobs and those who hold them are cut alike.
pub(super) fn count_alike(a: &FigureFacts, b: &FigureFacts) -> bool {
    let (Some(one), Some(other)) = (&a.counted, &b.counted) else {
        return false;
    };
    let is = |thing: &Thing, id: &str| {
        let core = thing.concept.map(Concept::core);
        core.is_some() && core == Concept::from_id(id).map(Concept::core)
    };
    // Nobody shelters soldiers.
    let civil = || {
        let people = is(one, "civilian") && is(other, "person")
            || is(one, "person") && is(other, "civilian");
        people
            && a.question() == b.question()
            && matches!(
                a.question(),
                Some("trapped" | "evacuated" | "displaced" | "homeless" | "cut_off")
            )
    };
    let staff = || {
        let held = is(one, "job") && is(other, "worker") || is(other, "job") && is(one, "worker");
        held && a.question() == b.question() && matches!(a.question(), Some("cut" | "created"))
    };
    one.meets(other, a.lang == b.lang) || staff() || civil()
}

/// "Men" of an army are its soldiers.
fn is_army(a: Concept, b: Concept) -> bool {
    matches!((a.id(), b.id()), ("man", "soldier") | ("soldier", "man"))
}

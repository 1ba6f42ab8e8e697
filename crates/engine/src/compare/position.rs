//! Claims that answer a question without a figure of their own: denials, refusals.

use super::Article;
use super::concept::Concept;
use super::facts::{FigureFacts, is_denied};
use crate::text::Document;
use crate::{Analysis, Claim, Lang, Span, VerbClass};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Paragraph breaks between a denial that names nothing ("dismissed the figures") and the figures that it means.
const REACH: usize = 3;
/// Questions to either side of a denial that are looked at for one word; no article has as many that share one.
const AROUND: usize = 64;

/// For every question, the claims that answer it without a figure, as `(article, claim)`. A claim answers one question,
/// the one it fits best. `questions` are indices of `facts`, in the order of the articles and of their texts.
pub(super) fn all(
    articles: &[Article],
    facts: &[FigureFacts],
    questions: &[Vec<usize>],
    profiles: &[Profile],
) -> Vec<Vec<(u32, u32)>> {
    let mut out = vec![Vec::new(); questions.len()];
    let index = Index::of(profiles);
    for (article, Article { text, analysis, .. }) in articles.iter().enumerate() {
        let denials: Vec<usize> = (0..analysis.claims.len())
            .filter(|n| is_position(&analysis.claims[*n], analysis))
            .collect();
        if denials.is_empty() {
            continue;
        }
        let lines = Lines::of(text);
        let places = Places::of(analysis, article as u32, facts, questions);
        for n in denials {
            let claim = &analysis.claims[n];
            let denial = Denial::read(text, analysis.lang, claim);
            let mut candidates = index.naming(&denial, places.question_at(claim.span));
            if denial.vague && denial.concepts.is_empty() {
                candidates.extend(places.around(claim.span, &lines));
            }
            let best = candidates
                .into_iter()
                .map(|question| {
                    let nearest = places.nearest(question, claim.span);
                    let distance =
                        nearest.map_or(u32::MAX, |span| span.start.abs_diff(claim.span.start));
                    let near = nearest.is_some_and(|span| lines.between(span, claim.span) <= REACH);
                    let fit = denial.answers(&profiles[question], near);
                    (fit, Reverse(distance), question)
                })
                .filter(|(fit, ..)| *fit > 0)
                .max();
            if let Some((.., question)) = best {
                out[question].push((article as u32, n as u32));
            }
        }
    }
    out
}

/// Which questions name a thing, so that a denial need not be held against all.
struct Index<'p> {
    concepts: FxHashMap<Concept, Vec<usize>>,
    words: FxHashMap<&'p str, Vec<usize>>,
}

impl<'p> Index<'p> {
    fn of(profiles: &'p [Profile]) -> Index<'p> {
        let mut index = Index {
            concepts: FxHashMap::default(),
            words: FxHashMap::default(),
        };
        for (question, profile) in profiles.iter().enumerate() {
            for concept in &profile.concepts {
                index.concepts.entry(*concept).or_default().push(question);
            }
            for word in profile.stems.iter().chain(&profile.predicates) {
                index.words.entry(word).or_default().push(question);
            }
        }
        index
    }

    /// The questions that share a concept, a stem or a predicate with a denial; of many, those around question `here`.
    fn naming(&self, denial: &Denial, here: usize) -> FxHashSet<usize> {
        let concepts = denial
            .concepts
            .iter()
            .filter_map(|key| self.concepts.get(key));
        let words = denial.stems.iter().chain(&denial.predicates);
        let words = words.filter_map(|word| self.words.get(word.as_str()));
        concepts
            .chain(words)
            .flat_map(|questions| {
                let at = questions.partition_point(|question| *question < here);
                let from = at.saturating_sub(AROUND);
                &questions[from..questions.len().min(at + AROUND)]
            })
            .copied()
            .collect()
    }
}

/// Where the figures of an article's questions stand.
struct Places {
    /// Of each question, in the order of the text.
    of: FxHashMap<usize, Vec<Span>>,
    /// Of all, with their questions, in the order of the text.
    all: Vec<(Span, usize)>,
}

impl Places {
    fn of(
        analysis: &Analysis,
        article: u32,
        facts: &[FigureFacts],
        questions: &[Vec<usize>],
    ) -> Places {
        let mut places = Places {
            of: FxHashMap::default(),
            all: Vec::new(),
        };
        for (question, members) in questions.iter().enumerate() {
            for at in members.iter().filter_map(|n| facts.get(*n)).map(|f| f.at) {
                let Some(figure) = analysis.figures.get(at.1 as usize) else {
                    continue;
                };
                if at.0 == article {
                    places.of.entry(question).or_default().push(figure.span);
                    places.all.push((figure.span, question));
                }
            }
        }
        crate::order::by_key(&mut places.all, |(span, question)| (span.start, *question));
        places
    }

    /// The figure of a question that stands nearest to `span`.
    fn nearest(&self, question: usize, span: Span) -> Option<Span> {
        let members = self.of.get(&question)?;
        let after = members.partition_point(|figure| figure.start < span.start);
        [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter_map(|n| members.get(n).copied())
            .min_by_key(|figure| figure.start.abs_diff(span.start))
    }

    /// The question whose figure comes next after `span`, or last before it.
    fn question_at(&self, span: Span) -> usize {
        let at = self
            .all
            .partition_point(|(figure, _)| figure.start < span.start);
        let next = self.all.get(at).or(self.all.last());
        next.map_or(0, |(_, question)| *question)
    }

    /// The questions with a figure no further from `span` than [`REACH`] allows.
    fn around(&self, span: Span, lines: &Lines) -> impl Iterator<Item = usize> {
        let at = self
            .all
            .partition_point(|(figure, _)| figure.start < span.start);
        let near = move |(figure, _): &&(Span, usize)| lines.between(*figure, span) <= REACH;
        let before = self.all[..at].iter().rev().take_while(near);
        let after = self.all[at..].iter().take_while(near);
        before.chain(after).map(|(_, question)| *question)
    }
}

/// Where the lines of a text begin that are not blank.
struct Lines(Vec<u32>);

impl Lines {
    fn of(text: &str) -> Lines {
        let mut at = 0;
        let mut starts = Vec::new();
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                starts.push(at as u32);
            }
            at += line.len();
        }
        Lines(starts)
    }

    /// Paragraph breaks between two places.
    fn between(&self, a: Span, b: Span) -> usize {
        let line = |at: u32| self.0.partition_point(|start| *start <= at);
        line(a.start.max(b.start)).saturating_sub(line(a.end.min(b.end)))
    }
}

/// What a question is about, for denials to be held against.
#[derive(Debug, Default)]
pub(super) struct Profile {
    concepts: FxHashSet<Concept>,
    countries: FxHashSet<&'static str>,
    stems: FxHashSet<String>,
    predicates: FxHashSet<String>,
    generic: bool,
}

impl Profile {
    /// Gathers what the figures of a question name.
    pub fn of<'f>(figures: impl Iterator<Item = &'f FigureFacts>) -> Profile {
        let mut profile = Profile::default();
        for f in figures {
            if let Some(thing) = &f.counted {
                match thing.concept {
                    Some(concept) => {
                        profile.generic |= concept.is_generic();
                        profile.concepts.insert(concept.core());
                    }
                    None => {
                        profile.stems.insert(thing.stem.clone());
                    }
                }
                profile.countries.extend(thing.countries.iter().copied());
            }
            profile.predicates.extend(f.question().map(str::to_owned));
            if let Some(concept) = f
                .about
                .as_ref()
                .and_then(|said| Concept::from_id(&said.key))
            {
                profile.concepts.insert(concept);
            }
            if let Some(place) = &f.place {
                let key = place.key.trim_start_matches("near:");
                match super::country(key) {
                    Some(code) => {
                        profile.countries.insert(code);
                    }
                    None => {
                        profile.stems.insert(super::concept::stem(key));
                    }
                }
            }
        }
        profile
    }
}

/// Whether a claim can be a position at all: it denies or refuses, and says no figure of its own that could be compared.
fn is_position(claim: &Claim, analysis: &Analysis) -> bool {
    let denies = is_denied(claim)
        || claim
            .cue
            .as_ref()
            .is_some_and(|cue| cue.verb_class == VerbClass::Denying);
    let silent = claim
        .figures
        .iter()
        .filter_map(|n| analysis.figures.get(*n as usize))
        .all(|figure| !figure.comparable || is_denied(claim));
    denies && silent
}

/// What a denial names.
#[derive(Debug, Default)]
struct Denial {
    concepts: FxHashSet<Concept>,
    countries: FxHashSet<&'static str>,
    stems: FxHashSet<String>,
    predicates: FxHashSet<String>,
    /// It names nothing but figures, reports, accusations.
    vague: bool,
}

impl Denial {
    /// Reads a claim; offsets are bytes of `text`.
    fn read(text: &str, lang: Lang, claim: &Claim) -> Denial {
        let mut denial = Denial::default();
        for span in claim
            .content
            .iter()
            .chain(claim.source.as_ref().map(|source| &source.span))
        {
            denial.add(span.of(text), lang);
        }
        if let Some(cue) = &claim.cue {
            denial.vague |= names_figures(cue.span.of(text), lang);
        }
        denial
    }

    fn add(&mut self, words: &str, lang: Lang) {
        let doc = Document::new(words, lang.pack());
        let tables = &doc.pack.circumstance;
        let mut at = 0;
        while at < doc.tokens.len() {
            let ids = doc.tokens[at..].iter().map(|token| token.word);
            let noun = tables.nouns.longest(ids.clone());
            let country = tables.countries.longest(ids.clone());
            if let Some((_, noun)) = noun {
                self.concepts.insert(noun.concept.core());
                self.predicates.extend(noun.predicate.map(str::to_owned));
            }
            if let Some((_, key)) = tables.predicates.longest(ids.clone()) {
                self.predicates.insert((*key).to_owned());
            }
            if let Some((_, code)) = country {
                self.countries.insert(*code);
            }
            let token = &doc.tokens[at];
            if token.is_word() && token.end - token.start > 3 && tables.empty.longest(ids).is_none()
            {
                self.stems.insert(super::concept::stem(doc.word(at)));
            }
            at += noun
                .map_or(1, |(len, _)| len)
                .max(country.map_or(1, |(len, _)| len));
        }
        self.vague |= names_figures(words, lang);
    }

    /// How well the denial answers a question: 0 is not at all. `near` is whether a figure of the question stands near
    /// in the same article.
    fn answers(&self, profile: &Profile, near: bool) -> u32 {
        let concepts = self
            .concepts
            .iter()
            .filter(|concept| profile.concepts.contains(concept))
            .count();
        let countries = self
            .countries
            .iter()
            .filter(|code| profile.countries.contains(*code))
            .count();
        let stems = self
            .stems
            .iter()
            .filter(|stem| profile.stems.contains(*stem))
            .count();
        let predicates = self.predicates.intersection(&profile.predicates).count();
        let named = concepts + stems + predicates;
        let enough = named > 0 && (countries > 0 || named > 1 || !profile.generic && near);
        if enough {
            return 2 + (named * 2 + countries) as u32;
        }
        u32::from(
            self.vague && self.concepts.is_empty() && countries == self.countries.len() && near,
        )
    }
}

/// "a démenti ces chiffres", "dismissed the reports".
fn names_figures(words: &str, lang: Lang) -> bool {
    let doc = Document::new(words, lang.pack());
    let tables = &doc.pack.circumstance;
    (0..doc.tokens.len()).any(|at| {
        let ids = doc.tokens[at..].iter().map(|token| token.word);
        tables.vague.longest(ids.clone()).is_some()
            || tables.figure_words.longest(ids).is_some() && doc.word(at).len() > 2
    })
}

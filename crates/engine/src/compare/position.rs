//! Claims that answer a question without a figure of their own: denials, refusals.

use super::concept::Concept;
use super::facts::{FigureFacts, is_denied};
use crate::text::Document;
use crate::{Analysis, Claim, Lang, Span, VerbClass};
use rustc_hash::FxHashSet;

/// Paragraph breaks between a denial that names nothing ("dismissed the figures") and the figures that it means.
const REACH: usize = 3;

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
pub(super) fn is_position(claim: &Claim, analysis: &Analysis) -> bool {
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
pub(super) struct Denial {
    concepts: FxHashSet<Concept>,
    countries: FxHashSet<&'static str>,
    stems: FxHashSet<String>,
    predicates: FxHashSet<String>,
    /// It names nothing but figures, reports, accusations.
    vague: bool,
    at: Span,
}

impl Denial {
    /// Reads a claim; offsets are bytes of `text`.
    pub fn read(text: &str, lang: Lang, claim: &Claim) -> Denial {
        let mut denial = Denial {
            at: claim.span,
            ..Denial::default()
        };
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

    /// How well the denial answers a question: 0 is not at all. `nearest` is the figure of the question that stands
    /// nearest in the same article, if any.
    pub fn answers(&self, profile: &Profile, text: &str, nearest: Option<Span>) -> u32 {
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
        let near = || nearest.is_some_and(|span| breaks_between(text, span, self.at) <= REACH);
        let named = concepts + stems + predicates;
        let enough = named > 0 && (countries > 0 || named > 1 || !profile.generic && near());
        if enough {
            return 2 + (named * 2 + countries) as u32;
        }
        u32::from(
            self.vague && self.concepts.is_empty() && countries == self.countries.len() && near(),
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

/// Paragraph breaks between two places, counted no further than tells near from far.
fn breaks_between(text: &str, a: Span, b: Span) -> usize {
    let (start, end) = (a.end.min(b.end) as usize, a.start.max(b.start) as usize);
    text.get(start..end).map_or(0, |between| {
        between
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(REACH + 2)
            .count()
            .saturating_sub(1)
    })
}

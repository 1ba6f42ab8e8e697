//! Which sources are the same: names and their short forms, descriptions said again, pronouns.

use super::people::{People, Who};
use super::{Class, kind};
use crate::claim::reader::{FUNCTION, Reader};
use crate::lang::fold;
use crate::{Source, SourceKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Why a source is who it is said to be; ids as in docs/rules.md.
pub(crate) mod why {
    /// The name stands in apposition to the description.
    pub(crate) const APPOSITION: &str = "source.apposition";
    /// A longer name that ends in the same word.
    pub(crate) const SURNAME: &str = "source.surname";
    /// A longer name that begins with the same words, or the one that the letters stand for.
    pub(crate) const SHORT: &str = "source.short";
    /// The description was given with a name earlier.
    pub(crate) const DESCRIPTION: &str = "source.description";
    /// A common noun for the body named last, with a doubt.
    pub(crate) const NOUN: &str = "source.noun";
    /// A pronoun: the last speaker that fits, with a doubt.
    pub(crate) const PRONOUN: &str = "source.pronoun";
    /// A relative pronoun: the phrase before it.
    pub(crate) const RELATIVE: &str = "source.relative";
    /// The speaker of another claim goes on.
    pub(crate) const CONTINUES: &str = "source.continues";
}

/// The speakers of an article so far.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    /// Whom the article names.
    people: People,
    /// Names by description, folded.
    described: FxHashMap<String, String>,
    /// The last speaker, where, and whether the words tell a plural.
    last: Vec<Speaker>,
}

#[derive(Clone, Debug)]
struct Speaker {
    name: String,
    at: usize,
    told: Told,
    document: bool,
    /// Whether it may be a body rather than a person: a name of which nothing personal is told.
    body: bool,
}

/// What words tell of somebody, where they do.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    plural: Option<bool>,
    feminine: Option<bool>,
    /// Whether it is a body or a document rather than a person.
    thing: Option<bool>,
}

impl Told {
    /// What a pronoun tells.
    fn pronoun(r: &Reader, at: usize) -> Told {
        // "son", "sa" tell of what is owned.
        if r.is(at, Class::POSSESSIVE) && !r.words.bare_plurals && !r.words.verb_final {
            return Told::default();
        }
        let told = Told::word(r, at);
        // English "it" is no person, "he" and "she" no body.
        let thing = match told.feminine {
            Some(_) => Some(false),
            None if r.is(at, Class::PRONOUN) && !r.is(at, Class::RELATIVE.or(Class::PLURAL)) => {
                Some(true)
            }
            None => None,
        };
        Told {
            thing: thing.filter(|_| r.words.bare_plurals),
            ..told
        }
    }

    /// What a pronoun or article tells; "sie", "die" may be a feminine or a plural.
    fn word(r: &Reader, at: usize) -> Told {
        let class = r.class(at);
        let plural = class.any(Class::PLURAL);
        let feminine = class.any(Class::FEMININE);
        let masculine = class.any(Class::MASCULINE);
        let open = plural && feminine != masculine && r.words.verb_final;
        Told {
            plural: (!open).then_some(plural),
            feminine: (feminine != masculine && !open).then_some(feminine),
            thing: None,
        }
    }

    /// What a phrase with an article tells.
    fn phrase(r: &Reader, range: &Range<usize>) -> Told {
        let head = range
            .clone()
            .take_while(|i| !r.is(*i, Class::OF))
            .filter(|i| r.role(*i) || r.is(*i, Class::ORGANISATION))
            .last();
        let thing = head.map(|head| r.is(head, Class::INSTITUTION.or(Class::ORGANISATION)));
        let told = Told::word(r, range.start);
        if !r.words.bare_plurals {
            return Told { thing, ..told };
        }
        // English articles do not tell: "the authors", "the council".
        let plural = head.is_some_and(|head| {
            let word = r.doc.word(head);
            r.words
                .plural_endings
                .iter()
                .any(|ending| word.ends_with(ending))
        });
        Told {
            thing: if plural { None } else { thing },
            plural: if plural {
                Some(true)
            } else {
                (thing == Some(false)).then_some(false)
            },
            ..told
        }
    }

    fn agrees(self, other: Told) -> bool {
        let both = |a: Option<bool>, b: Option<bool>| a.is_none() || b.is_none() || a == b;
        both(self.plural, other.plural)
            && both(self.feminine, other.feminine)
            && both(self.thing, other.thing)
    }
}

/// How far back a pronoun looks, in tokens.
const REACH: usize = 160;

impl Speakers {
    /// With everybody whom the article names.
    pub(crate) fn of(r: &Reader) -> Speakers {
        Speakers {
            people: People::of(r),
            ..Speakers::default()
        }
    }

    /// The source in `range` with its kind and the name under which it is gathered, and whether it is anonymous.
    pub(crate) fn source(
        &mut self,
        r: &Reader,
        range: &Range<usize>,
        named_by: Option<&Range<usize>>,
    ) -> (Source, bool) {
        let span = r.doc.span(range.clone());
        let text = span.of(r.doc.text).to_owned();
        let (mut kind, mut anonymous) = kind::of(r, range);
        // "Una utente, Palmira Dias": the name follows.
        if kind == SourceKind::Anonymous && named_by.is_some_and(|name| personal(r, name)) {
            (kind, anonymous) = (SourceKind::Role, false);
        }
        let mut why = None;
        let resolved = match kind {
            SourceKind::Pronoun if r.is(range.start, Class::RELATIVE) && named_by.is_some() => {
                why = Some(why::RELATIVE);
                named_by.and_then(|other| {
                    let (_, unnamed) = kind::of(r, other);
                    anonymous |= unnamed;
                    let who = self.people.described(r, other).cloned();
                    who.or_else(|| self.name(r, other, &mut None))
                })
            }
            SourceKind::Pronoun => {
                let found = self.pronoun(r, range);
                if let Some(name) = &found {
                    why = Some(why::PRONOUN);
                    // In English a pronoun tells a person's own gender, elsewhere that of the word.
                    if let Some(feminine) = Told::pronoun(r, range.start).feminine
                        && r.words.bare_plurals
                        && name.contains(' ')
                    {
                        self.people.learn(name, feminine);
                    }
                }
                found
            }
            SourceKind::Anonymous => None,
            _ => match named_by {
                Some(name) => {
                    why = Some(why::APPOSITION);
                    let name = self.name(r, name, &mut None);
                    if let Some(name) = &name {
                        self.described.insert(key(r, range), name.clone());
                    }

                    name
                }
                None => self.name(r, range, &mut why),
            },
        };
        if let Some(name) = &resolved
            && kind != SourceKind::Pronoun
        {
            self.remember(r, range, name, kind);
        } else if kind == SourceKind::Pronoun
            && let Some(name) = &resolved
        {
            let speaker = self
                .last
                .iter()
                .rev()
                .find(|speaker| speaker.name == *name)
                .cloned();
            if let Some(mut speaker) = speaker {
                speaker.at = range.start;
                self.last.push(speaker);
            }
        }
        (
            Source {
                span,
                text,
                kind,
                resolved,
                why: why.map(str::to_owned),
            },
            anonymous,
        )
    }

    fn remember(&mut self, r: &Reader, range: &Range<usize>, name: &str, kind: SourceKind) {
        let determined = r.is(range.start, Class::DETERMINER);
        let body = kind == SourceKind::Named
            && self.people.is_feminine(name).is_none()
            && !self.people.is_person(name)
            && !self.people.has_surname(name);
        // "Ada Finch" may be anybody: a body is told by its nouns, one word or a short form.
        let noun = Class::ORGANISATION.or(Class::INSTITUTION).or(Class::ROLE);
        let plain = (2..=3).contains(&name.split([' ', '\u{a0}']).count())
            && !range.clone().any(|i| r.is(i, noun))
            && !determined
            && !self.people.is_shortened(name);
        let mut told = if determined {
            Told::phrase(r, range)
        } else {
            Told {
                plural: (kind == SourceKind::Named).then_some(false),
                ..Told::default()
            }
        };
        told.feminine = self.people.is_feminine(name).or(told.feminine);
        told.thing = match kind {
            SourceKind::Document => Some(true),
            // "The neighbouring republic of Dorn": persons take no article in English.
            SourceKind::Named if body && determined && r.english() => Some(true),
            SourceKind::Named => (!body).then_some(false),
            _ => told.thing,
        };
        self.last.push(Speaker {
            name: name.to_owned(),
            at: range.start,
            body: body && !plain,
            told,
            document: kind == SourceKind::Document,
        });
        if self.last.len() > 64 {
            self.last.drain(..32);
        }
    }

    /// The name that a phrase gives: without article and title, in its longest form.
    fn name(
        &self,
        r: &Reader,
        range: &Range<usize>,
        why: &mut Option<&'static str>,
    ) -> Option<String> {
        if let Some(name) = self.described.get(&key(r, range)) {
            *why = Some(why::DESCRIPTION);
            return Some(name.clone());
        }
        if let Some(start) = kind::speaker_of_statement(r, range) {
            return self.name(r, &(start..range.end), why);
        }
        let named = range
            .clone()
            .any(|i| r.capital(i) && r.proper(i) && i > range.start);
        let definite = !r.is(range.start, Class::INDEFINITE_ARTICLE)
            && (r.is(range.start, Class::DETERMINER) || range.len() == 1);
        if definite && !named {
            if let Some(name) = self.people.described(r, range) {
                *why = Some(why::DESCRIPTION);
                return Some(name.clone());
            }
            if let Some(name) = self.body(r, range).or_else(|| self.epithet(r, range)) {
                *why = Some(why::NOUN);
                return Some(name);
            }
        }
        let mut start = range.start;
        while start < range.end {
            if r.is(start, Class::DETERMINER)
                || r.is(start, Class::TITLE.or(Class::RANK)) && start + 1 < range.end
                || r.sign_at(start).is_some()
            {
                start += 1;
            } else {
                break;
            }
        }
        if start >= range.end {
            return Some(r.doc.span(range.clone()).of(r.doc.text).to_owned());
        }
        // A role and a name: "le ministre Jean Dupont" is Jean Dupont.
        let capital = (start..range.end)
            .take_while(|i| !r.is(*i, Class::OF.or(Class::PREPOSITION)))
            .find(|i| r.capital(*i) && !r.role(*i));
        let short = match capital {
            Some(at)
                if at > start
                    && (start..at).any(|i| r.role(i))
                    && !respected(r, range, start, at) =>
            {
                at
            }
            // German "die Biologin Karin Stolz": a name takes no article.
            _ if r.words.capital_nouns
                && start > range.start
                && range.end - start >= 3
                && (start..range.end).all(|i| r.capital(i)) =>
            {
                start + 1
            }
            _ => start,
        };
        if range.end - short == 1 && r.capital(short) {
            let word = r.doc.word(short);
            if let Some(full) = self.people.full(word) {
                *why = Some(why::SURNAME);
                return Some(full.clone());
            }
        }
        let name = r.doc.span(short..range.end).of(r.doc.text);
        if (short..range.end).all(|i| r.capital(i))
            && let Some(longer) = self.people.longer(name)
        {
            *why = Some(why::SHORT);
            return Some(longer.clone());
        }
        Some(name.to_owned())
    }

    /// The body named last that a bare common noun can mean ("le groupe", "the charity").
    fn body(&self, r: &Reader, range: &Range<usize>) -> Option<String> {
        let head = range.end.checked_sub(1)?;
        if range.len() != 2
            || !r.is(head, Class::ORGANISATION)
            || r.is(range.start, Class::POSSESSIVE.or(Class::PLURAL))
        {
            return None;
        }
        self.last
            .iter()
            .rev()
            .find(|speaker| speaker.body && !speaker.document)
            .map(|speaker| speaker.name.clone())
    }

    /// The person named last, for a noun by which texts call somebody again ("l'intéressé", "the politician").
    fn epithet(&self, r: &Reader, range: &Range<usize>) -> Option<String> {
        let first = range.start;
        let noun = range.clone().find(|i| r.is(*i, Class::EPITHET))?;
        let article = r.is(first, Class::DETERMINER)
            && !r.is(first, Class::POSSESSIVE.or(Class::PLURAL).or(Class::NUMBER));
        let short = noun <= first + 2 && !(first..range.end).any(|i| r.is(i, Class::OF));
        if !article || !short {
            return None;
        }
        let told = Told {
            thing: Some(false),
            plural: Some(false),
            ..Told::word(r, first)
        };
        let name = self.named_last(r, first, told)?;
        let proper = name.contains([' ', '\u{a0}']) && name.starts_with(char::is_uppercase);
        proper.then_some(name)
    }

    /// The last speaker, or the name that opened a sentence since, that a pronoun can mean.
    fn pronoun(&self, r: &Reader, range: &Range<usize>) -> Option<String> {
        self.named_last(r, range.start, Told::pronoun(r, range.start))
    }

    /// The last speaker before token `at`, or the name that opened a sentence since, of whom `told` can be told.
    fn named_last(&self, r: &Reader, at: usize, told: Told) -> Option<String> {
        let speaker = self
            .last
            .iter()
            .rev()
            .take_while(|speaker| speaker.at <= at && at - speaker.at < REACH)
            .find(|speaker| !speaker.document && speaker.told.agrees(told));
        let upto = self
            .people
            .subjects
            .partition_point(|mention| mention.at < at);
        let since = speaker.map_or(0, |speaker| speaker.at + 1);
        let subject = self.people.subjects[..upto]
            .last()
            .filter(|mention| mention.at >= since && at - mention.at < REACH)
            .and_then(|mention| self.mentioned(r, &mention.who, told));
        subject.or_else(|| speaker.map(|speaker| speaker.name.clone()))
    }

    /// The name of whoever opens a sentence, if a pronoun that tells `told` can mean it.
    fn mentioned(&self, r: &Reader, who: &Who, told: Told) -> Option<String> {
        let (name, own) = match who {
            Who::Name(name) => {
                let person = self.people.is_person(name);
                let own = Told {
                    plural: Some(false),
                    thing: person.then_some(false),
                    ..Told::default()
                };
                (name.clone(), own)
            }
            Who::Description(range) => (self.name(r, range, &mut None)?, Told::phrase(r, range)),
        };
        let own = Told {
            feminine: self.people.is_feminine(&name).or(own.feminine),
            ..own
        };
        own.agrees(told).then_some(name)
    }
}

/// "la Confederación Hidrográfica", "la Comisión Europea": a body whose words all have capitals is a name as a whole.
fn respected(r: &Reader, range: &Range<usize>, start: usize, at: usize) -> bool {
    r.words.pro_drop
        && start > range.start
        && (start..at).all(|i| r.capital(i))
        && range.end - at == 1
}

/// Whether a phrase is a name of two words or more without an article.
fn personal(r: &Reader, range: &Range<usize>) -> bool {
    range.len() >= 2 && r.capital(range.start) && !r.is(range.start, FUNCTION)
}

fn key(r: &Reader, range: &Range<usize>) -> String {
    fold(r.doc.span(range.clone()).of(r.doc.text))
}

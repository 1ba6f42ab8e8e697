//! Whom an article names, and as what: full names, the roles given with them, and what those tell of gender.

use super::{Class, phrase};
use crate::claim::reader::{FUNCTION, Reader};
use crate::lang::{WordId, fold};
use crate::text::Case;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How far from a name the word for its role stands, in tokens.
const REACH: usize = 12;

/// How many people a role can have, so that a description is looked up in no time.
const MOST: usize = 16;

/// Everybody named in an article.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Full names by their last word, folded.
    names: FxHashMap<String, String>,
    /// Whether a name is a woman's, by its last word, folded.
    feminine: FxHashMap<String, bool>,
    /// Roles given with a name, by their word, in the order of the text; each name once.
    roles: FxHashMap<WordId, Vec<Role>>,
    /// Names beside which a role stands.
    persons: FxHashSet<String>,
    /// Full names by their first word, folded, in the order of the text; each once, with where it stands first.
    begun: FxHashMap<String, Vec<(usize, String)>>,
    /// Where a word with a capital first stands alone, folded.
    alone: FxHashMap<String, usize>,
    /// Names by the letters given with them in brackets: "European Central Bank (ECB)".
    letters: FxHashMap<String, String>,
    /// Names by a noun in apposition that no list holds: "Ilse Brandt, a hydrologist".
    nouns: FxHashMap<String, Vec<(usize, String)>>,
    /// Names and descriptions that open a sentence, in the order of the text.
    pub(super) subjects: Vec<Mention>,
}

/// A role that stands beside a name.
#[derive(Debug)]
struct Role {
    at: usize,
    /// The words around it, folded, in which the rest of a later description must stand.
    words: String,
    name: String,
}

/// Somebody who opens a sentence, where it stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) at: usize,
    pub(super) who: Who,
}

/// Who opens a sentence.
#[derive(Clone, Debug)]
pub(super) enum Who {
    /// A name.
    Name(String),
    /// A definite description ("The regulator has …").
    Description(Range<usize>),
}

impl People {
    /// Reads the whole article; linear in its tokens.
    pub(crate) fn of(r: &Reader) -> People {
        let mut people = People::default();
        for sentence in &r.doc.sentences {
            let mut i = sentence.tokens.start;
            if let Some(range) = definite(r, i, sentence.tokens.end) {
                people.subjects.push(Mention {
                    at: i,
                    who: Who::Description(range),
                });
            }
            while i < sentence.tokens.end {
                let end = run(r, i, sentence.tokens.end);
                if end == i {
                    i += 1;
                    continue;
                }
                people.read(r, i..end, &sentence.tokens);
                i = end;
            }
        }
        people
    }

    /// A run of words with capitals.
    fn read(&mut self, r: &Reader, run: Range<usize>, sentence: &Range<usize>) {
        let mut start = run.start;
        // "… publishes every Monday": a day is nobody.
        if run.len() == 1 && r.is(start, Class::TITLE.or(Class::TIME)) {
            return;
        }
        // "Reste Paul Destouches": a verb or adverb at the head of the sentence.
        while start + 1 < run.end
            && start == sentence.start
            && (r.finite(start) || r.participle(start) || r.adverb(start))
        {
            start += 1;
        }
        // "Major Elin Sark", "Dr Idris": what comes before the name is no part of it.
        while start + 1 < run.end && (r.is(start, Class::TITLE.or(Class::RANK)) || r.role(start)) {
            start += 1;
        }
        // German "des Politologen Emil Rauch", "Lauens Feuerwehrchef Rolf Hartwig".
        if r.words.capital_nouns {
            if start > sentence.start && r.is(start - 1, Class::DETERMINER) && run.end - start >= 3
            {
                start += 1;
            }
            if let Some(role) = (start..run.end.saturating_sub(2))
                .rev()
                .find(|k| r.role(*k))
            {
                start = role + 1;
            }
        }
        let titled = start > sentence.start
            && (r.is(start - 1, Class::TITLE)
                || r.sign(start - 1, '.') && start > 1 && r.is(start - 2, Class::TITLE));
        let last = fold(r.doc.word(run.end - 1));
        let name = r.doc.span(start..run.end).of(r.doc.text);
        let full = run.end - start >= 2;
        if full {
            self.names
                .entry(last.clone())
                .or_insert_with(|| name.to_owned());
            let begun = self.begun.entry(fold(r.doc.word(start))).or_default();
            if begun.len() < MOST && begun.iter().all(|(_, known)| known != name) {
                begun.push((start, name.to_owned()));
            }
            // "European Central Bank (ECB)".
            if r.sign(run.end, '(')
                && r.sign(run.end + 2, ')')
                && r.token(run.end + 1)
                    .is_some_and(|token| token.case == Case::Upper)
            {
                self.letters
                    .entry(fold(r.doc.word(run.end + 1)))
                    .or_insert_with(|| name.to_owned());
            }
        } else {
            self.alone.entry(last.clone()).or_insert(start);
        }
        if titled {
            let title = if r.sign(start - 1, '.') {
                start - 2
            } else {
                start - 1
            };
            self.tell_gender(r, title, &last);
        }
        let name = self
            .names
            .get(&last)
            .cloned()
            .unwrap_or_else(|| name.to_owned());
        // One word with a capital at the head of a sentence is a name only where it is known as one.
        let known = full || titled || self.names.contains_key(&last);
        if known && (start == sentence.start || run.start == sentence.start) {
            self.subjects.push(Mention {
                at: run.start,
                who: Who::Name(name.clone()),
            });
        }
        self.roles_of(r, start, run.end, sentence, &last, &name);
    }

    /// The roles given beside the name: "le mécanicien Karim Ferhat", "Le maire, Paul Roux,", "Anna Roth, head of the union,".
    fn roles_of(
        &mut self,
        r: &Reader,
        start: usize,
        end: usize,
        sentence: &Range<usize>,
        last: &str,
        name: &str,
    ) {
        let lo = sentence.start.max(start.saturating_sub(REACH));
        let apposed = start > lo
            && r.sign_at(start - 1)
                .is_some_and(|c| matches!(c, ',' | '(' | '–' | '—'))
            && r.sign_at(end)
                .is_some_and(|c| matches!(c, ',' | ')' | '.' | '–' | '—' | '»' | '”' | ':' | ';'));
        let before = if apposed { start - 1 } else { start };
        // "la ministre des Transports", "a spokesman for Ann Roth": the name belongs to the role, not the role to the name.
        let belongs = start > lo
            && r.is(
                start - 1,
                Class::OF.or(Class::CONTRACTED).or(Class::PREPOSITION),
            );
        if !belongs && let Some(words) = self.role_before(r, lo, before, apposed, last, name) {
            // "L'exploitant, la société Hydrelis,": a role of the role.
            let edge = words.start;
            if edge > sentence.start + 1 && r.comma(edge - 1) && closes(r, end) {
                let lo = sentence.start.max(edge.saturating_sub(REACH));
                self.role_before(r, lo, edge - 1, true, last, name);
            }
            if words.start == sentence.start && name.contains([' ', '\u{a0}']) {
                self.subjects.push(Mention {
                    at: start,
                    who: Who::Name(name.to_owned()),
                });
            }
        }
        // Behind the name.
        if r.sign(end, ',') {
            let stop = (end + 1..sentence.end.min(end + 14))
                .find(|i| r.sign_at(*i).is_some_and(|c| matches!(c, ',' | '.' | ';')))
                .unwrap_or(end + 1);
            let role = (end + 1..stop.min(end + 6))
                .take_while(|i| !r.is(*i, Class::PREPOSITION.or(Class::RELATIVE)) || *i == end + 1)
                .find(|i| r.role(*i));
            if let Some(at) = role
                && (end + 1..at).all(|i| {
                    r.word(i)
                        && !r.finite(i)
                        && !r.is(i, Class::PRONOUN.or(Class::PREPOSITION).or(Class::RELATIVE))
                })
            {
                if at > end + 1 && r.is(end + 1, Class::DETERMINER) {
                    self.tell_gender(r, end + 1, last);
                }
                self.add(r, at, at..stop, name);
            } else if role.is_none()
                && r.is(end + 1, Class::INDEFINITE_ARTICLE)
                && name.contains([' ', '\u{a0}'])
                && let Some(noun) = head(r, end + 2, stop)
            {
                self.tell_gender(r, end + 1, last);
                let named = self.nouns.entry(fold(r.doc.word(noun))).or_default();
                if named.len() < MOST && named.iter().all(|(_, known)| known != name) {
                    named.push((start, name.to_owned()));
                }
            }
        }
    }

    /// The role whose words end before token `before`, with its article; nearest first, over "of".
    fn role_before(
        &mut self,
        r: &Reader,
        lo: usize,
        before: usize,
        apposed: bool,
        last: &str,
        name: &str,
    ) -> Option<Range<usize>> {
        let mut found = None;
        let mut i = before;
        while i > lo && joins(r, i - 1) {
            i -= 1;
            // Another name stands between, so that the role is not this one's.
            if r.capital(i)
                && !apposed
                && !r.role(i)
                && i + 1 < before
                && !r.is(i.saturating_sub(1), Class::OF.or(Class::CONTRACTED))
            {
                break;
            }
            if r.role(i) {
                found = Some(i);
                if i > lo + 1
                    && r.is(i - 1, Class::DETERMINER)
                    && !r.is(i - 2, Class::OF)
                    && !r.is(i - 1, Class::OF)
                {
                    break;
                }
            }
        }
        let at = found?;
        let article = (at.saturating_sub(3)..at)
            .rev()
            .take_while(|i| r.word(*i))
            .find(|i| r.is(*i, Class::DETERMINER));
        if let Some(article) = article {
            self.tell_gender(r, article, last);
        }
        let words = article.unwrap_or(at)..before;
        self.add(r, at, words.clone(), name);
        Some(words)
    }

    fn add(&mut self, r: &Reader, at: usize, words: Range<usize>, name: &str) {
        let Some(token) = r.token(at) else { return };
        self.persons.insert(name.to_owned());
        let roles = self.roles.entry(token.word).or_default();
        if roles.len() < MOST && roles.iter().all(|role| role.name != name) {
            roles.push(Role {
                at,
                words: fold(r.doc.span(words).of(r.doc.text)),
                name: name.to_owned(),
            });
        }
    }

    /// Remembers what an article or title says of the gender of a name.
    fn tell_gender(&mut self, r: &Reader, at: usize, last: &str) {
        let class = r.class(at);
        let (feminine, masculine) = (class.any(Class::FEMININE), class.any(Class::MASCULINE));
        if feminine != masculine {
            self.feminine.entry(last.to_owned()).or_insert(feminine);
        }
    }

    /// The full name that ends in this word.
    pub(super) fn full(&self, word: &str) -> Option<&String> {
        self.names.get(&fold(word))
    }

    /// The longer name for words with which it begins ("Brent Valley" for "Brent Valley Water"), or for its letters. One
    /// word alone is a short form only after the longer name has been said.
    pub(super) fn longer(&self, words: &str) -> Option<&String> {
        let folded = fold(words);
        if let Some(name) = self.letters.get(&folded) {
            return Some(name);
        }
        let first = folded.split([' ', '\u{a0}']).next()?;
        let mut fits = self.begun.get(first)?.iter().filter(|(_, name)| {
            fold(name)
                .strip_prefix(folded.as_str())
                .is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
        });
        let (at, name) = fits.next()?;
        let lone = first.len() == folded.len();
        let later = !lone || self.alone.get(first).is_none_or(|alone| at < alone);
        (later && fits.next().is_none()).then_some(name)
    }

    /// Who was introduced with a noun that no list holds: the last one before it.
    fn noun(&self, r: &Reader, range: &Range<usize>) -> Option<&String> {
        let noun = head(r, range.start + 1, range.end)?;
        let named = self.nouns.get(&fold(r.doc.word(noun)))?;
        let before = named.iter().take_while(|(at, _)| *at <= range.start);
        before.last().map(|(_, name)| name)
    }

    /// Whether the name is a woman's, where the article tells.
    pub(super) fn is_feminine(&self, name: &str) -> Option<bool> {
        let last = name.rsplit([' ', '\u{a0}']).next()?;
        self.feminine.get(&fold(last)).copied()
    }

    /// Remembers the gender of a pronoun that stood for the name.
    pub(super) fn learn(&mut self, name: &str, feminine: bool) {
        if let Some(last) = name.rsplit([' ', '\u{a0}']).next() {
            self.feminine.entry(fold(last)).or_insert(feminine);
        }
    }

    /// Whether it is the name of a person, as far as the article tells.
    pub(super) fn is_person(&self, name: &str) -> bool {
        let last = name.rsplit([' ', '\u{a0}']).next().unwrap_or(name);
        self.feminine.contains_key(&fold(last)) || self.persons.contains(name)
    }

    /// Whether the first word of the name stands alone somewhere, as with bodies: "Brackwell Metals … Brackwell".
    pub(super) fn is_shortened(&self, name: &str) -> bool {
        let first = name.split([' ', '\u{a0}']).next();
        first.is_some_and(|word| self.alone.contains_key(&fold(word)))
    }

    /// Whether the last word of the name stands alone somewhere and the first does not, as with persons: "Patrick Lyle …
    /// Lyle".
    pub(super) fn has_surname(&self, name: &str) -> bool {
        let mut words = name.split([' ', '\u{a0}']);
        let (first, last) = (words.next(), words.next_back());
        let alone =
            |word: Option<&str>| word.is_some_and(|word| self.alone.contains_key(&fold(word)));
        alone(last) && !alone(first) && name.starts_with(char::is_uppercase)
    }

    /// Who was introduced with the role that the phrase names: the last one before it, else the only one.
    pub(super) fn described(&self, r: &Reader, range: &Range<usize>) -> Option<&String> {
        let head = range
            .clone()
            .take_while(|i| !r.is(*i, Class::OF) || *i == range.start)
            .filter(|i| r.role(*i))
            .last();
        let Some(head) = head else {
            return self.noun(r, range);
        };
        let word = r.token(head)?.word;
        let rest = |role: &&Role| {
            (head + 1..range.end)
                .filter(|i| r.word(*i) && !r.is(*i, FUNCTION))
                .all(|i| role.words.contains(&fold(r.doc.word(i))))
        };
        let roles = self.roles.get(&word)?;
        let fits = || roles.iter().filter(rest);
        let before = fits().take_while(|role| role.at <= range.start).last();
        let found = before.or_else(|| {
            let mut all = fits();
            let first = all.next()?;
            all.all(|other| other.name == first.name).then_some(first)
        })?;
        Some(&found.name)
    }
}

/// The noun of a phrase between `from` and `to`, its article left out: the last word before what describes it where
/// everything stands before the noun, else the first.
fn head(r: &Reader, from: usize, to: usize) -> Option<usize> {
    let fits = |i: &usize| {
        r.word(*i)
            && !r.finite(*i)
            && !r.is(
                *i,
                FUNCTION
                    .or(Class::RELATIVE)
                    .or(Class::TIME)
                    .or(Class::NUMBER),
            )
    };
    let mut words = (from..to).take_while(fits);
    if r.words.capital_nouns {
        words.find(|i| r.capital(*i))
    } else if r.words.bare_plurals || r.words.verb_final {
        words.last()
    } else {
        words.next()
    }
}

/// The definite description that begins at `at`, if its noun can speak.
fn definite(r: &Reader, at: usize, limit: usize) -> Option<Range<usize>> {
    if !r.is(at, Class::DETERMINER) || r.is(at, Class::INDEFINITE_ARTICLE.or(Class::NOBODY)) {
        return None;
    }
    let range = phrase::after(r, at, limit.min(at + 8))?;
    let speaks = range
        .clone()
        .skip(1)
        .take_while(|i| !r.is(*i, Class::OF))
        .any(|i| r.role(i) || r.is(i, Class::ORGANISATION));
    let named = range.clone().skip(1).any(|i| r.capital(i)) && !r.words.capital_nouns;
    (speaks && !named).then_some(range)
}

/// Whether a sign at `at` ends an apposition.
fn closes(r: &Reader, at: usize) -> bool {
    r.sign_at(at)
        .is_some_and(|c| matches!(c, ',' | ')' | '.' | '–' | '—' | '»' | '”' | ':' | ';'))
}

/// Where the run of words with capitals that begins at `at` ends; `at` where none begins.
fn run(r: &Reader, at: usize, limit: usize) -> usize {
    if !r.capital(at) || r.is(at, FUNCTION) {
        return at;
    }
    let mut end = at + 1;
    while end < limit && end - at < 6 {
        let particle = r.is(end, Class::PARTICLE) && end + 1 < limit && r.capital(end + 1);
        if !(r.capital(end) && !r.is(end, FUNCTION) || particle) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word can stand between a role and its name.
fn joins(r: &Reader, at: usize) -> bool {
    r.word(at)
        && !r.finite(at)
        && !r.is(
            at,
            Class::COORDINATOR
                .or(Class::PRONOUN)
                .or(Class::THAT)
                .or(Class::RELATIVE),
        )
        && (!r.is(at, Class::PREPOSITION)
            || r.is(
                at,
                Class::OF.or(Class::CONTRACTED).or(Class::ROLE_PREPOSITION),
            ))
}

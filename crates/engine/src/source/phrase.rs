//! Noun phrases that can be a source, found from their left end or from the verb after them.

use super::Class;
pub(crate) use super::subject::{Subject, around, before};
use crate::claim::reader::{FUNCTION, NOUN, Reader};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens of a noun phrase at most.
const LONGEST: usize = 30;

/// The noun phrase that begins at `at` and ends before `limit`: articles, adjectives, names and complements with
/// "de"/"of"; no apposition, no relative clause. `None` where no noun phrase can begin.
pub(crate) fn after(r: &Reader, at: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(at + LONGEST).min(r.doc.tokens.len());
    if at >= limit {
        return None;
    }
    if r.is(at, Class::PRONOUN) && !r.is(at, Class::DETERMINER) {
        return Some(at..at + 1);
    }
    let mut i = at;
    let mut head = false;
    let mut end = at;
    while i < limit {
        let token = r.token(i)?;
        let class = r.class(i);
        match token.kind {
            TokenKind::Digits => {
                // "laut Mohamed Said 300.000 Dollar": an amount of its own.
                if head && r.figure_begins(i) && !r.is(i - 1, Class::DETERMINER) {
                    break;
                }
                if head && !r.is(i - 1, NOUN) && !r.capital(i - 1) && r.word(i - 1) {
                    break;
                }
                i += 1;
                end = i;
                continue;
            }
            TokenKind::Sign(c) => {
                let joins = match c {
                    // "11,200", "3.5".
                    ',' | '.'
                        if i > at
                            && r.token(i - 1)
                                .is_some_and(|before| before.kind == TokenKind::Digits)
                            && r.token(i + 1).is_some_and(|next| {
                                !next.spaced && next.kind == TokenKind::Digits
                            }) =>
                    {
                        true
                    }
                    // "M. Dupont", "J. Dupont", "U.S. officials".
                    '.' => i > at && !token.spaced && abbreviates(r, i) && r.word(i + 1),
                    '-' | '–' | '/' | '&' => {
                        i > at
                            && !token.spaced
                            && r.token(i + 1)
                                .is_some_and(|next| !next.spaced && next.is_word())
                    }
                    '\'' | '’' => head && !token.spaced && r.word(i + 1),
                    '%' => true,
                    _ => false,
                };
                if joins {
                    i += 1;
                    continue;
                }
                // A short quoted name: « Le Monde », the “Sun”; never a clause.
                if let Some(quote) = r
                    .quotes
                    .opening(i)
                    .and_then(|quote| r.quotes.all.get(quote))
                    && quote.closed
                    && quote.end - i <= 8
                    && (r.capital(i + 1) || !r.words.bare_plurals)
                    && !(i + 1..quote.end).any(|k| r.finite(k))
                    && (i > at || r.words.capital_nouns)
                {
                    i = quote.end;
                    end = i;
                    head = true;
                    // "Laut „Kompass“ Minister": every noun has a capital.
                    if r.words.capital_nouns && quote.open == at {
                        break;
                    }
                    continue;
                }
                break;
            }
            TokenKind::Word => {}
        }
        let proper = r.proper(i);
        // German: a small word after the noun is no adjective of it.
        if head
            && r.words.capital_nouns
            && !r.capital(i)
            && !class.any(
                Class::DETERMINER
                    .or(Class::OF)
                    .or(Class::AND)
                    .or(Class::ROLE_PREPOSITION),
            )
        {
            break;
        }
        // "Paul de Vries".
        if head
            && class.any(Class::PARTICLE)
            && r.capital(i - 1)
            && !r.is(i - 1, NOUN)
            && r.capital(i + 1)
            && !r.capital(i)
        {
            i += 1;
            continue;
        }
        if class.any(Class::TITLE) && r.sign(i + 1, '.') {
            i += 2;
            continue;
        }
        if class.any(Class::OF) && head {
            // "de" before an infinitive does not join nouns.
            if starts(r, i + 1)
                && !r.infinitive(i + 1)
                && !(r.gerund(i + 1) && r.words.bare_plurals)
                || r.capital(i + 1)
            {
                i += 1;
                head = false;
                continue;
            }
            break;
        }
        if class.any(Class::DETERMINER) {
            // "der Sprecher der Polizei": a genitive.
            if head
                && class.any(Class::GENITIVE)
                && r.capital(i - 1)
                && (r.capital(i + 1) || r.capital(i + 2))
            {
                i += 1;
                head = false;
                continue;
            }
            if head && !proper {
                break;
            }
            i += 1;
            // "recalled another."
            if class.any(Class::PRONOMINAL)
                && r.sign_at(i)
                    .is_some_and(|c| matches!(c, '.' | ',' | ':' | ';'))
            {
                end = i;
                break;
            }
            // "l'un de", "one of", "plusieurs d'entre": the article stands for the noun.
            if r.is(i, Class::OF) && !r.is(i, Class::CONTRACTED) {
                head = true;
                end = i;
            }
            continue;
        }
        if class.any(Class::AND) && head {
            let next = i + 1;
            if r.is(next, Class::DETERMINER.or(NOUN).or(Class::TITLE))
                && !r.is(next, Class::CLITIC.or(Class::FIRST))
                && noun_follows(r, next, limit)
                || r.is(next, Class::DETERMINER) && noun_follows(r, next, limit)
                || r.capital(next) && r.capital(i - 1)
            {
                i += 1;
                head = false;
                continue;
            }
            break;
        }
        if class.any(Class::ROLE_PREPOSITION)
            && head
            && r.is(i - 1, NOUN)
            && (r.is(i + 1, Class::DETERMINER) || r.capital(i + 1))
        {
            i += 1;
            head = false;
            continue;
        }
        if !proper || head {
            if class.any(Class::TIME) && head {
                break;
            }
            let joins = class.any(Class::PREPOSITION.or(Class::OF));
            // "la prima cittadina": right after its article a preposition is an adjective.
            let adjective = r.words.pro_drop
                && !head
                && i > at
                && class.any(Class::PREPOSITION)
                && !class.any(Class::OF.or(Class::DETERMINER))
                && r.is(i - 1, Class::DETERMINER)
                && !r.is(i - 1, Class::PREPOSITION.or(Class::OF))
                && r.word(i + 1)
                && !r.is(i + 1, FUNCTION);
            if class.any(FUNCTION) && (joins || !proper) && !adjective {
                break;
            }
            // "chief operating officer": before a noun that speaks the form is an adjective.
            let adjective = r.gerund(i) && r.is(i + 1, Class::ROLE) && !r.finite(i);
            if head
                && !proper
                && !adjective
                && !class.any(NOUN)
                && (r.finite(i) || r.gerund(i) || r.adverb(i))
            {
                break;
            }
            if head
                && class.any(NOUN)
                && !proper
                && r.cues.noun_at(token.word).is_none()
                && r.forms(i) != Default::default()
            {
                break;
            }
        }
        if !head && !class.any(NOUN) && !proper && class.any(crate::claim::reader::FINITE) {
            break;
        }
        i += 1;
        if class.any(Class::NUMBER) {
            if !class.any(Class::PARTICLE) {
                end = i;
            }
            continue;
        }
        if r.adverb(i - 1) && !proper {
            continue;
        }
        head = true;
        end = i;
    }
    // "interrogé par", "publié dans": the participle opens a clause of its own.
    while end > at + 1
        && r.participle(end - 1)
        && (r.is(end, Class::PREPOSITION) || r.is(end - 1, Class::PARTICIPLE))
        && !r.is(end - 1, NOUN)
        && !r.capital(end - 1)
    {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

fn abbreviates(r: &Reader, stop: usize) -> bool {
    let word = r.doc.word(stop - 1);
    r.is(stop - 1, Class::TITLE)
        || word.chars().count() == 1
        || r.doc.pack.abbreviations.contains(&crate::lang::fold(word))
}

fn noun_follows(r: &Reader, at: usize, limit: usize) -> bool {
    (at..limit.min(at + 4)).any(|i| r.is(i, NOUN) || r.capital(i) && !r.is(i, FUNCTION))
}

/// Whether a noun phrase can begin at `at`.
pub(crate) fn starts(r: &Reader, at: usize) -> bool {
    let Some(token) = r.token(at) else {
        return false;
    };
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Sign(_) => r.quotes.opening(at).is_some(),
        TokenKind::Word => {
            let class = r.class(at);
            class.any(
                Class::DETERMINER
                    .or(NOUN)
                    .or(Class::TITLE)
                    .or(Class::NUMBER),
            ) || r.proper(at)
                || !class.any(FUNCTION.or(crate::claim::reader::FINITE)) && !r.finite(at)
        }
    }
}

/// Whether a noun phrase surely begins at `at`: an article, a name, a title, a noun that speaks.
pub(crate) fn surely_starts(r: &Reader, at: usize) -> bool {
    r.is(at, Class::DETERMINER.or(NOUN).or(Class::TITLE)) || r.proper(at) && r.word(at)
}

/// Whether the phrase is a name, or a role or body with its name ("le colonel Istvan Redl", "la société Hydrelis").
pub(crate) fn names(r: &Reader, range: &Range<usize>) -> bool {
    let last = range.end.saturating_sub(1);
    if r.is(range.start, Class::DETERMINER) {
        return range.len() > 2
            && r.role(range.start + 1)
            && r.capital(last)
            && (range.start + 2..range.end).all(|i| r.capital(i));
    }
    r.capital(range.start)
}

//! What sort of source a noun phrase is.

use super::Class;
use crate::SourceKind;
use crate::claim::reader::{NOUN, Reader};
use std::ops::Range;

/// The kind of the source in `range`, and whether it stays anonymous.
pub(crate) fn of(r: &Reader, range: &Range<usize>) -> (SourceKind, bool) {
    if range.len() == 1
        && r.is(
            range.start,
            Class::PRONOUN
                .or(Class::RELATIVE)
                .or(Class::DISJUNCTIVE)
                .or(Class::POSSESSIVE)
                .or(Class::FIRST),
        )
        && !r.is(range.start, NOUN)
    {
        let nobody = r.is(range.start, Class::INDEFINITE);
        return (
            if nobody {
                SourceKind::Anonymous
            } else {
                SourceKind::Pronoun
            },
            nobody,
        );
    }
    // "Angaben der Polizei": who speaks is the complement.
    if let Some(start) = speaker_of_statement(r, range) {
        return of(r, &(start..range.end));
    }
    let mut head: Option<usize> = None;
    let mut named = false;
    let mut inner = false;
    let mut marked = false;
    let mut complement_named = false;
    for i in range.clone() {
        let class = r.class(i);
        if class.any(Class::OF.or(Class::PREPOSITION)) && head.is_some() {
            inner = true;
        }
        marked |= class.any(Class::ANONYMOUS_MARK);
        if head.is_none()
            && (class.any(NOUN) || r.role(i) || r.words.capital_nouns && r.statement(i))
        {
            head = Some(i);
        }
        let name = r.word(i)
            && r.capital(i)
            && !(i == range.start
                && r.opens_sentence(i)
                && (class.any(
                    crate::claim::reader::FUNCTION
                        .or(NOUN)
                        .or(Class::NUMBER)
                        .or(Class::ANONYMOUS_MARK),
                )));
        if r.words.capital_nouns
            && (class.any(NOUN)
                || r.role(i)
                || r.statement(i)
                || i > range.start && r.is(i - 1, Class::DETERMINER.or(Class::OF)))
        {
            continue;
        }
        // "el Ministerio", "la Fiscalía": a capital out of respect.
        let titled = r.words.pro_drop
            && class.any(NOUN)
            && head == Some(i)
            && i > range.start
            && r.is(i - 1, Class::DETERMINER);
        if titled {
            continue;
        }
        if name && !class.any(Class::TITLE) {
            if inner {
                complement_named = true;
            } else {
                named = true;
                if head.is_none() {
                    return (SourceKind::Named, false);
                }
            }
        }
    }
    let Some(head) = head else {
        return if named {
            (SourceKind::Named, false)
        } else {
            bare(r, range)
        };
    };
    let class = r.class(head);
    if class.any(Class::ANONYMOUS) && !named {
        return (SourceKind::Anonymous, true);
    }
    if class.any(Class::DOCUMENT) || r.words.capital_nouns && r.statement(head) {
        return (SourceKind::Document, false);
    }
    if named {
        return (SourceKind::Named, false);
    }
    let indefinite = indefinite(r, range.start, head);
    let spokesperson = class.any(Class::SPOKESPERSON) && (complement_named || inner);
    if indefinite && (marked || !spokesperson) {
        return (SourceKind::Anonymous, true);
    }
    (SourceKind::Role, false)
}

/// Where the complement of a noun for a statement begins, in a language where such a noun follows the preposition ("nach
/// Angaben der Polizei").
pub(crate) fn speaker_of_statement(r: &Reader, range: &Range<usize>) -> Option<usize> {
    if !r.words.capital_nouns {
        return None;
    }
    let head = range
        .clone()
        .take(3)
        .take_while(|i| !r.is(*i, Class::GENITIVE) || *i == range.start)
        .find(|i| r.is(*i, Class::STATEMENT))?;
    let next = head + 1;
    let complement = next + 1 < range.end && r.is(next, Class::GENITIVE.or(Class::OF));
    complement.then_some(if r.is(next, Class::OF) {
        next + 1
    } else {
        next
    })
}

/// A phrase without a known noun: an indefinite one stays anonymous.
fn bare(r: &Reader, range: &Range<usize>) -> (SourceKind, bool) {
    if indefinite(r, range.start, range.start) {
        (SourceKind::Anonymous, true)
    } else {
        (SourceKind::Role, false)
    }
}

/// Whether the phrase does not say which one: "un responsable", "des experts", "officials".
fn indefinite(r: &Reader, start: usize, head: usize) -> bool {
    if r.is(start, Class::INDEFINITE_ARTICLE) {
        return true;
    }
    let determined = (start..=head).any(|i| r.is(i, Class::DETERMINER));
    !determined
        && r.words
            .plural_endings
            .iter()
            .any(|ending| r.doc.word(head).ends_with(ending))
}

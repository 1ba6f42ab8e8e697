//! Whether a phrase can be the subject of a verb, as far as English agreement tells.

use crate::claim::group::Group;
use crate::claim::reader::{NOUN, Reader};
use crate::source::Class;
use std::ops::Range;

/// English: one word in lower case that is neither a plural nor known to speak is no subject, as a noun has its article.
pub(super) fn no_subject(r: &Reader, range: &Range<usize>) -> bool {
    let at = range.start;
    // "the frequently repeated story".
    if r.english() && r.is(at, Class::DETERMINER) && range.len() > 1 && r.adverb(range.end - 1) {
        return true;
    }
    r.words.bare_plurals
        && range.len() == 1
        && r.word(at)
        && !r.capital(at)
        && r.class(at) == Class::NONE
        && !r
            .words
            .plural_endings
            .iter()
            .any(|ending| r.doc.word(at).ends_with(ending))
        && (r.gerund(at) || r.participle(at))
}

/// English: "he for his love of subtle jokes": other words stand between a pronoun and what is no verb.
pub(super) fn far(r: &Reader, range: &Range<usize>, verb: usize) -> bool {
    let between = range.end..verb.max(range.end);
    r.english()
        && range.len() == 1
        && r.is(range.start, Class::PRONOUN)
        && !r.is(range.start, Class::RELATIVE)
        && between
            .clone()
            .any(|i| r.is(i, Class::PREPOSITION.or(Class::DETERMINER)))
        && !between.into_iter().any(|i| r.comma(i))
}

/// English: "the crowd show that …" holds a noun, as a verb would agree with "the crowd".
pub(super) fn disagrees(r: &Reader, group: &Group, range: &Range<usize>) -> bool {
    let head = range
        .clone()
        .take_while(|i| !r.is(*i, Class::OF.or(Class::PREPOSITION)))
        .last()
        .unwrap_or(range.start);
    r.words.bare_plurals
        && (group.doubtful || r.english())
        && group.range.len() == 1
        && range.len() >= 2
        && r.is(range.start, Class::DETERMINER)
        && !r.is(
            range.start,
            Class::PLURAL.or(Class::NUMBER).or(Class::PRONOMINAL),
        )
        && r.is(group.verb, Class::BASE)
        && !r.capital(head)
        && !r.doc.word(head).ends_with('s')
        && !range.clone().any(|i| r.is(i, Class::AND))
}

/// English: whether the phrase is one thing ("laser light"), with which a plain verb form does not agree.
pub(super) fn singular(r: &Reader, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    r.words.bare_plurals
        && !r.capital(last)
        && !r.doc.word(last).ends_with('s')
        && !r.is(
            last,
            NOUN.or(Class::PRONOUN)
                .or(Class::FIRST)
                .or(Class::NUMBER)
                .or(Class::DETERMINER),
        )
}

/// "recent claims that": a bare lower-case phrase before a word that could be a noun.
pub(super) fn weakly_a_subject(r: &Reader, range: &Range<usize>) -> bool {
    !range.clone().any(|i| {
        r.capital(i) && r.proper(i) && !r.opens_sentence(i)
            || r.is(
                i,
                Class::PRONOUN
                    .or(Class::ROLE)
                    .or(Class::ANONYMOUS)
                    .or(Class::DOCUMENT),
            )
    })
}

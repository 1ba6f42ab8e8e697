//! Noun phrases that can be a source, found from their left end or from the verb after them.

use super::Class;
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
                // A short quoted name: « Le Monde », the “Sun”.
                if let Some(quote) = r
                    .quotes
                    .opening(i)
                    .and_then(|quote| r.quotes.all.get(quote))
                    && quote.closed
                    && quote.end - i <= 8
                    && i > at
                {
                    i = quote.end;
                    end = i;
                    head = true;
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
            if class.any(FUNCTION) && (joins || !proper) {
                break;
            }
            if head && !proper && !class.any(NOUN) && (r.finite(i) || r.gerund(i) || r.adverb(i)) {
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
        if class.any(Class::NUMBER) || (r.adverb(i - 1) && !proper) {
            continue;
        }
        head = true;
        end = i;
    }
    // "interrogé par", "publié dans": the participle opens a clause of its own.
    while end > at + 1
        && r.participle(end - 1)
        && r.is(end, Class::PREPOSITION)
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

/// A subject found before its verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The noun phrase or pronoun.
    pub(crate) range: Range<usize>,
    /// The first token of the clause that the subject and the verb stand in.
    pub(crate) clause: usize,
}

/// The subject of the verb group that begins at `verb`, not before `from`.
pub(crate) fn before(r: &Reader, verb: usize, from: usize) -> Option<Subject> {
    let mut j = back_over_inserts(r, verb, from);
    if j <= from {
        return None;
    }
    for _ in 0..4 {
        let mark = j - 1;
        let open = match r.sign_at(mark) {
            Some(',') => ',',
            Some(')') => '(',
            Some('–') => '–',
            Some('—') => '—',
            Some('-') => '-',
            _ => return direct(r, j, from),
        };
        // "Le ministre, Jean Dupont, affirme": what stands between the marks is an apposition.
        let other = (from + 1..mark)
            .rev()
            .take(45)
            .find(|k| r.sign(*k, open) || matches!(r.sign_at(*k), Some(';' | ':')))?;
        if !r.sign(other, open) {
            return None;
        }
        if open == ',' && !describes(r, other + 1, mark) {
            return None;
        }
        j = back_over_inserts(r, other, from);
        if j <= from {
            return None;
        }
        if open != ',' {
            continue;
        }
        if matches!(r.sign_at(j - 1), Some(',' | ')' | '–' | '—')) {
            continue;
        }
        let subject = direct(r, j, from)?;
        // "Jean Dupont, 45 ans, professeur, affirme": the nearest segment is itself an apposition.
        let first = subject.range.start;
        let bare = !r.capital(first) && !r.is(first, Class::DETERMINER);
        let digits = r
            .token(first)
            .is_some_and(|token| token.kind == TokenKind::Digits);
        if (bare || digits) && first > from && r.sign(first - 1, ',') {
            j = first;
            continue;
        }
        return Some(subject);
    }
    None
}

/// Whether the words between two commas say something about the phrase before: a relative or participle clause, or no
/// clause at all.
fn describes(r: &Reader, from: usize, to: usize) -> bool {
    let first = r.class(from);
    if first.any(Class::RELATIVE.or(Class::THAT).or(Class::AS)) || r.gerund(from) {
        return true;
    }
    !first.any(
        Class::COORDINATOR
            .or(Class::SUBORDINATOR)
            .or(Class::HARD_SUBORDINATOR),
    ) && !(from..to).any(|i| r.finite(i))
}

/// The subject of a verb in a language whose verb stands second in a main clause and last in others: before the finite
/// verb, after it where something else stands in front, after the conjunction where the verb stands last.
pub(crate) fn around(
    r: &Reader,
    finite: usize,
    verb: usize,
    from: usize,
    to: usize,
) -> Option<Subject> {
    let bound = clause_start(r, finite, from);
    // A subordinate clause: "wie die Polizei am Montag mitteilte".
    let opener = bound.checked_sub(1).filter(|opener| *opener >= from);
    let subordinate = opener.is_some_and(|opener| {
        r.is(
            opener,
            Class::SUBORDINATOR
                .or(Class::HARD_SUBORDINATOR)
                .or(Class::THAT)
                .or(Class::AS)
                .or(Class::RELATIVE),
        ) && !r.is(opener, Class::DETERMINER)
    });
    // "…, der gestern erklärt hat, dass": the relative pronoun speaks.
    if r.is(bound, Class::RELATIVE)
        && bound > from
        && r.sign(bound - 1, ',')
        && !r.capital(bound + 1)
    {
        let last = finite.max(verb) + 1;
        if last >= to || r.sign_at(last).is_some() {
            return Some(Subject {
                range: bound..bound + 1,
                clause: bound,
            });
        }
    }
    if subordinate {
        let range = after(r, bound, finite)?;
        return Some(Subject {
            range,
            clause: bound,
        });
    }
    if let Some(subject) = before(r, finite, from) {
        let front = subject.range.start;
        let prepositional = front > from && r.is(front - 1, Class::PREPOSITION);
        let first = front == from
            || front == bound
            || front == subject.clause
            || r.is(front, Class::PRONOUN);
        if first
            && !prepositional
            && !r.is(
                front,
                Class::TIME
                    .or(Class::DATIVE)
                    .or(Class::ADVERB)
                    .or(Class::REFLEXIVE),
            )
        {
            return Some(subject);
        }
    }
    let mut i = finite + 1;
    while i < to && (r.adverb(i) || r.is(i, Class::REFLEXIVE)) && i < finite + 4 {
        i += 1;
    }
    if i >= to
        || i == verb
        || !surely_starts(r, i) && !r.is(i, Class::PRONOUN)
        || r.is(i, Class::PREPOSITION)
    {
        return None;
    }
    let range = after(r, i, to)?;
    Some(Subject {
        range,
        clause: bound,
    })
}

/// Goes left over adverbs and fixed phrases, with the commas around them.
fn back_over_inserts(r: &Reader, at: usize, from: usize) -> usize {
    let mut j = at;
    'again: while j > from {
        for len in (2..=5usize).rev() {
            for comma in [1usize, 0] {
                let Some(start) = j.checked_sub(len + comma) else {
                    continue;
                };
                if start > from && (comma == 0 || r.sign(j - 1, ',')) && r.insert(start) == len {
                    j = start;
                    if comma == 1 && r.sign(j - 1, ',') {
                        j -= 1;
                    }
                    continue 'again;
                }
            }
        }
        if r.adverb(j - 1) && !r.capital(j - 1) && !r.is(j - 1, NOUN) {
            j -= 1;
            continue;
        }
        // A day or a date between subject and verb: "Le ministre mardi a déclaré", "officials on Tuesday said".
        if r.is(j - 1, Class::TIME) && j - 1 > from && !r.is(j - 2, Class::DETERMINER.or(Class::OF))
        {
            j -= 1;
            if r.is(j - 1, Class::PREPOSITION) && j - 1 > from {
                j -= 1;
            }
            continue;
        }
        break;
    }
    j
}

/// The subject that ends right before `end`.
fn direct(r: &Reader, end: usize, from: usize) -> Option<Subject> {
    if end <= from {
        return None;
    }
    let last = end - 1;
    if r.is(last, Class::SUBJECT_RELATIVE) && (end - from < 2 || !r.is(last, Class::DETERMINER)) {
        return Some(Subject {
            range: last..end,
            clause: last,
        });
    }
    if r.is(last, Class::PRONOUN.or(Class::FIRST)) && !r.is(last, Class::DETERMINER) {
        return Some(Subject {
            range: last..end,
            clause: clause_start(r, last, from),
        });
    }
    let bound = clause_start(r, end, from);
    if bound >= end {
        return None;
    }
    // "Both said", "plusieurs affirment".
    if end - bound == 1
        && r.is(bound, Class::DETERMINER.or(Class::NUMBER))
        && !r.is(bound, Class::CLITIC)
    {
        return Some(Subject {
            range: bound..end,
            clause: bound,
        });
    }
    let mut fallback = None;
    for p in bound..end {
        if p > bound && !surely_starts(r, p) && !r.is(p, Class::PRONOUN) {
            continue;
        }
        if p == bound && !starts(r, p) && !r.is(p, Class::PRONOUN) {
            continue;
        }
        if p > bound
            && r.is(
                p - 1,
                Class::PREPOSITION.or(Class::OF).or(Class::DETERMINER),
            )
            || p > from && p == bound && r.is(p - 1, Class::PREPOSITION)
        {
            continue;
        }
        if p > bound && r.capital(p) && r.capital(p - 1) && !r.opens_sentence(p - 1) {
            continue;
        }
        let Some(range) = after(r, p, end) else {
            continue;
        };
        if range.end == end {
            return Some(Subject {
                range,
                clause: bound,
            });
        }
        if fallback.is_none() && !r.is(p, Class::TIME) && (p == bound || !r.capital(p - 1)) {
            fallback = Some(range);
        }
    }
    fallback.map(|range| Subject {
        range,
        clause: bound,
    })
}

/// Where the clause that ends before `end` begins: after a comma, a conjunction, a relative pronoun or a finite verb.
fn clause_start(r: &Reader, end: usize, from: usize) -> usize {
    let mut i = end;
    while i > from && end - i < 60 {
        let at = i - 1;
        if let Some(c) = r.sign_at(at) {
            if let Some(quote) = r
                .quotes
                .closing(at)
                .and_then(|quote| r.quotes.all.get(quote))
                && quote.end - quote.open <= 8
                && quote.open > from
                && !matches!(r.sign_at(quote.open - 1), Some(',' | ':'))
                && quote.end <= end
                && r.word(quote.open - 1)
            {
                i = quote.open;
                continue;
            }
            if matches!(c, '.' | '\'' | '’' | '-' | '–' | '/' | '&' | '%')
                && r.token(at).is_some_and(|t| !t.spaced)
            {
                i = at;
                continue;
            }
            if c == ')'
                && let Some(open) = (at.saturating_sub(12).max(from)..at)
                    .rev()
                    .find(|k| r.sign(*k, '('))
            {
                i = open;
                continue;
            }
            return i;
        }
        let class = r.class(at);
        let opens = class.any(Class::HARD_SUBORDINATOR.or(Class::RELATIVE))
            && !class.any(Class::DETERMINER);
        if opens || class.any(Class::THAT) {
            return i;
        }
        if class.any(Class::SUBORDINATOR) && !class.any(Class::PREPOSITION.or(Class::ADVERB)) {
            return i;
        }
        if class.any(Class::COORDINATOR) {
            let joins = class.any(Class::AND)
                && (from.max(at.saturating_sub(14))..at)
                    .rev()
                    .take_while(|k| r.sign_at(*k).is_none_or(|c| c != ',' && c != ';'))
                    .all(|k| !r.finite(k) && !r.is(k, Class::THAT));
            if !joins {
                return i;
            }
        } else if r.finite(at) && end - at > 1 {
            return i;
        }
        i = at;
    }
    i
}

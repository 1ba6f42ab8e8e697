//! What is said, then the verb: "« … », a déclaré X", "…, estime X, …", ""…," said X", ""…," X said".

use super::{AFTER_CLAUSE, AFTER_QUOTE, INVERTED_CLAUSE, INVERTED_QUOTE, Rule};
use crate::claim::content::{self, Reach};
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a verb group that follows its content.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if group.shape != Shape::Finite {
        return None;
    }
    // "„…“, so X": only a name or a role makes this a speaker.
    if group.lemma.frames.any(Frames::AFTER) {
        let at = group.range.end;
        let speaker = phrase::after(r, at, scope.range.end)?;
        let quoted = matches!(before(r, group.range.start, scope), Some(Before::Quote(_)))
            && r.is(at, Class::DETERMINER);
        let named = quoted
            || !r.is(at, Class::ADVERB)
                && speaker
                    .clone()
                    .any(|i| r.is(i, crate::claim::reader::NOUN) || r.proper(i))
                && (r.capital(at) || r.is(at, Class::DETERMINER));
        let ends = speaker.end >= scope.range.end
            || r.sign_at(speaker.end).is_some()
            || r.is(speaker.end, Class::PREPOSITION.or(Class::ADVERB))
            || r.adverb(speaker.end);
        return if named && ends {
            inverted(r, group, scope, drafts)
        } else {
            None
        };
    }
    if group.lemma.frames.any(Frames::STRAIGHT) && group.inverted.is_none() {
        return after(r, group, scope, drafts);
    }
    inverted(r, group, scope, drafts).or_else(|| after(r, group, scope, drafts))
}

/// What stands before the cue.
enum Before {
    /// Quoted words that end there.
    Quote(usize),
    /// A clause, to its last token.
    Clause(usize),
}

/// What ends right before token `at`, over a comma.
fn before(r: &Reader, at: usize, scope: &Scope) -> Option<Before> {
    let last = at.checked_sub(1)?;
    if let Some(quote) = r.quotes.closing(last) {
        return Some(Before::Quote(quote));
    }
    let marked = matches!(
        r.sign_at(last),
        Some(',' | '–' | '—' | '-' | '?' | '!' | '…')
    ) && (!r.sign(last, ',') || r.comma(last));
    if !marked {
        return None;
    }
    if let Some(quote) = last.checked_sub(1).and_then(|end| r.quotes.closing(end)) {
        return Some(Before::Quote(quote));
    }
    (last > scope.range.start).then_some(Before::Clause(last))
}

/// Verb, then speaker.
fn inverted(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let said = before(r, group.range.start, scope)?;
    let hi = scope.range.end.max(group.range.end);
    let (source, end, named_by) = match group.inverted {
        Some(pronoun) => (pronoun..pronoun + 1, group.range.end, None),
        None if r.words.pro_drop
            && (matches!(said, Before::Quote(_)) || scope.quote.is_some())
            && (group.range.end >= hi
                || matches!(r.sign_at(group.range.end), Some(',' | '.' | ';'))) =>
        {
            let content = gather(r, group, scope, &said, group.range.end, drafts)?;
            if !permits(group.lemma.frames, true) {
                return None;
            }
            let mut draft =
                Draft::new(&INVERTED_QUOTE, content).by(group.range.clone(), group.lemma);
            draft.dropped = true;
            return Some(draft);
        }
        None => {
            let at = over_adjuncts(r, group.range.end, hi);
            let bare = at == group.range.end && phrase::starts(r, at) && !r.is(at, Class::NUMBER);
            let speaker = bare || phrase::surely_starts(r, at) || r.is(at, Class::PRONOUN);
            if !speaker {
                return None;
            }
            if r.author(&(at..at + 1)) {
                return None;
            }
            let range = phrase::after(r, at, hi)?;
            let end = apposition(r, range.end, hi);
            let named = (end > range.end && r.sign(range.end, ','))
                .then(|| phrase::after(r, range.end + 1, end))
                .flatten();
            (
                range.clone(),
                end,
                named.filter(|name| r.capital(name.start) && !r.is(name.start, Class::DETERMINER)),
            )
        }
    };
    if group
        .inverted
        .is_some_and(|pronoun| r.author(&(pronoun..pronoun + 1)))
    {
        return None;
    }
    let quoted = matches!(said, Before::Quote(_));
    let opens = quotes_next(r, end, hi);
    let mut frames = group.lemma.frames;
    if !quoted
        && (group.inverted.is_some() || !frames.any(Frames::WEAK))
        && frames.any(Frames::QUOTE)
    {
        // ", réplique la direction": the order of words tells enough.
        frames = frames.or(Frames::FREE);
    }
    if !permits(frames, quoted || scope.quote.is_some() || opens.is_some()) {
        return None;
    }
    if !quoted && group.inverted.is_none() && scope.quote.is_none() && opens.is_none() {
        // "Le maire, Jean Dupont, dit …": before the verb stands its subject, not a clause.
        let clause =
            r.words.verb_final || (scope.range.start..group.range.start).any(|i| r.finite(i));
        let rest = r.sign(end, ',') || r.sign(end, '–') || r.sign(end, '—');
        if !clause && !rest
            || !phrase::surely_starts(r, source.start) && !r.is(source.start, Class::PRONOUN)
        {
            return None;
        }
        if phrase::before(r, group.range.start, scope.range.start).is_some_and(|subject| {
            let described = r.sign(subject.range.end, ',')
                && subject.range.end + 1 < group.range.start
                && (r.capital(subject.range.end - 1)
                    || r.is(subject.range.end + 1, Class::RELATIVE.or(Class::THAT))
                    || r.gerund(subject.range.end + 1)
                    || subject.range.clone().any(|i| r.is(i, Class::ROLE)));
            described && subject.clause <= scope.range.start + 1
        }) {
            return None;
        }
    }
    // "…, a-t-il dit que": the clause follows.
    if !quoted
        && (group.range.end..end.max(group.range.end) + 1).any(|i| r.is(i, Class::THAT) && i >= end)
    {
        return None;
    }
    let rule = if quoted || scope.quote.is_some() {
        &INVERTED_QUOTE
    } else {
        &INVERTED_CLAUSE
    };
    let content = gather(r, group, scope, &said, end, drafts)?;
    let mut draft = finish(group, rule, content, source);
    draft.named_by = named_by;
    // "a-t-on appris auprès de la gendarmerie", "de source policière".
    if group
        .inverted
        .is_some_and(|pronoun| r.is(pronoun, Class::INDEFINITE))
        && let Some(from) =
            (group.range.end..hi.min(group.range.end + 4)).find(|i| r.is(*i, Class::OF))
        && let Some(informant) = phrase::after(
            r,
            if r.is(from, Class::CONTRACTED) {
                from
            } else {
                from + 1
            },
            hi,
        )
        && informant
            .clone()
            .any(|i| r.is(i, crate::claim::reader::NOUN) || r.proper(i))
    {
        draft.source = Some(informant);
    }
    Some(draft)
}

/// Speaker, then verb, after the content.
fn after(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let subject = phrase::before(r, group.range.start, scope.range.start)?;
    let relative =
        r.is(subject.range.start, Class::RELATIVE) && !r.is(subject.range.start, Class::PRONOUN);
    if relative || r.author(&subject.range) {
        return None;
    }
    // The speaker's phrase, with what stands between it and the verb, follows the content at once.
    let said = before(r, subject.range.start, scope)?;
    // Nothing but time and place may follow.
    let next = group.range.end;
    let ends = next >= scope.range.end
        || r.sign_at(next)
            .is_some_and(|c| matches!(c, ',' | '.' | ';' | '–' | '—' | ':'))
        || r.is(
            next,
            Class::TIME
                .or(Class::PREPOSITION)
                .or(Class::AND)
                .or(Class::SUBORDINATOR)
                .or(Class::ADVERB),
        )
        || r.gerund(next)
        || group.lemma.frames.any(Frames::OBJECT);
    if !ends || r.sign(next, ':') {
        return None;
    }
    let quoted = matches!(said, Before::Quote(_));
    if !permits(group.lemma.frames, quoted) {
        return None;
    }
    // A quotation that closed its own sentence is not what the next one tells of; one that only holds a word of the
    // sentence has no stop before its mark.
    if let Before::Quote(index) = &said
        && let Some(quote) = r.quotes.all.get(*index)
        && (r
            .sign_at(quote.end.saturating_sub(2))
            .is_none_or(|c| !matches!(c, ',' | '.' | '!' | '?' | '…' | '–' | '—'))
            && quote.end == subject.range.start
            || r.doc.sentence_of(quote.end - 1) != r.doc.sentence_of(group.range.start)
            || group.lemma.frames.any(Frames::WH) && r.is(next, Class::WH))
    {
        return None;
    }
    if !quoted {
        // "…, officials said": the clause before must be one, and the verb must close the sentence or an insertion.
        let closes = (next..scope.range.end.min(next + 14))
            .all(|i| !r.finite(i) || r.sign(next, ','))
            && !r.is(next, Class::THAT);
        if !closes
            || !group
                .lemma
                .frames
                .any(Frames::ZERO.or(Frames::ZERO_STRICT).or(Frames::FREE))
            || !r.words.bare_plurals
        {
            return None;
        }
    }
    let rule: &'static Rule = if quoted { &AFTER_QUOTE } else { &AFTER_CLAUSE };
    let end = if r.sign(next, ',') {
        next
    } else {
        over_adjuncts(r, next, scope.range.end)
    };
    let content = gather(r, group, scope, &said, end, drafts)?;
    if !quoted
        && !heading(r, group.verb)
        && !content
            .iter()
            .any(|range| range.clone().any(|i| r.finite(i) || r.participle(i)))
    {
        return None;
    }
    Some(finish(group, rule, content, subject.range))
}

fn permits(frames: Frames, quoted: bool) -> bool {
    if quoted {
        frames.any(Frames::QUOTE.or(Frames::FREE))
    } else {
        frames.any(Frames::FREE)
    }
}

fn finish(
    group: &Group,
    rule: &'static Rule,
    content: Vec<Range<usize>>,
    source: Range<usize>,
) -> Draft {
    let mut draft = Draft::new(rule, content)
        .by(group.range.clone(), group.lemma)
        .said_by(Some(source));
    draft.cue_negated = group.negated;
    draft
}

/// The quotation that goes on after the speaker: ", avant d'ajouter : «", ", «".
fn quotes_next(r: &Reader, end: usize, hi: usize) -> Option<usize> {
    let mark = (end..hi.min(end + 9)).find(|i| r.sign_at(*i).is_some())?;
    if !r.sign(mark, ',') || (end..mark).any(|i| r.finite(i)) {
        return None;
    }
    r.quotes.opening(mark + 1)
}

/// Goes right over adverbs, dates and "à l'AFP" between verb and speaker.
fn over_adjuncts(r: &Reader, from: usize, hi: usize) -> usize {
    let mut i = from;
    while i < hi {
        let insert = r.insert(i);
        if insert > 0 {
            i += insert;
            if r.sign(i, ',') {
                i += 1;
            }
            continue;
        }
        if r.adverb(i) || r.is(i, Class::TIME) && !r.is(i, Class::DETERMINER) {
            i += 1;
            continue;
        }
        if r.sign(i, ',') && i > from && i < from + 6 && r.insert(i + 1) > 0 {
            i += 1;
            continue;
        }
        if r.is(i, Class::PREPOSITION)
            && let Some(phrase) = phrase::after(r, i + 1, hi.min(i + 8))
            && (phrase::surely_starts(r, phrase.end)
                || r.is(phrase.end, Class::TIME)
                || r.adverb(phrase.end))
        {
            i = phrase.end;
            continue;
        }
        break;
    }
    i
}

/// The end of what is said about the speaker between commas.
fn apposition(r: &Reader, from: usize, hi: usize) -> usize {
    let mut end = from;
    for _ in 0..3 {
        if !r.sign(end, ',') || end + 1 >= hi {
            break;
        }
        let next = end + 1;
        if r.quotes.opening(next).is_some() {
            break;
        }
        let close = (next..hi.min(next + 40))
            .find(|i| {
                r.sign_at(*i).is_some_and(|c| {
                    matches!(c, ',' | ';') || c == '.' && !r.is(*i - 1, Class::TITLE)
                }) || r.quotes.opening(*i).is_some()
            })
            .unwrap_or(hi);
        let about = r.is(next, Class::SUBJECT_RELATIVE)
            || r.participle(next)
            || r.gerund(next)
            || (next..close.min(next + 4)).any(|i| r.is(i, Class::ROLE))
            || phrase::after(r, next, close)
                .is_some_and(|phrase| phrase.end == close && r.capital(phrase.start))
            || r.token(next)
                .is_some_and(|token| token.kind == crate::text::TokenKind::Digits);
        if !about {
            break;
        }
        end = close;
    }
    end
}

/// The content before the cue and what goes on after it.
fn gather(
    r: &Reader,
    group: &Group,
    scope: &Scope,
    said: &Before,
    end: usize,
    drafts: &[Draft],
) -> Option<Vec<Range<usize>>> {
    let lo = scope.range.start;
    let hi = scope.range.end;
    let mut parts = Vec::new();
    match said {
        Before::Quote(index) => {
            let quote = r.quotes.all.get(*index)?;
            let lead = content::trim(r, lo.min(quote.open)..quote.open);
            let colon = quote.open > 0 && r.sign(quote.open - 1, ':');
            let clause = !lead.is_empty()
                && quote.open > lo
                && lead.len() < 60
                && !colon
                && !reported(lo..quote.open, drafts);
            if clause && !quoted_sentence(r, quote.open) {
                parts.push(content::trim(r, lead_start(r, lo, quote.open)..quote.end));
            } else {
                parts.extend(content::whole_quote(r, *index));
            }
        }
        Before::Clause(mark) => {
            // Inside a quotation everything from its opening mark on is said.
            let start = match scope.quote.and_then(|quote| r.quotes.all.get(quote)) {
                Some(quote) if !reported(quote.open..*mark, drafts) => quote.open.min(lo),
                _ => clause_start(r, *mark, lo),
            };
            let start = if start < *mark && r.is(start, Class::COORDINATOR) {
                start + 1
            } else {
                start
            };
            let part = content::trim(r, start..*mark);
            if part.is_empty() && scope.quote.is_none() {
                return None;
            }
            parts.push(
                match scope.quote.and_then(|quote| r.quotes.all.get(quote)) {
                    // Inside the marks the content begins with them.
                    Some(quote) if start <= quote.open + 1 => {
                        quote.open..part.end.max(quote.open + 1)
                    }
                    _ => part,
                },
            );
        }
    }
    if let Some(index) = quotes_next(r, end, hi) {
        parts.extend(content::whole_quote(r, index));
        parts.retain(|part| part.end > part.start);
        return Some(parts);
    }
    // "« A, dit X. B »": the quotation goes on in the next sentence.
    if let Some(quote) = scope.quote.and_then(|quote| r.quotes.all.get(quote))
        && let Some(sentence) = r.doc.sentences.get(r.doc.sentence_of(group.verb))
        && sentence.tokens.end < quote.end
        && !r.sign(end, ',')
    {
        parts.push(sentence.tokens.end..quote.end);
        parts.retain(|part| part.end > part.start);
        return Some(parts);
    }
    let comma = r.sign(end, ',') || r.sign(end, '–') || r.sign(end, '—');
    let next = end + 1;
    if comma && next < hi {
        if let Some(index) = r.quotes.opening(next) {
            parts.extend(content::whole_quote(r, index));
        } else if scope.quote.is_some() || matches!(said, Before::Clause(_)) {
            let stop = content::end(r, next, scope, Reach::Clause);
            let rest = content::trim(r, next..stop);
            let unfinished = !parts
                .iter()
                .flat_map(|part| part.clone())
                .any(|i| r.finite(i));
            let joined = r.is(
                rest.start,
                Class::COORDINATOR
                    .or(Class::SUBORDINATOR)
                    .or(Class::HARD_SUBORDINATOR),
            ) || r.gerund(rest.start);
            if rest.len() > 1
                && (unfinished || scope.quote.is_some() || group.inverted.is_some() || !joined)
            {
                parts.push(rest);
            }
        }
    } else if matches!(said, Before::Quote(_))
        && let Some(index) = r.quotes.opening(end)
    {
        parts.extend(content::whole_quote(r, index));
    }
    parts.retain(|part| part.end > part.start);
    if let Some(quote) = scope.quote.and_then(|quote| r.quotes.all.get(quote))
        && let Some(last) = parts.last_mut()
        && last.end + 2 >= quote.end - usize::from(quote.closed)
    {
        last.end = quote.end;
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether somebody's report stands among the tokens already ("Il estime …, « … », précise-t-il").
fn reported(range: Range<usize>, drafts: &[Draft]) -> bool {
    drafts
        .iter()
        .rev()
        .take(4)
        .filter_map(|draft| draft.cue.as_ref())
        .any(|cue| range.start <= cue.start && cue.end <= range.end)
}

/// Whether token `at` stands in a heading, whose verbs few rules know.
fn heading(r: &Reader, at: usize) -> bool {
    r.doc
        .sentences
        .get(r.doc.sentence_of(at))
        .and_then(|sentence| r.doc.paragraphs.get(sentence.paragraph))
        .is_some_and(|paragraph| paragraph.role == crate::text::Role::Heading)
}

/// Whether the words of a quotation begin a sentence of their own.
fn quoted_sentence(r: &Reader, open: usize) -> bool {
    r.capital(open + 1)
        && (open == 0
            || r.sign_at(open - 1)
                .is_some_and(|c| matches!(c, '.' | ':' | '!' | '?' | ',' | '…')))
}

fn lead_start(r: &Reader, lo: usize, to: usize) -> usize {
    let mut i = to;
    while i > lo && !r.sign(i - 1, ';') {
        i -= 1;
    }
    if i < to && r.is(i, Class::COORDINATOR) {
        i + 1
    } else {
        i
    }
}

fn clause_start(r: &Reader, end: usize, lo: usize) -> usize {
    let mut i = end;
    while i > lo {
        if let Some(quote) = r
            .quotes
            .closing(i - 1)
            .and_then(|quote| r.quotes.all.get(quote))
            && quote.open >= lo
        {
            i = quote.open;
            continue;
        }
        if matches!(r.sign_at(i - 1), Some(';' | ':')) {
            break;
        }
        i -= 1;
    }
    i
}

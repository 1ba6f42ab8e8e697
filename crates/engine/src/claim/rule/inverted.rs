//! What is said, then the verb: "« … », a déclaré X", "…, estime X, …", ""…," said X", ""…," X said".

use super::gather::{Before, before, gather, quotes_next};
use super::{AFTER_CLAUSE, AFTER_QUOTE, INVERTED_CLAUSE, INVERTED_QUOTE, QUOTE_DASH, Rule};
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{NOUN, Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a verb group that follows its content.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if quoted_passive(r, group, scope) {
        return framed(r, group, scope, drafts);
    }
    if group.shape != Shape::Finite || group.lemma.frames.any(Frames::IMPERSONAL) {
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
                && speaker.clone().any(|i| r.is(i, NOUN) || r.proper(i))
                && (r.capital(at) || r.is(at, Class::DETERMINER.or(NOUN)));
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
    inverted(r, group, scope, drafts)
        .or_else(|| framed(r, group, scope, drafts))
        .or_else(|| after(r, group, scope, drafts))
}

/// "„…“, wird X zitiert": the subject of the passive speaks.
fn quoted_passive(r: &Reader, group: &Group, scope: &Scope) -> bool {
    r.words.verb_final
        && group.shape == Shape::Passive
        && group.lemma.frames.any(Frames::CITE)
        && matches!(before(r, group.finite, scope), Some(Before::Quote(_)))
}

/// "„…“, hatte X am Montag erklärt": the speaker stands between the two halves of the verb.
fn framed(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if !r.words.verb_final || group.finite >= group.verb {
        return None;
    }
    let said = before(r, group.finite, scope)?;
    let quoted = matches!(said, Before::Quote(_));
    let at = group.finite + 1;
    if !phrase::surely_starts(r, at) && !r.is(at, Class::PRONOUN) || r.author(&(at..at + 1)) {
        return None;
    }
    if let Before::Clause(mark) = said
        && !super::clause::holds_main(r, scope.range.start..mark)
    {
        return None;
    }
    let source = phrase::after(r, at, group.verb)?;
    let end = group.verb + 1;
    let closes = end >= scope.range.end || r.sign_at(end).is_some();
    let plain = !(source.end..group.verb).any(|i| r.sign_at(i).is_some_and(|c| c != '.'));
    let frames = group.lemma.frames;
    let allowed = permits(frames, quoted) || frames.any(Frames::CITE) && quoted;
    if !closes || !plain || !allowed {
        return None;
    }
    let rule = if quoted || scope.quote.is_some() {
        &INVERTED_QUOTE
    } else {
        &INVERTED_CLAUSE
    };
    let content = gather(r, group, scope, &said, end, drafts)?;
    Some(finish(group, rule, content, source))
}

/// Verb, then speaker.
fn inverted(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let said = before(r, group.range.start, scope)?;
    let hi = scope.range.end.max(group.range.end);
    let (source, end, named_by) = match group.inverted {
        Some(pronoun) => (pronoun..pronoun + 1, group.range.end, None),
        None if r.words.pro_drop && drops(r, group, scope, &said, hi) => {
            let content = gather(r, group, scope, &said, group.range.end, drafts)?;
            let rule = if matches!(said, Before::Quote(_)) || scope.quote.is_some() {
                &INVERTED_QUOTE
            } else {
                &INVERTED_CLAUSE
            };
            let mut draft = Draft::new(rule, content).by(group.range.clone(), group.lemma);
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
                named.filter(|name| phrase::names(r, name)),
            )
        }
    };
    if group
        .inverted
        .is_some_and(|pronoun| r.author(&(pronoun..pronoun + 1)))
    {
        return None;
    }
    let dialogue = r.dialogue(scope.range.start)
        && matches!(said, Before::Clause(mark) if !r.sign(mark - 1, '?') && !r.sign(mark, '?'));
    let quoted = matches!(said, Before::Quote(_)) || dialogue;
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
        if set_apart(r, scope.range.start, group.range.start) {
            return None;
        }
        let clause = if r.words.verb_final {
            super::clause::holds_main(r, scope.range.start..group.range.start)
        } else {
            dialogue
                || (scope.range.start..group.range.start).any(|i| r.finite(i))
                || fragment(r, scope.range.start, group.range.start)
                || compound(r, group, scope.range.start)
        };
        // In a language whose verb stands second, what goes on after the speaker begins with it.
        let rest = (r.sign(end, ',') || r.sign(end, '–') || r.sign(end, '—'))
            && (!r.words.verb_final || r.finite(end + 1) || r.report(end + 1));
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
    let rule = if dialogue {
        &QUOTE_DASH
    } else if quoted || scope.quote.is_some() {
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
        && informant.clone().any(|i| r.is(i, NOUN) || r.proper(i))
    {
        draft.source = Some(informant);
    }
    Some(draft)
}

/// Whether a verb after its content goes without a subject: "«…», añade.", "Il costo, ha spiegato, è salito".
fn drops(r: &Reader, group: &Group, scope: &Scope, said: &Before, hi: usize) -> bool {
    let end = group.range.end;
    let ends = end >= hi || matches!(r.sign_at(end), Some(',' | '.' | ';'));
    let quoted = matches!(said, Before::Quote(_)) || scope.quote.is_some();
    if quoted {
        let adjunct = r.is(end, Class::PREPOSITION.or(Class::TIME).or(Class::ADVERB))
            && !phrase::surely_starts(r, over_adjuncts(r, end, hi));
        return (ends || adjunct) && permits(group.lemma.frames, true);
    }
    let Before::Clause(mark) = said else {
        return false;
    };
    // Between two commas, with half of the clause on either side.
    r.sign(*mark, ',')
        && r.sign(end, ',')
        && permits(group.lemma.frames, false)
        && !(scope.range.start..*mark).any(|i| r.finite(i) || r.sign(i, ','))
        && (end + 1..hi.min(end + 12)).any(|i| r.finite(i))
}

/// Speaker, then verb, after the content.
fn after(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let subject = phrase::before(r, group.range.start, scope.range.start)?;
    let relative =
        r.is(subject.range.start, Class::RELATIVE) && !r.is(subject.range.start, Class::PRONOUN);
    if relative
        || r.author(&subject.range)
        || super::agreement::no_subject(r, &subject.range)
        || r.is(group.verb, Class::BASE) && super::agreement::singular(r, &subject.range)
        || super::agreement::far(r, &subject.range, group.range.start)
    {
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
        // "…, the museum hopes to win", "…, they state to clients that": what the verb says follows it.
        let complement = |i: usize| {
            r.is(i, Class::THAT)
                || r.is(i, Class::INFINITIVE_MARK)
                    && r.word(i + 1)
                    && !r.capital(i + 1)
                    && !r.is(i + 1, Class::DETERMINER.or(Class::DISJUNCTIVE).or(NOUN))
        };
        let closes = (next..scope.range.end.min(next + 14))
            .take_while(|i| !r.comma(*i))
            .all(|i| !r.finite(i) && !complement(i));
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
        && !content.iter().any(|range| {
            range.clone().any(|i| r.finite(i))
                || !r.is(range.start, Class::PREPOSITION) && range.clone().any(|i| r.participle(i))
        })
    {
        return None;
    }
    let named_by = super::subject_verb::name_of(r, &subject, group.range.start, scope);
    let mut draft = finish(group, rule, content, subject.range);
    draft.named_by = named_by;
    Some(draft)
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

/// Goes right over adverbs, dates and "à l'AFP" between verb and speaker.
pub(super) fn over_adjuncts(r: &Reader, from: usize, hi: usize) -> usize {
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
        // "disse esta terça-feira a Proteção Civil".
        if r.is(i, Class::DETERMINER) && r.is(i + 1, Class::TIME) && i + 2 < hi {
            i += 2;
            continue;
        }
        if r.sign(i, ',') && i > from && i < from + 6 && r.insert(i + 1) > 0 {
            i += 1;
            continue;
        }
        if r.is(i, Class::PREPOSITION)
            && let Some(phrase) = phrase::after(r, i + 1, hi.min(i + 8))
        {
            // "in aula Dario Lanza": a name right after a small noun begins another phrase.
            let name = (phrase.start + 1..phrase.end)
                .find(|k| r.capital(*k) && !r.capital(*k - 1) && small_noun(r, *k - 1));
            if let Some(name) = name {
                i = name;
                break;
            }
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

/// Whether the word before a name is a noun that is no title of it ("aula"), in a language that writes nouns small.
fn small_noun(r: &Reader, at: usize) -> bool {
    r.word(at)
        && !r.words.capital_nouns
        && r.words.pro_drop
        && !r.is(at, crate::claim::reader::FUNCTION.or(NOUN).or(Class::TITLE))
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

/// French "Ce produit aide à dormir, a déclaré Paul Roux": the order of words tells enough where the verb has two words,
/// though nobody knows the verb of the clause.
fn compound(r: &Reader, group: &Group, lo: usize) -> bool {
    let french = !r.words.pro_drop && !r.words.bare_plurals;
    let comma = group.range.start.saturating_sub(1);
    french
        && group.range.len() >= 2
        && r.is(group.range.start, Class::HAVE)
        && r.comma(comma)
        && (lo..comma).filter(|i| r.word(*i)).count() >= 4
        && !(lo..comma).any(|i| r.comma(i))
        && !r.is(
            lo,
            Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::TIME),
        )
}

/// "Faux, répond l'intéressé", "Nonsense, says Ann": a few words that are neither a subject nor a time or place.
fn fragment(r: &Reader, lo: usize, verb: usize) -> bool {
    let last = verb.saturating_sub(1);
    r.comma(last)
        && (1..=4).contains(&last.saturating_sub(lo))
        && (lo..last).all(|i| r.word(i) && !(i > lo && r.capital(i)))
        && !r.is(
            lo,
            Class::PREPOSITION
                .or(Class::TIME)
                .or(NOUN)
                .or(Class::COORDINATOR)
                .or(Class::SUBORDINATOR)
                .or(Class::PRONOUN),
        )
        && (!r.is(lo, Class::DETERMINER) || r.is(lo, Class::CONTRACTED))
        && !r.adverb(lo)
}

/// "A person close to the mine, who has seen the report, claimed …": the only verb before stands between the commas, so
/// that no clause has been said yet.
fn set_apart(r: &Reader, lo: usize, verb: usize) -> bool {
    let mark = |i: &usize| r.comma(*i) || matches!(r.sign_at(*i), Some('–' | '—' | '('));
    let Some(comma) = (lo..verb).find(mark) else {
        return false;
    };
    comma + 1 < verb
        && r.is(comma + 1, Class::SUBJECT_RELATIVE)
        && !(lo..comma).any(|i| r.finite(i))
}

/// Whether token `at` stands in a heading, whose verbs few rules know.
fn heading(r: &Reader, at: usize) -> bool {
    r.doc
        .sentences
        .get(r.doc.sentence_of(at))
        .and_then(|sentence| r.doc.paragraphs.get(sentence.paragraph))
        .is_some_and(|paragraph| paragraph.role == crate::text::Role::Heading)
}

//! "Selon X, …", "…, according to X", "(selon X)": a preposition attributes a whole clause.

use super::{ACCORDING_END, ACCORDING_FRONT, ACCORDING_MIDDLE, ACCORDING_PARENTHESIS};
use crate::claim::content::{self, Reach};
use crate::claim::cue::{Form, Frames, Preposition, kind};
use crate::claim::draft::Draft;
use crate::claim::reader::{NOUN, Reader, Scope};
use crate::source::{Class, phrase};
use std::ops::Range;

/// The claim of a preposition that begins at `at`.
pub(crate) fn find(r: &Reader, at: usize) -> Option<Draft> {
    let tokens = r.doc.tokens.get(at..)?;
    let (len, preposition) = r
        .cues
        .prepositions
        .longest(tokens.iter().map(|token| token.word))?;
    let len = len - preposition.within;
    let scope = r.scope(at);
    let cue = at..at + len;
    let limit = scope.range.end;
    // "In his view, …".
    if let Some(word) = preposition.possessive {
        let source = at + word..at + word + 1;
        let end = cue.end;
        let front = at == scope.range.start || r.sign_at(at - 1).is_some();
        let closes = end >= limit || r.sign_at(end).is_some();
        // "tears in her eyes": between marks, or where the verb frames the clause.
        if !(front && closes || r.words.verb_final) {
            return None;
        }
        return place(r, &scope, cue, source, end).map(|mut draft| {
            draft.class = preposition.class;
            draft
        });
    }
    let mut first = cue.end;
    // A contracted article inside the cue ("aux dires du") does not belong to the source.
    while first < limit && r.is(first, Class::OF) && !surely_a_noun(r, first) {
        first += 1;
    }
    let head = if r.is(first, Class::DETERMINER) {
        first + 1
    } else {
        first
    };
    if r.token(head)
        .is_some_and(|token| r.cues.kind(token.word) & kind::NOT_SOURCE != 0)
        || r.token(first)
            .is_some_and(|token| r.cues.kind(token.word) & kind::NOT_SOURCE != 0)
    {
        return None;
    }
    if let Some(draft) = reported(r, &scope, &cue, preposition) {
        return Some(draft);
    }
    let source =
        if r.is(first, Class::DISJUNCTIVE) && (first + 1 >= limit || !r.is(first + 1, Class::OF)) {
            first..first + 1
        } else {
            // "Per i comitati «…»": what is quoted is no name.
            let quote = (first + 1..limit.min(first + 12)).find(|i| r.quotes.opening(*i).is_some());
            let end = quote.filter(|_| preposition.weak).unwrap_or(limit);
            phrase::after(r, first, end)?
        };
    if r.author(&source) || scope.quote.is_some() && r.is(source.start, Class::FIRST) {
        return None;
    }
    // "Pour X, …": only of somebody who speaks, and in front.
    if preposition.weak && !speaks(r, &source, &scope, at) {
        return None;
    }
    if preposition.statement && !source.clone().any(|i| r.statement(i)) {
        return None;
    }
    // Without a comma and after other words, "selon" also says by which measure: then it takes a speaker.
    let marked = at <= scope.range.start
        || r.sign_at(at - 1).is_some()
        || r.is(
            at - 1,
            Class::COORDINATOR
                .or(Class::THAT)
                .or(Class::SUBORDINATOR)
                .or(Class::ADVERB),
        );
    if !marked
        && !r.words.verb_final
        && !source
            .clone()
            .any(|i| r.is(i, NOUN.or(Class::DISJUNCTIVE)) || r.proper(i))
        || !marked && r.english() && !headed_by_speaker(r, &source)
    {
        return None;
    }
    let (outer_end, named_by) = with_apposition(r, &source, limit);
    let source = possessor(r, source);
    place(r, &scope, cue, source, outer_end).map(|mut draft| {
        draft.class = preposition.class;
        draft.named_by = named_by;
        draft
    })
}

/// English "according to the Western system": the noun that the phrase ends in, not one beside it, must be somebody who
/// speaks.
fn headed_by_speaker(r: &Reader, source: &Range<usize>) -> bool {
    let head = source
        .clone()
        .take_while(|i| *i == source.start || !r.is(*i, Class::OF.or(Class::PREPOSITION)))
        .last()
        .unwrap_or(source.start);
    r.is(head, NOUN.or(Class::DISJUNCTIVE)) || r.capital(head)
}

/// "In the minister's view, …": the claim of a preposition at `at`, a genitive and a noun for seeing.
pub(crate) fn in_view(r: &Reader, at: usize) -> Option<Draft> {
    let scope = r.scope(at);
    let limit = scope.range.end;
    let source = phrase::after(r, at + 1, limit.min(at + 12))?;
    let genitive =
        (source.start + 1..limit.min(at + 12)).find(|i| r.is(*i, Class::GENITIVE_MARK))?;
    let (source, end) = (source.start..genitive, genitive + 2);
    let front = at == scope.range.start || r.sign_at(at - 1).is_some();
    let closes = end >= limit || r.sign_at(end).is_some();
    if !r.is(genitive + 1, Class::VIEW) || !front || !closes || r.author(&source) {
        return None;
    }
    place(r, &scope, at..at + 1, source, end).map(|mut draft| {
        draft.cue = Some(genitive + 1..end);
        draft.class = crate::VerbClass::Estimating;
        draft
    })
}

/// "según informó la policía", "secondo quanto riferisce l'agenzia", "secondo quanto trapela da fonti": a verb of saying or
/// a preposition stands between the cue and the source.
fn reported(
    r: &Reader,
    scope: &Scope,
    cue: &Range<usize>,
    preposition: &Preposition,
) -> Option<Draft> {
    if !r.words.pro_drop || preposition.weak {
        return None;
    }
    let limit = scope.range.end;
    let mut i = cue.end;
    let helper = Class::HAVE
        .or(Class::BE)
        .or(Class::BEEN)
        .or(Class::REFLEXIVE);
    while i < limit && r.is(i, helper) {
        i += 1;
    }
    let verb = i < limit && !r.forms(i).is_empty() && !r.is(i, NOUN);
    if !verb && !preposition.verb {
        return None;
    }
    let from = super::inverted::over_adjuncts(r, i + 1, limit);
    let informed = (from..limit.min(from + 3)).find(|i| r.is(*i, Class::AGENT));
    let start = match informed {
        Some(agent) => agent + 1,
        None if verb && (phrase::surely_starts(r, from) || r.is(from, Class::PRONOUN)) => from,
        None => return None,
    };
    let source = phrase::after(r, start, limit)?;
    if r.author(&source) {
        return None;
    }
    let (end, named_by) = with_apposition(r, &source, limit);
    place(r, scope, cue.start..i + 1, source, end).map(|mut draft| {
        draft.class = preposition.class;
        draft.named_by = named_by;
        draft
    })
}

/// The claim of a postposition at `at` ("der Polizei zufolge").
pub(crate) fn find_behind(r: &Reader, at: usize) -> Option<Draft> {
    let tokens = r.doc.tokens.get(at..)?;
    let (len, (class, statement)) = r
        .cues
        .postpositions
        .longest(tokens.iter().map(|token| token.word))?;
    let scope = r.scope(at);
    let source = super::subject_verb::antecedent(r, at, scope.range.start)?;
    // "Seiner Ansicht nach": only after a noun for a statement.
    if *statement && !r.statement(source.end - 1) {
        return None;
    }
    let lead = source.start;
    let mut draft = place(r, &scope, lead..at + len, possessor(r, source), at + len)?;
    draft.cue = Some(at..at + len);
    draft.class = *class;
    Some(draft)
}

/// "nach seinen Angaben": whoever the possessive stands for.
fn possessor(r: &Reader, source: Range<usize>) -> Range<usize> {
    let first = source.start;
    if r.words.capital_nouns
        && source.len() == 2
        && r.is(first, Class::POSSESSIVE)
        && r.statement(first + 1)
    {
        first..first + 1
    } else {
        source
    }
}

/// Whether a weak preposition at `at` has a person or a body that speaks after it, and a clause follows.
fn speaks(r: &Reader, source: &Range<usize>, scope: &Scope, at: usize) -> bool {
    let quote = r
        .quotes
        .opening(source.end + usize::from(r.sign(source.end, ',')))
        .is_some();
    let front = at == scope.range.start
        || r.sign_at(at - 1).is_some_and(|c| matches!(c, ':' | ';'))
        || quote && r.is(at - 1, Class::COORDINATOR.or(Class::HARD_SUBORDINATOR));
    let names = source.clone().filter(|i| r.capital(*i)).count();
    let acronym = source.len() <= 2
        && r.token(source.end - 1).is_some_and(|token| {
            token.case == crate::text::Case::Upper && token.end - token.start >= 3
        });
    let person = r.is(source.start, Class::DISJUNCTIVE)
        || names >= 2 && !r.is(source.start, Class::DETERMINER)
        || source
            .clone()
            .take_while(|i| !r.is(*i, Class::OF))
            .any(|i| r.is(i, Class::ROLE))
        || acronym;
    let clause = r.sign(source.end, ',') || r.is(source.end, Class::PRONOUN);
    let said = quote || (source.end..scope.range.end.min(source.end + 30)).any(|i| r.finite(i));
    // "For the defence, Patrick Lyle accused …": the clause has a speaker of its own.
    let other = r.sign(source.end, ',')
        && phrase::after(r, source.end + 1, scope.range.end)
            .is_some_and(|subject| !r.is(subject.end, NOUN) && reports(r, subject.end));
    front && person && (clause || quote) && said && !other && !r.infinitive(source.start)
}

/// Whether token `at` is a finite verb that takes a clause or accuses.
fn reports(r: &Reader, at: usize) -> bool {
    r.token(at).is_some_and(|token| {
        r.cues.readings(token.word).iter().any(|reading| {
            reading.form.any(Form::FINITE)
                && r.cues
                    .verbs
                    .get(reading.lemma as usize)
                    .is_some_and(|lemma| lemma.frames.any(Frames::THAT.or(Frames::OBJECT)))
        })
    })
}

fn surely_a_noun(r: &Reader, at: usize) -> bool {
    r.is(at, Class::DETERMINER)
}

/// The end of the source with what is said about it between commas: a name, a role, a relative clause; and the name.
fn with_apposition(
    r: &Reader,
    source: &Range<usize>,
    limit: usize,
) -> (usize, Option<Range<usize>>) {
    let mut end = source.end;
    // "Selon le rapport publié mardi par l'ONU": a participle clause belongs to the source.
    if end < limit
        && (!r.is(end, Class::PRONOUN) || r.is(end, Class::SUBJECT_RELATIVE))
        && (r.participle(end)
            || r.gerund(end)
            || r.is(
                end,
                Class::PREPOSITION
                    .or(Class::SUBJECT_RELATIVE)
                    .or(Class::THAT),
            )
            || r.insert(end) > 0
            || r.is(end, Class::TIME))
        && let Some(comma) = (end..limit.min(end + 30)).find(|i| {
            r.sign_at(*i)
                .is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | ')'))
        })
        && r.sign(comma, ',')
        && (r.is(end, Class::SUBJECT_RELATIVE.or(Class::THAT))
            || r.words.pro_drop
                && r.is(end, Class::PREPOSITION.or(Class::OF))
                && r.is(end + 1, Class::RELATIVE)
            || !(end..comma).any(|i| r.finite(i)))
    {
        end = comma;
    }
    // "Selon Le Monde du 25 janvier 2006, …".
    if r.year(end) && r.sign(end + 1, ',') {
        end += 1;
    }
    let mut named_by = None;
    for _ in 0..2 {
        if !r.sign(end, ',') || end + 1 >= limit {
            break;
        }
        let next = end + 1;
        let Some(close) = (next..limit.min(next + 30)).find(|i| {
            r.sign_at(*i)
                .is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | ')'))
                && !(r.sign(*i, '.') && r.word(*i + 1) && r.is(*i - 1, Class::TITLE))
        }) else {
            // The phrase runs to the end of the scope.
            break;
        };
        let finite = (next..close).any(|i| r.finite(i));
        let relative = r.is(next, Class::SUBJECT_RELATIVE)
            || finite && r.is(next, Class::THAT) && !r.words.verb_final
            || r.words.verb_final
                && r.is(next, Class::RELATIVE)
                && r.finite(close.saturating_sub(1));
        let phrase = phrase::after(r, next, close);
        let whole = phrase.as_ref().is_some_and(|phrase| phrase.end == close);
        let name = whole && (next..close).filter(|i| r.capital(*i)).count() >= 1 && r.capital(next);
        let role = phrase
            .as_ref()
            .is_some_and(|phrase| phrase.clone().any(|i| r.is(i, Class::ROLE)));
        let citing = r.gerund(next);
        // A name explains a role and a role explains a name; anything else is the clause's subject.
        let person = source.clone().filter(|i| r.capital(*i)).count() >= 2
            || r.is(source.start, Class::TITLE);
        let role_first = source.clone().any(|i| r.is(i, Class::ROLE));
        let explains = name && role_first || role && person;
        let subject = r.finite(close + 1) || r.is(close + 1, Class::CLITIC) && r.finite(close + 2);
        if relative || citing || !finite && !subject && explains && r.sign(close, ',') {
            if name {
                named_by = Some(next..close);
            }
            end = close;
            continue;
        }
        break;
    }
    (end, named_by)
}

/// Where the phrase stands decides what is its content.
fn place(
    r: &Reader,
    scope: &Scope,
    cue: Range<usize>,
    source: Range<usize>,
    end: usize,
) -> Option<Draft> {
    let Range { start: lo, end: hi } = scope.range.clone();
    let said = |content: Vec<Range<usize>>, rule| {
        let content: Vec<_> = content
            .into_iter()
            .filter(|range| range.end > range.start)
            .collect();
        (!content.is_empty()).then(|| {
            Draft::new(rule, content)
                .said_by(Some(source.clone()))
                .cued(cue.clone(), crate::VerbClass::Neutral)
        })
    };
    // In parentheses or between dashes.
    // "(selon X, …)": the whole statement stands inside.
    if cue.start > lo
        && matches!(r.sign_at(cue.start - 1), Some('(' | '['))
        && r.sign(end, ',')
        && let Some(close) =
            (end..hi.min(end + 120)).find(|i| matches!(r.sign_at(*i), Some(')' | ']')))
        && (end..close).any(|i| r.finite(i))
    {
        return said(vec![content::trim(r, end + 1..close)], &ACCORDING_FRONT);
    }
    if cue.start > lo && matches!(r.sign_at(cue.start - 1), Some('(' | '[')) {
        let close = (end..hi.min(end + 30)).find(|i| matches!(r.sign_at(*i), Some(')' | ']')))?;
        let start = clause_before(r, cue.start - 1, lo);
        let rest = content::trim(
            r,
            close + 1..content::end(r, close + 1, scope, Reach::Clause).max(close + 1),
        );
        let mut parts = vec![content::trim(r, start..cue.start - 1)];
        if rest.len() > 1 && !r.sign(close + 1, ',') {
            parts.push(rest);
        }
        return said(parts, &ACCORDING_PARENTHESIS);
    }
    // "On apprend de source proche que …": the clause is what is said.
    if r.is(end, Class::THAT) && !r.words.verb_final && !r.english() && cue.start > lo {
        let stop = content::end(r, end + 1, scope, Reach::Clause);
        return said(vec![content::trim(r, end + 1..stop)], &ACCORDING_FRONT);
    }
    if let Some(figure) = own_figure(r, cue.start, lo) {
        return said(vec![figure], &ACCORDING_END);
    }
    let before = content::trim(r, lead(r, lo, cue.start)..cue.start);
    let front = before.is_empty() || (lo..cue.start).all(|i| filler(r, i));
    if front {
        let start = skip_commas(r, end);
        let stop = content::end(r, start, scope, Reach::Clause);
        return said(vec![content::trim(r, start..stop)], &ACCORDING_FRONT);
    }
    let left_start = clause_before(r, cue.start, lo);
    let after_comma = r.sign(cue.start - 1, ',');
    // "…, mais selon X, …", "; selon X …": a clause of its own opens with the phrase.
    let opens = r.is(
        cue.start - 1,
        Class::COORDINATOR
            .or(Class::THAT)
            .or(Class::HARD_SUBORDINATOR),
    ) || r.sign_at(cue.start - 1).is_some_and(|c| {
        matches!(c, ';' | ':' | '–' | '—') || r.quotes.opening(cue.start - 1).is_some()
    }) || r.is(cue.start - 1, Class::AND);
    let right_start = skip_commas(r, end);
    let right = if right_start < hi {
        content::trim(
            r,
            right_start..content::end(r, right_start, scope, Reach::Clause),
        )
    } else {
        hi..hi
    };
    if opens && !right.is_empty() {
        return said(vec![right], &ACCORDING_FRONT);
    }
    // "…, bei dem laut Polizei niemand verletzt wurde": only this clause.
    if r.words.verb_final
        && let Some(start) = super::clause::inner(r, cue.start, lo)
    {
        let stop = content::end(r, right_start, scope, Reach::Comma).max(right_start);
        return said(
            vec![
                content::trim(r, start..cue.start),
                content::trim(r, right_start..stop),
            ],
            &ACCORDING_MIDDLE,
        );
    }
    let left = content::trim(r, left_start..cue.start);
    let left_finite = left.clone().any(|i| r.finite(i));
    // "Der Mann ist nach Angaben der Polizei verletzt": no comma in a language whose verb frames the clause.
    if r.words.verb_final && right_start == end && !right.is_empty() && !after_comma {
        return said(vec![left, right], &ACCORDING_MIDDLE);
    }
    let goes_on = r.sign(end, ',') && !right.is_empty();
    // "…, selon lui, « dix fois »": quoted words finish the sentence.
    if goes_on && after_comma && r.quotes.opening(right_start).is_some() {
        return said(vec![left, right], &ACCORDING_MIDDLE);
    }
    // "l'Union était, selon les traités, une association": no clause ends in its verb.
    let cut = after_comma && left.end > left.start && r.finite(left.end - 1) && !r.words.verb_final;
    if goes_on && (!left_finite || cut) {
        return said(vec![left, right], &ACCORDING_MIDDLE);
    }
    // "…, selon un diplomate basé au Caire « une haine viscérale »": quoted words finish the sentence here too.
    let quoted = (end..hi.min(end + 8))
        .take_while(|i| !r.finite(*i) && !r.comma(*i))
        .find(|i| r.quotes.opening(*i).is_some());
    if after_comma
        && let Some(at) = quoted
        && !right.is_empty()
    {
        return said(
            vec![left, content::trim(r, at..right.end.max(at))],
            &ACCORDING_MIDDLE,
        );
    }
    if goes_on
        && after_comma
        && !r.is(right.start, Class::COORDINATOR.or(Class::HARD_SUBORDINATOR))
        && !r.gerund(right.start)
        && !r.is(right.start, Class::RELATIVE.or(Class::BREAK))
        && (right.clone().any(|i| r.finite(i)) || !left_finite)
    {
        return said(vec![left, right], &ACCORDING_MIDDLE);
    }
    let participle =
        r.participle(right.start) || r.is(right.start, Class::PREPOSITION) || r.gerund(right.start);
    if !goes_on
        && !right.is_empty()
        && right_start == end
        && !left_finite
        && after_comma
        && !participle
    {
        return said(vec![left, right], &ACCORDING_MIDDLE);
    }
    said(vec![left], &ACCORDING_END)
}

/// "(8 000 selon la police, 25 000 selon les syndicats)", "…, 25 000 selon les syndicats": the figure right before the
/// phrase at `cue`, where it alone is what the source says: a bracket, a dash or a finished clause stands before it.
fn own_figure(r: &Reader, cue: usize, lo: usize) -> Option<Range<usize>> {
    let before = cue.checked_sub(1)?;
    let end = if r.sign(before, ',') { before } else { cue };
    let figure = r.figure_before(end, lo)?;
    let mark = figure.start.checked_sub(1).filter(|mark| *mark > lo)?;
    let apart = matches!(r.sign_at(mark), Some('(' | '[' | ';' | '–' | '—'));
    let joined = r.sign(mark, ',') || r.is(mark, Class::COORDINATOR.or(Class::AND));
    let clause =
        r.sign(mark, ',') && r.figure_before(mark, lo).is_none() && (lo..mark).any(|i| r.finite(i));
    (apart || clause || joined && attributed(r, mark, lo)).then_some(figure)
}

/// Whether "selon X" ends right before token `mark`.
fn attributed(r: &Reader, mark: usize, lo: usize) -> bool {
    (lo..mark)
        .rev()
        .take(8)
        .take_while(|i| !r.finite(*i) && !r.comma(*i) && !r.figure_begins(*i))
        .any(|i| {
            r.token(i)
                .is_some_and(|token| r.cues.kind(token.word) & kind::PREPOSITION != 0)
        })
}

/// Where the clause before a phrase at its end begins.
fn clause_before(r: &Reader, at: usize, lo: usize) -> usize {
    let mut i = at;
    while i > lo {
        if let Some(quote) = r
            .quotes
            .closing(i - 1)
            .and_then(|quote| r.quotes.all.get(quote))
        {
            i = quote.open.max(lo);
            if i == lo {
                break;
            }
            continue;
        }
        if matches!(r.sign_at(i - 1), Some(';')) {
            break;
        }
        i -= 1;
    }
    lead(r, i, at)
}

/// Skips a conjunction at the beginning of a clause.
fn lead(r: &Reader, from: usize, to: usize) -> usize {
    if from < to && r.is(from, Class::COORDINATOR) && !r.is(from, Class::PRONOUN) {
        from + 1
    } else {
        from
    }
}

fn filler(r: &Reader, at: usize) -> bool {
    r.sign_at(at).is_some() || r.is(at, Class::COORDINATOR.or(Class::ADVERB)) || r.adverb(at)
}

fn skip_commas(r: &Reader, at: usize) -> usize {
    if matches!(r.sign_at(at), Some(',' | ':')) {
        at + 1
    } else {
        at
    }
}

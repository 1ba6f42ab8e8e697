//! Reports inside another sentence: "comme l'a dit X", "un chiffre que X conteste", "citant X".

use super::{AS_CLAUSE, CITING, RELATIVE_OBJECT};
use crate::claim::content::{self, Reach};
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};

/// How far before its verb "comme" or "as" stands.
const REACH: usize = 24;

/// The claim of a verb group inside a clause of comparison or a relative clause whose object is what is said.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if group.shape != Shape::Finite || group.lemma.frames.any(Frames::AFTER) {
        return None;
    }
    compared(r, group, scope, drafts)
        .or_else(|| object(r, group, scope))
        .or_else(|| clause_before(r, group, scope, drafts))
}

/// "…, comme l'a affirmé X", "As X told reporters, …", "contrairement à ce qu'affirme X".
fn compared(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let lo = scope.range.start;
    let start = group.range.start;
    let hi = scope.range.end;
    // Verb right after the conjunction: the speaker follows.
    let mut before = start;
    while before > lo && r.is(before - 1, Class::CLITIC) {
        before -= 1;
    }
    let (lead, source, end) =
        if before > lo && (r.is(before - 1, Class::AS) || reported_that(r, before - 1, lo)) {
            let source = phrase::after(r, group.range.end, hi)?;
            if !phrase::surely_starts(r, source.start) && !r.is(source.start, Class::PRONOUN) {
                return None;
            }
            let end = source.end;
            (before - 1, source, end)
        } else if r.words.verb_final {
            // "wie die Polizei am Montag mitteilte", "wie aus dem Bericht hervorgeht".
            let lead = (lo.max(start.saturating_sub(30))..start)
                .rev()
                .find(|i| r.is(*i, Class::AS))?;
            if lead > lo && !r.sign(lead - 1, ',') && !r.sign(lead - 1, '(')
                || r.is(lead + 1, Class::AS)
            {
                return None;
            }
            let mut first = lead + 1;
            while first < start
                && (r.is(first, Class::PREPOSITION.or(Class::REFLEXIVE)) || r.adverb(first))
            {
                first += 1;
            }
            let subject = phrase::after(r, first, start)?;
            (lead, subject, group.range.end.max(group.finite + 1))
        } else {
            let subject = phrase::before(r, start, lo)?.range;
            let lead = subject.start.checked_sub(1)?;
            if lead < lo || !r.is(lead, Class::AS) {
                return None;
            }
            (lead, subject, group.range.end)
        };
    // "such as the frequently repeated story": no clause.
    if lead > lo && r.is(lead - 1, Class::COMPARATIVE) || r.adverb(source.end - 1) {
        return None;
    }
    // "as I think the world needs it": the verb has a clause of its own.
    if r.english()
        && !group.lemma.frames.any(Frames::OBJECT)
        && group.lemma.tail.is_empty()
        && super::zero::clause_only(r, scope, end)
    {
        return None;
    }
    // "wie ihn manche nennen" names, and says nothing.
    if r.author(&source)
        || r.is(source.start, Class::DUMMY)
        || r.words.verb_final && group.lemma.frames.any(Frames::CALL)
    {
        return None;
    }
    let lead = clause_lead(r, lead, lo);
    let front = lead == lo;
    if !front && !r.sign(lead - 1, ',') && !r.sign(lead - 1, '(') {
        return None;
    }
    // The comma that closes the clause, past an apposition of the speaker.
    let close = (end..hi.min(end + REACH)).find(|i| {
        r.sign_at(*i)
            .is_some_and(|c| matches!(c, ',' | '.' | ')' | ';'))
    });
    let mut parts = Vec::new();
    if !front {
        // "X denied that …, as Y has alleged": what X denies is what Y alleges.
        let inner = drafts
            .iter()
            .rev()
            .take(4)
            .filter(|draft| {
                draft
                    .cue
                    .as_ref()
                    .is_some_and(|cue| cue.start >= lo && cue.end < lead)
            })
            .filter_map(|draft| draft.content.last())
            .find(|part| part.start < lead && part.end >= lead.saturating_sub(1));
        parts.push(content::trim(r, inner.map_or(lo, |part| part.start)..lead));
    }
    if let Some(close) = close.filter(|close| r.sign(*close, ',')) {
        let rest = content::trim(
            r,
            close + 1..content::end(r, close + 1, scope, Reach::Clause).max(close + 1),
        );
        let whole = parts.iter().any(|part| part.clone().any(|i| r.finite(i)));
        if front || !whole {
            parts.push(rest);
        }
    }
    parts.retain(|part| part.len() > 1);
    if parts.is_empty()
        || !group
            .lemma
            .frames
            .any(Frames::THAT.or(Frames::QUOTE).or(Frames::FREE))
    {
        return None;
    }
    let mut draft = Draft::new(&AS_CLAUSE, parts)
        .by(group.range.clone(), group.lemma)
        .said_by(Some(source));
    draft.lead = Some(lead);
    draft.cue_negated = group.negated;
    Some(draft)
}

/// "ce que" or "ce qu'" that ends at `at`.
fn reported_that(r: &Reader, at: usize, lo: usize) -> bool {
    r.is(at, Class::THAT)
        && at > lo
        && r.is(at - 1, Class::BREAK.or(Class::DUMMY))
        && !r.is(at - 1, Class::AS)
        && at > lo + 1
}

/// The first word of the clause: "contrairement à ce que", "ainsi que", "tout comme".
fn clause_lead(r: &Reader, lead: usize, lo: usize) -> usize {
    let mut at = lead;
    while at > lo
        && lead - at < 5
        && !r.sign(at - 1, ',')
        && !r.sign(at - 1, '(')
        && !r.finite(at - 1)
    {
        at -= 1;
    }
    if at == lo || r.sign(at - 1, ',') || r.sign(at - 1, '(') {
        at
    } else {
        lead
    }
}

/// "un chiffre que X conteste", "a figure that X called “absurd”".
fn object(r: &Reader, group: &Group, scope: &Scope) -> Option<Draft> {
    let judges =
        group.lemma.frames.any(Frames::NOUN) && group.lemma.class == crate::VerbClass::Denying;
    if !judges {
        return None;
    }
    let lo = scope.range.start;
    let subject = phrase::before(r, group.range.start, lo)?;
    let mark = subject.range.start.checked_sub(1)?;
    if mark <= lo || !r.is(mark, Class::THAT.or(Class::RELATIVE)) {
        return None;
    }
    let thing = super::subject_verb::antecedent(r, mark, lo)?;
    if r.author(&subject.range) || subject.range.contains(&thing.start) {
        return None;
    }
    let mut draft = Draft::new(&RELATIVE_OBJECT, vec![thing])
        .by(group.range.clone(), group.lemma)
        .said_by(Some(subject.range));
    draft.cue_negated = group.negated;
    Some(draft)
}

/// "…, which X denies", "…, ce que dément X", "…, was X bestreitet": the clause before the pronoun is what X denies or
/// confirms.
fn clause_before(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    let lemma = group.lemma;
    let denies = lemma.class == crate::VerbClass::Denying && lemma.frames.any(Frames::NOUN);
    if !denies && lemma.stance() != crate::Stance::Confirms {
        return None;
    }
    let lo = scope.range.start;
    let hi = scope.range.end;
    let verb = group.range.start.min(group.finite);
    let mut end = group.range.end.max(group.finite + 1);
    let (mark, source) = match verb.checked_sub(1).filter(|mark| *mark > lo) {
        // "ce que dément le maire": the subject follows.
        Some(mark) if r.is(mark, Class::THAT) => {
            let source = phrase::after(r, end, hi)?;
            end = source.end;
            (mark, source)
        }
        _ => {
            let source = phrase::before(r, verb, lo)?.range;
            (source.start.checked_sub(1)?, source)
        }
    };
    let closes = end >= hi || r.sign_at(end).is_some();
    let comma = sentence_pronoun(r, mark)?;
    if !closes || comma <= lo + 1 || r.author(&source) || r.is(source.start, Class::DUMMY) {
        return None;
    }
    let said = drafts.iter().rev().take(4).find_map(|draft| {
        let cue = draft.cue.as_ref()?;
        let part = draft.content.last()?;
        let holds = cue.start >= lo && part.start < comma && part.end >= comma;
        holds.then_some((draft, part.start))
    });
    let from = match said {
        // "accused Y of selling arms, which Y denies": the deed.
        Some((draft, from))
            if std::ptr::eq(draft.rule, &super::VERB_ACCUSES)
                || std::ptr::eq(draft.rule, &super::PASSIVE_INFINITIVE) =>
        {
            (from..comma)
                .find(|i| r.is(*i, Class::OF) && (r.gerund(i + 1) || r.infinitive(i + 1)))
                .map_or(from, |of| of + 1)
        }
        Some((_, from)) => from,
        None if (lo..comma).any(|i| r.finite(i)) => lo,
        None => return None,
    };
    let content = content::trim(r, from..comma);
    if content.len() < 2 {
        return None;
    }
    let mut draft = Draft::new(&RELATIVE_OBJECT, vec![content])
        .by(group.range.clone(), lemma)
        .said_by(Some(source));
    draft.lead = Some(comma + 1);
    draft.cue_negated = group.negated;
    Some(draft)
}

/// The comma before a relative pronoun at `mark` that stands for a whole clause: ", which", ", ce que", ", lo que", ", was".
fn sentence_pronoun(r: &Reader, mark: usize) -> Option<usize> {
    let first = if r.is(mark, Class::THAT) && !r.words.verb_final {
        mark.checked_sub(1)
            .filter(|lead| r.is(*lead, Class::SENTENCE_LEAD))?
    } else if r.is(mark, Class::SENTENCE_RELATIVE) {
        mark
    } else {
        return None;
    };
    first.checked_sub(1).filter(|comma| r.comma(*comma))
}

/// "…, citant un diplomate": the source behind the last claim of the sentence.
pub(crate) fn citing(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if group.shape != Shape::Gerund || !group.lemma.frames.any(Frames::CITE) {
        return None;
    }
    let source = phrase::after(r, group.range.end, scope.range.end)?;
    let outer = drafts.iter().rev().take(4).find(|draft| {
        draft
            .cue
            .as_ref()
            .is_some_and(|cue| cue.start >= scope.range.start && cue.end <= group.range.start)
    })?;
    let mut content = outer.content.clone();
    for part in &mut content {
        if part.contains(&group.range.start) {
            part.end = content::trim(r, part.start..group.range.start)
                .end
                .max(part.start);
        }
    }
    content.retain(|part| part.end > part.start);
    if content.is_empty() {
        return None;
    }
    Some(
        Draft::new(&CITING, content)
            .by(group.range.clone(), group.lemma)
            .said_by(Some(source)),
    )
}

//! "X affirme que …", "X said the plan …", "X accuse Y d'avoir …": a speaker, a verb, and what follows.

use super::complement::{self, Complement, Kind};
use super::*;
use crate::claim::cue::Frames;
use crate::claim::draft::Draft;
use crate::claim::group::{Group, Shape};
use crate::claim::reader::{Reader, Scope};
use crate::source::Class;
use crate::source::phrase::{self, Subject};
use std::ops::Range;

/// The claim of a verb group with its speaker in front and its content behind.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Draft> {
    if group.shape == Shape::Passive {
        return None;
    }
    if group.lemma.frames.any(Frames::AFTER.or(Frames::IMPERSONAL)) {
        return None;
    }
    let subject = subject(r, group, scope, drafts);
    let embedded = subject.as_ref().is_some_and(|subject| {
        r.is(subject.range.start, Class::SUBJECT_RELATIVE) && subject.range.len() == 1
    });
    let after = match &subject {
        Some(subject) if subject.range.start >= group.range.end => subject.range.end,
        _ => group.range.end,
    };
    let complement = complement::find(r, group, scope, after)?;
    let weak = group.lemma.frames.any(Frames::WEAK);
    let asks = complement.kind == Kind::Question && group.lemma.frames.any(Frames::CALL);
    if weak && !asks && !matches!(complement.kind, Kind::Quote | Kind::Colon | Kind::Noun) {
        return None;
    }
    // "La rédaction vous recommande : …": the reader is spoken to.
    if scope.quote.is_none()
        && group
            .range
            .clone()
            .any(|i| r.is(i, Class::SECOND.or(Class::FIRST)) && r.is(i, Class::CLITIC))
        && !r.own_speech
        && group.lemma.class == crate::VerbClass::Neutral
        && group.range.clone().any(|i| r.is(i, Class::SECOND))
    {
        return None;
    }
    let bare = group.shape != Shape::Finite;
    let absolute = group.shape == Shape::Gerund && subject.is_some();
    if bare
        && !matches!(
            complement.kind,
            Kind::That | Kind::Quote | Kind::Colon | Kind::Zero
        )
    {
        return None;
    }
    // "initial efforts at writing fiction were …": without a comma a gerund has an object, and the sentence its own verb.
    if group.shape == Shape::Gerund
        && complement.kind == Kind::Zero
        && complement.start == group.range.end
        && group.range.start > scope.range.start
        && !r.comma(group.range.start - 1)
        && !r.is(group.range.start - 1, Class::COORDINATOR)
        && !r.is(complement.start, Class::PRONOUN.or(Class::DUMMY))
    {
        return None;
    }
    let heir = if bare {
        speaker_of_sentence(r, group, scope, drafts)
    } else {
        None
    };
    // "defended the record while promising an update: “…”": the sentence's subject speaks.
    if bare && complement.kind == Kind::Colon && heir.is_none() {
        return None;
    }
    // "Dijo que …": the speaker is the last one.
    let dropped = subject.is_none()
        && group.shape == Shape::Finite
        && r.words.pro_drop
        && drops(r, group, scope);
    if subject.is_none() && !bare && group.inverted.is_none() && !dropped {
        return None;
    }
    if group.doubtful
        && subject.as_ref().is_some_and(|subject| {
            let next = subject.range.end;
            agreement::weakly_a_subject(r, &subject.range)
                || next < group.range.start && (r.participle(next) || r.finite(next))
        })
    {
        return None;
    }
    if let Some(subject) = &subject
        && (r.author(&subject.range)
            || dummy(r, &subject.range)
            || agreement::no_subject(r, &subject.range)
            || agreement::far(r, &subject.range, group.range.start)
            || agreement::disagrees(r, group, &subject.range))
    {
        return None;
    }
    // "On doit noter que": advice of the author.
    if let Some(subject) = &subject
        && r.is(subject.range.start, Class::INDEFINITE)
        && (r.is(group.finite, Class::MODAL) || group.range.clone().any(|i| r.is(i, Class::MODAL)))
    {
        return None;
    }
    // "would not say how many": nothing is said.
    if complement.kind == Kind::Question
        && group.negated
        && group.lemma.stance() == crate::Stance::Asserts
    {
        return None;
    }
    // "Un testimone che chiede l'anonimato, «…»": the relative clause ends before the marks.
    if embedded && r.words.pro_drop && matches!(complement.kind, Kind::Quote) {
        return None;
    }
    let rule = rule(group, &complement)?;
    let mut content = extent::extent(r, group, scope, &complement, subject.as_ref(), embedded)?;
    if let Some(accused) = accused(r, group, &complement, subject.as_ref()) {
        match content.first_mut() {
            Some(first) if first.start == accused.end => first.start = accused.start,
            _ => content.insert(0, accused),
        }
    }
    let judged = group.lemma.frames.any(Frames::CALL.or(Frames::FIGURE));
    if complement.kind == Kind::Quote && weak && !judged && !extent::quoted_enough(r, &content) {
        return None;
    }
    if rule == &VERB_FIGURE
        && !content
            .iter()
            .any(|part| r.figure(part.clone()) || r.quoted(part.clone()))
    {
        return None;
    }
    let mut draft = Draft::new(rule, content).by(group.range.clone(), group.lemma);
    draft.cue_negated = group.negated;
    // "a demandé si": whoever asks leaves it open.
    if rule == &VERB_QUESTION
        && draft
            .content
            .first()
            .is_some_and(|part| r.is(part.start, Class::WHETHER))
        && draft.stance == crate::Stance::Asserts
        && group.lemma.class == crate::VerbClass::Neutral
    {
        draft.stance = crate::Stance::Doubts;
    }
    draft.dropped = dropped;
    match subject {
        Some(subject) if !bare || absolute => {
            draft.named_by = name_of(r, &subject, group.range.start, scope);
            draft.source = Some(subject.range);
        }
        _ => match heir {
            // "He said the firm had failed to report “…”": whoever fails is told of, and says nothing.
            Some(Heir::Draft(index))
                if group.shape == Shape::Infinitive
                    && drafts.get(index).is_some_and(|outer| {
                        outer.content.iter().any(|part| {
                            part.contains(&group.verb) && r.quotes.opening(part.start).is_none()
                        })
                    }) =>
            {
                return None;
            }
            Some(Heir::Draft(index)) => {
                draft.source = drafts.get(index).and_then(|draft| draft.source.clone());
                draft.heir = Some((index, PARTICIPLE_THAT.id));
            }
            Some(Heir::Subject(range)) => draft.source = Some(range),
            None => {
                if let Some(pronoun) = group.inverted {
                    draft.source = Some(pronoun..pronoun + 1);
                } else if group.shape == Shape::Infinitive && !dropped {
                    return None;
                }
            }
        },
    }
    Some(draft)
}

/// Who is accused, told between the verb and the deed: "wirft [dem Land] vor, …", "reprocha [a Ibarra] «…»".
fn accused(
    r: &Reader,
    group: &Group,
    complement: &Complement,
    subject: Option<&Subject>,
) -> Option<Range<usize>> {
    let told = group.lemma.class == crate::VerbClass::Accusing
        && group.lemma.frames.any(Frames::OBJECT)
        && matches!(
            complement.kind,
            Kind::That | Kind::Zero | Kind::Infinitive | Kind::Quote
        );
    if !told || group.finite != group.verb {
        return None;
    }
    let mut from = group.range.end;
    if let Some(subject) = subject
        && subject.range.start >= from
    {
        from = subject.range.end;
    }
    let mut to = (from..complement.start)
        .find(|i| r.sign_at(*i).is_some() || Some(*i) == group.apart)
        .unwrap_or(complement.start);
    // "verwijt het kabinet dat …": the conjunction stays, as what is said is one stretch.
    if r.is(to.saturating_sub(1), Class::THAT) && to > from && complement.kind == Kind::That {
        to = complement.start;
    }
    let object = if r.is(from, Class::PREPOSITION) {
        from + 1
    } else {
        from
    };
    let named = phrase::after(r, object, to)?;
    (named.start < to && !r.is(named.start, Class::THAT)).then_some(from..to)
}

/// Whether a verb without a subject opens its clause.
fn drops(r: &Reader, group: &Group, scope: &Scope) -> bool {
    let mut i = group.range.start;
    while i > scope.range.start
        && (r.adverb(i - 1) || r.is(i - 1, Class::CLITIC.or(Class::NEGATION)))
    {
        i -= 1;
    }
    i == scope.range.start || r.sign_at(i - 1).is_some() || r.is(i - 1, Class::COORDINATOR)
}

fn subject(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Subject> {
    if let Some(pronoun) = group.inverted {
        return Some(Subject {
            range: pronoun..pronoun + 1,
            clause: group.range.start,
        });
    }
    let lo = scope.range.start;
    let start = group.range.start;
    if r.words.verb_final && group.shape == Shape::Finite {
        return phrase::around(r, group.finite, group.verb, lo, scope.range.end);
    }
    // "quoted an official as saying that": whoever is quoted says it.
    if group.shape == Shape::Gerund
        && r.english()
        && start > lo + 1
        && r.is(start - 1, Class::AS)
        && let Some(range) = antecedent(r, start - 1, lo)
    {
        return Some(Subject {
            clause: range.start,
            range,
        });
    }
    // "…, les gendarmes craignant que": an absolute participle has its subject right before it.
    if group.shape == Shape::Gerund {
        let subject = antecedent(r, start, lo)?;
        let absolute = subject.start > lo && r.sign(subject.start - 1, ',');
        return absolute.then_some(Subject {
            range: subject,
            clause: start,
        });
    }
    if r.words.pro_drop
        && let Some(subject) = described(r, start, lo)
    {
        return Some(subject);
    }
    // "It might be good English to say": nobody says it.
    let purpose = r.english()
        && group.shape == Shape::Infinitive
        && start > lo
        && r.is(start - 1, Class::INFINITIVE_MARK);
    if let Some(subject) = phrase::before(r, start, lo).filter(|_| !purpose) {
        return Some(subject);
    }
    // "Dicen fuentes municipales que": the subject follows.
    if r.words.pro_drop
        && group.shape == Shape::Finite
        && (phrase::surely_starts(r, group.range.end) || r.is(group.range.end, Class::PRONOUN))
        && let Some(range) = phrase::after(r, group.range.end, scope.range.end)
        && (r.is(range.end, Class::THAT) || matches!(r.sign_at(range.end), Some(':' | ',')))
    {
        return Some(Subject {
            range,
            clause: start,
        });
    }
    // "Le maire conteste … et souhaite que": the subject of the verb before is shared.
    let mut i = start;
    while i > lo && (r.adverb(i - 1) || r.sign(i - 1, ',')) {
        i -= 1;
    }
    if i > lo && r.is(i - 1, Class::COORDINATOR) && group.shape == Shape::Finite {
        // "X confirmed that … but claimed …": the speaker of the sentence goes on.
        let speaker = drafts.iter().rev().take(4).find_map(|draft| {
            let cue = draft.cue.as_ref()?;
            let source = draft.source.as_ref()?;
            (cue.start >= lo && cue.end < i && source.end <= cue.start && draft.heir.is_none())
                .then(|| source.clone())
        });
        if let Some(range) = speaker {
            let clause = range.start;
            return Some(Subject { range, clause });
        }
        let past = |k: usize| {
            r.words.single_negation
                && r.participle(k)
                && r.word(k - 1)
                && !r.is(k - 1, Class::DETERMINER)
        };
        let mut verb = (lo + 1..i - 1).rev().find(|k| {
            (r.finite(*k) || past(*k)) && !r.is(*k - 1, Class::RELATIVE.or(Class::THAT))
        })?;
        while verb > lo
            && (r.is(verb - 1, Class::CLITIC) && !r.is(verb - 1, Class::DETERMINER)
                || r.finite(verb - 1))
        {
            verb -= 1;
        }
        return phrase::before(r, verb, lo);
    }
    // "Maître Dupont, plaide : …": a lone comma after a name.
    if start > lo + 1 && r.sign(start - 1, ',') {
        let name = phrase::after(r, lo, start - 1)?;
        let named = name.end == start - 1 && r.capital(name.end - 1);
        return named.then_some(Subject {
            range: name,
            clause: lo,
        });
    }
    None
}

/// "Un bombero que pidió no ser identificado sostiene": a phrase with a relative clause that no comma sets apart.
fn described(r: &Reader, verb: usize, lo: usize) -> Option<Subject> {
    let first = (lo..verb)
        .rev()
        .take(30)
        .take_while(|i| r.sign_at(*i).is_none())
        .last()?;
    let mark = (first + 1..verb).find(|i| r.is(*i, Class::SUBJECT_RELATIVE))?;
    let finite = (mark + 1..verb).find(|i| r.finite(*i))?;
    let range = phrase::after(r, first, mark)?;
    let whole = range.end == mark && phrase::surely_starts(r, first);
    // Nothing of another clause may stand between.
    let plain = (finite..verb).all(|i| !r.is(i, Class::COORDINATOR.or(Class::THAT)))
        && !r.forms(mark - 1).any(crate::claim::cue::Form::FINITE);
    (whole && plain).then_some(Subject {
        range,
        clause: first,
    })
}

/// Whether the subject stands for nobody, denies anybody, or is a law.
pub(super) fn dummy(r: &Reader, range: &Range<usize>) -> bool {
    range.len() == 1 && r.is(range.start, Class::DUMMY)
        || r.is(range.start, Class::NOBODY)
        || range
            .clone()
            .take_while(|i| *i == range.start || !r.is(*i, Class::OF.or(Class::PREPOSITION)))
            .any(|i| r.law(i))
}

fn rule(group: &Group, complement: &Complement) -> Option<&'static Rule> {
    use crate::VerbClass::Accusing;
    Some(match complement.kind {
        Kind::That if group.shape == Shape::Gerund => &PARTICIPLE_THAT,
        Kind::That => &VERB_THAT,
        Kind::Zero => &VERB_ZERO,
        Kind::Question => &VERB_QUESTION,
        Kind::Infinitive => &VERB_INFINITIVE,
        Kind::Of if group.lemma.class == Accusing => &VERB_ACCUSES,
        Kind::Of => &VERB_INFINITIVE,
        Kind::Colon => &VERB_COLON,
        Kind::Quote => &VERB_QUOTE,
        Kind::Noun
            if group.lemma.frames.any(Frames::FIGURE.or(Frames::AT))
                && !group.lemma.frames.any(Frames::NOUN) =>
        {
            &VERB_FIGURE
        }
        Kind::Noun => &VERB_NOUN,
    })
}

/// The name in apposition to a subject: "Le président ukrainien, Volodymyr Zelensky, affirme".
pub(super) fn name_of(
    r: &Reader,
    subject: &Subject,
    verb: usize,
    scope: &Scope,
) -> Option<Range<usize>> {
    let end = subject.range.end;
    if r.is(subject.range.start, Class::SUBJECT_RELATIVE) && subject.range.len() == 1 {
        // The phrase before the relative pronoun.
        let mut at = subject.range.start;
        if at > scope.range.start && r.sign(at - 1, ',') {
            at -= 1;
        }
        let last = antecedent(r, at, scope.range.start)?;
        // "Hugo Brandt, chief economist at the bank, who expects": the name before the apposition.
        let comma = last.start.checked_sub(1).filter(|comma| r.comma(*comma));
        let name = comma.and_then(|comma| antecedent(r, comma, scope.range.start));
        return Some(
            name.filter(|name| {
                name.len() >= 2 && name.clone().all(|i| r.capital(i)) && !phrase::names(r, &last)
            })
            .unwrap_or(last),
        );
    }
    if end < verb && r.sign(end, ',') {
        let name = phrase::after(r, end + 1, verb)?;
        return phrase::names(r, &name).then_some(name);
    }
    None
}

/// The noun phrase that ends at `end`: its last article or name begins it.
pub(crate) fn antecedent(r: &Reader, end: usize, from: usize) -> Option<Range<usize>> {
    let lo = from.max(end.saturating_sub(14));
    for p in lo..end {
        let inside = p > lo
            && (r.is(p - 1, Class::OF.or(Class::DETERMINER)) || r.capital(p) && r.capital(p - 1));
        if !inside
            && phrase::surely_starts(r, p)
            && let Some(range) = phrase::after(r, p, end)
            && range.end == end
        {
            return Some(range);
        }
    }
    None
}

enum Heir {
    Draft(usize),
    Subject(Range<usize>),
}

/// Who speaks in "…, ajoutant que": the source of the sentence's last claim, else its subject.
fn speaker_of_sentence(r: &Reader, group: &Group, scope: &Scope, drafts: &[Draft]) -> Option<Heir> {
    let lo = scope.range.start;
    for (index, draft) in drafts.iter().enumerate().rev().take(4) {
        if let Some(cue) = &draft.cue
            && draft.source.is_some()
            && cue.start >= lo
            && cue.end <= group.range.start
        {
            return Some(Heir::Draft(index));
        }
    }
    // English "is expected to tell": nobody has told yet; "went on to say", "continues to insist" have.
    if r.english() && group.shape == Shape::Infinitive {
        let before = group.range.start.checked_sub(2)?;
        let goes_on = r.is(before, Class::PREPOSITION) && r.finite(before.checked_sub(1)?)
            || r.forms(before).any(crate::claim::cue::Form::FINITE)
                && !r.is(before.saturating_sub(1), Class::BE);
        if !goes_on {
            return None;
        }
    }
    // The first finite verb before it has the subject.
    let mut verb = (lo..group.range.start).find(|i| r.finite(*i) && *i > lo)?;
    while verb > lo && r.is(verb - 1, Class::CLITIC) && !r.is(verb - 1, Class::DETERMINER) {
        verb -= 1;
    }
    let subject = phrase::before(r, verb, lo)?;
    let dummy = dummy(r, &subject.range)
        || group.shape == Shape::Infinitive
            && r.is(subject.range.start, Class::PRONOUN)
            && !r.english();
    (!dummy && !r.author(&subject.range)).then_some(Heir::Subject(subject.range))
}

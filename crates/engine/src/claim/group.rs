//! Verb groups: a cue verb with its auxiliary, clitics, negation and fixed second word.

use super::cue::{Form, Frames, Lemma};
use super::reader::{NOUN, Reader, Scope};
use crate::VerbClass;
use crate::source::Class;
use std::ops::Range;

/// How the cue verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A finite form, or auxiliary and participle.
    Finite,
    /// With the auxiliary of the passive.
    Passive,
    /// Present participle or gerund.
    Gerund,
    /// Infinitive.
    Infinitive,
}

/// A cue verb in the text.
#[derive(Clone, Debug)]
pub(crate) struct Group<'l> {
    /// All its tokens, from the first clitic or auxiliary to the verb or its fixed second word.
    pub(crate) range: Range<usize>,
    /// The cue verb itself.
    pub(crate) verb: usize,
    /// Which verb.
    pub(crate) lemma: &'l Lemma,
    /// How it stands.
    pub(crate) shape: Shape,
    /// Whether it is negated.
    pub(crate) negated: bool,
    /// The pronoun of an inversion inside the group ("a-t-il dit").
    pub(crate) inverted: Option<usize>,
    /// Whether the word could as well be a noun or an adjective.
    pub(crate) doubtful: bool,
    /// Where the finite verb stands, auxiliary or cue.
    pub(crate) finite: usize,
    /// Where the verb's second half stands that closes the clause ("teilte … mit").
    pub(crate) apart: Option<usize>,
}

/// The readings of the word at `at` as a cue verb, as a group each.
pub(crate) fn at<'r>(r: &Reader<'r>, at: usize, scope: &Scope) -> Option<Group<'r>> {
    let token = r.token(at)?;
    let mut best: Option<Group> = None;
    for reading in r.cues.readings(token.word) {
        let Some(lemma) = r.cues.verbs.get(reading.lemma as usize) else {
            continue;
        };
        let Some(group) = read(r, at, scope, lemma, reading.form) else {
            continue;
        };
        // A verb with its fixed second word says more than the bare verb.
        if best
            .as_ref()
            .is_none_or(|old| old.lemma.tail.len() < lemma.tail.len())
        {
            best = Some(group);
        }
    }
    best
}

fn read<'r>(
    r: &Reader<'r>,
    at: usize,
    scope: &Scope,
    lemma: &'r Lemma,
    form: Form,
) -> Option<Group<'r>> {
    let from = scope.range.start;
    let mut end = at + 1;
    let mut apart = None;
    if !lemma.tail.is_empty() {
        let tail = tail(r, end, scope.range.end, lemma)?;
        if lemma.apart {
            apart = Some(tail.start);
        } else {
            end = tail.end;
        }
    }
    let mut group = Group {
        range: at..end,
        verb: at,
        lemma,
        shape: Shape::Finite,
        negated: false,
        inverted: None,
        doubtful: false,
        finite: at,
        apart,
    };
    if r.words.verb_final
        && form.any(Form::PARTICIPLE.or(Form::INFINITIVE))
        && let Some(frame) = frame(r, at, from, form)
    {
        group.finite = frame.start;
        group.shape = if frame.passive {
            Shape::Passive
        } else {
            Shape::Finite
        };
        group.negated = frame.negated;
        if frame.start + 1 == at || at + 1 == frame.start {
            group.range = frame.start.min(at)..frame.start.max(at) + 1;
        }
        return checked(r, group, form);
    }
    if form.any(Form::PARTICIPLE)
        && let Some(auxiliary) = auxiliary(r, at, from)
    {
        group.range.start = auxiliary.start;
        group.shape = if auxiliary.passive {
            Shape::Passive
        } else {
            Shape::Finite
        };
        group.negated = auxiliary.negated;
        group.inverted = auxiliary.inverted;
        // "avoir reconnu" is no finite verb.
        if r.infinitive(auxiliary.start) && !r.finite_form(auxiliary.start) {
            group.shape = Shape::Infinitive;
        }
        clitics(
            r,
            &mut group,
            from,
            r.is(auxiliary.start, Class::COMMON_VERB),
        );
        return checked(r, group, form);
    }
    if form.any(Form::FINITE.or(Form::REPORT)) {
        if at > from
            && r.is(at - 1, Class::INFINITIVE_MARK.or(Class::MODAL))
            && (form.any(Form::INFINITIVE)
                || r.english()
                    && r.is(at - 1, Class::INFINITIVE_MARK)
                    && !form.any(Form::PARTICIPLE)
                    // "Comets, astronomers like to say, are …".
                    && !r.comma(end))
        {
            group.shape = Shape::Infinitive;
            governed(r, &mut group, from);
            return checked(r, group, form);
        }
        clitics(r, &mut group, from, !form.any(Form::FIRST));
        // Portuguese "queixou-se", "disse-lhe".
        while r.is(group.range.end, Class::CLITIC)
            && r.token(group.range.end).is_some_and(|token| !token.spaced)
        {
            group.range.end += 1;
        }
        let next = group.range.end;
        if r.is(next, Class::INVERTED) && r.token(next).is_some_and(|token| !token.spaced) {
            group.inverted = Some(next);
            group.range.end += 1;
        }
        return checked(r, group, form);
    }
    if form.any(Form::GERUND) {
        group.shape = Shape::Gerund;
        return checked(r, group, form);
    }
    if form.any(Form::INFINITIVE) {
        group.shape = Shape::Infinitive;
        governed(r, &mut group, from);
        return checked(r, group, form);
    }
    None
}

/// The fixed second word after the verb, adverbs between allowed; for a separable verb, before the clause's end.
fn tail(r: &Reader, from: usize, limit: usize, lemma: &Lemma) -> Option<Range<usize>> {
    let reach = if lemma.apart { 40 } else { 4 };
    let mut i = from;
    while i < limit.min(from + reach) {
        if lemma
            .tail
            .iter()
            .enumerate()
            .all(|(n, word)| r.token(i + n).is_some_and(|token| token.word == *word))
        {
            let end = i + lemma.tail.len();
            if !lemma.apart
                || end >= limit
                || r.sign_at(end).is_some()
                || r.is(end, Class::AND.or(Class::THAT))
            {
                return Some(i..end);
            }
        }
        if lemma.apart {
            if matches!(r.sign_at(i), Some('.' | ';' | ':')) {
                return None;
            }
        } else if !(r.adverb(i) || r.is(i, Class::NEGATOR.or(Class::INVERTED))) {
            return None;
        }
        i += 1;
    }
    None
}

struct Auxiliary {
    start: usize,
    passive: bool,
    negated: bool,
    inverted: Option<usize>,
}

/// The finite half of a verb that stands in two places (German "hat … erklärt", "wurde … mitgeteilt", "will … sagen"): before
/// the other half in the same clause, or right after it where the verb stands last.
fn frame(r: &Reader, at: usize, from: usize, form: Form) -> Option<Auxiliary> {
    let class = if form.any(Form::PARTICIPLE) {
        Class::HAVE.or(Class::BE)
    } else {
        Class::MODAL
    };
    let mut negated = false;
    let found = |start: usize, negated: bool| Auxiliary {
        start,
        passive: r.is(start, Class::BE) && !r.is(start, Class::HAVE),
        negated,
        inverted: None,
    };
    if r.is(at + 1, class) && (form.any(Form::PARTICIPLE) || r.is(at + 1, Class::MODAL)) {
        return Some(found(at + 1, false));
    }
    let mut i = at;
    while i > from && at - i < 30 {
        i -= 1;
        if matches!(r.sign_at(i), Some(',' | ';' | ':' | '.')) {
            return None;
        }
        negated |= r.is(i, Class::NEGATOR.or(Class::NEGATION));
        if r.is(i, class) && !r.capital(i) || r.is(i, class) && i == from {
            return Some(found(i, negated));
        }
    }
    None
}

/// The auxiliary before a participle, over adverbs, negation and an inverted pronoun.
fn auxiliary(r: &Reader, participle: usize, from: usize) -> Option<Auxiliary> {
    let mut i = participle;
    let mut been = false;
    let mut negated = false;
    let mut inverted = None;
    while i > from && participle - i < 6 {
        i -= 1;
        let class = r.class(i);
        if class.any(Class::HAVE.or(Class::BE)) && !(class.any(Class::PREPOSITION)) {
            let mut start = i;
            let mut passive = class.any(Class::BE) || been;
            // "has been told", "will be told", "is being told".
            if class.any(Class::BEEN) || class.any(Class::BE) {
                while start > from
                    && r.is(
                        start - 1,
                        Class::HAVE
                            .or(Class::MODAL)
                            .or(Class::BE)
                            .or(Class::NEGATOR),
                    )
                {
                    negated |= r.is(start - 1, Class::NEGATOR);
                    start -= 1;
                }
            }
            // A reflexive perfect is active: "s'est dit".
            if start > from && r.is(start - 1, Class::REFLEXIVE) {
                passive = false;
            }
            return Some(Auxiliary {
                start,
                passive,
                negated,
                inverted,
            });
        }
        if class.any(Class::BEEN) {
            been = true;
        } else if class.any(Class::INVERTED) && r.token(i).is_some_and(|token| !token.spaced) {
            inverted = Some(i);
        } else if class.any(Class::NEGATOR) {
            negated = true;
        } else if !r.adverb(i) {
            return None;
        }
    }
    None
}

/// Takes clitics and negation before the group into it, and negation after its first word; `third` tells that the verb is
/// in the third person for sure.
fn clitics(r: &Reader, group: &mut Group, from: usize, third: bool) {
    while group.range.start > from && r.is(group.range.start - 1, Class::CLITIC) {
        let before = group.range.start - 1;
        // "nous", "vous" are subjects unless another subject stands before them.
        if r.is(before, Class::FIRST)
            && !third
            && (before == from || !r.is(before - 1, Class::PRONOUN.or(Class::FIRST)))
        {
            break;
        }
        // "la ministre" is no clitic: the word before must leave room for a subject.
        // "la eleva a 30 millones".
        let object = group.lemma.frames.any(Frames::AT)
            && r.is(group.verb + 1, Class::AT)
            && before > from
            && !r.finite(before - 1);
        if r.is(before, Class::DETERMINER)
            && !object
            && (before == from
                || r.is(
                    before - 1,
                    Class::PREPOSITION.or(Class::OF).or(Class::DETERMINER),
                )
                || r.words.pro_drop && r.finite(before - 1)
                || r.sign_at(before - 1).is_some())
        {
            group.doubtful = true;
            break;
        }
        group.negated |= r.is(before, Class::NEGATION);
        group.range.start = before;
    }
    while group.range.start > from
        && r.is(group.range.start - 1, Class::NEGATOR.or(Class::NEGATION))
        && !r.is(group.range.start - 1, Class::CLITIC)
    {
        group.negated = true;
        group.range.start -= 1;
        if group.range.start > from && r.is(group.range.start - 1, Class::MODAL) {
            group.range.start -= 1;
        }
    }
    let after = group.range.end;
    // Where the subject goes unsaid, the negation stands before the verb: "disse não saber" denies what follows.
    if r.is(after, Class::NEGATOR)
        && (group.negated || r.is(after, Class::NEGATION))
        && !r.words.pro_drop
    {
        group.negated = true;
        group.range.end += 1;
    }
}

/// Takes the verb that governs an infinitive into the group ("a voulu préciser", "peut dire", "tient à dire").
fn governed(r: &Reader, group: &mut Group, from: usize) {
    let mut i = group.range.start;
    let mut steps = 0;
    while i > from && steps < 5 {
        let before = i - 1;
        if r.is(before, Class::MODAL) && !r.is(before, Class::INFINITIVE_MARK) {
            group.range.start = before;
            group.shape = Shape::Finite;
            clitics(r, group, from, r.is(before, Class::COMMON_VERB));
            return;
        }
        let class = r.class(before);
        if !(class.any(
            Class::CLITIC
                .or(Class::OF)
                .or(Class::INFINITIVE_MARK)
                .or(Class::INFINITIVE_LINK)
                .or(Class::NEGATOR),
        ) || r.adverb(before))
        {
            return;
        }
        i = before;
        steps += 1;
    }
}

fn checked<'r>(r: &Reader<'r>, mut group: Group<'r>, form: Form) -> Option<Group<'r>> {
    let reflexive = (group.range.start.saturating_sub(1)..group.range.end)
        .any(|i| r.is(i, Class::REFLEXIVE))
        || r.words.verb_final
            && (group.finite + 1..group.finite + 3).any(|i| {
                r.is(i, Class::REFLEXIVE)
                    && (i == group.finite + 1 || r.is(i - 1, Class::PRONOUN.or(Class::ADVERB)))
            });
    let allowed = Frames::REFL.or(Frames::SELF);
    if group.lemma.frames.any(Frames::REFL) && !reflexive
        || reflexive && !group.lemma.frames.any(allowed)
    {
        return None;
    }
    let start = group.range.start;
    // "an engineer accused of approving": without its object the form is a participle.
    if group.lemma.class == VerbClass::Accusing
        && group.lemma.frames.any(Frames::OBJECT)
        && group.shape == Shape::Finite
        && group.range.start == group.verb
        && form.any(Form::PARTICIPLE)
        && r.is(group.range.end, Class::OF)
    {
        return None;
    }
    // "the category reported by the respondent": a passive without its auxiliary.
    let english = r.english();
    let after = group.range.end;
    if english
        && group.shape == Shape::Finite
        && start == group.verb
        && form.any(Form::PARTICIPLE)
        && r.is(after, Class::AGENT)
        && (r.is(after + 1, Class::DETERMINER) || r.capital(after + 1))
        && !r.is(after + 2, Class::TIME)
    {
        return None;
    }
    // "was so convinced of it that": the clause says how much.
    if english && group.range.clone().any(|i| r.is(i, Class::COMPARATIVE)) {
        return None;
    }
    // "un conseiller": an article, no clitic, before what looks like an infinitive.
    if start > 0
        && start == group.verb
        && group.shape == Shape::Infinitive
        && r.is(start - 1, Class::DETERMINER)
        && !r.is(
            start - 1,
            Class::CLITIC.or(Class::INFINITIVE_MARK).or(Class::PRONOUN),
        )
    {
        return None;
    }
    // "the company's claim": a genitive right before makes it a noun.
    if english
        && start > 0
        && start == group.verb
        && !form.any(Form::PARTICIPLE)
        && r.is(start - 1, Class::GENITIVE_MARK)
    {
        return None;
    }
    // "un rapport", "the claims": a determiner right before makes it a noun.
    if start > 0
        && start == group.verb
        && group.shape == Shape::Finite
        && form.any(Form::FINITE)
        && r.is(start - 1, Class::DETERMINER)
        && !r.is(
            start - 1,
            Class::PRONOUN
                .or(Class::RELATIVE)
                .or(Class::NUMBER)
                .or(Class::PRONOMINAL),
        )
    {
        return None;
    }
    if start > 0
        && start == group.verb
        && r.is(start - 1, Class::OF.or(Class::PREPOSITION))
        && group.shape == Shape::Finite
        && !r.is(start - 1, Class::ADVERB)
    {
        group.doubtful = true;
    }
    if r.token(group.verb)
        .is_some_and(|token| token.is_capital() && !r.opens_sentence(group.verb))
    {
        return None;
    }
    if r.token(group.verb)
        .is_some_and(|token| r.cues.noun_at(token.word).is_some())
        || r.is(group.verb, NOUN)
    {
        group.doubtful |= group.range.start == group.verb && group.shape == Shape::Finite;
    }
    Some(group)
}

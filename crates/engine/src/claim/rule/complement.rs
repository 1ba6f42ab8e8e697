//! What follows a cue verb: a clause, an infinitive, a colon, quoted words, a noun phrase.

use super::{conjunction, extent, marks, zero};
use crate::claim::cue::Frames;
use crate::claim::group::Group;
use crate::claim::reader::{Reader, Scope};
use crate::source::{Class, phrase};

/// Kinds of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// "que …".
    That,
    /// A clause without conjunction.
    Zero,
    /// An indirect question.
    Question,
    /// An infinitive or gerund.
    Infinitive,
    /// "de" and an infinitive, after an object.
    Of,
    /// After a colon.
    Colon,
    /// Quoted words.
    Quote,
    /// A noun phrase.
    Noun,
}

/// A complement: its kind, its first content token, and the object (the person told or accused) before it.
#[derive(Clone, Debug)]
pub(crate) struct Complement {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
}

/// Whether the object of the verb begins at `at`: no preposition, no adverb, no date, no "the fact that".
fn object(r: &Reader, at: usize) -> bool {
    let class = r.class(at);
    if !r.word(at)
        || class.any(
            Class::TIME
                .or(Class::PREPOSITION)
                .or(Class::OF)
                .or(Class::INVERTED)
                .or(Class::NEGATOR)
                .or(Class::PRONOUN)
                .or(Class::THAT)
                .or(Class::WH)
                .or(Class::CLITIC),
        ) && !class.any(Class::DETERMINER)
        || r.adverb(at)
        || r.is(at + 1, Class::TIME.or(Class::FACT))
        || r.insert(at) > 0
    {
        return false;
    }
    class.any(Class::DETERMINER)
        && !class.any(Class::THAT)
        && !class.any(Class::CONTRACTED.or(Class::PREPOSITION))
        || r.is(at + 1, Class::OF) && !class.any(Class::FACT)
}

/// How far a complement may stand from its verb, in tokens.
const REACH: usize = 32;

/// The complement of `group` after `from`.
pub(crate) fn find(r: &Reader, group: &Group, scope: &Scope, from: usize) -> Option<Complement> {
    let frames = group.lemma.frames;
    let limit = scope.range.end.min(from + REACH);
    let found = |kind, start| (start < scope.range.end).then_some(Complement { kind, start });
    let mut i = from;
    let mut near = true;
    // Behind a phrase of time or place a clause without conjunction must show its verb at once.
    let mut aside = false;
    let mut from = from;
    let mut object = !frames.any(Frames::OBJECT) && object(r, from);
    let bare = group.shape == crate::claim::group::Shape::Gerund
        || group.shape == crate::claim::group::Shape::Infinitive;
    if frames.any(Frames::FOR)
        && let Some(mark) = (from + 1..limit.min(from + 14))
            .find(|i| r.sign_at(*i).is_some() || r.is(*i, Class::PREPOSITION))
        && r.is(mark, Class::PREPOSITION)
    {
        return found(Kind::Of, mark);
    }
    // "elevó la cifra a 3.000": the figure stands behind the object.
    if frames.any(Frames::AT)
        && let Some(at) = (from..limit)
            .take_while(|k| r.sign_at(*k).is_none() && !r.is(*k, Class::THAT.or(Class::RELATIVE)))
            .find(|k| r.is(*k, Class::AT) && r.figure_begins(*k + 1))
    {
        return found(Kind::Noun, at + 1);
    }
    while i < limit {
        // What a participle or infinitive says follows at once.
        if bare && (i > from + 5 || r.english() && i == from && r.is(i, Class::COORDINATOR)) {
            return None;
        }
        // "believes at least 40 houses …": the bound belongs to the figure.
        let insert = if r.figure_begins(i) { 0 } else { r.insert(i) };
        if insert > 0 && near {
            i += insert;
            if i - insert == from {
                from = i;
                object = !frames.any(Frames::OBJECT) && self::object(r, from);
            }
            continue;
        }
        let class = r.class(i);
        if Some(i) == group.apart {
            i += group.lemma.tail.len();
            continue;
        }
        if r.words.verb_final && class.any(Class::REFLEXIVE) {
            i += 1;
            continue;
        }
        // "estimated by 2050 the population would double".
        if near
            && frames.any(Frames::ZERO)
            && class.any(Class::PREPOSITION)
            && r.year(i + 1)
            && phrase::starts(r, i + 2)
        {
            aside = true;
            i += 2;
            continue;
        }
        // "nannte am Mittag die Zahl 132".
        if class.any(Class::PREPOSITION) && r.is(i + 1, Class::TIME) && near {
            i += 2;
            continue;
        }
        if let Some(c) = r.sign_at(i) {
            if c == ','
                && near
                && let Some(next) = over_insertion(r, i)
            {
                i = next;
                continue;
            }
            if (!frames.any(Frames::CALL) || r.words.capital_nouns)
                && let Some(end) = marks::name_in_marks(r, from, i)
            {
                i = end;
                continue;
            }
            if r.quotes.opening(i).is_some() {
                let adjacent = i == from || !object;
                if frames.any(Frames::CALL) {
                    // "The Persians call it “Half the World”": a name.
                    if marks::named_so(r, i) {
                        return None;
                    }
                    return found(Kind::Quote, i);
                }
                // "hoped to sell their “research”".
                let purpose = r.english()
                    && (from..i).any(|k| {
                        r.is(k, Class::INFINITIVE_MARK) && conjunction::infinitive_at(r, k)
                    });
                if purpose || marks::title_behind(r, from, i) {
                    return None;
                }
                if !frames.any(Frames::QUOTE.or(Frames::WEAK)) || !adjacent {
                    // "a dénoncé une « manœuvre »": the object holds the quotation.
                    return if object && i <= from + 3 && frames.any(Frames::NOUN.or(Frames::FIGURE))
                    {
                        found(Kind::Noun, from)
                    } else {
                        None
                    };
                }
                if i > from && frames.any(Frames::FIGURE) && r.is(i - 1, Class::OF) {
                    return found(Kind::Noun, i);
                }
                let bare_noun = i > from
                    && frames.any(Frames::NOUN)
                    && phrase::after(r, from, i).is_some_and(|noun| noun.end == i);
                if bare_noun {
                    return found(Kind::Noun, from);
                }
                if i > from && frames.any(Frames::FIGURE) {
                    return found(Kind::Noun, extent::over_preposition(r, from, i));
                }
                return found(Kind::Quote, i);
            }
            match c {
                ':' => {
                    let quoted = r.quotes.opening(i + 1).is_some();
                    let plain = !object
                        && !bare
                        && !(from..i).any(|k| r.infinitive(k) || conjunction::infinitive_at(r, k));
                    return if frames.any(Frames::QUOTE.or(Frames::THAT)) && (quoted || plain) {
                        found(Kind::Colon, i + 1)
                    } else {
                        None
                    };
                }
                ',' | '–' | '—' => {
                    if r.quotes.opening(i + 1).is_some() && near_enough(r, from, i) {
                        return if frames.any(Frames::QUOTE) && !marks::title_behind(r, from, i + 1)
                        {
                            found(Kind::Quote, i + 1)
                        } else {
                            None
                        };
                    }
                    if r.is(i + 1, Class::THAT)
                        && frames.any(Frames::THAT)
                        && (!object || i == from + 1)
                        && !r.is(i + 1, Class::DETERMINER)
                    {
                        return found(Kind::That, i + 2);
                    }
                    if c == ','
                        && r.words.verb_final
                        && let Some(kind) = super::clause::after_comma(r, group, scope, i + 1)
                    {
                        return found(kind, i + 1);
                    }
                    // A transcript: "he said, I hereby issue …".
                    if r.own_speech
                        && c == ','
                        && near
                        && i == from
                        && frames.any(Frames::CLAUSE)
                        && r.is(i + 1, Class::FIRST.or(Class::PRONOUN).or(Class::DUMMY))
                        && r.word(i + 2)
                    {
                        return found(Kind::Zero, i + 1);
                    }
                    // Something between marks, then the complement.
                    let close = (i + 2..scope.range.end.min(i + 30))
                        .find(|k| r.sign(*k, c) || matches!(r.sign_at(*k), Some('.' | ';')))?;
                    if !r.sign(close, c) {
                        return None;
                    }
                    let next = close + 1;
                    if r.is(next, Class::THAT) && frames.any(Frames::THAT) {
                        return found(Kind::That, next + 1);
                    }
                    // "accused the contractor, Senn Works, of having …".
                    if frames.any(Frames::OF)
                        && frames.any(Frames::OBJECT)
                        && r.is(next, Class::OF)
                        && (r.gerund(next + 1) || r.infinitive(next + 1))
                    {
                        return found(Kind::Of, next + 1);
                    }
                    if r.quotes.opening(next).is_some()
                        && frames.any(Frames::QUOTE)
                        && near_enough(r, from, i)
                    {
                        return found(Kind::Quote, next);
                    }
                    return None;
                }
                '(' => {
                    let close = (i + 1..limit).find(|k| r.sign(*k, ')'))?;
                    i = close + 1;
                    continue;
                }
                // "puts it at £5 million".
                '$' | '€' | '£' | '¥'
                    if near && frames.any(Frames::FIGURE) && r.figure_begins(i) =>
                {
                    return found(Kind::Noun, i);
                }
                '-' | '/' | '&' | '%' | '\'' | '’' => {}
                // "mr. X"; "verwijt B. dat".
                '.' if r.token(i).is_some_and(|token| !token.spaced)
                    && i + 1 < scope.range.end
                    && (r.is(i - 1, Class::TITLE) || r.capital(i - 1) && !r.capital(i + 1)) =>
                {
                    i += 1;
                    continue;
                }
                _ => return None,
            }
            near = false;
            i += 1;
            continue;
        }
        // "said that's not what …": a pronoun with its verb.
        if class.any(Class::THAT) && conjunction::contracted(r, i) {
            return if frames.any(Frames::ZERO.or(Frames::ZERO_STRICT)) && near && !object {
                found(Kind::Zero, i)
            } else {
                None
            };
        }
        if class.any(Class::THAT) && conjunction::relative(r, i, from, frames) {
            return None;
        }
        if class.any(Class::THAT)
            && frames.any(Frames::THAT)
            && !object
            && !conjunction::comparative(r, i, from)
            && !conjunction::determines(r, i, scope)
        {
            if i == from && conjunction::restricts(r, group) {
                return if r.figure(i + 1..i + 6) {
                    found(Kind::Noun, i)
                } else {
                    None
                };
            }
            return found(Kind::That, i + 1);
        }
        // "faisait état de trois blessés".
        if near
            && class.any(Class::OF)
            && !class.any(Class::CONTRACTED)
            && !group.lemma.tail.is_empty()
            && frames.any(Frames::NOUN)
        {
            i += 1;
            continue;
        }
        // "said if the vote failed, he would resign": a condition, no question.
        if near && i == from && frames.any(Frames::CLAUSE) && zero::fronted(r, scope, i) {
            return found(Kind::Zero, i);
        }
        if near
            && class.any(Class::WH)
            && frames.any(Frames::WH)
            && !(class.any(Class::RELATIVE) && class.any(Class::SUBJECT_RELATIVE))
        {
            return found(Kind::Question, i);
        }
        if near
            && frames.any(Frames::INF)
            && class.any(Class::INFINITIVE_LINK)
            && !class.any(Class::INFINITIVE_MARK)
            && r.infinitive(i + 1)
        {
            return found(Kind::Infinitive, i + 1);
        }
        if near && frames.any(Frames::INF) {
            let negators = (i..limit)
                .take_while(|k| r.is(*k, Class::NEGATION.or(Class::NEGATOR).or(Class::CLITIC)))
                .count();
            let at = i + negators;
            // "disent ne plus dormir": any word of negation behind "ne".
            let other = negators == 1
                && r.is(i, Class::NEGATION)
                && !r.words.single_negation
                && r.word(at)
                && r.infinitive(at + 1);
            let at = at + usize::from(other);
            // "annonce la fermeture": an article, not a clitic, unless a common infinitive follows ("affirme l'avoir vu").
            let article = (i..at).any(|k| r.is(k, Class::DETERMINER));
            let at = if article && !r.is(at, Class::HAVE.or(Class::BE).or(Class::INFINITIVE)) {
                i
            } else {
                at
            };
            let marked = r.is(at, Class::INFINITIVE_MARK);
            if marked && (r.word(at + 1))
                || !r.words.infinitive_endings.is_empty() && r.infinitive(at)
            {
                return found(Kind::Infinitive, i);
            }
        }
        // Dutch "zegt de winkel niet te kennen": no comma before the infinitive clause.
        if near
            && i == from
            && r.words.verb_final
            && frames.any(Frames::INF)
            && let Some(infinitive) = (i..limit)
                .take_while(|k| r.sign_at(*k).is_none())
                .find(|k| r.marked_infinitive(*k))
            && !(i..infinitive).any(|k| r.finite(k) || r.is(k, Class::THAT))
        {
            return found(Kind::Infinitive, i);
        }
        if near && frames.any(Frames::GERUND) && r.gerund(i) {
            return found(Kind::Infinitive, i);
        }
        // "reproche à l'entreprise de « tenir deux registres »".
        if frames.any(Frames::OF)
            && frames.any(Frames::OBJECT)
            && class.any(Class::OF)
            && i > from
            && r.quotes.opening(i + 1).is_some()
        {
            return found(Kind::Of, i + 1);
        }
        if frames.any(Frames::OF) && class.any(Class::OF) {
            let negators = (i + 1..limit)
                .take_while(|k| r.is(*k, Class::NEGATION.or(Class::NEGATOR).or(Class::CLITIC)))
                .count();
            let at = i + 1 + negators;
            if r.infinitive(at) || r.gerund(at) {
                return found(Kind::Of, at - negators);
            }
        }
        if frames.any(Frames::SELF)
            && i == from
            && reflexive(r, group)
            && !r.finite(i)
            && (r.participle(i) || !class.any(crate::claim::reader::FUNCTION))
            && !r.adverb(i)
        {
            return found(Kind::Infinitive, i);
        }
        // "told the court he was asleep": the person told stands before the clause.
        if frames.any(Frames::OBJECT)
            && frames.any(Frames::ZERO)
            && i == from
            && let Some(told) = phrase::after(r, i, limit)
            && told.end < limit
            && (phrase::surely_starts(r, told.end)
                || r.is(told.end, Class::PRONOUN.or(Class::FIRST).or(Class::DUMMY)))
            && !r.is(
                told.end,
                Class::RELATIVE.or(Class::THAT).or(Class::PREPOSITION),
            )
            && zero::shown(r, group, scope, told.end)
        {
            return found(Kind::Zero, told.end);
        }
        if frames.any(Frames::CLAUSE) && i == from && !bare && zero::clause_only(r, scope, i)
            || frames.any(Frames::ZERO_STRICT) && near && zero::strict(r, group, scope, i)
            || frames.any(Frames::ZERO)
                && near
                && if bare || aside {
                    zero::strict(r, group, scope, i)
                } else {
                    zero::shown(r, group, scope, i)
                }
        {
            return found(Kind::Zero, i);
        }
        if frames.any(Frames::AT)
            && class.any(Class::AT)
            && (r.quotes.opening(i + 1).is_some() || r.figure(i + 1..(i + 10).min(scope.range.end)))
        {
            return found(Kind::Noun, i + 1);
        }
        // "situó la participación entre 900 y 1.000".
        if frames.any(Frames::AT) && class.any(Class::PREPOSITION) && r.figure_begins(i) {
            return found(Kind::Noun, i);
        }

        if near
            && frames.any(Frames::FIGURE)
            && (r.figure_begins(i) || class.any(Class::PREPOSITION) && r.figure_begins(i + 1))
        {
            // "parle d'environ 700 départs": the preposition stays outside.
            let inside =
                r.figure_begins(i) && (!class.any(Class::OF) || class.any(Class::DETERMINER));
            return found(Kind::Noun, if inside { i } else { i + 1 });
        }
        let lead = r.adverb(i) && !r.figure_begins(i);
        if near && frames.any(Frames::FIGURE) && !frames.any(Frames::NOUN) && !lead {
            let start = extent::over_preposition(r, i, i + 2);
            if phrase::starts(r, start)
                && !class.any(Class::TIME)
                && let Some(phrase) = phrase::after(r, start, scope.range.end)
                && (start == i || class.any(Class::OF) || r.figure(start..start + 3))
                && (r.figure(start..extent::reach(r, phrase.end, scope))
                    || !frames.any(Frames::CALL) && r.quoted(start..phrase.end))
            {
                return found(Kind::Noun, start);
            }
        }
        if near
            && frames.any(Frames::NOUN)
            && (phrase::surely_starts(r, i)
                || class.any(Class::THAT) && conjunction::determines(r, i, scope)
                || denied_noun(r, group, i)
                || phrase::starts(r, i) && (class.any(Class::NUMBER) || r.figure(i..i + 3)))
            && (!class.any(Class::PRONOUN) || class.any(Class::DETERMINER))
            && (!class.any(Class::DISJUNCTIVE) || group.lemma.class == crate::VerbClass::Denying)
        {
            let that = (i + 1..limit)
                .take_while(|k| {
                    (r.sign_at(*k).is_none()
                        || r.words.verb_final && r.sign(*k, ',') && r.is(*k + 1, Class::THAT))
                        && !r.finite(*k)
                })
                .find(|k| r.is(*k, Class::THAT) && !r.is(*k, Class::DETERMINER));
            let contest = !r.words.not_said_endings.is_empty()
                && phrase::after(r, i, limit)
                    .is_some_and(|object| object.into_iter().any(|k| r.not_said(k)));
            if contest {
                return None;
            }
            if that.is_none() || !frames.any(Frames::THAT) {
                return found(Kind::Noun, i);
            }
        }

        if r.finite(i) && !class.any(Class::INFINITIVE_MARK) || class.any(Class::HARD_SUBORDINATOR)
        {
            return None;
        }
        if class.any(Class::RELATIVE) && !class.any(Class::THAT.or(Class::DETERMINER)) && i > from {
            return None;
        }
        // So does a short phrase of time or place.
        if near
            && frames.any(Frames::ZERO.or(Frames::FIGURE))
            && class.any(Class::PREPOSITION)
            && !class.any(Class::INFINITIVE_MARK)
            && let Some(place) = phrase::after(r, i + 1, limit.min(i + 8))
        {
            aside = true;
            i = place.end;
            continue;
        }
        // Adverbs, dates and the person told leave the complement near.
        let small = Class::TIME
            .or(Class::NEGATOR)
            .or(Class::INVERTED)
            .or(Class::REFLEXIVE);
        let small = small.or(if r.words.verb_final {
            Class::DUMMY
        } else {
            Class::NONE
        });
        if !(r.adverb(i) || class.any(small)) {
            near = frames.any(Frames::OBJECT) && near && i == from && r.word(i);
            if near && class.any(Class::DISJUNCTIVE.or(Class::FIRST).or(Class::SECOND)) {
                i += 1;
                continue;
            }
            if let Some(object) = frames
                .any(Frames::OBJECT)
                .then(|| {
                    let marks = (i..limit).find(|k| r.quotes.opening(*k).is_some());
                    phrase::after(r, i, marks.unwrap_or(limit))
                })
                .flatten()
                && i == from
            {
                i = object.end;
                near = true;
                continue;
            }
        }
        i += 1;
    }
    None
}

/// ", lui," or ", for his part," at the comma `at`: where the sentence goes on.
fn over_insertion(r: &Reader, at: usize) -> Option<usize> {
    let insert = r.insert(at + 1);
    let end = if insert > 0 {
        at + 1 + insert
    } else if r.is(at + 1, Class::DISJUNCTIVE.or(Class::TIME)) || r.adverb(at + 1) {
        at + 2
    } else {
        return None;
    };
    r.comma(end).then_some(end + 1)
}

/// "denied wrongdoing", "rejected claims that": what is denied may go without an article.
fn denied_noun(r: &Reader, group: &Group, at: usize) -> bool {
    group.lemma.class == crate::VerbClass::Denying
        && r.words.bare_plurals
        && at == group.range.end
        && phrase::starts(r, at)
        && !r.gerund(at)
        && !r.adverb(at)
        && !r.is(at, Class::TIME.or(Class::DISJUNCTIVE).or(Class::PARTICLE))
}

fn near_enough(r: &Reader, from: usize, at: usize) -> bool {
    at - from < 14 || !(from..at).any(|i| r.finite(i))
}

/// Whether the verb is reflexive here.
fn reflexive(r: &Reader, group: &Group) -> bool {
    group.range.clone().any(|i| r.is(i, Class::REFLEXIVE))
}

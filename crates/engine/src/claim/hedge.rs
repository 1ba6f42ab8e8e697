//! Words that soften what is said: the mood of report, modals, adverbs, approximations; and the status of what is said.

use super::reader::Reader;
use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};
use crate::source::Class;
use crate::{Hedge, HedgeKind, Stated};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Words of `hedges.txt`.
#[derive(Debug, Default)]
pub(crate) struct Hedges {
    phrases: PhraseTable<HedgeKind>,
    status: PhraseTable<&'static str>,
    first: FxHashSet<WordId>,
    mood_endings: Vec<&'static str>,
    not_mood: FxHashSet<WordId>,
    not_mood_endings: Vec<&'static str>,
}

impl Hedges {
    /// Reads the pack's file.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Hedges {
        let mut out = Hedges::default();
        for row in table::rows(lang.file("hedges")) {
            let kind = match row.section {
                "conditional" => HedgeKind::Conditional,
                "modal" => HedgeKind::Modal,
                "lexical" => HedgeKind::Lexical,
                "approximation" => HedgeKind::Approximation,
                "mood-ending" => {
                    out.mood_endings.extend(row.text.split_whitespace());
                    continue;
                }
                "not-mood" => {
                    for word in row.text.split_whitespace() {
                        match word.strip_prefix('-') {
                            Some(ending) => out.not_mood_endings.push(ending),
                            None => {
                                let id = words.word(word);
                                out.not_mood.insert(id);
                            }
                        }
                    }
                    continue;
                }
                "status" => {
                    let phrase = words.phrase(row.field(0));
                    out.first.extend(phrase.first().copied());
                    out.status.insert(&phrase, row.field(1));
                    continue;
                }
                _ => continue,
            };
            for phrase in row.fields() {
                let phrase = words.phrase(phrase);
                out.first.extend(phrase.first().copied());
                out.phrases.insert(&phrase, kind);
            }
        }
        out
    }
}

/// What softens a content, and what it says about done or expected.
#[derive(Debug, Default)]
pub(crate) struct Tone {
    pub(crate) hedges: Vec<Hedge>,
    /// The token that negates what is said.
    pub(crate) negation: Option<usize>,
    pub(crate) status: Option<Stated>,
}

/// Reads the tone of a content.
pub(crate) fn tone(r: &Reader, content: &[Range<usize>]) -> Tone {
    let words = &r.doc.pack.claim.hedges;
    let mut tone = Tone::default();
    let mut verbs = 0;
    for range in content {
        let mut i = range.start;
        while i < range.end {
            let Some(token) = r.token(i) else { break };
            if !token.is_word() {
                i += 1;
                continue;
            }
            if token.word.is_known() && words.first.contains(&token.word) {
                let rest = || {
                    r.doc
                        .tokens
                        .get(i..range.end)
                        .unwrap_or(&[])
                        .iter()
                        .map(|token| token.word)
                };
                if let Some((len, key)) = words.status.longest(rest())
                    && tone.status.is_none()
                {
                    let span = r.doc.span(i..i + len);
                    tone.status = Some(Stated {
                        span,
                        text: span.of(r.doc.text).to_owned(),
                        key: (*key).to_owned(),
                    });
                }
                // "in May".
                let name = token.is_capital() && !r.opens_sentence(i) && r.is(i, Class::TIME);
                if let Some((len, kind)) = words.phrases.longest(rest()).filter(|_| !name)
                    && !(*kind == HedgeKind::Approximation
                        && r.is(i + len, Class::DETERMINER)
                        && !r.is(i + len, Class::NUMBER))
                {
                    tone.hedges.push(Hedge {
                        span: r.doc.span(i..i + len),
                        kind: *kind,
                    });
                    i += len;
                    continue;
                }
            }
            if mood(r, words, i) {
                tone.hedges.push(Hedge {
                    span: token.span(),
                    kind: HedgeKind::Conditional,
                });
            }
            if verbs == 0 && i < range.start + 30 {
                let class = r.class(i);
                let negation = class.any(Class::NEGATION)
                    && ((i + 1..i + 6).any(|k| r.is(k, Class::NEGATOR))
                        || class.any(Class::NEGATOR))
                    || class.any(Class::NEGATOR) && r.words.single_negation;
                if negation {
                    tone.negation = tone.negation.or(Some(i));
                }
            }
            // Only the first clause's negation negates what is said.
            if r.is(i, Class::THAT.or(Class::HARD_SUBORDINATOR)) {
                verbs += 1;
            }
            i += 1;
        }
    }
    tone
}

/// Whether the word at `at` stands in the mood by which the language reports what others say.
fn mood(r: &Reader, words: &Hedges, at: usize) -> bool {
    if words.mood_endings.is_empty() {
        return false;
    }
    let Some(token) = r.token(at) else {
        return false;
    };
    if token.is_capital() && !r.opens_sentence(at) {
        return false;
    }
    let word = token.text(r.doc.text);
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|ending| word.ends_with(ending) && word.len() > ending.len())
    };
    let noun = at > 0 && r.is(at - 1, Class::DETERMINER) && !r.is(at - 1, Class::CLITIC);
    ends(&words.mood_endings)
        && !words.not_mood.contains(&token.word)
        && !ends(&words.not_mood_endings)
        && !noun
}

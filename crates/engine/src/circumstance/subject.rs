//! What a clause speaks of before it comes to its figure: "the library has 40,000 books" speaks of a library.

use super::scene::{Scene, What};
use crate::Claim;
use crate::compare::concept::stem;
use crate::source::Class;
use crate::text::Document;

/// The nouns before slot `n`, as concepts or stems: those with a determiner right before or one word between, and
/// names. Empty for a figure that is itself what its clause speaks of, and where only whoever counts stands before it.
pub(super) fn of(doc: &Document, scene: &Scene, n: usize, claim: Option<&Claim>) -> Vec<String> {
    let Some(slot) = scene.slots.get(n) else {
        return Vec::new();
    };
    let start = match n.checked_sub(1).and_then(|before| scene.slots.get(before)) {
        Some(before) => before.tokens.end,
        None => scene.tokens.start,
    };
    let before = start..slot.tokens.start;
    let marked = |at: usize, pick: fn(&What) -> bool| {
        scene
            .marks
            .iter()
            .any(|mark| pick(&mark.what) && mark.tokens.contains(&at))
    };
    let counts = before
        .clone()
        .any(|at| marked(at, |what| *what == What::FigureWord));
    if claim.is_none() && counts {
        return Vec::new();
    }
    let tables = &doc.pack.circumstance;
    let mut out = Vec::new();
    for at in before {
        let token = &doc.tokens[at];
        // "Everyone in this house knows that it will be 5 billion": who knows it is not what it speaks of.
        if doc.pack.source.class(token.word).any(Class::THAT) {
            out.clear();
            continue;
        }
        let bytes = token.span();
        let said = claim.is_none_or(|claim| claim.content.iter().any(|span| span.contains(bytes)));
        let empty = tables.empty.longest(std::iter::once(token.word)).is_some();
        let generic = tables
            .generic
            .longest(std::iter::once(token.word))
            .is_some();
        if !said || !token.is_word() || empty || generic || token.end - token.start < 3 {
            continue;
        }
        let other = |what: &What| {
            matches!(
                what,
                What::Predicate(_)
                    | What::Status(_)
                    | What::FigureWord
                    | What::Place(_)
                    | What::Date(_)
                    | What::Join(_)
            ) || matches!(what, What::Noun(noun) if noun.concept.is_topic())
        };
        if marked(at, other) {
            continue;
        }
        let led = (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                from >= start
                    && doc.tokens[from].is_word()
                    && doc
                        .pack
                        .source
                        .class(doc.tokens[from].word)
                        .any(Class::DETERMINER)
            })
        });
        // A sentence begins with a capital whatever the word; one that nobody knows is a name there, too.
        let first = at == scene.tokens.start && token.word.is_known();
        let name = token.is_capital() && !first && !doc.pack.source.capital_nouns;
        if led || name {
            let noun = scene.marks.iter().find_map(|mark| match mark.what {
                What::Noun(noun) if mark.tokens.contains(&at) => Some(noun.concept.core().id()),
                _ => None,
            });
            out.push(noun.map_or_else(|| stem(doc.word(at)), str::to_owned));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

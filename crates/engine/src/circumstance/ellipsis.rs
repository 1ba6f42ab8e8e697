//! Figures that leave out what another figure has said: "4 000, contre 9 000 selon la police".

use super::scene::{Mark, Scene, What};
use super::tables::{Join, Noun};
use super::{head, stated};
use crate::text::Document;
use crate::{Circumstances, Figure, FigureKind, Stated};
use std::ops::Range;

/// How many sentences back a figure may take up what another one says.
const REACH: usize = 2;

/// How many earlier figures are remembered.
const REMEMBERED: usize = 8;

/// A figure takes up the words of another only where the larger is at most so many times the smaller: "at least 60"
/// speaks of 43 miners, not of two sets of books.
const MAGNITUDE: f64 = 25.0;

/// A figure that later ones may take up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    figure: usize,
    sentence: usize,
}

/// The latest figures, the last one last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    earlier: Vec<Earlier>,
}

impl Memory {
    /// Remembers a figure, once its circumstances are filled.
    pub fn keep(&mut self, figure: usize, sentence: usize) {
        if self.earlier.len() == REMEMBERED {
            self.earlier.remove(0);
        }
        self.earlier.push(Earlier { figure, sentence });
    }
}

/// Where a figure stands.
pub(super) struct Place<'s> {
    pub doc: &'s Document<'s>,
    pub scene: &'s Scene,
    /// Which slot of the scene.
    pub slot: usize,
    pub zones: &'s [Range<usize>],
    /// Index of the sentence.
    pub sentence: usize,
}

/// Completes `around`, the circumstances of the figure at `place`.
pub(super) fn complete(
    place: &Place,
    figures: &[Figure],
    memory: &Memory,
    around: &mut Circumstances,
) {
    let Some(slot) = place.scene.slots.get(place.slot) else {
        return;
    };
    let figure = &figures[slot.figure];
    let left = place
        .zones
        .first()
        .map_or(slot.tokens.start, |zone| zone.start)..slot.tokens.start;
    let left = std::slice::from_ref(&left);
    let opposed = place
        .scene
        .within(left)
        .any(|mark| matches!(mark.what, What::FigureWord | What::Join(Join::Contrast)));
    let of_another = |earlier: &Figure| figure.claim.is_some() && figure.claim != earlier.claim;

    if figure.kind != FigureKind::Count {
        if around.about.is_none() {
            let earlier = memory.find(figures, place.sentence, |earlier| {
                earlier.kind == figure.kind
                    && earlier.unit == figure.unit
                    && earlier.circumstances.about.is_some()
                    && near(earlier, figure)
            });
            around.about = earlier
                .filter(|(earlier, back, _)| opposed || *back <= 1 && of_another(earlier))
                .and_then(|(earlier, ..)| earlier.circumstances.about.clone());
        }
        return;
    }

    if figure.counted.is_none() {
        // "13-year-olds" is no number of what was counted before.
        let next = place.doc.tokens.get(slot.tokens.end);
        if next.is_some_and(|token| token.is_sign('-') && !token.spaced) {
            return;
        }
        if let Some(mark) = named_beside(place, left) {
            around.counted = Some(stated(place.doc, mark));
            if let What::Noun(Noun {
                predicate: Some(key),
                ..
            }) = mark.what
            {
                around.predicate = Some(Stated {
                    key: key.to_owned(),
                    ..stated(place.doc, mark)
                });
            }
            return;
        }
        let own_verb = around.predicate.is_some();
        let earlier = memory.find(figures, place.sentence, |earlier| {
            earlier.kind == FigureKind::Count && thing(earlier).is_some() && near(earlier, figure)
        });
        let Some((earlier, back, index)) = earlier else {
            return;
        };
        // "killed five people and wounded 18"
        let listed = back == 0 && own_verb;
        // "un million d'entre eux"
        let after = slot.tokens.end..slot.tokens.end + 3;
        let partitive = place
            .scene
            .within(std::slice::from_ref(&after))
            .any(|mark| mark.what == What::Join(Join::Part));
        if partitive && around.part_of.is_none() {
            around.part_of = u32::try_from(index).ok();
        }
        if opposed || listed || partitive || of_another(earlier) {
            around.counted = thing(earlier);
            let verb = around
                .predicate
                .take()
                .or(earlier.circumstances.predicate.clone());
            around.predicate = verb;
        }
        return;
    }

    // "20 personnes" fits everything: what happens to them was said before.
    let generic = head(place.doc, place.scene, figure).is_some_and(|mark| {
        matches!(mark.what, What::Noun(noun) if noun.concept.is_generic() && noun.predicate.is_none())
    });
    if generic && around.predicate.is_none() {
        let earlier = memory.find(figures, place.sentence, |earlier| {
            earlier.kind == FigureKind::Count
                && near(earlier, figure)
                && (opposed || of_another(earlier))
        });
        around.predicate =
            earlier.and_then(|(earlier, ..)| earlier.circumstances.predicate.clone());
    }
}

impl Memory {
    /// The latest figure within reach that fits, how many sentences back it stands, and its index.
    fn find<'f>(
        &self,
        figures: &'f [Figure],
        sentence: usize,
        fits: impl Fn(&Figure) -> bool,
    ) -> Option<(&'f Figure, usize, usize)> {
        self.earlier.iter().rev().find_map(|earlier| {
            let back = sentence.saturating_sub(earlier.sentence);
            let figure = figures.get(earlier.figure)?;
            (back <= REACH && fits(figure)).then_some((figure, back, earlier.figure))
        })
    }
}

/// What a figure counts, in its own words or in those that it took up.
fn thing(figure: &Figure) -> Option<Stated> {
    let own = figure.counted.as_ref().map(|counted| Stated {
        span: counted.span,
        text: counted.text.clone(),
        key: counted.head.clone(),
    });
    own.or_else(|| figure.circumstances.counted.clone())
}

/// Whether two figures are of one order of magnitude.
fn near(a: &Figure, b: &Figure) -> bool {
    let size = |figure: &Figure| figure.low.or(figure.high).unwrap_or(0.0).abs();
    let (a, b) = (size(a), size(b));
    a.max(b) <= a.min(b) * MAGNITUDE
}

/// "about 40 wounded", "the number of dead at between 210 and 260": a noun right after the figure, or after a word
/// for figures before it.
fn named_beside<'s>(place: &'s Place, left: &'s [Range<usize>]) -> Option<&'s Mark> {
    let slot = place.scene.slots.get(place.slot)?;
    let is_thing = |mark: &&Mark| matches!(mark.what, What::Noun(noun) if !noun.concept.is_topic());
    let after = place
        .scene
        .within(place.zones)
        .filter(is_thing)
        .find(|mark| (slot.tokens.end..=slot.tokens.end + 1).contains(&mark.tokens.start));
    if after.is_some() {
        return after;
    }
    let word = place
        .scene
        .within(left)
        .find(|mark| mark.what == What::FigureWord)?;
    place
        .scene
        .within(left)
        .filter(is_thing)
        .find(|mark| mark.tokens.start >= word.tokens.end)
}

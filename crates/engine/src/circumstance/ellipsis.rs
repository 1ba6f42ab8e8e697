//! Figures that leave out what another figure has said: "4 000, contre 9 000 selon la police".

use super::scene::{Mark, Scene, What};
use super::tables::{Join, Noun};
use super::{head, stated};
use crate::compare::concept::Concept;
use crate::compare::predicate;
use crate::text::Document;
use crate::{Circumstances, Claim, Figure, FigureKind, Stated};
use std::ops::Range;

/// How many sentences back a figure may take up what another one says.
const REACH: usize = 2;

/// How many earlier figures are remembered.
const REMEMBERED: usize = 8;

/// A figure takes up the words of another only where the larger is at most so many times the smaller: "at least 60"
/// speaks of 43 miners, not of two sets of books.
const MAGNITUDE: f64 = 25.0;

/// The same for a number that leaves out its unit.
const LIKELY: f64 = 5.0;

/// Tokens between a subject and its number.
const SUBJECT: usize = 4;

/// From here on a number in the same breath as an amount of money is money.
const MILLION: f64 = 1e6;

/// A figure that later ones may take up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    figure: usize,
    sentence: usize,
    concept: Option<Concept>,
}

/// The latest figures, the last one last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    earlier: Vec<Earlier>,
}

impl Memory {
    /// Remembers a figure that counts a `concept`, once its circumstances are filled.
    pub fn keep(&mut self, figure: usize, sentence: usize, concept: Option<Concept>) {
        if self.earlier.len() == REMEMBERED {
            self.earlier.remove(0);
        }
        self.earlier.push(Earlier {
            figure,
            sentence,
            concept,
        });
    }

    /// The latest figure within reach of `sentence` that fits.
    fn find(
        &self,
        figures: &[Figure],
        sentence: usize,
        fits: impl Fn(&Figure, &Earlier) -> bool,
    ) -> Option<Earlier> {
        self.earlier.iter().rev().copied().find(|earlier| {
            let back = sentence.saturating_sub(earlier.sentence);
            let figure = figures.get(earlier.figure);
            back <= REACH && figure.is_some_and(|figure| fits(figure, earlier))
        })
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
    /// The claim that says it.
    pub claim: Option<&'s Claim>,
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
    around.bare = is_bare(place);
    let answers = opposed || around.bare;
    let of_another = |earlier: &Figure| figure.claim.is_some() && figure.claim != earlier.claim;

    if figure.kind != FigureKind::Count {
        if around.about.is_none() {
            let found = memory.find(figures, place.sentence, |earlier, _| {
                earlier.kind == figure.kind
                    && earlier.unit == figure.unit
                    && earlier.circumstances.about.is_some()
                    && near(earlier, figure, MAGNITUDE)
            });
            around.about = found.and_then(|found| {
                let earlier = figures.get(found.figure)?;
                let back = place.sentence.saturating_sub(found.sentence);
                (answers || back <= 1 && of_another(earlier))
                    .then(|| earlier.circumstances.about.clone())?
            });
        }
        return;
    }

    if figure.counted.is_none() {
        // "13-year-olds" is no number of what was counted before.
        let next = place.doc.tokens.get(slot.tokens.end);
        if next.is_some_and(|token| token.is_sign('-') && !token.spaced) {
            return;
        }
        if let Some(whole) = of_the(place, figures) {
            around.counted = thing(&figures[whole]);
            around.part_of = u32::try_from(whole).ok();
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
        // "90 arrested" are people.
        let verb = place.scene.within(place.zones).find(|mark| {
            let question = matches!(mark.what, What::Predicate(key) if predicate::is_question(key));
            question && mark.tokens.start == slot.tokens.end
        });
        if let Some(mark) = verb {
            around.counted = Some(Stated {
                key: "person".to_owned(),
                ..stated(place.doc, mark)
            });
            return;
        }
        let own_verb = around.predicate.is_some();
        let found = memory.find(figures, place.sentence, |earlier, _| {
            match (thing(earlier), unit(earlier)) {
                (Some(_), None) => near(earlier, figure, MAGNITUDE),
                (_, Some(_)) => near(earlier, figure, LIKELY) && !counts_some(place),
                (None, None) => false,
            }
        });
        let Some((found, earlier)) =
            found.and_then(|found| Some((found, figures.get(found.figure)?)))
        else {
            return;
        };
        let back = place.sentence.saturating_sub(found.sentence);
        if thing(earlier).is_none() || earlier.kind != FigureKind::Count {
            // "One" and "two" alone are more often pronouns than prices.
            let size = figure.high.or(figure.low).unwrap_or(0.0);
            let money = size >= MILLION
                && (earlier.kind == FigureKind::Money || earlier.circumstances.unit.is_some());
            if size > 2.0 && (answers || money && of_another(earlier)) {
                around.unit = unit(earlier);
                around.about = around
                    .about
                    .take()
                    .or_else(|| earlier.circumstances.about.clone());
                take_up(around, earlier);
            }
            return;
        }
        // "killed five people and wounded 18"
        let listed = back == 0 && own_verb;
        // "un million d'entre eux"
        let after = slot.tokens.end..slot.tokens.end + 3;
        let partitive = place
            .scene
            .within(std::slice::from_ref(&after))
            .any(|mark| mark.what == What::Join(Join::Part));
        if partitive && around.part_of.is_none() {
            around.part_of = u32::try_from(found.figure).ok();
        }
        if opposed || listed || partitive || of_another(earlier) {
            around.counted = thing(earlier);
            if answers {
                take_up(around, earlier);
            }
            let verb = around
                .predicate
                .take()
                .or(earlier.circumstances.predicate.clone());
            around.predicate = verb;
        }
        return;
    }

    // "20 personnes" fits everything, and "parle de 47 blessés" only answers: what happens to them was said before.
    if around.predicate.is_some() || !answers {
        return;
    }
    let own = head(place.doc, place.scene, figure).and_then(noun);
    let generic = own.is_some_and(|noun| noun.concept.is_generic() && noun.predicate.is_none());
    let found = memory.find(figures, place.sentence, |earlier, kept| {
        let alike = match (own, kept.concept) {
            (Some(own), Some(concept)) => own.concept.meets(concept),
            _ => {
                thing(earlier).map(|said| said.key)
                    == figure.counted.as_ref().map(|counted| counted.head.clone())
            }
        };
        earlier.kind == FigureKind::Count
            && near(earlier, figure, MAGNITUDE)
            && (generic || alike)
            && (opposed || of_another(earlier))
    });
    if let Some(earlier) = found.and_then(|found| figures.get(found.figure)) {
        take_up(around, earlier);
    }
}

/// Takes up what the words of `earlier` say and its own do not.
fn take_up(around: &mut Circumstances, earlier: &Figure) {
    let said = &earlier.circumstances;
    let or = |own: &mut Option<Stated>, other: &Option<Stated>| {
        *own = own.take().or_else(|| other.clone());
    };
    or(&mut around.predicate, &said.predicate);
    or(&mut around.date, &said.date);
    or(&mut around.place, &said.place);
}

fn noun(mark: &Mark) -> Option<Noun> {
    match mark.what {
        What::Noun(noun) => Some(noun),
        _ => None,
    }
}

/// Whether the claim says no more than the figure: "parle de 47 blessés", "according to the union, 350".
fn is_bare(place: &Place) -> bool {
    let (Some(claim), Some(slot)) = (place.claim, place.scene.slots.get(place.slot)) else {
        return false;
    };
    let tables = &place.doc.pack.circumstance;
    let figure_word = |at: usize| {
        place
            .scene
            .marks
            .iter()
            .any(|mark| mark.what == What::FigureWord && mark.tokens.contains(&at))
    };
    for span in &claim.content {
        let first = place.doc.token_at(span.start);
        for at in first..place.doc.tokens.len() {
            let token = &place.doc.tokens[at];
            if token.start >= span.end {
                break;
            }
            let known = tables.empty.longest(std::iter::once(token.word)).is_some();
            if token.is_word() && !known && !slot.tokens.contains(&at) && !figure_word(at) {
                return false;
            }
        }
    }
    true
}

/// "one of dozens": the number is the whole of which the one before counts some.
fn counts_some(place: &Place) -> bool {
    let slots = &place.scene.slots;
    let (Some(before), Some(slot)) = (
        place.slot.checked_sub(1).and_then(|n| slots.get(n)),
        slots.get(place.slot),
    ) else {
        return false;
    };
    let gap = before.tokens.end..slot.tokens.start;
    gap.len() <= 2
        && gap
            .clone()
            .chain(slot.tokens.start..slot.tokens.start + 1)
            .take(1)
            .any(|at| {
                super::scene::longest(
                    place.doc,
                    &place.doc.pack.circumstance.of,
                    at,
                    slot.tokens.end,
                )
                .is_some()
            })
}

/// "47 of the 112 trees": the figure of which this one counts some.
fn of_the(place: &Place, figures: &[Figure]) -> Option<usize> {
    let (slot, next) = (
        place.scene.slots.get(place.slot)?,
        place.scene.slots.get(place.slot + 1)?,
    );
    let gap = slot.tokens.end..next.tokens.start;
    if !(1..=3).contains(&gap.len()) || gap.clone().any(|at| !place.doc.tokens[at].is_word()) {
        return None;
    }
    super::scene::longest(
        place.doc,
        &place.doc.pack.circumstance.of,
        gap.start,
        gap.end,
    )?;
    let whole = figures.get(next.figure)?;
    (whole.kind == FigureKind::Count && whole.counted.is_some()).then_some(next.figure)
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

/// The unit of a figure, its own or one that it took up.
fn unit(figure: &Figure) -> Option<Stated> {
    let measured = matches!(
        figure.kind,
        FigureKind::Money | FigureKind::Measure | FigureKind::Duration | FigureKind::Percent
    );
    let own = figure
        .unit
        .as_ref()
        .filter(|_| measured)
        .map(|unit| Stated {
            span: figure.span,
            text: unit.clone(),
            key: unit.clone(),
        });
    own.or_else(|| figure.circumstances.unit.clone())
}

/// Whether two figures are of one order of magnitude.
fn near(a: &Figure, b: &Figure, times: f64) -> bool {
    let size = |figure: &Figure| figure.low.or(figure.high).unwrap_or(0.0).abs();
    let (a, b) = (size(a), size(b));
    a.max(b) <= a.min(b) * times
}

/// The noun beside a figure that says what it counts: right after it ("about 40 wounded"), after a word for figures on
/// either side ("the number of dead at between 210 and 260", "estime à 300 le nombre de victimes"), or the subject right
/// before it ("the jobs at risk are more than 450").
fn named_beside<'s>(place: &'s Place, left: &'s [Range<usize>]) -> Option<&'s Mark> {
    let slot = place.scene.slots.get(place.slot)?;
    let is_thing = |mark: &&Mark| matches!(mark.what, What::Noun(noun) if !noun.concept.is_topic());
    let things = || place.scene.within(place.zones).filter(is_thing);
    let starts = |mark: &Mark, range: Range<usize>| range.contains(&mark.tokens.start);
    let end = slot.tokens.end;
    let after = things().find(|mark| starts(mark, end..end + 2));
    if after.is_some() {
        return after;
    }
    let words = |zones: &'s [Range<usize>]| {
        let marks = place.scene.within(zones);
        marks.filter(|mark| mark.what == What::FigureWord)
    };
    if let Some(word) = words(place.zones).find(|mark| starts(mark, end..end + 3)) {
        let to = word.tokens.end..word.tokens.end + 4;
        return things().find(|mark| starts(mark, to.clone()));
    }
    // "The toll has risen to 34": the word itself says what is counted.
    if let Some(word) = words(left).next() {
        let named = place.scene.within(left).filter(is_thing);
        return named
            .into_iter()
            .find(|mark| mark.tokens.start >= word.tokens.start);
    }
    let subject = place.scene.within(left).filter(is_thing).last()?;
    let gap = subject.tokens.end..slot.tokens.start;
    let broken = gap.clone().any(|at| !place.doc.tokens[at].is_word());
    let counted = place
        .scene
        .slots
        .iter()
        .any(|other| other.tokens.contains(&subject.tokens.start));
    let bytes = place.doc.span(subject.tokens.clone());
    let said = place
        .claim
        .is_none_or(|claim| claim.content.iter().any(|span| span.contains(bytes)));
    ((1..=SUBJECT).contains(&gap.len()) && !broken && !counted && said).then_some(subject)
}

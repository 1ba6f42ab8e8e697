//! Under which circumstances a figure is stated: what happens to what is counted, where, when, and how far it has
//! come; and, for a figure without a noun of its own, which words it takes up.
//!
//! `tables` holds the words, `scene` marks a sentence, this file hands each figure what its own words say, `ellipsis`
//! what it takes up from figures before.
//! [`crate::compare`] reads the result.

mod ellipsis;
mod scene;
mod subject;
mod tables;

pub use tables::Tables;

use crate::compare::concept::Concept;
use crate::compare::predicate;
use crate::text::Document;
use crate::{ChangePart, Circumstances, Claim, Figure, FigureKind, Span, Stated};
use ellipsis::{Memory, Place};
use scene::{Mark, Scene, Slot, What, longest};
use std::ops::Range;
use tables::{Join, Noun};

/// Tokens between a figure and a verb beyond which the verb is taken to speak of something else.
const FAR: usize = 12;

/// Tokens between a figure and a "each day" beyond which it speaks of something else.
const NEAR: usize = 3;

/// Tokens between two figures of one list.
const LISTED: usize = 2;

/// The claims, which are in order of their beginning, that may touch `bytes`.
fn near(claims: &[Claim], longest: u32, bytes: Span) -> &[Claim] {
    let first =
        claims.partition_point(|claim| claim.span.start.saturating_add(longest) < bytes.start);
    let end = claims.partition_point(|claim| claim.span.start < bytes.end);
    claims.get(first..end).unwrap_or(&[])
}

/// Fills [`Figure::circumstances`] of every comparable figure.
pub fn fill(doc: &Document, claims: &[Claim], figures: &mut [Figure]) {
    let longest_claim = claims
        .iter()
        .map(|claim| claim.span.len())
        .max()
        .unwrap_or(0);
    let mut before = Before::default();
    let mut next = 0;
    while next < figures.len() {
        if !figures[next].comparable {
            next += 1;
            continue;
        }
        let sentence = doc.sentence_of(doc.token_at(figures[next].span.start));
        let Some(tokens) = doc.sentences.get(sentence).map(|s| s.tokens.clone()) else {
            break;
        };
        let bytes = doc.span(tokens);
        let mut slots = Vec::new();
        let mut after = next;
        while after < figures.len() && figures[after].span.start < bytes.end {
            if figures[after].comparable {
                let span = figures[after].span;
                let first = doc.token_at(span.start);
                let last = doc.token_at(span.end.saturating_sub(1)).max(first);
                slots.push(Slot {
                    figure: after,
                    tokens: first..last + 1,
                });
            }
            after += 1;
        }
        let scene = Scene::read(doc, sentence, near(claims, longest_claim, bytes), slots);
        before.enter(doc, sentence);
        state(doc, &scene, claims, figures, &mut before);
        next = after.max(next + 1);
    }
}

/// What earlier sentences leave behind.
#[derive(Debug, Default)]
struct Before {
    paragraph: usize,
    sentence: usize,
    /// Figures that later ones may take up.
    memory: Memory,
    /// The place and date that the paragraph has set.
    place: Option<Stated>,
    date: Option<Stated>,
}

impl Before {
    fn enter(&mut self, doc: &Document, sentence: usize) {
        let paragraph = doc.sentences.get(sentence).map_or(0, |s| s.paragraph);
        if paragraph != self.paragraph {
            (self.place, self.date) = (None, None);
        }
        self.paragraph = paragraph;
        self.sentence = sentence;
    }
}

fn state(
    doc: &Document,
    scene: &Scene,
    claims: &[Claim],
    figures: &mut [Figure],
    before: &mut Before,
) {
    // What stands before the first figure sets the scene for all of them.
    let opening = scene
        .slots
        .first()
        .map(|slot| scene.tokens.start..slot.tokens.start);
    let opening: Vec<Range<usize>> = opening.into_iter().collect();
    let first = |pick: fn(&What) -> bool| {
        scene
            .within(&opening)
            .find(|mark| pick(&mark.what))
            .cloned()
    };
    let opening_place = first(|what| matches!(what, What::Place(_)));
    let opening_date = first(|what| matches!(what, What::Date(_)));
    let mut sides: Vec<Option<Side>> = Vec::with_capacity(scene.slots.len());
    for (n, slot) in scene.slots.iter().enumerate() {
        let zones = scene.zones(doc, n);
        let figure = &figures[slot.figure];
        let mut around = Circumstances::default();
        if scene.is_part(n) {
            around.part_of = whole(scene, n).and_then(|whole| u32::try_from(whole).ok());
        }
        let head = head(doc, scene, figure);
        let picked = predicate_of(doc, scene, n, &zones, figure, head);
        sides.push(picked.as_ref().map(|(_, side)| *side));
        around.predicate = picked.map(|(stated, _)| stated);
        around.status = nearest(scene, slot, &zones, |what| matches!(what, What::Status(_)))
            .filter(|mark| governs(mark, slot))
            .map(|mark| status_of(doc, mark, figure));
        around.place = nearest(scene, slot, &zones, |what| matches!(what, What::Place(_)))
            .filter(|mark| is_in_clause(doc, mark, slot))
            .or(opening_place.as_ref())
            .map(|mark| stated(doc, mark))
            .or_else(|| before.place.clone());
        around.rate = nearest(scene, slot, &zones, |what| *what == What::Rate)
            .filter(|mark| distance(mark, slot) <= NEAR)
            // "Out for a month" says how long.
            .filter(|mark| {
                figure.kind != FigureKind::Duration
                    || mark.tokens.start >= slot.tokens.end
                    || figure.unit.as_ref().is_some_and(|unit| unit.contains('/'))
            })
            .map(|mark| stated(doc, mark));
        around.date = nearest(scene, slot, &zones, |what| matches!(what, What::Date(_)))
            .filter(|mark| is_in_clause(doc, mark, slot))
            .or(opening_date.as_ref())
            .map(|mark| stated(doc, mark))
            .or_else(|| before.date.clone());
        if figure.kind != FigureKind::Count {
            around.about = about(doc, scene, slot, &zones, figure);
        }
        let place = Place {
            doc,
            scene,
            slot: n,
            zones: &zones,
            sentence: before.sentence,
            claim: figure.claim.and_then(|claim| claims.get(claim as usize)),
        };
        around.subject = subject::of(doc, scene, n, place.claim);
        if let Some(before) = n.checked_sub(1).and_then(|before| scene.slots.get(before))
            && around.subject.is_empty()
            && slot.tokens.start <= before.tokens.end + LISTED
            && figures[before.figure].claim == figures[slot.figure].claim
        {
            // "40,000 books and 12 computers": both are the library's.
            around.subject = figures[before.figure].circumstances.subject.clone();
        }
        ellipsis::complete(&place, figures, &before.memory, &mut around);
        let concept = around
            .counted
            .as_ref()
            .and_then(|taken| Concept::from_id(&taken.key))
            .or(match head.map(|mark| &mark.what) {
                Some(What::Noun(noun)) => Some(noun.concept),
                _ => None,
            });
        if is_base(doc, scene, n) {
            // "Of the 60 passengers, 45 were rescued": the verb is that of the 45.
            around.predicate = None;
        }
        figures[slot.figure].circumstances = around;
        before.memory.keep(slot.figure, before.sentence, concept);
    }
    share_in_lists(doc, scene, figures, &sides);
    if let Some(mark) = opening_place {
        before.place = Some(stated(doc, &mark));
    }
    if let Some(mark) = opening_date {
        before.date = Some(stated(doc, &mark));
    }
}

/// On which side of the figure its predicate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Own,
    Left,
    Right,
}

fn stated(doc: &Document, mark: &Mark) -> Stated {
    let span = doc.span(mark.tokens.clone());
    let key = match &mark.what {
        What::Noun(noun) => noun.concept.id().to_owned(),
        What::Predicate(key) | What::Status(key) => (*key).to_owned(),
        What::Place(key) | What::Date(key) => key.clone(),
        What::Join(_) | What::FigureWord | What::Rate => String::new(),
    };
    Stated {
        span,
        text: span.of(doc.text).to_owned(),
        key,
    }
}

/// The figure of which slot `n` counts a part.
fn whole(scene: &Scene, n: usize) -> Option<usize> {
    (0..n)
        .rev()
        .find(|m| !scene.is_part(*m))
        .map(|m| scene.slots[m].figure)
}

/// The noun of what is counted, with what it says itself.
fn head<'s>(doc: &Document, scene: &'s Scene, figure: &Figure) -> Option<&'s Mark> {
    let counted = figure.counted.as_ref()?.span;
    scene.marks.iter().find(|mark| {
        matches!(mark.what, What::Noun(_)) && counted.touches(doc.span(mark.tokens.clone()))
    })
}

/// Crowds that are expected are no crowds yet; a price that is expected is one more estimate.
fn status_of(doc: &Document, mark: &Mark, figure: &Figure) -> Stated {
    let mut said = stated(doc, mark);
    if matches!(said.key.as_str(), "forecast" | "awaited") {
        said.key = match figure.kind {
            FigureKind::Count => "planned",
            _ => "expected",
        }
        .to_owned();
    }
    said
}

/// "prévoit de construire 500 logements", "500 homes are planned": a plan named farther off is another one.
fn governs(mark: &Mark, slot: &Slot) -> bool {
    let reach = match (&mark.what, mark.tokens.start < slot.tokens.start) {
        (What::Status("already" | "under_way"), _) => return true,
        (_, true) => 9,
        // "45 000 ménages attendent un logement": those who wait are there.
        (What::Status("awaited"), false) => return false,
        (_, false) => 4,
    };
    distance(mark, slot) <= reach
}

/// Whether no comma cuts a mark after the figure off from it, unless it stands right behind the comma: "£40m, a sum
/// that exceeds what it earned last year" says nothing of when.
fn is_in_clause(doc: &Document, mark: &Mark, slot: &Slot) -> bool {
    if mark.tokens.start < slot.tokens.end {
        return true;
    }
    let gap = slot.tokens.end..mark.tokens.start;
    gap.clone()
        .rev()
        .find(|at| doc.tokens[*at].is_sign(','))
        .is_none_or(|comma| gap.end - comma <= 2)
}

/// Distance in tokens between a mark and a figure.
fn distance(mark: &Mark, slot: &Slot) -> usize {
    if mark.tokens.end <= slot.tokens.start {
        slot.tokens.start - mark.tokens.end
    } else {
        mark.tokens.start.saturating_sub(slot.tokens.end)
    }
}

/// The mark of a sort that stands nearest in the figure's own words; after the figure where two are as near.
fn nearest<'s>(
    scene: &'s Scene,
    slot: &Slot,
    zones: &'s [Range<usize>],
    pick: fn(&What) -> bool,
) -> Option<&'s Mark> {
    scene
        .within(zones)
        .filter(|mark| pick(&mark.what))
        .min_by_key(|mark| (distance(mark, slot), mark.tokens.start < slot.tokens.start))
}

fn predicate_of(
    doc: &Document,
    scene: &Scene,
    n: usize,
    zones: &[Range<usize>],
    figure: &Figure,
    head: Option<&Mark>,
) -> Option<(Stated, Side)> {
    let slot = scene.slots.get(n)?;
    let concept = match head.map(|mark| &mark.what) {
        Some(What::Noun(Noun {
            concept,
            predicate: Some(key),
        })) => {
            let mut said = stated(doc, head?);
            said.key = refined(key, concept.id());
            return Some((said, Side::Own));
        }
        Some(What::Noun(Noun { concept, .. })) => concept.id(),
        _ => "",
    };
    let told = |mark: &&Mark| match mark.what {
        What::Predicate(key) if predicate::is_change(key) => is_change(doc, mark, slot, figure),
        What::Predicate(_) => true,
        _ => false,
    };
    let rank = |mark: &&Mark| {
        let What::Predicate(key) = mark.what else {
            return (2, 0, false);
        };
        let weight = if predicate::is_question(key) || predicate::is_presence(key) {
            0
        } else {
            1
        };
        (
            weight,
            distance(mark, slot),
            mark.tokens.start < slot.tokens.start,
        )
    };
    let mark = scene
        .within(zones)
        .filter(|mark| distance(mark, slot) <= FAR)
        .filter(told)
        .min_by_key(rank)?;
    let What::Predicate(key) = mark.what else {
        return None;
    };
    let mut said = stated(doc, mark);
    said.key = refined(key, concept);
    let side = if mark.tokens.start < slot.tokens.start {
        Side::Left
    } else {
        Side::Right
    };
    Some((said, side))
}

/// One verb says different things of different things: drones are not killed when they are "abattus".
fn refined(key: &str, concept: &str) -> String {
    match (key, concept) {
        ("killed" | "destroyed", "drone" | "missile" | "aircraft") => "downed",
        ("killed" | "cut", "tree") => "felled",
        ("culled", _) => "killed",
        ("delivered", "home" | "building" | "school" | "hospital") => "built",
        ("cut", "vehicle" | "company" | "class") => "closed",
        _ => key,
    }
    .to_owned()
}

/// "augmenté de 3 %" and "up 3%" speak of the difference, "augmenté à 3 %" of the level.
fn is_change(doc: &Document, mark: &Mark, slot: &Slot, figure: &Figure) -> bool {
    if figure.change == Some(ChangePart::By) {
        return true;
    }
    if mark.tokens.start >= slot.tokens.end {
        return mark.tokens.start <= slot.tokens.end + 1;
    }
    let gap = mark.tokens.end..slot.tokens.start;
    gap.is_empty()
        || gap.len() <= 5
            && gap
                .clone()
                .any(|at| matches!(longest(doc, &doc.pack.circumstance.by, at, gap.end), Some((len, ())) if at + len >= gap.end - 1))
}

/// What a share, an amount or a measure is of.
fn about(
    doc: &Document,
    scene: &Scene,
    slot: &Slot,
    zones: &[Range<usize>],
    figure: &Figure,
) -> Option<Stated> {
    // That a share is a share says nothing of what it is of.
    let long = figure.kind == FigureKind::Duration;
    let is_topic = |mark: &&Mark| {
        matches!(mark.what, What::Noun(noun) if noun.concept.is_topic()
            && noun.concept.id() != "share"
            && (!long || noun.concept.id() == "time_taken"))
    };
    // "Inflation slips to 2.6 % but rents climb": another clause begins at the joint.
    let joined = |mark: &Mark| {
        mark.tokens.start >= slot.tokens.end
            && scene.marks.iter().any(|join| {
                matches!(join.what, What::Join(Join::And | Join::Contrast))
                    && slot.tokens.end <= join.tokens.start
                    && join.tokens.end <= mark.tokens.start
            })
    };
    let near = scene.within(zones).filter(is_topic).min_by_key(|mark| {
        let behind = mark.tokens.start > slot.tokens.start;
        (joined(mark), distance(mark, slot), behind)
    });
    if let Some(mark) = near {
        return Some(stated(doc, mark));
    }
    // "un budget de 3 milliards", "a surplus of 3 billion": the noun right before.
    let by = &doc.pack.circumstance.by;
    let preposition = slot.tokens.start.checked_sub(1)?;
    if scene.tokens.contains(&preposition)
        && longest(doc, by, preposition, slot.tokens.start).is_some()
    {
        let noun = preposition
            .checked_sub(1)
            .filter(|noun| scene.tokens.contains(noun))?;
        let token = doc.tokens.get(noun)?;
        let empty = doc
            .pack
            .circumstance
            .empty
            .longest(std::iter::once(token.word));
        let verb = longest(doc, &doc.pack.circumstance.predicates, noun, preposition);
        let is_noun =
            empty.is_none() && verb.is_none() && !token.is_capital() && !scene.is_quiet(doc, noun);
        if token.is_word() && token.end - token.start > 3 && is_noun {
            let span = token.span();
            let text = span.of(doc.text).to_owned();
            let key = format!("w:{}", crate::compare::concept::stem(&text));
            return Some(Stated { span, text, key });
        }
    }
    // A topic anywhere in the sentence, when the figure is alone in it.
    if scene.slots.len() == 1 {
        let mark = scene
            .marks
            .iter()
            .filter(is_topic)
            .min_by_key(|mark| distance(mark, slot))?;
        return Some(stated(doc, mark));
    }
    None
}

/// "killed 12 soldiers and 5 civilians", "12 soldiers and 5 civilians were killed": one verb for both.
fn share_in_lists(doc: &Document, scene: &Scene, figures: &mut [Figure], sides: &[Option<Side>]) {
    let close = |a: &Slot, b: &Slot| {
        let gap = a.tokens.end..b.tokens.start;
        gap.len() <= 3
            && gap.clone().all(|at| {
                let token = &doc.tokens[at];
                token.is_sign(',')
                    || scene
                        .marks
                        .iter()
                        .any(|mark| matches!(mark.what, What::Join(_)) && mark.tokens.contains(&at))
            })
    };
    for n in 1..scene.slots.len() {
        let (a, b) = (&scene.slots[n - 1], &scene.slots[n]);
        if sides.get(n) == Some(&None) && (close(a, b) || scene.is_part(n)) {
            let earlier = figures[a.figure].circumstances.clone();
            let around = &mut figures[b.figure].circumstances;
            around.predicate = around.predicate.take().or(earlier.predicate);
            around.status = around.status.take().or(earlier.status);
        }
    }
    for n in (1..scene.slots.len()).rev() {
        let (a, b) = (&scene.slots[n - 1], &scene.slots[n]);
        if sides.get(n - 1) == Some(&None)
            && !is_base(doc, scene, n - 1)
            && sides.get(n) == Some(&Some(Side::Right))
            && close(a, b)
        {
            let later = figures[b.figure].circumstances.predicate.clone();
            let around = &mut figures[a.figure].circumstances;
            around.predicate = around.predicate.take().or(later);
        }
    }
}

/// Whether a sentence begins with "of the" and this figure, so that the next one counts some of it.
fn is_base(doc: &Document, scene: &Scene, n: usize) -> bool {
    let (Some(slot), true) = (scene.slots.get(n), n == 0 && scene.slots.len() > 1) else {
        return false;
    };
    let start = scene.tokens.start;
    let led = longest(doc, &doc.pack.circumstance.of, start, slot.tokens.start);
    led.is_some_and(|(len, ())| start + len + 1 >= slot.tokens.start)
}

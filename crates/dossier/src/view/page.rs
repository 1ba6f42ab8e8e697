//! The text of an article cut into paragraphs, and each paragraph into segments that know what lies on them.
//!
//! Spans inside a paragraph count from its start, so that a paragraph is equal to itself when only the text before it
//! has changed, and need not be painted again.

use super::{ArticleView, ClaimView};
use crate::model::{ClaimKey, FigureKey, Hold, State};
use rustc_hash::FxHashSet;
use selon_engine::Span;
use std::ops::Range;
use std::rc::Rc;

/// A text to paint.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its paragraphs in order; blank lines are not among them.
    pub paragraphs: Vec<Paragraph>,
    /// The text that it paints.
    text: Rc<str>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        self.paragraphs == other.paragraphs
    }
}

/// A line of the text that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its bytes in the article's text, without the line break.
    pub span: Span,
    /// What to paint.
    pub body: Rc<Body>,
}

/// What to paint of a paragraph; it knows nothing of where the paragraph stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The text.
    pub text: Rc<str>,
    /// One after the other, from the start of the text to its end.
    pub segments: Vec<Segment>,
    layers: Vec<Layer>,
}

/// A stretch of text on which the same things lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of [`Body::text`].
    pub span: Span,
    layers: Range<u32>,
}

/// One thing that lies on a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layer {
    /// The claim; `None` for a figure without one.
    pub claim: Option<ClaimKey>,
    /// Which part of it.
    pub part: LayerPart,
    /// The colour of its source.
    pub slot: Option<u8>,
    /// What the person did with it.
    pub state: State,
    /// Whether the words say something else than what was annotated.
    pub changed: bool,
}

/// A part of a claim, as painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LayerPart {
    /// What is said.
    Content,
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// Words that soften.
    Hedge,
    /// A figure: modifier, number, unit, what is counted.
    Figure(FigureKey),
    /// The number in it.
    Number(FigureKey),
}

impl Body {
    /// A text on which nothing lies.
    pub fn plain(text: Rc<str>) -> Body {
        let span = Span::new(0, text.len());
        Body {
            segments: vec![Segment { span, layers: 0..0 }],
            text,
            layers: Vec::new(),
        }
    }
    /// Whether nothing lies on it.
    pub fn is_plain(&self) -> bool {
        self.layers.is_empty()
    }
    /// What lies on a segment: contents first, the widest at the bottom; none for plain text.
    pub fn layers(&self, segment: &Segment) -> &[Layer] {
        let range = segment.layers.start as usize..segment.layers.end as usize;
        self.layers.get(range).unwrap_or_default()
    }
    /// The text of a segment.
    pub fn text_of(&self, segment: &Segment) -> &str {
        segment.span.of(&self.text)
    }
}

impl Page {
    /// Cuts `text` under its claims and figures, in one sweep.
    pub fn of(text: &Rc<str>, view: &ArticleView) -> Page {
        page(text, view, None)
    }

    /// The same. Of the page `before`, with the view that it painted,
    /// paragraphs that look the same are taken over.
    pub(crate) fn after(
        text: &Rc<str>,
        view: &ArticleView,
        before: Option<(&ArticleView, &Page)>,
    ) -> Page {
        let before = before.filter(|(_, page)| Rc::ptr_eq(&page.text, text));
        match before {
            None => page(text, view, None),
            Some((was, page_before)) => repainted(text, view, was, page_before),
        }
    }

    /// The index of the paragraph that holds the byte `at` of the article, or of the next one.
    pub fn paragraph_at(&self, at: u32) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.span.end < at)
    }
}

/// Something that lies on the text.
struct Lying {
    span: Span,
    layer: Layer,
}

/// Everything that lies on the text between two bytes, in the order in which it begins, wider before narrower.
fn lying(view: &ArticleView, inside: Span) -> Vec<Lying> {
    let mut all = Vec::new();
    for claim in view.claims.iter() {
        let hedges = claim.hedges.iter().filter_map(|hedge| hedge.span);
        if !hedges.fold(claim.span, Span::cover).touches(inside) {
            continue;
        }
        let changed = |part: fn(&crate::Part) -> bool| {
            claim
                .moved
                .iter()
                .any(|(moved, hold)| part(moved) && matches!(hold, Hold::Changed { .. }))
        };
        let mut push = |span: Span, part: LayerPart, changed: bool| {
            let layer = Layer {
                claim: Some(claim.key),
                part,
                slot: slot(claim),
                state: claim.state,
                changed,
            };
            if !span.is_empty() && span.touches(inside) {
                all.push(Lying { span, layer });
            }
        };
        let new = !claim.moved.is_empty() && changed(|part| *part == crate::Part::Content);
        for piece in &claim.content {
            push(*piece, LayerPart::Content, new);
        }
        if let Some(span) = claim.source.as_ref().and_then(|source| source.span) {
            let new = !claim.moved.is_empty() && changed(|part| *part == crate::Part::Source);
            push(span, LayerPart::Source, new);
        }
        if let Some(span) = claim.cue.as_ref().and_then(|cue| cue.span) {
            let new = !claim.moved.is_empty() && changed(|part| *part == crate::Part::Cue);
            push(span, LayerPart::Cue, new);
        }
        for hedge in &claim.hedges {
            if let Some(span) = hedge.span {
                push(span, LayerPart::Hedge, false);
            }
        }
    }
    for figure in view.figures.iter() {
        let span = figure.figure.span;
        let there = !span.is_empty() && span.touches(inside);
        if !there || matches!(figure.hold, Hold::Lost { .. }) {
            continue;
        }
        let claim = figure.claim.and_then(|key| view.claim(key));
        let layer = Layer {
            claim: figure.claim,
            part: LayerPart::Figure(figure.key),
            slot: claim.and_then(|claim| slot(claim)),
            state: claim.map_or(State::Suggested, |claim| claim.state),
            changed: figure.hold != Hold::Held,
        };
        all.push(Lying {
            span: figure.figure.span,
            layer,
        });
        let number = figure.figure.number_span;
        if !number.is_empty() && figure.figure.span.contains(number) {
            let part = LayerPart::Number(figure.key);
            all.push(Lying {
                span: number,
                layer: Layer { part, ..layer },
            });
        }
    }
    selon_engine::order::by_key(&mut all, |lying| {
        (lying.span.start, std::cmp::Reverse(lying.span.end))
    });
    all
}

fn slot(claim: &ClaimView) -> Option<u8> {
    claim.source.as_ref().map(|source| source.slot)
}

/// Cuts `text`, in one sweep; of the page `before` those paragraphs are taken over on which nothing changed.
fn page(text: &Rc<str>, view: &ArticleView, before: Option<(&Page, &[bool])>) -> Page {
    let lying = lying(view, Span::new(0, text.len()));
    let mut next = 0;
    let mut active: Vec<&Lying> = Vec::new();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']);
        if line.trim().is_empty() {
            continue;
        }
        let span = Span::new(start, start + line.len());
        let nth = paragraphs.len();
        let old = before.and_then(|(page, _)| page.paragraphs.get(nth));
        let mut body = Body {
            text: old.map_or_else(|| line.into(), |old| Rc::clone(&old.body.text)),
            ..Body::default()
        };
        sweep(span, &lying, &mut next, &mut active, &mut body);
        let stays = before.is_some_and(|(_, changed)| changed.get(nth) == Some(&false));
        let body = match old.filter(|_| stays) {
            Some(old) => Rc::clone(&old.body),
            None => Rc::new(body),
        };
        paragraphs.push(Paragraph { span, body });
    }
    Page {
        paragraphs,
        text: Rc::clone(text),
    }
}

/// Paragraphs that are cut again one by one; where more have changed, one sweep over all is less work.
const FEW: usize = 8;

/// The page of the same text under another view. A paragraph on which nothing changed is the same value, one on which
/// something changed never is, even if it looks the same.
fn repainted(text: &Rc<str>, view: &ArticleView, was: &ArticleView, before: &Page) -> Page {
    let mut changed = vec![false; before.paragraphs.len()];
    for span in changes(view, was) {
        let first = before.paragraph_at(span.start);
        let paragraphs = before.paragraphs.iter().zip(&mut changed).skip(first);
        for (_, changed) in paragraphs.take_while(|(one, _)| one.span.start <= span.end) {
            *changed = true;
        }
    }
    let places: Vec<usize> = (0..changed.len()).filter(|at| changed[*at]).collect();
    if places.len() > FEW {
        return page(text, view, Some((before, &changed)));
    }
    let mut next = before.clone();
    for at in places {
        let Some(place) = next.paragraphs.get_mut(at) else {
            continue;
        };
        let mut body = Body {
            text: Rc::clone(&place.body.text),
            ..Body::default()
        };
        let lying = lying(view, place.span);
        sweep(place.span, &lying, &mut 0, &mut Vec::new(), &mut body);
        place.body = Rc::new(body);
    }
    next
}

/// Where two views of one text differ.
fn changes(view: &ArticleView, was: &ArticleView) -> Vec<Span> {
    let claim = |claim: &Rc<ClaimView>| {
        let hedges = claim.hedges.iter().filter_map(|hedge| hedge.span);
        let mut spans = vec![hedges.fold(claim.span, Span::cover)];
        // Figures have the colour and state of the claim that says them.
        for view in [view, was] {
            let figures = claim.figures.iter().filter_map(|key| view.figure(*key));
            spans.extend(figures.map(|figure| figure.figure.span));
        }
        spans
    };
    let figure = |figure: &Rc<super::FigureView>| vec![figure.figure.span];
    let mut out = differing(&view.claims, &was.claims, claim);
    out.extend(differing(&view.figures, &was.figures, figure));
    out
}

/// Where the values stand that only one of two lists has.
fn differing<T>(a: &[Rc<T>], b: &[Rc<T>], spans: impl Fn(&Rc<T>) -> Vec<Span>) -> Vec<Span> {
    let same = |(a, b): &(&Rc<T>, &Rc<T>)| Rc::ptr_eq(a, b);
    let head = a.iter().zip(b).take_while(same).count();
    let (a, b) = (
        a.get(head..).unwrap_or_default(),
        b.get(head..).unwrap_or_default(),
    );
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let known = |list: &[Rc<T>]| -> FxHashSet<*const T> { list.iter().map(Rc::as_ptr).collect() };
    let (in_a, in_b) = (known(a), known(b));
    let only_a = a.iter().filter(|one| !in_b.contains(&Rc::as_ptr(one)));
    let only_b = b.iter().filter(|one| !in_a.contains(&Rc::as_ptr(one)));
    only_a.chain(only_b).flat_map(spans).collect()
}

/// Cuts the paragraph `span` into segments. `next` is the first of `lying` that has not begun, `active` are those
/// that have begun and may not have ended.
fn sweep<'l>(
    span: Span,
    lying: &'l [Lying],
    next: &mut usize,
    active: &mut Vec<&'l Lying>,
    body: &mut Body,
) {
    let mut at = span.start;
    while at < span.end {
        while let Some(begun) = lying.get(*next).filter(|lying| lying.span.start <= at) {
            active.push(begun);
            *next += 1;
        }
        active.retain(|lying| lying.span.end > at);
        let begin = lying.get(*next).map_or(span.end, |lying| lying.span.start);
        let end = active.iter().map(|lying| lying.span.end).min();
        let until = begin.min(end.unwrap_or(span.end)).min(span.end);
        let first = body.layers.len();
        body.layers.extend(active.iter().map(|lying| lying.layer));
        if let Some(layers) = body.layers.get_mut(first..) {
            selon_engine::order::by_key(layers, |layer| layer.part);
        }
        body.segments.push(Segment {
            span: Span {
                start: at - span.start,
                end: until - span.start,
            },
            layers: first as u32..body.layers.len() as u32,
        });
        at = until;
    }
}

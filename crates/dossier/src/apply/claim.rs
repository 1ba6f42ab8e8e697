//! Accepting, rejecting, editing and adding claims.

use crate::action::{ClaimChange, Draft, FigureChange};
use crate::model::*;
use crate::text::snap;
use crate::view::{ClaimView, FigureView};
use selon_engine::{Counted, Figure, HedgeKind, Quotation, SourceKind, Span, VerbClass};
use std::rc::Rc;

/// The engine whose rules made the suggestions: all crates of the workspace carry one version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(super) fn add(dossier: &Dossier, id: ArticleId, draft: Draft, at: Time) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let text = &*article.text;
    let content = pieces(text, draft.content);
    if content.is_empty() {
        return None;
    }
    let place = |span: Span| snap(text, span).map(Anchor::held);
    let mut next = dossier.clone();
    next.counter += 1;
    let id = AnnotationId(next.counter);
    let key = ClaimKey(
        Hasher::new("own")
            .number(u64::from(id.0))
            .number(at.0 as u64)
            .end(),
    );
    let view = dossier.view(article.id);
    let source = draft.source.and_then(place).map(|anchor| {
        // A source that the machine knows by the same words is the same source.
        let known = view
            .claims
            .iter()
            .filter_map(|claim| claim.source.as_ref())
            .find(|source| *source.text == *anchor.span.of(text));
        SourcePart {
            kind: known.map_or(SourceKind::Named, |source| source.kind),
            name: known
                .filter(|source| source.name != source.text)
                .map(|source| Rc::clone(&source.name)),
            anchor: Some(anchor),
        }
    });
    let mut kept = Annotation {
        id,
        key,
        state: State::Own,
        origin: Origin::Person,
        by: draft.by,
        made: at,
        edited: None,
        source,
        cue: draft.cue.and_then(place).map(|anchor| CuePart {
            verb_class: view
                .claims
                .iter()
                .filter_map(|claim| claim.cue.as_ref())
                .find(|cue| cue.span == Some(anchor.span))
                .map_or(VerbClass::Neutral, |cue| cue.verb_class),
            anchor,
        }),
        quotation: quotation(text, &content),
        content,
        hedges: draft
            .hedges
            .into_iter()
            .filter_map(|(span, kind)| {
                Some(HedgePart {
                    anchor: place(span)?,
                    kind,
                })
            })
            .collect(),
        figures: Vec::new(),
        stance: draft.stance,
        negated: false,
        anonymous: false,
        check: Rc::new(Check {
            note: draft.note,
            ..Check::default()
        }),
    };
    for span in draft.figures {
        let Some(span) = snap(text, span) else {
            continue;
        };
        let part = read(&kept, text, &view.figures, span);
        kept.figures.push(part);
    }
    gather(&mut kept, &view.figures);
    Some(store(next, article, kept, at))
}

/// The spans as anchors: snapped, sorted, those that touch made one.
fn pieces(text: &str, spans: Vec<Span>) -> Vec<Anchor> {
    let mut spans: Vec<Span> = spans
        .into_iter()
        .filter_map(|span| snap(text, span))
        .collect();
    selon_engine::order::by(&mut spans, Ord::cmp);
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out.into_iter().map(Anchor::held).collect()
}

/// Whether contents stand in quotation marks.
fn quotation(text: &str, content: &[Anchor]) -> Quotation {
    let open = |c: char| matches!(c, '"' | '«' | '“' | '„' | '»' | '‘' | '‹');
    let close = |c: char| matches!(c, '"' | '»' | '”' | '“' | '«' | '’' | '›');
    let direct = |anchor: &Anchor| {
        let words = anchor.span.of(text);
        words.starts_with(open) && words.ends_with(close)
    };
    if content.iter().all(direct) {
        return Quotation::Direct;
    }
    let marks = ['"', '«', '»', '“', '”', '„'];
    if content
        .iter()
        .any(|anchor| anchor.span.of(text).contains(marks))
    {
        Quotation::Mixed
    } else {
        Quotation::Indirect
    }
}

/// A figure where the person pointed: the machine's reading if it has one there, otherwise the plain digits.
fn read(kept: &Annotation, text: &str, figures: &[Rc<FigureView>], span: Span) -> FigurePart {
    let known = figures
        .iter()
        .filter(|view| view.hold == Hold::Held && view.figure.number_span.touches(span))
        .max_by_key(|view| {
            let number = view.figure.number_span;
            number.end.min(span.end) - number.start.max(span.start)
        });
    if let Some(known) = known {
        let mut figure = (*known.figure).clone();
        figure.span = span;
        let by_hand = known.figure.span != span;
        return FigurePart::new(known.key, figure, by_hand);
    }
    let words = span.of(text);
    let value = plain_number(words);
    let key = Hasher::new("own figure")
        .number(kept.key.0)
        .number(u64::from(span.start))
        .text(words);
    FigurePart::new(
        FigureKey(key.end()),
        Figure {
            span,
            number_span: span,
            low: value,
            high: value,
            reading: selon_engine::Reading {
                low: value,
                high: value,
                rule: "exact".to_owned(),
                ..Default::default()
            },
            comparable: value.is_some(),
            rule: "person".to_owned(),
            ..Figure::default()
        },
        true,
    )
}

/// Digits with nothing but white space between them: what anybody reads as one number. Separators are left to the
/// engine and to the person.
fn plain_number(words: &str) -> Option<f64> {
    let digits: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Takes in the machine's figures inside the content and drops those that are outside.
fn gather(kept: &mut Annotation, figures: &[Rc<FigureView>]) {
    let pieces: Vec<Span> = kept
        .content
        .iter()
        .filter(|piece| !piece.is_lost())
        .map(|piece| piece.span)
        .collect();
    let inside = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    kept.figures.retain(|part| {
        part.by_hand || part.anchor.hold != Hold::Held || inside(part.number_span())
    });
    for view in figures {
        let known = kept.figures.iter().any(|part| {
            part.key == view.key || part.number_span().touches(view.figure.number_span)
        });
        let another = view.claim.is_some_and(|claim| claim != kept.key);
        let free = !another || !view.by_hand;
        if !known && free && view.hold == Hold::Held && inside(view.figure.number_span) {
            let figure = (*view.figure).clone();
            kept.figures
                .push(FigurePart::new(view.key, figure, view.by_hand));
        }
    }
    selon_engine::order::by_key(&mut kept.figures, |part| part.anchor.span);
}

/// A suggestion as an annotation.
pub(super) fn kept_of(
    dossier: &Dossier,
    view: &ClaimView,
    id: AnnotationId,
    at: Time,
) -> Annotation {
    let article = dossier.view(view.article);
    let figures = view.figures.iter().filter_map(|key| article.figure(*key));
    Annotation {
        id,
        key: view.key,
        state: State::Accepted,
        origin: Origin::Machine {
            rule: Rc::clone(&view.why.rule),
            version: VERSION.into(),
        },
        by: None,
        made: at,
        edited: None,
        source: view.source.as_ref().map(|source| SourcePart {
            anchor: source.span.map(Anchor::held),
            kind: source.kind,
            name: resolved_name(dossier, view),
        }),
        cue: view.cue.as_ref().and_then(|cue| {
            Some(CuePart {
                anchor: Anchor::held(cue.span?),
                verb_class: cue.verb_class,
            })
        }),
        content: view.content.iter().copied().map(Anchor::held).collect(),
        hedges: view
            .hedges
            .iter()
            .filter_map(|hedge| {
                Some(HedgePart {
                    anchor: Anchor::held(hedge.span?),
                    kind: hedge.kind,
                })
            })
            .collect(),
        figures: figures
            .map(|figure| FigurePart::new(figure.key, (*figure.figure).clone(), false))
            .collect(),
        quotation: view.quotation,
        stance: view.stance,
        negated: view.negated,
        anonymous: view.anonymous,
        check: Rc::default(),
    }
}

/// The name that the engine gathers the source of a suggestion under, where it is not the words themselves.
fn resolved_name(dossier: &Dossier, view: &ClaimView) -> Option<Rc<str>> {
    let article = dossier.article(view.article)?;
    let analysis = article.analysis.as_ref()?;
    let span = view.source.as_ref()?.span?;
    let claims = analysis.claims.iter();
    claims
        .filter_map(|claim| claim.source.as_ref())
        .find(|source| source.span == span)
        .and_then(|source| source.resolved.as_deref())
        .map(Rc::from)
}

fn store(mut next: Dossier, article: &Article, kept: Annotation, at: Time) -> Dossier {
    next.changed = at;
    let next = next.with_article(Article {
        annotations: article.annotations.with(Rc::new(kept)),
        ..article.clone()
    });
    super::source::coloured(next)
}

/// Does it to `kept`; whether it corrects what was found (rather than writing about it), `None` where it cannot.
pub(super) fn edit(
    kept: &mut Annotation,
    dossier: &Dossier,
    article: &Article,
    change: ClaimChange,
) -> Option<bool> {
    let text = &*article.text;
    let check = |kept: &mut Annotation, f: &mut dyn FnMut(&mut Check)| {
        f(Rc::make_mut(&mut kept.check));
        Some(false)
    };
    match change {
        ClaimChange::Accept | ClaimChange::Reject => return Some(false),
        ClaimChange::SetNote(note) => return check(kept, &mut |check| check.note = note.clone()),
        ClaimChange::SetTags(tags) => return check(kept, &mut |check| check.tags = tags.clone()),
        ClaimChange::SetEvidence(evidence) => {
            return check(kept, &mut |check| check.evidence = evidence.clone());
        }
        ClaimChange::SetStatus(status) => return check(kept, &mut |check| check.status = status),
        ClaimChange::SetAssessment(assessment) => {
            return check(kept, &mut |check| check.assessment = assessment.clone());
        }
        ClaimChange::SetPart(part, spans) => {
            let view = dossier.view(article.id);
            set_part(kept, text, &view.figures, part, spans)?;
        }
        ClaimChange::Confirm => confirm(kept, article),
        ClaimChange::SetSourceName(name) => {
            let name = name.trim();
            let source = kept.source.get_or_insert_default();
            source.name = (!name.is_empty()).then(|| name.into());
            if source.name.is_none() && source.anchor.is_none() {
                kept.source = None;
            }
        }
        ClaimChange::SetSourceKind(kind) => kept.source.as_mut()?.kind = kind,
        ClaimChange::SetVerbClass(class) => kept.cue.as_mut()?.verb_class = class,
        ClaimChange::SetHedgeKind(n, kind) => kept.hedges.get_mut(usize::from(n))?.kind = kind,
        ClaimChange::SetStance(stance) => kept.stance = stance,
        ClaimChange::SetQuotation(quotation) => kept.quotation = quotation,
        ClaimChange::SetNegated(negated) => kept.negated = negated,
        ClaimChange::SetAnonymous(anonymous) => kept.anonymous = anonymous,
        ClaimChange::ReadFigure(n, change) => {
            let part = kept.figures.get_mut(usize::from(n))?;
            let mut figure = (*part.figure).clone();
            read_by_hand(&mut figure, change);
            if figure != *part.figure {
                part.figure = Rc::new(figure);
                part.by_hand = true;
            }
        }
    }
    Some(true)
}

fn set_part(
    kept: &mut Annotation,
    text: &str,
    figures: &[Rc<FigureView>],
    part: Part,
    spans: Vec<Span>,
) -> Option<()> {
    let taken_away = spans.is_empty();
    let anchors = pieces(text, spans);
    if anchors.is_empty() && !taken_away {
        return None;
    }
    let first = anchors.first().cloned();
    match part {
        Part::Content => {
            if anchors.is_empty() {
                return None;
            }
            kept.quotation = quotation(text, &anchors);
            kept.content = anchors;
            gather(kept, figures);
        }
        Part::Source => match (first, &mut kept.source) {
            (None, source) => *source = None,
            (Some(anchor), source) => {
                let source = source.get_or_insert_default();
                // Other words, another name.
                let same =
                    source.anchor.as_ref().map(|old| old.quote(text)) == Some(anchor.span.of(text));
                if !same {
                    source.name = None;
                }
                source.anchor = Some(anchor);
            }
        },
        Part::Cue => match first {
            None => kept.cue = None,
            Some(anchor) => kept.cue.get_or_insert_default().anchor = anchor,
        },
        Part::Hedge(n) => {
            let n = usize::from(n);
            match (first, n < kept.hedges.len()) {
                (None, true) => drop(kept.hedges.remove(n)),
                (Some(anchor), true) => kept.hedges[n].anchor = anchor,
                (Some(anchor), false) if n == kept.hedges.len() => kept.hedges.push(HedgePart {
                    anchor,
                    kind: HedgeKind::Lexical,
                }),
                _ => return None,
            }
        }
        Part::Figure(n) => {
            let n = usize::from(n);
            match (first, n < kept.figures.len()) {
                (None, true) => drop(kept.figures.remove(n)),
                (Some(anchor), true) => {
                    let key = kept.figures[n].key;
                    let part = read(kept, text, figures, anchor.span);
                    kept.figures[n] = FigurePart { key, ..part };
                }
                (Some(anchor), false) if n == kept.figures.len() => {
                    let part = read(kept, text, figures, anchor.span);
                    kept.figures.push(part);
                }
                _ => return None,
            }
        }
    }
    Some(())
}

/// The text as it is now is what the person means; figures are read anew.
fn confirm(kept: &mut Annotation, article: &Article) {
    let text = &*article.text;
    let analysis = article.analysis.as_deref();
    for n in 0..kept.figures.len() {
        let part = &kept.figures[n];
        if !matches!(part.anchor.hold, Hold::Changed { .. }) {
            continue;
        }
        let span = part.anchor.span;
        let fresh = analysis.and_then(|analysis| {
            analysis
                .figures
                .iter()
                .find(|figure| figure.number_span.touches(span))
        });
        let key = part.key;
        kept.figures[n] = match fresh {
            Some(figure) => FigurePart::new(key, figure.clone(), false),
            None => FigurePart {
                key,
                ..read(kept, text, &[], span)
            },
        };
    }
    for anchor in kept.anchors_mut() {
        if matches!(anchor.hold, Hold::Changed { .. }) {
            anchor.hold = Hold::Held;
        }
    }
}

fn read_by_hand(figure: &mut Figure, change: FigureChange) {
    if let Some(low) = change.low {
        figure.low = low;
        figure.reading.low = low;
    }
    if let Some(high) = change.high {
        figure.high = high;
        figure.reading.high = high;
    }
    if let Some(modifier) = change.modifier {
        figure.modifier = modifier;
    }
    if let Some(kind) = change.kind {
        figure.kind = kind;
    }
    if let Some(unit) = change.unit {
        let unit = unit.trim();
        figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
    }
    if let Some(counted) = change.counted {
        let counted = counted.trim();
        figure.counted = (!counted.is_empty()).then(|| Counted {
            span: figure.counted.as_ref().map_or(figure.span, |old| old.span),
            text: counted.to_owned(),
            head: selon_engine::lang::fold(counted),
        });
    }
    if let Some(comparable) = change.comparable {
        figure.comparable = comparable;
    }
    figure.reading.rule = "by hand".to_owned();
}

pub(super) fn restore(dossier: &Dossier, id: ArticleId, key: ClaimKey) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let mut next = (**article).clone();
    Rc::make_mut(&mut next.dismissals).retain(|old| old.key != key);
    if next.dismissals.len() == article.dismissals.len() {
        return None;
    }
    Some(dossier.with_article(next))
}

pub(super) fn dismiss_figure(dossier: &Dossier, key: FigureKey, dismiss: bool) -> Option<Dossier> {
    let name = ClaimKey(key.0);
    if !dismiss {
        let article = dossier
            .articles
            .iter()
            .find(|article| article.dismissals.iter().any(|old| old.key == name))?;
        return restore(dossier, article.id, name);
    }
    let figure = dossier.figure(key)?;
    let article = dossier.article(figure.article)?;
    let mut next = (**article).clone();
    Rc::make_mut(&mut next.dismissals).push(Dismissal {
        key: name,
        quote: figure.figure.span.of(&article.text).into(),
        rule: figure.figure.rule.as_str().into(),
        at: dossier.changed,
    });
    let holder = article
        .annotations
        .iter()
        .find(|kept| kept.figures.iter().any(|part| part.key == key));
    if let Some(holder) = holder {
        let mut kept = (**holder).clone();
        kept.figures.retain(|part| part.key != key);
        next.annotations = next.annotations.with(Rc::new(kept));
    }
    Some(dossier.with_article(next))
}

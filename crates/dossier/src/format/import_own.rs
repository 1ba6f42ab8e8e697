//! Reading back what our own annotations say beyond the W3C model, from `selon:claim`.

use crate::model::*;
use selon_engine::offset::OffsetIndex;
use selon_engine::{Figure, OffsetUnit, Span};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::rc::Rc;

/// A field of any type that reads itself; the default where it is missing or wrong.
fn field<T: DeserializeOwned + Default>(value: &Value, key: &str) -> T {
    value.get(key).and_then(read).unwrap_or_default()
}

/// By way of text, as everything is read: straight from a `Value` the same code would be compiled a second time.
fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_str(&value.to_string()).ok()
}

fn words(value: &Value, key: &str) -> Rc<str> {
    value.get(key).and_then(Value::as_str).unwrap_or("").into()
}

/// Puts source, cue, hedges, figures and the person's check into `kept`. A part is only placed where its words stand.
pub(super) fn details(
    ours: &Value,
    kept: &mut Annotation,
    check: &mut Check,
    text: &str,
    index: &OffsetIndex,
) {
    let bytes = |span: Span| index.span(span, OffsetUnit::CodePoints, OffsetUnit::Bytes);
    let anchor = |part: &Value| -> Option<Anchor> {
        let span: Option<Span> = field(part, "span");
        let span = bytes(span?);
        let said = words(part, "text");
        (!span.is_empty() && span.of(text) == &*said).then(|| Anchor::held(span))
    };
    kept.stance = field(ours, "stance");
    kept.quotation = field(ours, "quotation");
    kept.negated = field(ours, "negated");
    kept.anonymous = field(ours, "anonymous");
    let rule = words(ours, "rule");
    match &*words(ours, "state") {
        // A suggestion that was handed on was looked at by nobody: taking it in is accepting it.
        "suggested" | "accepted" => kept.state = State::Accepted,
        "edited" => kept.state = State::Edited,
        _ => kept.state = State::Own,
    }
    if !rule.is_empty() {
        kept.origin = Origin::Machine {
            rule,
            version: "".into(),
        };
    }
    if let Some(source) = ours.get("source") {
        let (name, said) = (words(source, "name"), words(source, "text"));
        kept.source = Some(SourcePart {
            anchor: anchor(source),
            kind: field(source, "kind"),
            name: (name != said || anchor(source).is_none()).then_some(name),
        });
    }
    if let Some(cue) = ours.get("cue") {
        kept.cue = anchor(cue).map(|anchor| CuePart {
            anchor,
            verb_class: field(cue, "verb_class"),
        });
    }
    let list = |key: &str| {
        ours.get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let was = list("was");
    if was.len() == kept.content.len() {
        for (piece, was) in kept.content.iter_mut().zip(&was) {
            if let (Hold::Held, Some(was)) = (&piece.hold, was.as_str()) {
                piece.hold = Hold::Changed { was: was.into() };
            }
        }
    }
    kept.hedges = list("hedges")
        .iter()
        .filter_map(|hedge| {
            Some(HedgePart {
                anchor: anchor(hedge)?,
                kind: field(hedge, "kind"),
            })
        })
        .collect();
    for (n, value) in list("figures").into_iter().enumerate() {
        let (said, was) = (words(&value, "text"), words(&value, "was"));
        let Some(mut figure) = read::<Figure>(&value) else {
            continue;
        };
        figure.for_each_span(|span| *span = bytes(*span));
        if figure.span.of(text) == &*said {
            let key = Hasher::new("imported figure").number(n as u64).text(&said);
            let mut part = FigurePart::new(FigureKey(key.end()), figure, false);
            if !was.is_empty() {
                part.detach(was.len() as u32);
                part.anchor.hold = Hold::Changed { was };
            }
            kept.figures.push(part);
        }
    }
    check.status = match &*words(ours, "status") {
        "to_check" => Some(Status::ToCheck),
        "checking" => Some(Status::Checking),
        "done" => Some(Status::Done),
        _ => None,
    };
    check.evidence = list("evidence")
        .iter()
        .map(|one| Evidence {
            url: words(one, "url"),
            quote: words(one, "quote"),
            date: words(one, "date"),
        })
        .collect();
    check.assessment = ours.get("assessment").map(|one| Assessment {
        text: words(one, "text"),
        url: words(one, "url"),
        author: words(one, "author"),
        rating: one
            .get("rating")
            .filter(|rating| rating.is_object())
            .map(|rating| Rating {
                name: words(rating, "name"),
                value: field(rating, "value"),
                best: field(rating, "best"),
                worst: field(rating, "worst"),
            }),
    });
}

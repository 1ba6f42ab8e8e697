//! Claims as W3C Web Annotations (JSON-LD).
//!
//! One AnnotationCollection with one page; every annotation stands for itself, with its context. Quotes carry 32
//! characters of context, positions count code points; a claim in several pieces has several targets, words that are
//! lost have a quote and no position. Conflicts are `linking` annotations with two targets. What the model has no
//! words for (source, cue, figures, stance) stands under `selon:claim` and is read back by `import`.

use super::address::is_web_address;
use super::line::{Sheet, hold, number, state, status, title, word};
use super::time::iso;
use crate::anchor::context;
use crate::model::*;
use crate::view::ClaimView;
use selon_engine::{Relation, Span};
use serde_json::{Map, Value, json};

/// The dossier's claims and conflicts, as one JSON document.
pub fn w3c(dossier: &Dossier) -> String {
    let mut items: Vec<Value> = Vec::new();
    for sheet in Sheet::all(dossier) {
        for claim in sheet.claims.iter() {
            items.push(annotation(&sheet, claim));
        }
    }
    items.extend(links(dossier));
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": uuid(dossier, "collection"),
        "type": "AnnotationCollection",
        "label": title(dossier).unwrap_or_else(|| "Selon".to_owned()),
        "total": items.len(),
        "first": {
            "id": uuid(dossier, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    serde_json::to_string_pretty(&collection).unwrap_or_default()
}

/// A UUID (version 8, RFC 9562: our own) that the same thing of the same dossier always has.
fn uuid(dossier: &Dossier, name: &str) -> String {
    let half = |seed: &str| Hasher::new(seed).text(&dossier.id).text(name).end();
    let (a, b) = (half("uuid high"), half("uuid low"));
    format!(
        "urn:uuid:{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xffff,
        a & 0xfff,
        0x8000 | (b >> 48) & 0x3fff,
        b & 0xffff_ffff_ffff
    )
}

/// The IRI of a claim's annotation.
fn iri(dossier: &Dossier, claim: ClaimKey) -> String {
    uuid(dossier, &claim.to_string())
}

/// The IRI of an article: its address, or a name of our own.
fn source_iri(dossier: &Dossier, article: &Article) -> String {
    if is_web_address(&article.meta.url) {
        article.meta.url.to_string()
    } else {
        uuid(dossier, &article.id.to_string())
    }
}

fn contexts() -> Value {
    json!(["http://www.w3.org/ns/anno.jsonld", { "selon": "urn:selon:ns:" }])
}

fn generator() -> Value {
    json!({ "type": "Software", "name": format!("Selon {}", env!("CARGO_PKG_VERSION")) })
}

fn annotation(sheet: &Sheet, claim: &ClaimView) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    put("@context", contexts());
    put("id", iri(sheet.dossier, claim.key).into());
    put("type", "Annotation".into());
    let assessed = claim
        .check()
        .is_some_and(|check| check.assessment.is_some());
    put(
        "motivation",
        if assessed {
            json!(["identifying", "assessing"])
        } else {
            "identifying".into()
        },
    );
    match &claim.annotation {
        Some(kept) => {
            put("created", iso(kept.made).into());
            if let Some(edited) = kept.edited {
                put("modified", iso(edited).into());
            }
            let person = || json!({ "type": "Person", "name": kept.by.as_deref().unwrap_or("") });
            match (&kept.by, &kept.origin) {
                (Some(_), _) => put("creator", person()),
                (None, Origin::Machine { .. }) => put("creator", generator()),
                (None, _) => {}
            }
        }
        None => put("creator", generator()),
    }
    put("generator", generator());
    let bodies = bodies(claim);
    if !bodies.is_empty() {
        put("body", bodies.into());
    }
    let source = source_iri(sheet.dossier, sheet.article);
    let mut targets: Vec<Value> = sheet
        .content(claim)
        .into_iter()
        .enumerate()
        .map(|(n, (quote, span))| target(sheet, claim, n, &source, &quote, span))
        .collect();
    put(
        "target",
        match targets.len() {
            1 => targets.remove(0),
            _ => targets.into(),
        },
    );
    put("selon:claim", details(sheet, claim));
    Value::Object(out)
}

fn target(
    sheet: &Sheet,
    claim: &ClaimView,
    n: usize,
    source: &str,
    quote: &str,
    span: Option<Span>,
) -> Value {
    let text = &*sheet.article.text;
    let mut selectors: Vec<Value> = Vec::new();
    let kept = claim
        .annotation
        .as_ref()
        .and_then(|kept| kept.content.get(n));
    let (prefix, suffix) = match (span, kept.map(|piece| &piece.hold)) {
        (Some(span), _) => context(text, span),
        (None, Some(Hold::Lost { prefix, suffix, .. })) => (&**prefix, &**suffix),
        (None, _) => ("", ""),
    };
    selectors.push(
        json!({ "type": "TextQuoteSelector", "exact": quote, "prefix": prefix, "suffix": suffix }),
    );
    if let Some(span) = span {
        let span = sheet.points(span);
        selectors
            .push(json!({ "type": "TextPositionSelector", "start": span.start, "end": span.end }));
    }
    json!({ "source": source, "selector": selectors })
}

fn textual(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

fn bodies(claim: &ClaimView) -> Vec<Value> {
    let mut out = Vec::new();
    if let Some(source) = &claim.source {
        out.push(textual("identifying", &source.name));
    }
    out.push(textual("classifying", &word(claim.stance)));
    let Some(check) = claim.check() else {
        return out;
    };
    if !check.note.is_empty() {
        out.push(textual("commenting", &check.note));
    }
    for tag in check.tags.iter().filter(|tag| !tag.is_empty()) {
        out.push(textual("tagging", tag));
    }
    for one in &check.evidence {
        if is_web_address(&one.url) {
            out.push(
                json!({ "type": "SpecificResource", "purpose": "linking", "source": &*one.url }),
            );
        }
        if !one.quote.is_empty() {
            out.push(textual("describing", &one.quote));
        }
    }
    if let Some(assessment) = &check.assessment {
        let rating = assessment
            .rating
            .as_ref()
            .map_or("", |rating| &*rating.name);
        let both = [&*assessment.text, rating];
        let words: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
        if !words.is_empty() {
            out.push(textual("assessing", &words.join(" — ")));
        }
    }
    out
}

/// What the annotation model has no words for.
fn details(sheet: &Sheet, claim: &ClaimView) -> Value {
    let text = &*sheet.article.text;
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty =
            value.is_null() || value == json!("") || value == json!(false) || value == json!([]);
        if !empty {
            out.insert(key.to_owned(), value);
        }
    };
    let place = |span: Option<Span>| {
        span.map_or(Value::Null, |span| {
            let span = sheet.points(span);
            json!([span.start, span.end])
        })
    };
    put("key", claim.key.to_string().into());
    // The targets say what the text says now.
    if let Some(kept) = claim.annotation.as_ref().filter(|_| claim.is_changed()) {
        let was = kept.content.iter().map(|piece| match &piece.hold {
            Hold::Changed { was } => (**was).into(),
            _ => Value::Null,
        });
        put("was", was.collect());
    }
    put("state", state(claim.state).into());
    put("words", hold(claim).into());
    if let Some(source) = &claim.source {
        put(
            "source",
            json!({ "name": &*source.name, "text": &*source.text, "kind": word(source.kind), "span": place(source.span) }),
        );
    }
    if let Some(cue) = &claim.cue {
        put(
            "cue",
            json!({ "text": &*cue.text, "verb_class": word(cue.verb_class), "span": place(cue.span) }),
        );
    }
    put("stance", word(claim.stance).into());
    put("quotation", word(claim.quotation).into());
    put("negated", claim.negated.into());
    put("anonymous", claim.anonymous.into());
    let hedges: Vec<Value> = claim
        .hedges
        .iter()
        .filter_map(|hedge| {
            let span = hedge.span?;
            Some(json!({ "text": span.of(text), "kind": word(hedge.kind), "span": place(Some(span)) }))
        })
        .collect();
    put("hedges", hedges.into());
    let figures: Vec<Value> = sheet
        .figures(claim)
        .iter()
        .map(|view| {
            let mut figure = (*view.figure).clone();
            figure.for_each_span(|span| *span = sheet.points(*span));
            figure.claim = None;
            let mut value = serde_json::to_value(&figure).unwrap_or_default();
            if let Some(map) = value.as_object_mut() {
                let said = match view.hold {
                    Hold::Lost { .. } => sheet.written(view),
                    _ => view.figure.span.of(text).to_owned(),
                };
                map.insert("text".to_owned(), said.into());
                if let Hold::Changed { was } = &view.hold {
                    map.insert("was".to_owned(), (**was).into());
                }
                map.retain(|_, value| !value.is_null());
            }
            value
        })
        .collect();
    put("figures", figures.into());
    put("rule", (*claim.why.rule).into());
    if let Some(check) = claim.check() {
        put("status", check.status.map_or("", status).into());
        let list: Vec<Value> = check
            .evidence
            .iter()
            .map(|one| json!({ "url": &*one.url, "quote": &*one.quote, "date": &*one.date }))
            .collect();
        put("evidence", list.into());
        if let Some(one) = &check.assessment {
            let rating = one.rating.as_ref().map(|rating| {
                json!({ "name": &*rating.name, "value": rating.value, "best": rating.best, "worst": rating.worst })
            });
            put(
                "assessment",
                json!({ "text": &*one.text, "url": &*one.url, "author": &*one.author, "rating": rating }),
            );
        }
    }
    Value::Object(out)
}

/// One annotation for each pair of figures that do not meet.
fn links(dossier: &Dossier) -> Vec<Value> {
    let mut out = Vec::new();
    for comparison in dossier.comparisons().iter().filter(|one| !one.hidden) {
        for pair in comparison
            .pairs
            .iter()
            .filter(|pair| pair.relation == Relation::Conflict)
        {
            let claim = |at: u32| {
                let figure = dossier.figure(*comparison.figures.get(at as usize)?)?;
                figure.claim
            };
            let (Some(a), Some(b)) = (claim(pair.a), claim(pair.b)) else {
                continue;
            };
            if a == b {
                continue;
            }
            let name = format!("{} {a} {b} {} {}", comparison.key, pair.a, pair.b);
            let mut said = format!("conflict: {}", comparison.about);
            if pair.gap.is_some() {
                said.push_str(&format!("; gap {}", number(pair.gap)));
            }
            for caveat in &pair.caveats {
                said.push_str("; ");
                said.push_str(caveat);
            }
            out.push(json!({
                "@context": contexts(),
                "id": uuid(dossier, &name),
                "type": "Annotation",
                "motivation": "linking",
                "creator": generator(),
                "generator": generator(),
                "body": [textual("describing", &said)],
                "target": [iri(dossier, a), iri(dossier, b)],
            }));
        }
    }
    out
}

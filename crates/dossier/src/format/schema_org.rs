//! Claims as schema.org data (JSON-LD): a `Claim` for each, with an `Observation` for each figure. A `ClaimReview` only
//! where the person gave a rating and the address where their check is published.

use super::address::is_web_address;
use super::line::{Sheet, word};
use crate::model::*;
use crate::view::{ClaimView, FigureView};
use selon_engine::{FigureKind, SourceKind};
use serde_json::{Map, Value, json};

/// All claims and reviews as one JSON-LD document.
pub fn schema_org(dossier: &Dossier) -> String {
    let mut graph = Vec::new();
    for sheet in Sheet::all(dossier) {
        for claim in sheet.claims.iter() {
            let value = claim_of(&sheet, claim);
            match review(&sheet, claim, &value) {
                Some(review) => graph.push(review),
                None => graph.push(value),
            }
        }
    }
    let document = json!({ "@context": "https://schema.org", "@graph": graph });
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// Puts a text where there is one.
fn put(map: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        map.insert(key.to_owned(), text.into());
    }
}

fn thing(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}

fn article(meta: &Meta) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), "NewsArticle".into());
    put(&mut out, "headline", &meta.title);
    if is_web_address(&meta.url) {
        put(&mut out, "url", &meta.url);
    }
    put(&mut out, "datePublished", &meta.date);
    if !meta.outlet.is_empty() {
        out.insert("publisher".to_owned(), thing("Organization", &meta.outlet));
    }
    if !meta.author.is_empty() {
        out.insert("author".to_owned(), thing("Person", &meta.author));
    }
    Value::Object(out)
}

fn claim_of(sheet: &Sheet, claim: &ClaimView) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), "Claim".into());
    put(&mut out, "identifier", &claim.key.to_string());
    put(&mut out, "text", &sheet.quote(claim));
    if let Some(source) = &claim.source {
        // No name is invented for a source that has none, and whether a name is a person's or an institution's is
        // not ours to guess.
        let nameless = claim.anonymous || source.kind == SourceKind::Anonymous;
        let author = if nameless {
            json!({ "@type": "Organization", "description": &*source.text })
        } else {
            json!({ "@type": ["Person", "Organization"], "name": &*source.name })
        };
        out.insert("author".to_owned(), author);
    }
    out.insert("appearance".to_owned(), article(&sheet.article.meta));
    if let Some(by) = claim
        .annotation
        .as_ref()
        .and_then(|kept| kept.by.as_deref())
    {
        out.insert("claimInterpreter".to_owned(), thing("Person", by));
    }
    let mut about: Vec<Value> = sheet
        .figures(claim)
        .iter()
        .filter(|figure| figure.figure.comparable)
        .map(|figure| observation(sheet, figure))
        .collect();
    match about.len() {
        0 => {}
        1 => drop(out.insert("about".to_owned(), about.remove(0))),
        _ => drop(out.insert("about".to_owned(), about.into())),
    }
    if let Some(lang) = sheet.article.language() {
        put(&mut out, "inLanguage", lang.code());
    }
    Value::Object(out)
}

/// A figure as our reading of the words: an end that is open is left out.
fn observation(sheet: &Sheet, view: &FigureView) -> Value {
    let figure = &*view.figure;
    let reading = &figure.reading;
    let mut out = Map::new();
    out.insert("@type".to_owned(), "Observation".into());
    put(&mut out, "name", &sheet.written(view));
    let number = |value: f64| json!(value);
    match (reading.low, reading.high) {
        (Some(low), Some(high)) if low == high => drop(out.insert("value".to_owned(), number(low))),
        (low, high) => {
            if let Some(low) = low {
                out.insert("minValue".to_owned(), number(low));
            }
            if let Some(high) = high {
                out.insert("maxValue".to_owned(), number(high));
            }
        }
    }
    if let Some(unit) = &figure.unit {
        put(&mut out, "unitText", unit);
    }
    if let Some(counted) = &figure.counted {
        out.insert("observationAbout".to_owned(), thing("Thing", &counted.text));
    }
    if let Some(date) = &figure.circumstances.date {
        put(&mut out, "observationDate", &date.key);
    }
    let rule = &reading.rule;
    if !rule.is_empty() {
        put(
            &mut out,
            "measurementMethod",
            &format!("reading of the words: {rule}"),
        );
    }
    if figure.kind != FigureKind::Count {
        put(&mut out, "measurementTechnique", &word(figure.kind));
    }
    Value::Object(out)
}

/// The person's own review; `None` unless they gave a rating in words and the address of their check.
fn review(sheet: &Sheet, claim: &ClaimView, value: &Value) -> Option<Value> {
    let check = claim.check()?;
    let assessment = check.assessment.as_ref()?;
    let rating = assessment
        .rating
        .as_ref()
        .filter(|rating| !rating.name.is_empty())?;
    if !is_web_address(&assessment.url) {
        return None;
    }
    let mut scale = Map::new();
    scale.insert("@type".to_owned(), "Rating".into());
    put(&mut scale, "alternateName", &rating.name);
    let numbers = [
        ("ratingValue", rating.value),
        ("bestRating", rating.best),
        ("worstRating", rating.worst),
    ];
    for (key, number) in numbers {
        if let Some(number) = number {
            scale.insert(key.to_owned(), json!(number));
        }
    }
    put(&mut scale, "ratingExplanation", &assessment.text);
    let mut out = Map::new();
    out.insert("@type".to_owned(), "ClaimReview".into());
    put(&mut out, "url", &assessment.url);
    put(&mut out, "claimReviewed", &sheet.quote(claim));
    out.insert("reviewRating".to_owned(), Value::Object(scale));
    out.insert("itemReviewed".to_owned(), value.clone());
    let author = match (
        &*assessment.author,
        claim.annotation.as_ref().and_then(|kept| kept.by.clone()),
    ) {
        ("", Some(by)) => by.to_string(),
        (author, _) => author.to_owned(),
    };
    if !author.is_empty() {
        out.insert("author".to_owned(), thing("Organization", &author));
    }
    if let Some(edited) = claim
        .annotation
        .as_ref()
        .map(|kept| kept.edited.unwrap_or(kept.made))
    {
        put(
            &mut out,
            "datePublished",
            super::time::iso(edited).get(..10).unwrap_or(""),
        );
    }
    Some(Value::Object(out))
}

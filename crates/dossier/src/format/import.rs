//! Annotations from elsewhere: W3C Web Annotations (ours among them), Hypothesis exports, Recogito exports.
//!
//! Every tool counts positions in its own way, and the documents do not say in which: a position is taken for code
//! points or for UTF-16 units, whichever names the very words of the quote; otherwise the quote is looked for with its
//! context. An annotation whose words are not in the text is kept, as lost.

use super::error::{FormatError, Kind};
use super::time::parse_iso;
use crate::anchor::find_exact;
use crate::model::*;
use crate::text::snap;
use selon_engine::offset::OffsetIndex;
use selon_engine::{OffsetUnit, Span};
use serde_json::Value;
use std::rc::Rc;

/// The largest file that is read, in bytes.
const LIMIT: usize = 64 << 20;

/// Annotations ready to be taken in with [`crate::Action::Import`].
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The article they belong to.
    pub article: ArticleId,
    /// Without ids of this dossier yet; those are given when they are taken in.
    pub annotations: Vec<Annotation>,
    /// How many stand in the text.
    pub found: usize,
    /// How many do not, and are listed as lost.
    pub lost: usize,
    /// In which unit the positions were counted that named their quotes; `None` where none did.
    pub unit: Option<OffsetUnit>,
    /// The tool that made them, as far as the file tells: `Hypothesis`, `Recogito`, `W3C`.
    pub tool: Rc<str>,
}

/// Reads annotations for one of the dossier's articles: that with the address they name, otherwise that in which most
/// of the quotes stand. `at` is the time of import, for annotations without one.
///
/// # Errors
/// What is not a file of annotations, and annotations of which no quote stands in any article.
pub fn import(json: &str, dossier: &Dossier, at: Time) -> Result<Imported, FormatError> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(FormatError::new(Kind::Empty, ""));
    }
    if json.len() > LIMIT {
        let size = format!(
            "{} MB, and Selon reads up to {} MB",
            json.len() >> 20,
            LIMIT >> 20
        );
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    let value: Value = serde_json::from_str(json).map_err(|error| FormatError::json(&error))?;
    let (raw, tool) = gather(&value);
    if raw.is_empty() {
        return Err(FormatError::new(
            Kind::NotOurs,
            "there are no annotations in it",
        ));
    }
    let article = choose(dossier, &raw)?;
    Ok(take(article, &raw, tool, at))
}

/// An annotation as found in a file, before it has a place.
struct Raw<'v> {
    /// The quotes with their context and position, one for each target.
    pieces: Vec<Piece<'v>>,
    /// The address of what was annotated.
    source: &'v str,
    bodies: Vec<(&'v str, &'v str)>,
    by: &'v str,
    made: &'v str,
    edited: &'v str,
    /// Our own details, where the file is ours.
    ours: Option<&'v Value>,
}

struct Piece<'v> {
    quote: &'v str,
    prefix: &'v str,
    suffix: &'v str,
    position: Option<(u32, u32)>,
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// One value or a list of them.
fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// Every annotation of a document, and which tool wrote it.
fn gather(value: &Value) -> (Vec<Raw<'_>>, &'static str) {
    // A list; or wrapped as Hypothesis (rows, annotations), a collection (first → items) or a page (items).
    let first = value.get("first");
    let wrapped = [
        value.get("annotations"),
        value.get("rows"),
        value.get("items"),
        first.and_then(|page| page.get("items")),
    ];
    let values = match wrapped.into_iter().flatten().find(|list| list.is_array()) {
        Some(found) => list(Some(found)),
        None => list(Some(value)),
    };
    let tool = values.first().map_or("W3C", tool_of);
    (values.iter().filter_map(raw).collect(), tool)
}

fn tool_of(value: &Value) -> &'static str {
    let generator = value.get("generator").map_or("", |by| text(by, "name"));
    if generator.starts_with("Selon") {
        "Selon"
    } else if value.get("uri").is_some() && value.get("target").is_some() {
        "Hypothesis"
    } else if value.get("bodies").is_some() || text(value, "id").starts_with('#') {
        "Recogito"
    } else {
        "W3C"
    }
}

fn raw(value: &Value) -> Option<Raw<'_>> {
    value.as_object()?;
    let targets = list(value.get("target"));
    let mut pieces = Vec::new();
    for target in targets {
        pieces.extend(piece(target));
    }
    if pieces.is_empty() {
        return None;
    }
    let mut bodies: Vec<(&str, &str)> = Vec::new();
    // W3C has `body`, Recogito's own form `bodies`, Hypothesis `text` and `tags`.
    for body in list(value.get("body"))
        .iter()
        .chain(list(value.get("bodies")))
    {
        let words = body.as_str().unwrap_or_else(|| text(body, "value"));
        let words = if words.is_empty() {
            text(body, "source")
        } else {
            words
        };
        if !words.is_empty() {
            bodies.push((text(body, "purpose"), words));
        }
    }
    let bare = [
        ("commenting", text(value, "bodyValue")),
        ("commenting", text(value, "text")),
    ];
    bodies.extend(bare.into_iter().filter(|(_, words)| !words.is_empty()));
    let tags = list(value.get("tags")).iter().filter_map(Value::as_str);
    bodies.extend(tags.map(|tag| ("tagging", tag)));
    let source = targets.first().map_or("", |target| text(target, "source"));
    let creator = value.get("creator");
    let own = targets.first().and_then(|target| target.get("creator"));
    let by = [
        creator.and_then(Value::as_str).unwrap_or(""),
        creator
            .filter(|by| text(by, "type") != "Software")
            .map_or("", |by| text(by, "name")),
        text(value, "user"),
        own.map_or("", |by| text(by, "name")),
    ];
    let when = |keys: [&str; 2]| {
        keys.into_iter()
            .map(|key| text(value, key))
            .find(|time| !time.is_empty())
    };
    Some(Raw {
        pieces,
        source: if source.is_empty() {
            text(value, "uri")
        } else {
            source
        },
        bodies,
        by: by.into_iter().find(|name| !name.is_empty()).unwrap_or(""),
        made: when(["created", "dateCreated"]).unwrap_or(""),
        edited: when(["modified", "updated"]).unwrap_or(""),
        ours: value.get("selon:claim"),
    })
}

/// The quote and position of a target; `refinedBy` chains are followed.
fn piece(target: &Value) -> Option<Piece<'_>> {
    let mut piece = Piece {
        quote: "",
        prefix: "",
        suffix: "",
        position: None,
    };
    let mut open: Vec<&Value> = list(target.get("selector")).iter().collect();
    let mut seen = 0;
    while let Some(selector) = open.pop() {
        seen += 1;
        if seen > 64 {
            break;
        }
        // Recogito's own form has no types: `quote`, `start`, `end`.
        let exact = [text(selector, "exact"), text(selector, "quote")];
        if let Some(exact) = exact.into_iter().find(|words| !words.is_empty()) {
            piece.quote = exact;
            piece.prefix = text(selector, "prefix");
            piece.suffix = text(selector, "suffix");
        }
        let number = |key: &str| u32::try_from(selector.get(key)?.as_u64()?).ok();
        if let (Some(start), Some(end)) = (number("start"), number("end")) {
            piece.position = Some((start, end));
        }
        open.extend(list(selector.get("refinedBy")));
    }
    (!piece.quote.is_empty() || piece.position.is_some()).then_some(piece)
}

/// The article that the annotations are of.
fn choose<'d>(dossier: &'d Dossier, raw: &[Raw]) -> Result<&'d Rc<Article>, FormatError> {
    let bare = |url: &str| {
        url.split('#')
            .next()
            .unwrap_or("")
            .trim_end_matches('/')
            .to_owned()
    };
    let named = raw
        .iter()
        .map(|one| bare(one.source))
        .find(|url| !url.is_empty());
    let by_address = |article: &&Rc<Article>| {
        let own = bare(&article.meta.url);
        !own.is_empty() && named.as_ref() == Some(&own)
    };
    let quotes: Vec<&str> = raw
        .iter()
        .flat_map(|one| &one.pieces)
        .map(|piece| piece.quote)
        .filter(|quote| !quote.trim().is_empty())
        .take(200)
        .collect();
    let standing = |article: &Rc<Article>| {
        quotes
            .iter()
            .filter(|quote| article.text.contains(**quote))
            .count()
    };
    if let Some(article) = dossier.articles.iter().find(by_address) {
        return Ok(article);
    }
    dossier
        .articles
        .iter()
        .map(|article| (standing(article), article))
        .filter(|(count, _)| *count > 0)
        // Of two with as many the first.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, article)| article)
        .ok_or_else(|| {
            let first = quotes.first().copied().unwrap_or("");
            let first: String = first.chars().take(60).collect();
            FormatError::new(Kind::NoArticle, format!("no article says “{first}”"))
        })
}

fn take(article: &Rc<Article>, raw: &[Raw], tool: &str, at: Time) -> Imported {
    let words = &*article.text;
    let index = OffsetIndex::new(words);
    let place = |piece: &Piece, unit: OffsetUnit| -> Option<Span> {
        let (start, end) = piece.position.filter(|(start, end)| start < end)?;
        Some(index.span(Span { start, end }, unit, OffsetUnit::Bytes))
            .filter(|span| !span.is_empty())
    };
    // The unit in which most positions name their quotes; code points where both do, as the standard says.
    let all = || raw.iter().flat_map(|one| &one.pieces);
    let fits = |unit: OffsetUnit| {
        let named = |piece: &&Piece| {
            !piece.quote.is_empty()
                && place(piece, unit).is_some_and(|span| span.of(words) == piece.quote)
        };
        all().filter(named).count()
    };
    let (points, units) = (fits(OffsetUnit::CodePoints), fits(OffsetUnit::Utf16));
    let unit = match (points, units) {
        (0, 0) => None,
        (points, units) if points >= units => Some(OffsetUnit::CodePoints),
        _ => Some(OffsetUnit::Utf16),
    };
    let anchor = |piece: &Piece| -> Anchor {
        let placed = place(piece, unit.unwrap_or(OffsetUnit::CodePoints));
        if let Some(span) =
            placed.filter(|span| piece.quote.is_empty() || span.of(words) == piece.quote)
        {
            return Anchor::held(snap(words, span).unwrap_or(span));
        }
        let hint = placed.map_or(0, |span| span.start);
        // Some tools trim quotes and some do not.
        let quote = piece.quote.trim();
        match find_exact(words, quote, piece.prefix, piece.suffix, hint) {
            Some(span) => Anchor::held(snap(words, span).unwrap_or(span)),
            None => {
                let at = crate::text::border_before(words, hint as usize);
                Anchor {
                    span: Span::new(at, at),
                    hold: Hold::Lost {
                        quote: quote.into(),
                        prefix: piece.prefix.into(),
                        suffix: piece.suffix.into(),
                    },
                }
            }
        }
    };
    let annotations: Vec<Annotation> = raw
        .iter()
        .enumerate()
        .map(|(n, one)| {
            let mut content: Vec<Anchor> = one.pieces.iter().map(anchor).collect();
            content.dedup();
            let mut kept = Annotation {
                // A number to tell them apart until the dossier gives its own.
                id: AnnotationId(n as u32),
                key: ClaimKey(0),
                state: State::Own,
                origin: Origin::Import { tool: tool.into() },
                by: (!one.by.is_empty()).then(|| one.by.into()),
                made: parse_iso(one.made).unwrap_or(at),
                edited: parse_iso(one.edited),
                source: None,
                cue: None,
                content,
                hedges: Vec::new(),
                figures: Vec::new(),
                quotation: Default::default(),
                stance: Default::default(),
                negated: false,
                anonymous: false,
                check: Rc::default(),
            };
            let mut check = check(one);
            if let Some(ours) = one.ours {
                super::import_own::details(ours, &mut kept, &mut check, words, &index);
            }
            kept.check = Rc::new(check);
            kept
        })
        .collect();
    let lost = annotations
        .iter()
        .filter(|kept| kept.content.iter().all(Anchor::is_lost))
        .count();
    Imported {
        article: article.id,
        found: annotations.len() - lost,
        lost,
        annotations,
        unit,
        tool: tool.into(),
    }
}

/// Notes and tags.
fn check(raw: &Raw) -> Check {
    let mut notes: Vec<&str> = Vec::new();
    let mut tags: Vec<Rc<str>> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for (purpose, words) in &raw.bodies {
        match *purpose {
            "tagging" => tags.push((*words).into()),
            "linking" => evidence.push(Evidence {
                url: (*words).into(),
                ..Evidence::default()
            }),
            // What we write about source and stance ourselves stands in our details.
            "identifying" | "classifying" | "describing" | "assessing" if raw.ours.is_some() => {}
            "classifying" => tags.push((*words).into()),
            _ => notes.push(words),
        }
    }
    Check {
        note: notes.join("\n\n").into(),
        tags,
        evidence,
        ..Check::default()
    }
}

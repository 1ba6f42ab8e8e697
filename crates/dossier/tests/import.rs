//! Annotations from other tools onto the text at hand.

use crate::desk::*;
use crate::export::conflict;
use crate::file::full;
use expect_test::{Expect, expect};
use selon_dossier::format::{FormatError, Imported, Kind, import, w3c};
use selon_dossier::*;
use selon_engine::OffsetUnit;
use serde_json::json;

const TEXT: &str = "😀 The mayor said 40 people came.\nLater 𝒳 the mayor said 40 people left.";

fn desk(text: &str) -> Dossier {
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta {
            url: "https://example.org/fair".into(),
            ..Meta::default()
        },
        lang: None,
        structure: Default::default(),
    };
    Dossier::new("import", Time(0))
        .apply(add)
        .expect("an article")
}

fn read(json: serde_json::Value) -> Result<Imported, FormatError> {
    import(&json.to_string(), &desk(TEXT), Time(9))
}

fn taken(imported: Imported) -> Dossier {
    let action = Action::Import {
        article: imported.article,
        annotations: imported.annotations,
        at: Time(9),
    };
    desk(TEXT).apply(action).expect("annotations")
}

fn check(json: serde_json::Value, unit: Option<OffsetUnit>, shown: Expect) {
    let imported = read(json).expect("annotations");
    assert_eq!(imported.unit, unit);
    shown.assert_eq(&print_kept(&taken(imported)));
}

/// As Hypothesis exports: UTF-16 positions, the user as an account, text and tags beside the target.
fn hypothesis(start: u32, end: u32) -> serde_json::Value {
    json!({ "export_date": "2025-05-01T10:00:00Z", "annotations": [{
        "id": "abc", "uri": "https://example.org/fair/", "user": "acct:ana@hypothes.is", "text": "Is it?",
        "tags": ["crowd"], "created": "2025-04-30T08:00:00.000000+00:00", "updated": "2025-04-30T09:00:00.000000+00:00",
        "target": [{ "source": "https://example.org/fair", "selector": [
            { "type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 3, "endOffset": 5 },
            { "type": "TextPositionSelector", "start": start, "end": end },
            { "type": "TextQuoteSelector", "exact": "40 people", "prefix": "The mayor said ", "suffix": " left." },
        ]}],
    }]})
}

#[test]
fn hypothesis_counts_utf16_units_and_that_is_found_out() {
    let text: Vec<u16> = TEXT.encode_utf16().collect();
    let words: Vec<u16> = "40 people left".encode_utf16().collect();
    let start = text
        .windows(words.len())
        .position(|part| part == words)
        .expect("the words") as u32;
    check(
        hypothesis(start, start + 9),
        Some(OffsetUnit::Utf16),
        expect![[r#"
            content: 40 people
        "#]],
    );
    let imported = read(hypothesis(start, start + 9)).expect("annotations");
    assert_eq!(&*imported.tool, "Hypothesis");
    let kept = &imported.annotations[0];
    assert_eq!(
        kept.content[0].span,
        find(&desk(TEXT), "40 people left").first_bytes(9)
    );
    assert_eq!(&*kept.check.note, "Is it?");
    assert_eq!(kept.check.tags, vec!["crowd".into()]);
    assert_eq!(kept.by.as_deref(), Some("acct:ana@hypothes.is"));
    assert_eq!(kept.made, Time(1_746_000_000_000));
}

trait FirstBytes {
    fn first_bytes(self, len: u32) -> Self;
}

impl FirstBytes for selon_engine::Span {
    fn first_bytes(self, len: u32) -> Self {
        selon_engine::Span {
            start: self.start,
            end: self.start + len,
        }
    }
}

#[test]
fn a_wrong_position_gives_way_to_the_quote_with_its_context() {
    let imported = read(hypothesis(2, 7)).expect("annotations");
    assert_eq!(imported.unit, None);
    assert_eq!(
        imported.annotations[0].content[0].span,
        find(&desk(TEXT), "40 people left").first_bytes(9)
    );
}

#[test]
fn words_that_are_not_there_are_listed_as_lost() {
    let mut json = hypothesis(0, 5);
    json["annotations"][0]["target"][0]["selector"][2]["exact"] = "50 people".into();
    let imported = read(json).expect("annotations");
    assert_eq!((imported.found, imported.lost), (0, 1));
    expect![[r#"
        content: 50 people (lost)
    "#]]
    .assert_eq(&print_kept(&taken(imported)));
}

#[test]
fn recogito_in_both_of_its_forms() {
    let bodies = json!([{ "purpose": "commenting", "value": "note" }, { "purpose": "tagging", "value": "t" }]);
    let own = json!([{ "id": "1", "bodies": bodies, "target": { "annotation": "1", "selector": [{ "quote": "The mayor", "start": 3, "end": 12 }] } }]);
    check(
        own,
        Some(OffsetUnit::Utf16),
        expect![[r#"
        content: The mayor
    "#]],
    );
    let w3c = json!([{ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "#1", "type": "Annotation", "body": bodies,
        "target": { "selector": [{ "type": "TextQuoteSelector", "exact": "The mayor" }, { "type": "TextPositionSelector", "start": 3, "end": 12 }] } }]);
    let imported = read(w3c).expect("annotations");
    assert_eq!(&*imported.tool, "Recogito");
    assert_eq!(&*imported.annotations[0].check.note, "note");
}

#[test]
fn w3c_positions_are_code_points() {
    let one = json!({ "type": "Annotation", "id": "urn:x", "bodyValue": "hm",
        "target": { "source": "https://example.org/fair", "selector": { "type": "TextPositionSelector", "start": 2, "end": 11,
            "refinedBy": { "type": "TextQuoteSelector", "exact": "The mayor" } } } });
    check(
        one,
        Some(OffsetUnit::CodePoints),
        expect![[r#"
        content: The mayor
    "#]],
    );
}

#[test]
fn our_own_annotations_come_back_with_all_that_they_hold() {
    for before in [full(), conflict()] {
        let mut bare = before.clone();
        let text = before.articles[0].text.clone();
        bare.articles = vec![std::rc::Rc::new(Article::new(
            before.articles[0].id,
            text,
            before.articles[0].meta.clone(),
            None,
        ))]
        .into();
        let imported = import(&w3c(&before), &bare, Time(9)).expect("our own file");
        assert_eq!(&*imported.tool, "Selon");
        let action = Action::Import {
            article: imported.article,
            annotations: imported.annotations,
            at: Time(9),
        };
        let after = bare.apply(action).expect("annotations");
        let claims = |dossier: &Dossier| {
            let claims = dossier.claims(dossier.articles[0].id);
            let tell = |claim: &ClaimView| {
                (
                    claim
                        .source
                        .as_ref()
                        .map(|source| (source.name.to_string(), source.span)),
                    claim.cue.clone(),
                    claim.content.clone(),
                    claim.hedges.clone(),
                    (claim.stance, claim.negated, claim.quotation),
                    claim.check().cloned().unwrap_or_default(),
                    claim.figures.len(),
                )
            };
            claims.iter().map(|claim| tell(claim)).collect::<Vec<_>>()
        };
        let (mut before, after) = (claims(&before), claims(&after));
        for claim in &mut before {
            // What is lost has no place that could be read back.
            claim.3.retain(|hedge| hedge.span.is_some());
        }
        assert_eq!(before, after);
    }
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let first = taken(read(hypothesis(2, 7)).expect("annotations"));
    let again = import(&hypothesis(2, 7).to_string(), &first, Time(10)).expect("annotations");
    let action = Action::Import {
        article: again.article,
        annotations: again.annotations,
        at: Time(10),
    };
    assert!(first.apply(action).is_none());
}

#[test]
fn what_is_no_annotation_changes_nothing_and_says_why() {
    let refused = |json: &str, kind: Kind, said: Expect| {
        let error = import(json, &desk(TEXT), Time(9)).expect_err("no annotations");
        assert_eq!(error.kind(), kind);
        said.assert_eq(&error.to_string());
    };
    refused("", Kind::Empty, expect!["The file is empty."]);
    refused(
        "{\"rows\": []}",
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: there are no annotations in it."],
    );
    refused(
        "[{\"__proto__\": {\"x\": 1}}, 7, null]",
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: there are no annotations in it."],
    );
    refused(
        "[{\"target\"",
        Kind::Truncated,
        expect!["The file is cut short (line 1, column 10)."],
    );
    refused(
        &"[".repeat(100_000),
        Kind::TooDeep,
        expect!["The file is nested too deeply to be a dossier (line 1, column 128)."],
    );
    let other = json!({ "target": { "selector": { "exact": "a whole other story" } } }).to_string();
    refused(
        &other,
        Kind::NoArticle,
        expect!["The annotations belong to another text: no article says “a whole other story”."],
    );
}

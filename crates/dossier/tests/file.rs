//! Saving and opening.

use crate::desk::*;
use expect_test::{Expect, expect};
use selon_dossier::format::{Kind, open, save, save_pretty};
use selon_dossier::*;
use selon_engine::{HedgeKind, Stance};

/// A dossier in which every field says something.
pub fn full() -> Dossier {
    let story = "😀 {s:The mayor} {c:said} {t:{h:perhaps} {f:40} people came}. \
                 {s:Police} {c:counted} {t:{f:25} people}.\n{s:A café} {c:denied} {t:that 3 stayed}.";
    let mut now = dossier(story);
    let id = now.articles[0].id;
    let apply = |now: &Dossier, action| now.apply(action).expect("a change");
    now = apply(&now, Action::SetTitle("Crowds".into()));
    now = apply(
        &now,
        Action::SetMeta(
            id,
            Meta {
                title: "At the fair".into(),
                outlet: "The Herald".into(),
                url: "https://example.org/fair".into(),
                author: "A. Writer".into(),
                date: "2025-05-01".into(),
            },
        ),
    );
    now = change(&now, 0, ClaimChange::Accept);
    now = change(&now, 0, ClaimChange::SetNote("call them".into()));
    now = change(
        &now,
        0,
        ClaimChange::SetTags(vec!["crowd".into(), "été".into()]),
    );
    now = change(&now, 0, ClaimChange::SetStatus(Some(Status::Checking)));
    now = change(
        &now,
        0,
        ClaimChange::SetEvidence(vec![Evidence {
            url: "https://example.org/count".into(),
            quote: "thirty-eight".into(),
            date: "2025-05-02".into(),
        }]),
    );
    now = change(
        &now,
        0,
        ClaimChange::SetAssessment(Some(Assessment {
            text: "Close to the count.".into(),
            rating: Some(Rating {
                name: "close".into(),
                value: Some(4.0),
                best: Some(5.0),
                worst: Some(1.0),
            }),
            url: "https://example.org/check".into(),
            author: "The desk".into(),
        })),
    );
    let figure = FigureChange {
        high: Some(None),
        counted: Some("visitors".into()),
        ..FigureChange::default()
    };
    now = change(&now, 1, ClaimChange::ReadFigure(0, figure));
    now = change(&now, 1, ClaimChange::SetStance(Stance::Confirms));
    let figures: Vec<FigureKey> = now.figures(id).iter().map(|figure| figure.key).collect();
    now = change(&now, 2, ClaimChange::Reject);
    let draft = Draft {
        content: vec![find(&now, "café"), find(&now, "stayed")],
        hedges: vec![(find(&now, "that"), HedgeKind::Lexical)],
        by: Some("Ana".into()),
        ..Draft::default()
    };
    now = apply(
        &now,
        Action::AddClaim {
            article: id,
            draft,
            at: Time(1_730_116_800_000),
        },
    );
    now = apply(
        &now,
        Action::RenameSource(SourceKey::of("police"), "The police".into()),
    );
    now = apply(
        &now,
        Action::MergeSources(SourceKey::of("A  CAFÉ"), SourceKey::of("police")),
    );
    now = apply(
        &now,
        Action::NewGroup {
            name: "How many came".into(),
            figures,
        },
    );
    // One part changed, one lost.
    let text = now.articles[0]
        .text
        .replace("25 people", "27 people")
        .replace("that 3 ", "");
    apply(&now, Action::SetText(id, text.into()))
}

#[test]
fn a_dossier_comes_back_whole() {
    let before = full();
    let file = save(&before);
    let after = open(&file).expect("our own file");
    assert_eq!(after, before);
    assert_eq!(save(&after), file, "the same bytes again");
    assert_eq!(open(&save_pretty(&before)), Ok(before));
}

#[test]
fn the_file_reads_like_this() {
    let story = "😀 {s:Ana} {c:said} {t:{f:40} came}.";
    let now = change(&dossier(story), 0, ClaimChange::Accept);
    expect![[r#"
        {
          "format": "selon-dossier/1",
          "offsets": "code_points",
          "id": "test",
          "made": "1970-01-01T00:00:00.000Z",
          "changed": "1970-01-01T00:00:00.001Z",
          "counter": 2,
          "rules": {
            "preset": "selon",
            "tolerance": 0.1
          },
          "sources": [
            {
              "key": "ana",
              "colour": 0
            }
          ],
          "articles": [
            {
              "id": "a1",
              "text": "😀 Ana said 40 came.",
              "claims": [
                {
                  "id": "c2",
                  "key": "7923d6f6f1aab800",
                  "state": "accepted",
                  "rule": "test.rule",
                  "version": "0.1.0",
                  "made": "1970-01-01T00:00:00.001Z",
                  "source": {
                    "at": {
                      "span": [
                        2,
                        5
                      ],
                      "quote": "Ana"
                    },
                    "kind": "named"
                  },
                  "cue": {
                    "at": {
                      "span": [
                        6,
                        10
                      ],
                      "quote": "said"
                    },
                    "verb_class": "neutral"
                  },
                  "content": [
                    {
                      "span": [
                        11,
                        18
                      ],
                      "quote": "40 came",
                      "prefix": "😀 Ana said ",
                      "suffix": "."
                    }
                  ],
                  "figures": [
                    {
                      "key": "4f65fbdbb76b2bc8",
                      "at": {
                        "span": [
                          11,
                          13
                        ],
                        "quote": "40"
                      },
                      "figure": {
                        "span": [
                          11,
                          13
                        ],
                        "number_span": [
                          11,
                          13
                        ],
                        "low": 40,
                        "high": 40,
                        "modifier": "exact",
                        "reading": {
                          "low": 40,
                          "high": 40,
                          "rule": ""
                        },
                        "kind": "count",
                        "comparable": true,
                        "unit": null,
                        "counted": null,
                        "claim": null,
                        "rule": ""
                      }
                    }
                  ],
                  "quotation": "indirect",
                  "stance": "asserts"
                }
              ]
            }
          ]
        }"#]]
    .assert_eq(&save_pretty(&now));
}

fn refused(json: &str, kind: Kind, sentence: Expect) {
    let error = open(json).expect_err("not a dossier");
    assert_eq!(error.kind(), kind, "{error}");
    sentence.assert_eq(&error.to_string());
}

#[test]
fn what_is_not_a_dossier_is_refused_in_one_sentence() {
    refused("", Kind::Empty, expect!["The file is empty."]);
    refused(
        "Dear editor,",
        Kind::NotJson,
        expect!["The file is not JSON: expected value (line 1, column 1)."],
    );
    refused(
        "{\"format\": \"selon-dossier/1\", \"id\": \"x",
        Kind::Truncated,
        expect!["The file is cut short (line 1, column 38)."],
    );
    refused(
        "[1, 2]",
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: it is not a dossier."],
    );
    refused(
        "{\"type\": \"Annotation\"}",
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: it has no “format” key."],
    );
    refused(
        "{\"format\": \"selon-analysis/1\"}",
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: its format is “selon-analysis/1”."],
    );
    refused(
        "{\"format\": \"selon-dossier/2\"}",
        Kind::Newer,
        expect!["A later version of Selon wrote the file: selon-dossier/2."],
    );
    refused(
        "{\"format\": \"selon-dossier/1\"}",
        Kind::Wrong,
        expect!["Something in the file is wrong: missing field `offsets` (line 1, column 29)."],
    );
    refused(
        &format!("{{\"format\": {}1{}}}", "[".repeat(500), "]".repeat(500)),
        Kind::NotOurs,
        expect!["The file is not one that Selon reads: it is not a dossier."],
    );
}

#[test]
fn a_deep_file_is_refused_and_does_not_overflow() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(open(&deep).is_err());
    let inside = save(&full()).replace("\"title\":\"Crowds\"", &format!("\"title\":{deep}"));
    assert!(open(&inside).is_err());
    let ignored = save(&full()).replace(
        "\"title\":\"Crowds\"",
        &format!("\"__proto__\":{deep},\"title\":\"Crowds\""),
    );
    assert_eq!(
        open(&ignored),
        Ok(full()),
        "keys that nobody reads may be as deep as they like"
    );
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let file = save(&full());
    for end in (0..file.len())
        .step_by(97)
        .filter(|end| file.is_char_boundary(*end))
    {
        assert!(open(&file[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_wrong_value_is_named_with_its_place() {
    let file = save_pretty(&full());
    let error = open(&file.replace("\"stance\": \"confirms\"", "\"stance\": \"maybe\""))
        .expect_err("no such stance");
    assert_eq!(error.kind(), Kind::Wrong);
    assert!(error.place().is_some_and(|(line, _)| line > 10));
    let error = open(&file.replace("\"c4\"", "\"4\"")).expect_err("no such id");
    expect!["Something in the file is wrong: the id “4”."].assert_eq(&error.to_string());
}

#[test]
fn a_text_changed_by_hand_never_moves_a_claim_onto_other_words() {
    let story = "{s:Ana} {c:said} {t:{f:40} came}. {s:Bo} {c:said} {t:{f:50} came}.";
    let mut now = dossier(story);
    now = change(&now, 0, ClaimChange::Accept);
    now = change(&now, 1, ClaimChange::Accept);
    let file = save(&now).replace("\"text\":\"Ana said 40", "\"text\":\"Well, Ana said 41");
    let opened = open(&file).expect("still a dossier");
    expect![[r#"
        Accepted: Ana [said]  # s=Some(40.0) | Cue lost “said” | Content lost “40 came” | Figure(0) lost “40”
        Accepted: Bo [said] 50 came #50=Some(50.0)
    "#]].assert_eq(&print(&opened));
}

#[test]
fn two_claims_with_one_id_both_stay() {
    let story = "{s:Ana} {c:said} {t:{f:40} came}. {s:Bo} {c:said} {t:{f:50} came}.";
    let mut now = dossier(story);
    now = change(&now, 0, ClaimChange::Accept);
    now = change(&now, 1, ClaimChange::Accept);
    let file = save(&now).replace("\"id\":\"c3\"", "\"id\":\"c2\"");
    assert_eq!(
        open(&file).expect("a dossier").articles[0]
            .annotations
            .len(),
        2
    );
}

//! What a comparison promises, on facts put together by hand and on texts.

use super::*;
use crate::{ChangePart, FigureKind, HedgeKind, Lang, Modifier, Options, Reading, Stated, analyze};
use proptest::prelude::*;

fn stated(key: &str) -> Option<Stated> {
    Some(Stated {
        text: key.to_owned(),
        key: key.to_owned(),
        ..Stated::default()
    })
}

/// A bare count said by a source.
fn fact(who: &str, low: f64, high: f64) -> FigureFacts {
    FigureFacts {
        low: Some(low),
        high: Some(high),
        reading: Reading {
            low: Some(low),
            high: Some(high),
            ..Reading::default()
        },
        voice: Voice::Source(vec![who.to_owned()]),
        ..FigureFacts::default()
    }
}

fn measure(value: f64, unit: &str) -> FigureFacts {
    FigureFacts {
        kind: FigureKind::Measure,
        unit: Some(unit.to_owned()),
        ..fact(unit, value, value)
    }
}

#[test]
fn readings_that_do_not_meet_are_a_conflict_with_gap_and_ratio() {
    let about = FigureFacts {
        low: Some(10_000.0),
        high: Some(10_000.0),
        modifier: Modifier::About,
        status: stated("already"),
        predicate: stated("deployed"),
        ..fact("a", 9_000.0, 11_000.0)
    };
    let exact = FigureFacts {
        status: stated("expected"),
        ..fact("b", 12_000.0, 12_000.0)
    };
    let pair = relate(&about, &exact);
    assert_eq!(pair.relation, Relation::Conflict);
    assert_eq!((pair.gap, pair.ratio), (Some(1_000.0), Some(1.2)));
    assert_eq!(pair.caveats, ["status: already there / about to arrive"]);
}

#[test]
fn readings_that_touch_meet_unless_an_end_is_outside() {
    let most = fact("a", 5.0, 10.0);
    let mut more = fact("b", 10.0, 20.0);
    assert_eq!(relate(&most, &more).relation, Relation::Compatible);
    more.reading.low_excluded = true;
    assert_eq!(relate(&most, &more).relation, Relation::Conflict);
    assert_eq!(relate(&most, &more).gap, Some(0.0));
    assert_eq!(relate(&most, &most.clone()).relation, Relation::Agree);
}

#[test]
fn units_convert_with_room_for_rounding_and_currencies_never_do() {
    let same = [
        ("km", 10.0, "mi", 6.2),
        ("ha", 500.0, "km2", 5.0),
        ("°C", 30.0, "°F", 86.0),
        ("t", 1.0, "kg", 1000.0),
    ];
    for (unit, value, other, converted) in same {
        let pair = relate(&measure(value, unit), &measure(converted, other));
        assert_eq!(
            pair.relation,
            Relation::Agree,
            "{value} {unit} is {converted} {other}"
        );
        assert!(pair.caveats[0].starts_with("unit: "), "{:?}", pair.caveats);
    }
    assert_eq!(
        relate(&measure(10.0, "km"), &measure(10.0, "mi")).relation,
        Relation::Conflict
    );
    assert_eq!(
        relate(&measure(850.0, "ha"), &measure(1400.0, "acre")).relation,
        Relation::Conflict
    );
    let money = |unit: &str| FigureFacts {
        kind: FigureKind::Money,
        ..measure(5.0, unit)
    };
    let pair = relate(&money("EUR"), &money("USD"));
    assert_eq!((pair.relation, pair.gap), (Relation::NotComparable, None));
    assert_eq!(pair.caveats, ["unit: EUR / USD"]);
}

#[test]
fn another_place_year_question_status_or_change_is_not_comparable_and_says_why() {
    let base = || fact("a", 3.0, 3.0);
    let other = || fact("b", 9.0, 9.0);
    let cases: [(&str, FigureFacts, FigureFacts); 6] = [
        (
            "place",
            FigureFacts {
                place: stated("lille"),
                ..base()
            },
            FigureFacts {
                place: stated("nantes"),
                ..other()
            },
        ),
        (
            "date",
            FigureFacts {
                date: stated("2019"),
                ..base()
            },
            FigureFacts {
                date: stated("2023"),
                ..other()
            },
        ),
        (
            "what",
            FigureFacts {
                predicate: stated("killed"),
                ..base()
            },
            FigureFacts {
                predicate: stated("wounded"),
                ..other()
            },
        ),
        (
            "status",
            FigureFacts {
                status: stated("planned"),
                ..base()
            },
            other(),
        ),
        (
            "change",
            FigureFacts {
                predicate: stated("rise"),
                ..base()
            },
            other(),
        ),
        (
            "change",
            FigureFacts {
                change: Some(ChangePart::From),
                ..base()
            },
            FigureFacts {
                change: Some(ChangePart::To),
                ..other()
            },
        ),
    ];
    for (key, a, b) in cases {
        let pair = relate(&a, &b);
        assert_eq!(pair.relation, Relation::NotComparable, "{key}");
        assert_eq!((pair.gap, pair.ratio), (None, None), "{key}");
        assert!(
            pair.caveats.iter().any(|caveat| caveat.starts_with(key)),
            "{key}: {:?}",
            pair.caveats
        );
    }
    let near = FigureFacts {
        place: stated("near:lille"),
        ..base()
    };
    assert_eq!(
        relate(
            &near,
            &FigureFacts {
                place: stated("nantes"),
                ..other()
            }
        )
        .relation,
        Relation::Conflict
    );
}

#[test]
fn one_source_that_says_two_figures_revises_itself() {
    let pair = relate(&fact("ministry", 8.0, 8.0), &fact("ministry", 13.0, 13.0));
    assert_eq!(pair.relation, Relation::NotComparable);
    assert_eq!(pair.caveats, ["revision: same source"]);
    let unnamed = |value| FigureFacts {
        voice: Voice::Unnamed,
        ..fact("", value, value)
    };
    assert_eq!(
        relate(&unnamed(8.0), &unnamed(13.0)).relation,
        Relation::Conflict
    );
}

fn any_fact() -> impl Strategy<Value = FigureFacts> {
    let end = || {
        prop_oneof![
            Just(None),
            (-1e6..1e9f64).prop_map(Some),
            Just(Some(f64::INFINITY)),
            Just(Some(0.0))
        ]
    };
    let word = || {
        prop_oneof![
            Just(None),
            "[a-c]".prop_map(|key| stated(&key)),
            Just(stated("planned")),
            Just(stated("2020"))
        ]
    };
    (
        end(),
        end(),
        any::<(bool, bool)>(),
        word(),
        word(),
        word(),
        0..4u32,
        "[xy]",
    )
        .prop_map(
            |(one, other, (low_excluded, high_excluded), place, date, status, unit, who)| {
                let (low, high) = match (one, other) {
                    (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
                    ends => ends,
                };
                FigureFacts {
                    kind: if unit < 2 {
                        FigureKind::Count
                    } else {
                        FigureKind::Measure
                    },
                    unit: [None, None, Some("km".to_owned()), Some("mi".to_owned())][unit as usize]
                        .clone(),
                    low,
                    high,
                    reading: Reading {
                        low,
                        high,
                        low_excluded,
                        high_excluded,
                        ..Reading::default()
                    },
                    voice: Voice::Source(vec![who]),
                    place,
                    date,
                    status,
                    hedges: vec![HedgeKind::Modal],
                    ..FigureFacts::default()
                }
            },
        )
}

proptest! {
    #[test]
    fn the_relation_is_the_same_from_either_side(a in any_fact(), b in any_fact()) {
        let (one, other) = (relate(&a, &b), relate(&b, &a));
        prop_assert_eq!(one.relation, other.relation);
        prop_assert_eq!(one.gap, other.gap);
        prop_assert_eq!(one.ratio, other.ratio);
        prop_assert_eq!(one.caveats.len(), other.caveats.len());
    }
}

fn compared(text: &str) -> Vec<Comparison> {
    analyze(
        text,
        &Options {
            lang: Lang::from_code("en"),
            ..Options::default()
        },
    )
    .comparisons
}

#[test]
fn figures_of_nobody_and_of_nothing_are_not_opposed() {
    assert_eq!(
        compared("The town has 3,400 inhabitants. It lost 120 inhabitants in ten years."),
        []
    );
    assert_eq!(
        compared("According to Ann Lee, 12 of them left. According to Bob Ray, 40 of them stayed."),
        []
    );
    assert_eq!(compared(""), []);
}

#[test]
fn a_crowd_of_figures_pairs_neighbours_only() {
    let text: String = (0..150)
        .map(|n| {
            format!(
                "According to Ann Number{n}, {} people were killed. ",
                n * 3 + 10
            )
        })
        .collect();
    let found = compared(&text);
    let largest = found
        .iter()
        .max_by_key(|comparison| comparison.figures.len())
        .unwrap();
    assert!(largest.figures.len() > 100, "{}", largest.figures.len());
    assert_eq!(largest.pairs.len(), largest.figures.len() - 1);
}

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
        voice: Voice::Unnamed(Vec::new()),
        ..fact("", value, value)
    };
    assert_eq!(
        relate(&unnamed(8.0), &unnamed(13.0)).relation,
        Relation::Conflict
    );
}

/// The pairs of a question with these figures.
fn paired(facts: &[FigureFacts]) -> Vec<Pair> {
    pairs(&facts.iter().collect::<Vec<_>>())
}

#[test]
fn absurd_readings_give_no_absurd_answers() {
    let ends = [
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        0.0,
        -0.0,
        -7.0,
        1e-300,
    ];
    let facts: Vec<FigureFacts> = ends
        .iter()
        .enumerate()
        .map(|(n, value)| fact(&format!("s{n}"), *value, *value))
        .collect();
    for pair in paired(&facts) {
        assert!(
            pair.gap.is_none_or(|gap| gap.is_finite() && gap >= 0.0),
            "{pair:?}"
        );
        assert!(
            pair.ratio
                .is_none_or(|ratio| ratio.is_finite() && ratio > 0.0),
            "{pair:?}"
        );
    }
    let pair = relate(&fact("a", -3.0, -3.0), &fact("b", 4.0, 4.0));
    assert_eq!(
        (pair.relation, pair.gap, pair.ratio),
        (Relation::Conflict, Some(7.0), None)
    );
    let pair = relate(&fact("a", 0.0, 0.0), &fact("b", 5.0, 5.0));
    assert_eq!(
        (pair.relation, pair.gap, pair.ratio),
        (Relation::Conflict, Some(5.0), None)
    );
    let pair = relate(&fact("a", 0.0, 0.0), &fact("b", -0.0, -0.0));
    assert_eq!((pair.relation, pair.gap), (Relation::Agree, Some(0.0)));
}

#[test]
fn open_ended_figures_all_meet_in_one_direction_and_not_across_a_gap() {
    let open = |who: &str, low: Option<f64>, high: Option<f64>| {
        let mut f = fact(who, 0.0, 0.0);
        (f.low, f.high) = (low, high);
        (f.reading.low, f.reading.high) = (low, high);
        f
    };
    let more: Vec<FigureFacts> = (0..40)
        .map(|n| open(&format!("s{n}"), Some(f64::from(n) * 100.0), None))
        .collect();
    for pair in paired(&more) {
        assert_eq!((pair.relation, pair.gap), (Relation::Compatible, Some(0.0)));
    }
    let none = open("x", None, None);
    assert_eq!(relate(&none, &more[3]).relation, Relation::Compatible);
    assert_eq!(relate(&none, &none.clone()).relation, Relation::Agree);
    let (most, least) = (open("a", None, Some(40.0)), open("b", Some(90.0), None));
    let pair = relate(&most, &least);
    assert_eq!((pair.relation, pair.gap), (Relation::Conflict, Some(50.0)));
}

#[test]
fn a_question_with_five_hundred_figures_pairs_each_with_its_neighbour() {
    let facts: Vec<FigureFacts> = (0..500)
        .map(|n| {
            fact(
                &format!("s{n}"),
                f64::from((n * 7919) % 500),
                f64::from((n * 7919) % 500),
            )
        })
        .collect();
    let found = paired(&facts);
    assert_eq!(found.len(), 499);
    assert!(found.iter().all(|pair| pair.gap == Some(1.0)), "{found:?}");
    let equal: Vec<FigureFacts> = (0..500).map(|n| fact(&format!("s{n}"), 3.0, 3.0)).collect();
    let found = paired(&equal);
    assert_eq!(found.len(), 499);
    assert!(found.iter().all(|pair| pair.relation == Relation::Agree));
    assert_eq!(paired(&facts[..1]), []);
}

#[test]
fn an_outlet_or_a_source_that_says_another_figure_on_another_day_corrects_itself() {
    let told = |who: &str, value: f64, article: u32, day: &str| FigureFacts {
        at: (article, 0),
        published: Day::read(day),
        ..fact(who, value, value)
    };
    let pair = relate(
        &told("ministry", 8.0, 0, "2024-10-21"),
        &told("ministry", 13.0, 1, "2024-10-23"),
    );
    assert_eq!(pair.relation, Relation::NotComparable);
    assert!(
        pair.caveats
            .contains(&"revision: 2024-10-21 / 2024-10-23".to_owned()),
        "{:?}",
        pair.caveats
    );
    let own = |value: f64, article: u32, outlet: u64| FigureFacts {
        at: (article, 0),
        outlet,
        voice: Voice::Article,
        ..fact("", value, value)
    };
    assert_eq!(
        relate(&own(8.0, 0, 5), &own(13.0, 1, 5)).caveats,
        ["revision: same outlet"]
    );
    assert_eq!(
        relate(&own(8.0, 0, 5), &own(13.0, 1, 6)).relation,
        Relation::Conflict
    );
    assert_eq!(
        relate(&own(8.0, 0, 0), &own(13.0, 1, 0)).relation,
        Relation::Conflict
    );
}

#[test]
fn articles_of_other_days_are_to_be_minded_and_of_other_years_not_compared() {
    let told = |who: &str, value: f64, day: &str| FigureFacts {
        published: Day::read(day),
        ..fact(who, value, value)
    };
    let pair = relate(&told("a", 3.0, "2024-10-21"), &told("b", 9.0, "2024-10-22"));
    assert_eq!(pair.relation, Relation::Conflict);
    assert_eq!(pair.caveats, ["published: 2024-10-21 / 2024-10-22"]);
    let pair = relate(&told("a", 3.0, "2023-10-21"), &told("b", 9.0, "2024-10-22"));
    assert_eq!(pair.relation, Relation::NotComparable);
    assert_eq!(
        relate(&told("a", 3.0, "2024-10-21"), &told("b", 9.0, "soon")).caveats,
        [""; 0]
    );
}

#[test]
fn shares_in_parts_and_in_percent_are_shares() {
    let share = |value: f64, kind: FigureKind, unit: Option<&str>| FigureFacts {
        kind,
        unit: unit.map(str::to_owned),
        ..fact(&format!("{value}"), value, value)
    };
    let (quarter, third) = (
        share(0.25, FigureKind::Ratio, None),
        share(1.0 / 3.0, FigureKind::Ratio, None),
    );
    let percent = |value| share(value, FigureKind::Percent, Some("%"));
    assert_eq!(relate(&quarter, &percent(25.0)).relation, Relation::Agree);
    assert_eq!(relate(&third, &percent(33.0)).relation, Relation::Agree);
    assert_eq!(
        relate(&quarter, &percent(60.0)).relation,
        Relation::Conflict
    );
    let times = share(2.0, FigureKind::Ratio, Some("×"));
    assert_eq!(
        relate(&times, &percent(60.0)).relation,
        Relation::NotComparable
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

//! What the plot promises: the right mark for the right words, an honest axis, nothing lost, nothing covered.

use super::axis::NARROW;
use super::*;
use selon_engine::Relation;

use laws::holds;

mod laws;

fn reading(low: Option<f64>, high: Option<f64>) -> Reading {
    Reading {
        low,
        high,
        ..Reading::default()
    }
}

fn entry(
    source: &str,
    written: &str,
    modifier: Modifier,
    stated: (Option<f64>, Option<f64>),
) -> Entry {
    let (low, high) = stated;
    let read = match (modifier, low) {
        (Modifier::About, Some(n)) => reading(Some(n * 0.9), Some(n * 1.1)),
        (Modifier::Nearly, Some(n)) => reading(Some(n * 0.9), Some(n)),
        _ => reading(low, high),
    };
    Entry {
        source: source.to_owned(),
        written: written.to_owned(),
        modifier,
        low,
        high,
        reading: read,
        ..Entry::default()
    }
}

fn exact(n: f64) -> Entry {
    entry("A", &n.to_string(), Modifier::Exact, (Some(n), Some(n)))
}

fn question(entries: Vec<Entry>) -> Question {
    Question {
        about: "soldiers".to_owned(),
        entries,
        ..Question::default()
    }
}

/// The soldiers of a story in the words of four sources.
fn soldiers() -> Question {
    let mut question = question(vec![
        entry(
            "unnamed sources",
            "thousands",
            Modifier::Vague,
            (Some(2000.0), Some(999_999.0)),
        ),
        entry(
            "Pentagon",
            "about 10,000",
            Modifier::About,
            (Some(10_000.0), Some(10_000.0)),
        ),
        entry(
            "Zelensky",
            "12,000",
            Modifier::Exact,
            (Some(12_000.0), Some(12_000.0)),
        ),
    ]);
    question.positions.push(Position {
        source: "North Korea".to_owned(),
        stance: Stance::Denies,
        ..Position::default()
    });
    question
}

fn plot(question: &Question) -> Plot {
    layout(question, PlotOptions::default())
}

fn only_mark(entry: Entry) -> Mark {
    plot(&question(vec![entry])).lanes[0].rows[0].mark
}

#[test]
fn each_wording_has_its_own_shape() {
    let n = |n: f64| (Some(n), Some(n));
    let cases = [
        (
            entry("", "11 247", Modifier::Exact, n(11_247.0)),
            Shape::Dot,
        ),
        (
            entry("", "10 000", Modifier::Exact, n(10_000.0)),
            Shape::RoundDot,
        ),
        (
            entry("", "12 000", Modifier::Exact, n(12_000.0)),
            Shape::RoundDot,
        ),
        (
            entry("", "about 10,000", Modifier::About, n(10_000.0)),
            Shape::Soft,
        ),
        (
            entry("", "nearly 10,000", Modifier::Nearly, n(10_000.0)),
            Shape::Lean,
        ),
        (
            entry("", "at least 5", Modifier::AtLeast, (Some(5.0), None)),
            Shape::OpenRight,
        ),
        (
            entry("", "more than 5", Modifier::MoreThan, (Some(5.0), None)),
            Shape::OpenRight,
        ),
        (
            entry("", "at most 5", Modifier::AtMost, (None, Some(5.0))),
            Shape::OpenLeft,
        ),
        (
            entry("", "less than 5", Modifier::LessThan, (None, Some(5.0))),
            Shape::OpenLeft,
        ),
        (
            entry("", "3 to 5", Modifier::Range, (Some(3.0), Some(5.0))),
            Shape::Bar,
        ),
        (
            entry(
                "",
                "thousands",
                Modifier::Vague,
                (Some(2e3), Some(999_999.0)),
            ),
            Shape::Band,
        ),
        (entry("", "0", Modifier::Exact, n(0.0)), Shape::Dot),
        (entry("", "7", Modifier::Exact, n(7.0)), Shape::Dot),
        (
            entry("", "countless", Modifier::Vague, (None, None)),
            Shape::Unplaced,
        ),
    ];
    for (entry, shape) in cases {
        let written = entry.written.clone();
        assert_eq!(only_mark(entry).shape, shape, "{written}");
    }
}

#[test]
fn more_than_leaves_its_number_out_and_at_least_does_not() {
    assert!(only_mark(entry("", "", Modifier::MoreThan, (Some(5.0), None))).excluded);
    assert!(!only_mark(entry("", "", Modifier::AtLeast, (Some(5.0), None))).excluded);
}

#[test]
fn a_range_has_ends_and_no_midpoint() {
    let mark = only_mark(entry("", "", Modifier::Range, (Some(3.0), Some(5.0))));
    assert_eq!(mark.at, None);
    assert!(
        mark.extent
            .is_some_and(|e| e.from < e.to && !e.open_left && !e.open_right)
    );
}

#[test]
fn a_halo_reaches_as_far_as_the_rule_in_force_and_vanishes_under_the_literal_one() {
    let soft = only_mark(entry("", "", Modifier::About, (Some(10.0), Some(10.0))));
    let extent = soft.extent.unwrap();
    assert!(extent.from < soft.at.unwrap() && soft.at.unwrap() < extent.to);
    let mut literal = entry("", "", Modifier::About, (Some(10.0), Some(10.0)));
    literal.reading = reading(Some(10.0), Some(10.0));
    let extent = only_mark(literal).extent.unwrap();
    assert_eq!(extent.from, extent.to);
}

#[test]
fn thousands_do_not_stretch_the_axis_of_those_who_give_a_number() {
    let plot = plot(&soldiers());
    assert_eq!(plot.axis.kind, ScaleKind::Linear);
    assert_eq!(plot.axis.low, 0.0);
    assert!(plot.axis.high < 20_000.0, "{}", plot.axis.high);
    let band = plot.lanes[0].rows[0].mark.extent.unwrap();
    assert!(band.open_right && !band.open_left && band.to == 1.0);
    assert!(plot.axis.notices.is_empty());
}

#[test]
fn a_denial_stands_in_the_margin_and_never_on_the_axis() {
    let question = soldiers();
    let plot = plot(&question);
    assert_eq!(plot.margin, [0]);
    assert_eq!(plot.rows().count(), 3);
    let text = describe(&question, &plot, Locale::En).join("\n");
    assert!(text.ends_with("North Korea: denies."), "{text}");
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so() {
    let plot = plot(&question(vec![exact(5.1), exact(5.3)]));
    assert!(plot.axis.low > 4.0);
    assert!(matches!(
        plot.axis.notices[..],
        [AxisNotice::NotFromZero(_)]
    ));
    let far = layout(
        &question(vec![exact(10.0), exact(12.0)]),
        PlotOptions::default(),
    );
    assert_eq!((far.axis.low, far.axis.notices.len()), (0.0, 0));
}

#[test]
fn the_axis_turns_logarithmic_only_past_twenty_fold_or_on_request_and_says_so() {
    let at = |a: f64, b: f64, axis| {
        let options = PlotOptions {
            axis,
            ..PlotOptions::default()
        };
        layout(&question(vec![exact(a), exact(b)]), options).axis
    };
    assert_eq!(at(10.0, 200.0, AxisChoice::Auto).kind, ScaleKind::Linear);
    let auto = at(12_000.0, 400_000.0, AxisChoice::Auto);
    assert_eq!(auto.kind, ScaleKind::Log);
    assert!(matches!(auto.notices[..], [AxisNotice::LogByRatio(r)] if (r - 33.3).abs() < 0.1));
    assert_eq!(at(1.0, 400.0, AxisChoice::Linear).kind, ScaleKind::Linear);
    assert_eq!(
        at(10.0, 12.0, AxisChoice::Log).notices,
        [AxisNotice::LogAsked]
    );
    let refused = at(0.0, 12.0, AxisChoice::Log);
    assert_eq!(
        (refused.kind, &refused.notices[..]),
        (ScaleKind::Linear, &[AxisNotice::LogRefused][..])
    );
    assert_eq!(at(-3.0, 400.0, AxisChoice::Auto).kind, ScaleKind::Linear);
}

#[test]
fn ticks_are_round_and_few() {
    let labels = |entries| {
        let plot = plot(&question(entries));
        plot.axis
            .ticks
            .into_iter()
            .map(|tick| tick.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(vec![exact(10_000.0), exact(12_000.0), exact(2_000.0)]),
        ["0", "5,000", "10,000"]
    );
    assert_eq!(labels(vec![exact(0.0)]), ["0", "1"]);
    assert_eq!(labels(vec![exact(1.0), exact(3.0)]), ["0", "1", "2", "3"]);
    assert_eq!(
        labels(vec![exact(0.1), exact(0.3)]),
        ["0", "0.1", "0.2", "0.3"]
    );
    assert_eq!(
        labels(vec![exact(-2.0), exact(2.0)]),
        ["−2", "−1", "0", "1", "2"]
    );
    assert_eq!(
        labels(vec![exact(100.0), exact(1_000_000.0)]),
        ["100", "1,000", "10,000", "100,000", "1 million"]
    );
}

#[test]
fn what_cannot_be_compared_stands_in_a_lane_of_its_own_with_the_reason() {
    let mut question = question(vec![exact(300.0), exact(40.0), exact(400.0)]);
    let pair = |a, b, relation, caveats: &[&str]| Pair {
        a,
        b,
        relation,
        caveats: caveats.iter().map(|c| (*c).to_owned()).collect(),
        ..Pair::default()
    };
    question.pairs = vec![
        pair(0, 1, Relation::NotComparable, &["place: Valencia / Málaga"]),
        pair(0, 2, Relation::Conflict, &[]),
        pair(
            1,
            2,
            Relation::NotComparable,
            &["place: Málaga / Valencia", "place: Valencia / Málaga"],
        ),
        // A pair that points nowhere must not matter.
        pair(7, 900, Relation::Agree, &["nothing"]),
    ];
    let plot = plot(&question);
    let rows = |lane: &Lane| lane.rows.iter().map(|row| row.entry).collect::<Vec<_>>();
    assert_eq!(rows(&plot.lanes[0]), [0, 2]);
    assert_eq!(rows(&plot.lanes[1]), [1]);
    let LaneKind::Apart(reasons) = &plot.lanes[1].kind else {
        panic!("{:?}", plot.lanes[1].kind)
    };
    assert_eq!(
        reasons,
        &["place: Valencia / Málaga", "place: Málaga / Valencia"]
    );
    // 40 lies within 0 to 424, in the same unit: the axis is shared.
    assert_eq!(plot.lanes[1].axis, None);
}

#[test]
fn a_source_that_revises_itself_stays_in_the_lane_of_its_question() {
    let mut question = question(vec![exact(4.0), exact(9.0)]);
    question.pairs.push(Pair {
        a: 0,
        b: 1,
        relation: Relation::NotComparable,
        caveats: vec![
            "hedge: none / modal".to_owned(),
            "revision: same source".to_owned(),
        ],
        ..Pair::default()
    });
    assert_eq!(plot(&question).lanes.len(), 1);
}

#[test]
fn another_unit_has_an_axis_of_its_own_unless_it_is_converted() {
    let not_comparable = Pair {
        a: 0,
        b: 1,
        relation: Relation::NotComparable,
        ..Pair::default()
    };
    let mut question = question(vec![
        exact(5_000.0),
        Entry {
            unit: Some("%".to_owned()),
            ..exact(12.0)
        },
    ]);
    question.pairs.push(not_comparable);
    let own = plot(&question).lanes[1].axis.clone().unwrap();
    assert_eq!(own.unit.as_deref(), Some("%"));
    let mut miles = Entry {
        unit: Some("mi".to_owned()),
        to_axis: Some((1.609344, 0.0)),
        ..exact(6.2)
    };
    miles.written = "6.2 miles".to_owned();
    let km = Entry {
        unit: Some("km".to_owned()),
        ..exact(10.0)
    };
    let plot = plot(&self::question(vec![km, miles]));
    assert_eq!(plot.axis.unit.as_deref(), Some("km"));
    let at: Vec<f64> = plot.rows().filter_map(|(_, row)| row.mark.at).collect();
    assert!((at[0] - at[1]).abs() < 0.03, "{at:?}");
}

#[test]
fn a_figure_that_no_pair_mentions_stays_with_the_others() {
    let plot = plot(&soldiers());
    assert_eq!(plot.lanes.len(), 1);
}

#[test]
fn rows_stand_in_order_of_appearance_or_by_lower_end() {
    let question = question(vec![
        exact(5.0),
        exact(3.0),
        entry("", "", Modifier::AtMost, (None, Some(4.0))),
    ]);
    let order = |order| {
        let options = PlotOptions {
            order,
            ..PlotOptions::default()
        };
        layout(&question, options)
            .rows()
            .map(|(_, row)| row.entry)
            .collect::<Vec<_>>()
    };
    assert_eq!(order(Order::Appearance), [0, 1, 2]);
    assert_eq!(order(Order::LowerEnd), [2, 1, 0]);
}

#[test]
fn absurd_questions_are_drawn_sensibly() {
    let inf = f64::INFINITY;
    let questions = [
        vec![],
        vec![exact(0.0)],
        vec![exact(0.0), exact(0.0)],
        vec![exact(7.0), exact(7.0), exact(7.0)],
        vec![exact(-5.0), exact(-4.9)],
        vec![exact(inf), exact(-inf), exact(f64::NAN), exact(3.0)],
        vec![exact(f64::MAX), exact(f64::MIN), exact(1.0)],
        vec![exact(1e299), exact(1e-299)],
        vec![exact(5e-324)],
        vec![exact(1e15 + 1.0), exact(1e15)],
        vec![entry("", "", Modifier::AtLeast, (Some(3.0), None)); 4],
        vec![entry("", "", Modifier::AtMost, (None, Some(3.0))); 4],
        vec![entry("", "", Modifier::LessThan, (None, Some(-3.0)))],
        vec![entry("", "", Modifier::Vague, (Some(2e3), Some(999_999.0))); 2],
        vec![entry("", "", Modifier::Range, (Some(5.0), Some(3.0)))],
        (0..500).map(|n| exact(f64::from(n * n))).collect(),
    ];
    for entries in questions {
        let question = question(entries);
        holds(&question, PlotOptions::default());
    }
}

#[test]
fn five_hundred_figures_are_laid_out_in_well_under_a_frame_budget_of_work() {
    let mut question = question((0..500).map(|n| exact(f64::from(n))).collect());
    for a in 0..500 {
        for b in a + 1..500 {
            question.pairs.push(Pair {
                a,
                b,
                relation: Relation::Conflict,
                ..Pair::default()
            });
        }
    }
    let plot = plot(&question);
    assert_eq!(plot.rows().count(), 500);
    assert_eq!(plot.lanes.len(), 1);
}

#[test]
fn the_file_is_escaped_and_needs_nothing_from_outside() {
    let mut question = soldiers();
    question.about = "<script>alert(1)</script> & \"co\"".to_owned();
    question.entries[0].source = "</text><image href=\"https://example.org\"/>".to_owned();
    question.positions[0].quote = "]]><!--\u{0}".to_owned();
    let caption = Caption {
        sentences: vec!["a < b".to_owned()],
        source: "It's & so".to_owned(),
    };
    let svg = to_svg(&question, &caption, PlotOptions::default());
    for forbidden in ["<script", "<image", "]]>", "<!--", "\u{0}", "<a", "style="] {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
    assert!(svg.contains("&lt;script&gt;") && svg.contains("a &lt; b"));
    assert_eq!(svg.matches("<svg").count(), 1);
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}

#[test]
fn the_text_alternative_names_every_source_with_its_words_and_its_reading() {
    let mut question = soldiers();
    question.entries[1].cue = "selon".to_owned();
    question.entries[1].hedges = vec!["seraient".to_owned()];
    let text = describe(&question, &plot(&question), Locale::Fr);
    assert_eq!(text.len(), 5);
    assert!(
        text[0].starts_with("Diagramme\u{a0}: 3 chiffres, 1 réponse sans chiffre, axe de 0 à ")
    );
    assert_eq!(
        text[2],
        "Pentagon («\u{a0}selon … seraient\u{a0}»)\u{a0}: «\u{a0}about 10,000\u{a0}», lu\u{a0}: de 9\u{202f}000 à 11\u{202f}000."
    );
}

#[test]
fn round_numbers_are_those_people_round_to() {
    let round = [
        10.0,
        50.0,
        100.0,
        350.0,
        12_000.0,
        10_000.0,
        1e6,
        2_500_000.0,
    ];
    let not = [0.0, 5.0, 11.0, 101.0, 355.0, 11_247.0, 12_300.0, 12.5, 0.5];
    for n in round {
        assert!(mark::is_round(n), "{n}");
    }
    for n in not {
        assert!(!mark::is_round(n), "{n}");
    }
}

#[test]
fn every_rule_of_the_engine_is_named_in_french_too() {
    use selon_engine::{Preset, ReadingRules, figure};
    let modifiers = [
        Modifier::About,
        Modifier::AtLeast,
        Modifier::AtMost,
        Modifier::MoreThan,
        Modifier::LessThan,
        Modifier::Vague,
        Modifier::Nearly,
    ];
    for preset in [Preset::Selon, Preset::Literal, Preset::Acled, Preset::Cqe] {
        for modifier in modifiers {
            let rules = ReadingRules {
                preset,
                ..ReadingRules::default()
            };
            let read = figure::read(modifier, Some(2e3), Some(2e3), FigureKind::Count, &rules);
            assert_eq!(words::rule(&read.rule, Locale::En), read.rule);
            assert_ne!(words::rule(&read.rule, Locale::Fr), read.rule, "{preset:?}");
        }
    }
    assert_eq!(
        words::rule("about ±15 %", Locale::Fr),
        "environ ±15\u{202f}%"
    );
    assert_eq!(words::rule("somebody’s own", Locale::Fr), "somebody’s own");
}

#[test]
fn a_long_label_is_cut_between_words_and_a_short_one_is_not() {
    assert_eq!(
        label::shorten("about  10,000\n soldiers", 40),
        "about 10,000 soldiers"
    );
    let cut = label::shorten("between ten thousand and twelve thousand of them", 24);
    assert_eq!(cut, "between ten thousand…");
    assert_eq!(label::shorten("1234567890", 5), "1234…");
}

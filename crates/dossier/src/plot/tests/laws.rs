//! What holds for every question that can be drawn.

use super::*;
use proptest::prelude::*;

/// What holds for every question.
pub(super) fn holds(question: &Question, options: PlotOptions) {
    let plot = layout(question, options);
    // Every entry has one row.
    let mut seen: Vec<usize> = plot.rows().map(|(_, row)| row.entry).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..question.entries.len()).collect::<Vec<_>>());
    let inside = |at: f64| (0.0..=1.0).contains(&at);
    for lane in &plot.lanes {
        assert!(!lane.rows.is_empty());
        let axis = plot.axis_of(lane);
        assert!(axis.low < axis.high, "{axis:?}");
        assert!(axis.ticks.len() <= 13, "{axis:?}");
        assert!(
            axis.ticks.windows(2).all(|pair| pair[0].at < pair[1].at),
            "{axis:?}"
        );
        let starts_off_zero = axis.kind == ScaleKind::Linear && axis.low > 0.0;
        let says = |notice: &AxisNotice| matches!(notice, AxisNotice::NotFromZero(_));
        assert_eq!(starts_off_zero, axis.notices.iter().any(says));
        for tick in &axis.ticks {
            assert!(inside(tick.at) && tick.value.is_finite());
        }
        for row in &lane.rows {
            let mark = &row.mark;
            assert_eq!(
                mark.shape == Shape::Unplaced,
                mark.covers().is_none(),
                "{mark:?}"
            );
            if let Some((from, to)) = mark.covers() {
                assert!(inside(from) && inside(to) && from <= to, "{mark:?}");
            }
            // The label lies within the narrowest strip and beside, not on, its mark.
            let label = &row.label;
            let (x, need) = (label.at * NARROW, label::width(&label.text));
            let (left, right) = match label.place {
                Place::Right => (x, x + need),
                Place::Left => (x - need, x),
                Place::AboveStart => (x, x + need),
                Place::AboveEnd => (x - need, x),
                Place::AboveMiddle | Place::Inside => (x - need / 2.0, x + need / 2.0),
            };
            assert!(
                need > NARROW || (left >= -1e-6 && right <= NARROW + 1e-6),
                "{label:?} {mark:?}"
            );
            if let (Some((from, to)), Place::Right | Place::Left) = (mark.covers(), label.place) {
                assert!(left >= to * NARROW - 1e-6 || right <= from * NARROW + 1e-6);
            }
        }
    }
    let svg = to_svg(question, &Caption::default(), options);
    for broken in ["=\"NaN", "=\"inf", "=\"-inf", "\"-0.0\""] {
        let nearby = svg
            .find(broken)
            .map(|at| svg.get(at.saturating_sub(60)..at + 20));
        assert_eq!(nearby, None);
    }
    assert!(describe(question, &plot, options.locale).len() > question.entries.len());
}

fn number() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        4 => (-50i32..5000).prop_map(|n| Some(f64::from(n))),
        2 => (0.0..1e7f64).prop_map(Some),
        1 => any::<f64>().prop_map(Some),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let modifiers = [
        Modifier::Exact,
        Modifier::About,
        Modifier::AtLeast,
        Modifier::AtMost,
        Modifier::MoreThan,
        Modifier::LessThan,
        Modifier::Range,
        Modifier::Vague,
        Modifier::Nearly,
    ];
    let parts = (number(), number(), number(), number());
    let same = any::<bool>();
    (
        0..modifiers.len(),
        parts,
        same,
        "[a-zé0-9 ,.]{0,40}",
        prop::option::of("%|km|EUR"),
    )
        .prop_map(
            move |(nth, (low, high, read_low, read_high), same, written, unit)| Entry {
                written,
                unit,
                modifier: modifiers[nth],
                low,
                high: if same { low } else { high },
                reading: reading(read_low, read_high),
                ..Entry::default()
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 400, ..ProptestConfig::default() })]
    #[test]
    fn no_question_breaks_the_plot(
        entries in prop::collection::vec(any_entry(), 0..12),
        pairs in prop::collection::vec((0u32..14, 0u32..14, 0u8..4), 0..20),
        axis in 0u8..3,
        french in any::<bool>(),
    ) {
        let mut question = question(entries);
        question.pairs = pairs
            .into_iter()
            .map(|(a, b, relation)| Pair {
                a,
                b,
                relation: match relation {
                    0 => Relation::Agree,
                    1 => Relation::Compatible,
                    2 => Relation::Conflict,
                    _ => Relation::NotComparable,
                },
                caveats: vec!["place".to_owned()],
                ..Pair::default()
            })
            .collect();
        let options = PlotOptions {
            axis: [AxisChoice::Auto, AxisChoice::Linear, AxisChoice::Log][usize::from(axis)],
            locale: if french { Locale::Fr } else { Locale::En },
            ..PlotOptions::default()
        };
        holds(&question, options);
    }
}

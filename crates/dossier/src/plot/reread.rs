//! The same question under other rules, at once: for a person who turns the rules and watches the board change.
//!
//! Readings come from the engine's own [`selon_engine::figure::read`]; which readings meet is set algebra. What makes two
//! figures not comparable lies in their words, not in the rules, and stays.

use super::{Entry, Question};
use rustc_hash::FxHashSet;
use selon_engine::{Pair, ReadingRules, Relation, figure};

/// An interval on the question's axis.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interval {
    low: f64,
    high: f64,
    low_excluded: bool,
    high_excluded: bool,
}

impl Interval {
    fn of(entry: &Entry) -> Interval {
        let reading = &entry.reading;
        let on = |value: Option<f64>, open: f64| {
            let (factor, offset) = entry.to_axis.unwrap_or((1.0, 0.0));
            value.map_or(open, |value| value * factor + offset)
        };
        Interval {
            low: on(reading.low, f64::NEG_INFINITY),
            high: on(reading.high, f64::INFINITY),
            low_excluded: reading.low_excluded,
            high_excluded: reading.high_excluded,
        }
    }

    /// Whether some number lies in both.
    fn meets(&self, other: &Interval) -> bool {
        let before = |a: &Interval, b: &Interval| {
            a.high < b.low || a.high == b.low && (a.high_excluded || b.low_excluded)
        };
        !before(self, other) && !before(other, self)
    }

    fn gap(&self, other: &Interval) -> f64 {
        (other.low - self.high).max(self.low - other.high).max(0.0)
    }
}

impl Question {
    /// The question with every figure read by `rules`, and its pairs related by those readings.
    pub fn reread(&self, rules: &ReadingRules) -> Question {
        let mut next = self.clone();
        let mut changed = vec![false; next.entries.len()];
        for (entry, changed) in next.entries.iter_mut().zip(&mut changed) {
            let reading = figure::read(entry.modifier, entry.low, entry.high, entry.kind, rules);
            *changed = reading != entry.reading;
            entry.reading = reading;
        }
        let touched = |at: u32| changed.get(at as usize).copied().unwrap_or(false);
        let (entries, pairs) = (&next.entries, &mut next.pairs);
        for pair in pairs.iter_mut() {
            if pair.relation == Relation::NotComparable || !(touched(pair.a) || touched(pair.b)) {
                continue;
            }
            if let (Some(a), Some(b)) = (entries.get(pair.a as usize), entries.get(pair.b as usize))
            {
                relate(pair, Interval::of(a), Interval::of(b));
            }
        }
        next
    }

    /// How the entry `of` stands to every other one; `None` to itself and where no pair says it.
    pub fn relations(&self, of: usize) -> Vec<Option<Relation>> {
        let mut out = vec![None; self.entries.len()];
        for pair in &self.pairs {
            let (a, b) = (pair.a as usize, pair.b as usize);
            let other = match of {
                of if of == a => b,
                of if of == b => a,
                _ => continue,
            };
            if let Some(place) = out.get_mut(other) {
                *place = Some(pair.relation);
            }
        }
        out
    }
}

/// Relates those that the person put side by side and the machine did not: by their readings, where they are numbers of
/// one sort in one unit.
pub(super) fn join(entries: &[Entry], pairs: &mut Vec<Pair>) {
    let known: FxHashSet<(u32, u32)> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    for (b, second) in entries.iter().enumerate() {
        for (a, first) in entries.iter().enumerate().take(b) {
            let (a, b) = (a as u32, b as u32);
            if known.contains(&(a, b)) {
                continue;
            }
            let mut pair = Pair {
                a,
                b,
                caveats: vec!["hand".to_owned()],
                ..Pair::default()
            };
            let measured = |entry: &Entry| entry.to_axis.is_some();
            let one_unit = first.unit == second.unit || measured(first) || measured(second);
            if first.kind == second.kind && one_unit {
                relate(&mut pair, Interval::of(first), Interval::of(second));
            } else {
                let side = |entry: &Entry| entry.unit.clone().unwrap_or_else(|| "count".to_owned());
                pair.relation = Relation::NotComparable;
                pair.caveats.push(match first.unit == second.unit {
                    true => "what".to_owned(),
                    false => format!("unit: {} / {}", side(first), side(second)),
                });
            }
            pairs.push(pair);
        }
    }
}

fn relate(pair: &mut Pair, a: Interval, b: Interval) {
    pair.relation = if a == b {
        Relation::Agree
    } else if a.meets(&b) {
        Relation::Compatible
    } else {
        Relation::Conflict
    };
    pair.gap = Some(a.gap(&b)).filter(|gap| gap.is_finite());
}

#[cfg(test)]
mod tests {
    use super::*;
    use selon_engine::{Modifier, Preset};

    fn question() -> Question {
        let entry = |modifier, n: f64| Entry {
            modifier,
            low: Some(n),
            high: Some(n),
            ..Entry::default()
        };
        Question {
            entries: vec![
                entry(Modifier::About, 10_000.0),
                entry(Modifier::Exact, 12_000.0),
                entry(Modifier::Exact, 10_000.0),
            ],
            pairs: [(0, 1), (0, 2), (1, 2)]
                .map(|(a, b)| Pair {
                    a,
                    b,
                    ..Pair::default()
                })
                .to_vec(),
            ..Question::default()
        }
    }

    fn relations(rules: &ReadingRules) -> Vec<Relation> {
        let read = question().reread(rules);
        read.pairs.iter().map(|pair| pair.relation).collect()
    }

    #[test]
    fn turning_the_tolerance_makes_figures_meet_or_part() {
        use Relation::{Agree, Compatible, Conflict};
        let about = |tolerance| ReadingRules {
            tolerance,
            ..ReadingRules::default()
        };
        assert_eq!(relations(&about(0.1)), [Conflict, Compatible, Conflict]);
        assert_eq!(relations(&about(0.2)), [Compatible, Compatible, Conflict]);
        let literal = ReadingRules {
            preset: Preset::Literal,
            ..ReadingRules::default()
        };
        assert_eq!(relations(&literal), [Conflict, Agree, Conflict]);
        assert_eq!(question().reread(&about(0.1)).pairs[0].gap, Some(1000.0));
    }

    #[test]
    fn what_cannot_be_compared_stays_so_under_every_rule() {
        let mut apart = question();
        apart.pairs[1].relation = Relation::NotComparable;
        let wide = ReadingRules {
            tolerance: 1.0,
            ..ReadingRules::default()
        };
        assert_eq!(
            apart.reread(&wide).pairs[1].relation,
            Relation::NotComparable
        );
    }

    #[test]
    fn an_excluded_end_does_not_meet_the_number_itself() {
        let mut edge = question();
        edge.entries[0].modifier = Modifier::MoreThan;
        edge.entries[2].modifier = Modifier::AtLeast;
        let read = edge.reread(&ReadingRules::default());
        // More than 10,000 and at least 10,000 meet; more than 12,000 does not meet 12,000.
        assert_eq!(read.pairs[1].relation, Relation::Compatible);
        edge.entries[0].low = Some(12_000.0);
        edge.entries[0].high = None;
        assert_eq!(
            edge.reread(&ReadingRules::default()).pairs[0].relation,
            Relation::Conflict
        );
    }

    #[test]
    fn relations_are_told_from_either_side() {
        let read = question().reread(&ReadingRules::default());
        assert_eq!(
            read.relations(1),
            [Some(Relation::Conflict), None, Some(Relation::Conflict)]
        );
        assert_eq!(read.relations(9), [None, None, None]);
    }
}

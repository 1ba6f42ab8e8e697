//! Lanes: what can be compared stands together, what cannot stands apart with the reason.

use super::{Axis, Extent, Label, Mark, Order, PlotOptions, Question, Row};
use selon_engine::{Pair, Relation};

/// Reasons listed at most; the pairs have them all.
const REASONS: usize = 4;

/// Rows that share an axis and may be compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whether it is the main lane or why it is not.
    pub kind: LaneKind,
    /// Its own axis, where the main one does not fit its unit or its numbers.
    pub axis: Option<Axis>,
    /// From top to bottom.
    pub rows: Vec<Row>,
}

/// Sorts of lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneKind {
    /// The largest set of figures that can be compared, the earliest where several are as large.
    Main,
    /// Same words, yet not comparable with the main lane, with the caveats that say why.
    Apart(Vec<String>),
}

/// Entries that can be compared with each other.
pub(super) struct Group {
    pub members: Vec<usize>,
    reasons: Vec<String>,
}

/// Cuts the entries into groups: two stand together where a chain of comparable pairs links them. The main group comes
/// first, the others in order of appearance. An entry that no pair mentions stands in the main group.
pub(super) fn split(question: &Question) -> Vec<Group> {
    let count = question.entries.len();
    let mut parent: Vec<usize> = (0..count).collect();
    let mut mentioned = vec![false; count];
    for pair in &question.pairs {
        let (a, b) = (pair.a as usize, pair.b as usize);
        if a >= count || b >= count {
            continue;
        }
        mentioned[a] = true;
        mentioned[b] = true;
        if pair.relation != Relation::NotComparable || is_one_voice(pair) {
            let (root_a, root_b) = (root(&mut parent, a), root(&mut parent, b));
            // The smaller index stays the root, so that roots are first members.
            parent[root_a.max(root_b)] = root_a.min(root_b);
        }
    }
    let mut size = vec![0usize; count];
    for (index, &mentioned) in mentioned.iter().enumerate() {
        let root = root(&mut parent, index);
        size[root] += usize::from(mentioned);
    }
    let Some(main) = (0..count).max_by_key(|&index| (size[index], std::cmp::Reverse(index))) else {
        return Vec::new();
    };
    let main = root(&mut parent, main);
    let mut groups = vec![Group {
        members: Vec::new(),
        reasons: Vec::new(),
    }];
    let mut group_of = vec![usize::MAX; count];
    for (index, &mentioned) in mentioned.iter().enumerate() {
        let root = if mentioned {
            root(&mut parent, index)
        } else {
            main
        };
        if group_of[root] == usize::MAX {
            group_of[root] = if root == main {
                0
            } else {
                groups.push(Group {
                    members: Vec::new(),
                    reasons: Vec::new(),
                });
                groups.len() - 1
            };
        }
        let group = group_of[root];
        group_of[index] = group;
        groups[group].members.push(index);
    }
    for pair in &question.pairs {
        let (a, b) = (pair.a as usize, pair.b as usize);
        if a >= count || b >= count || pair.relation != Relation::NotComparable {
            continue;
        }
        let apart = match (group_of[a], group_of[b]) {
            (0, other) | (other, 0) if other != 0 => other,
            _ => continue,
        };
        let reasons = &mut groups[apart].reasons;
        for caveat in &pair.caveats {
            if reasons.len() < REASONS && !reasons.contains(caveat) {
                reasons.push(caveat.clone());
            }
        }
    }
    groups
}

/// Whether only the voice keeps the two apart: a source that revises itself, or the article itself. They answer the same
/// question and share its lane; they just do not contradict each other.
fn is_one_voice(pair: &Pair) -> bool {
    pair.caveats
        .last()
        .is_some_and(|last| last.starts_with("revision") || last.starts_with("voice"))
}

fn root(parent: &mut [usize], mut index: usize) -> usize {
    while parent[index] != index {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    index
}

/// Puts a group's marks on the main axis, or on one of its own where that one does not fit.
pub(super) fn place(
    question: &Question,
    group: Group,
    is_main: bool,
    main_axis: &Axis,
    options: PlotOptions,
) -> Lane {
    let entries = || {
        group
            .members
            .iter()
            .filter_map(|&index| question.entries.get(index))
    };
    let fits = || {
        entries().all(|entry| entry.to_axis.is_some() || entry.unit == main_axis.unit)
            && main_axis.holds(entries())
    };
    let own = (!is_main && !fits()).then(|| Axis::over(entries(), options));
    let axis = own.as_ref().unwrap_or(main_axis);
    let mut rows: Vec<Row> = group
        .members
        .iter()
        .filter_map(|&index| Some((index, question.entries.get(index)?)))
        .map(|(index, entry)| {
            let mark = Mark::of(entry, axis);
            Row {
                entry: index,
                mark,
                label: Label::beside(&mark, &entry.written),
                reading: Extent::of(
                    axis,
                    entry.on_axis(entry.reading.low),
                    entry.on_axis(entry.reading.high),
                ),
            }
        })
        .collect();
    if options.order == Order::LowerEnd {
        let lower = |row: &Row| {
            question
                .entries
                .get(row.entry)
                .and_then(|entry| entry.on_axis(entry.reading.low))
                .unwrap_or(f64::NEG_INFINITY)
        };
        selon_engine::order::by(&mut rows, |a, b| lower(a).total_cmp(&lower(b)));
    }
    Lane {
        kind: if is_main {
            LaneKind::Main
        } else {
            LaneKind::Apart(group.reasons)
        },
        axis: own,
        rows,
    }
}

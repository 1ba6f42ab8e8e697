//! The machine's comparisons under the person's groups.

use crate::model::*;
use rustc_hash::{FxHashMap, FxHashSet};
use selon_engine::{Pair, Relation};
use std::rc::Rc;

/// Figures that answer one question, to show.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonView {
    /// Its key: the machine's, or that of the person's group.
    pub key: ComparisonKey,
    /// The question: the person's name for it, or the article's words.
    pub about: Rc<str>,
    /// The figures, in the order of the articles and their texts.
    pub figures: Vec<FigureKey>,
    /// Claims without a figure that answer the same question.
    pub positions: Vec<ClaimKey>,
    /// Every pair; `a < b` are positions in `figures`.
    pub pairs: Vec<Pair>,
    /// The group of the person behind it.
    pub group: Option<GroupId>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether the person hides it.
    pub hidden: bool,
}

/// A comparison of the machine in the dossier's keys.
struct Found {
    key: ComparisonKey,
    about: Rc<str>,
    figures: Vec<FigureKey>,
    positions: Vec<ClaimKey>,
    pairs: Vec<Pair>,
}

/// The comparisons of the whole dossier.
pub(super) fn comparisons(dossier: &Dossier) -> Vec<ComparisonView> {
    let found = found(dossier);
    let owners = owners(dossier, &found);
    let order: FxHashMap<FigureKey, usize> = dossier
        .articles
        .iter()
        .flat_map(|article| dossier.figures(article.id).to_vec())
        .map(|figure| figure.key)
        .zip(0..)
        .collect();
    let mut out: Vec<ComparisonView> = Vec::new();
    for (n, group) in dossier.groups.iter().enumerate() {
        let mine: Vec<&Found> = found
            .iter()
            .zip(&owners)
            .filter(|(_, owner)| **owner == Some(n))
            .map(|(one, _)| one)
            .collect();
        out.push(shaped(dossier, group, &mine, &found, &order));
    }
    for (one, owner) in found.into_iter().zip(owners) {
        if owner.is_none() {
            out.push(one.into());
        }
    }
    out.retain(|view| view.figures.len() + view.positions.len() > 1 || view.group.is_some());
    selon_engine::order::by_key(&mut out, |view| !view.pinned);
    name_apart(dossier, &mut out);
    out
}

/// For each comparison of the machine the group that stands in its place: the one that held most of its figures, or,
/// where none of a group's figures is compared any more, the one that names it. Names alone are not enough, as another
/// analysis may give them to other figures.
fn owners(dossier: &Dossier, found: &[Found]) -> Vec<Option<usize>> {
    let compared: FxHashSet<FigureKey> = found
        .iter()
        .flat_map(|one| one.figures.iter().copied())
        .collect();
    let groups = || {
        let groups = dossier.groups.iter().enumerate();
        groups.filter(|(_, group)| !group.from.is_empty())
    };
    let held = |figures: &[FigureKey]| {
        groups()
            .map(|(n, group)| {
                let known = |key: &&FigureKey| group.held.contains(key);
                (figures.iter().filter(known).count(), n)
            })
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, n)| (*count, std::cmp::Reverse(*n)))
            .map(|(_, n)| n)
    };
    let named = |key: &ComparisonKey| {
        groups()
            .find(|(_, group)| {
                let lost = || !group.held.iter().any(|figure| compared.contains(figure));
                group.from.contains(key) && lost()
            })
            .map(|(n, _)| n)
    };
    found
        .iter()
        .map(|one| held(&one.figures).or_else(|| named(&one.key)))
        .collect()
}

impl From<Found> for ComparisonView {
    fn from(found: Found) -> ComparisonView {
        ComparisonView {
            key: found.key,
            about: found.about,
            figures: found.figures,
            positions: found.positions,
            pairs: found.pairs,
            group: None,
            pinned: false,
            hidden: false,
        }
    }
}

/// What the engine compares, with figures and claims that the person took away left out.
fn found(dossier: &Dossier) -> Vec<Found> {
    let analysed: Vec<&Rc<Article>> = dossier
        .articles
        .iter()
        .filter(|article| article.analysis.is_some())
        .collect();
    let raw = dossier.raw_comparisons();
    let views: Vec<_> = analysed
        .iter()
        .map(|article| dossier.view(article.id))
        .collect();
    let mut seen: Vec<u64> = Vec::new();
    raw.into_iter()
        .map(|comparison| {
            let base = Hasher::new("comparison")
                .text(&selon_engine::lang::fold(&comparison.about))
                .end();
            let count = seen.iter().filter(|old| **old == base).count();
            seen.push(base);
            let key = ComparisonKey(Hasher::new("").number(base).number(count as u64).end());
            let figures: Vec<Option<FigureKey>> = comparison
                .figures
                .iter()
                .map(|(article, n)| {
                    let view = views.get(*article as usize)?;
                    view.figure_of.get(*n as usize).copied().flatten()
                })
                .collect();
            let mut positions: Vec<ClaimKey> = comparison
                .positions
                .iter()
                .filter_map(|(article, n)| {
                    let view = views.get(*article as usize)?;
                    view.claim_of.get(*n as usize).copied().flatten()
                })
                .collect();
            positions.dedup();
            // Where each figure of the engine's list stands once those taken away are gone.
            let mut place = 0;
            let places: Vec<Option<u32>> = figures
                .iter()
                .map(|figure| {
                    figure.map(|_| {
                        place += 1;
                        place - 1
                    })
                })
                .collect();
            let pairs = comparison
                .pairs
                .into_iter()
                .filter_map(|pair| {
                    Some(Pair {
                        a: (*places.get(pair.a as usize)?)?,
                        b: (*places.get(pair.b as usize)?)?,
                        ..pair
                    })
                })
                .collect();
            Found {
                key,
                about: comparison.about.into(),
                figures: figures.into_iter().flatten().collect(),
                positions,
                pairs,
            }
        })
        .collect()
}

/// A group of the person's with what the machine's comparisons `mine` add to it.
fn shaped(
    dossier: &Dossier,
    group: &Group,
    mine: &[&Found],
    found: &[Found],
    order: &FxHashMap<FigureKey, usize>,
) -> ComparisonView {
    let mut figures: Vec<FigureKey> = mine
        .iter()
        .flat_map(|one| one.figures.iter().copied())
        .chain(group.added.iter().copied())
        .filter(|key| !group.removed.contains(key) && order.contains_key(key))
        .collect();
    selon_engine::order::by_key(&mut figures, |key| order.get(key).copied());
    figures.dedup();
    let mut positions: Vec<ClaimKey> = mine
        .iter()
        .flat_map(|one| one.positions.iter().copied())
        .chain(group.added_positions.iter().copied())
        .filter(|key| !group.removed_positions.contains(key))
        .filter(|key| dossier.claim(*key).is_some())
        .collect();
    positions.dedup();
    let about = group
        .name
        .clone()
        .or_else(|| mine.first().map(|one| Rc::clone(&one.about)))
        .or_else(|| {
            figures.first().and_then(|key| {
                let counted = dossier.figure(*key)?.figure.counted.clone()?;
                Some(counted.text.into())
            })
        })
        .unwrap_or_else(|| "".into());
    let pairs = pairs(&figures, found, &group.apart);
    ComparisonView {
        key: group.key(),
        about,
        figures,
        positions,
        pairs,
        group: Some(group.id),
        pinned: group.pinned,
        hidden: group.hidden,
    }
}

/// The caveat of two figures that the person says cannot be compared.
const BY_HAND: &str = "person: set apart by hand";

/// The pairs of a hand-made list, as far as the machine has looked at them, and those that the person has set `apart`.
fn pairs(figures: &[FigureKey], found: &[Found], apart: &[(FigureKey, FigureKey)]) -> Vec<Pair> {
    let place: FxHashMap<FigureKey, u32> = figures.iter().copied().zip(0..).collect();
    let both = |one: &FigureKey, other: &FigureKey| {
        let (a, b) = (*place.get(one)?, *place.get(other)?);
        Some((a.min(b), a.max(b)))
    };
    let mut out: FxHashMap<(u32, u32), Pair> = FxHashMap::default();
    for one in found {
        for pair in &one.pairs {
            let ends = one
                .figures
                .get(pair.a as usize)
                .zip(one.figures.get(pair.b as usize));
            if let Some((a, b)) = ends.and_then(|(one, other)| both(one, other)) {
                out.entry((a, b)).or_insert_with(|| Pair {
                    a,
                    b,
                    ..pair.clone()
                });
            }
        }
    }
    for (one, other) in apart {
        if let Some((a, b)) = both(one, other) {
            let known = out.remove(&(a, b)).unwrap_or_default();
            let caveats = known.caveats.into_iter().chain([BY_HAND.to_owned()]);
            let pair = Pair {
                a,
                b,
                relation: Relation::NotComparable,
                gap: None,
                ratio: None,
                caveats: caveats.collect(),
            };
            out.insert((a, b), pair);
        }
    }
    let mut out: Vec<Pair> = out.into_values().collect();
    selon_engine::order::by_key(&mut out, |pair| (pair.b, pair.a));
    out
}

/// Tells questions of one name apart: by what happened ("soldiers (arrived)"), else by a number.
fn name_apart(dossier: &Dossier, views: &mut [ComparisonView]) {
    let names: Vec<Rc<str>> = views.iter().map(|view| Rc::clone(&view.about)).collect();
    let twins = |n: usize| names.iter().filter(|name| **name == names[n]).count() > 1;
    let mut given: Vec<Rc<str>> = Vec::new();
    for (n, view) in views.iter_mut().enumerate() {
        let named = dossier
            .groups
            .iter()
            .any(|group| Some(group.id) == view.group && group.name.is_some());
        if named || !twins(n) {
            given.push(Rc::clone(&view.about));
            continue;
        }
        let happened = view.figures.iter().find_map(|key| {
            let figure = dossier.figure(*key)?;
            let what = figure.figure.circumstances.predicate.as_ref()?;
            Some(what.text.clone()).filter(|text| !text.is_empty())
        });
        if let Some(what) = happened {
            view.about = format!("{} ({what})", view.about).into();
        }
        let same = given.iter().filter(|name| **name == view.about).count();
        given.push(Rc::clone(&view.about));
        if same > 0 {
            view.about = format!("{} ({})", view.about, same + 1).into();
        }
    }
}

impl Group {
    /// The key under which the comparison is shown.
    pub fn key(&self) -> ComparisonKey {
        ComparisonKey(Hasher::new("group").number(u64::from(self.id.0)).end())
    }
}

//! The machine's comparisons under the person's groups.

use crate::model::*;
use selon_engine::Pair;
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
    let mut out: Vec<ComparisonView> = Vec::new();
    for group in dossier.groups.iter() {
        out.push(shaped(dossier, group, &found));
    }
    let taken = |key: &ComparisonKey| dossier.groups.iter().any(|group| group.from.contains(key));
    for one in found {
        if !taken(&one.key) {
            out.push(one.into());
        }
    }
    out.retain(|view| view.figures.len() + view.positions.len() > 1 || view.group.is_some());
    selon_engine::order::by_key(&mut out, |view| !view.pinned);
    out
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

/// A group of the person's with what the machine adds to it.
fn shaped(dossier: &Dossier, group: &Group, found: &[Found]) -> ComparisonView {
    let sources = || found.iter().filter(|one| group.from.contains(&one.key));
    let order: Vec<FigureKey> = dossier
        .articles
        .iter()
        .flat_map(|article| {
            let view = dossier.view(article.id);
            let keys: Vec<FigureKey> = view.figures.iter().map(|figure| figure.key).collect();
            keys
        })
        .collect();
    let mut figures: Vec<FigureKey> = sources()
        .flat_map(|one| one.figures.iter().copied())
        .chain(group.added.iter().copied())
        .filter(|key| !group.removed.contains(key))
        .collect();
    let place = |key: &FigureKey| order.iter().position(|other| other == key);
    figures.retain(|key| place(key).is_some());
    selon_engine::order::by_key(&mut figures, place);
    figures.dedup();
    let mut positions: Vec<ClaimKey> = sources()
        .flat_map(|one| one.positions.iter().copied())
        .chain(group.added_positions.iter().copied())
        .filter(|key| !group.removed_positions.contains(key))
        .filter(|key| dossier.claim(*key).is_some())
        .collect();
    positions.dedup();
    let about = group
        .name
        .clone()
        .or_else(|| sources().next().map(|one| Rc::clone(&one.about)))
        .or_else(|| {
            figures.first().and_then(|key| {
                let counted = dossier.figure(*key)?.figure.counted.clone()?;
                Some(counted.text.into())
            })
        })
        .unwrap_or_else(|| "".into());
    let pairs = pairs(&figures, found);
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

/// The pairs of a hand-made list, as far as the machine has looked at them.
fn pairs(figures: &[FigureKey], found: &[Found]) -> Vec<Pair> {
    let mut out = Vec::new();
    for (b, second) in figures.iter().enumerate() {
        for (a, first) in figures.iter().enumerate().take(b) {
            let known = found.iter().find_map(|one| {
                let a = one.figures.iter().position(|key| key == first)? as u32;
                let b = one.figures.iter().position(|key| key == second)? as u32;
                one.pairs.iter().find(|pair| pair.a == a && pair.b == b)
            });
            if let Some(pair) = known {
                out.push(Pair {
                    a: a as u32,
                    b: b as u32,
                    ..pair.clone()
                });
            }
        }
    }
    out
}

impl Group {
    /// The key under which the comparison is shown.
    pub fn key(&self) -> ComparisonKey {
        ComparisonKey(Hasher::new("group").number(u64::from(self.id.0)).end())
    }
}

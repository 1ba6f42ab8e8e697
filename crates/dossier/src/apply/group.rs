//! What the person does to comparisons.

use crate::action::GroupChange;
use crate::model::*;
use std::rc::Rc;

pub(super) fn new(dossier: &Dossier, name: Rc<str>, figures: Vec<FigureKey>) -> Option<Dossier> {
    if figures.is_empty() {
        return None;
    }
    let mut next = dossier.clone();
    next.counter += 1;
    let group = Group {
        id: GroupId(next.counter),
        name: named(&name),
        added: figures,
        ..Group::default()
    };
    Rc::make_mut(&mut next.groups).push(group);
    Some(next.fresh())
}

fn named(name: &Rc<str>) -> Option<Rc<str>> {
    let name = name.trim();
    (!name.is_empty()).then(|| name.into())
}

/// The place of the group behind a comparison; one of the machine's becomes a group.
fn group_of(dossier: &mut Dossier, key: ComparisonKey) -> Option<usize> {
    let view = dossier
        .comparisons()
        .iter()
        .find(|view| view.key == key)?
        .clone();
    if let Some(id) = view.group {
        return dossier.groups.iter().position(|group| group.id == id);
    }
    dossier.counter += 1;
    let group = Group {
        id: GroupId(dossier.counter),
        from: vec![key],
        ..Group::default()
    };
    let groups = Rc::make_mut(&mut dossier.groups);
    groups.push(group);
    Some(groups.len() - 1)
}

pub(super) fn change(
    dossier: &Dossier,
    key: ComparisonKey,
    change: GroupChange,
) -> Option<Dossier> {
    // Several steps at once know it by the key that it had before the first of them.
    let known = |key| dossier.comparisons().iter().any(|view| view.key == key);
    let mut groups = dossier.groups.iter();
    let key = match known(key) {
        true => key,
        false => groups.find(|group| group.from.contains(&key))?.key(),
    };
    let mut next = dossier.clone();
    let at = group_of(&mut next, key)?;
    let before = next.groups.get(at)?.clone();
    let mut group = before.clone();
    match change {
        GroupChange::Rename(name) => group.name = named(&name),
        GroupChange::Pin(pinned) => group.pinned = pinned,
        GroupChange::Hide(hidden) => group.hidden = hidden,
        GroupChange::Split(figures) => {
            let views = dossier.comparisons();
            let view = views.iter().find(|view| view.key == key)?;
            let shown = &view.figures;
            let out: Vec<FigureKey> = figures
                .into_iter()
                .filter(|figure| shown.contains(figure))
                .collect();
            if out.is_empty() || out.len() >= shown.len() {
                return None;
            }
            group.added.retain(|figure| !out.contains(figure));
            group.removed.extend(out.iter().copied());
            next.counter += 1;
            let own = Group {
                id: GroupId(next.counter),
                name: group.name.clone().or_else(|| {
                    let counts = |key: &FigureKey| dossier.figure(*key)?.figure.counted.clone();
                    let named = out.iter().any(|key| counts(key).is_some());
                    (!named).then(|| Rc::clone(&view.about))
                }),
                added: out,
                ..Group::default()
            };
            Rc::make_mut(&mut next.groups).push(own);
        }
        GroupChange::Merge(other) => {
            let view = dossier.comparisons();
            let theirs = view.iter().find(|view| view.key == other && other != key)?;
            match theirs.group {
                None => group.from.push(other),
                Some(id) => {
                    let groups = Rc::make_mut(&mut next.groups);
                    let place = groups.iter().position(|group| group.id == id)?;
                    let gone = groups.remove(place);
                    group.from.extend(gone.from);
                    group.added.extend(gone.added);
                    group.added_positions.extend(gone.added_positions);
                    group.removed_positions.extend(gone.removed_positions);
                    group.removed.extend(gone.removed);
                    group.apart.extend(gone.apart);
                    group.held.extend(gone.held);
                }
            }
            // What either shows now is in, even if it was once taken out of the other.
            let shown = view
                .iter()
                .filter(|view| view.key == key || view.key == other);
            let shown: Vec<FigureKey> = shown
                .flat_map(|view| view.figures.iter().copied())
                .collect();
            group.removed.retain(|figure| !shown.contains(figure));
            group.held.extend(shown);
        }
        GroupChange::Add(figure) => {
            dossier.figure(figure)?;
            group.removed.retain(|other| *other != figure);
            if !group.added.contains(&figure) {
                group.added.push(figure);
            }
        }
        GroupChange::Remove(figure) => {
            group.added.retain(|other| *other != figure);
            if !group.removed.contains(&figure) {
                group.removed.push(figure);
            }
        }
        GroupChange::SetApart(one, other, apart) => {
            let pair = if one <= other {
                (one, other)
            } else {
                (other, one)
            };
            let view = dossier.comparisons();
            let shown = &view.iter().find(|view| view.key == key)?.figures;
            if one == other || !shown.contains(&one) || !shown.contains(&other) {
                return None;
            }
            group.apart.retain(|known| *known != pair);
            if apart {
                group.apart.push(pair);
            }
        }
        GroupChange::AddPosition(claim) => {
            dossier.claim(claim)?;
            group.removed_positions.retain(|other| *other != claim);
            if !group.added_positions.contains(&claim) {
                group.added_positions.push(claim);
            }
        }
        GroupChange::RemovePosition(claim) => {
            group.added_positions.retain(|other| *other != claim);
            if !group.removed_positions.contains(&claim) {
                group.removed_positions.push(claim);
            }
        }
    }
    if group == before {
        return None;
    }
    let view = dossier.comparisons();
    let shown = view.iter().filter(|view| view.key == key);
    group
        .held
        .extend(shown.flat_map(|view| view.figures.iter().copied()));
    group.held.sort_unstable();
    group.held.dedup();
    group.held.retain(|figure| !group.removed.contains(figure));
    let groups = Rc::make_mut(&mut next.groups);
    let place = groups.iter_mut().find(|other| other.id == group.id)?;
    *place = group;
    Some(next.fresh())
}

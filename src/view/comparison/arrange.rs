//! The person's hand on a question: name, pin, hide, split, take out, move, set apart, join.

use super::Chosen;
use super::model::{Item, Model};
use crate::i18n::strings;
use crate::view::kit::field::Entry;
use selon_dossier::{Action, ClaimKey, ComparisonKey, FigureKey, GroupChange, Locale};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The panel, folded away until it is asked for.
pub fn arrange(
    item: &Item,
    model: &Model,
    chosen: &Chosen,
    locale: Locale,
    on_action: &Callback<Action>,
) -> Html {
    let t = &strings(locale).board;
    let key = item.key;
    let here = chosen_in(item, chosen);
    let elsewhere = moves(item, model, chosen);
    // A chosen row is set apart from every row that is not.
    let chosen_here = |figure: &FigureKey| here.contains(figure);
    let figures = || item.question.entries.iter().map(|entry| entry.figure);
    let apart = |on: bool| {
        let mut changes = Vec::new();
        for one in &here {
            for other in figures().filter(|other| !chosen_here(other)) {
                let known = |(a, b): &(FigureKey, FigureKey)| {
                    (a, b) == (one, &other) || (a, b) == (&other, one)
                };
                if item.apart.iter().any(known) != on {
                    let change = GroupChange::SetApart(*one, other, on);
                    changes.push(Action::Group(key, change));
                }
            }
        }
        changes
    };
    let act = |change: GroupChange| vec![Action::Group(key, change)];
    let out = here
        .iter()
        .map(|figure| Action::Group(key, GroupChange::Remove(*figure)));
    // A button that has nothing to do says how it would.
    let button = |label: String, actions: Vec<Action>| {
        let idle = actions.is_empty();
        let onclick = on_action.reform(move |_: MouseEvent| match actions.as_slice() {
            [only] => only.clone(),
            several => Action::Bulk(several.to_vec()),
        });
        html! {
            <button type="button" class="button" disabled={idle} title={idle.then_some(t.chosen_first)} {onclick}>
                { label }
            </button>
        }
    };
    let split = match here.is_empty() || here.len() == item.question.entries.len() {
        true => Vec::new(),
        false => act(GroupChange::Split(here.clone())),
    };
    let (pin, back) = (!item.pinned, apart(false));
    html! {
        <details class="board-arrange">
            <summary>{ t.arrange }</summary>
            <div class="board-panel">
                <label>
                    <span>{ t.rename }</span>
                    <Entry value={item.question.about.clone()} told={rename(key, on_action)} />
                </label>
                { button(if pin { t.pin } else { t.unpin }.to_owned(), act(GroupChange::Pin(pin))) }
                { button(t.hide.to_owned(), act(GroupChange::Hide(true))) }
                { button(t.split.to_owned(), split) }
                { button(t.take_out.to_owned(), out.collect()) }
                { button(t.set_apart.to_owned(), apart(true)) }
                if !back.is_empty() {
                    { button(t.compare_again.to_owned(), back) }
                }
                if !elsewhere.is_empty() {
                    { button((t.bring_here)(count(&elsewhere, key)), elsewhere) }
                }
                { join(item, model, locale, on_action) }
            </div>
        </details>
    }
}

/// The figures of a question that are chosen.
fn chosen_in(item: &Item, chosen: &Chosen) -> Vec<FigureKey> {
    let figures = item.question.entries.iter().map(|entry| entry.figure);
    figures
        .filter(|figure| chosen.0.iter().any(|pick| pick.figure == Some(*figure)))
        .collect()
}

/// What it takes to move here whatever is chosen elsewhere: out of its question, where it is in one, and in.
fn moves(item: &Item, model: &Model, chosen: &Chosen) -> Vec<Action> {
    let key = item.key;
    let mut out = Vec::new();
    for pick in chosen.0.iter() {
        let in_it = |other: &&Item| match (pick.figure, pick.claim) {
            (Some(figure), _) => other
                .question
                .entries
                .iter()
                .any(|entry| entry.figure == figure),
            (None, Some(claim)) => other
                .question
                .positions
                .iter()
                .any(|one| one.claim == claim),
            (None, None) => false,
        };
        let home = model.items.iter().find(in_it).map(|home| home.key);
        if home == Some(key) {
            continue;
        }
        let (leave, enter) = match (pick.figure, pick.claim) {
            (Some(figure), _) => (GroupChange::Remove(figure), GroupChange::Add(figure)),
            (None, Some(claim)) => positions(claim),
            (None, None) => continue,
        };
        out.extend(home.map(|home| Action::Group(home, leave)));
        out.push(Action::Group(key, enter));
    }
    out
}

fn positions(claim: ClaimKey) -> (GroupChange, GroupChange) {
    (
        GroupChange::RemovePosition(claim),
        GroupChange::AddPosition(claim),
    )
}

/// How many rows the actions bring into a question.
fn count(actions: &[Action], key: ComparisonKey) -> usize {
    let into = |action: &&Action| matches!(action, Action::Group(to, _) if *to == key);
    actions.iter().filter(into).count()
}

fn rename(key: ComparisonKey, on_action: &Callback<Action>) -> Callback<String> {
    on_action
        .reform(move |name: String| Action::Group(key, GroupChange::Rename(name.trim().into())))
}

/// The choice of another question to be joined with; nothing where there is no other.
fn join(item: &Item, model: &Model, locale: Locale, on_action: &Callback<Action>) -> Html {
    let t = &strings(locale).board;
    let key = item.key;
    let others = || model.items.iter().filter(|other| other.key != key);
    if others().next().is_none() {
        return html! {};
    }
    let on_action = on_action.clone();
    let onchange = Callback::from(move |event: Event| {
        let wanted = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
            .and_then(|select| select.value().parse::<ComparisonKey>().ok());
        if let Some(other) = wanted {
            on_action.emit(Action::Group(key, GroupChange::Merge(other)));
        }
    });
    html! {
        <label>
            <span>{ t.merge }</span>
            <select {onchange}>
                <option value="" selected={true}>{ "…" }</option>
                { for others().map(|other| html! {
                    <option value={other.key.to_string()}>{ (t.merge_into)(&other.question.about) }</option>
                }) }
            </select>
        </label>
    }
}

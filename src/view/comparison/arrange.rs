//! The person's hand on a question: name, pin, hide, split, take out, join.

use super::Chosen;
use super::model::{Item, Model};
use crate::i18n::strings;
use selon_dossier::{Action, ComparisonKey, FigureKey, GroupChange, Locale};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`Arrange`].
#[derive(Properties, PartialEq, Clone)]
pub struct ArrangeProps {
    /// The question.
    pub item: Item,
    /// All questions, to join with.
    pub model: Model,
    /// The rows that are chosen.
    pub chosen: Chosen,
    /// The language.
    pub locale: Locale,
    /// The dossier is to change.
    pub on_action: Callback<Action>,
}

/// The panel, folded away until it is asked for.
#[component]
pub fn Arrange(props: &ArrangeProps) -> Html {
    let t = &strings(props.locale).board;
    let key = props.item.key;
    let question = &props.item.question;
    let act = |change: GroupChange| {
        props
            .on_action
            .reform(move |_: MouseEvent| Action::Group(key, change.clone()))
    };
    let chosen: Vec<FigureKey> = question
        .entries
        .iter()
        .map(|entry| entry.figure)
        .filter(|figure| {
            props
                .chosen
                .0
                .iter()
                .any(|pick| pick.figure == Some(*figure))
        })
        .collect();
    let rename = props.on_action.reform(move |event: Event| {
        let name = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            .map(|field| field.value())
            .unwrap_or_default();
        Action::Group(key, GroupChange::Rename(name.trim().into()))
    });
    let others: Vec<_> = props
        .model
        .items
        .iter()
        .filter(|item| item.key != key)
        .map(|item| (item.key, item.question.about.clone()))
        .collect();
    let merge = {
        let on_action = props.on_action.clone();
        Callback::from(move |event: Event| {
            let wanted = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
                .and_then(|select| select.value().parse::<ComparisonKey>().ok());
            if let Some(other) = wanted {
                on_action.emit(Action::Group(key, GroupChange::Merge(other)));
            }
        })
    };
    let out = {
        let chosen = chosen.clone();
        props.on_action.reform(move |_: MouseEvent| {
            let each = chosen
                .iter()
                .map(|figure| Action::Group(key, GroupChange::Remove(*figure)));
            Action::Bulk(each.collect())
        })
    };
    html! {
        <details class="board-arrange">
            <summary>{ t.arrange }</summary>
            <div class="board-panel">
                <label>
                    <span>{ t.rename }</span>
                    <input type="text" value={question.about.clone()} onchange={rename} />
                </label>
                <button type="button" class="button" onclick={act(GroupChange::Pin(!props.item.pinned))}>
                    { if props.item.pinned { t.unpin } else { t.pin } }
                </button>
                <button type="button" class="button" onclick={act(GroupChange::Hide(true))}>{ t.hide }</button>
                <button type="button" class="button" disabled={chosen.is_empty()}
                    title={chosen.is_empty().then_some(t.chosen_first)}
                    onclick={act(GroupChange::Split(chosen.clone()))}>{ t.split }</button>
                <button type="button" class="button" disabled={chosen.is_empty()}
                    title={chosen.is_empty().then_some(t.chosen_first)} onclick={out}>{ t.take_out }</button>
                if !others.is_empty() {
                    <label>
                        <span>{ t.merge }</span>
                        <select onchange={merge}>
                            <option value="" selected={true}>{ "…" }</option>
                            { for others.iter().map(|(key, about)| html! {
                                <option value={key.to_string()}>{ (t.merge_into)(about) }</option>
                            }) }
                        </select>
                    </label>
                }
            </div>
        </details>
    }
}

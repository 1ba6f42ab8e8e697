//! The keys: seen, searched, changed, switched off.

use super::DialogProps;
use crate::i18n::use_strings;
use crate::keys::{Command, KeyMap, Refused};
use crate::store::{Msg, use_store};
use crate::view::kit::field::{tick, value_of};
use crate::view::kit::{Button, Modal, Weight};
use crate::work::Turn;
use yew::prelude::*;

/// The dialog.
#[component]
pub fn KeysDialog(props: &DialogProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let sought = use_state_eq(String::new);
    let waiting = use_state_eq(|| None::<Command>);
    let refused = use_state_eq(|| None::<Refused>);
    let (k, w) = (&t.keys, t.work);
    let keys = &store.work.keys;
    let onsearch = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            sought.set(value_of(&event).unwrap_or_default().to_lowercase());
        })
    };
    let found = |keys: &[String], what: &str| {
        what.to_lowercase().contains(&**sought)
            || keys.iter().any(|key| key.to_lowercase() == **sought)
    };
    let row = |keys: Vec<String>, what: &'static str| {
        found(&keys, what).then(|| {
            html! {
                <div key={what}>
                    <dt>{ for keys.into_iter().map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                    <dd>{ what }</dd>
                </div>
            }
        })
    };
    let changeable = |command: Command| {
        let what = (w.command)(command);
        let shown = keys.shown(command);
        if !found(std::slice::from_ref(&shown), what) {
            return None;
        }
        let asked = *waiting == Some(command);
        let onclick = {
            let (waiting, refused) = (waiting.clone(), refused.clone());
            Callback::from(move |_: MouseEvent| {
                refused.set(None);
                waiting.set((!asked).then_some(command));
            })
        };
        let onkeydown = {
            let (waiting, refused, store) = (waiting.clone(), refused.clone(), store.clone());
            Callback::from(move |event: KeyboardEvent| {
                let key = event.key();
                if !asked || matches!(key.as_str(), "Tab" | "Shift" | "Enter" | " ") {
                    return;
                }
                event.prevent_default();
                event.stop_propagation();
                if key == "Escape" {
                    waiting.set(None);
                    return;
                }
                match store.work.keys.with(command, &key) {
                    Ok(keys) => {
                        store.dispatch(Msg::Work(Turn::Keys(keys)));
                        waiting.set(None);
                        refused.set(None);
                    }
                    Err(why) => refused.set(Some(why)),
                }
            })
        };
        Some(html! {
            <div key={what}>
                <dt>
                    <button type="button" class="key" aria-label={format!("{shown}. {}", (w.change_key)(what))}
                        aria-pressed={asked.to_string()} {onclick} {onkeydown}>
                        <kbd>{ if asked { "…".to_owned() } else { shown } }</kbd>
                    </button>
                </dt>
                <dd>{ what }</dd>
            </div>
        })
    };
    let own: Vec<Html> = Command::ALL
        .into_iter()
        .filter_map(|(command, _, _)| changeable(command))
        .collect();
    let one = |key: &str| vec![key.to_owned()];
    let two = |held: &str, key: &str| vec![held.to_owned(), key.to_owned()];
    let caret: Vec<Html> = [
        row(one("← →"), w.key_caret),
        row(two("Ctrl", "← →"), w.key_words),
        row(one("↑ ↓"), w.key_lines),
        row(two("Ctrl", "↑ ↓"), w.key_sentences),
        row(
            vec![keys.shown(Command::Next), keys.shown(Command::Previous)],
            w.key_claims,
        ),
        row(one("⇧"), w.key_extend),
        row(one("Enter"), w.key_confirm),
    ]
    .into_iter()
    .flatten()
    .collect();
    let fixed: Vec<Html> = [
        row(one("Enter"), k.cross),
        row(two("Ctrl", "Z"), k.undo),
        row(two("Ctrl", "Y"), k.redo),
        row(two("Ctrl", "S"), k.save),
        row(two("Ctrl", "O"), k.open),
        row(one("Esc"), k.escape),
    ]
    .into_iter()
    .flatten()
    .collect();
    let none = own.is_empty() && caret.is_empty() && fixed.is_empty();
    let on = {
        let (map, dispatch) = (KeyMap::clone(keys), store.dispatcher());
        Callback::from(move |on: bool| {
            dispatch.dispatch(Msg::Work(Turn::Keys(map.switched(!on))));
        })
    };
    let quiet = {
        let dispatch = store.dispatcher();
        Callback::from(move |on: bool| dispatch.dispatch(Msg::Work(Turn::Quiet(on))))
    };
    let reset = keys
        .is_changed()
        .then(|| KeyMap::default().switched(keys.off));
    html! {
        <Modal id="keys-dialog" title={t.dialog.keys} onclose={props.onclose.clone()}>
            <label class="field wide">
                <span>{ w.search_keys }</span>
                <input type="search" id="search-keys" oninput={onsearch} autocomplete="off" />
            </label>
            <p class="hint" role="status">
                if let Some(why) = *refused {
                    { (w.refused_key)(why) }
                } else if waiting.is_some() {
                    { w.press_key }
                } else if none {
                    { w.no_key }
                }
            </p>
            <dl class="keys">{ for own }</dl>
            if !caret.is_empty() {
                <h3>{ w.caret_keys }</h3>
                <dl class="keys">{ for caret }</dl>
            }
            if !fixed.is_empty() {
                <h3>{ w.fixed_keys }</h3>
                <dl class="keys">{ for fixed }</dl>
            }
            if let Some(map) = reset {
                <Button id="reset-keys" label={w.reset_keys} weight={Weight::Quiet} onclick={{
                    let dispatch = store.dispatcher();
                    Callback::from(move |_: MouseEvent| {
                        dispatch.dispatch(Msg::Work(Turn::Keys(map.clone())));
                    })
                }} />
            }
            { tick(w.keys_on, !keys.off, on) }
            { tick(w.quiet, store.work.quiet, quiet) }
        </Modal>
    }
}

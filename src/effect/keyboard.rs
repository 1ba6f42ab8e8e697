//! The keys that work everywhere: walking through claims, deciding on them, undo, files.

use crate::dom;
use crate::intake;
use crate::store::{Dialog, Mode, Msg, Selected, Store, View};
use crate::view::article::change;
use gloo::events::{EventListener, EventListenerOptions};
use selon_dossier::{Action, ClaimChange, ClaimKey, State};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Listens to keys that no field takes.
#[hook]
pub fn use_keyboard(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = dom::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let store = latest.borrow().clone();
                if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                    && !event.default_prevented()
                    && pressed(&store, event)
                {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
}

/// Does what a key asks for; whether it asked for anything.
fn pressed(store: &Store, event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    let typing = target.as_ref().is_some_and(dom::takes_text);
    let in_article_field = target.as_ref().is_some_and(|to| to.id() == "article-text");
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return with_control(
            store,
            &key.to_lowercase(),
            event.shift_key(),
            typing && !in_article_field,
        );
    }
    let in_dialog = target.is_some_and(|to| to.closest("dialog").ok().flatten().is_some());
    if typing || in_dialog || event.alt_key() || store.dossier().articles.is_empty() {
        return key == "?" && !typing && !in_dialog && open_keys(store);
    }
    plain(store, &key)
}

fn open_keys(store: &Store) -> bool {
    store.dispatch(Msg::Dialog(Some(Dialog::Keys)));
    true
}

fn with_control(store: &Store, key: &str, shift: bool, own_undo: bool) -> bool {
    match key {
        "z" if own_undo => return false,
        "z" if shift => store.dispatch(Msg::Redo),
        "z" => store.dispatch(Msg::Undo),
        "y" if !own_undo => store.dispatch(Msg::Redo),
        "s" if !store.dossier().articles.is_empty() => intake::save_file(store),
        "o" => match dom::focus::find("#open-file") {
            Some(field) => field.click(),
            None => return false,
        },
        _ => return false,
    }
    true
}

fn plain(store: &Store, key: &str) -> bool {
    let selected = store.selected.and_then(|selected| selected.claim);
    match key {
        "j" | "J" => walk(store, 1),
        "k" | "K" => walk(store, -1),
        "ArrowRight" | "ArrowDown" if on_mark() => walk(store, 1),
        "ArrowLeft" | "ArrowUp" if on_mark() => walk(store, -1),
        "a" | "A" => return decide(store, selected, ClaimChange::Accept),
        "x" | "X" | "Delete" | "Backspace" => {
            if selected.is_none() {
                return drop_figure(store);
            }
            return decide(store, selected, ClaimChange::Reject);
        }
        "s" | "S" => return next_open(store, selected),
        "n" | "N" => return press(selected, ".write-note") || focus_note(selected),
        "c" | "C" => return make_claim(),
        "e" | "E" => store.dispatch(Msg::Mode(Mode::Write)),
        "g" => return show_article(store, 1),
        "G" => return show_article(store, -1),
        "l" | "L" => store.dispatch(Msg::Labels(!store.labels)),
        "Enter" => return cross(store),
        " " if on_mark() => return cross(store),
        "Escape" => {
            if store.selected.is_none() && !dom::selection::something_selected() {
                return false;
            }
            dom::selection::clear();
            store.dispatch(Msg::Select(None));
        }
        "?" => return open_keys(store),
        _ => return false,
    }
    true
}

/// Shows the article so many places on.
fn show_article(store: &Store, step: isize) -> bool {
    let next = store
        .article_after(step)
        .filter(|next| store.article() != Some(*next));
    next.into_iter()
        .for_each(|next| store.dispatch(Msg::Show(next)));
    next.is_some()
}

/// Whether the focus is on a mark of the article.
fn on_mark() -> bool {
    dom::active_element().is_some_and(|element| element.id().starts_with("mark-"))
}

fn keys_of(store: &Store) -> Vec<ClaimKey> {
    store
        .article()
        .map(|article| store.dossier().claims(article))
        .map(|claims| claims.iter().map(|claim| claim.key).collect())
        .unwrap_or_default()
}

fn select(store: &Store, claim: ClaimKey) {
    store.dispatch(Msg::Select(Some(Selected {
        claim: Some(claim),
        figure: None,
        from: View::Key,
    })));
}

/// Selects the claim so many places on, in the order of the text.
fn walk(store: &Store, step: isize) {
    let keys = keys_of(store);
    let selected = store.selected.and_then(|selected| selected.claim);
    let at = selected.and_then(|key| keys.iter().position(|other| *other == key));
    let next = match at {
        Some(at) => at as isize + step,
        None if step > 0 => 0,
        None => keys.len() as isize - 1,
    };
    if let Some(key) = usize::try_from(next).ok().and_then(|next| keys.get(next)) {
        select(store, *key);
    }
}

/// Decides on the selected claim, then goes on to the next one.
fn decide(store: &Store, selected: Option<ClaimKey>, what: ClaimChange) -> bool {
    let Some(key) = selected else {
        return false;
    };
    let keys = keys_of(store);
    let at = keys.iter().position(|other| *other == key);
    let next = at.and_then(|at| keys.get(at + 1).or_else(|| keys.get(at.checked_sub(1)?)));
    store.dispatch(Msg::Do(change(key, what)));
    if let Some(next) = next {
        select(store, *next);
    }
    true
}

/// Takes the selected figure out of everything shown.
fn drop_figure(store: &Store) -> bool {
    let Some(figure) = store.selected.and_then(|selected| selected.figure) else {
        return false;
    };
    store.dispatch(Msg::Do(Action::DismissFigure(figure, true)));
    true
}

/// Goes to the next claim on which nobody has decided.
fn next_open(store: &Store, selected: Option<ClaimKey>) -> bool {
    let Some(article) = store.article() else {
        return false;
    };
    let claims = store.dossier().claims(article);
    let at = selected
        .and_then(|key| claims.iter().position(|claim| claim.key == key))
        .map_or(0, |at| at + 1);
    let (before, after) = claims.split_at(at.min(claims.len()));
    let open = |claim: &&selon_dossier::ClaimView| claim.state == State::Suggested;
    match after.iter().chain(before).find(open) {
        Some(claim) => select(store, claim.key),
        None => return false,
    }
    true
}

/// From a mark to its card, from a card to its mark.
fn cross(store: &Store) -> bool {
    let Some(active) = dom::active_element() else {
        return false;
    };
    if let Some(key) = active.id().strip_prefix("mark-") {
        if let Ok(claim) = key.parse() {
            store.dispatch(Msg::Select(Some(Selected {
                claim: Some(claim),
                figure: None,
                from: View::Article,
            })));
        }
        return dom::focus::go_to(&format!("[data-card='{key}']"));
    }
    if let Some(key) = active.get_attribute("data-card") {
        if let Ok(claim) = key.parse() {
            select(store, claim);
        }
        return dom::focus::go_to(&format!("#mark-{key}"));
    }
    false
}

fn press(selected: Option<ClaimKey>, control: &str) -> bool {
    selected.is_some_and(|key| press_selector(&format!("#card-{key} {control}")))
}

fn focus_note(selected: Option<ClaimKey>) -> bool {
    selected.is_some_and(|key| dom::focus::go_to(&format!("#note-{key}")))
}

/// Presses the bar at the selection, which comes up a moment after the selection rests.
fn make_claim() -> bool {
    if !press_selector("#make-claim") && dom::selection::something_selected() {
        let later = || {
            press_selector("#make-claim");
        };
        gloo::timers::callback::Timeout::new(BAR, later).forget();
        return true;
    }
    dom::selection::something_selected()
}

/// How long the bar may take, in milliseconds.
const BAR: u32 = 250;

fn press_selector(selector: &str) -> bool {
    match dom::focus::find(selector) {
        Some(button) => {
            button.click();
            true
        }
        None => false,
    }
}

//! A caret in the text, moved by keys alone: by a character, a word, a line, a sentence, to a claim; with Shift it
//! selects on the way. The page's own selection is the caret, so that everything else follows it as it follows a
//! pointer.

use super::place::{point, step};
use super::sheet::Sheet;
use crate::dom::frame::Frame;
use crate::dom::segment::Unit;
use crate::dom::selection::{self, Point};
use crate::dom::{self, focus};
use crate::i18n::strings;
use crate::keys::Command;
use crate::store::{Msg, Store};
use crate::work::Turn;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What keys work on.
#[derive(Clone)]
struct Here {
    root: Element,
    sheet: Rc<Sheet>,
    lang: Option<&'static str>,
    store: Store,
}

/// Listens to keys while the caret is in the text; answers where the caret is drawn.
#[hook]
pub fn use_caret(root: NodeRef, sheet: Rc<Sheet>, lang: Option<&'static str>, store: &Store) {
    let latest = use_mut_ref(|| None::<Here>);
    *latest.borrow_mut() = root.cast::<Element>().map(|root| Here {
        root,
        sheet,
        lang,
        store: store.clone(),
    });
    let ears = store.here.root.ears();
    use_effect_with(store.work.caret, move |on| {
        let listeners = on.then(|| {
            if let Some(here) = latest.borrow().as_ref() {
                begin(here);
            }
            let options = EventListenerOptions {
                phase: EventListenerPhase::Capture,
                passive: false,
            };
            let (document, ears) = (dom::document()?, ears?);
            let keys = {
                let latest = Rc::clone(&latest);
                EventListener::new_with_options(&ears, "keydown", options, move |event| {
                    let here = latest.borrow().clone();
                    if let (Some(here), Some(event)) = (here, event.dyn_ref::<KeyboardEvent>())
                        && ours(&here, event)
                        && pressed(&here, event)
                    {
                        event.prevent_default();
                        event.stop_propagation();
                    }
                })
            };
            let moved = EventListener::new(&document, "selectionchange", move |_| {
                if let Some(here) = latest.borrow().as_ref() {
                    draw(here);
                }
            });
            Some((keys, moved))
        });
        move || drop(listeners)
    });
}

/// Whether the key is for the caret: not one that a field, a dialog or a button takes.
fn ours(here: &Here, event: &KeyboardEvent) -> bool {
    let Some(target) = dom::target(event) else {
        return true;
    };
    let app = here.store.here.root.element();
    let whole = target.tag_name() == "BODY" || app.is_some_and(|app| **app == target);
    let inside = here.root.contains(Some(&target)) || whole;
    inside && !event.alt_key()
}

/// Puts the caret where the selection is, at the selected claim, or at the start.
fn begin(here: &Here) {
    let claim = here.store.selected.and_then(|selected| selected.claim);
    let claim = claim.and_then(|key| here.store.dossier().claim(key));
    let at = selection::ends(&here.root).is_none().then(|| {
        let byte = claim.map_or(0, |claim| claim.span.start);
        let first = here.sheet.leaves.first().map_or(0, |leaf| leaf.span.start);
        point(&here.sheet, byte.max(first))
    });
    if let Some(article) = here.root.dyn_ref::<HtmlElement>() {
        focus::focus(article);
    }
    if let Some(Some(at)) = at {
        selection::select(&here.root, &at, &at);
    }
    say(here, strings(here.store.locale).work.caret_on);
    draw(here);
}

fn say(here: &Here, text: &str) {
    here.store.dispatch(Msg::Say(text.to_owned().into()));
}

/// Does what a key asks for; whether it asked for anything.
fn pressed(here: &Here, event: &KeyboardEvent) -> bool {
    let (extend, control) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let key = event.key();
    match (key.as_str(), control) {
        ("ArrowRight", false) => go(here, true, Unit::Character, extend),
        ("ArrowLeft", false) => go(here, false, Unit::Character, extend),
        ("ArrowRight", true) => go(here, true, Unit::Word, extend),
        ("ArrowLeft", true) => go(here, false, Unit::Word, extend),
        ("ArrowDown", true) => go(here, true, Unit::Sentence, extend),
        ("ArrowUp", true) => go(here, false, Unit::Sentence, extend),
        ("ArrowDown", false) => selection::line(&here.root, true, extend),
        ("ArrowUp", false) => selection::line(&here.root, false, extend),
        ("Enter", false) => {
            let root = &here.store.here.root;
            if !selection::something_selected(root) {
                return false;
            }
            root.press("#make-claim");
        }
        ("Escape", _) => {
            here.store.dispatch(Msg::Work(Turn::Caret(false)));
            say(here, strings(here.store.locale).work.caret_off);
            selection::clear(&here.store.here.root);
        }
        (key, false) => match here.store.work.keys.command(key) {
            Some(Command::Next) => return claim(here, true, extend),
            Some(Command::Previous) => return claim(here, false, extend),
            _ => return false,
        },
        _ => return false,
    }
    true
}

fn go(here: &Here, forward: bool, unit: Unit, extend: bool) {
    let Some((anchor, at)) = selection::ends(&here.root) else {
        return;
    };
    let Some(to) = step(&here.sheet, here.lang, &at, forward, unit) else {
        return;
    };
    put(here, &anchor, &at, &to, extend);
}

/// Goes to where the next or the previous claim begins; extending, to where it ends.
fn claim(here: &Here, forward: bool, extend: bool) -> bool {
    let Some((anchor, at)) = selection::ends(&here.root) else {
        return false;
    };
    let Some(byte) = super::place::byte(&here.sheet, &at) else {
        return false;
    };
    let Some(article) = here.store.article() else {
        return false;
    };
    let claims = here.store.dossier().claims(article);
    let mut borders: Vec<u32> = claims
        .iter()
        .map(|claim| match extend && forward {
            true => claim.span.end,
            false => claim.span.start,
        })
        .collect();
    selon_engine::order::by(&mut borders, Ord::cmp);
    let to = match forward {
        true => borders.into_iter().find(|border| *border > byte),
        false => borders.into_iter().rev().find(|border| *border < byte),
    };
    match to.and_then(|to| point(&here.sheet, to)) {
        Some(to) => put(here, &anchor, &at, &to, extend),
        None => return false,
    }
    true
}

fn put(here: &Here, anchor: &Point, from: &Point, to: &Point, extend: bool) {
    selection::select(&here.root, if extend { anchor } else { to }, to);
    // What was passed over, as a screen reader reads in a field.
    let bytes = (
        super::place::byte(&here.sheet, from),
        super::place::byte(&here.sheet, to),
    );
    if let (Some(a), Some(b)) = bytes
        && let Some(article) = here.store.article()
        && let Some(article) = here.store.dossier().article(article)
    {
        let span = selon_engine::Span {
            start: a.min(b),
            end: a.max(b),
        };
        let words = span.of(&article.text).trim();
        if span.len() < 400 && !words.is_empty() {
            say(here, words);
        }
    }
}

/// Draws the caret where the selection has come to, and brings it into view.
fn draw(here: &Here) {
    let Some(caret) = here.store.here.root.find(".caret") else {
        return;
    };
    let place =
        selection::ends(&here.root).and_then(|(_, at)| selection::place_of(&here.root, &at, false));
    let Some(place) = place else { return };
    let sheet = here.root.parent_element();
    let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let frame = Frame::of(&sheet);
    let style = caret.style();
    let set = |name: &str, value: f64| {
        let _ = style.set_property(name, &format!("{value}px"));
    };
    set("left", frame.x(place.x()));
    set("top", frame.y(place.y()));
    set("height", frame.height(place.height()));
    focus::reveal(&caret);
}

//! Following what is selected in the article, as bytes of its text, and showing what it would become.

use super::place::{byte, grown, points};
use super::sheet::Sheet;
use crate::dom::selection::{self, Place};
use crate::dom::timer::Pause;
use crate::dom::{Root, highlight};
use crate::work::Grain;
use selon_engine::Span;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

/// A stretch of the article that is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picked {
    /// Its bytes, grown as far as selections grow.
    pub span: Span,
    /// Where it stands in the window.
    pub place: Place,
}

/// How the selection is read.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// Whether at all.
    pub active: bool,
    /// How far it grows.
    pub grain: Grain,
    /// The language of the text.
    pub lang: Option<&'static str>,
}

/// How long a selection rests before something is offered for it.
const REST: u32 = 120;

/// What is selected inside `root`, once the selection rests; what it would become is painted. A pointer let go with
/// Alt held selects characters.
#[hook]
pub fn use_picked(
    root: NodeRef,
    sheet: Rc<Sheet>,
    reading: Reading,
    here: &Root,
) -> Option<Picked> {
    let picked = use_state_eq(|| None::<Picked>);
    let latest = use_mut_ref(|| Rc::clone(&sheet));
    *latest.borrow_mut() = sheet;
    let found = (*picked).filter(|_| reading.active);
    let exact = use_memo((), |()| Cell::new(false));
    let here = here.clone();
    use_effect_with(reading, move |reading| {
        let pause = Rc::new(Pause::default());
        let (grain, lang, active) = (reading.grain, reading.lang, reading.active);
        let look = {
            let (exact, here) = (Rc::clone(&exact), here.clone());
            Rc::new(move || {
                let Some(root) = root.cast::<Element>() else {
                    return;
                };
                let sheet = latest.borrow();
                let read = selection::picked(&root).and_then(|found| {
                    let start = byte(&sheet, &found.start)?;
                    let end = byte(&sheet, &found.end)?;
                    let grain = if exact.get() { Grain::Character } else { grain };
                    (start < end).then(|| Picked {
                        span: grown(&sheet, lang, Span { start, end }, grain),
                        place: found.place,
                    })
                });
                let range = read
                    .and_then(|picked| points(&sheet, picked.span))
                    .and_then(|(start, end)| selection::range(&root, &start, &end));
                highlight::preview(&here, range.as_ref());
                picked.set(read);
            })
        };
        let document = active.then(crate::dom::document).flatten();
        let listen = |kind: &'static str, f: Box<dyn Fn(&Event)>| {
            document.as_ref().map(|document| {
                gloo::events::EventListener::new(document, kind, move |event| f(event))
            })
        };
        let later = {
            let look = Rc::clone(&look);
            move || {
                let look = Rc::clone(&look);
                pause.after(REST, move || look());
            }
        };
        let changed = {
            let (later, look) = (later.clone(), Rc::clone(&look));
            let here = here.clone();
            let changed = move || match selection::something_selected(&here) {
                true => later(),
                // What is let go of is offered nothing any more.
                false => look(),
            };
            listen("selectionchange", Box::new(move |_| changed()))
        };
        let let_go = listen(
            "pointerup",
            Box::new(move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    exact.set(event.alt_key());
                    later();
                }
            }),
        );
        if active {
            look();
        }
        move || {
            highlight::preview(&here, None);
            drop((changed, let_go));
        }
    });
    found
}

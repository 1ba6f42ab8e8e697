//! What is pasted or dropped anywhere on the page, or, inside somebody else's page, anywhere in the app.

use crate::dom;
use crate::dom::paste;
use crate::instance::Access;
use crate::intake;
use crate::store::Store;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Node};
use yew::prelude::*;

/// Takes in what is pasted or dropped; answers whether something is being dragged over the page.
#[hook]
pub fn use_receiving(store: &Store) -> bool {
    let dragged = use_state_eq(|| false);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    let over = dragged.clone();
    // Where the text is not to be changed, nothing is taken in.
    let takes = store.access == Access::Edit;
    use_effect_with(takes, move |takes| {
        let root = latest.borrow().here.root.clone();
        let ears = root.ears().filter(|_| *takes);
        let listen = |kind: &'static str, f: Box<dyn Fn(&Event)>| {
            let options = EventListenerOptions::enable_prevent_default();
            ears.as_ref().map(|ears| {
                EventListener::new_with_options(ears, kind, options, move |event| f(event))
            })
        };
        let pasted = {
            let latest = latest.clone();
            listen(
                "paste",
                Box::new(move |event| {
                    let store = latest.borrow().clone();
                    let target = dom::target(event);
                    let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
                        return;
                    };
                    let elsewhere = target
                        .is_some_and(|to| dom::takes_text(&to) && !to.has_attribute("data-desk"));
                    if elsewhere {
                        return;
                    }
                    if let Some(data) = event.clipboard_data() {
                        event.prevent_default();
                        intake::hand(&store, paste::read(&data));
                    }
                }),
            )
        };
        let dragging = {
            let over = over.clone();
            listen(
                "dragover",
                Box::new(move |event| {
                    event.prevent_default();
                    over.set(true);
                }),
            )
        };
        let left = {
            let over = over.clone();
            listen(
                "dragleave",
                Box::new(move |event| {
                    let to = event
                        .dyn_ref::<DragEvent>()
                        .and_then(|event| event.related_target());
                    let to: Option<Node> = to.and_then(|to| to.dyn_into().ok());
                    let inside = to.is_some_and(|to| {
                        let element = root.element();
                        element.is_none_or(|element| element.contains(Some(&to)))
                    });
                    if !inside {
                        over.set(false);
                    }
                }),
            )
        };
        let dropping = latest.clone();
        let dropped = listen(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                over.set(false);
                let store = dropping.borrow().clone();
                if let Some(data) = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer)
                {
                    intake::hand(&store, paste::read(&data));
                }
            }),
        );
        let linked = latest.borrow().is_page().then(|| {
            let latest = latest.clone();
            let open = move || {
                intake::open_link(&latest.borrow().clone());
                intake::open_shared(&latest.borrow().clone());
            };
            open();
            // A link opened in the page's own tab changes its address only.
            dom::window().map(|window| EventListener::new(&window, "hashchange", move |_| open()))
        });
        move || drop((pasted, dragging, left, dropped, linked))
    });
    *dragged
}

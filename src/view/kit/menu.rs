//! A button that opens a short list of choices.

use super::icon::{Shape, icon};
use crate::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

/// Properties of [`Menu`].
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// What it chooses, for those who do not see `face`.
    pub label: AttrValue,
    /// What is seen on the button.
    pub face: Html,
    /// The choices: `<button role="menuitem">` or `menuitemradio`, whatever else between them.
    pub children: Html,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// What tests and others find the button by.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A menu: arrows move in it, Escape or a press elsewhere closes it, a choice closes it.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let root = use_node_ref();

    {
        let root = root.clone();
        use_effect_with(*open, move |open| {
            if *open && let Some(items) = root.cast::<Element>().map(|root| items(&root)) {
                let chosen = items
                    .iter()
                    .find(|item| item.get_attribute("aria-checked").as_deref() == Some("true"));
                if let Some(item) = chosen.or(items.first()) {
                    dom::focus::focus(item);
                }
            }
        });
    }

    let close = {
        let (open, root) = (open.clone(), root.clone());
        move || {
            open.set(false);
            let button = root
                .cast::<Element>()
                .and_then(|root| root.query_selector("button").ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                dom::focus::focus(&button);
            }
        }
    };
    let onkeydown = {
        let (open, root, close) = (open.clone(), root.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if !*open {
                return;
            }
            let step = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                "Escape" => {
                    event.prevent_default();
                    event.stop_propagation();
                    close();
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            if let Some(root) = root.cast::<Element>() {
                move_focus(&items(&root), step);
            }
        })
    };
    let onfocusout = {
        let (open, root) = (open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|to| to.dyn_into::<Node>().ok());
            let inside = root
                .cast::<Element>()
                .is_some_and(|root| root.contains(to.as_ref()));
            if !inside && to.is_some() {
                open.set(false);
            }
        })
    };
    use_outside_press(root.clone(), *open, {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    });
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let onchoice = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            let on_item = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|target| target.closest("[role^=menuitem]").ok().flatten());
            if on_item.is_some() {
                close();
            }
        })
    };
    html! {
        <div class={classes!("menu", props.class.clone())} ref={root} {onkeydown} {onfocusout}>
            <button type="button" class="button quiet" id={props.id.clone()} aria-haspopup="menu"
                aria-expanded={open.to_string()} title={props.label.clone()} onclick={ontoggle}>
                <span class="unseen">{ props.label.clone() }{ " " }</span>
                { props.face.clone() }
                { icon(Shape::Down) }
            </button>
            if *open {
                <div class="menu-list" role="menu" aria-label={props.label.clone()} onclick={onchoice}>
                    { props.children.clone() }
                </div>
            }
        </div>
    }
}

fn items(root: &Element) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all("[role^=menuitem]:not([disabled])") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|n| found.get(n)?.dyn_into().ok())
        .collect()
}

fn move_focus(items: &[HtmlElement], step: isize) {
    let active = items.first().and_then(|item| dom::active_near(item));
    let at = items.iter().position(|item| active.as_ref() == Some(item));
    let count = items.len() as isize;
    if count == 0 {
        return;
    }
    let next = at.map_or(0, |at| (at as isize + step).rem_euclid(count));
    if let Some(item) = items.get(next as usize) {
        dom::focus::focus(item);
    }
}

/// Calls back when something outside `root` is pressed while `active`.
#[hook]
pub fn use_outside_press(root: NodeRef, active: bool, callback: Callback<()>) {
    use_effect_with(active, move |active| {
        let listener = active.then(dom::document).flatten().map(|document| {
            gloo::events::EventListener::new(&document, "pointerdown", move |event| {
                let to = dom::target(event);
                let inside = root
                    .cast::<Element>()
                    .is_some_and(|root| root.contains(to.as_deref()));
                if !inside {
                    callback.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

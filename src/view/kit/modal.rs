//! A dialog that holds the focus until it is closed.

use super::button::{Button, Weight};
use super::icon::Shape;
use crate::i18n::use_strings;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`Modal`].
#[derive(Properties, PartialEq)]
pub struct ModalProps {
    /// Its heading.
    pub title: AttrValue,
    /// Its content.
    pub children: Html,
    /// What it is found by.
    pub id: AttrValue,
    /// Asked to close, by the button, Escape or a press beside it.
    pub onclose: Callback<()>,
}

/// A modal dialog, shown as long as it is mounted. The browser keeps the focus inside and gives it back.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let t = use_strings();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.get();
            let before = dialog.as_ref().and_then(crate::dom::active_near);
            if let Some(dialog) = dialog {
                call(&dialog, "showModal");
            }
            move || {
                if let Some(element) = before {
                    crate::dom::focus::focus(&element);
                }
            }
        });
    }
    let onclose = props.onclose.clone();
    let oncancel = {
        let onclose = onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    let onclick = {
        let (onclose, dialog) = (onclose.clone(), dialog.clone());
        Callback::from(move |event: MouseEvent| {
            let backdrop = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlElement>().ok())
                == dialog.cast::<HtmlElement>();
            if backdrop {
                onclose.emit(());
            }
        })
    };
    let heading = format!("{}-title", props.id);
    html! {
        <dialog class="modal" id={props.id.clone()} ref={dialog} aria-labelledby={heading.clone()} {oncancel} {onclick}>
            <div class="modal-sheet">
                <header>
                    <h2 id={heading}>{ props.title.clone() }</h2>
                    <Button label={t.common.close} icon={Shape::Reject} bare=true weight={Weight::Quiet}
                        onclick={onclose.reform(|_| ())} />
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

fn call(target: &web_sys::Node, method: &str) {
    let function = js_sys::Reflect::get(target, &method.into())
        .ok()
        .and_then(|function| function.dyn_into::<js_sys::Function>().ok());
    if let Some(function) = function {
        let _ = function.call0(target);
    }
}

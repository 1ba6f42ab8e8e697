//! How the figure under the pointer, or with the focus, was read, and by which rule, in a small card beside it.

use super::selection_bar::put;
use crate::dom::Root;
use crate::dom::selection::Place;
use crate::dom::timer::Pause;
use crate::i18n::use_strings;
use crate::store::use_store;
use crate::view::claims::read_as;
use gloo::events::EventListener;
use selon_dossier::{Article, FigureKey};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// How long the pointer rests on a figure before the card comes, and how long it may be away before the card goes.
const REST: u32 = 250;

/// A figure that the pointer rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    figure: FigureKey,
    place: Place,
}

/// What the article does about the pointer.
#[derive(Clone, PartialEq)]
pub struct Pointer {
    /// What it rests on.
    pub pointed: Option<Pointed>,
    /// It came upon something.
    pub over: Callback<PointerEvent>,
    /// It left something, or went onto the card.
    pub out: Callback<PointerEvent>,
    /// The focus came upon something.
    pub focus: Callback<FocusEvent>,
    /// The focus left.
    pub blur: Callback<FocusEvent>,
    /// It is on the card, which stays.
    pub stay: Callback<PointerEvent>,
}

/// Follows the pointer and the focus over the article's figures; Escape takes the card away.
#[hook]
pub fn use_pointer(root: &Root) -> Pointer {
    let pointed = use_state_eq(|| None::<Pointed>);
    let pause = (*use_memo((), |()| Pause::default())).clone();
    use_effect_with(pointed.is_some(), {
        let (pointed, ears) = (pointed.setter(), root.ears());
        move |shown| {
            let listener = ears.filter(|_| *shown).map(|ears| {
                EventListener::new(&ears, "keydown", move |event| {
                    let escape = event
                        .dyn_ref::<KeyboardEvent>()
                        .is_some_and(|event| event.key() == "Escape");
                    if escape {
                        pointed.set(None);
                    }
                })
            });
            move || drop(listener)
        }
    });
    let over = {
        let (pointed, pause) = (pointed.setter(), pause.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger presses; it does not rest.
            if event.pointer_type() == "touch" {
                return;
            }
            let Some(found) = event.target().and_then(figure_at) else {
                return;
            };
            let pointed = pointed.clone();
            pause.after(REST, move || pointed.set(Some(found)));
        })
    };
    let out = {
        let (pointed, pause) = (pointed.setter(), pause.clone());
        Callback::from(move |_: PointerEvent| {
            let pointed = pointed.clone();
            pause.after(REST, move || pointed.set(None));
        })
    };
    let focus = {
        let (pointed, pause) = (pointed.setter(), pause.clone());
        Callback::from(move |event: FocusEvent| {
            pause.cancel();
            pointed.set(event.target().and_then(figure_at));
        })
    };
    let blur = {
        let pointed = pointed.setter();
        Callback::from(move |_: FocusEvent| pointed.set(None))
    };
    let stay = Callback::from(move |_: PointerEvent| pause.cancel());
    Pointer {
        pointed: *pointed,
        over,
        out,
        focus,
        blur,
        stay,
    }
}

/// The figure that an element lies in.
fn figure_at(target: EventTarget) -> Option<Pointed> {
    let target = target.dyn_into::<Element>().ok()?;
    let mark = target.closest("mark[data-figure]").ok().flatten()?;
    let figure = mark.get_attribute("data-figure")?.parse().ok()?;
    let rect = mark.get_bounding_client_rect();
    Some(Pointed {
        figure,
        place: Place {
            x: rect.x() + rect.width() / 2.0,
            top: rect.top(),
            bottom: rect.bottom(),
        },
    })
}

/// Properties of [`Gloss`].
#[derive(Properties, PartialEq)]
pub struct GlossProps {
    /// The article.
    pub article: Rc<Article>,
    /// The pointer.
    pub pointer: Pointer,
}

/// The card.
#[component]
pub fn Gloss(props: &GlossProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let card = use_node_ref();
    let pointed = props.pointer.pointed;
    use_effect_with(pointed, {
        let card = card.clone();
        move |pointed| {
            if let (Some(card), Some(pointed)) = (card.cast::<HtmlElement>(), pointed) {
                put(&card, pointed.place);
            }
        }
    });
    let figures = store.dossier().figures(props.article.id);
    let found = pointed.and_then(|pointed| figures.iter().find(|view| view.key == pointed.figure));
    let Some(view) = found else {
        return html! {};
    };
    html! {
        <div id="gloss" class="gloss" role="tooltip" ref={card}
            onpointerenter={props.pointer.stay.clone()} onpointerleave={props.pointer.out.clone()}>
            <bdi class="written">{ view.figure.span.of(&props.article.text) }</bdi>
            { read_as(t, store.locale, view) }
        </div>
    }
}

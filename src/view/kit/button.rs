//! Buttons with words, with a drawing, or with both.

use super::icon::{Shape, icon};
use yew::prelude::*;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Main,
    /// One of several.
    #[default]
    Plain,
    /// Words or a drawing without a box.
    Quiet,
}

/// Properties of [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What it does, in words: shown, or with `bare` only read out and shown as a hint.
    pub label: AttrValue,
    /// A drawing before the words.
    #[prop_or_default]
    pub icon: Option<Shape>,
    /// Whether only the drawing is seen.
    #[prop_or_default]
    pub bare: bool,
    /// How much it asks.
    #[prop_or_default]
    pub weight: Weight,
    /// The key that does the same, for the hint.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    /// Whether it can be pressed now.
    #[prop_or_default]
    pub disabled: bool,
    /// For a switch: whether it is on.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// What tests and others find it by.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What happens.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let weight = match props.weight {
        Weight::Main => "button main",
        Weight::Plain => "button",
        Weight::Quiet => "button quiet",
    };
    let hint = match (&props.shortcut, props.bare) {
        (Some(key), _) => Some(AttrValue::from(format!("{} ({key})", props.label))),
        (None, true) => Some(props.label.clone()),
        (None, false) => None,
    };
    let label = match props.bare {
        true => html! { <span class="unseen">{ props.label.clone() }</span> },
        false => html! { <span>{ props.label.clone() }</span> },
    };
    html! {
        <button type="button" id={props.id.clone()} class={classes!(weight, props.bare.then_some("bare"), props.class.clone())}
            title={hint} disabled={props.disabled} aria-pressed={props.pressed.map(|on| on.to_string())}
            onclick={props.onclick.clone()}>
            if let Some(shape) = props.icon {
                { icon(shape) }
            }
            { label }
        </button>
    }
}

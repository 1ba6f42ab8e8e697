//! Fields with their labels, as plain functions: what is typed is told once the field is left.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is in the field that an event comes from.
pub fn value_of(event: &Event) -> Option<String> {
    let target = event.target()?;
    let target = match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => return Some(field.value()),
        Err(target) => target,
    };
    let target = match target.dyn_into::<HtmlSelectElement>() {
        Ok(field) => return Some(field.value()),
        Err(target) => target,
    };
    target
        .dyn_into::<HtmlTextAreaElement>()
        .ok()
        .map(|field| field.value())
}

/// A line of text under its label.
pub fn line(
    label: &str,
    value: &str,
    hint: &str,
    class: &'static str,
    told: Callback<String>,
) -> Html {
    let onchange = on_change(told);
    html! {
        <label class={classes!("field", class)}>
            <span>{ label.to_owned() }</span>
            <input type="text" value={value.to_owned()} placeholder={hint.to_owned()} dir="auto" autocomplete="off"
                {onchange} />
        </label>
    }
}

/// Several lines of text under their label.
pub fn lines(label: &str, value: &str, told: Callback<String>) -> Html {
    let onchange = on_change(told);
    html! {
        <label class="field wide">
            <span>{ label.to_owned() }</span>
            <textarea rows="2" value={value.to_owned()} dir="auto" {onchange} />
        </label>
    }
}

/// A choice of one under its label: for each its name and whether it is chosen; told is the place in the list.
pub fn choice(label: &str, options: &[(String, bool)], told: Callback<usize>) -> Html {
    let told = Callback::from(move |value: String| {
        if let Ok(at) = value.parse() {
            told.emit(at);
        }
    });
    let onchange = on_change(told);
    html! {
        <label class="field">
            <span>{ label.to_owned() }</span>
            <select {onchange}>
                { for options.iter().enumerate().map(|(at, (name, chosen))| html! {
                    <option value={at.to_string()} selected={*chosen}>{ name.clone() }</option>
                }) }
            </select>
        </label>
    }
}

/// A box to tick, before its label.
pub fn tick(label: &str, on: bool, told: Callback<bool>) -> Html {
    let onchange = Callback::from(move |_: Event| told.emit(!on));
    html! {
        <label class="tick">
            <input type="checkbox" checked={on} {onchange} />
            <span>{ label.to_owned() }</span>
        </label>
    }
}

fn on_change(told: Callback<String>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        if let Some(value) = value_of(&event) {
            told.emit(value);
        }
    })
}

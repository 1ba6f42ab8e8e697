//! Fields with their labels: what is typed is told once the field is left.

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

/// Properties of [`Entry`].
#[derive(Properties, PartialEq, Clone)]
pub struct EntryProps {
    /// What it holds while nobody writes in it.
    pub value: AttrValue,
    /// Told what is in it when it is left.
    pub told: Callback<String>,
    /// What it is found by.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The kind of `<input>`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Its name, where no label stands above it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What an empty one says.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// How many UTF-16 units it takes.
    #[prop_or_default]
    pub most: Option<AttrValue>,
    /// Whether it has several lines.
    #[prop_or_default]
    pub tall: bool,
    /// Whether it is only read.
    #[prop_or_default]
    pub fixed: bool,
}

/// A field for text. What is being written in it stays whatever else changes on the page, until `value` itself changes.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let field = use_node_ref();
    {
        // Not as an attribute: Yew would put it back over what is being written each time the page is looked at.
        let field = field.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                input.set_value(value);
            } else if let Some(area) = field.cast::<HtmlTextAreaElement>() {
                area.set_value(value);
            }
        });
    }
    let onchange = on_change(props.told.clone());
    let EntryProps {
        id,
        kind,
        label,
        hint,
        most,
        fixed,
        ..
    } = props.clone();
    match props.tall {
        true => html! {
            <textarea ref={field} {id} rows="2" aria-label={label} placeholder={hint} dir="auto" readonly={fixed}
                {onchange} />
        },
        false => html! {
            <input ref={field} {id} type={kind} aria-label={label} placeholder={hint} maxlength={most} dir="auto"
                autocomplete="off" readonly={fixed} {onchange} />
        },
    }
}

/// A line of text under its label.
pub fn line(
    label: &str,
    value: &str,
    hint: &str,
    class: &'static str,
    told: Callback<String>,
) -> Html {
    html! {
        <label class={classes!("field", class)}>
            <span>{ label.to_owned() }</span>
            <Entry value={value.to_owned()} hint={hint.to_owned()} {told} />
        </label>
    }
}

/// Several lines of text under their label.
pub fn lines(label: &str, value: &str, told: Callback<String>) -> Html {
    html! {
        <label class="field wide">
            <span>{ label.to_owned() }</span>
            <Entry value={value.to_owned()} tall=true {told} />
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

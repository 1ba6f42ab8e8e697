//! What screen readers are told when something happened elsewhere on the page.

use yew::prelude::*;

/// Properties of [`Live`].
#[derive(Properties, PartialEq)]
pub struct LiveProps {
    /// What to say; a higher number with the same words says them again.
    pub said: (u32, AttrValue),
}

/// Two polite regions that take turns, so that the same sentence twice is read twice.
#[component]
pub fn Live(props: &LiveProps) -> Html {
    let (number, text) = props.said.clone();
    let (even, odd) = match number % 2 {
        0 => (text, AttrValue::default()),
        _ => (AttrValue::default(), text),
    };
    html! {
        <div class="unseen">
            <div role="status" aria-live="polite">{ even }</div>
            <div role="status" aria-live="polite">{ odd }</div>
        </div>
    }
}

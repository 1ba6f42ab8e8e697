//! The root component.

use yew::prelude::*;

/// Everything on the page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "Selon" }</h1></main> }
}

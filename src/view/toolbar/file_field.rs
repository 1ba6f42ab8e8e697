//! The field behind "Open": the browser's own choice of a file.

use crate::intake;
use crate::store::use_store;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A file field that nobody sees; buttons press it.
#[component]
pub fn FileField() -> Html {
    let store = use_store();
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let field = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlInputElement>().ok());
            let Some(field) = field else { return };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                intake::open_file(&store, &store.dispatcher(), file);
            }
            // The same file may be opened again.
            field.set_value("");
        })
    };
    html! {
        <input type="file" id="open-file" class="unseen" tabindex="-1" aria-hidden="true"
            accept=".txt,.text,.md,.markdown,.html,.htm,.json,text/plain,text/html,text/markdown,application/json"
            {onchange} />
    }
}

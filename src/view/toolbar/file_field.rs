//! The field behind "Open": the browser's own choice of files.

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
            if let Some(list) = field.files() {
                let files = (0..list.length()).filter_map(|at| list.get(at)).collect();
                intake::open_files(&store, files);
            }
            // The same file may be opened again.
            field.set_value("");
        })
    };
    html! {
        <input type="file" id="open-file" class="unseen" tabindex="-1" aria-hidden="true" multiple=true
            accept=".txt,.text,.md,.markdown,.html,.htm,.docx,.pdf,.eml,.json,.jsonld,text/plain,text/html,text/markdown,application/pdf,application/json"
            {onchange} />
    }
}

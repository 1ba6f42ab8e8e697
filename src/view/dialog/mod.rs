//! Dialogs: the keys, the legend, the library.

mod keys;
mod legend;
mod library;
mod share;

use crate::store::{self, Msg, use_store};
use crate::view::articles;
use selon_dossier::Locale;
use yew::prelude::*;

/// The dialog that is open, if any.
#[component]
pub fn Dialogs() -> Html {
    let store = use_store();
    let onclose = {
        let dispatch = store.dispatcher();
        Callback::from(move |()| dispatch.dispatch(Msg::Dialog(None)))
    };
    match store.dialog {
        None => html! {},
        Some(store::Dialog::Keys) => html! { <keys::KeysDialog {onclose} /> },
        Some(store::Dialog::Legend) => html! { <legend::LegendDialog {onclose} /> },
        Some(store::Dialog::Share) => share::share(&store, onclose),
        Some(store::Dialog::Library) => html! { <library::LibraryDialog {onclose} /> },
        Some(store::Dialog::Arrived(expected)) => articles::arrived(&store, expected, onclose),
        Some(store::Dialog::Beside) => crate::view::review::ask(&store, onclose),
        Some(store::Dialog::Details) => articles::details(&store, onclose),
    }
}

/// A moment as the reader writes it, day and time.
pub fn when(milliseconds: f64, locale: Locale) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    let options = js_sys::Object::new();
    let set = |key: &str, value: &str| {
        let _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
    };
    set("dateStyle", "medium");
    set("timeStyle", "short");
    String::from(date.to_locale_string(locale.code(), &options))
}

/// Properties of each dialog.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Asked to close.
    pub onclose: Callback<()>,
}

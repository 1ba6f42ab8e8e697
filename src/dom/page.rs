//! The page as a whole: its language, title and theme.

use super::Root;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What carries the language and the theme: the document's element where the app is the page, else the app's own.
fn bearer(root: &Root) -> Option<Element> {
    match root.element().filter(|_| !root.is_page()) {
        Some(element) => Some(element.clone().into()),
        None => super::document()?.document_element(),
    }
}

/// Sets the language of the interface, and the title of the page where the app is the page.
pub fn describe(root: &Root, lang: &str, title: &str) {
    if root.is_page()
        && let Some(document) = super::document()
    {
        document.set_title(title);
    }
    if let Some(bearer) = bearer(root) {
        let _ = bearer.set_attribute("lang", lang);
    }
}

/// Sets `data-theme`: "light", "dark" or, for `None`, whatever the system says.
pub fn theme(root: &Root, theme: Option<&str>) {
    // The page around the app has a ground of its own.
    let own = root.element().cloned().map(Element::from);
    let page = bearer(root).filter(|_| root.is_page());
    for bearer in own.into_iter().chain(page) {
        let _ = match theme {
            Some(theme) => bearer.set_attribute("data-theme", theme),
            None => bearer.remove_attribute("data-theme"),
        };
    }
}

/// The languages that the browser asks for, most wanted first.
pub fn languages() -> Vec<String> {
    super::window()
        .map(|window| window.navigator().languages())
        .map(|list| list.iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// A random identifier, as `crypto.randomUUID` gives it; from the clock and `Math.random` where that is missing
/// (pages served without TLS).
pub fn fresh_id() -> String {
    let get =
        |object: &JsValue, key: &str| js_sys::Reflect::get(object, &JsValue::from_str(key)).ok();
    let from_crypto = || {
        let crypto = get(&js_sys::global(), "crypto")?;
        let make: js_sys::Function = get(&crypto, "randomUUID")?.dyn_into().ok()?;
        make.call0(&crypto).ok()?.as_string()
    };
    from_crypto().unwrap_or_else(|| {
        format!(
            "{:x}-{:x}",
            js_sys::Date::now() as u64,
            (js_sys::Math::random() * 1e15) as u64
        )
    })
}

/// Runs `f` once the browser has shown what was changed before.
pub fn after_paint(f: impl FnOnce() + 'static) {
    let later = || {
        gloo::timers::callback::Timeout::new(0, f).forget();
    };
    let hidden = super::document().is_none_or(|document| document.hidden());
    match super::window() {
        Some(window) if !hidden => {
            let later = Closure::once_into_js(later);
            // Cannot fail with a function.
            drop(window.request_animation_frame(later.unchecked_ref()));
        }
        _ => later(),
    }
}

/// Milliseconds since 1970, by the browser's clock.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The page's address, without a query and a fragment.
pub fn address() -> String {
    let href = super::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// The fragment of the page's address if it begins so (with its `#`), taken out of the address.
pub fn take_fragment(beginning: &str) -> Option<String> {
    let window = super::window()?;
    let fragment = window.location().hash().ok()?;
    if !fragment.starts_with(beginning) {
        return None;
    }
    let history = window.history().ok()?;
    // An address that cannot be changed is opened once more at a reload, as another new dossier.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address()));
    Some(fragment)
}

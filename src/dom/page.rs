//! The page as a whole: its language, title and theme.

/// Sets the language of the interface and the title of the page.
pub fn describe(lang: &str, title: &str) {
    let Some(document) = super::document() else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", lang);
    }
}

/// Sets `data-theme` on the root: "light", "dark" or, for `None`, whatever the system says.
pub fn theme(theme: Option<&str>) {
    let Some(root) = super::document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
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
    use wasm_bindgen::{JsCast, JsValue};
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
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address()));
    Some(fragment)
}

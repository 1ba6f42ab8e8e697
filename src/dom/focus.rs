//! Moving the focus and the view, as gently as the reader asked for.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    media_matches("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds now.
pub fn media_matches(query: &str) -> bool {
    super::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Brings an element into view if it is not wholly visible, by the shortest way.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if reduced_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Focuses without scrolling; [`reveal`] does that.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    super::document()?
        .query_selector(selector)
        .ok()??
        .dyn_into()
        .ok()
}

/// Focuses and reveals the first element that a selector finds; whether there was one.
pub fn go_to(selector: &str) -> bool {
    let Some(element) = find(selector) else {
        return false;
    };
    focus(&element);
    reveal(&element);
    true
}

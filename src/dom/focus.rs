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
    scroll(element, ScrollLogicalPosition::Nearest);
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(if reduced_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether an element is laid out inside the window.
pub fn in_sight(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = super::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    rect.height() > 0.0 && rect.top() >= 0.0 && rect.bottom() <= height
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

/// Puts the first element that a selector finds at the top of the view, and the focus on it.
pub fn show(selector: &str) {
    let Some(element) = find(selector) else {
        return;
    };
    focus(&element);
    scroll(&element, ScrollLogicalPosition::Start);
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

/// Presses the first element that a selector finds; whether there was one.
pub fn press(selector: &str) -> bool {
    match find(selector) {
        Some(button) => {
            button.click();
            true
        }
        None => false,
    }
}

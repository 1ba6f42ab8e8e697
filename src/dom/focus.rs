//! Moving the focus and the view, as gently as the reader asked for.

use super::Root;
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

/// Puts an element at the top of the view, and the focus on it.
pub fn show(element: &HtmlElement) {
    focus(element);
    scroll(element, ScrollLogicalPosition::Start);
}

/// Whether the focus was lost from an app: it is on nothing of the page, or on something of the app that is switched off.
pub fn is_nowhere(root: &Root) -> bool {
    if let Some(active) = root.active() {
        return active.matches(":disabled").unwrap_or(false);
    }
    let active = super::document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

//! Everything that speaks to the browser's page: what views ask for in plain Rust types.
//!
//! Positions leave this module as bytes of the text they belong to; UTF-16 units stay inside. Nothing in here knows
//! the store or a view.

pub mod canvas;
mod chosen;
pub mod download;
pub mod file;
pub mod focus;
pub mod frame;
pub mod highlight;
pub mod html;
pub mod near;
pub mod page;
pub mod paste;
pub mod root;
pub mod segment;
pub mod selection;
pub mod shared;
pub mod timer;

pub use root::{Root, active_near, target};

use web_sys::{Document, Window};

/// The window; `None` outside a page.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the element takes text, so that letters typed there are not shortcuts.
pub fn takes_text(element: &web_sys::Element) -> bool {
    let name = element.tag_name().to_ascii_lowercase();
    let editable = element
        .get_attribute("contenteditable")
        .is_some_and(|value| value != "false");
    match name.as_str() {
        "textarea" | "select" => true,
        "input" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("checkbox" | "radio" | "button" | "file")
        ),
        _ => editable,
    }
}

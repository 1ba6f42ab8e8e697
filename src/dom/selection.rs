//! What is selected inside the article, and where a point of the page falls in it.
//!
//! The article marks each of its blocks with `data-block`. A position is (block, UTF-16 units from its start); the
//! caller knows the block's text and turns the units into bytes with [`bytes_of`]. Labels that styles generate are not
//! text and do not count.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, Range};

/// The attribute that marks a block of the article; its value is the block's key.
pub const BLOCK: &str = "data-block";

/// A position in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The value of the block's `data-block`.
    pub block: String,
    /// UTF-16 units from the start of the block's text.
    pub units: u32,
}

/// A selection in the article that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// Where it starts, in the order of the text.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
    /// Where its last line stands in the window.
    pub place: Place,
}

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Middle, from the left.
    pub x: f64,
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// The selection, if some text inside `root` is selected.
pub fn picked(root: &Element) -> Option<Picked> {
    let selection = super::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    if range.collapsed() || !root.contains(Some(&range.common_ancestor_container().ok()?)) {
        return None;
    }
    let start = point(
        root,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    )?;
    let end = point(root, &range.end_container().ok()?, range.end_offset().ok()?)?;
    Some(Picked {
        start,
        end,
        place: place(&range)?,
    })
}

/// Whether some text of the page is selected.
pub fn something_selected() -> bool {
    super::window()
        .and_then(|window| window.get_selection().ok().flatten())
        .is_some_and(|selection| !selection.is_collapsed())
}

/// Forgets the selection of the page.
pub fn clear() {
    if let Some(Ok(Some(selection))) = super::window().map(|window| window.get_selection()) {
        let _ = selection.remove_all_ranges();
    }
}

/// The position that a place in the tree means. Between two blocks it is the end of the one before.
fn point(root: &Element, container: &Node, offset: u32) -> Option<Point> {
    let block = match enclosing(root, container) {
        Some(block) => block,
        None => return between(container, offset),
    };
    let before = super::document()?.create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(container, offset).ok()?;
    let units = before.to_string().length();
    Some(Point {
        block: block.get_attribute(BLOCK)?,
        units,
    })
}

/// A place directly inside the element that holds the blocks.
fn between(container: &Node, offset: u32) -> Option<Point> {
    let children = container.child_nodes();
    let block = |node: Node| {
        let element: Element = node.dyn_into().ok()?;
        let found = match element.has_attribute(BLOCK) {
            true => element,
            false => element.query_selector(&format!("[{BLOCK}]")).ok()??,
        };
        found.get_attribute(BLOCK).map(|key| (key, found))
    };
    if let Some((key, element)) = (0..offset)
        .rev()
        .filter_map(|n| children.get(n))
        .find_map(block)
    {
        let text = js_sys::JsString::from(element.text_content().unwrap_or_default());
        return Some(Point {
            block: key,
            units: text.length(),
        });
    }
    (offset..children.length())
        .filter_map(|n| children.get(n))
        .find_map(block)
        .map(|(block, _)| Point { block, units: 0 })
}

fn enclosing(root: &Element, node: &Node) -> Option<Element> {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    let block = element.closest(&format!("[{BLOCK}]")).ok()??;
    root.contains(Some(&block)).then_some(block)
}

fn place(range: &Range) -> Option<Place> {
    let rect: DomRect = range.get_bounding_client_rect();
    Some(Place {
        x: rect.x() + rect.width() / 2.0,
        top: rect.top(),
        bottom: rect.bottom(),
    })
}

/// The byte in `text` at a number of UTF-16 units; the end for one beyond it, the start of a character for one inside.
pub fn bytes_of(text: &str, units: u32) -> usize {
    let mut seen = 0;
    for (byte, c) in text.char_indices() {
        if seen + c.len_utf16() as u32 > units {
            return byte;
        }
        seen += c.len_utf16() as u32;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::bytes_of;

    #[test]
    fn units_of_the_page_become_bytes_of_the_text() {
        let text = "é😀z";
        let bytes: Vec<usize> = (0..=5).map(|units| bytes_of(text, units)).collect();
        assert_eq!(bytes, [0, 2, 2, 6, 7, 7]);
    }
}

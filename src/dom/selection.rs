//! What is selected inside the article, and where a point of the page falls in it.
//!
//! The article marks each of its blocks with `data-block`. A position is (block, UTF-16 units from its start); the
//! caller knows the block's text and turns the units into bytes with [`bytes_of`]. Labels that styles generate are not
//! text and do not count.

use super::chosen::{Chosen, selection_at};
use super::root::shadow_of;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Node, Range};

pub use super::chosen::{clear, something_selected};

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

/// Where the selection began and where it has come to, if both are inside `root`; the same twice for a caret.
pub fn ends(root: &Element) -> Option<(Point, Point)> {
    let chosen = Chosen::in_tree_of(root)?;
    let (anchor, focus) = chosen.ends();
    if !root.contains(Some(&anchor.0)) || !root.contains(Some(&focus.0)) {
        return None;
    }
    Some((
        point(root, &anchor.0, anchor.1)?,
        point(root, &focus.0, focus.1)?,
    ))
}

/// Selects from one point to another, the caret at the second.
pub fn select(root: &Element, anchor: &Point, focus: &Point) {
    let (anchor, focus) = (node_at(root, anchor, false), node_at(root, focus, false));
    if let (Some(selection), Some(anchor), Some(focus)) = (selection_at(root), anchor, focus) {
        let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &focus.0, focus.1);
    }
}

/// Moves the caret as the browser does, by a line.
pub fn line(root: &Element, forward: bool, extend: bool) {
    if let Some(selection) = selection_at(root) {
        let alter = if extend { "extend" } else { "move" };
        let direction = if forward { "forward" } else { "backward" };
        let _ = selection.modify(alter, direction, "line");
    }
}

/// The range between two points, in the order of the text.
pub fn range(root: &Element, start: &Point, end: &Point) -> Option<Range> {
    let (start, end) = (node_at(root, start, true)?, node_at(root, end, false)?);
    let range = super::document()?.create_range().ok()?;
    range.set_start(&start.0, start.1).ok()?;
    range.set_end(&end.0, end.1).ok()?;
    Some(range)
}

/// The point under a place in the window.
pub fn point_at(root: &Element, x: f64, y: f64) -> Option<Point> {
    let document = super::document()?;
    let shadow = shadow_of(root);
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let options = js_sys::Object::new();
    if let Some(shadow) = &shadow {
        let roots = js_sys::Array::of1(shadow);
        let _ = js_sys::Reflect::set(&options, &"shadowRoots".into(), &roots);
    }
    let ask = |name: &str, node: &str, offset: &str| -> Option<(Node, u32)> {
        let function: js_sys::Function = get(&document, name)?.dyn_into().ok()?;
        let found = function.call3(&document, &x.into(), &y.into(), &options);
        let found = found.ok().filter(|found| found.is_object())?;
        let node: Node = get(&found, node)?.dyn_into().ok()?;
        let inside = root.contains(Some(&node));
        inside.then_some((node, get(&found, offset)?.as_f64()? as u32))
    };
    let found = ask("caretPositionFromPoint", "offsetNode", "offset")
        .or_else(|| ask("caretRangeFromPoint", "startContainer", "startOffset"));
    match (found, shadow) {
        (Some((node, offset)), _) => point(root, &node, offset),
        // Browsers that see no further than the shadow's host are asked for every character's place.
        (None, Some(shadow)) => nearest(root, shadow.element_from_point(x as f32, y as f32)?, x, y),
        (None, None) => None,
    }
}

/// The point in the block around an element that lies nearest to a place in the window.
fn nearest(root: &Element, element: Element, x: f64, y: f64) -> Option<Point> {
    let block = enclosing(root, &element)?;
    let key = block.get_attribute(BLOCK)?;
    let length = js_sys::JsString::from(block.text_content().unwrap_or_default()).length();
    let away = |units: u32| {
        let at = Point {
            block: key.clone(),
            units,
        };
        let rect = place_of(root, &at, true)?;
        // Another line is farther than anything on this one.
        let lines = (rect.top() - y).max(y - rect.bottom()).max(0.0);
        Some((lines * 1e4 + (rect.x() - x).abs(), at))
    };
    let all = (0..=length).filter_map(away);
    all.min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, at)| at)
}

/// The point where the words inside an element begin.
pub fn start_of(root: &Element, element: &Element) -> Option<Point> {
    point(root, element, 0)
}

/// Where a point stands in the window: the line there, without width. Where a line breaks, `begins` tells whether the
/// point is where the words of the next line begin, or where those of the line before end.
pub fn place_of(root: &Element, at: &Point, begins: bool) -> Option<DomRect> {
    let (node, offset) = node_at(root, at, begins)?;
    let range = super::document()?.create_range().ok()?;
    range.set_start(&node, offset).ok()?;
    range.set_end(&node, offset).ok()?;
    let here = range.get_bounding_client_rect();
    if here.height() > 0.0 {
        return Some(here);
    }
    // At the border of an element the range may have no place of its own: the character beside it has.
    let length = js_sys::JsString::from(node.text_content().unwrap_or_default()).length();
    let after = offset < length && (begins || offset == 0);
    let (from, to) = match after {
        true => (offset, offset + 1),
        false => (offset.checked_sub(1)?, offset),
    };
    range.set_start(&node, from).ok()?;
    range.set_end(&node, to).ok()?;
    let beside = range.get_bounding_client_rect();
    let x = if after { beside.left() } else { beside.right() };
    DomRect::new_with_x_and_y_and_width_and_height(x, beside.top(), 0.0, beside.height()).ok()
}

/// The text node and the offset in it that a point means; between two nodes the start of the second if something
/// `begins` there, else the end of the first.
fn node_at(root: &Element, at: &Point, begins: bool) -> Option<(Node, u32)> {
    let block = root
        .query_selector(&format!("[{BLOCK}='{}']", at.block))
        .ok()??;
    let mut left = at.units;
    let mut last = None;
    let found = text_node(&block, begins, &mut left, &mut last);
    found.or(last)
}

/// Walks to the text node in which `left` units end; `last` is the end of the last one seen.
fn text_node(
    node: &Node,
    begins: bool,
    left: &mut u32,
    last: &mut Option<(Node, u32)>,
) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let length = js_sys::JsString::from(node.node_value().unwrap_or_default()).length();
        if *left < length || (*left == length && !begins) {
            return Some((node.clone(), *left));
        }
        *left -= length;
        *last = Some((node.clone(), length));
        return None;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        if let Some(found) = text_node(&node, begins, left, last) {
            return Some(found);
        }
        child = node.next_sibling();
    }
    None
}

/// The selection, if some text inside `root` is selected.
pub fn picked(root: &Element) -> Option<Picked> {
    let chosen = Chosen::in_tree_of(root).filter(|chosen| !chosen.is_caret())?;
    let (start, end) = (&chosen.start, &chosen.end);
    if !root.contains(Some(&start.0)) || !root.contains(Some(&end.0)) {
        return None;
    }
    let range = super::document()?.create_range().ok()?;
    range.set_start(&start.0, start.1).ok()?;
    range.set_end(&end.0, end.1).ok()?;
    Some(Picked {
        start: point(root, &start.0, start.1)?,
        end: point(root, &end.0, end.1)?,
        place: place(&range)?,
    })
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

/// The number of UTF-16 units before a byte of `text`.
pub fn units_of(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or(text);
    before.chars().map(|c| c.len_utf16() as u32).sum()
}

#[cfg(test)]
mod tests {
    use super::{bytes_of, units_of};

    #[test]
    fn units_of_the_page_become_bytes_of_the_text() {
        let text = "é😀z";
        let bytes: Vec<usize> = (0..=5).map(|units| bytes_of(text, units)).collect();
        assert_eq!(bytes, [0, 2, 2, 6, 7, 7]);
        let units: Vec<u32> = [0, 2, 6, 7].iter().map(|at| units_of(text, *at)).collect();
        assert_eq!(units, [0, 1, 3, 4]);
    }
}

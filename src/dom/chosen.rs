//! The selection of the page as seen from inside an app: in a shadow root browsers tell it each in their own way.

use super::Root;
use super::root::shadow_of;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Node, Selection, ShadowRoot};

/// A place in the tree: a node and an offset in it.
pub type Spot = (Node, u32);

/// A selection by its ends; a caret has both at one place.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The end that comes first in the tree.
    pub start: Spot,
    /// The end that comes last.
    pub end: Spot,
    /// Whether it was made from its end to its start.
    pub backward: bool,
}

impl Chosen {
    /// Whether it is a caret.
    pub fn is_caret(&self) -> bool {
        self.start == self.end
    }

    /// Where it began, and where it has come to.
    pub fn ends(&self) -> (&Spot, &Spot) {
        match self.backward {
            true => (&self.end, &self.start),
            false => (&self.start, &self.end),
        }
    }

    /// The selection in the tree of a node. Its ends may lie outside of the app.
    pub fn in_tree_of(node: &Node) -> Option<Chosen> {
        let selection = super::window()?.get_selection().ok()??;
        match shadow_of(node) {
            None => plain(&selection),
            Some(shadow) => {
                composed(&selection, &shadow).or_else(|| plain(&own(&shadow).unwrap_or(selection)))
            }
        }
    }
}

/// Ends as every selection tells them where no shadow root is in the way.
fn plain(selection: &Selection) -> Option<Chosen> {
    let anchor = (selection.anchor_node()?, selection.anchor_offset());
    let focus = (selection.focus_node()?, selection.focus_offset());
    let range = selection.get_range_at(0).ok()?;
    let start = (range.start_container().ok()?, range.start_offset().ok()?);
    let backward = anchor != focus && start == focus;
    let (start, end) = match backward {
        true => (focus, anchor),
        false => (anchor, focus),
    };
    Some(Chosen {
        start,
        end,
        backward,
    })
}

/// What `getComposedRanges` tells, which takes `{ shadowRoots: […] }`, and in older browsers the roots themselves.
fn composed(selection: &Selection, shadow: &ShadowRoot) -> Option<Chosen> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let ask: Function = get(selection, "getComposedRanges")?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"shadowRoots".into(), &Array::of1(shadow)).ok()?;
    let first = |answer: JsValue| {
        let range = Array::from(&answer).get(0);
        let spot = |node: &str, offset: &str| -> Option<Spot> {
            let offset = get(&range, offset)?.as_f64()? as u32;
            Some((get(&range, node)?.dyn_into().ok()?, offset))
        };
        let start = spot("startContainer", "startOffset")?;
        let end = spot("endContainer", "endOffset")?;
        Some((start, end))
    };
    let inside = |(start, _): &(Spot, Spot)| shadow.contains(Some(&start.0));
    let new = ask.call1(selection, &options).ok().and_then(first);
    // Browsers of the older syntax may take the options for no root at all.
    let (start, end) = match new.filter(inside) {
        Some(found) => found,
        None => first(ask.call1(selection, shadow).ok()?).filter(inside)?,
    };
    let direction = get(selection, "direction").and_then(|direction| direction.as_string());
    Some(Chosen {
        start,
        end,
        backward: direction.as_deref() == Some("backward"),
    })
}

/// The selection of a shadow root, in browsers that have one of its own for each.
fn own(shadow: &ShadowRoot) -> Option<Selection> {
    let ask: Function = Reflect::get(shadow, &"getSelection".into())
        .ok()?
        .dyn_into()
        .ok()?;
    ask.call0(shadow).ok()?.dyn_into().ok()
}

/// The selection to be changed from within the tree of a node.
pub fn selection_at(node: &Node) -> Option<Selection> {
    let of_tree = shadow_of(node).and_then(|shadow| own(&shadow));
    of_tree.or_else(|| super::window()?.get_selection().ok()?)
}

/// Whether some text of the app is selected.
pub fn something_selected(root: &Root) -> bool {
    let Some(element) = root.element().filter(|_| !root.is_page()) else {
        return super::window()
            .and_then(|window| window.get_selection().ok().flatten())
            .is_some_and(|selection| !selection.is_collapsed());
    };
    Chosen::in_tree_of(element).is_some_and(|chosen| {
        !chosen.is_caret()
            && element.contains(Some(&chosen.start.0))
            && element.contains(Some(&chosen.end.0))
    })
}

/// Forgets what is selected in the app.
pub fn clear(root: &Root) {
    let selection = match root.element() {
        Some(element) => selection_at(element),
        None => super::window().and_then(|window| window.get_selection().ok().flatten()),
    };
    if let Some(selection) = selection {
        let _ = selection.remove_all_ranges();
    }
}

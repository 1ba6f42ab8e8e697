//! Fleeting paint on the text that changes nothing in the tree: CSS Custom Highlights, where the browser has them.
//!
//! A document has one registry of highlights. Every app on the page adds its own range under the one name and takes
//! that one away again; which rule paints it is up to the style sheet of the tree in which the range lies.

use super::Root;
use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(catch, constructor)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &Range) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;

    type Registry;
    #[wasm_bindgen(method)]
    fn get(this: &Registry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;
}

/// The paint of what a selection would become; `::highlight(selon-preview)` in the styles.
const PREVIEW: &str = "selon-preview";

fn registry() -> Option<Registry> {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok()?;
    (!registry.is_undefined()).then(|| registry.unchecked_into())
}

/// Paints what a selection of this app would become, or nothing, in place of what was painted for it before.
pub fn preview(root: &Root, range: Option<&Range>) {
    let (Some(registry), Some(painted)) = (registry(), root.painted()) else {
        return;
    };
    let before = painted.replace(range.cloned());
    let shared = registry.get(PREVIEW);
    if let (Some(shared), Some(before)) = (&shared, before) {
        shared.delete(&before);
    }
    match (shared, range) {
        (Some(shared), Some(range)) => shared.add(range),
        (None, Some(range)) => {
            if let Ok(highlight) = Highlight::new(range) {
                registry.set(PREVIEW, &highlight);
            }
        }
        (Some(shared), None) if shared.size() == 0 => drop(registry.delete(PREVIEW)),
        (_, None) => {}
    }
}

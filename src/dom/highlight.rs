//! Fleeting paint on the text that changes nothing in the tree: CSS Custom Highlights, where the browser has them.

use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(catch, constructor)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;

    type Registry;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;
}

/// The paint of what a selection would become; `::highlight(selon-preview)` in the styles.
pub const PREVIEW: &str = "selon-preview";

fn registry() -> Option<Registry> {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok()?;
    (!registry.is_undefined()).then(|| registry.unchecked_into())
}

/// Paints a range, or nothing, under a name.
pub fn paint(name: &str, range: Option<&Range>) {
    let Some(registry) = registry() else { return };
    match range.and_then(|range| Highlight::new(range).ok()) {
        Some(highlight) => registry.set(name, &highlight),
        None => drop(registry.delete(name)),
    }
}

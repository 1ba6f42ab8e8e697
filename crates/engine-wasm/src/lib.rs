//! The engine for JavaScript: one module for the page's worker, for the inline fallback and for npm.
//!
//! [`page`] is what the app and `web/worker.js` call: bytes in, bytes out, offsets in bytes, no promise of stability.
//! [`api`] is what npm publishes (CONTRACTS section 5): JavaScript strings and objects, offsets in UTF-16 units.
//!
//! Nothing here decides anything: what is found is the engine's business.
#![warn(missing_docs)]

pub mod api;
pub mod page;

use wasm_bindgen::prelude::*;

/// Lets a panic reach JavaScript with its message, where it would otherwise be a bare "unreachable".
///
/// Either way the instance is broken afterwards, and its caller starts another.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
}

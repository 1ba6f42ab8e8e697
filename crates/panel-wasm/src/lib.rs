//! The panel "the figures compared" in somebody's story: a finished dossier in, its questions laid out and told in words out.
//!
//! It holds neither the engine nor what reads and edits articles, so that a reader of the story downloads little:
//! `web/panel.js` draws what [`draw`] answers. What the board showed stands in the file
//! ([`selon_dossier::format::open_board`]).
#![warn(missing_docs)]

mod view;

use js_sys::{Array, Reflect};
use selon_dossier::Locale;
use selon_dossier::format::{Json, read_board};
use wasm_bindgen::prelude::*;

/// Lets a panic reach JavaScript with its message, where it would otherwise be a bare "unreachable".
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
}

/// What a dossier's file compares, as JSON for `web/panel.js`, in words of `lang`. `file` is what `JSON.parse` makes of it.
/// The `questions` are `null` where the file does not say what the board shows. Throws an `Error` with one sentence where it is
/// no dossier.
#[wasm_bindgen]
pub fn draw(file: JsValue, lang: &str) -> Result<String, JsError> {
    let locale = Locale::from_code(lang).unwrap_or_default();
    let board = read_board(&Parsed(file)).map_err(|error| JsError::new(&error.sentence(locale)))?;
    Ok(view::json(&board, locale))
}

/// A value that JavaScript has parsed.
struct Parsed(JsValue);

impl Json for Parsed {
    fn get(&self, key: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &key.into()).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Parsed(value))
    }
    fn items(&self) -> Option<Vec<Self>> {
        let list: &Array = self.0.dyn_ref()?;
        Some(list.iter().map(Parsed).collect())
    }
    fn text(&self) -> Option<String> {
        self.0.as_string()
    }
    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

//! What goes out and comes in, for JavaScript: saved dossiers into files for others, files of others into dossiers.
//!
//! A module of its own, loaded by URL when something is exported or opened, so that a first visit does not carry it.
//! [`Outgoing`] and [`Incoming`] are what `web/porter.js` calls; bytes in, bytes out. A thrown `Error` has a sentence for the
//! person as its message; anything else that is thrown is a defect, and the module must be loaded anew.
//!
//! Nothing here decides anything: formats are the dossier's business, findings the engine's, which stays a module of
//! its own: whoever calls this carries texts to it and findings back.
#![warn(missing_docs)]

mod incoming;
mod outgoing;

pub use incoming::{Incoming, Taken, unshare};
pub use outgoing::{Outgoing, Wanted};

use selon_dossier::Locale;
use wasm_bindgen::prelude::*;

/// Lets a panic reach JavaScript with its message, where it would otherwise be a bare "unreachable".
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
}

fn locale(code: &str) -> Locale {
    Locale::from_code(code).unwrap_or_default()
}

fn said(error: &selon_dossier::format::FormatError, locale: Locale) -> JsError {
    JsError::new(&error.sentence(locale))
}

fn utf8(bytes: &[u8], locale: Locale) -> Result<&str, JsError> {
    std::str::from_utf8(bytes).map_err(|_| {
        JsError::new(match locale {
            Locale::En => "The dossier is not UTF-8 text.",
            Locale::Fr => "Le dossier n’est pas du texte UTF-8.",
        })
    })
}

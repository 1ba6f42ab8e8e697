//! What `web/porter.js` calls.

use wasm_bindgen::prelude::*;

/// What a PDF says.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug, Default)]
pub struct Read {
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// Why it cannot be read, see [`crate::Refusal::code`]; empty where it can.
    pub refused: String,
}

/// Reads a PDF. Never throws: what cannot be read says so.
#[wasm_bindgen(js_name = readPdf)]
pub fn read_pdf(bytes: &[u8]) -> Read {
    match crate::read(bytes) {
        Ok(article) => Read {
            text: article.text,
            title: article.title,
            author: article.author,
            refused: String::new(),
        },
        Err(refusal) => Read {
            refused: refusal.code().to_owned(),
            ..Read::default()
        },
    }
}

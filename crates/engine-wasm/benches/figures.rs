//! The figure pass alone for JavaScript, over news of our own; `figures.mjs` beside this file takes the time.

use selon_engine::text::Document;
use selon_engine::{Lang, ReadingRules, figure};
use wasm_bindgen::prelude::*;

#[path = "../../engine/benches/news/mod.rs"]
mod news;

/// News, cut into tokens beforehand, since all passes share the tokens.
#[wasm_bindgen]
pub struct News {
    doc: Document<'static>,
}

#[wasm_bindgen]
impl News {
    /// At least `bytes` bytes of news in the language.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: &str, bytes: usize) -> News {
        let text: &'static str = Box::leak(news::news(lang, bytes).into_boxed_str());
        let pack = Lang::from_code(lang).unwrap_or_default().pack();
        News {
            doc: Document::new(text, pack),
        }
    }

    /// The text.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.doc.text.to_owned()
    }

    /// Runs the pass; how many figures there are.
    pub fn figures(&self) -> usize {
        figure::find(&self.doc, &ReadingRules::default()).len()
    }
}

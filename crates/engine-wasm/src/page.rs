//! What the app's analyser calls, by way of `web/worker.js` or inline: UTF-8 in, JSON out, both as bytes, so that no
//! text becomes a JavaScript string on its way.

use selon_engine::{Analysis, Comparison, Options, analyze, compare};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// The analysis of a UTF-8 text as `selon-analysis/1` JSON with offsets in bytes.
///
/// `options` is the JSON of [`Options`]. Bytes that are not UTF-8 are read as U+FFFD; options that cannot be read are
/// an error, as they can only come from a caller of another version.
#[wasm_bindgen(js_name = analyzeBytes)]
pub fn analyze_bytes(text: &[u8], options: &str) -> Result<Vec<u8>, JsError> {
    let options: Options = serde_json::from_str(options)?;
    Ok(serde_json::to_vec(&analyze(
        &String::from_utf8_lossy(text),
        &options,
    ))?)
}

/// An article of [`compare_bytes`]: what the app holds of it, corrections included.
#[derive(Debug, Serialize, Deserialize)]
pub struct Article {
    /// The text.
    pub text: String,
    /// Its findings, with offsets in bytes.
    pub analysis: Analysis,
}

/// One comparison across several articles: the JSON list of [`Article`] becomes the JSON list of
/// [`Comparison`] whose figures are `[article, figure]`.
#[wasm_bindgen(js_name = compareBytes)]
pub fn compare_bytes(articles: &[u8]) -> Result<Vec<u8>, JsError> {
    let articles: Vec<Article> = serde_json::from_slice(articles)?;
    let pairs: Vec<(&str, &Analysis)> = articles
        .iter()
        .map(|article| (article.text.as_str(), &article.analysis))
        .collect();
    let comparisons: Vec<Comparison<(u32, u32)>> = compare::across(&pairs);
    Ok(serde_json::to_vec(&comparisons)?)
}

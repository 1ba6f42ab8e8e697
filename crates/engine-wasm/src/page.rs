//! What the app's analyser calls, by way of `web/worker.js` or inline: UTF-8 in, JSON out, both as bytes, so that no
//! text becomes a JavaScript string on its way. Nothing here reads JSON: every visitor would download the reader.

use selon_engine::{Analysis, Comparison, Lang, Options, Preset, ReadingRules, analyze, compare};
use wasm_bindgen::prelude::*;

/// The analysis of a UTF-8 text as `selon-analysis/1` JSON with offsets in bytes.
///
/// `lang` is a language's code, or empty to detect it; `rules` a preset of [`ReadingRules`] in lower case;
/// `tolerance` theirs. Bytes that are not UTF-8 are read as U+FFFD. An unknown language or preset is an error, as it
/// can only come from a caller of another version.
#[wasm_bindgen(js_name = analyzeBytes)]
pub fn analyze_bytes(
    utf8: &[u8],
    lang: &str,
    rules: &str,
    tolerance: f64,
) -> Result<Vec<u8>, JsError> {
    let text = String::from_utf8_lossy(utf8);
    let analysis = analyze(&text, &options(lang, rules, tolerance)?);
    Ok(serde_json::to_vec(&analysis)?)
}

/// Articles of one story, to be compared with each other.
#[wasm_bindgen]
#[derive(Default)]
pub struct Articles(Vec<Told>);

/// An article: its text, its findings, its outlet and date as far as they are known.
struct Told {
    text: String,
    analysis: Analysis,
    outlet: String,
    date: String,
}

#[wasm_bindgen]
impl Articles {
    /// No articles yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Articles {
        Articles::default()
    }

    /// Adds a text, read as [`analyze_bytes`] does. `outlet` and `date` are empty where they are not known.
    pub fn add(
        &mut self,
        utf8: &[u8],
        lang: &str,
        rules: &str,
        tolerance: f64,
        outlet: String,
        date: String,
    ) -> Result<(), JsError> {
        let text = String::from_utf8_lossy(utf8).into_owned();
        let analysis = analyze(&text, &options(lang, rules, tolerance)?);
        self.0.push(Told {
            text,
            analysis,
            outlet,
            date,
        });
        Ok(())
    }

    /// The JSON list of [`Comparison`]s whose figures are `[article, figure]`.
    pub fn compare(self) -> Result<Vec<u8>, JsError> {
        let articles: Vec<compare::Article> = self
            .0
            .iter()
            .map(|told| compare::Article {
                outlet: Some(&told.outlet),
                date: Some(&told.date),
                ..compare::Article::new(&told.text, &told.analysis)
            })
            .collect();
        let comparisons: Vec<Comparison<(u32, u32)>> = compare::across(&articles);
        Ok(serde_json::to_vec(&comparisons)?)
    }
}

fn options(lang: &str, rules: &str, tolerance: f64) -> Result<Options, JsError> {
    let lang = match lang {
        "" => None,
        code => Some(Lang::from_code(code).ok_or_else(|| JsError::new("an unknown language"))?),
    };
    let preset = match rules {
        "selon" => Preset::Selon,
        "literal" => Preset::Literal,
        "acled" => Preset::Acled,
        "cqe" => Preset::Cqe,
        _ => return Err(JsError::new("unknown rules")),
    };
    let rules = ReadingRules { preset, tolerance };
    Ok(Options { lang, rules })
}

//! What npm publishes: `analyze(text, { lang }) → Analysis`, offsets in UTF-16 units, as JavaScript's strings count.

use js_sys::{JSON, Reflect, TypeError};
use selon_engine::offset::OffsetIndex;
use selon_engine::{Lang, OffsetUnit, Options};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `{ lang?: "auto" | "fr" | … }`.
    #[wasm_bindgen(typescript_type = "AnalyzeOptions")]
    pub type AnalyzeOptions;
    /// The published JSON as an object.
    #[wasm_bindgen(typescript_type = "Analysis")]
    pub type AnalysisObject;
}

/// Everything Selon finds in a text.
///
/// Never fails on a text: lone surrogates are read as U+FFFD, which moves no offset. Throws a `TypeError` where `lang`
/// is not a language that Selon reads.
#[wasm_bindgen(js_name = analyze)]
pub fn analyze(text: &str, options: Option<AnalyzeOptions>) -> Result<AnalysisObject, JsValue> {
    let options = read_options(options.map(JsValue::from).unwrap_or_default())?;
    let analysis =
        selon_engine::analyze(text, &options).in_unit(OffsetUnit::Utf16, &OffsetIndex::new(text));
    let json = serde_json::to_string(&analysis).map_err(|error| error.to_string())?;
    Ok(JSON::parse(&json)?.unchecked_into())
}

/// The languages that `analyze` reads, as ISO 639-1 codes.
#[wasm_bindgen]
pub fn languages() -> Vec<String> {
    Lang::ALL
        .iter()
        .map(|lang| lang.code().to_owned())
        .collect()
}

fn read_options(options: JsValue) -> Result<Options, JsValue> {
    let lang = match options.is_object() {
        true => Reflect::get(&options, &"lang".into())?,
        false => JsValue::UNDEFINED,
    };
    let lang = match lang.as_string().as_deref() {
        None | Some("auto") => None,
        Some(code) => Some(Lang::from_code(code).ok_or_else(|| unknown(code))?),
    };
    Ok(Options {
        lang,
        ..Options::default()
    })
}

fn unknown(code: &str) -> JsValue {
    let known = languages().join(", ");
    TypeError::new(&format!(
        "\"{code}\" is not a language that Selon reads: use \"auto\" or one of {known}."
    ))
    .into()
}

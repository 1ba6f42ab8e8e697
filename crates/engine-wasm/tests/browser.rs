//! The module as JavaScript sees it, in a real browser.
#![cfg(target_arch = "wasm32")]

use js_sys::{JSON, JsString, Object, Reflect};
use selon_engine::{Analysis, Comparison};
use selon_engine_wasm::{api, page};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

/// Two sources and two figures, after characters that UTF-8, UTF-16 and code points count differently.
const TEXT: &str = "😀 Émeute à Győr 👩‍👩‍👧: according to the police, about 300 people were injured. \
                    The mayor said 500 people were injured.";

fn options(lang: &str) -> Option<api::AnalyzeOptions> {
    let options = Object::new();
    Reflect::set(&options, &"lang".into(), &lang.into()).expect("a plain object");
    Some(options.unchecked_into())
}

fn read(object: &JsValue) -> Analysis {
    let json = JSON::stringify(object).expect("a plain object");
    serde_json::from_str(&String::from(json)).expect("an analysis")
}

#[wasm_bindgen_test]
fn offsets_fit_the_slices_of_javascript_strings() {
    let analysis = read(&api::analyze(TEXT, options("en")).expect("an analysis"));
    let text = JsString::from(TEXT);
    let slice = |span: selon_engine::Span| String::from(text.slice(span.start, span.end));
    assert!(analysis.claims.len() >= 2, "{analysis:?}");
    for claim in &analysis.claims {
        let source = claim.source.as_ref().expect("a source");
        assert_eq!(slice(source.span), source.text);
    }
    let numbers: Vec<String> = analysis
        .figures
        .iter()
        .map(|figure| slice(figure.number_span))
        .collect();
    assert_eq!(numbers, ["300", "500"]);
}

#[wasm_bindgen_test]
fn the_page_reads_bytes_and_counts_in_bytes() {
    let json = page::analyze_bytes(TEXT.as_bytes(), "", "selon", 0.1).unwrap_throw();
    let analysis: Analysis = serde_json::from_slice(&json).expect("an analysis");
    assert!(!analysis.claims.is_empty());
    for source in analysis
        .claims
        .iter()
        .filter_map(|claim| claim.source.as_ref())
    {
        assert_eq!(source.span.of(TEXT), source.text);
    }
}

#[wasm_bindgen_test]
fn a_lone_surrogate_moves_no_offset() {
    let broken = JsString::from_char_code(&[0xd83d]);
    let text =
        broken.concat(&JsString::from(" According to the police, 300 people were injured.").into());
    let analysis =
        read(&api::analyze(&String::from(text.clone()), options("en")).expect("an analysis"));
    let number = analysis.figures.first().expect("a figure").number_span;
    assert_eq!(String::from(text.slice(number.start, number.end)), "300");
}

#[wasm_bindgen_test]
fn a_language_that_is_not_read_is_a_type_error_that_names_those_that_are() {
    let error = api::analyze(TEXT, options("tlh"))
        .map(|_| ())
        .expect_err("no Klingon");
    let error: js_sys::TypeError = error.dyn_into().expect("a TypeError");
    let message = String::from(error.message());
    assert!(
        message.contains("\"tlh\"") && message.contains("fr"),
        "{message}"
    );
}

#[wasm_bindgen_test]
fn the_language_is_detected_unless_it_is_said() {
    let french = "Selon la police, 300 personnes ont été blessées dans la ville et les environs.";
    assert_eq!(
        read(&api::analyze(french, None).expect("an analysis"))
            .lang
            .code(),
        "fr"
    );
    let auto = api::analyze(french, options("auto")).expect("an analysis");
    assert_eq!(read(&auto).lang.code(), "fr");
    let forced = api::analyze(french, options("en")).expect("an analysis");
    assert_eq!(read(&forced).lang.code(), "en");
}

#[wasm_bindgen_test]
fn nothing_and_noise_are_analysed_too() {
    for text in [
        "",
        "\0\0\0",
        "\u{feff}",
        "مرحبا بالعالم",
        "<script>alert(1)</script>",
        &"\n".repeat(999),
    ] {
        let analysis = read(&api::analyze(text, None).expect("an analysis"));
        assert_eq!(analysis.format, "selon-analysis/1");
    }
}

#[wasm_bindgen_test]
fn articles_are_compared_with_each_other() {
    let mut articles = page::Articles::new();
    for text in [
        "According to the police, 300 people were injured in the fire.",
        "The mayor said that 500 people were injured in the fire.",
    ] {
        let added = articles.add(
            text.as_bytes(),
            "en",
            "selon",
            0.1,
            String::new(),
            String::new(),
        );
        added.unwrap_throw();
    }
    let comparisons = articles.compare().unwrap_throw();
    let comparisons: Vec<Comparison<(u32, u32)>> =
        serde_json::from_slice(&comparisons).expect("comparisons");
    let question = comparisons.first().expect("a question");
    assert_eq!(question.figures, [(0, 0), (1, 0)]);
}

#[wasm_bindgen_test]
fn a_language_or_rules_of_another_version_are_an_error() {
    assert!(page::analyze_bytes(b"", "tlh", "selon", 0.1).is_err());
    assert!(page::analyze_bytes(b"", "", "harsh", 0.1).is_err());
}

//! The published description of the saved file, and files of every version that must keep opening.

use crate::export::conflict;
use crate::file::full;
use expect_test::expect_file;
use selon_dossier::format::{Shown, open, save, save_shown};
use serde_json::Value;
use std::collections::BTreeSet;

/// The description, as docs/ has it.
fn schema() -> Value {
    let mut schema = schemars::schema_for!(Shown);
    schema.insert("title".to_owned(), "selon-dossier/1".into());
    schema.to_value()
}

#[test]
fn the_schema_in_docs_is_that_of_the_code() {
    let json = serde_json::to_string_pretty(&schema()).expect("JSON");
    expect_file!["../../../docs/selon-dossier.schema.json"].assert_eq(&format!("{json}\n"));
}

/// Every key of an object somewhere in a value, and, in a schema, every property.
fn keys(value: &Value, of_schema: bool, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                if !of_schema {
                    out.insert(key.clone());
                }
                if let (true, "properties", Value::Object(properties)) =
                    (of_schema, key.as_str(), inner)
                {
                    out.extend(properties.keys().cloned());
                }
                keys(inner, of_schema, out);
            }
        }
        Value::Array(list) => list.iter().for_each(|one| keys(one, of_schema, out)),
        _ => {}
    }
}

#[test]
fn everything_that_is_written_is_described() {
    let (mut described, mut written) = (BTreeSet::new(), BTreeSet::new());
    keys(&schema(), true, &mut described);
    for dossier in [full(), conflict()] {
        let file: Value = serde_json::from_str(&save_shown(&dossier)).expect("JSON");
        keys(&file, false, &mut written);
    }
    let missing: Vec<&String> = written.difference(&described).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(written.len() > 40, "{written:?}");
}

/// A file as it was written once: it opens with what it held, and what is written of it now holds the same.
fn stored(file: &str, articles: usize, claims: usize, words: &str) {
    let dossier = open(file).expect("a file that once was written");
    assert_eq!(dossier.articles.len(), articles);
    let kept: usize = dossier
        .articles
        .iter()
        .map(|article| article.annotations.len())
        .sum();
    assert_eq!(kept, claims);
    let again = save(&dossier);
    assert!(again.contains(words), "{words}");
    assert_eq!(open(&again), Ok(dossier));
    let before: Value = serde_json::from_str(file).expect("JSON");
    let after: Value = serde_json::from_str(&again).expect("JSON");
    assert_eq!(after["articles"], before["articles"]);
    assert_eq!(after["comparisons"], before["comparisons"]);
}

#[test]
fn files_of_the_first_version_keep_opening() {
    stored(include_str!("files/v1-full.selon.json"), 1, 3, "call them");
    stored(
        include_str!("files/v1-two-articles.selon.json"),
        2,
        3,
        "blessées",
    );
}

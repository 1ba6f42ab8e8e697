//! What people see on a terminal.

mod support;

use std::fs;
use support::selon;

const TOLL: &str = "Une explosion a soufflé un entrepôt à Tarvin.\n\nSelon le gouverneur, environ 20 personnes ont été tuées. \
                    Selon l'hôpital, 25 personnes ont été tuées.\n";

/// Lines joined, so that wrapping does not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_article_is_shown_with_its_claims_and_what_does_not_meet() {
    let run = selon(&["analyze", "--lang", "fr", "-"], TOLL.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Compared: personnes"), "{}", run.out);
    assert!(
        flat(&run.out).contains("do not meet under the rule “about ±10 %”"),
        "{}",
        run.out
    );
    assert!(
        !run.out.contains('\u{1b}'),
        "no escape sequences off a terminal"
    );
}

#[test]
fn a_rule_turned_changes_what_meets() {
    let run = selon(
        &["analyze", "--lang", "fr", "--tolerance", "40", "-"],
        TOLL.as_bytes(),
    );
    assert!(
        flat(&run.out).contains("All the figures meet"),
        "{}",
        run.out
    );
    let run = selon(
        &["analyze", "--lang", "fr", "--rules", "literal", "-"],
        TOLL.as_bytes(),
    );
    assert!(
        flat(&run.out).contains(": 5 lie between the readings"),
        "{}",
        run.out
    );
}

#[test]
fn an_article_with_nothing_in_it_says_so() {
    for text in ["", "\n \n", "\u{feff}", "Bonjour."] {
        let run = selon(&["analyze", "-"], text.as_bytes());
        assert_eq!(run.out, "No claim and no figure was found.\n", "{text:?}");
    }
}

#[test]
fn several_articles_in_two_languages_are_compared_and_named() {
    let folder = std::env::temp_dir().join(format!("selon-compare-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (one, other) = (folder.join("matin.txt"), folder.join("evening.txt"));
    fs::write(&one, TOLL).unwrap();
    fs::write(
        &other,
        "The fire chief said that 41 people were killed in the blast.\n",
    )
    .unwrap();
    let files = [one.to_str().unwrap(), other.to_str().unwrap()];
    let run = selon(&["compare", files[0], files[1]], b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("matin"), "{}", run.out);
    assert!(run.out.contains("evening"), "{}", run.out);
    assert!(run.out.contains("41 people"), "{}", run.out);
    let run = selon(&["compare", "--json", files[0], files[1]], b"");
    let story: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let figures = story["comparisons"][0]["figures"].as_array().unwrap();
    assert!(figures.iter().any(|at| at[0] == 0) && figures.iter().any(|at| at[0] == 1));
    assert!(support::lines(&run).len() == 1);
    fs::remove_dir_all(&folder).unwrap();
    let run = selon(&["compare", files[0], files[1]], b"");
    assert_eq!(run.code, 1);
    assert_eq!(selon(&["compare", files[0]], b"").code, 2);
}

#[test]
fn the_corpus_is_measured_without_any_file_at_hand() {
    let run = selon(&["corpus"], b"");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for word in ["precision", "recall", "fr ", "en ", "all "] {
        assert!(run.out.contains(word), "{word}: {}", run.out);
    }
    assert_eq!(selon(&["corpus", "some.txt"], b"").code, 2);
}

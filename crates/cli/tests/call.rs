//! How calls are understood and errors told.

mod support;

use serde_json::Value;
use support::selon;

#[test]
fn a_wrong_call_is_one_sentence_and_exit_code_2() {
    for args in [
        &[][..],
        &["dance"],
        &["analyze"],
        &["analyze", "a", "b"],
        &["analyze", "--jobs", "2", "a"],
        &["analyze", "--lang", "zz", "a"],
        &["scan", "--jobs", "0"],
        &["scan", "--jobs", "many"],
        &["scan", "--tolerance", "-3"],
        &["scan", "--unheard"],
        &["scan", "--lang"],
    ] {
        let run = selon(args, b"");
        assert_eq!(run.code, 2, "{args:?}");
        assert_eq!(run.out, "", "{args:?}");
        assert_eq!(run.err.lines().count(), 1, "{args:?}: {}", run.err);
        assert!(run.err.starts_with("selon: "), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_one_sentence_and_exit_code_1() {
    for args in [
        ["analyze", "no-such-file.txt"],
        ["analyze", "."],
        ["scan", "no-such-file.jsonl"],
        ["scan", "."],
    ] {
        let run = selon(&args, b"");
        assert_eq!(run.code, 1, "{args:?}");
        assert_eq!(run.out, "", "{args:?}");
        assert_eq!(run.err.lines().count(), 1, "{args:?}: {}", run.err);
    }
    let run = selon(&["analyze", "-"], b"caf\xE9");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.err,
        "selon: standard input is not UTF-8 text (see byte 4)\n"
    );
}

#[test]
fn help_and_version_are_printed() {
    assert!(selon(&["--help"], b"").out.contains("selon scan"));
    assert!(selon(&["scan", "--help"], b"").out.contains("--jobs"));
    assert!(selon(&["--version"], b"").out.starts_with("selon "));
}

#[test]
fn json_of_one_article_has_the_fields_of_the_contract_in_code_points() {
    let run = selon(
        &["analyze", "--json", "--lang", "fr", "-"],
        "😀 Selon le ministère, 12 personnes sont mortes.".as_bytes(),
    );
    assert_eq!(run.code, 0);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let keys: Vec<_> = answer.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "claims",
            "comparisons",
            "figures",
            "format",
            "lang",
            "offsets"
        ]
    );
    assert_eq!(answer["offsets"], "code_points");
    assert!(
        run.out
            .starts_with("{\"format\":\"selon-analysis/1\",\"offsets\":\"code_points\",\"lang\"")
    );
}

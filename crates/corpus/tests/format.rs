//! What the format promises: spans that fit the text, rows that fit the spans, errors that name their line.
#![allow(clippy::unwrap_used)]

use selon_corpus::{Annotated, parse};

const HEAD: &str = "title: Test\nlang: fr\ngenre: dispatch\n\n";

fn read(body: &str) -> Annotated {
    parse(&format!("{HEAD}{body}")).unwrap()
}

fn refusal(body: &str) -> String {
    parse(&format!("{HEAD}{body}")).unwrap_err()
}

#[test]
fn marks_leave_the_text_and_become_spans_of_it() {
    let article = read(
        "Titre\n\n{1c|Selon} {1s|le maire}, {1t|environ 4\u{202f}200 « manifestants » ont défilé}.\n\
         ---\n1: kind=role quotation=mixed hedges=approximation\nf1: \"environ 4 200\" 4200 about count manifestant\n",
    );
    assert_eq!(
        article.text,
        "Titre\n\nSelon le maire, environ 4\u{202f}200 « manifestants » ont défilé."
    );
    let claim = &article.claims[0];
    assert_eq!(&article.text[claim.source.clone().unwrap()], "le maire");
    assert_eq!(&article.text[claim.cue[0].clone()], "Selon");
    assert_eq!(
        &article.text[claim.content[0].clone()],
        "environ 4\u{202f}200 « manifestants » ont défilé"
    );
    assert_eq!(article.figures[0].claim, Some(1));
    assert_eq!(
        &article.text[article.figures[0].span.clone()],
        "environ 4\u{202f}200"
    );
}

#[test]
fn a_content_and_a_split_verb_may_have_several_parts() {
    let article = read(
        "{1t|Der Zug}, {1c|teilte} {1s|die Bahn} {1c|mit}, {1t|fährt nicht}.\n---\n1: kind=role quotation=indirect\n",
    );
    assert_eq!(article.claims[0].content.len(), 2);
    assert_eq!(article.claims[0].cue.len(), 2);
}

#[test]
fn one_noun_phrase_may_be_the_source_of_two_claims() {
    let article = read(
        "{1s|{2s|Elle}} {1c|dit} que {1t|tout va bien} et {2c|assure} que {2t|rien ne manque}.\n---\n\
         1: kind=pronoun quotation=indirect\n2: kind=pronoun quotation=indirect\n",
    );
    assert_eq!(article.claims[0].source, article.claims[1].source);
}

#[test]
fn a_claim_within_a_claim_knows_its_frame() {
    let article = read(
        "{1s|Le journal} {1c|écrit} que, {1t|{2c|selon} {2s|la police}, {2t|dix rues sont barrées}}.\n---\n\
         1: kind=role quotation=indirect\n2: kind=role quotation=indirect\nf1: \"dix rues\" 10 exact count rue\n",
    );
    assert_eq!((article.within(1), article.within(2)), (None, Some(1)));
    assert_eq!(article.figures[0].claim, Some(2));
}

#[test]
fn of_two_equal_contents_the_lower_number_is_the_frame() {
    let article = read(
        "{1c|Selon} {1s|l’agence}, {2c|citant} {2s|un diplomate}, {1t|{2t|tout est signé}}.\n---\n\
         1: kind=role quotation=indirect\n2: kind=anonymous quotation=indirect\n",
    );
    assert_eq!((article.within(1), article.within(2)), (None, Some(1)));
    assert!(article.claims[1].anonymous);
}

#[test]
fn escaped_braces_stay_in_the_text() {
    assert_eq!(read("a \\{b\\} \\\\ c\n---\n").text, "a {b} \\ c");
}

#[test]
fn the_second_occurrence_can_be_meant() {
    let article = read("sept ou sept\n---\nf1: \"sept#2\" 7 exact count\n");
    assert_eq!(article.figures[0].span, 8..12);
    assert_eq!(article.figures[0].claim, None);
}

#[test]
fn questions_and_pairs_are_read() {
    let article = parse(
        "title: T\nlang: fr\ngenre: g\nstory: s\n\n{1s|A} {1c|nie} {1t|tout}. Dix, onze.\n---\n\
         1: kind=named quotation=indirect stance=denies\nf1: \"Dix\" 10 exact count\nf2: \"onze\" 11 exact count\n\
         q foule: f1 f2 positions=1\np f1 f2 conflict\np f1 autre:f4 not_comparable\n",
    )
    .unwrap();
    assert_eq!(article.questions[0].positions, [1]);
    assert_eq!(article.pairs[1].article.as_deref(), Some("autre"));
}

#[test]
fn malformed_markup_is_refused_with_its_line() {
    let row = "1: kind=named quotation=indirect\n";
    for (body, line, word) in [
        ("un\n\n{1t|deux\n\ntrois}\n---\n", 7, "not closed"),
        ("un} deux\n---\n", 5, "not opened"),
        ("{1x|un}\n---\n", 5, "claim number"),
        ("{0t|un}\n---\n", 5, "claim number"),
        ("{t|un}\n---\n", 5, "claim number"),
        ("{1t|}\n---\n", 5, "blank"),
        ("{1t| un}\n---\n", 5, "blank"),
        ("un \\n\n---\n", 5, "backslash"),
        ("un\n\n{2t|deux}\n---\n", 7, "no row"),
    ] {
        let error = refusal(body);
        assert!(
            error.starts_with(&format!("line {line}:")) && error.contains(word),
            "{error}"
        );
    }
    let twice = refusal(&format!("{{1s|A}} {{1s|B}} {{1t|c}}\n---\n{row}"));
    assert!(
        twice.starts_with("line 5:") && twice.contains("second source"),
        "{twice}"
    );
}

#[test]
fn malformed_rows_are_refused_with_their_line() {
    let text = "{1s|A} {1c|dit} {1t|neuf et neuf}.\n---\n";
    let good = "1: kind=named quotation=indirect\n";
    for (rows, line, word) in [
        ("1: kind=named\n".to_owned(), 7, "quotation"),
        ("1: quotation=indirect\n".to_owned(), 7, "kind="),
        ("2: kind=named quotation=indirect\n".to_owned(), 7, "is due"),
        ("1: kind=king quotation=indirect\n".to_owned(), 7, "king"),
        (
            "1: kind=named quotation=indirect mood=bad\n".to_owned(),
            7,
            "mood",
        ),
        ("hello\n".to_owned(), 7, "a row begins"),
        (
            format!("{good}f1: \"neuf\" 9 exact count\n"),
            8,
            "more than once",
        ),
        (
            format!("{good}f1: \"neuf#3\" 9 exact count\n"),
            8,
            "so often",
        ),
        (
            format!("{good}f1: \"dix\" 10 exact count\n"),
            8,
            "does not occur",
        ),
        (
            format!("{good}f1: \"neuf#1\" 9.. exact count\n"),
            8,
            "does not fit",
        ),
        (
            format!("{good}f1: \"neuf#1\" 9 vague count\n"),
            8,
            "does not fit",
        ),
        (
            format!("{good}f1: \"neuf#1\" neuf exact count\n"),
            8,
            "not a number",
        ),
        (
            format!("{good}f1: \"neuf#1 9 exact count\n"),
            8,
            "not closed",
        ),
        (
            format!("{good}\nf1: \"neuf#1\" 9 exact count\nq foule: f1 f2\n"),
            10,
            "no f2",
        ),
        (
            format!("{good}f1: \"neuf#1\" 9 exact count\nq foule: f1 positions=4\n"),
            9,
            "claim 4",
        ),
        (
            format!("{good}f1: \"neuf#1\" 9 exact count\np f1 x:f2 conflict\n"),
            9,
            "story",
        ),
    ] {
        let error = refusal(&format!("{text}{rows}"));
        assert!(
            error.starts_with(&format!("line {line}:")) && error.contains(word),
            "{rows}: {error}"
        );
    }
}

#[test]
fn a_file_without_header_text_or_rule_is_refused() {
    assert!(parse("").is_err());
    assert!(
        parse("title: T\n\ntexte\n---\n")
            .unwrap_err()
            .contains("lang")
    );
    assert!(refusal("texte sans fin\n").contains("---"));
    assert!(refusal("\n\n---\n").contains("no text"));
    assert!(
        parse("title: T\nlang: fr\nlang: en\ngenre: g\n\nt\n---\n")
            .unwrap_err()
            .starts_with("line 3:")
    );
}

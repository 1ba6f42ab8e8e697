//! What the format of cases and their scoring promise.

use super::*;

const FILE: &str = "# x\n== Two counts\nTwelve here, 12 there, 20 said.\n--\nAnd 30.\n> conflict 12 ~ 2:30 : status\n";

#[test]
fn a_case_is_read_with_its_articles_and_names() {
    let cases = parse_cases(FILE).unwrap_or_default();
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].articles.len(), 2);
    let Some(Expect::Pair { a, b, caveat, .. }) = cases[0].expects.first() else {
        panic!("no pair was read");
    };
    assert_eq!(a.find(&cases[0].articles), Some(13..15));
    assert_eq!((b.article, b.words.as_str()), (1, "30"));
    assert_eq!(caveat.as_deref(), Some("status"));
}

#[test]
fn malformed_cases_are_refused() {
    for file in [
        "",
        "text first\n",
        "== A\n> conflict 1 ~ 2\n",
        "== A\nOne 1.\n> conflict 1 ~ 2\n",
        "== A\nOne 1, two 2.\n> conflict 1 and 2\n",
        "== A\nOne 1, two 2.\n",
        "== TRAP: A\nOne 1, two 2.\n> conflict 1 ~ 2\n",
        "== A\n1, 2.\n> conflict 1 ~ 2\n== A\n1, 2.\n> conflict 1 ~ 2\n",
    ] {
        assert!(parse_cases(file).is_err(), "{file:?}");
    }
}

#[test]
fn found_missed_and_false_conflicts_are_counted() {
    let cases = parse_cases(FILE).unwrap_or_default();
    let pair = |a: std::ops::Range<usize>, b: (usize, std::ops::Range<usize>)| FoundPair {
        a: (0, a),
        b,
        relation: "conflict".to_owned(),
        caveats: vec!["status: x / y".to_owned()],
    };
    let question = |pairs| FoundQuestion {
        pairs,
        ..FoundQuestion::default()
    };
    let (tally, wrong) = score_case(
        &cases[0],
        &[question(vec![
            pair(13..15, (1, 4..6)),
            pair(13..15, (0, 23..25)),
        ])],
        &[],
    );
    assert_eq!((tally.expected, tally.found, tally.right), (1, 2, 1));
    assert_eq!((tally.others, tally.others_right), (1, 1));
    assert_eq!(wrong.len(), 1);
    let (tally, _) = score_case(&cases[0], &[], &[]);
    assert_eq!((tally.precision(), tally.recall()), (None, Some(0.0)));
}

#[test]
fn an_article_says_where_and_when_it_appeared_and_a_case_which_sums_are_off() {
    let file =
        "== Sums\n@ The Daily | 2024-10-21\nOf 12, 8 and 5.\n-- fr\nDeux.\n> off 12 < 8 + 5\n";
    let cases = parse_cases(file).unwrap_or_default();
    let article = &cases[0].articles[0];
    assert_eq!(article.outlet.as_deref(), Some("The Daily"));
    assert_eq!(article.date.as_deref(), Some("2024-10-21"));
    assert_eq!(article.text, "Of 12, 8 and 5.");
    let sum = FoundSum {
        stated: (0, 3..5),
        from: vec![(0, 7..8), (0, 13..14)],
        fits: false,
    };
    let (tally, wrong) = score_case(&cases[0], &[], std::slice::from_ref(&sum));
    assert_eq!((tally.others, tally.others_right, wrong.len()), (1, 1, 0));
    let other = FoundSum {
        stated: (1, 0..4),
        ..sum
    };
    let (tally, wrong) = score_case(&cases[0], &[], &[other]);
    assert_eq!((tally.others, tally.others_right, wrong.len()), (2, 0, 2));
}

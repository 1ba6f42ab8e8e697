//! What counts as right: the same content, one to one, with a source and a cue that touch.
#![allow(clippy::unwrap_used)]

use selon_corpus::{Annotated, FoundClaim, FoundFigure, Tally, parse, score};
use std::ops::Range;

fn article() -> Annotated {
    parse(
        "title: T\nlang: en\ngenre: g\nfigures: complete\n\n\
         {1s|The mayor} {1c|said} that {1t|about 300 homes had lost power}. {2t|“Nobody was hurt,”} {2s|she} {2c|added}.\n---\n\
         1: kind=role quotation=indirect hedges=approximation\n2: kind=pronoun quotation=direct\n\
         f1: \"about 300 homes\" 300 about count home\n",
    )
    .unwrap()
}

fn at(article: &Annotated, words: &str) -> Range<usize> {
    let start = article.text.find(words).unwrap();
    start..start + words.len()
}

fn found(article: &Annotated, source: &str, cue: &str, content: &str) -> FoundClaim {
    FoundClaim {
        source: Some(at(article, source)),
        cue: Some(at(article, cue)),
        content: vec![at(article, content)],
        quotation: "indirect".into(),
        stance: "asserts".into(),
        kind: Some("role".into()),
        anonymous: false,
        resolved: None,
    }
}

fn first(article: &Annotated) -> FoundClaim {
    found(article, "mayor", "said", "about 300 homes had lost power")
}

#[test]
fn the_annotation_itself_scores_full_marks() {
    let gold = article();
    let claims: Vec<_> = gold
        .claims
        .iter()
        .map(|claim| FoundClaim {
            source: claim.source.clone(),
            cue: claim.cue.first().cloned(),
            content: claim.content.clone(),
            quotation: claim.quotation.clone(),
            stance: claim.stance.clone(),
            kind: claim.kind.clone(),
            anonymous: claim.anonymous,
            resolved: claim.resolved.clone(),
        })
        .collect();
    let figure = FoundFigure {
        span: gold.figures[0].span.clone(),
        low: Some(300.0),
        high: Some(300.0),
        modifier: "about".into(),
        claim: Some(0),
    };
    let tally = score(&gold, &claims, &[figure]);
    assert_eq!(
        (tally.precision(), tally.recall(), tally.f1()),
        (Some(1.0), Some(1.0), Some(1.0))
    );
    assert_eq!(
        (
            tally.figures_right,
            tally.figures_claim,
            tally.figures_ours_right
        ),
        (1, 1, 1)
    );
    assert_eq!(
        (tally.stance_right, tally.quotation_right, tally.kind_right),
        (2, 2, 2)
    );
}

#[test]
fn nothing_found_has_no_precision_and_no_recall() {
    let tally = score(&article(), &[], &[]);
    assert_eq!((tally.precision(), tally.recall()), (None, Some(0.0)));
}

#[test]
fn a_content_that_swallows_the_sentence_is_wrong_as_is_one_that_misses_half() {
    let gold = article();
    for content in [
        "The mayor said that about 300 homes had lost power",
        "about 300 homes",
    ] {
        let ours = found(&gold, "mayor", "said", content);
        assert_eq!(score(&gold, &[ours], &[]).right, 0, "{content}");
    }
}

#[test]
fn punctuation_and_a_complementizer_cost_nothing_on_a_long_content() {
    let gold = article();
    let ours = found(
        &gold,
        "The mayor",
        "said",
        "that about 300 homes had lost power.",
    );
    assert_eq!(score(&gold, &[ours], &[]).right, 1);
}

#[test]
fn a_wrong_source_or_cue_makes_a_claim_wrong_but_its_content_found() {
    let gold = article();
    let ours = FoundClaim {
        source: Some(at(&gold, "she")),
        ..first(&gold)
    };
    let tally = score(&gold, &[ours], &[]);
    assert_eq!(
        (
            tally.content,
            tally.right,
            tally.source_right,
            tally.cue_right
        ),
        (1, 0, 0, 1)
    );
    let ours = FoundClaim {
        cue: None,
        ..first(&gold)
    };
    assert_eq!(score(&gold, &[ours], &[]).right, 0);
}

#[test]
fn the_same_claim_found_twice_counts_once() {
    let gold = article();
    let tally = score(&gold, &[first(&gold), first(&gold)], &[]);
    assert_eq!((tally.found, tally.right), (2, 1));
}

#[test]
fn of_two_with_one_content_the_one_with_the_right_source_is_taken() {
    let gold = article();
    let wrong = FoundClaim {
        source: Some(at(&gold, "she")),
        ..first(&gold)
    };
    assert_eq!(score(&gold, &[wrong, first(&gold)], &[]).right, 1);
}

#[test]
fn a_figure_needs_its_value_its_modifier_and_its_claim() {
    let gold = article();
    let figure = |high: f64, modifier: &str, claim| FoundFigure {
        span: at(&gold, "300"),
        low: Some(300.0),
        high: Some(high),
        modifier: modifier.into(),
        claim,
    };
    let tally = |figure| score(&gold, &[first(&gold)], &[figure]);
    assert_eq!(tally(figure(300.0, "about", Some(0))).figures_right, 1);
    assert_eq!(tally(figure(300.0, "exact", Some(0))).figures_right, 0);
    assert_eq!(tally(figure(400.0, "about", Some(0))).figures_right, 0);
    assert_eq!(tally(figure(300.0, "about", None)).figures_claim, 0);
}

#[test]
fn words_that_may_go_either_way_count_for_nobody() {
    let gold = parse(
        "title: T\nlang: en\ngenre: g\n\n{1s|Police} {1c|put} {1o|the size of the whole crowd at} {1t|5,000}.\n---\n\
         1: kind=role quotation=indirect\n",
    )
    .unwrap();
    for content in ["5,000", "the size of the whole crowd at 5,000"] {
        let ours = found(&gold, "Police", "put", content);
        assert_eq!(score(&gold, &[ours], &[]).right, 1, "{content}");
    }
    let ours = found(&gold, "Police", "put", "the size of the whole crowd");
    assert_eq!(score(&gold, &[ours], &[]).right, 0);
}

#[test]
fn tallies_add_up() {
    let gold = article();
    let mut sum = Tally::default();
    sum += score(&gold, &[first(&gold)], &[]);
    sum += score(&gold, &[], &[]);
    assert_eq!((sum.gold, sum.found, sum.right), (4, 1, 1));
    assert_eq!(sum.recall(), Some(0.25));
}

#[test]
fn who_a_pronoun_means_is_counted_where_the_annotation_says_it() {
    let text = "title: T\nlang: en\ngenre: g\n\n{1t|Nobody was hurt}, {1s|she} {1c|said}.\n---\n\
        1: kind=pronoun quotation=indirect resolved=\"Anna Roth\"\n";
    let gold = parse(text).unwrap();
    let ours = found(&gold, "she", "said", "Nobody was hurt");
    let counts = |resolved: Option<&str>| {
        let ours = FoundClaim {
            resolved: resolved.map(str::to_owned),
            ..ours.clone()
        };
        let tally = score(&gold, &[ours], &[]);
        (tally.resolved_asked, tally.resolved_right)
    };
    assert_eq!(counts(Some("Anna Roth")), (1, 1));
    assert_eq!(counts(Some("Roth")), (1, 0));
    assert_eq!(counts(None), (1, 0));
    let silent = article();
    assert_eq!(score(&silent, &[first(&silent)], &[]).resolved_asked, 0);
}

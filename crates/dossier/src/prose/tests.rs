//! The sentences under a comparison, word for word.
#![allow(clippy::unwrap_used)]

use super::{arithmetic, caveat, headline, summary};
use crate::Locale;
use crate::plot::{Entry, Position, Question};
use selon_engine::{Modifier, Pair, Reading, Relation, Stance};

fn entry(
    source: &str,
    written: &str,
    modifier: Modifier,
    low: f64,
    high: f64,
    rule: &str,
) -> Entry {
    Entry {
        source: source.to_owned(),
        written: written.to_owned(),
        modifier,
        reading: Reading {
            low: Some(low),
            high: Some(high),
            rule: rule.to_owned(),
            ..Reading::default()
        },
        ..Entry::default()
    }
}

fn pair(a: u32, b: u32, relation: Relation, gap: f64, caveats: &[&str]) -> Pair {
    Pair {
        a,
        b,
        relation,
        gap: Some(gap),
        ratio: None,
        caveats: caveats.iter().map(|caveat| (*caveat).to_owned()).collect(),
    }
}

/// Soldiers in a border town: about 10,000, 12,000, thousands, and a denial.
fn question() -> Question {
    Question {
        about: "soldiers".to_owned(),
        entries: vec![
            entry(
                "the Pentagon",
                "about 10,000 soldiers",
                Modifier::About,
                9000.0,
                11000.0,
                "about ±10 %",
            ),
            entry(
                "Zelensky",
                "12,000 soldiers",
                Modifier::Exact,
                12000.0,
                12000.0,
                "exact",
            ),
            entry(
                "sources",
                "thousands of soldiers",
                Modifier::Vague,
                2000.0,
                999_999.0,
                "vague plural",
            ),
        ],
        positions: vec![Position {
            source: "Pyongyang".to_owned(),
            cue: "denied".to_owned(),
            quote: "sending any forces".to_owned(),
            stance: Stance::Denies,
            ..Position::default()
        }],
        pairs: vec![
            pair(
                0,
                1,
                Relation::Conflict,
                1000.0,
                &["status: already there / about to arrive"],
            ),
            pair(0, 2, Relation::Compatible, 0.0, &[]),
            pair(1, 2, Relation::Compatible, 0.0, &[]),
        ],
    }
}

#[test]
fn the_summary_says_what_does_not_meet_under_which_rule_and_what_meets_both() {
    assert_eq!(
        summary(&question(), Locale::En),
        [
            "the Pentagon (“about 10,000 soldiers”, read as 9,000 to 11,000) and Zelensky (“12,000 soldiers”) do not meet \
             under the rule “about ±10 %”: 1,000 lie between the readings. Mind: different moments (already there / about to \
             arrive).",
            "Compatible with all the others: sources (“thousands of soldiers”, read as 2,000 to 999,999).",
            "Pyongyang answers without a figure: “denied” “sending any forces”.",
        ]
    );
}

#[test]
fn the_summary_speaks_french_with_french_numbers_and_quotation_marks() {
    let said = summary(&question(), Locale::Fr);
    assert_eq!(
        said.first().unwrap(),
        "the Pentagon («\u{a0}about 10,000 soldiers\u{a0}», lu\u{a0}: de 9\u{202f}000 à 11\u{202f}000) et Zelensky \
         («\u{a0}12,000 soldiers\u{a0}») ne se rejoignent pas selon la règle «\u{a0}environ ±10\u{202f}%\u{a0}»\u{a0}: 1\u{202f}000 séparent les \
         lectures. À noter\u{a0}: moments différents (déjà sur place / sur le point d’arriver)."
    );
}

#[test]
fn a_question_without_conflict_says_that_all_meet_and_an_empty_one_says_nothing() {
    let mut calm = question();
    calm.pairs
        .retain(|pair| pair.relation != Relation::Conflict);
    calm.positions.clear();
    assert_eq!(
        summary(&calm, Locale::En),
        ["All the figures meet under the rules in force."]
    );
    assert!(summary(&Question::default(), Locale::Fr).is_empty());
}

#[test]
fn what_cannot_be_compared_says_why() {
    let mut apart = question();
    apart.positions.clear();
    apart.pairs = vec![pair(
        0,
        1,
        Relation::NotComparable,
        0.0,
        &["place: in Lille / in Nantes", "date: Monday / Tuesday"],
    )];
    assert_eq!(
        summary(&apart, Locale::En),
        [
            "the Pentagon (“about 10,000 soldiers”, read as 9,000 to 11,000) and Zelensky (“12,000 soldiers”) cannot be compared: \
          different places (in Lille / in Nantes); different dates (Monday / Tuesday)."
        ]
    );
}

#[test]
fn many_conflicts_are_counted_and_no_sentence_names_an_average_or_a_winner() {
    let mut many = question();
    many.entries = (0..10)
        .map(|n| {
            entry(
                "x",
                "n",
                Modifier::Exact,
                f64::from(n),
                f64::from(n),
                "exact",
            )
        })
        .collect();
    many.pairs = (0..10)
        .flat_map(|a| (a + 1..10).map(move |b| pair(a, b, Relation::Conflict, 1.0, &[])))
        .collect();
    let said = summary(&many, Locale::En);
    assert!(said.contains(&"39 more pairs do not meet.".to_owned()));
    for word in ["average", "mean", "true", "wrong", "likely"] {
        assert!(!said.join(" ").contains(word), "{word}");
    }
}

#[test]
fn caveats_of_the_engine_are_told_in_words_and_unknown_ones_stay() {
    assert_eq!(
        caveat("unit: km / mi, converted", Locale::En),
        "different units, converted (km / mi)"
    );
    assert_eq!(
        caveat("hedge: none / conditional+modal", Locale::Fr),
        "pas la même prudence (aucune / conditionnel + verbe de possibilité)"
    );
    assert_eq!(
        caveat("revision: same source", Locale::En),
        "the same source corrects its figure"
    );
    assert_eq!(caveat("other things", Locale::En), "other things");
}

#[test]
fn one_sentence_names_the_two_that_do_not_meet_and_what_meets_both() {
    assert_eq!(
        headline(&question(), Locale::En).unwrap(),
        "The Pentagon (“about 10,000 soldiers”) and Zelensky (“12,000 soldiers”) do not meet under the rule “about ±10 %”; \
         “thousands of soldiers” meets both."
    );
    assert_eq!(
        headline(&question(), Locale::Fr).unwrap(),
        "The Pentagon («\u{a0}about 10,000 soldiers\u{a0}») et Zelensky («\u{a0}12,000 soldiers\u{a0}») ne se rejoignent pas \
         selon la règle «\u{a0}environ ±10\u{202f}%\u{a0}»\u{202f}; «\u{a0}thousands of soldiers\u{a0}» rejoint les deux."
    );
}

#[test]
fn one_sentence_counts_the_pairs_where_several_do_not_meet() {
    let mut many = question();
    many.pairs[1].relation = Relation::Conflict;
    many.pairs[1].gap = Some(7000.0);
    assert_eq!(
        headline(&many, Locale::En).unwrap(),
        "2 of 3 pairs do not meet under the rules in force; the furthest apart are the Pentagon (“about 10,000 soldiers”) and \
         sources (“thousands of soldiers”)."
    );
}

#[test]
fn one_sentence_is_enough_where_all_meet_where_none_can_be_compared_and_where_nobody_answers() {
    let mut calm = question();
    calm.pairs
        .retain(|pair| pair.relation != Relation::Conflict);
    assert_eq!(
        headline(&calm, Locale::En).unwrap(),
        "All the figures meet under the rules in force."
    );
    let mut apart = question();
    apart.pairs = vec![pair(
        0,
        1,
        Relation::NotComparable,
        0.0,
        &["place: in Lille / in Nantes"],
    )];
    assert_eq!(
        headline(&apart, Locale::En).unwrap(),
        "These figures cannot be compared: different places (in Lille / in Nantes)."
    );
    assert_eq!(headline(&Question::default(), Locale::Fr), None);
}

#[test]
fn a_sum_says_what_comes_out_and_what_the_text_says_and_never_who_is_wrong() {
    let told = |text: &str, lang: &str, locale: Locale| {
        let options = selon_engine::Options {
            lang: selon_engine::Lang::from_code(lang),
            ..Default::default()
        };
        let found = selon_engine::analyze(text, &options);
        let sum = found.arithmetic.first().expect("a sum");
        arithmetic(text, &found, sum, locale).expect("a sentence")
    };
    assert_eq!(
        told(
            "The army counted 120 dead, of whom 80 soldiers and 50 civilians.",
            "en",
            Locale::En
        ),
        "“80 soldiers” and “50 civilians” together come to 130; the text says “120 dead”."
    );
    assert_eq!(
        told(
            "Au village, 30 des 40 maisons, soit 75 %, sont vides.",
            "fr",
            Locale::Fr
        ),
        "«\u{a0}30\u{a0}» sur «\u{a0}40 maisons\u{a0}» donne 75\u{202f}%, et le texte dit «\u{a0}75 %\u{a0}»."
    );
    assert_eq!(
        told(
            "The rate rose from 5 percent to 8 percent, up 2 points.",
            "en",
            Locale::En
        ),
        "From “5 percent” to “8 percent” comes to 3\u{a0}points; the text says “2 points”."
    );
}

#[test]
fn a_source_that_corrects_itself_and_a_figure_that_is_denied_are_said_as_such() {
    let mut revised = question();
    revised.entries.truncate(2);
    for entry in &mut revised.entries {
        (entry.source, entry.letter) = ("the coastguard".to_owned(), "A".to_owned());
    }
    let again = pair(
        0,
        1,
        Relation::NotComparable,
        0.0,
        &["revision: same source"],
    );
    revised.pairs = vec![again];
    assert_eq!(
        headline(&revised, Locale::En).unwrap(),
        "The coastguard, over time: “about 10,000 soldiers”, then “12,000 soldiers”."
    );
    let mut only = question();
    only.entries.truncate(1);
    only.pairs.clear();
    assert_eq!(
        headline(&only, Locale::En).unwrap(),
        "One figure: the Pentagon (“about 10,000 soldiers”); answer without a figure: Pyongyang (“denied”)."
    );
}

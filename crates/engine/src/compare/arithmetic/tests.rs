//! What the checking of sums promises, on texts of our own.

use crate::{ArithmeticKind, Lang, Options, analyze};

/// A sum: kind, the numbers it is made of, what is stated, what comes out, whether it fits.
type Sum = (ArithmeticKind, Vec<f64>, f64, Option<f64>, bool);

fn sums(lang: &str, text: &str) -> Vec<Sum> {
    let options = Options {
        lang: Lang::from_code(lang),
        ..Options::default()
    };
    let found = analyze(text, &options);
    let value = |n: &u32| found.figures[*n as usize].low.unwrap_or(f64::NAN);
    found
        .arithmetic
        .iter()
        .map(|sum| {
            let from = sum.from.iter().map(value).collect();
            let low = sum.low.map(|low| (low * 10.0).round() / 10.0);
            (sum.kind, from, value(&sum.stated), low, sum.fits)
        })
        .collect()
}

#[test]
fn parts_that_make_more_than_their_total_are_told() {
    let off = |lang, text, from: &[f64], total, comes| {
        assert_eq!(
            sums(lang, text),
            [(
                ArithmeticKind::Parts,
                from.to_vec(),
                total,
                Some(comes),
                false
            )],
            "{text}"
        );
    };
    off(
        "en",
        "The army counted 120 dead, of whom 80 soldiers and 50 civilians.",
        &[80.0, 50.0],
        120.0,
        130.0,
    );
    off(
        "fr",
        "L'armée a compté 120 morts, dont 80 soldats et 50 civils.",
        &[80.0, 50.0],
        120.0,
        130.0,
    );
    off(
        "en",
        "The convoy lost 40 trucks, 12 tanks and 9 buses, 70 vehicles in all.",
        &[40.0, 12.0, 9.0],
        70.0,
        61.0,
    );
}

#[test]
fn parts_that_make_up_their_total_fit() {
    let found = sums(
        "en",
        "Police counted 130 injured, of whom 80 men and 50 women.",
    );
    assert_eq!(
        found,
        [(
            ArithmeticKind::Parts,
            vec![80.0, 50.0],
            130.0,
            Some(130.0),
            true
        )]
    );
    let found = sums(
        "fr",
        "La ville a planté 300 chênes et 200 pins, soit 500 arbres au total.",
    );
    assert!(found.iter().all(|sum| sum.4), "{found:?}");
}

#[test]
fn some_of_a_total_are_no_sum() {
    for (lang, text) in [
        (
            "en",
            "The crash killed 22 people, including four children and three nurses.",
        ),
        (
            "en",
            "The storm killed 12 people, including 3 children, and destroyed 400 homes.",
        ),
        (
            "en",
            "Twelve people, including three children, were killed and 40 were wounded.",
        ),
        (
            "fr",
            "L'accident a tué 22 personnes, dont quatre enfants et trois infirmières.",
        ),
        (
            "fr",
            "Le club compte 90 membres, dont 30 femmes, et 4 courts.",
        ),
        (
            "de",
            "Bei dem Unfall starben 22 Menschen, darunter vier Kinder.",
        ),
    ] {
        assert_eq!(sums(lang, text), [], "{text}");
    }
}

#[test]
fn a_share_is_worked_out_from_part_and_whole() {
    let found = sums(
        "en",
        "In all, 80 of the 120 workers, or 75 percent, have signed.",
    );
    assert_eq!(
        found,
        [(
            ArithmeticKind::Share,
            vec![80.0, 120.0],
            75.0,
            Some(66.7),
            false
        )]
    );
    let found = sums(
        "en",
        "In all, 80 of the 120 workers (67 percent) have signed.",
    );
    assert!(found.len() == 1 && found[0].4, "{found:?}");
    let found = sums(
        "fr",
        "Au village, 30 des 40 maisons, soit 75 %, sont vides.",
    );
    assert!(found.len() == 1 && found[0].4, "{found:?}");
}

#[test]
fn a_portion_is_worked_out_from_share_and_base() {
    let found = sums(
        "en",
        "He wants to sell 30 percent of the 4,000 homes, that is 1,500 homes.",
    );
    assert_eq!(
        found,
        [(
            ArithmeticKind::Portion,
            vec![30.0, 4000.0],
            1500.0,
            Some(1200.0),
            false
        )]
    );
    let found = sums(
        "fr",
        "Elle veut vendre 30 % des 4 000 logements, soit 1 200 logements.",
    );
    assert!(found.len() == 1 && found[0].4, "{found:?}");
}

#[test]
fn a_change_is_worked_out_from_before_and_after() {
    let found = sums(
        "fr",
        "Le taux est passé de 5 % à 8 %, soit une hausse de 2 points.",
    );
    assert_eq!(
        found,
        [(
            ArithmeticKind::Change,
            vec![5.0, 8.0],
            2.0,
            Some(3.0),
            false
        )]
    );
    let found = sums(
        "en",
        "The rate rose from 5 percent to 8 percent, up 3 points.",
    );
    assert!(
        found.iter().all(|sum| sum.4) && found.len() == 1,
        "{found:?}"
    );
}

#[test]
fn figures_that_merely_stand_side_by_side_are_no_sum() {
    for text in [
        "The school has 12 classes and 340 pupils.",
        "She bought 3 apples or 4 pears.",
        "Sales rose 5 percent to 80 million euros.",
        "About 30 of the 40 houses are empty.",
        "",
    ] {
        assert_eq!(sums("en", text), [], "{text}");
    }
}

//! What holds for every number and every text: spelled and formatted numbers are read back, nothing panics, nothing is
//! quadratic.

use super::spell::SPELLERS;
use crate::lang::Lang;
use crate::{Figure, Options, analyze};
use proptest::prelude::*;

fn read(lang: Lang, text: &str) -> Vec<Figure> {
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    analyze(text, &options).figures
}

/// The value of a text that is one number and nothing else.
fn value(lang: Lang, text: &str) -> Option<f64> {
    match read(lang, text).as_slice() {
        [only] if only.low == only.high => only.low,
        _ => None,
    }
}

fn spelled_is_read(n: u64) -> Result<(), TestCaseError> {
    for (code, spell) in SPELLERS {
        let lang = Lang::from_code(code).unwrap();
        let text = spell(n);
        prop_assert_eq!(value(lang, &text), Some(n as f64), "{}: {}", code, text);
    }
    Ok(())
}

#[test]
fn every_number_below_a_thousand_is_read_as_it_is_spelled() {
    for n in 2..1000 {
        spelled_is_read(n).unwrap();
    }
}

#[test]
fn every_language_has_a_speller() {
    assert_eq!(SPELLERS.len(), Lang::ALL.len());
}

/// How locales write whole numbers and decimals: grouping mark, decimal mark.
const STYLES: [(&str, &str, &str); 12] = [
    ("fr", "\u{202F}", ","),
    ("fr", "\u{A0}", ","),
    ("fr", " ", ","),
    ("fr", ".", ","),
    ("en", ",", "."),
    ("en", "\u{2009}", "."),
    ("de", ".", ","),
    ("de", "'", ","),
    ("es", ".", ","),
    ("it", ".", ","),
    ("pt", ".", ","),
    ("nl", ".", ","),
];

fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_up_to_a_billion_is_read_as_it_is_spelled(n in prop_oneof![2u64..=1_000_000, 2u64..=1_000_000_000]) {
        spelled_is_read(n)?;
    }

    #[test]
    fn a_formatted_number_is_read_back(n in 10_000u64..9_000_000_000_000, cents in 1u64..100) {
        for (code, group, decimal) in STYLES {
            let lang = Lang::from_code(code).unwrap();
            let whole = grouped(n, group);
            prop_assert_eq!(value(lang, &whole), Some(n as f64), "{}: {}", code, whole);
            let text = format!("{whole}{decimal}{cents:02}");
            let expect: f64 = format!("{n}.{cents:02}").parse().unwrap();
            prop_assert_eq!(value(lang, &text), Some(expect), "{}: {}", code, text);
        }
    }

    #[test]
    fn no_text_makes_the_pass_panic(text in "\\PC{0,80}") {
        sound(&text)?;
    }

    #[test]
    fn no_mixture_of_number_pieces_makes_the_pass_panic(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24),
    ) {
        sound(&pieces.concat())?;
    }
}

#[test]
fn a_number_that_is_the_beginning_of_a_word_has_a_place() {
    for text in ["third-e", "The third-e", "a tiers-e", "0 third-e-12"] {
        let found = sound(text);
        assert!(found.is_ok(), "{found:?}");
    }
}

/// Pieces that the pass looks at, so that random texts reach its corners.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\u{A0}",
    "\n",
    ".",
    ",",
    "-",
    "–",
    "'",
    "/",
    "%",
    "€",
    "$",
    "(",
    ")",
    "+",
    "−",
    "½",
    "1",
    "0",
    "12",
    "345",
    "000",
    "2024",
    "99",
    "e",
    "x10^",
    "k",
    "M",
    "Md",
    "bn",
    "m",
    "h",
    "°",
    "C",
    "entre",
    "et",
    "de",
    "à",
    "environ",
    "plus de",
    "un",
    "une",
    "deux",
    "vingt",
    "cent",
    "cents",
    "mille",
    "million",
    "milliers",
    "trentaine",
    "demi",
    "tiers",
    "virgule",
    "pour cent",
    "moins",
    "between",
    "and",
    "from",
    "to",
    "about",
    "half",
    "a",
    "one",
    "in",
    "twenty-one",
    "third",
    "dozen",
    "hundred",
    "thousands",
    "of",
    "the",
    "soldats",
    "soldiers",
    "km",
    "ans",
    "euros",
    "mai",
    "article",
    "II",
    "https://",
    "selon",
    "doublé",
    "moitié",
    "°",
    "′",
    "rue",
    "L.",
    "fünfund",
    "zwanzig",
    "tausend",
    "und",
    "ü",
    "İ",
    "\u{AD}",
    "\u{301}",
    "😀",
];

/// Spans fit the text, numbers lie in their figures, figures are in order, intervals are intervals.
fn sound(text: &str) -> Result<(), TestCaseError> {
    for &lang in Lang::ALL {
        let mut last = 0;
        for figure in read(lang, text) {
            prop_assert!(
                text.get(figure.span.start as usize..figure.span.end as usize)
                    .is_some()
            );
            prop_assert!(
                figure.span.contains(figure.number_span),
                "{:?} in {:?}",
                figure,
                text
            );
            prop_assert!(!figure.number_span.is_empty(), "{:?} in {:?}", figure, text);
            prop_assert!(
                figure.span.start >= last,
                "out of order: {:?} in {:?}",
                figure,
                text
            );
            last = figure.span.start;
            if let (Some(low), Some(high)) = (figure.low, figure.high) {
                prop_assert!(low <= high, "{:?} in {:?}", figure, text);
            }
            prop_assert!(
                figure.low.is_none_or(f64::is_finite) && figure.high.is_none_or(f64::is_finite)
            );
            prop_assert!(!figure.rule.is_empty());
        }
    }
    Ok(())
}

/// What a text made of `piece` alone gives. A linear pass reads it at once even without optimisation; a quadratic one
/// has so many steps to make that nobody would see this test end.
fn read_repeated(piece: &str, bytes: usize) {
    let text = piece.repeat(bytes / piece.len());
    let doc = crate::text::Document::new(&text, Lang::Fr.pack());
    let found = super::find(&doc, &crate::ReadingRules::default());
    assert!(found.len() <= doc.tokens.len(), "{piece:?}");
}

#[test]
fn a_megabyte_of_ones_nines_or_commas_is_read_in_one_go() {
    for piece in ["1 ", "9", ","] {
        read_repeated(piece, 1_000_000);
    }
}

#[test]
fn a_hundred_kilobytes_of_anything_are_read_in_one_go() {
    for piece in [
        "1,",
        "000,",
        "1.",
        "vingt ",
        "vingt et ",
        "cent mille ",
        "un ",
        "- 1 ",
        "entre 1 et ",
        "1 à ",
        "de 1 à 2 ",
        "1-",
        "II ",
        "2,5 km ",
        "1 h 30 min ",
        "15 dollars 50 ",
        "des milliers de ",
        "plus de ",
        "12 soldats de la ville de la ",
        "1, 2, 3 et 4 hommes ",
        "www.1.",
        "3 selon ",
        "deux-",
        "1° ",
        "1°2′",
        ", 75011 Paris",
        "a doublé ",
        "de moitié ",
        "une heure et demie et ",
        "article L. 1-1-",
    ] {
        read_repeated(piece, 100_000);
    }
}

#[test]
fn digits_beyond_two_to_the_53_are_the_nearest_number_and_never_infinite() {
    let long = "9".repeat(1_000_000);
    let figures = read(Lang::Fr, &long);
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0].low, Some(f64::MAX));
    assert_eq!(figures[0].number_span.len(), 1_000_000);
    assert_eq!(
        value(Lang::Fr, "9007199254740993"),
        Some(9007199254740992.0)
    );
}

//! No text makes the passes panic, point outside the text, or run away.

use crate::{Analysis, Lang, Options, Span, analyze};
use proptest::prelude::*;

fn check(text: &str, lang: Lang) -> Analysis {
    let analysis = analyze(
        text,
        &Options {
            lang: Some(lang),
            ..Options::default()
        },
    );
    let inside = |span: Span| {
        assert!(
            span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} in {text:?}"
        );
    };
    let count = analysis.claims.len() as u32;
    for claim in &analysis.claims {
        inside(claim.span);
        assert!(!claim.content.is_empty(), "a claim says something");
        for part in &claim.content {
            inside(*part);
            assert!(claim.span.contains(*part), "{part:?} in {:?}", claim.span);
        }
        for hedge in &claim.hedges {
            inside(hedge.span);
        }
        claim.source.iter().for_each(|source| inside(source.span));
        claim.cue.iter().for_each(|cue| inside(cue.span));
        assert!(claim.within.is_none_or(|outer| outer < count));
        assert!(
            claim
                .figures
                .iter()
                .all(|figure| (*figure as usize) < analysis.figures.len())
        );
    }
    analysis
}

/// Words and marks that the rules look at, in any order.
fn pieces(lang: Lang) -> Vec<&'static str> {
    let mut out = vec![
        "«", "»", "“", "”", "„", "\"", "'", "’", ",", ".", ":", ";", "(", ")", "–", "—", "-", "\n",
        "\n\n", "?", "!", "Marie", "Dupont", "OTAN", "12", "3,5", "%", "€", "é", "😀", "\u{a0}",
        "\u{202e}", "\0",
    ];
    for name in ["cues", "grammar", "sources", "hedges"] {
        out.extend(
            lang.file(name)
                .split_whitespace()
                .filter(|word| !word.contains(['|', '[', '#']))
                .step_by(3)
                .take(150),
        );
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_read_in_any_language(text in "\\PC{0,200}", index in 0usize..7) {
        check(&text, Lang::ALL[index % Lang::ALL.len()]);
    }

    #[test]
    fn any_order_of_the_words_that_rules_know_is_read(order in prop::collection::vec(0usize..10_000, 0..120), index in 0usize..7) {
        let lang = Lang::ALL[index % Lang::ALL.len()];
        let pieces = pieces(lang);
        let text: Vec<&str> = order.iter().map(|n| pieces[n % pieces.len()]).collect();
        check(&text.join(" "), lang);
        check(&text.concat(), lang);
    }
}

/// The text that repeats `piece` up to a length.
fn long(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

#[test]
fn long_texts_without_structure_end_in_a_result() {
    let fr = Lang::from_code("fr").unwrap_or_default();
    for piece in [
        "Selon le ministre, ",
        "le maire a dit que ",
        "« ",
        "« A » ",
        "\" ",
        "mot\n",
        "(selon ",
        "qui affirme que ",
        "— Oui\n",
        "« Oui\n",
        "Jean Dupont, maire, ",
        "a-t-il dit, ",
    ] {
        check(&long(piece, 60_000), fr);
    }
}

#[test]
fn a_quotation_that_never_closes_keeps_its_speaker() {
    let fr = Lang::from_code("fr").unwrap_or_default();
    let text = "Le maire a déclaré : « La ville est sûre.\nLe pont rouvrira lundi.";
    let analysis = check(text, fr);
    assert_eq!(analysis.claims.len(), 1);
    assert!(
        analysis.claims[0].content[0]
            .of(text)
            .starts_with("« La ville est sûre")
    );
}

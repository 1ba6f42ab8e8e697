//! The order in which claims are worth a look says why, and says nothing about what is true.
#![allow(clippy::unwrap_used)]

use super::desk::*;
use selon_dossier::*;
use selon_engine::*;

const TEXT: &str = "{s:Le maire} {c:dit} {t:qu'il pleut}.\n\
    {s:Le préfet} {c:compte} {t:{f:9000} passants}.\n\
    {s:Un témoin} {c:raconte} {t:qu'il a fui}.\n\
    {s:Le parti} {c:prétend} {t:que {f:1847} sont venus}.\n";

/// The article of [`TEXT`] with what a marked text cannot say.
fn desk(change: impl FnOnce(&mut Analysis)) -> Dossier {
    let (mut text, mut analysis) = marked(TEXT);
    let from = text.len();
    text.push_str("Il y avait 300 cars.");
    analysis.figures.push(Figure {
        span: Span::new(from + 11, from + 19),
        number_span: Span::new(from + 11, from + 14),
        low: Some(300.0),
        high: Some(300.0),
        comparable: true,
        ..Figure::default()
    });
    analysis.claims[2].anonymous = true;
    let cue = analysis.claims[3].cue.as_mut().unwrap();
    cue.verb_class = VerbClass::Distancing;
    change(&mut analysis);
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let empty = Dossier::new("test", Time(0));
    analysed(&empty.apply(add).unwrap(), analysis)
}

/// One line an entry: its source or figure, and why.
fn print(dossier: &Dossier) -> Vec<String> {
    let article = &dossier.articles[0];
    dossier
        .attention(article.id)
        .into_iter()
        .map(|entry| {
            let name = match entry.item {
                Item::Claim(key) => dossier.claim(key).unwrap().source.clone().unwrap().name,
                Item::Figure(key) => {
                    let figure = dossier.figure(key).unwrap().figure.clone();
                    figure.span.of(&article.text).into()
                }
            };
            format!(
                "{name}: {:?}{}",
                entry.reasons,
                if entry.done { " done" } else { "" }
            )
        })
        .collect()
}

#[test]
fn what_the_article_leaves_open_comes_first_each_with_its_reasons() {
    assert_eq!(
        print(&desk(|_| {})),
        [
            "300 cars: [Unsourced, Figure]",
            "Un témoin: [Anonymous]",
            "Le parti: [Distanced, Precise, Figure]",
            "Le préfet: [Figure]",
            "Le maire: []",
        ]
    );
}

#[test]
fn figures_that_do_not_agree_come_before_everything_else() {
    let dossier = desk(|analysis| {
        analysis.comparisons.push(Comparison {
            about: "passants".to_owned(),
            figures: vec![0, 1],
            positions: Vec::new(),
            pairs: vec![Pair {
                a: 0,
                b: 1,
                relation: Relation::Conflict,
                ..Pair::default()
            }],
        });
    });
    assert_eq!(
        print(&dossier)[..2],
        [
            "Le parti: [Conflict, Distanced, Precise, Figure]",
            "Le préfet: [Conflict, Figure]",
        ]
    );
}

#[test]
fn figures_that_agree_or_cannot_be_compared_are_no_conflict() {
    for relation in [
        Relation::Agree,
        Relation::Compatible,
        Relation::NotComparable,
    ] {
        let dossier = desk(|analysis| {
            analysis.comparisons.push(Comparison {
                about: "passants".to_owned(),
                figures: vec![0, 1],
                positions: Vec::new(),
                pairs: vec![Pair {
                    a: 0,
                    b: 1,
                    relation,
                    ..Pair::default()
                }],
            });
        });
        assert!(
            print(&dossier)
                .iter()
                .all(|line| !line.contains("Conflict"))
        );
    }
}

#[test]
fn what_has_been_checked_goes_to_the_end_and_keeps_its_reasons() {
    let dossier = desk(|_| {});
    let dossier = change(&dossier, 2, ClaimChange::SetStatus(Some(Status::Done)));
    assert_eq!(
        print(&dossier).last().unwrap(),
        "Un témoin: [Anonymous] done"
    );
}

#[test]
fn with_equal_reasons_the_order_of_the_text_decides() {
    let dossier = dossier("{s:A} {c:dit} {t:oui}. {s:B} {c:dit} {t:non}. {s:C} {c:dit} {t:si}.");
    assert_eq!(print(&dossier), ["A: []", "B: []", "C: []"]);
}

#[test]
fn a_round_number_is_not_called_precise() {
    for (number, precise) in [
        ("12000", false),
        ("12", false),
        ("1250", true),
        ("12507", true),
    ] {
        let dossier = dossier(&format!(
            "{{s:A}} {{c:dit}} {{t:que {{f:{number}}} sont là}}."
        ));
        assert_eq!(print(&dossier)[0].contains("Precise"), precise, "{number}");
    }
}

//! Comparisons across articles come from outside, as analyses do.

use super::desk::*;
use selon_dossier::*;
use selon_engine::*;

/// A second article on the desk, analysed.
fn two() -> Dossier {
    let one = dossier("{s:Le maire} {c:dit} {t:qu'il y a {f:10} blessés}.");
    let (text, analysis) = marked("{s:Le préfet} {c:dit} {t:qu'il y a {f:12} blessés}.");
    let two = one
        .apply(Action::AddArticle {
            text: text.into(),
            meta: Meta::default(),
            lang: None,
            structure: Default::default(),
        })
        .expect("a second article");
    analysed(&two, analysis)
}

fn injured() -> Comparison<(u32, u32)> {
    Comparison {
        about: "blessés".to_owned(),
        figures: vec![(0, 0), (1, 0)],
        positions: Vec::new(),
        pairs: vec![Pair {
            a: 0,
            b: 1,
            relation: Relation::Conflict,
            ..Pair::default()
        }],
    }
}

fn arrived(dossier: &Dossier, revision: u64) -> Option<Dossier> {
    dossier.apply(Action::ComparisonsArrived(Compared {
        revision,
        comparisons: [injured()].into(),
    }))
}

#[test]
fn one_article_is_not_compared_with_others() {
    assert_eq!(
        dossier("{s:Le maire} {c:dit} {t:qu'il pleut}.").compare_request(),
        None
    );
}

#[test]
fn figures_of_two_articles_stand_side_by_side_once_they_have_been_compared() {
    let dossier = two();
    assert!(dossier.comparisons().is_empty());
    let request = dossier.compare_request().unwrap();
    assert_eq!(request.articles.len(), 2);
    let dossier = arrived(&dossier, request.revision).unwrap();
    assert_eq!(dossier.comparisons()[0].figures.len(), 2);
    assert_eq!(dossier.compare_request(), None, "it is answered");
}

#[test]
fn a_comparison_of_texts_that_have_changed_since_is_dropped() {
    let dossier = two();
    let stale = dossier.compare_request().unwrap().revision;
    let id = dossier.articles[1].id;
    let dossier = dossier
        .apply(Action::SetText(id, "Le préfet se tait.".into()))
        .unwrap();
    assert_eq!(arrived(&dossier, stale), None);
}

#[test]
fn a_comparison_that_was_at_hand_is_not_shown_for_another_text() {
    let dossier = two();
    let revision = dossier.compare_request().unwrap().revision;
    let dossier = arrived(&dossier, revision).unwrap();
    let id = dossier.articles[1].id;
    let dossier = dossier.apply(Action::RemoveArticle(id)).unwrap();
    assert!(dossier.comparisons().is_empty());
}

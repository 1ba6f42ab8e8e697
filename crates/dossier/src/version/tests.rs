//! What a newer version changed is told, what stayed is not.

use super::*;
use crate::{Action, Meta, Time};
use expect_test::{Expect, expect};
use selon_engine::analyze;

fn read(mut dossier: Dossier) -> Dossier {
    for request in dossier.requests() {
        let arrived = Action::AnalysisArrived {
            article: request.article,
            revision: request.revision,
            analysis: Rc::new(analyze(&request.text, &request.options)),
        };
        dossier = dossier.apply(arrived).unwrap_or(dossier);
    }
    dossier
}

fn versions(old: &str, new: &str) -> (Dossier, Dossier, ArticleId) {
    let add = Action::AddArticle {
        text: old.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let before = read(Dossier::new("test", Time(0)).apply(add).unwrap());
    let id = before.articles[0].id;
    let now = before
        .apply(Action::SetText(id, new.into()))
        .unwrap_or(before.clone());
    (before, read(now), id)
}

fn check(old: &str, new: &str, expected: Expect) {
    let (before, now, id) = versions(old, new);
    let told: String = differences(&before, &now, id)
        .unwrap_or_default()
        .iter()
        .map(|one| {
            let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
            format!(
                "{:?} ({}): {} → {}\n",
                one.what,
                one.who,
                side(&one.old),
                side(&one.new)
            )
        })
        .collect();
    expected.assert_eq(&told);
}

const TOLL: &str = "The coastguard said that four people died. The mayor said that about 200 passengers were on board.";

#[test]
fn a_corrected_figure_is_told_with_what_it_was() {
    check(
        TOLL,
        "The coastguard said that nine people died. The mayor said that about 200 passengers were on board.",
        expect![[r#"
            Figure (coastguard): four people → nine people
        "#]],
    );
}

#[test]
fn words_that_bend_a_figure_are_a_part_of_it() {
    check(
        TOLL,
        "The coastguard said that four people died. The mayor said that at least 200 passengers were on board.",
        expect![[r#"
            Figure (mayor): about 200 passengers → at least 200 passengers
        "#]],
    );
}

#[test]
fn another_source_another_verb_and_a_new_hedge_are_told() {
    check(
        TOLL,
        "The coastguard claimed that four people died. The harbour office said that about 200 passengers were on board.",
        expect![[r#"
            Verb (coastguard): said → claimed
            Source (harbour office): mayor → harbour office
        "#]],
    );
    check(
        "Selon la préfecture, le pont est fermé. Le maire affirme que deux rues sont coupées.",
        "Selon la préfecture, le pont serait fermé. Le maire affirme que deux rues sont coupées.",
        expect![[r#"
            Hedge (préfecture): – → serait
        "#]],
    );
}

#[test]
fn a_claim_that_was_added_or_taken_out_is_told_once() {
    check(
        TOLL,
        "The coastguard said that four people died. The union said the crew was tired.",
        expect![[r#"
            Claim (union): – → the crew was tired
            Figure (mayor): about 200 passengers → –
        "#]],
    );
}

#[test]
fn a_sentence_that_only_moved_and_words_that_say_the_same_are_silent() {
    check(
        "The coastguard said that four people died.\nThe mayor said that 200 passengers were on board.\nIt rained.",
        "It rained all day.\nThe coastguard said that four people died.\nThe mayor said that 200 passengers were on board.",
        expect![[""]],
    );
    check(
        "Le préfet affirme que 4 000 soldats sont là.",
        "Le préfet affirme que quatre mille soldats sont là.",
        expect![[""]],
    );
}

#[test]
fn two_figures_in_a_rewritten_sentence_are_not_mixed_up() {
    check(
        "Selon la police, 300 manifestants ont défilé et 12 blessés ont été soignés.",
        "Selon la police, 14 blessés ont été soignés après que 450 manifestants ont défilé.",
        expect![[r#"
            Figure (police): 12 blessés → 14 blessés
            Figure (police): 300 manifestants → 450 manifestants
        "#]],
    );
}

#[test]
fn what_was_kept_is_told_as_it_was_and_as_the_text_has_it_now() {
    let (before, ..) = versions(TOLL, TOLL);
    let id = before.articles[0].id;
    let accepted = before
        .claims(id)
        .iter()
        .fold(before.clone(), |dossier, claim| {
            let accept = Action::Claim {
                claim: claim.key,
                at: Time(1),
                change: crate::ClaimChange::Accept,
            };
            dossier.apply(accept).unwrap()
        });
    let newer = TOLL
        .replace("four", "nine")
        .replace("The mayor", "The union");
    let now = read(accepted.apply(Action::SetText(id, newer.into())).unwrap());
    let told: Vec<(What, Option<String>, Option<String>)> = differences(&accepted, &now, id)
        .unwrap()
        .into_iter()
        .map(|one| (one.what, one.old, one.new))
        .collect();
    let side = |words: &str| Some(words.to_owned());
    assert!(
        told.contains(&(What::Figure, side("four people"), side("nine people"))),
        "{told:?}"
    );
    assert!(
        told.iter().any(|(what, _, new)| *what == What::Source
            && new.as_deref().is_some_and(|new| new.contains("union"))),
        "{told:?}"
    );
}

#[test]
fn nothing_is_told_of_the_same_text_or_before_it_is_read() {
    let (before, now, id) = versions(TOLL, TOLL);
    assert_eq!(differences(&before, &now, id), None);
    let unread = before
        .apply(Action::SetText(id, "The mayor said 7 died.".into()))
        .unwrap();
    assert_eq!(differences(&before, &unread, id), None);
}

#[test]
fn a_newer_version_is_told_from_another_article_of_the_same_story() {
    let newer = format!("{} Updated on Sunday.", TOLL.replace("four", "nine"));
    assert!(likeness(TOLL, &newer) > 0.6);
    let other = "Four people were killed, according to the coastguard, and the mayor believes 200 were on board.";
    assert!(likeness(TOLL, other) < 0.2);
    let brief = "The mayor said that about 200 passengers were on board.";
    assert!(likeness(&[TOLL; 3].join("\n"), brief) < 0.5);
    assert_eq!(likeness("", ""), 0.0);
}

//! Accepting, rejecting, editing, adding.

use crate::desk::*;
use expect_test::{Expect, expect};
use selon_dossier::*;

const STORY: &str = "{s:The mayor} {c:said} {t:{f:40} people came}. \
                     {s:Police} {c:counted} {t:{f:25} people}.";

fn check(dossier: &Dossier, shown: Expect) {
    shown.assert_eq(&print(dossier));
}

#[test]
fn suggestions_are_listed_in_the_order_of_the_text() {
    check(
        &dossier(STORY),
        expect![[r#"
        Suggested: The mayor [said] 40 people came #40=Some(40.0)
        Suggested: Police [counted] 25 people #25=Some(25.0)
    "#]],
    );
}

#[test]
fn an_accepted_suggestion_keeps_its_key_and_is_not_suggested_twice() {
    let before = dossier(STORY);
    let after = change(&before, 0, ClaimChange::Accept);
    assert_eq!(key(&before, 0), key(&after, 0));
    check(
        &after,
        expect![[r#"
        Accepted: The mayor [said] 40 people came #40=Some(40.0)
        Suggested: Police [counted] 25 people #25=Some(25.0)
    "#]],
    );
}

#[test]
fn a_rejected_suggestion_stays_away_when_the_text_around_it_changes() {
    let before = dossier(STORY);
    let rejected = change(&before, 0, ClaimChange::Reject);
    let (text, analysis) = marked(&format!("A long week. {STORY} More to come."));
    let edited = rejected
        .apply(Action::SetText(before.articles[0].id, text.into()))
        .expect("another text");
    check(
        &analysed(&edited, analysis),
        expect![[r#"
        Suggested: Police [counted] 25 people #25=Some(25.0)
    "#]],
    );
}

#[test]
fn a_rejected_suggestion_can_be_brought_back() {
    let before = dossier(STORY);
    let rejected = change(&before, 0, ClaimChange::Reject);
    let article = &rejected.articles[0];
    let restore = Action::Restore(article.id, article.dismissals[0].key);
    let after = rejected.apply(restore).expect("a dismissal");
    assert_eq!(print(&before), print(&after));
}

#[test]
fn a_claim_of_ones_own_takes_the_figures_inside_it() {
    let before = dossier("{s:The mayor} {c:said} {t:{f:40} people came}. Later 12 left.");
    let draft = Draft {
        content: vec![find(&before, "12 left")],
        source: Some(find(&before, "The mayor")),
        figures: vec![find(&before, "12")],
        ..Draft::default()
    };
    let add = Action::AddClaim {
        article: before.articles[0].id,
        draft,
        at: Time(5),
    };
    check(
        &before.apply(add).expect("a claim"),
        expect![[r#"
        Suggested: The mayor [said] 40 people came #40=Some(40.0)
        Own: The mayor [] 12 left #12=Some(12.0)
    "#]],
    );
}

#[test]
fn nothing_is_not_a_claim() {
    let before = dossier(STORY);
    let add = |content| Action::AddClaim {
        article: before.articles[0].id,
        draft: Draft {
            content,
            ..Draft::default()
        },
        at: Time(5),
    };
    assert!(before.apply(add(vec![])).is_none());
    assert!(
        before
            .apply(add(vec![selon_engine::Span::new(3, 4)]))
            .is_none(),
        "a space"
    );
}

#[test]
fn moving_a_border_makes_a_suggestion_an_edited_claim() {
    let before = dossier(STORY);
    let wider = find(&before, "The mayor said 40 people came");
    let part = ClaimChange::SetPart(Part::Content, vec![wider]);
    check(
        &change(&before, 0, part),
        expect![[r#"
        Edited: The mayor [said] The mayor said 40 people came #40=Some(40.0)
        Suggested: Police [counted] 25 people #25=Some(25.0)
    "#]],
    );
}

#[test]
fn a_stale_analysis_is_dropped() {
    let before = dossier(STORY);
    let id = before.articles[0].id;
    let edited = before
        .apply(Action::SetText(id, "Nothing.".into()))
        .expect("a text");
    let request = edited.requests().remove(0);
    let stale = Action::AnalysisArrived {
        article: id,
        revision: before.articles[0].analysed,
        analysis: Default::default(),
    };
    assert!(edited.apply(stale).is_none());
    assert_eq!(request.text, "Nothing.".into());
}

#[test]
fn undo_gives_the_text_and_its_findings_back_without_asking_again() {
    let before = dossier(STORY);
    let id = before.articles[0].id;
    let history = History::new(before.clone());
    let edited = history
        .apply(Action::SetText(id, "Nothing.".into()))
        .expect("a text");
    let back = edited.undo().expect("a step");
    assert_eq!(back.redo_label(), Some("edit text"));
    assert!(back.now().requests().is_empty());
    assert_eq!(print(back.now()), print(&before));
    assert_eq!(back.redo().expect("a step").now(), edited.now());
}

//! Two reviewers on one article.

use crate::desk::*;
use selon_dossier::review::{Difference, Field, differences};
use selon_dossier::*;

const STORY: &str = "{s:The mayor} {c:said} {t:{f:40} people came}. {s:Police} {c:counted} {t:{f:25} people}. \
                     {s:Ana} {c:saw} {t:{f:3} buses}.";

/// Ours: all three accepted. Theirs: the first with another border and a note, the second the same, the third
/// dismissed, and one of their own.
fn two() -> (Dossier, Dossier) {
    let start = dossier(STORY);
    let mut ours = start.clone();
    for n in 0..3 {
        ours = change(&ours, n, ClaimChange::Accept);
    }
    let mut theirs = start;
    let content = find(&theirs, "40 people");
    theirs = change(
        &theirs,
        0,
        ClaimChange::SetPart(Part::Content, vec![content]),
    );
    theirs = change(&theirs, 0, ClaimChange::SetNote("call".into()));
    theirs = change(&theirs, 1, ClaimChange::Accept);
    theirs = change(&theirs, 2, ClaimChange::Reject);
    let draft = Draft {
        content: vec![find(&theirs, "buses")],
        by: Some("Bo".into()),
        ..Draft::default()
    };
    let add = Action::AddClaim {
        article: theirs.articles[0].id,
        draft,
        at: Time(3),
    };
    (ours, theirs.apply(add).expect("a claim"))
}

fn told(list: &[Difference]) -> Vec<(bool, bool, Vec<Field>, bool)> {
    let tell = |one: &Difference| {
        (
            one.ours.is_some(),
            one.theirs.is_some(),
            one.fields.clone(),
            one.dismissed,
        )
    };
    list.iter().map(tell).collect()
}

#[test]
fn agreements_and_differences_are_listed_in_the_order_of_the_text() {
    let (ours, theirs) = two();
    let list = differences(&ours, &theirs);
    assert_eq!(
        told(&list),
        vec![
            (true, true, vec![Field::Content, Field::Note], false),
            (true, true, vec![], false),
            (
                true,
                true,
                vec![Field::Content, Field::Source, Field::Cue, Field::Figures],
                false
            ),
        ]
    );
    assert!(list[1].agrees() && !list[0].agrees());
}

#[test]
fn what_one_side_dismissed_is_told_from_what_it_never_saw() {
    let start = dossier(STORY);
    let ours = change(
        &change(&start, 0, ClaimChange::Accept),
        1,
        ClaimChange::Accept,
    );
    let theirs = change(&start, 0, ClaimChange::Reject);
    assert_eq!(
        told(&differences(&ours, &theirs)),
        vec![(true, false, vec![], true), (true, false, vec![], false)]
    );
    assert_eq!(
        told(&differences(&theirs, &ours)),
        vec![(false, true, vec![], true), (false, true, vec![], false)]
    );
}

#[test]
fn taking_theirs_taking_both_and_taking_neither() {
    let (ours, theirs) = two();
    let first = differences(&ours, &theirs).remove(0);
    let (mine, other) = (first.ours.expect("ours"), first.theirs.expect("theirs"));
    let adopt = |instead_of| Action::Adopt {
        article: first.article,
        annotation: other.clone(),
        instead_of,
        at: Time(9),
    };
    let taken = ours.apply(adopt(Some(mine.key))).expect("theirs");
    assert_eq!(taken.articles[0].annotations.len(), 3);
    assert!(differences(&taken, &theirs)[0].agrees());
    assert!(
        taken.claim(mine.key).is_some(),
        "what pointed at ours points at theirs"
    );
    let both = ours.apply(adopt(None)).expect("both");
    assert_eq!(both.articles[0].annotations.len(), 4);
    let keys: std::collections::BTreeSet<ClaimKey> = both
        .claims(first.article)
        .iter()
        .map(|claim| claim.key)
        .collect();
    assert_eq!(keys.len(), both.claims(first.article).len());
    let neither = Action::Claim {
        claim: mine.key,
        at: Time(9),
        change: ClaimChange::Reject,
    };
    assert_eq!(
        ours.apply(neither).expect("neither").articles[0]
            .annotations
            .len(),
        2
    );
    let back = History::new(ours.clone())
        .apply(adopt(None))
        .expect("both")
        .undo()
        .expect("a step");
    assert_eq!(back.now(), &ours);
}

#[test]
fn their_text_may_be_an_older_one() {
    let (ours, theirs) = two();
    let id = ours.articles[0].id;
    let text = format!("Updated at noon. {}", ours.articles[0].text);
    let ours = ours
        .apply(Action::SetText(id, text.into()))
        .expect("another text");
    let list = differences(&ours, &theirs);
    assert!(list[1].agrees(), "{list:?}");
}

#[test]
fn nothing_in_common_is_nothing_to_decide() {
    let (ours, _) = two();
    assert_eq!(differences(&ours, &Dossier::new("other", Time(0))), vec![]);
}

//! Two reviewers on one article.

use crate::desk::*;
use selon_dossier::review::{
    Difference, Field, Took, differences, in_common, reviewer, said, verdict,
};
use selon_dossier::*;
use std::rc::Rc;

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
    // Articles are numbered alike in every dossier.
    let add = Action::AddArticle {
        text: "Something else.".into(),
        meta: Meta::default(),
        structure: Rc::default(),
        lang: None,
    };
    let other = Dossier::new("other", Time(0))
        .apply(add)
        .expect("an article");
    assert_eq!(differences(&ours, &other), vec![]);
    assert!(!in_common(&ours, &other));
}

fn decide(ours: &Dossier, one: &Difference, took: Took) -> Option<Dossier> {
    let decision = Decision {
        difference: one.clone(),
        took,
        with: "Bo".into(),
        said: said(&ours.articles[0].text, one, Locale::En),
        at: Time(9),
    };
    ours.apply_by(Action::Decide(Box::new(decision)), Some(&"Ana".into()))
}

/// The differences that nobody has decided, as said.
fn open(ours: &Dossier, theirs: &Dossier) -> usize {
    let list = differences(ours, theirs);
    let open = list
        .iter()
        .filter(|one| !one.agrees() && verdict(ours, "Bo", one).is_none());
    open.count()
}

#[test]
fn each_decision_is_one_step_and_leaves_nothing_open_of_what_it_was_about() {
    let (ours, theirs) = two();
    assert_eq!(open(&ours, &theirs), 2);
    for (took, annotations) in [
        (Took::Ours, 3),
        (Took::Theirs, 3),
        (Took::Both, 4),
        (Took::Neither, 2),
    ] {
        let first = &differences(&ours, &theirs)[0];
        let history = History::new(ours.clone());
        let decision = Decision {
            difference: first.clone(),
            took,
            with: "Bo".into(),
            said: Vec::new(),
            at: Time(9),
        };
        let decided = history
            .apply(Action::Decide(Box::new(decision)))
            .expect("a decision");
        let now = decided.now();
        assert_eq!(now.articles[0].annotations.len(), annotations, "{took:?}");
        assert_eq!(open(now, &theirs), 1, "{took:?}");
        assert_eq!(decided.undo().expect("a step").now(), &ours);
        let file = format::save(now);
        let history = format::save_history(&decided, &file, 10);
        let kept = format::open(&file).expect("a file");
        assert_eq!(&kept, now, "{took:?} is kept in the file");
        let stored = format::open_history(&history, now, &file).expect("a history");
        assert_eq!(stored.undo().expect("a step").now(), &ours);
    }
}

#[test]
fn a_claim_that_one_side_has_is_taken_or_left() {
    let start = dossier(STORY);
    let ours = change(&start, 0, ClaimChange::Accept);
    let theirs = change(&start, 1, ClaimChange::Accept);
    let list = differences(&ours, &theirs);
    assert_eq!(list.len(), 2);
    let kept = |dossier: &Dossier| dossier.articles[0].annotations.len();
    for (n, took, count) in [
        (0, Took::Ours, 1),
        (0, Took::Theirs, 0),
        (1, Took::Theirs, 2),
        (1, Took::Ours, 1),
    ] {
        let now = decide(&ours, &list[n], took).expect("a decision");
        assert_eq!(kept(&now), count, "{n} {took:?}");
        assert_eq!(open(&now, &theirs), 1, "{n} {took:?}");
    }
}

#[test]
fn the_result_keeps_who_said_what_and_who_decided() {
    let (ours, theirs) = two();
    let first = &differences(&ours, &theirs)[0];
    let now = decide(&ours, first, Took::Theirs).expect("theirs");
    let kept = now.articles[0].annotations.iter().next().expect("a claim");
    assert_eq!(
        kept.by.as_deref(),
        Some("Bo"),
        "a file without a name gives its own"
    );
    let [verdict] = &now.verdicts[..] else {
        panic!("one decision");
    };
    assert_eq!(verdict.by.as_deref(), Some("Ana"));
    let told: Vec<(Field, &str, &str)> = verdict
        .said
        .iter()
        .map(|said| (said.field, &*said.ours, &*said.theirs))
        .collect();
    assert_eq!(
        told,
        [
            (Field::Content, "40 people came", "40 people"),
            (Field::Note, "", "call"),
        ]
    );
}

#[test]
fn a_decision_stands_until_the_other_says_something_else() {
    let (ours, theirs) = two();
    let now = decide(&ours, &differences(&ours, &theirs)[0], Took::Ours).expect("ours");
    assert_eq!(open(&now, &theirs), 1);
    let edited = change(&now, 0, ClaimChange::SetNote("sure".into()));
    assert_eq!(open(&edited, &theirs), 1, "our own later work asks nothing");
    let later = change(&theirs, 0, ClaimChange::SetNote("called: 38".into()));
    assert_eq!(open(&now, &later), 2);
}

#[test]
fn names_are_kept_with_what_is_made_and_kept_and_stay() {
    let start = dossier(STORY);
    let by = Some(Rc::from("Ana"));
    let claim = start.claims(start.articles[0].id)[0].key;
    let act = |dossier: &Dossier, change, by: Option<&Rc<str>>| {
        let at = Time(4);
        dossier
            .apply_by(Action::Claim { claim, at, change }, by)
            .expect("a change")
    };
    let accepted = act(&start, ClaimChange::Accept, by.as_ref());
    assert_eq!(reviewer(&accepted).as_deref(), Some("Ana"));
    let noted = act(
        &accepted,
        ClaimChange::SetNote("ask".into()),
        Some(&"Bo".into()),
    );
    assert_eq!(
        reviewer(&noted).as_deref(),
        Some("Ana"),
        "whoever made it stays named"
    );
    assert_eq!(reviewer(&start), None);
}

#[test]
fn thousands_of_claims_are_laid_side_by_side_at_once() {
    let mut text = String::new();
    for n in 0..3000 {
        text += &format!("{{s:Office {n}}} {{c:said}} {{t:{{f:{n}}} people came}}. ");
    }
    let start = dossier(&text);
    let claims = start.claims(start.articles[0].id);
    let keep = claims.iter().map(|claim| Action::Claim {
        claim: claim.key,
        at: Time(1),
        change: ClaimChange::Accept,
    });
    let ours = start.apply(Action::Bulk(keep.collect())).expect("kept");
    let list = differences(&ours, &ours);
    assert_eq!(list.len(), 3000);
    assert!(list.iter().all(Difference::agrees));
}

//! What the board shows, in a dossier's file, for those who only show it.

use crate::export::conflict;
use selon_dossier::format::{Kind, open, open_board, save, save_shown};
use selon_dossier::plot::{Letters, Question};
use selon_dossier::{Action, Dossier, GroupChange, Meta, Time};

fn questions(dossier: &Dossier) -> Vec<Question> {
    let letters = Letters::of(dossier);
    let comparisons = dossier.comparisons();
    let all = comparisons.iter();
    all.map(|one| Question::of(dossier, one, &letters))
        .collect()
}

/// What a file says that the board shows.
fn told(file: &str) -> Option<Vec<Question>> {
    open_board(file).expect("a dossier").questions
}

#[test]
fn a_file_says_just_what_the_board_shows() {
    let dossier = conflict();
    let mut shown = questions(&dossier);
    // In which article a row stands is the app's business: the panel has none to go to.
    for question in &mut shown {
        for entry in &mut question.entries {
            entry.at = Default::default();
        }
    }
    assert_eq!(shown.len(), 1);
    assert_eq!(told(&save_shown(&dossier)), Some(shown));
}

#[test]
fn the_board_is_worked_out_and_not_kept() {
    let dossier = conflict();
    let opened = open(&save_shown(&dossier)).expect("a dossier");
    assert_eq!(save(&opened), save(&dossier));
    assert_eq!(
        told(&save_shown(&opened)),
        None,
        "an article that is not analysed"
    );
    assert_eq!(told(&save(&dossier)), None);
}

#[test]
fn what_the_person_hides_is_not_told() {
    let dossier = conflict();
    let key = dossier.comparisons()[0].key;
    let hide = Action::Group(key, GroupChange::Hide(true));
    let hidden = dossier.apply(hide).expect("a change");
    assert_eq!(told(&save_shown(&hidden)), Some(Vec::new()));
}

#[test]
fn what_is_no_dossier_is_refused_and_a_key_that_is_none_is_wrong() {
    let kind = |file: &str| open_board(file).map(|_| ()).map_err(|error| error.kind());
    assert_eq!(kind(""), Err(Kind::Empty));
    assert_eq!(kind("{}"), Err(Kind::NotOurs));
    assert_eq!(kind("[1, 2"), Err(Kind::Truncated));
    let file = save_shown(&conflict());
    assert_eq!(
        kind(&file.replace("selon-dossier/1", "selon-dossier/7")),
        Err(Kind::Newer)
    );
    assert_eq!(
        kind(&file.replace("\"about\":", "\"about\":1,\"x\":")),
        Err(Kind::Wrong)
    );
    let claim = file.rfind("\"claim\":\"").expect("a claim on the board") + 9;
    let broken = format!("{}zz{}", &file[..claim], &file[claim + 2..]);
    assert_eq!(kind(&broken), Err(Kind::Wrong));
}

#[test]
fn a_dossier_without_anything_compares_nothing() {
    let empty = Dossier::new("empty", Time(0));
    assert_eq!(told(&save_shown(&empty)), Some(Vec::new()));
    let add = Action::AddArticle {
        text: "Nothing.".into(),
        meta: Meta::default(),
        structure: Default::default(),
        lang: None,
    };
    let unread = empty.apply(add).expect("an article");
    assert_eq!(told(&save_shown(&unread)), None);
}

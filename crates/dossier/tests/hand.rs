//! The person's hand on comparisons: it wins over the machine, whatever the machine says later.

use super::desk::*;
use selon_dossier::plot::{Letters, Question};
use selon_dossier::*;
use selon_engine::*;

const TEXT: &str = "{s:Le maire} {c:dit} {t:qu'il y a {f:10} blessés}. {s:Le préfet} {c:dit} {t:qu'il y a {f:12} blessés}. \
    {s:La ville} {c:dit} {t:qu'il y a {f:20} lits}. {s:Le port} {c:dit} {t:qu'il y a {f:30} lits}.";

/// Two questions, the injured and the beds, as a machine may find them.
fn two_questions() -> Dossier {
    let (text, mut analysis) = marked(TEXT);
    let question = |about: &str, figures: [u32; 2]| Comparison {
        about: about.to_owned(),
        figures: figures.to_vec(),
        positions: Vec::new(),
        pairs: vec![Pair {
            a: 0,
            b: 1,
            relation: Relation::Conflict,
            ..Pair::default()
        }],
    };
    analysis.comparisons = vec![question("blessés", [0, 1]), question("lits", [2, 3])];
    let empty = Dossier::new("test", Time(0));
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    analysed(&empty.apply(add).expect("an article"), analysis)
}

fn apply(dossier: &Dossier, actions: impl IntoIterator<Item = Action>) -> Dossier {
    dossier
        .apply(Action::Bulk(actions.into_iter().collect()))
        .expect("a change")
}

/// Each question with the figures' numbers, as read from what is shown.
fn shown(dossier: &Dossier) -> Vec<String> {
    let number = |key: &FigureKey| {
        dossier
            .figure(*key)
            .and_then(|f| f.figure.low)
            .unwrap_or(0.0)
    };
    let views = dossier.comparisons();
    let lines = views.iter().map(|view| {
        let numbers: Vec<String> = view
            .figures
            .iter()
            .map(|key| number(key).to_string())
            .collect();
        format!("{}: {}", view.about, numbers.join(" "))
    });
    lines.collect()
}

#[test]
fn several_figures_are_taken_out_at_once() {
    let dossier = two_questions();
    let first = dossier.comparisons()[0].clone();
    let out = first
        .figures
        .iter()
        .map(|key| Action::Group(first.key, GroupChange::Remove(*key)));
    let dossier = apply(&dossier, out);
    assert_eq!(shown(&dossier), ["blessés: ", "lits: 20 30"]);
}

#[test]
fn figures_are_moved_from_one_question_to_another_and_related_there_by_their_readings() {
    let dossier = two_questions();
    let (from, to) = (
        dossier.comparisons()[1].clone(),
        dossier.comparisons()[0].clone(),
    );
    let moved = from.figures.iter().flat_map(|key| {
        [
            Action::Group(from.key, GroupChange::Remove(*key)),
            Action::Group(to.key, GroupChange::Add(*key)),
        ]
    });
    let dossier = apply(&dossier, moved);
    assert!(
        shown(&dossier).contains(&"blessés: 10 12 20 30".to_owned()),
        "{:?}",
        shown(&dossier)
    );
    let view = dossier
        .comparisons()
        .iter()
        .find(|view| view.figures.len() == 4)
        .cloned()
        .expect("it");
    let question = Question::of(&dossier, &view, &Letters::of(&dossier));
    assert_eq!(
        question.pairs.len(),
        6,
        "every pair, the machine's and by hand"
    );
    let by_hand: Vec<&Pair> = question
        .pairs
        .iter()
        .filter(|pair| pair.caveats == ["hand"])
        .collect();
    assert_eq!(by_hand.len(), 4, "what the machine related stays as it was");
    assert!(
        by_hand
            .iter()
            .all(|pair| pair.relation == Relation::Conflict)
    );
}

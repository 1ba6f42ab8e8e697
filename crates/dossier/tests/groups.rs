//! What the person does to comparisons wins over the machine, and outlives another analysis and a newer text.
#![allow(clippy::unwrap_used)]
use selon_dossier::*;
use selon_engine::*;
use std::rc::Rc;

const STORY: &str = "According to police, 4,000 people took part in the march. According to the organisers, 9,000 \
                     people took part in the march. According to the hospital, 12 people were injured. According to the \
                     union, 30 people were injured.";

/// The dossier once everything that it asks for has been answered by the engine.
fn settled(mut dossier: Dossier) -> Dossier {
    for request in dossier.requests() {
        let analysis = Rc::new(analyze(&request.text, &request.options));
        let arrived = Action::AnalysisArrived {
            article: request.article,
            revision: request.revision,
            analysis,
        };
        dossier = dossier.apply(arrived).unwrap();
    }
    dossier
}

fn desk() -> Dossier {
    let add = Action::AddArticle {
        text: STORY.into(),
        meta: Meta::default(),
        lang: Lang::from_code("en"),
        structure: Default::default(),
    };
    let dossier = settled(Dossier::new("test", Time(0)).apply(add).unwrap());
    assert_eq!(dossier.comparisons().len(), 2, "{:?}", words(&dossier));
    dossier
}

/// The figures of every comparison shown, as written; a pinned one is marked.
fn words(dossier: &Dossier) -> Vec<String> {
    let line = |view: &ComparisonView| {
        let figures = view.figures.iter().map(|key| {
            let figure = dossier.figure(*key).unwrap();
            let number = figure.figure.number_span;
            number.of(&dossier.articles[0].text).to_owned()
        });
        let figures: Vec<String> = figures.collect();
        let pin = if view.pinned { "! " } else { "" };
        format!("{pin}{}", figures.join(" "))
    };
    dossier.comparisons().iter().map(line).collect()
}

fn key(dossier: &Dossier, n: usize) -> ComparisonKey {
    dossier.comparisons()[n].key
}

fn figure(dossier: &Dossier, written: &str) -> FigureKey {
    let text = &*dossier.articles[0].text;
    let figures = dossier.figures(dossier.articles[0].id);
    let found = figures
        .iter()
        .find(|figure| figure.figure.number_span.of(text) == written);
    found.unwrap().key
}

fn shaped(dossier: &Dossier, n: usize, change: GroupChange) -> Dossier {
    let action = Action::Group(key(dossier, n), change);
    dossier.apply(action).unwrap()
}

fn newer(dossier: &Dossier, text: &str) -> Dossier {
    let id = dossier.articles[0].id;
    settled(dossier.apply(Action::SetText(id, text.into())).unwrap())
}

/// Another analysis of the same text, under other rules.
fn reread(dossier: &Dossier) -> Dossier {
    let rules = ReadingRules {
        preset: Preset::Literal,
        ..ReadingRules::default()
    };
    settled(dossier.apply(Action::SetRules(rules)).unwrap())
}

#[test]
fn a_name_and_a_pin_outlive_another_analysis_and_a_newer_text() {
    let dossier = shaped(&desk(), 1, GroupChange::Rename("Who was hurt".into()));
    let at = dossier
        .comparisons()
        .iter()
        .position(|view| &*view.about == "Who was hurt");
    let dossier = shaped(&dossier, at.unwrap(), GroupChange::Pin(true));
    let kept = |dossier: &Dossier| {
        let first = dossier.comparisons()[0].clone();
        assert_eq!((&*first.about, first.pinned), ("Who was hurt", true));
        words(dossier)[0].clone()
    };
    assert_eq!(kept(&reread(&dossier)), "! 12 30");
    let text = STORY.replace("12 people", "14 people");
    assert_eq!(kept(&newer(&dossier, &text)), "! 14 30");
    let text = format!("News from the march.\n\n{STORY}");
    assert_eq!(kept(&newer(&dossier, &text)), "! 12 30");
}

#[test]
fn a_question_that_the_machine_words_otherwise_stays_the_persons() {
    let dossier = shaped(&desk(), 0, GroupChange::Rename("The march".into()));
    // The article now counts "demonstrators": the machine's own name of the question is another one.
    let text = STORY.replace("4,000 people took", "4,000 peaceful demonstrators took");
    let dossier = newer(&dossier, &text);
    let march = dossier
        .comparisons()
        .iter()
        .filter(|view| &*view.about == "The march")
        .map(|view| view.figures.len())
        .collect::<Vec<_>>();
    assert_eq!(march, [2], "{:?}", words(&dossier));
}

#[test]
fn figures_that_are_split_off_stay_apart() {
    let dossier = desk();
    let out = figure(&dossier, "9,000");
    let dossier = shaped(&dossier, 0, GroupChange::Split(vec![out]));
    let apart = |dossier: &Dossier| {
        let all = words(dossier);
        assert!(all.contains(&"9,000".to_owned()), "{all:?}");
        assert!(all.iter().all(|line| line != "4,000 9,000"), "{all:?}");
    };
    apart(&dossier);
    apart(&reread(&dossier));
    apart(&newer(&dossier, &STORY.replace("12 people", "14 people")));
    let dossier = newer(&dossier, &STORY.replace("9,000", "11,000"));
    let all = words(&dossier);
    assert!(all.contains(&"11,000".to_owned()), "{all:?}");
    assert!(all.contains(&"4,000".to_owned()), "{all:?}");
}

#[test]
fn questions_that_are_merged_stay_together() {
    let dossier = desk();
    let other = key(&dossier, 1);
    let dossier = shaped(&dossier, 0, GroupChange::Merge(other));
    assert_eq!(words(&dossier), ["4,000 9,000 12 30"]);
    assert_eq!(words(&reread(&dossier)), ["4,000 9,000 12 30"]);
    let text = STORY.replace("30 people", "33 people");
    assert_eq!(words(&newer(&dossier, &text)), ["4,000 9,000 12 33"]);
}

#[test]
fn a_figure_that_is_moved_stays_where_it_was_put() {
    let dossier = desk();
    let moved = figure(&dossier, "30");
    let dossier = shaped(&dossier, 0, GroupChange::Add(moved));
    let at = words(&dossier).iter().position(|line| line == "12 30");
    let dossier = shaped(&dossier, at.unwrap(), GroupChange::Remove(moved));
    let there = |dossier: &Dossier, number: &str| {
        let all = words(dossier);
        assert!(all.contains(&format!("4,000 9,000 {number}")), "{all:?}");
        assert!(!all.contains(&format!("12 {number}")), "{all:?}");
    };
    there(&dossier, "30");
    there(&reread(&dossier), "30");
    there(
        &newer(&dossier, &STORY.replace("30 people", "31 people")),
        "31",
    );
}

#[test]
fn figures_that_the_person_says_cannot_be_compared_are_not() {
    let dossier = desk();
    let (one, other) = (figure(&dossier, "9,000"), figure(&dossier, "4,000"));
    let relation = |dossier: &Dossier| {
        let view = dossier.comparisons();
        let pair = view.iter().flat_map(|view| view.pairs.clone());
        let pairs: Vec<Pair> = pair
            .filter(|pair| pair.caveats.iter().any(|said| said.starts_with("person")))
            .collect();
        (
            pairs.len(),
            pairs.first().map(|pair| (pair.relation, pair.gap)),
        )
    };
    let apart = shaped(&dossier, 0, GroupChange::SetApart(one, other, true));
    let wanted = (1, Some((Relation::NotComparable, None)));
    assert_eq!(relation(&apart), wanted);
    assert_eq!(relation(&reread(&apart)), wanted);
    let text = STORY.replace("9,000", "9,500");
    assert_eq!(relation(&newer(&apart, &text)), wanted);
    let saved = format::open(&format::save(&apart)).unwrap();
    assert_eq!(relation(&settled(saved)), wanted);
    let back = shaped(&apart, 0, GroupChange::SetApart(other, one, false));
    assert_eq!(relation(&back), (0, None));
}

#[test]
fn figures_of_two_questions_cannot_be_set_apart_and_one_not_from_itself() {
    let dossier = desk();
    let (one, other) = (figure(&dossier, "9,000"), figure(&dossier, "12"));
    for (a, b) in [(one, other), (one, one)] {
        let change = GroupChange::SetApart(a, b, true);
        assert_eq!(dossier.apply(Action::Group(key(&dossier, 0), change)), None);
    }
}

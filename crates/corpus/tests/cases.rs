//! The comparison cases of every language: well formed, enough of them, and every relation and caveat among them.
#![allow(clippy::unwrap_used)]

use selon_corpus::comparison::{Case, Expect, parse_cases};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The cases of every language by its code.
fn cases() -> BTreeMap<String, Vec<Case>> {
    let lang = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/lang");
    let mut all = BTreeMap::new();
    for folder in fs::read_dir(&lang).unwrap() {
        let folder = folder.unwrap().path();
        let path = folder.join("cases/comparisons.txt");
        if let Ok(file) = fs::read_to_string(&path) {
            let cases =
                parse_cases(&file).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            let code = folder.file_name().unwrap().to_str().unwrap();
            all.insert(code.to_owned(), cases);
        }
    }
    all
}

#[test]
fn there_are_enough_cases_and_half_of_them_are_traps() {
    let all = cases();
    let count = |main: bool| {
        let of = all
            .iter()
            .filter(|(code, _)| matches!(code.as_str(), "fr" | "en") == main);
        let cases: Vec<&Case> = of.flat_map(|(_, cases)| cases).collect();
        let traps = cases.iter().filter(|case| case.is_trap()).count();
        (cases.len(), traps)
    };
    for (main, least) in [(true, 60), (false, 20)] {
        let (cases, traps) = count(main);
        assert!(cases >= least, "{cases} cases");
        assert!(traps * 2 >= cases, "{traps} traps of {cases} cases");
    }
}

#[test]
fn every_relation_caveat_and_sum_is_a_case_in_two_languages() {
    let mut languages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, cases) in cases() {
        let mut met = |what: String| {
            languages.entry(what).or_default().insert(code.clone());
        };
        for expect in cases.iter().flat_map(|case| &case.expects) {
            match expect {
                Expect::Pair {
                    relation, caveat, ..
                } => {
                    met(relation.clone());
                    let key = caveat.iter().filter_map(|said| said.split(':').next());
                    key.for_each(|key| met(key.to_owned()));
                }
                Expect::Position { .. } => met("position".to_owned()),
                Expect::Sum { fits, .. } => met(format!("sum fits: {fits}")),
                Expect::Separate { .. } | Expect::Questions(_) => {}
            }
        }
    }
    // "what" and "person" come of questions that a person has put together: the engine gathers none.
    for wanted in [
        "agree",
        "compatible",
        "conflict",
        "not_comparable",
        "position",
        "sum fits: true",
        "sum fits: false",
        "unit",
        "scope",
        "part",
        "statement",
        "change",
        "rate",
        "place",
        "date",
        "published",
        "status",
        "revision",
        "voice",
        "hedge",
    ] {
        let count = languages.get(wanted).map_or(0, BTreeSet::len);
        assert!(count >= 2, "{wanted} is a case in {count} languages");
    }
}

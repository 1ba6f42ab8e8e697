//! Every annotated article of every language: well formed, long enough, and true to docs/corpus-format.md.
#![allow(clippy::unwrap_used)]

use selon_corpus::{Annotated, parse};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const OPENING: &[char] = &['«', '“', '"', '„', '»', '‘', '”', '—', '–', '›', '‹'];

/// All articles by file stem.
fn articles() -> BTreeMap<String, (String, Annotated)> {
    let lang = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/lang");
    let mut all = BTreeMap::new();
    for folder in fs::read_dir(&lang).unwrap() {
        let folder = folder.unwrap().path();
        let corpus = folder.join("corpus");
        if !corpus.is_dir() {
            continue;
        }
        let code = folder.file_name().unwrap().to_str().unwrap();
        let mut files = 0;
        for file in fs::read_dir(&corpus).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(path.extension().unwrap(), "txt", "{}", path.display());
            let file = fs::read_to_string(&path).unwrap();
            let article =
                parse(&file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(
                all.insert(stem, (code.to_owned(), article)).is_none(),
                "two articles are called {}",
                path.display()
            );
            files += 1;
        }
        assert!(files > 0, "{} is empty", corpus.display());
    }
    all
}

#[test]
fn every_article_is_well_formed_and_in_its_folder() {
    let all = articles();
    assert!(!all.is_empty());
    for (stem, (code, article)) in &all {
        assert_eq!(&article.lang, code, "{stem}");
        let words = article.text.split_whitespace().count();
        assert!((120..=900).contains(&words), "{stem}: {words} words");
        assert!(article.claims.len() >= 4, "{stem} has too few claims");
    }
}

#[test]
fn contents_keep_to_the_conventions() {
    let mut wrong = Vec::new();
    for (stem, (code, article)) in &articles() {
        let complementizers: &[&str] = match code.as_str() {
            "fr" => &["que ", "qu'", "qu’"],
            "en" => &["that ", "about how"],
            "de" => &["dass "],
            "it" => &["che "],
            "nl" => &["dat "],
            _ => &["que "],
        };
        for (number, claim) in (1..).zip(&article.claims) {
            let part = |index: usize| &article.text[claim.content[index].clone()];
            let (first, last) = (part(0), part(claim.content.len() - 1));
            let starts = first.starts_with(OPENING) || last.starts_with(OPENING);
            let quoted = claim
                .content
                .iter()
                .any(|span| article.text[span.clone()].contains(['«', '“', '"', '„', '‘']));
            let pull = claim.cue.is_empty();
            let inner = article.within(number).is_some();
            let fits = match claim.quotation.as_str() {
                "direct" => starts || pull || inner,
                "mixed" => quoted,
                _ => !quoted,
            };
            if !fits {
                wrong.push(format!(
                    "{stem}: {number}: {} does not fit {first:?}",
                    claim.quotation
                ));
            }
            if first.split_whitespace().count() > 3
                && complementizers.iter().any(|word| first.starts_with(word))
            {
                wrong.push(format!(
                    "{stem}: {number}: content begins with its complementizer: {first:?}"
                ));
            }
            if claim.quotation == "indirect" && last.ends_with(['.', ',', ';', ':']) {
                wrong.push(format!(
                    "{stem}: {number}: content ends with the sentence's mark: {last:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_may_go_either_way_stand_beside_their_claim() {
    for (stem, (_, article)) in &articles() {
        for (number, claim) in (1..).zip(&article.claims) {
            for either in &claim.either {
                let parts = claim.content.iter().chain(&claim.cue).chain(&claim.source);
                let gap = parts
                    .map(|part| match part.end <= either.start {
                        true => either.start - part.end,
                        false => part.start.saturating_sub(either.end),
                    })
                    .min();
                assert!(
                    gap.is_some_and(|gap| gap < 8),
                    "{stem}: {number}: {either:?} stands alone"
                );
            }
        }
    }
}

#[test]
fn pairs_across_articles_name_figures_of_the_same_story() {
    let all = articles();
    for (stem, (_, article)) in &all {
        for pair in &article.pairs {
            let Some(other) = &pair.article else { continue };
            let (_, other_article) = all
                .get(other)
                .unwrap_or_else(|| panic!("{stem} names {other}, which is no article"));
            assert_eq!(article.story, other_article.story, "{stem} and {other}");
            assert!(
                pair.b <= other_article.figures.len(),
                "{other} has no f{}",
                pair.b
            );
        }
    }
}

#[test]
fn a_story_has_more_than_one_article_and_a_question_more_than_one_answer() {
    let all = articles();
    let mut stories: BTreeMap<&str, Vec<&Annotated>> = BTreeMap::new();
    for (_, article) in all.values() {
        if let Some(story) = &article.story {
            stories.entry(story).or_default().push(article);
        }
    }
    for (story, articles) in &stories {
        assert!(articles.len() > 1, "only one article tells {story}");
    }
    for (stem, (_, article)) in &all {
        for question in &article.questions {
            let told: usize = match &article.story {
                Some(story) => stories[story.as_str()]
                    .iter()
                    .flat_map(|article| &article.questions)
                    .filter(|other| other.key == question.key)
                    .map(|other| other.figures.len() + other.positions.len())
                    .sum(),
                None => question.figures.len() + question.positions.len(),
            };
            assert!(told > 1, "{stem}: {} has one answer", question.key);
        }
    }
}

#[test]
fn the_examples_on_the_empty_desk_are_annotated_as_they_stand() {
    let all = articles();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/examples");
    for code in ["fr", "en"] {
        let text = fs::read_to_string(examples.join(format!("example.{code}.txt"))).unwrap();
        let (_, article) = &all[&format!("example-{code}")];
        assert_eq!(article.text, text.trim(), "example.{code}.txt");
    }
}

//! How the comparison's word files are read.
//!
//! On top of the format of [`crate::lang::table`], a row lists phrases between commas, and a word may end in `@name`:
//! it then stands for one word with each ending of the row `name | …` in the section `[endings]` (`-` is no ending).
//! Elided words are cut as the tokenizer cuts them.

use crate::lang::table::rows;
use crate::lang::{Lang, LexiconBuilder, WordId};
use rustc_hash::FxHashMap;

/// A phrase of a word file.
#[derive(Debug)]
pub(crate) struct Phrase<'t> {
    /// The section that it stands in.
    pub section: &'t str,
    /// The number of its row within the section, from 0.
    pub row: usize,
    /// Its words.
    pub words: Vec<WordId>,
}

/// Every phrase of `lang`'s file `<name>.txt`, endings spelled out.
pub(crate) fn phrases(lang: Lang, name: &str, words: &mut LexiconBuilder) -> Vec<Phrase<'static>> {
    let text = lang.file(name);
    let endings: FxHashMap<&str, Vec<&str>> = rows(text)
        .filter(|row| row.section == "endings")
        .map(|row| {
            let list = row.field(1).split_whitespace();
            (
                row.field(0),
                list.map(|ending| if ending == "-" { "" } else { ending })
                    .collect(),
            )
        })
        .collect();
    let mut out = Vec::new();
    let (mut section, mut count) = ("", 0);
    for row in rows(text).filter(|row| row.section != "endings") {
        if row.section != section {
            (section, count) = (row.section, 0);
        }
        for phrase in row.text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            for spelled in spell(phrase, &endings) {
                let cut = cut(&spelled, lang);
                out.push(Phrase {
                    section,
                    row: count,
                    words: words.phrase(&cut),
                });
            }
        }
        count += 1;
    }
    out
}

/// Every form of a phrase.
fn spell(phrase: &str, endings: &FxHashMap<&str, Vec<&str>>) -> Vec<String> {
    let mut forms = vec![String::new()];
    for word in phrase.split_whitespace() {
        let spelled: Vec<String> = match word.split_once('@') {
            None => vec![word.to_owned()],
            Some((stem, name)) => endings
                .get(name)
                .map(|list| {
                    list.iter()
                        .map(|ending| format!("{stem}{ending}"))
                        .collect()
                })
                .unwrap_or_default(),
        };
        forms = forms
            .iter()
            .flat_map(|form| {
                spelled.iter().map(move |word| match form.as_str() {
                    "" => word.clone(),
                    _ => format!("{form} {word}"),
                })
            })
            .collect();
    }
    forms
}

/// "l'est" as the tokenizer cuts it: "l' est".
fn cut(phrase: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(phrase.len() + 2);
    for word in phrase.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.split_once('\'') {
            Some((head, tail)) if !tail.is_empty() && lang.spec().elisions.contains(&head) => {
                out.push_str(&format!("{head}' {tail}"));
            }
            _ => out.push_str(word),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_is_spelled_out() {
        let endings = FxHashMap::from_iter([("s", vec!["", "s"]), ("y", vec!["y", "ies"])]);
        assert_eq!(
            spell("lost famil@y house@s", &endings),
            [
                "lost family house",
                "lost family houses",
                "lost families house",
                "lost families houses"
            ]
        );
        assert_eq!(spell("plain", &endings), ["plain"]);
        assert!(spell("x@unknown", &endings).is_empty());
    }

    #[test]
    fn every_ending_named_in_a_word_file_exists() {
        for &lang in Lang::ALL {
            for file in ["concepts", "predicates", "places", "dates"] {
                let text = lang.file(file);
                let known: Vec<_> = rows(text)
                    .filter(|row| row.section == "endings")
                    .map(|row| row.field(0))
                    .collect();
                for row in rows(text).filter(|row| row.section != "endings") {
                    for word in row.text.split([' ', ',']) {
                        if let Some((_, name)) = word.split_once('@') {
                            let place = format!("{}/{file}.txt line {}", lang.code(), row.line);
                            assert!(known.contains(&name), "{place}: no ending '{name}'");
                        }
                    }
                }
            }
        }
    }
}

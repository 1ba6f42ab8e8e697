//! What articles are called in the sentences and tables of a comparison: as shortly as tells them apart.

use crate::{Article, ArticleId, Dossier};
use rustc_hash::FxHashMap;

/// The longest part of a title that stands for it, in characters.
const TITLE: usize = 32;

/// A name for each article of a dossier, no two alike: the outlet, else the beginning of the title; where that is not
/// enough, with the date, the title, or a number.
pub fn article_names(dossier: &Dossier) -> FxHashMap<ArticleId, String> {
    let articles = &dossier.articles;
    let choices: Vec<Vec<String>> = articles.iter().map(|article| choices(article)).collect();
    let mut at = vec![0usize; choices.len()];
    let name = |n: usize, at: &[usize]| -> &str {
        let own = choices.get(n).map_or(&[][..], Vec::as_slice);
        let level = at.get(n).copied().unwrap_or(0);
        own.get(level).or(own.last()).map_or("", String::as_str)
    };
    let most = choices.iter().map(Vec::len).max().unwrap_or(0);
    for _ in 1..most {
        let mut count: FxHashMap<&str, usize> = FxHashMap::default();
        for n in 0..choices.len() {
            *count.entry(name(n, &at)).or_insert(0) += 1;
        }
        let shared: Vec<bool> = (0..choices.len())
            .map(|n| count.get(name(n, &at)).is_some_and(|count| *count > 1))
            .collect();
        for (at, shared) in at.iter_mut().zip(shared) {
            *at += usize::from(shared);
        }
    }
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut names = FxHashMap::default();
    for (n, article) in articles.iter().enumerate() {
        let mut own = name(n, &at).to_owned();
        let times = seen.entry(own.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            own = format!("{own} ({times})");
        }
        names.insert(article.id, own);
    }
    names
}

/// From the shortest name on, those that tell more.
fn choices(article: &Article) -> Vec<String> {
    let meta = &article.meta;
    let (outlet, date) = (meta.outlet.trim(), meta.date.trim());
    let title = match meta.title.trim() {
        "" => article
            .text
            .trim_start()
            .lines()
            .next()
            .unwrap_or("")
            .trim(),
        title => title,
    };
    let short = shortened(title);
    let first = match (outlet, short.as_str()) {
        ("", "") => return vec![article.id.to_string()],
        ("", _) => &short,
        _ => outlet,
    };
    let mut out = vec![first.to_owned()];
    if !date.is_empty() {
        out.push(format!("{first}, {date}"));
    }
    if !outlet.is_empty() && !short.is_empty() {
        out.push(format!("{first}, {short}"));
    }
    out
}

/// The beginning of a title: whole words, and not too many.
fn shortened(title: &str) -> String {
    let words = title.split_whitespace();
    let mut out = String::new();
    for word in words {
        if !out.is_empty() && out.chars().count() + 1 + word.chars().count() > TITLE {
            // What is left hanging says nothing.
            while let Some((rest, last)) = out.rsplit_once(' ')
                && last.chars().count() < 4
            {
                out.truncate(rest.len());
            }
            return out
                .trim_end_matches([',', ':', ';', '–', '-', ' '])
                .to_owned()
                + "…";
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.chars().count() > TITLE + 1 {
        out = out.chars().take(TITLE).collect::<String>() + "…";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Meta, Time};

    /// Articles by outlet, date, title.
    fn names(articles: &[(&str, &str, &str)]) -> Vec<String> {
        let mut dossier = Dossier::new("d", Time(0));
        for (n, (outlet, date, title)) in articles.iter().enumerate() {
            let add = Action::AddArticle {
                text: format!("{n} {title}").into(),
                meta: Meta {
                    outlet: (*outlet).into(),
                    date: (*date).into(),
                    title: (*title).into(),
                    ..Meta::default()
                },
                structure: Default::default(),
                lang: None,
            };
            dossier = dossier.apply(add).expect("an article");
        }
        let names = article_names(&dossier);
        let articles = dossier.articles.iter();
        articles.map(|article| names[&article.id].clone()).collect()
    }

    #[test]
    fn an_outlet_or_the_beginning_of_a_title_names_an_article() {
        let long = "Ferry to the islands stays in port after the storm of Monday night";
        assert_eq!(
            names(&[
                ("The Herald", "2024-10-28", long),
                ("", "", long),
                ("", "", "Storm")
            ]),
            ["The Herald", "Ferry to the islands stays…", "Storm"]
        );
    }

    #[test]
    fn articles_that_would_be_called_alike_are_told_apart() {
        assert_eq!(
            names(&[
                ("AFP", "2024-10-28", "One"),
                ("AFP", "2024-10-29", "Two"),
                ("Le Monde", "2024-10-28", "Three"),
            ]),
            ["AFP, 2024-10-28", "AFP, 2024-10-29", "Le Monde"]
        );
        assert_eq!(
            names(&[
                ("AFP", "", "One"),
                ("AFP", "", "Two"),
                ("", "", "Same"),
                ("", "", "Same")
            ]),
            ["AFP, One", "AFP, Two", "Same", "Same (2)"]
        );
    }

    #[test]
    fn a_title_without_a_space_is_cut_between_characters() {
        let name = &names(&[("", "", &"é".repeat(200)), ("", "", "x")])[0];
        assert_eq!(name.chars().count(), TITLE + 1);
    }
}

//! What the site's files weigh, held below the budgets in `budgets.txt`; and what a first visit downloads of them.

use super::Count;
use crate::bundle;
use crate::dist::{self, Size};
use crate::pages;
use crate::place;
use crate::sh::{Context, Failure, Result, step};
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

/// What the whole first visit is to weigh, for people on slow lines. While it weighs more, its line in `budgets.txt`
/// holds it where it is, and every run says how far it is from here.
const FIRST_VISIT: usize = 500 * 1000;

/// What the words of all languages together may weigh in the engine.
const PACKS: usize = 120 * 1000;

/// Stands in `budgets.txt` for all files together.
const ALL: &str = "all";

/// A file of the site and the most that it may weigh, in gzipped bytes.
#[derive(Debug, PartialEq, Eq)]
struct Budget {
    /// The name before the hash, and the extension: `engine.wasm`.
    file: String,
    most: usize,
}

pub fn run() -> Result<Count> {
    let site = place::root().join("dist/site");
    if !site.join("index.html").is_file() {
        dist::site(&Tools::for_site()?)?;
    }
    step("sizes of the built site, gzipped");
    let file = place::root().join("budgets.txt");
    let budgets = parse(&fs::read_to_string(&file).during("read", &file)?)?;
    let mut sizes = dist::sizes(&site)?;
    sizes.retain(|size| !pages::is_demo(&size.file));
    let mut count = Count::default();
    for budget in budgets.iter().filter(|budget| budget.file != ALL) {
        count.add(Count::one(check(budget, &sizes)));
    }
    for size in sizes.iter().filter(|size| {
        budgets
            .iter()
            .all(|budget| budget.file != plain(&size.file))
    }) {
        count.add(Count::one(Err(Failure::new(format!(
            "{} has no budget: add `{} {}` to budgets.txt.",
            size.file,
            plain(&size.file),
            with_room(size.gzip)
        )))));
    }
    count.add(Count::one(check_first_visit(&budgets, &sizes)));
    count.add(Count::one(check_packs(dist::gzip(&packs()?))));
    Ok(count)
}

fn check(budget: &Budget, sizes: &[Size]) -> Result {
    let found: Vec<&Size> = sizes
        .iter()
        .filter(|size| plain(&size.file) == budget.file)
        .collect();
    let weight: usize = found.iter().map(|size| size.gzip).sum();
    println!("{:>10} of {:>7}  {}", weight, budget.most, budget.file);
    if found.is_empty() {
        return Err(Failure::new(format!(
            "budgets.txt names {}, which the site does not have: delete the line.",
            budget.file
        )));
    }
    if weight > budget.most {
        return Err(Failure::new(format!(
            "{} weighs {weight} bytes gzipped, {} over its budget. Find out what grew (`twiggy top`, or the last \
             dependency), and only if it is worth it to every visitor, write `{} {}` into budgets.txt.",
            budget.file,
            weight - budget.most,
            budget.file,
            with_room(weight)
        )));
    }
    Ok(())
}

fn check_first_visit(budgets: &[Budget], sizes: &[Size]) -> Result {
    let first = sizes.iter().filter(|size| !bundle::is_later(&size.file));
    let whole: usize = first.map(|size| size.gzip).sum();
    let most = budgets.iter().find(|budget| budget.file == ALL);
    let most = most.map_or(FIRST_VISIT, |budget| budget.most);
    println!("{whole:>10} of {most:>7}  the whole first visit");
    if whole > FIRST_VISIT {
        println!(
            "           The aim is {FIRST_VISIT}: {} to go.",
            whole - FIRST_VISIT
        );
    }
    match whole <= most {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "The first visit weighs {whole} bytes gzipped, {} over its budget: it may get lighter, never heavier.",
            whole - most
        ))),
    }
}

/// The words of every language, without comments, as the engine's `build.rs` puts them into it.
fn packs() -> Result<Vec<u8>> {
    let root = place::root().join("crates/engine/lang");
    let list = |folder: &Path| -> Result<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
            .during("read", folder)?;
        paths.sort();
        Ok(paths)
    };
    let mut words = Vec::new();
    for folder in list(&root)?.into_iter().filter(|path| path.is_dir()) {
        for file in list(&folder)? {
            if file.extension().is_some_and(|extension| extension == "txt") {
                for line in fs::read_to_string(&file).during("read", &file)?.lines() {
                    if !line.starts_with('#') {
                        words.extend_from_slice(line.as_bytes());
                    }
                    words.push(b'\n');
                }
            }
        }
    }
    Ok(words)
}

fn check_packs(weight: usize) -> Result {
    println!("{weight:>10} of {PACKS:>7}  the words of all languages, within the engine");
    match weight <= PACKS {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "The words of all languages weigh {weight} bytes gzipped, {} too many: every visitor downloads them.",
            weight - PACKS
        ))),
    }
}

/// Lines of `name bytes`; `#` begins a comment.
fn parse(text: &str) -> Result<Vec<Budget>> {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or("").trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let mut words = line.split_whitespace();
            match (
                words.next(),
                words.next().and_then(|number| number.parse().ok()),
                words.next(),
            ) {
                (Some(file), Some(most), None) => Ok(Budget {
                    file: file.to_owned(),
                    most,
                }),
                _ => Err(Failure::new(format!(
                    "budgets.txt has a line that is not a name and a number of bytes: {line:?}."
                ))),
            }
        })
        .collect()
}

/// A file's name without its folder and without the hash in it: `a/engine-0123456789abcdef.wasm` is `engine.wasm`.
fn plain(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let Some((stem, extension)) = name.split_once('.') else {
        return name.to_owned();
    };
    let hashed = |part: &&str| {
        (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    // Trunk writes `selon-app-<hash>_bg.wasm`.
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let unhashed = stem.rsplit_once('-').filter(|(_, part)| hashed(part));
    format!("{}.{extension}", unhashed.map_or(stem, |(stem, _)| stem))
}

/// A tenth more, rounded up to a hundred.
fn with_room(weight: usize) -> usize {
    (weight + weight / 10).next_multiple_of(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_whatever_its_hash() {
        assert_eq!(plain("engine-0123456789abcdef.wasm"), "engine.wasm");
        assert_eq!(
            plain("selon-app-0123456789abcdef_bg.wasm"),
            "selon-app.wasm"
        );
        assert_eq!(plain("selon-app-d219ccd4a261353.js"), "selon-app.js");
        assert_eq!(plain("selon-app.js"), "selon-app.js");
        assert_eq!(plain("snippets/x/inline0.js"), "inline0.js");
    }

    #[test]
    fn a_file_above_its_budget_fails_and_says_what_to_write() {
        let budgets = parse("# gzipped\nengine.wasm 1000  # measured 900\n").unwrap();
        let weighing = |gzip| {
            [Size {
                file: "engine-0123456789abcdef.wasm".to_owned(),
                raw: 0,
                gzip,
            }]
        };
        assert!(check(&budgets[0], &weighing(1000)).is_ok());
        let failure = check(&budgets[0], &weighing(1001)).unwrap_err();
        assert!(
            failure.text.contains("1 over its budget") && failure.text.contains("engine.wasm 1200")
        );
        assert!(check(&budgets[0], &[]).is_err());
        let later = [Size {
            file: "pdf-0123456789abcdef.wasm".to_owned(),
            raw: 0,
            gzip: 2 * FIRST_VISIT,
        }];
        assert!(
            check_first_visit(&[], &later).is_ok(),
            "loaded with the first PDF"
        );
        assert!(check_first_visit(&[], &weighing(FIRST_VISIT)).is_ok());
        assert!(check_first_visit(&[], &weighing(FIRST_VISIT + 1)).is_err());
        let held = parse("all 600000").unwrap();
        assert!(check_first_visit(&held, &weighing(600_000)).is_ok());
        assert!(check_first_visit(&held, &weighing(600_001)).is_err());
        assert!(parse("engine.wasm a lot").is_err());
        assert!(check_packs(PACKS).is_ok());
        assert!(check_packs(PACKS + 1).is_err());
    }
}

//! Formatting, lints, and the lines that the architecture draws, each as one test.

mod boundary;
mod language;
mod text;

use super::Count;
use crate::place;
use crate::sh::{self, Failure, Result, step};
use crate::tools::Tools;
use std::fs;
use std::process::Command;

pub fn run() -> Result<Count> {
    let mut count = Count::default();
    step("formatting");
    count.add(Count::one(cargo(&["fmt", "--all", "--check"])));
    step("lints");
    count.add(Count::one(clippy(&["--workspace"])));
    // For the wasm target, which has to be there.
    Tools::for_tests()?;
    count.add(Count::one(clippy(&[
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "selon-app",
        "--package",
        "selon-engine-wasm",
    ])));
    step("boundaries and tidiness");
    let files = read_files()?;
    for (promise, check) in CHECKS {
        count.add(Count::one(report(promise, check(&files))));
    }
    count.add(Count::one(boundary::dependencies()));
    Ok(count)
}

/// A source file of the project.
struct File {
    /// From the root of the workspace, with slashes.
    path: String,
    text: String,
}

impl File {
    fn is(&self, extensions: &[&str]) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// Without the tests at its end.
    fn code(&self) -> &str {
        self.text
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap_or(&self.text)
    }

    /// Lines with their numbers, as places that an editor can open.
    fn complaints<'f>(
        text: &'f str,
        path: &'f str,
        wrong: impl Fn(&str) -> bool + 'f,
    ) -> impl Iterator<Item = String> + 'f {
        text.lines()
            .enumerate()
            .filter(move |(_, line)| wrong(line))
            .map(move |(number, line)| format!("{path}:{}: {}", number + 1, line.trim()))
    }
}

type Check = fn(&[File]) -> Vec<String>;

const CHECKS: [(&str, Check); 10] = [
    ("no file has more than 600 lines", text::length),
    ("lines end cleanly", text::line_ends),
    (
        "every Rust file begins by saying what it holds",
        text::module_docs,
    ),
    (
        "no test is switched off, and none sleeps",
        text::honest_tests,
    ),
    ("links in the documents lead somewhere", text::links),
    ("dom, analysis and storage never use view", boundary::layers),
    (
        "the app and the dossier reach the engine's rules by URL only",
        boundary::linked_rules,
    ),
    (
        "no markup carries a style that the policy refuses",
        boundary::inline_styles,
    ),
    (
        "page and server carry the same strict policy",
        boundary::policy,
    ),
    (
        "every language that attributes has cases, and no file of a pack is empty",
        language::cases,
    ),
];

fn report(promise: &str, complaints: Vec<String>) -> Result {
    match complaints.as_slice() {
        [] => Ok(()),
        _ => Err(Failure::new(format!(
            "{promise}, but:\n  {}",
            complaints.join("\n  ")
        ))),
    }
}

/// The text files under the folders that hold our sources.
fn read_files() -> Result<Vec<File>> {
    const TEXT: [&str; 12] = [
        "rs", "js", "mjs", "ts", "css", "html", "md", "toml", "txt", "json", "svg", "yml",
    ];
    let root = place::root();
    let mut paths = sources("", &["dist", "target", "node_modules", "out"])?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let mut file = File {
            text: String::new(),
            path,
        };
        if !file.is(&TEXT) {
            continue;
        }
        let full = root.join(&file.path);
        file.text = fs::read_to_string(&full).map_err(|error| {
            Failure::new(format!("{} cannot be read as UTF-8: {error}.", file.path))
        })?;
        files.push(file);
    }
    Ok(files)
}

/// The paths of the files in a folder and below, but for hidden folders and those `without`.
fn sources(folder: &str, without: &[&str]) -> Result<Vec<String>> {
    use crate::sh::Context;
    let here = place::root().join(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(&here).during("read", &here)? {
        let entry = entry.during("read", &here)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || without.contains(&name.as_str()) {
            continue;
        }
        match entry.path().is_dir() {
            true => found.extend(sources(&format!("{folder}{name}/"), without)?),
            false => found.push(format!("{folder}{name}")),
        }
    }
    Ok(found)
}

fn clippy(what: &[&str]) -> Result {
    let arguments = [
        &["clippy", "--quiet", "--all-targets"],
        what,
        &["--", "-D", "warnings"],
    ];
    cargo(&arguments.concat())
}

fn cargo(arguments: &[&str]) -> Result {
    sh::run(
        Command::new("cargo")
            .args(arguments)
            .current_dir(place::root()),
    )
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

//! Checks that look at one file at a time.

use super::File;
use crate::place;
use std::path::Path;

/// Beyond this a file holds more than one idea.
const MOST_LINES: usize = 600;

/// Tables (.txt), data and lock files may be as long as they need to be.
pub fn length(files: &[File]) -> Vec<String> {
    let long = |file: &&File| {
        file.is(&["rs", "js", "mjs", "css", "html"]) && file.text.lines().count() > MOST_LINES
    };
    files
        .iter()
        .filter(long)
        .map(|file| format!("{} has {} lines", file.path, file.text.lines().count()))
        .collect()
}

pub fn line_ends(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    // In articles a line is as its author left it, and in a word list the last column may be empty.
    for file in files.iter().filter(|file| !file.path.contains("/lang/")) {
        found.extend(File::complaints(&file.text, &file.path, |line| {
            line.ends_with([' ', '\t', '\r'])
        }));
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            found.push(format!("{} does not end in a line break", file.path));
        }
    }
    found
}

pub fn module_docs(files: &[File]) -> Vec<String> {
    let silent = |file: &&File| file.is(&["rs"]) && !file.text.starts_with("//!");
    files
        .iter()
        .filter(silent)
        .map(|file| format!("{} does not begin with //!", file.path))
        .collect()
}

pub fn honest_tests(files: &[File]) -> Vec<String> {
    // Written in two parts, so that this file does not complain of itself.
    let rust = [concat!("#[", "ignore")];
    let script = [
        concat!(".sk", "ip("),
        concat!(".on", "ly("),
        concat!(".to", "do("),
        concat!("waitFor", "Timeout"),
    ];
    let sleep = concat!("thread::", "sleep");
    let mut found = Vec::new();
    for file in files {
        let tests = match file.text.split_once(concat!("#[cfg(", "test)]")) {
            Some((_, tests)) => tests,
            None if file.path.contains("tests/") => &file.text,
            None => "",
        };
        let words: &[&str] = match file.is(&["rs"]) {
            true => &rust,
            false if file.is(&["js", "mjs"]) => &script,
            false => &[],
        };
        found.extend(File::complaints(&file.text, &file.path, |line| {
            words.iter().any(|word| line.contains(word))
        }));
        if file.is(&["rs"]) && tests.contains(sleep) {
            found.push(format!("{}: a test sleeps", file.path));
        }
    }
    found
}

/// Links to files of this project, in Markdown.
pub fn links(files: &[File]) -> Vec<String> {
    let root = place::root();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is(&["md"])) {
        for target in targets(&file.text) {
            let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
            let path = target.split('#').next().unwrap_or("");
            if !path.is_empty() && !path.contains("://") && !root.join(folder).join(path).exists() {
                found.push(format!("{}: {target}", file.path));
            }
        }
    }
    found
}

/// What stands in the round brackets of `[words](target)`.
fn targets(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split(' ').next().unwrap_or(target))
        .filter(|target| !target.starts_with("mailto:"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn what_is_untidy_is_found_and_what_is_tidy_is_not() {
        let tidy = [file("a.rs", "//! Holds a.\nfn a() {}\n")];
        for check in [length, line_ends, module_docs, honest_tests, links] {
            assert_eq!(check(&tidy), [""; 0]);
        }
        assert_eq!(
            line_ends(&[file("a.rs", "fn a() {} \n")]),
            ["a.rs:1: fn a() {}"]
        );
        assert_eq!(line_ends(&[file("a.css", "a {}")]).len(), 1);
        assert_eq!(module_docs(&[file("a.rs", "fn a() {}\n")]).len(), 1);
        assert_eq!(length(&[file("a.js", &"//\n".repeat(601))]).len(), 1);
        assert_eq!(length(&[file("words.txt", &"word\n".repeat(601))]).len(), 0);
    }

    #[test]
    fn a_test_that_is_switched_off_or_sleeps_is_found() {
        let off = concat!("//! A.\n#[", "ignore]\nfn a() {}\n");
        assert_eq!(honest_tests(&[file("a.rs", off)]).len(), 1);
        let sleeps = concat!(
            "//! A.\n#[cfg(",
            "test)]\nmod tests { thread::",
            "sleep(x); }\n"
        );
        assert_eq!(honest_tests(&[file("a.rs", sleeps)]).len(), 1);
        let only = concat!("test.on", "ly('x')\n");
        assert_eq!(honest_tests(&[file("tests/e2e/a.test.mjs", only)]).len(), 1);
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_is_found() {
        let text =
            "[a](Cargo.toml#lib) [b](https://example.org/x) [c](no-such-file.md) [d](#here)\n";
        assert_eq!(links(&[file("a.md", text)]), ["a.md: no-such-file.md"]);
    }
}

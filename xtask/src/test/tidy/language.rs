//! Checks of the language packs. That cases and corpora are well formed is for the tests that read them.

use super::File;
use std::collections::BTreeSet;

const PACKS: &str = "crates/engine/lang/";

/// A pack that has words for attribution is held to examples of its own.
pub fn cases(files: &[File]) -> Vec<String> {
    let packs: Vec<(&str, &str, &File)> = files
        .iter()
        .filter_map(|file| {
            let (code, path) = file.path.strip_prefix(PACKS)?.split_once('/')?;
            Some((code, path, file))
        })
        .collect();
    let mut found = Vec::new();
    for (code, path, file) in &packs {
        if path.ends_with(".txt") && !says_something(&file.text) {
            found.push(format!("{PACKS}{code}/{path} is empty"));
        }
    }
    let with = |wanted: fn(&str) -> bool| -> BTreeSet<&str> {
        let packs = packs.iter().filter(|(_, path, _)| wanted(path));
        packs.map(|(code, ..)| *code).collect()
    };
    let attributing = with(|path| path == "cues.txt");
    let shown = with(|path| path.starts_with("cases/") || path.starts_with("corpus/"));
    for code in attributing.difference(&shown) {
        found.push(format!(
            "{PACKS}{code} has cues.txt and neither cases nor a corpus"
        ));
    }
    found
}

/// Whether a table holds more than comments.
fn says_something(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .any(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn an_empty_file_and_a_language_without_cases_are_found() {
        let pack = |path: &str, text: &str| file(&format!("{PACKS}{path}"), text);
        let cues = || pack("xx/cues.txt", "says\n");
        assert_eq!(
            cases(&[cues(), pack("xx/cases/cue.txt", "a case\n")]).len(),
            0
        );
        assert_eq!(cases(&[cues()]).len(), 1);
        assert_eq!(
            cases(&[cues(), pack("yy/cases/cue.txt", "a case\n")]).len(),
            1
        );
        assert_eq!(
            cases(&[cues(), pack("xx/cases/cue.txt", "# later\n")]).len(),
            1
        );
        assert_eq!(cases(&[pack("xx/units.txt", "")]).len(), 1);
    }
}

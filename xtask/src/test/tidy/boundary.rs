//! Checks of who may use whom: dependencies go one way, see docs/architecture.md.

use super::File;
use crate::place;
use crate::sh::{Failure, Result, read};
use std::process::Command;

/// What a package must not depend on, directly or through others.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    (
        "selon-engine",
        &[
            "web-sys",
            "js-sys",
            "wasm-bindgen",
            "yew",
            "gloo",
            "selon-dossier",
        ],
    ),
    (
        "selon-dossier",
        &[
            "web-sys",
            "js-sys",
            "wasm-bindgen",
            "yew",
            "gloo",
            "selon-app",
        ],
    ),
    ("selon-cli", &["web-sys", "yew", "gloo", "selon-app"]),
    (
        "selon-pdf",
        &["web-sys", "yew", "selon-engine", "selon-dossier"],
    ),
    (
        "selon-app",
        &[
            "selon-engine-wasm",
            "selon-handover-wasm",
            "selon-pdf",
            "selon-cli",
        ],
    ),
];

pub fn dependencies() -> Result {
    for (package, forbidden) in FORBIDDEN {
        let tree = read(
            Command::new("cargo")
                .args(["tree", "--quiet", "--package", package, "--edges", "normal"])
                .args(["--target", "all", "--prefix", "none", "--format", "{p}"])
                .current_dir(place::root()),
        )?;
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        if let Some(name) = names.into_iter().find(|name| forbidden.contains(name)) {
            return Err(Failure::new(format!(
                "{package} depends on {name}, which it must not: see docs/architecture.md, and \
                 `cargo tree -p {package} -i {name}`."
            )));
        }
    }
    Ok(())
}

pub fn layers(files: &[File]) -> Vec<String> {
    let below = ["src/dom/", "src/analysis/", "src/storage/"];
    files
        .iter()
        .filter(|file| below.iter().any(|folder| file.path.starts_with(folder)))
        .flat_map(|file| {
            File::complaints(file.code(), &file.path, |line| {
                line.contains("crate::view") || line.contains("crate::app")
            })
        })
        .collect()
}

/// The page downloads the engine once, for its worker: the app links the data types and none of the rules.
pub fn linked_rules(files: &[File]) -> Vec<String> {
    let apart = |file: &&File| {
        (file.path.starts_with("src/") || file.path.starts_with("crates/dossier/src/"))
            && !file.path.contains("/tests/")
            && !file.path.ends_with("/tests.rs")
    };
    files
        .iter()
        .filter(apart)
        .flat_map(|file| {
            File::complaints(file.code(), &file.path, |line| {
                let line = line.split("//").next().unwrap_or("").trim();
                line.contains("selon_engine::analyze(")
                    || line.contains("compare::across")
                    || line.contains("compare::within")
                    || (line.starts_with("use selon_engine::")
                        && line
                            .split(|c: char| !c.is_alphanumeric() && c != '_')
                            .any(|word| word == "analyze"))
            })
        })
        .collect()
}

/// `style="…"` is refused by the policy; a class, an SVG attribute or a property set by script is not.
pub fn inline_styles(files: &[File]) -> Vec<String> {
    let served = |file: &&File| {
        (file.path.starts_with("src/") && file.is(&["rs"])) || file.path == "index.html"
    };
    files
        .iter()
        .filter(served)
        .flat_map(|file| {
            File::complaints(file.code(), &file.path, |line| {
                line.contains(" style=") || line.contains(" onclick=\"") || line.contains("<style")
            })
        })
        .collect()
}

pub fn policy(files: &[File]) -> Vec<String> {
    let find = |path: &str, begin: &str| {
        let text = files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.as_str());
        text.and_then(|text| text.split_once(begin))
            .and_then(|(_, rest)| rest.split('"').next())
            .unwrap_or("")
            .to_owned()
    };
    let page = find(
        "index.html",
        "http-equiv=\"Content-Security-Policy\" content=\"",
    );
    let server = find("Trunk.toml", "Content-Security-Policy = \"");
    let mut found = Vec::new();
    if page != server {
        found.push(format!(
            "index.html has `{page}`, Trunk.toml has `{server}`"
        ));
    }
    if !page.starts_with("default-src 'none'; ") {
        found.push("it does not begin with default-src 'none'".to_owned());
    }
    if let Some(loose) = [
        "'unsafe-inline'",
        "'unsafe-eval'",
        "http:",
        "https:",
        "*",
        "blob:",
        "data:",
    ]
    .iter()
    .find(|loose| page.split([' ', ';']).any(|word| word == **loose))
    {
        found.push(format!("it allows {loose}"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_lower_layer_that_uses_a_higher_one_is_found() {
        assert_eq!(
            layers(&[file("src/dom/caret.rs", "use crate::view::kit;\n")]).len(),
            1
        );
        assert_eq!(
            layers(&[file("src/view/page.rs", "use crate::view::kit;\n")]).len(),
            0
        );
    }

    #[test]
    fn rules_of_the_engine_in_the_app_are_found_and_its_types_are_not() {
        let check = |text: &str| linked_rules(&[file("src/store.rs", text)]).len();
        assert_eq!(check("use selon_engine::{Analysis, analyze};\n"), 1);
        assert_eq!(check("let a = selon_engine::analyze(text, &options);\n"), 1);
        assert_eq!(
            check("use selon_engine::{Analysis, Claim};\nself.analyze(text)\n"),
            0
        );
        let tests = concat!(
            "#[cfg(test)]\nmod ",
            "tests { use selon_engine::analyze; }\n"
        );
        assert_eq!(check(tests), 0);
    }

    #[test]
    fn a_policy_that_differs_or_is_loose_is_found() {
        let page = |policy: &str| {
            file(
                "index.html",
                &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
            )
        };
        let server = |policy: &str| {
            file(
                "Trunk.toml",
                &format!("Content-Security-Policy = \"{policy}\""),
            )
        };
        let strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
        let loose = "default-src 'none'; script-src 'self' 'unsafe-inline'";
        assert_eq!(policy(&[page(strict), server(strict)]).len(), 0);
        assert_eq!(policy(&[page(strict), server(loose)]).len(), 1);
        assert_eq!(policy(&[page(loose), server(loose)]).len(), 1);
        assert_eq!(policy(&[server(strict)]).len(), 2);
    }
}

//! The custom element's files: one script for the element, one for each of its parts, and what they load.
//!
//! Pages that include Selon name [`ENTRY`] alone. It knows everything else by name, hash and integrity, which are written
//! into it here. A script of several modules becomes one: a browser holds one file to an integrity, not what it imports,
//! and bundlers keep one file as it is.

use crate::bundle::{add, bytes, replace, style, text};
use crate::dist::embed::integrity;
use crate::place;
use crate::sh::{Context, Failure, Result};
use std::fs;
use std::path::Path;

/// The name that other pages include; it never changes.
pub const ENTRY: &str = "selon-annotator.js";

/// Style sheets of the element's own parts, which the app does not import; what they share is `shadow.css`.
pub const SHEETS: [&str; 2] = ["panel.css", "inplace.css"];

/// The modules of the element itself, each after those that it imports.
const ELEMENT: [&str; 4] = ["element-kit", "element-look", "element-parts", "element"];

/// The modules of each of its parts.
const PARTS: [(&str, &[&str]); 2] = [
    (
        "inplace",
        &[
            "inplace-text",
            "inplace-engine",
            "inplace-paint",
            "inplace-words",
            "inplace-claims",
            "inplace-card",
            "inplace",
        ],
    ),
    ("panel", &["panel"]),
];

/// Whether a file of the site is there for other pages alone.
pub fn owns(file: &str) -> bool {
    file == ENTRY
        || ["inplace-", "panel-", "compared-"]
            .iter()
            .any(|name| file.starts_with(name))
}

/// What the element calls its files, and what they are called.
#[derive(Debug, Default)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// Adds a file.
    pub fn add(&mut self, name: &str, file: &str) {
        self.0.push((name.to_owned(), file.to_owned()));
    }

    fn json(&self, value: impl Fn(&str) -> Result<String>) -> Result<String> {
        let pair =
            |(name, file): &(String, String)| Ok(format!("\"{name}\": \"{}\"", value(file)?));
        let pairs: Vec<String> = self.0.iter().map(pair).collect::<Result<_>>()?;
        Ok(format!("{{ {} }}", pairs.join(", ")))
    }
}

/// Writes the element's files into the site, beside those `names` that it shares with the app. `html` is the page, which
/// names the app.
pub fn complete(site: &Path, html: &str, mut names: Names) -> Result {
    let root = place::root();
    for attribute in ["app", "app-wasm"] {
        let file = named(html, attribute)?;
        names.add(if attribute == "app" { "app" } else { "appWasm" }, file);
    }
    for (name, modules) in PARTS {
        let file = add(site, &format!("{name}.js"), join(modules)?.as_bytes())?;
        names.add(name, &file);
    }
    for sheet in SHEETS {
        let whole = style(&root.join("styles").join(sheet))?;
        let file = add(site, sheet, whole.as_bytes())?;
        let name = sheet.strip_suffix(".css").unwrap_or(sheet);
        names.add(&format!("{name}Style"), &file);
    }
    let mut element = join(&ELEMENT)?;
    let files = names.json(|file| Ok(format!("./{file}")))?;
    replace(&mut element, "__SELON_ELEMENT_FILES__", &files)?;
    let held = names.json(|file| Ok(integrity(&bytes(&site.join(file))?)))?;
    replace(&mut element, "__SELON_ELEMENT_INTEGRITY__", &held)?;
    let entry = site.join(ENTRY);
    fs::write(&entry, element).during("write", &entry)
}

/// Modules of `web` as one, which exports what the last of them does.
pub fn join(names: &[&str]) -> Result<String> {
    let mut modules = Vec::new();
    for name in names {
        let module = text(&place::root().join(format!("web/{name}.js")))?;
        modules.push((*name, module));
    }
    joined(&modules)
}

fn joined(modules: &[(&str, String)]) -> Result<String> {
    let mut whole = String::new();
    for (nth, (name, module)) in modules.iter().enumerate() {
        let last = nth + 1 == modules.len();
        for line in module.lines() {
            let from = line
                .split_once(" from \"./")
                .filter(|_| line.starts_with("import ") || line.starts_with("export "))
                .and_then(|(what, file)| Some((what, file.strip_suffix(".js\";")?)));
            match from {
                Some((_, file)) if !modules[..nth].iter().any(|(before, _)| *before == file) => {
                    return Err(Failure::new(format!(
                        "web/{name}.js imports {file}.js, which is not joined before it: see xtask/src/element.rs."
                    )));
                }
                Some((what, _)) if what.starts_with("export ") => {
                    whole += what;
                    whole.push(';');
                }
                Some(_) => continue,
                None if last => whole += line,
                None => whole += line.strip_prefix("export ").unwrap_or(line),
            }
            whole.push('\n');
        }
    }
    Ok(whole)
}

/// The file that the page names for the app.
fn named<'h>(html: &'h str, attribute: &str) -> Result<&'h str> {
    html.split_once(&format!("data-selon-{attribute}=\"./"))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(file, _)| file)
        .ok_or_else(|| {
            Failure::new(format!(
                "The page does not name the app's files (data-selon-{attribute}): see Trunk.toml."
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_knows_its_files_by_name() {
        let mut names = Names::default();
        names.add("panel", "panel-0.js");
        let json = names.json(|file| Ok(format!("./{file}"))).unwrap();
        assert_eq!(json, "{ \"panel\": \"./panel-0.js\" }");
        let html = "<script data-selon-app=\"./a.js\" data-selon-app-wasm=\"./a.wasm\">";
        assert_eq!(named(html, "app").unwrap(), "a.js");
        assert_eq!(named(html, "app-wasm").unwrap(), "a.wasm");
        assert!(named("", "app").is_err());
    }

    #[test]
    fn modules_become_one_that_exports_what_the_last_one_does() {
        let module = |name, text: &str| (name, text.to_owned());
        let whole = joined(&[
            module("a", "export const a = 1;\nexport function b() {}\n"),
            module(
                "c",
                "import { a } from \"./a.js\";\nexport { b } from \"./a.js\";\nexport const c = a;\n",
            ),
        ]);
        assert_eq!(
            whole.unwrap(),
            "const a = 1;\nfunction b() {}\nexport { b };\nexport const c = a;\n"
        );
        assert!(joined(&[module("c", "import { a } from \"./a.js\";\n")]).is_err());
    }

    #[test]
    fn every_part_can_be_joined() {
        for (_, modules) in PARTS.into_iter().chain([("", &ELEMENT[..])]) {
            assert!(!join(modules).unwrap().contains("import {"), "{modules:?}");
        }
    }
}

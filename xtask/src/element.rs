//! The custom element's files: `web/element.js` and what it loads, under hashed names that it knows, and one name that stays.
//!
//! Pages that include Selon name [`ENTRY`] alone. The element loads everything else by the names that are written into it
//! here, from beside itself.

use crate::bundle::{add, bytes, replace, text};
use crate::place;
use crate::sh::{Context, Failure, Result};
use std::fs;
use std::path::Path;

/// The name that other pages include; it never changes.
pub const ENTRY: &str = "selon-annotator.js";

/// Style sheets of the element's own parts, which the app does not import.
pub const SHEETS: [&str; 2] = ["panel.css", "inplace.css"];

/// The scripts of its parts, each after those that it imports.
const PARTS: [&str; 6] = [
    "inplace-text",
    "inplace-engine",
    "inplace-paint",
    "inplace-words",
    "inplace",
    "panel",
];

/// Whether a file of the site is there for other pages alone.
pub fn owns(file: &str) -> bool {
    file == ENTRY
        || ["element-", "inplace", "panel", "compared-"]
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

    fn json(&self) -> String {
        let pairs = self
            .0
            .iter()
            .map(|(name, file)| format!("\"{name}\": \"./{file}\""));
        format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
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
    let mut written: Vec<(String, String)> = Vec::new();
    for name in PARTS {
        let file = script(site, name, &written, None)?;
        names.add(name, &file);
        written.push((name.to_owned(), file));
    }
    for sheet in SHEETS {
        let file = add(site, sheet, &bytes(&root.join("styles").join(sheet))?)?;
        let name = sheet.strip_suffix(".css").unwrap_or(sheet);
        names.add(&format!("{name}Style"), &file);
    }
    let kit = script(site, "element-kit", &written, Some(&names.json()))?;
    written.push(("element-kit".to_owned(), kit));
    let element = script(site, "element", &written, None)?;
    // The same under the name that stays: a forwarding file would be one more wait.
    let (element, entry) = (site.join(element), site.join(ENTRY));
    fs::copy(&element, &entry).during("write", &entry)?;
    Ok(())
}

/// Writes a script under a hashed name, with the names of those that it imports, and, in the kit, of all `files`.
fn script(
    site: &Path,
    name: &str,
    written: &[(String, String)],
    files: Option<&str>,
) -> Result<String> {
    let mut script = text(&place::root().join(format!("web/{name}.js")))?;
    for (imported, file) in written {
        script = script.replace(&format!("\"./{imported}.js\""), &format!("\"./{file}\""));
    }
    if let Some(files) = files {
        replace(&mut script, "__SELON_ELEMENT_FILES__", files)?;
    }
    add(site, &format!("{name}.js"), script.as_bytes())
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
        assert_eq!(names.json(), "{ \"panel\": \"./panel-0.js\" }");
        let html = "<script data-selon-app=\"./a.js\" data-selon-app-wasm=\"./a.wasm\">";
        assert_eq!(named(html, "app").unwrap(), "a.js");
        assert_eq!(named(html, "app-wasm").unwrap(), "a.wasm");
        assert!(named("", "app").is_err());
    }

    #[test]
    fn every_script_comes_after_those_that_it_imports() {
        let mut before: Vec<&str> = Vec::new();
        for name in PARTS.into_iter().chain(["element-kit", "element"]) {
            let script = text(&place::root().join(format!("web/{name}.js"))).unwrap();
            for line in script.lines().filter(|line| line.contains(" from \"./")) {
                let known = before
                    .iter()
                    .any(|b| line.contains(&format!("\"./{b}.js\"")));
                assert!(known, "{name}: {line}");
            }
            before.push(name);
        }
    }
}

//! The app's script as one file, with what wasm-bindgen leaves in `snippets/` beside it.
//!
//! A browser starts sooner with one file, holds one file to its integrity, and finds it in a bundle; and the names in
//! `snippets/` do not change with what is in the files, so that a kept one would get old.

use crate::bundle::{add, text};
use crate::sh::{Context, Failure, Result};
use std::fs;
use std::path::Path;

const FOLDER: &str = "snippets";

/// Puts the snippets into the app's script, which gets a name after its new content, also in the page.
pub fn inline(site: &Path, html: &mut String) -> Result {
    let folder = site.join(FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    let old = html
        .split_once("data-selon-app=\"./")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(file, _)| file.to_owned())
        .ok_or_else(|| {
            Failure::new(
                "The page does not name the app's script (data-selon-app): see Trunk.toml.",
            )
        })?;
    let path = site.join(&old);
    let whole = join(&text(&path)?, |file| text(&site.join(file)))?;
    let new = add(site, "selon-app.js", whole.as_bytes())?;
    *html = without_preloads(&html.replace(&old, &new));
    fs::remove_file(&path).during("remove", &path)?;
    fs::remove_dir_all(&folder).during("remove", &folder)
}

/// The page without those lines that have a browser load the snippets early.
fn without_preloads(html: &str) -> String {
    let begin = format!("<link rel=\"modulepreload\" href=\"./{FOLDER}/");
    let mut parts = html.split(&begin);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole += part.split_once('>').map_or(part, |(_, rest)| rest);
    }
    whole
}

/// The script with an object of what each snippet exports in the place of its imports.
fn join(script: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut known: Vec<&str> = Vec::new();
    let mut whole = String::new();
    for line in script.lines() {
        let Some((names, file)) = import(line) else {
            whole += line;
            whole.push('\n');
            continue;
        };
        let nth = known.iter().position(|known| *known == file);
        let nth = match nth {
            Some(nth) => nth,
            None => {
                whole += &format!(
                    "const snippet{} = {};\n",
                    known.len(),
                    object(&read(file)?)?
                );
                known.push(file);
                known.len() - 1
            }
        };
        let names = names.strip_prefix("* as ").unwrap_or(names);
        whole += &format!("const {} = snippet{nth};\n", names.replace(" as ", ": "));
    }
    Ok(whole)
}

/// What a line imports, and from which snippet.
fn import(line: &str) -> Option<(&str, &str)> {
    let (names, file) = line.strip_prefix("import ")?.split_once(" from ")?;
    let file = file.trim_end_matches(';').trim_matches(['"', '\'']);
    let file = file.strip_prefix("./")?;
    file.starts_with(FOLDER).then_some((names, file))
}

/// A module as an expression: the object of what it exports.
fn object(module: &str) -> Result<String> {
    let mut body = String::new();
    let mut names = Vec::new();
    for line in module.lines() {
        if line.starts_with("import ") {
            return Err(Failure::new(format!(
                "A script of the app's own imports, which is not made one file yet: `{line}`."
            )));
        }
        let exported = line.strip_prefix("export ");
        if let Some(exported) = exported {
            names.push(name(exported).ok_or_else(|| {
                Failure::new(format!(
                    "A script of the app's own exports in a way that is not known yet: `{line}`."
                ))
            })?);
        }
        body += exported.unwrap_or(line);
        body.push('\n');
    }
    Ok(format!(
        "(() => {{\n{body}return {{ {} }};\n}})()",
        names.join(", ")
    ))
}

/// The name that a declaration gives.
fn name(declaration: &str) -> Option<&str> {
    let declaration = declaration.strip_prefix("async ").unwrap_or(declaration);
    let kinds = ["function ", "const ", "let ", "class "];
    let named = kinds
        .iter()
        .find_map(|kind| declaration.strip_prefix(kind))?;
    named
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_become_a_part_of_the_script() {
        let script = "import { a, b as c } from './snippets/x/a.js';\n\
                      import * as import1 from \"./snippets/x/a.js\"\n\
                      import d from \"elsewhere\";\n";
        let snippet =
            "let count = 0;\nexport const a = () => count;\nexport async function b() {}\n";
        let whole = join(script, |file| {
            assert_eq!(file, "snippets/x/a.js");
            Ok(snippet.to_owned())
        });
        assert_eq!(
            whole.unwrap(),
            "const snippet0 = (() => {\nlet count = 0;\nconst a = () => count;\nasync function b() {}\n\
             return { a, b };\n})();\nconst { a, b: c } = snippet0;\nconst import1 = snippet0;\n\
             import d from \"elsewhere\";\n"
        );
        let html = "<link rel=\"modulepreload\" href=\"./a.js\">\
                    <link rel=\"modulepreload\" href=\"./snippets/x/a.js\" crossorigin><p>";
        assert_eq!(
            without_preloads(html),
            "<link rel=\"modulepreload\" href=\"./a.js\"><p>"
        );
        assert!(object("import x from \"y\";\n").is_err());
        assert!(object("export * from \"y\";\n").is_err());
    }
}

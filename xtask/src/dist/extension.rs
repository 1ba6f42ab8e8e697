//! `dist/extension`: the browser extension (Manifest V3), from the files of the site and of the package.

use super::embed::copy_parts;
use super::{VERSION, copy, empty};
use crate::bundle::{self, replace, text};
use crate::element::{ENTRY, join};
use crate::place;
use crate::sh::{Context, Result, step};
use std::fs;
use std::path::{Path, PathBuf};

/// What becomes `page.js`, one script, as a page's script for extensions cannot import.
const PAGE: [&str; 3] = ["inplace-text", "inplace-paint", "extension/page"];

/// What the package has that the extension's own thread works with.
const PACKAGE: [&str; 5] = [
    "core.js",
    "error.js",
    "queue.js",
    "engine.js",
    "engine_bg.wasm",
];

/// Writes the extension, ready to be loaded unpacked or zipped.
pub fn write(site: &Path, package: &Path) -> Result<PathBuf> {
    step("writing the browser extension");
    let own = place::root().join("web/extension");
    let folder = empty(place::root().join("dist/extension"))?;
    copy_parts(site, &folder)?;
    for file in PACKAGE {
        copy(&package.join(file), &folder.join(file))?;
    }
    for file in bundle::files(&own)? {
        copy(&own.join(&file), &folder.join(&file))?;
    }
    let change = |file: &str, old: &str, new: &str| {
        let path = folder.join(file);
        let mut content = text(&path)?;
        replace(&mut content, old, new)?;
        fs::write(&path, content).during("write", &path)
    };
    change("manifest.json", "__SELON_VERSION__", VERSION)?;
    change("desk.html", "../selon-annotator.js", ENTRY)?;
    // As a function of its own it leaves no name behind in the page's other scripts.
    let page = format!("(() => {{\n{}}})();\n", join(&PAGE)?);
    let path = folder.join("page.js");
    fs::write(&path, page).during("write", &path)?;
    Ok(folder)
}

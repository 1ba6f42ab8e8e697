//! `dist/embed`: what a page includes, in a folder of its version, with the lines that include it.

use super::{VERSION, empty};
use crate::bundle::{self, add, bytes, replace, text};
use crate::element::ENTRY;
use crate::pages::FRAME;
use crate::place;
use crate::sh::{Context, Failure, Result, step};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// What is the site's own business.
const NOT: [&str; 6] = [
    "index.html",
    "manifest.webmanifest",
    "sw.js",
    "boot-",
    "icon-",
    "demo/",
];

/// Copies from the built site what pages of others load, and writes `snippet.html` and `integrity.json`.
pub fn write(site: &Path) -> Result<PathBuf> {
    step("writing what a page includes");
    let folder = empty(place::root().join("dist/embed"))?;
    let version = empty(folder.join(VERSION))?;
    copy_parts(site, &version)?;
    // Its name stays on a site; in a folder that never changes it has its hash like all others.
    let entry = version.join(ENTRY);
    let element = add(&version, ENTRY, &bytes(&entry)?)?;
    fs::remove_file(&entry).during("remove", &entry)?;
    let page = version.join(FRAME);
    let mut html = text(&page)?;
    replace(&mut html, ENTRY, &element)?;
    fs::write(&page, html).during("write", &page)?;

    let mut list = Vec::new();
    for file in bundle::files(&version)? {
        let held = integrity(&bytes(&version.join(&file))?);
        list.push(format!("  \"{file}\": \"{held}\""));
    }
    let path = version.join("integrity.json");
    fs::write(&path, format!("{{\n{}\n}}\n", list.join(",\n"))).during("write", &path)?;

    let mut snippet = text(&place::root().join("web/snippet.html"))?;
    let host = named(&version, "host-")?;
    for (mark, file) in [("ELEMENT", &element), ("HOST", &host)] {
        let held = integrity(&bytes(&version.join(file))?);
        replace(&mut snippet, &format!("__{mark}__"), file)?;
        replace(&mut snippet, &format!("__{mark}_INTEGRITY__"), &held)?;
    }
    let path = folder.join("snippet.html");
    fs::write(&path, snippet.replace("__SELON_VERSION__", VERSION)).during("write", &path)?;
    Ok(folder)
}

/// Copies from the built site everything that the element, the iframe and its host may load.
pub fn copy_parts(site: &Path, folder: &Path) -> Result {
    for file in bundle::files(site)? {
        if !NOT.iter().any(|not| file.starts_with(not)) {
            super::copy(&site.join(&file), &folder.join(&file))?;
        }
    }
    Ok(())
}

/// The file of a folder whose name begins so.
fn named(folder: &Path, begin: &str) -> Result<String> {
    let files = bundle::files(folder)?;
    let found = files.into_iter().find(|file| file.starts_with(begin));
    found.ok_or_else(|| Failure::new(format!("The site has no {begin}….js to be included.")))
}

/// The value of an `integrity` attribute.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integrity_is_what_browsers_compute() {
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}

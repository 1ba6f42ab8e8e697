//! Completes what Trunk has built: the modules, the worker, one style sheet, and a page that names them by hash.
//!
//! Trunk calls this after each of its builds, as a hook, in `serve` as in `dist`. Why not Trunk alone: it writes an
//! inline script into the page, which a strict Content-Security-Policy refuses, and gives a worker's files no hash.

use crate::element;
use crate::engine::{self, MODULES};
use crate::pages;
use crate::place;
use crate::sh::{Context, Failure, Result};
use crate::snippets;
use crate::tools::Tools;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Set by `dist`: the site is to keep itself for offline use.
pub const OFFLINE: &str = "SELON_OFFLINE";

/// What makes the site one that can be installed and shared to.
const MANIFEST: &str = "manifest.webmanifest";

/// The hook. Trunk says where the files are.
pub fn hook() -> Result {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Failure::new("`cargo xtask bundle` is for Trunk to call, see Trunk.toml.")
        })?;
    complete(&staging, env::var_os(OFFLINE).is_some())
}

fn complete(site: &Path, offline: bool) -> Result {
    let root = place::root();
    let developing = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let page = site.join("index.html");
    let mut html = text(&page)?;
    snippets::inline(site, &mut html)?;

    let icon = add(site, "icon.svg", &bytes(&root.join("web/icon.svg"))?)?;
    let style = add(
        site,
        "style.css",
        style(&root.join("styles/main.css"))?.as_bytes(),
    )?;
    let mut manifest = text(&root.join("web/manifest.webmanifest"))?;
    replace(&mut manifest, "web/icon.svg", &format!("./{icon}"))?;
    // Its name is what an installed Selon is known by.
    let place = site.join(MANIFEST);
    fs::write(&place, manifest).during("write", &place)?;
    let boot = add(site, "boot.js", &bytes(&root.join("web/boot.js"))?)?;
    let worker = add(site, "worker.js", &bytes(&root.join("web/worker.js"))?)?;
    let porter = add(site, "porter.js", &bytes(&root.join("web/porter.js"))?)?;
    let mut names = format!("data-selon-worker=\"./{worker}\" data-selon-porter=\"./{porter}\"");
    let mut made = element::Names::default();
    made.add("style", &style);
    made.add("worker", &worker);
    made.add("porter", &porter);
    for module in &MODULES {
        let name = module.name;
        let built = engine::build(&Tools::for_site()?, module, developing)?;
        let script = bytes(&built.join(format!("{name}.js")))?;
        let script = add(site, &format!("{name}.js"), &script)?;
        let wasm = bytes(&built.join(format!("{name}_bg.wasm")))?;
        let wasm = add(site, &format!("{name}.wasm"), &wasm)?;
        if module.of_app {
            names +=
                &format!(" data-selon-{name}=\"./{script}\" data-selon-{name}-wasm=\"./{wasm}\"");
        }
        made.add(name, &script);
        made.add(&format!("{name}Wasm"), &wasm);
    }
    element::complete(site, &html, made)?;
    pages::complete(site, &icon)?;

    // The offline script must keep one name: a browser asks for it again by that name.
    let keep = if offline {
        " data-selon-offline=\"./sw.js\""
    } else {
        ""
    };
    replace(
        &mut html,
        "href=\"web/icon.svg\"",
        &format!("href=\"./{icon}\""),
    )?;
    replace(
        &mut html,
        "href=\"web/manifest.webmanifest\"",
        &format!("href=\"./{MANIFEST}\""),
    )?;
    replace(
        &mut html,
        "href=\"styles/main.css\"",
        &format!("href=\"./{style}\""),
    )?;
    replace(
        &mut html,
        "src=\"web/boot.js\"",
        &format!("src=\"./{boot}\" {names}{keep}"),
    )?;
    fs::write(&page, &html).during("write", &page)?;
    if offline {
        write_service_worker(site, &root, &html)?;
    }
    Ok(())
}

/// Whether a file of the site is loaded when something is exported or opened, or by other pages, not on every visit.
pub fn is_later(file: &str) -> bool {
    ["porter-", "handover-", "pdf-"]
        .iter()
        .any(|name| file.starts_with(name))
        || for_others(file)
}

/// Whether a file of the site is there for other pages alone: no visit to the site loads it, and nothing keeps it.
fn for_others(file: &str) -> bool {
    element::owns(file) || pages::owns(file)
}

/// Lists every file of the site in the offline script.
fn write_service_worker(site: &Path, root: &Path, html: &str) -> Result {
    let quoted = |file: String| format!("\"./{file}\"");
    let (later, mut first): (Vec<String>, Vec<String>) = files(site)?
        .into_iter()
        .filter(|file| file != "index.html" && !for_others(file))
        .partition(|file| is_later(file));
    first.insert(0, String::new());
    let list = |files: Vec<String>| files.into_iter().map(quoted).collect::<Vec<_>>().join(", ");
    let (first, later) = (list(first), list(later));
    let version = fingerprint(format!("{html}{first}{later}").as_bytes());
    let mut script = text(&root.join("web/sw.js"))?;
    replace(&mut script, "__SELON_VERSION__", &version)?;
    replace(&mut script, "__SELON_FILES__", &format!("[{first}]"))?;
    replace(&mut script, "__SELON_LATER__", &format!("[{later}]"))?;
    let target = site.join("sw.js");
    fs::write(&target, script).during("write", &target)
}

/// Writes a file under a name that carries the hash of its content; that name.
pub fn add(site: &Path, name: &str, content: &[u8]) -> Result<String> {
    let (stem, extension) = name.split_once('.').unwrap_or((name, "bin"));
    let name = format!("{stem}-{}.{extension}", fingerprint(content));
    let path = site.join(&name);
    fs::write(&path, content).during("write", &path)?;
    Ok(name)
}

/// A style sheet with the files that it imports in their place.
pub fn style(path: &Path) -> Result<String> {
    let mut whole = String::new();
    for line in text(path)?.lines() {
        let import = line
            .trim()
            .strip_prefix("@import url(\"")
            .and_then(|rest| rest.strip_suffix("\");"));
        match import {
            Some(file) => whole += &style(&path.with_file_name("").join(file))?,
            None => {
                whole += &scaled(line);
                whole.push('\n');
            }
        }
    }
    Ok(whole)
}

/// A line of a style sheet with its `rem` taken from `--rem` (styles/tokens.css): in a shadow root it must not be what the
/// page around has made of it. What asks for the width of a container cannot read that, and takes the container's `em`.
fn scaled(line: &str) -> String {
    let query = line.trim_start();
    if query.starts_with("@media") || query.starts_with("--rem:") {
        return line.to_owned();
    }
    let asks = query.starts_with("@container");
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let number = before
            .rfind(|c: char| !(c.is_ascii_digit() || c == '.'))
            .map_or(0, |last| last + 1);
        let minus = before[..number].ends_with(" -");
        let (plain, number) = before.split_at(number - usize::from(minus));
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        out += plain;
        let counts = number.ends_with(|c: char| c.is_ascii_digit());
        match (!counts || !ends, asks) {
            (true, _) => out = out + number + "rem",
            (false, true) => out = out + number + "em",
            (false, false) => out += &format!("calc({number} * var(--rem))"),
        }
        rest = after;
    }
    out + rest
}

/// Every file of a folder and below, by its path from there with slashes, sorted.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(prefix) = folders.pop() {
        let here = folder.join(&prefix);
        for entry in fs::read_dir(&here).during("read", &here)? {
            let entry = entry.during("read", &here)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => folders.push(name + "/"),
                false => found.push(name),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Sixteen hexadecimal digits that change with the content (FNV-1a): a name, not a protection.
pub fn fingerprint(content: &[u8]) -> String {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// Puts `new` in the place of the one `old`.
pub fn replace(text: &mut String, old: &str, new: &str) -> Result {
    match text.matches(old).count() {
        1 => {
            *text = text.replacen(old, new, 1);
            Ok(())
        }
        n => Err(Failure::new(format!(
            "The page or script should have `{old}` once, but has it {n} times: see index.html and Trunk.toml."
        ))),
    }
}

/// What a file holds.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).during("read", path)
}

/// What a file of text holds.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).during("read", path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_its_content_only() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"a"), "af63dc4c8601ec8c");
    }

    #[test]
    fn sizes_are_taken_from_the_app_not_from_the_page_around_it() {
        for (line, scaled_line) in [
            (
                "  padding: 0.25rem 1rem;",
                "  padding: calc(0.25 * var(--rem)) calc(1 * var(--rem));",
            ),
            ("  margin: -2rem;", "  margin: calc(-2 * var(--rem));"),
            ("  --rem: 1rem;", "  --rem: 1rem;"),
            (
                "@container selon (max-width: 60rem) {",
                "@container selon (max-width: 60em) {",
            ),
            ("@media (max-width: 60rem) {", "@media (max-width: 60rem) {"),
            (".remark { color: premium }", ".remark { color: premium }"),
        ] {
            assert_eq!(scaled(line), scaled_line);
        }
    }

    #[test]
    fn the_style_sheet_holds_every_file_that_it_imports() {
        let whole = style(&place::root().join("styles/main.css")).unwrap();
        assert!(!whole.contains("@import"));
        let all = files(&place::root().join("styles")).unwrap();
        let of_the_element = |file: &str| {
            element::SHEETS.contains(&file) || file == "shadow.css" || file.starts_with("panel-")
        };
        for file in all.iter().filter(|file| !of_the_element(file)) {
            let part = text(&place::root().join("styles").join(file)).unwrap();
            let first = part
                .lines()
                .find(|line| !line.contains("@import") && line.ends_with('{'));
            assert!(
                first.is_none_or(|line| whole.contains(line)),
                "styles/{file} is not imported by styles/main.css"
            );
        }
    }
}

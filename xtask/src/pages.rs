//! The pages beside the app: the one for iframes, with its host's script, and the demonstrations.

use crate::bundle::{add, bytes, files, replace, text};
use crate::element::ENTRY;
use crate::place;
use crate::sh::{Context, Result};
use std::fs;
use std::path::Path;

/// Where the demonstrations stand on the site.
const DEMO: &str = "demo/";

/// The page for iframes; its name never changes.
pub const FRAME: &str = "embed.html";

/// Whether a file of the site is there for other pages, or to be looked at, and no part of a visit.
pub fn owns(file: &str) -> bool {
    is_demo(file) || file == FRAME || file.starts_with("frame-") || file.starts_with("host-")
}

/// Whether a file is a demonstration's, which nobody publishes.
pub fn is_demo(file: &str) -> bool {
    file.starts_with(DEMO)
}

/// Writes them into the site. `icon` is the name of the site's icon.
pub fn complete(site: &Path, icon: &str) -> Result {
    let web = place::root().join("web");
    let frame = add(site, "frame.js", &bytes(&web.join("frame.js"))?)?;
    let host = add(site, "host.js", &bytes(&web.join("host.js"))?)?;
    let mut page = text(&web.join(FRAME))?;
    replace(
        &mut page,
        "src=\"web/frame.js\"",
        &format!("src=\"./{frame}\" data-selon-element=\"./{ENTRY}\""),
    )?;
    let path = site.join(FRAME);
    fs::write(&path, page).during("write", &path)?;

    let demo = site.join(DEMO);
    fs::create_dir_all(&demo).during("create", &demo)?;
    for file in files(&web.join(DEMO))? {
        let mut content = bytes(&web.join(DEMO).join(&file))?;
        if file.ends_with(".html") {
            let named = String::from_utf8_lossy(&content)
                .replace("\"../host.js\"", &format!("\"../{host}\""))
                .replace("\"../icon.svg\"", &format!("\"../{icon}\""));
            content = named.into_bytes();
        }
        let path = demo.join(&file);
        fs::write(&path, content).during("write", &path)?;
    }
    Ok(())
}

//! `dist/npm`: the package `selon`, ready for `npm pack`.

use super::{VERSION, empty};
use crate::bundle::{self, bytes, replace, text};
use crate::element::ENTRY;
use crate::engine;
use crate::pages;
use crate::place;
use crate::sh::{Context, Failure, Result, step};
use crate::tools::Tools;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::{Path, PathBuf};

/// Where wasm-bindgen's script would look for the wasm by itself. The package's own modules say where it is, and a
/// bundler that saw this line would add the file even where the wasm is in the script.
const DEFAULT: &str = "module_or_path = new URL('engine_bg.wasm', import.meta.url);";

/// Writes the package and says where; the element in it is the site's.
pub fn write(tools: &Tools, site: &Path) -> Result<PathBuf> {
    step("writing the npm package");
    let package = empty(place::root().join("dist/npm"))?;
    let root = place::root();
    let add = |name: &str, content: &[u8]| {
        let path = package.join(name);
        fs::write(&path, content).during("write", &path)
    };

    for file in bundle::files(&root.join("web/npm"))? {
        let content = text(&root.join("web/npm").join(&file))?;
        add(
            &file,
            content.replace("__SELON_VERSION__", VERSION).as_bytes(),
        )?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        add(file, &bytes(&root.join(file))?)?;
    }
    add(
        "types.d.ts",
        &bytes(&root.join("crates/engine-wasm/src/types.d.ts"))?,
    )?;

    let made = engine::build(tools, &engine::ENGINE, false)?;
    let mut script = text(&made.join("engine.js"))?;
    replace(
        &mut script,
        DEFAULT,
        "throw new Error('no wasm was named');",
    )?;
    add("engine.js", script.as_bytes())?;
    let wasm = bytes(&made.join("engine_bg.wasm"))?;
    add("engine_bg.wasm", &wasm)?;
    let packed = format!(
        "// engine_bg.wasm in base64, for inline.js.\nexport default \"{}\";\n",
        STANDARD.encode(&wasm)
    );
    add("engine-inline.js", packed.as_bytes())?;

    let folder = package.join("element");
    super::embed::copy_parts(site, &folder)?;
    for file in bundle::files(&folder)? {
        let path = folder.join(&file);
        if pages::owns(&file) || file == ENTRY {
            fs::remove_file(&path).during("remove", &path)?;
        }
    }
    add("element.js", element(&text(&site.join(ENTRY))?)?.as_bytes())?;
    Ok(package)
}

/// The element with the addresses of its files written so that bundlers see them, and leave each a file of its own.
fn element(script: &str) -> Result<String> {
    let begin = "const FILES = { ";
    let line = script.lines().find(|line| line.starts_with(begin));
    let line = line.ok_or_else(|| Failure::new(format!("{ENTRY} has no line `{begin}…`.")))?;
    let seen = line
        .replace("\": \"./", "\": new URL(\"./element/")
        .replace("\", \"", "?no-inline\", import.meta.url).href, \"")
        .replace("\" };", "?no-inline\", import.meta.url).href };");
    Ok(script.replacen(line, &seen, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elements_files_are_named_as_bundlers_want_it() {
        assert_eq!(
            element("const FILES = { \"a\": \"./a-1.js\", \"b\": \"./b-2.css\" };\n").unwrap(),
            "const FILES = { \"a\": new URL(\"./element/a-1.js?no-inline\", import.meta.url).href, \
             \"b\": new URL(\"./element/b-2.css?no-inline\", import.meta.url).href };\n"
        );
        assert!(element("").is_err());
    }
}

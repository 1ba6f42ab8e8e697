//! `dist/npm`: the package `selon`, ready for `npm pack`.

use super::{VERSION, empty};
use crate::bundle;
use crate::engine::{self, MODULES};
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

/// Writes the package and says where.
pub fn write(tools: &Tools) -> Result<PathBuf> {
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

    let [engine, ..] = &MODULES;
    let made = engine::build(tools, engine, false)?;
    let script = text(&made.join("engine.js"))?;
    if !script.contains(DEFAULT) {
        return Err(Failure::new(format!(
            "engine.js has no line `{DEFAULT}`: see what wasm-bindgen writes now, and change xtask/src/dist/npm.rs."
        )));
    }
    let script = script.replace(DEFAULT, "throw new Error('no wasm was named');");
    add("engine.js", script.as_bytes())?;
    let wasm = bytes(&made.join("engine_bg.wasm"))?;
    add("engine_bg.wasm", &wasm)?;
    let packed = format!(
        "// engine_bg.wasm in base64, for inline.js.\nexport default \"{}\";\n",
        STANDARD.encode(&wasm)
    );
    add("engine-inline.js", packed.as_bytes())?;
    Ok(package)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).during("read", path)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).during("read", path)
}

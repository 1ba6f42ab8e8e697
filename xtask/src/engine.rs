//! Builds the modules that the page loads by URL: each one wasm file and its JavaScript, for worker, inline fallback and
//! npm alike.

use crate::bundle::fingerprint;
use crate::place;
use crate::sh::{Context, Result, quiet, run};
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

/// What Rust 1.82 and later switches on for wasm32, and wasm-opt is to keep.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A module that the page loads by URL.
pub struct Module {
    /// What its files are called: `engine.js`, `engine_bg.wasm`.
    pub name: &'static str,
    package: &'static str,
    /// What wasm-opt is to aim at.
    aim: &'static str,
    /// Whether it is loaded later than on every visit: while developing it is then built without being made small.
    later: bool,
    /// Whether the app loads it, and the page names it for that.
    pub of_app: bool,
}

/// The analyser, which the npm package holds too.
pub const ENGINE: Module = Module {
    name: "engine",
    package: "selon-engine-wasm",
    aim: "-O3",
    later: false,
    of_app: true,
};

/// Every module.
pub const MODULES: [Module; 4] = [
    ENGINE,
    Module {
        name: "handover",
        package: "selon-handover-wasm",
        aim: "-Oz",
        later: true,
        of_app: true,
    },
    Module {
        name: "pdf",
        package: "selon-pdf",
        aim: "-Oz",
        later: true,
        of_app: true,
    },
    Module {
        name: "compared",
        package: "selon-panel-wasm",
        aim: "-Oz",
        later: true,
        of_app: false,
    },
];

/// The folder with `<name>.js`, `<name>_bg.wasm` and `<name>.d.ts`, made anew where the module has changed.
pub fn build(tools: &Tools, module: &Module, developing: bool) -> Result<PathBuf> {
    let quick = developing && module.later;
    let profile = if quick { "dev" } else { "web" };
    run(tools.command("cargo").args([
        "build",
        "--quiet",
        "--package",
        module.package,
        "--lib",
        "--profile",
        profile,
        "--target",
        "wasm32-unknown-unknown",
    ]))?;
    let compiled = place::target().join(format!(
        "wasm32-unknown-unknown/{}/{}.wasm",
        if quick { "debug" } else { "web" },
        module.package.replace('-', "_")
    ));
    let bytes = fs::read(&compiled).during("read", &compiled)?;

    let folder = place::made().join(module.name);
    let stamp = folder.join("made-from");
    let from = fingerprint(&bytes);
    if fs::read_to_string(&stamp).is_ok_and(|known| known == from) {
        return Ok(folder);
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).during("create", &folder)?;
    quiet(
        tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--out-name", module.name, "--out-dir"])
            .arg(&folder)
            .arg(&compiled),
    )?;
    if !quick {
        optimize(
            tools,
            module.aim,
            &folder.join(format!("{}_bg.wasm", module.name)),
        )?;
    }
    fs::write(&stamp, from).during("write", &stamp)?;
    Ok(folder)
}

/// Makes a wasm file fast (`-O3`) or small (`-Oz`), in place.
pub fn optimize(tools: &Tools, aim: &str, wasm: &Path) -> Result {
    quiet(
        tools
            .command("wasm-opt")
            .arg(aim)
            .args(FEATURES)
            .arg("--output")
            .arg(wasm)
            .arg(wasm),
    )
}

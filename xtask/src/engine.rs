//! Builds the engine for the browser: one wasm file and its JavaScript, for worker, inline fallback and npm alike.

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

/// The folder with `engine.js`, `engine_bg.wasm` and `engine.d.ts`, made anew where the engine has changed.
pub fn build(tools: &Tools) -> Result<PathBuf> {
    run(tools.command("cargo").args([
        "build",
        "--quiet",
        "--package",
        "selon-engine-wasm",
        "--lib",
        "--profile",
        "web",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;
    let compiled = place::target().join("wasm32-unknown-unknown/web/selon_engine_wasm.wasm");
    let bytes = fs::read(&compiled).during("read", &compiled)?;

    let folder = place::made().join("engine");
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
            .args(["--target", "web", "--out-name", "engine", "--out-dir"])
            .arg(&folder)
            .arg(&compiled),
    )?;
    let wasm = folder.join("engine_bg.wasm");
    optimize(tools, &wasm)?;
    fs::write(&stamp, from).during("write", &stamp)?;
    Ok(folder)
}

/// Makes a wasm file fast, in place.
pub fn optimize(tools: &Tools, wasm: &Path) -> Result {
    quiet(
        tools
            .command("wasm-opt")
            .arg("-O3")
            .args(FEATURES)
            .arg("--output")
            .arg(wasm)
            .arg(wasm),
    )
}

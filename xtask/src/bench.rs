//! `cargo xtask bench`: the benchmarks, all or those whose names contain a word; native ones and the one in WebAssembly.

use crate::place;
use crate::sh::{self, Failure, Result, step};
use crate::tools::{Tools, npm};
use std::path::PathBuf;
use std::process::Command;

/// The name of the benchmark in WebAssembly.
const WASM: &str = "figures_wasm";
/// What it is compared with; installed for the comparison alone, and never shipped.
const RECOGNIZERS: &str = "@microsoft/recognizers-text-number";
const RECOGNIZERS_VERSION: &str = "1.3.1";

pub fn run(filter: &[&str]) -> Result {
    if let Some(option) = filter.iter().find(|word| word.starts_with('-')) {
        return Err(Failure::usage(&format!("`bench` knows no {option:?}.")));
    }
    let wanted = |name: &str| filter.is_empty() || filter.iter().any(|word| name.contains(word));
    if filter != [WASM] {
        sh::run(
            Command::new("cargo")
                .args(["bench", "--workspace", "--benches", "--"])
                .args(filter)
                .current_dir(place::root()),
        )?;
    }
    if wanted(WASM) {
        wasm()?;
    }
    Ok(())
}

/// The figure pass in WebAssembly, built as the site's engine is.
fn wasm() -> Result {
    let tools = Tools::for_engine()?;
    let folder = place::made().join("bench");
    sh::run(tools.command("cargo").args([
        "build",
        "--quiet",
        "--package",
        "selon-engine-wasm",
        "--example",
        "figures",
        "--profile",
        "web",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;
    let compiled = place::target().join("wasm32-unknown-unknown/web/examples/figures.wasm");
    sh::quiet(
        tools
            .command("wasm-bindgen")
            .args(["--target", "nodejs", "--out-name", "figures", "--out-dir"])
            .arg(&folder)
            .arg(&compiled),
    )?;
    let wasm = folder.join("figures_bg.wasm");
    crate::engine::optimize(&tools, "-O3", &wasm)?;
    let mut node = tools.command("node");
    node.arg("crates/engine-wasm/benches/figures.mjs")
        .arg(folder.join("figures.js"));
    match recognizers(&folder) {
        Ok(package) => {
            node.arg(package);
        }
        Err(failure) => step(&format!("without Recognizers-Text, as {}", failure.text)),
    }
    sh::run(&mut node)
}

/// The folder of Recognizers-Text, installed where it is not yet.
fn recognizers(folder: &std::path::Path) -> Result<PathBuf> {
    let package = folder.join("node_modules").join(RECOGNIZERS);
    if !package.is_dir() {
        sh::quiet(
            npm()?
                .args(["install", "--no-audit", "--no-fund", "--no-save"])
                .arg("--prefix")
                .arg(folder)
                .arg(format!("{RECOGNIZERS}@{RECOGNIZERS_VERSION}")),
        )?;
    }
    Ok(package)
}

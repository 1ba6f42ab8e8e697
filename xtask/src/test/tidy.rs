//! Formatting, lints, and the lines that the architecture draws.

use super::Count;
use crate::place;
use crate::sh::{self, Result, step};
use std::process::Command;

pub fn run() -> Result<Count> {
    let mut count = Count::default();
    step("formatting");
    count.add(Count::one(cargo(&["fmt", "--all", "--check"])));
    step("lints");
    count.add(Count::one(cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])));
    count.add(Count::one(cargo(&[
        "clippy",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "selon-app",
        "--package",
        "selon-engine-wasm",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])));
    Ok(count)
}

fn cargo(arguments: &[&str]) -> Result {
    sh::run(
        Command::new("cargo")
            .args(arguments)
            .current_dir(place::root()),
    )
}

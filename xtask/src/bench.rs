//! `cargo xtask bench`: the benchmarks, all or those whose names contain a word.

use crate::place;
use crate::sh::{self, Failure, Result};
use std::process::Command;

pub fn run(filter: &[&str]) -> Result {
    if let Some(option) = filter.iter().find(|word| word.starts_with('-')) {
        return Err(Failure::usage(&format!("`bench` knows no {option:?}.")));
    }
    sh::run(
        Command::new("cargo")
            .args(["bench", "--workspace", "--benches", "--"])
            .args(filter)
            .current_dir(place::root()),
    )
}

//! The tests that need no browser: engine, dossier, command line, the app's reducer, and these commands.

use super::{Count, count};
use crate::sh::{Result, step};
use std::process::Command;

pub fn run() -> Result<Count> {
    step("native tests");
    count(Command::new("cargo").args(["test", "--workspace", "--quiet", "--no-fail-fast"]))
}

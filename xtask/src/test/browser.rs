//! The tests that run inside a real headless Chromium, as wasm.

use super::{Count, count};
use crate::sh::{Result, step};
use crate::tools::Tools;

pub fn run() -> Result<Count> {
    let browser = crate::browser::find_or_install()?;
    let tools = Tools::for_tests()?;
    step("tests in the browser");
    count(
        tools
            .command("cargo")
            .args([
                "test",
                "--target",
                "wasm32-unknown-unknown",
                "--no-fail-fast",
            ])
            .args([
                "--package",
                "selon-engine-wasm",
                "--package",
                "selon-app",
                "--tests",
            ])
            .env("CHROMEDRIVER", browser.driver),
    )
}

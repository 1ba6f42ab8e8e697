//! The tests that run inside a real headless Chromium, as wasm.

use super::{Count, count};
use crate::browser::{self, Browser};
use crate::place;
use crate::sh::{Context, Result, step};
use crate::tools::Tools;
use std::fs;
use std::path::PathBuf;

pub fn run() -> Result<Count> {
    let browser = browser::find_or_install()?;
    let tools = Tools::for_tests()?;
    step("tests in the browser");
    count(
        tools
            .command("cargo")
            .args(["test", "--no-fail-fast"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(["--package", "selon-engine-wasm", "--package", "selon-app"])
            .args(["--test", "*"])
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&browser)?)
            .env("CHROMEDRIVER", &browser.driver),
    )
}

/// The file that tells the driver which browser to start, and how: without a screen, also for root, also where there
/// is little shared memory.
fn capabilities(browser: &Browser) -> Result<PathBuf> {
    let file = place::made().join("webdriver.json");
    let binary = browser
        .chrome
        .to_string_lossy()
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    let json = format!(
        r#"{{"goog:chromeOptions": {{"binary": "{binary}", "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"]}}}}"#
    );
    fs::create_dir_all(place::made()).during("create", &place::made())?;
    fs::write(&file, json).during("write", &file)?;
    Ok(file)
}

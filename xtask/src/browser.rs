//! The browser that tests run in: Chrome or Chromium with its driver, found or installed from Debian.

use crate::sh::{Failure, Result, quiet, step, which};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// A browser and the driver that speaks to it.
pub struct Browser {
    /// For the journeys, which drive it directly.
    pub chrome: PathBuf,
    /// For wasm-bindgen's tests.
    pub driver: PathBuf,
}

const CHROMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const HOW: &str = "install Chromium with its driver (on Debian the packages chromium and chromium-driver), or name them in \
                   the variables CHROME and CHROMEDRIVER";

/// The browser, installed first where Debian's packages can be had.
pub fn find_or_install() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    install()?;
    find()?
        .ok_or_else(|| Failure::new(format!("Chromium was installed but is not on PATH: {HOW}.")))
}

fn find() -> Result<Option<Browser>> {
    let chrome = match named("CHROME")? {
        None => CHROMES.iter().find_map(|name| which(name)),
        named => named,
    };
    let driver = match named("CHROMEDRIVER")? {
        None => which("chromedriver"),
        named => named,
    };
    Ok(chrome
        .zip(driver)
        .map(|(chrome, driver)| Browser { chrome, driver }))
}

/// The file that a variable names, which must be there.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(file) if !file.is_file() => Err(Failure::new(format!(
            "{variable} names {}, which is not a file.",
            file.display()
        ))),
        file => Ok(file),
    }
}

fn install() -> Result {
    let missing = |why: &str| {
        Failure::new(format!(
            "Chrome or Chromium with chromedriver is missing, and {why}: {HOW}."
        ))
    };
    if which("apt-get").is_none() {
        return Err(missing("there is no apt-get to install it with"));
    }
    step("Chromium: installing Debian's (about a minute)");
    for arguments in [
        &["update"][..],
        &[
            "install",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ],
    ] {
        quiet(
            as_root("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
        .map_err(|failure| missing(failure.text.trim_end_matches('.')))?;
    }
    step("Chromium: installed");
    Ok(())
}

/// Through sudo where it is there, never asking for a password.
fn as_root(program: &str) -> Command {
    if which("sudo").is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}

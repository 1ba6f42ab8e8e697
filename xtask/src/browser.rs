//! The browsers that tests run in: Chrome or Chromium with its driver, Firefox, and WebKit with a screen that nobody
//! sees; found, or installed from Debian.

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
    debian(
        "Chrome or Chromium with chromedriver",
        "about a minute",
        &["chromium", "chromium-driver"],
        HOW,
    )
}

/// Something that a package of Debian's brings.
struct Program {
    /// The variable that names it where it is elsewhere.
    variable: &'static str,
    /// What it is called on PATH.
    names: &'static [&'static str],
    package: &'static str,
}

const OTHERS: [Program; 3] = [
    Program {
        variable: "FIREFOX",
        names: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    },
    Program {
        variable: "WEBKIT_DRIVER",
        names: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Program {
        variable: "XVFB",
        names: &["Xvfb"],
        package: "xvfb",
    },
];

/// The other engines, installed first where Debian's packages can be had: the variables by which the journeys find them.
pub fn others_or_install() -> Result<Vec<(&'static str, PathBuf)>> {
    const HOW: &str = "install them (on Debian the packages firefox-esr, webkit2gtk-driver and xvfb), or name them in \
                       the variables FIREFOX, WEBKIT_DRIVER and XVFB";
    let find = |program: &Program| -> Result<Option<PathBuf>> {
        Ok(match named(program.variable)? {
            None => program.names.iter().find_map(|name| which(name)),
            named => named,
        })
    };
    let mut missing = Vec::new();
    for program in &OTHERS {
        if find(program)?.is_none() {
            missing.push(program.package);
        }
    }
    if !missing.is_empty() {
        debian(
            &format!(
                "For the journeys in Firefox and WebKit {}",
                missing.join(" and ")
            ),
            "about a minute",
            &missing,
            HOW,
        )?;
    }
    let mut found = Vec::new();
    for program in &OTHERS {
        let file = find(program)?.ok_or_else(|| {
            Failure::new(format!(
                "{} was installed but is not on PATH: {HOW}.",
                program.package
            ))
        })?;
        found.push((program.variable, file));
    }
    Ok(found)
}

/// Installs packages of Debian's; `how` says what a person does where that cannot be.
fn debian(what: &str, time: &str, packages: &[&str], how: &str) -> Result {
    let missing = |why: &str| Failure::new(format!("{what} is missing, and {why}: {how}."));
    if which("apt-get").is_none() {
        return Err(missing("there is no apt-get to install it with"));
    }
    let list = packages.join(", ");
    step(&format!("{list}: installing Debian's ({time})"));
    // Somebody else may be installing something at the moment.
    let wait = ["-o", "DPkg::Lock::Timeout=300"];
    let update = ["update"];
    let install = ["install", "--yes", "--no-install-recommends"];
    for (arguments, packages) in [(&update[..], &[][..]), (&install[..], packages)] {
        quiet(
            as_root("apt-get")
                .args(wait)
                .args(arguments)
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
        .map_err(|failure| missing(failure.text.trim_end_matches('.')))?;
    }
    step(&format!("{list}: installed"));
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

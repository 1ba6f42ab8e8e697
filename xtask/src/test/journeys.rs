//! What a person does, from end to end, on the site as it is published.

use super::{Count, count};
use crate::place;
use crate::sh::{Context, Failure, Result, quiet, step};
use crate::tools::{Tools, npm};
use crate::{bundle, dist};
use std::fs;
use std::process::Command;

pub fn run() -> Result<Count> {
    let browser = crate::browser::find_or_install()?;
    let others = crate::browser::others_or_install()?;
    let [site, ..] = dist::all(&Tools::for_site()?)?;
    install_packages()?;
    step("journeys on the built site");
    let folder = place::root().join("tests/e2e");
    let mut journeys: Vec<_> = bundle::files(&folder)?
        .into_iter()
        .filter(|file| file.ends_with(".test.mjs") && !file.contains("node_modules"))
        .map(|file| folder.join(file))
        .collect();
    journeys.sort();
    count(
        Command::new("node")
            .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
            .args(journeys)
            .env("CHROME", browser.chrome)
            .envs(others)
            .env("SELON_SITE", site),
    )
}

/// playwright-core, axe-core and ws as the lock file names them; nothing is downloaded where they are there already.
fn install_packages() -> Result {
    let folder = place::root().join("tests/e2e");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).during("read", &lock)?;
    let stamp = folder.join("node_modules/.selon-installed");
    if fs::read(&stamp).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    step("playwright-core, axe-core and ws: installing (a few seconds)");
    quiet(
        npm()?
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(&folder),
    )
    .map_err(|failure| {
        Failure::new(format!(
            "playwright-core, axe-core and ws could not be installed, as {} To have them, connect to the network and run \
             `npm ci` in tests/e2e.",
            failure.text
        ))
    })?;
    fs::write(&stamp, wanted).during("write", &stamp)
}

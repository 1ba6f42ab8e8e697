//! Where things are: the workspace, what is built, what is kept between runs.

use crate::sh::{Failure, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// What the commands make themselves, beside what Cargo makes.
pub fn made() -> PathBuf {
    target().join("selon")
}

/// The folder of one tool in one version, kept for all checkouts of this user.
pub fn tool(name: &str, version: &str) -> Result<PathBuf> {
    let given = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let cache = given("XDG_CACHE_HOME")
        .or_else(|| given("LOCALAPPDATA"))
        .or_else(|| given("HOME").map(|home| home.join(".cache")))
        .ok_or_else(|| {
            Failure::new(
                "There is no folder to keep tools in: set XDG_CACHE_HOME (or HOME) and try again.",
            )
        })?;
    Ok(cache.join("selon/tools").join(format!("{name}-{version}")))
}

//! The tools that make a wasm site: the wasm target, wasm-bindgen, Trunk, wasm-opt.
//!
//! A tool of the right version on PATH is used; else one from the user's cache folder; else it is installed there,
//! from crates.io or npm, with one line of progress. An interrupted installation leaves nothing that counts.

use crate::place;
use crate::sh::{Context, Failure, Result, quiet, read, step, which};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

/// The last Trunk that builds with the toolchain in Cargo.toml's `rust-version`.
const TRUNK: &str = "0.21.14";
/// Also named in Trunk.toml, as `version_132`.
const BINARYEN: &str = "132";

const TARGET: &str = "wasm32-unknown-unknown";

/// Tools that are there, by way of a PATH that leads to them.
pub struct Tools {
    path: OsString,
}

struct Tool {
    name: &'static str,
    version: String,
    /// A program of it, which answers `--version` with a line that has the version as a word.
    program: &'static str,
    /// What else must stand beside that program.
    beside: &'static [&'static str],
    source: Source,
    minutes: &'static str,
}

enum Source {
    Crate { name: &'static str, locked: bool },
    Npm,
}

impl Tools {
    /// Everything that builds the site.
    pub fn for_site() -> Result<Tools> {
        Tools::gather(&[wasm_bindgen()?, trunk(), wasm_opt()])
    }

    /// What builds the engine alone.
    pub fn for_engine() -> Result<Tools> {
        Tools::gather(&[wasm_bindgen()?, wasm_opt()])
    }

    /// What runs wasm tests.
    pub fn for_tests() -> Result<Tools> {
        Tools::gather(&[wasm_bindgen()?])
    }

    fn gather(tools: &[Tool]) -> Result<Tools> {
        wasm_target()?;
        let mut folders = Vec::new();
        for tool in tools {
            folders.extend(tool.find_or_install()?);
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders)
            .map_err(|error| Failure::new(format!("PATH cannot be extended: {error}.")))?;
        Ok(Tools { path })
    }

    /// A command that finds the tools, started at the root of the workspace.
    pub fn command(&self, program: &str) -> Command {
        // Looked up here, as not every system looks a child up in the PATH that the child is given.
        let found = env::split_paths(&self.path)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file());
        let mut command = Command::new(found.unwrap_or_else(|| program.into()));
        command.env("PATH", &self.path).current_dir(place::root());
        command
    }
}

/// The wasm-bindgen that Cargo.lock names: the program and the library must be of one version.
fn wasm_bindgen() -> Result<Tool> {
    let file = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).during("read", &file)?;
    let version = locked(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock does not name a version of wasm-bindgen: run `cargo update -w`.")
    })?;
    Ok(Tool {
        name: "wasm-bindgen",
        version: version.to_owned(),
        program: "wasm-bindgen",
        beside: &["wasm-bindgen-test-runner"],
        source: Source::Crate {
            name: "wasm-bindgen-cli",
            // Its lock file names a dependency that is not to be had any more.
            locked: false,
        },
        minutes: "about three minutes",
    })
}

fn trunk() -> Tool {
    Tool {
        name: "trunk",
        version: TRUNK.to_owned(),
        program: "trunk",
        beside: &[],
        source: Source::Crate {
            name: "trunk",
            locked: true,
        },
        minutes: "about six minutes",
    }
}

fn wasm_opt() -> Tool {
    Tool {
        name: "binaryen",
        version: BINARYEN.to_owned(),
        program: "wasm-opt",
        beside: &[],
        source: Source::Npm,
        minutes: "a few seconds",
    }
}

impl Tool {
    /// The folder to be put on PATH; `None` where PATH leads to it already.
    fn find_or_install(&self) -> Result<Option<PathBuf>> {
        if which(self.program).is_some_and(|file| self.is_there(&file)) {
            return Ok(None);
        }
        let folder = place::tool(self.name, &self.version)?;
        let programs = match self.source {
            Source::Crate { .. } => folder.join("bin"),
            Source::Npm => folder.join("node_modules/.bin"),
        };
        if !self.is_there(&programs.join(self.program)) {
            self.install(&folder)?;
            if !self.is_there(&programs.join(self.program)) {
                return Err(Failure::new(format!(
                    "{} {} was installed in {} but does not run.",
                    self.name,
                    self.version,
                    folder.display()
                )));
            }
        }
        Ok(Some(programs))
    }

    /// Whether this program is of the version wanted, with all that belongs beside it.
    fn is_there(&self, program: &Path) -> bool {
        let beside = |name: &&str| program.with_file_name(name).is_file();
        self.beside.iter().all(beside)
            && Command::new(program)
                .arg("--version")
                .stderr(Stdio::null())
                .output()
                .is_ok_and(|output| {
                    String::from_utf8_lossy(&output.stdout)
                        .split_whitespace()
                        .any(|word| word == self.version)
                })
    }

    fn install(&self, folder: &Path) -> Result {
        let start = Instant::now();
        step(&format!(
            "{} {}: installing ({})",
            self.name, self.version, self.minutes
        ));
        // A folder of its own, as another checkout may be installing the same.
        let mut part = folder.as_os_str().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        let _ = fs::remove_dir_all(&part);
        fs::create_dir_all(&part).during("create", &part)?;
        let (mut command, by_hand) = self.installer(&part)?;
        quiet(&mut command).map_err(|failure| {
            Failure::new(format!(
                "{} {} could not be installed, as {} To have it, connect to the network and try again, or run \
                 `{by_hand}` and put it on PATH.",
                self.name,
                self.version,
                failure.text.trim_end_matches('.').to_owned() + "."
            ))
        })?;
        let _ = fs::remove_dir_all(folder);
        fs::rename(&part, folder).during("move", &part)?;
        step(&format!(
            "{} {}: installed in {} s",
            self.name,
            self.version,
            start.elapsed().as_secs()
        ));
        Ok(())
    }

    /// The command that installs into `part`, and what a person would type to have the same.
    fn installer(&self, part: &Path) -> Result<(Command, String)> {
        let version = &self.version;
        Ok(match self.source {
            Source::Crate { name, locked } => {
                let locked = if locked { " --locked" } else { "" };
                let by_hand = format!("cargo install {name} --version {version}{locked}");
                let mut command = Command::new("cargo");
                command
                    .args(by_hand.split(' ').skip(1))
                    .arg("--root")
                    .arg(part)
                    // Built apart from the workspace, whose folder and settings are none of its business.
                    .env_remove("CARGO_TARGET_DIR")
                    .current_dir(part);
                (command, by_hand)
            }
            Source::Npm => {
                let package = format!("{}@{version}", self.name);
                let mut command = npm()?;
                command
                    .args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
                    .arg("--prefix")
                    .arg(part)
                    .arg(&package);
                (command, format!("npm install -g {package}"))
            }
        })
    }
}

/// npm, where Node.js is there.
pub fn npm() -> Result<Command> {
    for program in ["node", "npm"] {
        which(program).ok_or_else(|| {
            Failure::new(format!(
                "{program} is missing: install Node.js 20 or later with npm (https://nodejs.org, or your system's \
                 packages nodejs and npm), and try again."
            ))
        })?;
    }
    Ok(Command::new("npm"))
}

fn wasm_target() -> Result {
    let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    step(&format!(
        "{TARGET}: adding to the toolchain (a few seconds)"
    ));
    quiet(Command::new("rustup").args(["target", "add", TARGET])).map_err(|failure| {
        Failure::new(format!(
            "The wasm target could not be installed, as {} To have it, connect to the network and run `rustup target \
             add {TARGET}`.",
            failure.text.trim_end_matches('.').to_owned() + "."
        ))
    })
}

/// The version that a lock file names for a package.
fn locked<'l>(lock: &'l str, package: &str) -> Option<&'l str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version_of_the_package_and_of_no_other() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "bindgen"), None);
    }

    #[test]
    fn trunk_is_told_the_version_of_wasm_opt_that_is_installed() {
        let recipe = fs::read_to_string(place::root().join("Trunk.toml")).unwrap();
        assert!(recipe.contains(&format!("wasm_opt = \"version_{BINARYEN}\"")));
    }
}

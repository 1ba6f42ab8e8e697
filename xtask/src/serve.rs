//! `cargo xtask serve`: the app on this machine, built anew at every change.

use crate::place;
use crate::sh::{self, Failure, Result, step};
use crate::tools::Tools;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// Folders whose changes change nothing on the page.
const QUIET: [&str; 8] = [
    "target",
    "dist",
    "docs",
    "tests",
    "xtask",
    ".ci",
    ".cargo",
    "crates/cli",
];

/// What follows the command.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    open: bool,
    release: bool,
}

impl Options {
    pub fn parse(arguments: &[&str]) -> Result<Options> {
        let mut options = Options {
            port: 8080,
            open: false,
            release: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--open" => options.open = true,
                "--release" => options.release = true,
                "--port" => {
                    options.port = rest
                        .next()
                        .and_then(|port| port.parse().ok())
                        .filter(|port| *port > 0)
                        .ok_or_else(|| Failure::usage("--port wants a number from 1 to 65535."))?;
                }
                other => return Err(Failure::usage(&format!("`serve` knows no {other:?}."))),
            }
        }
        Ok(options)
    }
}

pub fn run(options: Options) -> Result {
    TcpListener::bind(("127.0.0.1", options.port)).map_err(|error| {
        Failure::new(format!(
            "Port {} cannot be served on ({error}): choose another with `cargo xtask serve --port N`.",
            options.port
        ))
    })?;
    let tools = Tools::for_site()?;
    step("building the engine and the app");
    let mut trunk = tools.command("trunk");
    trunk
        .args(["--quiet", "serve", "--offline", "--port"])
        .arg(options.port.to_string())
        .arg("--dist")
        .arg(place::made().join("serve"));
    // Trunk watches the whole folder, and wants those that it is not to watch to be there.
    for folder in QUIET {
        let folder = place::root().join(folder);
        if folder.is_dir() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    if options.release {
        trunk.args(["--release", "--cargo-profile", "web"]);
    }
    if options.open {
        trunk.arg("--open");
    }
    let port = options.port;
    thread::spawn(move || announce(port));
    sh::run(&mut trunk)
}

/// Prints the address as soon as the server answers there.
fn announce(port: u16) {
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        thread::sleep(Duration::from_millis(100));
    }
    step(&format!(
        "Selon is at http://127.0.0.1:{port} (Ctrl+C ends it)"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_8080_unless_another_is_chosen() {
        assert_eq!(Options::parse(&[]).unwrap().port, 8080);
        assert_eq!(
            Options::parse(&["--port", "9000", "--open"]).unwrap().port,
            9000
        );
    }

    #[test]
    fn wrong_options_are_told_and_not_ignored() {
        for wrong in [
            &["--port"][..],
            &["--port", "x"],
            &["--port", "0"],
            &["--fast"],
        ] {
            assert!(Options::parse(wrong).unwrap_err().usage, "{wrong:?}");
        }
    }
}

//! The project's commands, the same by hand and in CI: `cargo xtask serve`, `dist`, `test`, `bench`.
//!
//! [`tools`] and [`browser`] find or install what a bare machine lacks; [`engine`], [`bundle`], [`element`] and [`pages`] make the
//! files that a browser loads; the commands themselves stand in [`serve`], [`dist`], [`test`] and [`bench`]. What cannot be done
//! ends in one sentence, a [`sh::Failure`], that names what is missing and how to get it.
#![allow(clippy::print_stdout, clippy::print_stderr)]
#![allow(clippy::disallowed_methods)] // Times are for people here, and never reach wasm.

mod bench;
mod browser;
mod bundle;
mod dist;
mod element;
mod engine;
mod pages;
mod place;
mod serve;
mod sh;
mod snippets;
mod test;
mod tools;

use sh::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--open] [--release]   build, and serve the app on http://127.0.0.1:8080
  dist                                    write dist/site, dist/npm, dist/embed and dist/extension
  test [--only PART[,PART…]]              everything that CI runs; the parts are
                                          tidy, native, browser, journeys, size
  bench [NAME]                            run the benchmarks

What is missing (the wasm target, wasm-bindgen, Trunk, wasm-opt, Chromium) is installed first, once.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["serve", rest @ ..] => serve::Options::parse(rest).and_then(serve::run),
        ["dist"] => dist::run(),
        ["test", rest @ ..] => test::Parts::parse(rest).and_then(test::run),
        ["bench", rest @ ..] => bench::run(rest),
        // Called by Trunk after each of its builds, see Trunk.toml.
        ["bundle"] => bundle::hook(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(Failure::usage("A command is missing.")),
        [other, ..] => Err(Failure::usage(&format!("There is no command {other:?}."))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.text);
            if failure.usage {
                eprintln!("\n{USAGE}");
                return ExitCode::from(2);
            }
            ExitCode::FAILURE
        }
    }
}

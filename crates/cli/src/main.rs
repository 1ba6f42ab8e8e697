//! `selon`: analyse, scan and compare articles on the command line.
//!
//! `args` reads the words of the call, every other module is one subcommand or what several of them share: [`input`]
//! reads files and lines, [`publish`] writes the JSON of CONTRACTS section 3, [`pretty`] and [`table`] print for people. Offsets in everything printed here are
//! code points. Errors are one sentence on standard error; exit code 1, or 2 for a call that cannot be understood.

mod analyze;
mod args;
mod compare;
mod corpus;
mod desk;
mod failure;
mod input;
mod pretty;
mod publish;
mod scan;
mod table;

use args::Call;
use failure::Failure;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(lexopt::Parser::from_env()).and_then(run) {
        Ok(code) => code,
        Err(Failure::Quiet) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nothing is left to be done when standard error is closed, too.
            let _ = writeln!(std::io::stderr(), "selon: {failure}");
            failure.code()
        }
    }
}

fn run(call: Call) -> Result<ExitCode, Failure> {
    match call {
        Call::Print(text) => {
            let mut out = std::io::stdout().lock();
            out.write_all(text.as_bytes()).map_err(Failure::writing)?;
            Ok(ExitCode::SUCCESS)
        }
        Call::Analyze(call) => analyze::run(&call),
        Call::Scan(call) => scan::run(&call),
        Call::Compare(call) => compare::run(&call),
        Call::Import(call) => desk::import(&call),
        Call::Export(call) => desk::export(&call),
        Call::Corpus(call) => corpus::run(&call),
    }
}

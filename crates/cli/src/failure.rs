//! What can go wrong, as sentences.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a call ends early.
#[derive(Debug)]
pub enum Failure {
    /// The call cannot be understood; exit code 2.
    Usage(String),
    /// Something could not be read, written or done; exit code 1.
    Failed(String),
    /// Nobody reads the output any more; not an error.
    Quiet,
}

impl Failure {
    /// The failure of a write to standard output.
    pub fn writing(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Quiet,
            _ => Failure::Failed(format!("cannot write the output: {error}")),
        }
    }

    /// The failure to read `name`.
    pub fn reading(name: &str, error: &io::Error) -> Failure {
        Failure::Failed(format!("cannot read {name}: {error}"))
    }

    /// The exit code that tells it.
    pub fn code(&self) -> ExitCode {
        match self {
            Failure::Usage(_) => ExitCode::from(2),
            Failure::Failed(_) => ExitCode::FAILURE,
            Failure::Quiet => ExitCode::SUCCESS,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(why) => write!(out, "{why} (try 'selon --help')"),
            Failure::Failed(why) => out.write_str(why),
            Failure::Quiet => Ok(()),
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure::Usage(error.to_string())
    }
}

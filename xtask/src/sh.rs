//! Running other programs, and failing in one sentence.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What went wrong, in one sentence for a person.
#[derive(Debug)]
pub struct Failure {
    pub text: String,
    /// Whether the command was called wrongly: the usage is printed below, and the exit code is 2.
    pub usage: bool,
}

pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    pub fn new(text: impl Into<String>) -> Failure {
        Failure {
            text: text.into(),
            usage: false,
        }
    }
    pub fn usage(text: &str) -> Failure {
        Failure {
            text: text.to_owned(),
            usage: true,
        }
    }
}

/// Adds to an error of the file system what was being done with which file.
pub trait Context<T> {
    fn during(self, doing: &str, path: &Path) -> Result<T>;
}

impl<T> Context<T> for std::io::Result<T> {
    fn during(self, doing: &str, path: &Path) -> Result<T> {
        self.map_err(|error| Failure::new(format!("Cannot {doing} {}: {error}.", path.display())))
    }
}

/// One line of progress.
pub fn step(text: &str) {
    println!("▸ {text}");
}

/// Runs a command that writes to the terminal itself.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| absent(command, &error))?;
    match status.success() {
        true => Ok(()),
        false => Err(Failure::new(format!("`{}` failed.", line(command)))),
    }
}

/// The standard output of a command.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| absent(command, &error))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(Failure::new(format!("`{}` failed.", line(command)))),
    }
}

/// Runs a command without showing its output; where it fails, the failure ends in the line that says why.
pub fn quiet(command: &mut Command) -> Result {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| absent(command, &error))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Failure::new(format!(
        "`{}` failed: {}",
        line(command),
        reason(&said)
    )))
}

/// Runs a command, showing its output and handing each line of its standard output to `each`; whether it succeeded.
pub fn follow(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| absent(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output)
            .split(b'\n')
            .map_while(|line| line.ok())
        {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            each(&line);
        }
    }
    let status = child.wait().map_err(|error| absent(command, &error))?;
    Ok(status.success())
}

/// The first file of this name that PATH leads to.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn absent(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be run: {error}.", line(command)))
}

/// The line of a program's complaints that says most: the innermost cause, else the first error, else the last line.
fn reason(said: &str) -> &str {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines()
        .skip_while(|line| !line.starts_with("Caused by"))
        .last()
        .or_else(|| lines().find(|line| line.starts_with("error") || line.contains("ERR!")))
        .or_else(|| lines().next_back())
        .unwrap_or("it gave no reason")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_its_innermost_cause() {
        let said =
            "error: failed to fetch\n\nCaused by:\n  download failed\n\nCaused by:\n  no network\n";
        assert_eq!(reason(said), "no network");
        assert_eq!(
            reason("warning: x\nerror: no such crate\nnote: y\n"),
            "error: no such crate"
        );
        assert_eq!(reason(""), "it gave no reason");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = quiet(Command::new("selon-no-such-program").arg("--now")).unwrap_err();
        assert!(
            failure
                .text
                .starts_with("`selon-no-such-program --now` could not be run")
        );
    }
}

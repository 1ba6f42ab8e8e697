//! Running the binary.
#![allow(dead_code)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a run left behind.
pub struct Run {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// `selon` with these words.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selon"));
    command.args(args);
    command
}

/// Runs `selon` with these words and this input.
pub fn selon(args: &[&str], input: &[u8]) -> Run {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("there is a pipe");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // A program that refuses its call does not read its input.
        let _ = stdin.write_all(&input);
    });
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("the binary ends");
    feeder.join().expect("the input was written");
    Run {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).expect("the output is UTF-8"),
        err: String::from_utf8(stderr).expect("errors are UTF-8"),
    }
}

/// Every line of the output as JSON.
pub fn lines(run: &Run) -> Vec<serde_json::Value> {
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect()
}

//! `cargo xtask test`: everything that CI runs, in parts that can be run alone.
//!
//! Every part runs, also after one has failed, so that one run tells everything; the last line counts the tests.

mod browser;
mod journeys;
mod native;
mod size;
mod tidy;

use crate::place;
use crate::sh::{self, Failure, Result, step};
use std::process::Command;
use std::time::Instant;

/// Which parts are to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts(Vec<Part>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Tidy,
    Native,
    Browser,
    Journeys,
    Size,
}

const ALL: [(&str, Part); 5] = [
    ("tidy", Part::Tidy),
    ("native", Part::Native),
    ("browser", Part::Browser),
    ("journeys", Part::Journeys),
    ("size", Part::Size),
];

impl Parts {
    pub fn parse(arguments: &[&str]) -> Result<Parts> {
        let names = match arguments {
            [] => return Ok(Parts(ALL.iter().map(|(_, part)| *part).collect())),
            ["--only", names] => names,
            _ => {
                return Err(Failure::usage(
                    "`test` takes nothing, or --only PART[,PART…].",
                ));
            }
        };
        let part = |name: &str| match ALL.iter().find(|(known, _)| *known == name) {
            Some((_, part)) => Ok(*part),
            None => Err(Failure::usage(&format!("There is no part {name:?}."))),
        };
        Ok(Parts(names.split(',').map(part).collect::<Result<_>>()?))
    }
}

/// What the tests of one part came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    fn one(outcome: Result) -> Count {
        match outcome {
            Ok(()) => Count {
                passed: 1,
                failed: 0,
            },
            Err(failure) => {
                eprintln!("✗ {}", failure.text);
                Count {
                    passed: 0,
                    failed: 1,
                }
            }
        }
    }

    fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Reads what a test runner prints: cargo's `test result: ok. 3 passed; 1 failed; …`, node's `ℹ pass 3`.
    fn read(&mut self, line: &str) {
        let number = |text: &str| text.trim().parse().unwrap_or(0);
        if let Some(result) = line.strip_prefix("test result: ") {
            for part in result.split([';', '.']) {
                match part.trim().split_once(' ') {
                    Some((count, "passed")) => self.passed += number(count),
                    Some((count, "failed")) => self.failed += number(count),
                    _ => {}
                }
            }
        } else if let Some(count) = line.strip_prefix("ℹ pass ") {
            self.passed += number(count);
        } else if let Some(count) = line.strip_prefix("ℹ fail ") {
            self.failed += number(count);
        }
    }
}

pub fn run(parts: Parts) -> Result {
    let start = Instant::now();
    let mut total = Count::default();
    for part in parts.0 {
        let count = match part {
            Part::Tidy => tidy::run(),
            Part::Native => native::run(),
            Part::Browser => browser::run(),
            Part::Journeys => journeys::run(),
            Part::Size => size::run(),
        };
        total.add(count.unwrap_or_else(|failure| Count::one(Err(failure))));
    }
    step(&format!("{} s", start.elapsed().as_secs()));
    let line = format!("{} passed, {} failed", total.passed, total.failed);
    match total {
        Count { failed: 0, passed } if passed > 0 => {
            println!("{line}");
            Ok(())
        }
        _ => Err(Failure::new(line)),
    }
}

/// Runs a test runner and counts what it reports; one that fails without a failed test is one failure more.
fn count(command: &mut Command) -> Result<Count> {
    let mut count = Count::default();
    let succeeded = sh::follow(command.current_dir(place::root()), |line| count.read(line))?;
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reports_of_cargo_and_node_are_counted() {
        let mut count = Count::default();
        count.read("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s");
        count
            .read("test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out");
        count.read("ℹ pass 4");
        count.read("ℹ fail 1");
        count.read("test result is not read here: 100 passed; 100 failed");
        assert_eq!(
            count,
            Count {
                passed: 18,
                failed: 4
            }
        );
    }

    #[test]
    fn parts_are_chosen_by_name_and_a_wrong_name_is_told() {
        assert_eq!(Parts::parse(&[]).unwrap().0.len(), 5);
        assert_eq!(
            Parts::parse(&["--only", "tidy,size"]).unwrap().0,
            [Part::Tidy, Part::Size]
        );
        assert!(Parts::parse(&["--only", "speed"]).unwrap_err().usage);
        assert!(Parts::parse(&["--all"]).unwrap_err().usage);
    }
}

//! `selon analyze`: one article.

use crate::args::Analyze;
use crate::failure::Failure;
use crate::input;
use crate::pretty;
use crate::publish::{self, Published};
use crate::table::Style;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Reads, analyses, prints.
pub fn run(call: &Analyze) -> Result<ExitCode, Failure> {
    let text = input::text(&call.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    if call.json {
        let analysis = publish::analyze(&text, &call.options);
        let json = serde_json::to_writer(&mut out, &Published::new(&analysis, None));
        json.map_err(|error| Failure::writing(error.into()))?;
        writeln!(out).map_err(Failure::writing)?;
    } else {
        let analysis = selon_engine::analyze(&text, &call.options);
        let shown = pretty::article(&text, &analysis, Style::of_output());
        out.write_all(shown.as_bytes()).map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)?;
    Ok(ExitCode::SUCCESS)
}

//! `selon compare`: several articles, one comparison across them.

use crate::args::Compare;
use crate::failure::Failure;
use crate::publish::{self, Published, Story};
use crate::table::Style;
use crate::{input, pretty};
use selon_engine::{Analysis, analyze, compare};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Reads every file, analyses, compares, prints.
pub fn run(call: &Compare) -> Result<ExitCode, Failure> {
    let mut articles: Vec<(String, String, Analysis)> = Vec::with_capacity(call.files.len());
    for file in &call.files {
        let text = input::text(file)?;
        let analysis = analyze(&text, &call.options);
        let name = Path::new(file)
            .file_stem()
            .map_or(file.clone(), |stem| stem.to_string_lossy().into_owned());
        articles.push((name, text, analysis));
    }
    let all: Vec<_> = articles
        .iter()
        .map(|(_, text, analysis)| compare::Article::new(text, analysis))
        .collect();
    let comparisons = compare::across(&all);
    let mut out = BufWriter::new(std::io::stdout().lock());
    if call.json {
        let analyses: Vec<_> = articles
            .into_iter()
            .map(|(_, text, analysis)| publish::in_code_points(&text, analysis))
            .collect();
        let story = Story {
            id: None,
            articles: analyses
                .iter()
                .map(|analysis| Published::new(analysis, None))
                .collect(),
            comparisons,
        };
        let json = serde_json::to_writer(&mut out, &story);
        json.map_err(|error| Failure::writing(error.into()))?;
        writeln!(out).map_err(Failure::writing)?;
    } else {
        let named: Vec<_> = articles
            .iter()
            .map(|(name, text, analysis)| (name.as_str(), text.as_str(), analysis))
            .collect();
        let style = Style::of_output();
        let shown: Vec<_> = comparisons
            .iter()
            .map(|comparison| pretty::question::print(&named, comparison, style))
            .collect();
        let shown = match shown.is_empty() {
            true => "No question was found that two figures answer.\n".to_owned(),
            false => shown.join("\n"),
        };
        out.write_all(shown.as_bytes()).map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)?;
    Ok(ExitCode::SUCCESS)
}

//! `selon import` and `selon export`: articles and annotations into a dossier, a dossier into files for others.

use crate::args::{Export, Import};
use crate::failure::Failure;
use crate::input;
use selon_dossier::format::{self, Kind, Report};
use selon_dossier::intake::{markdown, page};
use selon_dossier::{Action, Compared, Dossier, Locale, Meta, Time};
use selon_engine::{analyze, compare};
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads every file into one dossier and writes it.
pub fn import(call: &Import) -> Result<ExitCode, Failure> {
    let now = now();
    let texts = call
        .files
        .iter()
        .map(|file| Ok((file, input::text(file)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut dossier = Dossier::new(fresh_id(&texts, now), now);
    if let Some(rules) = dossier.apply(Action::SetRules(call.options.rules.clone())) {
        dossier = rules;
    }
    let is_json = |file: &str| ending(file) == "json";
    // Articles first: annotations look for their quotes in them.
    for (file, text) in texts.iter().filter(|(file, _)| !is_json(file)) {
        let (title, text) = match ending(file).as_str() {
            "html" | "htm" | "xhtml" => {
                let page = page(text);
                (page.title, page.text)
            }
            "md" | "markdown" => (String::new(), markdown(text)),
            _ => (String::new(), text.clone()),
        };
        if text.trim().is_empty() {
            return Err(Failure::Failed(format!(
                "there is no text in {}",
                input::name(file)
            )));
        }
        let title = if title.is_empty() {
            headline(&text)
        } else {
            title
        };
        let add = Action::AddArticle {
            text: text.trim().into(),
            meta: Meta {
                title: title.into(),
                ..Meta::default()
            },
            lang: call.options.lang,
        };
        dossier = dossier.apply(add).unwrap_or(dossier);
    }
    for (file, text) in texts.iter().filter(|(file, _)| is_json(file)) {
        dossier = take(dossier, file, text, now)?;
    }
    let dossier = settle(dossier);
    let saved = format::save_pretty(&dossier);
    if call.out == "-" {
        let mut out = std::io::stdout().lock();
        out.write_all(saved.as_bytes()).map_err(Failure::writing)?;
    } else {
        std::fs::write(&call.out, saved)
            .map_err(|error| Failure::Failed(format!("cannot write {}: {error}", call.out)))?;
        let claims: usize = dossier
            .articles
            .iter()
            .map(|article| dossier.claims(article.id).len())
            .sum();
        let mut told = std::io::stderr();
        // The file is written: a closed standard error takes nothing away.
        let _ = writeln!(
            told,
            "{}: {} articles, {claims} claims, {} comparisons",
            call.out,
            dossier.articles.len(),
            dossier.comparisons().len()
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// A JSON file: a dossier of our own, whose articles and annotations come in, or annotations for the articles there.
fn take(dossier: Dossier, file: &str, json: &str, now: Time) -> Result<Dossier, Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::Failed(format!("{}: {error}", input::name(file)));
    match format::open(json) {
        Ok(other) if dossier.articles.is_empty() => return Ok(other),
        Ok(_) => {
            let why = "a dossier can only be imported by itself, not beside other files";
            return Err(failed(&why));
        }
        Err(error) if error.kind() != Kind::NotOurs => return Err(failed(&error)),
        Err(_) => {}
    }
    let imported = format::import(json, &dossier, now).map_err(|error| failed(&error))?;
    let action = Action::Import {
        article: imported.article,
        annotations: imported.annotations,
        at: now,
    };
    Ok(dossier.apply(action).unwrap_or(dossier))
}

/// Writes a dossier in a format for others.
pub fn export(call: &Export) -> Result<ExitCode, Failure> {
    let json = input::text(&call.file)?;
    let opened = format::open(&json)
        .map_err(|error| Failure::Failed(format!("{}: {error}", input::name(&call.file))))?;
    let dossier = settle(opened);
    let text = match call.format.as_str() {
        "w3c" => format::w3c(&dossier),
        "schema-org" => format::schema_org(&dossier),
        "csv" => format::csv(&dossier, false),
        "tsv" => format::tsv(&dossier),
        "md" => format::markdown(&dossier, Locale::En),
        _ => format::html(
            &dossier,
            Report {
                locale: Locale::En,
                made: None,
            },
        ),
    };
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).map_err(Failure::writing)?;
    if !text.ends_with('\n') {
        out.write_all(b"\n").map_err(Failure::writing)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The dossier with everything that the engine says about it.
fn settle(mut dossier: Dossier) -> Dossier {
    for request in dossier.requests() {
        let analysis = Rc::new(analyze(&request.text, &request.options));
        let arrived = Action::AnalysisArrived {
            article: request.article,
            revision: request.revision,
            analysis,
        };
        dossier = dossier.apply(arrived).unwrap_or(dossier);
    }
    if let Some(request) = dossier.compare_request() {
        let all: Vec<_> = request
            .articles
            .iter()
            .map(|article| (&*article.text, &*article.analysis))
            .collect();
        let comparisons = compare::across(&all).into();
        let arrived = Action::ComparisonsArrived(Compared {
            revision: request.revision,
            comparisons,
        });
        dossier = dossier.apply(arrived).unwrap_or(dossier);
    }
    dossier
}

fn ending(file: &str) -> String {
    Path::new(file)
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

/// The first line, if it can be a headline.
fn headline(text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or("").trim();
    if first.chars().count() <= 160 {
        first.to_owned()
    } else {
        String::new()
    }
}

fn now() -> Time {
    // This program never reaches a browser, where the clock would panic.
    #[allow(clippy::disallowed_methods)]
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Time(since.map_or(0, |since| since.as_millis() as i64))
}

/// A name for the dossier that another one hardly has.
fn fresh_id(texts: &[(&String, String)], now: Time) -> String {
    let part = |salt: u8| {
        let mut hasher = std::collections::hash_map::DefaultHasher::new();
        (salt, now.0, std::process::id(), texts).hash(&mut hasher);
        hasher.finish()
    };
    format!("{:016x}{:016x}", part(0), part(1))
}

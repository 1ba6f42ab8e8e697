//! `selon import` and `selon export`: articles and annotations into a dossier, a dossier into files for others.

use crate::args::{Export, Import};
use crate::failure::Failure;
use crate::input;
use selon_dossier::format::{self, FormatError, Kind, Report};
use selon_dossier::intake::{Extract, Given, Into, gather};
use selon_dossier::{Action, Compared, Dossier, Locale, Meta, Time};
use selon_engine::{analyze, compare};
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads every file into one dossier and writes it.
pub fn import(call: &Import) -> Result<ExitCode, Failure> {
    let now = now();
    let files = call
        .files
        .iter()
        .map(|file| Ok((input::name(file), input::bytes(file)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let dossier = gathered(&files, call, now)?;
    let dossier = settle(dossier);
    let saved = format::save_shown_pretty(&dossier);
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

/// All files together; the first that cannot be read is told, and nothing comes of the others.
fn gathered(files: &[(&str, Vec<u8>)], call: &Import, now: Time) -> Result<Dossier, Failure> {
    let mut new = Dossier::new(fresh_id(files, now), now);
    if let Some(rules) = new.apply(Action::SetRules(call.options.rules.clone())) {
        new = rules;
    }
    let given: Vec<Given> = files
        .iter()
        .map(|(name, bytes)| match selon_pdf::is_pdf(bytes) {
            true => Given::Read {
                name,
                read: pdf(bytes),
            },
            false => Given::File { name, bytes },
        })
        .collect();
    let gathered = gather(&given, None, Into::New(new), now);
    if let Some((name, error)) = gathered.refused.first() {
        return Err(Failure::Failed(format!("{name}: {error}")));
    }
    let mut opened = gathered.opened.into_iter();
    let (Some(mut dossier), None) = (opened.next(), opened.next()) else {
        let why = "a dossier can only be imported by itself, not beside other articles or dossiers";
        return Err(Failure::Failed(why.to_owned()));
    };
    if let Some(lang) = call.options.lang {
        let ids: Vec<_> = dossier.articles.iter().map(|article| article.id).collect();
        for id in ids {
            dossier = dossier
                .apply(Action::SetLang(id, Some(lang)))
                .unwrap_or(dossier);
        }
    }
    Ok(dossier)
}

fn pdf(bytes: &[u8]) -> Result<Extract, FormatError> {
    let article = selon_pdf::read(bytes).map_err(|refusal| {
        FormatError::of(match refusal {
            selon_pdf::Refusal::Damaged => Kind::Damaged,
            selon_pdf::Refusal::Locked => Kind::Locked,
            selon_pdf::Refusal::Pictures => Kind::Pictures,
        })
    })?;
    Ok(Extract {
        text: article.text,
        meta: Meta {
            title: article.title.into(),
            author: article.author.into(),
            ..Meta::default()
        },
        ..Extract::default()
    })
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
                made: Some(now()),
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
            .map(|article| compare::Article {
                outlet: Some(&article.outlet),
                date: Some(&article.date),
                ..compare::Article::new(&article.text, &article.analysis)
            })
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

fn now() -> Time {
    // This program never reaches a browser, where the clock would panic.
    #[allow(clippy::disallowed_methods)]
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Time(since.map_or(0, |since| since.as_millis() as i64))
}

/// A name for the dossier that another one hardly has.
fn fresh_id(texts: &[(&str, Vec<u8>)], now: Time) -> String {
    let part = |salt: u8| {
        let mut hasher = std::collections::hash_map::DefaultHasher::new();
        (salt, now.0, std::process::id(), texts).hash(&mut hasher);
        hasher.finish()
    };
    format!("{:016x}{:016x}", part(0), part(1))
}

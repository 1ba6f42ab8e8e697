//! A dossier on its way out.

use crate::{locale, said, utf8};
use selon_dossier::format::{self, Report};
use selon_dossier::{Action, Compared, Dossier, Request, Time, ToCompare};
use selon_engine::{Lang, Options};
use serde::de::DeserializeOwned;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A dossier to be written for others. Files hold what the person kept; what the machine suggests beside it comes from
/// the engine, which is asked for each text in turn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Outgoing {
    dossier: Dossier,
    requests: Vec<Request>,
    asked: Option<Request>,
}

/// A text for the engine, with how to read it: the arguments of its `analyzeBytes`, and those of its `Articles.add`.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct Wanted {
    /// The text.
    pub utf8: Vec<u8>,
    /// The language's code, or empty to detect it.
    pub lang: String,
    /// The name of the reading rules.
    pub rules: String,
    /// How wide "about" is.
    pub tolerance: f64,
    /// Who published it; empty where that is not known, or not asked.
    pub outlet: String,
    /// When; as the outlet.
    pub date: String,
}

impl Wanted {
    fn new(text: &str, options: &Options) -> Wanted {
        let rules = serde_json::to_value(options.rules.preset).ok();
        Wanted {
            utf8: text.as_bytes().to_vec(),
            lang: options.lang.map_or("", Lang::code).to_owned(),
            rules: rules
                .and_then(|name| name.as_str().map(str::to_owned))
                .unwrap_or_default(),
            tolerance: options.rules.tolerance,
            outlet: String::new(),
            date: String::new(),
        }
    }
}

#[wasm_bindgen]
impl Outgoing {
    /// Opens a saved dossier (UTF-8). Throws where it is none.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &[u8], lang: &str) -> Result<Outgoing, JsError> {
        let locale = locale(lang);
        let dossier = format::open(utf8(file, locale)?).map_err(|error| said(&error, locale))?;
        let mut requests = dossier.requests();
        requests.reverse();
        Ok(Outgoing {
            dossier,
            requests,
            asked: None,
        })
    }

    /// How many texts the engine has yet to read.
    #[wasm_bindgen(getter)]
    pub fn left(&self) -> u32 {
        self.requests.len() as u32
    }

    /// The next text for the engine; answered by [`Outgoing::analysed`], or left without findings by asking on.
    pub fn wanted(&mut self) -> Option<Wanted> {
        self.asked = self.requests.pop();
        let asked = self.asked.as_ref()?;
        Some(Wanted::new(&asked.text, &asked.options))
    }

    /// What the engine says of the text that was asked for last.
    pub fn analysed(&mut self, json: &[u8]) -> Result<(), JsError> {
        let Some(asked) = self.asked.take() else {
            return Ok(());
        };
        let arrived = Action::AnalysisArrived {
            article: asked.article,
            revision: asked.revision,
            analysis: Rc::new(read(json)?),
        };
        if let Some(next) = self.dossier.apply(arrived) {
            self.dossier = next;
        }
        Ok(())
    }

    /// Texts to be compared with each other; empty where there is one only.
    pub fn together(&self) -> Vec<Wanted> {
        let Some(request) = self.dossier.compare_request() else {
            return Vec::new();
        };
        let told = |one: &ToCompare| Wanted {
            outlet: one.outlet.to_string(),
            date: one.date.to_string(),
            ..Wanted::new(&one.text, &one.options)
        };
        request.articles.iter().map(told).collect()
    }

    /// What the engine says of them together.
    pub fn compared(&mut self, json: &[u8]) -> Result<(), JsError> {
        let Some(request) = self.dossier.compare_request() else {
            return Ok(());
        };
        let comparisons: Vec<_> = read(json)?;
        let arrived = Action::ComparisonsArrived(Compared {
            revision: request.revision,
            comparisons: comparisons.into(),
        });
        if let Some(next) = self.dossier.apply(arrived) {
            self.dossier = next;
        }
        Ok(())
    }

    /// The file: `dossier` (its own file, with what the board shows), `w3c`, `schema-org`, `csv`, `tsv`, `md`, `html`, `rich` (HTML for the clipboard) or `share` (the
    /// fragment of a link). `now` in milliseconds since 1970, or not a number where no date is to be told. Throws where a
    /// link would be too long, and for an unknown format.
    pub fn write(&self, format: &str, lang: &str, now: f64) -> Result<Vec<u8>, JsError> {
        let locale = locale(lang);
        let made = now.is_finite().then_some(Time(now as i64));
        let text = match format {
            "w3c" => format::w3c(&self.dossier),
            "schema-org" => format::schema_org(&self.dossier),
            "csv" => format::csv(&self.dossier, true),
            "tsv" => format::tsv(&self.dossier),
            "md" => format::markdown(&self.dossier, locale),
            "html" => format::html(&self.dossier, Report { locale, made }),
            "rich" => format::rich_text(&self.dossier, locale),
            "dossier" => format::save_shown(&self.dossier),
            "share" => format::share(&self.dossier).map_err(|error| said(&error, locale))?,
            other => return Err(JsError::new(&format!("There is no format “{other}”."))),
        };
        Ok(text.into_bytes())
    }
}

/// From a string, as the dossier reads its files: from bytes the same code would be compiled a second time.
fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsError> {
    Ok(serde_json::from_str(std::str::from_utf8(json)?)?)
}

//! Files on their way in.

use crate::{locale, said, utf8};
use js_sys::{Array, JsString, Uint8Array};
use selon_dossier::format::{self, FormatError, Kind};
use selon_dossier::intake::{Extract, Given, Into, gather};
use selon_dossier::{Dossier, Locale, Meta, Time};
use wasm_bindgen::prelude::*;

/// Files that come in together.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Incoming {
    files: Vec<(String, Source)>,
}

#[derive(Debug)]
enum Source {
    Bytes(Vec<u8>),
    Read(Result<Extract, FormatError>),
}

/// What came of them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Taken {
    articles: u32,
    opened: Vec<String>,
    changed: Option<String>,
    kept: Vec<format::Archived>,
    refused: Vec<String>,
    said: String,
}

#[wasm_bindgen]
impl Taken {
    /// Saved dossiers to be opened, as bytes: that of the articles first.
    #[wasm_bindgen(getter)]
    pub fn opened(&self) -> Array {
        self.opened
            .iter()
            .map(|file| Uint8Array::from(file.as_bytes()))
            .collect()
    }
    /// How many articles came.
    #[wasm_bindgen(getter)]
    pub fn articles(&self) -> u32 {
        self.articles
    }
    /// The dossier that was open, saved with what came in; nothing where it did not change.
    #[wasm_bindgen(getter)]
    pub fn changed(&self) -> Option<Vec<u8>> {
        self.changed.as_ref().map(|file| file.as_bytes().to_vec())
    }
    /// Dossiers of a library: lists of saved dossier, when it was kept, and tags.
    #[wasm_bindgen(getter)]
    pub fn kept(&self) -> Array {
        let one = |kept: &format::Archived| {
            let tags: Array = kept
                .tags
                .iter()
                .map(|tag| JsString::from(tag.as_str()))
                .collect();
            Array::of3(
                &Uint8Array::from(kept.file.as_bytes()),
                &kept.saved.into(),
                &tags,
            )
        };
        self.kept.iter().map(one).collect()
    }
    /// One sentence for each file that could not be read.
    #[wasm_bindgen(getter)]
    pub fn refused(&self) -> Array {
        self.refused
            .iter()
            .map(|sentence| JsString::from(sentence.as_str()))
            .collect()
    }
    /// What came in, in words.
    #[wasm_bindgen(getter)]
    pub fn said(&self) -> String {
        self.said.clone()
    }
}

#[wasm_bindgen]
impl Incoming {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Incoming {
        Incoming::default()
    }

    /// Adds a file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.files.push((name, Source::Bytes(bytes)));
    }

    /// Adds a PDF that another module has read: its text, title and author, or the word for why it cannot be read.
    #[wasm_bindgen(js_name = addRead)]
    pub fn add_read(
        &mut self,
        name: String,
        text: String,
        title: &str,
        author: &str,
        refused: &str,
    ) {
        let read = match refused {
            "" => Ok(Extract {
                text,
                meta: Meta {
                    title: title.into(),
                    author: author.into(),
                    ..Meta::default()
                },
                ..Extract::default()
            }),
            "locked" => Err(FormatError::of(Kind::Locked)),
            "pictures" => Err(FormatError::of(Kind::Pictures)),
            _ => Err(FormatError::of(Kind::Damaged)),
        };
        self.files.push((name, Source::Read(read)));
    }

    /// Takes them in. `onto` is the saved dossier that is open; with `same`, articles are added to it, and otherwise
    /// become a new dossier with the name `id`. `now` in milliseconds since 1970.
    pub fn take(
        self,
        onto: Option<Vec<u8>>,
        same: bool,
        id: &str,
        lang: &str,
        now: f64,
    ) -> Result<Taken, JsError> {
        let (locale, at) = (locale(lang), Time(now as i64));
        let onto = match &onto {
            Some(file) => {
                Some(format::open(utf8(file, locale)?).map_err(|error| said(&error, locale))?)
            }
            None => None,
        };
        let into = match same && onto.is_some() {
            true => Into::Same,
            false => Into::New(Dossier::new(id, at)),
        };
        let files: Vec<Given> = self
            .files
            .iter()
            .map(|(name, source)| match source {
                Source::Bytes(bytes) => Given::File { name, bytes },
                Source::Read(read) => Given::Read {
                    name,
                    read: read.clone(),
                },
            })
            .collect();
        let gathered = gather(&files, onto.as_ref(), into, at);
        let refused = gathered
            .refused
            .iter()
            .map(|(name, error)| sentence(name, error, locale));
        Ok(Taken {
            refused: refused.collect(),
            said: gathered.sentence(locale),
            articles: gathered.articles as u32,
            opened: gathered.opened.iter().map(format::save).collect(),
            changed: gathered.changed.as_ref().map(format::save),
            kept: gathered
                .kept
                .into_iter()
                .map(|(_, archived)| archived)
                .collect(),
        })
    }
}

fn sentence(name: &str, error: &FormatError, locale: Locale) -> String {
    let sentence = error.sentence(locale);
    match (name, locale) {
        ("", _) => sentence,
        (name, Locale::En) => format!("{name}: {sentence}"),
        (name, Locale::Fr) => format!("{name} : {sentence}"),
    }
}

/// The saved dossier that a link's fragment carries, under the name `id`: what is here already is never the same one.
#[wasm_bindgen]
pub fn unshare(fragment: &str, id: &str, lang: &str) -> Result<Vec<u8>, JsError> {
    let locale = locale(lang);
    let mut dossier = format::unshare(fragment).map_err(|error| said(&error, locale))?;
    dossier.id = id.into();
    Ok(format::save(&dossier).into_bytes())
}

//! Getting work in and out: what is pasted, dropped, opened or chosen becomes a dossier; a dossier becomes a file.
//!
//! Whatever cannot be read ends in one message, and what is on the desk stays.

use crate::dom::file::{self, Unreadable};
use crate::dom::html::{self, Extract};
use crate::dom::paste::Handed;
use crate::dom::{download, page};
use crate::effect::keeping;
use crate::outline::headline;
use crate::store::{Dispatch, Kept, Msg, State, Trouble, now};
use selon_dossier::intake::markdown;
use selon_dossier::{Action, Dossier, Meta, format};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// The longest text that is read, in bytes.
pub const MOST: usize = 5_000_000;

/// The article in French that the empty desk offers.
pub const EXAMPLE_FR: &str = include_str!("../web/examples/example.fr.txt");

/// The article in English that the empty desk offers.
pub const EXAMPLE_EN: &str = include_str!("../web/examples/example.en.txt");

/// Reads what was pasted or dropped.
pub fn hand(state: &State, dispatch: &Dispatch, handed: Handed) {
    match handed {
        Handed::Text(extract) => open_text(state, dispatch, extract),
        Handed::File(file) => open_file(state, dispatch, file),
        Handed::Nothing => dispatch.dispatch(Msg::Trouble(Trouble::NothingThere)),
    }
}

/// Something that was read.
#[derive(Debug)]
enum Came {
    /// A saved dossier.
    Dossier(Box<Dossier>),
    /// The text of an article.
    Text(Extract),
}

/// Takes a text: on an empty desk it becomes an article of a new dossier, beside others the person is asked what it is;
/// a text that is a saved dossier is opened as that.
pub fn open_text(state: &State, dispatch: &Dispatch, extract: Extract) {
    let answer = read(extract);
    settle(state, dispatch, answer);
}

/// Reads a file and opens it by its kind.
pub fn open_file(state: &State, dispatch: &Dispatch, file: File) {
    let dispatch = dispatch.clone();
    let state = state.clone();
    spawn_local(async move {
        let answer = match file::read(&file).await {
            Err(Unreadable::TooLarge) => Err(Trouble::LargeFile),
            Err(Unreadable::Binary) => Err(Trouble::BinaryFile),
            Err(Unreadable::Refused) => Err(Trouble::RefusedFile),
            Ok(opened) => by_name(&opened.name, opened.text),
        };
        settle(&state, &dispatch, answer);
    });
}

/// Puts on the desk what was read, or says why not. What lies there is kept first.
fn settle(state: &State, dispatch: &Dispatch, answer: Result<Came, Trouble>) {
    let dossier = match answer {
        Ok(Came::Dossier(dossier)) => Ok(*dossier),
        Ok(Came::Text(extract)) if state.dossier().articles.is_empty() => alone(&extract),
        Ok(Came::Text(Extract { text, title })) => {
            dispatch.dispatch(Msg::Arrived(text.into(), title.map(Rc::from)));
            return;
        }
        Err(trouble) => Err(trouble),
    };
    match dossier {
        Ok(dossier) => {
            keeping::flush(state, dispatch);
            dispatch.dispatch(Msg::Open(Box::new(dossier), Kept::Pending));
        }
        Err(trouble) => dispatch.dispatch(Msg::Trouble(trouble)),
    }
}

/// Makes a dossier of its own of the text that waits.
pub fn open_arrived(state: &State, dispatch: &Dispatch) {
    let extract = Extract {
        text: state.arrived.text.to_string(),
        title: state.arrived.title.as_deref().map(str::to_owned),
    };
    let answer = alone(&extract).map(|dossier| Came::Dossier(Box::new(dossier)));
    settle(state, dispatch, answer);
}

/// A file's text by the ending of its name.
fn by_name(name: &str, text: String) -> Result<Came, Trouble> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    let extract = match ending.as_str() {
        "json" => return dossier(&text),
        "html" | "htm" | "xhtml" => html::page(&text).unwrap_or_default(),
        "md" | "markdown" => Extract {
            text: markdown(&text),
            title: None,
        },
        _ => Extract { text, title: None },
    };
    read(extract)
}

/// What a text is.
fn read(extract: Extract) -> Result<Came, Trouble> {
    let text = extract.text.trim();
    if text.is_empty() {
        return Err(Trouble::NothingThere);
    }
    if text.starts_with('{') && text.contains("\"selon-dossier/") {
        return dossier(text);
    }
    if text.len() > MOST {
        return Err(Trouble::TooLong(text.len()));
    }
    Ok(Came::Text(extract))
}

/// The dossier that a text becomes.
fn alone(extract: &Extract) -> Result<Dossier, Trouble> {
    let text = extract.text.trim();
    let title = extract.title.clone().unwrap_or_else(|| headline(text));
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta {
            title: title.into(),
            ..Meta::default()
        },
        lang: None,
    };
    Dossier::new(page::fresh_id(), now())
        .apply(add)
        .ok_or(Trouble::NothingThere)
}

fn dossier(json: &str) -> Result<Came, Trouble> {
    let opened = format::open(json).map(|dossier| Came::Dossier(Box::new(dossier)));
    opened.map_err(|error| match error.kind() {
        format::Kind::Newer => Trouble::Newer,
        _ => Trouble::NotOurs,
    })
}

/// Hands the person the dossier as a file.
pub fn save_file(store: &crate::store::Store) {
    let dossier = store.dossier();
    let name = download::file_name(&store.title(), "selon.json");
    let saved = download::save(&name, "application/json", &format::save(dossier));
    if saved.is_err() {
        store.dispatch(Msg::Trouble(Trouble::NoDownload));
    }
}

/// Clears the desk for a new dossier; what lies there is kept first.
pub fn begin(state: &State, dispatch: &Dispatch) {
    keeping::flush(state, dispatch);
    let empty = Dossier::new(page::fresh_id(), now());
    dispatch.dispatch(Msg::Open(Box::new(empty), Kept::Nothing));
}

/// Opens an example.
pub fn open_example(state: &State, dispatch: &Dispatch, text: &str) {
    let extract = Extract {
        text: text.to_owned(),
        title: None,
    };
    open_text(state, dispatch, extract);
}

/// The title for a saved record.
pub fn title_of(state: &State) -> Rc<str> {
    state.title()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_that_is_not_ours_is_refused() {
        let trouble = |text: &str| by_name("x.json", text.to_owned()).err();
        assert_eq!(trouble("{\"hello\": 1}"), Some(Trouble::NotOurs));
        assert_eq!(
            trouble("{\"format\": \"selon-dossier/1\""),
            Some(Trouble::NotOurs)
        );
        assert_eq!(trouble(""), Some(Trouble::NotOurs));
    }
}

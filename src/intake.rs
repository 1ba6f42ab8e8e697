//! Getting work in: what is pasted, dropped, opened or linked becomes a dossier, or becomes part of the one on the desk.
//!
//! Text and dossiers of our own are read here; every other file is read by the handover module, which is fetched for it.
//! Whatever cannot be read ends in one message, and what is on the desk stays.

use crate::dom::file;
use crate::dom::paste::Handed;
use crate::dom::{download, page};
use crate::effect::keeping;
use crate::handover::{self, Refusal, Taken};
use crate::instance::latest;
use crate::outgoing::{telling, trouble};
use crate::outline::headline;
use crate::storage::library::{Failure, Record};
use crate::store::{Dialog, Dispatch, Kept, Msg, State, Store, Trouble, now, title_of};
use crate::work::Theirs;
use js_sys::Array;
use selon_dossier::intake::{Extract, MOST};
use selon_dossier::{Action, Dossier, format, review};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// The article in French that the empty desk offers.
pub const EXAMPLE_FR: &str = include_str!("../web/examples/example.fr.txt");

/// The article in English that the empty desk offers.
pub const EXAMPLE_EN: &str = include_str!("../web/examples/example.en.txt");

/// Reads what was pasted or dropped.
pub fn hand(store: &Store, handed: Handed) {
    match handed {
        Handed::Text(extract) => open_text(store, extract),
        Handed::Files(files) => open_files(store, files),
        Handed::Nothing => store.dispatch(Msg::Trouble(Trouble::NothingThere)),
    }
}

/// Takes a text: on an empty desk it becomes an article of a new dossier, beside others the person is asked what it is;
/// a text that is a saved dossier is opened as that.
pub fn open_text(store: &Store, extract: Extract) {
    match read(extract) {
        Ok(Came::Dossier(dossier)) => settle(store, *dossier),
        Ok(Came::Text(extract)) => arrive(store, extract.trimmed()),
        Err(trouble) => store.dispatch(Msg::Trouble(trouble)),
    }
}

/// Something that was read.
enum Came {
    /// A saved dossier.
    Dossier(Box<Dossier>),
    /// The text of an article.
    Text(Extract),
}

fn arrive(before: &Store, extract: Extract) {
    let store = latest(before);
    if store.dossier().articles.is_empty() {
        open_alone(&store, extract);
    } else {
        store.dispatch(Msg::Arrived(extract.into()));
    }
}

/// Makes a dossier of its own of the text that waits.
pub fn open_arrived(store: &Store) {
    open_alone(store, store.arrived.extract.clone().trimmed());
}

fn open_alone(store: &Store, extract: Extract) {
    let Extract {
        text,
        structure,
        mut meta,
    } = extract;
    if meta.title.is_empty() {
        meta.title = headline(&text).into();
    }
    let add = Action::AddArticle {
        text: text.into(),
        structure: structure.into(),
        meta,
        lang: None,
    };
    match Dossier::new(page::fresh_id(), now()).apply(add) {
        Some(dossier) => settle(store, dossier),
        None => store.dispatch(Msg::Trouble(Trouble::NothingThere)),
    }
}

/// Opens an example.
pub fn open_example(store: &Store, text: &str) {
    open_text(store, Extract::plain(text));
}

/// Opens files: one article as a text that is pasted, several together as a new dossier, annotations onto the article
/// that they are of, dossiers one by one.
pub fn open_files(store: &Store, mut files: Vec<File>) {
    let dispatch = store.dispatcher();
    let before = store.clone();
    let count = files.len();
    files.retain(|file| file.size() <= file::MAX_BYTES);
    if files.len() < count {
        dispatch.dispatch(Msg::Trouble(Trouble::LargeFile));
    }
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        // Our own files need nothing fetched.
        if let [file] = files.as_slice()
            && file.name().ends_with(".json")
            && let Some(Ok(dossier)) = file::read(file).await.map(|text| format::open(&text))
        {
            return come(&before, dossier, &file.name()).await;
        }
        dispatch.dispatch(Msg::Carrying(Some((0.0, 0.0))));
        let desk = latest(&before);
        let onto = (!desk.dossier().articles.is_empty()).then(|| format::save(desk.dossier()));
        let list: Array = files.iter().collect();
        // Chosen for a dossier that is there, they become part of it.
        let same = files.len() > 1 && matches!(desk.dialog, Some(Dialog::Arrived(_)));
        let (id, tell) = (page::fresh_id(), telling(&dispatch));
        let taken = handover::read(
            &desk.here.carrier,
            &list,
            onto.as_deref(),
            same,
            &id,
            desk.locale,
            &tell,
        )
        .await;
        dispatch.dispatch(Msg::Carrying(None));
        match taken {
            Ok(taken) => take(&before, &dispatch, taken).await,
            Err(refusal) => complain(&dispatch, refusal),
        }
    });
}

async fn take(before: &Store, dispatch: &Dispatch, taken: Taken) {
    let mut opened = taken
        .opened
        .iter()
        .filter_map(|file| Some((file, format::open(file).ok()?)));
    if let Some((_, dossier)) = opened.next() {
        match dossier.articles.first() {
            // One article is asked about, as a text is that is pasted.
            Some(article) if taken.articles == 1 => {
                let extract = Extract {
                    text: article.text.to_string(),
                    structure: (*article.structure).clone(),
                    meta: article.meta.clone(),
                };
                arrive(before, extract);
            }
            _ => settle(before, dossier),
        }
    }
    // A desk holds one; the others wait in the library.
    for (file, dossier) in opened {
        if let Ok(library) = keeping::library(&before.here).await {
            let title = title_of(&dossier);
            let _ = library.save(&dossier.id, &title, file).await;
        }
    }
    if let Some(changed) = taken.changed.and_then(|file| format::open(&file).ok()) {
        dispatch.dispatch(Msg::Dialog(None));
        dispatch.dispatch(Msg::Do(Action::Become(Box::new(changed))));
    }
    if !taken.kept.is_empty()
        && let Err(failure) = shelve(before, &taken.kept).await
    {
        return dispatch.dispatch(Msg::Trouble(Trouble::Storage(failure)));
    }
    for sentence in taken.refused {
        dispatch.dispatch(Msg::Trouble(Trouble::Said(sentence.into())));
    }
    // What changes nothing in sight must be seen to be said.
    let unseen = !taken.kept.is_empty() || taken.said.contains("annotation");
    match (taken.said.is_empty(), unseen) {
        (true, _) => {}
        (_, true) => dispatch.dispatch(Msg::Trouble(Trouble::Said(taken.said.into()))),
        (_, false) => dispatch.dispatch(Msg::Say(taken.said.into())),
    }
}

/// Puts dossiers of an archive into the library. One that is here in another state is kept beside it.
async fn shelve(before: &Store, kept: &[(String, f64, Vec<String>)]) -> Result<(), Failure> {
    let library = keeping::library(&before.here).await?;
    for (file, saved, tags) in kept {
        let Ok(mut dossier) = format::open(file) else {
            continue;
        };
        let mut file = file.clone();
        if let Some(here) = library.load(&dossier.id).await? {
            if format::open(&here).is_ok_and(|here| here == dossier) {
                continue;
            }
            dossier.id = page::fresh_id().into();
            file = format::save(&dossier);
        }
        let title = title_of(&dossier);
        if let Some(record) = Record::new(&dossier.id, &title, &file, *saved, tags) {
            library.put(&record).await?;
        }
    }
    Ok(())
}

fn complain(dispatch: &Dispatch, refusal: Refusal) {
    if let Some(trouble) = trouble(refusal) {
        dispatch.dispatch(Msg::Trouble(trouble));
    }
}

/// Opens the dossier that the page's address carries, if it carries one: as a new one, beside all that is kept here.
pub fn open_link(store: &Store) {
    let Some(fragment) = page::take_fragment("#dossier=") else {
        return;
    };
    let (before, dispatch) = (store.clone(), store.dispatcher());
    spawn_local(async move {
        let file = handover::unshare(
            &before.here.carrier,
            &fragment,
            &page::fresh_id(),
            before.locale,
        )
        .await;
        match file.map(|file| format::open(&file)) {
            Ok(Ok(dossier)) => {
                settle(&before, dossier);
                dispatch.dispatch(Msg::Trouble(Trouble::FromLink));
            }
            Ok(Err(_)) => dispatch.dispatch(Msg::Trouble(Trouble::NotOurs)),
            Err(refusal) => complain(&dispatch, refusal),
        }
    });
}

/// Takes in what another program shared to the installed Selon, if the page was opened for that.
pub fn open_shared(store: &Store) {
    let store = store.clone();
    spawn_local(async move {
        let Some(shared) = crate::dom::shared::take().await else {
            return;
        };
        if !shared.files.is_empty() {
            return open_files(&store, shared.files);
        }
        let text = shared.text.trim();
        if text.is_empty() || format::is_web_address(text) {
            // Programs share an address where a person thinks of the article behind it.
            return store.dispatch(Msg::Trouble(Trouble::OnlyAddress));
        }
        let mut extract = Extract::plain(text);
        extract.meta.title = shared.title.trim().into();
        if format::is_web_address(shared.url.trim()) {
            extract.meta.url = shared.url.trim().into();
        }
        open_text(&store, extract);
    });
}

/// A dossier of our own in a file. One that is about a text on the desk may be another person's work on it: the person is
/// asked. One that is known here in another state does not take its place in the library.
async fn come(before: &Store, mut dossier: Dossier, file: &str) {
    let desk = latest(before);
    if dossier != *desk.dossier() && review::in_common(desk.dossier(), &dossier) {
        let name = review::reviewer(&dossier).filter(|name| desk.reviewer.as_ref() != Some(name));
        let name = name.unwrap_or_else(|| file.trim_end_matches(".selon.json").into());
        let dossier = Rc::new(dossier);
        return desk.dispatch(Msg::Beside(Theirs { name, dossier }));
    }
    if let Ok(library) = keeping::library(&before.here).await
        && let Ok(Some(here)) = library.load(&dossier.id).await
        && format::open(&here).is_ok_and(|here| here != dossier)
    {
        dossier.id = page::fresh_id().into();
    }
    settle(before, dossier);
}

/// Opens another person's file in the place of what is on the desk, which stays in the library.
pub fn open_dossier(store: &Store, mut dossier: Dossier) {
    if dossier.id == store.dossier().id {
        dossier.id = page::fresh_id().into();
    }
    settle(store, dossier);
}

/// Puts a dossier on the desk. What lies there is kept first.
fn settle(before: &Store, dossier: Dossier) {
    let store = latest(before);
    keeping::flush(&store, &store.dispatcher());
    store.dispatch(Msg::Open(Box::new(dossier), Kept::Pending));
}

/// What a text is.
fn read(extract: Extract) -> Result<Came, Trouble> {
    let text = extract.text.trim();
    if text.is_empty() {
        return Err(Trouble::NothingThere);
    }
    if text.starts_with('{') && text.contains("\"selon-dossier/") {
        let opened = format::open(text).map(|dossier| Came::Dossier(Box::new(dossier)));
        return opened.map_err(|error| match error.kind() {
            format::Kind::Newer => Trouble::Newer,
            _ => Trouble::NotOurs,
        });
    }
    if text.len() > MOST {
        return Err(Trouble::TooLong(text.len()));
    }
    Ok(Came::Text(extract))
}

/// Hands the person the dossier as a file.
pub fn save_file(store: &Store) {
    let dossier = store.dossier();
    let name = download::file_name(&store.title(), "selon.json");
    let saved = download::save(&name, "application/json", &format::save_shown(dossier));
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

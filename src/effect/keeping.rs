//! Keeping the work: written to the library within a second of a change, read back, and found again on the next visit.

use crate::dom::timer::Pause;
use crate::instance::Instance;
use crate::storage::library::{Failure, Library};
use crate::storage::preferences::Key;
use crate::store::{Dispatch, Kept, Msg, State, Store, Trouble};
use selon_dossier::{History, format};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long the first of several changes waits to be written, in milliseconds.
const REST: u32 = 400;

/// The most steps that can be undone after a reload.
const STEPS: usize = 1000;

thread_local! {
    /// The library, opened once; a page has one.
    static LIBRARY: RefCell<Option<Rc<Library>>> = const { RefCell::new(None) };
    /// What was written of a dossier before, so that only what changed is written anew.
    static SAVER: RefCell<format::Saver> = RefCell::default();
}

/// The library, opened if need be; refused where nothing is to be kept.
pub async fn library(here: &Instance) -> Result<Rc<Library>, Failure> {
    if here.keeps.is_none() {
        return Err(Failure::Refused);
    }
    if let Some(library) = LIBRARY.with(|cell| cell.borrow().clone()) {
        return Ok(library);
    }
    let library = Rc::new(Library::open().await?);
    LIBRARY.with(|cell| *cell.borrow_mut() = Some(Rc::clone(&library)));
    Ok(library)
}

/// Brings back the dossier of the last visit, then writes changes as they come.
#[hook]
pub fn use_keeping(store: &Store) {
    let pause = use_memo((), |()| Pause::default());
    let waiting = use_memo((), |()| Cell::new(false));
    {
        let (dispatch, here) = (store.dispatcher(), Rc::clone(&store.here));
        use_effect_with((), move |()| {
            let kept = here.get(Key::Current);
            let given = here.waiting_text();
            if kept.is_none() && given.is_none() {
                return;
            }
            spawn_local(async move {
                if let Some(id) = kept {
                    restore(&here, &id, &dispatch, true).await;
                }
                if let Some(given) = given {
                    dispatch.dispatch(Msg::Given(given));
                }
            });
        });
    }
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    {
        let (store, latest) = (store.clone(), Rc::clone(&latest));
        let key = (store.changes, store.kept == Kept::Pending);
        use_effect_with(key, move |(_, pending)| {
            store.here.set(Key::Current, current(&store).as_deref());
            // The first change sets the clock, so that whoever never stops typing is kept too.
            if *pending && !waiting.replace(true) {
                pause.after(REST, move || {
                    waiting.set(false);
                    let store = latest.borrow().clone();
                    write(&store, &store.dispatcher());
                });
            }
        });
    }
    // A page that is left or put aside may never come back: what waits is written now.
    use_effect_with((), move |()| {
        let listener = crate::dom::document().map(|document| {
            gloo::events::EventListener::new(&document, "visibilitychange", move |_| {
                let store = latest.borrow().clone();
                flush(&store, &store.dispatcher());
            })
        });
        move || drop(listener)
    });
}

/// The id under which the next visit looks; none for an empty desk.
fn current(state: &State) -> Option<String> {
    let dossier = state.dossier();
    (!dossier.articles.is_empty()).then(|| dossier.id.to_string())
}

/// Writes what waits to be written, now.
pub fn flush(state: &State, dispatch: &Dispatch) {
    if matches!(state.kept, Kept::Pending | Kept::Not(_)) {
        write(state, dispatch);
    }
}

fn write(state: &State, dispatch: &Dispatch) {
    let (state, dispatch) = (state.clone(), dispatch.clone());
    spawn_local(async move { written(&state, &dispatch).await });
}

/// Writes what waits to be written, and comes back when that is done.
pub async fn finish(store: &Store) {
    if matches!(store.kept, Kept::Pending | Kept::Not(_)) {
        written(store, &store.dispatcher()).await;
    }
}

async fn written(state: &State, dispatch: &Dispatch) {
    let dossier = state.dossier();
    let nothing = dossier.articles.is_empty() && state.kept == Kept::Nothing;
    if nothing || state.here.keeps.is_none() {
        return;
    }
    let (id, changes) = (&dossier.id, state.changes);
    if state.here.tab.elsewhere(id) {
        dispatch.dispatch(Msg::Kept(changes, Kept::Elsewhere));
        return;
    }
    let file = SAVER.with(|saver| saver.borrow_mut().save(dossier));
    let steps = !state.history.is_empty();
    let history = steps.then(|| format::save_history(&state.history, &file, STEPS));
    let kept = match library(&state.here).await {
        Ok(library) => {
            let title = state.title();
            library.keep(id, &title, &file, history.as_deref()).await
        }
        Err(failure) => Err(failure),
    };
    let kept = match kept {
        Ok(true) => Kept::Here,
        Ok(false) => Kept::Lean,
        Err(failure) => Kept::Not(failure),
    };
    dispatch.dispatch(Msg::Kept(changes, kept));
}

/// Opens a dossier of the library, with what can be undone in it; `quiet` for that of the last visit.
pub async fn restore(here: &Instance, id: &str, dispatch: &Dispatch, quiet: bool) {
    let found = match library(here).await {
        Ok(library) => library.fetch(id).await,
        Err(failure) => Err(failure),
    };
    let trouble = match found {
        Ok(Some((file, history))) => match format::open(&file) {
            Ok(dossier) => {
                // A history that does not lead here is given up, never the dossier.
                let history =
                    history.and_then(|json| format::open_history(&json, &dossier, &file).ok());
                let history = history.unwrap_or_else(|| History::new(dossier));
                dispatch.dispatch(Msg::Resume(Box::new(history), quiet));
                return;
            }
            Err(_) => Trouble::NotOurs,
        },
        Ok(None) if quiet => Trouble::Evicted,
        Ok(None) => Trouble::Gone,
        Err(failure) => Trouble::Storage(failure),
    };
    dispatch.dispatch(Msg::Trouble(trouble));
}

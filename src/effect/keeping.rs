//! Keeping the work: written to the library within a second of a change, read back, and found again on the next visit.

use crate::dom::timer::Pause;
use crate::storage::library::{Failure, Library};
use crate::storage::preferences::{self, Key};
use crate::store::{Dispatch, Kept, Msg, State, Store, Trouble};
use selon_dossier::format;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long changes rest before they are written, in milliseconds.
const REST: u32 = 400;

thread_local! {
    /// The library, opened once; a page has one.
    static LIBRARY: RefCell<Option<Rc<Library>>> = const { RefCell::new(None) };
}

/// The library, opened if need be.
pub async fn library() -> Result<Rc<Library>, Failure> {
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
    {
        let dispatch = store.dispatcher();
        use_effect_with((), move |()| {
            if let Some(id) = preferences::get(Key::Current) {
                spawn_local(async move { restore(&id, &dispatch, true).await });
            }
        });
    }
    {
        let store = store.clone();
        let pause = Rc::clone(&pause);
        let key = (store.changes, store.kept == Kept::Pending);
        use_effect_with(key, move |(_, pending)| {
            preferences::set(Key::Current, current(&store).as_deref());
            if *pending {
                let dispatch = store.dispatcher();
                pause.after(REST, move || write(&store, &dispatch));
            }
        });
    }
    // A page that is left or put aside may never come back: what waits is written now.
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
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
    let dossier = state.dossier();
    if dossier.articles.is_empty() && state.kept == Kept::Nothing {
        return;
    }
    let (id, title, changes) = (dossier.id.clone(), state.title(), state.changes);
    let file = format::save(dossier);
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let kept = match library().await {
            Ok(library) => library.save(&id, &title, &file).await,
            Err(failure) => Err(failure),
        };
        let kept = kept.map_or_else(Kept::Not, |()| Kept::Here);
        dispatch.dispatch(Msg::Kept(changes, kept));
    });
}

/// Opens a dossier of the library; on a first visit's start a missing one is no trouble.
pub async fn restore(id: &str, dispatch: &Dispatch, quiet: bool) {
    let found = match library().await {
        Ok(library) => library.load(id).await,
        Err(failure) => Err(failure),
    };
    let trouble = match found {
        Ok(Some(file)) => match format::open(&file) {
            Ok(dossier) => {
                dispatch.dispatch(match quiet {
                    true => Msg::Restored(Box::new(dossier)),
                    false => Msg::Open(Box::new(dossier), Kept::Here),
                });
                return;
            }
            Err(_) => Trouble::NotOurs,
        },
        Ok(None) if quiet => return,
        Ok(None) => Trouble::Gone,
        Err(failure) => Trouble::Storage(failure),
    };
    dispatch.dispatch(Msg::Trouble(trouble));
}

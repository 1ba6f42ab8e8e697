//! Two tabs on one dossier: the second is told and writes nothing, until the person goes on there or takes a copy.

use super::keeping;
use crate::dom::page;
use crate::storage::lock::{self, Channel};
use crate::store::{Kept, Msg, Store, Trouble};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

thread_local! {
    /// The dossier that another tab has, and the number of changes here when that was found out.
    static ELSEWHERE: RefCell<Option<(Rc<str>, u32)>> = const { RefCell::new(None) };
    /// Counts the dossiers that were opened here.
    static WANTED: Cell<u32> = const { Cell::new(0) };
}

/// Whether another tab has the dossier, so that nothing is written from here.
pub fn elsewhere(id: &str) -> bool {
    ELSEWHERE.with(|cell| {
        cell.borrow()
            .as_ref()
            .is_some_and(|(other, _)| **other == *id)
    })
}

/// Asks for the lock of whatever dossier is open, and lets go when another tab asks for it.
#[hook]
pub fn use_tabs(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    let open = !store.dossier().articles.is_empty();
    let id = Rc::clone(&store.dossier().id);
    {
        let latest = Rc::clone(&latest);
        use_effect_with((id, open), move |(id, open)| {
            lock::release();
            ELSEWHERE.with(|cell| cell.borrow_mut().take());
            WANTED.with(|cell| cell.set(cell.get() + 1));
            if *open {
                seize(Rc::clone(id), latest);
            }
        });
    }
    use_effect_with((), move |()| {
        let channel = Channel::open(move |wanted| {
            let store = latest.borrow().clone();
            if *wanted == *store.dossier().id && !elsewhere(&wanted) {
                give_way(store);
            }
        });
        move || drop(channel)
    });
}

fn seize(id: Rc<str>, latest: Rc<RefCell<Store>>) {
    lock::ask(&Rc::clone(&id), false, move |mine| {
        let store = latest.borrow().clone();
        if !mine && store.dossier().id == id {
            refused(&store, id);
        }
    });
}

/// Another tab has it: the person is told, and nothing is written from here until they choose.
fn refused(store: &Store, id: Rc<str>) {
    ELSEWHERE.with(|cell| *cell.borrow_mut() = Some((id, store.changes)));
    store.dispatch(Msg::Trouble(Trouble::Elsewhere));
    store.dispatch(Msg::Kept(store.changes, Kept::Elsewhere));
}

/// Writes what waits, then lets the other tab have the dossier.
fn give_way(store: Store) {
    spawn_local(async move {
        keeping::finish(&store).await;
        lock::release();
        refused(&store, Rc::clone(&store.dossier().id));
    });
}

/// Asks the other tab to let go, and goes on here with its work. Where this tab has begun other work already, that
/// becomes a dossier of its own.
pub fn go_on_here(store: &Store) {
    let before = ELSEWHERE.with(|cell| cell.borrow().clone());
    if before.is_some_and(|(_, changes)| changes != store.changes) {
        copy(store);
        return;
    }
    let (id, turn) = (Rc::clone(&store.dossier().id), WANTED.with(Cell::get));
    let dispatch = store.dispatcher();
    lock::want(&id);
    lock::ask(&Rc::clone(&id), true, move |_| {
        if WANTED.with(Cell::get) != turn {
            // Something else is open by now.
            lock::release();
            return;
        }
        ELSEWHERE.with(|cell| cell.borrow_mut().take());
        spawn_local(async move { keeping::restore(&id, &dispatch, false).await });
    });
}

/// Goes on with the dossier under a name of its own.
pub fn copy(store: &Store) {
    let mut copy = store.dossier().clone();
    copy.id = page::fresh_id().into();
    store.dispatch(Msg::Open(Box::new(copy), Kept::Pending));
}

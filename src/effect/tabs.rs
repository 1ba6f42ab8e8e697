//! Two tabs on one dossier: the second is told and writes nothing, until the person goes on there or takes a copy.

use super::keeping;
use crate::dom::page;
use crate::storage::lock::{Channel, Lock, want};
use crate::store::{Kept, Msg, Store, Trouble};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What an app knows of other tabs.
#[derive(Default)]
pub struct Tab {
    /// The dossier that another tab has, and the number of changes here when that was found out.
    elsewhere: RefCell<Option<(Rc<str>, u32)>>,
    /// Counts the dossiers that were opened here.
    wanted: Cell<u32>,
    lock: Lock,
}

impl Tab {
    /// Whether another tab has the dossier, so that nothing is written from here.
    pub fn elsewhere(&self, id: &str) -> bool {
        let elsewhere = self.elsewhere.borrow();
        elsewhere.as_ref().is_some_and(|(other, _)| **other == *id)
    }

    /// Lets other tabs have the dossier.
    pub fn release(&self) {
        self.lock.release();
    }
}

/// Asks for the lock of whatever dossier is open, and lets go when another tab asks for it.
#[hook]
pub fn use_tabs(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    let open = store.here.keeps.is_some() && !store.dossier().articles.is_empty();
    let id = Rc::clone(&store.dossier().id);
    {
        let latest = Rc::clone(&latest);
        use_effect_with((id, open), move |(id, open)| {
            let here = Rc::clone(&latest.borrow().here);
            let tab = &here.tab;
            tab.lock.release();
            tab.elsewhere.take();
            tab.wanted.set(tab.wanted.get() + 1);
            if *open {
                seize(Rc::clone(id), latest);
            }
        });
    }
    use_effect_with(store.here.keeps.is_some(), move |keeps| {
        let heard = move |wanted: String| {
            let store = latest.borrow().clone();
            if *wanted == *store.dossier().id && !store.here.tab.elsewhere(&wanted) {
                give_way(store);
            }
        };
        let channel = keeps.then(|| Channel::open(heard));
        move || drop(channel)
    });
}

fn seize(id: Rc<str>, latest: Rc<RefCell<Store>>) {
    let lock = latest.borrow().here.tab.lock.clone();
    lock.ask(&Rc::clone(&id), false, move |mine| {
        let store = latest.borrow().clone();
        if !mine && store.dossier().id == id {
            refused(&store, id);
        }
    });
}

/// Another tab has it: the person is told, and nothing is written from here until they choose.
fn refused(store: &Store, id: Rc<str>) {
    store.here.tab.elsewhere.replace(Some((id, store.changes)));
    store.dispatch(Msg::Trouble(Trouble::Elsewhere));
    store.dispatch(Msg::Kept(store.changes, Kept::Elsewhere));
}

/// Writes what waits, then lets the other tab have the dossier.
fn give_way(store: Store) {
    spawn_local(async move {
        keeping::finish(&store).await;
        store.here.tab.release();
        refused(&store, Rc::clone(&store.dossier().id));
    });
}

/// Asks the other tab to let go, and goes on here with its work. Where this tab has begun other work already, that
/// becomes a dossier of its own.
pub fn go_on_here(store: &Store) {
    let before = store.here.tab.elsewhere.borrow().clone();
    if before.is_some_and(|(_, changes)| changes != store.changes) {
        copy(store);
        return;
    }
    let (id, here) = (Rc::clone(&store.dossier().id), Rc::clone(&store.here));
    let (turn, lock) = (here.tab.wanted.get(), here.tab.lock.clone());
    let dispatch = store.dispatcher();
    want(&id);
    lock.ask(&Rc::clone(&id), true, move |_| {
        if here.tab.wanted.get() != turn {
            // Something else is open by now.
            here.tab.release();
            return;
        }
        here.tab.elsewhere.take();
        spawn_local(async move { keeping::restore(&here, &id, &dispatch, false).await });
    });
}

/// Goes on with the dossier under a name of its own.
pub fn copy(store: &Store) {
    let mut copy = store.dossier().clone();
    copy.id = page::fresh_id().into();
    store.dispatch(Msg::Open(Box::new(copy), Kept::Pending));
}

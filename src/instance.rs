//! One app among several on a page: where it stands, what it may keep, where its files are, whom it tells. What a person
//! does with it is its [`State`]; this outlives every state.

use crate::analysis::Urls;
use crate::dom::Root;
use crate::effect::tabs::Tab;
use crate::handover::Carrier;
use crate::storage::preferences::{self, Key};
use crate::store::{Engine, Given, Msg};
use crate::store::{State, Store};
use js_sys::{Error, Function};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// An app on the page. By default it is the whole page, keeps nothing and can load nothing.
#[derive(Default)]
pub struct Instance {
    /// Where it stands.
    pub root: Root,
    /// Where it keeps the work and the person's choices; `None` keeps nothing at all. What it is called among others
    /// of this page; empty for the app that is the page.
    pub keeps: Option<String>,
    /// Where the analyser's files are.
    pub urls: Option<Urls>,
    /// The way to what files take.
    pub carrier: Option<Carrier>,
    /// Which tab has the dossier.
    pub tab: Tab,
    /// Hears what happens, by name and details.
    pub emit: Option<Function>,
    latest: Latest,
    /// A text that waits for what was kept of it.
    text: RefCell<Option<Given>>,
    /// Who waits for the articles to be read: what is called then, and what where that cannot be.
    waiting: RefCell<Vec<(Function, Function)>>,
    /// How many changes of the dossier there were when the page around the app made the last of its own.
    own: Cell<Option<u32>>,
    over: Cell<bool>,
}

/// Where the state is found.
#[derive(Default)]
struct Latest {
    /// Until the app is drawn.
    first: RefCell<Option<State>>,
    /// From then on.
    store: RefCell<Option<Store>>,
}

impl Instance {
    /// An app that stands there, and keeps things under this name or nothing.
    pub fn new(root: Root, keeps: Option<String>) -> Instance {
        Instance {
            root,
            keeps,
            ..Instance::default()
        }
    }

    /// With this state the app will begin.
    pub fn begin(&self, first: State) {
        self.latest.first.replace(Some(first));
    }

    /// The state to begin with.
    pub fn first(&self) -> Option<State> {
        self.latest.first.take()
    }

    /// Holds a text back until what was kept of it was looked for.
    pub fn wait_with(&self, text: Given) {
        self.text.replace(Some(text));
    }

    /// The text that was held back.
    pub fn waiting_text(&self) -> Option<Given> {
        self.text.take()
    }

    /// A choice that was kept.
    pub fn get(&self, key: Key) -> Option<String> {
        let name = self.keeps.as_ref()?;
        preferences::get(key, name)
    }

    /// Keeps a choice, or forgets it, where anything is kept.
    pub fn set(&self, key: Key, value: Option<&str>) {
        if let Some(name) = &self.keeps {
            preferences::set(key, name, value);
        }
    }

    /// Says what the state is now. Called whenever it changes.
    pub fn remember(&self, store: &Store) {
        if !self.over.get() {
            self.latest.store.replace(Some(store.clone()));
        }
    }

    /// The state as it is: reading takes time, and work goes on meanwhile.
    pub fn latest(&self) -> Option<Store> {
        self.latest.store.borrow().clone()
    }

    /// Reads the state as it is.
    pub fn with_state<T>(&self, read: impl FnOnce(&State) -> T) -> Option<T> {
        match self.latest() {
            Some(store) => Some(read(&store)),
            None => self.latest.first.borrow().as_ref().map(read),
        }
    }

    /// Something that the page around the app does.
    pub fn send(&self, msg: Msg) {
        match self.latest() {
            Some(store) => {
                let before = store.changes;
                store.dispatch(msg);
                if store.changes != before {
                    self.own.set(Some(store.changes));
                }
            }
            None => {
                let mut first = self.latest.first.borrow_mut();
                if let Some(next) = first.as_ref().and_then(|first| first.next(msg)) {
                    *first = Some(next);
                }
            }
        }
    }

    /// Whether the page around the app made this change of the dossier itself.
    pub fn is_own(&self, changes: u32) -> bool {
        self.own.get() == Some(changes)
    }

    /// Tells the page around the app.
    pub fn tell(&self, name: &str, detail: &JsValue) {
        if let Some(emit) = &self.emit {
            // What goes wrong in there is not for this app to handle; the browser reports it.
            let _ = emit.call2(&JsValue::NULL, &name.into(), detail);
        }
    }

    /// Calls `done` when everything has been read, `fail` with the reason where that cannot be.
    pub fn wait_for_reading(&self, done: Function, fail: Function) {
        self.waiting.borrow_mut().push((done, fail));
    }

    /// Tells those who wait, if it is time.
    pub fn settle(&self, state: &State) {
        let failed = state.engine == Engine::Failed;
        let dossier = state.dossier();
        let read = dossier.requests().is_empty() && dossier.compare_request().is_none();
        if !failed && !read {
            return;
        }
        let reason = crate::i18n::strings(state.locale).trouble.no_engine;
        for (done, fail) in self.waiting.take() {
            let _ = match failed && !read {
                true => fail.call1(&JsValue::NULL, &Error::new(reason)),
                false => done.call0(&JsValue::NULL),
            };
        }
    }

    /// Lets go of everything that would keep it alive or at work.
    pub fn end(&self) {
        crate::dom::highlight::preview(&self.root, None);
        self.tab.release();
        if let Some(carrier) = &self.carrier {
            carrier.cancel();
        }
        self.over.set(true);
        self.latest.store.take();
        self.latest.first.take();
        for (_, fail) in self.waiting.take() {
            let _ = fail.call1(&JsValue::NULL, &Error::new("This Selon was disposed of."));
        }
    }
}

/// How much of the dossier a person may change here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    #[default]
    Edit,
    /// What is found in the text, not the text.
    Review,
    /// Nothing.
    View,
}

impl Access {
    /// As the mode of an embedded app names it.
    pub fn from_code(code: &str) -> Option<Access> {
        match code {
            "edit" => Some(Access::Edit),
            "review" => Some(Access::Review),
            "view" => Some(Access::View),
            _ => None,
        }
    }
}

/// Where the app below which a view stands has its elements.
#[hook]
pub fn use_root() -> Root {
    use_context::<Root>().unwrap_or_default()
}

/// What a person may change in the app below which a view stands.
#[hook]
pub fn use_access() -> Access {
    use_context::<Access>().unwrap_or_default()
}

/// The newest state of the same app.
pub fn latest(before: &Store) -> Store {
    before.here.latest().unwrap_or_else(|| before.clone())
}

/// The role of what is a landmark where the app is the page: somebody else's page keeps its own landmarks, and two apps
/// in it would have the same ones.
#[hook]
pub fn use_landmark() -> Option<&'static str> {
    landmark(&use_root())
}

fn landmark(root: &Root) -> Option<&'static str> {
    (!root.is_page()).then_some("group")
}

impl State {
    /// Whether the app is the page, not a part of somebody else's.
    pub fn is_page(&self) -> bool {
        self.here.root.is_page()
    }

    /// What [`use_landmark`] answers, for views that are no components.
    pub fn landmark(&self) -> Option<&'static str> {
        landmark(&self.here.root)
    }
}

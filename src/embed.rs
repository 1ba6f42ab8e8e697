//! The app as other scripts see it: [`mount`] puts one into an element or a shadow root, and its [`Handle`] is how the
//! page around it speaks to it. `web/boot.js` calls it for the site, `web/element.js` for the custom element.
//!
//! ```ts
//! mount(root: ShadowRoot | Element, options: {
//!   page?: boolean,                       // the app is the page: its title, address, theme and all of its keys
//!   mode?: "edit" | "review" | "view",    // "edit" unless said
//!   text?: string, dossier?: string,      // a text, or the JSON of a selon-dossier/1, which counts more
//!   lang?: string, uiLang?: string,       // of the text ("" detects it), of the interface ("" asks the browser)
//!   theme?: "auto" | "light" | "dark",
//!   storage?: "none" | "local",           // "none" unless said, or the app is the page: nothing is written anywhere
//!   urls: { worker, engine, engineWasm, porter, handover, handoverWasm, pdf, pdfWasm },   // absolute
//!   emit?: (name: "ready" | "change" | "select" | "error", detail: object) => void,
//! }): Handle
//! ```
//!
//! Offsets that leave here are UTF-16 units, as JavaScript's strings count. Styles are the caller's to link.

use crate::analysis::Urls;
use crate::app::{App, AppProps};
use crate::dom::Root;
use crate::dom::page;
use crate::dom::root::shadow_of;
use crate::handover::Carrier;
use crate::i18n::Locale;
use crate::instance::{Access, Instance};
use crate::keys::KeyMap;
use crate::storage::preferences::Key;
use crate::store::{Given, Kept, Msg, Selected, State, Theme, View, now};
use crate::work::Work;
use js_sys::{Error, Function, Object, Promise, Reflect};
use selon_dossier::{ClaimKey, Dossier, format};
use selon_engine::offset::OffsetIndex;
use selon_engine::{Lang, OffsetUnit};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node};
use yew::AppHandle;

/// What the caller asks for.
struct Asked<'o>(&'o Object);

impl Asked<'_> {
    fn get(&self, key: &str) -> Option<JsValue> {
        let value = Reflect::get(self.0, &key.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_string()
    }

    /// The language of the text: not said, to be detected, or this.
    fn lang(&self) -> Option<Option<Lang>> {
        let code = self.text("lang")?.to_lowercase();
        let code = code.split('-').next().unwrap_or_default();
        Some(Lang::ALL.iter().copied().find(|lang| lang.code() == code))
    }

    fn theme(&self) -> Option<Theme> {
        let theme = self.text("theme")?;
        Some(Theme::from_code(Some(&theme)))
    }

    fn mode(&self) -> Option<Access> {
        Access::from_code(&self.text("mode")?)
    }
}

fn locale(wanted: Option<String>) -> Locale {
    let wanted = wanted.into_iter().chain(page::languages());
    wanted
        .filter_map(|tag| Locale::from_code(&tag))
        .next()
        .unwrap_or_default()
}

fn error(sentence: &str) -> JsValue {
    Error::new(sentence).into()
}

/// Puts an app into an element or a shadow root. Nothing on the page is touched where this throws.
#[wasm_bindgen]
pub fn mount(root: &Node, options: &Object) -> Result<Handle, JsValue> {
    let asked = Asked(options);
    let given = match asked.text("dossier") {
        Some(json) => Some(opened(&json)?),
        None => None,
    };
    let element = frame(root)?;
    let is_page = asked.get("page").is_some_and(|page| page.is_truthy());
    if !is_page {
        // A press anywhere in it is where its keys are heard.
        element.set_tab_index(-1);
    }
    let keeps = is_page || asked.text("storage").as_deref() == Some("local");
    let mut instance = Instance::new(
        Root::new(element.clone(), is_page),
        keeps.then(|| {
            if is_page {
                String::new()
            } else {
                name_of(root)
            }
        }),
    );
    if let Some(urls) = asked.get("urls") {
        let url = |key: &str| {
            Reflect::get(&urls, &key.into())
                .ok()
                .and_then(|url| url.as_string())
                .unwrap_or_default()
        };
        instance.urls = Some(Urls {
            worker: url("worker"),
            engine: url("engine"),
            wasm: url("engineWasm"),
        });
        instance.carrier = Some(Carrier::to(
            &url("porter"),
            (&url("engine"), &url("engineWasm")),
            (&url("handover"), &url("handoverWasm")),
            (&url("pdf"), &url("pdfWasm")),
        ));
    }
    instance.emit = asked.get("emit").and_then(|emit| emit.dyn_into().ok());
    let here = Rc::new(instance);
    let text = asked.text("text").filter(|text| !text.trim().is_empty());
    let wanted = text.map(|text| Given::new(text.into(), asked.lang()));
    let first = first(&here, &asked, given, wanted);
    here.begin(first);
    let kept = listeners(&element);
    let app = yew::Renderer::<App>::with_root_and_props(
        element.clone().into(),
        AppProps {
            here: Rc::clone(&here),
        },
    );
    let app = app.render();
    Ok(Handle(RefCell::new(Some(Mounted {
        here,
        app,
        element,
        listeners: kept,
    }))))
}

/// The state of a new visit.
fn first(
    here: &Rc<Instance>,
    asked: &Asked,
    dossier: Option<Dossier>,
    text: Option<Given>,
) -> State {
    let locale = locale(asked.text("uiLang").or_else(|| here.get(Key::Locale)));
    let kept_theme = || Theme::from_code(here.get(Key::Theme).as_deref());
    let theme = asked.theme().unwrap_or_else(kept_theme);
    let labels = here.get(Key::Labels).is_some();
    let empty = Dossier::new(page::fresh_id(), now());
    let fresh = dossier.is_none();
    let mut state = State::new(dossier.unwrap_or(empty), locale, theme, labels);
    state.here = Rc::clone(here);
    state.reviewer = here.get(Key::Reviewer).map(Rc::from);
    state.work = Work {
        keys: Rc::new(KeyMap::read(&here.get(Key::Keys).unwrap_or_default())),
        quiet: here.get(Key::Quiet).is_some(),
        ..Work::default()
    };
    if let Some(text) = text.filter(|_| fresh) {
        // What was kept of it is looked for first.
        match here.get(Key::Current) {
            Some(_) => here.wait_with(text),
            None => state = state.next(Msg::Given(text)).unwrap_or(state),
        }
    }
    let access = asked.mode().unwrap_or_default();
    state.next(Msg::Access(access)).unwrap_or(state)
}

/// What an embedded app is called among others: the page's path, and the id of the element, if it has one.
fn name_of(root: &Node) -> String {
    let element = match shadow_of(root) {
        Some(shadow) => shadow.host().id(),
        None => root
            .dyn_ref::<HtmlElement>()
            .map_or_else(String::new, |element| element.id()),
    };
    let path = crate::dom::window().and_then(|window| window.location().pathname().ok());
    format!(":{}#{element}", path.unwrap_or_default())
}

/// The element in which the app is drawn: the inside of whatever it is put into.
fn frame(root: &Node) -> Result<HtmlElement, JsValue> {
    let document = crate::dom::document().ok_or_else(|| error("There is no document here."))?;
    let element: HtmlElement = document.create_element("div")?.unchecked_into();
    element.set_class_name("selon");
    // The app's languages are written from left to right, whatever is around it.
    element.set_dir("ltr");
    root.append_child(&element)
        .map_err(|_| error("Selon can be put into an element or a shadow root only."))?;
    Ok(element)
}

fn opened(json: &str) -> Result<Dossier, JsValue> {
    format::open(json).map_err(|wrong| error(&wrong.to_string()))
}

/// The listeners that Yew adds to its element and never takes away; what they hold is let go of once they are taken.
struct Listeners {
    added: js_sys::Array,
}

fn listeners(element: &HtmlElement) -> Listeners {
    let added = js_sys::Array::new();
    let name = JsValue::from_str("addEventListener");
    let plain: Option<Function> = Reflect::get(element, &name)
        .ok()
        .and_then(|function| function.dyn_into().ok());
    let add = {
        let (element, added) = (element.clone(), added.clone());
        Closure::<dyn Fn(JsValue, JsValue, JsValue)>::new(move |kind: JsValue, f, how| {
            added.push(&js_sys::Array::of2(&kind, &f));
            if let Some(plain) = &plain {
                let _ = plain.call3(&element, &kind, &f, &how);
            }
        })
    };
    // It lives as long as the element has it: a page may well forget the handle, and the app goes on. Cannot fail on an
    // element of our own.
    let _ = Reflect::set(element, &name, &add.into_js_value());
    Listeners { added }
}

impl Listeners {
    fn remove_from(self, element: &HtmlElement) {
        for one in self.added.iter() {
            let one = js_sys::Array::from(&one);
            if let Some(kind) = one.get(0).as_string() {
                let _ = element.remove_event_listener_with_callback_and_bool(
                    &kind,
                    one.get(1).unchecked_ref(),
                    true,
                );
            }
        }
        let _ = Reflect::delete_property(element, &"addEventListener".into());
    }
}

struct Mounted {
    here: Rc<Instance>,
    app: AppHandle<App>,
    element: HtmlElement,
    listeners: Listeners,
}

/// A mounted app. After `dispose` nothing that is asked of it does anything.
#[wasm_bindgen]
pub struct Handle(RefCell<Option<Mounted>>);

#[wasm_bindgen]
impl Handle {
    /// The text of the article that is shown; empty where there is none.
    pub fn text(&self) -> String {
        let text = self.with(|state| {
            let article = state.article().and_then(|id| state.dossier().article(id));
            article.map(|article| article.text.to_string())
        });
        text.flatten().unwrap_or_default()
    }

    /// Gives another text. What was annotated stays with its words where it is another state of the same text.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&self, text: &str) {
        self.send(Msg::Given(Given::new(text.into(), None)));
    }

    /// The dossier as the JSON of its file, `selon-dossier/1`.
    pub fn dossier(&self) -> String {
        self.with(|state| format::save(state.dossier()))
            .unwrap_or_default()
    }

    /// Puts another dossier in place of this one.
    ///
    /// # Errors
    /// Throws one sentence where it is none; then nothing changes.
    #[wasm_bindgen(js_name = setDossier)]
    pub fn set_dossier(&self, json: &str) -> Result<(), JsValue> {
        let dossier = opened(json)?;
        self.send(Msg::Open(Box::new(dossier), Kept::Pending));
        Ok(())
    }

    /// What the machine found in the article that is shown, `selon-analysis/1` with offsets in UTF-16 units; `undefined`
    /// until it was read.
    pub fn analysis(&self) -> Option<String> {
        self.with(|state| {
            let article = state.dossier().article(state.article()?)?;
            let analysis = (**article.analysis.as_ref()?).clone();
            let index = OffsetIndex::new(&article.text);
            serde_json::to_string(&analysis.in_unit(OffsetUnit::Utf16, &index)).ok()
        })
        .flatten()
    }

    /// Changes what is said again: `mode`, `lang`, `uiLang`, `theme`.
    pub fn update(&self, options: &Object) {
        let asked = Asked(options);
        if let Some(mode) = asked.mode() {
            self.send(Msg::Access(mode));
        }
        if asked.text("uiLang").is_some() {
            self.send(Msg::Locale(locale(asked.text("uiLang"))));
        }
        if let Some(theme) = asked.theme() {
            self.send(Msg::Theme(theme));
        }
        if let Some(lang) = asked.lang() {
            self.send(Msg::Given(Given::new(self.text().into(), Some(lang))));
        }
    }

    /// Settles when every article has been read and compared; fails with one sentence where that cannot be.
    pub fn analyze(&self) -> Promise {
        Promise::new(&mut |done, fail| {
            match &*self.0.borrow() {
                Some(mounted) => mounted.here.wait_for_reading(done, fail),
                None => drop(fail.call1(&JsValue::NULL, &error("This Selon was disposed of."))),
            }
            self.with(|state| state.here.settle(state));
        })
    }

    /// Selects a claim, by the id that a `select` event or the dossier gives, and brings it into view; whether there is
    /// one.
    #[wasm_bindgen(js_name = focusClaim)]
    pub fn focus_claim(&self, id: &str) -> bool {
        let claim = self.with(|state| claim_of(state, id)).flatten();
        if let Some(claim) = claim {
            self.send(Msg::Select(Some(Selected {
                claim: Some(claim),
                figure: None,
                from: View::Key,
            })));
        }
        claim.is_some()
    }

    /// Takes the app off the page: its worker, its listeners, what it painted. Its element goes with it.
    pub fn dispose(&self) {
        let Some(mounted) = self.0.take() else {
            return;
        };
        mounted.here.end();
        mounted.app.destroy();
        mounted.listeners.remove_from(&mounted.element);
        mounted.element.remove();
    }
}

impl Handle {
    fn with<T>(&self, read: impl FnOnce(&State) -> T) -> Option<T> {
        let here = Rc::clone(&self.0.borrow().as_ref()?.here);
        here.with_state(read)
    }

    fn send(&self, msg: Msg) {
        let here = self
            .0
            .borrow()
            .as_ref()
            .map(|mounted| Rc::clone(&mounted.here));
        if let Some(here) = here {
            here.send(msg);
        }
    }
}

/// The claim of this key, or kept under this id.
fn claim_of(state: &State, id: &str) -> Option<ClaimKey> {
    let dossier = state.dossier();
    if let Ok(key) = id.parse() {
        return dossier.claim(key).map(|claim| claim.key);
    }
    let id = id.parse().ok()?;
    let articles = dossier.articles.iter();
    let mut kept = articles.flat_map(|article| article.annotations.iter());
    kept.find(|kept| kept.id == id).map(|kept| kept.key)
}

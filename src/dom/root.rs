//! Where one app stands on the page. What it looks for, listens to and focuses is inside of this, so that several apps
//! on one page, each in a shadow root, know nothing of each other nor of the page around them.

use super::focus;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, Node, Range, ShadowRoot};

/// The element that holds an app. By default there is none, and the whole document takes its place.
#[derive(Clone, Default)]
pub struct Root(Option<Rc<Inside>>);

struct Inside {
    element: HtmlElement,
    page: bool,
    painted: RefCell<Option<Range>>,
}

impl PartialEq for Root {
    fn eq(&self, other: &Root) -> bool {
        match (&self.0, &other.0) {
            (Some(here), Some(there)) => Rc::ptr_eq(here, there),
            (here, there) => here.is_none() && there.is_none(),
        }
    }
}

impl Root {
    /// The element that holds an app. With `page` the app is the page: it hears keys, pastes and drops wherever they
    /// happen; without, only those inside the element.
    pub fn new(element: HtmlElement, page: bool) -> Root {
        Root(Some(Rc::new(Inside {
            element,
            page,
            painted: RefCell::default(),
        })))
    }

    /// Whether the app is the page.
    pub fn is_page(&self) -> bool {
        self.0.as_ref().is_none_or(|inside| inside.page)
    }

    /// The element that holds the app.
    pub fn element(&self) -> Option<&HtmlElement> {
        self.0.as_ref().map(|inside| &inside.element)
    }

    /// What hears the events that concern the whole app: the document where the app is the page, else its element.
    pub fn ears(&self) -> Option<EventTarget> {
        match &self.0 {
            Some(inside) if !inside.page => Some(inside.element.clone().into()),
            _ => super::document().map(EventTarget::from),
        }
    }

    /// The first element of the app that a selector finds.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = match &self.0 {
            Some(inside) => inside.element.query_selector(selector),
            None => super::document()?.query_selector(selector),
        };
        found.ok()??.dyn_into().ok()
    }

    /// The element of the app that has the focus.
    pub fn active(&self) -> Option<HtmlElement> {
        match &self.0 {
            Some(inside) => {
                let active = active_near(&inside.element)?;
                (inside.page || inside.element.contains(Some(&active))).then_some(active)
            }
            None => super::document()?.active_element()?.dyn_into().ok(),
        }
    }

    /// Whether the focus is inside, or on the app as a whole.
    pub fn has_focus(&self) -> bool {
        self.active().is_some()
    }

    /// Focuses an element that a selector finds, at the top of the view.
    pub fn show(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            focus::show(&element);
        }
    }

    /// Focuses and reveals the first element that a selector finds; whether there was one.
    pub fn go_to(&self, selector: &str) -> bool {
        let Some(element) = self.find(selector) else {
            return false;
        };
        focus::focus(&element);
        focus::reveal(&element);
        true
    }

    /// Presses the first element that a selector finds; whether there was one.
    pub fn press(&self, selector: &str) -> bool {
        match self.find(selector) {
            Some(button) => {
                button.click();
                true
            }
            None => false,
        }
    }

    /// What of this app is painted as [`super::highlight::PREVIEW`].
    pub(super) fn painted(&self) -> Option<&RefCell<Option<Range>>> {
        self.0.as_ref().map(|inside| &inside.painted)
    }
}

/// The shadow root that a node lies in, if it lies in one.
pub fn shadow_of(node: &Node) -> Option<ShadowRoot> {
    node.get_root_node().dyn_into().ok()
}

/// The element that has the focus in the tree that a node lies in: of a shadow root, the one inside.
pub fn active_near(node: &Node) -> Option<HtmlElement> {
    let active = match shadow_of(node) {
        Some(shadow) => shadow.active_element(),
        None => super::document()?.active_element(),
    };
    active?.dyn_into().ok()
}

/// What an event happened to, inside of shadow roots, too.
pub fn target(event: &Event) -> Option<Element> {
    let path = event.composed_path();
    path.get(0).dyn_into().ok()
}

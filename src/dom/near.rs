//! What comes near to what is seen, so that the rest need not be made before somebody looks.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far from what is seen something is near: more than a page of a large screen.
const MARGIN: &str = "1500px 0px";

/// Watches an element; forgets it when dropped.
pub struct Near {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Near {
    /// Calls `came` when the element is near what is seen of the page and of the pane that scrolls it; at once,
    /// and for nothing to hold, where the browser cannot watch.
    pub fn watch(element: &Element, came: impl Fn() + Clone + 'static) -> Option<Near> {
        let there = came.clone();
        let heard = Closure::<dyn FnMut(Array)>::new(move |seen: Array| {
            let mut seen = seen
                .iter()
                .filter_map(|one| one.dyn_into::<IntersectionObserverEntry>().ok());
            if seen.any(|one| one.is_intersecting()) {
                there();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        // Browsers that do not know the margin of panes yet call when an element is seen.
        let _ = Reflect::set(&options, &"scrollMargin".into(), &MARGIN.into());
        let observer =
            IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options);
        let Ok(observer) = observer else {
            came();
            return None;
        };
        observer.observe(element);
        Some(Near {
            observer,
            _heard: heard,
        })
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

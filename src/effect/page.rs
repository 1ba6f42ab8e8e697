//! What of the state the page itself shows: its language, title and theme; kept for the next visit. Inside a page of
//! somebody else's the element that holds the app shows it, and that page is left alone.

use crate::dom::page;
use crate::storage::preferences::Key;
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// Keeps the page and the preferences in step with the state.
#[hook]
pub fn use_page(store: &Store) {
    let root = store.here.root.clone();
    use_effect_with((store.locale, store.title()), move |(locale, title)| {
        let title = match title.is_empty() {
            true => "Selon".to_owned(),
            false => format!("{title} · Selon"),
        };
        page::describe(&root, locale.code(), &title);
    });
    let here = Rc::clone(&store.here);
    use_effect_with(store.theme, move |theme| {
        page::theme(&here.root, theme.code());
        here.set(Key::Theme, theme.code());
    });
    let here = Rc::clone(&store.here);
    use_effect_with(store.labels, move |labels| {
        here.set(Key::Labels, labels.then_some("on"));
    });
    let here = Rc::clone(&store.here);
    use_effect_with(Rc::clone(&store.work.keys), move |keys| {
        here.set(Key::Keys, keys.written().as_deref());
    });
    let here = Rc::clone(&store.here);
    use_effect_with(store.reviewer.clone(), move |reviewer| {
        here.set(Key::Reviewer, reviewer.as_deref());
    });
    let here = Rc::clone(&store.here);
    use_effect_with(store.work.quiet, move |quiet| {
        here.set(Key::Quiet, quiet.then_some("on"));
    });
}

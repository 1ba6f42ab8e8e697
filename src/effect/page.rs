//! What of the state the page itself shows: its language, title and theme; kept for the next visit.

use crate::dom::page;
use crate::storage::preferences::{self, Key};
use crate::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// Keeps the page and the preferences in step with the state.
#[hook]
pub fn use_page(store: &Store) {
    use_effect_with((store.locale, store.title()), |(locale, title)| {
        let title = match title.is_empty() {
            true => "Selon".to_owned(),
            false => format!("{title} · Selon"),
        };
        page::describe(locale.code(), &title);
    });
    use_effect_with(store.theme, |theme| {
        page::theme(theme.code());
        preferences::set(Key::Theme, theme.code());
    });
    use_effect_with(store.labels, |labels| {
        preferences::set(Key::Labels, labels.then_some("on"));
    });
    use_effect_with(Rc::clone(&store.work.keys), |keys| {
        preferences::set(Key::Keys, keys.written().as_deref());
    });
    use_effect_with(store.reviewer.clone(), |reviewer| {
        preferences::set(Key::Reviewer, reviewer.as_deref());
    });
    use_effect_with(store.work.quiet, |quiet| {
        preferences::set(Key::Quiet, quiet.then_some("on"));
    });
}

//! Inside somebody else's page keys are heard while the focus is inside: it stays there when what had it is gone.

use crate::dom;
use crate::store::Store;
use yew::prelude::*;

/// Gives the focus to the app as a whole where a change has taken away the element that had it.
#[hook]
pub fn use_focus_kept(store: &Store) {
    let root = store.here.root.clone();
    // Asked before this change is on the page.
    let had = !root.is_page() && root.has_focus();
    use_effect(move || {
        if had
            && dom::focus::is_nowhere(&root)
            && let Some(element) = root.element()
        {
            dom::focus::focus(element);
        }
    });
}

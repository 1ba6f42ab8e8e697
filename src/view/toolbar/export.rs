//! The menu of everything that the dossier can be handed on as.

use crate::i18n::Strings;
use crate::instance::Access;
use crate::outgoing::{self, FORMATS};
use crate::store::Store;
use crate::view::kit::{Menu, Shape, icon};
use yew::prelude::*;

/// The menu.
pub fn menu(store: &Store, t: &'static Strings) -> Html {
    let item = |label: &'static str, hint: &'static str, act: Callback<Store>| {
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| act.emit(store.clone()));
        html! {
            <button type="button" role="menuitem" {onclick}>
                <span>{ label }{ " " }<span class="faint">{ hint }</span></span>
            </button>
        }
    };
    let formats = FORMATS.iter().map(|format| {
        let act = Callback::from(move |store: Store| outgoing::export(&store, format));
        let (label, hint) = (t.share.format)(format.code);
        item(label, hint, act)
    });
    html! {
        <Menu id="export" label={t.share.label} class="export-menu" face={icon(Shape::Share)}>
            { for formats }
            { item(t.share.copy, t.share.copy_hint, Callback::from(|store: Store| outgoing::copy(&store))) }
            if store.access == Access::Edit {
                { item(t.review.compare_file, t.review.compare_hint, Callback::from(|store: Store| {
                    store.here.root.press("#open-file");
                })) }
            }
            { item(t.share.link, t.share.link_hint, Callback::from(|store: Store| outgoing::share(&store))) }
        </Menu>
    }
}

//! A link that carries the dossier, and what that means.

use crate::i18n;
use crate::outgoing::copy_text;
use crate::store::{Msg, Store, Trouble};
use crate::view::kit::{Button, Modal, Weight};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The dialog.
pub fn share(store: &Store, onclose: Callback<()>) -> Html {
    let t = i18n::strings(store.locale);
    let dossier = store.dossier();
    let kept = dossier
        .articles
        .iter()
        .map(|article| article.annotations.iter().count())
        .sum();
    let size = store
        .locale
        .number((store.link.len() as f64 / 102.4).round() / 10.0);
    let copy = {
        let (store, onclose) = (store.clone(), onclose.clone());
        Callback::from(move |_: MouseEvent| {
            let (store, onclose) = (store.clone(), onclose.clone());
            spawn_local(async move {
                let copied = copy_text(&store.link).await.is_ok();
                // Where the browser refuses, the link stands there to be copied by hand.
                if copied {
                    onclose.emit(());
                    store.dispatch(Msg::Trouble(Trouble::Said(t.share.link_copied.into())));
                }
            });
        })
    };
    html! {
        <Modal id="share-dialog" title={t.share.link} {onclose}>
            <p>{ (t.share.carries)(dossier.articles.len(), kept) }</p>
            <p>{ t.share.who_reads }</p>
            <p class="share-link">
                <input id="share-link" type="text" readonly=true dir="ltr" aria-label={t.share.link} value={store.link.clone()} />
                <Button id="copy-link" label={t.share.copy_link} weight={Weight::Main} onclick={copy} />
            </p>
            <p class="faint">{ (t.share.size)(&size) }</p>
        </Modal>
    }
}

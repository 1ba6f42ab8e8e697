//! What becomes of a file that is about a text on the desk, and who the person is.

use crate::i18n::strings;
use crate::intake;
use crate::store::{Msg, Store};
use crate::view::kit::field::line;
use crate::view::kit::{Button, Modal, Weight};
use crate::work::Turn;
use yew::prelude::*;

/// The dialog that asks.
pub fn ask(store: &Store, onclose: Callback<()>) -> Html {
    let r = strings(store.locale).review;
    let Some(theirs) = store.beside.clone() else {
        return html! {};
    };
    let name = (r.same_text)(&theirs.name);
    let beside = {
        let (dispatch, theirs) = (store.dispatcher(), theirs.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Dialog(None));
            dispatch.dispatch(Msg::Work(Turn::Theirs(Some(theirs.clone()))));
        })
    };
    let instead = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| intake::open_dossier(&store, (*theirs.dossier).clone()))
    };
    html! {
        <Modal id="beside-dialog" title={name} {onclose}>
            <p class="faint">{ r.own_stays }</p>
            <div class="arrived-choices">
                <Button id="set-beside" label={r.set_beside} weight={Weight::Main} onclick={beside} />
                <Button id="open-instead" label={r.open_instead} onclick={instead} />
            </div>
        </Modal>
    }
}

/// The person's own name.
pub fn name_field(store: &Store) -> Html {
    let r = strings(store.locale).review;
    let dispatch = store.dispatcher();
    let told = Callback::from(move |name: String| dispatch.dispatch(Msg::Reviewer(name.into())));
    let now = store.reviewer.as_deref().unwrap_or("");
    line(r.name, now, r.name_hint, "reviewer", told)
}

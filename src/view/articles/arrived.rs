//! The dialog in which a text waits until the person says what it is: another article, a newer version of one that is
//! there, or a dossier of its own.

use super::{named, send};
use crate::i18n::strings;
use crate::intake;
use crate::store::{Msg, Store, Take};
use crate::view::kit::{Button, Modal, Shape};
use selon_dossier::ArticleId;
use selon_dossier::intake::Extract;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The dialog; `expected` is the article of which a newer version is to be pasted.
pub fn arrived(store: &Store, expected: Option<ArticleId>, onclose: Callback<()>) -> Html {
    let all = strings(store.locale);
    let t = &all.articles;
    let dossier = store.dossier();
    let arrived = &store.arrived;
    let empty = arrived.extract.text.trim().is_empty();
    let likely = expected.or(arrived.like);
    let oninput = {
        let (dispatch, meta) = (store.dispatcher(), arrived.extract.meta.clone());
        Callback::from(move |event: InputEvent| {
            let field = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(field) = field {
                let mut typed = Extract::plain(field.value());
                typed.meta = meta.clone();
                dispatch.dispatch(Msg::Arrived(typed.into()));
            }
        })
    };
    let open = {
        let root = store.here.root.clone();
        Callback::from(move |_: MouseEvent| {
            root.press("#open-file");
        })
    };
    let example =
        |text: &'static str| send(store, move || Msg::Arrived(Extract::plain(text).into()));
    let choice = |take: Take, label: String| {
        let main = match take {
            Take::NewerOf(id) => likely == Some(id),
            Take::Another => likely.is_none(),
        };
        html! {
            <button type="button" class={classes!("button", main.then_some("main"))} disabled={empty}
                id={if take == Take::Another { "take-another".to_owned() } else { format!("take-newer{}", if main { "" } else { "-other" }) }}
                autofocus={main && !empty} onclick={send(store, move || Msg::Take(take))}>{ label }</button>
        }
    };
    let newer = |article: &selon_dossier::Article| {
        choice(
            Take::NewerOf(article.id),
            (t.version_of)(&named(article, t.untitled)),
        )
    };
    let first = likely.and_then(|id| dossier.article(id));
    let others = dossier
        .articles
        .iter()
        .filter(|article| Some(article.id) != likely);
    let alone = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| intake::open_arrived(&store))
    };
    html! {
        <Modal id="arrived-dialog" title={t.arrived} {onclose}>
            <p class="faint">{ t.arrived_hint }</p>
            <textarea id="arrived-text" aria-label={all.desk.field} placeholder={all.desk.placeholder} data-desk="true"
                spellcheck="false" autocomplete="off" dir="auto" autofocus={empty} value={arrived.extract.text.clone()}
                {oninput} />
            if empty {
                <div class="desk-ways">
                    <Button label={all.desk.open} icon={Shape::Open} onclick={open} />
                    <div role="group" aria-label={all.desk.examples}>
                        <Button label={all.desk.example_fr} onclick={example(intake::EXAMPLE_FR)} />
                        <Button label={all.desk.example_en} onclick={example(intake::EXAMPLE_EN)} />
                    </div>
                </div>
            } else if let Some(article) = first.filter(|_| expected.is_none()) {
                <p role="status">{ (t.looks_like)(&named(article, t.untitled)) }</p>
            }
            <div class="arrived-choices" role="group" aria-label={t.arrived}>
                { for first.map(|article| newer(article)) }
                { choice(Take::Another, t.another.to_owned()) }
                { for others.map(|article| newer(article)) }
                <button type="button" id="take-alone" class="button quiet" disabled={empty} onclick={alone}>{ t.alone }</button>
            </div>
        </Modal>
    }
}

//! The empty desk: paste, drop, open, or look at an example.

use crate::dom;
use crate::effect::keeping;
use crate::i18n::use_strings;
use crate::intake;
use crate::storage::library::Entry;
use crate::store::{Dialog, Msg, use_store};
use crate::view::dialog::when;
use crate::view::kit::{Button, Shape, Weight, icon};
use selon_dossier::intake::Extract;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How many of the dossiers kept here are offered at once.
const RECENT: usize = 4;

/// The desk.
#[component]
pub fn Desk() -> Html {
    let t = use_strings();
    let store = use_store();
    let field = use_node_ref();
    let written = use_state_eq(|| false);
    let recent = use_state_eq(Vec::<Entry>::new);
    {
        let (field, recent) = (field.clone(), recent.clone());
        let here = Rc::clone(&store.here);
        use_effect_with((), move |()| {
            // Somebody else's page keeps its focus.
            if let Some(field) = field.cast::<HtmlTextAreaElement>()
                && here.root.is_page()
            {
                dom::focus::focus(&field);
            }
            spawn_local(async move {
                if let Ok(library) = keeping::library(&here).await
                    && let Ok(mut entries) = library.list().await
                {
                    entries.truncate(RECENT);
                    recent.set(entries);
                }
            });
        });
    }
    let oninput = {
        let (field, written) = (field.clone(), written.clone());
        Callback::from(move |_: InputEvent| {
            let field = field.cast::<HtmlTextAreaElement>();
            written.set(field.is_some_and(|field| !field.value().trim().is_empty()));
        })
    };
    let read = {
        let (field, store) = (field.clone(), store.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                intake::open_text(&store, Extract::plain(field.value()));
            }
        })
    };
    let example = |text: &'static str| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            intake::open_example(&store, text);
        })
    };
    let open = {
        let root = store.here.root.clone();
        Callback::from(move |_: MouseEvent| {
            root.press("#open-file");
        })
    };
    let all = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Dialog(Some(Dialog::Library))))
    };
    html! {
        <@{if store.is_page() { "main" } else { "div" }} class="desk" id="article">
            <div class="desk-sheet">
                <h1>{ t.desk.title }</h1>
                <p class="lead">{ t.desk.lead }</p>
                <div class="desk-field">
                    <textarea id="paste" ref={field} aria-label={t.desk.field} placeholder={t.desk.placeholder}
                        data-desk="true" spellcheck="false" autocomplete="off" dir="auto" {oninput} />
                    if *written {
                        <Button id="read" label={t.desk.read} weight={Weight::Main} onclick={read} />
                    }
                </div>
                <div class="desk-ways">
                    <div>
                        <Button id="desk-open" label={t.desk.open} icon={Shape::Open} onclick={open} />
                        <span class="faint">{ t.desk.files }</span>
                    </div>
                    <div role="group" aria-label={t.desk.examples}>
                        <span>{ t.desk.examples }</span>
                        <Button id="example-fr" label={t.desk.example_fr} onclick={example(intake::EXAMPLE_FR)} />
                        <Button id="example-en" label={t.desk.example_en} onclick={example(intake::EXAMPLE_EN)} />
                    </div>
                </div>
                if !recent.is_empty() {
                    <section class="desk-recent" role={store.landmark()} aria-labelledby="recent-title">
                        <h2 id="recent-title">{ t.desk.recent }</h2>
                        <ul role="list">
                            { for recent.iter().map(|entry| {
                                let (id, here, dispatch) =
                                    (entry.id.clone(), Rc::clone(&store.here), store.dispatcher());
                                let onclick = Callback::from(move |_: MouseEvent| {
                                    let (id, here, dispatch) = (id.clone(), Rc::clone(&here), dispatch.clone());
                                    spawn_local(async move { keeping::restore(&here, &id, &dispatch, false).await });
                                });
                                let title = match entry.title.trim() {
                                    "" => t.common.untitled.to_owned(),
                                    title => title.to_owned(),
                                };
                                html! {
                                    <li key={entry.id.clone()}>
                                        <button type="button" class="recent" {onclick}>
                                            <bdi>{ title }</bdi>
                                            <span class="faint">{ when(entry.saved, store.locale) }</span>
                                        </button>
                                    </li>
                                }
                            }) }
                        </ul>
                        <Button label={t.bar.library} icon={Shape::Library} weight={Weight::Quiet} onclick={all} />
                    </section>
                }
                <p class="privacy">{ icon(Shape::Accept) }{ t.desk.privacy }</p>
            </div>
        </@>
    }
}

//! The dossiers kept in this browser.

use super::{DialogProps, when};
use crate::effect::keeping;
use crate::i18n::use_strings;
use crate::storage::library::Entry;
use crate::store::{Msg, Trouble, use_store};
use crate::view::kit::{Button, Modal, Shape, Weight};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The dialog.
#[component]
pub fn LibraryDialog(props: &DialogProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let entries = use_state_eq(|| None::<Vec<Entry>>);
    let asked = use_state_eq(|| None::<String>);
    let fetch = {
        let (entries, dispatch) = (entries.clone(), store.dispatcher());
        move || {
            let (entries, dispatch) = (entries.clone(), dispatch.clone());
            spawn_local(async move {
                let listed = match keeping::library().await {
                    Ok(library) => library.list().await,
                    Err(failure) => Err(failure),
                };
                match listed {
                    Ok(list) => entries.set(Some(list)),
                    Err(failure) => {
                        entries.set(Some(Vec::new()));
                        dispatch.dispatch(Msg::Trouble(Trouble::Storage(failure)));
                    }
                }
            });
        }
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch());
    }
    let open = |id: &str| {
        let (id, store, onclose) = (id.to_owned(), store.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, dispatch) = (id.clone(), store.dispatcher());
            keeping::flush(&store, &dispatch);
            onclose.emit(());
            spawn_local(async move { keeping::restore(&id, &dispatch, false).await });
        })
    };
    let delete = |id: &str| {
        let (id, asked, fetch) = (id.to_owned(), asked.clone(), fetch.clone());
        Callback::from(move |_: MouseEvent| {
            if asked.as_deref() != Some(id.as_str()) {
                asked.set(Some(id.clone()));
                return;
            }
            let (id, fetch) = (id.clone(), fetch.clone());
            spawn_local(async move {
                if let Ok(library) = keeping::library().await {
                    let _ = library.delete(&id).await;
                }
                fetch();
            });
        })
    };
    let current = &store.dossier().id;
    html! {
        <Modal id="library-dialog" title={t.dialog.library} onclose={props.onclose.clone()}>
            <p class="faint">{ t.dialog.library_hint }</p>
            if let Some(entries) = &*entries {
                if entries.is_empty() {
                    <p>{ t.dialog.library_empty }</p>
                }
                <ul role="list" class="library">
                    { for entries.iter().map(|entry| {
                        let open_now = **current == *entry.id;
                        let title = match entry.title.trim() {
                            "" => t.common.untitled.to_owned(),
                            title => title.to_owned(),
                        };
                        let sure = asked.as_deref() == Some(entry.id.as_str());
                        html! {
                            <li key={entry.id.clone()}>
                                <div>
                                    <strong><bdi>{ title }</bdi></strong>
                                    <span class="faint">{ (t.dialog.saved)(&when(entry.saved, store.locale)) }</span>
                                </div>
                                if open_now {
                                    <span class="badge">{ t.dialog.current }</span>
                                } else {
                                    <Button label={t.dialog.open} onclick={open(&entry.id)} />
                                    <Button label={if sure { t.dialog.delete_sure } else { t.dialog.delete }}
                                        icon={Shape::Bin} weight={Weight::Quiet} bare={!sure}
                                        onclick={delete(&entry.id)} />
                                }
                            </li>
                        }
                    }) }
                </ul>
            }
        </Modal>
    }
}

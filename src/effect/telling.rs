//! Telling the page around an embedded app what happens in it.

use crate::dom::page;
use crate::store::{Store, Trouble};
use crate::view::notice::sentence;
use js_sys::{Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Says when the app is there, when the dossier changes, what is selected, and what goes wrong; and tells those who wait
/// for the articles to be read.
#[hook]
pub fn use_telling(store: &Store) {
    store.here.remember(store);
    let here = Rc::clone(&store.here);
    use_effect_with((), move |()| {
        page::after_paint(move || here.tell("ready", &details(&[])));
    });

    let read: Vec<usize> = store
        .dossier()
        .articles
        .iter()
        .filter_map(|article| {
            article
                .analysis
                .as_ref()
                .map(|found| Rc::as_ptr(found) as usize)
        })
        .collect();
    let seen = use_memo((), |()| Cell::new(None::<u32>));
    let revision = use_memo((), |()| Cell::new(0_u32));
    let (here, changes) = (Rc::clone(&store.here), store.changes);
    use_effect_with((changes, read), move |(changes, _)| {
        let before = seen.replace(Some(*changes));
        let why = match before {
            // The dossier that the app began with.
            None => return,
            Some(before) if before == *changes => "analysis",
            Some(_) if here.is_own(*changes) => return,
            Some(_) => "person",
        };
        revision.set(revision.get() + 1);
        let revision = JsValue::from(revision.get());
        here.tell(
            "change",
            &details(&[("revision", revision), ("why", why.into())]),
        );
    });

    let claim = store.selected.and_then(|selected| selected.claim);
    let begun = use_memo((), |()| Cell::new(false));
    let here = Rc::clone(&store.here);
    use_effect_with(claim, move |claim| {
        if !begun.replace(true) {
            return;
        }
        let claim = claim.map_or(JsValue::NULL, |claim| claim.to_string().into());
        here.tell("select", &details(&[("claim", claim)]));
    });

    let told = use_memo((), |()| Cell::new(None::<u32>));
    let (here, t, locale) = (
        Rc::clone(&store.here),
        crate::i18n::strings(store.locale),
        store.locale,
    );
    use_effect_with(Rc::clone(&store.notices), move |notices| {
        for notice in notices.iter() {
            if told.get().is_some_and(|told| notice.id <= told) {
                continue;
            }
            told.set(Some(notice.id));
            if let Some(reason) = reason(&notice.trouble) {
                let message = sentence(&notice.trouble, t, locale);
                let message = JsValue::from_str(&message);
                here.tell(
                    "error",
                    &details(&[("message", message), ("reason", reason.into())]),
                );
            }
        }
        if notices.is_empty() {
            told.set(None);
        }
    });

    let store = store.clone();
    use_effect(move || store.here.settle(&store));
}

fn details(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Cannot fail on an object of our own.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// What a program may tell troubles apart by; `None` for what is no failure.
fn reason(trouble: &Trouble) -> Option<&'static str> {
    Some(match trouble {
        Trouble::Said(_) | Trouble::FromLink | Trouble::Elsewhere | Trouble::NoWorker => {
            return None;
        }
        Trouble::NoLink(_) => "no-link",
        Trouble::NoPorter => "not-loaded",
        Trouble::NothingThere | Trouble::OnlyAddress => "no-text",
        Trouble::TooLong(_) => "too-long",
        Trouble::LargeFile => "too-large",
        Trouble::NotOurs => "not-a-dossier",
        Trouble::Newer => "newer-dossier",
        Trouble::Storage(_) => "not-kept",
        Trouble::Gone | Trouble::Evicted => "gone",
        Trouble::NoEngine => "no-engine",
        Trouble::BrokeDown => "broken",
        Trouble::NoDownload => "no-download",
    })
}

//! Getting work out: the dossier as a file for others, on the clipboard, in a link.

use crate::dom::download;
use crate::handover::{self, Refusal, Tell};
use crate::store::{Dispatch, Msg, Store, Trouble};
use selon_dossier::format;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;

/// A kind of file that others read.
#[derive(Debug, PartialEq, Eq)]
pub struct Format {
    /// As the handover module calls it.
    pub code: &'static str,
    /// How its name ends.
    pub ending: &'static str,
    media_type: &'static str,
}

/// Every one, in the order of the menu.
pub const FORMATS: [Format; 6] = [
    Format {
        code: "html",
        ending: "html",
        media_type: "text/html;charset=utf-8",
    },
    Format {
        code: "md",
        ending: "md",
        media_type: "text/markdown;charset=utf-8",
    },
    Format {
        code: "csv",
        ending: "csv",
        media_type: "text/csv;charset=utf-8",
    },
    Format {
        code: "tsv",
        ending: "tsv",
        media_type: "text/tab-separated-values;charset=utf-8",
    },
    Format {
        code: "w3c",
        ending: "annotations.jsonld",
        media_type: "application/ld+json",
    },
    Format {
        code: "schema-org",
        ending: "claims.jsonld",
        media_type: "application/ld+json",
    },
];

/// Tells the person how far the work is.
pub fn telling(dispatch: &Dispatch) -> Tell {
    let dispatch = dispatch.clone();
    Closure::new(move |done, all| dispatch.dispatch(Msg::Carrying(Some((done, all)))))
}

/// Why nothing came of it, as something to be said.
pub fn trouble(refusal: Refusal) -> Option<Trouble> {
    match refusal {
        Refusal::Cancelled => None,
        Refusal::Said(sentence) => Some(Trouble::Said(sentence.into())),
        Refusal::Broken(_) => Some(Trouble::NoPorter),
    }
}

/// Begins something that takes time, and ends it with what there is to say.
fn carry(store: &Store, work: impl AsyncFnOnce(Tell, Dispatch) -> Result<(), Refusal> + 'static) {
    let dispatch = store.dispatcher();
    dispatch.dispatch(Msg::Carrying(Some((0.0, 0.0))));
    spawn_local(async move {
        let ended = work(telling(&dispatch), dispatch.clone()).await;
        dispatch.dispatch(Msg::Carrying(None));
        if let Some(trouble) = ended.err().and_then(trouble) {
            dispatch.dispatch(Msg::Trouble(trouble));
        }
    });
}

/// Hands the person the dossier as a file for others.
pub fn export(store: &Store, format: &'static Format) {
    let (file, locale) = (format::save(store.dossier()), store.locale);
    let name = download::file_name(&store.title(), format.ending);
    let here = Rc::clone(&store.here);
    carry(store, async move |tell, dispatch| {
        let now = crate::dom::page::now();
        let bytes = handover::write(&here.carrier, &file, format.code, locale, now, &tell).await?;
        if download::save_bytes(&name, format.media_type, &bytes).is_err() {
            dispatch.dispatch(Msg::Trouble(Trouble::NoDownload));
        }
        Ok(())
    });
}

/// Copies the dossier as rich text.
pub fn copy(store: &Store) {
    let (file, locale) = (format::save(store.dossier()), store.locale);
    let said = crate::i18n::strings(locale).share.copied;
    let here = Rc::clone(&store.here);
    carry(store, async move |tell, dispatch| {
        handover::copy(&here.carrier, &file, locale, &tell).await?;
        dispatch.dispatch(Msg::Say(said.into()));
        Ok(())
    });
}

/// Makes a link that carries the dossier, and shows it with what it carries.
pub fn share(store: &Store) {
    let (file, locale) = (format::save(store.dossier()), store.locale);
    let here = Rc::clone(&store.here);
    carry(store, async move |tell, dispatch| {
        let fragment =
            handover::write(&here.carrier, &file, "share", locale, f64::NAN, &tell).await;
        match fragment {
            Ok(bytes) => {
                let fragment = String::from_utf8(bytes.to_vec()).unwrap_or_default();
                let page = crate::dom::page::address();
                dispatch.dispatch(Msg::Link(format!("{page}#{fragment}").into()));
                Ok(())
            }
            // Too long: the file is offered instead.
            Err(Refusal::Said(sentence)) => {
                dispatch.dispatch(Msg::Trouble(Trouble::NoLink(sentence.into())));
                Ok(())
            }
            Err(refusal) => Err(refusal),
        }
    });
}

/// Copies plain text; an error says that the browser refused.
pub async fn copy_text(text: &str) -> Result<(), JsValue> {
    let clipboard = crate::dom::window().map(|window| window.navigator().clipboard());
    match clipboard {
        Some(clipboard) => wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
            .await
            .map(|_| ()),
        None => Err(JsValue::NULL),
    }
}

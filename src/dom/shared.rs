//! What another program shared to the installed Selon: `web/sw.js` put it aside, here it is taken.

use super::page;
use js_sys::{Array, decode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, File, Response};

/// Words and files that were shared.
#[derive(Default)]
pub struct Shared {
    /// The title of what was shared; empty where there was none, as in all of these.
    pub title: String,
    /// A text.
    pub text: String,
    /// An address.
    pub url: String,
    /// Files.
    pub files: Vec<File>,
}

/// Takes what waits, and leaves nothing behind; `None` where the page was not opened for that.
pub async fn take() -> Option<Shared> {
    page::take_fragment("#shared")?;
    let caches = super::window()?.caches().ok()?;
    let name = format!("selon {} shared", folder());
    let shared = read(&caches, &name).await;
    let _ = JsFuture::from(caches.delete(&name)).await;
    shared
}

async fn read(caches: &CacheStorage, name: &str) -> Option<Shared> {
    let cache: Cache = wait(caches.open(name)).await?;
    let kept: Array = wait(cache.match_all()).await?;
    let mut shared = Shared::default();
    for response in kept.iter() {
        let Ok(response) = response.dyn_into::<Response>() else {
            continue;
        };
        let header = |name: &str| response.headers().get(name).ok().flatten();
        let part = header("x-selon-part").unwrap_or_default();
        if part == "file" {
            let name = header("x-selon-name").unwrap_or_default();
            let name = decode_uri_component(&name).map_or(name, String::from);
            let blob: JsValue = wait(response.blob().ok()?).await?;
            shared
                .files
                .extend(File::new_with_blob_sequence(&Array::of1(&blob), &name));
            continue;
        }
        let words = wait::<JsValue>(response.text().ok()?).await?.as_string();
        let words = words.unwrap_or_default();
        match &*part {
            "title" => shared.title = words,
            "url" => shared.url = words,
            _ => shared.text = words,
        }
    }
    Some(shared)
}

async fn wait<T: JsCast>(promise: js_sys::Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The folder that the site lies in, which is the scope of its service worker.
fn folder() -> String {
    let address = page::address();
    let end = address.rfind('/').map_or(address.len(), |at| at + 1);
    address.get(..end).unwrap_or_default().to_owned()
}

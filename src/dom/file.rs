//! Reading a file that was dropped or chosen as text.

use selon_dossier::intake::decode;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// The text of a file; `None` where it is not text or the browser could not read it.
pub async fn read(file: &File) -> Option<String> {
    use wasm_bindgen::JsCast;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let bytes = js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec();
    decode(&bytes).ok()
}

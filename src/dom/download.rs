//! Handing a file to the person.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `content` under `name` through the browser's own download; an error says that the browser refused.
pub fn save(name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    save_blob(name, &blob)
}

/// Saves bytes under `name`.
pub fn save_bytes(
    name: &str,
    media_type: &str,
    content: &js_sys::Uint8Array,
) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob =
        Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(content), &options)?;
    save_blob(name, &blob)
}

/// Saves a file that the browser has made.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = super::document().ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser starts reading after this turn of the loop; the address may go a good while later.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// A file name from a title: letters and digits of any script, the rest a hyphen, at most 60 characters.
pub fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.chars().count() >= 60 {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "selon" } else { name };
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_the_article_and_nothing_in_it_is_a_path() {
        assert_eq!(
            file_name("Crue : 12 000 évacués ?", "selon.json"),
            "Crue-12-000-évacués.selon.json"
        );
        assert_eq!(file_name("../../etc/passwd", "txt"), "etc-passwd.txt");
        assert_eq!(file_name("…", "csv"), "selon.csv");
    }
}

//! Reading a file that was dropped or chosen: text, or a reason why not.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: f64 = 24.0 * 1024.0 * 1024.0;

/// A file's text and name.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The name with its extension.
    pub name: String,
    /// The whole text, line ends as they were.
    pub text: String,
}

/// Why a file could not be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not text: a picture, a PDF, a word processor's file.
    Binary,
    /// The browser could not read it.
    Refused,
}

/// Reads a file as UTF-8, UTF-16 with its mark, or, where it is neither but plainly text, Windows-1252.
pub async fn read(file: &File) -> Result<Opened, Unreadable> {
    if file.size() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| Unreadable::Refused)?;
    let bytes = js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec();
    Ok(Opened {
        name: file.name(),
        text: decode(bytes).ok_or(Unreadable::Binary)?,
    })
}

/// The text of bytes, `None` where they are not text.
pub fn decode(bytes: Vec<u8>) -> Option<String> {
    let utf16 = |pair: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|two| pair([two[0], two[1]]))
            .collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(u16::from_le_bytes, rest)?,
        [0xfe, 0xff, rest @ ..] => utf16(u16::from_be_bytes, rest)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok()?.to_owned(),
        _ => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => windows_1252(error.as_bytes())?,
        },
    };
    (!looks_binary(&text)).then_some(text)
}

/// Control characters never occur in text, apart from those that lay it out.
fn looks_binary(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}'))
}

/// The characters of 0x80 to 0x9f; NUL where there is none.
const UPPER: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Option<String> {
    bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9f => Some(UPPER[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
            _ => Some(char::from(byte)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_read_in_the_encodings_that_newsrooms_still_send() {
        let text = "Selon l’Insee, 3 % — « déjà »";
        assert_eq!(decode(text.into()).as_deref(), Some(text));
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        assert_eq!(decode(marked).as_deref(), Some(text));
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        let utf16 = [0xff, 0xfe].into_iter().chain(units).collect();
        assert_eq!(decode(utf16).as_deref(), Some(text));
        assert_eq!(
            decode(b"pr\xe8s de 3\xa0% \x96 \xab oui \xbb".to_vec()).as_deref(),
            Some("près de 3\u{a0}% – « oui »")
        );
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), None);
        assert_eq!(decode(b"%PDF-1.7\n\x00\x01\xff".to_vec()), None);
        assert_eq!(decode(b"plain, but with a \0 inside".to_vec()), None);
        assert_eq!(decode(b"undefined there: \x81\xff".to_vec()), None);
    }
}

//! Bytes as text, in the encodings that newsrooms still send.

use crate::format::{FormatError, Kind};

/// The text of bytes: UTF-8, UTF-16 with its mark or told by its zeros, or, where it is neither but plainly text,
/// Windows-1252 (in which ISO 8859-1 is contained, as browsers read it).
///
/// # Errors
/// [`Kind::Binary`] for what is not text.
pub fn decode(bytes: &[u8]) -> Result<String, FormatError> {
    let utf16 = |unit: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => utf16(u16::from_be_bytes, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => match (std::str::from_utf8(bytes), zeros(bytes)) {
            (_, Some(Zeros::Odd)) => utf16(u16::from_le_bytes, bytes),
            (_, Some(Zeros::Even)) => utf16(u16::from_be_bytes, bytes),
            (Ok(text), None) => Some(text.to_owned()),
            (Err(_), None) => windows_1252(bytes),
        },
    };
    text.filter(|text| !looks_binary(text))
        .ok_or_else(|| FormatError::new(Kind::Binary, ""))
}

/// Where the zeros of UTF-16 without a mark stand.
enum Zeros {
    Even,
    Odd,
}

/// Whether the first bytes are those of UTF-16: Latin letters have a zero in every pair, on one side only.
fn zeros(bytes: &[u8]) -> Option<Zeros> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    let count = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, pairs) = (count(0), count(1), head.len() / 2);
    if pairs < 2 {
        None
    } else if even == 0 && odd * 10 >= pairs * 7 {
        Some(Zeros::Odd)
    } else if odd == 0 && even * 10 >= pairs * 7 {
        Some(Zeros::Even)
    } else {
        None
    }
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

    fn read(bytes: impl AsRef<[u8]>) -> Option<String> {
        decode(bytes.as_ref()).ok()
    }

    #[test]
    fn text_is_read_in_the_encodings_that_newsrooms_still_send() {
        let text = "Selon l’Insee, 3 % — « déjà »";
        assert_eq!(read(text).as_deref(), Some(text));
        assert_eq!(
            read([b"\xef\xbb\xbf", text.as_bytes()].concat()).as_deref(),
            Some(text)
        );
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(
            read([&[0xff, 0xfe], &little[..]].concat()).as_deref(),
            Some(text)
        );
        assert_eq!(
            read([&[0xfe, 0xff], &big[..]].concat()).as_deref(),
            Some(text)
        );
        assert_eq!(read(&little).as_deref(), Some(text), "without a mark");
        assert_eq!(read(&big).as_deref(), Some(text), "without a mark");
        assert_eq!(
            read(b"pr\xe8s de 3\xa0% \x96 \xab oui \xbb").as_deref(),
            Some("près de 3\u{a0}% – « oui »")
        );
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert_eq!(read(b"%PDF-1.7\n\x00\x01\xff"), None);
        assert_eq!(read(b"plain, but with a \0 inside"), None);
        assert_eq!(read(b"undefined there: \x81\xff"), None);
    }
}

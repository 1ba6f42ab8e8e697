//! Files, standard input, and their lines.

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// Bytes of a line that are read at most; the rest is dropped and the line reported.
pub const LINE_LIMIT: usize = 64 << 20;

/// Bytes of a file that are read at most: offsets are 32 bits wide.
const FILE_LIMIT: u64 = u32::MAX as u64 - 1;

/// The name to show for a file argument.
pub fn name(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}

/// Opens a file, or standard input for `-`.
pub fn open(file: &str) -> Result<BufReader<Box<dyn Read + Send>>, Failure> {
    let read: Box<dyn Read + Send> = if file == "-" {
        Box::new(io::stdin())
    } else {
        let opened = File::open(file).and_then(|opened| {
            if opened.metadata()?.is_dir() {
                return Err(io::Error::from(io::ErrorKind::IsADirectory));
            }
            Ok(opened)
        });
        Box::new(opened.map_err(|error| Failure::reading(file, &error))?)
    };
    Ok(BufReader::with_capacity(1 << 16, read))
}

/// The whole text of a file, without a byte order mark.
pub fn text(file: &str) -> Result<String, Failure> {
    decode(bytes(file)?).map_err(|why| Failure::Failed(format!("{} {why}", name(file))))
}

/// The whole of a file.
pub fn bytes(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(file)?
        .take(FILE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::reading(name(file), &error))?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Failure::Failed(format!(
            "{} is larger than 4 GB",
            name(file)
        )));
    }
    Ok(bytes)
}

/// UTF-8, or UTF-16 where a byte order mark says so.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| "is not valid UTF-16 text".to_owned())
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => utf8(bytes[3..].to_vec()),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "is not UTF-8 text (see byte {})",
            error.utf8_error().valid_up_to() + 1
        )
    })
}

/// A line without its line break.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It was longer than [`LINE_LIMIT`].
    TooLong,
}

impl Line {
    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        matches!(self, Line::Bytes(bytes) if bytes.iter().all(u8::is_ascii_whitespace))
    }
}

/// The next line, or `None` at the end.
pub fn line(read: &mut impl BufRead, limit: usize) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let mut long = false;
    let mut any = false;
    loop {
        let buffer = match read.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        if long || bytes.len() + part.len() > limit {
            long = true;
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        read.consume(used);
        if end.is_some() {
            break;
        }
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(any.then_some(if long {
        Line::TooLong
    } else {
        Line::Bytes(bytes)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8], limit: usize) -> Vec<Line> {
        let mut read = BufReader::with_capacity(3, text);
        std::iter::from_fn(|| line(&mut read, limit).unwrap()).collect()
    }

    fn bytes(text: &str) -> Line {
        Line::Bytes(text.as_bytes().to_vec())
    }

    #[test]
    fn lines_end_at_line_breaks_and_at_the_end() {
        assert_eq!(
            lines(b"one\r\n\ntwo", 10),
            [bytes("one"), bytes(""), bytes("two")]
        );
        assert_eq!(lines(b"", 10), []);
    }

    #[test]
    fn a_line_over_the_limit_is_dropped_and_the_next_is_read() {
        assert_eq!(lines(b"abcdefgh\nij\n", 4), [Line::TooLong, bytes("ij")]);
        assert_eq!(lines(b"abcd\n", 4), [bytes("abcd")]);
    }

    #[test]
    fn utf_16_is_read_where_its_mark_stands_and_other_bytes_are_refused() {
        assert_eq!(decode(vec![0xFF, 0xFE, 0xE9, 0x00]), Ok("é".to_owned()));
        assert_eq!(decode(vec![0xEF, 0xBB, 0xBF, b'a']), Ok("a".to_owned()));
        assert_eq!(
            decode(vec![b'a', 0xE9]),
            Err("is not UTF-8 text (see byte 2)".to_owned())
        );
    }
}

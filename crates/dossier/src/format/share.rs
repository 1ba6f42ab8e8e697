//! A dossier in a link: its file, compressed (zlib) and written in base64 for addresses. Everything travels in the
//! fragment, which browsers do not send to servers.

use super::error::{FormatError, Kind};
use super::{open, save};
use crate::model::Dossier;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

/// The longest fragment, in bytes: browsers and messengers carry this much.
pub const LIMIT: usize = 32 * 1024;

/// The largest file that is unpacked, in bytes.
const UNPACKED: u64 = 16 << 20;

/// What a fragment begins with; the number is the version.
const MARK: &str = "dossier=1.";

/// The fragment (without `#`) that carries the dossier.
///
/// # Errors
/// [`Kind::TooLarge`], with both sizes, where it would be longer than [`LIMIT`].
pub fn share(dossier: &Dossier) -> Result<String, FormatError> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let packed = packer
        .write_all(save(dossier).as_bytes())
        .and_then(|()| packer.finish())
        .map_err(|error| FormatError::new(Kind::Damaged, error.to_string()))?;
    let fragment = format!("{MARK}{}", URL_SAFE_NO_PAD.encode(packed));
    if fragment.len() > LIMIT {
        let size = format!(
            "a link would be {} KB, and {} KB is the most",
            fragment.len() >> 10,
            LIMIT >> 10
        );
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    Ok(fragment)
}

/// Whether a fragment (with or without `#`) claims to carry a dossier.
pub fn is_shared(fragment: &str) -> bool {
    fragment.trim_start_matches('#').starts_with("dossier=")
}

/// The dossier in a fragment (with or without `#`).
///
/// # Errors
/// A fragment without one, one that is damaged or unpacks to more than any real dossier.
pub fn unshare(fragment: &str) -> Result<Dossier, FormatError> {
    let fragment = fragment.trim_start_matches('#');
    let Some(data) = fragment.strip_prefix(MARK) else {
        return Err(match fragment.strip_prefix("dossier=") {
            Some(_) => FormatError::new(Kind::Newer, "the link"),
            None => FormatError::new(Kind::NotOurs, "the link carries no dossier"),
        });
    };
    let damaged = |what: &str| FormatError::new(Kind::Damaged, what);
    let packed = URL_SAFE_NO_PAD
        .decode(data.trim_end_matches('='))
        .map_err(|_| damaged("the link was cut or changed"))?;
    let mut bytes = Vec::new();
    ZlibDecoder::new(&packed[..])
        .take(UNPACKED + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| damaged("the link was cut or changed"))?;
    if bytes.len() as u64 > UNPACKED {
        let size = format!("the link unpacks to more than {} MB", UNPACKED >> 20);
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    let json = String::from_utf8(bytes).map_err(|_| damaged("the link holds no text"))?;
    open(&json)
}

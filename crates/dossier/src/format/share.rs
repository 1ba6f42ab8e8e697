//! A dossier in a link: its file, compressed (zlib) and written in base64 for addresses. Everything travels in the
//! fragment, which browsers do not send to servers.

use super::error::{FormatError, Kind};
use super::{open, save};
use crate::model::Dossier;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The longest fragment, in bytes: browsers and messengers carry this much.
pub const LIMIT: usize = 32 * 1024;

/// The largest file that is unpacked, in bytes.
const UNPACKED: usize = 16 << 20;

/// What a fragment begins with; the number is the version.
const MARK: &str = "dossier=1.";

/// The fragment (without `#`) that carries the dossier.
///
/// # Errors
/// [`Kind::TooLarge`], with both sizes, where it would be longer than [`LIMIT`].
pub fn share(dossier: &Dossier) -> Result<String, FormatError> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(save(dossier).as_bytes(), 9);
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
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, UNPACKED)
        .map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => FormatError::new(
                Kind::TooLarge,
                format!("the link unpacks to more than {} MB", UNPACKED >> 20),
            ),
            _ => damaged("the link was cut or changed"),
        })?;
    let json = String::from_utf8(bytes).map_err(|_| damaged("the link holds no text"))?;
    open(&json)
}

//! Many dossiers in one file, `selon-archive/1`: the library as a whole.
//!
//! Each stands there as its own file with what the library knows beside: when it was kept, and the person's tags.

use super::error::{FormatError, Kind};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

const FORMAT: &str = "selon-archive/1";

/// The largest archive that is read, in bytes.
const LIMIT: usize = 64 << 20;

/// A dossier in an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Archived {
    /// Its own file, as [`super::save`] writes it.
    pub file: String,
    /// When it was kept, in milliseconds since 1970.
    pub saved: f64,
    /// The person's tags.
    pub tags: Vec<String>,
}

#[derive(Serialize)]
struct Beside<'a> {
    saved: f64,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

/// The archive of these. Files that are not JSON would spoil it: they must come from [`super::save`].
pub fn archive(all: &[Archived]) -> String {
    let mut out = format!("{{\"format\":\"{FORMAT}\",\"dossiers\":[");
    for (n, one) in all.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        let beside = Beside {
            saved: if one.saved.is_finite() {
                one.saved
            } else {
                0.0
            },
            tags: &one.tags,
        };
        let beside = serde_json::to_string(&beside).unwrap_or_default();
        // `{"saved":1}` becomes `{"saved":1,"dossier":…}`.
        out.push_str(beside.trim_end_matches('}'));
        out.push_str(",\"dossier\":");
        out.push_str(one.file.trim());
        out.push('}');
    }
    out.push_str("]}\n");
    out
}

/// Whether a text claims to be an archive.
pub fn is_archive(json: &str) -> bool {
    json.get(..200).unwrap_or(json).contains("\"selon-archive/")
}

/// What an archive holds. Whether each file opens is for [`super::open`] to say.
///
/// # Errors
/// Anything that is no archive.
pub fn unarchive(json: &str) -> Result<Vec<Archived>, FormatError> {
    #[derive(Deserialize)]
    struct File<'a> {
        format: String,
        #[serde(borrow)]
        dossiers: Vec<One<'a>>,
    }
    #[derive(Deserialize)]
    struct One<'a> {
        #[serde(default)]
        saved: f64,
        #[serde(default)]
        tags: Vec<String>,
        #[serde(borrow)]
        dossier: &'a RawValue,
    }
    if json.len() > LIMIT {
        let size = format!(
            "{} MB, and Selon reads up to {} MB",
            json.len() >> 20,
            LIMIT >> 20
        );
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    let file: File = serde_json::from_str(json).map_err(|error| FormatError::json(&error))?;
    if file.format != FORMAT {
        return Err(FormatError::new(Kind::Newer, file.format));
    }
    let one = |one: One| Archived {
        file: one.dossier.get().to_owned(),
        saved: one.saved,
        tags: one.tags,
    };
    Ok(file.dossiers.into_iter().map(one).collect())
}

//! Every file that goes out or comes in. What is saved is defined here alone.
//!
//! * [`save`] and [`open`]: the dossier's own file, `selon-dossier/1` ([`saved`] is its shape);
//! * [`save_history`] and [`open_history`]: the same with its undo steps, for the browser's own store;
//! * [`save_shown`] and [`open_board`]: the same file with what the board shows, for those who only show it;
//! * [`archive`] and [`unarchive`]: the library as one file;
//! * `text_fragment`: a link to a quote in the original;
//! * [`FormatError`]: why a file could not be read, with the place and a sentence for people.
//!
//! The feature `handover`, which the command line turns on and who only opens and saves need not carry, adds:
//! * `csv`, `tsv`, `markdown`, `html`, `rich_text`, `w3c`, `schema_org`: what is handed on;
//! * `import`: annotations from other tools;
//! * `share` and `unshare`: a dossier in a link.
//!
//! Offsets in files are Unicode code points; the text's [`selon_engine::offset::OffsetIndex`] converts them.

mod address;
mod archive;
mod board;
mod error;
mod fragment;
mod history;
mod open;
mod save;
pub mod saved;
mod saver;
mod time;

pub use address::is_web_address;
pub use archive::{Archived, archive, is_archive, unarchive};
pub use board::{Board, Json, Shown, open_board, read_board, save_shown, save_shown_pretty};
pub use error::{FormatError, Kind};
pub use fragment::text_fragment;
pub use history::{open_history, save_history};
pub use open::open;
pub use save::{save, save_pretty};
pub use saver::Saver;
pub use time::{iso, parse_iso};

#[cfg(feature = "handover")]
mod csv;
#[cfg(feature = "handover")]
mod html;
#[cfg(feature = "handover")]
mod import;
#[cfg(feature = "handover")]
mod import_own;
#[cfg(feature = "handover")]
mod line;
#[cfg(feature = "handover")]
mod markdown;
#[cfg(feature = "handover")]
mod schema_org;
#[cfg(feature = "handover")]
mod share;
#[cfg(feature = "handover")]
mod w3c;
#[cfg(feature = "handover")]
mod words;

#[cfg(feature = "handover")]
pub use csv::{COLUMNS, csv, tsv};
#[cfg(feature = "handover")]
pub use html::{Report, html, rich_text};
#[cfg(feature = "handover")]
pub use import::{Imported, import};
#[cfg(feature = "handover")]
pub use markdown::markdown;
#[cfg(feature = "handover")]
pub use schema_org::schema_org;
#[cfg(feature = "handover")]
pub use share::{LIMIT as SHARE_LIMIT, is_shared, share, unshare};
#[cfg(feature = "handover")]
pub use w3c::w3c;

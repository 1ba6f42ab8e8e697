//! Every file that goes out or comes in. What is saved is defined here alone.
//!
//! * [`save`] and [`open`]: the dossier's own file, `selon-dossier/1` ([`saved`] is its shape);
//! * [`save_history`] and [`open_history`]: the same with its undo steps, for the browser's own store;
//! * [`csv`], [`tsv`], [`markdown`], [`html`], [`w3c`], [`schema_org`]: what is handed on;
//! * [`import`]: annotations from other tools;
//! * [`share`] and [`unshare`]: a dossier in a link; [`text_fragment`]: a link to a quote;
//! * [`FormatError`]: why a file could not be read, with the place and a sentence for people.
//!
//! Offsets in files are Unicode code points; the text's [`selon_engine::offset::OffsetIndex`] converts them.

mod csv;
mod error;
mod fragment;
mod history;
mod html;
mod import;
mod import_own;
mod line;
mod markdown;
mod open;
mod save;
pub mod saved;
mod schema_org;
mod share;
mod time;
mod w3c;
mod words;

pub use csv::{COLUMNS, csv, tsv};
pub use error::{FormatError, Kind};
pub use fragment::text_fragment;
pub use history::{open_history, save_history};
pub use html::{Report, html};
pub use import::{Imported, import};
pub use line::is_web_address;
pub use markdown::markdown;
pub use open::open;
pub use save::{save, save_pretty};
pub use schema_org::schema_org;
pub use share::{LIMIT as SHARE_LIMIT, is_shared, share, unshare};
pub use time::{iso, parse_iso};
pub use w3c::w3c;

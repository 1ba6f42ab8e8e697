//! Every file that goes out or comes in. What is saved is defined here alone.
//!
//! * [`save`] and [`open`]: the dossier's own file, `selon-dossier/1` ([`saved`] is its shape);
//! * [`FormatError`]: why a file could not be read, with the place and a sentence for people.
//!
//! Offsets in files are Unicode code points; the text's [`selon_engine::offset::OffsetIndex`] converts them.

mod error;
mod open;
mod save;
pub mod saved;
mod time;

pub use error::{FormatError, Kind};
pub use open::open;
pub use save::{save, save_pretty};
pub use time::{iso, parse_iso};

//! What stays in this browser: [`preferences`] (small, `localStorage`) and the [`library`] of dossiers (IndexedDB).
//!
//! Both may be refused, full or wiped by the browser at any time; nothing here panics, and what could not be kept is
//! said so that the interface can say it.

pub mod library;
pub mod lock;
pub mod preferences;
pub mod shelf;

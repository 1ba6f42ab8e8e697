//! How annotations follow a text that changes.
//!
//! [`Change`] aligns the old text with the new one, word by word ([`align`]). What was not touched moves along; what
//! was touched is compared ([`words`]): the same words up to typography and typing errors are *held*, other words in
//! their place are *changed*, and words that are gone are looked for in what is new ([`seek`]) and otherwise *lost*.
//! Text that was there before is never searched: it belongs to another statement, and an annotation must not move
//! onto another source, another number or another negation because the words resemble each other.

pub mod align;
mod context;
mod edit;
mod follow;
mod seek;
mod words;

pub use context::{context, find_exact};
pub use edit::Edit;
pub use follow::Change;

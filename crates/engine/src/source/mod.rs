//! Who speaks: noun phrases that can be a source, their kinds, and which of them are the same.
//!
//! [`grammar`] holds the closed classes by which phrases are cut, [`phrase`] finds them, [`people`] whom an article names
//! and as what, [`subject`] those before a verb, [`kind`] says what sort of source a phrase is, [`resolve`] gathers the phrases that mean the same speaker. Words stand in `lang/<code>/grammar.txt` and
//! `sources.txt`.

mod grammar;
pub(crate) mod kind;
mod people;
pub(crate) mod phrase;
pub(crate) mod resolve;
mod subject;
#[cfg(test)]
mod tests;

pub(crate) use grammar::Class;
pub use grammar::Tables;

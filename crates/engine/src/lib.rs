//! Text in, findings out: who says what, in which words, with which figures, and which of those figures answer
//! the same question.
//!
//! [`analyze`] reads one article, [`compare::across`] sets several analyses side by side. Both are pure functions:
//! no IO, no clock, no randomness, no failure. Every offset in here is a UTF-8 byte offset into the text as given;
//! [`offset::OffsetIndex`] turns a finished [`Analysis`] into UTF-16 units or code points at the border.
//!
//! A text is read in passes, each in a module of its own: [`text`] cuts it into paragraphs, sentences and tokens,
//! `figure` reads the numbers, `source` and `claim` find who says what, `circumstance` reads where, when and how a figure is stated, [`compare`] gathers figures into questions.
//! What differs between languages stands in `lang/<code>/`, see [`lang`].
#![warn(missing_docs)]

pub mod analysis;
pub mod circumstance;
pub mod claim;
pub mod compare;
pub mod figure;
pub mod lang;
pub mod offset;
pub mod options;
pub mod order;
pub mod source;
pub mod text;

mod analyze;

pub use analysis::*;
pub use analyze::analyze;
pub use lang::Lang;
pub use options::{Options, Preset, ReadingRules};

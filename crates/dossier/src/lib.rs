//! The fact-checker's file as a value: articles, what the person made of the machine's suggestions, and every saved
//! and exported format. No Yew, no DOM, no clock, no randomness: times and ids come in with the [`Action`]s.
//!
//! A [`Dossier`] is cheap to clone and never changes; [`Dossier::apply`] answers an [`Action`] with the next one, and
//! [`History`] keeps them for undo. What the interface shows is derived on demand: [`Dossier::claims`],
//! [`Dossier::figures`], [`Dossier::comparisons`] and [`Dossier::page`] (the text cut into segments to paint).
//!
//! * [`model`]: what is kept; * [`action`] and `apply`: how it changes; * [`view`]: what is shown;
//! * [`anchor`]: how annotations follow a text that changes; * [`version`]: what a newer text says otherwise;
//! * [`review`]: two people's work side by side;
//! * [`mod@format`]: every file; * [`intake`]: pages and Markdown as text;
//! * [`plot`]: figures laid out on an axis; [`prose`]: what a comparison says, in sentences; [`locale`]: how people of each language write numbers.
#![warn(missing_docs)]

pub mod action;
pub mod anchor;
pub mod format;
pub mod history;
pub mod intake;
pub mod locale;
pub mod model;
pub mod plot;
pub mod prose;
pub mod review;
pub mod version;
pub mod view;

mod apply;
mod text;

pub use action::{Action, ClaimChange, Decision, Draft, FigureChange, GroupChange};
pub use history::History;
pub use locale::Locale;
pub use model::*;
pub use text::snap;
pub use view::{Attention, ClaimView, ComparisonView, FigureView, Item, Page, Reason, SourceView};

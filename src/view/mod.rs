//! What a person sees: one folder for each part of the screen, and [`kit`], our own small widgets.
//!
//! Views read the store and send it messages; what they ask of the browser goes through [`crate::dom`].

pub mod article;
pub mod articles;
pub mod claims;
pub mod comparison;
pub mod desk;
pub mod dialog;
pub mod editor;
pub mod kit;
pub mod notice;
pub mod review;
pub mod tags;
pub mod toolbar;

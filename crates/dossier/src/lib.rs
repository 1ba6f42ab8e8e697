//! See Cargo.toml for what this is.

pub mod locale;

pub use locale::Locale;

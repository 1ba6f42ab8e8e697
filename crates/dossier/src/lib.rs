//! See Cargo.toml for what this is.

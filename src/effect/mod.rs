//! What the app does because its state changed: hooks that watch parts of it.

pub mod analysing;
pub mod focusing;
pub mod keeping;
pub mod keyboard;
pub mod page;
pub mod receiving;
pub mod tabs;
pub mod telling;

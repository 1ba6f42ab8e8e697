//! Our own small widgets. They know nothing of dossiers.

mod button;
pub mod field;
mod gradual;
mod icon;
mod live;
mod menu;
mod modal;

pub use button::{Button, Weight};
pub use gradual::use_gradual;
pub use icon::{Shape, icon};
pub use live::Live;
pub use menu::Menu;
pub use modal::Modal;

use yew::prelude::*;

/// Joins class names, leaving out the empty ones.
pub fn classes_of(names: &[&'static str]) -> Classes {
    names
        .iter()
        .filter(|name| !name.is_empty())
        .copied()
        .collect()
}

//! Small choices that outlive the page; where the browser keeps nothing, the defaults.

const PREFIX: &str = "selon.";

/// Keys of what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The interface's language, a code.
    Locale,
    /// "light" or "dark"; absent follows the system.
    Theme,
    /// The id of the dossier that was open last.
    Current,
    /// Whether every part of a claim is labelled in the text, "on" or absent.
    Labels,
    /// How far the side column reaches, "wide" or absent.
    Side,
    /// Keys that the person changed, see [`crate::keys::KeyMap::written`].
    Keys,
    /// Whether marks are kept from screen readers, "on" or absent.
    Quiet,
    /// The person's name, as claims carry it.
    Reviewer,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Key::Locale => "locale",
            Key::Theme => "theme",
            Key::Current => "current",
            Key::Labels => "labels",
            Key::Side => "side",
            Key::Keys => "keys",
            Key::Quiet => "quiet",
            Key::Reviewer => "reviewer",
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    crate::dom::window()?.local_storage().ok()?
}

/// What was kept under a key.
pub fn get(key: Key) -> Option<String> {
    storage()?
        .get_item(&format!("{PREFIX}{}", key.name()))
        .ok()?
}

/// Keeps a value, or forgets it; a browser that refuses is not an error, the choice then lasts as long as the page.
pub fn set(key: Key, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let name = format!("{PREFIX}{}", key.name());
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

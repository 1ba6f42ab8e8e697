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

/// Under which name a choice is kept. What a person likes is the same in every app of the site; which dossier is open is
/// not.
fn name(key: Key, app: &str) -> String {
    let app = if key == Key::Current { app } else { "" };
    format!("{PREFIX}{}{app}", key.name())
}

/// What was kept under a key by the app of this name.
pub fn get(key: Key, app: &str) -> Option<String> {
    storage()?.get_item(&name(key, app)).ok()?
}

/// Keeps a value, or forgets it; a browser that refuses is not an error, the choice then lasts as long as the page.
pub fn set(key: Key, app: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let name = name(key, app);
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

//! What the interface says, in the reader's language.
//!
//! [`Strings`] has one field for every sentence; each locale fills all of them in a file of its own, so a missing
//! string does not compile. Views get them from [`use_strings`], and write numbers with [`Locale::number`].

mod en;
mod fr;
mod review;
mod rule;
mod strings;
mod work;

pub use review::Review;
pub use selon_dossier::Locale;
pub use strings::*;
pub use work::Work;

use yew::prelude::*;

/// Every sentence of the interface.
pub fn strings(locale: Locale) -> &'static Strings {
    match locale {
        Locale::Fr => &fr::STRINGS,
        Locale::En => &en::STRINGS,
    }
}

/// The name of a locale in itself.
pub fn name(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Français",
        Locale::En => "English",
    }
}

/// The locale in force below the nearest provider; English where there is none.
#[hook]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The sentences in force below the nearest provider.
#[hook]
pub fn use_strings() -> &'static Strings {
    strings(use_locale())
}

//! English.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "en",
    name: "English",
    elisions: &[],
    enclitics: &["'s"],
    clitics: &[],
    quotes: &[('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»')],
    numbers: NumberStyle { decimal: '.', group: ',', short_scale: true },
};

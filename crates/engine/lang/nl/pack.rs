//! Dutch.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "nl",
    name: "Nederlands",
    elisions: &[],
    enclitics: &[],
    clitics: &[],
    quotes: &[('“', '”'), ('„', '”'), ('‘', '’'), ('«', '»'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '.', short_scale: false },
};

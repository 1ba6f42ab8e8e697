//! Spanish.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "es",
    name: "español",
    elisions: &[],
    enclitics: &[],
    clitics: &[],
    quotes: &[('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '.', short_scale: false },
};

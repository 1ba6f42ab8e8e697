//! German.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "de",
    name: "Deutsch",
    elisions: &[],
    enclitics: &[],
    clitics: &[],
    quotes: &[('„', '“'), ('‚', '‘'), ('»', '«'), ('›', '‹'), ('«', '»'), ('“', '”'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '.', short_scale: false },
};

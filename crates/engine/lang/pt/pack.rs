//! Portuguese.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "pt",
    name: "português",
    elisions: &["d"],
    enclitics: &[],
    clitics: &["-se", "-lhe", "-lhes", "-lo", "-la", "-los", "-las", "-no", "-na", "-nos", "-nas", "-me", "-te", "-o", "-a", "-os", "-as"],
    quotes: &[('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '.', short_scale: false },
};

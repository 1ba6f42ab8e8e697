//! Italian.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "it",
    name: "italiano",
    elisions: &["l", "un", "d", "c", "s", "m", "t", "v", "n", "dell", "all", "nell", "sull", "dall", "coll", "quell", "quest", "bell",
        "sant", "tutt", "mezz", "nessun", "ciascun", "qualcun", "gl", "dev", "quant", "com", "anch", "senz"],
    enclitics: &[],
    clitics: &[],
    quotes: &[('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '.', short_scale: false },
};

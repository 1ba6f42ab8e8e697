//! French.

use crate::lang::{NumberStyle, Spec};

pub(super) const SPEC: Spec = Spec {
    code: "fr",
    name: "français",
    elisions: &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"],
    enclitics: &[],
    clitics: &[
        "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous",
        "-vous", "-ci", "-là",
    ],
    quotes: &[('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')],
    numbers: NumberStyle { decimal: ',', group: '\u{202F}', short_scale: false },
};

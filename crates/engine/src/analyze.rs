//! The passes in their order.

use crate::lang::detect;
use crate::text::Document;
use crate::{Analysis, OffsetUnit, Options, analysis, circumstance, claim, compare, figure};

/// Bytes read at most: what lies after is left alone, as offsets are 32 bits wide.
const LIMIT: usize = u32::MAX as usize - 1;

/// Everything Selon finds in a text. Never fails; offsets are bytes.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    let mut end = text.len().min(LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let lang = options.lang.unwrap_or_else(|| detect(text));
    let mut doc = Document::new(text, lang.pack());
    claim::layout(&mut doc);
    let mut figures = figure::find(&doc, &options.rules);
    let claims = claim::find(&doc, &mut figures);
    circumstance::fill(&doc, &claims, &mut figures);
    let arithmetic = compare::arithmetic::find(&doc, &figures);
    let mut analysis = Analysis {
        format: analysis::FORMAT.to_owned(),
        offsets: OffsetUnit::Bytes,
        lang,
        claims,
        figures,
        comparisons: Vec::new(),
        arithmetic,
    };
    analysis.comparisons = compare::within(text, &analysis);
    analysis
}

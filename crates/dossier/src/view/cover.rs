//! Which suggestion an annotation stands for.

use super::ClaimView;
use selon_engine::{Claim, Span};

/// Whether an annotation stands for a suggestion: they attribute with the same words, or mostly say the same.
pub(super) fn covers(view: &ClaimView, claim: &Claim) -> bool {
    let ours = view.cue.as_ref().and_then(|cue| cue.span);
    if let (Some(ours), Some(theirs)) = (ours, &claim.cue)
        && ours.touches(theirs.span)
    {
        return true;
    }
    let size = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<u32>();
    let mut both = 0;
    for ours in &view.content {
        for theirs in &claim.content {
            let start = ours.start.max(theirs.start);
            both += ours.end.min(theirs.end).saturating_sub(start);
        }
    }
    let all = size(&view.content) + size(&claim.content) - both;
    both > 0 && both * 2 >= all
}

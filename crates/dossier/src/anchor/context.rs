//! Quotes with the characters around them.

use crate::text::{border_after, border_before};
use selon_engine::Span;

/// How many characters (code points) of context a quote is kept with.
const CONTEXT: usize = 32;

/// Up to 32 characters before and after a span, never half a grapheme.
pub fn context(text: &str, span: Span) -> (&str, &str) {
    let start = (span.start as usize).min(text.len());
    let end = (span.end as usize).min(text.len());
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
        return ("", "");
    };
    let from = before
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(at, _)| border_after(text, at).min(start));
    let to = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(text.len(), |(at, _)| border_before(text, end + at).max(end));
    (&text[from..start], &text[end..to])
}

/// How many bytes of context agree: those at the end of `prefix` with what stands before `start`, those at the start
/// of `suffix` with what stands after `end`.
pub(super) fn agreement(text: &str, span: Span, prefix: &str, suffix: &str) -> (usize, usize) {
    let before = text.as_bytes().get(..span.start as usize).unwrap_or(&[]);
    let after = text.as_bytes().get(span.end as usize..).unwrap_or(&[]);
    let same =
        |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).count();
    (
        same(&mut before.iter().rev().zip(prefix.as_bytes().iter().rev())),
        same(&mut after.iter().zip(suffix.as_bytes())),
    )
}

/// Where `quote` stands in `text`: of several places the one whose context agrees best, then the nearest to `hint`
/// (a byte). `None` where it does not stand, or where several places agree equally badly: not at all, and none of
/// them is at the hint.
pub fn find_exact(text: &str, quote: &str, prefix: &str, suffix: &str, hint: u32) -> Option<Span> {
    if quote.trim().is_empty() {
        return None;
    }
    let mut best: Option<(usize, u32, Span)> = None;
    let mut alone = true;
    for (at, _) in text.match_indices(quote) {
        let span = Span::new(at, at + quote.len());
        let (before, after) = agreement(text, span, prefix, suffix);
        let far = span.start.abs_diff(hint);
        alone &= best.is_none();
        if best.is_none_or(|(score, distance, _)| {
            before + after > score || before + after == score && far < distance
        }) {
            best = Some((before + after, far, span));
        }
    }
    let (score, far, span) = best?;
    (alone || score > 0 || far == 0).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_counted_in_characters_and_never_cuts_one() {
        let text = format!("{}quote{}", "é".repeat(40), "👩‍👩‍👧".repeat(10));
        let at = text.find("quote").expect("the quote");
        let (before, after) = context(&text, Span::new(at, at + 5));
        assert_eq!(before.chars().count(), 32);
        assert_eq!(after, "👩‍👩‍👧".repeat(6), "five characters a family");
    }

    #[test]
    fn of_two_places_the_one_with_the_context_is_taken() {
        let text = "He said no. She said no.";
        let span = find_exact(text, "no", "She said ", ".", 0).expect("the second");
        assert_eq!(span.start, 21);
        assert_eq!(
            find_exact(text, "no", "They sang ", "!", 0),
            Some(Span::new(8, 10)),
            "a space agrees"
        );
        assert_eq!(find_exact(text, "maybe", "", "", 0), None);
        assert_eq!(find_exact(text, " ", "", "", 0), None);
    }
}

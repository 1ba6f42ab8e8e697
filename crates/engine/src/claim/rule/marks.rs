//! Quotation marks around a name rather than around what is said.

use crate::claim::reader::Reader;
use crate::source::Class;

/// The end of a quoted name at `at` that belongs to a phrase before it: "in der Zeitung „Neuer Tag“, …".
pub(super) fn name_in_marks(r: &Reader, from: usize, at: usize) -> Option<usize> {
    let quote = r
        .quotes
        .opening(at)
        .and_then(|quote| r.quotes.all.get(quote))?;
    let words = (quote.open..quote.end).filter(|i| r.word(*i)).count();
    let before = at.checked_sub(1)?;
    let noun = r.word(before)
        && (r.is(before, crate::claim::reader::NOUN)
            || r.words.capital_nouns && r.capital(before) && !r.is(before, Class::FIRST));
    let led = (from..before)
        .rev()
        .take(4)
        .take_while(|i| r.sign_at(*i).is_none())
        .any(|i| r.is(i, Class::PREPOSITION.or(Class::OF)));
    (quote.closed && words <= 4 && r.capital(at + 1) && noun && led).then_some(quote.end)
}

/// Whether the quoted words at `at` are a name: two to five words, those that are no small words with capitals.
pub(super) fn named_so(r: &Reader, at: usize) -> bool {
    let Some(quote) = r
        .quotes
        .opening(at)
        .and_then(|quote| r.quotes.all.get(quote))
    else {
        return false;
    };
    let small = |i: usize| r.is(i, crate::claim::reader::FUNCTION);
    let words = || (quote.open + 1..quote.end).filter(|i| r.word(*i));
    !r.words.capital_nouns
        && (2..=5).contains(&words().count())
        && words().all(|i| r.capital(i) || small(i))
        && words().filter(|i| r.capital(*i) && !small(*i)).count() >= 2
}

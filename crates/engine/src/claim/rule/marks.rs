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

/// "proposed to her in front of a painting, “The Last Harvest”": a few words with capitals right behind a noun and its
/// comma are a title.
pub(super) fn title_behind(r: &Reader, from: usize, open: usize) -> bool {
    let Some(quote) = r.quotes.opening(open).and_then(|n| r.quotes.all.get(n)) else {
        return false;
    };
    let mut words = (quote.open + 1..quote.end).filter(|i| r.word(*i));
    let titled = words.clone().count() <= 6
        && words.all(|i| r.capital(i) || r.is(i, crate::claim::reader::FUNCTION))
        && !r.sign(quote.end.saturating_sub(2), ',')
        && !r.sign(quote.end.saturating_sub(2), '.');
    let noun = open > from + 2 && r.comma(open - 1) && r.word(open - 2) && !r.capital(open - 2);
    titled && noun && r.english()
}

//! Which stretches of the old text are which of the new one.
//!
//! The common start and end are cut off; what is left is aligned by the lines that stand once on either side, and
//! between those by words, where that is not too much work. The answer is a list of hunks: what was replaced by what.

use super::words::{Token, tokens};
use rustc_hash::FxHashMap;
use selon_engine::Span;

/// A stretch of the old text and what stands in its place. Everything between two hunks is the same in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Bytes of the old text; empty where something was put in.
    pub old: Span,
    /// Bytes of the new text; empty where something was taken out.
    pub new: Span,
}

/// The most pairs of words that are compared between two known lines; beyond, the stretch is one hunk.
const CELLS: usize = 360_000;

/// The hunks between two texts, in order; none for equal texts.
pub fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let Some(edit) = super::Edit::between(old, new) else {
        return Vec::new();
    };
    let whole = Hunk {
        old: Span {
            start: edit.start,
            end: edit.old_end,
        },
        new: Span {
            start: edit.start,
            end: edit.new_end,
        },
    };
    let mut out = Vec::new();
    if whole.old.is_empty() || whole.new.is_empty() {
        // Something was only put in or taken out: where exactly is decided by sliding, below. Inside a word, the word
        // is another one.
        let whole = slide(old, new, whole, 0, u32::MAX);
        if !cuts_a_word(old, new, whole) {
            return vec![whole];
        }
        by_words(old, new, to_words(old, whole), &mut out);
        return out;
    }
    let whole = to_words(old, whole);
    by_lines(old, new, whole, &mut out);
    let mut low = 0;
    for n in 0..out.len() {
        let high = out.get(n + 1).map_or(u32::MAX, |next| next.old.start);
        let slid = slide(old, new, out[n], low, high);
        // Sliding never makes a hunk begin inside a word that it did not cut before.
        if !cuts_a_word(old, new, slid) {
            out[n] = slid;
        }
        low = out[n].old.end;
    }
    out
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn before(text: &str, at: u32) -> Option<char> {
    text.get(..at as usize)?.chars().next_back()
}

fn after(text: &str, at: u32) -> Option<char> {
    text.get(at as usize..)?.chars().next()
}

/// Whether a border of the hunk has letters on both sides, in either text.
fn cuts_a_word(old: &str, new: &str, hunk: Hunk) -> bool {
    let cut = |text: &str, at: u32| is_word(before(text, at)) && is_word(after(text, at));
    cut(old, hunk.old.start)
        || cut(old, hunk.old.end)
        || cut(new, hunk.new.start)
        || cut(new, hunk.new.end)
}

/// The hunk grown to white space on both sides, so that "10,000" → "12,000" is one word for another. The text around a
/// hunk is the same in both, so that one count serves for both.
fn to_words(old: &str, hunk: Hunk) -> Hunk {
    let inner = |c: &char| !c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}');
    let head = old[..hunk.old.start as usize].chars().rev();
    let tail = old[hunk.old.end as usize..].chars();
    let left: usize = head.take_while(inner).map(char::len_utf8).sum();
    let right: usize = tail.take_while(inner).map(char::len_utf8).sum();
    let grow = |span: Span| Span {
        start: span.start - left as u32,
        end: span.end + right as u32,
    };
    Hunk {
        old: grow(hunk.old),
        new: grow(hunk.new),
    }
}

/// Aligns by lines that stand once in each, then by words between them.
fn by_lines(old: &str, new: &str, hunk: Hunk, out: &mut Vec<Hunk>) {
    let ours = lines(old, hunk.old);
    let theirs = lines(new, hunk.new);
    if ours.len() == 1 && theirs.len() == 1 {
        return by_words(old, new, hunk, out);
    }
    // (count in old, count in new, place in new)
    let mut seen: FxHashMap<&str, (u32, u32, usize)> = FxHashMap::default();
    for line in &ours {
        seen.entry(line.of(old)).or_default().0 += 1;
    }
    for (place, line) in theirs.iter().enumerate() {
        let entry = seen.entry(line.of(new)).or_default();
        entry.1 += 1;
        entry.2 = place;
    }
    let anchors: Vec<(usize, usize)> = ours
        .iter()
        .enumerate()
        .filter_map(|(place, line)| match seen.get(line.of(old)) {
            Some((1, 1, other)) if !line.of(old).trim().is_empty() => Some((place, *other)),
            _ => None,
        })
        .collect();
    let mut at = (hunk.old.start, hunk.new.start);
    for (a, b) in rising(&anchors) {
        let (a, b) = (ours[a], theirs[b]);
        between(old, new, at, (a.start, b.start), out);
        at = (a.end, b.end);
    }
    between(old, new, at, (hunk.old.end, hunk.new.end), out);
}

fn between(old: &str, new: &str, from: (u32, u32), to: (u32, u32), out: &mut Vec<Hunk>) {
    let hunk = Hunk {
        old: Span {
            start: from.0,
            end: to.0,
        },
        new: Span {
            start: from.1,
            end: to.1,
        },
    };
    if hunk.old.of(old) != hunk.new.of(new) {
        by_words(old, new, hunk, out);
    }
}

/// Lines of a stretch, without their breaks.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start as usize;
    span.of(text)
        .split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            span
        })
        .collect()
}

/// The longest run of pairs that rises on both sides (patience sorting).
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| pairs[*top].1 < pair.1);
        back.push(pile.checked_sub(1).map(|under| tops[under]));
        match tops.get_mut(pile) {
            Some(top) => *top = n,
            None => tops.push(n),
        }
    }
    let mut out = Vec::new();
    let mut at = tops.last().copied();
    while let Some(n) = at {
        out.push(pairs[n]);
        at = back[n];
    }
    out.reverse();
    out
}

/// Aligns by words: the pairing of equal words with the most letters, runs preferred.
fn by_words(old: &str, new: &str, hunk: Hunk, out: &mut Vec<Hunk>) {
    let ours = tokens(old, hunk.old.start as usize, hunk.old.end as usize);
    let theirs = tokens(new, hunk.new.start as usize, hunk.new.end as usize);
    if ours.is_empty() || theirs.is_empty() || ours.len() * theirs.len() > CELLS {
        return push(old, new, hunk, out);
    }
    let runs = matching(old, new, &ours, &theirs);
    let mut at = (hunk.old.start, hunk.new.start);
    for (a, b, len) in runs {
        let (first, last) = (ours[a], ours[a + len - 1]);
        let (other, end) = (theirs[b], theirs[b + len - 1]);
        let gap = Hunk {
            old: Span {
                start: at.0,
                end: first.start as u32,
            },
            new: Span {
                start: at.1,
                end: other.start as u32,
            },
        };
        push(old, new, gap, out);
        // White space inside a run may differ.
        for n in 1..len {
            let gap = Hunk {
                old: Span::new(ours[a + n - 1].end, ours[a + n].start),
                new: Span::new(theirs[b + n - 1].end, theirs[b + n].start),
            };
            push(old, new, gap, out);
        }
        at = (last.end as u32, end.end as u32);
    }
    let gap = Hunk {
        old: Span {
            start: at.0,
            end: hunk.old.end,
        },
        new: Span {
            start: at.1,
            end: hunk.new.end,
        },
    };
    push(old, new, gap, out);
}

/// Adds a hunk without the white space that both sides share; joins it to the one before where they touch.
fn push(old: &str, new: &str, mut hunk: Hunk, out: &mut Vec<Hunk>) {
    let (a, b) = (hunk.old.of(old), hunk.new.of(new));
    if a == b {
        return;
    }
    let space = |(a, b): &(char, char)| a == b && a.is_whitespace();
    let head: usize = a
        .chars()
        .zip(b.chars())
        .take_while(space)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (a, b) = (&a[head..], &b[head..]);
    let tail: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(space)
        .map(|(c, _)| c.len_utf8())
        .sum();
    hunk.old.start += head as u32;
    hunk.new.start += head as u32;
    hunk.old.end -= tail as u32;
    hunk.new.end -= tail as u32;
    match out.last_mut() {
        Some(last) if last.old.end == hunk.old.start && last.new.end == hunk.new.start => {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        }
        _ => out.push(hunk),
    }
}

/// Runs of equal tokens `(first in old, first in new, length)`, in order.
fn matching(old: &str, new: &str, ours: &[Token], theirs: &[Token]) -> Vec<(usize, usize, usize)> {
    let mut ids: FxHashMap<&str, u32> = FxHashMap::default();
    let mut name = |text| {
        let next = ids.len() as u32;
        *ids.entry(text).or_insert(next)
    };
    let a: Vec<u32> = ours.iter().map(|t| name(&old[t.start..t.end])).collect();
    let b: Vec<u32> = theirs.iter().map(|t| name(&new[t.start..t.end])).collect();
    let width = b.len() + 1;
    // The best sum from (i, j) on, and the best that begins with a match there. A match that continues a run is worth
    // more than one that begins one.
    let mut best = vec![0u32; (a.len() + 1) * width];
    let mut run = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        let token = ours[i];
        let weight = if token.word {
            2 * (token.end - token.start) as u32 + 1
        } else {
            1
        };
        for j in (0..b.len()).rev() {
            let at = i * width + j;
            let skip = best[at + width].max(best[at + 1]);
            if a[i] == b[j] {
                let next = at + width + 1;
                let on = if run[next] > 0 { run[next] + 1 } else { 0 };
                run[at] = weight + on.max(best[next]);
            }
            best[at] = skip.max(run[at]);
        }
    }
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut running = false;
    while i < a.len() && j < b.len() {
        let at = i * width + j;
        let next = at + width + 1;
        if run[at] > 0 && (run[at] == best[at] || running) {
            match runs.last_mut() {
                Some((x, y, len)) if *x + *len == i && *y + *len == j => *len += 1,
                _ => runs.push((i, j, 1)),
            }
            running = run[next] > 0 && run[next] + 1 >= best[next];
            (i, j) = (i + 1, j + 1);
        } else if best[at + width] >= best[at + 1] {
            running = false;
            i += 1;
        } else {
            running = false;
            j += 1;
        }
    }
    drop_chance(ours, theirs, runs)
}

/// Drops runs that are shorter than what was replaced on both sides of them: two sentences share an "of the" without
/// being the same sentence.
fn drop_chance(
    ours: &[Token],
    theirs: &[Token],
    mut runs: Vec<(usize, usize, usize)>,
) -> Vec<(usize, usize, usize)> {
    let size = |list: &[Token], from: usize, to: usize| -> usize {
        let inside = list.get(from..to).unwrap_or_default();
        inside
            .iter()
            .filter(|t| t.word)
            .map(|t| t.end - t.start)
            .sum()
    };
    loop {
        let mut worst: Option<(usize, usize)> = None;
        for (n, (a, b, len)) in runs.iter().enumerate() {
            let before = n
                .checked_sub(1)
                .map_or((0, 0), |n| (runs[n].0 + runs[n].2, runs[n].1 + runs[n].2));
            let after = runs
                .get(n + 1)
                .map_or((ours.len(), theirs.len()), |next| (next.0, next.1));
            let own = size(ours, *a, a + len);
            let left = size(ours, before.0, *a).min(size(theirs, before.1, *b));
            let right = size(ours, a + len, after.0).min(size(theirs, b + len, after.1));
            if own < left && own < right && worst.is_none_or(|(_, least)| own < least) {
                worst = Some((n, own));
            }
        }
        match worst {
            Some((n, _)) => drop(runs.remove(n)),
            None => return runs,
        }
    }
}

/// Moves what was only put in or only taken out to the best of the places where it may as well have been: "Police
/// said 10. ^Police said 12.^" rather than "Police said 1^0. Police said 1^2."
fn slide(old: &str, new: &str, hunk: Hunk, low: u32, high: u32) -> Hunk {
    let (text, span) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (false, true) => (old, hunk.old),
        (true, false) => (new, hunk.new),
        _ => return hunk,
    };
    const FAR: usize = 2000;
    let bytes = text.as_bytes();
    let (start, end) = (span.start as usize, span.end as usize);
    let room_left = (hunk.old.start - low).min(hunk.new.start) as usize;
    let left = (0..room_left.min(FAR))
        .take_while(|n| bytes[start - 1 - n] == bytes[end - 1 - n])
        .count();
    let room_right = (high.min(old.len() as u32).saturating_sub(hunk.old.end) as usize)
        .min(new.len().saturating_sub(hunk.new.end as usize));
    let right = (0..room_right.min(FAR))
        .take_while(|n| bytes[start + n] == bytes[end + n])
        .count();
    let mut best = (score(text, start, end), 0i64);
    for by in -(left as i64)..=right as i64 {
        let from = (start as i64 + by) as usize;
        let to = (end as i64 + by) as usize;
        if !text.is_char_boundary(from) || !text.is_char_boundary(to) {
            continue;
        }
        let here = score(text, from, to);
        if here > best.0 || here == best.0 && by.abs() < best.1.abs() {
            best = (here, by);
        }
    }
    let shift = |span: Span| Span {
        start: (i64::from(span.start) + best.1) as u32,
        end: (i64::from(span.end) + best.1) as u32,
    };
    Hunk {
        old: shift(hunk.old),
        new: shift(hunk.new),
    }
}

/// How natural it is to cut here: at lines, then sentences, then words.
fn score(text: &str, from: usize, to: usize) -> u32 {
    let natural = |at: usize| {
        let head = &text[..at];
        let c = head.chars().next_back();
        if c.is_none_or(|c| c == '\n') {
            return 6;
        }
        if after(text, at as u32).is_none_or(|c| c == '\n') {
            return 5;
        }
        let space = c.is_some_and(char::is_whitespace);
        let end = head.trim_end().chars().next_back();
        let ended = end.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"'));
        match (space, ended) {
            (true, true) => 4,
            (true, false) => 2,
            (false, _) if is_word(c) && is_word(after(text, at as u32)) => 0,
            (false, _) => 1,
        }
    };
    natural(from) + natural(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(old: &str, new: &str, expected: Expect) {
        let shown: String = hunks(old, new)
            .iter()
            .map(|hunk| format!("[{}] → [{}]\n", hunk.old.of(old), hunk.new.of(new)))
            .collect();
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_corrected_number_is_one_word_for_another() {
        check(
            "about 10,000 men",
            "about 12,000 men",
            expect![[r#"
            [10,000] → [12,000]
        "#]],
        );
    }

    #[test]
    fn a_sentence_taken_out_is_taken_out_whole() {
        check(
            "Police said 10 people. Police said 12 people.",
            "Police said 12 people.",
            expect![[r#"
            [Police said 10 people. ] → []
        "#]],
        );
    }

    #[test]
    fn a_word_put_in_stands_alone() {
        check(
            "they came home",
            "they never came home",
            expect![[r#"
            [] → [never ]
        "#]],
        );
        check(
            "the mayor said",
            "the mayors said",
            expect![[r#"
            [mayor] → [mayors]
        "#]],
        );
    }

    #[test]
    fn several_corrections_are_several_hunks() {
        check(
            "The mayor said 40 came.\nPolice said 25 came.\nNobody was hurt.",
            "The mayor said 45 came.\nPolice said 20 came.\nNobody was hurt.",
            expect![[r#"
                [40] → [45]
                [25] → [20]
            "#]],
        );
    }

    #[test]
    fn another_sentence_is_not_patched_together_from_small_words() {
        check(
            "The head of the union of the drivers spoke at length.",
            "A report of the ministry puts it down to the weather.",
            expect![[r#"
                [The head of the union of the drivers spoke at length] → [A report of the ministry puts it down to the weather]
            "#]],
        );
    }

    proptest! {
        #[test]
        fn the_hunks_turn_one_text_into_the_other(
            old in "[a-c .\n]{0,60}|\\PC{0,30}",
            new in "[a-c .\n]{0,60}|\\PC{0,30}",
        ) {
            let hunks = hunks(&old, &new);
            let mut built = String::new();
            let mut at = 0;
            for hunk in &hunks {
                prop_assert!(hunk.old.start as usize >= at);
                built.push_str(&old[at..hunk.old.start as usize]);
                prop_assert_eq!(built.len(), hunk.new.start as usize);
                built.push_str(hunk.new.of(&new));
                at = hunk.old.end as usize;
            }
            built.push_str(&old[at..]);
            prop_assert_eq!(&built, &new);
            prop_assert_eq!(hunks.is_empty(), old == new);
        }
    }
}

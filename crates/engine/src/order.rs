//! Sorting, compiled once.
//!
//! The standard library's stable sort is some five kilobytes of code for every type that it sorts, and two dozen of
//! them were a tenth of the download. Here one copy sorts positions, whatever they stand for.

use std::cmp::Ordering;

/// Sorts stably by `compare`, as [`slice::sort_by`] does.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    positions(
        &mut order,
        &mut |a, b| match (items.get(a as usize), items.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        },
    );
    arrange(items.len(), &mut order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by a key, as [`slice::sort_by_key`] does.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

#[inline(never)]
fn positions(order: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    order.sort_by(|a, b| compare(*a, *b));
}

/// Puts the item that stands at `order[n]` at `n`, for every `n`, by swaps along the cycles.
#[inline(never)]
fn arrange(len: usize, order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..len {
        let mut at = start;
        while order[at] as usize != start {
            let from = order[at] as usize;
            swap(at, from);
            order[at] = at as u32;
            at = from;
        }
        order[at] = at as u32;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..9, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            super::by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}

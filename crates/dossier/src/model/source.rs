//! The sources of a dossier: names, merges, and one colour each for good.

use super::SourceKey;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many colours there are; slots are `0..COLOURS`.
pub const COLOURS: u8 = 8;

/// What is known about sources beyond what the texts say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources {
    /// The colour of each source that was ever seen.
    pub slots: BTreeMap<SourceKey, u8>,
    /// Names that the person gave.
    pub names: BTreeMap<SourceKey, Rc<str>>,
    /// Sources that the person merged: from, into.
    pub merges: BTreeMap<SourceKey, SourceKey>,
    /// Whether the person marked one as anonymous, or as not.
    pub anonymous: BTreeMap<SourceKey, bool>,
}

impl Sources {
    /// The source that `key` is now, after merges.
    pub fn resolve<'s>(&'s self, key: &'s SourceKey) -> &'s SourceKey {
        let mut key = key;
        // A file may hold a circle; no chain is longer than the table.
        for _ in 0..=self.merges.len() {
            match self.merges.get(key) {
                Some(into) if into != key => key = into,
                _ => break,
            }
        }
        key
    }

    /// The colour of a source; 0 for one that was never seen.
    pub fn slot(&self, key: &SourceKey) -> u8 {
        self.slots.get(self.resolve(key)).copied().unwrap_or(0) % COLOURS
    }

    /// Whether both say the same, colours apart.
    pub(crate) fn same_but_colours(&self, other: &Sources) -> bool {
        self.names == other.names
            && self.merges == other.merges
            && self.anonymous == other.anonymous
    }

    /// Gives a colour to each of `present` (in the order of the text) that has none: the one that the fewest of
    /// `present` have. Colours once given stay.
    pub fn give_colours(&mut self, present: &[SourceKey]) -> bool {
        let mut used = [0u32; COLOURS as usize];
        for key in present {
            if let Some(slot) = self.slots.get(key) {
                used[usize::from(slot % COLOURS)] += 1;
            }
        }
        let mut changed = false;
        for key in present {
            if self.slots.contains_key(key) {
                continue;
            }
            let slot = (0..COLOURS)
                .min_by_key(|slot| used[usize::from(*slot)])
                .unwrap_or(0);
            used[usize::from(slot)] += 1;
            self.slots.insert(key.clone(), slot);
            changed = true;
        }
        changed
    }
}

//! A list sorted by id that shares what did not change with the lists it was made from.
//!
//! Every undo step keeps a whole dossier; with 5,000 annotations in one vector each step would cost 40 KB. Cut into
//! chunks, a step copies one chunk and the list of chunks: about 2 KB.

use std::rc::Rc;

/// The most items of a chunk; it is split in two beyond.
const CHUNK: usize = 64;

/// Something with an id.
pub trait Keyed {
    /// The id, unique within a table.
    type Id: Ord + Copy;
    /// Which it is.
    fn id(&self) -> Self::Id;
}

/// A persistent sorted list. Cloning copies one pointer.
#[derive(Debug)]
pub struct Table<T> {
    /// No chunk is empty; ids rise within and across.
    chunks: Rc<Vec<Rc<Vec<Rc<T>>>>>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table {
            chunks: Rc::clone(&self.chunks),
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table {
            chunks: Rc::default(),
        }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.same(other) || self.iter().eq(other.iter())
    }
}

impl<T> Table<T> {
    /// Whether both are the same list in memory, which costs nothing to ask.
    pub fn same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chunks, &other.chunks)
    }
    /// Every item, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<T>> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }
}

impl<T: Keyed> Table<T> {
    /// The chunk where `id` is or would be, and the place in it.
    fn place(&self, id: T::Id) -> (usize, Result<usize, usize>) {
        let chunk = self
            .chunks
            .partition_point(|chunk| chunk.last().is_some_and(|last| last.id() < id));
        let place = match self.chunks.get(chunk) {
            Some(items) => items.binary_search_by_key(&id, |item| item.id()),
            None => Err(0),
        };
        (chunk, place)
    }

    /// The item with this id.
    pub fn get(&self, id: T::Id) -> Option<&Rc<T>> {
        let (chunk, place) = self.place(id);
        self.chunks.get(chunk)?.get(place.ok()?)
    }

    /// With `item` added, or put in the place of the one with its id.
    pub fn with(&self, item: Rc<T>) -> Self {
        let (mut chunk, place) = self.place(item.id());
        let mut chunks = (*self.chunks).clone();
        if chunk == chunks.len() && chunk > 0 {
            chunk -= 1;
        }
        let Some(old) = chunks.get(chunk) else {
            return Table {
                chunks: Rc::new(vec![Rc::new(vec![item])]),
            };
        };
        let mut items = (**old).clone();
        match place {
            Ok(at) => items[at] = item,
            Err(_) => {
                let at = items.partition_point(|other| other.id() < item.id());
                items.insert(at, item);
            }
        }
        let rest = (items.len() > CHUNK).then(|| items.split_off(CHUNK - CHUNK / 4));
        chunks[chunk] = Rc::new(items);
        if let Some(rest) = rest {
            chunks.insert(chunk + 1, Rc::new(rest));
        }
        Table {
            chunks: Rc::new(chunks),
        }
    }

    /// Without the item of this id.
    pub fn without(&self, id: T::Id) -> Self {
        let (chunk, Ok(at)) = self.place(id) else {
            return self.clone();
        };
        let mut chunks = (*self.chunks).clone();
        let mut items = (*chunks[chunk]).clone();
        items.remove(at);
        if items.is_empty() {
            chunks.remove(chunk);
        } else {
            chunks[chunk] = Rc::new(items);
        }
        Table {
            chunks: Rc::new(chunks),
        }
    }

    /// Each item replaced by what `f` answers, where it answers; chunks without an answer stay shared.
    pub fn map(&self, mut f: impl FnMut(&Rc<T>) -> Option<Rc<T>>) -> Self {
        let mut changed = false;
        let mut chunks = Vec::with_capacity(self.chunks.len());
        for chunk in self.chunks.iter() {
            let mut copy: Option<Vec<Rc<T>>> = None;
            for (at, item) in chunk.iter().enumerate() {
                if let Some(new) = f(item) {
                    copy.get_or_insert_with(|| (**chunk).clone())[at] = new;
                }
            }
            changed |= copy.is_some();
            chunks.push(copy.map_or_else(|| Rc::clone(chunk), Rc::new));
        }
        if !changed {
            return self.clone();
        }
        Table {
            chunks: Rc::new(chunks),
        }
    }
}

impl<T: Keyed> FromIterator<Rc<T>> for Table<T> {
    /// A table of the items; of two with one id the later stays.
    fn from_iter<I: IntoIterator<Item = Rc<T>>>(items: I) -> Self {
        let mut items: Vec<Rc<T>> = items.into_iter().collect();
        selon_engine::order::by_key(&mut items, |item| item.id());
        items.reverse();
        items.dedup_by_key(|item| item.id());
        items.reverse();
        Table {
            chunks: Rc::new(
                items
                    .chunks(CHUNK / 2)
                    .map(|chunk| Rc::new(chunk.to_vec()))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq)]
    struct Item(u32, u8);

    impl Keyed for Item {
        type Id = u32;
        fn id(&self) -> u32 {
            self.0
        }
    }

    proptest! {
        #[test]
        fn a_table_holds_what_a_map_holds(steps in prop::collection::vec((0u32..300, any::<u8>(), any::<bool>()), 0..600)) {
            let mut table = Table::default();
            let mut map = BTreeMap::new();
            for (id, value, add) in steps {
                if add {
                    table = table.with(Rc::new(Item(id, value)));
                    map.insert(id, value);
                } else {
                    table = table.without(id);
                    map.remove(&id);
                }
                prop_assert_eq!(table.get(id).map(|item| item.1), map.get(&id).copied());
                prop_assert!(table.chunks.iter().all(|chunk| (1..=CHUNK).contains(&chunk.len())));
            }
            prop_assert_eq!(table.len(), map.len());
            let held: Vec<(u32, u8)> = table.iter().map(|item| (item.0, item.1)).collect();
            prop_assert_eq!(held, map.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn of_two_items_with_one_id_the_later_stays() {
        let table: Table<Item> = [Item(1, 1), Item(0, 0), Item(1, 2)]
            .into_iter()
            .map(Rc::new)
            .collect();
        assert_eq!(table.len(), 2);
        assert_eq!(table.get(1).map(|item| item.1), Some(2));
    }
}

//! Every word that a language's passes know, looked up once a token.

use rustc_hash::FxHashMap;

/// A known word of a language; `WordId::NONE` is any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no pass knows.
    pub const NONE: WordId = WordId(0);
    /// Whether some pass knows the word.
    pub fn is_known(self) -> bool {
        self != WordId::NONE
    }
    /// As an index into a pass's side table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Lower case, straight apostrophes: the form in which words are compared. Accents stay.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// [`fold`] into a buffer that is used again.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
            '\u{00AD}' => {}
            // Latin-1, most of what is not ASCII here, without a look into the tables.
            'à'..='ÿ' => out.push(c),
            'À'..='Ö' | 'Ø'..='Þ' => out.push(char::from(c as u8 + 0x20)),
            '\u{2019}' | '\u{02BC}' | '\u{2018}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Collects words while the passes load their tables.
#[derive(Debug)]
pub struct LexiconBuilder {
    ids: FxHashMap<Box<str>, WordId>,
    next: u32,
}

impl Default for LexiconBuilder {
    fn default() -> LexiconBuilder {
        LexiconBuilder {
            ids: FxHashMap::default(),
            next: 1,
        }
    }
}

impl LexiconBuilder {
    /// The id of a single word, folded here, made known if it was not.
    pub fn word(&mut self, word: &str) -> WordId {
        let folded = fold(word);
        if let Some(id) = self.ids.get(folded.as_str()) {
            return *id;
        }
        let id = WordId(self.next);
        self.next += 1;
        self.ids.insert(folded.into_boxed_str(), id);
        id
    }

    /// The ids of a phrase's words, cut at spaces: write words as the tokenizer cuts them ("d' après").
    pub fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        phrase
            .split_whitespace()
            .map(|word| self.word(word))
            .collect()
    }

    /// The finished lexicon.
    pub fn build(self) -> Lexicon {
        Lexicon { ids: self.ids }
    }
}

/// Every known word of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Lexicon {
    /// The id of a folded word.
    pub fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or_default()
    }
    /// One more than the highest id: the length of a side table.
    pub fn len(&self) -> usize {
        self.ids.len() + 1
    }
    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// A phrase after its first word, with its value.
type Tail<T> = (Box<[WordId]>, T);

/// Phrases of one or more words with a value each, found at a token by its first word, the longest first.
#[derive(Debug)]
pub struct PhraseTable<T> {
    by_first: FxHashMap<WordId, Vec<Tail<T>>>,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> PhraseTable<T> {
        PhraseTable {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T> PhraseTable<T> {
    /// Adds a phrase; the last one added wins over an equal one.
    pub fn insert(&mut self, phrase: &[WordId], value: T) {
        let Some((first, rest)) = phrase.split_first() else {
            return;
        };
        let tails = self.by_first.entry(*first).or_default();
        tails.retain(|(tail, _)| **tail != *rest);
        let at = tails.partition_point(|(tail, _)| tail.len() >= rest.len());
        tails.insert(at, (rest.into(), value));
    }

    /// The longest phrase that begins with `words`' first item: how many words it has, and its value.
    pub fn longest(&self, words: impl Iterator<Item = WordId> + Clone) -> Option<(usize, &T)> {
        let mut words = words;
        let tails = self.by_first.get(&words.next()?)?;
        tails.iter().find_map(|(tail, value)| {
            let mut next = words.clone();
            tail.iter()
                .all(|id| next.next() == Some(*id))
                .then_some((tail.len() + 1, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_letter_is_folded_as_the_standard_library_folds_it() {
        for c in ('\0'..='\u{24F}').filter(|c| *c != '\u{AD}') {
            assert_eq!(fold(&format!("é{c}")), format!("é{}", c.to_lowercase()));
        }
    }

    #[test]
    fn apostrophes_and_hyphens_are_one_and_soft_hyphens_none() {
        assert_eq!(fold("L’ÉLÈVE‑ami\u{AD}cal"), "l'élève-amical");
    }
}

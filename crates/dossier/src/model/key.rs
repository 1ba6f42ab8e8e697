//! Names of things. Ids are counted within a dossier; keys are hashes of what they name, the same on every machine
//! and, for a suggestion, the same after each analysis and after it was accepted.

use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

/// A moment, in milliseconds since 1970-01-01 UTC, as the caller's clock says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

macro_rules! counted {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<$name, ()> {
                let number = text.strip_prefix($letter).ok_or(())?;
                number.parse().map($name).map_err(|_| ())
            }
        }
    };
}

counted!(
    /// An article of the dossier, written `a1`.
    ArticleId, "a"
);
counted!(
    /// An annotation of the dossier, written `c1`.
    AnnotationId, "c"
);
counted!(
    /// A comparison that the person shaped, written `g1`.
    GroupId, "g"
);

macro_rules! hashed {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<$name, ()> {
                if text.len() != 16 {
                    return Err(());
                }
                u64::from_str_radix(text, 16).map($name).map_err(|_| ())
            }
        }
    };
}

hashed!(
    /// A claim, suggested or kept: 16 hexadecimal digits. It stays the same when a suggestion is accepted or edited
    /// and when the text is analysed again.
    ClaimKey
);
hashed!(
    /// A figure, suggested or kept; stable like [`ClaimKey`].
    FigureKey
);
hashed!(
    /// A comparison, the machine's or the person's.
    ComparisonKey
);

/// Who a source is: its name, folded. Two mentions with one key are one source.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceKey(pub Rc<str>);

impl SourceKey {
    /// The key of a name: case and the kind of apostrophe do not matter, nor does white space.
    pub fn of(name: &str) -> SourceKey {
        let folded = selon_engine::lang::fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        SourceKey(words.join(" ").into())
    }
}

impl fmt::Display for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// FNV-1a with 64 bits: small, and the same on every machine, as keys are saved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hasher(u64);

impl Hasher {
    pub(crate) fn new(seed: &str) -> Hasher {
        Hasher(0xcbf2_9ce4_8422_2325).text(seed)
    }

    /// Adds a text; its end counts, so that "ab" + "c" is not "a" + "bc".
    pub(crate) fn text(self, text: &str) -> Hasher {
        let mut hash = self.0;
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Hasher(hash)
    }

    pub(crate) fn number(self, number: u64) -> Hasher {
        let mut hash = self.0;
        for byte in number.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Hasher(hash)
    }

    pub(crate) fn end(self) -> u64 {
        // FNV leaves its last bytes badly mixed.
        let mut hash = self.0;
        hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash ^ (hash >> 32)
    }
}

/// A number of 53 bits that tells one text from another: eight bytes a step, exact in a JavaScript number.
pub(crate) fn fingerprint(text: &str) -> u64 {
    const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = text.len() as u64 ^ PRIME;
    let mut chunks = text.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk
            .iter()
            .rev()
            .fold(0u64, |word, byte| (word << 8) | u64::from(*byte));
        hash = (hash ^ word).wrapping_mul(PRIME).rotate_left(29);
    }
    for byte in chunks.remainder() {
        hash = (hash ^ u64::from(*byte))
            .wrapping_mul(PRIME)
            .rotate_left(29);
    }
    hash ^= hash >> 32;
    hash.wrapping_mul(PRIME) >> 11
}

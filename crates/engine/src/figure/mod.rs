//! Numbers, read as what the words say.
//!
//! One pass over the tokens, left to right. At each token that can begin something, `words`, `digits` and `grammar` read
//! a number, `assemble` looks at what stands around it (modifier, currency, range, unit, what is counted) and `kind`
//! tells the numbers that are no amounts. `reading` turns what the words say into the interval that comparisons use.
//! The words stand in `lang/<code>/`, loaded by `tables`. Every figure names its rule; docs/rules.md explains them.

mod amount;
mod article;
mod assemble;
mod calendar;
mod cardinal;
#[cfg(test)]
mod cases;
mod change;
mod compound;
mod counted;
mod digits;
mod emit;
mod finish;
mod fraction;
mod grammar;
mod kind;
mod noun;
mod place;
mod power;
#[cfg(test)]
mod properties;
mod range;
mod reading;
mod role;
mod roman;
#[cfg(test)]
mod spell;
mod sum;
mod tables;
mod unit;
mod words;

pub use noun::{NounPhrase, Nouns};
pub use reading::read;
pub use tables::Tables;

use crate::text::Document;
use crate::{Figure, ReadingRules};

impl Tables {
    /// The words by which noun phrases are told.
    pub fn nouns(&self) -> &Nouns {
        &self.nouns
    }
}

/// Every figure of the document, in order, with its reading; `claim` and `circumstances` are not set yet.
pub fn find(doc: &Document, rules: &ReadingRules) -> Vec<Figure> {
    assemble::all(doc, rules)
}

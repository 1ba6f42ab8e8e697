//! The letter and colour of every source, the same in the article, the list and the comparison.
//!
//! [`Letters`] gives them out; a source whose colour an earlier one has already is drawn with another line pattern.

use selon_dossier::plot::Letters;
use selon_dossier::{Dossier, SourceKey};
use std::collections::HashMap;
use std::rc::Rc;
use yew::AttrValue;

/// The tags of all sources of a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    all: HashMap<SourceKey, Tag>,
}

/// How one source is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// "A" to "Z", then "A2"…
    pub letter: AttrValue,
    /// The class that sets colour and pattern: "source-3", "source-3 patterned".
    pub class: AttrValue,
}

impl Default for Tag {
    /// The tag of what has no source.
    fn default() -> Tag {
        Tag {
            letter: AttrValue::default(),
            class: AttrValue::Static("source-none"),
        }
    }
}

impl Tags {
    /// As [`Letters`] tells the sources apart.
    pub fn of(dossier: &Dossier) -> Rc<Tags> {
        let letters = Letters::of(dossier);
        let all = letters.iter().map(|(source, letter, slot, twin)| {
            let tag = Tag {
                letter: letter.into(),
                class: class(Some(slot), twin).into(),
            };
            (source.clone(), tag)
        });
        Rc::new(Tags { all: all.collect() })
    }

    /// The tag of a source.
    pub fn get(&self, source: &SourceKey) -> Tag {
        self.all.get(source).cloned().unwrap_or_default()
    }
}

/// The class that gives everything inside a source's colour and pattern.
pub fn class(slot: Option<u8>, twin: bool) -> String {
    let slot = match slot {
        Some(slot) => format!("source-{}", slot % selon_dossier::COLOURS),
        None => "source-none".to_owned(),
    };
    if twin { slot + " patterned" } else { slot }
}

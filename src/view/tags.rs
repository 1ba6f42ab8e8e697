//! The letter and colour of every source, the same in the article, the list and the comparison.
//!
//! The dossier gives each source one of eight colours for good. Letters follow the order of appearance, and a source
//! whose colour an earlier one has already is drawn with another line pattern.

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
    /// Gives letters in the order of the articles and their texts.
    pub fn of(dossier: &Dossier) -> Rc<Tags> {
        let letters = Letters::of(dossier);
        let mut all: HashMap<SourceKey, Tag> = HashMap::new();
        let mut used = [false; selon_dossier::COLOURS as usize];
        for article in dossier.articles.iter() {
            for claim in dossier.claims(article.id).iter() {
                let Some(source) = &claim.source else {
                    continue;
                };
                if all.contains_key(&source.key) {
                    continue;
                }
                let taken = used
                    .get_mut(usize::from(source.slot))
                    .map(|used| std::mem::replace(used, true));
                let tag = Tag {
                    letter: letters.get(&source.key).into(),
                    class: match taken {
                        Some(true) => format!("source-{} patterned", source.slot).into(),
                        _ => format!("source-{}", source.slot).into(),
                    },
                };
                all.insert(source.key.clone(), tag);
            }
        }
        Rc::new(Tags { all })
    }

    /// The tag of a source.
    pub fn get(&self, source: &SourceKey) -> Tag {
        self.all.get(source).cloned().unwrap_or_default()
    }
}

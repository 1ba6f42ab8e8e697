//! How annotations follow a text that changes: by position through the edit.

mod edit;

pub use edit::Edit;

use crate::model::{Anchor, Hold};
use selon_engine::Span;

/// The anchor in the new text.
pub fn follow(anchor: &Anchor, edit: &Edit, old: &str, new: &str) -> Anchor {
    match edit.map(anchor.span) {
        Some(span) => Anchor {
            span,
            hold: anchor.hold.clone(),
        },
        None => {
            let quote = anchor.quote(old);
            Anchor {
                span: Span {
                    start: edit.start.min(new.len() as u32),
                    end: edit.start.min(new.len() as u32),
                },
                hold: Hold::Lost {
                    quote: quote.into(),
                    prefix: "".into(),
                    suffix: "".into(),
                },
            }
        }
    }
}

//! Following what is selected in the article, as bytes of its text.

use super::sheet::Sheet;
use crate::dom::selection::{self, Place, Point};
use crate::dom::timer::Pause;
use selon_engine::Span;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// A stretch of the article that is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picked {
    /// Its bytes.
    pub span: Span,
    /// Where it stands in the window.
    pub place: Place,
}

/// How long a selection rests before something is offered for it.
const REST: u32 = 120;

/// What is selected inside `root`, once the selection rests.
#[hook]
pub fn use_picked(root: NodeRef, sheet: Rc<Sheet>, active: bool) -> Option<Picked> {
    let picked = use_state_eq(|| None::<Picked>);
    let latest = use_mut_ref(|| Rc::clone(&sheet));
    *latest.borrow_mut() = sheet;
    let found = (*picked).filter(|_| active);
    use_effect_with(active, move |active| {
        let pause = Pause::default();
        let look = move || {
            let read = root.cast::<Element>().and_then(|root| {
                let found = selection::picked(&root)?;
                let sheet = latest.borrow();
                let start = byte(&sheet, &found.start)?;
                let end = byte(&sheet, &found.end)?;
                (start < end).then_some(Picked {
                    span: Span { start, end },
                    place: found.place,
                })
            });
            picked.set(read);
        };
        let listener = active.then(crate::dom::document).flatten().map(|document| {
            let look = Rc::new(look);
            gloo::events::EventListener::new(&document, "selectionchange", move |_| {
                let look = Rc::clone(&look);
                pause.after(REST, move || look());
            })
        });
        move || drop(listener)
    });
    found
}

/// The byte of the article that a point of the page means.
fn byte(sheet: &Sheet, point: &Point) -> Option<u32> {
    let leaf = sheet.leaf(point.block.parse().ok()?)?;
    let inside = selection::bytes_of(&leaf.look.body.text, point.units);
    Some(leaf.span.start + inside as u32)
}

//! Undo and redo without limit: every dossier that was, sharing what did not change.

use crate::{Action, Dossier};
use std::rc::Rc;

/// A dossier with what it was before and, after undoing, what it was later.
#[derive(Clone, Debug)]
pub struct History {
    now: Dossier,
    past: Vec<Step>,
    future: Vec<Step>,
}

/// A dossier and the name of what was done: in the past to leave it, in the future to reach it.
#[derive(Clone, Debug)]
struct Step {
    dossier: Dossier,
    label: Rc<str>,
}

impl History {
    /// A history that begins here.
    pub fn new(dossier: Dossier) -> History {
        History {
            now: dossier,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The dossier as it is.
    pub fn now(&self) -> &Dossier {
        &self.now
    }

    /// Does it; `None` where nothing changes.
    pub fn apply(&self, action: Action) -> Option<History> {
        let label = action.label();
        let undoable = action.is_undoable();
        let now = self.now.apply(action)?;
        let mut next = self.clone();
        let before = std::mem::replace(&mut next.now, now);
        if undoable {
            next.past.push(Step {
                dossier: before,
                label: label.into(),
            });
            next.future.clear();
        }
        Some(next)
    }

    /// What undo would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|step| &*step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| &*step.label)
    }

    /// The state before the last step; `None` at the beginning.
    pub fn undo(&self) -> Option<History> {
        let mut next = self.clone();
        let step = next.past.pop()?;
        let dossier = step.dossier.with_analyses_of(&self.now);
        let after = std::mem::replace(&mut next.now, dossier);
        next.future.push(Step {
            dossier: after,
            label: step.label,
        });
        Some(next)
    }

    /// The state after the step that was undone last; `None` where none was.
    pub fn redo(&self) -> Option<History> {
        let mut next = self.clone();
        let step = next.future.pop()?;
        let dossier = step.dossier.with_analyses_of(&self.now);
        let before = std::mem::replace(&mut next.now, dossier);
        next.past.push(Step {
            dossier: before,
            label: step.label,
        });
        Some(next)
    }
}

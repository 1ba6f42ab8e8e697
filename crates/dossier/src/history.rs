//! Undo and redo without limit: every dossier that was, sharing what did not change.

use crate::{Action, Dossier};
use std::cell::OnceCell;
use std::rc::Rc;

/// A dossier with what it was before and, after undoing, what it was later. Cloning copies a few pointers, however long
/// the history is.
#[derive(Clone, Debug)]
pub struct History {
    now: Dossier,
    past: Steps,
    future: Steps,
}

/// A dossier and the name of what was done: in the past to leave it, in the future to reach it.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) dossier: Dossier,
    pub(crate) label: Rc<str>,
}

/// A stack of steps that shares its lower part with the stacks it was made from.
#[derive(Clone, Debug, Default)]
struct Steps(Option<Rc<Node>>);

#[derive(Debug)]
struct Node {
    step: Step,
    under: Steps,
    len: usize,
    /// How the step is saved, once it was: what lies on either side of it does not change any more.
    saved: OnceCell<Rc<str>>,
}

impl Steps {
    fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |node| node.len)
    }

    fn top(&self) -> Option<&Step> {
        self.0.as_ref().map(|node| &node.step)
    }

    fn with(&self, step: Step) -> Steps {
        Steps(Some(Rc::new(Node {
            step,
            under: self.clone(),
            len: self.len() + 1,
            saved: OnceCell::new(),
        })))
    }

    fn under(&self) -> Steps {
        self.0
            .as_ref()
            .map_or_else(Steps::default, |node| node.under.clone())
    }

    /// What `write` makes of each step and the state above it (`now` above the first), from the top down, at most
    /// `most`; remembered.
    fn written(
        &self,
        now: &Dossier,
        most: usize,
        write: impl Fn(&Dossier, &Step) -> String,
    ) -> Vec<Rc<str>> {
        let mut out = Vec::with_capacity(self.len().min(most));
        let mut above = now;
        let mut at = self;
        while let Some(node) = at.0.as_ref().filter(|_| out.len() < most) {
            let saved = node.saved.get_or_init(|| write(above, &node.step).into());
            out.push(Rc::clone(saved));
            above = &node.step.dossier;
            at = &node.under;
        }
        out
    }
}

impl Drop for Steps {
    /// One after the other: a long chain dropped by recursion would overflow the stack.
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(node) = next {
            match Rc::try_unwrap(node) {
                Ok(mut node) => next = node.under.0.take(),
                Err(_) => break,
            }
        }
    }
}

impl History {
    /// A history that begins here.
    pub fn new(dossier: Dossier) -> History {
        History {
            now: dossier,
            past: Steps::default(),
            future: Steps::default(),
        }
    }

    /// The dossier as it is.
    pub fn now(&self) -> &Dossier {
        &self.now
    }

    /// Does it; `None` where nothing changes.
    pub fn apply(&self, action: Action) -> Option<History> {
        self.apply_by(action, None)
    }

    /// The same, by somebody whose name is known, see [`Dossier::apply_by`].
    pub fn apply_by(&self, action: Action, by: Option<&Rc<str>>) -> Option<History> {
        let label = action.label();
        let undoable = action.is_undoable();
        let now = self.now.apply_by(action, by)?;
        if !undoable {
            return Some(History {
                now,
                ..self.clone()
            });
        }
        Some(History {
            now,
            past: self.past.with(Step {
                dossier: self.now.bare(),
                label: label.into(),
            }),
            future: Steps::default(),
        })
    }

    /// What undo would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.top().map(|step| &*step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.top().map(|step| &*step.label)
    }

    /// How many steps can be undone, and how many done again.
    pub fn len(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }

    /// Whether there is nothing to undo or do again.
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// The state before the last step; `None` at the beginning.
    pub fn undo(&self) -> Option<History> {
        let step = self.past.top()?;
        Some(History {
            now: step
                .dossier
                .with_analyses_of(&self.now)
                .shown_after(&self.now),
            past: self.past.under(),
            future: self.future.with(Step {
                dossier: self.now.bare(),
                label: Rc::clone(&step.label),
            }),
        })
    }

    /// The state after the step that was undone last; `None` where none was.
    pub fn redo(&self) -> Option<History> {
        let step = self.future.top()?;
        Some(History {
            now: step
                .dossier
                .with_analyses_of(&self.now)
                .shown_after(&self.now),
            past: self.past.with(Step {
                dossier: self.now.bare(),
                label: Rc::clone(&step.label),
            }),
            future: self.future.under(),
        })
    }

    /// Past and future as `write` writes each step, from the nearest to the furthest.
    pub(crate) fn written(
        &self,
        most: usize,
        write: impl Fn(&Dossier, &Step) -> String,
    ) -> (Vec<Rc<str>>, Vec<Rc<str>>) {
        (
            self.past.written(&self.now, most, &write),
            self.future.written(&self.now, most, &write),
        )
    }

    /// A history of these steps, each list from the nearest to the furthest.
    pub(crate) fn of_steps(now: Dossier, past: Vec<Step>, future: Vec<Step>) -> History {
        let stack = |steps: Vec<Step>| {
            let steps = steps.into_iter().rev();
            steps.fold(Steps::default(), |stack, step| stack.with(step))
        };
        History {
            now,
            past: stack(past),
            future: stack(future),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Time;

    #[test]
    fn a_hundred_thousand_steps_are_undone_one_by_one_and_dropped_without_trouble() {
        let mut history = History::new(Dossier::new("long", Time(0)));
        for n in 0..100_000 {
            let title = Action::SetTitle(n.to_string().into());
            history = history.apply(title).expect("another title");
        }
        assert_eq!(history.len(), (100_000, 0));
        while let Some(before) = history.undo() {
            history = before;
        }
        assert_eq!(&*history.now().title, "");
        assert_eq!(history.len(), (0, 100_000));
    }
}

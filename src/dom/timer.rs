//! Doing something after a pause, the last request winning.

use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// Runs the last closure given, once nothing was given for its delay. Dropping it forgets the closure.
#[derive(Clone, Default)]
pub struct Pause {
    pending: Rc<RefCell<Option<Timeout>>>,
}

impl Pause {
    /// Runs `f` after `milliseconds`, unless another closure comes first.
    pub fn after(&self, milliseconds: u32, f: impl FnOnce() + 'static) {
        *self.pending.borrow_mut() = Some(Timeout::new(milliseconds, f));
    }
    /// Forgets what was given.
    pub fn cancel(&self) {
        self.pending.borrow_mut().take();
    }
}

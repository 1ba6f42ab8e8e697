//! Long lists mounted a part at a time, each in a turn of its own, so that no task keeps the page from answering.

use gloo::timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

/// Between two turns the page answers; in milliseconds a turn is meant to last.
const TURN: f64 = 24.0;

#[derive(Clone, PartialEq)]
struct Stage<K> {
    key: K,
    shown: usize,
    step: usize,
    begun: f64,
}

/// How many of `total` things are there by now: none while the first frame is drawn, then more with every turn until all
/// are. A new `key` begins anew; things that come later under the same key follow in the next turn.
///
/// `first` is how many come with the first turn; later turns take more or fewer by how long the one before took.
#[hook]
pub fn use_gradual<K: Clone + PartialEq + 'static>(key: K, total: usize, first: usize) -> usize {
    let start = Stage {
        key: key.clone(),
        shown: 0,
        step: first,
        begun: 0.0,
    };
    let state = use_state_eq({
        let start = start.clone();
        move || start
    });
    let stage = if state.key == key {
        (*state).clone()
    } else {
        start
    };
    let shown = stage.shown;
    use_effect_with((key, total, shown), move |_| {
        let more = (shown < total).then(|| {
            Timeout::new(0, move || {
                // The turn before is over by now, with everything that it made the browser lay out.
                let now = Date::now();
                let step = match stage.begun {
                    0.0 => stage.step,
                    // What is there is looked at again in each turn, if only for being the same: a small part of it is the
                    // least that pays.
                    begun => fitting(stage.step, now - begun).max(first).max(shown / 64),
                };
                state.set(Stage {
                    shown: stage.shown + step,
                    step,
                    begun: now,
                    ..stage
                });
            })
        });
        move || drop(more)
    });
    shown.min(total)
}

/// The step after one of `step` things that took `time` milliseconds: at most twice as many, never none.
fn fitting(step: usize, time: f64) -> usize {
    let ratio = (TURN / time.max(1.0)).clamp(0.25, 2.0);
    ((step as f64 * ratio) as usize).max(1)
}

#[cfg(test)]
mod tests {
    use super::{TURN, fitting};

    #[test]
    fn a_slow_turn_is_followed_by_a_smaller_one_and_a_quick_turn_by_a_larger_one() {
        assert_eq!(fitting(10, 2.0 * TURN), 5);
        assert_eq!(fitting(10, 2.0), 20);
        assert_eq!(fitting(1, 500.0), 1, "never none");
        assert_eq!(fitting(100, 10_000.0), 25, "a hiccup is no rule");
    }
}

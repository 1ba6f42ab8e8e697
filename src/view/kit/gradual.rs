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
        // All that the step asked for is made by now, and nothing of it is laid out.
        let made = Date::now();
        let more = (shown < total).then(|| {
            Timeout::new(0, move || {
                // The turn before is over, with everything that it made the browser lay out.
                let now = Date::now();
                let step = match stage.begun {
                    0.0 => stage.step,
                    begun => fitting(stage.step, made - begun, now - made).max(first),
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

/// The step after one of `step` things that took `making` milliseconds to make and `after` until the browser was done with
/// them: at most twice as many, at least a quarter, never none.
///
/// What the browser does afterwards is much the same for one thing and for many. So a step that only fits the turn would
/// shrink to nothing in a long list: at least as much time goes into making as into what follows.
fn fitting(step: usize, making: f64, after: f64) -> usize {
    let wanted = (TURN - after).max(after);
    let ratio = (wanted / making.max(1.0)).clamp(0.25, 2.0);
    ((step as f64 * ratio) as usize).max(1)
}

#[cfg(test)]
mod tests {
    use super::{TURN, fitting};

    #[test]
    fn a_slow_turn_is_followed_by_a_smaller_one_and_a_quick_turn_by_a_larger_one() {
        assert_eq!(fitting(10, 2.0 * TURN, 0.0), 5);
        assert_eq!(fitting(10, 2.0, 0.0), 20);
        assert_eq!(fitting(1, 500.0, 0.0), 1, "never none");
        assert_eq!(fitting(100, 10_000.0, 0.0), 25, "a hiccup is no rule");
    }

    #[test]
    fn what_the_browser_does_after_each_turn_does_not_shrink_the_turns_to_nothing() {
        assert_eq!(
            fitting(20, 10.0, TURN),
            40,
            "as long as what follows, twice as many at most"
        );
        assert_eq!(fitting(20, TURN, TURN), 20);
        assert_eq!(fitting(20, TURN / 2.0, TURN / 2.0), 20);
    }
}

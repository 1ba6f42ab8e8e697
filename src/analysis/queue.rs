//! What the engine is asked, in which order: at most one job runs, newer revisions replace waiting ones, and a job on
//! which the engine breaks down is tried once more.

use super::{CompareRequest, Request};
use std::collections::VecDeque;

/// What the engine can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// To analyse a text.
    Analyze(Request),
    /// To compare articles.
    Compare(CompareRequest),
}

impl Work {
    /// Whether it makes the other superfluous.
    fn replaces(&self, other: &Work) -> bool {
        match (self, other) {
            (Work::Analyze(new), Work::Analyze(old)) => new.article == old.article,
            (Work::Compare(_), Work::Compare(_)) => true,
            _ => false,
        }
    }
}

/// Work with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Comes back with the answer.
    pub id: u32,
    /// What is to be done.
    pub work: Work,
    /// Whether the engine has broken down on it once.
    tried: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The engine is on its way, for the first time or again.
    #[default]
    Starting,
    Ready,
    /// There is no engine and will be none.
    Closed,
}

/// The engine's work: one job running, the others waiting.
#[derive(Debug, Default)]
pub struct Queue {
    state: State,
    running: Option<Job>,
    waiting: VecDeque<Job>,
    last: u32,
    was_ready: bool,
}

impl Queue {
    /// Adds work at the end, or in place of waiting work that it replaces.
    pub fn push(&mut self, work: Work) {
        if self.state == State::Closed {
            return;
        }
        self.last = self.last.wrapping_add(1);
        let job = Job {
            id: self.last,
            work,
            tried: false,
        };
        match self
            .waiting
            .iter_mut()
            .find(|waiting| job.work.replaces(&waiting.work))
        {
            Some(waiting) => *waiting = job,
            None => self.waiting.push_back(job),
        }
    }

    /// The job to be sent to the engine now, if it is free.
    pub fn start_next(&mut self) -> Option<&Job> {
        if self.state != State::Ready || self.running.is_some() {
            return None;
        }
        self.running = self.waiting.pop_front();
        self.running.as_ref()
    }

    /// The engine is there; whether for the first time.
    pub fn ready(&mut self) -> bool {
        self.state = State::Ready;
        !std::mem::replace(&mut self.was_ready, true)
    }

    /// There will be no engine.
    pub fn close(&mut self) {
        *self = Queue {
            state: State::Closed,
            ..Queue::default()
        };
    }

    /// The running job, which is over; `None` for a number that does not run.
    pub fn done(&mut self, id: u32) -> Option<Job> {
        self.running.take_if(|job| job.id == id)
    }

    /// The engine broke down on the running job and has to be started again. A job is tried twice, unless a newer one
    /// has made it superfluous; the job that is given up, if it is.
    pub fn trapped(&mut self, id: u32) -> Option<Job> {
        self.state = State::Starting;
        let mut job = self.done(id)?;
        if job.tried {
            return Some(job);
        }
        job.tried = true;
        if !self
            .waiting
            .iter()
            .any(|waiting| waiting.work.replaces(&job.work))
        {
            self.waiting.push_front(job);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use selon_engine::Options;

    fn text(article: &str, revision: u64) -> Work {
        Work::Analyze(Request {
            article: article.into(),
            revision,
            text: "".into(),
            options: Options::default(),
        })
    }

    fn comparison(revision: u64) -> Work {
        Work::Compare(CompareRequest {
            revision,
            articles: Vec::new(),
        })
    }

    /// Sends the next job and returns its number and work.
    fn send(queue: &mut Queue) -> Option<(u32, Work)> {
        queue.start_next().map(|job| (job.id, job.work.clone()))
    }

    fn ready() -> Queue {
        let mut queue = Queue::default();
        queue.ready();
        queue
    }

    #[test]
    fn work_waits_until_the_engine_is_there() {
        let mut queue = Queue::default();
        queue.push(text("a", 1));
        assert_eq!(send(&mut queue), None);
        assert!(queue.ready());
        assert_eq!(send(&mut queue), Some((1, text("a", 1))));
    }

    #[test]
    fn one_job_runs_at_a_time_in_the_order_of_asking() {
        let mut queue = ready();
        queue.push(text("a", 1));
        queue.push(text("b", 1));
        let (first, _) = send(&mut queue).unwrap();
        assert_eq!(send(&mut queue), None);
        assert_eq!(queue.done(first).unwrap().work, text("a", 1));
        assert_eq!(send(&mut queue).unwrap().1, text("b", 1));
    }

    #[test]
    fn a_newer_revision_replaces_one_that_has_not_begun_and_no_other_article() {
        let mut queue = ready();
        queue.push(text("a", 1));
        let (running, _) = send(&mut queue).unwrap();
        for revision in 2..=9 {
            queue.push(text("a", revision));
        }
        queue.push(text("b", 1));
        assert!(
            queue.done(running).is_some(),
            "a running job is not disturbed"
        );
        let (second, work) = send(&mut queue).unwrap();
        assert_eq!(work, text("a", 9));
        queue.done(second);
        assert_eq!(send(&mut queue).unwrap().1, text("b", 1));
    }

    #[test]
    fn a_newer_comparison_replaces_the_waiting_one_and_no_text() {
        let mut queue = Queue::default();
        queue.push(comparison(1));
        queue.push(text("a", 1));
        queue.push(comparison(2));
        queue.ready();
        let (first, work) = send(&mut queue).unwrap();
        assert_eq!(work, comparison(2));
        queue.done(first);
        assert_eq!(send(&mut queue).unwrap().1, text("a", 1));
    }

    #[test]
    fn a_text_on_which_the_engine_breaks_down_is_tried_once_more_and_then_given_up() {
        let mut queue = ready();
        queue.push(text("bad", 1));
        queue.push(text("good", 1));
        let (id, _) = send(&mut queue).unwrap();
        assert_eq!(queue.trapped(id), None);
        assert_eq!(
            send(&mut queue),
            None,
            "the engine has to be started again first"
        );
        assert!(!queue.ready(), "it is not the first time");
        let (id, work) = send(&mut queue).unwrap();
        assert_eq!(work, text("bad", 1));
        assert_eq!(queue.trapped(id).unwrap().work, text("bad", 1));
        queue.ready();
        assert_eq!(send(&mut queue).unwrap().1, text("good", 1), "others go on");
    }

    #[test]
    fn a_text_that_was_changed_meanwhile_is_not_tried_again() {
        let mut queue = ready();
        queue.push(text("a", 1));
        let (id, _) = send(&mut queue).unwrap();
        queue.push(text("a", 2));
        assert_eq!(queue.trapped(id), None);
        queue.ready();
        let (id, work) = send(&mut queue).unwrap();
        assert_eq!(work, text("a", 2));
        queue.done(id);
        assert_eq!(send(&mut queue), None);
    }

    #[test]
    fn an_answer_to_a_job_that_does_not_run_changes_nothing() {
        let mut queue = ready();
        queue.push(text("a", 1));
        send(&mut queue);
        assert_eq!(queue.done(99), None);
        assert!(queue.done(1).is_some());
        assert_eq!(queue.done(1), None);
    }

    #[test]
    fn where_there_is_no_engine_nothing_is_kept() {
        let mut queue = Queue::default();
        queue.push(text("a", 1));
        queue.close();
        queue.push(text("b", 1));
        assert_eq!(send(&mut queue), None);
    }
}

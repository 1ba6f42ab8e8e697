//! The app's way to the engine, which it reaches by URL and never by Cargo: the page paints before the engine is there.
//!
//! [`Analyzer`] takes requests and hands back [`Event`]s. Behind it the engine runs in a [`worker`], or [`inline`] on
//! the page's own thread where workers are refused; both are a [`Place`]. What is asked next, what is outdated and
//! what is tried again is decided in [`queue`], which knows no browser.

mod inline;
mod queue;
mod worker;

use queue::{Job, Queue, Work};
use selon_engine::{Analysis, Comparison, Lang, Options, Preset};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// One text to be analysed.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Whose text it is; a newer request for the same article replaces one that has not begun.
    pub article: Rc<str>,
    /// Which state of the text; comes back with the answer, so that a stale one can be dropped.
    pub revision: u64,
    /// The text.
    pub text: Rc<str>,
    /// The language and the reading rules.
    pub options: Options,
}

/// Articles to be compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRequest {
    /// Comes back with the answer; a newer request replaces one that has not begun.
    pub revision: u64,
    /// Every article.
    pub articles: Vec<ToCompare>,
}

/// An article as it goes into a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCompare {
    /// The text.
    pub text: Rc<str>,
    /// How to read it.
    pub options: Options,
    /// Who published it; empty is unknown.
    pub outlet: Rc<str>,
    /// When; empty is unknown.
    pub date: Rc<str>,
}

/// What the analyser has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The engine is there; requests made before were kept and run now.
    Ready,
    /// A text has been analysed.
    Done {
        /// As requested.
        article: Rc<str>,
        /// As requested.
        revision: u64,
        /// The findings, with offsets in bytes.
        analysis: Analysis,
    },
    /// The engine broke down on this text twice; others are still analysed.
    Failed {
        /// As requested.
        article: Rc<str>,
        /// As requested.
        revision: u64,
        /// What the engine said, for a report.
        reason: String,
    },
    /// Articles have been compared; a figure is `[article, figure]`.
    Compared {
        /// As requested.
        revision: u64,
        /// The questions that they share.
        comparisons: Vec<Comparison<(u32, u32)>>,
    },
    /// The articles could not be compared.
    NotCompared {
        /// As requested.
        revision: u64,
        /// What the engine said, for a report.
        reason: String,
    },
    /// Workers are refused here: the engine reads in the page itself, which may pause.
    Inline,
    /// The engine cannot run here at all (WebAssembly refused, a file missing). No request is answered any more.
    Unavailable {
        /// What the browser said, for a report.
        reason: String,
    },
}

/// Where the analyser's files are: absolute URLs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urls {
    /// `web/worker.js`.
    pub worker: String,
    /// The engine's JavaScript module.
    pub engine: String,
    /// The engine's wasm file.
    pub wasm: String,
}

/// Where the engine runs.
trait Place {
    /// Starts the engine, or another one in place of one that broke down; answered by [`Signal::Ready`] or
    /// [`Signal::Refused`], never before this call is over.
    fn start(&mut self);
    /// Gives work to an engine that is ready; answered by [`Signal::Done`] or [`Signal::Trapped`].
    fn send(&self, job: &Job);
}

/// What a [`Place`] answers.
enum Signal {
    Ready,
    Refused(String),
    /// The job's number and the JSON of its result.
    Done(u32, Vec<u8>),
    /// The job's number and what the engine said: it is broken now.
    Trapped(u32, String),
}

/// The engine, wherever it runs. Dropping the last clone ends it.
#[derive(Clone)]
pub struct Analyzer(Rc<Inner>);

struct Inner {
    urls: Urls,
    queue: RefCell<Queue>,
    place: RefCell<Box<dyn Place>>,
    inline: Cell<bool>,
    on_event: Box<dyn Fn(Event)>,
}

impl Analyzer {
    /// Starts the engine in a worker, or inline where workers are refused. Events come later, never from within a call.
    pub fn start(urls: Urls, on_event: impl Fn(Event) + 'static) -> Analyzer {
        Analyzer(Rc::new_cyclic(|this| {
            let mut place = worker::InWorker::new(urls.clone(), signals(this));
            place.start();
            Inner {
                urls,
                queue: RefCell::default(),
                place: RefCell::new(Box::new(place)),
                inline: Cell::new(false),
                on_event: Box::new(on_event),
            }
        }))
    }

    /// Asks for the analysis of a text.
    pub fn request(&self, request: Request) {
        self.0.queue.borrow_mut().push(Work::Analyze(request));
        self.0.send_next();
    }

    /// Asks for a comparison across articles.
    pub fn compare(&self, request: CompareRequest) {
        self.0.queue.borrow_mut().push(Work::Compare(request));
        self.0.send_next();
    }
}

impl Inner {
    fn send_next(&self) {
        if let Some(job) = self.queue.borrow_mut().start_next() {
            self.place.borrow().send(job);
        }
    }

    fn on_signal(self: &Rc<Inner>, signal: Signal) {
        match signal {
            Signal::Ready => {
                if self.queue.borrow_mut().ready() {
                    self.tell(Event::Ready);
                }
            }
            Signal::Refused(_) if !self.inline.get() => {
                self.inline.set(true);
                let mut place =
                    inline::Inline::new(self.urls.clone(), signals(&Rc::downgrade(self)));
                place.start();
                self.place.replace(Box::new(place));
                self.tell(Event::Inline);
            }
            Signal::Refused(reason) => {
                self.queue.borrow_mut().close();
                self.tell(Event::Unavailable { reason });
            }
            Signal::Done(id, result) => {
                let job = self.queue.borrow_mut().done(id);
                if let Some(job) = job {
                    self.tell(read(job.work, &result));
                }
            }
            Signal::Trapped(id, reason) => {
                let given_up = self.queue.borrow_mut().trapped(id);
                self.place.borrow_mut().start();
                if let Some(job) = given_up {
                    self.tell(failed(job.work, reason));
                }
            }
        }
        self.send_next();
    }

    fn tell(&self, event: Event) {
        (self.on_event)(event);
    }
}

/// A way for a place to answer, which does not keep the analyser alive.
fn signals(inner: &Weak<Inner>) -> Signals {
    let inner = inner.clone();
    Rc::new(move |signal| {
        // Later, as the place that signals may be the one that is replaced because of it.
        let inner = inner.clone();
        spawn_local(async move {
            if let Some(inner) = inner.upgrade() {
                inner.on_signal(signal);
            }
        });
    })
}

type Signals = Rc<dyn Fn(Signal)>;

/// The event that a result amounts to.
fn read(work: Work, result: &[u8]) -> Event {
    // From a string, as the dossier reads its files: from bytes the same code would be compiled a second time.
    let result = match std::str::from_utf8(result) {
        Ok(result) => result,
        Err(error) => return failed(work, error.to_string()),
    };
    match &work {
        Work::Analyze(request) => match serde_json::from_str(result) {
            Ok(analysis) => Event::Done {
                article: request.article.clone(),
                revision: request.revision,
                analysis,
            },
            Err(error) => failed(work, error.to_string()),
        },
        Work::Compare(request) => match serde_json::from_str(result) {
            Ok(comparisons) => Event::Compared {
                revision: request.revision,
                comparisons,
            },
            Err(error) => failed(work, error.to_string()),
        },
    }
}

fn failed(work: Work, reason: String) -> Event {
    match work {
        Work::Analyze(Request {
            article, revision, ..
        }) => Event::Failed {
            article,
            revision,
            reason,
        },
        Work::Compare(CompareRequest { revision, .. }) => Event::NotCompared { revision, reason },
    }
}

/// The options as the engine takes them: the language's code ("" to detect it), the rules' name, the tolerance.
fn how(options: &Options) -> (&'static str, &'static str, f64) {
    let rules = match options.rules.preset {
        Preset::Selon => "selon",
        Preset::Literal => "literal",
        Preset::Acled => "acled",
        Preset::Cqe => "cqe",
    };
    let lang = options.lang.map_or("", Lang::code);
    (lang, rules, options.rules.tolerance)
}

/// What a thrown value says.
fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_else(|| format!("{error:?}")),
    }
}

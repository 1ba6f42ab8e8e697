//! The engine in a worker: `web/worker.js`, a plain file, as a strict Content-Security-Policy refuses `blob:` scripts.

use super::queue::{Job, Work};
use super::{Place, Signal, Signals, Urls, describe, how};
use js_sys::{Array, Object, Reflect, Uint8Array};
use selon_engine::Options;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker, which is replaced when the engine in it breaks down.
pub struct InWorker {
    urls: Urls,
    signals: Signals,
    running: Option<Running>,
}

/// A worker with its listeners; dropping it ends the worker.
struct Running {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(web_sys::Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl InWorker {
    pub fn new(urls: Urls, signals: Signals) -> InWorker {
        InWorker {
            urls,
            signals,
            running: None,
        }
    }

    fn launch(&self) -> Result<Running, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.urls.worker, &options)?;
        let signals = self.signals.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            if let Some(signal) = read(&event.data()) {
                signals(signal);
            }
        });
        // Fires where the script is refused or missing; what goes wrong inside it comes as a message.
        let signals = self.signals.clone();
        let on_error = Closure::new(move |event: web_sys::Event| {
            event.prevent_default();
            signals(Signal::Refused("the worker was refused".to_owned()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&object(&[
            ("engine", self.urls.engine.as_str().into()),
            ("wasm", self.urls.wasm.as_str().into()),
        ]))?;
        Ok(Running {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    fn post(&self, job: &Job) -> Result<(), JsValue> {
        let Some(running) = &self.running else {
            return Err("there is no worker".into());
        };
        let transfer = Array::new();
        let mut entries: Vec<(&str, JsValue)> = vec![("id", job.id.into())];
        match &job.work {
            Work::Analyze(request) => {
                entries.push(("article", (&*request.article).into()));
                entries.push(("revision", (request.revision as f64).into()));
                let text = text(&request.text, &request.options, &transfer);
                entries.push(("text", text.into()));
            }
            Work::Compare(request) => {
                entries.push(("revision", (request.revision as f64).into()));
                let articles = request.articles.iter();
                let articles: Array = articles
                    .map(|article| {
                        let told = text(&article.text, &article.options, &transfer);
                        for (key, value) in [("outlet", &article.outlet), ("date", &article.date)] {
                            // Cannot fail on an object of our own.
                            let _ = Reflect::set(&told, &key.into(), &(&**value).into());
                        }
                        JsValue::from(told)
                    })
                    .collect();
                entries.push(("articles", articles.into()));
            }
        }
        running
            .worker
            .post_message_with_transfer(&object(&entries), &transfer)
    }
}

/// A text and how to read it. Its bytes are copied once, into a buffer that is handed over and not copied again.
fn text(words: &str, options: &Options, transfer: &Array) -> Object {
    let utf8 = Uint8Array::from(words.as_bytes());
    transfer.push(&utf8.buffer());
    let (lang, rules, tolerance) = how(options);
    object(&[
        ("utf8", utf8.into()),
        ("lang", lang.into()),
        ("rules", rules.into()),
        ("tolerance", tolerance.into()),
    ])
}

impl Place for InWorker {
    fn start(&mut self) {
        self.running = None;
        match self.launch() {
            Ok(running) => self.running = Some(running),
            Err(error) => (self.signals)(Signal::Refused(describe(&error))),
        }
    }

    fn send(&self, job: &Job) {
        if let Err(error) = self.post(job) {
            (self.signals)(Signal::Trapped(job.id, describe(&error)));
        }
    }
}

/// What a message of `web/worker.js` means; `None` for one that is not its.
fn read(message: &JsValue) -> Option<Signal> {
    let get = |key: &str| {
        Reflect::get(message, &key.into())
            .ok()
            .filter(|value| !value.is_undefined())
    };
    if get("ready").is_some() {
        return Some(Signal::Ready);
    }
    if let Some(reason) = get("refused") {
        return Some(Signal::Refused(reason.as_string()?));
    }
    let id = get("id")?.as_f64()? as u32;
    match get("trap") {
        Some(reason) => Some(Signal::Trapped(id, reason.as_string()?)),
        None => Some(Signal::Done(
            id,
            get("result")?.dyn_into::<Uint8Array>().ok()?.to_vec(),
        )),
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Cannot fail on an object of our own.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

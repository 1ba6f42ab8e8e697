//! The engine on the page's own thread, where workers are refused: the same module, loaded by the same URL. A text is
//! analysed after the page has been painted; the page stands still meanwhile.

use super::queue::{Job, Work};
use super::{CompareRequest, Place, Signal, Signals, Urls, describe, how};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(module = "/src/analysis/inline.js")]
extern "C" {
    #[derive(Clone)]
    type Engine;

    #[wasm_bindgen(catch)]
    async fn load(engine: &str, wasm: &str, instance: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = afterPaint)]
    async fn after_paint();

    #[wasm_bindgen(method, catch, js_name = analyzeBytes)]
    fn analyze_bytes(
        this: &Engine,
        utf8: &[u8],
        lang: &str,
        rules: &str,
        tolerance: f64,
    ) -> Result<Vec<u8>, JsValue>;

    type Articles;

    #[wasm_bindgen(catch, js_name = articlesOf)]
    fn articles_of(engine: &Engine) -> Result<Articles, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn add(
        this: &Articles,
        utf8: &[u8],
        lang: &str,
        rules: &str,
        tolerance: f64,
        outlet: &str,
        date: &str,
    ) -> Result<(), JsValue>;

    /// Ends the articles' life in the engine, too.
    #[wasm_bindgen(method, catch)]
    fn compare(this: &Articles) -> Result<Vec<u8>, JsValue>;
}

/// What `web/worker.js` does with a comparison, here.
fn compare(engine: &Engine, request: &CompareRequest) -> Result<Vec<u8>, JsValue> {
    let articles = articles_of(engine)?;
    for article in &request.articles {
        let (lang, rules, tolerance) = how(&article.options);
        let utf8 = article.text.as_bytes();
        articles.add(utf8, lang, rules, tolerance, &article.outlet, &article.date)?;
    }
    articles.compare()
}

/// An engine in the page, which is replaced when it breaks down.
pub struct Inline {
    urls: Urls,
    signals: Signals,
    engine: Rc<RefCell<Option<Engine>>>,
    instances: u32,
}

impl Inline {
    pub fn new(urls: Urls, signals: Signals) -> Inline {
        Inline {
            urls,
            signals,
            engine: Rc::default(),
            instances: 0,
        }
    }
}

impl Place for Inline {
    fn start(&mut self) {
        self.instances += 1;
        let (urls, instance) = (self.urls.clone(), self.instances);
        let (engine, signals) = (self.engine.clone(), self.signals.clone());
        spawn_local(async move {
            signals(match load(&urls.engine, &urls.wasm, instance).await {
                Ok(module) => {
                    engine.replace(Some(module.unchecked_into()));
                    Signal::Ready
                }
                Err(error) => Signal::Refused(describe(&error)),
            });
        });
    }

    fn send(&self, job: &Job) {
        let (engine, signals) = (self.engine.borrow().clone(), self.signals.clone());
        let job = job.clone();
        spawn_local(async move {
            after_paint().await;
            let Some(engine) = engine else {
                return signals(Signal::Trapped(job.id, "there is no engine".to_owned()));
            };
            let result = match &job.work {
                Work::Analyze(request) => {
                    let (lang, rules, tolerance) = how(&request.options);
                    engine.analyze_bytes(request.text.as_bytes(), lang, rules, tolerance)
                }
                Work::Compare(request) => compare(&engine, request),
            };
            signals(match result {
                Ok(json) => Signal::Done(job.id, json),
                Err(error) => Signal::Trapped(job.id, describe(&error)),
            });
        });
    }
}

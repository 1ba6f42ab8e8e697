//! Asking for the analyses that the dossier wants, and handing it the answers.

use crate::analysis::{Analyzer, CompareRequest, Event, Request, ToCompare};
use crate::dom::timer::Pause;
use crate::store::{Engine, Mode, Msg, Store, Trouble};
use selon_dossier::{Action, Compared};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing rests before the text is read again, in milliseconds.
const REST: u32 = 180;

/// Analyses whatever text has no answer yet: at once, or while the text is written, after a pause.
#[hook]
pub fn use_analysing(store: &Store) {
    let analyzer = use_mut_ref(|| None::<Analyzer>);
    let asked = use_mut_ref(HashMap::<Rc<str>, u64>::new);
    let pause = use_memo((), |()| Pause::default());
    {
        let (analyzer, dispatch) = (Rc::clone(&analyzer), store.dispatcher());
        let (waiting, here) = (Rc::clone(&asked), Rc::clone(&store.here));
        use_effect_with((), move |()| {
            match here.urls.clone() {
                Some(urls) => {
                    let started =
                        Analyzer::start(urls, move |event| answer(event, &dispatch, &waiting));
                    *analyzer.borrow_mut() = Some(started);
                }
                None => {
                    dispatch.dispatch(Msg::Engine(Engine::Failed));
                    dispatch.dispatch(Msg::Trouble(Trouble::NoEngine));
                }
            }
            move || drop(analyzer.borrow_mut().take())
        });
    }
    let wanted: Vec<(String, u64)> = store
        .dossier()
        .requests()
        .iter()
        .map(|request| (request.article.to_string(), request.revision))
        .collect();
    let together = store
        .dossier()
        .compare_request()
        .map(|wanted| wanted.revision);
    let key = (store.dossier().id.clone(), wanted, together);
    let store = store.clone();
    use_effect_with(key, move |_| {
        let rest = match store.mode {
            Mode::Write => REST,
            Mode::Read => 0,
        };
        let ask = move || ask(&store, &analyzer, &asked);
        match rest {
            0 => ask(),
            rest => pause.after(rest, ask),
        }
    });
}

fn ask(
    store: &Store,
    analyzer: &RefCell<Option<Analyzer>>,
    asked: &RefCell<HashMap<Rc<str>, u64>>,
) {
    let analyzer = analyzer.borrow();
    let Some(analyzer) = analyzer.as_ref() else {
        return;
    };
    let dossier = store.dossier();
    for request in dossier.requests() {
        let article: Rc<str> = format!("{}/{}", dossier.id, request.article).into();
        let before = asked
            .borrow_mut()
            .insert(Rc::clone(&article), request.revision);
        if before == Some(request.revision) {
            continue;
        }
        analyzer.request(Request {
            article,
            revision: request.revision,
            text: request.text,
            options: request.options,
        });
    }
    // Together once each has been read.
    let together = dossier.compare_request();
    if let Some(wanted) = together.filter(|_| dossier.requests().is_empty()) {
        let articles = wanted.articles.into_iter();
        analyzer.compare(CompareRequest {
            revision: wanted.revision,
            articles: articles
                .map(|one| ToCompare {
                    text: one.text,
                    options: one.options,
                    outlet: one.outlet,
                    date: one.date,
                })
                .collect(),
        });
    }
}

fn answer(event: Event, dispatch: &crate::store::Dispatch, asked: &RefCell<HashMap<Rc<str>, u64>>) {
    match event {
        Event::Ready => dispatch.dispatch(Msg::Engine(Engine::Ready)),
        Event::Done {
            article,
            revision,
            analysis,
        } => {
            // It may have given up on the text before.
            dispatch.dispatch(Msg::Engine(Engine::Ready));
            // Opened again, the same text is asked for again.
            asked.borrow_mut().remove(&article);
            let id = article.rsplit_once('/').and_then(|(_, id)| id.parse().ok());
            if let Some(article) = id {
                dispatch.dispatch(Msg::Do(Action::AnalysisArrived {
                    article,
                    revision,
                    analysis: Rc::new(analysis),
                }));
            }
        }
        Event::Inline => dispatch.dispatch(Msg::Trouble(Trouble::NoWorker)),
        Event::Failed { .. } => {
            dispatch.dispatch(Msg::Engine(Engine::Failed));
            dispatch.dispatch(Msg::Trouble(Trouble::BrokeDown));
        }
        Event::Unavailable { .. } => {
            dispatch.dispatch(Msg::Engine(Engine::Failed));
            dispatch.dispatch(Msg::Trouble(Trouble::NoEngine));
        }
        Event::Compared {
            revision,
            comparisons,
        } => dispatch.dispatch(Msg::Do(Action::ComparisonsArrived(Compared {
            revision,
            comparisons: comparisons.into(),
        }))),
        // Each article's own comparisons are shown still.
        Event::NotCompared { .. } => {}
    }
}

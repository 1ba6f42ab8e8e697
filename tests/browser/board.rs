//! The comparison board in a real browser: what is drawn, what is read out, what the keyboard and the pointer do.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use selon_app::view::comparison::{BoardProps, ComparisonBoard, Pick};
use selon_dossier::{Action, Dossier, Locale, Meta, Time};
use selon_engine::analyze;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::*;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, InputEvent, InputEventInit,
    KeyboardEvent, KeyboardEventInit,
};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const MARCH: &str = "Selon la préfecture, environ 4 000 manifestants ont défilé samedi à Lyon. \
    Les syndicats affirment que 9 000 manifestants ont défilé samedi à Lyon.";

/// A board on the page, with what it said through its callbacks.
struct Mounted {
    root: Element,
    picks: Rc<RefCell<Vec<Pick>>>,
    actions: Rc<RefCell<Vec<Action>>>,
    handle: Option<AppHandle<ComparisonBoard>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.root.remove();
    }
}

fn dossier(text: &str) -> Dossier {
    let empty = Dossier::new("test", Time(0));
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let mut dossier = empty.apply(add).unwrap();
    for request in dossier.requests() {
        let arrived = Action::AnalysisArrived {
            article: request.article,
            revision: request.revision,
            analysis: Rc::new(analyze(&request.text, &request.options)),
        };
        dossier = dossier.apply(arrived).unwrap();
    }
    dossier
}

async fn mount(text: &str) -> Mounted {
    let document = gloo::utils::document();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let picks = Rc::new(RefCell::new(Vec::new()));
    let actions = Rc::new(RefCell::new(Vec::new()));
    let props = BoardProps {
        dossier: dossier(text),
        selected: Pick::default(),
        locale: Locale::En,
        on_select: {
            let picks = Rc::clone(&picks);
            Callback::from(move |pick| picks.borrow_mut().push(pick))
        },
        on_action: {
            let actions = Rc::clone(&actions);
            Callback::from(move |action| actions.borrow_mut().push(action))
        },
    };
    let handle =
        yew::Renderer::<ComparisonBoard>::with_root_and_props(root.clone(), props).render();
    settled(&root).await;
    Mounted {
        root,
        picks,
        actions,
        handle: Some(handle),
    }
}

/// Waits until everything is there: rows come in turns of the event loop.
async fn settled(root: &Element) {
    loop {
        yew::scheduler::flush().await;
        turn().await;
        yew::scheduler::flush().await;
        if root.query_selector("[aria-busy]").unwrap().is_none() {
            break;
        }
    }
}

/// Lets the event loop turn once.
async fn turn() {
    let turned = js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(0, move || drop(resolve.call0(&JsValue::NULL)))
            .forget();
    });
    wasm_bindgen_futures::JsFuture::from(turned).await.unwrap();
}

impl Mounted {
    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|nth| found.get(nth)?.dyn_into().ok())
            .collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().expect(selector)
    }

    fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap_or_default()
    }
}

async fn press(on: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    on.dispatch_event(&event).unwrap();
    yew::scheduler::flush().await;
}

async fn say(on: &HtmlElement, event: &str) {
    // `input` is heard as an InputEvent, everything else as an Event.
    let event: Event = if event == "input" {
        let init = InputEventInit::new();
        init.set_bubbles(true);
        InputEvent::new_with_event_init_dict(event, &init)
            .unwrap()
            .into()
    } else {
        let init = EventInit::new();
        init.set_bubbles(true);
        Event::new_with_event_init_dict(event, &init).unwrap()
    };
    on.dispatch_event(&event).unwrap();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn each_source_has_a_row_that_says_its_words_and_the_table_says_the_same() {
    let board = mount(MARCH).await;
    let rows = board.all("[role=option]");
    assert_eq!(rows.len(), 2);
    let label = rows[0].text_content().unwrap();
    assert!(
        label.contains("la préfecture") && label.contains("3,600 to 4,400"),
        "{label}"
    );
    assert_eq!(board.all(".board-table tbody tr").len(), 2);
    assert!(
        board
            .text(".board-table tbody tr:nth-child(2)")
            .contains("affirment")
    );
    assert!(board.text(".board-sentences").contains("do not meet"));
    // The policy of the page refuses style attributes.
    assert!(board.all("[style]").is_empty());
}

#[wasm_bindgen_test]
async fn the_shape_tells_the_wording_and_the_reading_is_drawn() {
    let board = mount(MARCH).await;
    let row = |nth: usize, selector: &str| {
        let rows = board.all("[role=option]");
        rows[nth].query_selector(selector).unwrap().is_some()
    };
    assert!(row(0, ".board-hollow") && row(0, ".board-halo"));
    assert!(row(1, ".board-dot") && !row(1, ".board-halo"));
}

#[wasm_bindgen_test]
async fn a_click_or_enter_selects_and_arrows_walk_the_rows() {
    let board = mount(MARCH).await;
    let rows = board.all("[role=option]");
    assert_eq!(rows[0].tab_index(), 0);
    assert_eq!(rows[1].tab_index(), -1);
    rows[0].click();
    rows[0].focus().unwrap();
    press(&rows[0], "ArrowDown").await;
    let focused = gloo::utils::document().active_element().unwrap();
    assert_eq!(focused.id(), rows[1].id());
    press(&rows[1], "Enter").await;
    let picks = board.picks.borrow();
    assert_eq!(picks.len(), 2);
    assert!(picks[0].figure.is_some() && picks[0] != picks[1]);
}

#[wasm_bindgen_test]
async fn turning_the_tolerance_shows_another_board_at_once_and_keeps_it_only_when_let_go() {
    let board = mount(MARCH).await;
    let slider = board.one("input[type=range]");
    let input: HtmlInputElement = slider.clone().dyn_into().unwrap();
    input.set_value("50");
    say(&slider, "input").await;
    let label = board.all("[role=option]")[0].text_content().unwrap();
    assert!(label.contains("2,000 to 6,000"), "{label}");
    assert!(board.actions.borrow().is_empty());
    say(&slider, "change").await;
    let actions = board.actions.borrow();
    assert!(
        matches!(&actions[..], [Action::SetRules(rules)] if rules.tolerance == 0.5),
        "{actions:?}"
    );
}

#[wasm_bindgen_test]
async fn chosen_claims_stand_side_by_side_with_their_differences_marked() {
    let board = mount(MARCH).await;
    for nth in 0..2 {
        board.all(".board-table input[type=checkbox]")[nth].click();
        yew::scheduler::flush().await;
    }
    board.all(".board-tab")[2].click();
    yew::scheduler::flush().await;
    assert_eq!(board.all(".board-columns thead th").len(), 2);
    let differing: Vec<String> = board
        .all(".board-columns tr.differs th")
        .iter()
        .filter_map(|cell| cell.text_content())
        .collect();
    assert!(
        differing
            .iter()
            .any(|title| title.starts_with("Figure as written"))
    );
    assert!(
        !differing
            .iter()
            .any(|title| title.starts_with("What is counted")),
        "{differing:?}"
    );
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_compared_the_board_says_what_was_found() {
    let board = mount("Selon la mairie, 300 arbres ont été plantés.").await;
    assert!(board.all("[role=option]").is_empty());
    assert!(
        board
            .text(".board-empty")
            .contains("No two figures answer the same question here.")
    );
    assert!(board.text(".board-empty").contains("1 figure"));
}

//! Figures in the list: as written, and as read under the rule in force.

use crate::i18n::{Strings, use_locale, use_strings};
use crate::store::{Msg, Selected, View, use_store};
use crate::view::article::sign;
use selon_dossier::{FigureKey, FigureView, Locale};
use selon_engine::{FigureKind, Reading};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`FigureLine`].
#[derive(Properties, PartialEq)]
pub struct FigureLineProps {
    /// Which figure.
    pub figure: FigureView,
    /// The article's text.
    pub text: Rc<str>,
    /// Whether it is selected.
    pub selected: bool,
    /// It was pressed.
    pub onselect: Callback<Option<FigureKey>>,
}

/// A figure of a claim.
#[component]
pub fn FigureLine(props: &FigureLineProps) -> Html {
    let t = use_strings();
    let locale = use_locale();
    let figure = &props.figure.figure;
    let key = props.figure.key;
    let onclick = props.onselect.reform(move |_: MouseEvent| Some(key));
    html! {
        <li class={classes!("figure-line", (!figure.comparable).then_some("aside"))}>
            <button type="button" class="figure-face" aria-pressed={props.selected.to_string()} {onclick}>
                <span class="sign" aria-hidden="true">{ sign(figure.modifier) }</span>
                <bdi class="written">{ figure.span.of(&props.text) }</bdi>
                { reading(t, locale, &props.figure) }
            </button>
        </li>
    }
}

/// Properties of [`Unsourced`].
#[derive(Properties, PartialEq)]
pub struct UnsourcedProps {
    /// Which figure.
    pub figure: FigureView,
    /// The article's text.
    pub text: Rc<str>,
    /// Whether it is selected.
    pub selected: bool,
}

/// A figure that the article states by itself.
#[component]
pub fn Unsourced(props: &UnsourcedProps) -> Html {
    let store = use_store();
    let key = props.figure.key;
    let onselect = {
        let dispatch = store.dispatcher();
        Callback::from(move |figure| {
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: None,
                figure,
                from: View::List,
            })));
        })
    };
    html! {
        <div id={format!("figure-{key}")} role="listitem" class={classes!("card", "bare", props.selected.then_some("selected"))}>
            <ul role="list" class="figures">
                <FigureLine figure={props.figure.clone()} text={Rc::clone(&props.text)} selected={props.selected}
                    {onselect} />
            </ul>
        </div>
    }
}

/// What the words are read as, where that says more than the words do.
fn reading(t: &Strings, locale: Locale, view: &FigureView) -> Html {
    let figure = &view.figure;
    if !figure.comparable {
        return html! {
            <span class="faint">{ (t.word.figure_kind)(figure.kind) }{ ", " }{ t.claims.not_compared }</span>
        };
    }
    let unit = match figure.kind {
        FigureKind::Percent => "\u{a0}%".to_owned(),
        _ => figure
            .unit
            .as_ref()
            .map(|unit| format!("\u{a0}{unit}"))
            .unwrap_or_default(),
    };
    let interval = interval(t, locale, &figure.reading);
    html! { <span class="reading-of">{ (t.claims.reading)(&format!("{interval}{unit}")) }</span> }
}

/// An interval in words: "9,000 to 11,000", "more than 12,000".
pub fn interval(t: &Strings, locale: Locale, reading: &Reading) -> String {
    match (reading.low, reading.high) {
        (Some(low), Some(high)) if low == high => locale.number(low),
        (Some(low), Some(high)) => (t.claims.between)(&locale.number(low), &locale.number(high)),
        (Some(low), None) => (t.claims.from)(&locale.number(low), reading.low_excluded),
        (None, Some(high)) => (t.claims.up_to)(&locale.number(high), reading.high_excluded),
        (None, None) => t.claims.open_reading.to_owned(),
    }
}

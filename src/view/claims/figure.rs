//! Figures in the list: as written, and as read under the rule in force.

use crate::i18n::Strings;
use crate::view::article::sign;
use selon_dossier::{FigureKey, FigureView, Locale};
use selon_engine::{FigureKind, Modifier, Reading};
use yew::prelude::*;

/// A figure, as written and as read.
pub fn figure_line(
    t: &Strings,
    locale: Locale,
    view: &FigureView,
    text: &str,
    selected: bool,
    onselect: &Callback<Option<FigureKey>>,
) -> Html {
    let figure = &view.figure;
    let key = view.key;
    let onclick = onselect.reform(move |_: MouseEvent| Some(key));
    html! {
        <li key={key.0} class={classes!("figure-line", (!figure.comparable).then_some("aside"))}>
            <button type="button" class="figure-face" data-face={key.to_string()} aria-pressed={selected.to_string()} {onclick}>
                <span class="sign" aria-hidden="true">{ sign(figure.modifier) }</span>
                <bdi class="written">{ figure.span.of(text) }</bdi>
                { read_as(t, locale, view) }
            </button>
        </li>
    }
}

/// A figure that the article states by itself.
pub fn unsourced(
    t: &Strings,
    locale: Locale,
    view: &FigureView,
    text: &str,
    selected: bool,
    onselect: &Callback<Option<FigureKey>>,
) -> Html {
    html! {
        <li key={view.key.0} id={format!("figure-{}", view.key)}
            class={classes!("card", "bare", selected.then_some("selected"))}>
            <ul role="list" class="figures">
                { figure_line(t, locale, view, text, selected, onselect) }
            </ul>
        </li>
    }
}

/// What the words are read as, and by which rule where the words themselves do not say it.
pub fn read_as(t: &Strings, locale: Locale, view: &FigureView) -> Html {
    if !view.figure.comparable {
        return html! { <span class="faint">{ read_in_words(t, locale, view) }</span> };
    }
    let (reading, rule) = reading(t, locale, view);
    html! {
        <>
            <span class="reading-of">{ reading }</span>
            if let Some(rule) = rule {
                <span class="rule-of">{ rule }</span>
            }
        </>
    }
}

/// The same as a line of words.
pub fn read_in_words(t: &Strings, locale: Locale, view: &FigureView) -> String {
    let figure = &view.figure;
    if !figure.comparable {
        return format!(
            "{}, {}",
            (t.word.figure_kind)(figure.kind),
            t.claims.not_compared
        );
    }
    match reading(t, locale, view) {
        (reading, Some(rule)) => format!("{reading}. {rule}"),
        (reading, None) => reading,
    }
}

/// The interval and, if a rule was chosen for it, the rule.
fn reading(t: &Strings, locale: Locale, view: &FigureView) -> (String, Option<String>) {
    let figure = &view.figure;
    let unit = match figure.kind {
        FigureKind::Percent => "\u{a0}%".to_owned(),
        _ => figure
            .unit
            .as_ref()
            .map(|unit| format!("\u{a0}{unit}"))
            .unwrap_or_default(),
    };
    let interval = interval(t, locale, &figure.reading);
    let chosen = matches!(
        figure.modifier,
        Modifier::About | Modifier::Nearly | Modifier::Vague
    );
    let rule = chosen.then(|| {
        let rule = (t.word.reading_rule)(&figure.reading.rule);
        format!("{} · {rule}", t.claims.why_rule)
    });
    ((t.claims.reading)(&format!("{interval}{unit}")), rule)
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

//! The rule control: how approximations become intervals, turned while the board answers.

use crate::i18n::strings;
use selon_dossier::Locale;
use selon_engine::{Preset, ReadingRules};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The families, in the order of the menu.
const PRESETS: [(Preset, &str); 4] = [
    (Preset::Selon, "selon"),
    (Preset::Literal, "literal"),
    (Preset::Acled, "acled"),
    (Preset::Cqe, "cqe"),
];

/// Properties of [`Rules`].
#[derive(Properties, PartialEq, Clone)]
pub struct RulesProps {
    /// The rules shown: those in force, or those being tried.
    pub rules: ReadingRules,
    /// The language.
    pub locale: Locale,
    /// Rules to look at while the control moves.
    pub on_try: Callback<ReadingRules>,
    /// Rules to keep.
    pub on_set: Callback<ReadingRules>,
}

/// The control.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let t = &strings(props.locale).board;
    let onpreset = {
        let rules = props.rules.clone();
        props.on_set.reform(move |event: Event| {
            let value = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
                .map(|select| select.value())
                .unwrap_or_default();
            let preset = PRESETS
                .iter()
                .find(|(_, code)| *code == value)
                .map_or(rules.preset, |(preset, _)| *preset);
            ReadingRules {
                preset,
                ..rules.clone()
            }
        })
    };
    let turned = |rules: ReadingRules, target: Option<web_sys::EventTarget>| {
        let share = target
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            .map(|input| input.value_as_number() / 100.0)
            .filter(|share| share.is_finite())
            .unwrap_or(rules.tolerance);
        ReadingRules {
            tolerance: share.clamp(0.0, 1.0),
            ..rules
        }
    };
    let oninput = {
        let rules = props.rules.clone();
        props
            .on_try
            .reform(move |event: InputEvent| turned(rules.clone(), event.target()))
    };
    let onchange = {
        let rules = props.rules.clone();
        props
            .on_set
            .reform(move |event: Event| turned(rules.clone(), event.target()))
    };
    let percent = (props.rules.tolerance * 100.0).round();
    let fixed = props.rules.preset != Preset::Selon;
    let shown = format!("{}\u{a0}%", props.locale.number(percent));
    html! {
        <fieldset class="board-rules">
            <legend>{ t.rules }</legend>
            <label>
                <span>{ t.preset }</span>
                <select onchange={onpreset}>
                    { for PRESETS.iter().map(|(value, code)| html! {
                        <option value={*code} selected={*value == props.rules.preset}>
                            { (t.presets)(*value) }
                        </option>
                    }) }
                </select>
            </label>
            <label class="board-tolerance" title={fixed.then_some(t.tolerance_off)}>
                <span>{ t.tolerance }</span>
                <input type="range" min="0" max="50" step="1" disabled={fixed} value={percent.to_string()}
                    aria-valuetext={shown.clone()} {oninput} {onchange} />
                <output>{ shown }</output>
            </label>
        </fieldset>
    }
}

//! What the marks mean: each shape with its name, drawn as in the article.

use super::DialogProps;
use crate::i18n::use_strings;
use crate::view::article::sign;
use crate::view::kit::Modal;
use selon_engine::Modifier;
use yew::prelude::*;

const SIGNS: [Modifier; 8] = [
    Modifier::About,
    Modifier::Nearly,
    Modifier::MoreThan,
    Modifier::AtLeast,
    Modifier::LessThan,
    Modifier::AtMost,
    Modifier::Range,
    Modifier::Vague,
];

/// The dialog.
#[component]
pub fn LegendDialog(props: &DialogProps) -> Html {
    let t = use_strings();
    let row = |class: &'static str,
               letter: Option<&'static str>,
               sign: Option<&'static str>,
               name: &'static str,
               what: &'static str| {
        html! {
            <div>
                <dt>
                    <mark class={classes!("mark", "first", "last", "source-0", class)} data-letter={letter}
                        data-sign={sign}>{ name }</mark>
                </dt>
                <dd>{ what }</dd>
            </div>
        }
    };
    let a = &t.article;
    let d = &t.dialog;
    html! {
        <Modal id="legend-dialog" title={d.legend} onclose={props.onclose.clone()}>
            <p>{ d.legend_lead }</p>
            <dl class="legend">
                { row("source", Some("A"), None, a.part_source, d.legend_source) }
                { row("cue", None, None, a.part_cue, d.legend_cue) }
                { row("content", None, None, a.part_content, d.legend_content) }
                { row("hedge", None, None, a.part_hedge, d.legend_hedge) }
                { row("figure", None, Some("≈"), a.part_figure, d.legend_figure) }
            </dl>
            <h3>{ d.legend_modifiers }</h3>
            <ul role="list" class="signs">
                { for SIGNS.into_iter().map(|modifier| html! {
                    <li><span class="sign">{ sign(modifier) }</span>{ " " }{ (t.word.modifier)(modifier) }</li>
                }) }
            </ul>
        </Modal>
    }
}

//! Figures that answer no question, to be chosen and put into one.

use super::model::Model;
use super::plot::name;
use super::{Chosen, Pick};
use crate::i18n::strings;
use selon_dossier::Locale;
use yew::prelude::*;

/// Figures that are listed at most; the article has them all.
const MOST: usize = 200;

/// The list, folded away until it is asked for.
pub fn loose(
    model: &Model,
    chosen: &Chosen,
    locale: Locale,
    on_select: &Callback<Pick>,
    on_choose: &Callback<Pick>,
) -> Html {
    let t = &strings(locale).board;
    if model.loose.is_empty() {
        return html! {};
    }
    html! {
        <details class="board-hidden board-loose">
            <summary>{ (t.loose)(model.loose.len(), locale) }</summary>
            <p class="board-hint">{ t.loose_hint }</p>
            <ul role="list">
                { for model.loose.iter().take(MOST).map(|one| {
                    let pick = Pick { claim: one.claim, figure: Some(one.figure) };
                    let onchange = on_choose.reform(move |_: Event| pick);
                    let onclick = on_select.reform(move |_: MouseEvent| pick);
                    let who = name(&one.source, locale);
                    html! {
                        <li>
                            <input type="checkbox" checked={chosen.has(&pick)} {onchange}
                                aria-label={(t.choose)(&who, &one.words)} />
                            <button type="button" class="board-cell" {onclick}>
                                <b>{ &one.words }</b>
                                <span><bdi>{ who }</bdi>{ if one.article.is_empty() { "" } else { " · " } }{ &one.article }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}

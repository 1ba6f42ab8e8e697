//! Sums that the texts state, with what comes out: "the parts come to 130; the text says 120".

use super::Pick;
use super::model::{Model, Sum};
use crate::i18n::strings;
use selon_dossier::{Locale, prose};
use yew::prelude::*;

/// The list; nothing where no text states a sum.
pub fn sums(
    model: &Model,
    selected: &Pick,
    locale: Locale,
    landmark: Option<&'static str>,
    on_select: &Callback<Pick>,
) -> Html {
    let t = &strings(locale).board;
    if model.sums.is_empty() {
        return html! {};
    }
    html! {
        <section class="board-question board-sums" role={landmark} aria-labelledby="board-sums">
            <h3 id="board-sums">{ t.sums }</h3>
            <ul role="list">
                { for model.sums.iter().filter_map(|sum| {
                    let pick = Pick { claim: None, figure: Some(sum.figure) };
                    let onclick = on_select.reform(move |_: MouseEvent| pick);
                    let sentence = sentence(sum, locale)?;
                    Some(html! {
                        <li>
                            <button type="button" class={classes!("board-cell", (!sum.fits).then_some("off"))} {onclick}
                                aria-pressed={pick.is_in(selected).to_string()}>
                                <span class="board-sum">
                                    <span class="board-sign" aria-hidden="true">{ if sum.fits { "=" } else { "≠" } }</span>
                                    { " " }{ sentence }
                                </span>
                                if !sum.place.is_empty() {
                                    <span><bdi>{ &sum.place }</bdi></span>
                                }
                            </button>
                        </li>
                    })
                }) }
            </ul>
        </section>
    }
}

fn sentence(sum: &Sum, locale: Locale) -> Option<String> {
    let analysis = sum.article.analysis.as_ref()?;
    let stated = analysis.arithmetic.get(sum.nth)?;
    prose::arithmetic(&sum.article.text, analysis, stated, locale)
}

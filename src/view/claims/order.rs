//! In which order the list stands: by source, or by what is worth a look; and why an entry stands where it stands.

use crate::i18n::Strings;
use crate::shown::{Shown, Sort};
use crate::store::{Dispatch, Msg};
use crate::work::Turn;
use selon_dossier::Reason;
use yew::prelude::*;

/// The choice between the two orders at hand; the others are among the filters.
pub fn orders(t: &Strings, shown: &Shown, dispatch: &Dispatch) -> Html {
    let choices = [
        (Sort::Source, t.claims.order_source),
        (Sort::Attention, t.claims.order_attention),
    ];
    html! {
        <div class="filters orders" role="group" aria-label={t.claims.order}>
            { for choices.into_iter().map(|(sort, label)| {
                let pressed = (sort == shown.sort).to_string();
                let (shown, dispatch) = (Shown { sort, ..shown.clone() }, dispatch.clone());
                let onclick = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Msg::Work(Turn::Shown(shown.clone())));
                });
                html! { <button type="button" class="filter" aria-pressed={pressed} {onclick}>{ label }</button> }
            }) }
        </div>
    }
}

/// Why an entry stands where it stands, in words.
pub fn reasons_line(t: &Strings, reasons: &[Reason]) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    let words: Vec<&str> = reasons
        .iter()
        .map(|reason| (t.word.reason)(*reason))
        .collect();
    html! { <p class="look faint">{ words.join(" · ") }</p> }
}

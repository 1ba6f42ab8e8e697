//! In which order the list stands: by source, or by what is worth a look, each entry with its reasons.

use crate::i18n::Strings;
use crate::shown::{Shown, Sort};
use crate::store::{Dispatch, Msg};
use crate::work::Turn;
use selon_dossier::{Attention, ClaimView, FigureView, Item, Reason};
use yew::prelude::*;

/// An entry of the list in the order of what is worth a look.
pub enum Entry<'v> {
    /// A claim, and why it stands here.
    Claim(&'v ClaimView, Vec<Reason>),
    /// A figure of the article itself, and why it stands here.
    Figure(&'v FigureView, Vec<Reason>),
}

/// The entries among what the filter lets through.
pub fn entries<'v>(
    order: Vec<Attention>,
    claims: &[&'v ClaimView],
    figures: &[&'v FigureView],
) -> Vec<Entry<'v>> {
    order
        .into_iter()
        .filter_map(|entry| match entry.item {
            Item::Claim(key) => {
                let claim = claims.iter().find(|claim| claim.key == key)?;
                Some(Entry::Claim(claim, entry.reasons))
            }
            Item::Figure(key) => {
                let figure = figures.iter().find(|figure| figure.key == key)?;
                Some(Entry::Figure(figure, entry.reasons))
            }
        })
        .collect()
}

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

//! In which order the list stands: by source, or by what is worth a look, each entry with its reasons.

use crate::i18n::Strings;
use selon_dossier::{Attention, ClaimView, FigureView, Item, Reason};
use yew::prelude::*;

/// In which order the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Gathered by source, in the order of the text.
    #[default]
    Source,
    /// What the article leaves open first.
    Attention,
}

/// An entry of the list in the order of what is worth a look.
pub enum Entry {
    /// A claim, and why it stands here.
    Claim(ClaimView, Vec<Reason>),
    /// A figure of the article itself, and why it stands here.
    Figure(FigureView, Vec<Reason>),
}

/// The entries among what the filter lets through.
pub fn entries(order: Vec<Attention>, claims: &[ClaimView], figures: &[&FigureView]) -> Vec<Entry> {
    order
        .into_iter()
        .filter_map(|entry| match entry.item {
            Item::Claim(key) => {
                let claim = claims.iter().find(|claim| claim.key == key)?;
                Some(Entry::Claim(claim.clone(), entry.reasons))
            }
            Item::Figure(key) => {
                let figure = figures.iter().find(|figure| figure.key == key)?;
                Some(Entry::Figure((*figure).clone(), entry.reasons))
            }
        })
        .collect()
}

/// The choice of an order.
pub fn orders(t: &Strings, value: Order, onchange: &Callback<Order>) -> Html {
    let choices = [
        (Order::Source, t.claims.order_source),
        (Order::Attention, t.claims.order_attention),
    ];
    html! {
        <div class="filters orders" role="group" aria-label={t.claims.order}>
            { for choices.into_iter().map(|(order, label)| {
                let onclick = onchange.reform(move |_: MouseEvent| order);
                html! {
                    <button type="button" class="filter" aria-pressed={(order == value).to_string()} {onclick}>
                        { label }
                    </button>
                }
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

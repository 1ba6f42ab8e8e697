//! Which claims the list shows.

use crate::i18n::Strings;
use selon_dossier::{ClaimView, State};
use yew::prelude::*;

/// Which claims are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those nobody has decided on.
    Open,
    /// Those with a figure.
    Figures,
    /// Those of unnamed sources.
    Anonymous,
}

impl Filter {
    const ALL: [Filter; 4] = [
        Filter::All,
        Filter::Open,
        Filter::Figures,
        Filter::Anonymous,
    ];

    /// Whether a claim is shown.
    pub fn passes(self, claim: &ClaimView) -> bool {
        match self {
            Filter::All => true,
            Filter::Open => claim.state == State::Suggested || !claim.moved.is_empty(),
            Filter::Figures => !claim.figures.is_empty(),
            Filter::Anonymous => claim.anonymous || claim.source.is_none(),
        }
    }
}

/// The choice of a filter.
pub fn filters(t: &Strings, value: Filter, onchange: &Callback<Filter>) -> Html {
    let label = |filter: Filter| match filter {
        Filter::All => t.claims.filter_all,
        Filter::Open => t.claims.filter_open,
        Filter::Figures => t.claims.filter_figures,
        Filter::Anonymous => t.claims.filter_anonymous,
    };
    html! {
        <div class="filters" role="group" aria-label={t.claims.filter}>
            { for Filter::ALL.into_iter().map(|filter| {
                let onclick = onchange.reform(move |_: MouseEvent| filter);
                html! {
                    <button type="button" class="filter" aria-pressed={(filter == value).to_string()} {onclick}>
                        { label(filter) }
                    </button>
                }
            }) }
        </div>
    }
}

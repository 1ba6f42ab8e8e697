//! The choice of which claims the list shows, and in which order.

use crate::i18n::Strings;
use crate::shown::{Only, Shown, Sort};
use crate::store::{Dispatch, Msg};
use crate::view::kit::field::choice;
use crate::work::Turn;
use selon_dossier::{SourceView, State};
use selon_engine::{Quotation, Stance};
use yew::prelude::*;

const STANCES: [Stance; 5] = [
    Stance::Asserts,
    Stance::Denies,
    Stance::Confirms,
    Stance::Accuses,
    Stance::Doubts,
];
const FORMS: [Quotation; 3] = [Quotation::Direct, Quotation::Indirect, Quotation::Mixed];
const STATES: [State; 4] = [State::Suggested, State::Accepted, State::Edited, State::Own];

/// The filters at hand, and the others behind a disclosure. `moved` is how many claims changed or are lost.
pub fn filters(
    t: &Strings,
    shown: &Shown,
    sources: &[SourceView],
    moved: usize,
    dispatch: &Dispatch,
) -> Html {
    let set = |change: &dyn Fn(&mut Shown)| {
        let mut next = shown.clone();
        change(&mut next);
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Work(Turn::Shown(next.clone())));
        })
    };
    let offered = Only::ALL
        .into_iter()
        .filter(|only| *only != Only::Moved || moved > 0 || shown.only == Only::Moved);
    html! {
        <div class="filters" role="group" aria-label={t.claims.filter}>
            { for offered.map(|only| html! {
                <button type="button" class="filter" aria-pressed={(only == shown.only).to_string()}
                    onclick={set(&|next| next.only = only)}>
                    { (t.work.only)(only) }
                </button>
            }) }
            <details class="narrow" open={shown.is_narrow()}>
                <summary class="filter">{ t.work.narrow }</summary>
                <div class="fields">
                    { select(t, t.article.part_source, shown, dispatch, sources.iter().map(|source| {
                        (source.name.to_string(), shown.source.as_ref() == Some(&source.key))
                    }), {
                        let keys: Vec<_> = sources.iter().map(|source| source.key.clone()).collect();
                        move |next, at| next.source = at.and_then(|at| keys.get(at).cloned())
                    }) }
                    { select(t, t.work.stance, shown, dispatch, STANCES.into_iter().map(|stance| {
                        ((t.word.stance)(stance).to_owned(), shown.stance == Some(stance))
                    }), |next, at| next.stance = at.and_then(|at| STANCES.get(at).copied())) }
                    { select(t, t.work.form, shown, dispatch, FORMS.into_iter().map(|form| {
                        ((t.word.quotation)(form).to_owned(), shown.form == Some(form))
                    }), |next, at| next.form = at.and_then(|at| FORMS.get(at).copied())) }
                    { select(t, t.work.state, shown, dispatch, STATES.into_iter().map(|state| {
                        ((t.word.state)(state).to_owned(), shown.state == Some(state))
                    }), |next, at| next.state = at.and_then(|at| STATES.get(at).copied())) }
                    { sort(t, shown, dispatch) }
                </div>
            </details>
        </div>
    }
}

/// A choice of one or any.
fn select(
    t: &Strings,
    label: &str,
    shown: &Shown,
    dispatch: &Dispatch,
    options: impl Iterator<Item = (String, bool)>,
    set: impl Fn(&mut Shown, Option<usize>) + 'static,
) -> Html {
    let mut all: Vec<(String, bool)> = options.collect();
    let none = !all.iter().any(|(_, chosen)| *chosen);
    all.insert(0, (t.work.any.to_owned(), none));
    let (shown, dispatch) = (shown.clone(), dispatch.clone());
    let told = Callback::from(move |at: usize| {
        let mut next = shown.clone();
        set(&mut next, at.checked_sub(1));
        dispatch.dispatch(Msg::Work(Turn::Shown(next)));
    });
    choice(label, &all, told)
}

fn sort(t: &Strings, shown: &Shown, dispatch: &Dispatch) -> Html {
    let all: Vec<(String, bool)> = Sort::ALL
        .into_iter()
        .map(|sort| ((t.work.sort)(sort).to_owned(), sort == shown.sort))
        .collect();
    let (shown, dispatch) = (shown.clone(), dispatch.clone());
    let told = Callback::from(move |at: usize| {
        if let Some(sort) = Sort::ALL.get(at) {
            let next = Shown {
                sort: *sort,
                ..shown.clone()
            };
            dispatch.dispatch(Msg::Work(Turn::Shown(next)));
        }
    });
    choice(t.work.order, &all, told)
}

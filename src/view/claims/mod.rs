//! The list of claims: the complete, ordered equivalent of the marks in the text, gathered by source.

mod card;
mod check;
mod correct;
mod figure;
mod filter;
mod group;
mod listing;
mod order;
mod reasons;
mod reread;

pub use correct::{Piece, part_name, pieces, without};

use crate::dom::{self, Root};
use crate::effect::keyboard;
use crate::i18n::{Strings, use_strings};
use crate::shown::Sort;
use crate::store::{Dispatch, Msg, Selected, Store, View, use_store};
use crate::view::article::change;
use crate::view::kit::{Button, Shape, Weight, use_gradual};
use crate::view::tags::Tags;
use figure::unsourced;
pub use figure::{read_as, read_in_words};
use filter::filters;
use group::{EARLY, Focus, GroupView, Shared, fields};
use listing::{Listing, Part};
use order::{orders, reasons_line};
use selon_dossier::{Action, Article, ClaimChange, ClaimKey, FigureKey, FigureView, Reason};
use std::rc::Rc;
use yew::prelude::*;

/// Cards in the first turn.
const FIRST: usize = 6;

/// Properties of [`ClaimList`].
#[derive(Properties, PartialEq)]
pub struct ClaimListProps {
    /// Whose claims.
    pub article: Rc<Article>,
    /// Letters and colours.
    pub tags: Rc<Tags>,
}

/// The list.
#[component]
pub fn ClaimList(props: &ClaimListProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let id = props.article.id;
    let shown = &store.work.shown;
    let listing = use_listing(&store, props);

    let root = store.here.root.clone();
    use_effect_with(store.selected, move |selected| {
        if let Some(selected) = selected
            && matches!(selected.from, View::Article | View::Key)
            && !on_board(&root)
        {
            reveal(&root, selected);
        }
    });

    let onfigure = {
        let dispatch = store.dispatcher();
        Callback::from(move |figure| {
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: None,
                figure,
                from: View::List,
            })));
        })
    };
    let skip = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            keyboard::skip(&store);
        })
    };
    let claims = store.dossier().view(id).claims.len();
    let waiting = props.article.analysis.is_none();
    let there = use_gradual(id, listing.count, FIRST);
    let mut left = there;
    let (reviewed, moved) = (listing.reviewed, listing.moved);
    let shared = Shared {
        text: Rc::clone(&props.article.text),
        url: Rc::clone(&props.article.meta.url),
        structure: Rc::clone(&props.article.structure),
        keys: Rc::clone(&store.work.keys),
        dispatch: store.dispatcher(),
    };
    let focus = focus(t, &store, props);
    html! {
        <section class="claims" id="claims" part="claims" role={store.landmark()} aria-labelledby="claims-title" tabindex="-1"
            aria-busy={(there < listing.count).then_some("true")}>
            <header class="claims-head">
                <h2 id="claims-title">{ t.claims.label }</h2>
                <p class="faint">{ (t.claims.count)(claims, listing.sources.len()) }</p>
                if claims > 0 {
                    <div class="progress">
                        <progress max={claims.to_string()} value={reviewed.to_string()}
                            aria-label={(t.claims.progress)(reviewed, claims)} />
                        <span class="faint">{ (t.claims.progress)(reviewed, claims) }</span>
                        if reviewed < claims {
                            <Button id="skip-on" label={t.claims.skip} icon={Shape::Next} bare=true
                                weight={Weight::Quiet} onclick={skip} />
                        }
                    </div>
                    { filters(t, shown, &listing.sources, moved, &store.dispatcher()) }
                    { orders(t, shown, &store.dispatcher()) }
                    { bulk(t, &listing, &store.dispatcher()) }
                }
            </header>
            if moved > 0 {
                <p class="moved-line" role="status">{ (t.work.moved)(moved) }</p>
            }
            if claims == 0 && !waiting {
                <div class="claims-none">
                    <p><strong>{ t.claims.none }</strong></p>
                    <p>{ t.claims.none_hint }</p>
                </div>
            } else if listing.count == 0 && !waiting {
                <p class="claims-none">{ t.claims.filter_none }</p>
            }
            // A list of its own: beside others, its keys would count for nothing.
            { listing.parts.iter().enumerate().map_while(|(nth, part)| {
                let early = there - left < EARLY;
                let there = part.count().min(left);
                left -= there;
                (there > 0).then(|| match part {
                    Part::Claims(group) => {
                        let first = group.first();
                        let tag = group.source.as_ref().map(|source| props.tags.get(&source.key));
                        let naming = first.is_some() && store.work.naming == first;
                        let here = |focus: &&Focus| listing.place(focus.claim) == Some(nth);
                        let focus: Vec<Focus> = focus.iter().filter(here).cloned().collect();
                        // By source there is one group for each: it stays the same when its first claim goes.
                        let key = match (&shown.sort, &group.source) {
                            (Sort::Source, Some(source)) => source.key.0.to_string(),
                            _ => first.map_or_else(String::new, |key| key.to_string()),
                        };
                        html! {
                            <GroupView {key} group={Rc::clone(group)} {there} {early}
                                tag={tag.unwrap_or_default()} fields={naming.then(|| fields(t, &store, group)).flatten()}
                                {focus} shared={shared.clone()} />
                        }
                    }
                    Part::Figures(figures, reasons) => {
                        let key = match shown.sort {
                            Sort::Attention => figures.first().map_or(0, |figure| figure.key.0),
                            _ => 0,
                        };
                        figures_view(key, &figures[..there], reasons, props, &store, &onfigure)
                    }
                })
            }).collect::<Html>() }
            { deleted(t, &props.article, &store.dispatcher()) }
        </section>
    }
}

/// The list, made again when what is shown of the article or what is asked of the list is another.
#[hook]
fn use_listing(store: &Store, props: &ClaimListProps) -> Rc<Listing> {
    let before = use_mut_ref(Rc::<Listing>::default);
    let id = props.article.id;
    let (dossier, shown) = (store.dossier().clone(), Rc::clone(&store.work.shown));
    let view = dossier.view(id);
    // What figures do not agree is asked only where the order is one of what is worth a look.
    let comparisons = (shown.sort == Sort::Attention).then(|| dossier.comparisons());
    let made_of = (
        Rc::as_ptr(&view) as usize,
        comparisons
            .as_ref()
            .map(|all| Rc::as_ptr(all).cast::<u8>() as usize),
        Rc::clone(&shown),
    );
    // What the addresses are of is held by the memo, so that they stay theirs.
    let memo = use_memo(made_of, move |_| {
        let mut before = before.borrow_mut();
        let listing = Rc::new(Listing::of(&dossier, id, &shown, &before));
        *before = Rc::clone(&listing);
        (listing, view, comparisons)
    });
    Rc::clone(&memo.0)
}

/// The claims that are selected or worked on.
fn focus(t: &'static Strings, store: &Store, props: &ClaimListProps) -> Vec<Focus> {
    let selected = store.selected.and_then(|selected| selected.claim);
    let also = store.work.also.as_ref().map(|also| also.claim);
    let mut claims: Vec<ClaimKey> = Vec::new();
    for claim in [selected, store.work.correcting, also]
        .into_iter()
        .flatten()
    {
        if !claims.contains(&claim) {
            claims.push(claim);
        }
    }
    let view = store.dossier().view(props.article.id);
    let focus = claims.into_iter().filter_map(|key| {
        let claim = view.claim(key)?;
        let correct = (store.work.correcting == Some(key)).then(|| {
            let figures = claim
                .figures
                .iter()
                .filter_map(|key| view.figure(*key).cloned());
            let figures: Vec<_> = figures.collect();
            correct::correct(t, store, claim, &figures, &props.article.text)
        });
        Some(Focus {
            claim: key,
            selected: selected == Some(key),
            figure: store
                .selected
                .filter(|_| selected == Some(key))
                .and_then(|one| one.figure),
            correct,
            also: store.work.also.clone().filter(|also| also.claim == key),
        })
    });
    focus.collect()
}

/// What is done to all that is visible, and to nothing else; the buttons say to how many.
fn bulk(t: &'static Strings, listing: &Listing, dispatch: &Dispatch) -> Html {
    let button = |keys: &Rc<[ClaimKey]>,
                  what: ClaimChange,
                  label: fn(usize) -> String,
                  icon: Shape,
                  class| {
        if keys.len() < 2 {
            return html! {};
        }
        let (keys, dispatch) = (Rc::clone(keys), dispatch.clone());
        let label = label(keys.len());
        let onclick = Callback::from(move |_: MouseEvent| {
            let all = keys.iter().map(|key| change(*key, what.clone()));
            dispatch.dispatch(Msg::Do(Action::Bulk(all.collect())));
        });
        html! { <Button {label} {icon} weight={Weight::Quiet} {class} {onclick} /> }
    };
    html! {
        <>
            { button(&listing.undecided, ClaimChange::Accept, t.claims.accept_visible, Shape::Accept, "accept-visible") }
            { button(&listing.undecided, ClaimChange::Reject, t.work.reject_visible, Shape::Reject, "reject-visible") }
            { button(&listing.changed, ClaimChange::Confirm, t.work.confirm_all, Shape::Accept, "confirm-visible") }
        </>
    }
}

/// Suggestions that were deleted, each to be taken back.
fn deleted(t: &'static Strings, article: &Rc<Article>, dispatch: &Dispatch) -> Html {
    if article.dismissals.is_empty() {
        return html! {};
    }
    html! {
        <details class="deleted">
            <summary>{ (t.work.deleted)(article.dismissals.len()) }</summary>
            <ul role="list">
                { for article.dismissals.iter().rev().map(|old| {
                    let (dispatch, id, key) = (dispatch.clone(), article.id, old.key);
                    let onclick = Callback::from(move |_: MouseEvent| {
                        dispatch.dispatch(Msg::Do(Action::Restore(id, key)));
                    });
                    html! {
                        <li key={key.0}>
                            <bdi>{ old.quote.to_string() }</bdi>
                            <Button label={t.work.restore} weight={Weight::Quiet} {onclick} />
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}

/// Figures that no claim holds; `key` tells them from others in the list.
fn figures_view(
    key: u64,
    figures: &[Rc<FigureView>],
    reasons: &[Reason],
    props: &ClaimListProps,
    store: &Store,
    onfigure: &Callback<Option<FigureKey>>,
) -> Html {
    let t = crate::i18n::strings(store.locale);
    let title = match key {
        0 => "unsourced-title".to_owned(),
        key => format!("unsourced-{key:016x}"),
    };
    html! {
        <section class="claim-group unsourced" key={format!("figures {key}")}
            role={store.landmark()} aria-labelledby={title.clone()}>
            <header>
                <h3 id={title}>{ t.claims.unsourced }</h3>
                <span class="faint">{ t.claims.unsourced_hint }</span>
            </header>
            { reasons_line(t, reasons) }
            <ul role="list">
                { for figures.iter().map(|figure| {
                    let selected = store.selected.is_some_and(|selected| selected.figure == Some(figure.key));
                    unsourced(t, store.locale, figure, &props.article.text, selected, onfigure)
                }) }
            </ul>
        </section>
    }
}

/// Whether the comparison shows what is selected, so that the list need not scroll it away.
fn on_board(root: &Root) -> bool {
    let row = root.find("#board [aria-selected=true]");
    row.is_some_and(|row| dom::focus::in_sight(&row))
}

/// Brings the card of what is selected into view.
fn reveal(root: &Root, selected: &Selected) {
    let claim = selected.claim.map(|key| format!("#card-{key}"));
    let figure = selected.figure.map(|key| format!("#figure-{key}"));
    let found = [claim, figure]
        .into_iter()
        .flatten()
        .find_map(|selector| root.find(&selector));
    if let Some(card) = found {
        dom::focus::reveal(&card);
    }
}

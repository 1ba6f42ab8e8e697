//! The list of claims: the complete, ordered equivalent of the marks in the text, gathered by source.

mod card;
mod check;
mod correct;
mod figure;
mod filter;
mod group;
mod order;
mod reasons;
mod reread;

pub use correct::{Piece, part_name, pieces, without};

use crate::dom;
use crate::effect::keyboard;
use crate::i18n::{Strings, use_strings};
use crate::shown::{Only, Sort};
use crate::store::{Dispatch, Msg, Selected, Store, View, use_store};
use crate::view::article::change;
use crate::view::kit::{Button, Shape, Weight, use_gradual};
use crate::view::tags::Tags;
use card::Card;
pub use figure::read_as;
use figure::unsourced;
use filter::filters;
use group::{Group, groups, heading};
use order::{Entry, entries, orders, reasons_line};
use selon_dossier::view::ArticleView;
use selon_dossier::{
    Action, Article, ClaimChange, ClaimKey, ClaimView, FigureKey, FigureView, Reason, State,
};
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
    let view = store.dossier().view(id);
    let (claims, figures) = (&view.claims, &view.figures);
    let shown = &store.work.shown;

    use_effect_with(store.selected, |selected| {
        if let Some(selected) = selected
            && matches!(selected.from, View::Article | View::Key)
            && !on_board()
        {
            reveal(selected);
        }
    });

    let listed = shown.of(store.dossier(), id, claims);
    let reviewed = claims
        .iter()
        .filter(|claim| claim.state != State::Suggested)
        .count();
    let moved = claims
        .iter()
        .filter(|claim| !claim.moved.is_empty())
        .count();
    let whole = matches!(shown.only, Only::All | Only::Figures | Only::Unsourced);
    let own: Vec<&FigureView> = match whole && !shown.is_narrow() {
        true => figures
            .iter()
            .filter(|figure| figure.claim.is_none() && figure.figure.comparable)
            .collect(),
        false => Vec::new(),
    };
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
    let waiting = props.article.analysis.is_none();
    let all = listed.len() + own.len();
    let there = use_gradual((id, waiting), all, FIRST);
    let mut left = there;
    let none_shown = listed.is_empty() && own.is_empty();
    let sources = view_sources(claims);
    html! {
        <section class="claims" id="claims" aria-labelledby="claims-title" tabindex="-1"
            aria-busy={(there < all).then_some("true")}>
            <header class="claims-head">
                <h2 id="claims-title">{ t.claims.label }</h2>
                <p class="faint">{ (t.claims.count)(claims.len(), sources.len()) }</p>
                if !claims.is_empty() {
                    <div class="progress">
                        <progress max={claims.len().to_string()} value={reviewed.to_string()}
                            aria-label={(t.claims.progress)(reviewed, claims.len())} />
                        <span class="faint">{ (t.claims.progress)(reviewed, claims.len()) }</span>
                        if reviewed < claims.len() {
                            <Button id="skip-on" label={t.claims.skip} icon={Shape::Next} bare=true
                                weight={Weight::Quiet} onclick={skip} />
                        }
                    </div>
                    { filters(t, shown, &sources, moved, &store.dispatcher()) }
                    { orders(t, shown, &store.dispatcher()) }
                    { bulk(t, &listed, &store.dispatcher()) }
                }
            </header>
            if moved > 0 {
                <p class="moved-line" role="status">{ (t.work.moved)(moved) }</p>
            }
            if claims.is_empty() && !waiting {
                <div class="claims-none">
                    <p><strong>{ t.claims.none }</strong></p>
                    <p>{ t.claims.none_hint }</p>
                </div>
            } else if none_shown && !waiting {
                <p class="claims-none">{ t.claims.filter_none }</p>
            }
            if shown.sort == Sort::Attention {
                { for entries(store.dossier().attention(id), &listed, &own).into_iter().take(there).map(|entry| match entry {
                    Entry::Claim(claim, reasons) => {
                        group_view(t, &Group::alone(claim), &reasons, &view, props, &store)
                    }
                    Entry::Figure(figure, reasons) => figures_view(
                        &format!("unsourced-{}", figure.key), &[figure], &reasons, props, &store, &onfigure,
                    ),
                }) }
            } else {
                { for groups(listed, shown.sort != Sort::Source).into_iter().map_while(|mut group| {
                    group.claims.truncate(left);
                    left -= group.claims.len();
                    (!group.claims.is_empty()).then(|| group_view(t, &group, &[], &view, props, &store))
                }) }
                if left > 0 && !own.is_empty() {
                    { figures_view("unsourced-title", &own[..own.len().min(left)], &[], props, &store, &onfigure) }
                }
            }
            { deleted(t, &props.article, &store.dispatcher()) }
        </section>
    }
}

/// The sources of claims, each once.
fn view_sources(claims: &[ClaimView]) -> Vec<selon_dossier::SourceView> {
    let mut seen = std::collections::HashSet::new();
    claims
        .iter()
        .filter_map(|claim| claim.source.as_ref())
        .filter(|source| seen.insert(&source.key))
        .cloned()
        .collect()
}

/// What is done to all that is visible, and to nothing else; the buttons say to how many.
fn bulk(t: &'static Strings, listed: &[&ClaimView], dispatch: &Dispatch) -> Html {
    let keys = |open: &dyn Fn(&ClaimView) -> bool| -> Vec<ClaimKey> {
        let found = listed.iter().filter(|claim| open(claim));
        found.map(|claim| claim.key).collect()
    };
    let undecided = keys(&|claim| claim.state == State::Suggested);
    let changed = keys(&|claim| claim.is_changed());
    let button =
        |keys: &[ClaimKey], what: ClaimChange, label: fn(usize) -> String, icon: Shape, class| {
            if keys.len() < 2 {
                return html! {};
            }
            let (keys, dispatch) = (keys.to_vec(), dispatch.clone());
            let label = label(keys.len());
            let onclick = Callback::from(move |_: MouseEvent| {
                let all = keys.iter().map(|key| change(*key, what.clone()));
                dispatch.dispatch(Msg::Do(Action::Bulk(all.collect())));
            });
            html! { <Button {label} {icon} weight={Weight::Quiet} {class} {onclick} /> }
        };
    html! {
        <>
            { button(&undecided, ClaimChange::Accept, t.claims.accept_visible, Shape::Accept, "accept-visible") }
            { button(&undecided, ClaimChange::Reject, t.work.reject_visible, Shape::Reject, "reject-visible") }
            { button(&changed, ClaimChange::Confirm, t.work.confirm_all, Shape::Accept, "confirm-visible") }
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

/// Figures that no claim holds.
fn figures_view(
    title: &str,
    figures: &[&FigureView],
    reasons: &[Reason],
    props: &ClaimListProps,
    store: &Store,
    onfigure: &Callback<Option<FigureKey>>,
) -> Html {
    let t = crate::i18n::strings(store.locale);
    html! {
        <section class="claim-group unsourced" key={title.to_owned()} aria-labelledby={title.to_owned()}>
            <header>
                <h3 id={title.to_owned()}>{ t.claims.unsourced }</h3>
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

fn group_view(
    t: &'static Strings,
    group: &Group,
    reasons: &[Reason],
    view: &Rc<ArticleView>,
    props: &ClaimListProps,
    store: &Store,
) -> Html {
    let tag = group
        .source
        .as_ref()
        .map(|source| props.tags.get(&source.key))
        .unwrap_or_default();
    let id = format!(
        "group-{}",
        group.claims.first().map_or(0, |claim| claim.key.0)
    );
    html! {
        <section class={classes!("claim-group", tag.class.clone())} key={id.clone()} aria-labelledby={id.clone()}>
            { heading(t, store, group, &tag, &id) }
            { reasons_line(t, reasons) }
            <ol role="list">
                { for group.claims.iter().map(|claim| {
                    let selected = store.selected.filter(|selected| selected.claim == Some(claim.key));
                    let open = store.work.correcting == Some(claim.key);
                    let correct = open.then(|| {
                        let figures: Vec<FigureView> = claim.figures.iter()
                            .filter_map(|key| view.figure(*key).cloned())
                            .collect();
                        correct::correct(t, store, claim, &figures, &props.article.text)
                    });
                    let also = store.work.also.clone().filter(|also| also.claim == claim.key);
                    html! {
                        <Card key={claim.key.0} claim={claim.key} view={Rc::clone(view)}
                            text={Rc::clone(&props.article.text)} url={Rc::clone(&props.article.meta.url)} structure={Rc::clone(&props.article.structure)}
                            selected={selected.is_some()}
                            figure={selected.and_then(|selected| selected.figure)} {correct} {also}
                            keys={Rc::clone(&store.work.keys)} dispatch={store.dispatcher()} />
                    }
                }) }
            </ol>
        </section>
    }
}

/// Whether the comparison shows what is selected, so that the list need not scroll it away.
fn on_board() -> bool {
    dom::focus::find("#board [aria-selected=true]").is_some_and(|row| dom::focus::in_sight(&row))
}

/// Brings the card of what is selected into view.
fn reveal(selected: &Selected) {
    let claim = selected.claim.map(|key| format!("#card-{key}"));
    let figure = selected.figure.map(|key| format!("#figure-{key}"));
    let found = [claim, figure]
        .into_iter()
        .flatten()
        .find_map(|selector| dom::focus::find(&selector));
    if let Some(card) = found {
        dom::focus::reveal(&card);
    }
}

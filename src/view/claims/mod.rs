//! The list of claims: the complete, ordered equivalent of the marks in the text, gathered by source.

mod card;
mod figure;
mod filter;
mod order;
mod reasons;

use crate::dom;
use crate::i18n::use_strings;
use crate::store::{Msg, Selected, View, use_store};
use crate::view::article::change;
use crate::view::kit::{Button, Shape, Weight};
use crate::view::tags::Tags;
use card::Card;
pub use figure::read_as;
use figure::unsourced;
use filter::{Filter, filters};
use order::{Entry, Order, entries, orders, reasons_line};
use selon_dossier::view::SourceView;
use selon_dossier::{
    Action, Article, ClaimChange, ClaimKey, ClaimView, FigureKey, FigureView, Reason, SourceKey,
    State,
};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ClaimList`].
#[derive(Properties, PartialEq)]
pub struct ClaimListProps {
    /// Whose claims.
    pub article: Rc<Article>,
    /// Letters and colours.
    pub tags: Rc<Tags>,
}

/// Claims of one source, in the order of the text.
struct Group {
    source: Option<SourceView>,
    anonymous: bool,
    claims: Vec<ClaimView>,
    /// Why it stands where it stands, where that is asked for.
    reasons: Vec<Reason>,
}

/// The list.
#[component]
pub fn ClaimList(props: &ClaimListProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let filter = use_state_eq(|| Filter::All);
    let order = use_state_eq(Order::default);
    let id = props.article.id;
    let dossier = store.dossier();
    let (claims, figures) = (dossier.claims(id), dossier.figures(id));

    use_effect_with(store.selected, |selected| {
        if let Some(selected) = selected
            && matches!(selected.from, View::Article | View::Key)
            && !on_board()
        {
            reveal(selected);
        }
    });

    let shown: Vec<ClaimView> = claims
        .iter()
        .filter(|claim| filter.passes(claim))
        .cloned()
        .collect();
    let sources = claims
        .iter()
        .filter_map(|claim| claim.source.as_ref().map(|source| &source.key))
        .collect::<std::collections::HashSet<_>>()
        .len();
    let reviewed = claims
        .iter()
        .filter(|claim| claim.state != State::Suggested)
        .count();
    let open: Vec<ClaimKey> = shown
        .iter()
        .filter(|claim| claim.state == State::Suggested)
        .map(|claim| claim.key)
        .collect();
    let own: Vec<&FigureView> = match *filter {
        Filter::All | Filter::Figures => figures
            .iter()
            .filter(|figure| figure.claim.is_none() && figure.figure.comparable)
            .collect(),
        _ => Vec::new(),
    };
    let onfilter = {
        let filter = filter.clone();
        Callback::from(move |to| filter.set(to))
    };
    let onorder = {
        let order = order.clone();
        Callback::from(move |to| order.set(to))
    };
    let accept_all = {
        let dispatch = store.dispatcher();
        let open = open.clone();
        Callback::from(move |_| {
            let all = open.iter().map(|key| change(*key, ClaimChange::Accept));
            dispatch.dispatch(Msg::Do(Action::Bulk(all.collect())));
        })
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
    let waiting = props.article.analysis.is_none();
    html! {
        <section class="claims" id="claims" aria-labelledby="claims-title" tabindex="-1">
            <header class="claims-head">
                <h2 id="claims-title">{ t.claims.label }</h2>
                <p class="faint">{ (t.claims.count)(claims.len(), sources) }</p>
                if !claims.is_empty() {
                    <div class="progress">
                        <progress max={claims.len().to_string()} value={reviewed.to_string()}
                            aria-label={(t.claims.progress)(reviewed, claims.len())} />
                        <span class="faint">{ (t.claims.progress)(reviewed, claims.len()) }</span>
                    </div>
                    { filters(t, *filter, &onfilter) }
                    { orders(t, *order, &onorder) }
                    if open.len() > 1 {
                        <Button label={(t.claims.accept_visible)(open.len())} icon={Shape::Accept}
                            weight={Weight::Quiet} onclick={accept_all} />
                    }
                }
            </header>
            if claims.is_empty() && !waiting {
                <div class="claims-none">
                    <p><strong>{ t.claims.none }</strong></p>
                    <p>{ t.claims.none_hint }</p>
                </div>
            } else if shown.is_empty() && own.is_empty() && !waiting {
                <p class="claims-none">{ t.claims.filter_none }</p>
            }
            if *order == Order::Attention {
                { for entries(dossier.attention(id), &shown, &own).into_iter().map(|entry| match entry {
                    Entry::Claim(claim, reasons) => group_view(&alone(claim, reasons), props, &store),
                    Entry::Figure(figure, reasons) => figures_view(
                        &format!("unsourced-{}", figure.key), &[&figure], &reasons, props, &store, &onfigure,
                    ),
                }) }
            } else {
                { for groups(shown).into_iter().map(|group| group_view(&group, props, &store)) }
                if !own.is_empty() {
                    { figures_view("unsourced-title", &own, &[], props, &store, &onfigure) }
                }
            }
        </section>
    }
}

/// Gathers claims by source, in the order in which the sources appear.
fn groups(claims: Vec<ClaimView>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for claim in claims {
        let key: Option<&SourceKey> = claim.source.as_ref().map(|source| &source.key);
        let found = groups
            .iter()
            .position(|group| group.source.as_ref().map(|source| &source.key) == key);
        let at = found.unwrap_or_else(|| {
            groups.push(Group {
                source: claim.source.clone(),
                anonymous: claim.anonymous,
                claims: Vec::new(),
                reasons: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].anonymous &= claim.anonymous;
        groups[at].claims.push(claim);
    }
    groups
}

/// A claim as a group of its own, in the order of what is worth a look.
fn alone(claim: ClaimView, reasons: Vec<Reason>) -> Group {
    Group {
        source: claim.source.clone(),
        anonymous: claim.anonymous,
        claims: vec![claim],
        reasons,
    }
}

/// Figures that no claim holds.
fn figures_view(
    title: &str,
    figures: &[&FigureView],
    reasons: &[Reason],
    props: &ClaimListProps,
    store: &crate::store::Store,
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

fn group_view(group: &Group, props: &ClaimListProps, store: &crate::store::Store) -> Html {
    let t = crate::i18n::strings(store.locale);
    let tag = group
        .source
        .as_ref()
        .map(|source| props.tags.get(&source.key))
        .unwrap_or_default();
    let name = match &group.source {
        Some(source) => source.name.to_string(),
        None => t.claims.no_source.to_owned(),
    };
    let heading = format!(
        "group-{}",
        group.claims.first().map_or(0, |claim| claim.key.0)
    );
    let view = store.dossier().view(props.article.id);
    html! {
        <section class={classes!("claim-group", tag.class.clone())} key={heading.clone()}
            aria-labelledby={heading.clone()}>
            <header>
                if !tag.letter.is_empty() {
                    <span class="chip" aria-hidden="true">{ tag.letter.clone() }</span>
                }
                <h3 id={heading}><bdi>{ name }</bdi></h3>
                if group.anonymous {
                    <span class="badge">{ t.claims.anonymous }</span>
                } else if let Some(source) = &group.source {
                    <span class="faint">{ (t.word.source_kind)(source.kind) }</span>
                }
                <span class="spring" />
                <span class="faint">{ (t.claims.of_source)(group.claims.len()) }</span>
            </header>
            { reasons_line(t, &group.reasons) }
            <ol role="list">
                { for group.claims.iter().map(|claim| {
                    let figures: Vec<FigureView> = claim.figures.iter()
                        .filter_map(|key| view.figure(*key).cloned())
                        .collect();
                    let selected = store.selected.filter(|selected| selected.claim == Some(claim.key));
                    html! {
                        <Card key={claim.key.0} claim={claim.clone()} {figures} text={Rc::clone(&props.article.text)}
                            selected={selected.is_some()} figure={selected.and_then(|selected| selected.figure)} />
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

//! The claims of one source, under its name, with what can be done to the source itself.

use crate::i18n::Strings;
use crate::store::{Msg, Store};
use crate::view::kit::field::{choice, line, tick};
use crate::view::kit::{Button, Weight};
use crate::view::tags::Tag;
use crate::work::{Turn, sources};
use selon_dossier::{Action, ClaimKey, ClaimView, SourceKey, SourceView};
use yew::prelude::*;

/// Claims of one source that are listed together.
pub struct Group<'c> {
    /// The source.
    pub source: Option<SourceView>,
    /// Whether it is unnamed in all of them.
    pub anonymous: bool,
    /// The claims, in the order of the list.
    pub claims: Vec<&'c ClaimView>,
}

impl<'c> Group<'c> {
    /// A claim as a group of its own.
    pub fn alone(claim: &'c ClaimView) -> Group<'c> {
        Group {
            source: claim.source.clone(),
            anonymous: claim.anonymous,
            claims: vec![claim],
        }
    }
}

/// Gathers claims by source, in the order in which the sources appear; `runs` gathers neighbours only, so that the
/// order of the claims stays.
pub fn groups(claims: Vec<&ClaimView>, runs: bool) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for claim in claims {
        let key: Option<&SourceKey> = claim.source.as_ref().map(|source| &source.key);
        let same = |group: &Group| group.source.as_ref().map(|source| &source.key) == key;
        let found = match runs {
            true => groups
                .len()
                .checked_sub(1)
                .filter(|last| same(&groups[*last])),
            false => groups.iter().position(same),
        };
        let at = found.unwrap_or_else(|| {
            groups.push(Group {
                source: claim.source.clone(),
                anonymous: claim.anonymous,
                claims: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].anonymous &= claim.anonymous;
        groups[at].claims.push(claim);
    }
    groups
}

/// The heading of a group.
pub fn heading(t: &'static Strings, store: &Store, group: &Group, tag: &Tag, id: &str) -> Html {
    let name = match &group.source {
        Some(source) => source.name.to_string(),
        None => t.claims.no_source.to_owned(),
    };
    html! {
        <header>
            if !tag.letter.is_empty() {
                <span class="chip" aria-hidden="true">{ tag.letter.clone() }</span>
            }
            <h3 id={id.to_owned()}><bdi>{ name }</bdi></h3>
            if group.anonymous {
                <span class="badge">{ t.claims.anonymous }</span>
            } else if let Some(source) = &group.source {
                <span class="faint">{ (t.word.source_kind)(source.kind) }</span>
            }
            <span class="spring" />
            <span class="faint">{ (t.claims.of_source)(group.claims.len()) }</span>
            if let (Some(source), Some(first)) = (&group.source, group.claims.first()) {
                { tools(t, store, source, first.key, group.anonymous) }
            }
        </header>
    }
}

/// What can be done to a source. The fields are there while they are open: they name every other source, and a long list
/// has many groups.
fn tools(
    t: &'static Strings,
    store: &Store,
    source: &SourceView,
    first: ClaimKey,
    anonymous: bool,
) -> Html {
    let open = store.work.naming == Some(first);
    let dispatch = store.dispatcher();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(Msg::Work(Turn::Name((!open).then_some(first))));
    });
    html! {
        <details class="source-tools" {open}>
            <summary aria-label={format!("{} : {}", t.work.source_tools, source.name)}
                title={t.work.source_tools} {onclick}>{ "…" }</summary>
            if open {
                { fields(t, store, source, anonymous) }
            }
        </details>
    }
}

/// Another name for the source, another source that it is, whether it is unnamed. What it says stays as written.
fn fields(t: &'static Strings, store: &Store, source: &SourceView, anonymous: bool) -> Html {
    let send = |make: Box<dyn Fn(SourceKey, String) -> Action>| {
        let (dispatch, key) = (store.dispatcher(), source.key.clone());
        Callback::from(move |value: String| dispatch.dispatch(Msg::Do(make(key.clone(), value))))
    };
    let others: Vec<SourceView> = sources(store.dossier())
        .into_iter()
        .filter(|other| other.key != source.key)
        .collect();
    let mut options: Vec<(String, bool)> = others
        .iter()
        .map(|other| (other.name.to_string(), false))
        .collect();
    options.insert(0, ("—".to_owned(), true));
    let merge = {
        let (dispatch, key) = (store.dispatcher(), source.key.clone());
        Callback::from(move |at: usize| {
            if let Some(into) = at.checked_sub(1).and_then(|at| others.get(at)) {
                let merge = Action::MergeSources(key.clone(), into.key.clone());
                dispatch.dispatch(Msg::Do(merge));
            }
        })
    };
    let merged = store.dossier().sources.merges.iter();
    let merged: Vec<SourceKey> = merged
        .filter(|(_, into)| **into == source.key)
        .map(|(from, _)| from.clone())
        .collect();
    let mark = {
        let (dispatch, key) = (store.dispatcher(), source.key.clone());
        Callback::from(move |on: bool| {
            dispatch.dispatch(Msg::Do(Action::SetSourceAnonymous(key.clone(), Some(on))));
        })
    };
    html! {
        <>
            <div class="fields">
                { line(t.work.rename, &source.name, "", "rename-source",
                    send(Box::new(|key, name| Action::RenameSource(key, name.into())))) }
                if options.len() > 1 {
                    { choice(t.work.merge, &options, merge) }
                }
            </div>
            { tick(t.work.anonymous, anonymous, mark) }
            { for merged.into_iter().map(|from| {
                let (dispatch, label) = (store.dispatcher(), (t.work.split)(&from.0));
                let onclick = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Msg::Do(Action::SplitSource(from.clone())));
                });
                html! { <Button {label} weight={Weight::Quiet} {onclick} /> }
            }) }
        </>
    }
}

//! The claims of one source, under its name, with what can be done to the source itself.

use super::card::{Card, glimpse};
use super::listing::{Batch, Group};
use super::order::reasons_line;
use crate::dom::near::Near;
use crate::i18n::{Strings, use_strings};
use crate::instance::use_landmark;
use crate::keys::KeyMap;
use crate::store::{Dispatch, Msg, Store};
use crate::view::kit::field::{choice, line, tick};
use crate::view::kit::{Button, Weight};
use crate::view::tags::Tag;
use crate::work::{Also, Turn, sources};
use selon_dossier::{Action, ClaimKey, FigureKey, SourceKey, SourceView, Structure};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Cards of the first groups that are whole from the start, near or not.
pub const EARLY: usize = 48;

/// What all cards of an article share.
#[derive(Clone)]
pub struct Shared {
    /// The article's text.
    pub text: Rc<str>,
    /// Where the article was published; empty where that is not known.
    pub url: Rc<str>,
    /// What is known of the text besides its words.
    pub structure: Rc<Structure>,
    /// The keys, for hints.
    pub keys: Rc<KeyMap>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        (Rc::ptr_eq(&self.text, &other.text) || self.text == other.text)
            && self.url == other.url
            && (Rc::ptr_eq(&self.structure, &other.structure) || self.structure == other.structure)
            && self.keys == other.keys
    }
}

/// What of the person's attention is on one claim.
#[derive(Clone, PartialEq)]
pub struct Focus {
    /// Which.
    pub claim: ClaimKey,
    /// Whether it is selected.
    pub selected: bool,
    /// The figure that is selected in it.
    pub figure: Option<FigureKey>,
    /// The fields in which it is corrected, while it is.
    pub correct: Option<Html>,
    /// A correction of it that other claims may want.
    pub also: Option<Also>,
}

/// Properties of [`GroupView`].
#[derive(Properties)]
pub struct GroupProps {
    /// The claims.
    pub group: Rc<Group>,
    /// How many cards are there by now.
    pub there: usize,
    /// Whether the group is among the first of the list.
    pub early: bool,
    /// The letter and colour of the source.
    pub tag: Tag,
    /// What is done to the source, while it is.
    pub fields: Option<Html>,
    /// The claims of the group that are selected or worked on.
    pub focus: Vec<Focus>,
    /// What all cards share.
    pub shared: Shared,
}

impl PartialEq for GroupProps {
    fn eq(&self, other: &GroupProps) -> bool {
        Rc::ptr_eq(&self.group, &other.group)
            && self.there == other.there
            && self.early == other.early
            && self.tag == other.tag
            && self.fields == other.fields
            && self.focus == other.focus
            && self.shared == other.shared
    }
}

/// The group.
#[component]
pub fn GroupView(props: &GroupProps) -> Html {
    let t = use_strings();
    let landmark = use_landmark();
    let group = &props.group;
    let id = format!("group-{}", group.first().map_or(0, |key| key.0));
    let mut left = props.there;
    html! {
        <section class={classes!("claim-group", props.tag.class.clone())} role={landmark} aria-labelledby={id.clone()}>
            { heading(t, props, &id) }
            { reasons_line(t, &group.reasons) }
            <div class="batches" role="list">
                { for group.batches.iter().enumerate().map_while(|(nth, batch)| {
                    let early = props.early && props.there - left < EARLY;
                    let there = batch.len().min(left);
                    left -= there;
                    let first = batch.first().filter(|_| nth > 0).map_or(0, |item| item.claim.key.0);
                    let here = |focus: &&Focus| batch.iter().any(|item| item.claim.key == focus.claim);
                    let focus: Vec<Focus> = props.focus.iter().filter(here).cloned().collect();
                    (there > 0).then(|| html! {
                        <Cards key={first} batch={Rc::clone(batch)} {there} {early} {focus} shared={props.shared.clone()} />
                    })
                }) }
            </div>
        </section>
    }
}

/// Properties of [`Cards`].
#[derive(Properties)]
struct CardsProps {
    batch: Rc<Batch>,
    there: usize,
    early: bool,
    focus: Vec<Focus>,
    shared: Shared,
}

impl PartialEq for CardsProps {
    fn eq(&self, other: &CardsProps) -> bool {
        Rc::ptr_eq(&self.batch, &other.batch)
            && self.there == other.there
            && self.early == other.early
            && self.focus == other.focus
            && self.shared == other.shared
    }
}

/// Neighbouring cards. They are whole once they are near what is seen: of thousands that is a small part.
#[component]
fn Cards(props: &CardsProps) -> Html {
    let t = use_strings();
    let place = use_node_ref();
    let came = use_state_eq(|| false);
    let whole = props.early || *came;
    use_effect_with((place.clone(), props.there), |(place, there)| {
        // Where it is not drawn, it takes the room of so many cards.
        if let Some(batch) = place.cast::<HtmlElement>() {
            let _ = batch.style().set_property("--cards", &there.to_string());
        }
    });
    use_effect_with((place.clone(), whole), move |(place, whole)| {
        let batch = place.cast::<HtmlElement>().filter(|_| !whole);
        let watching = batch.map(|batch| Near::watch(&batch, move || came.set(true)));
        move || drop(watching)
    });
    html! {
        <div ref={place} class="batch" role="none">
        { for props.batch.iter().take(props.there).map(|item| {
            let focus = props.focus.iter().find(|focus| focus.claim == item.claim.key);
            if !whole && focus.is_none() {
                return glimpse(t, item, &props.shared);
            }
            html! {
                <Card key={item.claim.key.0} item={Rc::clone(item)} shared={props.shared.clone()}
                    selected={focus.is_some_and(|focus| focus.selected)}
                    figure={focus.and_then(|focus| focus.figure)}
                    correct={focus.and_then(|focus| focus.correct.clone())}
                    also={focus.and_then(|focus| focus.also.clone())} />
            }
        }) }
        </div>
    }
}

/// The heading of a group.
fn heading(t: &'static Strings, props: &GroupProps, id: &str) -> Html {
    let (group, tag) = (&props.group, &props.tag);
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
            <span class="faint">{ (t.claims.of_source)(group.count) }</span>
            if let (Some(source), Some(first)) = (&group.source, group.first()) {
                { tools(t, props, source, first) }
            }
        </header>
    }
}

/// What can be done to a source. The fields are there while they are open: they name every other source, and a long list
/// has many groups.
fn tools(t: &'static Strings, props: &GroupProps, source: &SourceView, first: ClaimKey) -> Html {
    let open = props.fields.is_some();
    let dispatch = props.shared.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.dispatch(Msg::Work(Turn::Name((!open).then_some(first))));
    });
    html! {
        <details class="source-tools" {open}>
            <summary aria-label={format!("{} : {}", t.work.source_tools, source.name)}
                title={t.work.source_tools} {onclick}>{ "…" }</summary>
            { for props.fields.clone() }
        </details>
    }
}

/// Another name for the source, another source that it is, whether it is unnamed. What it says stays as written.
pub fn fields(t: &'static Strings, store: &Store, group: &Group) -> Option<Html> {
    let source = group.source.as_ref()?;
    let anonymous = group.anonymous;
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
    Some(html! {
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
    })
}

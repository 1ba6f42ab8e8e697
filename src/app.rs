//! The root component: the desk, or the workspace with article, comparison and claims.

use crate::dom::Root;
use crate::effect;
use crate::i18n::{Locale, use_strings};
use crate::instance::{Access, Instance};
use crate::store::{Mode, Msg, Pane, State, Store, Theme, now, use_store};
use crate::view::article::ArticlePane;
use crate::view::articles;
use crate::view::claims::ClaimList;
use crate::view::comparison::Board;
use crate::view::desk::Desk;
use crate::view::dialog::Dialogs;
use crate::view::kit::Live;
use crate::view::notice::Notices;
use crate::view::review::Review;
use crate::view::tags::Tags;
use crate::view::toolbar::Toolbar;
use selon_dossier::Dossier;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`App`].
#[derive(Properties)]
pub struct AppProps {
    /// Which app of the page it is; it has the state to begin with.
    pub here: Rc<Instance>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &AppProps) -> bool {
        Rc::ptr_eq(&self.here, &other.here)
    }
}

/// Everything inside the element that holds the app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store: Store = use_reducer(|| first(&props.here));
    effect::page::use_page(&store);
    effect::keeping::use_keeping(&store);
    effect::tabs::use_tabs(&store);
    effect::analysing::use_analysing(&store);
    effect::keyboard::use_keyboard(&store);
    effect::focusing::use_focus_kept(&store);
    effect::telling::use_telling(&store);
    let dragged = effect::receiving::use_receiving(&store);
    html! {
        <ContextProvider<Root> context={store.here.root.clone()}>
            <ContextProvider<Access> context={store.access}>
                <ContextProvider<Locale> context={store.locale}>
                    <ContextProvider<Store> context={store.clone()}>
                        <Frame {dragged} />
                    </ContextProvider<Store>>
                </ContextProvider<Locale>>
            </ContextProvider<Access>>
        </ContextProvider<Root>>
    }
}

/// The state that the app begins with; an empty desk where nobody said.
fn first(here: &Rc<Instance>) -> State {
    here.first().unwrap_or_else(|| {
        let dossier = Dossier::new(crate::dom::page::fresh_id(), now());
        State::new(dossier, Locale::default(), Theme::System, false)
    })
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    /// Whether something is being dragged over the page.
    dragged: bool,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let empty = store.dossier().articles.is_empty();
    let text = if !empty && store.mode == Mode::Write {
        "#article-text"
    } else {
        "#article"
    };
    let page = store.is_page();
    let access = match store.access {
        Access::Edit => None,
        Access::Review => Some("reviewing"),
        Access::View => Some("viewing"),
    };
    // In somebody else's page an address with a fragment is theirs, and so are the landmarks.
    html! {
        <div class={classes!("app", empty.then_some("empty"), (!page).then_some("embedded"), access)}
            role={(!page).then_some("group")} aria-label={(!page).then_some("Selon")}>
            if page {
                <a class="skip" href={text}>{ t.common.skip_to_article }</a>
                if !empty {
                    <a class="skip" href="#claims">{ t.common.skip_to_claims }</a>
                }
            }
            <Toolbar />
            <Notices />
            if empty && store.access == Access::Edit {
                <Desk />
            } else if empty {
                <p class="hint nothing">{ t.article.empty }</p>
            } else {
                <Workspace />
            }
            if props.dragged {
                <div class="drop-veil" aria-hidden="true"><p>{ t.desk.drop }</p></div>
            }
            <Live said={store.said.clone()} />
            <Dialogs />
        </div>
    }
}

/// The article, with what is found in it beside.
#[component]
fn Workspace() -> Html {
    let t = use_strings();
    let store = use_store();
    let before = use_mut_ref(Rc::<Tags>::default);
    let dossier = store.dossier();
    let Some(article) = store.article().and_then(|id| dossier.article(id)) else {
        return html! {};
    };
    let tags = {
        let now = Tags::of(dossier);
        let mut before = before.borrow_mut();
        if **before != *now {
            *before = now;
        }
        Rc::clone(&before)
    };
    let pane = match store.pane {
        Pane::Article => "pane-article",
        Pane::Claims => "pane-claims",
        Pane::Board => "pane-board",
    };
    let tab = |to: Pane, label: &'static str| {
        let dispatch = store.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Pane(to)));
        html! {
            <button type="button" aria-pressed={(store.pane == to).to_string()} {onclick}>{ label }</button>
        }
    };
    let jump = |to: &'static str, label: &'static str| {
        let root = store.here.root.clone();
        let onclick = Callback::from(move |_: MouseEvent| root.show(to));
        html! { <button type="button" {onclick}>{ label }</button> }
    };
    let wide = store.wide;
    let widen = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Wide(!wide)))
    };
    html! {
        <@{if store.is_page() { "main" } else { "div" }} class={classes!("workspace", pane, store.wide.then_some("wide"))}>
            <@{if store.is_page() { "nav" } else { "div" }} class="panes" role={store.landmark()} aria-label={t.bar.panes}>
                { tab(Pane::Article, t.article.label) }
                { tab(Pane::Board, t.article.figures) }
                { tab(Pane::Claims, t.claims.label) }
            </@>
            { articles::strip(&store) }
            <ArticlePane key={article.id.0} article={Rc::clone(article)} tags={Rc::clone(&tags)} />
            <@{if store.is_page() { "aside" } else { "div" }} class="side" role={(!store.is_page()).then_some("group")}
                aria-label={t.bar.side}>
                <@{if store.is_page() { "nav" } else { "div" }} class="side-nav" role={store.landmark()} aria-label={t.bar.side}>
                    { jump("#board", t.article.figures) }
                    { jump("#claims", t.claims.label) }
                    <span class="spring" />
                    <button type="button" id="wide" aria-pressed={wide.to_string()} onclick={widen}>
                        { t.board.wide }
                    </button>
                </@>
                { articles::changes(&store, &tags) }
                if let Some(theirs) = &store.work.theirs {
                    <Review theirs={theirs.clone()} />
                }
                <Board />
                <ClaimList key={article.id.0} article={Rc::clone(article)} {tags} />
            </@>
        </@>
    }
}

//! The articles of the dossier: [`strip`] lists them over the one that is shown, [`arrived`] asks what a text is,
//! [`details`] says where an article comes from, [`changes`] what its newest version says otherwise.

mod arrived;
mod changes;
mod details;

pub use arrived::arrived;
pub use changes::changes;
pub use details::details;

use crate::i18n::strings;
use crate::instance::Access;
use crate::store::{Dialog, Msg, Store, article_title};
use crate::view::kit::{Button, Menu, Shape, Weight, icon};
use selon_dossier::{Action, Article};
use yew::prelude::*;

/// The list of articles, what can be done with the one that is shown, and the way to add one.
pub fn strip(store: &Store) -> Html {
    let t = &strings(store.locale).articles;
    let dossier = store.dossier();
    let shown = store.article();
    let add = send(store, || Msg::Dialog(Some(Dialog::Arrived(None))));
    html! {
        <@{if store.is_page() { "nav" } else { "div" }} class="articles" role={store.landmark()} aria-label={t.label}>
            <ol role="list">
                { for dossier.articles.iter().map(|article| {
                    let id = article.id;
                    let current = shown == Some(id);
                    let dispatch = store.dispatcher();
                    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Show(id)));
                    html! {
                        <li key={id.0}>
                            <button type="button" class="article-tab" id={format!("article-{id}")} {onclick}
                                aria-current={current.then_some("true")}>
                                <bdi class="article-title">{ named(article, t.untitled) }</bdi>
                                <span class="faint">{ origin(store, article) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ol>
            if store.access == Access::Edit {
                { for shown.and_then(|id| dossier.article(id)).map(|article| menu(store, article)) }
                <Button id="add-article" label={t.add} icon={Shape::Add} weight={Weight::Quiet} class="folds" onclick={add} />
            }
        </@>
    }
}

fn send(store: &Store, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
    let dispatch = store.dispatcher();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(msg()))
}

/// The title of an article, or that it has none.
fn named(article: &Article, untitled: &str) -> String {
    match article_title(article).trim() {
        "" => untitled.to_owned(),
        title => title.to_owned(),
    }
}

/// Outlet, date and language, as far as they are known.
fn origin(store: &Store, article: &Article) -> String {
    let lang = article.language().map(strings(store.locale).word.lang);
    [&*article.meta.outlet, &*article.meta.date]
        .into_iter()
        .chain(lang)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What can be done with an article.
fn menu(store: &Store, article: &Article) -> Html {
    let t = &strings(store.locale).articles;
    let id = article.id;
    let articles = &store.dossier().articles;
    let at = articles
        .iter()
        .position(|other| other.id == id)
        .unwrap_or(0);
    let item = |label: &'static str, enabled: bool, onclick: Callback<MouseEvent>| {
        html! { <button type="button" role="menuitem" disabled={!enabled} {onclick}>{ label }</button> }
    };
    let act = |action: Action| send(store, move || Msg::Do(action.clone()));
    html! {
        <Menu id="article-menu" label={t.menu} face={icon(Shape::More)}>
            { item(t.details, true, send(store, || Msg::Dialog(Some(Dialog::Details)))) }
            { item(t.newer, true, send(store, move || Msg::Dialog(Some(Dialog::Arrived(Some(id)))))) }
            { item(t.earlier, at > 0, act(Action::MoveArticle(id, at.saturating_sub(1)))) }
            { item(t.later, at + 1 < articles.len(), act(Action::MoveArticle(id, at + 1))) }
            { item(t.remove, articles.len() > 1, act(Action::RemoveArticle(id))) }
        </Menu>
    }
}

//! The line over the article: its language, its length, labels, legend, editing.

use crate::i18n::use_strings;
use crate::instance::Access;
use crate::store::{Dialog, Engine, Mode, Msg, use_store};
use crate::view::kit::{Button, Menu, Shape, Weight};
use selon_dossier::{Action, Article};
use selon_engine::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Tools`].
#[derive(Properties)]
pub struct ToolsProps {
    /// Which article.
    pub article: Rc<Article>,
}

impl PartialEq for ToolsProps {
    fn eq(&self, other: &ToolsProps) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
    }
}

/// The line.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let article = &props.article;
    let words = use_memo(Rc::clone(&article.text), |text| {
        text.split_whitespace().count()
    });
    let choose = |lang: Option<Lang>| {
        let dispatch = store.dispatcher();
        let id = article.id;
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Do(Action::SetLang(id, lang))))
    };
    let item = |label: String, checked: bool, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" role="menuitemradio" aria-checked={checked.to_string()} {onclick}>{ label }</button>
        }
    };
    let found = article.analysis.as_ref().map(|analysis| analysis.lang);
    let face = match (article.lang, found) {
        (Some(lang), _) => html! { <span>{ (t.word.lang)(lang) }</span> },
        (None, Some(lang)) => html! {
            <span>{ (t.word.lang)(lang) } <span class="faint">{ format!(" ({})", t.article.detected) }</span></span>
        },
        (None, None) => html! { <span>{ t.article.detect }</span> },
    };
    let dispatch = store.dispatcher();
    let send = |msg: fn(&crate::store::State) -> Msg| {
        let (dispatch, store) = (dispatch.clone(), store.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(msg(&store)))
    };
    let writing = store.mode == Mode::Write;
    let waiting = article.analysis.is_none() && store.engine != Engine::Failed;
    html! {
        <div class="article-tools">
            if store.access == Access::View {
                { face }
            } else {
                <Menu id="article-lang" label={t.article.lang} {face}>
                    { item(t.article.detect.to_owned(), article.lang.is_none(), choose(None)) }
                    { for Lang::ALL.iter().map(|lang| {
                        item((t.word.lang)(*lang).to_owned(), article.lang == Some(*lang), choose(Some(*lang)))
                    }) }
                </Menu>
            }
            <span class="faint">
                { (t.article.words)(&store.locale.number(*words as f64), *words) }
            </span>
            if waiting {
                <span class="faint reading">{ t.article.reading }</span>
            }
            <span class="spring" />
            <Button label={t.article.legend} icon={Shape::Help} bare=true weight={Weight::Quiet}
                onclick={send(|_| Msg::Dialog(Some(Dialog::Legend)))} />
            <Button label={t.article.labels} icon={Shape::Tag} weight={Weight::Quiet} pressed={store.labels}
                shortcut="L" onclick={send(|store| Msg::Labels(!store.labels))} />
            if writing {
                <Button id="edit-text" label={t.article.done} icon={Shape::Accept} weight={Weight::Main}
                    onclick={send(|_| Msg::Mode(Mode::Read))} />
            } else if store.access == Access::Edit {
                <Button id="edit-text" label={t.article.edit} icon={Shape::Edit} shortcut="T"
                    onclick={send(|_| Msg::Mode(Mode::Write))} />
            }
        </div>
    }
}

//! Where an article comes from: headline, outlet, address, author, date, language. Every field that is left is kept, one
//! step to undo each.

use crate::i18n::strings;
use crate::store::{Msg, SetMeta, Store};
use crate::view::kit::Modal;
use crate::view::kit::field::Entry;
use selon_dossier::Action;
use selon_engine::Lang;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The dialog for the article that is shown.
pub fn details(store: &Store, onclose: Callback<()>) -> Html {
    let all = strings(store.locale);
    let t = &all.articles;
    let article = store.article().and_then(|id| store.dossier().article(id));
    let Some(article) = article else {
        return html! {};
    };
    let meta = &article.meta;
    let field =
        |label: &'static str, id: &'static str, kind: &'static str, value: &str, set: SetMeta| {
            let (dispatch, article) = (store.dispatcher(), article.id);
            let told = Callback::from(move |value: String| {
                dispatch.dispatch(Msg::Describe(article, set, value.trim().into()));
            });
            html! {
                <label>
                    <span>{ label }</span>
                    <Entry {id} {kind} value={value.to_owned()} {told} />
                </label>
            }
        };
    let onlang = {
        let (dispatch, id) = (store.dispatcher(), article.id);
        Callback::from(move |event: Event| {
            let value = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlSelectElement>().ok())
                .map(|select| select.value())
                .unwrap_or_default();
            let lang = Lang::ALL.iter().copied().find(|lang| lang.code() == value);
            dispatch.dispatch(Msg::Do(Action::SetLang(id, lang)));
        })
    };
    // A field that is being written is kept however the dialog is left.
    let root = store.here.root.clone();
    let onclose = Callback::from(move |()| {
        if let Some(field) = root.active() {
            let _ = field.blur();
        }
        onclose.emit(());
    });
    let day = meta.date.get(..10).unwrap_or(&meta.date);
    html! {
        <Modal id="details-dialog" title={t.details.trim_end_matches('…')} {onclose}>
            <div class="details-fields">
                { field(t.title, "details-title", "text", &meta.title, |meta, value| meta.title = value) }
                { field(t.outlet, "details-outlet", "text", &meta.outlet, |meta, value| meta.outlet = value) }
                { field(t.author, "details-author", "text", &meta.author, |meta, value| meta.author = value) }
                { field(t.date, "details-date", "date", day, |meta, value| meta.date = value) }
                { field(t.url, "details-url", "url", &meta.url, |meta, value| meta.url = value) }
                <label>
                    <span>{ t.lang }</span>
                    <select id="details-lang" onchange={onlang}>
                        <option value="" selected={article.lang.is_none()}>{ all.article.detect }</option>
                        { for Lang::ALL.iter().map(|lang| html! {
                            <option value={lang.code()} selected={article.lang == Some(*lang)}>
                                { (all.word.lang)(*lang) }
                            </option>
                        }) }
                    </select>
                </label>
            </div>
        </Modal>
    }
}

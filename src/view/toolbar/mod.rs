//! The bar at the top: the dossier's name, files, undo, language, theme, and how safely the work is kept.

mod export;
mod file_field;

pub use file_field::FileField;

use crate::i18n::{self, Locale, use_strings};
use crate::instance::Access;
use crate::intake;
use crate::storage::preferences::Key;
use crate::store::{Dialog, Kept, Msg, Store, use_store};
use crate::view::kit::field::Entry;
use crate::view::kit::{Button, Menu, Shape, Weight};
use selon_dossier::Action;
use std::rc::Rc;
use yew::prelude::*;

/// The bar.
#[component]
pub fn Toolbar() -> Html {
    let t = use_strings();
    let store = use_store();
    let dispatch = store.dispatcher();
    let empty = store.dossier().articles.is_empty();

    let send = |msg: fn() -> Msg| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(msg()))
    };
    let with_store = |act: fn(&Store)| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| act(&store))
    };
    let rename = {
        let dispatch = dispatch.clone();
        Callback::from(move |title: String| {
            dispatch.dispatch(Msg::Do(Action::SetTitle(title.trim().into())));
        })
    };
    let undo = store.history.undo_label().map(t.step);
    let redo = store.history.redo_label().map(t.step);
    let theme = store.theme;
    let next_theme = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Theme(theme.next())))
    };
    let (kept, kept_class) = match store.kept {
        Kept::Nothing => (t.bar.kept_nothing, "kept"),
        Kept::Pending => (t.bar.kept_pending, "kept"),
        Kept::Here => (t.bar.kept_here, "kept"),
        Kept::Lean => (t.work.kept_lean, "kept"),
        Kept::Not(_) => (t.bar.kept_not, "kept failed"),
        Kept::Elsewhere => (t.work.kept_elsewhere, "kept failed"),
    };
    let page = store.is_page();
    let keeps = store.here.keeps.is_some();
    let (writes, changes) = (store.access == Access::Edit, store.access != Access::View);
    html! {
        <@{if page { "header" } else { "div" }} class="toolbar" part="toolbar" role={(!page).then_some("group")}
            aria-label={t.bar.label}>
            <span class="brand" aria-hidden="true">{ "Selon" }</span>
            if empty {
                <span class="spring" />
            } else {
                <@{if page { "h1" } else { "h2" }} class="unseen">{ store.title().to_string() }</@>
                <div class="dossier-name">
                    <Entry label={t.bar.title} value={store.title().to_string()} most="200" hint={t.common.untitled}
                        told={rename} fixed={!changes} />
                    if keeps {
                        <span class={kept_class} id="kept">{ kept }</span>
                    }
                </div>
            }
            if !empty && changes {
                <Button id="undo" label={undo.map_or_else(|| t.bar.undo.to_owned(), t.bar.undo_what)} bare=true
                    icon={Shape::Undo} weight={Weight::Quiet} shortcut="Ctrl Z" disabled={undo.is_none()}
                    onclick={send(|| Msg::Undo)} />
                <Button id="redo" label={redo.map_or_else(|| t.bar.redo.to_owned(), t.bar.redo_what)} bare=true
                    icon={Shape::Redo} weight={Weight::Quiet} shortcut="Ctrl Y" disabled={redo.is_none()}
                    onclick={send(|| Msg::Redo)} />
                <span class="bar-rule" aria-hidden="true" />
            }
            if !empty && writes {
                <Button id="new" label={t.bar.new} icon={Shape::New} weight={Weight::Quiet} class="folds"
                    onclick={with_store(|store| intake::begin(store, &store.dispatcher()))} />
            }
            if writes {
                <Button id="open" label={t.bar.open} icon={Shape::Open} weight={Weight::Quiet} class="folds"
                    shortcut="Ctrl O"
                    onclick={with_store(|store| {
                        store.here.root.press("#open-file");
                    })} />
            }
            if !empty {
                <Button id="save" label={t.bar.save} icon={Shape::Save} class="folds" shortcut="Ctrl S"
                    onclick={with_store(intake::save_file)} />
                { export::menu(&store, t) }
            }
            if keeps && writes {
                <Button id="library" label={t.bar.library} icon={Shape::Library} bare=true weight={Weight::Quiet}
                    onclick={send(|| Msg::Dialog(Some(Dialog::Library)))} />
            }
            <Button label={t.bar.keys} icon={Shape::Help} bare=true weight={Weight::Quiet} shortcut="?" class="roomy"
                onclick={send(|| Msg::Dialog(Some(Dialog::Keys)))} />
            // Elsewhere the page around the app has chosen both.
            if page {
                <Button id="theme" label={(t.bar.theme)(theme)} icon={Shape::Theme} bare=true weight={Weight::Quiet}
                    onclick={next_theme} />
                { locales(&store, t) }
            }
            if writes {
                <FileField />
            }
        </@>
    }
}

/// The languages of the interface.
fn locales(store: &Store, t: &'static i18n::Strings) -> Html {
    html! {
        <Menu id="locale" label={t.bar.locale} class="locale-menu"
            face={html! { <span>{ store.locale.code().to_uppercase() }</span> }}>
            { for Locale::ALL.into_iter().map(|locale| {
                let (here, dispatch) = (Rc::clone(&store.here), store.dispatcher());
                let onclick = Callback::from(move |_: MouseEvent| {
                    here.set(Key::Locale, Some(locale.code()));
                    dispatch.dispatch(Msg::Locale(locale));
                });
                html! {
                    <button type="button" role="menuitemradio" lang={locale.code()}
                        aria-checked={(store.locale == locale).to_string()} {onclick}>{ i18n::name(locale) }</button>
                }
            }) }
        </Menu>
    }
}

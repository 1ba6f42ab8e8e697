//! What went wrong, in one clear sentence each, with what can be done about it.

use crate::effect::tabs;
use crate::i18n::{Strings, use_locale, use_strings};
use crate::intake;
use crate::storage::library::Failure;
use crate::store::{Msg, Store, Trouble, use_store};
use crate::view::kit::{Button, Shape, Weight};
use selon_dossier::Locale;
use selon_dossier::intake::MOST;
use std::rc::Rc;
use yew::prelude::*;

/// The messages that the person has not yet put away.
#[component]
pub fn Notices() -> Html {
    let t = use_strings();
    let locale = use_locale();
    let store = use_store();
    let cancel = {
        let here = Rc::clone(&store.here);
        Callback::from(move |_: MouseEvent| {
            if let Some(carrier) = &here.carrier {
                carrier.cancel();
            }
        })
    };
    html! {
        <div class="notices" role={store.landmark().unwrap_or("region")} aria-label={t.trouble.label}>
            <div role="alert">
                { for store.notices.iter().map(|notice| {
                    let dispatch = store.dispatcher();
                    let id = notice.id;
                    let onclose = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Dismiss(id)));
                    let save = store.clone();
                    let onsave = Callback::from(move |_: MouseEvent| intake::save_file(&save));
                    let offer = matches!(notice.trouble, Trouble::Storage(_) | Trouble::NoLink(_)) && !store.dossier().articles.is_empty();
                    html! {
                        <div class="notice" key={notice.id}>
                            <p>{ sentence(&notice.trouble, t, locale) }</p>
                            if notice.trouble == Trouble::Elsewhere {
                                { choose(t, &store) }
                            }
                            if offer {
                                <Button label={t.trouble.save_now} icon={Shape::Save} onclick={onsave} />
                            }
                            <Button label={t.common.close} icon={Shape::Reject} bare=true weight={Weight::Quiet}
                                onclick={onclose} />
                        </div>
                    }
                }) }
            </div>
            if let Some((done, all)) = store.carrying {
                <div class="carrying">
                    <p>{ t.share.carrying }</p>
                    if all > 1.0 {
                        <progress value={done.to_string()} max={all.to_string()} aria-label={t.share.carrying} />
                    } else {
                        <progress aria-label={t.share.carrying} />
                    }
                    <Button label={t.common.cancel} onclick={cancel} />
                </div>
            }
        </div>
    }
}

/// What to do about another tab.
fn choose(t: &Strings, store: &Store) -> Html {
    let with = |act: fn(&Store)| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| act(&store))
    };
    html! {
        <>
            <Button id="work-here" label={t.work.work_here} onclick={with(tabs::go_on_here)} />
            <Button id="work-on-copy" label={t.work.work_on_copy} onclick={with(tabs::copy)} />
        </>
    }
}

/// What is said of a trouble.
pub fn sentence(trouble: &Trouble, t: &Strings, locale: Locale) -> AttrValue {
    let megabytes = |bytes: usize| locale.number((bytes as f64 / 1e5).round() / 10.0);
    let work = t.work;
    let t = &t.trouble;
    AttrValue::Static(match trouble {
        Trouble::TooLong(bytes) => {
            return (t.too_long)(&megabytes(*bytes), &megabytes(MOST)).into();
        }
        Trouble::Said(said) | Trouble::NoLink(said) => return said.clone(),
        Trouble::FromLink => t.from_link,
        Trouble::NoPorter => t.no_porter,
        Trouble::NothingThere => t.nothing_there,
        Trouble::OnlyAddress => t.only_address,
        Trouble::LargeFile => t.large,
        Trouble::NotOurs => t.not_ours,
        Trouble::Newer => t.newer,
        Trouble::Storage(Failure::Full) => t.full,
        Trouble::Storage(Failure::Refused) => t.no_storage,
        Trouble::Storage(Failure::NotKept) => t.not_kept,
        Trouble::Storage(Failure::Broken) => t.broken,
        Trouble::Gone => t.gone,
        Trouble::Evicted => work.evicted,
        Trouble::Elsewhere => work.elsewhere,
        Trouble::NoWorker => t.no_worker,
        Trouble::NoEngine => t.no_engine,
        Trouble::BrokeDown => t.broke_down,
        Trouble::NoDownload => t.no_download,
    })
}

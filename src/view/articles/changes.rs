//! What the newest version of an article says otherwise: figures, sources, verbs, hedges, old → new.

use super::{named, send};
use crate::i18n::{Articles, strings};
use crate::store::{Msg, Selected, Store, View};
use crate::view::kit::{Button, Shape, Weight};
use crate::view::tags::Tags;
use selon_dossier::version::Difference;
use yew::prelude::*;

/// The list, until the person has put it away; nothing where no newer version came.
pub fn changes(store: &Store, tags: &Tags) -> Html {
    let Some(newer) = store.newer() else {
        return html! {};
    };
    let all = strings(store.locale);
    let t = &all.articles;
    let found = newer.differences(store.dossier());
    let title = store
        .dossier()
        .article(newer.article)
        .map(|article| named(article, t.untitled));
    let count = match found.as_deref() {
        None => t.reading.to_owned(),
        Some([]) => t.unchanged.to_owned(),
        Some(some) => (t.changed)(some.len()),
    };
    html! {
        <section class="changes" id="changes" role={store.landmark()} aria-labelledby="changes-title" tabindex="-1">
            <header>
                <h2 id="changes-title">{ t.changes }</h2>
                <Button id="changes-seen" label={all.common.close} icon={Shape::Reject} bare=true weight={Weight::Quiet}
                    onclick={send(store, || Msg::ChangesSeen)} />
            </header>
            <p class="faint"><bdi>{ title.unwrap_or_default() }</bdi></p>
            <p aria-live="polite">{ count }</p>
            <ol role="list">
                { for found.iter().flat_map(|found| found.iter()).map(|one| {
                    let tag = one.source.as_ref().map(|key| tags.get(key)).unwrap_or_default();
                    let face = face(one, t, &tag.letter);
                    let (claim, figure) = (one.claim, one.figure);
                    let onclick = send(store, move || {
                        Msg::Select(Some(Selected { claim, figure, from: View::Board }))
                    });
                    html! {
                        <li class={tag.class}>
                            if claim.is_some() || figure.is_some() {
                                <button type="button" class="change" {onclick}>{ face }</button>
                            } else {
                                <div class="change">{ face }</div>
                            }
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}

fn face(one: &Difference, t: &Articles, letter: &AttrValue) -> Html {
    html! {
        <>
            <span class="change-who">
                <span class="badge">{ (t.what)(one.what) }</span>
                if !letter.is_empty() {
                    <span class="chip" aria-hidden="true">{ letter }</span>
                }
                <bdi>{ one.who.to_string() }</bdi>
            </span>
            <span class="change-words">
                if let Some(old) = &one.old {
                    <span class="unseen">{ t.was }{ " " }</span><del>{ old }</del>
                } else {
                    <em>{ t.not_before }</em>
                }
                <span aria-hidden="true">{ " → " }</span>
                if let Some(new) = &one.new {
                    <span class="unseen">{ t.is }{ " " }</span><ins>{ new }</ins>
                } else {
                    <em>{ t.not_now }</em>
                }
            </span>
        </>
    }
}

//! The small bar at a selection: make a claim of it, or a part of the selected claim.

use crate::dom;
use crate::dom::selection::Place;
use crate::i18n::use_strings;
use crate::store::{Msg, now, use_store};
use crate::view::kit::{Button, Shape, Weight};
use selon_dossier::{Action, ArticleId, ClaimChange, ClaimKey, Draft, Part};
use selon_engine::Span;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`SelectionBar`].
#[derive(Properties, PartialEq)]
pub struct SelectionBarProps {
    /// In which article.
    pub article: ArticleId,
    /// What is selected, in bytes.
    pub span: Span,
    /// Where.
    pub place: Place,
}

/// The bar.
#[component]
pub fn SelectionBar(props: &SelectionBarProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let bar = use_node_ref();
    {
        let bar = bar.clone();
        use_effect_with(props.place, move |place| {
            if let Some(bar) = bar.cast::<HtmlElement>() {
                put(&bar, *place);
            }
        });
    }
    let make = {
        let dispatch = store.dispatcher();
        let (article, span) = (props.article, props.span);
        Callback::from(move |_| {
            dispatch.dispatch(Msg::Do(claim_of(article, span)));
            dom::selection::clear();
        })
    };
    let selected = store.selected.and_then(|selected| selected.claim);
    let claim = selected.and_then(|key| store.dossier().claim(key));
    let part = |label: &'static str, make: fn(&selon_dossier::ClaimView, Span) -> ClaimChange| {
        let Some(claim) = claim.clone() else {
            return html! {};
        };
        let dispatch = store.dispatcher();
        let span = props.span;
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Do(change(claim.key, make(&claim, span))));
            dom::selection::clear();
        });
        html! { <Button {label} weight={Weight::Quiet} {onclick} /> }
    };
    // A press on the bar must not let go of the selection.
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    html! {
        <div class="selection-bar" role="toolbar" aria-label={t.article.selection} ref={bar} {onpointerdown}>
            <Button id="make-claim" label={t.article.make_claim} icon={Shape::Claim} weight={Weight::Main}
                shortcut="C" onclick={make} />
            if claim.is_some() {
                <span class="selection-parts">
                    { part(t.article.make_source, |_, span| ClaimChange::SetPart(Part::Source, vec![span])) }
                    { part(t.article.make_cue, |_, span| ClaimChange::SetPart(Part::Cue, vec![span])) }
                    { part(t.article.make_content, |claim, span| {
                        let mut pieces = claim.content.clone();
                        pieces.push(span);
                        selon_engine::order::by(&mut pieces, Ord::cmp);
                        ClaimChange::SetPart(Part::Content, pieces)
                    }) }
                    { part(t.article.make_hedge, |claim, span| {
                        ClaimChange::SetPart(Part::Hedge(claim.hedges.len() as u16), vec![span])
                    }) }
                    { part(t.article.make_figure, |claim, span| {
                        ClaimChange::SetPart(Part::Figure(claim.figures.len() as u16), vec![span])
                    }) }
                </span>
            }
        </div>
    }
}

/// Makes a claim of a stretch of the text.
pub fn claim_of(article: ArticleId, span: Span) -> Action {
    Action::AddClaim {
        article,
        draft: Draft {
            content: vec![span],
            ..Draft::default()
        },
        at: now(),
    }
}

/// Changes a claim.
pub fn change(claim: ClaimKey, change: ClaimChange) -> Action {
    Action::Claim {
        claim,
        at: now(),
        change,
    }
}

/// Puts a bar or card over what it belongs to, or under it where there is no room above.
pub fn put(bar: &HtmlElement, place: Place) {
    let width = f64::from(bar.offset_width());
    let height = f64::from(bar.offset_height());
    let window = dom::window()
        .and_then(|window| window.inner_width().ok())
        .and_then(|width| width.as_f64())
        .unwrap_or(width);
    let left = (place.x - width / 2.0).min(window - width - 8.0).max(8.0);
    let above = place.top - height - 10.0;
    let top = if above > 60.0 {
        above
    } else {
        place.bottom + 10.0
    };
    let style = bar.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

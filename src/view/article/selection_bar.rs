//! The small bar at a selection: make a claim of it, or a part of the selected claim.

use crate::dom;
use crate::dom::frame::Frame;
use crate::dom::selection::Place;
use crate::i18n::use_strings;
use crate::keys::Command;
use crate::store::{Msg, Selected, Store, View, now, use_store};
use crate::view::claims::part_name;
use crate::view::kit::{Button, Shape, Weight};
use crate::work::Turn;
use selon_dossier::{Action, ArticleId, ClaimChange, ClaimKey, ClaimView, Draft, Hold, Part};
use selon_engine::Span;
use std::rc::Rc;
use wasm_bindgen::JsCast;
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
        let (dispatch, root) = (store.dispatcher(), store.here.root.clone());
        let (article, span) = (props.article, props.span);
        Callback::from(move |_| {
            dispatch.dispatch(Msg::Do(claim_of(article, span)));
            dom::selection::clear(&root);
        })
    };
    let dispatch = store.dispatcher();
    let claim = target(&store, props.article, props.span);
    let part = |id: AttrValue, label: String, make: Make| {
        let Some(claim) = claim.clone() else {
            return html! {};
        };
        let (dispatch, span) = (store.dispatcher(), props.span);
        let root = store.here.root.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Do(change(claim.key, make(&claim, span))));
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: Some(claim.key),
                figure: None,
                from: View::Article,
            })));
            dom::selection::clear(&root);
        });
        html! { <Button {id} {label} weight={Weight::Quiet} {onclick} /> }
    };
    let note = {
        let (make, root) = (make.clone(), store.here.root.clone());
        Callback::from(move |event: MouseEvent| {
            make.emit(event);
            // The card of the new claim is there once the page has been rendered.
            let root = root.clone();
            let open = move || {
                root.press("#claims .card.selected .write-note");
            };
            gloo::timers::callback::Timeout::new(0, open).forget();
        })
    };
    let grain = {
        let (dispatch, next) = (dispatch.clone(), store.work.grain.next());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Work(Turn::Grain(next))))
    };
    // A press on the bar must not let go of the selection.
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let of = claim.as_ref().map(|claim| match &claim.source {
        Some(source) => source.name.to_string(),
        None => t.claims.no_source.to_owned(),
    });
    html! {
        <div class="selection-bar" role="toolbar" aria-label={t.article.selection} ref={bar} {onpointerdown}
            {onmousedown}>
            <Button id="make-claim" label={t.article.make_claim} icon={Shape::Claim} weight={Weight::Main}
                shortcut={store.work.keys.shown(Command::Claim)} onclick={make} />
            <Button id="make-note" label={t.work.make_note} icon={Shape::Note} weight={Weight::Quiet} onclick={note} />
            if let Some(claim) = &claim {
                { for lost(claim).into_iter().map(|lost| {
                    let label = (t.work.place_here)(part_name(t, lost));
                    let id = format!("place-{}", slug(lost));
                    part(id.into(), label, Box::new(move |claim, span| placed(claim, lost, span)))
                }) }
                <span class="selection-parts" role="group" aria-label={of.clone()}>
                    <span class="faint" aria-hidden="true">{ of.map(|of| format!("{of} :")) }</span>
                    { part("make-source".into(), t.article.make_source.to_owned(), Box::new(|_, span| {
                        ClaimChange::SetPart(Part::Source, vec![span])
                    })) }
                    { part("make-cue".into(), t.article.make_cue.to_owned(), Box::new(|_, span| {
                        ClaimChange::SetPart(Part::Cue, vec![span])
                    })) }
                    { part("make-content".into(), t.article.make_content.to_owned(), Box::new(|claim, span| {
                        let mut pieces = claim.content.clone();
                        pieces.push(span);
                        selon_engine::order::by(&mut pieces, Ord::cmp);
                        ClaimChange::SetPart(Part::Content, pieces)
                    })) }
                    { part("make-hedge".into(), t.article.make_hedge.to_owned(), Box::new(|claim, span| {
                        ClaimChange::SetPart(Part::Hedge(claim.hedges.len() as u16), vec![span])
                    })) }
                    { part("make-figure".into(), t.article.make_figure.to_owned(), Box::new(|claim, span| {
                        ClaimChange::SetPart(Part::Figure(claim.figures.len() as u16), vec![span])
                    })) }
                </span>
            }
            if !store.work.caret {
                <Button id="grain" label={(t.work.grain_of)(store.work.grain)} weight={Weight::Quiet}
                    shortcut={store.work.keys.shown(Command::Grain)} onclick={grain} />
            }
        </div>
    }
}

/// The claim that parts are made for: the selected one, or the smallest one at the selected words.
fn target(store: &Store, article: ArticleId, span: Span) -> Option<Rc<ClaimView>> {
    let selected = store.selected.and_then(|selected| selected.claim);
    let view = store.dossier().view(article);
    if let Some(claim) = selected.and_then(|key| view.claim(key)) {
        return Some(claim.clone());
    }
    let here = view
        .claims
        .iter()
        .filter(|claim| claim.span.touches(span) && !claim.is_lost());
    here.min_by_key(|claim| claim.span.len()).cloned()
}

/// How a part is made of selected words.
type Make = Box<dyn Fn(&ClaimView, Span) -> ClaimChange>;

/// The parts that are lost, each once, what is said first.
fn lost(claim: &ClaimView) -> Vec<Part> {
    let lost = claim
        .moved
        .iter()
        .filter(|(_, hold)| matches!(hold, Hold::Lost { .. }));
    let mut parts: Vec<Part> = lost.map(|(part, _)| *part).collect();
    parts.dedup();
    selon_engine::order::by_key(&mut parts, |part| *part != Part::Content);
    parts
}

fn slug(part: Part) -> String {
    match part {
        Part::Content => "content".to_owned(),
        Part::Source => "source".to_owned(),
        Part::Cue => "cue".to_owned(),
        Part::Hedge(n) => format!("hedge-{n}"),
        Part::Figure(n) => format!("figure-{n}"),
    }
}

/// A lost part put where the person says.
fn placed(claim: &ClaimView, part: Part, span: Span) -> ClaimChange {
    let mut spans = vec![span];
    if part == Part::Content {
        // The pieces that are still there stay.
        spans.extend(claim.content.iter().copied());
        selon_engine::order::by(&mut spans, Ord::cmp);
    }
    ClaimChange::SetPart(part, spans)
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

/// Puts a bar or card over what it belongs to, or under it where there is no room above; inside of the app, and placed
/// in the element that it is in.
pub fn put(bar: &HtmlElement, place: Place) {
    let inside = |selector: &str| {
        let found = bar.parent_element()?.closest(selector).ok()??;
        found.dyn_into::<HtmlElement>().ok()
    };
    let (Some(sheet), Some(app)) = (inside(".sheet"), inside(".app")) else {
        return;
    };
    let frame = Frame::of(&sheet);
    let (width, height) = (
        f64::from(bar.offset_width()),
        f64::from(bar.offset_height()),
    );
    let whole = app.get_bounding_client_rect();
    let (first, last) = (frame.x(whole.left()) + 8.0, frame.x(whole.right()) - 8.0);
    let left = (frame.x(place.x) - width / 2.0)
        .min(last - width)
        .max(first);
    let above = frame.y(place.top) - height - 10.0;
    // A finger's own menu is above the selection, and its handles hang below it.
    let touch = dom::focus::media_matches("(pointer: coarse)");
    let room = above > frame.y(whole.top().max(0.0)) + 60.0;
    let top = match (touch, room) {
        (true, _) => frame.y(place.bottom) + 32.0,
        (false, true) => above,
        (false, false) => frame.y(place.bottom) + 10.0,
    };
    let style = bar.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

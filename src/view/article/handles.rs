//! Two handles at the ends of a part of a claim: dragged, or moved by keys. The text shows what the part would be.

use super::place::{byte, grown, point, points, step};
use super::selection_bar::change;
use super::sheet::Sheet;
use crate::dom::frame::Frame;
use crate::dom::segment::Unit;
use crate::dom::selection::{self, Point};
use crate::dom::{Root, focus, highlight};
use crate::i18n::use_strings;
use crate::instance::use_root;
use crate::store::{Msg, use_store};
use crate::view::claims::{Piece, part_name, pieces, without};
use crate::work::{Border, Grain, Turn};
use selon_dossier::view::ArticleView;
use selon_dossier::{ClaimChange, ClaimView, Part, snap};
use selon_engine::Span;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Properties of [`Handles`].
#[derive(Properties)]
pub struct HandlesProps {
    /// The part.
    pub border: Border,
    /// Where the claim is found.
    pub view: Rc<ArticleView>,
    /// The article's text.
    pub text: Rc<str>,
    /// Its language.
    pub lang: Option<&'static str>,
    /// The paragraphs.
    pub sheet: Rc<Sheet>,
    /// The element that holds them.
    pub root: NodeRef,
    /// How far dragging grows.
    pub grain: Grain,
}

impl PartialEq for HandlesProps {
    fn eq(&self, other: &HandlesProps) -> bool {
        self.border == other.border
            && Rc::ptr_eq(&self.view, &other.view)
            && Rc::ptr_eq(&self.sheet, &other.sheet)
            && self.grain == other.grain
    }
}

/// The part that a border means, of a claim as it is now.
fn piece_of(view: &ArticleView, claim: &ClaimView, border: Border) -> Option<Piece> {
    let all = pieces(claim, |n| {
        let figure = claim.figures.get(n).and_then(|key| view.figure(*key))?;
        Some(figure.figure.span)
    });
    all.into_iter()
        .find(|piece| (piece.part, piece.piece) == (border.part, border.piece))
}

/// The change that gives a part another span.
fn reshaped(claim: &ClaimView, border: Border, span: Span) -> ClaimChange {
    let spans = match border.part {
        Part::Content => {
            let mut all = claim.content.clone();
            if let Some(place) = all.get_mut(border.piece) {
                *place = span;
            }
            all
        }
        _ => vec![span],
    };
    ClaimChange::SetPart(border.part, spans)
}

/// The handles.
#[component]
pub fn Handles(props: &HandlesProps) -> Html {
    let t = use_strings();
    let here = use_root();
    let store = use_store();
    let start = use_node_ref();
    let end = use_node_ref();
    let dragged = use_memo((), |()| Cell::new(None::<Span>));
    let border = props.border;
    let found = props.view.claim(border.claim).cloned();
    let piece = found
        .as_ref()
        .and_then(|claim| piece_of(&props.view, claim, border));

    // The handles stand where the words stand, which only the laid out page knows.
    {
        let (start, end, root) = (start.clone(), end.clone(), props.root.clone());
        let sheet = Rc::clone(&props.sheet);
        let span = piece.as_ref().map(|piece| piece.span);
        use_effect(move || {
            let lay = {
                let (start, end, root) = (start.clone(), end.clone(), root.clone());
                move || {
                    if let (Some(span), Some(root)) = (span, root.cast::<Element>()) {
                        lay(&root, &sheet, span, &start, &end);
                    }
                }
            };
            lay();
            let listener = crate::dom::window()
                .map(|window| gloo::events::EventListener::new(&window, "resize", move |_| lay()));
            move || drop(listener)
        });
    }
    {
        let end = end.clone();
        use_effect_with(border, move |border| {
            if border.held
                && let Some(end) = end.cast::<HtmlElement>()
            {
                focus::focus(&end);
                focus::reveal(&end);
            }
        });
    }
    let (Some(claim), Some(piece)) = (found, piece) else {
        return html! {};
    };
    let span = piece.span;
    let name = part_name(t, border.part);
    // As it is now, not as it was drawn: two keys may come before the handles are drawn again.
    let now = {
        let (store, article) = (store.clone(), claim.article);
        move || {
            let view = store.dossier().view(article);
            let claim = view.claim(border.claim)?.clone();
            let span = piece_of(&view, &claim, border)?.span;
            Some((claim, span))
        }
    };
    let handle = |at_end: bool, node: &NodeRef| {
        let shape = {
            let (now, text, dispatch) = (now.clone(), Rc::clone(&props.text), store.dispatcher());
            move |moved: u32| {
                let Some((claim, span)) = now() else { return };
                let next = match at_end {
                    true => Span {
                        start: span.start,
                        end: moved,
                    },
                    false => Span {
                        start: moved,
                        end: span.end,
                    },
                };
                let next = (next.start < next.end).then(|| snap(&text, next)).flatten();
                if let Some(next) = next {
                    let what = change(claim.key, reshaped(&claim, border, next));
                    dispatch.dispatch(Msg::Shape(what));
                }
            }
        };
        let onkeydown = {
            let (sheet, lang) = (Rc::clone(&props.sheet), props.lang);
            let (shape, dispatch, now) = (shape.clone(), store.dispatcher(), now.clone());
            let here = here.clone();
            Callback::from(move |event: KeyboardEvent| {
                let Some((claim, span)) = now() else { return };
                let forward = match event.key().as_str() {
                    "ArrowRight" => true,
                    "ArrowLeft" => false,
                    "Escape" | "Enter" => {
                        event.prevent_default();
                        event.stop_propagation();
                        dispatch.dispatch(Msg::Work(Turn::Border(None)));
                        here.go_to(&format!("#mark-{}", claim.key));
                        return;
                    }
                    "Delete" | "Backspace" => {
                        event.prevent_default();
                        event.stop_propagation();
                        let what = without(&claim, border.part, border.piece);
                        dispatch.dispatch(Msg::Do(change(claim.key, what)));
                        dispatch.dispatch(Msg::Work(Turn::Border(None)));
                        return;
                    }
                    _ => return,
                };
                event.prevent_default();
                event.stop_propagation();
                let unit = match event.ctrl_key() || event.meta_key() {
                    true => Unit::Word,
                    false => Unit::Character,
                };
                let here = if at_end { span.end } else { span.start };
                let moved = point(&sheet, here)
                    .and_then(|here| past_space(&sheet, lang, &here, forward, unit))
                    .and_then(|to| byte(&sheet, &to));
                if let Some(moved) = moved {
                    shape(moved);
                }
            })
        };
        let onpointerdown = {
            let (node, dragged) = (node.clone(), Rc::clone(&dragged));
            Callback::from(move |event: PointerEvent| {
                event.prevent_default();
                dragged.set(Some(span));
                if let Some(handle) = node.cast::<Element>() {
                    let _ = handle.set_pointer_capture(event.pointer_id());
                    let _ = handle.class_list().add_1("dragged");
                }
            })
        };
        let onpointermove = {
            let (root, sheet, dragged) = (
                props.root.clone(),
                Rc::clone(&props.sheet),
                Rc::clone(&dragged),
            );
            let (lang, grain, here) = (props.lang, props.grain, here.clone());
            Callback::from(move |event: PointerEvent| {
                let Some(root) = root.cast::<Element>().filter(|_| dragged.get().is_some()) else {
                    return;
                };
                let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
                let at = selection::point_at(&root, x, y).and_then(|at| byte(&sheet, &at));
                let Some(at) = at else { return };
                let next = match at_end {
                    true => Span {
                        start: span.start,
                        end: at,
                    },
                    false => Span {
                        start: at,
                        end: span.end,
                    },
                };
                if next.start >= next.end {
                    return;
                }
                let grain = if event.alt_key() {
                    Grain::Character
                } else {
                    grain
                };
                let whole = grown(&sheet, lang, next, grain);
                let next = match at_end {
                    true => Span {
                        end: whole.end,
                        ..next
                    },
                    false => Span {
                        start: whole.start,
                        ..next
                    },
                };
                dragged.set(Some(next));
                paint(&here, &root, &sheet, next);
            })
        };
        let onpointerup = {
            let (node, dragged, shape) = (node.clone(), Rc::clone(&dragged), shape.clone());
            let (dispatch, here) = (store.dispatcher(), here.clone());
            Callback::from(move |_: PointerEvent| {
                if let Some(handle) = node.cast::<Element>() {
                    let _ = handle.class_list().remove_1("dragged");
                }
                highlight::preview(&here, None);
                let Some(next) = dragged.take() else { return };
                if next != span {
                    shape(if at_end { next.end } else { next.start });
                    dispatch.dispatch(Msg::TypingRests);
                }
            })
        };
        let label = match at_end {
            true => (t.work.handle_end)(name),
            false => (t.work.handle_start)(name),
        };
        html! {
            <button type="button" class={classes!("handle", if at_end { "end" } else { "start" })} ref={node}
                aria-label={label} aria-description={t.work.handle_hint} {onkeydown} {onpointerdown} {onpointermove}
                {onpointerup} />
        }
    };
    html! {
        <div class={classes!("handles")}>
            { handle(false, &start) }
            { handle(true, &end) }
        </div>
    }
}

/// A step; one that only passes white space goes on, as parts begin and end with words.
fn past_space(
    sheet: &Sheet,
    lang: Option<&str>,
    from: &Point,
    forward: bool,
    unit: Unit,
) -> Option<Point> {
    let mut at = step(sheet, lang, from, forward, unit)?;
    for _ in 0..8 {
        let (a, b) = (byte(sheet, from)?, byte(sheet, &at)?);
        let leaf = sheet
            .leaves
            .iter()
            .find(|leaf| leaf.key.to_string() == at.block)?;
        let passed = leaf.look.body.text.get(
            (a.min(b).max(leaf.span.start) - leaf.span.start) as usize
                ..(a.max(b).min(leaf.span.end).max(leaf.span.start) - leaf.span.start) as usize,
        );
        if passed.is_some_and(|words| !words.trim().is_empty()) {
            break;
        }
        at = step(sheet, lang, &at, forward, unit)?;
    }
    Some(at)
}

fn paint(here: &Root, root: &Element, sheet: &Sheet, span: Span) {
    let range = points(sheet, span).and_then(|(start, end)| selection::range(root, &start, &end));
    highlight::preview(here, range.as_ref());
}

fn lay(root: &Element, sheet: &Sheet, span: Span, start: &NodeRef, end: &NodeRef) {
    let sheet_element = root.parent_element();
    let Some(frame) = sheet_element
        .and_then(|sheet| sheet.dyn_into::<HtmlElement>().ok())
        .map(|sheet| Frame::of(&sheet))
    else {
        return;
    };
    let Some((from, to)) = points(sheet, span) else {
        return;
    };
    for (at, handle, begins) in [(from, start, true), (to, end, false)] {
        let place = selection::place_of(root, &at, begins);
        if let (Some(place), Some(handle)) = (place, handle.cast::<HtmlElement>()) {
            let style = handle.style();
            let set = |name: &str, value: f64| {
                let _ = style.set_property(name, &format!("{value}px"));
            };
            set("left", frame.x(place.x()));
            set("top", frame.y(place.y()));
            set("height", frame.height(place.height()));
        }
    }
}

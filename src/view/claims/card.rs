//! One claim: the verb as the article has it, what is said, how sure, with which figures, and why it is marked.

use super::figure::figure_line;
use super::reasons::reasons;
use crate::dom;
use crate::i18n::use_strings;
use crate::store::{Msg, Selected, Store, View, use_store};
use crate::view::article::change;
use crate::view::kit::{Button, Shape, Weight};
use selon_dossier::format::text_fragment;
use selon_dossier::{ClaimChange, ClaimView, FigureKey, FigureView, Hold, State};
use selon_engine::{Stance, VerbClass};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Card`].
#[derive(Properties)]
pub struct CardProps {
    /// Which claim.
    pub claim: ClaimView,
    /// Its figures.
    pub figures: Vec<FigureView>,
    /// The article's text.
    pub text: Rc<str>,
    /// Whether it is selected.
    pub selected: bool,
    /// The figure that is selected in it.
    pub figure: Option<FigureKey>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &CardProps) -> bool {
        self.selected == other.selected
            && self.figure == other.figure
            && (Rc::ptr_eq(&self.text, &other.text) || self.text == other.text)
            && self.claim == other.claim
            && self.figures == other.figures
    }
}

/// The card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let claim = &props.claim;
    let key = claim.key;
    let writing = use_state_eq(|| false);

    use_effect_with(*writing, move |writing| {
        if *writing {
            dom::focus::go_to(&format!("#note-{key}"));
        }
    });

    let select = {
        let dispatch = store.dispatcher();
        Callback::from(move |figure: Option<FigureKey>| {
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: Some(key),
                figure,
                from: View::List,
            })));
        })
    };
    let onclick = {
        let select = select.clone();
        Callback::from(move |event: MouseEvent| {
            let on_control = event
                .target()
                .and_then(|to| to.dyn_into::<Element>().ok())
                .and_then(|to| to.closest("button, summary, textarea, a").ok().flatten())
                .is_some_and(|control| !control.matches(".card-face").unwrap_or(false));
            if !on_control && !dom::selection::something_selected() {
                select.emit(None);
            }
        })
    };
    let act = |change_to: ClaimChange| {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Do(change(key, change_to.clone())));
        })
    };
    let note = claim
        .check()
        .map(|check| check.note.to_string())
        .unwrap_or_default();
    let onnote = {
        let dispatch = store.dispatcher();
        let before = note.clone();
        let writing = writing.clone();
        Callback::from(move |event: FocusEvent| {
            let field = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(field) = field
                && field.value() != before
            {
                let written = ClaimChange::SetNote(field.value().into());
                dispatch.dispatch(Msg::Do(change(key, written)));
            }
            writing.set(false);
        })
    };
    let onwrite = {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| writing.set(true))
    };
    let show_note = *writing || !note.is_empty();
    let pieces = claim.content.iter().map(|span| span.of(&props.text));
    let quote = pieces.collect::<Vec<_>>().join(" […] ");
    let hedges: Vec<_> = claim
        .hedges
        .iter()
        .filter_map(|hedge| Some((hedge.kind, hedge.span?.of(&props.text).to_owned())))
        .collect();
    let as_written = claim
        .source
        .as_ref()
        .filter(|source| *source.text != *source.name)
        .map(|source| source.text.to_string());
    html! {
        <li class={classes!("card", props.selected.then_some("selected"),
                (claim.state != State::Suggested).then_some("kept"))}
            id={format!("card-{key}")} aria-current={props.selected.then_some("true")} {onclick}>
            <button type="button" class="card-face" data-card={key.to_string()} aria-pressed={props.selected.to_string()}
                onclick={select.reform(|_: MouseEvent| None)}>
                if let Some(source) = as_written {
                    <span class="as-written"><bdi>{ source }</bdi></span>
                }
                if let Some(cue) = &claim.cue {
                    <span class="verb"><bdi>{ &*cue.text }</bdi></span>
                }
                <span class="card-tags">
                    { tags(claim, t) }
                </span>
                <span class={classes!("quote", claim.negated.then_some("negated"))} dir="auto">{ quote }</span>
            </button>
            if !hedges.is_empty() {
                <p class="hedges">
                    { for hedges.into_iter().map(|(kind, words)| html! {
                        <span class="hedge-line">
                            <span class="faint">{ (t.word.hedge_kind)(kind) }</span>
                            { " " }
                            <bdi class="hedge-words">{ words }</bdi>
                        </span>
                    }) }
                </p>
            }
            if !props.figures.is_empty() {
                <ul role="list" class="figures">
                    { for props.figures.iter().map(|figure| {
                        let pointed = props.figure == Some(figure.key);
                        figure_line(t, store.locale, figure, &props.text, pointed, &select)
                    }) }
                </ul>
            }
            { for claim.moved.iter().map(|(_, hold)| moved(hold, t)) }
            if claim.is_changed() {
                <Button label={t.claims.confirm} icon={Shape::Accept} onclick={act(ClaimChange::Confirm)} />
            }
            if show_note {
                <label class="note">
                    <span class="unseen">{ t.claims.note }</span>
                    <textarea rows="2" placeholder={t.claims.note_hint} value={note} onblur={onnote}
                        id={format!("note-{key}")} />
                </label>
            }
            <div class="card-foot">
                { reasons(t, store.locale, claim, &props.figures, &props.text) }
                { original(&store, claim, t) }
                <span class="card-actions">
                    if !show_note {
                        <Button label={t.claims.note} icon={Shape::Note} bare=true weight={Weight::Quiet}
                            shortcut="N" class="write-note" onclick={onwrite} />
                    }
                    if claim.state == State::Suggested {
                        <Button label={t.claims.accept} icon={Shape::Accept} bare=true weight={Weight::Quiet}
                            shortcut="A" class="accept" onclick={act(ClaimChange::Accept)} />
                    }
                    <Button label={t.claims.reject} icon={Shape::Reject} bare=true weight={Weight::Quiet}
                        shortcut="X" class="reject" onclick={act(ClaimChange::Reject)} />
                </span>
            </div>
        </li>
    }
}

/// A link to the quote where it was published, if that is known.
fn original(store: &Store, claim: &ClaimView, t: &crate::i18n::Strings) -> Html {
    let article = store.dossier().article(claim.article);
    let link = article.zip(claim.content.first());
    match link.and_then(|(article, quote)| text_fragment(&article.meta.url, &article.text, *quote))
    {
        None => html! {},
        Some(href) => html! {
            <a class="original" {href} target="_blank" rel="noreferrer noopener">{ t.share.original }</a>
        },
    }
}

/// What the words do, where it is more than to report.
fn tags(claim: &ClaimView, t: &crate::i18n::Strings) -> Html {
    let class = claim.cue.as_ref().map(|cue| cue.verb_class);
    // "denies" said once is enough.
    let told = matches!(class, Some(VerbClass::Denying | VerbClass::Accusing));
    let stance = (claim.stance != Stance::Asserts && !told).then_some(claim.stance);
    html! {
        <>
            if let Some(class) = class {
                <span class="tag">{ (t.word.verb_class)(class) }</span>
            }
            if let Some(stance) = stance {
                <span class="tag">{ (t.word.stance)(stance) }</span>
            }
            <span class="tag soft">{ (t.word.quotation)(claim.quotation) }</span>
            if claim.negated {
                <span class="tag">{ t.claims.negated }</span>
            }
            if claim.within.is_some() {
                <span class="tag soft">{ t.claims.within }</span>
            }
            if claim.state != State::Suggested {
                <span class="tag state">{ (t.word.state)(claim.state) }</span>
            }
        </>
    }
}

fn moved(hold: &Hold, t: &crate::i18n::Strings) -> Html {
    match hold {
        Hold::Held => html! {},
        Hold::Changed { was } => html! { <p class="moved">{ (t.claims.was)(was) }</p> },
        Hold::Lost { quote, .. } => html! {
            <p class="moved">{ t.claims.lost }{ " " }{ (t.claims.was)(quote) }</p>
        },
    }
}

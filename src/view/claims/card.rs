//! One claim: the verb as the article has it, what is said, how sure, with which figures, and why it is marked.

use super::figure::figure_line;
use super::group::Shared;
use super::listing::Item;
use super::reasons::reasons;
use crate::dom;
use crate::i18n::{use_locale, use_strings};
use crate::instance::{Access, use_access, use_root};
use crate::keys::Command;
use crate::store::{Dispatch, Msg, Selected, View};
use crate::view::article::change;
use crate::view::kit::field::Entry;
use crate::view::kit::{Button, Shape, Weight};
use crate::work::{Also, Turn};
use selon_dossier::format::text_fragment;
use selon_dossier::{
    Action, ClaimChange, ClaimKey, ClaimView, FigureKey, FigureView, Hold, Link, State,
};
use selon_engine::{Stance, VerbClass};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`Card`]. It asks the store for nothing, so that of thousands only those that differ are rendered.
#[derive(Properties)]
pub struct CardProps {
    /// The claim, with its figures.
    pub item: Rc<Item>,
    /// What all cards share.
    pub shared: Shared,
    /// Whether it is selected.
    pub selected: bool,
    /// The figure that is selected in it.
    pub figure: Option<FigureKey>,
    /// The fields in which it is corrected, while it is.
    pub correct: Option<Html>,
    /// A correction of it that other claims may want.
    pub also: Option<Also>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &CardProps) -> bool {
        Rc::ptr_eq(&self.item, &other.item)
            && self.selected == other.selected
            && self.figure == other.figure
            && self.correct == other.correct
            && self.also == other.also
            && self.shared == other.shared
    }
}

/// The card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let t = use_strings();
    let locale = use_locale();
    let writing = use_state_eq(|| false);
    let claim = &*props.item.claim;
    let key = claim.key;
    let Shared {
        text,
        keys,
        dispatch,
        ..
    } = &props.shared;
    let root = use_root();
    let viewing = use_access() == Access::View;

    use_effect_with(*writing, {
        let root = root.clone();
        move |writing| {
            if *writing {
                root.go_to(&format!("#note-{key}"));
            }
        }
    });
    use_effect_with(props.correct.is_some(), {
        let root = root.clone();
        move |open| {
            if *open {
                root.go_to(&format!("#correct-{key} select"));
            }
        }
    });
    let figures = &props.item.figures;

    let select = {
        let dispatch = dispatch.clone();
        Callback::from(move |figure: Option<FigureKey>| {
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: Some(key),
                figure,
                from: View::List,
            })));
        })
    };
    let onclick = {
        let (select, root) = (select.clone(), root.clone());
        Callback::from(move |event: MouseEvent| {
            let on_control = event
                .target()
                .and_then(|to| to.dyn_into::<Element>().ok())
                .and_then(|to| {
                    to.closest("button, summary, textarea, a, .correct")
                        .ok()
                        .flatten()
                })
                .is_some_and(|control| !control.matches(".card-face").unwrap_or(false));
            if !on_control && !dom::selection::something_selected(&root) {
                select.emit(None);
            }
        })
    };
    let act = |change_to: ClaimChange| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Do(change(key, change_to.clone())));
        })
    };
    let note = claim
        .check()
        .map(|check| check.note.to_string())
        .unwrap_or_default();
    let onnote = {
        let dispatch = dispatch.clone();
        Callback::from(move |note: String| {
            dispatch.dispatch(Msg::Do(change(key, ClaimChange::SetNote(note.into()))));
        })
    };
    let onleave = {
        let writing = writing.clone();
        Callback::from(move |_: FocusEvent| writing.set(false))
    };
    let onwrite = {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| writing.set(true))
    };
    let turn = |turn: fn(ClaimKey) -> Turn| {
        let (dispatch, select) = (dispatch.clone(), select.clone());
        Callback::from(move |_: MouseEvent| {
            select.emit(None);
            dispatch.dispatch(Msg::Work(turn(key)));
        })
    };
    let skip = Callback::from(move |_: MouseEvent| {
        root.press("#skip-on");
    });
    let open = props.correct.is_some();
    let show_note = *writing || !note.is_empty();
    let hedges: Vec<_> = claim
        .hedges
        .iter()
        .filter_map(|hedge| Some((hedge.kind, hedge.span?.of(text).to_owned())))
        .collect();
    let hint = |command: Command| AttrValue::from(keys.shown(command));
    html! {
        <div role="listitem" class={classes!("card", props.selected.then_some("selected"), open.then_some("open"),
                (claim.state != State::Suggested).then_some("kept"))}
            id={format!("card-{key}")} part="claim" aria-current={props.selected.then_some("true")} {onclick}>
            { face(t, claim, text, props.selected, select.reform(|_: MouseEvent| None)) }
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
            if !figures.is_empty() {
                <ul role="list" class="figures">
                    { for figures.iter().map(|figure| {
                        let pointed = props.figure == Some(figure.key);
                        figure_line(t, locale, figure, text, pointed, &select)
                    }) }
                </ul>
            }
            { moved(claim, figures, text, t) }
            if claim.is_changed() {
                <Button label={t.claims.confirm} icon={Shape::Accept} class="confirm"
                    onclick={act(ClaimChange::Confirm)} />
            }
            if let Some(also) = &props.also {
                { offer(t, also, dispatch) }
            }
            if let Some(fields) = &props.correct {
                { fields.clone() }
            }
            if show_note {
                <label class="note" onfocusout={onleave}>
                    <span class="unseen">{ t.claims.note }</span>
                    <Entry tall=true fixed={viewing} hint={t.claims.note_hint} value={note} told={onnote} id={format!("note-{key}")} />
                </label>
            }
            { outward(props, claim, t) }
            <div class="card-foot">
                { reasons(t, locale, claim, figures, text) }
                { original(props, claim, t) }
                <span class="card-actions">
                    if !show_note {
                        <Button label={t.claims.note} icon={Shape::Note} bare=true weight={Weight::Quiet}
                            shortcut={hint(Command::Note)} class="write-note" onclick={onwrite} />
                    }
                    <Button label={t.work.correct} icon={Shape::Edit} bare=true weight={Weight::Quiet} pressed={open}
                        shortcut={hint(Command::Correct)} class="correct-claim"
                        onclick={match open {
                            true => turn(|_| Turn::Correct(None)),
                            false => turn(|key| Turn::Correct(Some(key))),
                        }} />
                    if claim.state == State::Suggested {
                        if props.selected {
                            <Button label={t.claims.skip} icon={Shape::Next} bare=true weight={Weight::Quiet}
                                shortcut={hint(Command::Skip)} class="skip-claim" onclick={skip} />
                        }
                        <Button label={t.claims.accept} icon={Shape::Accept} bare=true weight={Weight::Quiet}
                            shortcut={hint(Command::Accept)} class="accept" onclick={act(ClaimChange::Accept)} />
                    }
                    <Button label={t.claims.reject} icon={Shape::Reject} bare=true weight={Weight::Quiet}
                        shortcut={hint(Command::Reject)} class="reject" onclick={act(ClaimChange::Reject)} />
                </span>
            </div>
        </div>
    }
}

/// A claim that is far from what is seen: what it says, to be read and pressed; what can be done to it comes when it is near.
pub fn glimpse(t: &crate::i18n::Strings, item: &Item, shared: &Shared) -> Html {
    let claim = &*item.claim;
    let (dispatch, key) = (shared.dispatch.clone(), claim.key);
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Msg::Select(Some(Selected {
            claim: Some(key),
            figure: None,
            from: View::List,
        })));
    });
    html! {
        <div key={key.0} role="listitem" class={classes!("card", (claim.state != State::Suggested).then_some("kept"))}
            id={format!("card-{key}")} part="claim">
            { face(t, claim, &shared.text, false, onclick) }
        </div>
    }
}

/// Who says what with which verb: the part of a card that selects it.
fn face(
    t: &crate::i18n::Strings,
    claim: &ClaimView,
    text: &str,
    selected: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let pieces = claim.content.iter().map(|span| span.of(text));
    let quote = pieces.collect::<Vec<_>>().join(" […] ");
    let as_written = claim
        .source
        .as_ref()
        .filter(|source| *source.text != *source.name)
        .map(|source| source.text.to_string());
    html! {
        <button type="button" class="card-face" data-card={claim.key.to_string()} aria-pressed={selected.to_string()}
            {onclick}>
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
    }
}

/// A link to the quote where it was published, if that is known.
fn original(props: &CardProps, claim: &ClaimView, t: &crate::i18n::Strings) -> Html {
    let quote = claim.content.first();
    match quote.and_then(|quote| text_fragment(&props.shared.url, &props.shared.text, *quote)) {
        None => html! {},
        Some(href) => html! {
            <a class="original" {href} target="_blank" rel="noreferrer noopener">{ t.share.original }</a>
        },
    }
}

/// Where the links in a claim's words lead.
fn outward(props: &CardProps, claim: &ClaimView, t: &crate::i18n::Strings) -> Html {
    let spans = claim.content.iter().copied();
    let spans = spans.chain(claim.source.iter().flat_map(|source| source.span));
    let mut links: Vec<&Link> = spans
        .flat_map(|span| props.shared.structure.links_in(span))
        .collect();
    links.dedup();
    if links.is_empty() {
        return html! {};
    }
    html! {
        <ul class="outward-links" aria-label={t.claims.links}>
            { for links.into_iter().map(|link| html! {
                <li>
                    <a class="outward" href={link.url.to_string()} target="_blank" rel="noopener noreferrer">
                        { link.span.of(&props.shared.text).to_owned() }
                    </a>
                    { " " }<span class="faint" dir="ltr">{ host(&link.url).to_owned() }</span>
                </li>
            }) }
        </ul>
    }
}

/// The host of a web address.
fn host(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The corrected source, offered for the other claims that had the old one.
fn offer(t: &crate::i18n::Strings, also: &Also, dispatch: &Dispatch) -> Html {
    let all: Vec<Action> = also
        .others
        .iter()
        .map(|key| change(*key, ClaimChange::SetSourceName(Rc::clone(&also.name))))
        .collect();
    let apply = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Do(Action::Bulk(all.clone()))))
    };
    let leave = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Work(Turn::NotAlso)))
    };
    html! {
        <div class="also">
            <Button label={(t.work.also)(also.others.len(), &also.name)} class="also-all" onclick={apply} />
            <Button label={t.work.not_also} weight={Weight::Quiet} onclick={leave} />
        </div>
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

/// Parts that are not what they were: old words and new ones, or the words that are gone.
fn moved(
    claim: &ClaimView,
    figures: &[Rc<FigureView>],
    text: &str,
    t: &crate::i18n::Strings,
) -> Html {
    let place = |n: usize| {
        let key = claim.figures.get(n)?;
        let view = figures.iter().find(|view| view.key == *key)?;
        Some(view.figure.span)
    };
    let here = super::correct::pieces(claim, place);
    let mut lost = false;
    let lines: Vec<Html> = claim
        .moved
        .iter()
        .map(|(part, hold)| {
            let name = super::correct::part_name(t, *part);
            match hold {
                Hold::Held => html! {},
                Hold::Changed { was } => {
                    // Of several pieces any may have changed; one that reads as before is not it.
                    let now = here
                        .iter()
                        .filter(|piece| piece.part == *part)
                        .map(|piece| piece.span.of(text))
                        .find(|now| **now != **was)
                        .unwrap_or_default();
                    html! { <p class="moved"><span class="faint">{ name }</span>{ " " }{ (t.work.from_to)(was, now) }</p> }
                }
                Hold::Lost { quote, .. } => {
                    lost = true;
                    html! {
                        <p class="moved lost">
                            <span class="faint">{ name }</span>{ " " }{ (t.claims.was)(quote) }{ " " }{ t.claims.lost }
                        </p>
                    }
                }
            }
        })
        .collect();
    html! {
        <>
            { for lines }
            if lost {
                <p class="hint">{ t.work.place_hint }</p>
            }
        </>
    }
}

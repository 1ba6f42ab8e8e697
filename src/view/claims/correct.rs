//! A card opened to be corrected: the source, the parts, what the source does with the content. Nothing is asked for,
//! and each change is a step to undo.

use super::check::check;
use super::reread::reread;
use crate::i18n::Strings;
use crate::keys::Command;
use crate::store::{Dispatch, Msg, Store};
use crate::view::article::change;
use crate::view::kit::field::{choice, line, tick};
use crate::view::kit::{Button, Shape, Weight};
use crate::work::{Border, Turn, plain_name, sources};
use selon_dossier::{ClaimChange, ClaimView, FigureView, Part};
use selon_engine::{Quotation, SourceKind, Span, Stance, VerbClass};
use std::rc::Rc;
use yew::prelude::*;

const STANCES: [Stance; 5] = [
    Stance::Asserts,
    Stance::Denies,
    Stance::Confirms,
    Stance::Accuses,
    Stance::Doubts,
];
const FORMS: [Quotation; 3] = [Quotation::Direct, Quotation::Indirect, Quotation::Mixed];
const CLASSES: [VerbClass; 6] = [
    VerbClass::Neutral,
    VerbClass::Distancing,
    VerbClass::Factive,
    VerbClass::Estimating,
    VerbClass::Denying,
    VerbClass::Accusing,
];
const KINDS: [SourceKind; 5] = [
    SourceKind::Named,
    SourceKind::Role,
    SourceKind::Anonymous,
    SourceKind::Document,
    SourceKind::Pronoun,
];

/// Sends changes of one claim.
#[derive(Clone)]
pub struct Send {
    /// Where to.
    pub dispatch: Dispatch,
    /// Of which claim.
    pub claim: selon_dossier::ClaimKey,
}

impl Send {
    /// Changes the claim.
    pub fn change(&self, what: ClaimChange) {
        self.dispatch.dispatch(Msg::Do(change(self.claim, what)));
    }
    /// A callback that changes the claim by what it is given.
    pub fn by<T: 'static>(&self, make: impl Fn(T) -> ClaimChange + 'static) -> Callback<T> {
        let send = self.clone();
        Callback::from(move |value: T| send.change(make(value)))
    }
}

/// The open card.
pub fn correct(
    t: &'static Strings,
    store: &Store,
    claim: &ClaimView,
    figures: &[Rc<FigureView>],
    text: &str,
) -> Html {
    let send = Send {
        dispatch: store.dispatcher(),
        claim: claim.key,
    };
    let close = {
        let (dispatch, key) = (store.dispatcher(), claim.key);
        let root = store.here.root.clone();
        Callback::from(move |()| {
            dispatch.dispatch(Msg::Work(Turn::Correct(None)));
            root.go_to(&format!("[data-card='{key}']"));
        })
    };
    let onkeydown = {
        let (close, root) = (close.clone(), store.here.root.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                // What is being typed is told when the field is left.
                if let Some(field) = root.active() {
                    let _ = field.blur();
                }
                close.emit(());
            }
        })
    };
    html! {
        <div class="correct" id={format!("correct-{}", claim.key)} {onkeydown}>
            <div class="fields">
                { source(t, store, claim, &send) }
                { one(t.work.verb_class, &CLASSES, claim.cue.as_ref().map(|cue| cue.verb_class), t.word.verb_class,
                    &send, ClaimChange::SetVerbClass) }
                { one(t.work.stance, &STANCES, Some(claim.stance), t.word.stance, &send, ClaimChange::SetStance) }
                { one(t.work.form, &FORMS, Some(claim.quotation), t.word.quotation, &send,
                    ClaimChange::SetQuotation) }
            </div>
            { tick(t.work.anonymous, claim.anonymous, send.by(ClaimChange::SetAnonymous)) }
            { tick(t.work.negated, claim.negated, send.by(ClaimChange::SetNegated)) }
            { parts(t, store, claim, figures, text, &send) }
            { for figures.iter().filter_map(|figure| {
                Some(reread(t, store.locale, figure, place_of(claim, figure)?, text, &send))
            }) }
            { check(t, claim, &send, crate::view::review::name_field(store)) }
            <Button label={t.work.corrected} icon={Shape::Accept} onclick={close.reform(|_: MouseEvent| ())} />
        </div>
    }
}

/// Which figure of the claim it is.
fn place_of(claim: &ClaimView, figure: &FigureView) -> Option<u16> {
    let at = claim.figures.iter().position(|key| *key == figure.key)?;
    u16::try_from(at).ok()
}

/// Who says it: a known source, a name, or words of the text.
fn source(t: &'static Strings, store: &Store, claim: &ClaimView, send: &Send) -> Html {
    let known = sources(store.dossier());
    let own = claim.source.as_ref();
    let mut options: Vec<(String, bool)> = known
        .iter()
        .map(|source| {
            let here = own.is_some_and(|own| own.key == source.key);
            (source.name.to_string(), here)
        })
        .collect();
    options.insert(0, (t.claims.no_source.to_owned(), own.is_none()));
    let names: Vec<_> = known
        .iter()
        .map(|source| plain_name(store.dossier(), source))
        .collect();
    let keys = &store.work.keys;
    let name = own
        .map(|source| source.name.to_string())
        .unwrap_or_default();
    html! {
        <>
            { choice(t.work.known_source, &options, send.by(move |at: usize| match at.checked_sub(1) {
                Some(at) => ClaimChange::SetSourceName(names.get(at).cloned().unwrap_or_default()),
                None => ClaimChange::SetPart(Part::Source, Vec::new()),
            })) }
            { line(t.work.source_name, &name, "", "", send.by(|name: String| ClaimChange::SetSourceName(name.into()))) }
            { one(t.work.source_kind, &KINDS, own.map(|source| source.kind), t.word.source_kind, send,
                ClaimChange::SetSourceKind) }
            <p class="hint">{ (t.work.pick)(&keys.shown(Command::Source)) }</p>
        </>
    }
}

/// A choice of one among fixed values; nothing where the claim has none.
fn one<T: Copy + PartialEq + 'static>(
    label: &str,
    all: &'static [T],
    now: Option<T>,
    word: fn(T) -> &'static str,
    send: &Send,
    make: fn(T) -> ClaimChange,
) -> Html {
    let Some(now) = now else {
        return html! {};
    };
    let options: Vec<(String, bool)> = all
        .iter()
        .map(|value| (word(*value).to_owned(), *value == now))
        .collect();
    let send = send.clone();
    let told = Callback::from(move |at: usize| {
        if let Some(value) = all.get(at) {
            send.change(make(*value));
        }
    });
    choice(label, &options, told)
}

/// A part of a claim as it is listed.
pub struct Piece {
    /// Which.
    pub part: Part,
    /// Which piece of it.
    pub piece: usize,
    /// Where it stands.
    pub span: Span,
}

/// The parts of a claim that are in the text, source first.
pub fn pieces(claim: &ClaimView, figure: impl Fn(usize) -> Option<Span>) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut add = |part: Part, piece: usize, span: Option<Span>| {
        if let Some(span) = span {
            all.push(Piece { part, piece, span });
        }
    };
    for (n, span) in claim.content.iter().enumerate() {
        add(Part::Content, n, Some(*span));
    }
    add(
        Part::Source,
        0,
        claim.source.as_ref().and_then(|source| source.span),
    );
    add(Part::Cue, 0, claim.cue.as_ref().and_then(|cue| cue.span));
    for (n, hedge) in claim.hedges.iter().enumerate() {
        add(Part::Hedge(n as u16), 0, hedge.span);
    }
    for n in 0..claim.figures.len() {
        add(Part::Figure(n as u16), 0, figure(n));
    }
    all
}

/// What a part is called.
pub fn part_name(t: &Strings, part: Part) -> &'static str {
    match part {
        Part::Content => t.article.part_content,
        Part::Source => t.article.part_source,
        Part::Cue => t.article.part_cue,
        Part::Hedge(_) => t.article.part_hedge,
        Part::Figure(_) => t.article.part_figure,
    }
}

/// Without a part, or one piece of the content.
pub fn without(claim: &ClaimView, part: Part, piece: usize) -> ClaimChange {
    let left = match part {
        Part::Content => {
            let mut left = claim.content.clone();
            if piece < left.len() {
                left.remove(piece);
            }
            left
        }
        _ => Vec::new(),
    };
    ClaimChange::SetPart(part, left)
}

fn parts(
    t: &'static Strings,
    store: &Store,
    claim: &ClaimView,
    figures: &[Rc<FigureView>],
    text: &str,
    send: &Send,
) -> Html {
    let place = |n: usize| {
        let key = claim.figures.get(n)?;
        let view = figures.iter().find(|view| view.key == *key)?;
        Some(view.figure.span)
    };
    let all = pieces(claim, place);
    let lone = claim.content.len() == 1;
    html! {
        <ul role="list" class="parts" aria-label={t.work.parts}>
            { for all.into_iter().map(|Piece { part, piece, span }| {
                let name = part_name(t, part);
                let border = Border { claim: claim.key, part, piece, held: true };
                let dispatch = store.dispatcher();
                let move_ends = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Msg::Work(Turn::Border(Some(border))));
                });
                let change = without(claim, part, piece);
                html! {
                    <li>
                        <span class="faint">{ name }</span>
                        <bdi>{ span.of(text).to_owned() }</bdi>
                        <Button label={t.work.borders} weight={Weight::Quiet} onclick={move_ends} />
                        if part != Part::Content || !lone {
                            <Button label={(t.work.take_away)(name)} icon={Shape::Bin} bare=true weight={Weight::Quiet}
                                onclick={send.by(move |_: MouseEvent| change.clone())} />
                        }
                    </li>
                }
            }) }
        </ul>
    }
}

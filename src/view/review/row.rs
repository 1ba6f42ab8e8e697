//! One passage of which two people say something, with what each says and what can be taken.

use super::{TAKES, can};
use crate::i18n::{Review, use_locale, use_strings};
use crate::keys::KeyMap;
use selon_dossier::review::{Difference, Said, Took, said};
use selon_dossier::{ArticleId, ClaimKey, Verdict};
use std::rc::Rc;
use yew::prelude::*;

/// A row of the list.
#[derive(PartialEq)]
pub enum Entry {
    /// Nothing is decided yet.
    Open(Difference),
    /// Both say the same.
    Same(Difference),
    /// This was decided.
    Decided(Verdict),
}

impl Entry {
    /// In which article.
    pub fn article(&self) -> ArticleId {
        match self {
            Entry::Open(one) | Entry::Same(one) => one.article,
            Entry::Decided(verdict) => verdict.article,
        }
    }
    /// Our claim.
    pub fn ours(&self) -> Option<ClaimKey> {
        match self {
            Entry::Open(one) | Entry::Same(one) => one.ours.as_ref().map(|kept| kept.key),
            Entry::Decided(verdict) => verdict.ours,
        }
    }
    /// What is to be decided, if it is.
    pub fn difference(&self) -> Option<&Difference> {
        match self {
            Entry::Open(one) => Some(one),
            _ => None,
        }
    }
}

/// Properties of [`Row`].
#[derive(Properties)]
pub struct RowProps {
    /// Its place in the list.
    pub nth: usize,
    /// What it shows.
    pub entry: Rc<Entry>,
    /// The article's text.
    pub text: Rc<str>,
    /// The other's name.
    pub name: Rc<str>,
    /// Whether the keys act on it.
    pub current: bool,
    /// Whether it is chosen.
    pub picked: bool,
    /// The keys, for hints.
    pub keys: Rc<KeyMap>,
    /// Told that it is the current one.
    pub go: Callback<usize>,
    /// Chooses it, or not any more.
    pub toggle: Callback<usize>,
    /// Decides it.
    pub decide: Callback<(Option<usize>, Took)>,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &RowProps) -> bool {
        self.nth == other.nth
            && self.current == other.current
            && self.picked == other.picked
            && self.name == other.name
            && self.keys == other.keys
            && Rc::ptr_eq(&self.text, &other.text)
            && (Rc::ptr_eq(&self.entry, &other.entry) || self.entry == other.entry)
            && self.decide == other.decide
    }
}

/// The row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let t = use_strings();
    let r = t.review;
    let locale = use_locale();
    let (nth, entry) = (props.nth, &*props.entry);
    let tab = if props.current { "0" } else { "-1" };
    let told = match entry {
        Entry::Decided(verdict) => verdict.said.clone(),
        Entry::Open(one) => told(one, &props.text, locale),
        Entry::Same(one) => told(one, &props.text, locale),
    };
    let (ours, theirs) = match entry {
        Entry::Open(one) | Entry::Same(one) => (one.ours.is_some(), one.theirs.is_some()),
        Entry::Decided(verdict) => (verdict.ours.is_some(), verdict.theirs.is_some()),
    };
    let onclick = props.go.reform(move |_: MouseEvent| nth);
    let onchange = props.toggle.reform(move |_: Event| nth);
    html! {
        <li class="difference" tabindex={tab} aria-current={props.current.then_some("true")} {onclick}>
            { sides(r, &told, &props.name, (ours, theirs), entry) }
            if let Entry::Decided(verdict) = entry {
                <p class="hint">
                    { (r.took)(verdict.took) }
                    if let Some(by) = &verdict.by {
                        { format!(" · {by}") }
                    }
                    { format!(" · {}", crate::view::dialog::when(verdict.at.0 as f64, locale)) }
                </p>
            }
            if let Entry::Open(one) = entry {
                <div class="choices">
                    { for TAKES.into_iter().filter(|(took, _)| can(one, *took)).map(|(took, command)| {
                        let key = props.keys.shown(command);
                        let onclick = props.decide.reform(move |event: MouseEvent| {
                            event.stop_propagation();
                            (Some(nth), took)
                        });
                        html! {
                            <button type="button" class="button" tabindex={tab} title={format!("{} ({key})", (r.take)(took))}
                                {onclick}>{ (r.take)(took) }</button>
                        }
                    }) }
                    <label class="tick">
                        <input type="checkbox" tabindex={tab} checked={props.picked} {onchange} />
                        <span>{ r.choose }</span>
                    </label>
                </div>
            }
        </li>
    }
}

/// What differs, under the words that it is about.
fn told(one: &Difference, text: &str, locale: selon_dossier::Locale) -> Vec<Said> {
    let mut told = said(text, one, locale);
    if !told
        .iter()
        .any(|said| said.field == selon_dossier::Field::Content)
    {
        let words = |kept: &Option<Rc<selon_dossier::Annotation>>| -> Rc<str> {
            let kept = kept.iter().flat_map(|kept| kept.content.iter());
            let pieces: Vec<&str> = kept.map(|piece| piece.quote(text)).collect();
            pieces.join(" […] ").into()
        };
        let (ours, theirs) = (words(&one.ours), words(&one.theirs));
        told.insert(
            0,
            Said {
                field: selon_dossier::Field::Content,
                ours,
                theirs,
            },
        );
    }
    told
}

/// What each says: a column for each, or one where they say the same.
fn sides(
    r: &Review,
    told: &[Said],
    name: &str,
    (ours, theirs): (bool, bool),
    entry: &Entry,
) -> Html {
    let dismissed = matches!(entry, Entry::Open(one) if one.dismissed);
    let absent = if dismissed { r.deleted } else { r.missing };
    let cell = |there: bool, words: &str, differs: bool| match (there, words.is_empty()) {
        (false, _) => html! { <td class="absent">{ absent }</td> },
        (true, true) => html! { <td class="absent">{ "–" }</td> },
        _ if differs => html! { <td><strong><bdi>{ words.to_owned() }</bdi></strong></td> },
        _ => html! { <td><bdi>{ words.to_owned() }</bdi></td> },
    };
    html! {
        <table class="sides">
            <thead>
                <tr>
                    <td />
                    <th scope="col">{ r.mine }</th>
                    <th scope="col"><bdi>{ name.to_owned() }</bdi></th>
                </tr>
            </thead>
            <tbody>
                { for told.iter().map(|said| {
                    let differs = ours && theirs && said.ours != said.theirs;
                    html! {
                        <tr>
                            <th scope="row">{ (r.field)(said.field) }</th>
                            { cell(ours, &said.ours, differs) }
                            { cell(theirs, &said.theirs, differs) }
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

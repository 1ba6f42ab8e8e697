//! The table that says the same as the plot: who, with which verb, in which words, which figure, read how, as of when.

use super::plot::name;
use super::{Chosen, Pick};
use crate::i18n::strings;
use crate::view::tags::class;
use selon_dossier::plot::{Entry, Plot, Question, words as plot_words};
use selon_dossier::{Locale, prose};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Table`].
#[derive(Properties, Clone)]
pub struct TableProps {
    /// What is asked.
    pub question: Rc<Question>,
    /// In which order the plot has it.
    pub plot: Rc<Plot>,
    /// What is selected in the app.
    pub selected: Pick,
    /// What is to stand side by side.
    pub chosen: Chosen,
    /// Rows mounted so far.
    pub shown: usize,
    /// The language.
    pub locale: Locale,
    /// Something was selected.
    pub on_select: Callback<Pick>,
    /// Something is to stand side by side with others, or no longer.
    pub on_choose: Callback<Pick>,
}

impl PartialEq for TableProps {
    fn eq(&self, other: &TableProps) -> bool {
        Rc::ptr_eq(&self.question, &other.question)
            && Rc::ptr_eq(&self.plot, &other.plot)
            && self.selected == other.selected
            && self.chosen == other.chosen
            && self.shown == other.shown
            && self.locale == other.locale
            && self.on_select == other.on_select
            && self.on_choose == other.on_choose
    }
}

/// The table.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let question = &props.question;
    let t = &strings(props.locale).board;
    let several = question
        .entries
        .iter()
        .any(|entry| !entry.article.is_empty());
    let rows = props.plot.rows().enumerate().take(props.shown);
    let head = |label: &'static str| html! { <th scope="col">{ label }</th> };
    html! {
        <table class="board-table" part="table">
            <caption class="unseen">{ (t.table_caption)(&question.about) }</caption>
            <thead>
                <tr>
                    { head(t.col_choose) }
                    { head(t.col_source) }
                    { head(t.col_verb) }
                    { head(t.col_figure) }
                    { head(t.col_reading) }
                    { head(t.col_quote) }
                    { head(t.col_as_of) }
                    { head(t.col_status) }
                    if several { { head(t.col_article) } }
                </tr>
            </thead>
            <tbody>
                { for rows.map(|(nth, (_, row))| {
                    let entry = question.entries.get(row.entry);
                    let pick = entry.map(Pick::entry).unwrap_or_default();
                    html! {
                        <EntryRow key={nth} question={Rc::clone(question)} entry={row.entry} {several} {pick}
                            selected={pick.is_in(&props.selected)} chosen={props.chosen.has(&pick)}
                            locale={props.locale} on_select={props.on_select.clone()}
                            on_choose={props.on_choose.clone()} />
                    }
                }) }
                { for question.positions.iter().map(|position| {
                    let pick = Pick::position(position);
                    let selected = pick.is_in(&props.selected);
                    let onclick = props.on_select.reform(move |_: MouseEvent| pick);
                    let who = name(&position.source, props.locale);
                    let verb = if position.cue.is_empty() {
                        plot_words::stance(position.stance, props.locale)
                    } else {
                        &position.cue
                    };
                    html! {
                        <tr class={classes!(class(position.slot, position.twin), selected.then_some("selected"))}
                            aria-current={selected.then_some("true")}>
                            <td>{ choose_box(&pick, &props.chosen, (t.choose)(&who, t.no_figure), &props.on_choose) }</td>
                            <th scope="row">{ source(&position.letter, &who, selected, onclick) }</th>
                            <td data-label={t.col_verb} class="cell-verb"><span>{ verb }</span></td>
                            <td data-label={t.col_figure} class="cell-figure"><span class="board-none">{ t.no_figure }</span></td>
                            <td data-label={t.col_reading} class="cell-reading empty">{ "–" }</td>
                            <td data-label={t.col_quote} class="cell-quote">{ quote(&position.quote, props.locale) }</td>
                            <td data-label={t.col_as_of} class="empty">{ "–" }</td>
                            <td data-label={t.col_status} class="empty">{ "–" }</td>
                            if several {
                                <td data-label={t.col_article} class="cell-article">{ &position.article }</td>
                            }
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

/// Properties of [`EntryRow`].
#[derive(Properties, Clone)]
struct EntryRowProps {
    question: Rc<Question>,
    entry: usize,
    several: bool,
    pick: Pick,
    selected: bool,
    chosen: bool,
    locale: Locale,
    on_select: Callback<Pick>,
    on_choose: Callback<Pick>,
}

impl PartialEq for EntryRowProps {
    fn eq(&self, other: &EntryRowProps) -> bool {
        Rc::ptr_eq(&self.question, &other.question)
            && self.entry == other.entry
            && self.several == other.several
            && self.pick == other.pick
            && self.selected == other.selected
            && self.chosen == other.chosen
            && self.locale == other.locale
            && self.on_select == other.on_select
            && self.on_choose == other.on_choose
    }
}

#[component]
fn EntryRow(props: &EntryRowProps) -> Html {
    let t = &strings(props.locale).board;
    let Some(entry) = props.question.entries.get(props.entry) else {
        return html! {};
    };
    let pick = props.pick;
    let onclick = props.on_select.reform(move |_: MouseEvent| pick);
    let onchange = props.on_choose.reform(move |_: Event| pick);
    let who = name(&entry.source, props.locale);
    let when = [entry.as_of.as_str(), entry.place.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <tr class={classes!(class(entry.slot, entry.twin), props.selected.then_some("selected"))}
            aria-current={props.selected.then_some("true")}>
            <td>
                <input type="checkbox" checked={props.chosen} {onchange}
                    aria-label={(t.choose)(&who, &entry.written)} />
            </td>
            <th scope="row">{ source(&entry.letter, &who, props.selected, onclick) }</th>
            <td data-label={t.col_verb} class="cell-verb"><span>{ said(entry) }</span></td>
            <td data-label={t.col_figure} class="cell-figure board-figure">{ &entry.written }</td>
            <td data-label={t.col_reading} class="cell-reading">
                <span>
                    { plot_words::reading(entry, props.locale) }
                    <span class="board-rule">{ plot_words::rule(&entry.reading.rule, props.locale) }</span>
                </span>
            </td>
            <td data-label={t.col_quote} class="cell-quote">{ quote(&entry.quote, props.locale) }</td>
            { cell(t.col_as_of, "cell-when", &when) }
            { cell(t.col_status, "cell-status", &entry.status) }
            if props.several {
                { cell(t.col_article, "cell-article", &entry.article) }
            }
        </tr>
    }
}

fn cell(label: &'static str, class: &'static str, text: &str) -> Html {
    if text.is_empty() {
        html! { <td data-label={label} class={classes!(class, "empty")}>{ "–" }</td> }
    } else {
        html! { <td data-label={label} {class}>{ text }</td> }
    }
}

/// The verb and the hedges as written: the hedge never leaves the figure's side.
pub fn said(entry: &Entry) -> Html {
    html! {
        <>
            { &entry.cue }
            { for entry.hedges.iter().map(|hedge| html! { <>{ " " }<em class="board-hedge">{ hedge }</em></> }) }
        </>
    }
}

fn source(letter: &str, name: &str, selected: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="board-source" aria-pressed={selected.to_string()} {onclick}>
            <span class="board-chip" aria-hidden="true">{ letter }</span>
            <bdi>{ name }</bdi>
        </button>
    }
}

fn quote(text: &str, locale: Locale) -> Html {
    html! { <span class="board-quote">{ prose::quoted(text, locale) }</span> }
}

fn choose_box(pick: &Pick, chosen: &Chosen, label: String, on_choose: &Callback<Pick>) -> Html {
    let pick = *pick;
    let onchange = on_choose.reform(move |_: Event| pick);
    html! { <input type="checkbox" checked={chosen.has(&pick)} {onchange} aria-label={label} /> }
}

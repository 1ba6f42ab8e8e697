//! Chosen claims as columns: one line for each thing that can differ, differences in bold and marked.

use super::model::Model;
use super::plot::name;
use super::{Chosen, Pick};
use crate::i18n::{Board, strings};
use crate::instance::use_landmark;
use crate::view::tags::class;
use selon_dossier::plot::{Entry, Position, words as plot_words};
use selon_dossier::{Action, FigureKey, Locale};
use yew::prelude::*;

/// Properties of [`Columns`].
#[derive(Properties, PartialEq, Clone)]
pub struct ColumnsProps {
    /// The questions.
    pub model: Model,
    /// What is to stand side by side.
    pub chosen: Chosen,
    /// The language.
    pub locale: Locale,
    /// Something was selected.
    pub on_select: Callback<Pick>,
    /// Something is to stand there no longer.
    pub on_choose: Callback<Pick>,
    /// Nothing is to stand there any more.
    pub on_clear: Callback<()>,
    /// The dossier is to change.
    pub on_action: Callback<Action>,
}

/// One column: what each line says, empty where the text does not.
struct Column {
    pick: Pick,
    name: String,
    letter: String,
    slot: Option<u8>,
    twin: bool,
    about: String,
    lines: [String; LINES],
}

const LINES: usize = 11;

fn titles(t: &Board) -> [&'static str; LINES] {
    [
        t.col_figure,
        t.col_reading,
        t.col_counted,
        t.col_predicate,
        t.col_place,
        t.col_date,
        t.col_status,
        t.col_verb,
        t.col_hedge,
        t.col_article,
        t.col_quote,
    ]
}

impl Column {
    fn of_entry(entry: &Entry, about: &str, locale: Locale) -> Column {
        Column {
            pick: Pick::entry(entry),
            name: name(&entry.source, locale),
            letter: entry.letter.clone(),
            slot: entry.slot,
            twin: entry.twin,
            about: about.to_owned(),
            lines: [
                entry.written.clone(),
                plot_words::reading(entry, locale),
                entry.counted.clone(),
                entry.predicate.clone(),
                entry.place.clone(),
                entry.as_of.clone(),
                entry.status.clone(),
                entry.cue.clone(),
                entry.hedges.join(" … "),
                entry.article.clone(),
                entry.quote.clone(),
            ],
        }
    }

    fn of_position(position: &Position, about: &str, locale: Locale) -> Column {
        let mut lines: [String; LINES] = Default::default();
        lines[0] = plot_words::stance(position.stance, locale).to_owned();
        lines[7] = position.cue.clone();
        lines[9] = position.article.clone();
        lines[10] = position.quote.clone();
        Column {
            pick: Pick::position(position),
            name: name(&position.source, locale),
            letter: position.letter.clone(),
            slot: position.slot,
            twin: position.twin,
            about: about.to_owned(),
            lines,
        }
    }
}

fn columns(model: &Model, chosen: &Chosen, locale: Locale) -> Vec<Column> {
    let all = || {
        model.items.iter().flat_map(|item| {
            let question = &item.question;
            let entries = question
                .entries
                .iter()
                .map(|entry| (Pick::entry(entry), Some(entry), None));
            let positions = question
                .positions
                .iter()
                .map(|position| (Pick::position(position), None, Some(position)));
            entries
                .chain(positions)
                .map(|(pick, entry, position)| (pick, entry, position, question.about.as_str()))
        })
    };
    // In the order chosen: the first is what the others are held against.
    chosen
        .0
        .iter()
        .filter_map(|wanted| {
            loose(model, wanted, locale).or_else(|| {
                all().find_map(|(pick, entry, position, about)| {
                    if pick != *wanted {
                        return None;
                    }
                    entry
                        .map(|entry| Column::of_entry(entry, about, locale))
                        .or_else(|| position.map(|p| Column::of_position(p, about, locale)))
                })
            })
        })
        .collect()
}

/// A figure that answers no question.
fn loose(model: &Model, wanted: &Pick, locale: Locale) -> Option<Column> {
    let mut figures = model.loose.iter();
    let found = figures.find(|one| Some(one.figure) == wanted.figure)?;
    let mut lines: [String; LINES] = Default::default();
    lines[0] = found.words.clone();
    lines[9] = found.article.clone();
    Some(Column {
        pick: *wanted,
        name: name(&found.source, locale),
        letter: String::new(),
        slot: None,
        twin: false,
        about: String::new(),
        lines,
    })
}

/// Whether two cells say the same, whatever the case and the spaces.
fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    a == b || plain(a) == plain(b)
}

/// The columns.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let t = &strings(props.locale).board;
    let landmark = use_landmark().unwrap_or("region");
    let columns = columns(&props.model, &props.chosen, props.locale);
    if columns.len() < 2 {
        return html! { <p class="board-hint">{ t.columns_none }</p> };
    }
    let titles = titles(t);
    let clear = props.on_clear.reform(|_: MouseEvent| ());
    let figures: Vec<FigureKey> = columns
        .iter()
        .filter_map(|column| column.pick.figure)
        .collect();
    let together = (figures.len() > 1).then(|| {
        let onclick = props
            .on_action
            .reform(move |_: MouseEvent| Action::NewGroup {
                name: "".into(),
                figures: figures.clone(),
            });
        html! { <button type="button" class="button quiet" {onclick}>{ t.group_chosen }</button> }
    });
    html! {
        <>
            <p class="board-hint">
                { t.columns_hint }{ " " }
                <button type="button" class="button quiet" onclick={clear}>{ t.columns_clear }</button>
                { for together }
            </p>
            <div class="board-scroll" role={landmark} tabindex="0" aria-label={t.columns_title}>
                <table class="board-columns">
                    <thead>
                        <tr>
                            <td></td>
                            { for columns.iter().map(|column| {
                                let pick = column.pick;
                                let onclick = props.on_select.reform(move |_: MouseEvent| pick);
                                html! {
                                    <th scope="col" class={class(column.slot, column.twin)}>
                                        <button type="button" class="board-source" {onclick}>
                                            <span class="board-chip" aria-hidden="true">{ &column.letter }</span>
                                            <bdi>{ &column.name }</bdi>
                                        </button>
                                        <span class="board-about">{ &column.about }</span>
                                    </th>
                                }
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for titles.iter().enumerate().filter_map(|(nth, title)| {
                            let cells: Vec<&str> = columns
                                .iter()
                                .filter_map(|column| column.lines.get(nth).map(String::as_str))
                                .collect();
                            let first = *cells.first()?;
                            if cells.iter().all(|cell| cell.is_empty()) {
                                return None;
                            }
                            let differs = cells.iter().any(|cell| !same(cell, first));
                            Some(html! {
                                <tr class={differs.then_some("differs")}>
                                    <th scope="row">
                                        { title }
                                        <span class="board-sign" aria-hidden="true">{ if differs { " ≠" } else { " =" } }</span>
                                        <span class="unseen">{ if differs { t.differs } else { t.same } }</span>
                                    </th>
                                    { for cells.iter().map(|cell| {
                                        let text = if cell.is_empty() {
                                            html! { <span class="board-none">{ t.not_said }</span> }
                                        } else {
                                            html! { { *cell } }
                                        };
                                        if differs {
                                            html! { <td><strong>{ text }</strong></td> }
                                        } else {
                                            html! { <td>{ text }</td> }
                                        }
                                    }) }
                                </tr>
                            })
                        }) }
                    </tbody>
                </table>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_what_is_said_otherwise_differs() {
        assert!(same("Selon", " selon "));
        assert!(!same("environ 10 000", "10 000"));
        assert!(!same("", "samedi"));
    }
}

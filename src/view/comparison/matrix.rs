//! Sources × questions: who answers what, and who is silent. An empty cell is a finding too.

use super::Pick;
use super::model::Model;
use super::plot::name;
use crate::i18n::strings;
use crate::instance::use_landmark;
use crate::view::tags::class;
use selon_dossier::Locale;
use selon_dossier::plot::words as plot_words;
use yew::prelude::*;

/// Properties of [`Matrix`].
#[derive(Properties, PartialEq, Clone)]
pub struct MatrixProps {
    /// The questions.
    pub model: Model,
    /// What is selected in the app.
    pub selected: Pick,
    /// The language.
    pub locale: Locale,
    /// Something was selected.
    pub on_select: Callback<Pick>,
}

/// One source's row.
struct Line {
    name: String,
    letter: String,
    slot: Option<u8>,
    twin: bool,
    /// For each question, what the source says.
    cells: Vec<Vec<(Pick, String, String)>>,
}

fn lines(model: &Model, locale: Locale) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let count = model.items.len();
    let mut put =
        |who: (&str, &str, Option<u8>, bool), nth: usize, cell: (Pick, String, String)| {
            let (name, letter, slot, twin) = who;
            let at = lines
                .iter()
                .position(|line| line.letter == letter && (!letter.is_empty() || line.name == name))
                .unwrap_or_else(|| {
                    lines.push(Line {
                        name: name.to_owned(),
                        letter: letter.to_owned(),
                        slot,
                        twin,
                        cells: vec![Vec::new(); count],
                    });
                    lines.len() - 1
                });
            if let Some(place) = lines.get_mut(at).and_then(|line| line.cells.get_mut(nth)) {
                place.push(cell);
            }
        };
    for (nth, item) in model.items.iter().enumerate() {
        for entry in &item.question.entries {
            let said = std::iter::once(&entry.cue)
                .chain(&entry.hedges)
                .filter(|words| !words.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(" … ");
            let who = (
                entry.source.as_str(),
                entry.letter.as_str(),
                entry.slot,
                entry.twin,
            );
            put(who, nth, (Pick::entry(entry), entry.written.clone(), said));
        }
        for position in &item.question.positions {
            let who = (
                position.source.as_str(),
                position.letter.as_str(),
                position.slot,
                position.twin,
            );
            let stance = plot_words::stance(position.stance, locale).to_owned();
            put(
                who,
                nth,
                (Pick::position(position), stance, position.cue.clone()),
            );
        }
    }
    lines
}

/// The matrix.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let t = &strings(props.locale).board;
    let lines = lines(&props.model, props.locale);
    let landmark = use_landmark().unwrap_or("region");
    html! {
        <div class="board-scroll" role={landmark} tabindex="0" aria-label={t.view_matrix}>
            <table class="board-matrix">
                <caption>{ t.matrix_caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t.col_source }</th>
                        { for props.model.items.iter().map(|item| html! {
                            <th scope="col">{ &item.question.about }</th>
                        }) }
                    </tr>
                </thead>
                <tbody>
                    { for lines.into_iter().map(|line| html! {
                        <tr class={class(line.slot, line.twin)}>
                            <th scope="row">
                                <span class="board-chip" aria-hidden="true">{ line.letter }</span>
                                <bdi>{ name(&line.name, props.locale) }</bdi>
                            </th>
                            { for line.cells.into_iter().map(|cell| {
                                if cell.is_empty() {
                                    return html! {
                                        <td class="gap"><span class="unseen">{ t.matrix_gap }</span></td>
                                    };
                                }
                                html! {
                                    <td>
                                        { for cell.into_iter().map(|(pick, figure, said)| {
                                            let onclick = props.on_select.reform(move |_: MouseEvent| pick);
                                            let selected = pick.is_in(&props.selected);
                                            html! {
                                                <button type="button" class="board-cell" {onclick}
                                                    aria-pressed={selected.to_string()}>
                                                    <b>{ figure }</b>
                                                    <span>{ said }</span>
                                                </button>
                                            }
                                        }) }
                                    </td>
                                }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

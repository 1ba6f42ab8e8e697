//! One question: what is asked, the sentence that says what meets, the plot, the table, the caveats.

use super::arrange::arrange;
use super::export::Export;
use super::model::{Item, Model};
use super::plot::{PlotList, caveats, name, sign};
use super::table::Table;
use super::{Chosen, Pick, trail};
use crate::i18n::strings;
use crate::instance::use_landmark;
use crate::view::kit::use_gradual;
use selon_dossier::plot::{
    AxisChoice, Order, PlotOptions, Question, describe, layout, words as plot_words,
};
use selon_dossier::{Action, Locale, prose};
use selon_engine::Relation;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Rows mounted in the first turn.
const FIRST: usize = 12;

/// Properties of [`Section`].
#[derive(Properties, PartialEq, Clone)]
pub struct SectionProps {
    /// The question.
    pub item: Item,
    /// All questions, to join with.
    pub model: Model,
    /// Where it stands on the board.
    pub nth: usize,
    /// What is selected in the app.
    pub selected: Pick,
    /// What is to stand side by side.
    pub chosen: Chosen,
    /// The axis that the person asks for.
    pub axis: AxisChoice,
    /// The order that the person asks for.
    pub order: Order,
    /// The language.
    pub locale: Locale,
    /// Something was selected.
    pub on_select: Callback<Pick>,
    /// Something is to stand side by side with others, or no longer.
    pub on_choose: Callback<Pick>,
    /// The dossier is to change.
    pub on_action: Callback<Action>,
}

/// The question.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let SectionProps {
        item,
        selected,
        locale,
        ..
    } = props;
    let locale = *locale;
    let t = &strings(locale).board;
    let question = &item.question;
    let options = PlotOptions {
        axis: props.axis,
        order: props.order,
        locale,
    };
    let plot = use_memo(
        (
            Rc::as_ptr(question) as usize,
            props.axis,
            props.order,
            locale,
        ),
        |_| layout(question, options),
    );
    let shown = use_gradual(item.key, question.entries.len(), FIRST);
    let landmark = use_landmark();
    // Where the board is wide the table stands beside the plot; elsewhere it unfolds.
    let table_open = use_state_eq(|| false);
    let toggle = {
        let table_open = table_open.clone();
        Callback::from(move |_: MouseEvent| table_open.set(!*table_open))
    };
    let id = format!("board-{}", item.id);
    let conflicts = question
        .pairs
        .iter()
        .filter(|pair| pair.relation == Relation::Conflict)
        .count();
    let notices = std::iter::once(&plot.axis)
        .chain(plot.lanes.iter().filter_map(|lane| lane.axis.as_ref()))
        .flat_map(|axis| axis.notices.iter().map(|notice| notice.text(locale)))
        .collect::<BTreeSet<String>>();
    let said = use_memo((Rc::as_ptr(question) as usize, locale), |_| {
        (
            prose::headline(question, locale),
            prose::summary(question, locale),
        )
    });
    let (headline, sentences) = (&said.0, &said.1);
    let described = use_memo(
        (Rc::as_ptr(question) as usize, Rc::as_ptr(&plot) as usize),
        |_| describe(question, &plot, locale),
    );
    html! {
        <section class="board-question" role={landmark} aria-labelledby={format!("{id}-title")}
            aria-busy={(shown < question.entries.len()).then_some("true")}>
            <header class="board-head">
                <h3 id={format!("{id}-title")}>
                    if item.pinned { <span class="board-pin" aria-hidden="true">{ "◆ " }</span> }
                    { &question.about }
                </h3>
                <p class="board-counts">
                    { plot_words::counts(question.entries.len(), question.positions.len(), locale) }
                    if conflicts > 0 {
                        { " · " }{ (t.pairs_conflict)(conflicts, locale) }
                    }
                </p>
                <div class="board-tools">
                    <Export item={item.clone()} {options} sentences={Rc::new(headline.iter().cloned().collect::<Vec<_>>())} />
                    { arrange(item, &props.model, &props.chosen, locale, &props.on_action) }
                </div>
            </header>
            <div class="board-sentences" aria-live="polite">
                { for headline.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
            </div>
            { for notices.into_iter().map(|notice| html! { <p class="board-notice">{ notice }</p> }) }
            <figure class="board-figure-box">
                <PlotList question={Rc::clone(question)} plot={Rc::clone(&plot)} id={format!("{id}-plot")} selected={*selected}
                    {shown} {locale} on_select={props.on_select.clone()} on_choose={props.on_choose.clone()} />
                <p id={format!("{id}-plot-hint")} class="board-keys">{ t.plot_hint }</p>
                { against(question, selected, locale) }
            </figure>
            { trail::view(question, selected, locale, &props.on_select) }
            <div class="board-more">
                <button type="button" class="board-toggle" aria-expanded={table_open.to_string()}
                    aria-controls={format!("{id}-table")} onclick={toggle}>
                    { if *table_open { t.table_hide } else { t.table_show } }
                </button>
                <details class="board-words">
                    <summary>{ t.pairwise }</summary>
                    <ul>{ for sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                </details>
                <details class="board-words">
                    <summary>{ t.in_words }</summary>
                    <ul>
                        { for described.iter().map(|line| html! { <li>{ line }</li> }) }
                    </ul>
                </details>
            </div>
            // Folded, the table stays in the accessibility tree: it is the plot's equal.
            <div id={format!("{id}-table")} class={classes!("board-table-box", (!*table_open).then_some("folded"))}>
                <Table question={Rc::clone(question)} plot={Rc::clone(&plot)} selected={*selected}
                    chosen={props.chosen.clone()} {shown} {locale} on_select={props.on_select.clone()}
                    on_choose={props.on_choose.clone()} />
            </div>
        </section>
    }
}

/// How every other figure stands to the selected one, with what to mind.
fn against(question: &Question, selected: &Pick, locale: Locale) -> Html {
    let at = question
        .entries
        .iter()
        .position(|entry| selected.figure == Some(entry.figure))
        .or_else(|| {
            question
                .entries
                .iter()
                .position(|entry| Pick::entry(entry).is_in(selected))
        });
    let Some((at, entry)) = at.and_then(|at| Some((at, question.entries.get(at)?))) else {
        return html! {};
    };
    let t = &strings(locale).board;
    let lines = question.pairs.iter().filter_map(|pair| {
        let other = match at as u32 {
            at if at == pair.a => pair.b,
            at if at == pair.b => pair.a,
            _ => return None,
        };
        let other = question.entries.get(other as usize)?;
        Some(html! {
            <li>
                <span class="board-sign" aria-hidden="true">{ sign(pair.relation) }</span>
                { " " }
                <b>{ name(&other.source, locale) }</b>{ ", " }{ &other.written }{ t.colon }
                { (t.relation)(pair.relation) }
                { for caveats(&pair.caveats, locale).into_iter().map(|caveat| html! {
                    <span class="board-caveat">{ caveat }</span>
                }) }
            </li>
        })
    });
    let lines: Vec<Html> = lines.take(30).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <div class="board-against" aria-live="polite">
            <b>{ (t.against)(&name(&entry.source, locale), &entry.written) }</b>
            <ul role="list">{ for lines.into_iter() }</ul>
        </div>
    }
}

//! The plot of one question: a list of rows to walk through by keyboard, each with who says it and its mark.

use super::{Pick, strip};
use crate::i18n::strings;
use crate::view::tags::class;
use selon_dossier::plot::{
    Extent, LaneKind, Place, Plot, Question, Row, describe, words as plot_words,
};
use selon_dossier::{Locale, prose};
use selon_engine::Relation;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Properties of [`PlotList`].
#[derive(Properties, Clone)]
pub struct PlotListProps {
    /// What is asked.
    pub question: Rc<Question>,
    /// How it is laid out.
    pub plot: Rc<Plot>,
    /// The id of the list, unique on the page.
    pub id: AttrValue,
    /// What is selected in the app.
    pub selected: Pick,
    /// Rows mounted so far; the rest follows in the next frames.
    pub shown: usize,
    /// The language.
    pub locale: Locale,
    /// Something was selected.
    pub on_select: Callback<Pick>,
    /// Something is to stand side by side with others, or no longer.
    pub on_choose: Callback<Pick>,
}

impl PartialEq for PlotListProps {
    fn eq(&self, other: &PlotListProps) -> bool {
        Rc::ptr_eq(&self.question, &other.question)
            && Rc::ptr_eq(&self.plot, &other.plot)
            && self.id == other.id
            && self.selected == other.selected
            && self.shown == other.shown
            && self.locale == other.locale
            && self.on_select == other.on_select
            && self.on_choose == other.on_choose
    }
}

/// Everything in the list that can be picked, from top to bottom.
fn picks(question: &Question, plot: &Plot) -> Vec<Pick> {
    let rows = plot
        .rows()
        .filter_map(|(_, row)| question.entries.get(row.entry))
        .map(Pick::entry);
    let chips = plot
        .margin
        .iter()
        .filter_map(|&index| question.positions.get(index))
        .map(Pick::position);
    rows.chain(chips).collect()
}

/// The list.
#[component]
pub fn PlotList(props: &PlotListProps) -> Html {
    let PlotListProps {
        question,
        plot,
        locale,
        ..
    } = props;
    let locale = *locale;
    let t = &strings(locale).board;
    let active = use_state_eq(|| 0usize);
    let list = use_node_ref();
    let all = use_memo(
        (Rc::as_ptr(question) as usize, Rc::as_ptr(plot) as usize),
        |_| picks(question, plot),
    );
    let selected_at = all
        .iter()
        .position(|pick| pick.figure.is_some() && pick.figure == props.selected.figure)
        .or_else(|| all.iter().position(|pick| pick.is_in(&props.selected)));
    // What was selected elsewhere is where the keyboard goes on from.
    let stop = selected_at
        .unwrap_or(*active)
        .min(all.len().saturating_sub(1));
    let chosen_row = selected_at.and_then(|at| plot.rows().nth(at));
    let relations = use_memo(
        (
            Rc::as_ptr(question) as usize,
            chosen_row.map(|(_, row)| row.entry),
        ),
        |(_, entry)| {
            entry
                .map(|entry| question.relations(entry))
                .unwrap_or_default()
        },
    );

    let onkeydown = {
        let all = Rc::clone(&all);
        let active = active.clone();
        let id = props.id.clone();
        let list = list.clone();
        let on_select = props.on_select.clone();
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || all.is_empty() {
                return;
            }
            let at = focused(&event, &id).unwrap_or(stop);
            let last = all.len() - 1;
            let to = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => (at + 1).min(last),
                "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "PageDown" => (at + 10).min(last),
                "PageUp" => at.saturating_sub(10),
                "Enter" | " " => {
                    event.prevent_default();
                    all.get(at)
                        .into_iter()
                        .for_each(|pick| on_select.emit(*pick));
                    return;
                }
                "x" | "X" => {
                    event.prevent_default();
                    event.stop_propagation();
                    all.get(at)
                        .into_iter()
                        .for_each(|pick| on_choose.emit(*pick));
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            active.set(to);
            focus(&list, &format!("{id}-{to}"));
        })
    };

    let mut at = 0;
    let lanes = plot.lanes.iter().enumerate().map(|(nth, lane)| {
        let axis = plot.axis_of(lane);
        let label = match &lane.kind {
            LaneKind::Main => question.about.clone(),
            LaneKind::Apart(reasons) => {
                format!("{}. {}", plot_words::apart(locale), caveats(reasons, locale).join(". "))
            }
        };
        // The reading that was chosen is echoed in every row of its own axis.
        let echo = chosen_row
            .filter(|(of, _)| of.axis.is_none() == lane.axis.is_none())
            .and_then(|(_, row)| row.reading);
        let rows: Html = lane
            .rows
            .iter()
            .map(|row| {
                let here = at;
                at += 1;
                if here >= props.shown {
                    return html! {};
                }
                let pick = all.get(here).copied().unwrap_or_default();
                html! {
                    <RowView key={here} question={Rc::clone(question)} plot={Rc::clone(plot)} lane={nth}
                        row={row.clone()} id={format!("{}-{here}", props.id)} stop={here == stop}
                        selected={selected_at == Some(here)} also={pick.is_in(&props.selected)}
                        relation={relations.get(row.entry).copied().flatten()} {echo} {locale} {pick}
                        on_select={props.on_select.clone()} />
                }
            })
            .collect();
        html! {
            <div role="group" aria-label={label} class={classes!("board-lane",
                    (lane.kind != LaneKind::Main).then_some("apart"))}>
                if let LaneKind::Apart(reasons) = &lane.kind {
                    <div class="board-lane-why" aria-hidden="true">
                        <b>{ plot_words::apart(locale) }</b>
                        { for caveats(reasons, locale).into_iter().map(|reason| html! { <span>{ reason }</span> }) }
                    </div>
                }
                if nth == 0 || lane.axis.is_some() || lane.kind != LaneKind::Main {
                    <div class="board-axis" aria-hidden="true">
                        <span class="board-unit">{ axis.unit.clone().unwrap_or_default() }</span>
                        <span class="board-scale">{ strip::axis(axis) }</span>
                    </div>
                }
                { rows }
            </div>
        }
    });
    let lanes: Html = lanes.collect();
    let first_chip = plot.rows().count();
    html! {
        <div ref={list} role="listbox" part="plot" id={props.id.clone()} class="board-plot" aria-label={(t.plot_label)(&question.about)}
            aria-describedby={format!("{}-hint", props.id)} {onkeydown}>
            { lanes }
            if !plot.margin.is_empty() && first_chip <= props.shown {
                <div role="group" aria-label={plot_words::margin(locale)} class="board-margin">
                    <div class="board-margin-title" aria-hidden="true">{ plot_words::margin(locale) }</div>
                    { for plot.margin.iter().enumerate().filter_map(|(nth, &index)| {
                        let position = question.positions.get(index)?;
                        let here = first_chip + nth;
                        let pick = Pick::position(position);
                        let onclick = props.on_select.reform(move |_: MouseEvent| pick);
                        let name = name(&position.source, locale);
                        let said = if position.cue.is_empty() {
                            plot_words::stance(position.stance, locale)
                        } else {
                            &position.cue
                        };
                        Some(html! {
                            <div role="option" id={format!("{}-{here}", props.id)} {onclick}
                                class={classes!("board-answer", class(position.slot, position.twin))}
                                tabindex={if here == stop { "0" } else { "-1" }}
                                aria-selected={(selected_at == Some(here)).to_string()}>
                                <span class="board-chip" aria-hidden="true">{ &position.letter }</span>
                                <bdi class="board-name">{ name }</bdi>
                                { " " }
                                <span class="board-stance">{ said }</span>
                                { " " }
                                <span class="board-quote" lang="">{ &position.quote }</span>
                                { article(&position.article) }
                            </div>
                        })
                    }) }
                </div>
            }
        </div>
    }
}

/// Properties of [`RowView`].
#[derive(Properties, Clone)]
struct RowProps {
    question: Rc<Question>,
    plot: Rc<Plot>,
    lane: usize,
    row: Row,
    id: AttrValue,
    /// Whether Tab stops here.
    stop: bool,
    selected: bool,
    /// Whether the selected claim says this one too.
    also: bool,
    relation: Option<Relation>,
    echo: Option<Extent>,
    locale: Locale,
    pick: Pick,
    on_select: Callback<Pick>,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &RowProps) -> bool {
        Rc::ptr_eq(&self.question, &other.question)
            && Rc::ptr_eq(&self.plot, &other.plot)
            && self.lane == other.lane
            && self.id == other.id
            && self.stop == other.stop
            && self.selected == other.selected
            && self.also == other.also
            && self.relation == other.relation
            && self.echo == other.echo
            && self.locale == other.locale
            && self.pick == other.pick
            && self.on_select == other.on_select
    }
}

/// One row. A component, so that of a thousand rows only those that change are looked at.
#[component]
fn RowView(props: &RowProps) -> Html {
    let locale = props.locale;
    let Some(entry) = props.question.entries.get(props.row.entry) else {
        return html! {};
    };
    let Some(lane) = props.plot.lanes.get(props.lane) else {
        return html! {};
    };
    let axis = props.plot.axis_of(lane);
    let pick = props.pick;
    let onclick = props.on_select.reform(move |_: MouseEvent| pick);
    let mut label = describe::sentence(entry, &props.row, locale);
    // "s'apprêteraient à" is hedge and status at once; it is said once.
    let hedged = |status: &str| entry.hedges.iter().any(|hedge| status.contains(&**hedge));
    let status = Some(entry.status.as_str()).filter(|status| !hedged(status));
    let times: Vec<&str> = [entry.as_of.as_str(), status.unwrap_or_default()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let place = [entry.place.as_str(), entry.article.as_str()];
    for time in times.iter().copied().chain(place) {
        if !time.is_empty() {
            label.push_str(&format!(" {time}."));
        }
    }
    if let Some(to) = props.relation {
        label.push_str(&format!(" {}.", (strings(locale).board.relation)(to)));
    }
    html! {
        <div role="option" id={props.id.clone()} {onclick}
            class={classes!("board-row", class(entry.slot, entry.twin), props.also.then_some("also"))}
            tabindex={if props.stop { "0" } else { "-1" }} aria-selected={props.selected.to_string()}>
            <span class="unseen">{ label }</span>
            <span class="board-who" aria-hidden="true">
                <span class="board-chip">{ &entry.letter }</span>
                <bdi class="board-name">{ name(&entry.source, locale) }</bdi>
                <span class="board-said">
                    if !entry.cue.is_empty() {
                        <span class="board-verb">{ &entry.cue }</span>
                    }
                    { for entry.hedges.iter().map(|hedge| html! { <em class="board-hedge">{ hedge }</em> }) }
                    { for times.iter().map(|time| html! { <span class="board-when">{ time }</span> }) }
                </span>
                { article(&entry.article) }
            </span>
            <span class="board-scale" aria-hidden="true">
                { strip::back(axis, props.echo) }
                { strip::strip(&props.row.mark, &props.row.label) }
                if let Some(to) = props.relation {
                    <span class={classes!("board-relation", (to == Relation::Conflict).then_some("strong"),
                            beside(props.row.label.place))}>
                        <span class="board-sign">{ sign(to) }</span>
                        <span class="board-relation-words">{ " " }{ (strings(locale).board.relation)(to) }</span>
                    </span>
                }
            </span>
        </div>
    }
}

/// The sign of a relation, so that it does not hang on words alone.
pub fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Agree => "=",
        Relation::Compatible => "∩",
        Relation::Conflict => "≠",
        Relation::NotComparable => "∥",
    }
}

/// How the relation makes room for a label above the mark: its sign alone, on the side that the label leaves free. Its
/// words are read out, and stand below the plot.
fn beside(label: Place) -> Option<&'static str> {
    match label {
        Place::AboveStart => Some("brief"),
        Place::AboveMiddle | Place::AboveEnd => Some("brief before"),
        Place::Right | Place::Left | Place::Inside => None,
    }
}

/// In which article a row stands; nothing where there is but one.
fn article(name: &str) -> Html {
    if name.is_empty() {
        return html! {};
    }
    html! { <bdi class="board-article" title={name.to_owned()}>{ name }</bdi> }
}

/// The name of a source, or that there is none.
pub fn name(source: &str, locale: Locale) -> String {
    if source.is_empty() {
        plot_words::nobody(locale).to_owned()
    } else {
        source.to_owned()
    }
}

/// Caveats in the reader's language.
pub fn caveats(reasons: &[String], locale: Locale) -> Vec<String> {
    reasons
        .iter()
        .map(|reason| prose::caveat(reason, locale))
        .collect()
}

/// The place in the list of the element that has the focus.
fn focused(event: &KeyboardEvent, id: &str) -> Option<usize> {
    let target: HtmlElement = event.target()?.dyn_into().ok()?;
    let own = target.id();
    own.strip_prefix(id)?.strip_prefix('-')?.parse().ok()
}

/// Moves the focus to the option with this id, inside a shadow root too.
fn focus(list: &NodeRef, id: &str) {
    let option = list
        .cast::<Element>()
        .and_then(|list| {
            list.query_selector(&format!("[id=\"{id}\"]"))
                .ok()
                .flatten()
        })
        .and_then(|option| option.dyn_into::<HtmlElement>().ok());
    if let Some(option) = option {
        // Focusing scrolls the row into view, by the shortest way.
        let _ = option.focus();
    }
}

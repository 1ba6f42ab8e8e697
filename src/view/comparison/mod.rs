//! The board: figures that answer the same question, side by side, with who says them and how they stand to each other.
//!
//! [`ComparisonBoard`] takes a dossier and says what was done through callbacks; it knows nothing of the store. [`Board`]
//! is the board in the app. `model` is what is shown, worked out once for each state; `section` is one question, made of
//! `plot` (rows, with `strip` painting the marks that [`selon_dossier::plot`] lays out), `table` (the same as text), and
//! `trail`. `matrix` and `columns` are the other two views; `rules` turns readings; `arrange` is the person's hand.
//!
//! No average, no winner, no verdict colours: colour is the source, shape is the wording.

mod arrange;
mod columns;
mod export;
mod legend;
mod loose;
mod matrix;
mod model;
mod plot;
mod rules;
mod section;
mod strip;
mod sums;
mod table;
mod trail;

use crate::i18n::strings;
use crate::instance::use_landmark;
use crate::store::{Msg, Selected, View, use_store};
use crate::view::kit::use_gradual;
use columns::Columns;
use matrix::Matrix;
use model::{Model, Same};
use rules::Rules;
use section::Section;
use selon_dossier::plot::{AxisChoice, Entry, Order, Position};
use selon_dossier::{Action, ArticleId, ClaimKey, Dossier, FigureKey, GroupChange, Locale};
use selon_engine::{Preset, ReadingRules};
use std::rc::Rc;
use yew::prelude::*;

/// Something on the board that can be pointed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// The claim; `None` for a figure that nobody is named for.
    pub claim: Option<ClaimKey>,
    /// The figure; `None` for an answer without one.
    pub figure: Option<FigureKey>,
}

impl Pick {
    fn entry(entry: &Entry) -> Pick {
        Pick {
            claim: entry.claim,
            figure: Some(entry.figure),
        }
    }

    fn position(position: &Position) -> Pick {
        Pick {
            claim: Some(position.claim),
            figure: None,
        }
    }

    /// Whether what is selected in the app is this: its figure, or its claim where no figure was pointed at.
    fn is_in(&self, selected: &Pick) -> bool {
        match (selected.figure, selected.claim) {
            (Some(figure), _) => self.figure == Some(figure),
            (None, Some(claim)) => self.claim == Some(claim),
            (None, None) => false,
        }
    }
}

/// What the person has chosen to stand side by side, in the order chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen(Rc<Vec<Pick>>);

impl Chosen {
    fn has(&self, pick: &Pick) -> bool {
        self.0.contains(pick)
    }

    fn toggled(&self, pick: Pick) -> Chosen {
        let mut picks = (*self.0).clone();
        match picks.iter().position(|other| *other == pick) {
            Some(at) => drop(picks.remove(at)),
            None => picks.push(pick),
        }
        Chosen(Rc::new(picks))
    }
}

/// The three ways to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Plots,
    Matrix,
    Columns,
}

/// Properties of [`ComparisonBoard`].
#[derive(Properties, Clone)]
pub struct BoardProps {
    /// What is compared.
    pub dossier: Dossier,
    /// What is selected in the app.
    #[prop_or_default]
    pub selected: Pick,
    /// The language of the interface.
    pub locale: Locale,
    /// Something was selected on the board.
    pub on_select: Callback<Pick>,
    /// The dossier is to change.
    pub on_action: Callback<Action>,
}

impl PartialEq for BoardProps {
    fn eq(&self, other: &BoardProps) -> bool {
        self.selected == other.selected
            && self.locale == other.locale
            && self.on_select == other.on_select
            && self.on_action == other.on_action
            && Same(self.dossier.clone()) == Same(other.dossier.clone())
    }
}

/// The board in the app: shows the store's dossier, and its selection both ways.
#[component]
pub fn Board() -> Html {
    let store = use_store();
    let dispatch = store.dispatcher();
    let on_select = use_callback((), {
        let dispatch = dispatch.clone();
        move |pick: Pick, ()| {
            dispatch.dispatch(Msg::Select(Some(Selected {
                claim: pick.claim,
                figure: pick.figure,
                from: View::Board,
            })));
        }
    });
    let on_action = use_callback((), move |action: Action, ()| {
        dispatch.dispatch(Msg::Do(action));
    });
    let selected = store.selected.map_or_else(Pick::default, |selected| Pick {
        claim: selected.claim,
        figure: selected.figure,
    });
    html! {
        <ComparisonBoard dossier={store.dossier().clone()} {selected} locale={store.locale} {on_select} {on_action} />
    }
}

/// The board.
#[component]
pub fn ComparisonBoard(props: &BoardProps) -> Html {
    let locale = props.locale;
    let landmark = use_landmark();
    let t = &strings(locale).board;
    let look = use_state_eq(Look::default);
    let axis = use_state_eq(AxisChoice::default);
    let order = use_state_eq(Order::default);
    let scope = use_state_eq(Vec::<ArticleId>::new);
    let chosen = use_state_eq(Chosen::default);
    // Rules that are tried while the control moves; the dossier has those that were kept.
    let trial = use_state_eq(|| None::<ReadingRules>);

    let before = use_mut_ref(Model::default);
    let kept = use_memo(
        (Same(props.dossier.clone()), (*scope).clone()),
        |(dossier, scope)| {
            let model = Model::of(&dossier.0, scope, &before.borrow());
            *before.borrow_mut() = model.clone();
            model
        },
    );
    let model = use_memo(((*kept).clone(), (*trial).clone()), |(kept, trial)| {
        trial
            .as_ref()
            .map_or_else(|| kept.clone(), |rules| kept.reread(rules))
    });
    let rules = (*trial)
        .clone()
        .unwrap_or_else(|| (*props.dossier.rules).clone());

    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |pick: Pick| chosen.set(chosen.toggled(pick)))
    };
    let on_clear = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(Chosen::default()))
    };
    let on_try = {
        let trial = trial.clone();
        Callback::from(move |rules| trial.set(Some(rules)))
    };
    let on_set = {
        let trial = trial.clone();
        let on_action = props.on_action.clone();
        Callback::from(move |rules: ReadingRules| {
            trial.set(None);
            on_action.emit(Action::SetRules(rules));
        })
    };

    let tab = |to: Look, label: String| {
        let look = look.clone();
        let pressed = *look == to;
        let onclick = Callback::from(move |_: MouseEvent| look.set(to));
        html! {
            <button type="button" class="board-tab" aria-pressed={pressed.to_string()} {onclick}>{ label }</button>
        }
    };
    let empty = model.items.is_empty();
    let there = use_gradual((), model.items.len(), 1);
    let main = match *look {
        _ if empty => nothing(&model, locale),
        Look::Plots => html! {
            { for model.items.iter().take(there).enumerate().map(|(nth, item)| html! {
                <Section key={item.id.to_string()} item={item.clone()} model={(*model).clone()} {nth}
                    selected={item.of_it(&props.selected)} chosen={(*chosen).clone()} axis={*axis} order={*order} {locale}
                    on_select={props.on_select.clone()} on_choose={on_choose.clone()}
                    on_action={props.on_action.clone()} />
            }) }
        },
        Look::Matrix => html! {
            <Matrix model={(*model).clone()} selected={props.selected} {locale} on_select={props.on_select.clone()} />
        },
        Look::Columns => html! {
            <Columns model={(*model).clone()} chosen={(*chosen).clone()} {locale} on_select={props.on_select.clone()}
                on_choose={on_choose.clone()} {on_clear} on_action={props.on_action.clone()} />
        },
    };
    let settings = match rules.preset {
        Preset::Selon => format!(
            "{} {}\u{202f}%",
            t.tolerance,
            locale.number((rules.tolerance * 100.0).round())
        ),
        other => (t.presets)(other).to_owned(),
    };
    html! {
        <section id="board" class="comparison" part="comparison" role={landmark} aria-label={t.board} tabindex="-1"
            aria-busy={(there < model.items.len()).then_some("true")}>
            { strip::definitions() }
            <div class="board-bar">
                <h2>{ t.board }</h2>
                if !empty {
                    <div class="board-tabs" role="group" aria-label={t.views}>
                        { tab(Look::Plots, t.view_plots.to_owned()) }
                        { tab(Look::Matrix, t.view_matrix.to_owned()) }
                        { tab(Look::Columns, (t.view_columns)(chosen.0.len())) }
                    </div>
                }
            </div>
            { scopes(&model, &scope, locale) }
            // The rules bend every figure of the dossier, whether or not anything is compared.
            if model.figures > 0 {
                <details class="board-settings">
                    <summary>{ t.rules }{ t.colon }{ settings }</summary>
                    <div class="board-controls">
                        <Rules {rules} {locale} {on_try} {on_set} />
                        if !empty {
                            { choice(t.axis, &axis, [
                                (AxisChoice::Auto, t.axis_auto),
                                (AxisChoice::Linear, t.axis_linear),
                                (AxisChoice::Log, t.axis_log),
                            ]) }
                            { choice(t.order, &order, [(Order::Appearance, t.order_text), (Order::LowerEnd, t.order_low)]) }
                            { legend::view(locale) }
                        }
                    </div>
                </details>
            }
            { main }
            { sums::sums(&model, &props.selected, locale, landmark, &props.on_select) }
            { loose::loose(&model, &chosen, locale, &props.on_select, &on_choose) }
            { hidden(&model, locale, &props.on_action) }
        </section>
    }
}

/// What to say where nothing can be compared: what was found, and what to do.
fn nothing(model: &Model, locale: Locale) -> Html {
    let t = &strings(locale).board;
    html! {
        <div class="board-empty">
            <p><b>{ t.none_title }</b></p>
            <p>{ (t.none_found)(model.figures, model.claims, locale) }</p>
            <p class="board-hint">{ t.none_hint }</p>
        </div>
    }
}

/// One of a few, as buttons.
fn choice<T: Copy + PartialEq + 'static, const N: usize>(
    label: &'static str,
    state: &UseStateHandle<T>,
    values: [(T, &'static str); N],
) -> Html {
    html! {
        <div class="board-choice" role="group" aria-label={label}>
            <span aria-hidden="true">{ label }</span>
            { for values.into_iter().map(|(value, name)| {
                let state = state.clone();
                let pressed = *state == value;
                let onclick = Callback::from(move |_: MouseEvent| state.set(value));
                html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ name }</button> }
            }) }
        </div>
    }
}

/// The articles to compare: all, or any choice of them.
fn scopes(model: &Model, scope: &UseStateHandle<Vec<ArticleId>>, locale: Locale) -> Html {
    if model.articles.is_empty() {
        return html! {};
    }
    let t = &strings(locale).board;
    let all = {
        let scope = scope.clone();
        Callback::from(move |_: MouseEvent| scope.set(Vec::new()))
    };
    html! {
        <div class="board-choice board-scope" role="group" aria-label={t.scope}>
            <span aria-hidden="true">{ t.scope }</span>
            <button type="button" aria-pressed={scope.is_empty().to_string()} onclick={all}>{ t.scope_all }</button>
            { for model.articles.iter().map(|(id, name)| {
                let id = *id;
                let pressed = scope.contains(&id);
                let scope = scope.clone();
                let onclick = Callback::from(move |_: MouseEvent| {
                    let mut next = (*scope).clone();
                    match next.iter().position(|other| *other == id) {
                        Some(at) => drop(next.remove(at)),
                        None => next.push(id),
                    }
                    scope.set(next);
                });
                html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ name }</button> }
            }) }
        </div>
    }
}

/// The questions that the person hides, to be had back.
fn hidden(model: &Model, locale: Locale, on_action: &Callback<Action>) -> Html {
    if model.hidden.is_empty() {
        return html! {};
    }
    let t = &strings(locale).board;
    html! {
        <details class="board-hidden">
            <summary>{ (t.hidden)(model.hidden.len(), locale) }</summary>
            { for model.hidden.iter().map(|(key, about)| {
                let key = *key;
                let onclick = on_action
                    .reform(move |_: MouseEvent| Action::Group(key, GroupChange::Hide(false)));
                html! { <button type="button" class="button quiet" {onclick}>{ (t.show)(about) }</button> }
            }) }
        </details>
    }
}

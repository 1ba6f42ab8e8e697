//! Two people's work on one text side by side: what both say, where they differ, and what is taken of it, one by one or
//! several at once. Each decision is one step to undo, and stays in the dossier with what each had said.

mod ask;
mod row;

pub use ask::{ask, name_field};

use crate::dom::focus;
use crate::i18n::use_strings;
use crate::keys::Command;
use crate::store::{Msg, Selected, Store, View, now, use_store};
use crate::view::kit::field::tick;
use crate::view::kit::{Button, Shape, Weight, use_gradual};
use crate::work::{Theirs, Turn};
use row::{Entry, Row};
use selon_dossier::review::{Difference, Took, differences, said, verdict};
use selon_dossier::{Action, ArticleId, ClaimKey, Decision};
use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Rows in the first turn.
const FIRST: usize = 6;

/// Everything that can be taken, with the key that does it.
const TAKES: [(Took, Command); 4] = [
    (Took::Ours, Command::Mine),
    (Took::Theirs, Command::Theirs),
    (Took::Both, Command::Both),
    (Took::Neither, Command::Neither),
];

/// Which differences are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Listed {
    #[default]
    Open,
    Decided,
    Same,
}

/// A difference by the claims it is about.
type Id = (ArticleId, Option<ClaimKey>, Option<ClaimKey>);

fn id_of(one: &Difference) -> Id {
    let key = |kept: &Option<Rc<selon_dossier::Annotation>>| kept.as_ref().map(|kept| kept.key);
    (one.article, key(&one.ours), key(&one.theirs))
}

/// What can be taken of a difference: where only one has a claim, it is there or not.
fn can(one: &Difference, took: Took) -> bool {
    one.ours.is_some() && one.theirs.is_some() || matches!(took, Took::Ours | Took::Theirs)
}

/// Properties of [`Review`].
#[derive(Properties, PartialEq)]
pub struct ReviewProps {
    /// The other's file.
    pub theirs: Theirs,
}

/// The panel.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let t = use_strings();
    let r = t.review;
    let store = use_store();
    let listed = use_state_eq(Listed::default);
    let at = use_state_eq(|| 0usize);
    let chosen = use_state_eq(HashSet::<Id>::new);
    let list = use_node_ref();
    let title = use_node_ref();
    let moving = use_memo((), |()| Cell::new(false));
    let lists = use_lists(&store, &props.theirs);
    let count = |listed: Listed| match listed {
        Listed::Open => lists.open.len(),
        Listed::Decided => lists.decided.len(),
        Listed::Same => lists.same.len(),
    };
    let entries = match *listed {
        Listed::Open => &lists.open,
        Listed::Decided => &lists.decided,
        Listed::Same => &lists.same,
    };
    let there = use_gradual(*listed, entries.len(), FIRST);
    let here = (*at).min(entries.len().saturating_sub(1));

    {
        let title = title.clone();
        use_effect_with((), move |()| {
            if let Some(title) = title.cast::<HtmlElement>() {
                focus::focus(&title);
                focus::reveal(&title);
            }
        });
    }
    // Whoever moves by keys takes the focus along; where the list has ended it goes to the heading.
    {
        let (list, title, moving) = (list.clone(), title.clone(), Rc::clone(&moving));
        use_effect(move || {
            if moving.take() {
                let rows = list.cast::<Element>().map(|list| list.children());
                let row = rows.and_then(|rows| rows.item(here as u32));
                let row = row.and_then(|row| row.dyn_into::<HtmlElement>().ok());
                if let Some(found) = row.or_else(|| title.cast()) {
                    focus::focus(&found);
                    focus::reveal(&found);
                }
            }
        });
    }

    let decide = {
        let (store, entries, chosen) = (store.clone(), Rc::clone(entries), chosen.clone());
        let name = Rc::clone(&props.theirs.name);
        let several = *listed == Listed::Open;
        Callback::from(move |(row, took): (Option<usize>, Took)| {
            let picked = |one: &&Difference| several && chosen.contains(&id_of(one));
            let all: Vec<&Difference> = match row {
                None => entries
                    .iter()
                    .filter_map(|entry| entry.difference())
                    .filter(picked)
                    .collect(),
                Some(row) => entries
                    .get(row)
                    .and_then(|entry| entry.difference())
                    .into_iter()
                    .collect(),
            };
            let all = all.into_iter().filter(|one| can(one, took));
            let mut actions: Vec<Action> =
                all.map(|one| decision(&store, &name, one, took)).collect();
            match actions.len() {
                0 => return,
                1 => actions
                    .pop()
                    .into_iter()
                    .for_each(|one| store.dispatch(Msg::Do(one))),
                _ => store.dispatch(Msg::Do(Action::Bulk(actions))),
            }
            chosen.set(HashSet::new());
        })
    };
    let toggle = {
        let (chosen, entries) = (chosen.clone(), Rc::clone(entries));
        Callback::from(move |row: usize| {
            let Some(id) = entries
                .get(row)
                .and_then(|entry| entry.difference())
                .map(id_of)
            else {
                return;
            };
            let mut next = (*chosen).clone();
            if !next.remove(&id) {
                next.insert(id);
            }
            chosen.set(next);
        })
    };
    let go = {
        let (at, store, entries) = (at.clone(), store.clone(), Rc::clone(entries));
        Callback::from(move |row: usize| {
            at.set(row);
            let claim = entries.get(row).and_then(|entry| entry.ours());
            let claim = claim.filter(|key| store.dossier().claim(*key).is_some());
            if claim.is_some() && claim != store.selected.and_then(|selected| selected.claim) {
                store.dispatch(Msg::Select(Some(Selected {
                    claim,
                    figure: None,
                    from: View::List,
                })));
            }
        })
    };
    let onkeydown = {
        let (store, decide, toggle, go) =
            (store.clone(), decide.clone(), toggle.clone(), go.clone());
        let (chosen, moving, at, last) = (
            chosen.clone(),
            Rc::clone(&moving),
            at.clone(),
            entries.len().saturating_sub(1),
        );
        Callback::from(move |event: KeyboardEvent| {
            // As it is now, not as it was drawn: two keys may come before the list is drawn again.
            let here = (*at).min(last);
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let on_row = event.target().and_then(|to| to.dyn_into::<Element>().ok());
            let on_row = on_row.is_some_and(|to| to.matches(".difference").unwrap_or(false));
            let key = event.key();
            let command = store.work.keys.command(&key);
            let take = TAKES.iter().find(|(_, known)| Some(*known) == command);
            let to = match (key.as_str(), command) {
                ("ArrowDown", _) | (_, Some(Command::Next)) => Some((here + 1).min(last)),
                ("ArrowUp", _) | (_, Some(Command::Previous)) => Some(here.saturating_sub(1)),
                ("Home", _) => Some(0),
                ("End", _) => Some(last),
                _ => None,
            };
            if let Some(to) = to {
                moving.set(true);
                go.emit(to);
            } else if let Some((took, _)) = take {
                moving.set(true);
                decide.emit((chosen.is_empty().then_some(here), *took));
            } else if key == " " && on_row {
                toggle.emit(here);
            } else {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let choose_all = {
        let (chosen, entries) = (chosen.clone(), Rc::clone(entries));
        Callback::from(move |on: bool| {
            let all = entries
                .iter()
                .filter_map(|entry| entry.difference().map(id_of));
            chosen.set(if on { all.collect() } else { HashSet::new() });
        })
    };
    let put_away = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Work(Turn::Theirs(None))))
    };
    let filter = |which: Listed, label: String| {
        let (show, at, chosen) = (listed.clone(), at.clone(), chosen.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            show.set(which);
            at.set(0);
            chosen.set(HashSet::new());
        });
        html! {
            <button type="button" class="filter" aria-pressed={(*listed == which).to_string()} {onclick}>{ label }</button>
        }
    };
    let all = !entries.is_empty() && chosen.len() == entries.len();
    let name = Rc::clone(&props.theirs.name);
    html! {
        <section class="review" role={store.landmark()} aria-labelledby="review-title">
            <header>
                <h2 id="review-title" tabindex="-1" ref={title}>{ (r.beside)(&name) }</h2>
                <span class="spring" />
                <Button label={r.put_away} icon={Shape::Reject} bare=true weight={Weight::Quiet} class="put-away"
                    onclick={put_away} />
            </header>
            <p class="faint" role="status">
                { (r.counts)(count(Listed::Same), count(Listed::Decided), count(Listed::Open)) }
            </p>
            <div class="filters" role="group" aria-label={r.shows}>
                { filter(Listed::Open, (r.open)(count(Listed::Open))) }
                { filter(Listed::Decided, (r.decided)(count(Listed::Decided))) }
                { filter(Listed::Same, (r.same)(count(Listed::Same))) }
            </div>
            if *listed == Listed::Open && !entries.is_empty() {
                <p class="hint" id="review-keys">{ r.keys }</p>
                if entries.len() > 1 {
                    { tick(&(r.choose_all)(entries.len()), all, choose_all) }
                }
                if !chosen.is_empty() {
                    <div class="choices">
                        { for TAKES.into_iter().map(|(took, _)| {
                            let onclick = decide.reform(move |_: MouseEvent| (None, took));
                            html! { <Button label={(r.several)(took, chosen.len())} {onclick} /> }
                        }) }
                    </div>
                }
                { name_field(&store) }
            }
            if entries.is_empty() {
                <p class="hint">{ if *listed == Listed::Open { r.all_decided } else { r.none } }</p>
            }
            <ol role="list" ref={list} {onkeydown} aria-describedby="review-keys"
                aria-busy={(there < entries.len()).then_some("true")}>
                { for entries.iter().take(there).enumerate().map(|(n, entry)| {
                    let text = store.dossier().article(entry.article()).map(|article| Rc::clone(&article.text));
                    let picked = entry.difference().is_some_and(|one| chosen.contains(&id_of(one)));
                    html! {
                        <Row key={n} nth={n} entry={Rc::clone(entry)} text={text.unwrap_or_default()} name={Rc::clone(&name)}
                            current={n == here} {picked} keys={Rc::clone(&store.work.keys)} go={go.clone()} toggle={toggle.clone()} decide={decide.clone()} />
                    }
                }) }
            </ol>
        </section>
    }
}

/// What differs, what is decided, what is the same.
#[derive(Default)]
struct Lists {
    open: Rc<Vec<Rc<Entry>>>,
    decided: Rc<Vec<Rc<Entry>>>,
    same: Rc<Vec<Rc<Entry>>>,
}

/// The lists, made again when our work or theirs is another.
#[hook]
fn use_lists(store: &Store, theirs: &Theirs) -> Rc<Lists> {
    let dossier = store.dossier().clone();
    let theirs = theirs.clone();
    let made_of = (
        Rc::as_ptr(&dossier.articles) as usize,
        Rc::as_ptr(&dossier.verdicts) as usize,
        Rc::as_ptr(&theirs.dossier) as usize,
    );
    // What the addresses are of is held by the memo, so that they stay theirs.
    let memo = use_memo(made_of, move |_| {
        let (mut open, mut same) = (Vec::new(), Vec::new());
        for one in differences(&dossier, &theirs.dossier) {
            if one.agrees() {
                same.push(Rc::new(Entry::Same(one)));
            } else if verdict(&dossier, &theirs.name, &one).is_none() {
                open.push(Rc::new(Entry::Open(one)));
            }
        }
        let with = |verdict: &&selon_dossier::Verdict| verdict.with == theirs.name;
        let decided = dossier.verdicts.iter().rev().filter(with);
        let decided = decided
            .map(|one| Rc::new(Entry::Decided(one.clone())))
            .collect();
        let lists = Rc::new(Lists {
            open: Rc::new(open),
            decided: Rc::new(decided),
            same: Rc::new(same),
        });
        (lists, dossier, theirs)
    });
    Rc::clone(&memo.0)
}

fn decision(store: &Store, name: &Rc<str>, one: &Difference, took: Took) -> Action {
    let text = store.dossier().article(one.article);
    let text = text.map_or("", |article| &*article.text);
    Action::Decide(Box::new(Decision {
        difference: one.clone(),
        took,
        with: Rc::clone(name),
        said: said(text, one, store.locale),
        at: now(),
    }))
}

//! The keys that work everywhere: walking through claims, deciding on them, undo, files.

use crate::dom;
use crate::i18n::strings;
use crate::instance::Access;
use crate::intake;
use crate::keys::Command;
use crate::store::{Dialog, Mode, Msg, Selected, Store, View};
use crate::view::article::change;
use crate::view::claims::pieces;
use crate::work::{Border, Turn};
use gloo::events::{EventListener, EventListenerOptions};
use selon_dossier::{Action, ClaimChange, ClaimKey, State};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Listens to keys that no field takes.
#[hook]
pub fn use_keyboard(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let root = latest.borrow().here.root.clone();
        let listener = root.ears().map(|ears| {
            EventListener::new_with_options(&ears, "keydown", options, move |event| {
                let store = latest.borrow().clone();
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let ours = !event.default_prevented() && pressed(&store, event);
                if ours {
                    event.prevent_default();
                }
                // The page around the app sees keys typed in here on an element that it does not know for a field.
                let typed = dom::target(event).is_some_and(|to| dom::takes_text(&to));
                if !store.is_page() && (ours || typed) {
                    event.stop_propagation();
                }
            })
        });
        move || drop(listener)
    });
}

/// Does what a key asks for; whether it asked for anything.
fn pressed(store: &Store, event: &KeyboardEvent) -> bool {
    let target = dom::target(event);
    let typing = target.as_ref().is_some_and(dom::takes_text);
    let in_article_field = target.as_ref().is_some_and(|to| to.id() == "article-text");
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return with_control(
            store,
            &key.to_lowercase(),
            event.shift_key(),
            typing && !in_article_field,
        );
    }
    let in_dialog = target.is_some_and(|to| to.closest("dialog").ok().flatten().is_some());
    if typing || in_dialog || event.alt_key() || store.dossier().articles.is_empty() {
        let help = store.work.keys.command(&key) == Some(Command::Keys);
        return help && !typing && !in_dialog && open_keys(store);
    }
    plain(store, &key)
}

fn open_keys(store: &Store) -> bool {
    store.dispatch(Msg::Dialog(Some(Dialog::Keys)));
    true
}

fn with_control(store: &Store, key: &str, shift: bool, own_undo: bool) -> bool {
    match key {
        "z" if own_undo => return false,
        "z" if shift => store.dispatch(Msg::Redo),
        "z" => store.dispatch(Msg::Undo),
        "y" if !own_undo => store.dispatch(Msg::Redo),
        "s" if !store.dossier().articles.is_empty() => intake::save_file(store),
        "o" => return store.here.root.press("#open-file"),
        _ => return false,
    }
    true
}

fn plain(store: &Store, key: &str) -> bool {
    let selected = store.selected.and_then(|selected| selected.claim);
    if let Some(command) = store.work.keys.command(key) {
        if store.access == Access::View && command.changes() {
            return false;
        }
        if command == Command::Article {
            // With Shift the other way.
            let back = key.chars().any(char::is_uppercase);
            return show_article(store, if back { -1 } else { 1 });
        }
        return command_of(store, command, selected);
    }
    match key {
        "ArrowRight" | "ArrowDown" if on_mark(store) => walk(store, 1),
        "ArrowLeft" | "ArrowUp" if on_mark(store) => walk(store, -1),
        "Delete" | "Backspace" if store.access == Access::View => return false,
        "Delete" | "Backspace" => return delete(store, selected),
        "Enter" => return cross(store),
        " " if on_mark(store) => return cross(store),
        "Escape" => {
            if let Some(border) = store.work.border {
                store.dispatch(Msg::Work(Turn::Border(None)));
                // Handles that the keys move are left first; those that merely stand there go with what is selected.
                if border.held {
                    return true;
                }
            }
            let root = &store.here.root;
            if store.selected.is_none() && !dom::selection::something_selected(root) {
                return false;
            }
            dom::selection::clear(root);
            store.dispatch(Msg::Select(None));
        }
        _ => return false,
    }
    true
}

/// Shows the article so many places on.
fn show_article(store: &Store, step: isize) -> bool {
    let next = store
        .article_after(step)
        .filter(|next| store.article() != Some(*next));
    next.into_iter()
        .for_each(|next| store.dispatch(Msg::Show(next)));
    next.is_some()
}

fn command_of(store: &Store, command: Command, selected: Option<ClaimKey>) -> bool {
    match command {
        Command::Next => walk(store, 1),
        Command::Previous => walk(store, -1),
        Command::Beneath => return beneath(store, selected),
        Command::Accept => return decide(store, selected, ClaimChange::Accept),
        Command::Reject => return delete(store, selected),
        Command::Correct => return correct(store, selected),
        Command::Skip => return skip(store),
        Command::Note if dom::selection::something_selected(&store.here.root) => {
            return bar(store, "#make-note");
        }
        Command::Note => {
            return press(store, selected, ".write-note") || focus_note(store, selected);
        }
        Command::Borders => return borders(store, selected),
        Command::Caret => store.dispatch(Msg::Work(Turn::Caret(!store.work.caret))),
        Command::Grain => {
            let next = store.work.grain.next();
            store.dispatch(Msg::Work(Turn::Grain(next)));
            let t = strings(store.locale);
            let said = format!("{} {}", t.work.grain, (t.work.grain_of)(next));
            store.dispatch(Msg::Say(said.into()));
        }
        Command::Claim => return bar(store, "#make-claim"),
        Command::Source => return bar(store, "#make-source"),
        Command::Cue => return bar(store, "#make-cue"),
        Command::Piece => return bar(store, "#make-content"),
        Command::Hedge => return bar(store, "#make-hedge"),
        Command::Figure => return bar(store, "#make-figure"),
        Command::Write => store.dispatch(Msg::Mode(Mode::Write)),
        Command::Labels => store.dispatch(Msg::Labels(!store.labels)),
        Command::Quiet => {
            let quiet = !store.work.quiet;
            store.dispatch(Msg::Work(Turn::Quiet(quiet)));
            let t = &strings(store.locale).work;
            let said = if quiet { t.quiet_on } else { t.quiet_off };
            store.dispatch(Msg::Say(said.into()));
        }
        Command::Article => return show_article(store, 1),
        Command::Keys => return open_keys(store),
        // They work in the list of differences, which has the focus then.
        Command::Mine | Command::Theirs | Command::Both | Command::Neither => return false,
    }
    true
}

/// Whether the focus is on a mark of the article.
fn on_mark(store: &Store) -> bool {
    let active = store.here.root.active();
    active.is_some_and(|element| element.matches("#article mark").unwrap_or(false))
}

/// The claims that the list shows, in its order.
fn listed(store: &Store) -> Vec<ClaimKey> {
    let Some(article) = store.article() else {
        return Vec::new();
    };
    let claims = store.dossier().claims(article);
    let shown = store.work.shown.of(store.dossier(), article, &claims);
    shown.iter().map(|claim| claim.key).collect()
}

fn select(store: &Store, claim: ClaimKey) {
    store.dispatch(Msg::Select(Some(Selected {
        claim: Some(claim),
        figure: None,
        from: View::Key,
    })));
}

/// Selects the claim so many places on among those that are listed.
fn walk(store: &Store, step: isize) {
    let keys = listed(store);
    let selected = store.selected.and_then(|selected| selected.claim);
    let at = selected.and_then(|key| keys.iter().position(|other| *other == key));
    let next = match at {
        Some(at) => at as isize + step,
        None if step > 0 => 0,
        None => keys.len() as isize - 1,
    };
    if let Some(key) = usize::try_from(next).ok().and_then(|next| keys.get(next)) {
        select(store, *key);
    }
}

/// Decides on the selected claim, then goes on to the next one that is listed.
fn decide(store: &Store, selected: Option<ClaimKey>, what: ClaimChange) -> bool {
    let Some(key) = selected else {
        return false;
    };
    let keys = listed(store);
    let at = keys.iter().position(|other| *other == key);
    let next = at.and_then(|at| keys.get(at + 1).or_else(|| keys.get(at.checked_sub(1)?)));
    store.dispatch(Msg::Do(change(key, what)));
    if let Some(next) = next {
        select(store, *next);
    }
    true
}

fn delete(store: &Store, selected: Option<ClaimKey>) -> bool {
    match selected {
        Some(_) => decide(store, selected, ClaimChange::Reject),
        None => drop_figure(store),
    }
}

/// Opens the card of the selected claim, or closes it.
fn correct(store: &Store, selected: Option<ClaimKey>) -> bool {
    let open = store.work.correcting;
    let next = selected.filter(|key| open != Some(*key));
    if next.is_none() && open.is_none() {
        return false;
    }
    store.dispatch(Msg::Work(Turn::Correct(next)));
    true
}

/// Selects the claim that lies under the selected one, the first again after the last.
fn beneath(store: &Store, selected: Option<ClaimKey>) -> bool {
    let Some(claim) = selected.and_then(|key| store.dossier().claim(key)) else {
        return false;
    };
    let claims = store.dossier().claims(claim.article);
    let mut here = claims.iter().filter(|other| other.span.touches(claim.span));
    let after = here
        .clone()
        .skip_while(|other| other.key != claim.key)
        .nth(1);
    let next = after.or_else(|| here.next());
    match next.filter(|next| next.key != claim.key) {
        Some(next) => select(store, next.key),
        None => return false,
    }
    true
}

/// Moves the ends of the selected claim's parts, one part after the other.
fn borders(store: &Store, selected: Option<ClaimKey>) -> bool {
    let Some(claim) = selected.and_then(|key| store.dossier().claim(key)) else {
        return false;
    };
    let view = store.dossier().view(claim.article);
    let all = pieces(&claim, |n| {
        let figure = claim.figures.get(n).and_then(|key| view.figure(*key))?;
        Some(figure.figure.span)
    });
    let now = store.work.border.filter(|border| border.claim == claim.key);
    let at = now.and_then(|now| {
        all.iter()
            .position(|piece| (piece.part, piece.piece) == (now.part, now.piece))
    });
    let next = at.map_or(0, |at| (at + 1) % all.len().max(1));
    let Some(piece) = all.get(next) else {
        return false;
    };
    let border = Border {
        claim: claim.key,
        part: piece.part,
        piece: piece.piece,
        held: true,
    };
    store.dispatch(Msg::Work(Turn::Border(Some(border))));
    true
}

/// Takes the selected figure out of everything shown.
fn drop_figure(store: &Store) -> bool {
    let Some(figure) = store.selected.and_then(|selected| selected.figure) else {
        return false;
    };
    store.dispatch(Msg::Do(Action::DismissFigure(figure, true)));
    true
}

/// Goes to the next listed claim on which nobody has decided; whether there is one.
pub fn skip(store: &Store) -> bool {
    let Some(article) = store.article() else {
        return false;
    };
    let selected = store.selected.and_then(|selected| selected.claim);
    let claims = store.dossier().claims(article);
    let listed = store.work.shown.of(store.dossier(), article, &claims);
    let at = selected
        .and_then(|key| listed.iter().position(|claim| claim.key == key))
        .map_or(0, |at| at + 1);
    let (before, after) = listed.split_at(at.min(listed.len()));
    let open = |claim: &&&std::rc::Rc<selon_dossier::ClaimView>| claim.state == State::Suggested;
    match after.iter().chain(before).find(open) {
        Some(claim) => select(store, claim.key),
        None => return false,
    }
    true
}

/// From a mark to its card, from a card to its mark; from a figure in the text to itself on the card.
fn cross(store: &Store) -> bool {
    let root = &store.here.root;
    let Some(active) = root.active() else {
        return false;
    };
    if let Some(key) = active.id().strip_prefix("mark-") {
        if let Ok(claim) = key.parse() {
            store.dispatch(Msg::Select(Some(Selected {
                claim: Some(claim),
                figure: None,
                from: View::Article,
            })));
        }
        return root.go_to(&format!("[data-card='{key}']"));
    }
    if let Some(figure) = active.get_attribute("data-figure") {
        let claim = active.get_attribute("data-claim").unwrap_or_default();
        store.dispatch(Msg::Select(Some(Selected {
            claim: claim.parse().ok(),
            figure: figure.parse().ok(),
            from: View::Article,
        })));
        return root.go_to(&format!("[data-face='{figure}']"))
            || root.go_to(&format!("[data-card='{claim}']"));
    }
    if let Some(key) = active.get_attribute("data-card") {
        if let Ok(claim) = key.parse() {
            select(store, claim);
        }
        return root.go_to(&format!("#mark-{key}"));
    }
    false
}

fn press(store: &Store, selected: Option<ClaimKey>, control: &str) -> bool {
    let root = &store.here.root;
    selected.is_some_and(|key| root.press(&format!("#card-{key} {control}")))
}

fn focus_note(store: &Store, selected: Option<ClaimKey>) -> bool {
    let root = &store.here.root;
    selected.is_some_and(|key| root.go_to(&format!("#note-{key}")))
}

/// Presses a button of the bar at the selection, which comes up a moment after the selection rests.
fn bar(store: &Store, button: &'static str) -> bool {
    let root = store.here.root.clone();
    let selected = dom::selection::something_selected(&root);
    if !root.press(button) && selected {
        let later = move || {
            root.press(button);
        };
        gloo::timers::callback::Timeout::new(BAR, later).forget();
    }
    selected
}

/// How long the bar may take, in milliseconds.
const BAR: u32 = 250;

//! The dossiers kept in this browser: searched, sorted, named, tagged, copied, deleted and brought back, as one file.

use super::{DialogProps, when};
use crate::dom::{download, page};
use crate::effect::keeping;
use crate::i18n::{Strings, use_strings};
use crate::storage::library::{Entry, Failure, Library, Record, room};
use crate::storage::shelf::{Order, shown, tags};
use crate::store::{Msg, Store, Trouble, title_of, use_store};
use crate::view::kit::{Button, Modal, Shape, Weight};
use selon_dossier::{Action, format};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the dialog knows.
#[derive(Default)]
struct Shelf {
    entries: Option<Vec<Entry>>,
    wanted: String,
    order: Order,
    /// What is being written: of which dossier, and whether it is the tags.
    writing: Option<(String, bool)>,
    /// What was deleted last, to be brought back.
    gone: Option<(String, Record)>,
    room: Option<(f64, f64)>,
}

/// The dialog's state and what it takes to change it.
#[derive(Clone)]
struct Desk {
    shelf: Rc<RefCell<Shelf>>,
    redraw: Callback<()>,
    store: Store,
    t: &'static Strings,
}

impl Desk {
    fn change(&self, change: impl FnOnce(&mut Shelf)) {
        change(&mut self.shelf.borrow_mut());
        self.redraw.emit(());
    }

    /// Does something with the library, then lists it anew.
    fn then_list(&self, work: impl AsyncFnOnce(&Library, &Desk) -> Result<(), Failure> + 'static) {
        let desk = self.clone();
        spawn_local(async move {
            let listed = async {
                let library = keeping::library(&desk.store.here).await?;
                work(&library, &desk).await?;
                library.list().await
            };
            let (list, failure) = match listed.await {
                Ok(list) => (list, None),
                Err(failure) => (Vec::new(), Some(failure)),
            };
            let room = room().await;
            if let Some(failure) = failure {
                desk.store.dispatch(Msg::Trouble(Trouble::Storage(failure)));
            }
            desk.change(|shelf| {
                shelf.room = room;
                shelf.entries = match failure {
                    Some(_) => Some(shelf.entries.take().unwrap_or_default()),
                    None => Some(list),
                };
            });
        });
    }

    fn rename(&self, id: String, title: String) {
        self.change(|shelf| shelf.writing = None);
        if *self.store.dossier().id == *id {
            self.store
                .dispatch(Msg::Do(Action::SetTitle(title.as_str().into())));
            return self.change(|shelf| {
                let entries = shelf.entries.iter_mut().flatten();
                entries
                    .filter(|entry| entry.id == id)
                    .for_each(|entry| entry.title = title.clone());
            });
        }
        self.then_list(async move |library, _| {
            let Some(file) = library.load(&id).await? else {
                return Ok(());
            };
            let Ok(mut dossier) = format::open(&file) else {
                return Err(Failure::Broken);
            };
            dossier.title = title.as_str().into();
            library
                .save(&id, &title_of(&dossier), &format::save(&dossier))
                .await
        });
    }

    fn set_tags(&self, id: String, typed: &str) {
        let tags = tags(typed);
        self.change(|shelf| shelf.writing = None);
        self.then_list(async move |library, _| library.set_tags(&id, &tags).await);
    }

    fn duplicate(&self, entry: Entry) {
        let copy = self.t.dialog.copy_of;
        self.then_list(async move |library, _| {
            let Some(Ok(mut dossier)) = library
                .load(&entry.id)
                .await?
                .map(|file| format::open(&file))
            else {
                return Err(Failure::Broken);
            };
            dossier.id = page::fresh_id().into();
            dossier.title = copy(&title_of(&dossier)).into();
            library
                .save(&dossier.id, &dossier.title, &format::save(&dossier))
                .await?;
            library.set_tags(&dossier.id, &entry.tags).await
        });
    }

    fn delete(&self, entry: Entry) {
        self.then_list(async move |library, desk| {
            let record = library.record(&entry.id).await?;
            library.delete(&entry.id).await?;
            desk.store
                .dispatch(Msg::Say((desk.t.dialog.deleted)(&entry.title).into()));
            desk.change(|shelf| shelf.gone = record.map(|record| (entry.title, record)));
            Ok(())
        });
    }

    fn bring_back(&self) {
        let gone = self.shelf.borrow_mut().gone.take();
        self.then_list(async move |library, _| match gone {
            Some((_, record)) => library.put(&record).await,
            None => Ok(()),
        });
    }

    fn open(&self, id: String, onclose: &Callback<()>) {
        let (dispatch, store) = (self.store.dispatcher(), self.store.clone());
        keeping::flush(&store, &dispatch);
        onclose.emit(());
        spawn_local(async move { keeping::restore(&store.here, &id, &dispatch, false).await });
    }

    /// Everything as one file.
    fn archive(&self) {
        self.then_list(async move |library, desk| {
            let mut all = Vec::new();
            for entry in library.list().await? {
                if let Some(file) = library.load(&entry.id).await? {
                    all.push(format::Archived {
                        file,
                        saved: entry.saved,
                        tags: entry.tags,
                    });
                }
            }
            let day = format::iso(crate::store::now());
            let name = format!(
                "selon-{}.selon-archive.json",
                day.get(..10).unwrap_or_default()
            );
            if download::save(&name, "application/json", &format::archive(&all)).is_err() {
                desk.store.dispatch(Msg::Trouble(Trouble::NoDownload));
            }
            Ok(())
        });
    }
}

/// The dialog.
#[component]
pub fn LibraryDialog(props: &DialogProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let redraw = use_force_update();
    let desk = Desk {
        shelf: use_mut_ref(Shelf::default),
        redraw: Callback::from(move |()| redraw.force_update()),
        store: store.clone(),
        t,
    };
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            keeping::flush(&desk.store, &desk.store.dispatcher());
            desk.then_list(async |_, _| Ok(()));
        });
    }
    let shelf = desk.shelf.borrow();
    let list = match &shelf.entries {
        None => html! {},
        Some(entries) if entries.is_empty() && shelf.gone.is_none() => {
            html! { <p>{ t.dialog.library_empty }</p> }
        }
        Some(entries) => {
            let found = shown(entries, &shelf.wanted, shelf.order);
            html! {
                <>
                    { tools(&desk, shelf.order) }
                    if let Some((title, _)) = &shelf.gone {
                        <p class="library-gone">
                            <span>{ (t.dialog.deleted)(title) }</span>
                            <Button id="library-undo" label={t.bar.undo} icon={Shape::Undo}
                                onclick={with(&desk, |desk| desk.bring_back())} />
                        </p>
                    }
                    if found.is_empty() {
                        <p>{ t.dialog.none_found }</p>
                    }
                    <ul role="list" class="library">
                        { for found.iter().map(|entry| row(&desk, entry, &shelf.writing, &props.onclose)) }
                    </ul>
                    <p class="library-foot">
                        <Button id="library-archive" label={t.dialog.archive} icon={Shape::Save}
                            onclick={with(&desk, |desk| desk.archive())} />
                        <span class="faint">{ kept(&desk, entries, shelf.room) }</span>
                    </p>
                </>
            }
        }
    };
    html! {
        <Modal id="library-dialog" title={t.dialog.library} onclose={props.onclose.clone()}>
            <p class="faint">{ t.dialog.library_hint }</p>
            { list }
        </Modal>
    }
}

fn with<E: 'static>(desk: &Desk, act: impl Fn(&Desk) + 'static) -> Callback<E> {
    let desk = desk.clone();
    Callback::from(move |_: E| act(&desk))
}

fn typed(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlSelectElement>() {
        Some(select) => Some(select.value()),
        None => Some(target.dyn_into::<HtmlInputElement>().ok()?.value()),
    }
}

/// Search and order.
fn tools(desk: &Desk, order: Order) -> Html {
    let t = desk.t;
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(wanted) = typed(&event) {
                desk.change(|shelf| shelf.wanted = wanted);
            }
        })
    };
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let order = match typed(&event).as_deref() {
                Some("title") => Order::Title,
                Some("size") => Order::Size,
                _ => Order::Saved,
            };
            desk.change(|shelf| shelf.order = order);
        })
    };
    let option = |value: &'static str, label: &'static str, of: Order| {
        html! { <option {value} selected={order == of}>{ label }</option> }
    };
    html! {
        <div class="library-tools">
            <input type="search" id="library-search" aria-label={t.dialog.search} placeholder={t.dialog.search}
                autocomplete="off" {oninput} />
            <select id="library-order" aria-label={t.dialog.order} {onchange}>
                { option("saved", t.dialog.by_time, Order::Saved) }
                { option("title", t.dialog.by_title, Order::Title) }
                { option("size", t.dialog.by_size, Order::Size) }
            </select>
        </div>
    }
}

/// One dossier.
fn row(
    desk: &Desk,
    entry: &Entry,
    writing: &Option<(String, bool)>,
    onclose: &Callback<()>,
) -> Html {
    let t = desk.t;
    let open_now = *desk.store.dossier().id == *entry.id;
    let title = match entry.title.trim() {
        "" => t.common.untitled.to_owned(),
        title => title.to_owned(),
    };
    let on = |act: fn(&Desk, Entry)| {
        let entry = entry.clone();
        with(desk, move |desk| act(desk, entry.clone()))
    };
    let write = |tags: bool| {
        let id = entry.id.clone();
        with(desk, move |desk| {
            desk.change(|shelf| shelf.writing = Some((id.clone(), tags)))
        })
    };
    let opened = {
        let (id, onclose) = (entry.id.clone(), onclose.clone());
        with(desk, move |desk| desk.open(id.clone(), &onclose))
    };
    let tool = |label: &'static str, icon: Shape, onclick: Callback<MouseEvent>| {
        let label = format!("{label} ({title})");
        html! { <Button {label} {icon} bare=true weight={Weight::Quiet} {onclick} /> }
    };
    let fields = writing.as_ref().filter(|(id, _)| *id == entry.id);
    html! {
        <li key={entry.id.clone()}>
            <div>
                if let Some((_, tags)) = fields {
                    { field(desk, entry, *tags) }
                } else {
                    <strong><bdi>{ title.clone() }</bdi></strong>
                }
                <span class="faint">
                    { (t.dialog.saved)(&when(entry.saved, desk.store.locale)) }
                    { for entry.tags.iter().map(|tag| html! { <>{ " " }<span class="badge">{ tag }</span></> }) }
                </span>
            </div>
            if open_now {
                <span class="badge">{ t.dialog.current }</span>
            } else {
                <Button label={t.dialog.open} onclick={opened} />
            }
            { tool(t.dialog.rename, Shape::Edit, write(false)) }
            { tool(t.dialog.tags, Shape::Tag, write(true)) }
            { tool(t.dialog.duplicate, Shape::New, on(|desk, entry| desk.duplicate(entry))) }
            if !open_now {
                { tool(t.dialog.delete, Shape::Bin, on(|desk, entry| desk.delete(entry))) }
            }
        </li>
    }
}

/// Where a title or tags are written.
fn field(desk: &Desk, entry: &Entry, tags: bool) -> Html {
    let t = desk.t;
    let (label, value) = match tags {
        true => (t.dialog.tags_hint, entry.tags.join(", ")),
        false => (t.dialog.rename, entry.title.clone()),
    };
    let done = {
        let (desk, id) = (desk.clone(), entry.id.clone());
        Callback::from(move |event: Event| match typed(&event) {
            Some(words) if tags => desk.set_tags(id.clone(), &words),
            Some(words) => desk.rename(id.clone(), words.trim().to_owned()),
            None => {}
        })
    };
    let onkeydown = {
        let desk = desk.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                // Of the field, not of the dialog.
                event.prevent_default();
                event.stop_propagation();
                desk.change(|shelf| shelf.writing = None);
            }
        })
    };
    html! {
        <input type="text" id="library-field" aria-label={label} placeholder={label} {value} maxlength="200"
            autofocus=true onchange={done} {onkeydown} />
    }
}

/// How much is kept, in words.
fn kept(desk: &Desk, entries: &[Entry], room: Option<(f64, f64)>) -> String {
    let t = &desk.t.dialog;
    let size = |bytes: f64| {
        let (unit, value) = match bytes {
            bytes if bytes >= 1e9 => (t.gigabytes, bytes / 1e9),
            bytes if bytes >= 1e6 => (t.megabytes, bytes / 1e6),
            bytes => (t.kilobytes, bytes / 1e3),
        };
        let value = if value < 10.0 {
            (value * 10.0).ceil() / 10.0
        } else {
            value.round()
        };
        format!("{}\u{a0}{unit}", desk.store.locale.number(value))
    };
    let all = entries.iter().map(|entry| entry.size).sum();
    let room = room.map(|(used, most)| (size(used), size(most)));
    (t.room)(entries.len(), &size(all), room)
}

//! Dossiers in IndexedDB, one record each, as the very text that a saved file holds.
//!
//! A save counts only once it has been read back and is the same; see [`Library::keep`].

use crate::dom::page;
use idb::{Database, DatabaseEvent, Factory, KeyPath, ObjectStoreParams, TransactionMode};
use js_sys::Reflect;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "selon";
const VERSION: u32 = 1;
const DOSSIERS: &str = "dossiers";

thread_local! {
    /// Counts the saves of this page.
    static SAVES: Cell<u32> = const { Cell::new(0) };
}

/// An open library.
#[derive(Debug)]
pub struct Library {
    database: Database,
}

/// A dossier as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title when it was saved.
    pub title: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved: f64,
    /// The length of its file, in UTF-16 units.
    pub size: f64,
    /// The person's own words for finding it.
    pub tags: Vec<String>,
}

/// Everything that is kept of a dossier, to be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Record(JsValue);

/// Why something could not be kept or fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser allows no storage here: a private window, a setting, a policy.
    Refused,
    /// There is no room left.
    Full,
    /// What was read back is not what was written.
    NotKept,
    /// The browser gave another reason.
    Broken,
}

impl Record {
    /// A record with everything in it, as it is to be kept.
    pub fn new(id: &str, title: &str, file: &str, saved: f64, tags: &[String]) -> Option<Record> {
        let record = js_sys::Object::new();
        let tags: js_sys::Array = tags.iter().map(|tag| JsValue::from_str(tag)).collect();
        let fields: [(&str, JsValue); 5] = [
            ("id", id.into()),
            ("title", title.into()),
            ("file", file.into()),
            ("saved", saved.into()),
            ("tags", tags.into()),
        ];
        for (key, value) in fields {
            Reflect::set(&record, &key.into(), &value).ok()?;
        }
        Some(Record(record.into()))
    }
}

impl From<idb::Error> for Failure {
    fn from(error: idb::Error) -> Failure {
        let written = error.to_string();
        if written.contains("QuotaExceeded") {
            Failure::Full
        } else if matches!(error, idb::Error::IndexedDbNotFound(_))
            || written.contains("SecurityError")
            || written.contains("InvalidStateError")
        {
            Failure::Refused
        } else {
            Failure::Broken
        }
    }
}

impl Library {
    /// Opens the library, making it on the first visit.
    pub async fn open() -> Result<Library, Failure> {
        let factory = Factory::new().map_err(|_| Failure::Refused)?;
        let mut request = factory
            .open(DATABASE, Some(VERSION))
            .map_err(|_| Failure::Refused)?;
        request.on_upgrade_needed(|event| {
            let mut params = ObjectStoreParams::new();
            params.key_path(Some(KeyPath::new_single("id")));
            if let Ok(database) = event.database() {
                // A store that cannot be made is found out by the first transaction on it.
                let _ = database.create_object_store(DOSSIERS, params);
            }
        });
        let database = request.await.map_err(|_| Failure::Refused)?;
        Ok(Library { database })
    }

    /// Writes a dossier's file, reads it back and compares, see [`Library::keep`].
    pub async fn save(&self, id: &str, title: &str, file: &str) -> Result<(), Failure> {
        self.keep(id, title, file, None).await.map(drop)
    }

    /// Writes a dossier's file, with what can be undone in it as far as there is room, then reads it back in another
    /// transaction and compares. Whether there was room for all.
    pub async fn keep(
        &self,
        id: &str,
        title: &str,
        file: &str,
        history: Option<&str>,
    ) -> Result<bool, Failure> {
        let turn = SAVES.with(|saves| {
            saves.set(saves.get() + 1);
            saves.get()
        });
        let text = JsValue::from_str(file);
        let mut whole = true;
        let written = self.write(id, title, &text, history).await;
        if let (Err(Failure::Full), Some(_)) = (&written, history) {
            // What can be undone is given up before the work.
            whole = false;
            self.write(id, title, &text, None).await?;
        } else {
            written?;
        }
        let kept = self.record(id).await?;
        // What a later save has written meanwhile is its own to check.
        let latest = SAVES.with(|saves| saves.get() == turn);
        // The browser compares two of its own texts faster than either is copied out.
        let same = |Record(kept): Record| {
            Reflect::get(&kept, &"file".into()).is_ok_and(|kept| kept == text)
        };
        match kept.is_some_and(same) || !latest {
            true => Ok(whole),
            false => Err(Failure::NotKept),
        }
    }

    async fn write(
        &self,
        id: &str,
        title: &str,
        file: &JsValue,
        history: Option<&str>,
    ) -> Result<(), Failure> {
        let record = js_sys::Object::new();
        let set = |key: &str, value: JsValue| {
            Reflect::set(&record, &key.into(), &value).map_err(|_| Failure::Broken)
        };
        set("id", id.into())?;
        set("title", title.into())?;
        set("saved", page::now().into())?;
        set("file", file.clone())?;
        if let Some(history) = history {
            set("history", history.into())?;
        }
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(DOSSIERS)?;
        // Tags are given in the library, not in the dossier.
        if let Some(before) = store.get(JsValue::from_str(id))?.await? {
            let tags = Reflect::get(&before, &"tags".into()).unwrap_or_default();
            set("tags", tags)?;
        }
        store.put(&record, None)?.await?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// The file of a dossier, `None` if there is none under this id.
    pub async fn load(&self, id: &str) -> Result<Option<String>, Failure> {
        Ok(self.fetch(id).await?.map(|(file, _)| file))
    }

    /// The file of a dossier and its history, where one was kept; `None` if there is none under this id.
    pub async fn fetch(&self, id: &str) -> Result<Option<(String, Option<String>)>, Failure> {
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(DOSSIERS)?;
        let record = store.get(JsValue::from_str(id))?.await?;
        Ok(record.and_then(|record| Some((text(&record, "file")?, text(&record, "history")))))
    }

    /// Every dossier, last saved first.
    pub async fn list(&self) -> Result<Vec<Entry>, Failure> {
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(DOSSIERS)?;
        let mut entries: Vec<Entry> = store
            .get_all(None, None)?
            .await?
            .iter()
            .filter_map(|record| {
                let file = Reflect::get(record, &"file".into()).ok()?;
                Some(Entry {
                    id: text(record, "id")?,
                    title: text(record, "title").unwrap_or_default(),
                    saved: Reflect::get(record, &"saved".into()).ok()?.as_f64()?,
                    size: f64::from(file.dyn_ref::<js_sys::JsString>()?.length()),
                    tags: tags(record),
                })
            })
            .collect();
        selon_engine::order::by(&mut entries, |a, b| b.saved.total_cmp(&a.saved));
        Ok(entries)
    }

    /// Everything that is kept of a dossier.
    pub async fn record(&self, id: &str) -> Result<Option<Record>, Failure> {
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(DOSSIERS)?;
        Ok(store.get(JsValue::from_str(id))?.await?.map(Record))
    }

    /// Puts a record back as it was.
    pub async fn put(&self, record: &Record) -> Result<(), Failure> {
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(DOSSIERS)?;
        store.put(&record.0, None)?.await?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// Gives a dossier other tags.
    pub async fn set_tags(&self, id: &str, tags: &[String]) -> Result<(), Failure> {
        let Some(record) = self.record(id).await? else {
            return Ok(());
        };
        let list: js_sys::Array = tags.iter().map(|tag| JsValue::from_str(tag)).collect();
        Reflect::set(&record.0, &"tags".into(), &list).map_err(|_| Failure::Broken)?;
        self.put(&record).await
    }

    /// Forgets a dossier.
    pub async fn delete(&self, id: &str) -> Result<(), Failure> {
        let transaction = self
            .database
            .transaction(&[DOSSIERS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(DOSSIERS)?;
        store.delete(JsValue::from_str(id))?.await?;
        transaction.commit()?.await?;
        Ok(())
    }
}

fn tags(record: &JsValue) -> Vec<String> {
    let list = Reflect::get(record, &"tags".into()).unwrap_or_default();
    match js_sys::Array::is_array(&list) {
        true => js_sys::Array::from(&list)
            .iter()
            .filter_map(|tag| tag.as_string())
            .collect(),
        false => Vec::new(),
    }
}

/// How much this site keeps in the browser and how much it may, in bytes, as far as the browser tells.
pub async fn room() -> Option<(f64, f64)> {
    let storage = crate::dom::window()?.navigator().storage();
    let estimate = wasm_bindgen_futures::JsFuture::from(storage.estimate().ok()?)
        .await
        .ok()?;
    let number = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

fn text(record: &JsValue, key: &str) -> Option<String> {
    Reflect::get(record, &key.into()).ok()?.as_string()
}

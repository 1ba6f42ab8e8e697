//! The app's way to everything that goes out and comes in but its own files: fetched when it is first needed, at work in a
//! worker of its own. See `web/porter.js`.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use selon_dossier::Locale;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/handover/load.js")]
extern "C" {
    /// An app's own way to what goes out and comes in.
    pub type Carrier;
    #[wasm_bindgen(constructor)]
    fn new(urls: &JsValue) -> Carrier;
    #[wasm_bindgen(method, catch, js_name = write)]
    async fn write_file(
        this: &Carrier,
        format: &str,
        file: Uint8Array,
        lang: &str,
        now: f64,
        tell: &Function,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = write)]
    fn begin_to_write(
        this: &Carrier,
        format: &str,
        file: Uint8Array,
        lang: &str,
        now: f64,
        tell: &Function,
    ) -> js_sys::Promise;
    #[wasm_bindgen(method, catch, js_name = read)]
    async fn read_files(
        this: &Carrier,
        files: &Array,
        onto: Option<Uint8Array>,
        same: bool,
        id: &str,
        lang: &str,
        tell: &Function,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = unshare)]
    async fn open_link(
        this: &Carrier,
        fragment: &str,
        id: &str,
        lang: &str,
    ) -> Result<JsValue, JsValue>;
    /// Gives up what is being done, and ends what does it.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Carrier);
    #[wasm_bindgen(catch, js_name = copy)]
    async fn copy_both(rich: js_sys::Promise, plain: js_sys::Promise) -> Result<JsValue, JsValue>;
}

impl Carrier {
    /// A way to the files at these addresses, absolute. Nothing is fetched before it is needed.
    pub fn to(
        porter: &str,
        engine: (&str, &str),
        handover: (&str, &str),
        pdf: (&str, &str),
    ) -> Carrier {
        let set = |object: &Object, key: &str, value: &JsValue| {
            // Cannot fail on an object of our own.
            let _ = Reflect::set(object, &key.into(), value);
        };
        let module = |(js, wasm): (&str, &str)| {
            let module = Object::new();
            set(&module, "js", &js.into());
            set(&module, "wasm", &wasm.into());
            module
        };
        let urls = Object::new();
        set(&urls, "porter", &porter.into());
        set(&urls, "engine", &module(engine));
        set(&urls, "handover", &module(handover));
        set(&urls, "pdf", &module(pdf));
        Carrier::new(&urls)
    }
}

/// Why nothing came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person stopped it.
    Cancelled,
    /// A sentence for the person, in their language.
    Said(String),
    /// A file of the site is missing, or there is a defect; what was said of it.
    Broken(String),
}

impl From<JsValue> for Refusal {
    fn from(error: JsValue) -> Refusal {
        let message = text(&error, "message");
        let said = get(&error, "said").is_truthy();
        match message.as_str() {
            "" if said => Refusal::Cancelled,
            _ if said => Refusal::Said(message),
            _ => Refusal::Broken(message),
        }
    }
}

/// What files have become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// How many articles came; they are the first of the dossiers to be opened.
    pub articles: usize,
    /// Saved dossiers to be opened.
    pub opened: Vec<String>,
    /// The dossier that was open, with what came in.
    pub changed: Option<String>,
    /// Dossiers of a library in one file: each with when it was kept and its tags.
    pub kept: Vec<(String, f64, Vec<String>)>,
    /// What came in, in words.
    pub said: String,
    /// One sentence for each file that could not be read.
    pub refused: Vec<String>,
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

fn string(bytes: JsValue) -> Option<String> {
    let bytes: Uint8Array = bytes.dyn_into().ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}

/// Where it is told how far the work is: done, and all.
pub type Tell = Closure<dyn Fn(f64, f64)>;

fn there(carrier: &Option<Carrier>) -> Result<&Carrier, Refusal> {
    let missing = || Refusal::Broken("nobody said where the files are".to_owned());
    carrier.as_ref().ok_or_else(missing)
}

/// A saved dossier as a file for others, see `crates/handover-wasm` for the formats.
pub async fn write(
    carrier: &Option<Carrier>,
    file: &str,
    format: &str,
    locale: Locale,
    now: f64,
    tell: &Tell,
) -> Result<Uint8Array, Refusal> {
    let file = Uint8Array::from(file.as_bytes());
    let tell = tell.as_ref().unchecked_ref();
    let carrier = there(carrier)?;
    let answer = carrier
        .write_file(format, file, locale.code(), now, tell)
        .await?;
    Ok(get(&answer, "bytes").unchecked_into())
}

/// Files as dossiers. `onto` is the saved dossier that is open; with `same`, articles are added to it. `id` names a new
/// one.
pub async fn read(
    carrier: &Option<Carrier>,
    files: &Array,
    onto: Option<&str>,
    same: bool,
    id: &str,
    locale: Locale,
    tell: &Tell,
) -> Result<Taken, Refusal> {
    let onto = onto.map(|file| Uint8Array::from(file.as_bytes()));
    let tell = tell.as_ref().unchecked_ref();
    let carrier = there(carrier)?;
    let answer = carrier
        .read_files(files, onto, same, id, locale.code(), tell)
        .await?;
    let list = |key: &str| Array::from(&get(&answer, key));
    Ok(Taken {
        articles: get(&answer, "articles").as_f64().unwrap_or_default() as usize,
        opened: list("opened").iter().filter_map(string).collect(),
        changed: string(get(&answer, "changed")),
        kept: list("kept").iter().filter_map(kept).collect(),
        said: text(&answer, "said"),
        refused: list("refused")
            .iter()
            .filter_map(|one| one.as_string())
            .collect(),
    })
}

fn kept(one: JsValue) -> Option<(String, f64, Vec<String>)> {
    let one = Array::from(&one);
    let tags = Array::from(&one.get(2));
    Some((
        string(one.get(0))?,
        one.get(1).as_f64()?,
        tags.iter().filter_map(|tag| tag.as_string()).collect(),
    ))
}

/// The saved dossier that a link carries, named `id`.
pub async fn unshare(
    carrier: &Option<Carrier>,
    fragment: &str,
    id: &str,
    locale: Locale,
) -> Result<String, Refusal> {
    let carrier = there(carrier)?;
    let answer = carrier.open_link(fragment, id, locale.code()).await?;
    string(get(&answer, "bytes")).ok_or_else(|| Refusal::Broken(String::new()))
}

/// Copies a saved dossier as rich text, and as Markdown for whoever takes plain text only. To be called in a click.
pub async fn copy(
    carrier: &Option<Carrier>,
    file: &str,
    locale: Locale,
    tell: &Tell,
) -> Result<(), Refusal> {
    let carrier = there(carrier)?;
    let begin = |format: &str| {
        let file = Uint8Array::from(file.as_bytes());
        carrier.begin_to_write(
            format,
            file,
            locale.code(),
            f64::NAN,
            tell.as_ref().unchecked_ref(),
        )
    };
    let (rich, plain) = (begin("rich"), begin("md"));
    copy_both(rich, plain).await?;
    Ok(())
}

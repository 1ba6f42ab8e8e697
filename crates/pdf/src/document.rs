//! Pages as runs of characters where they stand.

use crate::font::Fonts;
use crate::lines::{self, Run};
use crate::matrix::Matrix;
use crate::{Article, Refusal};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

/// The most that one stream may unpack to, in bytes.
pub(crate) const LIMIT: usize = 48 << 20;
/// Fewer letters than this are no article: a stamp on a scan.
const LEAST: usize = 20;
/// The most pages that are read.
const PAGES: usize = 2000;
/// How deep forms are read inside forms.
const DEPTH: usize = 6;
/// The most runs of characters of a page: more are a drawing.
const RUNS: usize = 200_000;

/// Reads a document, see [`crate::read`].
pub(crate) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let options = LoadOptions {
        max_decompressed_size: Some(LIMIT),
        ..LoadOptions::default()
    };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Refusal::Locked,
            _ => Refusal::Damaged,
        })?;
    let mut paragraphs = lines::Paragraphs::default();
    for page in document.get_pages().into_values().take(PAGES) {
        paragraphs.page(runs(&document, page));
    }
    let text = paragraphs.finish();
    if text.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return Err(match document.is_encrypted() {
            true => Refusal::Locked,
            false => Refusal::Pictures,
        });
    }
    let (title, author) = properties(&document);
    Ok(Article {
        text,
        title,
        author,
    })
}

/// Title and author, as the document's properties state them.
fn properties(document: &Document) -> (String, String) {
    let info = document.trailer.get_deref(b"Info", document);
    let info = info.and_then(Object::as_dict).ok();
    let text = |key: &[u8]| {
        let value = info.and_then(|info| info.get_deref(key, document).ok());
        let text = value
            .and_then(|value| lopdf::decode_text_string(value).ok())
            .unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let title = text(b"Title");
    // What programs write by themselves: the name of a file.
    let file = ["doc", "docx", "odt", "indd", "qxp", "rtf", "pdf", "html"];
    let ending = title
        .rsplit_once('.')
        .map(|(_, end)| end.to_ascii_lowercase());
    let made_up = title.starts_with("Microsoft Word")
        || title.contains("://")
        || title.starts_with("about:")
        || ending.is_some_and(|end| file.contains(&end.as_str()));
    (if made_up { String::new() } else { title }, text(b"Author"))
}

fn runs(document: &Document, page: ObjectId) -> Vec<Run> {
    let mut reader = Reader {
        document,
        runs: Vec::new(),
    };
    if let Ok(content) = document.get_page_content_with_limit(page, LIMIT) {
        let fonts = Fonts::of_page(document, page);
        let resources = document.get_page_resources(page).ok();
        let resources: Vec<&Dictionary> = resources
            .map(|(own, inherited)| {
                let inherited = inherited
                    .into_iter()
                    .filter_map(|id| document.get_dictionary(id).ok());
                own.into_iter().chain(inherited).collect()
            })
            .unwrap_or_default();
        reader.content(&content, &fonts, &resources, Matrix::default(), DEPTH);
    }
    reader.runs
}

struct Reader<'d> {
    document: &'d Document,
    runs: Vec<Run>,
}

/// What text is written with.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Vec<u8>,
    size: f32,
    leading: f32,
    spacing: f32,
    word_spacing: f32,
    scale: f32,
}

fn number(operation: &Operation, at: usize) -> f32 {
    operation
        .operands
        .get(at)
        .and_then(|one| one.as_float().ok())
        .filter(|one| one.is_finite())
        .unwrap_or(0.0)
}

fn matrix(operation: &Operation) -> Matrix {
    Matrix([0, 1, 2, 3, 4, 5].map(|at| number(operation, at)))
}

impl<'d> Reader<'d> {
    fn content(
        &mut self,
        content: &[u8],
        fonts: &Fonts<'d>,
        resources: &[&'d Dictionary],
        place: Matrix,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let mut state = State {
            place,
            font: Vec::new(),
            size: 1.0,
            leading: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
        };
        let mut kept: Vec<State> = Vec::new();
        let (mut line, mut at) = (Matrix::default(), Matrix::default());
        for operation in &content.operations {
            if self.runs.len() > RUNS {
                return;
            }
            match operation.operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.place = matrix(operation).then(state.place),
                "BT" => (line, at) = (Matrix::default(), Matrix::default()),
                "Tf" => {
                    if let Some(Ok(name)) = operation.operands.first().map(Object::as_name) {
                        state.font = name.to_vec();
                    }
                    state.size = number(operation, 1);
                }
                "TL" => state.leading = number(operation, 0),
                "Tc" => state.spacing = number(operation, 0),
                "Tw" => state.word_spacing = number(operation, 0),
                "Tz" => state.scale = number(operation, 0) / 100.0,
                "Tm" => (line, at) = (matrix(operation), matrix(operation)),
                "Td" | "TD" => {
                    let (x, y) = (number(operation, 0), number(operation, 1));
                    if operation.operator == "TD" {
                        state.leading = -y;
                    }
                    line = Matrix::moved(x, y).then(line);
                    at = line;
                }
                "T*" => {
                    line = Matrix::moved(0.0, -state.leading).then(line);
                    at = line;
                }
                "Tj" | "'" | "\"" => {
                    if operation.operator != "Tj" {
                        line = Matrix::moved(0.0, -state.leading).then(line);
                        at = line;
                    }
                    if let Some(Object::String(bytes, _)) = operation.operands.last() {
                        at = self.show(bytes, &state, fonts, at);
                    }
                }
                "TJ" => {
                    if let Some(Object::Array(parts)) = operation.operands.first() {
                        for part in parts {
                            match part {
                                Object::String(bytes, _) => {
                                    at = self.show(bytes, &state, fonts, at)
                                }
                                other => {
                                    let by = other.as_float().unwrap_or(0.0);
                                    at =
                                        Matrix::moved(-by / 1000.0 * state.size * state.scale, 0.0)
                                            .then(at);
                                }
                            }
                        }
                    }
                }
                "Do" if depth > 0 => {
                    if let Some(Ok(name)) = operation.operands.first().map(Object::as_name) {
                        self.form(name, resources, state.place, depth - 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Text of a page that is drawn as one thing.
    fn form(&mut self, name: &[u8], resources: &[&'d Dictionary], place: Matrix, depth: usize) {
        let document = self.document;
        let form = resources.iter().find_map(|resources| {
            let objects = resources
                .get_deref(b"XObject", document)
                .ok()?
                .as_dict()
                .ok()?;
            objects.get_deref(name, document).ok()?.as_stream().ok()
        });
        let Some(form) = form.filter(|form| {
            form.dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Form")
        }) else {
            return;
        };
        let Ok(content) = form.get_plain_content_with_limit(LIMIT) else {
            return;
        };
        let own = form
            .dict
            .get_deref(b"Resources", document)
            .and_then(Object::as_dict)
            .ok();
        let resources: Vec<&Dictionary> = own.map_or_else(|| resources.to_vec(), |own| vec![own]);
        let moved = form
            .dict
            .get_deref(b"Matrix", document)
            .and_then(Object::as_array)
            .ok();
        let moved = moved.map_or_else(Matrix::default, |list| {
            let mut out = Matrix::default();
            for (to, from) in out.0.iter_mut().zip(list) {
                *to = from.as_float().unwrap_or(0.0);
            }
            out
        });
        let fonts = Fonts::of_resources(document, &resources);
        self.content(&content, &fonts, &resources, moved.then(place), depth);
    }

    /// Notes a run of characters; where the next one stands.
    fn show(&mut self, bytes: &[u8], state: &State, fonts: &Fonts, at: Matrix) -> Matrix {
        let Some((text, width, codes, spaces)) = fonts.read(&state.font, bytes) else {
            return at;
        };
        let width =
            (width / 1000.0 * state.size + codes * state.spacing + spaces * state.word_spacing)
                * state.scale;
        let next = Matrix::moved(width, 0.0).then(at);
        let (from, to) = (at.then(state.place), next.then(state.place));
        let size = (state.size * from.height()).abs();
        let is_text = size > 0.5 && !text.trim_matches('\0').is_empty();
        if is_text && from.is_upright() {
            self.runs.push(Run {
                text,
                x: from.x(),
                end: to.x(),
                y: from.y(),
                size,
            });
        }
        next
    }
}

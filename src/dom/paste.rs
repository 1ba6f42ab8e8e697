//! What the clipboard or a drop brings.

use super::html;
use selon_dossier::intake::Extract;
use web_sys::{DataTransfer, File};

/// Something handed to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Handed {
    /// Text, with what its markup says of it.
    Text(Extract),
    /// Files to read.
    Files(Vec<File>),
    /// Nothing that could be an article.
    Nothing,
}

/// Reads what was pasted or dropped: files first, then marked-up text with its paragraphs, then plain text.
pub fn read(data: &DataTransfer) -> Handed {
    let plain = data.get_data("text/plain").unwrap_or_default();
    let list = data.files();
    let files: Vec<File> = list
        .map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
        .unwrap_or_default();
    // Word processors put a picture of the text beside the text.
    if !files.is_empty() && plain.trim().is_empty() {
        return Handed::Files(files);
    }
    let marked = data.get_data("text/html").unwrap_or_default();
    let from_markup = (!marked.trim().is_empty() && marked.len() < MAX_MARKUP)
        .then(|| html::fragment(&marked))
        .flatten()
        .filter(|extract| keeps(&extract.text, &plain));
    let extract = from_markup.unwrap_or_else(|| Extract {
        text: plain,
        ..Extract::default()
    });
    if extract.text.trim().is_empty() {
        Handed::Nothing
    } else {
        Handed::Text(extract)
    }
}

/// Markup longer than this is not worth parsing beside its plain text.
const MAX_MARKUP: usize = 8 * 1024 * 1024;

/// Whether the text from the markup says as much as the plain text beside it, menus and buttons left aside.
fn keeps(marked: &str, plain: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (marked, plain) = (letters(marked), letters(plain));
    marked > 0 && marked * 10 >= plain * 7
}

//! HTML without a browser, for the command line and for pages that come in files: a tokenizer feeds a [`Flow`].
//!
//! Nothing is run or loaded. Malformed markup never fails: what cannot be a tag is text.

use super::flow::{Extract, Flow, Scope};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Elements that have no content and no end.
pub(super) const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Reads a whole page, as a file has it: its article, if it marks one, else all but its navigation. Where leaving out
/// what is named like advertising would leave less than half, it is left in.
pub fn page(html: &str) -> Extract {
    let bare = read(html, Scope::BarePage);
    let whole = read(html, Scope::Page);
    if bare.text.len() * 2 >= whole.text.len() {
        bare
    } else {
        whole
    }
}

/// Reads a piece of a page, as a letter or the clipboard has it: all of it but menus.
pub fn fragment(html: &str) -> Extract {
    read(html, Scope::Piece)
}

fn read(html: &str, scope: Scope) -> Extract {
    let mut flow = Flow::new(scope);
    // Names of the elements that are open inside one that is not read, that one first.
    let mut dropped: Vec<String> = Vec::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let void = VOID.contains(&name.as_str());
                let attribute = |key: &str| {
                    let value = tag.attributes.get(key.as_bytes())?;
                    Some(String::from_utf8_lossy(value).into_owned())
                };
                if dropped.is_empty() {
                    let read = flow.open(&name, &attribute);
                    if read && void {
                        flow.close(&name);
                    } else if !read && !void {
                        dropped.push(name);
                    }
                } else {
                    // In a page's head stands what it says of itself, also where it is not read.
                    if matches!(name.as_str(), "meta" | "link" | "title" | "script") {
                        flow.note(&name, &attribute);
                    }
                    if !void && name == dropped[0] {
                        dropped.push(name);
                    }
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if dropped.is_empty() {
                    flow.close(&name);
                } else {
                    flow.close_aside(&name);
                    if name == dropped[0] {
                        dropped.pop();
                    }
                }
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                if dropped.is_empty() {
                    flow.text(&text);
                } else {
                    flow.aside(&text);
                }
            }
            _ => {}
        }
    }
    flow.finish()
}

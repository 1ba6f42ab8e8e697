//! HTML in, the text a reader would see out: paragraphs apart, scripts, menus and styles gone.
//!
//! The markup is parsed into a document that belongs to no window: nothing in it runs, loads or shows, and only text
//! comes out, by way of a [`Flow`], as everywhere else that markup is read.

use selon_dossier::intake::{Extract, Flow, Scope};
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// Reads a piece of a page, as the clipboard has it: all of it but menus.
pub fn fragment(html: &str) -> Option<Extract> {
    let document = parse(html)?;
    let mut flow = Flow::new(Scope::Piece);
    walk(&mut flow, document.document_element()?.as_ref());
    Some(flow.finish())
}

fn walk(flow: &mut Flow, node: &Node) {
    match node.node_type() {
        Node::TEXT_NODE => flow.text(&node.node_value().unwrap_or_default()),
        Node::ELEMENT_NODE => {
            let Some(element) = node.dyn_ref::<Element>() else {
                return;
            };
            let name = element.local_name();
            let read = flow.open(&name, &|key| element.get_attribute(key));
            if name == "head" {
                notes(flow, node);
            }
            if read {
                let mut child = node.first_child();
                while let Some(node) = child {
                    walk(flow, &node);
                    child = node.next_sibling();
                }
                flow.close(&name);
            }
        }
        _ => {}
    }
}

/// What a page says of itself in its head, which nobody reads.
fn notes(flow: &mut Flow, head: &Node) {
    let mut child = head.first_child();
    while let Some(node) = child {
        if let Some(element) = node.dyn_ref::<Element>() {
            let name = element.local_name();
            flow.note(&name, &|key| element.get_attribute(key));
            flow.aside(&node.text_content().unwrap_or_default());
            flow.close_aside(&name);
        }
        child = node.next_sibling();
    }
}

fn parse(html: &str) -> Option<Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(&bare(html), SupportedType::TextHtml)
        .ok()
}

/// Elements that say where the addresses of a page begin, which the policy refuses.
const BASE: &str = "base";

/// Elements whose content is dropped before parsing.
const RAW: &[&str] = &["script", "style"];

/// Attributes that are kept: what hides, what marks the article, and what tells its author and date.
const TELLING: &[&str] = &[
    "hidden",
    "aria-hidden",
    "role",
    "class",
    "content",
    "datetime",
    "href",
    "itemprop",
    "name",
    "property",
    "rel",
];

/// The markup without its attributes, scripts and styles.
///
/// A parsed document runs nothing, yet the browser reports each handler and style in it to the console as a breach of
/// the page's policy. This is for quiet, not for safety: only text ever leaves the parsed document.
fn bare(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some(comment) = from.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let inside = &from[1..];
        let closing = inside.starts_with('/');
        let tag = inside.strip_prefix('/').unwrap_or(inside);
        let length = tag
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'))
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(length);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push('<');
            rest = inside;
            continue;
        }
        let (kept, after) = strip(attributes);
        rest = after;
        let raw = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name));
        if let (Some(raw), false) = (raw, closing) {
            rest = after_end(rest, raw);
            continue;
        }
        if name.eq_ignore_ascii_case(BASE) {
            continue;
        }
        out.push('<');
        if closing {
            out.push('/');
        }
        out.push_str(name);
        out.push_str(&kept);
        out.push('>');
    }
    out.push_str(rest);
    out
}

/// The attributes worth keeping, and what follows the tag.
fn strip(attributes: &str) -> (String, &str) {
    let mut kept = String::new();
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (kept, after);
        }
        if rest.is_empty() {
            return (kept, rest);
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .map_or(rest.len(), |(at, _)| at);
        let (name, tail) = rest.split_at(end);
        let tail = tail.trim_start();
        let (value, after) = match tail.strip_prefix('=') {
            None => ("", tail),
            Some(tail) => value(tail.trim_start()),
        };
        let plain = !value.contains('"');
        if plain && TELLING.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            kept.push_str(&format!(" {name}=\"{value}\""));
        }
        rest = after;
    }
}

/// An attribute's value and what follows it.
fn value(tail: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = tail.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = tail
        .find(|c: char| c.is_ascii_whitespace() || c == '>')
        .unwrap_or(tail.len());
    tail.split_at(end)
}

/// What follows the end of an element whose content is not markup.
fn after_end<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let tail = &rest[at + 2..];
        let named = tail
            .get(..name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name));
        if named {
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
        rest = tail;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn markup_keeps_its_elements_and_loses_what_the_policy_would_complain_about() {
        let cases = [
            (
                "<p onclick=\"a('>')\" class=x>One</p>",
                "<p class=\"x\">One</p>",
            ),
            (
                "<base href='/x'><a rel='author' href='/y'>Z</a>",
                "<a rel=\"author\" href=\"/y\">Z</a>",
            ),
            ("<STYLE>p > b {}</Style ><b style='x'>Two</b>", "<b>Two</b>"),
            ("<script>if (1 < 2) '</p>'</script>Three", "Three"),
            (
                "<div hidden aria-hidden=true role='main'>",
                "<div hidden=\"\" aria-hidden=\"true\" role=\"main\">",
            ),
            ("4 < 5 <!-- <p> --> and <br/>6", "4 < 5  and <br>6"),
            ("<script>never ends", ""),
            ("<p title=\"never ends", "<p>"),
            ("é < œ <é>", "é < œ <é>"),
        ];
        for (html, expect) in cases {
            assert_eq!(bare(html), expect, "{html}");
        }
    }
}

//! HTML in, the text a reader would see out: paragraphs apart, scripts and styles gone.
//!
//! The markup is parsed into a document that belongs to no window: nothing in it runs, loads or shows, and only text
//! comes out.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// What a piece of HTML says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// Its text, one blank line between paragraphs.
    pub text: String,
    /// The title it gives itself.
    pub title: Option<String>,
}

/// How much of a whole page's text its `<article>` or `<main>` must hold to stand for it.
const ARTICLE_SHARE: usize = 3;

/// Reads a piece of a page, as the clipboard has it: all of it.
pub fn fragment(html: &str) -> Option<Extract> {
    let document = parse(html)?;
    let mut writer = Writer::default();
    writer.node(document.body()?.as_ref());
    Some(Extract {
        text: writer.finish(),
        title: title(&document),
    })
}

/// Reads a whole page, as a file has it: its article, if it marks one, else all but its navigation.
pub fn page(html: &str) -> Option<Extract> {
    let document = parse(html)?;
    let read = |node: &Node| {
        let mut writer = Writer {
            furniture: true,
            ..Writer::default()
        };
        writer.node(node);
        writer.finish()
    };
    let whole = read(document.body()?.as_ref());
    let text = ["article", "main", "[role=main]"]
        .into_iter()
        .filter_map(|selector| document.query_selector(selector).ok().flatten())
        .map(|element| read(element.as_ref()))
        .find(|text| text.len() * ARTICLE_SHARE >= whole.len() && !text.is_empty())
        .unwrap_or(whole);
    Some(Extract {
        text,
        title: title(&document),
    })
}

fn parse(html: &str) -> Option<Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(&bare(html), SupportedType::TextHtml)
        .ok()
}

/// Elements whose content is dropped before parsing.
const RAW: &[&str] = &["script", "style"];

/// Attributes that are kept: what hides, and what marks the article.
const TELLING: &[&str] = &["hidden", "aria-hidden", "role"];

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
        let plain = value.chars().all(|c| c.is_ascii_alphanumeric());
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

fn title(document: &Document) -> Option<String> {
    let title = document.title();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// Elements whose text nobody reads.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas",
    "audio", "video", "select", "textarea", "button", "input", "head", "title", "datalist",
];
/// Parts of a whole page that are not its article.
const FURNITURE: &[&str] = &["nav", "footer", "aside", "form", "dialog", "menu"];
/// Elements that stand apart, with a blank line around.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];
/// Elements that begin a line of their own.
const LINES: &[&str] = &["li", "tr", "caption"];

/// Collects text the way a page lays it out.
#[derive(Default)]
struct Writer {
    out: String,
    /// Line ends owed before the next character.
    breaks: usize,
    /// Whether a space is owed.
    space: bool,
    /// Whether navigation and the like are left out.
    furniture: bool,
    /// Depth of elements that keep their white space.
    preformatted: usize,
}

impl Writer {
    fn node(&mut self, node: &Node) {
        match node.node_type() {
            Node::TEXT_NODE => self.text(&node.node_value().unwrap_or_default()),
            Node::ELEMENT_NODE => {
                if let Some(element) = node.dyn_ref::<Element>() {
                    self.element(element);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, element: &Element) {
        let name = element.local_name();
        let name = name.as_str();
        let hidden = element.has_attribute("hidden")
            || element.get_attribute("aria-hidden").as_deref() == Some("true");
        if SILENT.contains(&name) || hidden || (self.furniture && FURNITURE.contains(&name)) {
            return;
        }
        let breaks = match name {
            "br" => {
                self.breaks += 1;
                self.space = false;
                return;
            }
            "td" | "th" => {
                self.space = true;
                0
            }
            _ if BLOCKS.contains(&name) => 2,
            _ if LINES.contains(&name) => 1,
            _ => 0,
        };
        self.breaks = self.breaks.max(breaks);
        self.preformatted += usize::from(name == "pre");
        let mut child = element.first_child();
        while let Some(node) = child {
            self.node(&node);
            child = node.next_sibling();
        }
        self.preformatted -= usize::from(name == "pre");
        self.breaks = self.breaks.max(breaks);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.breaks += 1,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => {
                    if self.out.is_empty() {
                    } else if self.breaks > 0 {
                        (0..self.breaks.min(2)).for_each(|_| self.out.push('\n'));
                    } else if self.space {
                        self.out.push(' ');
                    }
                    self.breaks = 0;
                    self.space = false;
                    self.out.push(c);
                }
            }
        }
    }

    fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn markup_keeps_its_elements_and_loses_what_the_policy_would_complain_about() {
        let cases = [
            ("<p onclick=\"a('>')\" class=x>One</p>", "<p>One</p>"),
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

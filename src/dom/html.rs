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
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()
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

//! Headings, quotes, lists, captions and links of markup, while it is read.

use crate::format::is_web_address;
use crate::{Block, BlockKind, Link, Structure};
use selon_engine::Span;
use std::rc::Rc;

/// The longest heading or caption, in bytes: what is longer is an element that was never closed.
const LONGEST_LINE: usize = 1_000;

/// The longest words of a link, in bytes: what is longer is a whole piece of a page that can be pressed.
const LONGEST_LINK: usize = 400;

/// Collects them. Places are bytes of the text read so far; white space at their ends is cut off at the end.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// In order of their beginnings; open ones have no end yet.
    found: Vec<Found>,
    /// Open elements: name, and which of `found`.
    open: Vec<(String, usize)>,
}

#[derive(Debug)]
struct Found {
    what: What,
    start: usize,
    end: Option<usize>,
}

#[derive(Debug)]
enum What {
    Block(BlockKind),
    Link(String),
}

impl Shape {
    pub(super) fn open(
        &mut self,
        name: &str,
        attribute: &dyn Fn(&str) -> Option<String>,
        at: usize,
    ) {
        let what = match name {
            "h1" => What::Block(BlockKind::Heading(1)),
            "h2" => What::Block(BlockKind::Heading(2)),
            "h3" => What::Block(BlockKind::Heading(3)),
            "h4" => What::Block(BlockKind::Heading(4)),
            "h5" => What::Block(BlockKind::Heading(5)),
            "h6" => What::Block(BlockKind::Heading(6)),
            "blockquote" => What::Block(BlockKind::Quote),
            "li" => What::Block(BlockKind::Item),
            "figcaption" | "caption" => What::Block(BlockKind::Caption),
            "a" => match attribute("href") {
                Some(href) => What::Link(href.trim().to_owned()),
                None => return,
            },
            _ => return,
        };
        self.begin(name, what, at);
    }

    fn begin(&mut self, name: &str, what: What, at: usize) {
        self.open.push((name.to_owned(), self.found.len()));
        self.found.push(Found {
            what,
            start: at,
            end: None,
        });
    }

    pub(super) fn close(&mut self, name: &str, at: usize) {
        let Some(from) = self.open.iter().rposition(|(open, _)| open == name) else {
            return;
        };
        for (_, which) in self.open.drain(from..) {
            if let Some(found) = self.found.get_mut(which) {
                found.end = Some(at);
            }
        }
    }

    /// What was found in `text`, all of what was read. Addresses that leave out the host belong to that of `page`.
    pub(super) fn finish(self, text: &str, page: &str) -> Structure {
        let mut structure = Structure::default();
        for found in self.found {
            let start = found.start.min(text.len());
            let whole = text.get(start..found.end.unwrap_or(text.len()));
            let whole = match found.end {
                Some(_) => whole,
                // Never closed: its first line.
                None => whole.and_then(|rest| rest.trim_start().lines().next()),
            };
            let words = whole.unwrap_or_default();
            let trimmed = words.trim();
            if trimmed.is_empty() {
                continue;
            }
            // `trimmed` is a stretch of `text`.
            let from = trimmed.as_ptr() as usize - text.as_ptr() as usize;
            let span = Span {
                start: from as u32,
                end: (from + trimmed.len()) as u32,
            };
            match found.what {
                What::Block(kind) => {
                    let line = matches!(kind, BlockKind::Heading(_) | BlockKind::Caption);
                    if !line || trimmed.len() <= LONGEST_LINE {
                        structure.blocks.push(Block { span, kind });
                    }
                }
                What::Link(href) => {
                    let url = address(&href, page).filter(|_| trimmed.len() <= LONGEST_LINK);
                    structure.links.extend(url.map(|url| Link { span, url }));
                }
            }
        }
        structure.order();
        structure
    }
}

/// A link's address in full; nothing for what leads nowhere on the web, or within a page that is not known.
fn address(href: &str, page: &str) -> Option<Rc<str>> {
    let (scheme, rest) = page.split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let full = if let Some(elsewhere) = href.strip_prefix("//") {
        let scheme = if scheme.is_empty() { "https" } else { scheme };
        format!("{scheme}://{elsewhere}")
    } else if href.starts_with('/') && !host.is_empty() {
        format!("{scheme}://{host}{href}")
    } else {
        href.to_owned()
    };
    is_web_address(&full).then(|| full.into())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        let page = "https://news.example/a/b?c";
        let leads = |href: &str, page: &str| address(href, page).map(|url| url.to_string());
        let some = |url: &str| Some(url.to_owned());
        assert_eq!(leads("http://a.example/x", ""), some("http://a.example/x"));
        assert_eq!(leads("//a.example/x", ""), some("https://a.example/x"));
        assert_eq!(leads("/x", page), some("https://news.example/x"));
        for nowhere in [
            "/x",
            "#note",
            "",
            "javascript:alert(1)",
            "mailto:a@b.example",
            "data:text/html,x",
        ] {
            assert_eq!(leads(nowhere, ""), None, "{nowhere}");
        }
        assert_eq!(leads("javascript:alert(1)//https://a.example", page), None);
        assert_eq!(leads("https://a.example/\"onclick=x", page), None);
    }
}

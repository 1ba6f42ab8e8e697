//! Markup read as the text that a person sees, and what the page says of itself.
//!
//! A [`Flow`] is told of elements as they open and close and of the text between, by whoever parses: the browser's
//! parser in the app, a tokenizer elsewhere. It lays paragraphs apart, drops what nobody reads, keeps to the article
//! where the page marks one, keeps headings, quotes, lists, captions and links, and collects title, author, outlet,
//! address and date.

use super::facts::Facts;
use super::shape::Shape;
use crate::{Meta, Structure};
use selon_engine::Span;
use std::ops::Range;

/// What a page or document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extract {
    /// Its text: one blank line between paragraphs, one line for each list item and table row.
    pub text: String,
    /// What its lines are and where its links lead; spans are bytes of `text`.
    pub structure: Structure,
    /// What it says of itself; empty where it says nothing.
    pub meta: Meta,
}

impl Extract {
    /// A text of which nothing else is known.
    pub fn plain(text: impl Into<String>) -> Extract {
        Extract {
            text: text.into(),
            ..Extract::default()
        }
    }

    /// Without white space around the text.
    pub fn trimmed(self) -> Extract {
        let text = self.text.trim();
        if text.len() == self.text.len() {
            return self;
        }
        let start = self.text.len() - self.text.trim_start().len();
        Extract {
            structure: self.structure.cut(stretch(start..start + text.len())),
            text: text.to_owned(),
            meta: self.meta,
        }
    }
}

fn stretch(range: Range<usize>) -> Span {
    Span {
        start: range.start as u32,
        end: range.end as u32,
    }
}

/// How much is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// A piece that a person selected: only menus and what is hidden.
    #[default]
    Piece,
    /// A whole page: also its navigation, footer, asides and forms; its article stands for it, if it marks one.
    Page,
    /// A whole page, and also what is named like advertising, sharing, comments.
    BarePage,
}

/// Elements without text for a reader.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas",
    "audio", "video", "select", "textarea", "button", "input", "head", "title", "datalist", "nav",
    "menu", "dialog",
];
/// Parts of a whole page that are not its article.
const FURNITURE: &[&str] = &["footer", "aside", "form"];
/// Roles of parts that are not the article.
const ROLES: &[&str] = &[
    "navigation",
    "search",
    "menu",
    "menubar",
    "dialog",
    "alertdialog",
    "tooltip",
];
/// Roles of parts of a whole page that are not its article.
const FURNITURE_ROLES: &[&str] = &["banner", "complementary", "contentinfo", "form"];
/// Names of classes, whole or before or after a hyphen, of what stands around an article.
const NOISE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "sponsored",
    "promo",
    "newsletter",
    "subscribe",
    "share",
    "sharing",
    "social",
    "cookie",
    "cookies",
    "consent",
    "related",
    "recommended",
    "recommendations",
    "outbrain",
    "taboola",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "disqus",
    "paywall",
    "pagination",
    "skip-link",
    "sr-only",
    "visually-hidden",
    "screen-reader-text",
];
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

/// How much of a page's text its article must hold to stand for it: a third.
const ARTICLE_SHARE: usize = 3;

/// Collects text the way a page lays it out.
#[derive(Default)]
pub struct Flow {
    scope: Scope,
    out: String,
    /// Line ends owed before the next character.
    breaks: usize,
    /// Whether a space is owed.
    space: bool,
    /// Depth of elements that keep their white space.
    preformatted: usize,
    facts: Facts,
    shape: Shape,
    /// Where `article` and `main` stand in `out`, in the order of their beginnings; open ones have no end yet.
    articles: Vec<(bool, Range<usize>)>,
    open_articles: Vec<usize>,
}

impl Flow {
    /// Nothing read yet.
    pub fn new(scope: Scope) -> Flow {
        Flow {
            scope,
            ..Flow::default()
        }
    }

    /// An element begins (its name in lower case). Answers whether its content is to be read: if not, skip all of it,
    /// and do not [`close`](Flow::close) it.
    pub fn open(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) -> bool {
        self.facts.open(name, attribute);
        if self.is_dropped(name, attribute) {
            return false;
        }
        match name {
            "br" => {
                self.breaks += 1;
                self.space = false;
            }
            "td" | "th" => self.space = true,
            _ => self.part(name),
        }
        self.preformatted += usize::from(name == "pre");
        self.shape.open(name, attribute, self.out.len());
        if matches!(name, "article" | "main") || attribute("role").as_deref() == Some("main") {
            self.open_articles.push(self.articles.len());
            let at = self.out.len();
            self.articles.push((name == "article", at..at));
        }
        true
    }

    /// An element ends that was opened and read.
    pub fn close(&mut self, name: &str) {
        self.facts.close(name);
        self.shape.close(name, self.out.len());
        self.preformatted = self.preformatted.saturating_sub(usize::from(name == "pre"));
        if matches!(name, "article" | "main")
            && let Some(at) = self.open_articles.pop()
        {
            self.articles[at].1.end = self.out.len();
        }
        if !matches!(name, "br" | "td" | "th") {
            self.part(name);
        }
    }

    /// Text, with character references replaced.
    pub fn text(&mut self, text: &str) {
        self.facts.text(text);
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.breaks += 1,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
                _ => {
                    if self.out.is_empty() {
                    } else if self.breaks > 0 {
                        (0..self.breaks.min(2)).for_each(|_| self.out.push('\n'));
                    } else if self.space {
                        self.out.push(' ');
                    }
                    (self.breaks, self.space) = (0, false);
                    self.out.push(c);
                }
            }
        }
    }

    /// Text of an element that is not read: only what the page says of itself in it counts.
    pub fn aside(&mut self, text: &str) {
        self.facts.text(text);
    }

    /// An element begins inside one that is not read.
    pub fn note(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        self.facts.open(name, attribute);
    }

    /// An element ends that was not read.
    pub fn close_aside(&mut self, name: &str) {
        self.facts.close(name);
    }

    /// What was read.
    pub fn finish(self) -> Extract {
        let meta = self.facts.meta();
        let structure = self.shape.finish(&self.out, &meta.url);
        let whole = self.out;
        let mut text = whole.trim();
        if self.scope != Scope::Piece {
            let part = |article: bool| {
                let parts = self.articles.iter().filter(|(is, _)| *is == article);
                parts
                    .map(|(_, range)| {
                        whole
                            .get(range.start..range.end.max(range.start))
                            .unwrap_or("")
                            .trim()
                    })
                    .max_by_key(|text| text.len())
                    .filter(|text| !text.is_empty() && text.len() * ARTICLE_SHARE >= whole.len())
            };
            text = part(true).or_else(|| part(false)).unwrap_or(text);
        }
        // `text` is a stretch of `whole`.
        let start = text.as_ptr() as usize - whole.as_ptr() as usize;
        Extract {
            structure: structure.cut(stretch(start..start + text.len())),
            text: text.to_owned(),
            meta,
        }
    }

    fn part(&mut self, name: &str) {
        let breaks = if BLOCKS.contains(&name) {
            2
        } else {
            usize::from(LINES.contains(&name))
        };
        self.breaks = self.breaks.max(breaks);
    }

    fn is_dropped(&self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) -> bool {
        let whole = self.scope != Scope::Piece;
        if SILENT.contains(&name) || (whole && FURNITURE.contains(&name)) {
            return true;
        }
        if attribute("hidden").is_some() || attribute("aria-hidden").as_deref() == Some("true") {
            return true;
        }
        if let Some(role) = attribute("role") {
            let role = role.as_str();
            if ROLES.contains(&role) || (whole && FURNITURE_ROLES.contains(&role)) {
                return true;
            }
        }
        self.scope == Scope::BarePage
            && !matches!(name, "html" | "body" | "main" | "article")
            && [attribute("class"), attribute("id")]
                .into_iter()
                .flatten()
                .any(|names| names.split_whitespace().any(is_noise))
    }
}

/// Whether a class is that of something around an article.
fn is_noise(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    NOISE.iter().any(|noise| {
        let inside = class
            .strip_prefix(noise)
            .or_else(|| class.strip_suffix(noise));
        inside.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['-', '_']) || rest.ends_with(['-', '_'])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_noise;

    #[test]
    fn what_stands_around_an_article_is_known_by_its_class() {
        for class in [
            "ad",
            "ad-slot",
            "social_share",
            "Related-articles",
            "post-comments",
        ] {
            assert!(is_noise(class), "{class}");
        }
        for class in [
            "address",
            "head",
            "shared",
            "read-along",
            "commentary",
            "lead",
            "",
        ] {
            assert!(!is_noise(class), "{class}");
        }
    }
}

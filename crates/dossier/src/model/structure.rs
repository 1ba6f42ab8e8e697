//! What the lines of an article are and where its links lead, as its page or document says.

use crate::anchor::Change;
use selon_engine::Span;
use std::rc::Rc;

/// What is known of a text besides its words. Spans are bytes of the article's text. Empty for plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Parts of a kind, in order of their beginnings; where they lie within one another, the outer first.
    pub blocks: Vec<Block>,
    /// Words that lead somewhere, in order.
    pub links: Vec<Link>,
}

/// A part of a text, one line or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; 1 is the highest, 6 the lowest.
    Heading(u8),
    /// Set apart as somebody's words.
    Quote,
    /// One of a list.
    Item,
    /// Of a picture or a table.
    Caption,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// A web address, see [`crate::format::is_web_address`].
    pub url: Rc<str>,
}

impl Structure {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.links.is_empty()
    }

    /// Puts parts and links in order; of links that share words the first stays.
    pub(crate) fn order(&mut self) {
        self.blocks
            .sort_by_key(|block| (block.span.start, std::cmp::Reverse(block.span.end)));
        self.links.sort_by_key(|link| link.span.start);
        let mut end = 0;
        self.links.retain(|link| {
            let apart = link.span.start >= end;
            end = end.max(link.span.end);
            apart
        });
    }

    /// What each line is, given in order: the innermost part that it begins in.
    pub fn kinds(&self, lines: impl Iterator<Item = Span>) -> Vec<Option<BlockKind>> {
        let mut coming = self.blocks.iter().peekable();
        let mut open: Vec<&Block> = Vec::new();
        let kind = |line: Span| {
            while let Some(block) = coming.next_if(|block| block.span.start <= line.start) {
                open.push(block);
            }
            while open.pop_if(|block| block.span.end <= line.start).is_some() {}
            open.last().map(|block| block.kind)
        };
        lines.map(kind).collect()
    }

    /// The links that share a byte with a span.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> {
        let from = self
            .links
            .partition_point(|link| link.span.end <= span.start);
        self.links[from..]
            .iter()
            .take_while(move |link| link.span.start < span.end)
    }

    /// What is known of a stretch of the text, which becomes a text of its own.
    pub fn cut(&self, to: Span) -> Structure {
        let within = |span: Span| {
            let (start, end) = (span.start.max(to.start), span.end.min(to.end));
            (start < end).then(|| Span {
                start: start - to.start,
                end: end - to.start,
            })
        };
        self.mapped(within, within)
    }

    /// What is known after an edit: a part stays one while any of it stands, a link while its words do.
    pub(crate) fn after(&self, change: &Change) -> Structure {
        self.mapped(|span| change.rest_of(span), |span| change.map(span))
    }

    fn mapped(
        &self,
        block: impl Fn(Span) -> Option<Span>,
        link: impl Fn(Span) -> Option<Span>,
    ) -> Structure {
        let blocks = self.blocks.iter().filter_map(|old| {
            let span = block(old.span)?;
            Some(Block { span, ..*old })
        });
        let links = self.links.iter().filter_map(|old| {
            let span = link(old.span)?;
            let url = Rc::clone(&old.url);
            Some(Link { span, url })
        });
        Structure {
            blocks: blocks.collect(),
            links: links.collect(),
        }
    }
}

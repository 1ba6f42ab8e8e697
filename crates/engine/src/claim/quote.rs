//! Where quoted words begin and end: every style of marks, nested, across paragraphs, closing mark missing.

use crate::text::{Document, Token, TokenKind};

/// A stretch between quotation marks inside one paragraph, marks included. A quotation that goes on in the next
/// paragraph is a chain of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The opening mark, or the paragraph's first token where the quotation goes on without one.
    pub(crate) open: usize,
    /// The token after the closing mark; the paragraph's end where none closes.
    pub(crate) end: usize,
    /// How many quotations hold it.
    pub(crate) depth: u8,
    /// Whether a closing mark ends it.
    pub(crate) closed: bool,
    /// Whether an opening mark begins it.
    pub(crate) opened: bool,
    /// The quotation of the next paragraph that goes on with it.
    pub(crate) next: Option<u32>,
}

/// All quotations, in the order in which they open.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// The quotations.
    pub(crate) all: Vec<Quote>,
}

/// A quotation mark that never closes within this many tokens of its paragraph does not open anything.
const LONGEST: usize = 1500;

impl Quotes {
    /// Finds them; linear in the number of tokens.
    pub(crate) fn find(doc: &Document) -> Quotes {
        let mut quotes = Quotes::default();
        let mut goes_on: Option<(u32, char)> = None;
        for paragraph in &doc.paragraphs {
            let from = quotes.all.len();
            let range = paragraph.tokens.clone();
            let unclosed = quotes.paragraph(doc, range, goes_on);
            if let Some((before, _)) = goes_on
                && let Some(first) = quotes.all.get(from)
                && first.open == paragraph.tokens.start
                && first.depth == 0
            {
                let next = from as u32;
                if let Some(quote) = quotes.all.get_mut(before as usize) {
                    quote.next = Some(next);
                }
            }
            goes_on = unclosed;
        }
        quotes
    }

    /// One paragraph; gives the quotation left open at its end, with its closing mark.
    fn paragraph(
        &mut self,
        doc: &Document,
        range: std::ops::Range<usize>,
        before: Option<(u32, char)>,
    ) -> Option<(u32, char)> {
        let pairs = doc.pack.spec.quotes;
        let mut stack: Vec<(usize, char)> = Vec::new();
        let base = self.all.len();
        if let Some((_, close)) = before {
            // Without an opening mark of its own, the paragraph goes on quoting only if a closing mark comes first.
            let first = doc.tokens.get(range.start);
            let marked =
                first.is_some_and(|token| pairs.iter().any(|(open, _)| token.is_sign(*open)));
            let goes_on = !marked
                && doc.tokens[range.clone()]
                    .iter()
                    .take(LONGEST)
                    .find_map(|token| match token.kind {
                        TokenKind::Sign(c) if c == close => Some(c != '"' || !token.spaced),
                        TokenKind::Sign(c) if pairs.iter().any(|(open, _)| *open == c) => {
                            Some(false)
                        }
                        _ => None,
                    })
                    .unwrap_or(false);
            if goes_on {
                stack.push((self.all.len(), close));
                self.all.push(Quote {
                    open: range.start,
                    end: range.end,
                    depth: 0,
                    closed: false,
                    opened: false,
                    next: None,
                });
            }
        }
        for at in range.clone() {
            let TokenKind::Sign(c) = doc.tokens[at].kind else {
                continue;
            };
            if let Some(level) = stack.iter().rposition(|(_, close)| *close == c)
                && closes(&doc.tokens, at, c)
            {
                let (index, _) = stack[level];
                stack.truncate(level);
                self.all[index].end = at + 1;
                self.all[index].closed = true;
                continue;
            }
            if let Some((_, close)) = pairs.iter().find(|(open, _)| *open == c)
                && opens(&doc.tokens, at, c)
                && stack.len() < 4
            {
                stack.push((self.all.len(), *close));
                self.all.push(Quote {
                    open: at,
                    end: range.end,
                    depth: stack.len() as u8 - 1,
                    closed: false,
                    opened: true,
                    next: None,
                });
            }
        }
        // An open inner mark is a stray sign; an open outer one is a quotation only when it began its paragraph or
        // follows a colon, so that a lone inch sign does not swallow a paragraph.
        let mut left = None;
        let mut drop: Vec<usize> = Vec::new();
        for (level, (index, close)) in stack.iter().enumerate() {
            let quote = self.all[*index];
            let plausible = level == 0
                && (quote.open == range.start
                    || quote.open > range.start
                        && matches!(doc.tokens[quote.open - 1].kind, TokenKind::Sign(':' | ',')));
            if plausible {
                left = Some((*index, *close));
            } else {
                drop.push(*index);
            }
        }
        for index in drop.iter().rev() {
            let gone = self.all.remove(*index);
            for quote in &mut self.all[base..] {
                if quote.open >= gone.open && quote.depth > 0 {
                    quote.depth -= 1;
                }
            }
            if let Some((kept, _)) = &mut left
                && *kept > *index
            {
                *kept -= 1;
            }
        }
        left.map(|(index, close)| (index as u32, close))
    }

    /// The innermost quotation that holds token `at` between its marks, among those of depth 0 or more.
    pub(crate) fn around(&self, at: usize) -> Option<usize> {
        let upto = self.all.partition_point(|quote| quote.open <= at);
        let mut found = None;
        // Quotations nest at most four deep and outer ones of one paragraph do not overlap: look back a little.
        for index in (upto.saturating_sub(24)..upto).rev() {
            let quote = &self.all[index];
            if quote.end > at {
                found = Some(index);
                break;
            }
            if quote.depth == 0 {
                break;
            }
        }
        found
    }

    /// The outermost quotation that opens at token `at`.
    pub(crate) fn opening(&self, at: usize) -> Option<usize> {
        let index = self.all.partition_point(|quote| quote.open < at);
        self.all
            .get(index)
            .filter(|quote| quote.open == at && quote.opened)
            .map(|_| index)
    }

    /// The token behind the outermost quotation that opens at token `at`: where one goes on that reads what is not quoted.
    pub(crate) fn past(&self, at: usize) -> Option<usize> {
        let quote = self.all.get(self.opening(at)?)?;
        Some(quote.end.max(at + 1))
    }

    /// The outermost quotation whose last token is `at`.
    pub(crate) fn closing(&self, at: usize) -> Option<usize> {
        let upto = self.all.partition_point(|quote| quote.open <= at);
        let mut found = None;
        for index in (upto.saturating_sub(24)..upto).rev() {
            let quote = &self.all[index];
            if quote.end == at + 1 && quote.closed {
                found = Some(index);
            }
            if quote.depth == 0 {
                break;
            }
        }
        found
    }
}

/// Whether a mark that also opens (straight, German) can close here: glued to what it closes, or a style that spaces.
fn closes(tokens: &[Token], at: usize, c: char) -> bool {
    match c {
        '"' | '“' | '\'' => {
            let next_glued = tokens
                .get(at + 1)
                .is_some_and(|next| !next.spaced && next.is_word());
            !next_glued || !tokens[at].spaced
        }
        '’' => tokens
            .get(at + 1)
            .is_none_or(|next| next.spaced || !next.is_word()),
        _ => true,
    }
}

/// Whether a mark can open here.
fn opens(tokens: &[Token], at: usize, c: char) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    match c {
        '"' | '\'' | '‘' => {
            let before_digit =
                at > 0 && !tokens[at].spaced && tokens[at - 1].kind == TokenKind::Digits;
            !before_digit && (!next.spaced || tokens[at].spaced)
        }
        _ => true,
    }
}

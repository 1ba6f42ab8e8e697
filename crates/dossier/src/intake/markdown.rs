//! Markdown as the article that it shows.

use super::flow::Extract;
use crate::format::is_web_address;
use crate::{Block, BlockKind, Link, Structure};
use selon_engine::Span;

/// Markdown without its signs; headings, quotes, lists and links are told beside the text.
pub fn markdown(markdown: &str) -> Extract {
    let (mut text, mut structure) = (String::new(), Structure::default());
    let mut fenced = false;
    for (nth, line) in markdown.lines().enumerate() {
        let trimmed = line.trim_start();
        let fence = trimmed.starts_with("```");
        fenced ^= fence;
        if nth > 0 && !fence {
            text.push('\n');
        }
        if fence {
            continue;
        }
        let start = text.len();
        if fenced {
            text.push_str(line);
            continue;
        }
        let body = trimmed.trim_start_matches(['>', ' ']);
        let mut kind = trimmed.starts_with('>').then_some(BlockKind::Quote);
        let heading = body.trim_start_matches('#');
        let level = body.len() - heading.len();
        let body = match heading.starts_with(' ') && (1..=6).contains(&level) {
            true => {
                kind = Some(BlockKind::Heading(level as u8));
                heading.trim()
            }
            false => body,
        };
        let item = item(body);
        if item.is_some() {
            kind = Some(BlockKind::Item);
        }
        let body = item.unwrap_or(body);
        let ruled = body.len() >= 3 && body.bytes().all(|b| matches!(b, b'-' | b'*' | b'_' | b'='));
        if ruled {
            continue;
        }
        inline(body, &mut text, &mut structure.links);
        let span = stretch(&text, start);
        if let Some(kind) = kind.filter(|_| !span.is_empty()) {
            structure.blocks.push(Block { span, kind });
        }
    }
    structure.order();
    Extract {
        text,
        structure,
        ..Extract::default()
    }
}

/// What follows the sign of a list's item, if the line begins with one. Numbers stay: they may be the text's own.
fn item(line: &str) -> Option<&str> {
    let mut signs = ["- ", "* ", "+ "].into_iter();
    signs.find_map(|bullet| line.strip_prefix(bullet))
}

/// From `start` to the end of the text.
fn stretch(text: &str, start: usize) -> Span {
    Span {
        start: start as u32,
        end: text.len() as u32,
    }
}

/// Adds a line without emphasis and link targets; where its links stand is told beside it.
fn inline(line: &str, out: &mut String, links: &mut Vec<Link>) {
    let begin = out.len();
    let mut rest = line;
    while let Some(at) = rest.find(['[', '*', '_', '`', '!', '\\']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut chars = from.chars();
        let sign = chars.next().unwrap_or_default();
        let after = chars.as_str();
        rest = match sign {
            '\\' => {
                let mut escaped = after.chars();
                out.extend(escaped.next());
                escaped.as_str()
            }
            '!' if after.starts_with('[') => match link(&after[1..]) {
                Some((.., tail)) => tail,
                None => {
                    out.push(sign);
                    after
                }
            },
            '[' => match link(after) {
                Some((words, target, tail)) => {
                    let start = out.len();
                    inline(words, out, links);
                    let span = stretch(out, start);
                    if is_web_address(target) && !span.is_empty() {
                        let url = target.into();
                        links.push(Link { span, url });
                    }
                    tail
                }
                None => {
                    out.push(sign);
                    after
                }
            },
            '*' | '`' if !lonely(&out[begin..], after) => after,
            '_' if !lonely(&out[begin..], after) && edge(&out[begin..], after) => after,
            _ => {
                out.push(sign);
                after
            }
        };
    }
    out.push_str(rest);
}

/// Whether a sign stands by itself between spaces: "3 * 4".
fn lonely(before: &str, after: &str) -> bool {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    space(before.chars().next_back()) && space(after.chars().next())
}

/// Whether an underscore stands at the edge of a word, as emphasis does, not inside a name.
fn edge(before: &str, after: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !(word(before.chars().next_back()) && word(after.chars().next()))
}

/// The words of a link, its target and what follows it, given what follows its bracket.
fn link(after: &str) -> Option<(&str, &str, &str)> {
    let (words, tail) = after.split_once("](")?;
    if words.contains(['[', ']']) {
        return None;
    }
    let (target, tail) = tail.split_once(')')?;
    let target = target.split_whitespace().next().unwrap_or_default();
    Some((words, target, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_as_the_article_it_shows() {
        let source = "# The *flood*\n\n> \"We counted **1,200**\", [the mayor](https://example.org) said.\n\n\
                        - snake_case stays, 3 * 4 stays\n---\n![map](map.png)Done.";
        let Extract {
            text, structure, ..
        } = markdown(source);
        assert_eq!(
            text,
            "The flood\n\n\"We counted 1,200\", the mayor said.\n\nsnake_case stays, 3 * 4 stays\n\nDone."
        );
        let blocks = structure.blocks.iter();
        let blocks: Vec<_> = blocks
            .map(|block| (block.span.of(&text), block.kind))
            .collect();
        assert_eq!(
            blocks,
            [
                ("The flood", BlockKind::Heading(1)),
                ("\"We counted 1,200\", the mayor said.", BlockKind::Quote),
                ("snake_case stays, 3 * 4 stays", BlockKind::Item),
            ]
        );
        let link = &structure.links[0];
        assert_eq!(
            (link.span.of(&text), &*link.url),
            ("the mayor", "https://example.org")
        );
        assert_eq!(structure.links.len(), 1);
    }
}

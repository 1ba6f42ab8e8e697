//! Markdown as the article that it shows.

/// Markdown without its signs: headings, emphasis, links, quotes and lists as plain lines.
pub fn markdown(markdown: &str) -> String {
    let mut lines = Vec::new();
    let mut fenced = false;
    for line in markdown.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            lines.push(line.to_owned());
            continue;
        }
        let body = trimmed.trim_start_matches('>').trim_start();
        let heading = body.trim_start_matches('#');
        let body = match heading.starts_with(' ') {
            true => heading.trim(),
            false => body,
        };
        let body = ["- ", "* ", "+ "]
            .into_iter()
            .find_map(|bullet| body.strip_prefix(bullet))
            .unwrap_or(body);
        let ruled = body.len() >= 3 && body.bytes().all(|b| matches!(b, b'-' | b'*' | b'_' | b'='));
        lines.push(if ruled { String::new() } else { inline(body) });
    }
    lines.join("\n")
}

/// A line without emphasis and link targets.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
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
                Some((_, tail)) => tail,
                None => {
                    out.push(sign);
                    after
                }
            },
            '[' => match link(after) {
                Some((words, tail)) => {
                    out.push_str(&inline(words));
                    tail
                }
                None => {
                    out.push(sign);
                    after
                }
            },
            '*' | '`' if !lonely(&out, after) => after,
            '_' if !lonely(&out, after) && edge(&out, after) => after,
            _ => {
                out.push(sign);
                after
            }
        };
    }
    out.push_str(rest);
    out
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

/// The words of a link and what follows it, given what follows its bracket.
fn link(after: &str) -> Option<(&str, &str)> {
    let (words, tail) = after.split_once("](")?;
    if words.contains(['[', ']']) {
        return None;
    }
    let (_, tail) = tail.split_once(')')?;
    Some((words, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_as_the_article_it_shows() {
        let source = "# The *flood*\n\n> \"We counted **1,200**\", [the mayor](https://example.org) said.\n\n\
                        - snake_case stays, 3 * 4 stays\n---\n![map](map.png)Done.";
        assert_eq!(
            markdown(source),
            "The flood\n\n\"We counted 1,200\", the mayor said.\n\nsnake_case stays, 3 * 4 stays\n\nDone."
        );
    }
}

//! The braces in the text: `{1s|Le Pentagone} {1c|affirme} que {1t|…}`.

use crate::Span;

/// Which part of a claim a brace marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Source,
    Cue,
    Content,
    Either,
}

/// One closed brace: claim number, part, bytes of the plain text, and the line it was opened on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub claim: usize,
    pub part: Part,
    pub span: Span,
    pub line: usize,
}

struct Open {
    claim: usize,
    part: Part,
    start: usize,
    line: usize,
}

/// Takes the braces out of `marked`, whose first line is `first_line` of the file. A brace closes on its own line.
pub(crate) fn strip(marked: &str, first_line: usize) -> Result<(String, Vec<Mark>), String> {
    let mut text = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    for (line, content) in (first_line..).zip(marked.split('\n')) {
        if line > first_line {
            text.push('\n');
        }
        strip_line(content, line, &mut text, &mut marks)?;
    }
    Ok((text, marks))
}

fn strip_line(
    content: &str,
    line: usize,
    text: &mut String,
    marks: &mut Vec<Mark>,
) -> Result<(), String> {
    let mut open: Vec<Open> = Vec::new();
    let mut rest = content;
    while let Some(at) = rest.find(['{', '}', '\\']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let mut chars = from.chars();
        let sign = chars.next();
        rest = chars.as_str();
        match sign {
            Some('{') => {
                let (claim, part, after) = head(rest).ok_or_else(|| {
                    format!("line {line}: a brace opens with a claim number, s, c, t or o, and a bar, as in {{1s|; write \\{{ for a plain brace")
                })?;
                rest = after;
                let start = text.len();
                open.push(Open {
                    claim,
                    part,
                    start,
                    line,
                });
            }
            Some('}') => {
                let Open {
                    claim,
                    part,
                    start,
                    line,
                } = open.pop().ok_or_else(|| {
                    format!("line {line}: a brace closes that was not opened; write \\}} for a plain brace")
                })?;
                let inside = text.get(start..).unwrap_or("");
                if inside.is_empty() || inside != inside.trim() {
                    return Err(format!(
                        "line {line}: claim {claim}: {inside:?} is empty or has a blank at its edge"
                    ));
                }
                marks.push(Mark {
                    claim,
                    part,
                    span: start..text.len(),
                    line,
                });
            }
            _ => {
                let escaped = rest
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '{' | '}' | '\\'));
                let escaped = escaped.ok_or_else(|| {
                    format!("line {line}: a backslash stands only before {{, }} or a backslash")
                })?;
                text.push(escaped);
                rest = rest.get(escaped.len_utf8()..).unwrap_or("");
            }
        }
    }
    text.push_str(rest);
    match open.last() {
        Some(mark) => Err(format!(
            "line {line}: a brace of claim {} is not closed in its paragraph",
            mark.claim
        )),
        None => Ok(()),
    }
}

/// Reads `12t|` and gives back what follows.
fn head(rest: &str) -> Option<(usize, Part, &str)> {
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, after) = rest.split_at(digits);
    let claim = number.parse().ok().filter(|n| *n > 0)?;
    let part = match after.get(..2)? {
        "s|" => Part::Source,
        "c|" => Part::Cue,
        "t|" => Part::Content,
        "o|" => Part::Either,
        _ => return None,
    };
    Some((claim, part, after.get(2..)?))
}

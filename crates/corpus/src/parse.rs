//! One file: header, marked text, a line `---`, rows.

use crate::markup::{Mark, Part, strip};
use crate::row::{Quoted, Row, read};
use crate::{Annotated, Claim, Figure, Pair, Question, Span, covers};

/// The rule between text and rows.
const RULE: &str = "---";

/// Reads one annotated article.
///
/// # Errors
/// One sentence that begins with the number of the offending line.
pub fn parse(file: &str) -> Result<Annotated, String> {
    let file = file.replace("\r\n", "\n");
    let header_end = file
        .find("\n\n")
        .ok_or("line 1: the header ends with an empty line")?;
    let (header, rest) = file.split_at(header_end);
    let body_line = header.split('\n').count() + 1;
    let (body, rows) = rest
        .split_once(&format!("\n{RULE}\n"))
        .ok_or_else(|| format!("line {body_line}: a line {RULE} must stand after the text"))?;
    let rows_line = body_line + body.matches('\n').count() + 1;

    // `body` begins with the line break that ends the header, so its first line is the empty one.
    let blank = body.len() - body.trim_start_matches('\n').len();
    let (text, marks) = strip(body.trim_matches('\n'), body_line + blank - 1)?;
    if text.is_empty() {
        return Err(format!("line {body_line}: the article has no text"));
    }

    let mut article = head(header)?;
    article.text = text;
    let mut found = Rows::default();
    for (line, row) in (rows_line..).zip(rows.split('\n')) {
        let row = row.trim();
        if !row.is_empty() && !row.starts_with('#') {
            found
                .take(row, line)
                .map_err(|error| format!("line {line}: {error}"))?;
        }
    }
    article.claims = claims(&marks, found.claims, rows_line)?;
    for (line, quoted, mut figure) in found.figures {
        figure.span =
            locate(&article.text, &quoted).map_err(|error| format!("line {line}: {error}"))?;
        figure.claim = innermost(&article.claims, &figure.span);
        article.figures.push(figure);
    }
    if let Some(pair) = article.figures.windows(2).find(
        |pair| matches!(pair, [a, b] if (a.span.start, a.span.end) >= (b.span.start, b.span.end)),
    ) {
        return Err(format!(
            "line {rows_line}: figures stand in the order of the text, {:?} does not",
            pair.last()
                .map(|figure| article.text.get(figure.span.clone()))
                .unwrap_or_default()
                .unwrap_or("")
        ));
    }
    for (line, question) in found.questions {
        check_question(&question, &article).map_err(|error| format!("line {line}: {error}"))?;
        article.questions.push(question);
    }
    for (line, pair) in found.pairs {
        check_pair(&pair, &article).map_err(|error| format!("line {line}: {error}"))?;
        article.pairs.push(pair);
    }
    Ok(article)
}

fn head(header: &str) -> Result<Annotated, String> {
    let mut values = [const { None::<String> }; 6];
    const KEYS: [&str; 6] = ["title", "lang", "genre", "story", "outlet", "figures"];
    for (line, row) in (1..).zip(header.split('\n')) {
        let (key, value) = row
            .split_once(':')
            .ok_or_else(|| format!("line {line}: a header line is \"key: value\""))?;
        let slot = KEYS
            .iter()
            .zip(&mut values)
            .find(|(name, _)| **name == key)
            .map(|(_, slot)| slot)
            .ok_or_else(|| format!("line {line}: the header has no {key:?}"))?;
        let value = value.trim();
        if value.is_empty() || slot.replace(value.to_owned()).is_some() {
            return Err(format!("line {line}: {key} is empty or given twice"));
        }
    }
    let [title, lang, genre, story, outlet, figures] = values;
    let needed = |value: Option<String>, key: &str| {
        value.ok_or_else(|| format!("line 1: the header needs {key}:"))
    };
    Ok(Annotated {
        title: needed(title, "title")?,
        lang: needed(lang, "lang")?,
        genre: needed(genre, "genre")?,
        story,
        outlet,
        figures_complete: match figures.as_deref() {
            Some("complete") => true,
            None | Some("some") => false,
            Some(other) => {
                return Err(format!(
                    "line 1: figures is complete or some, not {other:?}"
                ));
            }
        },
        text: String::new(),
        claims: Vec::new(),
        figures: Vec::new(),
        questions: Vec::new(),
        pairs: Vec::new(),
    })
}

/// What stands after the rule, each with its line.
#[derive(Default)]
struct Rows {
    claims: Vec<(usize, Claim)>,
    figures: Vec<(usize, Quoted, Figure)>,
    questions: Vec<(usize, Question)>,
    pairs: Vec<(usize, Pair)>,
}

impl Rows {
    fn take(&mut self, row: &str, line: usize) -> Result<(), String> {
        let in_order = |number: usize, known: usize, sign: &str| {
            if number == known + 1 {
                Ok(())
            } else {
                Err(format!(
                    "{sign}{number} comes where {sign}{} is due",
                    known + 1
                ))
            }
        };
        match read(row)? {
            Row::Claim(number, claim) => {
                in_order(number, self.claims.len(), "claim ")?;
                self.claims.push((line, claim));
            }
            Row::Figure(number, quoted, figure) => {
                in_order(number, self.figures.len(), "f")?;
                self.figures.push((line, quoted, figure));
            }
            Row::Question(question) => self.questions.push((line, question)),
            Row::Pair(pair) => self.pairs.push((line, pair)),
        }
        Ok(())
    }
}

/// Ties every mark to its row and every row to its marks.
fn claims(
    marks: &[Mark],
    rows: Vec<(usize, Claim)>,
    rows_line: usize,
) -> Result<Vec<Claim>, String> {
    if let Some(mark) = marks.iter().find(|mark| mark.claim > rows.len()) {
        return Err(format!(
            "line {}: claim {} has no row after line {rows_line}",
            mark.line, mark.claim
        ));
    }
    let mut out = Vec::with_capacity(rows.len());
    for (number, (line, mut claim)) in (1..).zip(rows) {
        for mark in marks.iter().filter(|mark| mark.claim == number) {
            let span = mark.span.clone();
            match mark.part {
                Part::Source if claim.source.is_some() => {
                    return Err(format!(
                        "line {}: claim {number} has a second source",
                        mark.line
                    ));
                }
                Part::Source => claim.source = Some(span),
                Part::Cue => claim.cue.push(span),
                Part::Content => claim.content.push(span),
                Part::Either => claim.either.push(span),
            }
        }
        claim.cue.sort_by_key(|span| span.start);
        claim.content.sort_by_key(|span| span.start);
        if claim.content.is_empty() {
            return Err(format!(
                "line {line}: claim {number} has no content in the text"
            ));
        }
        if claim.source.is_some() != claim.kind.is_some() {
            return Err(format!(
                "line {line}: claim {number} needs kind= exactly where the text marks its source"
            ));
        }
        let overlap = claim
            .content
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if b.start < a.end));
        if overlap {
            return Err(format!(
                "line {line}: parts of claim {number}'s content overlap"
            ));
        }
        out.push(claim);
    }
    Ok(out)
}

/// The number of the claim with the smallest content that holds `span`.
fn innermost(claims: &[Claim], span: &Span) -> Option<usize> {
    (1..)
        .zip(claims)
        .filter(|(_, claim)| covers(&claim.content, std::slice::from_ref(span)))
        .min_by_key(|(number, claim)| {
            let size: usize = claim.content.iter().map(Span::len).sum();
            (size, usize::MAX - number)
        })
        .map(|(number, _)| number)
}

fn locate(text: &str, quoted: &Quoted) -> Result<Span, String> {
    let Quoted {
        text: words,
        occurrence,
    } = quoted;
    if words.is_empty() {
        return Err("the figure's words are empty".into());
    }
    let mut hits = occurrences(text, words);
    let at = match occurrence {
        Some(n) => hits.nth(n - 1),
        None => {
            let first = hits.next();
            if first.is_some() && hits.next().is_some() {
                return Err(format!(
                    "{words:?} occurs more than once: add #1, #2 … inside its quotation marks"
                ));
            }
            first
        }
    };
    at.ok_or_else(|| format!("{words:?} does not occur in the text so often"))
}

/// Where `words` stand in `text`; every blank is a blank and every apostrophe an apostrophe, so that a row can be typed.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let fold = |c: char| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2019}' => '\'',
        other => other,
    };
    text.char_indices().filter_map(move |(at, _)| {
        let mut end = at;
        let mut here = text.get(at..)?.chars();
        for wanted in words.chars() {
            let c = here.next().filter(|c| fold(*c) == fold(wanted))?;
            end += c.len_utf8();
        }
        Some(at..end)
    })
}

fn check_question(question: &Question, article: &Annotated) -> Result<(), String> {
    if article
        .questions
        .iter()
        .any(|other| other.key == question.key)
    {
        return Err(format!("the question {:?} is asked twice", question.key));
    }
    if let Some(number) = question
        .figures
        .iter()
        .find(|n| **n > article.figures.len())
    {
        return Err(format!("there is no f{number}"));
    }
    match question
        .positions
        .iter()
        .find(|n| **n == 0 || **n > article.claims.len())
    {
        Some(number) => Err(format!("there is no claim {number}")),
        None => Ok(()),
    }
}

fn check_pair(pair: &Pair, article: &Annotated) -> Result<(), String> {
    let known = article.figures.len();
    if pair.a > known || (pair.article.is_none() && pair.b > known) {
        return Err(format!("there is no f{}", pair.a.max(pair.b)));
    }
    if pair.article.is_some() && article.story.is_none() {
        return Err("a pair with another article needs a story: in the header".into());
    }
    Ok(())
}

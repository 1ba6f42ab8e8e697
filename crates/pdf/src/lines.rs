//! Runs of characters on a page as lines, and lines as paragraphs.

/// Characters that stand in one go, in the units of the page; `y` grows upwards.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) x: f32,
    pub(crate) end: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
}

#[derive(Debug)]
struct Line {
    text: String,
    x: f32,
    end: f32,
    y: f32,
    size: f32,
}

/// Collects the pages of a document.
#[derive(Debug, Default)]
pub(crate) struct Paragraphs {
    done: Vec<String>,
    open: String,
}

/// Letters that fonts draw as one.
const LIGATURES: &[(char, &str)] = &[
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];
/// Beyond this much of the size, two runs are two words.
const GAP: f32 = 0.16;
/// The longest text that is kept, in bytes: more is refused by whoever reads it.
const MOST: usize = 16 << 20;

impl Paragraphs {
    /// Adds a page. A paragraph may go on from the page before.
    pub(crate) fn page(&mut self, runs: Vec<Run>) {
        if self.done.iter().map(String::len).sum::<usize>() > MOST {
            return;
        }
        let mut lines = lines(runs);
        // The number of the page stands alone, first or last.
        for at in [lines.len().saturating_sub(1), 0] {
            if lines.get(at).is_some_and(|line| is_page_number(&line.text)) {
                lines.remove(at);
            }
        }
        let step = usual_step(&lines);
        for (n, line) in lines.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|before| lines.get(before));
            let apart = match before {
                None => ends_sentence(&self.open),
                Some(before) => is_apart(before, line, step, &self.open),
            };
            if apart {
                self.end();
            }
            join(&mut self.open, &line.text);
        }
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.open);
        if !text.trim().is_empty() {
            self.done.push(text.trim().to_owned());
        }
    }

    /// One blank line between paragraphs.
    pub(crate) fn finish(mut self) -> String {
        self.end();
        self.done.join("\n\n")
    }
}

/// Runs on one height, in the order of the page.
fn lines(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line)
                if (line.y - run.y).abs() < 0.45 * line.size.max(run.size)
                    && run.x > line.x - run.size =>
            {
                let gap = run.x - line.end;
                let spaced = line.text.ends_with(char::is_whitespace)
                    || run.text.starts_with(char::is_whitespace);
                if gap > GAP * run.size.min(line.size) && !spaced {
                    line.text.push(' ');
                }
                line.text.push_str(&run.text);
                line.end = run.end;
                line.size = line.size.max(run.size);
            }
            _ => lines.push(Line {
                text: run.text,
                x: run.x,
                end: run.end,
                y: run.y,
                size: run.size,
            }),
        }
    }
    for line in &mut lines {
        let mut plain = String::with_capacity(line.text.len());
        for c in line.text.chars() {
            match LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
                Some((_, letters)) => plain.push_str(letters),
                None if c.is_control() && !c.is_whitespace() => {}
                None => plain.push(c),
            }
        }
        line.text = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The distance from line to line that is met most often, in sizes of the lower one.
fn usual_step(lines: &[Line]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .map(|pair| (pair[0].y - pair[1].y) / pair[1].size)
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_by(f32::total_cmp);
    // Of lines and paragraphs, lines are more: the lower middle.
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(f32::MAX)
}

fn is_apart(before: &Line, line: &Line, step: f32, open: &str) -> bool {
    let down = before.y - line.y;
    let other_size = (before.size - line.size).abs() > 0.12 * before.size;
    let indented = line.x - before.x > 0.7 * line.size && line.x - before.x < 4.0 * line.size;
    if down < 0.0 {
        // Another column.
        return ends_sentence(open) || other_size;
    }
    down > 1.35 * step * line.size || other_size || (indented && ends_sentence(open))
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['»', '”', '"', '’', ')', ' ', '\u{a0}']);
    text.is_empty() || text.ends_with(['.', '!', '?', '…', ':'])
}

/// Adds a line; a word that is cut at its end is put together again. Before a capital the hyphen is the word's own.
fn join(open: &mut String, line: &str) {
    let cut = open.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    if let Some(cut) = cut
        .filter(|cut| cut.ends_with(char::is_alphabetic) && line.starts_with(char::is_alphabetic))
    {
        if line.starts_with(char::is_lowercase) {
            open.truncate(cut.len());
        }
    } else if !open.is_empty() {
        open.push(' ');
    }
    open.push_str(line);
}

fn is_page_number(line: &str) -> bool {
    line.len() < 16
        && line
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| {
                word.bytes().all(|byte| byte.is_ascii_digit()) || word.eq_ignore_ascii_case("page")
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, x: f32, y: f32) -> Run {
        Run {
            text: text.to_owned(),
            x,
            end: x + 5.0 * text.len() as f32,
            y,
            size: 10.0,
        }
    }

    #[test]
    fn lines_are_joined_and_paragraphs_stand_apart() {
        let mut all = Paragraphs::default();
        all.page(vec![
            run("The har", 50.0, 700.0),
            run("bour is", 85.0, 700.0),
            run("closed,", 130.0, 700.0),
            run("says the gov-", 50.0, 688.0),
            run("ernor of the port.", 50.0, 676.0),
            run("Rain is", 50.0, 652.0),
            run("7", 300.0, 20.0),
        ]);
        all.page(vec![run("expected.", 50.0, 700.0)]);
        assert_eq!(
            all.finish(),
            "The harbour is closed, says the governor of the port.\n\nRain is expected."
        );
    }
}

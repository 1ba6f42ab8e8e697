//! Tables for terminals: columns as wide as their cells, the widest shortened until a row fits.

use std::fmt::Write as _;

/// Whether and how to mark text.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether escape sequences are understood and wanted.
    pub colour: bool,
    /// Characters in a line.
    pub width: usize,
}

impl Style {
    /// What standard output can show; `NO_COLOR` is respected.
    pub fn of_output() -> Style {
        use std::io::IsTerminal;
        let terminal = std::io::stdout().is_terminal();
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let width = std::env::var("COLUMNS")
            .ok()
            .and_then(|width| width.parse().ok());
        Style {
            colour: terminal && !refused,
            width: width.unwrap_or(110).clamp(40, 400),
        }
    }

    /// A heading.
    pub fn bold(self, text: &str) -> String {
        if self.colour {
            format!("\x1b[1m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Rows under a heading.
#[derive(Debug)]
pub struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(head: &[&'static str]) -> Table {
        Table {
            head: head.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; line breaks and other controls become spaces, so that an article cannot steer the terminal.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows
            .push(cells.iter().map(|cell| tame(cell)).collect());
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines.
    pub fn print(&self, style: Style) -> String {
        let widths = self.widths(style.width);
        let mut out = String::new();
        let head: Vec<_> = self.head.iter().map(|cell| cell.to_string()).collect();
        out.push_str(&style.bold(line(&head, &widths).trim_end()));
        out.push('\n');
        for row in &self.rows {
            out.push_str(line(row, &widths).trim_end());
            out.push('\n');
        }
        out
    }

    fn widths(&self, room: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self.head.iter().map(|cell| width(cell)).collect();
        for row in &self.rows {
            for (column, cell) in row.iter().enumerate() {
                if let Some(known) = widths.get_mut(column) {
                    *known = (*known).max(width(cell));
                }
            }
        }
        let room = room.saturating_sub(2 * widths.len().saturating_sub(1));
        loop {
            let total: usize = widths.iter().sum();
            let Some(widest) = widths.iter_mut().max() else {
                break;
            };
            if total <= room || *widest <= 8 {
                break;
            }
            *widest -= (total - room).div_ceil(4).clamp(1, *widest - 8);
        }
        widths
    }
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (cell, room) in cells.iter().zip(widths) {
        let cell = shorten(cell, *room);
        let _ = write!(
            out,
            "{cell}{}",
            " ".repeat(room.saturating_sub(width(&cell)) + 2)
        );
    }
    out
}

fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { ' ' } else { c }).collect()
}

/// `text` in at most `room` columns, with "…" where something was left out.
pub fn shorten(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += columns(c);
        if used + 1 > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Columns of a terminal that a text takes, as well as can be told without tables of fonts.
pub fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    match c {
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 2,
        '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(width: usize) -> String {
        let mut table = Table::new(&["who", "what"]);
        table.row(vec![
            "the police".to_owned(),
            "12 000\u{1b}[2J demonstrators in the whole town".to_owned(),
        ]);
        table.row(vec!["é".to_owned(), "日本".to_owned()]);
        table.print(Style {
            colour: false,
            width,
        })
    }

    #[test]
    fn columns_line_up_and_control_characters_are_gone() {
        assert_eq!(
            print(100),
            "who         what\nthe police  12 000 [2J demonstrators in the whole town\né           日本\n"
        );
    }

    #[test]
    fn a_wide_table_is_shortened_to_the_room_there_is() {
        assert!(
            print(30).lines().all(|line| width(line) <= 30),
            "{}",
            print(30)
        );
        assert!(print(30).contains('…'));
    }
}

//! The format of word lists: sections, rows, fields, comments.
//!
//! ```text
//! # a comment
//! [neutral]                     a section
//! dire | dit disent disait      a row with two fields
//! ```
//! Fields are separated by ` | `; what they mean is up to the pass that reads the file.

/// A row of a word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'t> {
    /// The last `[section]` above, or "".
    pub section: &'t str,
    /// The row, trimmed.
    pub text: &'t str,
    /// The number of the line, from 1.
    pub line: usize,
}

impl<'t> Row<'t> {
    /// The fields, trimmed.
    pub fn fields(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.text.split('|').map(str::trim)
    }
    /// Field `n` from 0, or "".
    pub fn field(&self, n: usize) -> &'t str {
        self.fields().nth(n).unwrap_or("")
    }
}

/// The rows of a word list, comments and blank lines dropped.
pub fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut section = "";
    text.lines().enumerate().filter_map(move |(n, line)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name.trim();
            return None;
        }
        Some(Row {
            section,
            text: line,
            line: n + 1,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_section_and_fields() {
        let all: Vec<_> = rows("# x\n[a]\none | two\n\n[b]\nthree").collect();
        assert_eq!(
            all[0],
            Row {
                section: "a",
                text: "one | two",
                line: 3
            }
        );
        assert_eq!(all[0].field(1), "two");
        assert_eq!(all[0].field(2), "");
        assert_eq!(all[1].section, "b");
    }
}

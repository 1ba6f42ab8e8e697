//! Roman numbers in names: "Louis XVI", "World War II", "Vol. XVIII".

use super::kind::Named;
use super::tables::role;
use super::words::Reader;
use crate::FigureKind;
use crate::text::{Case, Token};

/// The value of a Roman number in capitals, written as Romans are written today.
fn value(word: &str) -> Option<f64> {
    let digit = |b: u8| {
        Some(match b {
            b'I' => 1u32,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            b'D' => 500,
            b'M' => 1000,
            _ => return None,
        })
    };
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    let mut total = 0;
    let mut largest = 0;
    let mut run = 0;
    let mut last = 0;
    for b in bytes.iter().rev() {
        let d = digit(*b)?;
        run = if d == last { run + 1 } else { 1 };
        if run > 3 || d == last && matches!(d, 5 | 50 | 500) {
            return None;
        }
        last = d;
        if d >= largest {
            total += d;
            largest = d;
        } else {
            total -= d;
        }
    }
    (total > 0).then_some(f64::from(total))
}

impl Reader<'_> {
    /// The Roman number at token `n`, with the name before it.
    pub(super) fn roman(&self, n: usize) -> Option<(Named, f64)> {
        let token: &Token = self.token(n)?;
        if token.case != Case::Upper || n == 0 || self.crosses_line(n) {
            return None;
        }
        let word = token.text(self.text);
        let value = value(word)?;
        let before = self.token(n - 1)?;
        let stop = before.is_sign('.') && n > 1 && self.is(n - 2, role::LABEL);
        let label = self.is(n - 1, role::LABEL) || stop;
        // Of single letters only those that count kings, and "I" not as a pronoun at the beginning of a clause.
        let name = before.is_capital()
            && token.spaced
            && !self.tables.nouns.stops(before)
            && (word.len() > 1 || matches!(word, "I" | "V" | "X"));
        let century = self
            .token(n + 1)
            .is_some_and(|t| !t.spaced && self.is(n + 1, role::ORDINAL_SUFFIX));
        (label || name || century).then_some((
            Named {
                kind: if century {
                    FigureKind::Ordinal
                } else {
                    FigureKind::Label
                },
                rule: "figure.label.roman",
                first: n,
                next: n + 1,
            },
            value,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn roman_numbers_are_read_and_other_capitals_are_not() {
        assert_eq!(value("XVIII"), Some(18.0));
        assert_eq!(value("IV"), Some(4.0));
        assert_eq!(value("MCMXCIX"), Some(1999.0));
        assert_eq!(value("IIII"), None);
        assert_eq!(value("ONU"), None);
        assert_eq!(value(""), None);
    }
}

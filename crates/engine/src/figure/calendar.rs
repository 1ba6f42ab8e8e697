//! Dates, years and times of day.

use super::kind::Named;
use super::tables::role;
use super::words::Reader;
use crate::FigureKind;
use crate::text::{Case, TokenKind};

impl Reader<'_> {
    /// "-2014", "/14" after a year.
    pub(super) fn year_range(&self, n: usize) -> Option<usize> {
        if !matches!(self.sign_at(n), Some('-' | '–' | '/' | '‑')) {
            return None;
        }
        let (value, digits) = self.plain_at(n + 1)?;
        (digits == 4 && (1000..=2199).contains(&value) || digits == 2 && self.glued(n + 1))
            .then_some(n + 2)
    }

    /// "22/10/2024", "22.10.2024", "2024-10-22", "10/2024".
    pub(super) fn numeric_date(&self, n: usize) -> Option<Named> {
        let (a, a_len) = self.plain_at(n)?;
        let mark = self
            .sign_at(n + 1)
            .filter(|c| matches!(c, '/' | '.' | '-'))?;
        if !self.glued(n + 1) || !self.glued(n + 2) {
            return None;
        }
        let (b, b_len) = self.plain_at(n + 2)?;
        let third = (self.sign_at(n + 3) == Some(mark) && self.glued(n + 3) && self.glued(n + 4))
            .then(|| self.plain_at(n + 4))
            .flatten();
        let date = |next| {
            Some(Named {
                kind: FigureKind::Date,
                rule: "figure.date.numeric",
                first: n,
                next,
            })
        };
        match third {
            Some((c, c_len)) => {
                let day_first = a <= 31
                    && b <= 31
                    && a >= 1
                    && b >= 1
                    && a_len <= 2
                    && b_len <= 2
                    && (a <= 12 || b <= 12)
                    && (c_len == 4 && (1000..=2199).contains(&c)
                        || c_len == 2 && mark != '-'
                        || c_len == 2 && a_len == 2);
                let year_first = a_len == 4 && b <= 12 && c <= 31 && b_len <= 2 && c_len <= 2;
                if day_first || year_first {
                    date(n + 5)
                } else {
                    None
                }
            }
            None if mark == '/'
                && a_len == 4
                && (b_len == 4 || b_len == 2)
                && (1000..=2199).contains(&a) =>
            {
                date(n + 3)
            }
            None if mark == '/'
                && b_len == 4
                && (1..=12).contains(&a)
                && (1900..=2199).contains(&b) =>
            {
                date(n + 3)
            }
            None => None,
        }
    }

    /// "14h30", "14 h", "2:17 pm", "8.30 Uhr", "à 8 heures".
    pub(super) fn clock(&self, n: usize) -> Option<usize> {
        let (hour, len) = self.plain_at(n)?;
        if hour > 24 || len > 2 {
            return None;
        }
        let minute = |n: usize| {
            self.plain_at(n)
                .filter(|(m, len)| *m < 60 && *len == 2)
                .is_some()
        };
        if let Some(':') = self.sign_at(n + 1)
            && self.glued(n + 1)
            && self.glued(n + 2)
            && minute(n + 2)
        {
            let mut next = n + 3;
            if self.sign_at(next) == Some(':') && self.glued(next) && minute(next + 1) {
                next += 2;
            }
            return Some(next + usize::from(self.is(next, role::CLOCK)));
        }
        let mut at = n + 1;
        let dotted = matches!(self.sign_at(at), Some('.'))
            && self.glued(at)
            && self.glued(at + 1)
            && minute(at + 1);
        if dotted && self.is(at + 2, role::CLOCK) {
            at += 2;
        } else if dotted
            && self.style.decimal == ','
            && self.before_is(n, role::HOUR_BEFORE)
            && !(self.glued(at + 2) && self.glued(at + 3) && self.number_at(at + 3))
            && self.sign_at(at + 2) != Some('-')
            && self.unit_after(at + 2).is_none()
        {
            // "a las 14.30", "alle 14.30"
            return Some(at + 2);
        }
        // "alle ore 8"
        if at == n + 1
            && self.before_is(n, role::HOUR_BEFORE)
            && self.before_is(n, role::CLOCK)
            && !self.is(at, role::UNIT)
        {
            return Some(at);
        }
        if !self.is(at, role::CLOCK) {
            return None;
        }
        let word = self.tokens[at].text(self.text);
        // "14h30": the letter may also end a duration ("24 h").
        if word.eq_ignore_ascii_case("h") {
            if minute(at + 1) {
                return Some(at + 2);
            }
            return (self.before_is(n, role::CLOCK_BEFORE) && self.tokens[n - 1].is_word())
                .then_some(at + 1);
        }
        let both = self.is(at, role::UNIT);
        if both && !self.before_is(n, role::HOUR_BEFORE) {
            return None;
        }
        let mut next = at + 1;
        // "a . m ."
        if matches!(word, "a" | "p") {
            next = at;
        }
        if minute(next) {
            next += 1;
        }
        Some(next)
    }

    /// A day with a month behind or before it, and the year.
    pub(super) fn date(&self, first: usize, next: usize) -> Option<Named> {
        let mut at = next;
        // "22. Oktober"
        if self.sign_at(at) == Some('.') && self.glued(at) {
            at += 1;
        }
        // "12-14 mai", "du 6 au 9 juin"
        let joins = matches!(self.sign_at(at), Some('-' | '–' | '/'))
            || self.is(at, role::RANGE | role::AND | role::CHANGE_TO);
        if joins
            && self
                .plain_at(at + 1)
                .is_some_and(|(day, _)| (1..=31).contains(&day))
        {
            let stop = usize::from(self.sign_at(at + 2) == Some('.') && self.glued(at + 2));
            let of = usize::from(self.is(at + 2 + stop, role::OF));
            if self.is(at + 2 + stop + of, role::MONTH) {
                at += 2 + stop;
            }
        }
        let of = usize::from(self.is(at, role::OF) && self.is(at + 1, role::MONTH));
        at += of;
        let capital = |n: usize| {
            // "may 3 soldiers": names of months that are words too must be capitalised where the language does so.
            let token = &self.tokens[n];
            token.case != Case::Lower
                || self.tables.morphemes.months_in_lower_case
                || self.text.len() < 40
        };
        if self.is(at, role::MONTH) && !self.crosses_line(at) && capital(at) {
            let mut end = at + 1;
            if self.sign_at(end) == Some('.')
                && self
                    .token(end + 1)
                    .is_some_and(|t| t.kind == TokenKind::Digits)
            {
                end += 1;
            }
            if self.is(end, role::OF) && self.year_at(end + 1) {
                end += 1;
            }
            if self.sign_at(end) == Some(',') && self.year_at(end + 1) {
                end += 1;
            }
            if self.year_at(end) && !self.crosses_line(end) {
                end += 1;
            }
            return Some(Named {
                kind: FigureKind::Date,
                rule: "figure.date.day",
                first,
                next: end,
            });
        }
        // "October 4, 2001"
        if first > 0
            && self.is(first - 1, role::MONTH)
            && !self.crosses_line(first)
            && capital(first - 1)
        {
            let mut end = next;
            if self.sign_at(end) == Some(',') && self.year_at(end + 1) {
                end += 2;
            } else if self.year_at(end) {
                end += 1;
            }
            return Some(Named {
                kind: FigureKind::Date,
                rule: "figure.date.day",
                first: first - 1,
                next: end,
            });
        }
        None
    }
}

//! What looks like an amount and is none: references, names, codes, scores; dates and times are told in `calendar`.

use super::place::ADDRESS;
use super::tables::role;
use super::words::{Form, Numeral, Reader};
use crate::FigureKind;
use crate::text::{Case, Token, TokenKind};

/// A number that is never compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub kind: FigureKind,
    pub rule: &'static str,
    /// First token of the whole: the month before the day.
    pub first: usize,
    /// The token after the whole.
    pub next: usize,
}

impl Reader<'_> {
    pub(super) fn token(&self, n: usize) -> Option<&Token> {
        self.tokens.get(n)
    }
    pub(super) fn roles_at(&self, n: usize) -> u64 {
        self.tokens
            .get(n)
            .map_or(0, |token| self.tables.roles(token.word))
    }
    pub(super) fn is(&self, n: usize, bit: u64) -> bool {
        self.roles_at(n) & bit != 0
    }
    pub(super) fn before_is(&self, n: usize, bit: u64) -> bool {
        n > 0 && self.is(n - 1, bit)
    }
    pub(super) fn sign_at(&self, n: usize) -> Option<char> {
        match self.tokens.get(n)?.kind {
            TokenKind::Sign(c) => Some(c),
            _ => None,
        }
    }
    pub(super) fn glued(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| !token.spaced)
    }
    /// The value of a short plain digit run at `n`, and how many digits it has.
    pub(super) fn plain_at(&self, n: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(n)?;
        if token.kind != TokenKind::Digits || token.end - token.start > 4 {
            return None;
        }
        let text = token.text(self.text);
        Some((text.parse().ok()?, text.len()))
    }
    pub(super) fn year_at(&self, n: usize) -> bool {
        self.plain_at(n)
            .is_some_and(|(value, digits)| digits == 4 && (1000..=2199).contains(&value))
            && !(self.glued(n + 1)
                && self
                    .tokens
                    .get(n + 2)
                    .is_some_and(|t| t.kind == TokenKind::Digits && !t.spaced)
                && matches!(self.sign_at(n + 1), Some('.' | ',')))
    }

    /// Names in digits that need no look at unit or noun: codes, dates, times, addresses.
    pub(super) fn named_early(&self, num: &Numeral) -> Option<Named> {
        // The digits behind a sign.
        let sign = matches!(
            self.tokens[num.first].kind,
            TokenKind::Sign('+' | '-' | '\u{2212}')
        );
        let first = num.first + usize::from(sign && num.plain > 0);
        let named = |kind, rule, from, next| {
            Some(Named {
                kind,
                rule,
                first: from,
                next,
            })
        };
        if num.form == Form::Ordinal {
            // "le 1er mai", "May 4th"
            if num.value <= 31.0
                && let Some(date) = self.date(first, num.next)
            {
                return Some(date);
            }
            return named(FigureKind::Ordinal, "figure.ordinal", first, num.next);
        }
        let digits = self.tokens[first].kind == TokenKind::Digits;
        if !digits {
            if num.plain == 0
                && num.value <= 31.0
                && num.value >= 1.0
                && num.form == Form::Words
                && let Some(date) = self.date(first, num.next)
            {
                return Some(date);
            }
            if self.before_is(first, role::LABEL)
                && !num.scaled
                && num.value < 100.0
                && self.tokens[first].is_word()
                && self.label_ends(num.next)
            {
                return named(
                    FigureKind::Label,
                    "figure.label.reference",
                    first - 1,
                    num.next,
                );
            }
            return None;
        }
        if let Some(next) = self.address(first) {
            return named(FigureKind::Label, ADDRESS, first, next);
        }
        if let Some(found) = self.placed(first, num) {
            return Some(found);
        }
        // "21st", "3e", "255ème"
        if num.plain > 0
            && self.glued(num.next)
            && self.is(num.next, role::ORDINAL_SUFFIX)
            && self.tokens[num.next].case == Case::Lower
            && !(self.tokens[num.next].text(self.text) == "e"
                && self
                    .tokens
                    .get(num.next + 1)
                    .is_some_and(|t| !t.spaced && t.kind == TokenKind::Digits))
        {
            let next = num.next + 1;
            if num.value <= 31.0
                && let Some(date) = self.date(first, next)
            {
                return Some(date);
            }
            return named(FigureKind::Ordinal, "figure.ordinal", first, next);
        }
        // "1° maggio"
        if num.plain > 0
            && self.sign_at(num.next) == Some('°')
            && self.glued(num.next)
            && self.is(num.next + 1, role::MONTH)
            && let Some(date) = self.date(first, num.next + 1)
        {
            return Some(date);
        }
        if let Some(next) = self.phone(first) {
            return named(FigureKind::Label, "figure.label.phone", first, next);
        }
        if let Some(found) = self.numeric_date(first) {
            return Some(found);
        }
        if self.round_the_clock(first) {
            return named(FigureKind::Label, "figure.label.code", first, first + 3);
        }
        if let Some(next) = self.clock(first) {
            return named(FigureKind::Time, "figure.time", first, next);
        }
        if num.plain > 0
            && num.plain <= 2
            && (1.0..=31.0).contains(&num.value)
            && let Some(date) = self.date(first, num.next)
        {
            return Some(date);
        }
        // "1960s", "années 1960", "1990's"
        let decade = num.plain == 2 && num.value % 10.0 == 0.0;
        if (decade || self.year_at(first)) && self.glued(first + 1) {
            let tail = self.tokens[first + 1].text(self.text);
            if tail == "s" || tail == "'s" || tail == "’s" {
                return named(FigureKind::Date, "figure.date.year", first, first + 2);
            }
        }
        // "34-jähriger", "34-jarige"
        let hyphen =
            usize::from(matches!(self.sign_at(num.next), Some('-' | '‑')) && self.glued(num.next));
        if self.glued(num.next + hyphen)
            && self
                .token(num.next + hyphen)
                .is_some_and(|t| t.is_word() && self.tables.begins_age(t.text(self.text)))
        {
            return named(FigureKind::Age, "figure.age", first, num.next + hyphen + 1);
        }
        // "das 75. Festival"
        if self.tables.morphemes.ordinal_stop
            && (1..=3).contains(&num.plain)
            && self.sign_at(num.next) == Some('.')
            && self.glued(num.next)
            && self.token(num.next + 1).is_some_and(|t| {
                t.spaced && t.is_word() && (t.case == Case::Lower || !self.tables.nouns.stops(t))
            })
            && !self.crosses_line(num.next + 1)
        {
            return named(FigureKind::Ordinal, "figure.ordinal", first, num.next + 1);
        }
        if num.code {
            return named(FigureKind::Label, "figure.label.code", first, num.next);
        }
        if let Some(label) = self.name_with_digits(num) {
            return Some(label);
        }
        // "1) …", "2. …" at the beginning of a line
        if (first == 0 || self.crosses_line(first))
            && num.plain > 0
            && num.plain <= 2
            && matches!(self.sign_at(num.next), Some(')' | '.'))
            && self.glued(num.next)
            && self
                .token(num.next + 1)
                .is_some_and(|t| t.spaced && (t.is_word()) && !self.crosses_line(num.next + 1))
        {
            return named(FigureKind::Label, "figure.label.list", first, num.next);
        }
        None
    }

    /// "24/7", "7/7".
    fn round_the_clock(&self, n: usize) -> bool {
        let word = |n: usize| self.tokens.get(n).map(|token| token.text(self.text));
        matches!(word(n), Some("24" | "7"))
            && self.sign_at(n + 1) == Some('/')
            && self.glued(n + 1)
            && self.glued(n + 2)
            && matches!(word(n + 2), Some("7" | "24"))
            && !(self.glued(n + 3) && self.sign_at(n + 3) == Some('/'))
    }

    /// Names that a unit or noun behind the number would overrule.
    pub(super) fn named_late(&self, num: &Numeral, counted_plural: bool) -> Option<Named> {
        let first = num.first;
        let named = |kind, rule, from, next| {
            Some(Named {
                kind,
                rule,
                first: from,
                next,
            })
        };
        if num.form != Form::Digits || num.scaled {
            return None;
        }
        // "route nationale 7"
        if num.plain > 0
            && num.plain <= 4
            && first >= 2
            && !counted_plural
            && self.is(first - 2, role::LABEL)
            && self.tokens[first - 1].is_word()
            && self.tokens[first - 1].case == Case::Lower
            && !self.tables.nouns.stops(&self.tokens[first - 1])
            && !self.crosses_line(first - 1)
        {
            return named(
                FigureKind::Label,
                "figure.label.reference",
                first - 2,
                num.next,
            );
        }
        // "la saison 2023-2024" is named by its years.
        let years = self.year_at(first) && self.before_is(first, role::YEAR_BEFORE);
        if self.before_is(first, role::LABEL)
            && !years
            && num.plain <= 6
            && (!counted_plural || self.tokens[first - 1].text(self.text).ends_with('°'))
        {
            return named(
                FigureKind::Label,
                "figure.label.reference",
                first - 1,
                num.next,
            );
        }
        // "n° 4", "No. 10", "# 3": the sign stands between.
        if first >= 2
            && matches!(self.sign_at(first - 1), Some('°' | 'º' | '.'))
            && !self.tokens[first - 1].spaced
            && self.is(first - 2, role::LABEL)
        {
            return named(
                FigureKind::Label,
                "figure.label.reference",
                first - 2,
                num.next,
            );
        }
        // "n.º 7"
        if first >= 3
            && matches!(self.tokens[first - 1].text(self.text), "º" | "°" | "ª")
            && self.sign_at(first - 2) == Some('.')
            && self.is(first - 3, role::LABEL)
        {
            return named(
                FigureKind::Label,
                "figure.label.reference",
                first - 3,
                num.next,
            );
        }
        if first >= 1 && matches!(self.sign_at(first - 1), Some('#' | '№' | '§')) {
            return named(
                FigureKind::Label,
                "figure.label.reference",
                first - 1,
                num.next,
            );
        }
        if (1..=4).contains(&num.plain) && self.street_behind(num.next) {
            return named(FigureKind::Label, ADDRESS, first, num.next);
        }
        if num.plain == 4 && self.year_at(first) {
            let next = self.year_range(num.next).unwrap_or(num.next);
            let from = first
                - usize::from(self.before_is(first, role::MONTH) && !self.crosses_line(first));
            let modern = (1900.0..=2100.0).contains(&num.value);
            let cue = self.before_is(first, role::YEAR_BEFORE | role::MONTH);
            let bracket = first > 0
                && matches!(
                    self.sign_at(first - 1),
                    Some('(' | ',' | '-' | '–' | '/' | '[' | '*' | '†')
                );
            let era = self.is(num.next, role::ERA);
            if cue && !(counted_plural && num.value % 100.0 == 0.0) || next > num.next || era {
                return named(FigureKind::Date, "figure.date.year", from, next);
            }
            // "200 laut Polizei, 1000 laut Veranstalter": a number that two sources tell.
            let told = self.is(num.next, role::ACCORDING) && !cue;
            if !counted_plural && !told && (modern || bracket) {
                return named(FigureKind::Date, "figure.date.year", first, next);
            }
        }
        None
    }

    /// "Secondo la polizia", "Segundo o governo": a source follows.
    pub(super) fn ordinal_is_preposition(&self, num: &Numeral) -> bool {
        num.form == Form::Ordinal
            && num.lone
            && self.is(num.first, role::ACCORDING)
            && !self.before_is(num.first, role::ARTICLE | role::ARTICLE_BEFORE | role::OF)
            && self
                .token(num.next)
                .is_some_and(|next| self.tables.nouns.stops(next) || next.is_capital())
    }

    fn label_ends(&self, n: usize) -> bool {
        self.tokens.get(n).is_none_or(|token| {
            !token.is_word() || self.tables.nouns.stops(token) || self.crosses_line(n)
        })
    }

    /// "https", "www" at token `n` with what is glued to it: the token after the whole address.
    pub(super) fn skip_address(&self, n: usize) -> Option<usize> {
        if !matches!(self.sign_at(n + 1), Some(':' | '.'))
            || !self.glued(n + 1)
            || !self.glued(n + 2)
        {
            return None;
        }
        let mut next = n + 2;
        while self.glued(next) {
            next += 1;
        }
        Some(next)
    }

    /// Part of a web or mail address: the token after the whole.
    fn address(&self, n: usize) -> Option<usize> {
        if !self.glued(n) || n == 0 {
            return None;
        }
        let mut from = n;
        for _ in 0..24 {
            if from == 0 || self.tokens[from].spaced {
                break;
            }
            from -= 1;
        }
        let mut to = n;
        for _ in 0..24 {
            if !self.glued(to + 1) {
                break;
            }
            to += 1;
        }
        let chunk = self
            .text
            .get(self.tokens[from].start as usize..self.tokens[to].end as usize)?;
        (chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@'))
            .then_some(to + 1)
    }

    /// "01 23 45 67 89", "+1-222-2222", "192.168.1.2": four runs or more, or a plus before two.
    fn phone(&self, n: usize) -> Option<usize> {
        let plus = n > 0 && self.tokens[n - 1].is_sign('+') && self.glued(n);
        let mut runs = 1;
        let mut at = n + 1;
        let mut short = self.tokens[n].end - self.tokens[n].start != 3;
        let mut mark = None;
        while let Some(token) = self.tokens.get(at) {
            let (next, sep) = match token.kind {
                TokenKind::Digits
                    if token.spaced
                        && !self.crosses_line(at)
                        && token.start - self.tokens[at - 1].end <= 3 =>
                {
                    (at, ' ')
                }
                TokenKind::Sign(c @ ('-' | '.' | '/' | '‑'))
                    if !token.spaced && self.glued(at + 1) =>
                {
                    (at + 1, c)
                }
                TokenKind::Sign('(' | ')') if plus => (at + 1, ' '),
                _ => break,
            };
            if self
                .tokens
                .get(next)
                .is_none_or(|t| t.kind != TokenKind::Digits)
            {
                break;
            }
            if !plus && mark.is_some_and(|known| known != sep) {
                break;
            }
            mark = Some(sep);
            let len = self.tokens[next].end - self.tokens[next].start;
            short |= len != 3;
            runs += 1;
            at = next + 1;
        }
        let leading_zero = self.tokens[n].text(self.text).starts_with('0')
            && self.tokens[n].end - self.tokens[n].start >= 2;
        (short && (runs >= 4 || plus && runs >= 2 || leading_zero && runs >= 3)).then_some(at)
    }

    /// "A380", "Covid-19", "G7", "3D", "10-K".
    fn name_with_digits(&self, num: &Numeral) -> Option<Named> {
        let first = num.first;
        let label = |from, next| {
            Some(Named {
                kind: FigureKind::Label,
                rule: "figure.label.name",
                first: from,
                next,
            })
        };
        if first > 0 && self.glued(first) {
            let before = &self.tokens[first - 1];
            let hyphen = (first < 3
                || self.tokens[first - 2].spaced
                || self.tokens[first - 3].kind != TokenKind::Digits)
                && matches!(before.kind, TokenKind::Sign('-' | '‑' | '_'))
                && !before.spaced
                && first > 1
                && self.tokens[first - 2].is_word();
            if hyphen {
                return label(first - 2, num.next);
            }
            if before.is_word() {
                let text = before.text(self.text);
                // An elided word or a currency code is no part of a name.
                if text.ends_with(['\'', '’']) || self.currency_before(first).is_some() {
                    return None;
                }
                return label(first - 1, num.next);
            }
        }
        // "24703L202", "3D": letters glued behind that are no unit.
        if num.plain > 0
            && self.glued(num.next)
            && self.tokens[num.next].is_word()
            && self.unit_after(num.next).is_none()
            && !matches!(
                self.tokens[num.next].text(self.text),
                "M" | "G" | "K" | "MM"
            )
            && self
                .tables
                .atom(self.tokens[num.next].word)
                .is_none_or(|atom| atom.short.is_none() && atom.cardinal.is_none())
        {
            let word = self.tokens[num.next].text(self.text);
            if word.len() <= 3 && word.chars().all(char::is_alphabetic)
                || self
                    .tokens
                    .get(num.next + 1)
                    .is_some_and(|t| !t.spaced && t.kind == TokenKind::Digits)
            {
                return label(first, num.next + 1);
            }
        }
        // "4G", "5G": mobile networks; "10G" is an amount.
        if num.plain == 1
            && self.glued(num.next)
            && self.tokens[num.next].text(self.text).split('-').next() == Some("G")
        {
            return label(first, num.next + 1);
        }
        None
    }

    /// "3-2", "6:4": the token after, where a score stands at `n`.
    pub(super) fn score(&self, n: usize) -> Option<usize> {
        let (_, a_len) = self.plain_at(n)?;
        matches!(self.sign_at(n + 1), Some('-' | '–' | ':' | '‑')).then_some(())?;
        if !self.glued(n + 1) || !self.glued(n + 2) || a_len > 2 {
            return None;
        }
        let (_, b_len) = self.plain_at(n + 2)?;
        (b_len <= 2).then_some(n + 3)
    }
}

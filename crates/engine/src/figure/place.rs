//! Numbers of places and headings: streets, postcodes, coordinates, "1.2 Causes", "article L. 121-1".

use super::assemble::Pass;
use super::kind::Named;
use super::reading::read;
use super::tables::role;
use super::words::{Numeral, Reader};
use crate::text::{Case, TokenKind};
use crate::{FigureKind, Modifier};

/// The rule of street numbers and postcodes.
pub(super) const ADDRESS: &str = "figure.label.address";

/// Signs of minutes and seconds of arc.
const ARC: [char; 6] = ['′', '\'', '’', '″', '"', '”'];

impl Reader<'_> {
    /// What the digits `num`, which begin at token `first`, name of a place or a heading.
    pub(super) fn placed(&self, first: usize, num: &Numeral) -> Option<Named> {
        let label = |rule, first, next| Named {
            kind: FigureKind::Label,
            rule,
            first,
            next,
        };
        if let Some(next) = self.coordinate(num.next) {
            return Some(label("figure.label.coordinate", first, next));
        }
        if let Some(next) = self.postcode(first, num) {
            return Some(label(ADDRESS, first, next));
        }
        if self.heading(first, num) {
            return Some(label("figure.label.list", first, num.next));
        }
        if first >= 3 && self.letter_of_law(first - 2) {
            let mut next = num.next;
            while self.sign_at(next) == Some('-') && self.glued(next) && self.glued(next + 1) {
                next += 2;
            }
            return Some(label("figure.label.reference", first - 3, next));
        }
        None
    }

    /// The "L" of "article L. 121-1".
    pub(super) fn letter_of_law(&self, n: usize) -> bool {
        self.before_is(n, role::LABEL)
            && self.sign_at(n + 1) == Some('.')
            && self.glued(n + 1)
            && self.number_at(n + 2)
            && self.token(n).is_some_and(|token| {
                token.case == Case::Upper && token.text(self.text).chars().count() == 1
            })
    }

    /// "51°30′ N", "48.85° N": the token after, where the degree sign stands at `n`.
    fn coordinate(&self, n: usize) -> Option<usize> {
        if self.sign_at(n) != Some('°') || !self.glued(n) {
            return None;
        }
        let arc = |n: usize| {
            self.tokens
                .get(n)
                .is_some_and(|t| t.kind == TokenKind::Digits)
                && self.sign_at(n + 1).is_some_and(|c| ARC.contains(&c))
                && self.glued(n + 1)
        };
        let mut next = n + 1;
        while arc(next) {
            next += 2;
        }
        let minutes = next > n + 1;
        let direction = self.is(next, role::DIRECTION)
            || self.token(next).is_some_and(|token| {
                let letter = matches!(token.text(self.text), "N" | "S" | "E" | "W" | "O");
                letter
                    && (!self.glued(next + 1) || self.sign_at(next + 1).is_some_and(|c| c != '-'))
            });
        (minutes || direction).then_some(next + usize::from(direction))
    }

    /// ", 75011 Paris", ", IL 62704", ", 1012 AB Amsterdam", ", 1000-001 Lisboa": the token after the code.
    fn postcode(&self, first: usize, num: &Numeral) -> Option<usize> {
        let opens = |n: usize| n > 0 && matches!(self.sign_at(n - 1), Some(',' | '('));
        let upper_pair = |n: usize| {
            self.token(n).is_some_and(|token| {
                token.case == Case::Upper && token.end - token.start == 2 && token.spaced
            })
        };
        let town = |n: usize| {
            self.token(n)
                .is_some_and(|token| token.spaced && token.is_capital() && !self.crosses_line(n))
        };
        let nouns = &self.tables.nouns;
        let (_, four) = self.plain_at(first).unwrap_or_default();
        if num.plain == 5 {
            if first > 0 && upper_pair(first - 1) && opens(first - 1) {
                return Some(num.next);
            }
            let house = first >= 2 && self.tokens[first - 2].kind == TokenKind::Digits;
            let name = self.token(num.next)?.text(self.text);
            let one = nouns.lemma(name) == crate::lang::fold(name);
            let street = (first.saturating_sub(12)..first)
                .any(|n| self.is(n, role::LABEL_AFTER) && !self.crosses_line(n + 1));
            let fits = opens(first) && town(num.next) && !nouns.is_english();
            let told = if nouns.capitals() {
                house
            } else {
                one || street
            };
            return (fits && told).then_some(num.next);
        }
        if four != 4 || !opens(first) {
            return None;
        }
        if upper_pair(first + 1) && town(first + 2) {
            return Some(first + 2);
        }
        let dash = self.sign_at(first + 1) == Some('-') && self.glued(first + 1);
        let three =
            self.glued(first + 2) && self.plain_at(first + 2).is_some_and(|(_, len)| len == 3);
        (dash && three && town(first + 3)).then_some(first + 3)
    }

    /// "1.2 Causes of the fire" at the beginning of a line.
    fn heading(&self, first: usize, num: &Numeral) -> bool {
        let short = |n: usize| self.plain_at(n).is_some_and(|(_, len)| len <= 2);
        (first == 0 || self.crosses_line(first))
            && !num.scaled
            && short(first)
            && self.sign_at(first + 1) == Some('.')
            && short(first + 2)
            && num.next == first + 3
            && self.unit_after(num.next).is_none()
            && self.token(num.next).is_some_and(|token| {
                token.spaced && token.is_capital() && !self.crosses_line(num.next)
            })
    }

    /// "12 Market Street", "12 rue": whether a street follows the number that ends before token `n`.
    pub(super) fn street_behind(&self, n: usize) -> bool {
        (0..=3usize)
            .take_while(|k| {
                *k == 0
                    || self
                        .token(n + k - 1)
                        .is_some_and(|token| token.is_capital() && !self.crosses_line(n + k - 1))
            })
            .any(|k| self.is(n + k, role::LABEL_AFTER))
    }
}

impl Pass<'_, '_> {
    /// "Gartenstraße 12, 10115 Berlin": the number before a postcode at token `first` is that of a house.
    pub(super) fn house_number(&mut self, first: usize) {
        let (Some(token), Some(before)) = (self.reader.token(first), self.out.last_mut()) else {
            return;
        };
        let gap = self
            .reader
            .text
            .get(before.span.end as usize..token.start as usize);
        let bare = before.kind == FigureKind::Count
            && before.unit.is_none()
            && before.counted.is_none()
            && before.modifier == Modifier::Exact;
        if bare && gap.is_some_and(|gap| gap.trim() == ",") {
            before.kind = FigureKind::Label;
            before.comparable = false;
            before.rule = ADDRESS.to_owned();
            before.reading = read(
                Modifier::Exact,
                before.low,
                before.high,
                before.kind,
                self.rules,
            );
        }
    }
}

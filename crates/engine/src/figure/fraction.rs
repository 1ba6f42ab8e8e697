//! Parts in words: "deux tiers", "half a million", "one hundred thirty-fifths", "et demi".

use super::grammar::{Found, Parse};
use super::tables::role;
use super::words::{Form, Item};

impl Parse<'_> {
    /// "one hundred thirty-fifths", "cento millecinquesimi": a denominator in one word behind another number;
    /// "honderd driekwart": parts in one word behind a whole number.
    pub(super) fn compound_parts(&self, article: bool) -> Option<Found> {
        let glued = |k: usize| self.item(k).is_some_and(|item| item.glued);
        let k = (1..self.items.len().min(8)).find(|k| !glued(*k) && glued(*k + 1))?;
        let head = Parse {
            items: &self.items[..k],
            ..*self
        };
        let (count, used, _) = head.cardinal(0)?;
        if used != k || count.fract() != 0.0 {
            return None;
        }
        let end = (k + 1..self.items.len())
            .find(|n| !glued(*n))
            .unwrap_or(self.items.len());
        if let Some(parts) = self.fraction_at(end - 1)
            && let Some((share, used, _)) = self.cardinal(k)
            && used == end - 1
            && share < parts
        {
            // "eine dreiviertel Stunde": the article counts nothing.
            let whole = if article && k == 1 { 0.0 } else { count };
            return Some(Found {
                value: whole + share / parts,
                used: end,
                form: if whole > 0.0 {
                    Form::Words
                } else {
                    Form::Fraction
                },
                scaled: false,
            });
        }
        let (_, _, used) = self.denominator(k)?;
        (used == end)
            .then(|| self.share(count, k, article))
            .flatten()
    }

    /// The number before the last "and" among the first `used` items, and the small one behind it.
    pub(super) fn closed_by_and(&self, used: usize, value: f64) -> Option<(f64, f64)> {
        let and = (1..used).rfind(|k| {
            self.has(*k, role::AND)
                && self
                    .item(*k)
                    .is_some_and(|item| item.cardinal().is_none() && !item.glued)
        })?;
        let head = Parse {
            items: &self.items[..and],
            ..*self
        };
        let (head, read, _) = head.cardinal(0)?;
        let tail = value - head;
        (read == and && head >= 100.0 && tail > 0.0 && tail < 100.0).then_some((head, tail))
    }

    /// "half a million", "demi-million", "two thirds of a million": a part of a scale or collective.
    pub(super) fn part_first(&self) -> Option<Found> {
        let denominator = self.fraction_at(0)?;
        let part = 1.0 / denominator;
        let mut k = 1;
        if self.has(k, role::OF) {
            k += 1;
        }
        if self.has(k, role::ARTICLE) {
            k += 1;
        }
        if let Some((factor, used)) = self.scale_at(k) {
            return Some(Found {
                value: part * factor,
                used,
                form: Form::Words,
                scaled: true,
            });
        }
        if let Some(mut found) = self.collective(k, 1.0) {
            found.value *= part;
            return Some(found);
        }
        // What follows decides: "half of them", "quarter-litre", never "quarts de finale".
        Some(Found {
            value: part,
            used: 1,
            form: Form::Fraction,
            scaled: false,
        })
    }

    /// The denominator at `k`: "tiers", "fifths", "twenty-firsts"; whether it is a plural; the item after.
    pub(super) fn denominator(&self, k: usize) -> Option<(f64, bool, usize)> {
        let item = self.item(k)?;
        if let Some(value) = item.atom().and_then(|atom| atom.fraction) {
            return Some((value, true, k + 1));
        }
        // "vinte e cinco avos"
        if let Some((value, used, _)) = self.cardinal(k)
            && self.has(used, role::PARTS)
        {
            return Some((value, true, used + 1));
        }
        if item.is(role::UNIT) {
            return None;
        }
        let (value, used) = self.ordinal(k)?;
        // "una cuarta parte"
        if value > 2.0 && self.has(used, role::PARTS) {
            return Some((value, true, used + 1));
        }
        let plural = self
            .item(used - 1)
            .and_then(Item::atom)
            .is_some_and(|atom| atom.plural);
        (value > 2.0).then_some((value, plural || self.tables.morphemes.singular_parts, used))
    }

    /// `count` parts: "deux tiers", "a third".
    pub(super) fn share(&self, count: f64, k: usize, article: bool) -> Option<Found> {
        let (parts, plural, used) = self.denominator(k)?;
        let one = count == 1.0;
        if !(one || plural) || count.fract() != 0.0 {
            return None;
        }
        let mut value = count / parts;
        let mut used = used;
        let named = self.fraction_at(k).is_some();
        let ordinal = self
            .item(k)
            .and_then(Item::atom)
            .is_some_and(|atom| atom.ordinal.is_some());
        let told = self.has(used - 1, role::PARTS);
        if one && (!named || ordinal) && !told {
            // "a third man" is an ordinal: a part ends the line or goes on with "of".
            let last = self.items.last().map_or(0, |item| item.next);
            // "más que un cuarto y menos que un medio"
            let bent = self.reader.bent
                && named
                && self.has(used, role::AND)
                && self.cardinal(used + 1).is_none();
            let ends = bent
                || self.item(used).is_none() && (self.ends_line(last) || self.goes_on(last, named));
            let behind = self.item(used - 1).map_or(last, |item| item.next);
            if article && !ends && !self.has(used, role::OF) && !self.changes_by(behind) {
                return None;
            }
        }
        // "a quarter million", "two thirds of a million", "half a dozen"
        let mut at = used;
        if self.has(at, role::OF) {
            at += 1;
        }
        if self.has(at, role::ARTICLE) {
            at += 1;
        }
        let mut scaled = false;
        if let Some((factor, next)) = self.scale_at(at) {
            value *= factor;
            used = next;
            scaled = true;
        } else if let Some(found) = self.collective(at, 1.0) {
            value *= found.value;
            used = found.used;
            scaled = true;
        }
        Some(Found {
            value,
            used,
            form: if scaled { Form::Words } else { Form::Fraction },
            scaled,
        })
    }

    /// "down a third on last year", "bijna een derde minder": an article behind a word that bends or tells a change, and no
    /// noun at token `next`.
    fn changes_by(&self, next: usize) -> bool {
        let Some(first) = self.item(0).and_then(|item| item.next.checked_sub(2)) else {
            return false;
        };
        let reader = self.reader;
        let changes = reader.bent
            || reader.is(first, role::CHANGE)
            || reader.is(first, role::CHANGE_BY | role::OF) && reader.change_word(first);
        let free = reader.crosses_line(next)
            || reader.is(next, role::CHANGE)
            || reader
                .tokens
                .get(next)
                .is_none_or(|token| self.tables.nouns.stops(token));
        changes && free
    }

    /// "et demi", "and a half", "and three quarters": the part and the item after.
    pub(super) fn and_a_half(&self, k: usize) -> Option<(f64, usize)> {
        if !self.has(k, role::AND | role::POINT) {
            return None;
        }
        let mut at = k + 1;
        let mut count = 1.0;
        // "2 e 1/4"
        if let Some(digits) = self.item(at).and_then(Item::digits)
            && digits.fraction
            && digits.value < 1.0
        {
            return Some((digits.value, at + 1));
        }
        if let Some((value, used, _)) = self.cardinal(at) {
            (count, at) = (value, used);
        } else if self.has(at, role::ARTICLE) {
            at += 1;
        } else if self.fraction_at(at).is_none() {
            return None;
        }
        let (parts, _, used) = self.denominator(at)?;
        (count < parts).then_some((count / parts, used))
    }
}

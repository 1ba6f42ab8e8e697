//! The grammar of numbers: parts, collectives, vague plurals, decimals and ratios around whole numbers.
//!
//! Whole numbers and ordinals are read in `cardinal`. One grammar serves every language; what differs stands in
//! `numbers.txt`.

use super::tables::{Class, Tables, role};
use super::words::{Form, Item, Reader};
use crate::text::TokenKind;

/// What the grammar made of the items.
pub(super) struct Found {
    pub value: f64,
    /// Items read.
    pub used: usize,
    pub form: Form,
    pub scaled: bool,
}

/// Reads items; every function takes the position of its first item and gives the one after its last.
pub(super) struct Parse<'i> {
    pub items: &'i [Item],
    pub tables: &'i Tables,
    /// The first "and" joins two numbers.
    pub between: bool,
    pub reader: &'i Reader<'i>,
}

impl Parse<'_> {
    pub(super) fn item(&self, k: usize) -> Option<&Item> {
        self.items.get(k)
    }
    pub(super) fn has(&self, k: usize, bit: u64) -> bool {
        self.item(k).is_some_and(|item| item.is(bit))
    }
    /// Whether a unit, or behind a word that is always a part a function word, stands at token `n`.
    fn goes_on(&self, n: usize, part: bool) -> bool {
        self.reader.tokens.get(n).is_some_and(|token| {
            self.tables.roles(token.word) & role::UNIT != 0
                || part && self.tables.nouns.stops(token)
        })
    }
    /// Whether token `n` ends its line: nothing, or a stop and nothing, behind.
    pub(super) fn ends_line(&self, n: usize) -> bool {
        let stop = self
            .reader
            .tokens
            .get(n)
            .is_some_and(|t| matches!(t.kind, TokenKind::Sign('.' | '!' | '?')));
        let n = n + usize::from(stop);
        n >= self.reader.tokens.len() || self.reader.crosses_line(n)
    }
    pub(super) fn fraction_at(&self, k: usize) -> Option<f64> {
        self.item(k)?.atom()?.fraction
    }

    /// The number that begins with the first item.
    pub(super) fn number(&self) -> Option<Found> {
        let first = self.item(0)?;
        // "plusieurs centaines", "several hundred"
        if first.is(role::SEVERAL) {
            return self.vague(1);
        }
        if let Some(found) = self.part_first() {
            return Some(found);
        }
        if first.atom().is_some_and(|atom| atom.vague.is_some()) {
            return self.vague(0);
        }
        if let Some(found) = self.collective(0, 1.0) {
            return Some(found);
        }
        if let Some(value) = first.atom().and_then(|atom| atom.mixed) {
            let (value, used, scaled) = match self.scale_at(1) {
                Some((factor, used)) => (value * factor, used, true),
                None => (value, 1, false),
            };
            return Some(Found {
                value,
                used,
                form: Form::Words,
                scaled,
            });
        }
        let article = first.is(role::ARTICLE) && first.cardinal().is_none();
        let (mut value, mut used, mut scaled) = match self.cardinal(0) {
            Some((value, used, scaled)) => (value, used, scaled > 1.0),
            None if article => (1.0, 1, false),
            None => {
                return self.ordinal(0).map(|(value, used)| Found {
                    value,
                    used,
                    form: Form::Ordinal,
                    scaled: false,
                });
            }
        };
        if article {
            // "a hundred", "a third", "a dozen", "a million": the article alone is no number.
            if let Some(found) = self.collective(1, 1.0) {
                return Some(found);
            }
            if let Some((number, more, scale)) = self.cardinal(1)
                && self.item(1).is_some_and(|item| {
                    item.cardinal()
                        .is_some_and(|(class, _)| matches!(class, Class::Hundred | Class::Scale))
                })
            {
                (value, used, scaled) = (number, more, scale > 1.0);
            } else if let Some(found) = self.share(1.0, 1, true) {
                return Some(found);
            } else {
                return Some(Found {
                    value: 1.0,
                    used: 1,
                    form: Form::Words,
                    scaled: false,
                });
            }
        }
        if let Some(found) = self.compound_parts(first.is(role::ARTICLE)) {
            return Some(found);
        }
        // An ordinal that begins like a cardinal: "vingt et unième", "two hundred first".
        if let Some((ordinal, more)) = self.ordinal(0)
            && more > used
            && self.share(value, used, first.is(role::ARTICLE)).is_none()
        {
            return Some(Found {
                value: ordinal,
                used: more,
                form: Form::Ordinal,
                scaled: false,
            });
        }
        if let Some(found) = self.share(value, used, first.is(role::ARTICLE)) {
            return Some(found);
        }
        if let Some(mut found) = self.collective(used, value) {
            // "trecento e due dozzine": the number before "and" is closed.
            if let Some((head, tail)) = self.closed_by_and(used, value) {
                found.value = head + tail * found.value / value;
            }
            return Some(found);
        }
        // "twintig drie vijfde"
        if self.tables.morphemes.reversed
            && value.fract() == 0.0
            && first.digits().is_none()
            && let Some((count, at, _)) = self.cardinal(used)
            && let Some((parts, true, next)) = self.denominator(at)
            && count < parts
            && count < 100.0
        {
            return Some(Found {
                value: value + count / parts,
                used: next,
                form: Form::Words,
                scaled: false,
            });
        }
        let scale = self.last_scale(used);
        if let Some((more, after)) = self.and_a_half(used) {
            used = after;
            match self.scale_at(used) {
                // "un milliard et demi million"
                Some((factor, next)) if scale > factor => {
                    value += more * factor;
                    used = next;
                }
                Some((factor, next)) => {
                    value = (value + more * scale) * factor;
                    used = next;
                    scaled = true;
                }
                None => value += more * scale,
            }
        } else if let Some((fraction, after)) = self.decimals(used) {
            value += fraction;
            used = after;
            if let Some((factor, next)) = self.scale_at(used) {
                value *= factor;
                used = next;
                scaled = true;
            }
        }
        if let Some(found) = self.ratio(value, used) {
            return Some(found);
        }
        Some(Found {
            value,
            used,
            form: Form::Words,
            scaled,
        })
    }

    /// "one hundred thirty-fifths", "cento millecinquesimi": a denominator in one word behind another number;
    /// "honderd driekwart": parts in one word behind a whole number.
    fn compound_parts(&self, article: bool) -> Option<Found> {
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
    fn closed_by_and(&self, used: usize, value: f64) -> Option<(f64, f64)> {
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
    fn part_first(&self) -> Option<Found> {
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

    /// "trentaine", "dozen" at `k`, `times` so many; "dizaine de milliers".
    fn collective(&self, k: usize, times: f64) -> Option<Found> {
        let item = self.item(k)?;
        let atom = item.atom()?;
        // "200 dozens", "trois centaines": the plural after a number.
        let plural = atom
            .vague
            .filter(|each| k > 0 && *each < 1e6 && !self.has(k - 1, role::SEVERAL | role::ARTICLE));
        // "a couple of" counts, "the pair" does not.
        if atom.collective.is_some_and(|(each, _)| each == 2.0)
            && !self.has(k + 1, role::OF)
            && !self.ends_line(item.next)
        {
            return None;
        }
        let (each, exact) = atom
            .collective
            .or(plural.map(|each| (each, times.fract() == 0.0)))?;
        let mut value = times * each;
        let mut used = k + 1;
        if self.has(used, role::OF)
            && let Some(scale) = self.magnitude(used + 1)
        {
            value *= scale;
            used += 2;
        } else if let Some((factor, next)) = self.scale_at(used) {
            value *= factor;
            used = next;
        }
        Some(Found {
            value,
            used,
            form: if exact { Form::Words } else { Form::Collective },
            scaled: true,
        })
    }

    /// The magnitude that the word at `k` names: "milliers", "millions", "thousand".
    fn magnitude(&self, k: usize) -> Option<f64> {
        let atom = self.item(k)?.atom()?;
        atom.vague.or(match atom.cardinal {
            Some((Class::Scale | Class::Hundred, value)) => Some(value),
            _ => None,
        })
    }

    /// "milliers", "dizaines de milliers", "several hundred thousand", from `k` on: the value is the magnitude.
    fn vague(&self, k: usize) -> Option<Found> {
        let mut k = k;
        if k > 0 && self.has(k, role::OF) {
            k += 1;
        }
        let mut value = self.magnitude(k)?;
        let mut used = k + 1;
        if self.has(used, role::OF)
            && let Some(more) = self.magnitude(used + 1)
        {
            value *= more;
            used += 2;
        } else if let Some((factor, next)) = self.scale_at(used)
            && factor > value
        {
            value *= factor;
            used = next;
        }
        Some(Found {
            value,
            used,
            form: Form::Vague,
            scaled: false,
        })
    }

    /// A scale at `k`: its factor and the item after.
    pub(super) fn scale_at(&self, k: usize) -> Option<(f64, usize)> {
        match self.item(k)?.cardinal()? {
            (Class::Scale, value) => {
                // "hundert tausend millionen", "mille milliards"
                match self.item(k + 1).and_then(Item::cardinal) {
                    Some((Class::Scale, more)) if more > value => Some((value * more, k + 2)),
                    _ => Some((value, k + 1)),
                }
            }
            (Class::Hundred, value) => match self.item(k + 1).and_then(Item::cardinal) {
                Some((Class::Scale, more)) => Some((value * more, k + 2)),
                _ => Some((value, k + 1)),
            },
            _ => None,
        }
    }

    /// The scale word that ended the number before item `k`, or 1.
    fn last_scale(&self, k: usize) -> f64 {
        match k
            .checked_sub(1)
            .and_then(|k| self.item(k))
            .and_then(Item::cardinal)
        {
            Some((Class::Scale, value)) => value,
            _ => 1.0,
        }
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
        let plural = self
            .item(used - 1)
            .and_then(Item::atom)
            .is_some_and(|atom| atom.plural);
        (value > 2.0).then_some((value, plural || self.tables.morphemes.singular_parts, used))
    }

    /// `count` parts: "deux tiers", "a third".
    fn share(&self, count: f64, k: usize, article: bool) -> Option<Found> {
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
        if one && (!named || ordinal) {
            // "a third man" is an ordinal: a part ends the line or goes on with "of".
            let last = self.items.last().map_or(0, |item| item.next);
            // "más que un cuarto y menos que un medio"
            let bent = self.reader.bent
                && named
                && self.has(used, role::AND)
                && self.cardinal(used + 1).is_none();
            let ends = bent
                || self.item(used).is_none() && (self.ends_line(last) || self.goes_on(last, named));
            if article && !ends && !self.has(used, role::OF) {
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

    /// "et demi", "and a half", "and three quarters": the part and the item after.
    fn and_a_half(&self, k: usize) -> Option<(f64, usize)> {
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

    /// "virgule cinquante deux", "point zero three".
    fn decimals(&self, k: usize) -> Option<(f64, usize)> {
        if !self.has(k, role::POINT) {
            return None;
        }
        let mut at = k + 1;
        let mut digits = String::from("0.");
        let mut single = false;
        while let Some((class @ (Class::Zero | Class::Unit), value)) =
            self.item(at).and_then(Item::cardinal)
        {
            let follows = matches!(self.class(at + 1), Some(Class::Zero | Class::Unit));
            let group = matches!(
                self.class(at + 1),
                Some(Class::Hundred | Class::Ten | Class::Teen)
            ) || self.has(at + 1, role::AND);
            if class == Class::Unit && !single && !follows && group {
                break;
            }
            single |= class == Class::Unit;
            digits.push_str(&(value as u64).to_string());
            at += 1;
        }
        if !single
            && let Some((value, used, _)) = self.cardinal(at)
            && value < 1e6
            && value.fract() == 0.0
        {
            digits.push_str(&(value as u64).to_string());
            at = used;
        }
        (at > k + 1).then(|| (super::digits::decimal(&digits), at))
    }

    /// "un sur cinq", "two in five".
    fn ratio(&self, value: f64, k: usize) -> Option<Found> {
        if !self.has(k, role::OVER) {
            return None;
        }
        // "1 op de 3"
        // "four out of five"
        let k = k + usize::from(!self.has(k, role::OF) && self.has(k + 1, role::OF));
        let article = self.has(k + 1, role::ARTICLE_BEFORE | role::EACH);
        // "uno de los cinco" is one, "uno de cada cinco" a share.
        let out_of = k > 0 && self.has(k - 1, role::OVER);
        if self.has(k, role::OF) && !out_of && !self.has(k + 1, role::EACH) {
            return None;
        }
        let at = k + 1 + usize::from(article);
        let (whole, used, _) = self.cardinal(at)?;
        // "3 in 2009" is no ratio.
        let small = value < whole && value < 1000.0;
        (whole > 0.0 && value.fract() == 0.0 && small && (whole < 1900.0 || whole % 1000.0 == 0.0))
            .then_some(Found {
                value: value / whole,
                used,
                form: Form::Ratio,
                scaled: false,
            })
    }
}

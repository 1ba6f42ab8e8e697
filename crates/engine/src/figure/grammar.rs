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
    pub(super) fn goes_on(&self, n: usize, part: bool) -> bool {
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
                let (value, used) = self.ordinal(0)?;
                // "la cuarta parte de los votantes"
                if value > 2.0 && self.has(used, role::PARTS) && self.has(used + 1, role::OF) {
                    return Some(Found {
                        value: 1.0 / value,
                        used: used + 1,
                        form: Form::Fraction,
                        scaled: false,
                    });
                }
                return Some(Found {
                    value,
                    used,
                    form: Form::Ordinal,
                    scaled: false,
                });
            }
        };
        // "a few hundred", "ein paar Hundert"
        if article && self.has(1, role::SEVERAL) {
            return self.vague(2);
        }
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

    /// "trentaine", "dozen" at `k`, `times` so many; "dizaine de milliers".
    pub(super) fn collective(&self, k: usize, times: f64) -> Option<Found> {
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
        let dozens = |k: usize| {
            let (each, _) = self.item(k)?.atom()?.collective?;
            (each >= 10.0).then_some(each)
        };
        if self.has(used, role::OF)
            && let Some(scale) = self.magnitude(used + 1).or_else(|| dozens(used + 1))
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
    pub(super) fn magnitude(&self, k: usize) -> Option<f64> {
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
    pub(super) fn last_scale(&self, k: usize) -> f64 {
        match k
            .checked_sub(1)
            .and_then(|k| self.item(k))
            .and_then(Item::cardinal)
        {
            Some((Class::Scale, value)) => value,
            _ => 1.0,
        }
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
        // German "zwei von fünf" is a share, "zwei von den fünf" are two.
        let some = !article && self.tables.nouns.capitals();
        if self.has(k, role::OF) && !out_of && !self.has(k + 1, role::EACH) && !some {
            return None;
        }
        let at = k + 1 + usize::from(article);
        let (whole, used, _) = self.cardinal(at)?;
        // "3 in 2009" is no ratio.
        let few = !some || !self.has(k, role::OF) || value == 1.0 || whole <= 10.0;
        let small = value < whole && value < 1000.0 && few;
        (whole > 0.0 && value.fract() == 0.0 && small && (whole < 1900.0 || whole % 1000.0 == 0.0))
            .then_some(Found {
                value: value / whole,
                used,
                form: Form::Ratio,
                scaled: false,
            })
    }
}

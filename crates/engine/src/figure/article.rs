//! When "un", "one", "half" count and when they are articles, pronouns or nouns.

use super::amount::Amount;
use super::assemble::{Draft, Pass, Pending, rule_of};
use super::tables::role;
use super::words::{Form, Numeral};
use crate::figure::NounPhrase;
use crate::{FigureKind, Modifier};

impl Pass<'_, '_> {
    /// "un Français sur cinq", "two voters in three": the token after.
    pub(super) fn one_in(&mut self, amount: &Amount, pending: Option<Pending>) -> Option<usize> {
        let num = amount.num;
        let words = matches!(num.form, Form::Words | Form::Digits) && num.plain < 3;
        if !(1.0..10.0).contains(&num.value)
            || num.value.fract() != 0.0
            || !words
            || num.rest
            || amount.unit.is_some()
            || amount.before.is_some()
        {
            return None;
        }
        let reader = &self.reader;
        let at = num.next + 1;
        let over = |n: usize| {
            reader.is(n, role::OVER)
                && reader
                    .token(n)
                    .is_some_and(|token| !reader.tables.nouns.is_of(token))
        };
        if !over(at)
            || reader.crosses_line(at)
            || reader.tables.nouns.stops(reader.token(num.next)?)
        {
            return None;
        }
        let whole = self.reader.read(at + 1, false)?;
        let fits = matches!(whole.form, Form::Digits | Form::Words)
            && whole.value > num.value
            && whole.value.fract() == 0.0
            && whole.plain < 4
            && !whole.rest
            && !whole.article
            // "deux Français sur trois"; "8 députés sur 577" are eight.
            && (num.value == 1.0 || whole.value <= 10.0);
        let counted = self.counted_at(num.next, num.value > 1.0)?;
        if !fits || counted.tokens.end != at || self.amount(whole).unit.is_some() {
            return None;
        }
        let mut ratio = *amount;
        ratio.value = num.value / whole.value;
        ratio.num.form = Form::Ratio;
        ratio.next = whole.next;
        ratio.number_end = whole.end;
        let modifier = self.applies(pending, num.first);
        let value = ratio.value;
        self.push(Draft {
            low: value,
            high: value,
            modifier: modifier.map_or(Modifier::Exact, |m| m.modifier),
            vague: false,
            first: modifier.map_or(num.first, |m| m.first),
            rule: modifier.map_or("figure.ratio", |m| rule_of(m.modifier)),
            counted: Some(counted),
            number: num.start..whole.end,
            amount: ratio,
        })
    }

    /// "jeder dritte Beschäftigte": the token after. "Jede zweite Woche" is no share.
    fn every_noun(&self, num: &Numeral) -> Option<NounPhrase> {
        let reader = &self.reader;
        let every = num.form == Form::Ordinal
            && num.lone
            && reader.tables.nouns.capitals()
            && (2.0..=100.0).contains(&num.value)
            && reader.before_is(num.first, role::EACH);
        if !every
            || reader.is(num.next, role::MONTH | role::DAY)
            || reader.unit_after(num.next).is_some()
        {
            return None;
        }
        self.counted_at(num.next, false)
    }

    /// "nur jeder Zehnte war dafür": the ordinal itself is the noun.
    fn every_one(&self, num: &Numeral) -> bool {
        let reader = &self.reader;
        num.form == Form::Ordinal
            && num.lone
            && reader.tables.nouns.capitals()
            && (3.0..=100.0).contains(&num.value)
            && reader.before_is(num.first, role::EACH)
            && reader.tokens[num.first].is_capital()
    }

    pub(super) fn every(&mut self, num: Numeral, pending: Option<Pending>) -> Option<usize> {
        let counted = self.every_noun(&num);
        if counted.is_none() && !self.every_one(&num) {
            return None;
        }
        let first = num.first - 1;
        let modifier = self.applies(pending, first);
        let value = 1.0 / num.value;
        let mut amount = self.amount(num);
        (amount.value, amount.next, amount.unit) = (value, num.next, None);
        amount.num.form = Form::Ratio;
        self.push(Draft {
            low: value,
            high: value,
            modifier: modifier.map_or(Modifier::Exact, |m| m.modifier),
            vague: false,
            first: modifier.map_or(first, |m| m.first),
            rule: modifier.map_or("figure.ratio", |m| rule_of(m.modifier)),
            counted,
            number: num.start..num.end,
            amount,
        })
    }

    /// "un million" counts, "un homme" does not: an article needs a unit or a bound.
    pub(super) fn article_counts(&self, amount: &Amount) -> bool {
        let num = &amount.num;
        if num.scaled || num.form != Form::Words || amount.num.value != 1.0 {
            return true;
        }
        if num.next - num.first > 1 {
            return true;
        }
        let opens = num.first == 0 || self.reader.crosses_line(num.first);
        let closes =
            amount.next >= self.reader.tokens.len() || self.reader.crosses_line(amount.next);
        let alone = opens && closes && (num.bare_one || amount.unit.is_some());
        alone
            || amount.unit.is_some_and(|hit| {
                !hit.unit.weak && self.reader.token(hit.first).is_some_and(|t| t.is_word()) && {
                    // "par an", "a day": a rate, read with its number.
                    matches!(
                        hit.unit.kind,
                        FigureKind::Measure | FigureKind::Duration | FigureKind::Money
                    ) && !(num.first > 0
                        && self.reader.is(num.first, role::PER)
                        && self.out.last().is_some_and(|f| f.span.end + 2 > num.start))
                }
            })
            || self.listed(num)
    }

    /// "one" is a pronoun in "this one", a number in "one of them".
    pub(super) fn one_counts(&self, num: Numeral) -> bool {
        // "one expects"
        let verb = self.reader.token(num.next).is_some_and(|token| {
            self.reader.tables.nouns.is_english()
                && token.text(self.reader.text).ends_with('s')
                && token.is_word()
        });
        let pronoun = num.first > 0 && self.reader.is(num.first - 1, role::PRONOUN);
        !verb && (!pronoun || self.reader.is(num.next, role::OF))
    }

    /// "twenty-mile" and "three-storey" count, "Deux-Sèvres" and "six-pièces" are names.
    pub(super) fn rest_counts(&self, amount: &Amount) -> bool {
        let name = self
            .reader
            .text
            .get(amount.num.end as usize + 1..)
            .is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && !(amount.unit.is_some() && self.reader.tables.nouns.capitals());
        !name && (amount.unit.is_some() || self.reader.tables.morphemes.adjectives)
    }

    /// In a row of numbers ("un, deux, trois") or all of the text.
    fn listed(&self, num: &Numeral) -> bool {
        let reader = &self.reader;
        let comma_number = |n: usize| {
            reader.token(n).is_some_and(|t| t.is_sign(','))
                && reader.token(n + 1).is_some_and(|t| {
                    t.is_word()
                        && reader
                            .tables
                            .atom(t.word)
                            .is_some_and(|a| a.cardinal.is_some())
                })
        };
        comma_number(num.next)
    }

    /// A part without a number of parts ("half") needs "of" or a unit behind.
    /// Bent by a word it stands alone: "over half the votes", "moins de la moitié".
    pub(super) fn fraction_counts(&self, amount: &Amount, bent: bool) -> bool {
        let num = &amount.num;
        if !num.lone || !self.reader.tokens[num.first].is_word() {
            return true;
        }
        let before_ordinal = num.first > 0
            && self
                .reader
                .tables
                .atom(self.reader.tokens[num.first - 1].word)
                .is_some_and(|a| a.ordinal.is_some());
        if before_ordinal {
            return false;
        }
        // "la mitad regresaron", "più della metà è tornata"
        let article = self
            .reader
            .before_is(num.first, role::ARTICLE_BEFORE | role::OF);
        let nouns = &self.reader.tables.nouns;
        let closed = article
            || self.reader.crosses_line(num.next)
            || self.reader.token(num.next).is_none_or(|token| {
                // "less than half agreed": a verb.
                nouns.stops(token)
                    || nouns.is_english() && token.text(self.reader.text).ends_with("ed")
            });
        amount.unit.is_some()
            || num.value.abs() == 0.5
                && (num.rest || self.reader.is(num.next, role::OF) || bent && closed)
    }
}

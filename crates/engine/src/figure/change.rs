//! Changes: "passer de 5 % à 7 %", "une hausse de 2 points", "a doublé". A change is not a level.

use super::assemble::{Pass, Pending, rule_of};
use super::reading::read;
use super::tables::{Times, role};
use super::words::Reader;
use crate::text::TokenKind;
use crate::{ChangePart, Figure, FigureKind, Modifier};

/// Tokens between an auxiliary and its participle at most: "a presque plus que doublé".
const HELPER_REACH: usize = 4;

impl Reader<'_> {
    /// Whether a word of change stands before token `n` in the same sentence.
    pub(super) fn change_word(&self, n: usize) -> bool {
        // The level after a change may stand far from its verb: "a reculé de 0,3 point, à 2,2 %".
        let far = self.is(n, role::CHANGE_TO);
        for back in 1..=if far { 9usize } else { 6 } {
            let Some(at) = n.checked_sub(back) else {
                break;
            };
            let token = &self.tokens[at];
            // "0.3" has no end of a sentence in it.
            if matches!(token.kind, TokenKind::Sign('.' | '!' | '?' | ';')) && !self.glued(at + 1)
                || self.crosses_line(at + 1)
            {
                break;
            }
            if self.is(at, role::CHANGE) {
                return true;
            }
        }
        self.tables.morphemes.reversed && self.change_verb_behind(n)
    }

    /// "um 5 Prozent gesunken", "met 25 % te verhogen": the verb stands at the end of its clause.
    fn change_verb_behind(&self, n: usize) -> bool {
        (n + 1..n + 9)
            .map_while(|at| Some((at, self.token(at)?)))
            .take_while(|(at, token)| {
                let end = matches!(
                    token.kind,
                    TokenKind::Sign('.' | ',' | ';' | ':' | '!' | '?')
                ) && !self.glued(at + 1);
                !end && !self.crosses_line(*at)
            })
            .any(|(at, _)| self.is(at, role::CHANGE))
    }
}

impl Pass<'_, '_> {
    /// Which part of a change the figure whose first token is `first` is.
    pub(super) fn change_part(
        &self,
        first: usize,
        kind: FigureKind,
        modifier: Modifier,
    ) -> Option<ChangePart> {
        let mut before = first.checked_sub(1)?;
        // "all'11 %": before digits the apostrophe is a token of its own.
        if matches!(self.reader.sign_at(before), Some('\'' | '’')) && self.reader.glued(before) {
            before = before.checked_sub(1)?;
        }
        // "rose 9 %", "subiu quase 3 %", but "fell below 7 %" is a level.
        if matches!(
            kind,
            FigureKind::Percent | FigureKind::Points | FigureKind::Ratio
        ) && matches!(
            modifier,
            Modifier::Exact | Modifier::About | Modifier::Nearly
        ) && self.reader.is(before, role::CHANGE)
            && !self.reader.crosses_line(first)
        {
            return Some(ChangePart::By);
        }
        // "hasta el 12 %"
        if self.reader.is(before, role::ARTICLE_BEFORE)
            && !self.reader.is(
                before,
                role::CHANGE_TO | role::CHANGE_BY | role::CHANGE_FROM,
            )
        {
            before = before.checked_sub(1)?;
        }
        let roles = self.reader.roles_at(before);
        if roles & (role::CHANGE_TO | role::CHANGE_BY | role::CHANGE_FROM) == 0
            || !self.reader.change_word(before)
        {
            return None;
        }
        // "se duplicó en un año"
        if kind == FigureKind::Duration && roles & role::OVER != 0 && roles & role::OF == 0 {
            return None;
        }
        if roles & role::CHANGE_TO != 0 {
            return Some(ChangePart::To);
        }
        if roles & role::CHANGE_FROM != 0 && roles & role::CHANGE_BY != 0 {
            // "de 5 % à 7 %" as against "de 2 points": decided when the next figure is a level.
            return Some(ChangePart::By);
        }
        // "ein Plus von 2 Prozentpunkten"
        let noun = before > 0
            && self.reader.is(before - 1, role::CHANGE)
            && self.reader.tables.nouns.capitals()
            && self.reader.tokens[before - 1].is_capital();
        Some(if roles & role::CHANGE_BY != 0 || noun {
            ChangePart::By
        } else {
            ChangePart::From
        })
    }

    /// Whether a bound is the level after a change: "steeg tot 40 %", "subió hasta 40 %".
    pub(super) fn level_follows(&self, found: &Pending) -> bool {
        found.modifier == Modifier::AtMost
            && found.next == found.first + 1
            && self.reader.is(found.first, role::CHANGE_TO)
            && self.reader.change_word(found.first)
            // "kan oplopen tot", "podría subir hasta": a bound after all.
            && !(1..=8usize)
                .map_while(|back| found.first.checked_sub(back))
                .take_while(|at| !self.reader.tokens[*at].is_sign('.'))
                .any(|at| self.reader.is(at, role::MAY))
    }

    /// "a doublé", "halved", "twice as many" at token `n`: so many times what was before. The token after.
    pub(super) fn multiplied(&mut self, n: usize, pending: Option<Pending>) -> Option<usize> {
        let reader = &self.reader;
        let ids = reader.tokens[n..].iter().map(|token| token.word);
        let (len, found) = reader.tables.multiplied.longest(ids)?;
        let (found, next) = (*found, n + len);
        let helper = (1..=HELPER_REACH)
            .map_while(|back| n.checked_sub(back))
            .take_while(|at| {
                reader
                    .token(*at)
                    .is_some_and(|token| token.is_word() || token.is_sign(','))
            })
            .any(|at| reader.is(at, role::HELPER));
        let article = n > 0 && reader.is(n - 1, role::ARTICLE | role::ARTICLE_BEFORE);
        let fits = match found.sort {
            Times::Verb => !article,
            Times::Participle => helper && !article,
            Times::To | Times::By => {
                let of = reader
                    .token(next)
                    .is_some_and(|token| reader.tables.nouns.is_of(token));
                self.reader.change_word(n) || reader.tables.morphemes.reversed && !of
            }
            Times::Than => true,
        };
        // "a doublé Hamilton": somebody was overtaken.
        let name = reader
            .token(next)
            .is_some_and(|token| token.is_capital() && !reader.crosses_line(next))
            && !reader.tables.nouns.capitals();
        if !fits || name && matches!(found.sort, Times::Verb | Times::Participle) {
            return None;
        }
        // "casi se ha duplicado"
        let bent = pending.filter(|bent| {
            (bent.next..n).all(|at| reader.is(at, role::HELPER)) && !reader.crosses_line(n)
        });
        let modifier = bent.map_or(Modifier::Exact, |bent| bent.modifier);
        let number_span = self.span(n..next);
        let value = Some(found.value);
        let low = value.filter(|_| !matches!(modifier, Modifier::LessThan | Modifier::AtMost));
        let high = value.filter(|_| !matches!(modifier, Modifier::MoreThan | Modifier::AtLeast));
        let kind = FigureKind::Ratio;
        self.out.push(Figure {
            span: self.span(bent.map_or(n, |bent| bent.first)..next),
            number_span,
            low,
            high,
            modifier,
            reading: read(modifier, low, high, kind, self.rules),
            kind,
            comparable: true,
            unit: (found.sort != Times::By).then(|| "×".to_owned()),
            rule: bent
                .map_or("figure.multiplied", |_| rule_of(modifier))
                .to_owned(),
            change: (found.sort != Times::Than).then_some(ChangePart::By),
            ..Figure::default()
        });
        Some(next)
    }

    /// Whether "multiplied by" ends right before token `first`, and with `true` "divided by".
    pub(super) fn multiplied_by(&self, first: usize) -> Option<bool> {
        (1..=3usize).find_map(|back| {
            let from = first.checked_sub(back)?;
            let ids = self.reader.tokens[from..].iter().map(|token| token.word);
            let (len, divided) = self.reader.tables.multiplied_by.longest(ids)?;
            (len == back).then_some(*divided)
        })
    }
}

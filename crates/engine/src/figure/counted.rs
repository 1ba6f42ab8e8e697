//! What a figure counts: the noun behind the number.

use super::NounPhrase;
use super::amount::Amount;
use super::assemble::Pass;
use super::tables::role;
use super::words::Form;

impl Pass<'_, '_> {
    /// The noun behind the amount: its tokens and head.
    pub(super) fn counted(&self, amount: &Amount, plural: bool) -> Option<NounPhrase> {
        let of = amount.unit.is_some()
            || amount.num.scaled
            || amount.number_end > amount.num.end
            || matches!(
                amount.num.form,
                Form::Vague | Form::Collective | Form::Fraction | Form::Ratio
            )
            || amount.before.is_some()
            // "two of the soldiers"
            || self.reader.is(amount.next + 1, role::ARTICLE_BEFORE);
        let mut at = amount.next;
        if self.reader.crosses_line(at) {
            return None;
        }
        if of {
            let nouns = &self.reader.tables.nouns;
            let token = self.reader.token(at)?;
            if nouns.is_of(token) {
                at += 1;
                for _ in 0..2 {
                    if self.reader.is(at, role::ARTICLE_BEFORE) {
                        at += 1;
                    }
                }
                return self.counted_at(at, true);
            }
            // "la mitad regresaron": a half counts nothing without "of".
            let half = amount.num.form == Form::Fraction
                && amount.num.lone
                && self.reader.token(amount.num.first)?.is_word();
            if amount.unit.is_some() || amount.before.is_some() || half {
                return None;
            }
        }
        self.counted_at(at, plural)
    }

    pub(super) fn counted_at(&self, n: usize, plural: bool) -> Option<NounPhrase> {
        let reader = &self.reader;
        let token = reader.token(n)?;
        if !token.is_word()
            || !token.spaced && n > 0 && !reader.tokens[n - 1].is_word()
            || reader.crosses_line(n)
        {
            return None;
        }
        if reader.tables.roles(token.word) & (role::MONTH | role::DAY) != 0 {
            return None;
        }
        let nouns = &reader.tables.nouns;
        let phrase = nouns.phrase(reader.text, reader.tokens, n, plural)?;
        match (n + 1..phrase.tokens.end).find(|at| reader.crosses_line(*at)) {
            Some(line) => nouns.phrase(reader.text, reader.tokens.get(..line)?, n, plural),
            None => Some(phrase),
        }
    }

    pub(super) fn plural_noun(&self, phrase: &NounPhrase) -> bool {
        let word = self.reader.tokens[phrase.head].text(self.reader.text);
        self.reader.tables.nouns.lemma(word) != crate::lang::fold(word)
    }
}

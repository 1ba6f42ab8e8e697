//! Changes: "passer de 5 % à 7 %", "une hausse de 2 points". A change is not a level.

use super::assemble::Pass;
use super::tables::role;
use crate::ChangePart;
use crate::text::TokenKind;

impl Pass<'_, '_> {
    /// Whether a word of change stands before token `n` in the same sentence.
    pub(super) fn change_word(&self, n: usize) -> bool {
        for back in 1..=6usize {
            let Some(at) = n.checked_sub(back) else {
                return false;
            };
            let token = &self.reader.tokens[at];
            if matches!(token.kind, TokenKind::Sign('.' | '!' | '?' | ';'))
                || self.reader.crosses_line(at + 1)
            {
                return false;
            }
            if self.reader.is(at, role::CHANGE) {
                return true;
            }
        }
        false
    }

    /// Which part of a change the figure whose first token is `first` is.
    pub(super) fn change_part(&self, first: usize) -> Option<ChangePart> {
        let before = first.checked_sub(1)?;
        let roles = self.reader.roles_at(before);
        if roles & (role::CHANGE_TO | role::CHANGE_BY | role::CHANGE_FROM) == 0
            || !self.change_word(before)
        {
            return None;
        }
        if roles & role::CHANGE_TO != 0 {
            return Some(ChangePart::To);
        }
        if roles & role::CHANGE_FROM != 0 && roles & role::CHANGE_BY != 0 {
            // "de 5 % à 7 %" as against "de 2 points": decided when the next figure is a level.
            return Some(ChangePart::By);
        }
        Some(if roles & role::CHANGE_BY != 0 {
            ChangePart::By
        } else {
            ChangePart::From
        })
    }
}

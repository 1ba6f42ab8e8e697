//! Where sentences end inside a paragraph.

use super::token::{Case, Token, TokenKind};
use crate::lang::{Pack, fold};
use std::ops::Range;

/// Calls `found` with the token range of every sentence of `tokens[first..]`, which are one paragraph.
pub(super) fn split(
    text: &str,
    pack: &Pack,
    tokens: &[Token],
    first: usize,
    mut found: impl FnMut(Range<usize>),
) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        if ends_sentence(text, pack, tokens, at) {
            let mut end = at + 1;
            // Closing marks and further stops belong to the sentence they follow.
            while end < tokens.len() && closes(tokens, end) {
                end += 1;
            }
            if end < tokens.len() {
                found(start..end);
                start = end;
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        found(start..tokens.len());
    }
}

fn is_stop(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Sign('.' | '!' | '?' | '…' | '‽'))
}

fn closes(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    // Spaced before and glued to a word after, it opens (German »so«).
    let opens = token.spaced
        && tokens
            .get(at + 1)
            .is_some_and(|next| !next.spaced && next.is_word());
    match token.kind {
        TokenKind::Sign('»' | '”' | '’') if opens => false,
        TokenKind::Sign('»' | '”' | '’' | ')' | ']' | '.' | '!' | '?' | '…') => true,
        // The German and straight closing marks also open: glued to the stop they close.
        TokenKind::Sign('"' | '“' | '‘' | '\'') => !token.spaced,
        _ => false,
    }
}

fn ends_sentence(text: &str, pack: &Pack, tokens: &[Token], at: usize) -> bool {
    if !is_stop(tokens[at].kind) {
        return false;
    }
    let after = (at + 1..tokens.len())
        .find(|next| !closes(tokens, *next))
        .and_then(|next| tokens.get(next));
    let Some(after) = after else { return true };
    let glued = tokens
        .get(at + 1)
        .is_some_and(|next| !next.spaced && !closes(tokens, at + 1));
    if glued {
        return false;
    }
    if after.is_word() && after.case == Case::Lower {
        return false;
    }
    if tokens[at].is_sign('.') && at > 0 && !tokens[at].spaced {
        let before = &tokens[at - 1];
        // "am 12. Juli", "in der 66. Minute": an ordinal, where the language writes them so.
        if before.kind == TokenKind::Digits
            && pack.source.verb_final
            && before.end - before.start <= 2
            && after.is_word()
            && !pack.source.function(after.word)
        {
            return false;
        }
        if before.is_word() {
            let word = before.text(text);
            // Initials ("J. Smith") and listed abbreviations do not end a sentence.
            if before.case == Case::Upper
                && word.chars().count() == 1
                && after.is_capital()
                && !pack.source.function(after.word)
            {
                return false;
            }
            if pack.abbreviations.contains(&fold(word)) {
                return false;
            }
        }
    }
    true
}

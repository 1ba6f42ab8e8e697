//! Powers of ten written out: "× 10^8", "·10⁻⁵".

use super::digits::{len, run};
use crate::text::{Token, TokenKind};

/// "× 10^8", "·10⁻⁵": the power of ten, and the token after.
pub(super) fn ten_to_the(text: &str, tokens: &[Token], n: usize) -> Option<(i32, usize)> {
    let times = tokens.get(n)?;
    let sign = matches!(times.kind, TokenKind::Sign('×' | '⋅' | '·'))
        || times.is_word() && times.text(text) == "x";
    let ten = run(tokens, n + 1).filter(|token| token.text(text) == "10")?;
    if !sign || ten.spaced != times.spaced {
        return None;
    }
    let mut at = n + 2;
    let caret = tokens.get(at).is_some_and(|t| !t.spaced && t.is_sign('^'));
    if caret {
        let minus = tokens.get(at + 1).is_some_and(|t| {
            !t.spaced && matches!(t.kind, TokenKind::Sign('-' | '\u{2212}' | '–'))
        });
        at += 1 + usize::from(minus);
        let power = run(tokens, at).filter(|token| !token.spaced && len(token) <= 3)?;
        let power: i32 = power.text(text).parse().ok()?;
        return Some((if minus { -power } else { power }, at + 1));
    }
    let mut power = 0;
    let mut minus = false;
    let first = at;
    while let Some(TokenKind::Sign(c)) = tokens.get(at).filter(|t| !t.spaced).map(|t| t.kind) {
        match superscript(c) {
            Some(digit) if at < first + 4 => power = power * 10 + digit,
            None if c == '⁻' && at == first => minus = true,
            _ => break,
        }
        at += 1;
    }
    (at > first + usize::from(minus)).then_some((if minus { -power } else { power }, at))
}

fn superscript(c: char) -> Option<i32> {
    Some(match c {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => 4 + (c as i32 - '⁴' as i32),
        _ => return None,
    })
}

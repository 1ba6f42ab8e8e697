//! Numbers in digits: groups, decimals, signs, exponents, fractions.

use crate::lang::NumberStyle;
use crate::text::{Token, TokenKind};

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub value: f64,
    /// The token after.
    pub next: usize,
    /// Whether anything but a plain run of digits was read: a group, decimals, an exponent.
    pub marked: bool,
    /// Digits of a plain run.
    pub plain: u8,
    /// "1/3", "¾".
    pub fraction: bool,
    /// Several dots or a leading nought: "192.168.1.2", "007", no amount of anything.
    pub code: bool,
}

/// How the text at hand uses dot and comma, where it breaks the language's rule.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    comma_groups: u32,
    comma_decimals: u32,
    dot_groups: u32,
    dot_decimals: u32,
}

/// White space between two tokens, by what it can mean inside a number.
fn gap<'t>(text: &'t str, a: &Token, b: &Token) -> &'t str {
    text.get(a.end as usize..b.start as usize).unwrap_or("")
}

fn is_group_space(gap: &str) -> bool {
    matches!(
        gap,
        " " | "\u{A0}" | "\u{202F}" | "\u{2009}" | "\u{2007}" | "\u{2008}"
    )
}

pub(super) fn len(token: &Token) -> usize {
    (token.end - token.start) as usize
}

/// A digit run at `n`, and only if it is one.
pub(super) fn run(tokens: &[Token], n: usize) -> Option<&Token> {
    tokens
        .get(n)
        .filter(|token| token.kind == TokenKind::Digits)
}

impl Evidence {
    /// Looks through the tokens once.
    pub(super) fn gather(tokens: &[Token]) -> Evidence {
        let mut seen = Evidence::default();
        for (n, pair) in tokens.windows(3).enumerate() {
            let [a, mark, b] = pair else { continue };
            let (TokenKind::Digits, TokenKind::Sign(sign @ ('.' | ',')), TokenKind::Digits) =
                (a.kind, mark.kind, b.kind)
            else {
                continue;
            };
            if mark.spaced || b.spaced {
                continue;
            }
            // A date or address has more than one such mark with short groups.
            let more = tokens.get(n + 3).is_some_and(|t| {
                !t.spaced
                    && t.kind == TokenKind::Sign(sign)
                    && run(tokens, n + 4).is_some_and(|d| !d.spaced)
            });
            let group = more && len(b) == 3 && len(a) <= 3;
            let decimal = !more && (len(b) != 3 || len(a) > 3);
            match (sign, group, decimal) {
                (',', true, _) => seen.comma_groups += 1,
                (',', _, true) => seen.comma_decimals += 1,
                ('.', true, _) => seen.dot_groups += 1,
                ('.', _, true) => seen.dot_decimals += 1,
                _ => {}
            }
        }
        seen
    }

    /// Whether `mark` before exactly three digits groups.
    fn groups(self, mark: char, style: &NumberStyle) -> bool {
        if mark != style.decimal {
            return true;
        }
        // The decimal mark groups where this text proves it and nothing speaks against it.
        match mark {
            ',' => self.comma_groups > 0 && self.comma_decimals == 0,
            _ => self.dot_groups > 0 && self.dot_decimals == 0,
        }
    }
}

/// Reads a number in digits that begins at token `n`: a digit run, or a mark glued to one (".08").
pub(super) fn read(
    text: &str,
    tokens: &[Token],
    n: usize,
    style: &NumberStyle,
    evidence: Evidence,
) -> Option<Digits> {
    let first = tokens.get(n)?;
    let mut buffer = Buffer::default();
    if matches!(first.kind, TokenKind::Sign('.' | ',')) {
        let decimals = run(tokens, n + 1).filter(|token| !token.spaced)?;
        let glued_before = !first.spaced
            && n > 0
            && tokens
                .get(n - 1)
                .is_some_and(|t| t.is_word() || t.kind == TokenKind::Digits);
        if glued_before {
            return None;
        }
        buffer.push("0.");
        buffer.push(decimals.text(text));
        return Some(finish(text, tokens, n + 2, buffer.value(), true, 0, false));
    }
    let first = run(tokens, n)?;
    let mut next = n + 1;
    buffer.push(first.text(text));
    let mut marked = false;
    let mut code = len(first) > 1 && first.text(text).starts_with('0');
    // "22,24,26": a number in a list has no decimals.
    let listed = n >= 2
        && !first.spaced
        && run(tokens, n - 2).is_some()
        && matches!(tokens[n - 1].kind, TokenKind::Sign('.' | ',') if !tokens[n - 1].spaced);
    let mut separator: Option<char> = None;
    let mut groups = 0usize;
    // Groups of three, all with the same separator; two digits between commas as in India.
    if len(first) <= 3 && !code && !listed {
        while let Some((sep, digits, after)) = group(text, tokens, next) {
            let three = len(digits) == 3;
            let indian = sep == ','
                && style.group == ','
                && len(digits) == 2
                && len(first) <= 2
                && indian_tail(text, tokens, after);
            if !(three || indian) || separator.is_some_and(|known| known != sep) {
                break;
            }
            let last = group(text, tokens, after).is_none_or(|(s, d, _)| s != sep || len(d) != 3);
            if matches!(sep, '.' | ',') && groups == 0 && last && !indian {
                // One mark before three digits: the language's rule, or what the text shows elsewhere.
                let followed_by_decimals = after_mark(tokens, after)
                    .is_some_and(|(mark, _, _)| mark != sep && mark == other(sep));
                let zero = first.text(text) == "0";
                if zero || !(followed_by_decimals || evidence.groups(sep, style)) {
                    break;
                }
            }
            if sep == ' '
                && groups == 0
                && (first.text(text) == "0" || !space_groups(text, tokens, n, next))
            {
                break;
            }
            separator = Some(sep);
            groups += 1;
            marked = true;
            buffer.push(digits.text(text));
            next = after;
        }
    }
    // Decimals.
    if let Some((mark, digits, after)) = after_mark(tokens, next)
        && separator != Some(mark)
        && !listed
    {
        let again = after_mark(tokens, after);
        let list = again.is_some_and(|(m, _, _)| m == mark);
        if list && (mark == '.' || groups == 0) {
            // "192.168.1.2", "22.10.2024", "22,24,26": no decimals.
            if mark == '.' {
                code = true;
                while let Some(('.', _, after)) = after_mark(tokens, next) {
                    next = after;
                }
            }
        } else if !(mark != style.decimal
            && separator.is_none()
            && mark == ','
            && len(digits) != 3
            && list)
        {
            buffer.push(".");
            buffer.push(digits.text(text));
            marked = true;
            next = after;
            code &= len(first) > 1;
            if first.text(text) == "0" {
                code = false;
            }
        }
    }
    let plain = if marked { 0 } else { len(first).min(255) as u8 };
    Some(finish(
        text,
        tokens,
        next,
        buffer.value(),
        marked,
        plain,
        code,
    ))
}

fn other(mark: char) -> char {
    if mark == '.' { ',' } else { '.' }
}

/// A glued mark and the digit run after it.
fn after_mark(tokens: &[Token], n: usize) -> Option<(char, &Token, usize)> {
    let mark = tokens.get(n).filter(|token| !token.spaced)?;
    let TokenKind::Sign(c @ ('.' | ',')) = mark.kind else {
        return None;
    };
    let digits = run(tokens, n + 1).filter(|token| !token.spaced)?;
    Some((c, digits, n + 2))
}

/// A separator that may group, and the digit run after it.
fn group<'d>(text: &str, tokens: &'d [Token], n: usize) -> Option<(char, &'d Token, usize)> {
    let before = tokens.get(n.checked_sub(1)?)?;
    let token = tokens.get(n)?;
    match token.kind {
        TokenKind::Digits if token.spaced && is_group_space(gap(text, before, token)) => {
            Some((' ', token, n + 1))
        }
        TokenKind::Sign(c @ ('.' | ',' | '\'' | '’' | '\u{02BC}')) if !token.spaced => {
            let digits = run(tokens, n + 1).filter(|token| !token.spaced)?;
            let c = if c == '.' || c == ',' { c } else { '\'' };
            Some((c, digits, n + 2))
        }
        _ => None,
    }
}

/// Whether the groups from `n` on are of two digits and end with one of three.
fn indian_tail(text: &str, tokens: &[Token], mut n: usize) -> bool {
    for _ in 0..8 {
        match group(text, tokens, n) {
            Some((',', digits, _)) if len(digits) == 3 => return true,
            Some((',', digits, after)) if len(digits) == 2 => n = after,
            _ => return false,
        }
    }
    false
}

/// Whether spaces group here: every run up to the next other thing has three digits, so that "12 345 67" and a
/// telephone number stay apart.
fn space_groups(text: &str, tokens: &[Token], first: usize, mut n: usize) -> bool {
    let glued_before = first > 0
        && tokens.get(first).is_some_and(|t| !t.spaced)
        && tokens
            .get(first - 1)
            .is_some_and(|t| t.is_word() || t.is_sign('+'));
    if glued_before && !tokens.get(first - 1).is_some_and(|t| t.is_sign('+')) {
        return false;
    }
    let mut seen = 0;
    while let Some((' ', digits, after)) = group(text, tokens, n) {
        if len(digits) != 3 {
            return seen > 0 && len(digits) > 3;
        }
        seen += 1;
        n = after;
        if seen > 6 {
            return false;
        }
    }
    true
}

/// Exponents and fractions after the mantissa.
fn finish(
    text: &str,
    tokens: &[Token],
    next: usize,
    value: f64,
    marked: bool,
    plain: u8,
    code: bool,
) -> Digits {
    let mut digits = Digits {
        value,
        next,
        marked,
        plain,
        fraction: false,
        code,
    };
    if let Some((power, next)) = exponent(text, tokens, next, value) {
        // Nothing times anything is nothing.
        let value = if value == 0.0 || power.is_nan() {
            0.0
        } else {
            power
        };
        return Digits {
            value,
            next,
            marked: true,
            plain: 0,
            ..digits
        };
    }
    if code {
        return digits;
    }
    // "2 1/4": a fraction glued or after one space; "3/4" itself.
    if let Some((value, next)) = slash(text, tokens, next, value) {
        return Digits {
            value,
            next,
            fraction: true,
            plain: 0,
            marked: true,
            code: false,
        };
    }
    if let Some(part) = tokens.get(next) {
        if let TokenKind::Sign(c) = part.kind
            && let Some(share) = vulgar(c)
        {
            digits.value += share;
            return Digits {
                next: next + 1,
                fraction: true,
                plain: 0,
                marked: true,
                ..digits
            };
        }
        if part.spaced
            && let Some(whole) = run(tokens, next).map(|token| decimal(token.text(text)))
            && plain > 0
            && plain <= 3
            && let Some((share, after)) = slash(text, tokens, next + 1, whole)
            && share < 1.0
        {
            return Digits {
                value: value + share,
                next: after,
                fraction: true,
                plain: 0,
                marked: true,
                code: false,
            };
        }
    }
    digits
}

/// "/3" after a numerator; not a date ("3/4/2024") and not a ratio of large numbers ("2013/2014").
fn slash(text: &str, tokens: &[Token], n: usize, numerator: f64) -> Option<(f64, usize)> {
    let mark = tokens.get(n)?;
    if !matches!(mark.kind, TokenKind::Sign('/' | '⁄')) || mark.spaced {
        return None;
    }
    let below = run(tokens, n + 1).filter(|token| !token.spaced && len(token) <= 7)?;
    if tokens
        .get(n + 2)
        .is_some_and(|t| !t.spaced && matches!(t.kind, TokenKind::Sign('/' | '-')))
    {
        return None;
    }
    let above = n.checked_sub(1).and_then(|at| run(tokens, at));
    // "24/7", "7/7": round the clock, no share.
    if above.is_some_and(|above| matches!(above.text(text), "24" | "7"))
        && matches!(below.text(text), "7" | "24")
    {
        return None;
    }
    let below = decimal(below.text(text));
    (below > 1.0 && numerator < 1000.0).then(|| (numerator / below, n + 2))
}

/// "e-3", "E10", "x10^-4", "×10−5", "^23".
fn exponent(text: &str, tokens: &[Token], n: usize, mantissa: f64) -> Option<(f64, usize)> {
    let sign_at = |n: usize| -> (i32, usize) {
        let mut sign = 1;
        let mut n = n;
        for _ in 0..2 {
            match tokens
                .get(n)
                .filter(|token| !token.spaced)
                .map(|token| token.kind)
            {
                Some(TokenKind::Sign('-' | '\u{2212}' | '–')) => sign = -1,
                Some(TokenKind::Sign('+')) => {}
                _ => break,
            }
            n += 1;
        }
        (sign, n)
    };
    let number = |n: usize| -> Option<(i32, usize)> {
        let token = run(tokens, n).filter(|token| !token.spaced && len(token) <= 3)?;
        Some((token.text(text).parse().ok()?, n + 1))
    };
    if let Some(found) = super::power::ten_to_the(text, tokens, n) {
        return Some((scaled(mantissa, found.0), found.1));
    }
    let token = tokens.get(n).filter(|token| !token.spaced)?;
    match token.kind {
        TokenKind::Word if matches!(token.text(text), "e" | "E") => {
            let (sign, at) = sign_at(n + 1);
            let (power, next) = number(at)?;
            Some((scaled(mantissa, sign * power), next))
        }
        TokenKind::Sign('^') => {
            let (sign, at) = sign_at(n + 1);
            // "2,5^--1": two signs are one.
            let (n, next) = number(at)?;
            let n = if text.get(token.end as usize..)?.starts_with("--") {
                n
            } else {
                sign * n
            };
            Some((power(mantissa, n), next))
        }
        TokenKind::Sign('×' | '⋅' | '·' | '*') | TokenKind::Word
            if !token.is_word() || token.text(text) == "x" =>
        {
            let base = decimal(
                run(tokens, n + 1)
                    .filter(|token| !token.spaced && len(token) <= 2)?
                    .text(text),
            );
            let mut at = n + 2;
            let caret = tokens.get(at).is_some_and(|t| !t.spaced && t.is_sign('^'));
            at += usize::from(caret);
            let (sign, at) = sign_at(at);
            if !caret && (base != 10.0 || at == n + 2) {
                return None;
            }
            let (n, next) = number(at)?;
            Some((mantissa * power(base, sign * n), next))
        }
        _ => None,
    }
}

/// The value of a fraction sign.
pub(super) fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅐' => 1.0 / 7.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        '⅑' => 1.0 / 9.0,
        '⅒' => 1.0 / 10.0,
        '↉' => 0.0,
        _ => return None,
    })
}

/// The value of ASCII digits with a point, and an exponent as word lists write it ("1e6"): the nearest `f64` up to 19
/// digits, next to it beyond; never infinite. Smaller than the parser of the standard library, which the engine does
/// without.
pub(super) fn decimal(digits: &str) -> f64 {
    let (digits, exponent) = match digits.split_once('e') {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().unwrap_or(0)),
        None => (digits, 0),
    };
    let mut mantissa = 0u64;
    let mut power = exponent;
    let mut point = false;
    for byte in digits.bytes() {
        match byte {
            b'.' => point = true,
            b'0'..=b'9' if mantissa < 1_000_000_000_000_000_000 => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                power -= i32::from(point);
            }
            b'0'..=b'9' => power += i32::from(!point),
            _ => return 0.0,
        }
    }
    scaled(mantissa as f64, power)
}

/// `value` · 10^`power`, at most the largest number there is.
fn scaled(value: f64, power: i32) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let mut out = value;
    for _ in 0..power.unsigned_abs().min(700) / 22 {
        out = if power > 0 { out * 1e22 } else { out / 1e22 };
    }
    let rest = ten_to(power.unsigned_abs().min(700) % 22);
    let out = if power > 0 { out * rest } else { out / rest };
    out.min(f64::MAX)
}

/// 10^`n`, exact up to 22.
fn ten_to(n: u32) -> f64 {
    (0..n).fold(1.0, |power, _| power * 10.0)
}

/// `base`^`n` by repeated squaring.
fn power(base: f64, n: i32) -> f64 {
    let mut out = 1.0;
    let mut square = base;
    let mut n_left = n.unsigned_abs();
    while n_left > 0 {
        if n_left & 1 == 1 {
            out *= square;
        }
        square *= square;
        n_left >>= 1;
    }
    if n < 0 { 1.0 / out } else { out }
}

/// Digits gathered for parsing, without a heap where they are few.
struct Buffer {
    short: [u8; 48],
    len: usize,
    long: String,
}

impl Default for Buffer {
    fn default() -> Buffer {
        Buffer {
            short: [0; 48],
            len: 0,
            long: String::new(),
        }
    }
}

impl Buffer {
    fn push(&mut self, digits: &str) {
        if self.long.is_empty() && self.len + digits.len() <= self.short.len() {
            self.short[self.len..self.len + digits.len()].copy_from_slice(digits.as_bytes());
            self.len += digits.len();
            return;
        }
        if self.long.is_empty() {
            self.long
                .push_str(std::str::from_utf8(&self.short[..self.len]).unwrap_or("0"));
        }
        self.long.push_str(digits);
    }

    /// The nearest `f64`; more digits than it can hold end in the largest finite one.
    fn value(&self) -> f64 {
        let digits = if self.long.is_empty() {
            std::str::from_utf8(&self.short[..self.len]).unwrap_or("0")
        } else {
            &self.long
        };
        decimal(digits)
    }
}

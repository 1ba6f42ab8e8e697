//! Words, and whether other words say the same.

use selon_engine::lang::fold;

/// A run of letters and digits with what joins them ("10,000", "l'État", "porte-parole"), or a sign. White space is
/// between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// Whether it is made of letters and digits.
    pub word: bool,
}

fn joins(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ':' | '/' | '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '\u{a0}' | '\u{202f}'
    )
}

/// The tokens of `text[from..to]`, with positions in `text`.
pub fn tokens(text: &str, from: usize, to: usize) -> Vec<Token> {
    let inside = text.get(from..to).unwrap_or("");
    let mut out = Vec::with_capacity(inside.len() / 4);
    let mut chars = inside.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
            continue;
        }
        let start = from + at;
        let mut end = start + c.len_utf8();
        let word = c.is_alphanumeric();
        let mut last = c;
        while let Some(&(_, next)) = chars.peek().filter(|_| word) {
            let mark = matches!(next, '\u{300}'..='\u{36f}' | '\u{ad}');
            if !next.is_alphanumeric() && !mark {
                let mut ahead = chars.clone();
                ahead.next();
                let after = ahead.peek().map(|(_, c)| *c);
                // A no-break space joins digits only.
                let spaced = matches!(next, '\u{a0}' | '\u{202f}');
                let joined = joins(next)
                    && after.is_some_and(|after| {
                        if spaced {
                            last.is_ascii_digit() && after.is_ascii_digit()
                        } else {
                            after.is_alphanumeric()
                        }
                    });
                if !joined {
                    break;
                }
            }
            chars.next();
            end += next.len_utf8();
            last = next;
        }
        out.push(Token { start, end, word });
    }
    out
}

/// Whether two quotes say the same up to typography (white space, case, accents, kinds of quotation mark, dash and
/// apostrophe) and typing errors within a word. Any word more, less or other is another statement.
pub fn same(old: &str, new: &str) -> bool {
    if old == new {
        return true;
    }
    let pick = |text: &str| -> Vec<String> {
        let words = tokens(text, 0, text.len());
        let words = words.into_iter().filter(|token| token.word);
        words
            .map(|token| fold(&text[token.start..token.end]))
            .collect()
    };
    let (old, new) = (pick(old), pick(new));
    !old.is_empty()
        && old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| same_word(old, new))
}

/// Whether one folded word is the other with a typing error: a long word without digits, of the same first and last
/// letter ("million" is not "billion", "increase" is not "decrease", "killed" is not "killer").
fn same_word(old: &str, new: &str) -> bool {
    if old == new {
        return true;
    }
    let old: Vec<char> = old.chars().collect();
    let new: Vec<char> = new.chars().collect();
    let short = old.len().min(new.len()) < 5;
    let digits = old.iter().chain(&new).any(|c| c.is_numeric());
    if short || digits || old.first() != new.first() || old.last() != new.last() {
        return false;
    }
    one_slip(&old, &new)
}

/// Whether one letter more, less, other or two swapped turns one into the other.
fn one_slip(a: &[char], b: &[char]) -> bool {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    match (a, b) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([x, y], [z, w]) => x == w && y == z,
        _ => false,
    }
}

/// Which share of the words of `old` also stand in `new`, from 0 to 1, longer words counting for more.
pub fn kept(old: &str, new: &str) -> f64 {
    let pick = |text: &str| -> Vec<String> {
        let words = tokens(text, 0, text.len());
        let words = words.into_iter().filter(|token| token.word);
        words
            .map(|token| fold(&text[token.start..token.end]))
            .collect()
    };
    let (old, mut new) = (pick(old), pick(new));
    let (mut all, mut found) = (0, 0);
    for word in old {
        let weight = word.chars().count();
        all += weight;
        if let Some(at) = new.iter().position(|other| *other == word) {
            new.swap_remove(at);
            found += weight;
        }
    }
    if all == 0 {
        0.0
    } else {
        found as f64 / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_separators_is_one_word() {
        let text = "«\u{a0}10,000\u{a0}», 10\u{202f}000 l’État 3.5% fin.";
        let words: Vec<&str> = tokens(text, 0, text.len())
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect();
        let expected = [
            "«",
            "10,000",
            "»",
            ",",
            "10\u{202f}000",
            "l’État",
            "3.5",
            "%",
            "fin",
            ".",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn typography_and_typing_errors_say_the_same() {
        for (old, new) in [
            ("40 people came", "40  people\ncame"),
            ("“all of them” came", "\"all of them\" came"),
            ("they recieved aid", "they received aid"),
            ("l'état d'urgence", "l’État d’urgence"),
            ("des soldas ukrainens", "des soldas ukrainiens"),
        ] {
            assert!(same(old, new), "{old} / {new}");
        }
    }

    #[test]
    fn another_number_word_or_negation_does_not() {
        for (old, new) in [
            ("about 10,000 soldiers", "about 12,000 soldiers"),
            ("10,000 soldiers", "1,0000 soldiers"),
            ("a million people", "a billion people"),
            ("a rise", "a raise"),
            ("prices increase", "prices decrease"),
            ("ten were killed", "ten were killer"),
            ("they did say", "they didn't say"),
            ("they came", "they never came"),
            ("it is legal", "it is illegal"),
            ("a moral act", "an amoral act"),
            ("vingt morts", "trente morts"),
            ("", "x"),
            ("«", "»"),
        ] {
            assert!(!same(old, new), "{old} / {new}");
        }
    }
}

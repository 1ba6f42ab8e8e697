//! Links to a quote in the original article: `https://example.org/a#:~:text=…` (WICG, scroll to text fragment).

use super::address::is_web_address;
use crate::anchor::context;
use selon_engine::Span;

/// Beyond this many characters a quote is named by its first and last words.
const LONG: usize = 80;

/// A link that opens `url` at the words of `span` (bytes of `text`); `None` without a web address or words.
pub fn text_fragment(url: &str, text: &str, span: Span) -> Option<String> {
    if !is_web_address(url) {
        return None;
    }
    let quote = span.of(text).trim();
    // A fragment matches within a paragraph.
    let line = quote.lines().next().unwrap_or("").trim();
    if line.is_empty() {
        return None;
    }
    let page = url.split('#').next().unwrap_or(url);
    let words: Vec<&str> = line.split_whitespace().collect();
    let directive = if line.chars().count() > LONG && words.len() > 8 {
        format!(
            "{},{}",
            encode(&words[..4].join(" ")),
            encode(&words[words.len() - 4..].join(" "))
        )
    } else {
        // A short quote is told from others by the words before it.
        let (before, _) = context(text, span);
        let before = before.rsplit('\n').next().unwrap_or("");
        let mut words: Vec<&str> = before.split_whitespace().collect();
        if before.len() > 24 && !before.starts_with(char::is_whitespace) && !words.is_empty() {
            // The first word may be cut.
            words.remove(0);
        }
        match words.is_empty() || line.chars().count() > 40 {
            true => encode(line),
            false => format!("{}-,{}", encode(&words.join(" ")), encode(line)),
        }
    };
    Some(format!("{page}#:~:text={directive}"))
}

/// Percent-encoding of everything but unreserved characters; "-" and "," mean something in a directive.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str, quote: &str) -> Option<String> {
        let at = text.find(quote).expect("the quote");
        text_fragment(
            "https://example.org/a?b=1#old",
            text,
            Span::new(at, at + quote.len()),
        )
    }

    #[test]
    fn a_short_quote_is_named_with_what_stands_before() {
        let link = link(
            "Le maire a dit que 40-50 personnes sont venues.",
            "40-50 personnes",
        );
        let expected =
            "https://example.org/a?b=1#:~:text=Le%20maire%20a%20dit%20que-,40%2D50%20personnes";
        assert_eq!(link.as_deref(), Some(expected));
    }

    #[test]
    fn a_long_quote_is_named_by_its_ends() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
        let expected = "https://example.org/a?b=1#:~:text=one%20two%20three%20four,thirteen%20fourteen%20fifteen%20sixteen";
        assert_eq!(link(text, text).as_deref(), Some(expected));
    }

    #[test]
    fn only_web_addresses_become_links() {
        for url in [
            "",
            "javascript:alert(1)",
            "https://",
            "data:text/html,x",
            "https://a b",
            "http://x\"onclick=",
            "ftp://a.org",
        ] {
            assert_eq!(text_fragment(url, "words", Span::new(0, 5)), None, "{url}");
        }
        assert!(text_fragment("HTTPS://example.org", "words", Span::new(0, 5)).is_some());
        assert_eq!(
            text_fragment("https://example.org", "   ", Span::new(0, 3)),
            None
        );
    }
}

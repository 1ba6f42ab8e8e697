//! The text of an HTML page, without a browser: for the command line. The app lets the browser parse.
//!
//! Nothing is run or loaded. What a reader does not read (scripts, styles, navigation, forms) is left out; where the
//! page marks its article, only that is read. Malformed markup never fails: what cannot be a tag is text.

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its text, one blank line between paragraphs.
    pub text: String,
    /// The title that it gives itself; empty where it gives none.
    pub title: String,
}

/// Elements of which nothing is read.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "head", "nav", "footer", "aside",
    "form", "button", "select", "iframe", "object", "canvas", "audio", "video", "textarea",
];

/// Of those, the ones whose content is not markup.
const RAW: &[&str] = &["script", "style", "textarea", "noscript"];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "body",
    "address",
    "details",
    "summary",
];

/// How much of a page's text its article must hold to stand for it: a third.
const ARTICLE_SHARE: usize = 3;

/// Reads a page.
pub fn page(html: &str) -> Page {
    let title = between(html, "title").map(|inner| {
        let mut text = Writer::default();
        text.words(inner);
        text.finish().replace('\n', " ")
    });
    let whole = read(html);
    let article = ["article", "main"]
        .into_iter()
        .filter_map(|name| between(html, name))
        .map(read);
    let article = article
        .into_iter()
        .find(|text| !text.is_empty() && text.len() * ARTICLE_SHARE >= whole.len());
    Page {
        text: article.unwrap_or(whole),
        title: title.unwrap_or_default(),
    }
}

/// What stands inside the first element of this name; its last closing tag ends it.
fn between<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let lower = html.to_ascii_lowercase();
    let open = format!("<{name}");
    let start = lower
        .match_indices(&open)
        .map(|(at, _)| at + open.len())
        .find(|after| {
            lower[*after..]
                .chars()
                .next()
                .is_some_and(|c| c == '>' || c.is_whitespace())
        })?;
    let inner = start + lower[start..].find('>')? + 1;
    let close = format!("</{name}");
    let end = match name {
        "title" => lower[inner..].find(&close).map(|at| inner + at),
        _ => lower.rfind(&close).filter(|end| *end >= inner),
    };
    html.get(inner..end.unwrap_or(html.len()))
}

fn read(html: &str) -> String {
    let mut out = Writer::default();
    let mut rest = html;
    // Silent elements that are open, by name.
    let mut silent: Vec<String> = Vec::new();
    while let Some(at) = rest.find('<') {
        if silent.is_empty() {
            out.words(&rest[..at]);
        }
        let tag = &rest[at..];
        if tag.starts_with("<!--") {
            rest = tag.find("-->").map_or("", |end| &tag[end + 3..]);
            continue;
        }
        let Some((name, closing, end)) = tag_of(tag) else {
            if silent.is_empty() {
                out.words("<");
            }
            rest = &tag[1..];
            continue;
        };
        rest = &tag[end..];
        if silent.last().is_some_and(|open| *open == name) && closing {
            silent.pop();
            continue;
        }
        if SILENT.contains(&name.as_str()) && !closing && !tag[..end].ends_with("/>") {
            if RAW.contains(&name.as_str()) {
                let close = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&close).map_or("", |at| &rest[at..]);
            }
            silent.push(name);
            continue;
        }
        if silent.is_empty() {
            match name.as_str() {
                "br" => out.line(),
                "td" | "th" => out.words(" "),
                name if BLOCKS.contains(&name) => out.paragraph(),
                _ => {}
            }
        }
    }
    if silent.is_empty() {
        out.words(rest);
    }
    out.finish()
}

/// Name of the tag at the start of `tag`, whether it closes, and where it ends; `None` for what is no tag.
fn tag_of(tag: &str) -> Option<(String, bool, usize)> {
    let closing = tag.starts_with("</");
    let from = if closing { 2 } else { 1 };
    let body = tag.get(from..)?;
    let first = body.chars().next()?;
    if matches!(first, '!' | '?') {
        return Some((String::new(), false, tag.find('>')? + 1));
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let length = body
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ':'))
        .unwrap_or(body.len());
    let name = body[..length].to_ascii_lowercase();
    let mut quote = None;
    for (at, c) in tag.char_indices().skip(from + length) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some((name, closing, at + 1)),
            _ => {}
        }
    }
    Some((name, closing, tag.len()))
}

/// Text with its white space collapsed.
#[derive(Debug, Default)]
struct Writer {
    out: String,
    /// Line breaks to come before the next word.
    breaks: usize,
    space: bool,
}

impl Writer {
    fn words(&mut self, raw: &str) {
        let text = decoded(raw);
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = true;
                continue;
            }
            if self.breaks > 0 && !self.out.is_empty() {
                self.out
                    .push_str(if self.breaks > 1 { "\n\n" } else { "\n" });
            } else if self.space && !self.out.is_empty() {
                self.out.push(' ');
            }
            (self.breaks, self.space) = (0, false);
            self.out.push(c);
        }
    }

    fn line(&mut self) {
        self.breaks = self.breaks.max(1);
    }

    fn paragraph(&mut self) {
        self.breaks = 2;
    }

    fn finish(self) -> String {
        self.out
    }
}

/// Named characters that articles use; any character can be written by its number.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("deg", '°'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("times", '×'),
    ("plusmn", '±'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("shy", '\u{ad}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("sect", '§'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("iquest", '¿'),
    ("iexcl", '¡'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yuml", 'ÿ'),
    ("szlig", 'ß'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Icirc", 'Î'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("OElig", 'Œ'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
];

/// Character references replaced; what is none stays.
fn decoded(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let end = tail.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(tail.get(..end)?)?, end)));
        match found {
            Some((c, end)) => {
                out.push(c);
                rest = &tail[end + 1..];
            }
            None => {
                out.push('&');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        },
        None => {
            return NAMED
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, c)| *c);
        }
    };
    number.and_then(char::from_u32).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        page(html).text
    }

    #[test]
    fn paragraphs_stand_apart_and_scripts_are_gone() {
        assert_eq!(
            text(
                "<p>One <b>bold</b>\n word.</p><script>if (a<b) alert('<p>x')</script><p>Two<br>lines &amp; more</p>"
            ),
            "One bold word.\n\nTwo\nlines & more"
        );
    }

    #[test]
    fn the_article_stands_for_the_page_and_the_title_is_kept() {
        let html = "<!DOCTYPE html><html><head><title>A &eacute;vening\n paper</title></head><body><nav><a>Home</a></nav>\
                    <article><h1>Head</h1><p>Body of it, long enough to count.</p></article><p>More to read</p><footer>©</footer>";
        assert_eq!(
            page(html),
            Page {
                text: "Head\n\nBody of it, long enough to count.".to_owned(),
                title: "A évening paper".to_owned()
            }
        );
    }

    #[test]
    fn what_is_no_tag_is_text_and_broken_markup_ends_quietly() {
        assert_eq!(
            text("3 < 5 and 7 > 2 &unknown; &#233;&#x20AC;"),
            "3 < 5 and 7 > 2 &unknown; é€"
        );
        assert_eq!(text("<p title='a > b'>in</p><a href=\"never closed"), "in");
        assert_eq!(text("<!-- never closed"), "");
        assert_eq!(text("<script>never closed"), "");
        assert_eq!(text("a<"), "a<");
        assert_eq!(text(""), "");
    }
}

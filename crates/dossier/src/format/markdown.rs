//! The dossier as Markdown, for notes, tickets and content systems.

use super::address::is_web_address;
use super::fragment::text_fragment;
use super::line::{Sheet, title};
use super::words;
use crate::model::Dossier;
use crate::plot::{Letters, Question};
use crate::{Locale, prose};
use std::fmt::Write;

/// The dossier in CommonMark with tables. Nothing in it is HTML: every sign that means something is escaped.
pub fn markdown(dossier: &Dossier, locale: Locale) -> String {
    let mut out = String::new();
    let title = title(dossier).unwrap_or_else(|| words::UNTITLED.in_(locale).to_owned());
    let _ = writeln!(out, "# {}\n", escape(&title));
    for article in dossier.articles.iter() {
        let meta = &article.meta;
        let parts = [&meta.title, &meta.outlet, &meta.author, &meta.date];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| escape(part))
            .collect();
        let line = parts.join(", ");
        match is_web_address(&meta.url) {
            true if line.is_empty() => drop(writeln!(out, "- <{}>", meta.url)),
            true => drop(writeln!(out, "- [{line}]({})", address(&meta.url))),
            false if line.is_empty() => {}
            false => drop(writeln!(out, "- {line}")),
        }
    }
    comparisons(dossier, locale, &mut out);
    claims(dossier, locale, &mut out);
    let _ = writeln!(out, "\n## {}\n", words::METHOD.in_(locale));
    let _ = writeln!(out, "{}\n", escape(words::METHOD_TEXT.in_(locale)));
    let _ = writeln!(out, "{}", escape(&words::rules(&dossier.rules, locale)));
    out
}

fn comparisons(dossier: &Dossier, locale: Locale, out: &mut String) {
    let comparisons = dossier.comparisons();
    let shown: Vec<_> = comparisons.iter().filter(|one| !one.hidden).collect();
    if shown.is_empty() {
        return;
    }
    let letters = Letters::of(dossier);
    let _ = writeln!(out, "\n## {}", words::FIGURES.in_(locale));
    for comparison in shown {
        let question = Question::of(dossier, comparison, &letters);
        let _ = writeln!(out, "\n### {}\n", escape(&question.about));
        for sentence in prose::summary(&question, locale) {
            let _ = writeln!(out, "{}\n", escape(&sentence));
        }
        let heads = [
            words::SOURCE,
            words::CUE,
            words::WRITTEN,
            words::READING,
            words::QUOTE,
            words::AS_OF,
        ];
        let heads: Vec<&str> = heads.iter().map(|head| head.in_(locale)).collect();
        let _ = writeln!(out, "| {} |", heads.join(" | "));
        let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
        for entry in &question.entries {
            let source = or_nobody(&entry.source, locale);
            let reading = words::reading(&entry.reading, entry.unit.as_deref(), locale);
            let cells = [
                source,
                &entry.cue,
                &entry.written,
                &reading,
                &entry.quote,
                &entry.as_of,
            ];
            let cells: Vec<String> = cells.into_iter().map(escape).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        for position in &question.positions {
            let stance = words::stance(position.stance, locale);
            let cells = [
                or_nobody(&position.source, locale),
                &position.cue,
                "–",
                stance,
                &position.quote,
                "",
            ];
            let cells: Vec<String> = cells.into_iter().map(escape).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
}

fn or_nobody(source: &str, locale: Locale) -> &str {
    if source.is_empty() {
        words::NOBODY.in_(locale)
    } else {
        source
    }
}

fn claims(dossier: &Dossier, locale: Locale, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", words::CLAIMS.in_(locale));
    let before = out.len();
    for sheet in Sheet::all(dossier) {
        for claim in sheet.claims.iter() {
            let source = claim
                .source
                .as_ref()
                .map_or(words::NOBODY.in_(locale), |source| &source.name);
            let cue = claim.cue.as_ref().map_or("", |cue| &cue.text);
            let quote = escape(&sheet.quote(claim));
            let meta = &sheet.article.meta;
            let link = claim
                .content
                .first()
                .and_then(|span| text_fragment(&meta.url, &sheet.article.text, *span));
            let quote = match link {
                Some(link) => format!("[{quote}]({})", address(&link)),
                None => quote,
            };
            let cue = if cue.is_empty() {
                String::new()
            } else {
                format!(" *{}*", escape(cue))
            };
            let _ = writeln!(out, "- **{}**{cue}: {quote}", escape(source));
            if claim.is_lost() {
                let _ = writeln!(out, "  - {}", words::LOST.in_(locale));
            }
            let Some(check) = claim.check() else { continue };
            let mut line = |head: words::Words, text: &str| {
                if !text.is_empty() {
                    let _ = writeln!(out, "  - {}: {}", head.in_(locale), escape(text));
                }
            };
            line(words::NOTE, &check.note);
            line(words::TAGS, &check.tags.join(", "));
            for one in &check.evidence {
                let parts = [&*one.url, &*one.quote, &*one.date];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                line(words::EVIDENCE, &parts.join(" — "));
            }
            if let Some(one) = &check.assessment {
                let rating = one.rating.as_ref().map_or("", |rating| &*rating.name);
                let parts: Vec<&str> = [rating, &*one.text]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                line(words::ASSESSMENT, &parts.join(" — "));
            }
        }
    }
    if out.len() == before {
        let _ = writeln!(out, "{}", words::NONE.in_(locale));
    }
}

/// Text in which no sign means anything to Markdown or HTML; one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut start = true;
    for word in text.split_whitespace_keeping() {
        match word {
            Piece::Space => out.push(' '),
            Piece::Char(c) => {
                let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '~');
                let at_start = start && matches!(c, '#' | '+' | '-' | '=');
                if always || at_start {
                    out.push('\\');
                }
                match c {
                    '<' => out.push_str("&lt;"),
                    '&' => out.push_str("&amp;"),
                    c => out.push(c),
                }
            }
        }
        start = false;
    }
    numbered(out)
}

/// "1. May" at the start of a line is no list.
fn numbered(mut text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        text.insert(digits, '\\');
    }
    text
}

enum Piece {
    Space,
    Char(char),
}

trait Pieces {
    /// Runs of white space as one, but for no-break spaces, which are the text's.
    fn split_whitespace_keeping(&self) -> impl Iterator<Item = Piece>;
}

impl Pieces for str {
    fn split_whitespace_keeping(&self) -> impl Iterator<Item = Piece> {
        let soft = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
        let mut last = true;
        self.trim().chars().filter_map(move |c| {
            let space = soft(c);
            let again = space && last;
            last = space;
            match (space, again) {
                (_, true) => None,
                (true, _) => Some(Piece::Space),
                (false, _) => Some(Piece::Char(c)),
            }
        })
    }
}

/// An address between parentheses.
fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_article_says_is_never_markup() {
        assert_eq!(
            escape("# not *a* heading\n<b>|x|"),
            "\\# not \\*a\\* heading &lt;b\\>\\|x\\|"
        );
        assert_eq!(escape("1. May"), "1\\. May");
        assert_eq!(
            escape("10\u{202f}000  men - all"),
            "10\u{202f}000 men - all"
        );
    }
}

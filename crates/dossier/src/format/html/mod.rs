//! The report: one HTML file that opens anywhere, prints well and is read aloud in order. No script, nothing to load;
//! every text from outside is escaped. [`figures`] has what is compared, [`claims`] who says what.

mod claims;
mod figures;

use super::address::is_web_address;
use super::line::title;
use super::time::iso;
use super::words;
use crate::Locale;
use crate::model::*;
use claims::claims;
use figures::figures;
use std::fmt::Write;

/// What a report is made with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// The language of headings and sentences; quotes stay in theirs.
    pub locale: Locale,
    /// The day of the report, where it shall be told.
    pub made: Option<Time>,
}

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:1rem/1.55 Georgia,'Times New Roman',serif;color:#1c1c22;background:#fff;margin:0 auto;padding:2rem 1.25rem;max-width:52rem}\
h1,h2,h3,th,nav,figcaption,.meta{font-family:system-ui,-apple-system,'Segoe UI',sans-serif}\
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.25rem 0 .75rem;border-bottom:1px solid #dcdce2}\
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}.meta{color:#5c5c66;font-size:.9rem}\
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.75rem 0}th,td{text-align:start;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #dcdce2}\
td.n span{white-space:nowrap}td.n small{display:block}th,td{overflow-wrap:break-word}figure{margin:1rem 0}figure svg{width:100%;height:auto}\
blockquote{margin:.35rem 0 .35rem 0;padding-inline-start:.9rem;border-inline-start:3px solid #c9c9d2}\
mark{background:#fff3c4;color:inherit;padding:0 .1em}.cue{font-style:italic}\
li.claim{margin:0 0 1rem}ul.plain{list-style:none;padding:0}dl{margin:.3rem 0}dt{float:left;clear:left;margin-inline-end:.5em;color:#5c5c66}dd{margin:0}\
a{color:#1f5fa8}.lost{color:#8a2b12}\
@page{margin:18mm}@media print{body{padding:0;max-width:none;font-size:10.5pt}h2,h3{break-after:avoid}figure,tr,li.claim{break-inside:avoid}a{color:inherit}}";

/// The dossier as a report.
pub fn html(dossier: &Dossier, report: Report) -> String {
    let locale = report.locale;
    let title = title(dossier).unwrap_or_else(|| words::UNTITLED.in_(locale).to_owned());
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        locale.code(),
        escape(&title),
        escape(&title)
    );
    if let Some(made) = report.made {
        let day = iso(made);
        let day = day.get(..10).unwrap_or(&day);
        let _ = writeln!(
            out,
            "<p class=\"meta\">{} <time datetime=\"{day}\">{day}</time></p>",
            words::REPORT_OF.in_(locale)
        );
    }
    articles(dossier, locale, &mut out);
    figures(dossier, locale, true, &mut out);
    claims(dossier, locale, &mut out);
    sources(dossier, locale, &mut out);
    let _ = write!(
        out,
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n<p>{}</p>\n</section>\n</main>\n<footer class=\"meta\"><p>{} {}</p></footer>\n</body>\n</html>\n",
        words::METHOD.in_(locale),
        escape(words::METHOD_TEXT.in_(locale)),
        escape(&words::rules(&dossier.rules, locale)),
        words::MADE_WITH.in_(locale),
        env!("CARGO_PKG_VERSION"),
    );
    out
}

/// The report's text for the clipboard, to be put into a letter or an article: headings, tables, quotes; no drawing and
/// no style.
pub fn rich_text(dossier: &Dossier, locale: Locale) -> String {
    let mut out = String::new();
    if let Some(title) = title(dossier) {
        let _ = writeln!(out, "<h1>{}</h1>", escape(&title));
    }
    articles(dossier, locale, &mut out);
    figures(dossier, locale, false, &mut out);
    claims(dossier, locale, &mut out);
    out
}

fn articles(dossier: &Dossier, locale: Locale, out: &mut String) {
    let _ = writeln!(
        out,
        "<section>\n<h2>{}</h2>\n<ul>",
        words::ARTICLES.in_(locale)
    );
    for article in dossier.articles.iter() {
        let meta = &article.meta;
        let title = super::line::article_title(article);
        let lang = article.language().map_or("", |lang| lang.code());
        let _ = write!(out, "<li><cite lang=\"{lang}\">");
        link(out, &meta.url, &title);
        out.push_str("</cite>");
        for part in [&meta.outlet, &meta.author, &meta.date] {
            if !part.is_empty() {
                let _ = write!(out, ", {}", escape(part));
            }
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

/// A link where the address is one, and the bare text otherwise.
pub(super) fn link(out: &mut String, url: &str, text: &str) {
    if is_web_address(url) {
        let _ = write!(
            out,
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            escape(url),
            escape(text)
        );
    } else {
        out.push_str(&escape(text));
    }
}

fn sources(dossier: &Dossier, locale: Locale, out: &mut String) {
    let mut known: Vec<(SourceKey, String, usize)> = Vec::new();
    for article in dossier.articles.iter() {
        for claim in dossier.claims(article.id).iter() {
            let Some(source) = &claim.source else {
                continue;
            };
            match known.iter_mut().find(|one| one.0 == source.key) {
                Some(one) => one.2 += 1,
                None => known.push((source.key.clone(), source.name.to_string(), 1)),
            }
        }
    }
    if known.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<section>\n<h2>{}</h2>\n<ul>",
        words::SOURCES.in_(locale)
    );
    for (_, name, count) in known {
        let _ = writeln!(out, "<li>{} ({count})</li>", escape(&name));
    }
    out.push_str("</ul>\n</section>\n");
}

/// Text for HTML, inside elements and quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' && c != '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

//! The report: one HTML file that opens anywhere, prints well and is read aloud in order. No script, nothing to load;
//! every text from outside is escaped.

use super::address::is_web_address;
use super::fragment::text_fragment;
use super::line::Sheet;
use super::time::iso;
use super::words;
use crate::model::*;
use crate::plot::{Caption, to_svg};
use crate::plot::{Letters, PlotOptions, Question, describe, layout};
use crate::view::ClaimView;
use crate::{Locale, prose};
use selon_engine::{Relation, Span};
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
td.n{white-space:nowrap}figure{margin:1rem 0}figure svg{width:100%;height:auto}\
blockquote{margin:.35rem 0 .35rem 0;padding-inline-start:.9rem;border-inline-start:3px solid #c9c9d2}\
mark{background:#fff3c4;color:inherit;padding:0 .1em}.cue{font-style:italic}\
li.claim{margin:0 0 1rem}ul.plain{list-style:none;padding:0}dl{margin:.3rem 0}dt{float:left;clear:left;margin-inline-end:.5em;color:#5c5c66}dd{margin:0}\
a{color:#1f5fa8}.lost{color:#8a2b12}\
@page{margin:18mm}@media print{body{padding:0;max-width:none;font-size:10.5pt}h2,h3{break-after:avoid}figure,tr,li.claim{break-inside:avoid}a{color:inherit}}";

/// The dossier as a report.
pub fn html(dossier: &Dossier, report: Report) -> String {
    let locale = report.locale;
    let title = if dossier.title.is_empty() {
        words::UNTITLED.in_(locale)
    } else {
        &dossier.title
    };
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        locale.code(),
        escape(title),
        escape(title)
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
    if !dossier.title.is_empty() {
        let _ = writeln!(out, "<h1>{}</h1>", escape(&dossier.title));
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
        let title = if meta.title.is_empty() {
            let start: String = article
                .text
                .lines()
                .next()
                .unwrap_or("")
                .chars()
                .take(80)
                .collect();
            start
        } else {
            meta.title.to_string()
        };
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
fn link(out: &mut String, url: &str, text: &str) {
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

fn figures(dossier: &Dossier, locale: Locale, drawn: bool, out: &mut String) {
    let comparisons = dossier.comparisons();
    let shown: Vec<_> = comparisons.iter().filter(|one| !one.hidden).collect();
    if shown.is_empty() {
        return;
    }
    let letters = Letters::of(dossier);
    let options = PlotOptions {
        locale,
        ..PlotOptions::default()
    };
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", words::FIGURES.in_(locale));
    for comparison in shown {
        let question = Question::of(dossier, comparison, &letters);
        let _ = writeln!(out, "<section>\n<h3>{}</h3>", escape(&question.about));
        let sentences = prose::summary(&question, locale);
        for sentence in &sentences {
            let _ = writeln!(out, "<p>{}</p>", escape(sentence));
        }
        if drawn {
            plot(&question, options, out);
        }
        table(&question, locale, out);
        apart(&question, locale, out);
        out.push_str("</section>\n");
    }
    out.push_str("</section>\n");
}

/// The drawing of a question, and the same in words for those who do not see it.
fn plot(question: &Question, options: PlotOptions, out: &mut String) {
    // The sentences stand above; the plot need not say them again.
    let svg = to_svg(question, &Caption::default(), options);
    let said = describe(question, &layout(question, options), options.locale).join(" ");
    let svg = svg
        .split_once("<svg")
        .map_or(String::new(), |(_, rest)| format!("<svg{rest}"));
    let _ = writeln!(
        out,
        "<figure role=\"img\" aria-label=\"{}\">\n{svg}\n</figure>",
        escape(&said)
    );
}

fn table(question: &Question, locale: Locale, out: &mut String) {
    out.push_str("<table>\n<thead><tr>");
    for head in [
        words::SOURCE,
        words::CUE,
        words::QUOTE,
        words::WRITTEN,
        words::READING,
        words::AS_OF,
        words::STATUS,
    ] {
        let _ = write!(out, "<th scope=\"col\">{}</th>", head.in_(locale));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let source = |name: &str| {
        if name.is_empty() {
            words::NOBODY.in_(locale).to_owned()
        } else {
            escape(name)
        }
    };
    for entry in &question.entries {
        let mut reading = escape(&words::reading(
            &entry.reading,
            entry.unit.as_deref(),
            locale,
        ));
        if words::bends(entry.modifier) && !entry.reading.rule.is_empty() {
            let _ = write!(reading, " <small>({})</small>", escape(&entry.reading.rule));
        }
        let hedges = entry
            .hedges
            .iter()
            .filter(|hedge| !entry.written.contains(hedge.as_str()));
        let hedges: Vec<String> = hedges.map(|hedge| escape(hedge)).collect();
        let hedges = if hedges.is_empty() {
            String::new()
        } else {
            format!(" <small>({})</small>", hedges.join(", "))
        };
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"cue\">{}</td><td>{}</td><td>{}{hedges}</td><td class=\"n\">{reading}</td><td>{}</td><td>{}</td></tr>",
            source(&entry.source),
            escape(&entry.cue),
            escape(&entry.quote),
            escape(&entry.written),
            escape(&entry.as_of),
            escape(&entry.status),
        );
    }
    for position in &question.positions {
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"cue\">{}</td><td>{}</td><td>–</td><td>{}</td><td></td><td></td></tr>",
            source(&position.source),
            escape(&position.cue),
            escape(&position.quote),
            words::stance(position.stance, locale),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// The pairs that cannot be compared, with the reasons.
fn apart(question: &Question, locale: Locale, out: &mut String) {
    let pairs: Vec<_> = question
        .pairs
        .iter()
        .filter(|pair| pair.relation == Relation::NotComparable && !pair.caveats.is_empty())
        .collect();
    if pairs.is_empty() {
        return;
    }
    let name = |at: u32| {
        let entry = question.entries.get(at as usize);
        entry.map_or_else(String::new, |entry| {
            let source = if entry.source.is_empty() {
                words::NOBODY.in_(locale)
            } else {
                &entry.source
            };
            format!("{} ({})", escape(source), escape(&entry.written))
        })
    };
    let _ = writeln!(out, "<h4>{}</h4>\n<ul>", words::APART.in_(locale));
    for pair in pairs {
        let caveats: Vec<String> = pair
            .caveats
            .iter()
            .map(|caveat| escape(&prose::caveat(caveat, locale)))
            .collect();
        let _ = writeln!(
            out,
            "<li>{} / {}: {}</li>",
            name(pair.a),
            name(pair.b),
            caveats.join("; ")
        );
    }
    out.push_str("</ul>\n");
}

fn claims(dossier: &Dossier, locale: Locale, out: &mut String) {
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", words::CLAIMS.in_(locale));
    let mut some = false;
    for sheet in Sheet::all(dossier) {
        if sheet.claims.is_empty() {
            continue;
        }
        some = true;
        let lang = sheet.article.language().map_or("", |lang| lang.code());
        out.push_str("<ol>\n");
        for claim in sheet.claims.iter() {
            one(&sheet, claim, lang, locale, out);
        }
        out.push_str("</ol>\n");
    }
    if !some {
        let _ = writeln!(out, "<p>{}</p>", words::NONE.in_(locale));
    }
    out.push_str("</section>\n");
}

/// A claim with its sentence around it.
fn one(sheet: &Sheet, claim: &ClaimView, lang: &str, locale: Locale, out: &mut String) {
    let text = &*sheet.article.text;
    let source = claim
        .source
        .as_ref()
        .map_or(words::NOBODY.in_(locale), |source| &source.name);
    let _ = write!(
        out,
        "<li class=\"claim\"><strong>{}</strong>",
        escape(source)
    );
    if claim.anonymous {
        let _ = write!(out, " <small>({})</small>", words::ANONYMOUS.in_(locale));
    }
    if let Some(cue) = &claim.cue {
        let _ = write!(
            out,
            " <span class=\"cue\" lang=\"{lang}\">{}</span>",
            escape(&cue.text)
        );
        if let Some(class) = words::verb_class(cue.verb_class, locale) {
            let _ = write!(out, " <small>({class})</small>");
        }
    }
    out.push('\n');
    if claim.content.is_empty() {
        let _ = writeln!(
            out,
            "<blockquote lang=\"{lang}\">{}</blockquote>\n<p class=\"lost\">{}</p>",
            escape(&sheet.quote(claim)),
            words::LOST.in_(locale)
        );
    } else {
        let _ = writeln!(
            out,
            "<blockquote lang=\"{lang}\">{}</blockquote>",
            in_context(text, claim)
        );
    }
    for (_, moved) in &claim.moved {
        if let Hold::Changed { was } = moved {
            let _ = writeln!(
                out,
                "<p class=\"lost\">{} {}</p>",
                words::WAS.in_(locale),
                escape(was)
            );
        }
    }
    let place = claim.content.first();
    if let Some(link) = place.and_then(|span| text_fragment(&sheet.article.meta.url, text, *span)) {
        let _ = writeln!(
            out,
            "<p class=\"meta\"><a href=\"{}\" rel=\"noreferrer\">{}</a></p>",
            escape(&link),
            words::IN_ARTICLE.in_(locale)
        );
    }
    if let Some(check) = claim.check() {
        notes(check, locale, out);
    }
    out.push_str("</li>\n");
}

/// The paragraph's part around a claim, with the content marked.
fn in_context(text: &str, claim: &ClaimView) -> String {
    const AROUND: usize = 200;
    let start = claim.span.start as usize;
    let end = claim.span.end as usize;
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
        return String::new();
    };
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let mut from = line;
    if start - line > AROUND {
        let cut = crate::text::border_after(text, start - AROUND);
        from = text[cut..start].find(' ').map_or(start, |at| cut + at + 1);
    }
    let line_end = after.find('\n').map_or(text.len(), |at| end + at);
    let mut to = line_end;
    if line_end - end > AROUND {
        let cut = crate::text::border_before(text, end + AROUND);
        to = text[end..cut].rfind(' ').map_or(end, |at| end + at);
    }
    let mut out = String::new();
    if from > line {
        out.push_str("… ");
    }
    let mut at = from;
    let mut pieces: Vec<Span> = claim.content.clone();
    selon_engine::order::by(&mut pieces, Ord::cmp);
    for piece in pieces {
        let (start, end) = (piece.start as usize, piece.end as usize);
        if start < at || end > to {
            continue;
        }
        out.push_str(&escape(&text[at..start]));
        let _ = write!(out, "<mark>{}</mark>", escape(&text[start..end]));
        at = end;
    }
    out.push_str(&escape(&text[at..to]));
    if to < line_end {
        out.push_str(" …");
    }
    out
}

fn notes(check: &Check, locale: Locale, out: &mut String) {
    let mut list = String::new();
    let mut line = |head: words::Words, body: String| {
        if !body.is_empty() {
            let _ = writeln!(list, "<dt>{}</dt><dd>{body}</dd>", head.in_(locale));
        }
    };
    line(words::NOTE, escape(&check.note));
    line(words::TAGS, escape(&check.tags.join(", ")));
    for one in &check.evidence {
        let mut body = String::new();
        link(&mut body, &one.url, &one.url);
        for part in [&one.quote, &one.date] {
            if !part.is_empty() {
                if !body.is_empty() {
                    body.push_str(" — ");
                }
                body.push_str(&escape(part));
            }
        }
        line(words::EVIDENCE, body);
    }
    if let Some(one) = &check.assessment {
        let rating = one.rating.as_ref().map_or("", |rating| &*rating.name);
        let parts: Vec<String> = [rating, &*one.text]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(escape)
            .collect();
        let mut body = parts.join(" — ");
        if is_web_address(&one.url) {
            body.push(' ');
            link(&mut body, &one.url, &one.url);
        }
        line(words::ASSESSMENT, body);
    }
    if !list.is_empty() {
        let _ = writeln!(out, "<dl>\n{list}</dl>");
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
fn escape(text: &str) -> String {
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

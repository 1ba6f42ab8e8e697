//! Who says what, in the report: each claim in its sentence, with what the person wrote about it.

use super::{escape, link};
use crate::Locale;
use crate::format::address::is_web_address;
use crate::format::fragment::text_fragment;
use crate::format::line::{Sheet, article_title};
use crate::format::words;
use crate::model::*;
use crate::view::ClaimView;
use selon_engine::Span;
use std::fmt::Write;

pub(super) fn claims(dossier: &Dossier, locale: Locale, out: &mut String) {
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", words::CLAIMS.in_(locale));
    let mut some = false;
    for sheet in Sheet::all(dossier) {
        if sheet.claims.is_empty() {
            continue;
        }
        some = true;
        let lang = sheet.article.language().map_or("", |lang| lang.code());
        if dossier.articles.len() > 1 {
            let title = article_title(sheet.article);
            let _ = writeln!(out, "<h3 lang=\"{lang}\">{}</h3>", escape(&title));
        }
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

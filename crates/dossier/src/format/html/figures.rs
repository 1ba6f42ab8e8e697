//! Figures that answer one question, in the report: sentences, drawing, table, and what cannot be compared.

use super::escape;
use crate::format::words;
use crate::model::*;
use crate::plot::{Caption, Letters, PlotOptions, Question, describe, layout, to_svg};
use crate::{Locale, prose};
use selon_engine::Relation;
use std::fmt::Write;

pub(super) fn figures(dossier: &Dossier, locale: Locale, drawn: bool, out: &mut String) {
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
    // Columns that would stay empty are left out.
    let dated = question.entries.iter().any(|entry| !entry.as_of.is_empty());
    let stated = question
        .entries
        .iter()
        .any(|entry| !entry.status.is_empty());
    let mut heads = vec![
        words::SOURCE,
        words::CUE,
        words::QUOTE,
        words::WRITTEN,
        words::READING,
    ];
    heads.extend(dated.then_some(words::AS_OF));
    heads.extend(stated.then_some(words::STATUS));
    out.push_str("<table>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{}</th>", head.in_(locale));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let mut row = |source: &str,
                   cue: &str,
                   quote: &str,
                   written: &str,
                   reading: &str,
                   as_of: &str,
                   status: &str| {
        let source = match source {
            "" => words::NOBODY.in_(locale).to_owned(),
            name => escape(name),
        };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{source}</th><td class=\"cue\">{}</td><td>{}</td><td>{written}</td><td class=\"n\">{reading}</td>",
            escape(cue),
            escape(quote),
        );
        for (said, shown) in [(as_of, dated), (status, stated)] {
            if shown {
                let _ = write!(out, "<td>{}</td>", escape(said));
            }
        }
        out.push_str("</tr>\n");
    };
    for entry in &question.entries {
        let reading = words::reading(&entry.reading, entry.unit.as_deref(), locale);
        let mut reading = format!("<span>{}</span>", escape(&reading));
        if words::bends(entry.modifier) && !entry.reading.rule.is_empty() {
            let rule = crate::plot::words::rule(&entry.reading.rule, locale);
            let _ = write!(reading, " <small>({})</small>", escape(&rule));
        }
        let hedges = entry
            .hedges
            .iter()
            .filter(|hedge| !entry.written.contains(hedge.as_str()));
        let hedges: Vec<String> = hedges.map(|hedge| escape(hedge)).collect();
        let mut written = escape(&entry.written);
        if !hedges.is_empty() {
            let _ = write!(written, " <small>({})</small>", hedges.join(", "));
        }
        row(
            &entry.source,
            &entry.cue,
            &entry.quote,
            &written,
            &reading,
            &entry.as_of,
            &entry.status,
        );
    }
    for position in &question.positions {
        let stance = words::stance(position.stance, locale);
        row(
            &position.source,
            &position.cue,
            &position.quote,
            "–",
            stance,
            "",
            "",
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

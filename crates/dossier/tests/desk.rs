//! A dossier on a desk: articles, an analysis made by hand, and a printer.

use selon_dossier::*;
use selon_engine::*;
use std::fmt::Write;
use std::rc::Rc;

/// "[source|cue|content]" written into a text: `{s:Le maire} {c:dit} {t:qu'il viendra}`; `{f:…}` is a figure inside a
/// content, `{h:…}` a hedge. One claim a sentence that has a content.
pub fn marked(marked: &str) -> (String, Analysis) {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut claim: Option<Claim> = None;
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                let kind = chars.next().expect("a letter");
                assert_eq!(chars.next(), Some(':'));
                open.push((kind, text.len()));
            }
            '}' => {
                let (kind, start) = open.pop().expect("an opening brace");
                let span = Span::new(start, text.len());
                let words = span.of(&text).to_owned();
                let claim = claim.get_or_insert_with(|| Claim {
                    rule: "test.rule".to_owned(),
                    span,
                    ..Claim::default()
                });
                claim.span = claim.span.cover(span);
                match kind {
                    's' => {
                        claim.source = Some(Source {
                            span,
                            text: words,
                            kind: SourceKind::Named,
                            ..Source::default()
                        })
                    }
                    'c' => {
                        claim.cue = Some(Cue {
                            span,
                            text: words,
                            ..Cue::default()
                        })
                    }
                    't' => claim.content.push(span),
                    'h' => claim.hedges.push(Hedge {
                        span,
                        kind: HedgeKind::Modal,
                    }),
                    'f' => {
                        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
                        let value = digits.parse().ok();
                        analysis.figures.push(Figure {
                            span,
                            number_span: span,
                            low: value,
                            high: value,
                            comparable: true,
                            claim: Some(analysis.claims.len() as u32),
                            reading: Reading {
                                low: value,
                                high: value,
                                ..Reading::default()
                            },
                            ..Figure::default()
                        });
                        claim.figures.push(analysis.figures.len() as u32 - 1);
                    }
                    other => panic!("unknown mark {other}"),
                }
            }
            c => {
                text.push(c);
                if matches!(c, '.' | '\n') && open.is_empty() {
                    analysis.claims.extend(claim.take());
                }
            }
        }
    }
    analysis.claims.extend(claim);
    (text, analysis)
}

/// A dossier with one analysed article.
pub fn dossier(source: &str) -> Dossier {
    let (text, analysis) = marked(source);
    let dossier = Dossier::new("test", Time(0));
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    analysed(&dossier.apply(add).expect("an article"), analysis)
}

/// The dossier after the analysis of its first article has come.
pub fn analysed(dossier: &Dossier, analysis: Analysis) -> Dossier {
    let request = dossier.requests().remove(0);
    let arrived = Action::AnalysisArrived {
        article: request.article,
        revision: request.revision,
        analysis: Rc::new(analysis),
    };
    dossier
        .apply(arrived)
        .expect("the analysis that was asked for")
}

/// The n-th claim shown.
pub fn key(dossier: &Dossier, n: usize) -> ClaimKey {
    dossier.claims(dossier.articles[0].id)[n].key
}

/// Does something to the n-th claim shown.
pub fn change(dossier: &Dossier, n: usize, change: ClaimChange) -> Dossier {
    let action = Action::Claim {
        claim: key(dossier, n),
        at: Time(1),
        change,
    };
    dossier.apply(action).expect("a change")
}

/// The bytes of `words` in the first article.
pub fn find(dossier: &Dossier, words: &str) -> Span {
    let at = dossier.articles[0].text.find(words).expect("the words");
    Span::new(at, at + words.len())
}

/// The claims as lines: state, source, cue, content, figures, what was moved.
pub fn print(dossier: &Dossier) -> String {
    let mut out = String::new();
    for article in dossier.articles.iter() {
        let text = &*article.text;
        for claim in dossier.claims(article.id).iter() {
            let source = claim
                .source
                .as_ref()
                .map_or("nobody", |source| &source.name);
            let cue = claim.cue.as_ref().map_or("", |cue| &cue.text);
            let content: Vec<&str> = claim.content.iter().map(|span| span.of(text)).collect();
            let content = content.join(" … ");
            let _ = write!(out, "{:?}: {source} [{cue}] {content}", claim.state);
            for key in &claim.figures {
                let figure = dossier.figure(*key).expect("a figure that is shown");
                let number = figure.figure.number_span.of(text);
                let _ = write!(out, " #{number}={:?}", figure.figure.low);
            }
            for (part, hold) in &claim.moved {
                match hold {
                    Hold::Held => {}
                    Hold::Changed { was } => {
                        let _ = write!(out, " | {part:?} was “{was}”");
                    }
                    Hold::Lost { quote, .. } => {
                        let _ = write!(out, " | {part:?} lost “{quote}”");
                    }
                }
            }
            out.push('\n');
        }
    }
    out
}

/// The annotations as lines, part by part.
pub fn print_kept(dossier: &Dossier) -> String {
    let mut out = String::new();
    for article in dossier.articles.iter() {
        for kept in article.annotations.iter() {
            let mut part = |name: &str, anchor: &Anchor| {
                let is = anchor.span.of(&article.text);
                let _ = match &anchor.hold {
                    Hold::Held => writeln!(out, "{name}: {is}"),
                    Hold::Changed { was } => writeln!(out, "{name}: {was} → {is}"),
                    Hold::Lost { quote, .. } => writeln!(out, "{name}: {quote} (lost)"),
                };
            };
            let source = kept.source.as_ref();
            source
                .and_then(|source| source.anchor.as_ref())
                .into_iter()
                .for_each(|a| part("source", a));
            kept.cue.iter().for_each(|cue| part("cue", &cue.anchor));
            kept.content.iter().for_each(|piece| part("content", piece));
            kept.hedges
                .iter()
                .for_each(|hedge| part("hedge", &hedge.anchor));
            kept.figures
                .iter()
                .for_each(|figure| part("figure", &figure.anchor));
        }
    }
    out
}

//! A claim as the exports tell it: every field as plain text, worked out once.

use crate::model::*;
use crate::view::{ClaimView, FigureView};
use selon_engine::offset::OffsetIndex;
use selon_engine::{OffsetUnit, Span};
use serde::Serialize;
use std::rc::Rc;

/// An article with its claims and the table that converts its offsets.
pub(super) struct Sheet<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) article: &'d Article,
    pub(super) index: OffsetIndex<'d>,
    pub(super) claims: Rc<[Rc<ClaimView>]>,
}

impl<'d> Sheet<'d> {
    pub(super) fn of(dossier: &'d Dossier, article: &'d Article) -> Sheet<'d> {
        Sheet {
            dossier,
            article,
            index: OffsetIndex::new(&article.text),
            claims: dossier.claims(article.id),
        }
    }

    /// Every article of a dossier.
    pub(super) fn all(dossier: &'d Dossier) -> impl Iterator<Item = Sheet<'d>> {
        let articles = dossier.articles.iter();
        articles.map(move |article| Sheet::of(dossier, article))
    }

    /// A span in code points.
    pub(super) fn points(&self, span: Span) -> Span {
        self.index
            .span(span, OffsetUnit::Bytes, OffsetUnit::CodePoints)
    }

    /// The pieces of a claim's content as they were annotated, in order: the words, and where they stand now.
    pub(super) fn content(&self, claim: &ClaimView) -> Vec<(String, Option<Span>)> {
        let text = &*self.article.text;
        match &claim.annotation {
            None => {
                let pieces = claim.content.iter();
                pieces
                    .map(|span| (span.of(text).to_owned(), Some(*span)))
                    .collect()
            }
            Some(kept) => {
                let pieces = kept.content.iter();
                let place = |piece: &Anchor| match piece.hold {
                    Hold::Lost { .. } => (piece.quote(text).to_owned(), None),
                    _ => (piece.span.of(text).to_owned(), Some(piece.span)),
                };
                pieces.map(place).collect()
            }
        }
    }

    /// The content in one line.
    pub(super) fn quote(&self, claim: &ClaimView) -> String {
        let pieces: Vec<String> = self
            .content(claim)
            .into_iter()
            .map(|piece| piece.0)
            .collect();
        pieces.join(" … ")
    }

    /// The words of the hedges.
    pub(super) fn hedges(&self, claim: &ClaimView) -> Vec<&str> {
        let spans = claim.hedges.iter().filter_map(|hedge| hedge.span);
        spans.map(|span| span.of(&self.article.text)).collect()
    }

    /// The figures of a claim.
    pub(super) fn figures(&self, claim: &ClaimView) -> Vec<Rc<FigureView>> {
        let view = self.dossier.view(self.article.id);
        let keys = claim.figures.iter();
        keys.filter_map(|key| view.figure(*key).cloned()).collect()
    }

    /// A figure as it was written.
    pub(super) fn written(&self, figure: &FigureView) -> String {
        match &figure.hold {
            Hold::Held => figure.figure.span.of(&self.article.text).to_owned(),
            Hold::Changed { was } => was.to_string(),
            Hold::Lost { quote, .. } => quote.to_string(),
        }
    }
}

/// The published name of one of the engine's or our own words: `at_least`.
pub(super) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A number as short as it is exact: 12000, 0.5.
pub(super) fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value}"))
}

/// What the person did, in a word.
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Suggested => "suggested",
        State::Accepted => "accepted",
        State::Edited => "edited",
        State::Own => "own",
    }
}

/// How far a check has come, in a word.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::ToCheck => "to_check",
        Status::Checking => "checking",
        Status::Done => "done",
    }
}

/// Whether the words are where they were, in a word.
pub(super) fn hold(claim: &ClaimView) -> &'static str {
    if claim.is_lost() {
        "lost"
    } else if claim.is_changed() {
        "changed"
    } else {
        "held"
    }
}

/// What an article is called: its title, or how it begins.
pub(super) fn article_title(article: &Article) -> String {
    if !article.meta.title.is_empty() {
        return article.meta.title.to_string();
    }
    let first = article.text.trim_start().lines().next().unwrap_or("");
    first.chars().take(80).collect()
}

/// What a dossier is called: the person's name for it, or its first article's; `None` where it is empty.
pub(super) fn title(dossier: &Dossier) -> Option<String> {
    if !dossier.title.trim().is_empty() {
        return Some(dossier.title.to_string());
    }
    dossier
        .articles
        .first()
        .map(|article| article_title(article))
}

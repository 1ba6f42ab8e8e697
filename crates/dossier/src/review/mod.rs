//! Two people's work on one article side by side: what both say, what only one says, and where they differ.
//!
//! Nothing is decided here: each [`Difference`] is answered with an action. [`crate::Action::Adopt`] takes theirs (beside
//! or instead of ours), [`crate::ClaimChange::Reject`] drops ours, and doing nothing keeps ours.

use crate::anchor::Change;
use crate::model::*;
use selon_engine::Span;
use std::rc::Rc;

/// What two people say about one passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Our article.
    pub article: ArticleId,
    /// Our claim; `None` where only they have one.
    pub ours: Option<Rc<Annotation>>,
    /// Their claim, on our text; `None` where only we have one.
    pub theirs: Option<Rc<Annotation>>,
    /// In what the two differ; empty where they agree, or where one is missing.
    pub fields: Vec<Field>,
    /// Whether the side that has no claim here has dismissed the machine's suggestion, rather than not looked at it.
    pub dismissed: bool,
}

impl Difference {
    /// Whether both have the claim and say the same of it.
    pub fn agrees(&self) -> bool {
        self.ours.is_some() && self.theirs.is_some() && self.fields.is_empty()
    }
}

/// What two annotations may differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The words that are said.
    Content,
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// The hedges.
    Hedges,
    /// The figures, or how they are read.
    Figures,
    /// What the source does with the content.
    Stance,
    /// Whether it is quoted or negated.
    Form,
    /// Whether the source is unnamed.
    Anonymous,
    /// How far the check has come.
    Status,
    /// The note.
    Note,
    /// The tags.
    Tags,
    /// The evidence.
    Evidence,
    /// What is concluded.
    Assessment,
}

/// Compares our dossier with somebody else's, article by article, in the order of our texts. Their articles are found by
/// text, then by address, then by id; a text that differs is aligned with ours, and their claims follow as through an
/// edit. Articles that only one side has are left out.
pub fn differences(ours: &Dossier, theirs: &Dossier) -> Vec<Difference> {
    let mut out = Vec::new();
    for article in ours.articles.iter() {
        if let Some(other) = counterpart(article, theirs) {
            compare(article, other, &mut out);
        }
    }
    out
}

fn counterpart<'d>(article: &Article, theirs: &'d Dossier) -> Option<&'d Rc<Article>> {
    let by = |fits: &dyn Fn(&Article) -> bool| theirs.articles.iter().find(|other| fits(other));
    by(&|other| other.text_revision == article.text_revision && other.text == article.text)
        .or_else(|| by(&|other| !other.meta.url.is_empty() && other.meta.url == article.meta.url))
        .or_else(|| by(&|other| other.id == article.id))
}

fn compare(article: &Article, other: &Article, out: &mut Vec<Difference>) {
    let first = out.len();
    let change = Change::between(&other.text, &article.text);
    let theirs: Vec<Rc<Annotation>> = other
        .annotations
        .iter()
        .map(|kept| match &change {
            Some(change) if !change.spares(kept) => Rc::new(change.follow(kept)),
            _ => Rc::clone(kept),
        })
        .collect();
    let mut taken = vec![false; theirs.len()];
    for kept in article.annotations.iter() {
        let twin = theirs
            .iter()
            .enumerate()
            .filter(|(n, _)| !taken[*n])
            .map(|(n, other)| (likeness(kept, other), n))
            .filter(|(likeness, _)| *likeness > 0)
            .max_by_key(|(likeness, n)| (*likeness, std::cmp::Reverse(*n)));
        let twin = twin.map(|(_, n)| {
            taken[n] = true;
            &theirs[n]
        });
        let dismissed = twin.is_none() && other.dismissals.iter().any(|old| old.key == kept.key);
        out.push(Difference {
            article: article.id,
            fields: twin.map_or_else(Vec::new, |twin| fields(article, kept, twin)),
            theirs: twin.cloned(),
            ours: Some(Rc::clone(kept)),
            dismissed,
        });
    }
    let left = theirs.iter().zip(&taken).filter(|(_, taken)| !**taken);
    for (kept, _) in left {
        out.push(Difference {
            article: article.id,
            ours: None,
            fields: Vec::new(),
            dismissed: article.dismissals.iter().any(|old| old.key == kept.key),
            theirs: Some(Rc::clone(kept)),
        });
    }
    let place = |one: &Difference| {
        let kept = one.ours.as_ref().or(one.theirs.as_ref());
        kept.map_or(Span::default(), |kept| kept.span())
    };
    if let Some(new) = out.get_mut(first..) {
        new.sort_by_key(place);
    }
}

fn held(kept: &Annotation) -> Vec<Span> {
    let pieces = kept.content.iter().filter(|piece| !piece.is_lost());
    pieces.map(|piece| piece.span).collect()
}

/// How much two annotations are about the same: in thousandths of their contents together; at least half, or the same
/// cue. 0 where they are not.
fn likeness(a: &Annotation, b: &Annotation) -> u32 {
    let (ours, theirs) = (held(a), held(b));
    if ours.is_empty() && theirs.is_empty() {
        return if a.key == b.key { 1000 } else { 0 };
    }
    let mut both = 0u64;
    for a in &ours {
        for b in &theirs {
            both += u64::from(a.end.min(b.end).saturating_sub(a.start.max(b.start)));
        }
    }
    let size = |spans: &[Span]| spans.iter().map(|span| u64::from(span.len())).sum::<u64>();
    let all = (size(&ours) + size(&theirs) - both).max(1);
    let share = (both * 1000 / all) as u32;
    let cue = match (&a.cue, &b.cue) {
        (Some(a), Some(b)) => !a.anchor.is_lost() && a.anchor.span.touches(b.anchor.span),
        _ => false,
    };
    match share {
        500.. => share,
        share if cue => share.max(1),
        _ => 0,
    }
}

fn fields(article: &Article, a: &Annotation, b: &Annotation) -> Vec<Field> {
    let text = &*article.text;
    let spans = |anchors: &mut dyn Iterator<Item = &Anchor>| -> Vec<Span> {
        anchors.map(|anchor| anchor.span).collect()
    };
    let source = |kept: &Annotation| {
        kept.source.as_ref().map(|source| {
            let words = source
                .anchor
                .as_ref()
                .map(|anchor| anchor.quote(text).to_owned());
            let name = source
                .name
                .as_deref()
                .map(str::to_owned)
                .or_else(|| words.clone());
            (name.map(|name| SourceKey::of(&name)), words, source.kind)
        })
    };
    let cue = |kept: &Annotation| {
        kept.cue
            .as_ref()
            .map(|cue| (cue.anchor.span, cue.verb_class))
    };
    let hedges = |kept: &Annotation| -> Vec<(Span, selon_engine::HedgeKind)> {
        let hedges = kept.hedges.iter();
        hedges
            .map(|hedge| (hedge.anchor.span, hedge.kind))
            .collect()
    };
    let figures = |kept: &Annotation| {
        let figures = kept.figures.iter();
        figures
            .map(|part| {
                let figure = &part.figure;
                let counted = figure.counted.as_ref().map(|counted| counted.text.clone());
                (
                    part.number_span(),
                    figure.low,
                    figure.high,
                    figure.modifier,
                    figure.kind,
                    figure.unit.clone(),
                    counted,
                )
            })
            .collect::<Vec<_>>()
    };
    let checks = [
        (
            Field::Content,
            spans(&mut a.content.iter()) != spans(&mut b.content.iter()),
        ),
        (Field::Source, source(a) != source(b)),
        (Field::Cue, cue(a) != cue(b)),
        (Field::Hedges, hedges(a) != hedges(b)),
        (Field::Figures, figures(a) != figures(b)),
        (Field::Stance, a.stance != b.stance),
        (
            Field::Form,
            (a.quotation, a.negated) != (b.quotation, b.negated),
        ),
        (Field::Anonymous, a.anonymous != b.anonymous),
        (Field::Status, a.check.status != b.check.status),
        (Field::Note, a.check.note != b.check.note),
        (Field::Tags, a.check.tags != b.check.tags),
        (Field::Evidence, a.check.evidence != b.check.evidence),
        (Field::Assessment, a.check.assessment != b.check.assessment),
    ];
    let differing = checks.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(field, _)| field).collect()
}

//! Two people's work on one article side by side: what both say, what only one says, and where they differ.
//!
//! Nothing is decided here: each [`Difference`] is answered with [`crate::Action::Decide`], which is one step to undo and
//! leaves a [`Verdict`] with what each had said.

mod said;

use crate::anchor::Change;
use crate::model::*;
use selon_engine::Span;
use std::rc::Rc;

pub use crate::model::{Field, Said, Took};
pub(crate) use said::face;
pub use said::said;

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

/// Compares our dossier with somebody else's, article by article, in the order of our texts. Their articles are found by
/// text, address, title or id; a text that differs is aligned with ours, and their claims follow as through an
/// edit. Articles that only one side has are left out.
pub fn differences(ours: &Dossier, theirs: &Dossier) -> Vec<Difference> {
    let mut out = Vec::new();
    for article in ours.articles.iter() {
        if let Some(other) = counterpart(ours, article, theirs) {
            compare(article, other, &mut out);
        }
    }
    out
}

/// Their article that is ours: the same text; else one from the same address, or with the same title; else, in a file that was
/// made from ours, the one with the same id.
fn counterpart<'d>(
    ours: &Dossier,
    article: &Article,
    theirs: &'d Dossier,
) -> Option<&'d Rc<Article>> {
    let by = |fits: &dyn Fn(&Article) -> bool| theirs.articles.iter().find(|other| fits(other));
    let same = |a: &str, b: &str| !a.trim().is_empty() && a.trim() == b.trim();
    by(&|other| other.text_revision == article.text_revision && other.text == article.text)
        .or_else(|| by(&|other| same(&other.meta.url, &article.meta.url)))
        .or_else(|| by(&|other| same(&other.meta.title, &article.meta.title)))
        .or_else(|| by(&|other| ours.id == theirs.id && other.id == article.id))
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
    let twins = pairs(article, &theirs);
    let mut taken = vec![false; theirs.len()];
    for (kept, twin) in article.annotations.iter().zip(twins) {
        let twin = twin.map(|n| {
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

/// Whether two say the same, and how much they share: most first.
type Likeness = std::cmp::Reverse<(bool, u32)>;

/// For each of our annotations the one of theirs that is about the same, each once: those that say the same first, then
/// those that share most.
fn pairs(article: &Article, theirs: &[Rc<Annotation>]) -> Vec<Option<usize>> {
    let spread = |kept: &Annotation| {
        let all = held(kept)
            .into_iter()
            .chain(kept.cue.iter().map(|cue| cue.anchor.span));
        all.reduce(Span::cover).unwrap_or_else(|| kept.span())
    };
    // Theirs by where they begin; none before `reach[n]` begins so late that it cannot end behind ours.
    let mut by_start: Vec<(Span, usize)> = theirs
        .iter()
        .enumerate()
        .map(|(n, kept)| (spread(kept), n))
        .collect();
    selon_engine::order::by(&mut by_start, Ord::cmp);
    let mut furthest = 0;
    let reach: Vec<u32> = by_start
        .iter()
        .map(|(span, _)| {
            furthest = furthest.max(span.end);
            furthest
        })
        .collect();
    let mut likely: Vec<(Likeness, usize, usize)> = Vec::new();
    for (n, ours) in article.annotations.iter().enumerate() {
        let span = spread(ours);
        let first = reach.partition_point(|end| *end < span.start);
        let near = by_start.get(first..).unwrap_or_default().iter();
        for (_, at) in near.take_while(|(other, _)| other.start <= span.end) {
            let likeness = likeness(ours, &theirs[*at]);
            if likeness > 0 {
                let same = fields(article, ours, &theirs[*at]).is_empty();
                likely.push((std::cmp::Reverse((same, likeness)), n, *at));
            }
        }
    }
    selon_engine::order::by(&mut likely, Ord::cmp);
    let mut twins = vec![None; article.annotations.len()];
    let mut taken = vec![false; theirs.len()];
    for (_, n, at) in likely {
        if twins[n].is_none() && !taken[at] {
            twins[n] = Some(at);
            taken[at] = true;
        }
    }
    twins
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

/// What was decided of a difference with this person's work, if it still answers it: they say now what they said then.
pub fn verdict<'d>(dossier: &'d Dossier, with: &str, one: &Difference) -> Option<&'d Verdict> {
    let text = dossier
        .article(one.article)
        .map_or("", |article| &article.text);
    let theirs = one.theirs.as_ref().map(|kept| (kept.key, face(kept, text)));
    let ours = one.ours.as_ref().map(|kept| kept.key);
    let answers = |verdict: &&Verdict| {
        verdict.article == one.article
            && *verdict.with == *with
            && match theirs {
                Some((key, face)) => verdict.theirs == Some(key) && verdict.face == face,
                None => verdict.ours == ours,
            }
    };
    dossier.verdicts.iter().rev().find(answers)
}

/// Whose work a dossier is: the name that most of its claims carry.
pub fn reviewer(dossier: &Dossier) -> Option<Rc<str>> {
    let articles = dossier.articles.iter();
    let names = articles.flat_map(|article| article.annotations.iter());
    let mut counted: Vec<(Rc<str>, usize)> = Vec::new();
    for name in names.filter_map(|kept| kept.by.as_ref()) {
        match counted.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((Rc::clone(name), 1)),
        }
    }
    let most = counted.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(name, _)| name)
}

/// Whether the two have an article in common.
pub fn in_common(ours: &Dossier, theirs: &Dossier) -> bool {
    let mut articles = ours.articles.iter();
    articles.any(|article| counterpart(ours, article, theirs).is_some())
}

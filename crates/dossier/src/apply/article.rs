//! Articles, their texts and analyses.

use crate::anchor::Change;
use crate::model::*;
use crate::text::normalise;
use selon_engine::{Analysis, Lang, ReadingRules, Span};
use std::rc::Rc;

pub(super) fn add(
    dossier: &Dossier,
    text: &str,
    structure: &Rc<Structure>,
    meta: Meta,
    lang: Option<Lang>,
) -> Option<Dossier> {
    let mut next = dossier.clone();
    next.counter += 1;
    let id = ArticleId(next.counter);
    let article = match structure.is_empty() {
        true => Article::new(id, normalise(text).into(), meta, lang),
        false => {
            let mut article = Article::new(id, text.into(), meta, lang);
            article.structure = Rc::clone(structure);
            normal(article)
        }
    };
    Rc::make_mut(&mut next.articles).push(Rc::new(article));
    Some(next.fresh())
}

/// The article with its text as it is kept, see [`normalise`], and everything in it moved along.
pub(crate) fn normal(article: Article) -> Article {
    match normalise(&article.text) {
        std::borrow::Cow::Owned(text) => with_text(&article, text.into()),
        std::borrow::Cow::Borrowed(text) if text.len() < article.text.len() => {
            with_text(&article, text.into())
        }
        std::borrow::Cow::Borrowed(_) => article,
    }
}

pub(super) fn set_structure(
    dossier: &Dossier,
    id: ArticleId,
    structure: &Rc<Structure>,
) -> Option<Dossier> {
    let article = dossier.article(id)?;
    if article.structure == *structure {
        return None;
    }
    Some(dossier.with_article(Article {
        structure: Rc::clone(structure),
        ..(**article).clone()
    }))
}

pub(super) fn remove(dossier: &Dossier, id: ArticleId) -> Option<Dossier> {
    dossier.article(id)?;
    let mut next = dossier.clone();
    Rc::make_mut(&mut next.articles).retain(|article| article.id != id);
    Some(next.fresh())
}

pub(super) fn move_to(dossier: &Dossier, id: ArticleId, to: usize) -> Option<Dossier> {
    let from = dossier
        .articles
        .iter()
        .position(|article| article.id == id)?;
    let to = to.min(dossier.articles.len() - 1);
    if from == to {
        return None;
    }
    let mut next = dossier.clone();
    let articles = Rc::make_mut(&mut next.articles);
    let article = articles.remove(from);
    articles.insert(to, article);
    Some(next.fresh())
}

pub(super) fn set_meta(dossier: &Dossier, id: ArticleId, meta: Meta) -> Option<Dossier> {
    let article = dossier.article(id)?;
    if article.meta == meta {
        return None;
    }
    Some(dossier.with_article(Article {
        meta,
        ..(**article).clone()
    }))
}

pub(super) fn set_text(dossier: &Dossier, id: ArticleId, text: &str) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let text = normalise(text);
    if *article.text == *text {
        return None;
    }
    let next = dossier.with_article(with_text(article, text.into()));
    Some(super::regroup::followed(next, article))
}

pub(super) fn edit_text(
    dossier: &Dossier,
    id: ArticleId,
    span: Span,
    with: &str,
) -> Option<Dossier> {
    let article = dossier.article(id)?;
    let old = &*article.text;
    let start = (span.start as usize).min(old.len());
    let end = (span.end as usize).clamp(start, old.len());
    let (before, after) = (old.get(..start)?, old.get(end..)?);
    set_text(dossier, id, &[before, with, after].concat())
}

/// The article with another text, everything in it moved along.
pub(crate) fn with_text(article: &Article, text: Rc<str>) -> Article {
    let mut next = Article::new(
        article.id,
        Rc::clone(&text),
        article.meta.clone(),
        article.lang,
    );
    next.dismissals = Rc::clone(&article.dismissals);
    let Some(change) = Change::between(&article.text, &text) else {
        next.annotations = article.annotations.clone();
        next.structure = Rc::clone(&article.structure);
        return next;
    };
    if !article.structure.is_empty() {
        next.structure = Rc::new(article.structure.after(&change));
    }
    next.annotations = article
        .annotations
        .map(|kept| (!change.spares(kept)).then(|| Rc::new(change.follow(kept))));
    next.analysis = article
        .analysis
        .as_ref()
        .map(|analysis| Rc::new(moved(analysis, &change)));
    next
}

/// The findings of before in the new text, those that the edit touches left out: what is shown until the new text
/// has been read.
fn moved(analysis: &Analysis, change: &Change) -> Analysis {
    let mut moved = analysis.clone();
    let mut claims = vec![true; moved.claims.len()];
    let mut figures = vec![true; moved.figures.len()];
    let map = |span: &mut Span, alive: &mut bool| match change.map(*span) {
        Some(new) => *span = new,
        None => *alive = false,
    };
    for (claim, alive) in moved.claims.iter_mut().zip(&mut claims) {
        let mut around = true;
        map(&mut claim.span, &mut around);
        let source = claim.source.iter_mut().map(|source| &mut source.span);
        let cue = claim.cue.iter_mut().map(|cue| &mut cue.span);
        let hedges = claim.hedges.iter_mut().map(|hedge| &mut hedge.span);
        for span in source.chain(cue).chain(&mut claim.content).chain(hedges) {
            map(span, alive);
        }
        if claim.status.as_mut().is_some_and(|status| {
            let mut alive = true;
            map(&mut status.span, &mut alive);
            !alive
        }) {
            claim.status = None;
        }
        if !around {
            let parts = claim.source.iter().map(|source| source.span);
            let parts = parts.chain(claim.cue.iter().map(|cue| cue.span));
            let cover = parts
                .chain(claim.content.iter().copied())
                .reduce(Span::cover);
            claim.span = cover.unwrap_or_default();
        }
    }
    for (figure, alive) in moved.figures.iter_mut().zip(&mut figures) {
        let counted = figure.counted.iter().map(|counted| counted.span);
        *alive = counted
            .chain([figure.span, figure.number_span])
            .all(|span| change.map(span).is_some());
        // What is stated around it is only shown; its words stay, wherever they stand.
        figure.for_each_span(|span| *span = change.map(*span).unwrap_or_default());
    }
    keep(&mut moved, &claims, &figures);
    moved
}

/// Drops claims and figures, and mends every index.
fn keep(analysis: &mut Analysis, claims: &[bool], figures: &[bool]) {
    if claims.iter().chain(figures).all(|alive| *alive) {
        return;
    }
    let places = |alive: &[bool]| -> Vec<Option<u32>> {
        let mut place = 0;
        let places = alive.iter().map(|alive| {
            alive.then(|| {
                place += 1;
                place - 1
            })
        });
        places.collect()
    };
    let (claim_at, figure_at) = (places(claims), places(figures));
    let new = |places: &[Option<u32>], old: u32| places.get(old as usize).copied().flatten();
    let mut n = 0;
    analysis.claims.retain(|_| {
        n += 1;
        claims[n - 1]
    });
    n = 0;
    analysis.figures.retain(|_| {
        n += 1;
        figures[n - 1]
    });
    for claim in &mut analysis.claims {
        claim.figures = claim
            .figures
            .iter()
            .filter_map(|n| new(&figure_at, *n))
            .collect();
        claim.within = claim.within.and_then(|n| new(&claim_at, n));
    }
    for figure in &mut analysis.figures {
        figure.claim = figure.claim.and_then(|n| new(&claim_at, n));
        let whole = &mut figure.circumstances.part_of;
        *whole = whole.and_then(|n| new(&figure_at, n));
    }
    analysis.arithmetic.retain_mut(|sum| {
        let stated = new(&figure_at, sum.stated);
        let from: Option<Vec<u32>> = sum.from.iter().map(|n| new(&figure_at, *n)).collect();
        match (stated, from) {
            (Some(stated), Some(from)) => {
                (sum.stated, sum.from) = (stated, from);
                true
            }
            _ => false,
        }
    });
    for comparison in &mut analysis.comparisons {
        let alive: Vec<bool> = comparison
            .figures
            .iter()
            .map(|n| new(&figure_at, *n).is_some())
            .collect();
        let at = places(&alive);
        comparison
            .pairs
            .retain_mut(|pair| match (new(&at, pair.a), new(&at, pair.b)) {
                (Some(a), Some(b)) => {
                    (pair.a, pair.b) = (a, b);
                    true
                }
                _ => false,
            });
        let list = &mut comparison.figures;
        *list = list.iter().filter_map(|n| new(&figure_at, *n)).collect();
        let list = &mut comparison.positions;
        *list = list.iter().filter_map(|n| new(&claim_at, *n)).collect();
    }
    analysis
        .comparisons
        .retain(|one| one.figures.len() + one.positions.len() > 1);
}

pub(super) fn set_lang(dossier: &Dossier, id: ArticleId, lang: Option<Lang>) -> Option<Dossier> {
    let article = dossier.article(id)?;
    if article.lang == lang {
        return None;
    }
    Some(dossier.with_article(Article {
        lang,
        ..(**article).clone()
    }))
}

pub(super) fn set_rules(dossier: &Dossier, rules: ReadingRules) -> Option<Dossier> {
    if *dossier.rules == rules {
        return None;
    }
    let mut next = dossier.clone();
    next.rules = Rc::new(rules);
    Some(next.fresh())
}

pub(super) fn analysis_arrived(
    dossier: &Dossier,
    id: ArticleId,
    revision: u64,
    analysis: Rc<Analysis>,
) -> Option<Dossier> {
    let article = dossier.article(id)?;
    if article.request(&dossier.rules)?.revision != revision {
        return None;
    }
    let next = dossier.with_article(Article {
        analysis: Some(analysis),
        analysed: revision,
        findings: Findings::default(),
        ..(**article).clone()
    });
    Some(super::source::coloured(next))
}

impl Dossier {
    /// The same file with the newer findings of `other`, where they answer the same text.
    pub(crate) fn with_analyses_of(&self, other: &Dossier) -> Dossier {
        let mut next = self.clone();
        let mut changed = false;
        for place in Rc::make_mut(&mut next.articles) {
            let Some(theirs) = other.article(place.id) else {
                continue;
            };
            let fits = theirs.analysed == place.revision(&self.rules);
            if fits && place.analysed != theirs.analysed {
                *place = Rc::new(Article {
                    analysis: theirs.analysis.clone(),
                    analysed: theirs.analysed,
                    findings: theirs.findings.clone(),
                    ..(**place).clone()
                });
                changed = true;
            }
        }
        // Colours stay, even those of sources that came after the step.
        if self.sources.slots != other.sources.slots {
            let sources = Rc::make_mut(&mut next.sources);
            sources.slots = other.sources.slots.clone();
            changed = true;
        }
        if changed || other.compared.is_some() {
            next.compared = other.compared.clone();
            next.fresh()
        } else {
            self.clone()
        }
    }
}

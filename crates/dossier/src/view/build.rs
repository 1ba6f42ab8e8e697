//! Works out what is shown: annotations, and the suggestions that are neither covered nor dismissed. What is as it was in the
//! view before is taken over from there, as the same value, so that a change costs what it changes.

use super::claim::MadeOf;
use super::cover::covers;
use super::{ArticleView, ClaimView, CueView, FigureView, HedgeView, SourceView, Why};
use crate::model::*;
use rustc_hash::{FxHashMap, FxHashSet};
use selon_engine::{Analysis, Figure, SourceKind, Span};
use std::rc::Rc;

/// Works out the view of one article; what is as it was in the view `before` is taken from there.
pub(super) fn view(
    dossier: &Dossier,
    article: &Article,
    before: Option<&ArticleView>,
) -> ArticleView {
    let empty = Analysis::default();
    let analysis = article.analysis.as_deref().unwrap_or(&empty);
    let made_of = MadeOf {
        text: Rc::clone(&article.text),
        sources: Rc::clone(&dossier.sources),
        analysis: article.analysis.clone(),
    };
    let before = before.filter(|before| {
        let was = &before.made_of;
        Rc::ptr_eq(&was.text, &made_of.text) && was.sources.same_but_colours(&made_of.sources)
    });
    let same_analysis = before.is_some_and(|before| {
        let (was, is) = (&before.made_of.analysis, &made_of.analysis);
        was.as_ref().map(Rc::as_ptr) == is.as_ref().map(Rc::as_ptr)
    });
    let mut builder = Builder {
        dossier,
        article,
        before,
        same_analysis,
        same_colours: before
            .is_some_and(|before| Rc::ptr_eq(&before.made_of.sources, &made_of.sources)),
        inside: Vec::new(),
        listed: FxHashSet::default(),
        claims: Vec::new(),
        figures: Vec::new(),
        shown: vec![None; analysis.claims.len()],
        figure_of: vec![None; analysis.figures.len()],
        names: FxHashMap::default(),
        sources: Vec::new(),
        texts: FxHashSet::default(),
    };
    builder.keep();
    if let Some(found) = Findings::of(article) {
        builder.cover(analysis, &found.keys);
        builder.suggest(analysis, &found.keys);
        builder.rest(analysis, &found.keys, &found.figures);
    }
    builder.end(made_of)
}

/// The keys of an analysis' claims and figures.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) claims: Vec<ClaimKey>,
    pub(crate) figures: Vec<FigureKey>,
}

impl Keys {
    /// A key is a hash of the words and of how many with the same words stand before. Where an annotation has taken
    /// a key along to another place, the suggestion takes the next one.
    pub(crate) fn of(article: &Article, analysis: &Analysis) -> Keys {
        let text = &*article.text;
        let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
        let mut number = |base: u64| {
            let count = seen.entry(base).or_insert(0);
            *count += 1;
            Hasher::new("").number(base).number(*count).end()
        };
        let seed = Hasher::new("claim").number(u64::from(article.id.0));
        let claims = analysis
            .claims
            .iter()
            .map(|claim| {
                let mut hash = seed;
                let source = claim.source.iter().map(|source| source.span);
                let cue = claim.cue.iter().map(|cue| cue.span);
                for span in source.chain(cue).chain(claim.content.iter().copied()) {
                    hash = hash.text(span.of(text));
                }
                ClaimKey(number(hash.end()))
            })
            .collect();
        let seed = Hasher::new("figure").number(u64::from(article.id.0));
        let figures = analysis
            .figures
            .iter()
            .map(|figure| FigureKey(number(seed.text(figure.span.of(text)).end())))
            .collect();
        Keys { claims, figures }
    }
}

struct Builder<'d> {
    dossier: &'d Dossier,
    article: &'d Article,
    /// The view before, where text and sources are the same.
    before: Option<&'d ArticleView>,
    /// Whether the suggestions are the same too.
    same_analysis: bool,
    claims: Vec<Rc<ClaimView>>,
    figures: Vec<Rc<FigureView>>,
    /// Whether sources have the colours that they had.
    same_colours: bool,
    /// The figures of each of `claims`.
    inside: Vec<Vec<FigureKey>>,
    /// The sources that `sources` has.
    listed: FxHashSet<SourceKey>,
    /// For each claim of the analysis, the key under which it is shown: its own, or that of an annotation over it.
    shown: Vec<Option<ClaimKey>>,
    figure_of: Vec<Option<FigureKey>>,
    /// Sources by the name they are gathered under: a name comes often.
    names: FxHashMap<Rc<str>, SourceView>,
    /// The sources shown, in the order of their first claim.
    sources: Vec<SourceKey>,
    /// Short texts that come often: cues, names, rules.
    texts: FxHashSet<Rc<str>>,
}

impl Builder<'_> {
    /// A text that is shared with all places where it stands.
    fn share(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.texts.get(text) {
            return Rc::clone(known);
        }
        let text: Rc<str> = text.into();
        self.texts.insert(Rc::clone(&text));
        text
    }

    fn source(
        &mut self,
        name: &str,
        text: &str,
        span: Option<Span>,
        kind: SourceKind,
    ) -> SourceView {
        let text = self.share(text);
        if let Some(known) = self.names.get(name) {
            return SourceView {
                span,
                text,
                kind,
                ..known.clone()
            };
        }
        let key = SourceKey::of(name);
        let sources = &self.dossier.sources;
        let resolved = sources.resolve(&key);
        let shown = match sources.names.get(resolved) {
            Some(given) => Rc::clone(given),
            None if *resolved == key => name.into(),
            None => Rc::clone(&resolved.0),
        };
        let resolved = resolved.clone();
        self.list(&resolved);
        let view = SourceView {
            slot: sources.slot(&key),
            key: resolved,
            name: shown,
            span,
            text,
            kind,
            why: None,
        };
        self.names.insert(name.into(), view.clone());
        view
    }

    /// Lists a source, once.
    fn list(&mut self, key: &SourceKey) {
        if !self.listed.contains(key) {
            self.listed.insert(key.clone());
            self.sources.push(key.clone());
        }
    }

    /// A claim of the view before, if its source has the colour that it had.
    fn old(&self, key: ClaimKey) -> Option<Rc<ClaimView>> {
        let old = self.before?.claim(key)?;
        let same = |source: &SourceView| {
            self.same_colours || self.dossier.sources.slot(&source.key) == source.slot
        };
        old.source.as_ref().is_none_or(same).then(|| Rc::clone(old))
    }

    /// Takes an annotation over as it was shown before; whether it is the same.
    fn keep_old(&mut self, kept: &Rc<Annotation>) -> bool {
        let old = self.old(kept.key).filter(|old| {
            let was = old.annotation.as_ref();
            was.is_some_and(|was| Rc::ptr_eq(was, kept))
        });
        // A figure that was put over another one has the same key.
        let parts = kept.figures.iter().enumerate();
        let twins = |(n, part): (usize, &FigurePart)| {
            let mut others = kept.figures.iter().take(n);
            others.any(|other| other.key == part.key)
        };
        let (Some(old), Some(before)) = (old, self.before) else {
            return false;
        };
        if parts.into_iter().any(twins) {
            return false;
        }
        let figures = kept.figures.iter().map(|part| before.figure(part.key));
        let own = figures.map(|figure| figure.filter(|figure| figure.claim == Some(kept.key)));
        let Some(own) = own
            .map(|figure| figure.cloned())
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        self.figures.extend(own);
        self.inside
            .push(kept.figures.iter().map(|part| part.key).collect());
        if let Some(source) = &old.source {
            self.list(&source.key);
        }
        self.claims.push(old);
        true
    }

    /// The annotations.
    fn keep(&mut self) {
        let text = &*self.article.text;
        for kept in self.article.annotations.iter() {
            if self.keep_old(kept) {
                continue;
            }
            let mut moved = Vec::new();
            let mut here = |part: Part, anchor: &Anchor| {
                if anchor.hold != Hold::Held {
                    moved.push((part, anchor.hold.clone()));
                }
                (!anchor.is_lost()).then_some(anchor.span)
            };
            let source = kept.source.as_ref().map(|source| {
                let span = source
                    .anchor
                    .as_ref()
                    .and_then(|anchor| here(Part::Source, anchor));
                let words = source
                    .anchor
                    .as_ref()
                    .map_or("", |anchor| anchor.quote(text));
                let name = source.name.as_deref().unwrap_or(words);
                let words = if words.is_empty() { name } else { words };
                self.source(name, words, span, source.kind)
            });
            let cue = kept.cue.as_ref().map(|cue| CueView {
                span: here(Part::Cue, &cue.anchor),
                text: self.share(cue.anchor.quote(text)),
                verb_class: cue.verb_class,
            });
            let content: Vec<Span> = kept
                .content
                .iter()
                .filter_map(|piece| here(Part::Content, piece))
                .collect();
            let hedges = kept
                .hedges
                .iter()
                .enumerate()
                .map(|(n, hedge)| HedgeView {
                    span: here(Part::Hedge(n as u16), &hedge.anchor),
                    kind: hedge.kind,
                })
                .collect();
            for (n, part) in kept.figures.iter().enumerate() {
                here(Part::Figure(n as u16), &part.anchor);
                self.figures.push(Rc::new(FigureView {
                    key: part.key,
                    article: self.article.id,
                    figure: Rc::new(part.read()),
                    claim: Some(kept.key),
                    source: source.clone(),
                    hold: part.anchor.hold.clone(),
                    by_hand: part.by_hand,
                }));
            }
            let mut triggers: Vec<Span> = cue.iter().filter_map(|cue| cue.span).collect();
            if triggers.is_empty() {
                triggers.extend(content.first());
            }
            let rule = match &kept.origin {
                Origin::Machine { rule, .. } => Rc::clone(rule),
                _ => self.share(""),
            };
            let anonymous = self.anonymous(source.as_ref(), kept.anonymous);
            self.inside
                .push(kept.figures.iter().map(|part| part.key).collect());
            self.claims.push(Rc::new(ClaimView {
                key: kept.key,
                article: self.article.id,
                state: kept.state,
                span: kept.span(),
                source,
                cue,
                content,
                hedges,
                figures: Vec::new(),
                quotation: kept.quotation,
                stance: kept.stance,
                negated: kept.negated,
                anonymous,
                status: None,
                within: None,
                why: Why { rule, triggers },
                moved,
                annotation: Some(Rc::clone(kept)),
            }));
        }
    }

    fn anonymous(&self, source: Option<&SourceView>, said: bool) -> bool {
        source
            .and_then(|source| self.dossier.sources.anonymous.get(&source.key))
            .copied()
            .unwrap_or(said)
    }

    /// Finds the annotation over each suggestion.
    fn cover(&mut self, analysis: &Analysis, keys: &Keys) {
        let mut kept: Vec<usize> = (0..self.claims.len()).collect();
        selon_engine::order::by_key(&mut kept, |at| self.claims[*at].span);
        // The furthest end among the annotations up to here, so that a search may stop.
        let mut reach = 0;
        let reaches: Vec<u32> = kept
            .iter()
            .map(|at| {
                reach = reach.max(self.claims[*at].span.end);
                reach
            })
            .collect();
        let by_key: FxHashMap<ClaimKey, usize> = (0..self.claims.len())
            .map(|at| (self.claims[at].key, at))
            .collect();
        for (n, claim) in analysis.claims.iter().enumerate() {
            let end = kept.partition_point(|at| self.claims[*at].span.start < claim.span.end);
            let begin = reaches.partition_point(|reach| *reach <= claim.span.start);
            let over = kept
                .get(begin..end)
                .unwrap_or_default()
                .iter()
                .map(|at| &self.claims[*at])
                .filter(|view| covers(view, claim))
                .max_by_key(|view| view.key == keys.claims[n]);
            let own = keys.claims[n];
            // A suggestion that the person has moved elsewhere does not come back; one whose annotation was lost may.
            let corrected = |view: &&Rc<ClaimView>| view.key == own && !view.content.is_empty();
            let corrected = by_key
                .get(&own)
                .map(|at| &self.claims[*at])
                .filter(corrected);
            self.shown[n] = over.or(corrected).map(|view| view.key);
        }
    }

    fn dismissed(&self) -> FxHashSet<ClaimKey> {
        let dismissals = self.article.dismissals.iter();
        dismissals.map(|old| old.key).collect()
    }

    /// The suggestions that are left.
    fn suggest(&mut self, analysis: &Analysis, keys: &Keys) {
        let text = &*self.article.text;
        let dismissed: FxHashSet<ClaimKey> = self.dismissed();
        let mut used: FxHashSet<ClaimKey> = self.claims.iter().map(|claim| claim.key).collect();
        for (n, claim) in analysis.claims.iter().enumerate() {
            let mut key = keys.claims[n];
            if self.shown[n].is_some() || dismissed.contains(&key) {
                continue;
            }
            while !used.insert(key) {
                key = ClaimKey(Hasher::new("again").number(key.0).end());
            }
            self.shown[n] = Some(key);
            let old = self.old(key).filter(|old| {
                self.same_analysis
                    && old.annotation.is_none()
                    && old.span == claim.span
                    && old.content == claim.content
                    && *old.why.rule == *claim.rule
            });
            if let Some(old) = old {
                if let Some(source) = &old.source {
                    self.list(&source.key);
                }
                self.inside.push(Vec::new());
                self.claims.push(old);
                continue;
            }
            let source = claim.source.as_ref().map(|source| {
                let words = source.span.of(text);
                let name = source.resolved.as_deref().unwrap_or(words);
                SourceView {
                    why: source.why.as_deref().map(Rc::from),
                    ..self.source(name, words, Some(source.span), source.kind)
                }
            });
            let cue = claim.cue.as_ref().map(|cue| CueView {
                span: Some(cue.span),
                text: self.share(cue.span.of(text)),
                verb_class: cue.verb_class,
            });
            let mut triggers: Vec<Span> = claim.cue.iter().map(|cue| cue.span).collect();
            if triggers.is_empty() {
                triggers.extend(claim.content.first());
            }
            let anonymous = self.anonymous(source.as_ref(), claim.anonymous);
            let rule = self.share(&claim.rule);
            self.inside.push(Vec::new());
            self.claims.push(Rc::new(ClaimView {
                key,
                article: self.article.id,
                state: State::Suggested,
                annotation: None,
                span: claim.span,
                source,
                cue,
                content: claim.content.clone(),
                hedges: claim
                    .hedges
                    .iter()
                    .map(|hedge| HedgeView {
                        span: Some(hedge.span),
                        kind: hedge.kind,
                    })
                    .collect(),
                figures: Vec::new(),
                quotation: claim.quotation,
                stance: claim.stance,
                negated: claim.negated,
                anonymous,
                status: claim.status.clone(),
                within: claim
                    .within
                    .and_then(|outer| keys.claims.get(outer as usize).copied()),
                why: Why { rule, triggers },
                moved: Vec::new(),
            }));
        }
    }

    /// The figures that no annotation has read.
    fn rest(&mut self, analysis: &Analysis, keys: &Keys, figures: &[Rc<Figure>]) {
        let mut read: Vec<(Span, FigureKey)> = self
            .figures
            .iter()
            .filter(|figure| !matches!(figure.hold, Hold::Lost { .. }))
            .map(|figure| (figure.figure.number_span, figure.key))
            .collect();
        selon_engine::order::by(&mut read, Ord::cmp);
        let places: FxHashMap<ClaimKey, usize> = self
            .claims
            .iter()
            .enumerate()
            .map(|(at, claim)| (claim.key, at))
            .collect();
        let dismissed = self.dismissed();
        let mut used: FxHashSet<FigureKey> = self.figures.iter().map(|one| one.key).collect();
        for (n, figure) in analysis.figures.iter().enumerate() {
            let number = figure.number_span;
            let near = read.partition_point(|(span, _)| span.end <= number.start);
            if let Some((_, key)) = read.get(near).filter(|(span, _)| span.touches(number)) {
                self.figure_of[n] = Some(*key);
                continue;
            }
            let mut key = keys.figures[n];
            if dismissed.contains(&ClaimKey(key.0)) {
                continue;
            }
            let claim = match figure.claim {
                None => None,
                Some(claim) => match self.shown.get(claim as usize).copied().flatten() {
                    Some(key) => Some(key),
                    // Its claim was taken away, and the figure with it.
                    None => continue,
                },
            };
            while !used.insert(key) {
                key = FigureKey(Hasher::new("again").number(key.0).end());
            }
            let place = claim.and_then(|claim| places.get(&claim).copied());
            if let Some(place) = place {
                self.inside[place].push(key);
            }
            self.figure_of[n] = Some(key);
            let source = place.and_then(|place| self.claims[place].source.as_ref());
            let old = self
                .before
                .and_then(|before| before.figure(key))
                .filter(|old| {
                    Rc::ptr_eq(&old.figure, &figures[n])
                        && old.claim == claim
                        && old.source.as_ref() == source
                        && old.hold == Hold::Held
                        && !old.by_hand
                });
            let view = match old {
                Some(old) => Rc::clone(old),
                None => Rc::new(FigureView {
                    key,
                    article: self.article.id,
                    figure: Rc::clone(&figures[n]),
                    claim,
                    source: source.cloned(),
                    hold: Hold::Held,
                    by_hand: false,
                }),
            };
            self.figures.push(view);
        }
    }

    fn end(mut self, made_of: MadeOf) -> ArticleView {
        for (claim, figures) in self.claims.iter_mut().zip(std::mem::take(&mut self.inside)) {
            if claim.figures != figures {
                Rc::make_mut(claim).figures = figures;
            }
        }
        selon_engine::order::by_key(&mut self.claims, |claim| (claim.span, claim.key));
        selon_engine::order::by_key(&mut self.figures, |figure| (figure.figure.span, figure.key));
        let claims = self.claims.iter().enumerate();
        let figures = self.figures.iter().enumerate();
        ArticleView {
            claim_at: claims.map(|(at, claim)| (claim.key, at)).collect(),
            figure_at: figures.map(|(at, figure)| (figure.key, at)).collect(),
            claims: self.claims.into(),
            figures: self.figures.into(),
            sources: self.sources,
            claim_of: self.shown,
            figure_of: self.figure_of,
            made_of,
        }
    }
}

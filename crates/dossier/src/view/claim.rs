//! Claims and figures as shown: what is kept, and the suggestions that are neither covered nor dismissed.

use super::cover::covers;
use crate::model::*;
use rustc_hash::{FxHashMap, FxHashSet};
use selon_engine::{
    Analysis, Figure, HedgeKind, Quotation, SourceKind, Span, Stance, Stated, VerbClass,
};
use std::rc::Rc;

/// Claims and figures of one article.
#[derive(Clone, Debug)]
pub struct ArticleView {
    /// In the order of the text.
    pub claims: Rc<[ClaimView]>,
    /// In the order of the text.
    pub figures: Rc<[FigureView]>,
    claim_at: FxHashMap<ClaimKey, usize>,
    figure_at: FxHashMap<FigureKey, usize>,
    /// The sources of the claims, each once.
    pub(crate) sources: Vec<SourceKey>,
    /// For each claim of the analysis, the key under which it is shown.
    pub(super) claim_of: Vec<Option<ClaimKey>>,
    /// For each figure of the analysis, the key under which it is shown.
    pub(super) figure_of: Vec<Option<FigureKey>>,
}

impl Default for ArticleView {
    fn default() -> ArticleView {
        ArticleView {
            claims: Rc::new([]),
            figures: Rc::new([]),
            claim_at: FxHashMap::default(),
            figure_at: FxHashMap::default(),
            sources: Vec::new(),
            claim_of: Vec::new(),
            figure_of: Vec::new(),
        }
    }
}

impl ArticleView {
    /// The claim with this key.
    pub fn claim(&self, key: ClaimKey) -> Option<&ClaimView> {
        self.claims.get(*self.claim_at.get(&key)?)
    }
    /// The key under which figure `n` of the analysis is shown; `None` for one that is not.
    pub fn figure_at(&self, n: u32) -> Option<FigureKey> {
        self.figure_of.get(n as usize).copied().flatten()
    }
    /// The figure with this key.
    pub fn figure(&self, key: FigureKey) -> Option<&FigureView> {
        self.figures.get(*self.figure_at.get(&key)?)
    }
}

/// A claim to show. Spans are bytes of the article's text; parts that are lost have none.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimView {
    /// Its key, for good.
    pub key: ClaimKey,
    /// In which article.
    pub article: ArticleId,
    /// What the person did with it.
    pub state: State,
    /// The annotation behind it; `None` for a suggestion.
    pub annotation: Option<Rc<Annotation>>,
    /// Source, cue and content together.
    pub span: Span,
    /// Who says it.
    pub source: Option<SourceView>,
    /// The words that attribute.
    pub cue: Option<CueView>,
    /// What is said.
    pub content: Vec<Span>,
    /// Words that soften.
    pub hedges: Vec<HedgeView>,
    /// Figures inside.
    pub figures: Vec<FigureKey>,
    /// Whether the content is quoted.
    pub quotation: Quotation,
    /// What the source does with the content.
    pub stance: Stance,
    /// Whether the content is negated.
    pub negated: bool,
    /// Whether the source is unnamed.
    pub anonymous: bool,
    /// Whether what is said is done, under way or expected.
    pub status: Option<Stated>,
    /// The claim inside whose content this one stands.
    pub within: Option<ClaimKey>,
    /// Why it is marked.
    pub why: Why,
    /// Parts that are changed or lost, with what they were.
    pub moved: Vec<(Part, Hold)>,
}

impl ClaimView {
    /// What the person wrote about it; `None` for a suggestion.
    pub fn check(&self) -> Option<&Check> {
        self.annotation.as_ref().map(|kept| &*kept.check)
    }
    /// Whether some part is lost.
    pub fn is_lost(&self) -> bool {
        self.moved
            .iter()
            .any(|(_, hold)| matches!(hold, Hold::Lost { .. }))
    }
    /// Whether some part says something else than what was annotated.
    pub fn is_changed(&self) -> bool {
        self.moved
            .iter()
            .any(|(_, hold)| matches!(hold, Hold::Changed { .. }))
    }
}

/// A source as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Who it is, after merges.
    pub key: SourceKey,
    /// Its colour, `0..COLOURS`, the same everywhere.
    pub slot: u8,
    /// Its name, after renames.
    pub name: Rc<str>,
    /// The words, where the text has them.
    pub span: Option<Span>,
    /// The words as written; the name where the text has none.
    pub text: Rc<str>,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// Why the name is who is meant, where the words do not say it: a rule id.
    pub why: Option<Rc<str>>,
}

/// A cue as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct CueView {
    /// Where it stands; `None` where it is lost.
    pub span: Option<Span>,
    /// The words.
    pub text: Rc<str>,
    /// How they present the content.
    pub verb_class: VerbClass,
}

/// A hedge as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgeView {
    /// Where it stands; `None` where it is lost.
    pub span: Option<Span>,
    /// Of which sort it is.
    pub kind: HedgeKind,
}

/// Why a claim is marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// The rule's id; empty for the person's own.
    pub rule: Rc<str>,
    /// The words that set it off.
    pub triggers: Vec<Span>,
}

/// A figure to show.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// Its key, for good.
    pub key: FigureKey,
    /// In which article.
    pub article: ArticleId,
    /// What was read, with spans of the present text; `figure.claim` is not to be used, see `claim`.
    pub figure: Rc<Figure>,
    /// The claim that says it.
    pub claim: Option<ClaimKey>,
    /// Who says it.
    pub source: Option<SourceView>,
    /// Whether its words are still there.
    pub hold: Hold,
    /// Whether the person read it by hand.
    pub by_hand: bool,
}

/// Works out the view of one article.
pub(super) fn view(dossier: &Dossier, article: &Article) -> ArticleView {
    let empty = Analysis::default();
    let analysis = article.analysis.as_deref().unwrap_or(&empty);
    let mut builder = Builder {
        dossier,
        article,
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
    builder.end()
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
    claims: Vec<ClaimView>,
    figures: Vec<FigureView>,
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
        if !self.sources.contains(resolved) {
            self.sources.push(resolved.clone());
        }
        let view = SourceView {
            slot: sources.slot(&key),
            key: resolved.clone(),
            name: shown,
            span,
            text,
            kind,
            why: None,
        };
        self.names.insert(name.into(), view.clone());
        view
    }

    /// The annotations.
    fn keep(&mut self) {
        let text = &*self.article.text;
        for kept in self.article.annotations.iter() {
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
                self.figures.push(FigureView {
                    key: part.key,
                    article: self.article.id,
                    figure: Rc::new(part.read()),
                    claim: Some(kept.key),
                    source: source.clone(),
                    hold: part.anchor.hold.clone(),
                    by_hand: part.by_hand,
                });
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
            self.claims.push(ClaimView {
                key: kept.key,
                article: self.article.id,
                state: kept.state,
                span: kept.span(),
                source,
                cue,
                content,
                hedges,
                figures: kept.figures.iter().map(|part| part.key).collect(),
                quotation: kept.quotation,
                stance: kept.stance,
                negated: kept.negated,
                anonymous,
                status: None,
                within: None,
                why: Why { rule, triggers },
                moved,
                annotation: Some(Rc::clone(kept)),
            });
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
            let corrected = |view: &&ClaimView| view.key == own && !view.content.is_empty();
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
            self.claims.push(ClaimView {
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
            });
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
                self.claims[place].figures.push(key);
            }
            self.figure_of[n] = Some(key);
            self.figures.push(FigureView {
                key,
                article: self.article.id,
                figure: Rc::clone(&figures[n]),
                claim,
                source: place.and_then(|place| self.claims[place].source.clone()),
                hold: Hold::Held,
                by_hand: false,
            });
        }
    }

    fn end(mut self) -> ArticleView {
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
        }
    }
}

//! A dossier as its own file.

use super::saved;
use super::time::iso;
use crate::anchor::context;
use crate::model::*;
use selon_engine::offset::OffsetIndex;
use selon_engine::{Figure, OffsetUnit, Span};
use std::fmt::Display;
use std::rc::Rc;

/// The dossier as JSON, on one line. The same dossier always gives the same bytes.
pub fn save(dossier: &Dossier) -> String {
    serde_json::to_string(&shape(dossier)).unwrap_or_default()
}

/// The dossier as JSON for people to read.
pub fn save_pretty(dossier: &Dossier) -> String {
    serde_json::to_string_pretty(&shape(dossier)).unwrap_or_default()
}

/// The dossier in the shape of its file.
pub(super) fn shape(dossier: &Dossier) -> saved::Dossier {
    saved::Dossier {
        format: saved::FORMAT.into(),
        offsets: "code_points".into(),
        id: Rc::clone(&dossier.id),
        title: Rc::clone(&dossier.title),
        made: iso(dossier.made),
        changed: iso(dossier.changed),
        counter: dossier.counter,
        rules: (*dossier.rules).clone(),
        sources: sources(&dossier.sources),
        articles: dossier.articles.iter().map(|one| article(one)).collect(),
        comparisons: dossier.groups.iter().map(group).collect(),
        decided: dossier.verdicts.iter().map(verdict).collect(),
    }
}

fn sources(sources: &Sources) -> Vec<saved::Source> {
    let mut keys: Vec<&SourceKey> = sources
        .slots
        .keys()
        .chain(sources.names.keys())
        .chain(sources.merges.keys())
        .chain(sources.anonymous.keys())
        .collect();
    selon_engine::order::by(&mut keys, Ord::cmp);
    keys.dedup();
    keys.into_iter()
        .map(|key| saved::Source {
            key: Rc::clone(&key.0),
            colour: sources.slots.get(key).copied(),
            name: sources.names.get(key).cloned(),
            merged_into: sources.merges.get(key).map(|into| Rc::clone(&into.0)),
            anonymous: sources.anonymous.get(key).copied(),
        })
        .collect()
}

/// Some claims of an article.
pub(super) fn claims(article: &Article, some: &[&Annotation]) -> Vec<saved::Claim> {
    let writer = Writer::of(article);
    some.iter().map(|kept| writer.claim(kept)).collect()
}

/// What was dismissed in an article.
pub(super) fn dismissals(article: &Article) -> Vec<saved::Dismissal> {
    let dismissals = article.dismissals.iter();
    dismissals
        .map(|old| saved::Dismissal {
            key: old.key.to_string().into(),
            quote: Rc::clone(&old.quote),
            rule: Rc::clone(&old.rule),
            at: iso(old.at),
        })
        .collect()
}

/// One article.
pub(super) fn article(article: &Article) -> saved::Article {
    let all: Vec<&Annotation> = article.annotations.iter().map(|kept| &**kept).collect();
    saved::Article {
        claims: claims(article, &all),
        ..article_shape(article)
    }
}

/// One article without its claims.
pub(super) fn article_shape(article: &Article) -> saved::Article {
    let meta = &article.meta;
    saved::Article {
        id: article.id.to_string().into(),
        title: Rc::clone(&meta.title),
        outlet: Rc::clone(&meta.outlet),
        url: Rc::clone(&meta.url),
        author: Rc::clone(&meta.author),
        date: Rc::clone(&meta.date),
        lang: article.lang.map(|lang| lang.code().into()),
        text: Rc::clone(&article.text),
        structure: structure(article),
        claims: Vec::new(),
        dismissed: dismissals(article),
    }
}

/// What is known of an article's text besides its words.
pub(super) fn structure(article: &Article) -> saved::Structure {
    let known = &article.structure;
    if known.is_empty() {
        return saved::Structure::default();
    }
    let writer = Writer::of(article);
    let block = |block: &Block| {
        let (kind, level) = match block.kind {
            BlockKind::Heading(level) => (saved::BlockKind::Heading, Some(level)),
            BlockKind::Quote => (saved::BlockKind::Quote, None),
            BlockKind::Item => (saved::BlockKind::Item, None),
            BlockKind::Caption => (saved::BlockKind::Caption, None),
        };
        let span = writer.span(block.span);
        saved::Block { span, kind, level }
    };
    let link = |link: &Link| saved::Link {
        span: writer.span(link.span),
        url: Rc::clone(&link.url),
    };
    saved::Structure {
        blocks: known.blocks.iter().map(block).collect(),
        links: known.links.iter().map(link).collect(),
    }
}

/// Writes places of one text.
pub(super) struct Writer<'t> {
    text: &'t str,
    index: OffsetIndex<'t>,
}

impl<'t> Writer<'t> {
    pub(super) fn of(article: &'t Article) -> Writer<'t> {
        Writer {
            text: &article.text,
            index: OffsetIndex::new(&article.text),
        }
    }

    fn span(&self, span: Span) -> Span {
        self.index
            .span(span, OffsetUnit::Bytes, OffsetUnit::CodePoints)
    }

    /// An anchor with its context.
    fn anchor(&self, anchor: &Anchor) -> saved::Anchor {
        let (prefix, suffix) = match &anchor.hold {
            Hold::Lost { prefix, suffix, .. } => (Rc::clone(prefix), Rc::clone(suffix)),
            _ => {
                let (before, after) = context(self.text, anchor.span);
                (before.into(), after.into())
            }
        };
        saved::Anchor {
            prefix,
            suffix,
            ..self.part(anchor)
        }
    }

    /// An anchor without context, unless it is lost: source, cue and figures are found by the content they belong to.
    fn part(&self, anchor: &Anchor) -> saved::Anchor {
        let (prefix, suffix) = match &anchor.hold {
            Hold::Lost { prefix, suffix, .. } => (Rc::clone(prefix), Rc::clone(suffix)),
            _ => ("".into(), "".into()),
        };
        saved::Anchor {
            span: self.span(anchor.span),
            quote: anchor.quote(self.text).into(),
            prefix,
            suffix,
            hold: match anchor.hold {
                Hold::Held => None,
                Hold::Changed { .. } => Some(saved::Hold::Changed),
                Hold::Lost { .. } => Some(saved::Hold::Lost),
            },
        }
    }

    fn figure(&self, part: &FigurePart) -> saved::FigurePart {
        let mut figure: Figure = match part.anchor.hold {
            Hold::Held => part.read(),
            _ => (*part.figure).clone(),
        };
        if part.anchor.hold == Hold::Held {
            figure.for_each_span(|span| *span = self.span(*span));
        } else {
            let quote = OffsetIndex::new(part.anchor.quote(self.text));
            let points = |span| quote.span(span, OffsetUnit::Bytes, OffsetUnit::CodePoints);
            figure.for_each_span(|span| *span = points(*span));
        }
        saved::FigurePart {
            key: part.key.to_string().into(),
            at: self.part(&part.anchor),
            figure,
            by_hand: part.by_hand,
        }
    }

    pub(super) fn claim(&self, kept: &Annotation) -> saved::Claim {
        let (rule, version, tool) = match &kept.origin {
            Origin::Person => (None, None, None),
            Origin::Machine { rule, version } => {
                (Some(Rc::clone(rule)), Some(Rc::clone(version)), None)
            }
            Origin::Import { tool } => (None, None, Some(Rc::clone(tool))),
        };
        let check = &*kept.check;
        saved::Claim {
            id: kept.id.to_string().into(),
            key: kept.key.to_string().into(),
            state: match kept.state {
                State::Suggested | State::Accepted => saved::State::Accepted,
                State::Edited => saved::State::Edited,
                State::Own => saved::State::Own,
            },
            rule,
            version,
            tool,
            by: kept.by.clone(),
            made: iso(kept.made),
            edited: kept.edited.map(iso),
            source: kept.source.as_ref().map(|source| saved::SourcePart {
                at: source.anchor.as_ref().map(|anchor| self.part(anchor)),
                kind: source.kind,
                name: source.name.clone(),
            }),
            cue: kept.cue.as_ref().map(|cue| saved::CuePart {
                at: self.part(&cue.anchor),
                verb_class: cue.verb_class,
            }),
            content: kept
                .content
                .iter()
                .map(|anchor| self.anchor(anchor))
                .collect(),
            hedges: kept
                .hedges
                .iter()
                .map(|hedge| saved::HedgePart {
                    at: self.part(&hedge.anchor),
                    kind: hedge.kind,
                })
                .collect(),
            figures: kept.figures.iter().map(|part| self.figure(part)).collect(),
            quotation: kept.quotation,
            stance: kept.stance,
            negated: kept.negated,
            anonymous: kept.anonymous,
            status: check.status.map(|status| match status {
                Status::ToCheck => saved::Status::ToCheck,
                Status::Checking => saved::Status::Checking,
                Status::Done => saved::Status::Done,
            }),
            note: Rc::clone(&check.note),
            tags: check.tags.clone(),
            evidence: check
                .evidence
                .iter()
                .map(|one| saved::Evidence {
                    url: Rc::clone(&one.url),
                    quote: Rc::clone(&one.quote),
                    date: Rc::clone(&one.date),
                })
                .collect(),
            assessment: check.assessment.as_ref().map(|one| saved::Assessment {
                text: Rc::clone(&one.text),
                rating: one.rating.as_ref().map(|rating| saved::Rating {
                    name: Rc::clone(&rating.name),
                    value: rating.value,
                    best: rating.best,
                    worst: rating.worst,
                }),
                url: Rc::clone(&one.url),
                author: Rc::clone(&one.author),
            }),
        }
    }
}

fn group(group: &Group) -> saved::Group {
    fn keys<K: Display>(keys: &[K]) -> Vec<Rc<str>> {
        keys.iter().map(|key| key.to_string().into()).collect()
    }
    saved::Group {
        id: group.id.to_string().into(),
        from: keys(&group.from),
        name: group.name.clone(),
        added: keys(&group.added),
        removed: keys(&group.removed),
        added_positions: keys(&group.added_positions),
        removed_positions: keys(&group.removed_positions),
        apart: group
            .apart
            .iter()
            .map(|(one, other)| [one, other].map(|key| key.to_string().into()))
            .collect(),
        held: keys(&group.held),
        pinned: group.pinned,
        hidden: group.hidden,
    }
}

fn verdict(verdict: &Verdict) -> saved::Verdict {
    let key = |key: ClaimKey| key.to_string().into();
    saved::Verdict {
        article: verdict.article.to_string().into(),
        with: Rc::clone(&verdict.with),
        ours: verdict.ours.map(key),
        theirs: verdict.theirs.map(key),
        face: (verdict.face != 0).then(|| format!("{:016x}", verdict.face).into()),
        took: verdict.took,
        said: verdict
            .said
            .iter()
            .map(|said| saved::Told {
                field: said.field,
                ours: Rc::clone(&said.ours),
                theirs: Rc::clone(&said.theirs),
            })
            .collect(),
        by: verdict.by.clone(),
        at: iso(verdict.at),
    }
}

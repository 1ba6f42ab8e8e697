//! A dossier from its own file.

use super::address::is_web_address;
use super::error::{FormatError, Kind};
use super::saved;
use super::time::parse_iso;
use crate::anchor;
use crate::model::*;
use selon_engine::offset::OffsetIndex;
use selon_engine::{Lang, OffsetUnit, Span};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::str::FromStr;

/// The largest file that is read, in bytes.
const LIMIT: usize = 64 << 20;

/// Opens what [`super::save`] wrote, of this or an earlier version.
///
/// Positions are checked against the quotes: where a file was changed by hand, an annotation is found again by its
/// quote or listed as lost; it is never put on other words.
///
/// # Errors
/// Anything that is not such a file, with one sentence that says what is wrong and where.
pub fn open(json: &str) -> Result<Dossier, FormatError> {
    let json = text_of(json)?;
    match serde_json::from_str::<saved::Dossier>(json) {
        Ok(file) => {
            check_format(Some(&file.format))?;
            Reader::default().dossier(file)
        }
        Err(error) => Err(why(json, &error)),
    }
}

/// The text of a file that can be one.
pub(super) fn text_of(json: &str) -> Result<&str, FormatError> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(FormatError::new(Kind::Empty, ""));
    }
    if json.len() > LIMIT {
        let size = format!(
            "{} MB, and Selon reads up to {} MB",
            json.len() >> 20,
            LIMIT >> 20
        );
        return Err(FormatError::new(Kind::TooLarge, size));
    }
    Ok(json)
}

/// The dossier of a file that was read.
pub(super) fn dossier(file: saved::Dossier) -> Result<Dossier, FormatError> {
    Reader::default().dossier(file)
}

/// One article of a file.
pub(super) fn article(file: saved::Article) -> Result<Article, FormatError> {
    Reader::default().article(file)
}

/// What is known of a text besides its words; what points nowhere in it is left out.
pub(super) fn structure(text: &str, file: saved::Structure) -> Structure {
    let places = Places {
        text,
        index: OffsetIndex::new(text),
    };
    places.structure(file)
}

/// Claims of a file, of an article with this text, with the ids that they have there.
pub(super) fn claims(text: &str, list: Vec<saved::Claim>) -> Result<Vec<Annotation>, FormatError> {
    let places = Places {
        text,
        index: OffsetIndex::new(text),
    };
    let list = list.into_iter();
    list.map(|claim| {
        let id = claim.id.parse().map_err(|()| wrong("the id", &claim.id))?;
        places.claim(claim, id)
    })
    .collect()
}

/// What was dismissed.
pub(super) fn dismissals(list: Vec<saved::Dismissal>) -> Result<Vec<Dismissal>, FormatError> {
    list.into_iter()
        .map(|old| {
            Ok(Dismissal {
                key: key(&old.key)?,
                quote: old.quote,
                rule: old.rule,
                at: time(&old.at)?,
            })
        })
        .collect()
}

/// Refuses what has another format than ours, or none.
pub(super) fn check_format(format: Option<&str>) -> Result<(), FormatError> {
    let Some(format) = format else {
        return Err(FormatError::new(Kind::NotOurs, "it has no “format” key"));
    };
    if format == saved::FORMAT {
        return Ok(());
    }
    match format.strip_prefix("selon-dossier/") {
        Some(version) if version.parse::<u32>().is_ok_and(|version| version > 1) => {
            Err(FormatError::new(Kind::Newer, format))
        }
        _ => Err(FormatError::new(
            Kind::NotOurs,
            format!("its format is “{}”", clipped(format)),
        )),
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Why a file is not a dossier: it is broken, of something else, of a later version, or wrong in one place.
fn why(json: &str, error: &serde_json::Error) -> FormatError {
    #[derive(serde::Deserialize)]
    struct Probe {
        format: Option<String>,
    }
    let said = FormatError::json(error);
    if said.kind() != Kind::Wrong {
        return said;
    }
    match serde_json::from_str::<Probe>(json) {
        Ok(Probe { format }) => check_format(format.as_deref()).err().unwrap_or(said),
        Err(second) => match FormatError::json(&second) {
            broken if broken.kind() != Kind::Wrong => broken,
            _ => FormatError::new(Kind::NotOurs, "it is not a dossier"),
        },
    }
}

/// Keeps count of ids, so that none is given twice.
#[derive(Default)]
struct Reader {
    counter: u32,
    annotations: BTreeSet<AnnotationId>,
    articles: BTreeSet<ArticleId>,
    groups: BTreeSet<GroupId>,
}

fn wrong(what: &str, value: &str) -> FormatError {
    FormatError::new(Kind::Wrong, format!("{what} “{}”", clipped(value)))
}

fn key<K: FromStr>(text: &str) -> Result<K, FormatError> {
    text.parse().map_err(|_| wrong("the key", text))
}

fn time(text: &str) -> Result<Time, FormatError> {
    parse_iso(text).ok_or_else(|| wrong("the time", text))
}

impl Reader {
    /// An id as written, or the next free one where it was used before.
    fn id<I: FromStr + Ord + Copy>(
        counter: &mut u32,
        used: &mut BTreeSet<I>,
        text: &str,
        new: fn(u32) -> I,
        number: fn(I) -> u32,
    ) -> Result<I, FormatError> {
        let mut id: I = text.parse().map_err(|_| wrong("the id", text))?;
        while !used.insert(id) {
            *counter = counter.saturating_add(1);
            id = new(*counter);
        }
        *counter = (*counter).max(number(id));
        Ok(id)
    }

    fn dossier(mut self, file: saved::Dossier) -> Result<Dossier, FormatError> {
        if &*file.offsets != "code_points" {
            return Err(wrong("the unit of offsets", &file.offsets));
        }
        self.counter = file.counter;
        let articles: Vec<Rc<Article>> = file
            .articles
            .into_iter()
            .map(|article| self.article(article).map(Rc::new))
            .collect::<Result<_, _>>()?;
        let groups: Vec<Group> = file
            .comparisons
            .into_iter()
            .map(|group| self.group(group))
            .collect::<Result<_, _>>()?;
        let mut dossier = Dossier::new(file.id, time(&file.made)?);
        dossier.title = file.title;
        dossier.changed = time(&file.changed)?;
        dossier.articles = Rc::new(articles);
        dossier.rules = Rc::new(file.rules);
        dossier.sources = Rc::new(sources(file.sources));
        dossier.groups = Rc::new(groups);
        let verdicts: Vec<Verdict> = file
            .decided
            .into_iter()
            .map(verdict)
            .collect::<Result<_, _>>()?;
        dossier.verdicts = Rc::new(verdicts);
        dossier.counter = self.counter;
        Ok(dossier)
    }

    fn article(&mut self, file: saved::Article) -> Result<Article, FormatError> {
        let id = Reader::id(
            &mut self.counter,
            &mut self.articles,
            &file.id,
            ArticleId,
            |id| id.0,
        )?;
        let meta = Meta {
            title: file.title,
            outlet: file.outlet,
            url: file.url,
            author: file.author,
            date: file.date,
        };
        // A language that this version has no pack for is detected anew.
        let lang = file.lang.as_deref().and_then(Lang::from_code);
        let places = Places {
            text: &file.text,
            index: OffsetIndex::new(&file.text),
        };
        let mut kept = Vec::with_capacity(file.claims.len());
        for claim in file.claims {
            let id = Reader::id(
                &mut self.counter,
                &mut self.annotations,
                &claim.id,
                AnnotationId,
                |id| id.0,
            )?;
            kept.push(Rc::new(places.claim(claim, id)?));
        }
        let dismissals = dismissals(file.dismissed)?;
        let mut article = Article::new(id, Rc::clone(&file.text), meta, lang);
        article.annotations = kept.into_iter().collect();
        article.dismissals = Rc::new(dismissals);
        article.structure = Rc::new(places.structure(file.structure));
        // Only a file that was written by hand has other line breaks than ours.
        Ok(crate::apply::article::normal(article))
    }

    fn group(&mut self, file: saved::Group) -> Result<Group, FormatError> {
        fn keys<K: FromStr>(keys: &[Rc<str>]) -> Result<Vec<K>, FormatError> {
            keys.iter().map(|text| key(text)).collect()
        }
        Ok(Group {
            id: Reader::id(
                &mut self.counter,
                &mut self.groups,
                &file.id,
                GroupId,
                |id| id.0,
            )?,
            from: keys(&file.from)?,
            name: file.name,
            added: keys(&file.added)?,
            removed: keys(&file.removed)?,
            added_positions: keys(&file.added_positions)?,
            removed_positions: keys(&file.removed_positions)?,
            apart: file
                .apart
                .iter()
                .map(|[one, other]| Ok((key(one)?, key(other)?)))
                .collect::<Result<_, FormatError>>()?,
            held: keys(&file.held)?,
            pinned: file.pinned,
            hidden: file.hidden,
        })
    }
}

fn verdict(file: saved::Verdict) -> Result<Verdict, FormatError> {
    let claim = |text: Option<Rc<str>>| text.map(|text| key::<ClaimKey>(&text)).transpose();
    let id = &file.article;
    Ok(Verdict {
        article: id.parse().map_err(|()| wrong("the id", id))?,
        with: file.with,
        ours: claim(file.ours)?,
        theirs: claim(file.theirs)?,
        face: claim(file.face)?.map_or(0, |face| face.0),
        took: file.took,
        said: file
            .said
            .into_iter()
            .map(|said| Said {
                field: said.field,
                ours: said.ours,
                theirs: said.theirs,
            })
            .collect(),
        by: file.by,
        at: time(&file.at)?,
    })
}

fn sources(list: Vec<saved::Source>) -> Sources {
    let mut sources = Sources::default();
    for one in list {
        let key = SourceKey(one.key);
        if let Some(colour) = one.colour {
            sources.slots.insert(key.clone(), colour % COLOURS);
        }
        if let Some(name) = one.name {
            sources.names.insert(key.clone(), name);
        }
        if let Some(anonymous) = one.anonymous {
            sources.anonymous.insert(key.clone(), anonymous);
        }
        if let Some(into) = one.merged_into {
            sources.merges.insert(key, SourceKey(into));
        }
    }
    sources
}

/// Reads places of one text.
struct Places<'t> {
    text: &'t str,
    index: OffsetIndex<'t>,
}

impl Places<'_> {
    fn structure(&self, file: saved::Structure) -> Structure {
        let blocks = file.blocks.into_iter().filter_map(|block| {
            let kind = match block.kind {
                saved::BlockKind::Heading => {
                    BlockKind::Heading(block.level.unwrap_or(2).clamp(1, 6))
                }
                saved::BlockKind::Quote => BlockKind::Quote,
                saved::BlockKind::Item => BlockKind::Item,
                saved::BlockKind::Caption => BlockKind::Caption,
            };
            let span = self.span(block.span);
            (!span.is_empty()).then_some(Block { span, kind })
        });
        let links = file.links.into_iter().filter_map(|link| {
            let span = self.span(link.span);
            let (span, url) =
                (!span.is_empty() && is_web_address(&link.url)).then_some((span, link.url))?;
            Some(Link { span, url })
        });
        let mut structure = Structure {
            blocks: blocks.collect(),
            links: links.collect(),
        };
        structure.order();
        structure
    }

    fn span(&self, span: Span) -> Span {
        let span = self
            .index
            .span(span, OffsetUnit::CodePoints, OffsetUnit::Bytes);
        Span {
            start: span.start.min(span.end),
            end: span.end,
        }
    }

    fn anchor(&self, file: saved::Anchor) -> Anchor {
        self.anchor_near(file, 0)
    }

    /// An anchor whose claim stands `by` bytes further than its position says.
    fn anchor_near(&self, file: saved::Anchor, by: i64) -> Anchor {
        let span = self.span(file.span);
        let hint = (i64::from(span.start) + by).max(0) as u32;
        let lost = |file: saved::Anchor| Hold::Lost {
            quote: file.quote,
            prefix: file.prefix,
            suffix: file.suffix,
        };
        match file.hold {
            Some(saved::Hold::Changed) if !span.is_empty() => Anchor {
                span,
                hold: Hold::Changed { was: file.quote },
            },
            Some(_) => Anchor {
                span,
                hold: lost(file),
            },
            None if span.of(self.text) == &*file.quote => Anchor::held(span),
            None => {
                match anchor::find_exact(self.text, &file.quote, &file.prefix, &file.suffix, hint) {
                    Some(span) => Anchor::held(span),
                    None => Anchor {
                        span,
                        hold: lost(file),
                    },
                }
            }
        }
    }

    fn figure(&self, file: saved::FigurePart, by: i64) -> Result<FigurePart, FormatError> {
        let quote = Rc::clone(&file.at.quote);
        let (held, at) = (file.at.hold.is_none(), file.at.span);
        let anchor = self.anchor_near(file.at, by);
        let mut figure = file.figure;
        let key = key(&file.key)?;
        if held && anchor.hold == Hold::Held && anchor.span == self.span(at) {
            figure.for_each_span(|span| *span = self.span(*span));
            figure.span = anchor.span;
            return Ok(FigurePart::new(key, figure, file.by_hand));
        }
        // The words are elsewhere or gone: what counts is where things stand within them.
        let index = OffsetIndex::new(&quote);
        let from = if held { at.start } else { 0 };
        figure.for_each_span(|span| {
            let inside = from <= span.start && span.start <= span.end;
            let within = Span {
                start: span.start.saturating_sub(from),
                end: span.end.saturating_sub(from),
            };
            let bytes = index.span(within, OffsetUnit::CodePoints, OffsetUnit::Bytes);
            *span = if inside { bytes } else { Span::default() };
        });
        figure.span = Span::new(0, quote.len());
        let mut part = FigurePart::new(key, figure, file.by_hand);
        part.anchor = anchor;
        Ok(part)
    }

    fn claim(&self, file: saved::Claim, id: AnnotationId) -> Result<Annotation, FormatError> {
        let was = file.content.first().map(|piece| self.span(piece.span));
        let mut content: Vec<Anchor> = file
            .content
            .into_iter()
            .map(|piece| self.anchor(piece))
            .collect();
        if content.is_empty() {
            return Err(wrong("a claim without content,", &file.id));
        }
        let is = content.first().filter(|piece| !piece.is_lost());
        let by = match (was, is) {
            (Some(was), Some(is)) => i64::from(is.span.start) - i64::from(was.start),
            _ => 0,
        };
        if content.iter().all(|piece| piece.hold == Hold::Held) {
            selon_engine::order::by_key(&mut content, |piece| piece.span);
        }
        let origin = match (file.rule, file.tool) {
            (Some(rule), _) => Origin::Machine {
                rule,
                version: file.version.unwrap_or_else(|| "".into()),
            },
            (None, Some(tool)) => Origin::Import { tool },
            (None, None) => Origin::Person,
        };
        Ok(Annotation {
            id,
            key: key(&file.key)?,
            state: match file.state {
                saved::State::Accepted => State::Accepted,
                saved::State::Edited => State::Edited,
                saved::State::Own => State::Own,
            },
            origin,
            by: file.by,
            made: time(&file.made)?,
            edited: file.edited.as_deref().map(time).transpose()?,
            source: file.source.map(|source| SourcePart {
                anchor: source.at.map(|at| self.anchor_near(at, by)),
                kind: source.kind,
                name: source.name,
            }),
            cue: file.cue.map(|cue| CuePart {
                anchor: self.anchor_near(cue.at, by),
                verb_class: cue.verb_class,
            }),
            content,
            hedges: file
                .hedges
                .into_iter()
                .map(|hedge| HedgePart {
                    anchor: self.anchor_near(hedge.at, by),
                    kind: hedge.kind,
                })
                .collect(),
            figures: file
                .figures
                .into_iter()
                .map(|part| self.figure(part, by))
                .collect::<Result<_, _>>()?,
            quotation: file.quotation,
            stance: file.stance,
            negated: file.negated,
            anonymous: file.anonymous,
            check: Rc::new(Check {
                status: file.status.map(|status| match status {
                    saved::Status::ToCheck => Status::ToCheck,
                    saved::Status::Checking => Status::Checking,
                    saved::Status::Done => Status::Done,
                }),
                note: file.note,
                tags: file.tags,
                evidence: file
                    .evidence
                    .into_iter()
                    .map(|one| Evidence {
                        url: one.url,
                        quote: one.quote,
                        date: one.date,
                    })
                    .collect(),
                assessment: file.assessment.map(|one| Assessment {
                    text: one.text,
                    rating: one.rating.map(|rating| Rating {
                        name: rating.name,
                        value: rating.value,
                        best: rating.best,
                        worst: rating.worst,
                    }),
                    url: one.url,
                    author: one.author,
                }),
            }),
        })
    }
}

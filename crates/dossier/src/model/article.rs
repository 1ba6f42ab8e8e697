//! One article.

use super::key::fingerprint;
use super::{Annotation, AnnotationId, ArticleId, ClaimKey, Dismissal, Structure, Table};
use crate::view::Keys;
use selon_engine::{Analysis, Figure, Lang, Options, ReadingRules};
use std::cell::OnceCell;
use std::rc::Rc;

/// A text with what is known, found and kept about it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Which it is.
    pub id: ArticleId,
    /// Where it comes from.
    pub meta: Meta,
    /// The text; line breaks are `\n`, see [`crate::text`].
    pub text: Rc<str>,
    /// What its lines are and where its links lead, as far as it came with it.
    pub structure: Rc<Structure>,
    /// Tells this text from others: a fingerprint of 53 bits, so that a text that comes back by undo has its number
    /// back.
    pub text_revision: u64,
    /// The language that the person chose; `None` to detect it.
    pub lang: Option<Lang>,
    /// What the engine says, with byte offsets into `text`. While a text that has just changed is being analysed,
    /// these are the findings of before, moved along. Never saved.
    pub analysis: Option<Rc<Analysis>>,
    /// The [`Request::revision`] that `analysis` answers.
    pub analysed: u64,
    /// What the person kept, by id.
    pub annotations: Table<Annotation>,
    /// What the person does not want to see.
    pub dismissals: Rc<Vec<Dismissal>>,
    /// What is worked out of `analysis` once, for every view.
    pub(crate) findings: Findings,
}

/// The keys and figures of an analysis, worked out when first asked for and shared until another analysis comes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(OnceCell<Rc<Found>>);

/// See [`Findings`].
#[derive(Debug)]
pub(crate) struct Found {
    of: Rc<Analysis>,
    pub(crate) keys: Keys,
    pub(crate) figures: Vec<Rc<Figure>>,
}

impl Findings {
    /// Of an article's analysis; nothing without one.
    pub(crate) fn of(article: &Article) -> Option<Rc<Found>> {
        let analysis = article.analysis.as_ref()?;
        let make = || {
            Rc::new(Found {
                of: Rc::clone(analysis),
                keys: Keys::of(article, analysis),
                figures: analysis.figures.iter().cloned().map(Rc::new).collect(),
            })
        };
        let found = article.findings.0.get_or_init(make);
        if Rc::ptr_eq(&found.of, analysis) {
            return Some(Rc::clone(found));
        }
        Some(make())
    }
}

/// Where an article comes from. Empty is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its headline.
    pub title: Rc<str>,
    /// Who published it.
    pub outlet: Rc<str>,
    /// Where.
    pub url: Rc<str>,
    /// Who wrote it.
    pub author: Rc<str>,
    /// When, as `2024-10-28` or longer.
    pub date: Rc<str>,
}

/// An analysis that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Of which article.
    pub article: ArticleId,
    /// To be sent back with the answer. It stands for text, language and rules.
    pub revision: u64,
    /// The text.
    pub text: Rc<str>,
    /// How to read it.
    pub options: Options,
}

impl PartialEq for Article {
    /// Equal in what is saved.
    fn eq(&self, other: &Article) -> bool {
        self.id == other.id
            && self.meta == other.meta
            && self.text_revision == other.text_revision
            && self.text == other.text
            && self.structure == other.structure
            && self.lang == other.lang
            && self.annotations == other.annotations
            && self.dismissals == other.dismissals
    }
}

impl Article {
    /// An article without findings.
    pub fn new(id: ArticleId, text: Rc<str>, meta: Meta, lang: Option<Lang>) -> Article {
        Article {
            id,
            meta,
            text_revision: fingerprint(&text),
            text,
            structure: Rc::default(),
            lang,
            analysis: None,
            analysed: 0,
            annotations: Table::default(),
            dismissals: Rc::default(),
            findings: Findings::default(),
        }
    }

    /// The number that an analysis of this text, in this language, under these rules carries.
    pub fn revision(&self, rules: &ReadingRules) -> u64 {
        let lang = self.lang.map_or("", Lang::code);
        let how = super::Hasher::new(lang)
            .number(rules.preset as u64)
            .number(rules.tolerance.to_bits());
        (self.text_revision ^ (how.end() >> 11)).max(1)
    }

    /// The analysis to ask for, unless the one at hand answers.
    pub fn request(&self, rules: &ReadingRules) -> Option<Request> {
        let revision = self.revision(rules);
        (self.analysed != revision).then(|| Request {
            article: self.id,
            revision,
            text: Rc::clone(&self.text),
            options: Options {
                lang: self.lang,
                rules: rules.clone(),
            },
        })
    }

    /// The language the text is read in: chosen, or detected by the analysis at hand.
    pub fn language(&self) -> Option<Lang> {
        self.lang
            .or_else(|| self.analysis.as_ref().map(|analysis| analysis.lang))
    }

    /// The annotation with this id.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        self.annotations.get(id)
    }

    /// The annotation that the interface knows by this key.
    pub fn annotation_by_key(&self, key: ClaimKey) -> Option<&Rc<Annotation>> {
        self.annotations.iter().find(|kept| kept.key == key)
    }
}

//! Files that come in together: articles become one dossier, annotations find their article, dossiers open.

use super::flow::Extract;
use super::headline;
use super::sort::{Content, article, read};
use crate::format::{self, Archived, FormatError, Kind};
use crate::{Action, Dossier, Locale, Meta, Time};

/// A file as it was handed over.
#[derive(Clone, Debug)]
pub enum Given<'a> {
    /// All of it.
    File {
        /// Its name, with its ending.
        name: &'a str,
        /// Its content.
        bytes: &'a [u8],
    },
    /// What somebody else has read in it: a PDF.
    Read {
        /// Its name, with its ending.
        name: &'a str,
        /// Its text, or why it cannot be read.
        read: Result<Extract, FormatError>,
    },
}

/// Where articles go.
#[derive(Clone, Debug)]
pub enum Into {
    /// Into this dossier, which is empty and new; annotations without articles beside them go into the one given to
    /// [`gather`].
    New(Dossier),
    /// Into the dossier given to [`gather`], behind its articles.
    Same,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// Dossiers to be opened: that of the articles first, then those that came as files.
    pub opened: Vec<Dossier>,
    /// The dossier that was there before, with what came in; `None` where nothing did.
    pub changed: Option<Dossier>,
    /// Dossiers of a library, with what it knew of them.
    pub kept: Vec<(Dossier, Archived)>,
    /// How many articles came.
    pub articles: usize,
    /// How many annotations stand in a text.
    pub found: usize,
    /// How many do not, and are listed as lost.
    pub lost: usize,
    /// Files that could not be read, and why.
    pub refused: Vec<(String, FormatError)>,
}

/// Takes files in. `onto` is the dossier that is open, `at` the time. A file that cannot be read changes nothing, and
/// holds none of the others up.
pub fn gather(files: &[Given], onto: Option<&Dossier>, into: Into, at: Time) -> Gathered {
    let mut out = Gathered::default();
    let (mut articles, mut annotations) = (Vec::new(), Vec::new());
    for file in files {
        let (name, content) = match file {
            Given::File { name, bytes } => (*name, read(name, bytes)),
            Given::Read { name, read } => (*name, read.clone().and_then(article)),
        };
        match content {
            Ok(Content::Article(extract)) => articles.push(extract),
            Ok(Content::Dossier(dossier)) => out.opened.push(*dossier),
            Ok(Content::Archive(all)) => {
                for archived in all {
                    match format::open(&archived.file) {
                        Ok(dossier) => out.kept.push((dossier, archived)),
                        Err(error) => out.refused.push((name.to_owned(), error)),
                    }
                }
            }
            Ok(Content::Annotations(json)) => annotations.push((name, json)),
            Err(error) => out.refused.push((name.to_owned(), error)),
        }
    }
    out.articles = articles.len();
    let mut base = match into {
        Into::New(dossier) => Some(dossier),
        Into::Same => onto.cloned(),
    };
    let mut grown = None;
    for extract in articles {
        let title = match extract.meta.title.is_empty() {
            true => headline(&extract.text).into(),
            false => extract.meta.title.clone(),
        };
        let add = Action::AddArticle {
            text: extract.text.into(),
            structure: extract.structure.into(),
            meta: Meta {
                title,
                ..extract.meta
            },
            lang: None,
        };
        grown = base.as_ref().and_then(|base| base.apply(add)).or(grown);
        base = grown.clone().or(base);
    }
    let same = grown
        .as_ref()
        .is_some_and(|grown| onto.is_some_and(|onto| onto.id == grown.id));
    match grown {
        Some(grown) if same => out.changed = Some(grown),
        Some(grown) => out.opened.insert(0, grown),
        None => {}
    }
    for (name, json) in annotations {
        let fresh = out.opened.first_mut();
        let target = match fresh {
            Some(first) => Some(first),
            None => {
                if out.changed.is_none() {
                    out.changed = onto.cloned();
                }
                out.changed.as_mut()
            }
        };
        let taken = match target {
            Some(dossier) => annotate(dossier, &json, at),
            None => Err(FormatError::new(
                Kind::NoArticle,
                "there is no article open",
            )),
        };
        match taken {
            Ok((found, lost)) => {
                out.found += found;
                out.lost += lost;
            }
            Err(error) => out.refused.push((name.to_owned(), error)),
        }
    }
    // What is as it was did not change.
    out.changed = out.changed.filter(|changed| onto != Some(changed));
    out
}

fn annotate(dossier: &mut Dossier, json: &str, at: Time) -> Result<(usize, usize), FormatError> {
    let imported = format::import(json, dossier, at)?;
    let counts = (imported.found, imported.lost);
    let action = Action::Import {
        article: imported.article,
        annotations: imported.annotations,
        at,
    };
    if let Some(next) = dossier.apply(action) {
        *dossier = next;
    }
    Ok(counts)
}

impl Gathered {
    /// What happened, in a sentence or two for the person; empty where nothing came in.
    pub fn sentence(&self, locale: Locale) -> String {
        let mut said = Vec::new();
        let number = |count: usize| locale.number(count as f64);
        let many = |count: usize, one: &str, more: &str| {
            let few = match locale {
                Locale::En => count == 1,
                Locale::Fr => count < 2,
            };
            format!("{} {}", number(count), if few { one } else { more })
        };
        if self.articles > 0 {
            said.push(match locale {
                Locale::En => format!("{} opened.", many(self.articles, "article", "articles")),
                Locale::Fr => format!(
                    "{}.",
                    many(self.articles, "article ouvert", "articles ouverts")
                ),
            });
        }
        if !self.kept.is_empty() {
            said.push(match locale {
                Locale::En => format!(
                    "{} put into the library.",
                    many(self.kept.len(), "dossier", "dossiers")
                ),
                Locale::Fr => format!(
                    "{} dans la bibliothèque.",
                    many(self.kept.len(), "dossier remis", "dossiers remis")
                ),
            });
        }
        if self.found + self.lost > 0 {
            said.push(match locale {
                Locale::En => format!("{} placed.", many(self.found, "annotation", "annotations")),
                Locale::Fr => format!(
                    "{}.",
                    many(self.found, "annotation placée", "annotations placées")
                ),
            });
        }
        if self.lost > 0 {
            said.push(match locale {
                Locale::En => format!(
                    "{} not found in the text, and listed as lost.",
                    number(self.lost)
                ),
                Locale::Fr => format!(
                    "{} introuvables dans le texte, listées comme perdues.",
                    number(self.lost)
                ),
            });
        }
        said.join(" ")
    }
}

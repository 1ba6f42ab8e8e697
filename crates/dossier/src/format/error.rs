//! Why a file could not be read.

use std::fmt;

/// A file that could not be read: what is wrong, where, and a sentence that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    kind: Kind,
    place: Option<(usize, usize)>,
    detail: String,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// There is nothing in it.
    Empty,
    /// It is larger than what is read.
    TooLarge,
    /// It is not JSON.
    NotJson,
    /// It ends in the middle.
    Truncated,
    /// It is nested deeper than any real file.
    TooDeep,
    /// It is JSON, but of something else.
    NotOurs,
    /// A later version of the program wrote it.
    Newer,
    /// Something in it is not what it should be.
    Wrong,
    /// It cannot be unpacked.
    Damaged,
    /// There is no article for the annotations in it.
    NoArticle,
    /// It is not text, nor a document that is read.
    Binary,
    /// It can be read and says nothing.
    NoText,
    /// Its text is longer than what is read.
    TooLong,
    /// It holds pictures of pages.
    Pictures,
    /// It is encrypted.
    Locked,
}

impl FormatError {
    /// An error without more to say.
    pub fn of(kind: Kind) -> FormatError {
        FormatError::new(kind, "")
    }

    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> FormatError {
        FormatError {
            kind,
            place: None,
            detail: detail.into(),
        }
    }

    /// What serde_json says, in our words.
    pub(crate) fn json(error: &serde_json::Error) -> FormatError {
        let said = error.to_string();
        // serde_json ends its messages with the place.
        let detail = said.split(" at line ").next().unwrap_or(&said).to_owned();
        let kind = match error.classify() {
            serde_json::error::Category::Eof => Kind::Truncated,
            _ if detail.starts_with("recursion limit") => Kind::TooDeep,
            serde_json::error::Category::Data => Kind::Wrong,
            _ => Kind::NotJson,
        };
        FormatError {
            kind,
            place: (error.line() > 0).then(|| (error.line(), error.column())),
            detail,
        }
    }

    /// What is wrong: for programs, and for translating.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Line and column where reading stopped, counted from 1; columns are bytes.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// What exactly: the name of a key, a size, a version.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let detail = &self.detail;
        match self.kind {
            Kind::Empty => write!(f, "The file is empty")?,
            Kind::TooLarge => write!(f, "The file is too large: {detail}")?,
            Kind::NotJson => write!(f, "The file is not JSON: {detail}")?,
            Kind::Truncated => write!(f, "The file is cut short")?,
            Kind::TooDeep => write!(f, "The file is nested too deeply to be a dossier")?,
            Kind::NotOurs => write!(f, "The file is not one that Selon reads: {detail}")?,
            Kind::Newer => write!(f, "A later version of Selon wrote the file: {detail}")?,
            Kind::Wrong => write!(f, "Something in the file is wrong: {detail}")?,
            Kind::Damaged if detail.is_empty() => write!(f, "The file is damaged")?,
            Kind::Damaged => write!(f, "The data is damaged: {detail}")?,
            Kind::NoArticle => write!(f, "The annotations belong to another text: {detail}")?,
            Kind::Binary => write!(
                f,
                "The file is neither text nor a document that Selon reads"
            )?,
            Kind::NoText => write!(f, "There is no text in the file")?,
            Kind::TooLong => write!(f, "The text is too long: {detail}")?,
            Kind::Pictures => write!(
                f,
                "The PDF holds pictures of pages and no text; let a program recognise the text in it first"
            )?,
            Kind::Locked => write!(
                f,
                "The document is encrypted; save it without a password first"
            )?,
        }
        match self.place {
            Some((line, column)) => write!(f, " (line {line}, column {column})."),
            None => f.write_str("."),
        }
    }
}

impl std::error::Error for FormatError {}

impl FormatError {
    /// The sentence in a language of the interface, without what only a programmer would use.
    pub fn sentence(&self, locale: crate::Locale) -> String {
        if locale == crate::Locale::En {
            return self.to_string();
        }
        let words = match self.kind {
            Kind::Empty => "Le fichier est vide",
            Kind::TooLarge => "Le fichier est trop gros",
            Kind::NotJson => "Le fichier n’est pas du JSON",
            Kind::Truncated => "Le fichier est incomplet",
            Kind::TooDeep => "Le fichier est trop imbriqué pour être un dossier",
            Kind::NotOurs => "Ce n’est pas un fichier que Selon lit",
            Kind::Newer => "Une version plus récente de Selon a écrit ce fichier",
            Kind::Wrong => "Quelque chose dans le fichier est faux",
            Kind::Damaged => "Les données sont abîmées",
            Kind::NoArticle => "Les annotations sont celles d’un autre texte",
            Kind::Binary => "Le fichier n’est ni du texte ni un document que Selon lit",
            Kind::NoText => "Il n’y a pas de texte dans le fichier",
            Kind::TooLong => "Le texte est trop long",
            Kind::Pictures => {
                "Le PDF contient des images de pages et pas de texte ; faites-en d’abord reconnaître le texte"
            }
            Kind::Locked => "Le document est chiffré ; enregistrez-le d’abord sans mot de passe",
        };
        match self.place {
            Some((line, column)) => format!("{words} (ligne {line}, colonne {column})."),
            None => format!("{words}."),
        }
    }
}

//! What the state says of storage, of the analyser, of the theme and of what went wrong.

use crate::storage::library::Failure;
use yew::AttrValue;

/// Something to say until the person has read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells it from others.
    pub id: u32,
    /// What it is about.
    pub trouble: Trouble,
}

/// What went wrong, or needs saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// This, in the person's language.
    Said(AttrValue),
    /// A link would be too long, as this says; a file is not.
    NoLink(AttrValue),
    /// The dossier came with the page's address.
    FromLink,
    /// What files take that others read could not be fetched.
    NoPorter,
    /// An address was shared without the article behind it.
    OnlyAddress,
    /// Nothing that could be an article was pasted or dropped.
    NothingThere,
    /// A text of so many bytes is too long.
    TooLong(usize),
    /// A file that is too large to read.
    LargeFile,
    /// A JSON file that is not a dossier of ours.
    NotOurs,
    /// A dossier written by a later Selon.
    Newer,
    /// Work cannot be kept in this browser.
    Storage(Failure),
    /// The dossier to be opened is not in this browser any more.
    Gone,
    /// That of the last visit is not.
    Evicted,
    /// Another tab has this dossier.
    Elsewhere,
    /// The analyser runs in the page, as workers are refused.
    NoWorker,
    /// Texts cannot be analysed at all.
    NoEngine,
    /// This text cannot be: the analyser broke down on it, and so did the one that was started in its place.
    BrokeDown,
    /// The browser refused to save a file.
    NoDownload,
}

/// How safely the work is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// There is nothing to keep yet.
    #[default]
    Nothing,
    /// Changes wait to be written.
    Pending,
    /// Written and read back.
    Here,
    /// Written and read back, but there was no room for what can be undone.
    Lean,
    /// Not written; the reason.
    Not(Failure),
    /// Not written from here: another tab has the dossier.
    Elsewhere,
}

/// Whether texts are analysed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The analyser is being fetched.
    #[default]
    Starting,
    /// It answers.
    Ready,
    /// It cannot be had, or has given up on a text.
    Failed,
}

/// Themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// As kept in the preferences and written on the page.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
    /// From the preferences.
    pub fn from_code(code: Option<&str>) -> Theme {
        match code {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        }
    }
    /// The next in turn.
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

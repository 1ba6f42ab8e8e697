//! What is said of the articles of a dossier: adding, choosing, describing, and what a newer version changed.

use selon_dossier::version::What;

/// The articles.
pub struct Articles {
    /// The landmark.
    pub label: &'static str,
    /// Adds one.
    pub add: &'static str,
    /// The menu of the article that is shown.
    pub menu: &'static str,
    /// Describes where it comes from.
    pub details: &'static str,
    /// Pastes a newer version of it.
    pub newer: &'static str,
    /// What a newer version changed.
    pub changes: &'static str,
    /// Moves it before the one before.
    pub earlier: &'static str,
    /// Moves it after the next.
    pub later: &'static str,
    /// Takes it out.
    pub remove: &'static str,
    /// What it is called without a title.
    pub untitled: &'static str,
    /// The dialog in which a text waits.
    pub arrived: &'static str,
    /// What to do in it.
    pub arrived_hint: &'static str,
    /// The text looks like a newer version of this article.
    pub looks_like: fn(&str) -> String,
    /// Another article of the dossier.
    pub another: &'static str,
    /// A newer version of this article.
    pub version_of: fn(&str) -> String,
    /// A dossier of its own.
    pub alone: &'static str,
    /// A field of the details.
    pub title: &'static str,
    /// A field of the details.
    pub outlet: &'static str,
    /// A field of the details.
    pub url: &'static str,
    /// A field of the details.
    pub author: &'static str,
    /// A field of the details.
    pub date: &'static str,
    /// A field of the details.
    pub lang: &'static str,
    /// What a newer version changed: how much.
    pub changed: fn(usize) -> String,
    /// Nothing that counts.
    pub unchanged: &'static str,
    /// While the newer version is being read.
    pub reading: &'static str,
    /// What changed, in a word.
    pub what: fn(What) -> &'static str,
    /// Where the older version says nothing.
    pub not_before: &'static str,
    /// Where the newer version says nothing.
    pub not_now: &'static str,
    /// Before the older words, for screen readers.
    pub was: &'static str,
    /// Before the newer words, for screen readers.
    pub is: &'static str,
}

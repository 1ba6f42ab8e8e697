//! Every sentence that the interface can say, by place. Those with a number or a name in them are functions.

use crate::store::Theme;
use selon_dossier::{Reason, State, Status};
use selon_engine::{
    FigureKind, HedgeKind, Lang, Modifier, Quotation, SourceKind, Stance, VerbClass,
};

mod articles;
mod board;

pub use articles::Articles;
pub use board::Board;

/// All of them.
pub struct Strings {
    /// Said in more than one place.
    pub common: Common,
    /// The empty desk.
    pub desk: Desk,
    /// The bar at the top.
    pub bar: Bar,
    /// The text.
    pub article: Article,
    /// The articles of the dossier and their versions.
    pub articles: Articles,
    /// The comparison.
    pub board: Board,
    /// The list of claims.
    pub claims: Claims,
    /// Dialogs.
    pub dialog: Dialogs,
    /// The keys, for the list of them.
    pub keys: Keys,
    /// Handing on.
    pub share: Share,
    /// What went wrong.
    pub trouble: Troubles,
    /// What screen readers are told.
    pub say: Said,
    /// The engine's vocabulary.
    pub word: Words,
    /// The workbench.
    pub work: &'static super::Work,
    /// Two people's work side by side.
    pub review: &'static super::Review,
    /// What a step of the dossier does, by the dossier's label.
    pub step: fn(&str) -> &'static str,
}

/// Said in more than one place.
pub struct Common {
    /// What the app is for, in one line.
    pub tagline: &'static str,
    /// Closes something.
    pub close: &'static str,
    /// Leaves things as they are.
    pub cancel: &'static str,
    /// Goes to the text, for keyboards.
    pub skip_to_article: &'static str,
    /// Goes to the list, for keyboards.
    pub skip_to_claims: &'static str,
    /// A dossier without a name.
    pub untitled: &'static str,
}

/// Handing on.
pub struct Share {
    /// The menu.
    pub label: &'static str,
    /// A format by its code: its name, and what it is for.
    pub format: fn(&str) -> (&'static str, &'static str),
    /// Copies as rich text.
    pub copy: &'static str,
    /// For what.
    pub copy_hint: &'static str,
    /// That was done.
    pub copied: &'static str,
    /// Makes a link.
    pub link: &'static str,
    /// What sort of link.
    pub link_hint: &'static str,
    /// What the link carries: articles and kept claims.
    pub carries: fn(usize, usize) -> String,
    /// Who can read it.
    pub who_reads: &'static str,
    /// How long it is, in KB.
    pub size: fn(&str) -> String,
    /// Copies the link.
    pub copy_link: &'static str,
    /// That was done.
    pub link_copied: &'static str,
    /// Goes to a quote where it was published.
    pub original: &'static str,
    /// While a file is written or read.
    pub carrying: &'static str,
}

/// The empty desk.
pub struct Desk {
    /// Its heading.
    pub title: &'static str,
    /// What to do.
    pub lead: &'static str,
    /// The label of the field.
    pub field: &'static str,
    /// What stands in the field while it is empty.
    pub placeholder: &'static str,
    /// Reads what was typed into the field.
    pub read: &'static str,
    /// Chooses a file.
    pub open: &'static str,
    /// Which files.
    pub files: &'static str,
    /// Over the field while a file is dragged.
    pub drop: &'static str,
    /// Before the examples.
    pub examples: &'static str,
    /// Opens the French one.
    pub example_fr: &'static str,
    /// Opens the English one.
    pub example_en: &'static str,
    /// What becomes of the text.
    pub privacy: &'static str,
    /// Before the dossiers kept here.
    pub recent: &'static str,
}

/// The bar at the top.
pub struct Bar {
    /// The landmark.
    pub label: &'static str,
    /// The field of the dossier's name.
    pub title: &'static str,
    /// Begins another dossier.
    pub new: &'static str,
    /// Opens a file.
    pub open: &'static str,
    /// Saves a file.
    pub save: &'static str,
    /// Lists the dossiers kept here.
    pub library: &'static str,
    /// Takes the last step back.
    pub undo: &'static str,
    /// Takes it again.
    pub redo: &'static str,
    /// "Undo: delete claim".
    pub undo_what: fn(&str) -> String,
    /// "Redo: delete claim".
    pub redo_what: fn(&str) -> String,
    /// Chooses the language of the interface.
    pub locale: &'static str,
    /// Chooses the theme; which it is now.
    pub theme: fn(Theme) -> &'static str,
    /// Shows the keys.
    pub keys: &'static str,
    /// Nothing to keep.
    pub kept_nothing: &'static str,
    /// Waiting to be written.
    pub kept_pending: &'static str,
    /// Written.
    pub kept_here: &'static str,
    /// Not written.
    pub kept_not: &'static str,
    /// Parts of a small screen.
    pub panes: &'static str,
    /// What stands beside the article.
    pub side: &'static str,
}

/// The text.
pub struct Article {
    /// The landmark.
    pub label: &'static str,
    /// "Language: French (detected)".
    pub lang: &'static str,
    /// Marks a language that was found.
    pub detected: &'static str,
    /// Leaves the language to detection.
    pub detect: &'static str,
    /// Starts writing.
    pub edit: &'static str,
    /// Ends writing.
    pub done: &'static str,
    /// Says what writing does.
    pub edit_hint: &'static str,
    /// The field in which the text is written.
    pub field: &'static str,
    /// Shows labels.
    pub labels: &'static str,
    /// Opens the legend.
    pub legend: &'static str,
    /// "412 words".
    pub words: fn(&str, usize) -> String,
    /// While the analyser has not answered.
    pub reading: &'static str,
    /// The bar at a selection.
    pub selection: &'static str,
    /// Makes a claim.
    pub make_claim: &'static str,
    /// Makes the selection the source of the selected claim.
    pub make_source: &'static str,
    /// Makes it its cue.
    pub make_cue: &'static str,
    /// Adds it to its content.
    pub make_content: &'static str,
    /// Adds it as a figure.
    pub make_figure: &'static str,
    /// Adds it as a hedge.
    pub make_hedge: &'static str,
    /// Parts, as labels in the text and in the legend.
    pub part_source: &'static str,
    /// Part.
    pub part_cue: &'static str,
    /// Part.
    pub part_content: &'static str,
    /// Part.
    pub part_hedge: &'static str,
    /// Part.
    pub part_figure: &'static str,
    /// What a mark is, for screen readers: "claim of the Pentagon".
    pub mark: fn(&str) -> String,
    /// The comparison, on a small screen.
    pub figures: &'static str,
    /// An article without text.
    pub empty: &'static str,
}

/// The list of claims.
pub struct Claims {
    /// The landmark and its heading.
    pub label: &'static str,
    /// "9 claims, 5 sources".
    pub count: fn(usize, usize) -> String,
    /// No claim was found.
    pub none: &'static str,
    /// What to do then.
    pub none_hint: &'static str,
    /// A claim whose source the text does not name.
    pub no_source: &'static str,
    /// Heading of figures outside claims.
    pub unsourced: &'static str,
    /// What those are.
    pub unsourced_hint: &'static str,
    /// An unnamed source.
    pub anonymous: &'static str,
    /// "3 claims".
    pub of_source: fn(usize) -> String,
    /// Says it again elsewhere as.
    pub as_written: &'static str,
    /// Opens the reasons.
    pub why: &'static str,
    /// The rule.
    pub why_rule: &'static str,
    /// The words that set it off.
    pub why_triggers: &'static str,
    /// Made by the person.
    pub why_own: &'static str,
    /// How the figure is read.
    pub why_reading: &'static str,
    /// Before the words of the hedge.
    pub hedge: &'static str,
    /// "reads as 9,000 to 11,000".
    pub reading: fn(&str) -> String,
    /// The reading, closed on both sides.
    pub between: fn(&str, &str) -> String,
    /// The reading, open above; whether the number itself is outside.
    pub from: fn(&str, bool) -> String,
    /// The reading, open below; whether the number itself is outside.
    pub up_to: fn(&str, bool) -> String,
    /// No number.
    pub open_reading: &'static str,
    /// A figure that is never compared.
    pub not_compared: &'static str,
    /// Keeps the suggestion.
    pub accept: &'static str,
    /// Takes it away.
    pub reject: &'static str,
    /// Goes on without deciding.
    pub skip: &'static str,
    /// Goes to it in the text.
    pub show: &'static str,
    /// Said by this claim inside another.
    pub within: &'static str,
    /// The content says not.
    pub negated: &'static str,
    /// What was there when it was marked.
    pub was: fn(&str) -> String,
    /// Its words are gone.
    pub lost: &'static str,
    /// Takes the text as it is now.
    pub confirm: &'static str,
    /// A note.
    pub note: &'static str,
    /// What a note may say.
    pub note_hint: &'static str,
    /// Names the links in the words of a claim.
    pub links: &'static str,
    /// How far the check has come.
    pub status: &'static str,
    /// "3 of 9 looked at".
    pub progress: fn(usize, usize) -> String,
    /// The filter.
    pub filter: &'static str,
    /// The order of the list.
    pub order: &'static str,
    /// Order.
    pub order_source: &'static str,
    /// Order.
    pub order_attention: &'static str,
    /// Nothing passes the filter.
    pub filter_none: &'static str,
    /// Accepts all that is visible: how many.
    pub accept_visible: fn(usize) -> String,
}

/// Dialogs.
pub struct Dialogs {
    /// Looks for a dossier.
    pub search: &'static str,
    /// How the list is sorted.
    pub order: &'static str,
    /// By time.
    pub by_time: &'static str,
    /// By title.
    pub by_title: &'static str,
    /// By size.
    pub by_size: &'static str,
    /// The search finds none.
    pub none_found: &'static str,
    /// Gives another name.
    pub rename: &'static str,
    /// Gives tags.
    pub tags: &'static str,
    /// How to write them.
    pub tags_hint: &'static str,
    /// Makes a copy.
    pub duplicate: &'static str,
    /// The name of a copy.
    pub copy_of: fn(&str) -> String,
    /// One was deleted.
    pub deleted: fn(&str) -> String,
    /// Everything as one file.
    pub archive: &'static str,
    /// A thousand bytes.
    pub kilobytes: &'static str,
    /// A million bytes.
    pub megabytes: &'static str,
    /// A thousand million bytes.
    pub gigabytes: &'static str,
    /// How many dossiers, how large they are, and what the site keeps and may keep.
    pub room: fn(usize, &str, Option<(String, String)>) -> String,
    /// The library.
    pub library: &'static str,
    /// What it is.
    pub library_hint: &'static str,
    /// Nothing in it.
    pub library_empty: &'static str,
    /// Opens one.
    pub open: &'static str,
    /// Deletes one.
    pub delete: &'static str,
    /// The one that is open.
    pub current: &'static str,
    /// "saved on Monday".
    pub saved: fn(&str) -> String,
    /// The keys.
    pub keys: &'static str,
    /// The legend.
    pub legend: &'static str,
    /// What a highlight is.
    pub legend_lead: &'static str,
    /// Explains the source mark.
    pub legend_source: &'static str,
    /// Explains the cue mark.
    pub legend_cue: &'static str,
    /// Explains the content mark.
    pub legend_content: &'static str,
    /// Explains the hedge mark.
    pub legend_hedge: &'static str,
    /// Explains the figure mark.
    pub legend_figure: &'static str,
    /// Before the approximators.
    pub legend_modifiers: &'static str,
}

/// What the keys do.
pub struct Keys {
    /// From text to list and back.
    pub cross: &'static str,
    /// Undo.
    pub undo: &'static str,
    /// Redo.
    pub redo: &'static str,
    /// Save.
    pub save: &'static str,
    /// Open.
    pub open: &'static str,
    /// Let go.
    pub escape: &'static str,
}

/// What went wrong, in one sentence each.
pub struct Troubles {
    /// The dossier came with the page's address.
    pub from_link: &'static str,
    /// What files of others take could not be fetched.
    pub no_porter: &'static str,
    /// The region where these stand.
    pub label: &'static str,
    /// [`crate::store::Trouble::NothingThere`].
    pub nothing_there: &'static str,
    /// [`crate::store::Trouble::OnlyAddress`].
    pub only_address: &'static str,
    /// How long it is and may be.
    pub too_long: fn(&str, &str) -> String,
    /// Too large a file.
    pub large: &'static str,
    /// JSON that is not ours.
    pub not_ours: &'static str,
    /// Of a later version.
    pub newer: &'static str,
    /// No room.
    pub full: &'static str,
    /// No storage.
    pub no_storage: &'static str,
    /// Read back another thing.
    pub not_kept: &'static str,
    /// Storage failed otherwise.
    pub broken: &'static str,
    /// Not in the library any more.
    pub gone: &'static str,
    /// Worker refused.
    pub no_worker: &'static str,
    /// Analyser refused.
    pub no_engine: &'static str,
    /// Analyser broke down on a text.
    pub broke_down: &'static str,
    /// Download refused.
    pub no_download: &'static str,
    /// Saves a file now.
    pub save_now: &'static str,
}

/// What screen readers are told.
pub struct Said {
    /// "Undone: delete claim".
    pub undone: fn(&str) -> String,
    /// "Redone: …".
    pub redone: fn(&str) -> String,
    /// "Done: …".
    pub done: fn(&str) -> String,
    /// A claim was made.
    pub claim_made: &'static str,
    /// One was deleted.
    pub claim_deleted: &'static str,
    /// One was accepted.
    pub claim_accepted: &'static str,
    /// "9 claims and 14 figures found."
    pub found: fn(usize, usize) -> String,
}

/// The engine's vocabulary in the reader's language.
pub struct Words {
    /// Sorts of source.
    pub source_kind: fn(SourceKind) -> &'static str,
    /// Why something is worth a look.
    pub reason: fn(Reason) -> &'static str,
    /// How a verb presents what is said.
    pub verb_class: fn(VerbClass) -> &'static str,
    /// The same, in a sentence.
    pub verb_class_why: fn(VerbClass) -> &'static str,
    /// What the source does with the content.
    pub stance: fn(Stance) -> &'static str,
    /// Whether it is quoted.
    pub quotation: fn(Quotation) -> &'static str,
    /// Sorts of hedge.
    pub hedge_kind: fn(HedgeKind) -> &'static str,
    /// How words bend a number.
    pub modifier: fn(Modifier) -> &'static str,
    /// Sorts of number.
    pub figure_kind: fn(FigureKind) -> &'static str,
    /// Languages.
    pub lang: fn(Lang) -> &'static str,
    /// What the person did.
    pub state: fn(State) -> &'static str,
    /// How far the check has come.
    pub status: fn(Status) -> &'static str,
    /// What a rule does, by the rule's id; general where the id is unknown.
    pub rule: fn(&str) -> &'static str,
    /// A published reading rule in words, by the engine's name for it ("about ±10 %").
    pub reading_rule: fn(&str) -> String,
}

//! What the board says. What the plot itself says (notices, shapes, readings) is in [`selon_dossier::plot::words`].

use selon_dossier::Locale;
use selon_engine::{Preset, Relation};

/// The comparison board.
pub struct Board {
    /// Its landmark and heading.
    pub board: &'static str,
    /// No question has two answers.
    pub none_title: &'static str,
    /// "Found: 3 claims and 2 figures that can be compared."
    pub none_found: fn(figures: usize, claims: usize, locale: Locale) -> String,
    /// What to do then.
    pub none_hint: &'static str,
    /// The ways to look.
    pub views: &'static str,
    /// One plot for each question.
    pub view_plots: &'static str,
    /// The matrix.
    pub view_matrix: &'static str,
    /// What was chosen, as columns; how many.
    pub view_columns: fn(chosen: usize) -> String,
    /// Which articles.
    pub scope: &'static str,
    /// All of them.
    pub scope_all: &'static str,
    /// The settings: rules and axis.
    pub rules: &'static str,
    /// The family of reading rules.
    pub preset: &'static str,
    /// How far "about" reaches.
    pub tolerance: &'static str,
    /// Why it cannot be turned.
    pub tolerance_off: &'static str,
    /// The axis.
    pub axis: &'static str,
    /// By the policy.
    pub axis_auto: &'static str,
    /// Equal steps.
    pub axis_linear: &'static str,
    /// Equal factors.
    pub axis_log: &'static str,
    /// The order of rows.
    pub order: &'static str,
    /// Of the texts.
    pub order_text: &'static str,
    /// By lower end.
    pub order_low: &'static str,
    /// The plot, for screen readers; the question.
    pub plot_label: fn(about: &str) -> String,
    /// The keys in the plot.
    pub plot_hint: &'static str,
    /// The plot's text alternative.
    pub in_words: &'static str,
    /// The marks.
    pub legend: &'static str,
    /// Unfolds the table.
    pub table_show: &'static str,
    /// Folds it.
    pub table_hide: &'static str,
    /// The table's caption; the question.
    pub table_caption: fn(about: &str) -> String,
    /// Column.
    pub col_choose: &'static str,
    /// Column.
    pub col_source: &'static str,
    /// Column.
    pub col_verb: &'static str,
    /// Column.
    pub col_hedge: &'static str,
    /// Column.
    pub col_quote: &'static str,
    /// Column.
    pub col_figure: &'static str,
    /// Column.
    pub col_reading: &'static str,
    /// Column.
    pub col_as_of: &'static str,
    /// Column.
    pub col_date: &'static str,
    /// Column.
    pub col_status: &'static str,
    /// Column.
    pub col_place: &'static str,
    /// Column.
    pub col_counted: &'static str,
    /// Column.
    pub col_predicate: &'static str,
    /// Column.
    pub col_article: &'static str,
    /// Chooses a row to stand side by side; its source and figure.
    pub choose: fn(source: &str, figure: &str) -> String,
    /// An answer without a figure.
    pub no_figure: &'static str,
    /// The text does not say.
    pub not_said: &'static str,
    /// Writes a file.
    pub export: &'static str,
    /// "2 pairs do not meet".
    pub pairs_conflict: fn(n: usize, locale: Locale) -> String,
    /// Every pair in a sentence.
    pub pairwise: &'static str,
    /// A colon as the language writes it.
    pub colon: &'static str,
    /// How the others stand to one; its source and figure.
    pub against: fn(source: &str, figure: &str) -> String,
    /// The person's hand on a question.
    pub arrange: &'static str,
    /// Names it.
    pub rename: &'static str,
    /// Puts it first.
    pub pin: &'static str,
    /// Lets it go.
    pub unpin: &'static str,
    /// Hides it.
    pub hide: &'static str,
    /// How many are hidden.
    pub hidden: fn(n: usize, locale: Locale) -> String,
    /// Shows one again; which.
    pub show: fn(about: &str) -> String,
    /// Makes a question of the chosen rows.
    pub split: &'static str,
    /// Takes them out.
    pub take_out: &'static str,
    /// Says that they cannot be compared with the others.
    pub set_apart: &'static str,
    /// Lets them be compared again.
    pub compare_again: &'static str,
    /// Moves the chosen rows of other questions here; how many.
    pub bring_here: fn(usize) -> String,
    /// Makes one question of all that is chosen.
    pub group_chosen: &'static str,
    /// Figures that answer no question; how many.
    pub loose: fn(n: usize, locale: Locale) -> String,
    /// What can be done with them.
    pub loose_hint: &'static str,
    /// Sums that the texts state.
    pub sums: &'static str,
    /// Gives the board more room.
    pub wide: &'static str,
    /// Joins two questions.
    pub merge: &'static str,
    /// With this one.
    pub merge_into: fn(about: &str) -> String,
    /// Why nothing can be split.
    pub chosen_first: &'static str,
    /// The columns.
    pub columns_title: &'static str,
    /// Fewer than two are chosen.
    pub columns_none: &'static str,
    /// Chooses none.
    pub columns_clear: &'static str,
    /// How differences look.
    pub columns_hint: &'static str,
    /// A line whose cells differ.
    pub differs: &'static str,
    /// A line whose cells do not.
    pub same: &'static str,
    /// What the matrix shows.
    pub matrix_caption: &'static str,
    /// An empty cell.
    pub matrix_gap: &'static str,
    /// The trail of a source; which.
    pub trail_title: fn(source: &str) -> String,
    /// A change; how much.
    pub trail_by: fn(change: &str) -> String,
    /// A file could not be made.
    pub failed: &'static str,
    /// How a figure stands to the selected one.
    pub relation: fn(Relation) -> &'static str,
    /// A family of reading rules, with what it does.
    pub presets: fn(Preset) -> &'static str,
}

//! The attributed range plot: one row per attributed figure on a shared axis, as a value.
//!
//! [`layout`] turns a [`Question`] (who says which figure, in which words, read how) into a [`Plot`]: lanes, rows, marks,
//! ticks, labels and notices, horizontally in fractions of the strip (0 is its left edge, 1 its right), so that one layout
//! serves every width. The screen draws from it, [`svg::to_svg`] draws from it for files, [`describe::describe`] says it
//! in words. No DOM, no colours: a row carries its source's slot, the painter knows the palette.
//!
//! What the marks mean is fixed, and shape alone tells it:
//!
//! | wording | mark |
//! |---|---|
//! | a bare number | dot; with a thin ring where it is round |
//! | about, around | hollow dot in a soft halo over the reading, without caps: words have no sharp ends |
//! | at least, more than, at most, less than | tick and an arrow that fades away |
//! | between a and b | bar with caps and no midpoint |
//! | thousands, dozens | hatched band with a dashed edge and the word itself |
//! | nearly | hollow dot with a halo to its left |
//! | denies, does not say | a chip in the margin lane, never at 0 |
//!
//! Colour is the source, never a verdict. Nothing here computes an average or a winner.

pub mod axis;
pub mod csv;
pub mod describe;
pub mod label;
pub mod lane;
pub mod mark;
pub mod name;
mod page;
mod question;
mod reread;
pub mod scene;
pub mod svg;
pub mod words;

#[cfg(test)]
mod tests;

pub use axis::{Axis, AxisChoice, AxisNotice, ScaleKind, Tick};
pub use describe::describe;
pub use label::{Label, Place};
pub use lane::{Lane, LaneKind};
pub use mark::{Extent, Mark, Shape};
pub use page::{Caption, draw};
pub use question::Letters;
pub use svg::to_svg;

use crate::{ArticleId, ClaimKey, FigureKey, Locale};
use selon_engine::{FigureKind, Modifier, Pair, Reading, Stance};

/// One question with everything that answers it, as the board shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The question in the article's words: "soldats nord-coréens".
    pub about: String,
    /// The figures, in order of appearance.
    pub entries: Vec<Entry>,
    /// Who answers without a figure: denials, refusals.
    pub positions: Vec<Position>,
    /// How the figures stand to each other; `a` and `b` are indices into `entries`.
    pub pairs: Vec<Pair>,
}

/// One attributed figure. Texts are verbatim where they quote the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The figure, to point at.
    pub figure: FigureKey,
    /// The claim that says it, to point at.
    pub claim: Option<ClaimKey>,
    /// In which article.
    pub at: ArticleId,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// Who says it, as the board names the source; empty where nobody does.
    pub source: String,
    /// The source's colour; `None` where nobody says it.
    pub slot: Option<u8>,
    /// The source's letter, which tells it apart where colours do not.
    pub letter: String,
    /// Whether its colour is that of a source before it.
    pub twin: bool,
    /// The attributing words as written ("affirme quant à lui"); empty where there are none.
    pub cue: String,
    /// Hedging words as written.
    pub hedges: Vec<String>,
    /// What is said, verbatim.
    pub quote: String,
    /// The figure as written, with what bends it and its unit.
    pub written: String,
    /// What is counted, as written.
    pub counted: String,
    /// How the words bend the number.
    pub modifier: Modifier,
    /// What the words say at least, in the unit written.
    pub low: Option<f64>,
    /// What the words say at most, in the unit written.
    pub high: Option<f64>,
    /// The interval under the rule in force, in the unit written.
    pub reading: Reading,
    /// The unit written; `None` is a plain count.
    pub unit: Option<String>,
    /// Turns a number in the unit written into the unit of the question's axis, where it differs: times the first, plus
    /// the second.
    pub to_axis: Option<(f64, f64)>,
    /// As of when, as written.
    pub as_of: String,
    /// What happened to what is counted ("killed"), as written.
    pub predicate: String,
    /// Done, under way or expected, as written.
    pub status: String,
    /// Where, as written.
    pub place: String,
    /// The article, where the dossier has several.
    pub article: String,
}

/// An answer without a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// The claim, to point at.
    pub claim: ClaimKey,
    /// In which article.
    pub at: ArticleId,
    /// Who answers.
    pub source: String,
    /// The source's colour.
    pub slot: Option<u8>,
    /// The source's letter.
    pub letter: String,
    /// Whether its colour is that of a source before it.
    pub twin: bool,
    /// The attributing words as written ("a démenti").
    pub cue: String,
    /// What is said, verbatim.
    pub quote: String,
    /// What the source does with it.
    pub stance: Stance,
    /// The article, where the dossier has several.
    pub article: String,
}

/// In which order rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they appear in the articles.
    #[default]
    Appearance,
    /// By the lower end of the reading, open ends first.
    LowerEnd,
}

/// What a person may choose about a plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlotOptions {
    /// Linear, logarithmic or by the published policy.
    pub axis: AxisChoice,
    /// Order of the rows.
    pub order: Order,
    /// The language of ticks and notices.
    pub locale: Locale,
}

/// A plot ready to be painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The axis of the main lane, shared by every lane that has none of its own.
    pub axis: Axis,
    /// The main lane first, then those that cannot be compared with it; never empty lanes.
    pub lanes: Vec<Lane>,
    /// Indices into [`Question::positions`]: the margin lane.
    pub margin: Vec<usize>,
}

/// One figure's row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Index into [`Question::entries`].
    pub entry: usize,
    /// What is drawn.
    pub mark: Mark,
    /// The figure as written, placed where it covers nothing.
    pub label: Label,
    /// The reading in force on this lane's axis; `None` where it cannot be drawn.
    pub reading: Option<Extent>,
}

/// Lays a question out. Total: whatever the numbers are, every entry gets exactly one row.
pub fn layout(question: &Question, options: PlotOptions) -> Plot {
    let groups = lane::split(question);
    let main: &[usize] = groups.first().map_or(&[], |group| &group.members);
    let axis = Axis::over(
        main.iter().filter_map(|&index| question.entries.get(index)),
        options,
    );
    let lanes = groups
        .into_iter()
        .enumerate()
        .map(|(nth, group)| lane::place(question, group, nth == 0, &axis, options))
        .collect();
    Plot {
        axis,
        lanes,
        margin: (0..question.positions.len()).collect(),
    }
}

impl Plot {
    /// The axis that a lane is drawn on.
    pub fn axis_of<'a>(&'a self, lane: &'a Lane) -> &'a Axis {
        lane.axis.as_ref().unwrap_or(&self.axis)
    }

    /// The rows of all lanes with their lane, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = (&Lane, &Row)> {
        self.lanes
            .iter()
            .flat_map(|lane| lane.rows.iter().map(move |row| (lane, row)))
    }
}

impl Entry {
    /// A number of this entry in the unit of the axis; `None` for what cannot be drawn.
    fn on_axis(&self, value: Option<f64>) -> Option<f64> {
        value
            .map(|value| {
                let (factor, offset) = self.to_axis.unwrap_or((1.0, 0.0));
                value * factor + offset
            })
            .filter(|&value| {
                value == 0.0 || (axis::SMALLEST..=axis::LARGEST).contains(&value.abs())
            })
    }

    /// The stated number, where the words name just one.
    fn point(&self) -> Option<f64> {
        match (self.on_axis(self.low), self.on_axis(self.high)) {
            (Some(low), Some(high)) if low == high => Some(low),
            _ => None,
        }
    }
}

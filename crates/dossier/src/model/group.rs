//! What the person did to comparisons, as a layer over what the machine proposes.

use super::{ClaimKey, ComparisonKey, FigureKey, GroupId};
use std::rc::Rc;

/// A comparison that the person shaped. It stands in the place of the machine's comparisons `from`, and keeps taking
/// in what the machine adds to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Which it is.
    pub id: GroupId,
    /// The machine's comparisons it stands for; empty for one made from scratch.
    pub from: Vec<ComparisonKey>,
    /// The person's name for the question.
    pub name: Option<Rc<str>>,
    /// Figures that the person put in.
    pub added: Vec<FigureKey>,
    /// Figures that the person took out.
    pub removed: Vec<FigureKey>,
    /// Claims without a figure that the person put in.
    pub added_positions: Vec<ClaimKey>,
    /// Claims without a figure that the person took out.
    pub removed_positions: Vec<ClaimKey>,
    /// Pairs of figures that the person says cannot be compared.
    pub apart: Vec<(FigureKey, FigureKey)>,
    /// The figures that it showed when the person last changed it, by which the machine's comparisons are known again
    /// after another analysis has given them other words.
    pub held: Vec<FigureKey>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether the person does not want to see it.
    pub hidden: bool,
}

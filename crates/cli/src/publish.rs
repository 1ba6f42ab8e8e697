//! An analysis as it leaves the program: the fields of the contract, in its order, counted in code points.

use selon_engine::offset::OffsetIndex;
use selon_engine::{Analysis, Arithmetic, Claim, Comparison, Figure, Lang, OffsetUnit, Options};
use serde::Serialize;
use serde_json::value::RawValue;

/// The published JSON of one analysis, with the caller's `id` behind `offsets`.
#[derive(Debug, Serialize)]
pub struct Published<'a> {
    format: &'a str,
    offsets: OffsetUnit,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    lang: Lang,
    claims: &'a [Claim],
    figures: &'a [Figure],
    comparisons: &'a [Comparison],
    #[serde(skip_serializing_if = "<[Arithmetic]>::is_empty")]
    arithmetic: &'a [Arithmetic],
}

impl<'a> Published<'a> {
    /// `analysis` as it stands, with `id`.
    pub fn new(analysis: &'a Analysis, id: Option<&'a RawValue>) -> Published<'a> {
        Published {
            format: &analysis.format,
            offsets: analysis.offsets,
            id,
            lang: analysis.lang,
            claims: &analysis.claims,
            figures: &analysis.figures,
            comparisons: &analysis.comparisons,
            arithmetic: &analysis.arithmetic,
        }
    }
}

/// The published JSON of several articles of one story.
#[derive(Debug, Serialize)]
pub struct Story<'a> {
    /// The caller's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a RawValue>,
    /// One analysis an article.
    pub articles: Vec<Published<'a>>,
    /// Questions across articles.
    pub comparisons: Vec<Comparison<(u32, u32)>>,
}

/// The findings of a text, in code points.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    in_code_points(text, selon_engine::analyze(text, options))
}

/// The same findings, in code points.
pub fn in_code_points(text: &str, analysis: Analysis) -> Analysis {
    analysis.in_unit(OffsetUnit::CodePoints, &OffsetIndex::new(text))
}

//! What a caller may choose.

use crate::Lang;
use serde::{Deserialize, Serialize};

/// Options of [`crate::analyze`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The language, or `None` to detect it.
    pub lang: Option<Lang>,
    /// How approximations become intervals.
    pub rules: ReadingRules,
}

/// The published rules by which words become intervals; see docs/rules.md.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ReadingRules {
    /// Which family of rules.
    pub preset: Preset,
    /// *About n* is n ± this share of n; 0.1 by default.
    pub tolerance: f64,
}

impl Default for ReadingRules {
    fn default() -> ReadingRules {
        ReadingRules {
            preset: Preset::Selon,
            tolerance: 0.1,
        }
    }
}

/// Families of reading rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The rules of CONTRACTS.md section 3.
    #[default]
    Selon,
    /// Approximators are ignored: the number as it stands.
    Literal,
    /// The conservative rules that ACLED publishes: "dozens" is 12, "hundreds" is 100.
    Acled,
    /// The intervals of the CQE paper.
    Cqe,
}

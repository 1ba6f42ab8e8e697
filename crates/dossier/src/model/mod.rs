//! What a dossier keeps. Plain values, shared through `Rc`; nothing here knows how it is saved (`format`) or shown
//! ([`crate::view`]).

mod annotation;
mod article;
mod compared;
mod dossier;
mod group;
mod key;
mod source;
mod structure;
mod table;
mod verdict;

pub use annotation::{
    Anchor, Annotation, Assessment, Check, CuePart, Dismissal, Evidence, FigurePart, HedgePart,
    Hold, Origin, Part, Rating, SourcePart, State, Status,
};
pub(crate) use article::Findings;
pub use article::{Article, Meta, Request};
pub use compared::{CompareRequest, Compared, ToCompare};
pub use dossier::Dossier;
pub use group::Group;
pub use key::{
    AnnotationId, ArticleId, ClaimKey, ComparisonKey, FigureKey, GroupId, SourceKey, Time,
};
pub(crate) use key::{Hasher, fingerprint};
pub use source::{COLOURS, Sources};
pub use structure::{Block, BlockKind, Link, Structure};
pub use table::Table;
pub use verdict::{Field, Said, Took, Verdict};

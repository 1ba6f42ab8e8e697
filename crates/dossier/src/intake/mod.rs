//! Files of other sorts as the text of an article.

mod html;
mod markdown;

pub use html::{Page, page};
pub use markdown::markdown;

//! The module that pages load. Nothing starts by loading it: [`selon_app::embed::mount`] does, when a script calls it.

use selon_app as _;

fn main() {}

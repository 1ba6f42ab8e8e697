//! Entry of the Selon app.

fn main() {}

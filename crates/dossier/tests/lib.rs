//! Actions in, printed dossier out.

mod attention;
mod board;
mod claims;
mod compared;
mod desk;
mod export;
mod file;
mod follow;
mod groups;
mod hand;
mod import;
mod intake;
mod laws;
mod review;
mod roundtrip;
mod schema;
mod unfollow;

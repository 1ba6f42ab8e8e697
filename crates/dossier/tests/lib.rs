//! Actions in, printed dossier out.

mod claims;
mod desk;
mod file;

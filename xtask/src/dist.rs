//! `cargo xtask dist`: the site, the npm package, what pages of others include, the browser extension; and what every
//! file of them weighs.

pub mod embed;
mod extension;
mod npm;

use crate::bundle;
use crate::place;
use crate::sh::{self, Context, Result, step};
use crate::tools::Tools;
use miniz_oxide::deflate::compress_to_vec;
use std::fs;
use std::path::{Path, PathBuf};

pub fn run() -> Result {
    let folders = all(&Tools::for_site()?)?;
    println!("{:>10} {:>10}  file", "bytes", "gzip");
    folders.iter().try_for_each(|folder| print_sizes(folder))
}

/// Writes everything that is published; the site comes first.
pub fn all(tools: &Tools) -> Result<[PathBuf; 4]> {
    let site = site(tools)?;
    let package = npm::write(tools, &site)?;
    let embed = embed::write(&site)?;
    let extension = extension::write(&site, &package)?;
    Ok([site, package, embed, extension])
}

/// The version of everything that is published.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A folder with nothing in it yet.
fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).during("empty", &folder)?;
    }
    fs::create_dir_all(&folder).during("create", &folder)?;
    Ok(folder)
}

/// Copies a file, making its folder.
fn copy(from: &Path, to: &Path) -> Result {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).during("create", folder)?;
    }
    fs::copy(from, to).during("copy", from)?;
    Ok(())
}

/// Writes `dist/site/`: static files with relative addresses, which work below any path and offline.
pub fn site(tools: &Tools) -> Result<PathBuf> {
    let site = place::root().join("dist/site");
    step("building the site");
    sh::run(
        tools
            .command("trunk")
            .args([
                "--quiet",
                "build",
                "--offline",
                "--release",
                "--cargo-profile",
                "web",
                "--dist",
            ])
            .arg(&site)
            .env(bundle::OFFLINE, "1"),
    )?;
    Ok(site)
}

/// What one file weighs, in bytes.
pub struct Size {
    /// From the folder, with slashes.
    pub file: String,
    pub raw: usize,
    pub gzip: usize,
}

/// The sizes of a folder's files, sorted by name.
pub fn sizes(folder: &Path) -> Result<Vec<Size>> {
    let size = |file: String| {
        let path = folder.join(&file);
        let content = fs::read(&path).during("read", &path)?;
        Ok(Size {
            file,
            raw: content.len(),
            gzip: gzip(&content),
        })
    };
    bundle::files(folder)?.into_iter().map(size).collect()
}

/// The length of a gzip file of this content, at the level that servers use for files: 9.
pub fn gzip(content: &[u8]) -> usize {
    const HEADER_AND_CHECKSUM: usize = 10 + 8;
    compress_to_vec(content, 9).len() + HEADER_AND_CHECKSUM
}

fn print_sizes(folder: &Path) -> Result {
    let name = folder.strip_prefix(place::root()).unwrap_or(folder);
    for Size { file, raw, gzip } in sizes(folder)? {
        println!("{raw:>10} {gzip:>10}  {}", name.join(file).display());
    }
    Ok(())
}

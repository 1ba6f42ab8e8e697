//! Compiles the annotated articles and the comparison cases of every language in, so that `selon corpus` runs anywhere.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR")
        .map(|dir| Path::new(&dir).join("../engine/lang"))
        .map_err(io::Error::other)?;
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    for folder in fs::read_dir(&root)? {
        let folder = folder?.path();
        let code = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for part in ["corpus", "cases"] {
            let Ok(entries) = fs::read_dir(folder.join(part)) else {
                continue;
            };
            for entry in entries {
                let path = entry?.path();
                if path.extension().is_some_and(|ext| ext == "txt") {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                    let full = path.canonicalize()?.display().to_string();
                    files.push((code.clone(), part, stem.into_owned(), full));
                }
            }
        }
    }
    files.sort();
    let mut out = String::from(
        "/// Language, folder, name and text of every file.\npub const FILES: &[(&str, &str, &str, &str)] = &[\n",
    );
    for (code, part, stem, path) in files {
        writeln!(
            out,
            "    ({code:?}, {part:?}, {stem:?}, include_str!({path:?})),"
        )
        .map_err(io::Error::other)?;
    }
    out.push_str("];\n");
    let target = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&target).join("corpus_files.rs"), out)
}

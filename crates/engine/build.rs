//! Finds the language packs: every folder `lang/<code>/` with a `pack.rs` becomes a variant of `Lang` and a module.
//! Its `*.txt` files are compiled in under their names. Nothing else in the project lists languages.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR")
        .map(|dir| Path::new(&dir).join("lang"))
        .map_err(io::Error::other)?;
    let target = env::var("OUT_DIR").map_err(io::Error::other)?;
    let target = Path::new(&target);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut codes = Vec::new();
    for entry in fs::read_dir(&root)? {
        let path = entry?.path();
        if path.join("pack.rs").is_file() {
            codes.extend(
                path.file_name()
                    .and_then(|name| name.to_str())
                    .map(str::to_owned),
            );
        }
    }
    codes.sort();

    let mut out = String::from(
        "/// A language with a pack.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]\n\
         #[serde(rename_all = \"lowercase\")]\npub enum Lang {\n",
    );
    for code in &codes {
        writeln!(
            out,
            "    /// See `lang/{code}/pack.rs`.\n    {},",
            variant(code)
        )
        .map_err(io::Error::other)?;
    }
    out.push_str("}\n\nimpl Lang {\n    /// Every language, by code.\n    pub const ALL: &'static [Lang] = &[");
    for code in &codes {
        write!(out, "Lang::{}, ", variant(code)).map_err(io::Error::other)?;
    }
    out.push_str("];\n}\n\npub(crate) static SPECS: &[&Spec] = &[");
    for code in &codes {
        write!(out, "&{code}::SPEC, ").map_err(io::Error::other)?;
    }
    out.push_str("];\n\npub(crate) static FILES: &[&[(&str, &str)]] = &[\n");
    for code in &codes {
        out.push_str("    &[");
        let mut files: Vec<_> = fs::read_dir(root.join(code))?.collect::<Result<_, _>>()?;
        files.sort_by_key(|file| file.file_name());
        for file in files {
            let path = file.path();
            if path.extension().is_some_and(|ext| ext == "txt") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                // Comments are for linguists; their lines stay, empty, so that rows keep their numbers.
                let words: String = fs::read_to_string(&path)?
                    .lines()
                    .map(|line| {
                        if line.starts_with('#') {
                            "\n".to_owned()
                        } else {
                            format!("{line}\n")
                        }
                    })
                    .collect();
                let copy = target.join(format!("{code}_{name}.txt"));
                fs::write(&copy, words)?;
                write!(
                    out,
                    "({name:?}, include_str!({:?})), ",
                    copy.display().to_string()
                )
                .map_err(io::Error::other)?;
            }
        }
        out.push_str("],\n");
    }
    out.push_str("];\n\n");
    for code in &codes {
        let path = root.join(code).join("pack.rs").display().to_string();
        writeln!(out, "#[path = {path:?}]\nmod {code};").map_err(io::Error::other)?;
    }
    fs::write(target.join("packs.rs"), out)
}

fn variant(code: &str) -> String {
    let mut chars = code.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
        .unwrap_or_default()
}

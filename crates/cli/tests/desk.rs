//! What `selon import` and `selon export` promise.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use support::selon;

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("selon-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const FRENCH: &str =
    "Incendie à Tarvin\n\nSelon le gouverneur, environ 20 personnes ont été tuées.\n";
const PAGE: &str = "<html><head><title>Fire in Tarvin</title><script>alert('x')</script></head><body><article><p>The hospital \
                    said that 25 people were killed &amp; 3 missing in the fire.</p></article></body></html>";

#[test]
fn articles_of_several_sorts_become_a_dossier_that_every_format_takes() {
    let folder = Folder::new("import");
    let files = [
        folder.file("a.txt", FRENCH),
        folder.file("b.html", PAGE),
        folder.file(
            "c.md",
            "# Third\n\nPolice said **30 people** were killed in the fire.\n",
        ),
    ];
    let out = folder.path("out.selon.json");
    let run = selon(
        &["import", &files[0], &files[1], &files[2], "-o", &out],
        b"",
    );
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.contains("3 articles"), "{}", run.err);
    let saved: Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(saved["format"], "selon-dossier/1");
    assert!(!saved.to_string().contains("alert("));

    let export = |format: &str| {
        let run = selon(&["export", "--format", format, &out], b"");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        run.out
    };
    let w3c: Value = serde_json::from_str(&export("w3c")).unwrap();
    assert!(w3c.to_string().contains("anno.jsonld"));
    let schema: Value = serde_json::from_str(&export("schema-org")).unwrap();
    assert!(schema.to_string().contains("Claim"));
    assert!(export("csv").lines().count() > 2);
    assert!(export("tsv").contains('\t'));
    assert!(export("md").contains("Tarvin"));
    let report = export("html");
    assert!(report.contains("environ 20") && !report.contains("<script"));
}

#[test]
fn a_dossier_is_read_again_from_a_pipe() {
    let folder = Folder::new("pipe");
    let file = folder.file("a.txt", FRENCH);
    let run = selon(&["import", &file, "-o", "-"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    let again = selon(&["export", "--format", "csv", "-"], run.out.as_bytes());
    assert!(again.out.contains("gouverneur"), "{}", again.out);
}

#[test]
fn annotations_from_elsewhere_find_their_quote() {
    let folder = Folder::new("annotations");
    let article = folder.file("a.txt", FRENCH);
    let annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:0c1f2a34-0000-4000-8000-000000000001",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "to be checked", "purpose": "commenting"},
        "target": {"source": "https://example.org/a", "selector": {"type": "TextQuoteSelector", "exact": "environ 20 personnes"}},
    });
    let annotations = folder.file("notes.json", &annotation.to_string());
    let run = selon(&["import", &annotations, &article, "-o", "-"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("to be checked"), "{}", run.out);
}

#[test]
fn what_cannot_be_read_or_written_is_one_sentence_and_leaves_no_file() {
    let folder = Folder::new("bad");
    let out = folder.path("out.selon.json");
    let odd = folder.file("odd.json", "{\"hello\": [1, 2]}");
    let empty = folder.file("empty.html", "<script>only()</script>");
    let good = folder.file("good.txt", FRENCH);
    for args in [
        vec!["import", &odd, "-o", &out],
        vec!["import", &empty, "-o", &out],
        vec!["import", &good, "no-such-file.txt", "-o", &out],
        vec!["export", "--format", "csv", &odd],
        vec!["export", "--format", "csv", &good],
    ] {
        let run = selon(&args, b"");
        assert_eq!(run.code, 1, "{args:?}");
        assert_eq!(run.err.lines().count(), 1, "{args:?}: {}", run.err);
        assert!(fs::metadata(&out).is_err(), "{args:?}");
    }
    for args in [
        vec!["import", "-o", &out],
        vec!["import", &good],
        vec!["export", &good],
        vec!["export", "--format", "pdf", &good],
    ] {
        assert_eq!(selon(&args, b"").code, 2, "{args:?}");
    }
    let unwritable = folder.path("no/such/folder/out.json");
    assert_eq!(selon(&["import", &good, "-o", &unwritable], b"").code, 1);
}

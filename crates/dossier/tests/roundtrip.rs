//! What goes out and comes back is the same, whatever was done before.

use crate::laws::{after, moves};
use proptest::prelude::*;
use selon_dossier::format::*;
use selon_dossier::intake::{Content, read};
use selon_dossier::*;
use serde_json::Value;

/// The same articles with nothing kept of them.
fn bare(dossier: &Dossier) -> Dossier {
    let mut next = Dossier::new("bare", Time(0));
    for article in dossier.articles.iter() {
        let add = Action::AddArticle {
            text: article.text.clone(),
            meta: article.meta.clone(),
            lang: article.lang,
            structure: Default::default(),
        };
        next = next.apply(add).unwrap_or(next);
    }
    next
}

/// What annotations hold of a claim: words and their places, parts, and what the person wrote. Lost words have no place:
/// where the text says them elsewhere, they come back there.
fn face(text: &str, kept: &Annotation, places: bool) -> String {
    let place = |anchor: &Anchor| match places {
        true => format!("{:?} {}", anchor.span, anchor.is_lost()),
        false => anchor.quote(text).trim().to_owned(),
    };
    let content: Vec<String> = kept.content.iter().map(place).collect();
    let held = |anchor: &Anchor| anchor.hold == Hold::Held && !anchor.span.is_empty();
    let cue = kept.cue.as_ref().filter(|cue| held(&cue.anchor));
    let check = &kept.check;
    format!(
        "{content:?} {:?} {:?} {} {} {:?} {:?} {:?} {:?}",
        kept.stance,
        kept.quotation,
        kept.negated,
        kept.anonymous,
        cue.map(|cue| (cue.anchor.span, cue.verb_class)),
        check.note,
        check.status,
        kept.by,
    )
}

/// The rules of the W3C model that a document can break.
fn sound(annotation: &Value) -> Result<(), TestCaseError> {
    prop_assert_eq!(&annotation["type"], "Annotation");
    prop_assert!(
        annotation["id"]
            .as_str()
            .is_some_and(|id| id.starts_with("urn:uuid:"))
    );
    let list = |value: &Value| match value {
        Value::Array(list) => list.clone(),
        Value::Null => vec![],
        one => vec![one.clone()],
    };
    let targets = list(&annotation["target"]);
    prop_assert!(!targets.is_empty());
    for target in targets.iter().filter(|target| target.is_object()) {
        prop_assert!(
            target["source"]
                .as_str()
                .is_some_and(|source| !source.is_empty())
        );
        for selector in list(&target["selector"]) {
            if selector["type"] == "TextPositionSelector" {
                let (start, end) = (selector["start"].as_u64(), selector["end"].as_u64());
                prop_assert!(start.is_some() && start <= end, "{}", selector);
            } else {
                prop_assert!(selector["exact"].is_string());
            }
        }
    }
    for body in list(&annotation["body"]) {
        prop_assert!(
            body["purpose"].is_string()
                && (body["value"].is_string() || body["source"].is_string())
        );
    }
    for key in ["created", "modified"] {
        if let Some(time) = annotation[key].as_str() {
            prop_assert!(parse_iso(time).is_some() && time.ends_with('Z'), "{}", time);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn links_and_archives_bring_a_dossier_back_as_it_was(steps in moves()) {
        let dossier = after(&steps);
        let fragment = share(&dossier).expect("a small dossier");
        prop_assert_eq!(&unshare(&fragment).expect("our own link"), &dossier);
        let one = Archived { file: save(&dossier), saved: 7.0, tags: vec![] };
        let file = archive(&[one.clone(), one]);
        let Ok(Content::Archive(all)) = read("a.json", file.as_bytes()) else {
            panic!("an archive")
        };
        for one in all {
            prop_assert_eq!(&open(&one.file).expect("our own file"), &dossier);
        }
    }

    #[test]
    fn annotations_bring_back_what_they_hold(steps in moves()) {
        let dossier = after(&steps);
        let json = w3c(&dossier);
        let document: Value = serde_json::from_str(&json).expect("JSON");
        for annotation in document["first"]["items"].as_array().expect("items") {
            sound(annotation)?;
        }
        let Ok(imported) = import(&json, &bare(&dossier), Time(9)) else {
            // Nothing was kept, or no word of it stands in the text any more.
            return Ok(());
        };
        let article = &dossier.articles[0];
        for kept in article.annotations.iter() {
            let places = !kept.content.iter().any(Anchor::is_lost);
            let wanted = face(&article.text, kept, places);
            let back: Vec<String> =
                imported.annotations.iter().map(|kept| face(&article.text, kept, places)).collect();
            prop_assert!(back.contains(&wanted), "{}\n{:#?}", wanted, back);
        }
    }

    #[test]
    fn every_export_of_every_dossier_is_whole(steps in moves()) {
        let dossier = after(&steps);
        let rows = tsv(&dossier);
        prop_assert!(rows.lines().all(|row| row.split('\t').count() == COLUMNS.len()));
        let report = html(&dossier, Report::default());
        prop_assert!(!report.contains("<script"));
        for part in ["section", "table", "ol", "ul", "figure"] {
            let (open, close) = (format!("<{part}"), format!("</{part}>"));
            prop_assert_eq!(report.matches(&open).count(), report.matches(&close).count(), "{}", part);
        }
        let _: Value = serde_json::from_str(&schema_org(&dossier)).expect("JSON");
        prop_assert!(!markdown(&dossier, Locale::Fr).is_empty());
    }

    #[test]
    fn files_with_anything_in_them_are_read_or_refused(
        steps in moves(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}\",:0-9a-z\\\\ é]{0,3}"), 1..6),
        anything in "\\PC{0,60}",
    ) {
        let dossier = after(&steps);
        let one = Archived { file: save(&dossier), saved: 0.0, tags: vec![] };
        let fragment = share(&dossier).expect("a small dossier");
        for file in [save(&dossier), w3c(&dossier), archive(&[one]), fragment] {
            let mut chars: Vec<char> = file.chars().collect();
            for (at, words) in &changes {
                let at = at.index(chars.len());
                drop(chars.splice(at..(at + 1), words.chars()));
            }
            let file: String = chars.into_iter().collect();
            let _ = (open(&file), unarchive(&file), import(&file, &dossier, Time(3)), unshare(&file));
        }
        let _ = (open(&anything), unarchive(&anything), import(&anything, &dossier, Time(3)), unshare(&anything));
    }
}

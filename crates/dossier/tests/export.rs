//! What is handed on: tables, Markdown, annotations, schema.org, the report, links.

use crate::desk::*;
use crate::file::full;
use proptest::prelude::*;
use selon_dossier::format::*;
use selon_dossier::*;
use selon_engine::{Analysis, Comparison, Modifier, Pair, Relation};
use serde_json::Value;

/// Two sources whose figures conflict, with a comparison as the engine makes it.
pub fn conflict() -> Dossier {
    let (text, mut analysis) = marked(
        "{s:The mayor} {c:said} {t:{f:40} people came}. {s:Police} {c:counted} {t:{f:25} people}.",
    );
    analysis.comparisons.push(Comparison {
        about: "people".to_owned(),
        figures: vec![0, 1],
        positions: vec![],
        pairs: vec![Pair {
            a: 0,
            b: 1,
            relation: Relation::Conflict,
            gap: Some(15.0),
            ratio: Some(1.6),
            caveats: vec![],
        }],
    });
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let dossier = Dossier::new("conflict", Time(0))
        .apply(add)
        .expect("an article");
    analysed(&dossier, analysis)
}

/// A CSV table as rows of cells.
fn read(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("a row");
        match (c, quoted) {
            ('"', true) if chars.next_if_eq(&'"').is_some() => {
                row.last_mut().expect("a cell").push('"')
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(String::new()),
            ('\r', false) => {}
            ('\n', false) => rows.push(vec![String::new()]),
            _ => row.last_mut().expect("a cell").push(c),
        }
    }
    rows.pop();
    rows
}

fn cell(rows: &[Vec<String>], row: usize, column: &str) -> String {
    let at = COLUMNS
        .iter()
        .position(|name| *name == column)
        .expect("a column");
    rows[row][at].clone()
}

#[test]
fn a_row_holds_the_claim_with_bounds_hedges_and_stance_apart() {
    let rows = read(&csv(&full(), false));
    assert_eq!(rows[0], COLUMNS);
    assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
    for (column, expected) in [
        ("article", "At the fair"),
        ("source", "The mayor"),
        ("cue", "said"),
        ("quote", "perhaps 40 people came"),
        ("hedges", "perhaps"),
        ("hedge_kinds", "modal"),
        ("figure", "40"),
        ("low", "40"),
        ("high", "40"),
        ("state", "accepted"),
        ("words", "held"),
        ("tags", "crowd; été"),
        ("status", "checking"),
        ("start", "2"),
        ("end", "39"),
    ] {
        assert_eq!(cell(&rows, 1, column), expected, "{column}");
    }
    assert_eq!(cell(&rows, 2, "words"), "changed");
    assert_eq!(cell(&rows, 2, "high"), "", "open is empty, not a number");
}

#[test]
fn no_cell_is_a_formula() {
    let mut now = dossier("{s:=HYPERLINK(1)} {c:+said} {t:@SUM(A1) or -1}.");
    now = change(&now, 0, ClaimChange::Accept);
    now = change(&now, 0, ClaimChange::SetNote("\t=1+1".into()));
    for table in [csv(&now, false), csv(&now, true)] {
        for row in read(table.trim_start_matches('\u{feff}')) {
            for cell in row {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
                assert!(!formula, "{cell:?}");
            }
        }
    }
    for row in tsv(&now).lines() {
        assert_eq!(row.split('\t').count(), COLUMNS.len());
        assert!(
            row.split('\t')
                .all(|cell| !cell.starts_with(['=', '+', '-', '@']))
        );
    }
}

#[test]
fn the_byte_order_mark_is_written_only_where_asked() {
    assert!(csv(&full(), true).starts_with("\u{feff}article,"));
    assert!(csv(&full(), false).starts_with("article,"));
}

fn items(dossier: &Dossier) -> (String, Vec<Value>) {
    let json = w3c(dossier);
    let collection: Value = serde_json::from_str(&json).expect("JSON");
    let items = collection["first"]["items"]
        .as_array()
        .expect("items")
        .clone();
    assert_eq!(collection["total"], items.len());
    (json, items)
}

fn targets(annotation: &Value) -> Vec<Value> {
    match &annotation["target"] {
        Value::Array(list) => list.clone(),
        one => vec![one.clone()],
    }
}

/// Positions count code points and name the very words of the quote; contexts are what stands around.
fn check_selectors(dossier: &Dossier) -> Result<(), TestCaseError> {
    let (_, items) = items(dossier);
    let text: Vec<char> = dossier.articles[0].text.chars().collect();
    for target in items
        .iter()
        .flat_map(targets)
        .filter(|target| target.is_object())
    {
        let selectors = target["selector"].as_array().expect("selectors");
        let quote = selectors[0]["exact"].as_str().expect("a quote");
        prop_assert!(!quote.is_empty());
        let Some(position) = selectors.get(1) else {
            continue;
        };
        let start = position["start"].as_u64().expect("a number") as usize;
        let end = position["end"].as_u64().expect("a number") as usize;
        let there: String = text[start..end].iter().collect();
        prop_assert_eq!(quote, &there);
        let before: String = text[..start].iter().collect();
        let after: String = text[end..].iter().collect();
        let (prefix, suffix) = (&selectors[0]["prefix"], &selectors[0]["suffix"]);
        prop_assert!(before.ends_with(prefix.as_str().expect("a prefix")));
        prop_assert!(after.starts_with(suffix.as_str().expect("a suffix")));
    }
    Ok(())
}

proptest! {
    #[test]
    fn quotes_and_positions_agree_in_any_text(
        before in "(\\PC|😀|e\u{301}|👩‍👩‍👧|\r\n|\u{200f}א){0,40}",
        words in "[a-zé😀]{1,9}",
        after in "(\\PC|𝒳|\n){0,40}",
    ) {
        let text = format!("{before} {words} {after}");
        let add = Action::AddArticle { text: text.into(), meta: Meta::default(), lang: None, structure: Default::default() };
        let now = Dossier::new("any", Time(0)).apply(add).expect("an article");
        let span = find(&now, &words);
        let draft = Draft { content: vec![span], ..Draft::default() };
        let article = now.articles[0].id;
        if let Some(now) = now.apply(Action::AddClaim { article, draft, at: Time(1) }) {
            check_selectors(&now)?;
            prop_assert_eq!(open(&save(&now)), Ok(now));
        }
    }
}

#[test]
fn every_annotation_has_what_the_model_asks_for() {
    for dossier in [full(), conflict()] {
        check_selectors(&dossier).expect("sound selectors");
        let (_, items) = items(&dossier);
        let mut ids = Vec::new();
        for item in &items {
            assert_eq!(item["type"], "Annotation");
            assert!(item["@context"][0] == "http://www.w3.org/ns/anno.jsonld");
            let id = item["id"].as_str().expect("an id").to_owned();
            assert_eq!(id.len(), "urn:uuid:".len() + 36, "{id}");
            ids.push(id);
            assert!(!item["target"].is_null());
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn a_conflict_links_two_annotations_of_the_document() {
    let (_, items) = items(&conflict());
    let link = items
        .iter()
        .find(|item| item["motivation"] == "linking")
        .expect("a link");
    let ids: Vec<&Value> = items.iter().map(|item| &item["id"]).collect();
    let targets = link["target"].as_array().expect("targets");
    assert_eq!(targets.len(), 2);
    assert!(targets.iter().all(|target| ids.contains(&target)));
    assert!(
        link["body"][0]["value"]
            .as_str()
            .is_some_and(|said| said.contains("gap 15"))
    );
}

#[test]
fn lost_words_have_a_quote_and_no_position() {
    let mut now = change(
        &dossier("{s:Ana} {c:said} {t:{f:40} came}. Rain."),
        0,
        ClaimChange::Accept,
    );
    let article = now.articles[0].id;
    now = now
        .apply(Action::SetText(article, "Rain.".into()))
        .expect("another text");
    let (_, items) = items(&now);
    let selectors = &targets(&items[0])[0]["selector"];
    assert_eq!(selectors[0]["exact"], "40 came");
    assert_eq!(selectors[0]["prefix"], "Ana said ");
    assert!(selectors.get(1).is_none());
}

#[test]
fn a_claim_is_never_rated_by_the_program() {
    let json = schema_org(&conflict());
    assert!(!json.contains("Rating"));
    let document: Value = serde_json::from_str(&json).expect("JSON");
    let claim = &document["@graph"][0];
    assert_eq!(claim["@type"], "Claim");
    assert_eq!(claim["text"], "40 people came");
    assert_eq!(claim["author"]["name"], "The mayor");
    assert_eq!(claim["about"]["value"], 40.0);
}

#[test]
fn the_persons_rating_with_an_address_makes_a_review() {
    let document: Value = serde_json::from_str(&schema_org(&full())).expect("JSON");
    let review = &document["@graph"][0];
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["reviewRating"]["alternateName"], "close");
    assert_eq!(review["reviewRating"]["ratingValue"], 4.0);
    assert_eq!(review["url"], "https://example.org/check");
    assert_eq!(review["claimReviewed"], "perhaps 40 people came");
    let mut assessment = Assessment {
        rating: Some(Rating {
            name: "close".into(),
            ..Rating::default()
        }),
        ..Assessment::default()
    };
    for url in ["", "javascript:alert(1)", "example.org"] {
        assessment.url = url.into();
        let now = change(
            &full(),
            0,
            ClaimChange::SetAssessment(Some(assessment.clone())),
        );
        assert!(!schema_org(&now).contains("ClaimReview"), "{url}");
    }
}

#[test]
fn an_unnamed_source_gets_no_name() {
    let (text, mut analysis) = marked("{s:Sources close to the file} {c:said} {t:{f:40} came}.");
    analysis.claims[0].anonymous = true;
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let now = Dossier::new("x", Time(0)).apply(add).expect("an article");
    let document: Value =
        serde_json::from_str(&schema_org(&analysed(&now, analysis))).expect("JSON");
    let author = &document["@graph"][0]["author"];
    assert!(author["name"].is_null());
    assert_eq!(author["description"], "Sources close to the file");
}

/// A dossier in which everything that comes from outside tries to be markup.
fn hostile() -> Dossier {
    let evil = "</style><script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut now = dossier(&format!(
        "{{s:{evil}}} {{c:said}} {{t:{evil} \" onload='x'}}."
    ));
    let article = now.articles[0].id;
    now = change(&now, 0, ClaimChange::Accept);
    now = change(&now, 0, ClaimChange::SetNote(evil.into()));
    let evidence = vec![Evidence {
        url: "javascript:alert(1)".into(),
        quote: evil.into(),
        date: evil.into(),
    }];
    now = change(&now, 0, ClaimChange::SetEvidence(evidence));
    let meta = Meta {
        title: evil.into(),
        outlet: evil.into(),
        url: "javascript:alert(1)".into(),
        author: evil.into(),
        date: evil.into(),
    };
    now = now.apply(Action::SetMeta(article, meta)).expect("details");
    now.apply(Action::SetTitle(evil.into())).expect("a title")
}

#[test]
fn nothing_in_a_report_runs() {
    let report = html(&hostile(), Report::default());
    assert!(!report.contains("<script"));
    assert!(!report.contains("<img"));
    assert!(!report.contains("href=\"javascript"));
    assert!(report.contains("&lt;script&gt;alert(1)"));
    let markdown = markdown(&hostile(), Locale::En);
    assert!(!markdown.contains("<script"));
    assert!(!markdown.contains("](javascript"));
}

#[test]
fn a_report_tells_title_plot_table_quotes_method_and_rules() {
    let made = Some(Time(1_730_116_800_000));
    for (locale, method) in [
        (Locale::En, "Rules in force: Selon"),
        (Locale::Fr, "Règles en vigueur"),
    ] {
        let report = html(&conflict(), Report { locale, made });
        for part in [
            "<h1>",
            "2024-10-28",
            "<svg",
            "aria-label",
            "<th scope=\"row\">The mayor",
            "<mark>40 people came</mark>",
            method,
        ] {
            assert!(report.contains(part), "{part} in {locale:?}");
        }
        assert_eq!(
            report.matches("<section>").count(),
            report.matches("</section>").count()
        );
    }
    assert!(html(&Dossier::new("x", Time(0)), Report::default()).contains("No claims."));
}

#[test]
fn a_report_names_the_rule_of_a_reading_in_its_own_language() {
    let read = FigureChange {
        low: Some(Some(30.0)),
        modifier: Some(Modifier::About),
        ..FigureChange::default()
    };
    let dossier = change(&conflict(), 0, ClaimChange::ReadFigure(0, read));
    let told = |locale| {
        let made = Some(Time(0));
        html(&dossier, Report { locale, made })
    };
    assert!(told(Locale::En).contains("(by hand)"));
    let french = told(Locale::Fr);
    assert!(
        french.contains("(lu à la main)") && !french.contains("by hand"),
        "{french}"
    );
}

#[test]
fn markdown_lists_who_says_what() {
    let text = markdown(&full(), Locale::En);
    assert!(text.starts_with("# Crowds\n"));
    assert!(
        text.contains("[At the fair, The Herald, A. Writer, 2025-05-01](https://example.org/fair)")
    );
    assert!(text.contains(
        "- **The mayor** *said*: [perhaps 40 people came](https://example.org/fair#:~:text="
    ));
    assert!(text.contains("  - Note: call them"));
}

#[test]
fn a_link_carries_the_whole_dossier() {
    let before = full();
    let fragment = share(&before).expect("a small dossier");
    assert!(
        fragment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"=.-_".contains(&byte))
    );
    assert!(is_shared(&fragment) && !is_shared("#:~:text=x"));
    assert_eq!(unshare(&fragment), Ok(before.clone()));
    assert_eq!(unshare(&format!("#{fragment}")), Ok(before));
}

#[test]
fn a_dossier_too_large_for_a_link_says_so() {
    // Words that do not compress.
    let mut seed = 1u64;
    let text: String = (0..60_000)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'!' + (seed >> 33) as u8 % 90)
        })
        .collect();
    let add = Action::AddArticle {
        text: text.into(),
        meta: Meta::default(),
        lang: None,
        structure: Default::default(),
    };
    let large = Dossier::new("x", Time(0)).apply(add).expect("an article");
    let error = share(&large).expect_err("too large");
    assert_eq!(error.kind(), Kind::TooLarge);
    assert!(error.to_string().contains("32 KB"), "{error}");
}

#[test]
fn a_damaged_link_or_a_bomb_is_refused() {
    let fragment = share(&full()).expect("a small dossier");
    for broken in [
        "",
        "x",
        "dossier=1.",
        "dossier=1.!!!",
        "dossier=9.AAAA",
        &fragment[..fragment.len() / 2],
    ] {
        assert!(unshare(broken).is_err(), "{broken}");
    }
    use base64::Engine;
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 64 << 20], 9);
    let bomb = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bomb);
    let error = unshare(&format!("dossier=1.{bomb}")).expect_err("a bomb");
    assert_eq!(error.kind(), Kind::TooLarge);
}

#[test]
fn an_analysis_without_findings_exports_to_sound_empty_files() {
    let now = analysed(
        &Dossier::new("x", Time(0))
            .apply(Action::AddArticle {
                text: "".into(),
                meta: Meta::default(),
                lang: None,
                structure: Default::default(),
            })
            .expect("an article"),
        Analysis::default(),
    );
    assert_eq!(csv(&now, false).lines().count(), 1);
    assert_eq!(items(&now).1.len(), 0);
    assert!(html(&now, Report::default()).ends_with("</html>\n"));
}

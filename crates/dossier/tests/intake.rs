//! Files of every sort on their way in: what is understood, and what is refused in one sentence.

use crate::file::full;
use proptest::prelude::*;
use selon_dossier::format::{Archived, Kind, archive, save, unarchive, w3c};
use selon_dossier::intake::{Content, Extract, Given, Into, gather, page, read};
use selon_dossier::{Action, BlockKind, Dossier, History, Locale, Time, format};
use std::io::{Cursor, Write};

fn article(name: &str, bytes: impl AsRef<[u8]>) -> Extract {
    match read(name, bytes.as_ref()) {
        Ok(Content::Article(extract)) => extract,
        other => panic!("{name}: {other:?}"),
    }
}

fn refusal(name: &str, bytes: impl AsRef<[u8]>) -> Kind {
    let error = read(name, bytes.as_ref()).expect_err(name);
    for sentence in [error.sentence(Locale::En), error.sentence(Locale::Fr)] {
        assert!(
            sentence.ends_with('.') && !sentence.contains('\n'),
            "{sentence}"
        );
    }
    error.kind()
}

const NEWS: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry stays in port | The Courier</title>
<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"Ferry stays in port","author":[{"@type":"Person","name":"Ana Lind"}],"datePublished":"2025-03-04T08:00:00Z"}]}</script>
<script>document.write("<p>written by a script</p>")</script><style>p{color:red}</style></head>
<body class="page no-ads"><nav><a href="/">Home</a></nav><header role="banner">The Courier</header>
<div class="cookie-banner">We use cookies</div>
<article><h1>Ferry stays in port</h1><p class="byline">By <a rel="author" href="/ana">Ana Lind</a></p>
<p onclick="steal()">The harbour office said about 300&nbsp;passengers were stranded.</p>
<div class="related-articles"><p>More on ferries</p></div>
<blockquote>&laquo;Nobody told us&raquo;, a passenger said.</blockquote>
<ul><li>Two boats wait</li><li>One <a href="javascript:alert(1)">sails</a></li></ul>
<figure><img src="x.png" onerror="steal()"><figcaption>The port on Monday</figcaption></figure>
<svg><script>steal()</script><text>drawn</text></svg></article>
<aside>Newsletter</aside><footer>Imprint</footer></body></html>"#;

#[test]
fn a_saved_page_is_its_article_with_title_author_outlet_address_and_date() {
    let Extract { text, meta, .. } = article("ferry.html", NEWS);
    assert_eq!(
        text,
        "Ferry stays in port\n\nBy Ana Lind\n\nThe harbour office said about 300\u{a0}passengers were stranded.\n\n\
         «Nobody told us», a passenger said.\n\nTwo boats wait\nOne sails\n\nThe port on Monday"
    );
    assert_eq!(
        [
            &*meta.title,
            &*meta.author,
            &*meta.outlet,
            &*meta.url,
            &*meta.date
        ],
        [
            "Ferry stays in port",
            "Ana Lind",
            "The Courier",
            "https://courier.example/ferry",
            "2025-03-04"
        ]
    );
}

type Blocks<'t> = Vec<(&'t str, BlockKind)>;
type Links<'t> = Vec<(&'t str, &'t str)>;

/// What is known of a text besides its words, as the words it is known of.
fn known(extract: &Extract) -> (Blocks<'_>, Links<'_>) {
    let words = |span: selon_engine::Span| span.of(&extract.text);
    let blocks = extract.structure.blocks.iter();
    let links = extract.structure.links.iter();
    (
        blocks
            .map(|block| (words(block.span), block.kind))
            .collect(),
        links.map(|link| (words(link.span), &*link.url)).collect(),
    )
}

#[test]
fn headings_quotes_lists_captions_and_links_of_a_page_stay_what_they_are() {
    use BlockKind::*;
    let extract = article("ferry.html", NEWS);
    let (blocks, links) = known(&extract);
    assert_eq!(
        blocks,
        [
            ("Ferry stays in port", Heading(1)),
            ("«Nobody told us», a passenger said.", Quote),
            ("Two boats wait", Item),
            ("One sails", Item),
            ("The port on Monday", Caption),
        ]
    );
    assert_eq!(
        links,
        [("Ana Lind", "https://courier.example/ana")],
        "what runs is no link"
    );
}

#[test]
fn markup_that_is_never_closed_makes_no_heading_of_a_whole_page() {
    let extract = page(
        "<h1>Ferry<p>The port is closed.<ul><li>one<li>two</ul><p>End.<a href='https://a.example'>x",
    );
    let (blocks, links) = known(&extract);
    use BlockKind::*;
    assert_eq!(
        blocks,
        [("Ferry", Heading(1)), ("one", Item), ("two", Item)]
    );
    assert_eq!(links, [("x", "https://a.example")]);
}

#[test]
fn structure_lives_through_edits_files_and_undo() {
    let extract = article("ferry.html", NEWS);
    let history = History::new(Dossier::new("d", Time(0)));
    let add = Action::AddArticle {
        text: extract.text.clone().into(),
        structure: extract.structure.clone().into(),
        meta: extract.meta.clone(),
        lang: None,
    };
    let history = history.apply(add).expect("a change");
    let id = history.now().articles[0].id;
    let edited = extract
        .text
        .replace("Ferry stays in port", "The ferry stays")
        .replace("By Ana", "By our Ana");
    let history = history
        .apply(Action::SetText(id, edited.into()))
        .expect("a change");
    let now = &history.now().articles[0];
    let words: Vec<&str> = now
        .structure
        .blocks
        .iter()
        .map(|block| block.span.of(&now.text))
        .collect();
    assert_eq!(
        words[..2],
        ["The ferry stays", "«Nobody told us», a passenger said."]
    );
    assert_eq!(now.structure.links[0].span.of(&now.text), "Ana Lind");

    let saved = save(history.now());
    assert_eq!(&format::open(&saved).expect("it opens"), history.now());
    let kept = format::save_history(&history, &saved, 50);
    let now = format::open(&saved).expect("it opens");
    let again = format::open_history(&kept, &now, &saved).expect("it opens");
    assert_eq!(again.now(), history.now());
    let again = again.undo().expect("a step back");
    assert_eq!(*again.now().articles[0].structure, extract.structure);
}

#[test]
fn links_of_a_file_that_lead_elsewhere_than_the_web_are_left_out() {
    let file = |url: &str| {
        format!(
            r#"{{"format":"selon-dossier/1","offsets":"code_points","id":"d","made":"2025-01-01T00:00:00Z","changed":"2025-01-01T00:00:00Z","counter":1,
        "articles":[{{"id":"a1","text":"Read this.","structure":{{"blocks":[{{"span":[0,99],"kind":"heading","level":77}}],"links":[{{"span":[5,9],"url":"{url}"}},{{"span":[90,99],"url":"https://a.example"}}]}}}}]}}"#
        )
    };
    let links = |url: &str| {
        let dossier = format::open(&file(url)).expect("it opens");
        dossier.articles[0].structure.links.len()
    };
    assert_eq!(links("https://a.example"), 1);
    assert_eq!(links("javascript:alert(1)"), 0);
}

#[test]
fn a_page_in_windows_1252_is_read_as_its_author_wrote_it() {
    let bytes =
        b"<html><body><p>Le pr\xe9fet a parl\xe9 de 30 bless\xe9s \x97 au moins.</p></body></html>";
    assert_eq!(
        article("a.html", bytes).text,
        "Le préfet a parlé de 30 blessés — au moins."
    );
}

#[test]
fn what_is_named_like_advertising_is_kept_where_it_is_all_there_is() {
    let html = "<body><div class='share-wrapper'><p>Police said 30 people were hurt in the fire on Monday.</p></div>\
                <p>End.</p></body>";
    assert!(page(html).text.contains("30 people"));
}

#[test]
fn markup_that_is_broken_ends_quietly() {
    for html in [
        "<p",
        "<!-- never",
        "<script>never",
        "<p title=\"never",
        "&#x110000; &bogus;",
        "<svg><p>in</svg>out",
        "</p></p>",
    ] {
        let _ = page(html);
    }
    assert_eq!(
        page("3 < 5 and 7 > 2 &unknown; &#233;&#x20AC;").text,
        "3 < 5 and 7 > 2 &unknown; é€"
    );
}

/// A Word document with these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).expect("a part");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

const BODY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Fire in Tarvin</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Police said </w:t></w:r><w:r><w:t>30 &amp; 4</w:t></w:r>
<w:del><w:r><w:delText>50</w:delText><w:t>50</w:t></w:r></w:del><w:r><w:tab/><w:t>people&#233; were hurt.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>
<w:p><w:r><w:instrText>HYPERLINK "javascript:x"</w:instrText><w:t>linked</w:t></w:r></w:p>
<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>twice</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>north</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;
const CORE: &str = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>The fire</dc:title>
<dc:creator>A. Writer</dc:creator><dcterms:created>2025-02-03T10:00:00Z</dcterms:created></cp:coreProperties>"#;

#[test]
fn a_word_document_gives_paragraphs_lists_and_tables_without_what_was_deleted() {
    let docx = zipped(&[
        ("word/document.xml", BODY.as_bytes()),
        ("docProps/core.xml", CORE.as_bytes()),
    ]);
    let Extract { text, meta, .. } = article("fire.docx", &docx);
    assert_eq!(
        text,
        "Fire in Tarvin\n\nPolice said 30 & 4 peopleé were hurt.\n\none\ntwo\n\nlinked\n\nnorth 12"
    );
    assert_eq!(
        [&*meta.title, &*meta.author, &*meta.date],
        ["The fire", "A. Writer", "2025-02-03"]
    );
    assert_eq!(
        &*article(
            "no-ending",
            zipped(&[("word/document.xml", BODY.as_bytes())])
        )
        .meta
        .title,
        "Fire in Tarvin"
    );
}

#[test]
fn headings_lists_and_links_of_a_word_document_stay_what_they_are_in_every_language_of_word() {
    let body = r#"<w:document xmlns:w="w" xmlns:r="r"><w:body>
<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>L’incendie</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve"> Selon </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>la préfecture</w:t></w:r></w:hyperlink><w:r><w:t>, trente blessés.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:hyperlink r:id="rId2"><w:r><w:t>un</w:t></w:r></w:hyperlink></w:p>
<w:p><w:pPr><w:pStyle w:val="Citation"/></w:pPr><w:r><w:t>Rien.</w:t></w:r></w:p></w:body></w:document>"#;
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Citation"><w:name w:val="Quote"/></w:style></w:styles>"#;
    let targets = r#"<Relationships><Relationship Id="rId1" Target="https://prefecture.example/?a=1&amp;b=2"/>
<Relationship Id="rId2" Target="javascript:alert(1)"/></Relationships>"#;
    let extract = article(
        "incendie.docx",
        zipped(&[
            ("word/document.xml", body.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("word/_rels/document.xml.rels", targets.as_bytes()),
        ]),
    );
    let (blocks, links) = known(&extract);
    use BlockKind::*;
    assert_eq!(
        blocks,
        [("L’incendie", Heading(1)), ("un", Item), ("Rien.", Quote)]
    );
    assert_eq!(
        links,
        [("la préfecture", "https://prefecture.example/?a=1&b=2")]
    );
}

#[test]
fn an_archive_that_is_no_document_or_a_bomb_is_refused() {
    assert_eq!(
        refusal("a.docx", zipped(&[("readme.txt", b"x")])),
        Kind::NotOurs
    );
    assert_eq!(
        refusal("a.docx", b"PK\x03\x04 and then nothing"),
        Kind::Damaged
    );
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 80 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal("bomb.docx", bomb), Kind::TooLarge);
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r>\
                  <w:t>&c;&c;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(
        refusal(
            "laughs.docx",
            zipped(&[("word/document.xml", laughs.as_bytes())])
        ),
        Kind::NoText
    );
}

#[test]
fn a_letter_gives_its_text_subject_sender_and_date_and_no_attachment() {
    let letter = "From: =?utf-8?q?Ana_L=C3=B3pez?= <ana@desk.example>\r\nSubject: =?iso-8859-1?Q?Bless=E9s?=\r\n\
                  Date: Tue, 04 Mar 2025 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
                  --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                  <p>La police parle de 30 bless=E9s.</p><script>x()</script><p>Le maire d=E9ment.</p>\r\n\
                  --b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n\
                  attached\r\n--b--\r\n";
    let Extract { text, meta, .. } = article("news.eml", letter);
    assert_eq!(text, "La police parle de 30 blessés.\n\nLe maire dément.");
    assert_eq!(
        [&*meta.title, &*meta.author, &*meta.date],
        ["Blessés", "Ana López", "2025-03-04"]
    );
    let plain = "From: a@b.example\nSubject: Short\n\nPolice said 30 people were hurt.\n";
    assert_eq!(
        article("plain.eml", plain).text,
        "Police said 30 people were hurt."
    );
    assert_eq!(refusal("x.eml", "no letter at all"), Kind::NotOurs);
}

#[test]
fn a_file_that_is_not_read_is_refused_in_one_sentence() {
    assert_eq!(
        refusal("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        Kind::Binary
    );
    assert_eq!(
        refusal("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
        Kind::Binary
    );
    assert_eq!(refusal("a.rtf", "{\\rtf1\\ansi Hello}"), Kind::Binary);
    assert_eq!(refusal("empty.txt", ""), Kind::NoText);
    assert_eq!(
        refusal("empty.html", "<script>only()</script>"),
        Kind::NoText
    );
    assert_eq!(
        refusal("long.txt", "word ".repeat(1_100_000)),
        Kind::TooLong
    );
    assert_eq!(refusal("huge.json", vec![b' '; 65 << 20]), Kind::TooLarge);
    assert_eq!(
        refusal("cut.selon.json", &save(&full())[..300]),
        Kind::Truncated
    );
    assert_eq!(
        refusal(
            "later.json",
            save(&full()).replacen("dossier/1", "dossier/7", 1)
        ),
        Kind::Newer
    );
}

/// Takes files in with nothing open, and with a dossier open.
fn taken(files: &[(&str, &str)], onto: Option<&Dossier>) -> selon_dossier::intake::Gathered {
    let files: Vec<Given> = files
        .iter()
        .map(|(name, text)| Given::File {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    gather(
        &files,
        onto,
        Into::New(Dossier::new("new", Time(5))),
        Time(5),
    )
}

#[test]
fn several_articles_become_one_dossier_and_a_file_that_fails_holds_none_up() {
    let gathered = taken(
        &[
            ("a.txt", "First.\n\nPolice said 3."),
            ("b.png", "\0"),
            ("c.md", "# Second\n\nText."),
        ],
        None,
    );
    let [dossier] = &gathered.opened[..] else {
        panic!("{gathered:?}")
    };
    let titles: Vec<&str> = dossier
        .articles
        .iter()
        .map(|article| &*article.meta.title)
        .collect();
    assert_eq!(titles, ["First.", "Second"]);
    assert_eq!(gathered.refused.len(), 1);
    assert_eq!(gathered.refused[0].0, "b.png");
    assert_eq!(gathered.sentence(Locale::En), "2 articles opened.");
}

#[test]
fn annotations_go_onto_the_dossier_that_is_open_or_the_articles_beside_them() {
    let exported = w3c(&full());
    let open = full();
    let mut bare = open.clone();
    for kept in open.claims(open.articles[0].id).iter() {
        let gone = Action::Claim {
            claim: kept.key,
            at: Time(9),
            change: selon_dossier::ClaimChange::Reject,
        };
        bare = bare.apply(gone).unwrap_or(bare);
    }
    let gathered = taken(&[("notes.jsonld", &exported)], Some(&bare));
    let changed = gathered.changed.as_ref().expect("a changed dossier");
    assert_eq!((changed.id.as_ref(), gathered.opened.len()), (&*bare.id, 0));
    assert!(gathered.found > 0, "{gathered:?}");
    assert!(
        gathered
            .sentence(Locale::Fr)
            .contains("annotations placées")
    );

    let beside = taken(
        &[
            ("notes.jsonld", &exported),
            ("a.txt", &open.articles[0].text),
        ],
        None,
    );
    assert_eq!(beside.opened.len(), 1);
    assert!(beside.found > 0 && beside.changed.is_none());
}

#[test]
fn a_library_in_one_file_comes_back_with_times_and_tags() {
    let one = |dossier: &Dossier, tags: &[&str]| Archived {
        file: save(dossier),
        saved: 1_730_116_800_000.0,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let all = [
        one(&full(), &["à revoir", "\"}"]),
        one(&Dossier::new("other", Time(0)), &[]),
    ];
    let file = archive(&all);
    let Ok(Content::Archive(back)) = read("all.selon-archive.json", file.as_bytes()) else {
        panic!("an archive")
    };
    assert_eq!(back, all);
    let gathered = taken(&[("all.json", &file)], Some(&full()));
    assert_eq!(
        (
            gathered.kept.len(),
            gathered.opened.len(),
            gathered.changed.is_none()
        ),
        (2, 0, true)
    );
    assert_eq!(unarchive(&archive(&[])), Ok(vec![]));
    assert_eq!(refusal("cut.json", &file[..400]), Kind::Truncated);
    assert_eq!(
        refusal("later.json", file.replacen("archive/1", "archive/2", 1)),
        Kind::Newer
    );
}

#[test]
fn what_cannot_be_taken_in_changes_nothing() {
    let deep = "[".repeat(200_000);
    let hostile = [
        "{}",
        "[]",
        "null",
        "{\"rows\": [{\"target\": 3}]}",
        deep.as_str(),
        "{\"__proto__\": {\"polluted\": true}, \"constructor\": {\"prototype\": {}}}",
        "[{\"target\": {\"selector\": {\"exact\": \"words of no article here\"}}}]",
        "{\"format\": \"selon-dossier/1\"}",
        "not json",
    ];
    let open = full();
    for json in hostile {
        let gathered = taken(&[("x.json", json)], Some(&open));
        let shown: String = json.chars().take(60).collect();
        assert_eq!(
            (
                gathered.opened.len(),
                gathered.changed.is_none(),
                gathered.refused.len()
            ),
            (0, true, 1),
            "{shown}"
        );
        let sentence = gathered.refused[0].1.to_string();
        assert_eq!(sentence.matches('.').count().min(1), 1, "{sentence}");
    }
}

#[test]
fn keys_that_pollute_prototypes_are_read_as_nothing_and_not_written_again() {
    let file = save(&full()).replacen(
        '{',
        "{\"__proto__\":{\"polluted\":1},\"constructor\":{\"prototype\":{}},",
        1,
    );
    let Ok(Content::Dossier(dossier)) = read("a.selon.json", file.as_bytes()) else {
        panic!("a dossier")
    };
    assert_eq!(*dossier, full());
    assert!(!save(&dossier).contains("__proto__"));
}

proptest! {
    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        start in prop::sample::select(vec!["", "PK\u{3}\u{4}", "{\"format\":\"selon-dossier/1\"", "<html>", "From: a\n", "[{"]),
        name in prop::sample::select(vec!["a.txt", "a.html", "a.md", "a.docx", "a.eml", "a.json", "a"]),
    ) {
        let file = [start.as_bytes(), &bytes].concat();
        let _ = read(name, &file);
    }

    #[test]
    fn a_document_with_any_byte_changed_is_read_or_refused(at in 0usize..2000, to in any::<u8>()) {
        let mut docx = zipped(&[("word/document.xml", BODY.as_bytes()), ("docProps/core.xml", CORE.as_bytes())]);
        let at = at % docx.len();
        docx[at] = to;
        let _ = read("a.docx", &docx);
        let mut xml = BODY.as_bytes().to_vec();
        let at = at % xml.len();
        xml[at] = to;
        let _ = read("a.docx", &zipped(&[("word/document.xml", &xml)]));
    }

    #[test]
    fn markup_of_any_sort_is_text_in_the_end(html in "(<[a-z]{1,6}( [a-z]+=['\"]?[a-z]*['\"]?)?>|</[a-z]{1,6}>|[a-z &;<>#]{0,9}){0,30}") {
        let text = page(&html).text;
        prop_assert!(!text.contains("\n\n\n"));
        prop_assert_eq!(text.trim(), &text);
    }
}

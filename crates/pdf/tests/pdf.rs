//! What is read of a PDF, and what is refused.
#![allow(clippy::unwrap_used)]

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;
use selon_pdf::{Refusal, is_pdf, read};

/// A page with text where it is put: x, y, size, words.
fn page(lines: &[(f32, f32, i64, &str)]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "LastChar" => 255, "Widths" => vec![Object::Integer(500); 224],
    });
    let mut operations = vec![Operation::new("BT", vec![])];
    for (x, y, size, words) in lines {
        let encoded: Vec<u8> = words.chars().map(|c| u32::from(c) as u8).collect();
        operations.push(Operation::new("Tf", vec!["F1".into(), (*size).into()]));
        let place = [1.0, 0.0, 0.0, 1.0, *x, *y].map(Object::Real).to_vec();
        operations.push(Operation::new("Tm", place));
        operations.push(Operation::new("Tj", vec![Object::string_literal(encoded)]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = Content { operations }.encode().unwrap();
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        Object::Dictionary(
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
        ),
    );
    let info = document.add_object(dictionary! {
        "Title" => Object::string_literal("Ferry stays in port"), "Author" => Object::string_literal("Ana Lind"),
    });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn story() -> Vec<u8> {
    page(&[
        (50.0, 780.0, 20, "Ferry stays in Port-"),
        (50.0, 755.0, 20, "Ayre"),
        (
            50.0,
            740.0,
            10,
            "The harbour office said that about 300 pas-",
        ),
        (50.0, 723.0, 10, "sengers were stranded on Monday, and"),
        (50.0, 711.0, 10, "more would be."),
        (50.0, 687.0, 10, "Le préfet dément."),
        (300.0, 30.0, 10, "12"),
    ])
}

#[test]
fn lines_become_paragraphs_cut_words_are_whole_and_the_page_number_is_gone() {
    let article = read(&story()).unwrap();
    assert_eq!(
        article.text,
        "Ferry stays in Port-Ayre\n\nThe harbour office said that about 300 passengers were stranded on Monday, and more would \
         be.\n\nLe préfet dément."
    );
    assert_eq!(
        (&*article.title, &*article.author),
        ("Ferry stays in port", "Ana Lind")
    );
}

#[test]
fn words_that_are_put_side_by_side_are_two_words() {
    let article = read(&page(&[
        (50.0, 700.0, 10, "According to police"),
        (150.0, 700.0, 10, "thirty people came"),
    ]))
    .unwrap();
    assert_eq!(article.text, "According to police thirty people came");
}

#[test]
fn a_document_of_pictures_and_one_that_is_broken_say_what_they_are() {
    assert_eq!(read(&page(&[])), Err(Refusal::Pictures));
    assert_eq!(
        read(&page(&[(9.0, 9.0, 8, "Scan 3")])),
        Err(Refusal::Pictures),
        "a stamp is no article"
    );
    assert_eq!(read(b"%PDF-1.7\nand nothing"), Err(Refusal::Damaged));
    assert!(is_pdf(b"\n\n%PDF-1.4") && !is_pdf(b"PDF"));
}

proptest! {
    #[test]
    fn a_document_with_any_bytes_changed_is_read_or_refused(
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        cut in any::<usize>(),
    ) {
        let mut bytes = story();
        for (at, to) in changes {
            let at = at % bytes.len();
            bytes[at] = to;
        }
        let _ = read(&bytes);
        bytes.truncate(cut % bytes.len());
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&[b"%PDF-1.5\n", &bytes[..]].concat());
    }
}

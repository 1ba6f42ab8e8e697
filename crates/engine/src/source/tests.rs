//! Who is meant by a source: names, descriptions, nouns said instead of a name, pronouns.

use crate::{Lang, Options, analyze};

/// The name under which the source of the last claim is gathered.
fn last(lang: Lang, text: &str) -> Option<String> {
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    let claim = analyze(text, &options).claims.into_iter().last()?;
    claim.source?.resolved
}

#[test]
fn a_noun_said_instead_of_a_name_is_the_person_named_right_before() {
    let cases = [
        (
            Lang::En,
            "Ada Finch said that the book was done. The writer said that it was short.",
            "Ada Finch",
        ),
        (
            Lang::Fr,
            "Paul Destouches a affirmé que la salle était vide. « Je reviendrai », a lancé l'intéressé.",
            "Paul Destouches",
        ),
        (
            Lang::It,
            "Il sindaco, Ettore Mariani, ha detto che il ponte regge. Il primo cittadino ha aggiunto che riaprirà.",
            "Ettore Mariani",
        ),
        (
            Lang::Es,
            "El presidente, Álvaro Peñalba, dijo que el puente resiste. El mandatario añadió que se abrirá.",
            "Álvaro Peñalba",
        ),
    ];
    for (lang, text, name) in cases {
        assert_eq!(last(lang, text).as_deref(), Some(name), "{text}");
    }
}

#[test]
fn a_noun_of_somebody_else_is_nobody_named_before() {
    let cases = [
        (
            Lang::En,
            "Ada Finch said that the book was done. The publisher said that it was late.",
            "publisher",
        ),
        (
            Lang::En,
            "A clerk said that the file was gone. The politician said that it was there.",
            "politician",
        ),
        (
            Lang::En,
            "Ada Finch said that the book was done. Her scientist said that it was late.",
            "scientist",
        ),
        (
            Lang::Fr,
            "Paul Destouches a affirmé que la salle était vide. Le préfet a répondu qu'elle était pleine.",
            "préfet",
        ),
    ];
    for (lang, text, name) in cases {
        let found = last(lang, text);
        assert_ne!(found.as_deref(), Some("Ada Finch"), "{text}");
        assert_ne!(found.as_deref(), Some("Paul Destouches"), "{text}");
        assert_eq!(found.as_deref(), Some(name), "{text}");
    }
}

#[test]
fn a_day_is_nobody_and_a_company_is_no_person() {
    let office = "The harbour office publishes tides every Monday. Boats wait for them. The harbour office said that the \
                  gauge was broken.";
    assert_eq!(last(Lang::En, office).as_deref(), Some("harbour office"));
    let company = "Patrick Lyle accused the builders of waste. Lyle left the room at noon. The company said that it had paid.";
    assert_eq!(last(Lang::En, company).as_deref(), Some("company"));
}

#[test]
fn she_is_no_republic() {
    let text = "Elin Sark said that the front was calm. The neighbouring republic of Dorn said that it was not. She said that \
                the guns were silent.";
    assert_eq!(last(Lang::En, text).as_deref(), Some("Elin Sark"));
}

//! Annotations follow a text that changes: held, changed or lost, never silently on other words.

use crate::desk::*;
use expect_test::{Expect, expect};
use selon_dossier::*;

/// Every claim of `story` accepted, then the text replaced.
pub fn check(story: &str, new: &str, shown: Expect) {
    let mut now = dossier(story);
    for n in 0..now.claims(now.articles[0].id).len() {
        now = change(&now, n, ClaimChange::Accept);
    }
    let id = now.articles[0].id;
    let mut after = now
        .apply(Action::SetText(id, new.into()))
        .expect("another text");
    let mut article = (*after.articles[0]).clone();
    // Only what is kept; the suggestions of before are of no interest here.
    article.analysis = None;
    after.articles = vec![article.into()].into();
    shown.assert_eq(&print_kept(&after));
}

#[test]
fn product_hypothesis_1_the_corrected_figure_is_shown_as_changed() {
    check(
        "{s:The Pentagon} {c:said on Monday that} {t:{f:about 10,000 North Korean soldiers} had arrived in Kursk}.",
        "The Pentagon said on Monday that about 12,000 North Korean soldiers had arrived in Kursk.",
        expect![[r#"
            source: The Pentagon
            cue: said on Monday that
            content: about 10,000 North Korean soldiers had arrived in Kursk → about 12,000 North Korean soldiers had arrived in Kursk
            figure: about 10,000 North Korean soldiers → about 12,000 North Korean soldiers
        "#]],
    );
}

#[test]
fn product_hypothesis_2_a_deleted_sentence_is_not_found_in_another_source() {
    check(
        "{s:The Pentagon} {c:said on Monday that} {t:{f:about 10,000 North Korean soldiers} had arrived in Kursk}. Zelensky said that 12,000 North Korean soldiers would arrive in Kursk.",
        "Zelensky said that 12,000 North Korean soldiers would arrive in Kursk.",
        expect![[r#"
            source: The Pentagon (lost)
            cue: said on Monday that (lost)
            content: about 10,000 North Korean soldiers had arrived in Kursk (lost)
            figure: about 10,000 North Korean soldiers (lost)
        "#]],
    );
}

#[test]
fn product_hypothesis_3_no_soldiers_are_not_soldiers() {
    check(
        "{s:The Pentagon} {c:said on Monday that} {t:{f:about 10,000 North Korean soldiers} had arrived in Kursk}.",
        "The Pentagon said on Monday that no North Korean soldiers had arrived in Kursk.",
        expect![[r#"
            source: The Pentagon
            cue: said on Monday that
            content: about 10,000 North Korean soldiers had arrived in Kursk → no North Korean soldiers had arrived in Kursk
            figure: about 10,000 North Korean soldiers → no North Korean soldiers
        "#]],
    );
}

#[test]
fn held_text_before_moves_everything_along() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}.",
        "A long day. Ana said 40 came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_text_after_changes_nothing() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}.",
        "Ana said 40 came. Then it rained.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_text_before_and_after_at_once() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}.",
        "Friday. Ana said 40 came. Then it rained.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_typing_error_mended_in_the_content() {
    check(
        "{s:Ana} {c:said} {t:they recieved {f:40} letters}.",
        "Ana said they received 40 letters.",
        expect![[r#"
            source: Ana
            cue: said
            content: they received 40 letters
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_typing_error_mended_in_the_source() {
    check(
        "{s:Mr Zelenksy} {c:said} {t:{f:40} came}.",
        "Mr Zelensky said 40 came.",
        expect![[r#"
            source: Mr Zelensky
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_quotation_marks_made_curly() {
    check(
        "{s:Ana} {c:said} {t:\"all {f:40} came\"}.",
        "Ana said “all 40 came”.",
        expect![[r#"
            source: Ana
            cue: said
            content: “all 40 came”
            figure: 40
        "#]],
    );
}

#[test]
fn held_an_apostrophe_made_curly() {
    check(
        "{s:Le maire} {c:a dit} {t:qu'il y avait {f:40} personnes}.",
        "Le maire a dit qu’il y avait 40 personnes.",
        expect![[r#"
            source: Le maire
            cue: a dit
            content: qu’il y avait 40 personnes
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_space_made_a_no_break_space() {
    check(
        "{s:Le maire} {c:a dit} {t:qu'il y avait {f:40} personnes !}",
        "Le maire a dit qu'il y avait 40 personnes\u{a0}!",
        expect![[r#"
            source: Le maire
            cue: a dit
            content: qu'il y avait 40 personnes !
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_double_space_made_one() {
    check(
        "{s:Ana} {c:said} {t:that  {f:40}  came}.",
        "Ana said that 40 came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_line_broken_in_two() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came to the fair}.",
        "Ana said that 40 people\ncame to the fair.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people
            came to the fair
            figure: 40
        "#]],
    );
}

#[test]
fn held_two_paragraphs_joined() {
    check(
        "Rain.\n{s:Ana} {c:said} {t:{f:40} came}.",
        "Rain. Ana said 40 came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_comma_put_in() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} came and {f:3} stayed}.",
        "Ana said that 40 came, and 3 stayed.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 came, and 3 stayed
            figure: 40
            figure: 3
        "#]],
    );
}

#[test]
fn held_a_paragraph_moved_down() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came}.\nIt rained all day in the whole valley.\nNobody was hurt, the fire brigade noted.",
        "It rained all day in the whole valley.\nNobody was hurt, the fire brigade noted.\nAna said that 40 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn held_a_claim_moved_to_the_front() {
    check(
        "It rained all day in the whole valley. {s:Ana} {c:said} {t:that {f:40} people came}.",
        "Ana said that 40 people came. It rained all day in the whole valley.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn held_an_emoji_put_before() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}.",
        "👩‍👩‍👧 Ana said 40 came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_the_same_sentence_once_more_before() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}.",
        "Bo said 40 came. Ana said 40 came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_one_of_two_equal_claims_taken_out() {
    check(
        "{s:Ana} {c:said} {t:{f:40} came}. {s:Bo} {c:said} {t:{f:40} came}.",
        "Bo said 40 came.",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: 40 came (lost)
            figure: 40 (lost)
            source: Bo
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_corrections_elsewhere_in_the_paragraph() {
    check(
        "The fair began on Monday. {s:Ana} {c:said} {t:{f:40} came}. It ended on Friday.",
        "The fair began on Tuesday. Ana said 40 came. It ended on Thursday.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 came
            figure: 40
        "#]],
    );
}

#[test]
fn held_right_to_left_text() {
    check(
        "{s:המשטרה} {c:אמרה} {t:כי {f:40} אנשים הגיעו}.",
        "היום. המשטרה אמרה כי 40 אנשים הגיעו.",
        expect![[r#"
            source: המשטרה
            cue: אמרה
            content: כי 40 אנשים הגיעו
            figure: 40
        "#]],
    );
}

//! Annotations whose words a new text changes or loses: shown as such, with the old words.

use crate::follow::check;
use expect_test::expect;

#[test]
fn changed_another_number_in_digits() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana said 45 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 people came → 45 people came
            figure: 40 → 45
        "#]],
    );
}

#[test]
fn changed_one_digit_more() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana said 400 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 people came → 400 people came
            figure: 40 → 400
        "#]],
    );
}

#[test]
fn changed_a_decimal_point_put_in() {
    check(
        "{s:Ana} {c:said} {t:{f:15} tonnes came}.",
        "Ana said 1.5 tonnes came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 15 tonnes came → 1.5 tonnes came
            figure: 15 → 1.5
        "#]],
    );
}

#[test]
fn changed_a_number_in_words() {
    check(
        "{s:Ana} {c:said} {t:forty people came}.",
        "Ana said fourteen people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: forty people came → fourteen people came
        "#]],
    );
}

#[test]
fn changed_a_million_made_a_billion() {
    check(
        "{s:Ana} {c:said} {t:it cost {f:3 million}}.",
        "Ana said it cost 3 billion.",
        expect![[r#"
            source: Ana
            cue: said
            content: it cost 3 million → it cost 3 billion
            figure: 3 million → 3 billion
        "#]],
    );
}

#[test]
fn changed_an_approximation_put_in() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came}.",
        "Ana said that about 40 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came → that about 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_a_hedge_taken_out() {
    check(
        "{s:Ana} {c:said} {t:that perhaps {f:40} people came}.",
        "Ana said that 40 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that perhaps 40 people came → that 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_a_negation_inside_the_content() {
    check(
        "{s:Ana} {c:said} {t:that they came in time}.",
        "Ana said that they never came in time.",
        expect![[r#"
            source: Ana
            cue: said
            content: that they came in time → that they never came in time
        "#]],
    );
}

#[test]
fn changed_a_negation_before_the_content() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana said not 40 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 people came → not 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_a_negation_after_the_content() {
    check(
        "{s:Sie} {c:sagte,} {t:er komme}.",
        "Sie sagte, er komme nicht.",
        expect![[r#"
            source: Sie
            cue: sagte,
            content: er komme → er komme nicht
        "#]],
    );
}

#[test]
fn changed_a_negation_at_the_cue() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana never said 40 people came.",
        expect![[r#"
            source: Ana
            cue: said → never said
            content: 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_a_french_negation_around_the_verb() {
    check(
        "{s:Le maire} {c:affirme} {t:que {f:40} personnes viennent}.",
        "Le maire affirme que 40 personnes ne viennent pas.",
        expect![[r#"
            source: Le maire
            cue: affirme
            content: que 40 personnes viennent → que 40 personnes ne viennent pas
            figure: 40
        "#]],
    );
}

#[test]
fn changed_illegal_is_not_legal() {
    check(
        "{s:Ana} {c:said} {t:that the vote was legal}.",
        "Ana said that the vote was illegal.",
        expect![[r#"
            source: Ana
            cue: said
            content: that the vote was legal → that the vote was illegal
        "#]],
    );
}

#[test]
fn changed_another_verb() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana denied 40 people came.",
        expect![[r#"
            source: Ana
            cue: said → denied
            content: 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_another_thing_counted() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people were wounded}.",
        "Ana said 40 people were killed.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 people were wounded → 40 people were killed
            figure: 40
        "#]],
    );
}

#[test]
fn changed_the_content_shortened() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came to the fair on Monday}.",
        "Ana said that 40 people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came to the fair on Monday → that 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_the_content_lengthened() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came}.",
        "Ana said that 40 people and their dogs came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came → that 40 people and their dogs came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_words_after_a_finished_content() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana said 40 people came late.",
        expect![[r#"
            source: Ana
            cue: said
            content: 40 people came → 40 people came late
            figure: 40
        "#]],
    );
}

#[test]
fn changed_a_word_between_source_and_cue() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Ana Smith said 40 people came.",
        expect![[r#"
            source: Ana
            cue: said → Smith said
            content: 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_another_source_for_the_same_words() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Bo said 40 people came.",
        expect![[r#"
            source: Ana → Bo
            cue: said
            content: 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn changed_rises_are_not_falls() {
    check(
        "{s:Ana} {c:said} {t:prices would rise}.",
        "Ana said prices would fall.",
        expect![[r#"
            source: Ana
            cue: said
            content: prices would rise → prices would fall
        "#]],
    );
}

#[test]
fn changed_north_is_not_south() {
    check(
        "{s:Ana} {c:said} {t:the North Korean soldiers left}.",
        "Ana said the South Korean soldiers left.",
        expect![[r#"
            source: Ana
            cue: said
            content: the North Korean soldiers left → the South Korean soldiers left
        "#]],
    );
}

#[test]
fn lost_the_sentence_taken_out() {
    check(
        "It rained. {s:Ana} {c:said} {t:{f:40} people came}. It was cold.",
        "It rained. It was cold.",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: 40 people came (lost)
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_the_whole_text_replaced() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "Nothing of this happened.",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: 40 people came (lost)
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_the_text_emptied() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}.",
        "",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: 40 people came (lost)
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_another_statement_of_the_same_source() {
    check(
        "{s:The mayor} {c:said} {t:that {f:40} people came to the fair}.",
        "The mayor said nobody would rebuild the bridge this year.",
        expect![[r#"
            source: The mayor (lost)
            cue: said (lost)
            content: that 40 people came to the fair (lost)
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_the_same_words_by_another_source_elsewhere() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came}. It rained in the valley.\nBo said that 40 people came.",
        "It rained in the valley.\nBo said that 40 people came.",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: that 40 people came (lost)
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_another_source_with_another_number() {
    check(
        "{s:The Pentagon} {c:said} {t:{f:about 10,000 soldiers} had arrived}.",
        "Mr Zelensky said 12,000 soldiers would arrive.",
        expect![[r#"
            source: The Pentagon (lost)
            cue: said (lost)
            content: about 10,000 soldiers had arrived (lost)
            figure: about 10,000 soldiers (lost)
        "#]],
    );
}

#[test]
fn lost_only_the_figure_taken_out() {
    check(
        "{s:Ana} {c:said} {t:that {f:40} people came}.",
        "Ana said that people came.",
        expect![[r#"
            source: Ana
            cue: said
            content: that 40 people came → that people came
            figure: 40 (lost)
        "#]],
    );
}

#[test]
fn lost_the_source_taken_out() {
    check(
        "{s:According to Ana}, {t:{f:40} people came}.",
        "40 people came.",
        expect![[r#"
            source: According to Ana (lost)
            content: 40 people came
            figure: 40
        "#]],
    );
}

#[test]
fn lost_a_quote_put_in_again_by_somebody_else() {
    check(
        "{s:Ana} {c:said} {t:{f:40} people came}. It rained.",
        "It rained. Bo confirmed: 40 people came.",
        expect![[r#"
            source: Ana (lost)
            cue: said (lost)
            content: 40 people came (lost)
            figure: 40 (lost)
        "#]],
    );
}

//! What the engine's rules do, in a sentence for people.
//!
//! Ids of attribution rules read `<language>.<rule>`; the sentence depends on the rule only, so that a new language
//! needs nothing here. A test sees to it that every rule of the engine has one.

/// A rule, and what it does in English and in French.
type Row = (&'static str, &'static str, &'static str);

/// Rules that find claims.
#[rustfmt::skip]
const CLAIM: &[Row] = &[
    ("according-to.front", "“According to X” stands before the statement.", "« Selon X » précède l’énoncé."),
    ("according-to.middle", "“According to X” stands between commas inside the statement.", "« Selon X » se trouve entre virgules au milieu de l’énoncé."),
    ("according-to.end", "“According to X” follows the statement.", "« Selon X » suit l’énoncé."),
    ("according-to.parenthesis", "“According to X” follows the statement in parentheses.", "« Selon X » suit l’énoncé entre parenthèses."),
    ("adverb", "An adverb attributes to whoever was named before, or to nobody.", "Un adverbe attribue à qui vient d’être nommé, ou à personne."),
    ("impersonal", "A turn of phrase reports without naming anybody: “it is said that”.", "Une tournure rapporte sans nommer personne : « il semblerait que »."),
    ("verb.that", "A source, a verb of saying or thinking, and a clause: “X says that …”.", "Une source, un verbe de parole ou d’opinion, et une proposition : « X affirme que … »."),
    ("verb.zero", "A source, a verb of saying, and a clause without “that”: “X said the plan …”.", "Une source, un verbe de parole, et une proposition sans « que »."),
    ("verb.question", "A source, a verb of saying, and an indirect question.", "Une source, un verbe de parole, et une question indirecte : « X a demandé si … »."),
    ("verb.infinitive", "A source, a verb of saying, and an infinitive: “X claims to have …”.", "Une source, un verbe de parole, et un infinitif : « X dit avoir … »."),
    ("verb.colon", "A source, a verb of saying, and a colon.", "Une source, un verbe de parole, et deux-points : « X a précisé : … »."),
    ("verb.quote", "A source, a verb of saying, and quoted words.", "Une source, un verbe de parole, et des mots cités : « X a dit “…” »."),
    ("verb.noun", "A source, a verb of announcing or denying, and what is announced or denied.", "Une source, un verbe d’annonce ou de démenti, et ce qui est annoncé ou démenti."),
    ("verb.figure", "A source, a verb of estimating or counting, and a figure.", "Une source, un verbe d’estimation ou de comptage, et un chiffre."),
    ("verb.accuses", "A source, a verb of accusing, the accused and the deed.", "Une source, un verbe d’accusation, l’accusé et le fait : « X accuse Y d’avoir … »."),
    ("participle.that", "A participle with a clause, said by the subject of the sentence: “adding that …”.", "Un participe et une proposition, dits par le sujet de la phrase : « ajoutant que … »."),
    ("inverted.quote", "Quoted words, then the verb and who speaks.", "Des mots cités, puis le verbe et qui parle : « …, a déclaré X »."),
    ("inverted.clause", "A clause, then the verb and who speaks.", "Une proposition, puis le verbe et qui parle : « …, estime X »."),
    ("after.quote", "Quoted words, then who speaks and the verb.", "Des mots cités, puis qui parle et le verbe."),
    ("after.clause", "A clause, then who speaks and the verb: “…, officials said”.", "Une proposition, puis qui parle et le verbe."),
    ("passive.by", "A passive that names who says it: “was announced by X”.", "Un passif qui nomme qui le dit : « a été annoncé par X »."),
    ("passive.that", "A passive that names nobody, and a clause: “it was announced that”.", "Un passif qui ne nomme personne, et une proposition : « il a été annoncé que »."),
    ("passive.infinitive", "A passive with an infinitive: “X is said to …”.", "Un passif avec un infinitif : « X est censé … »."),
    ("as-clause", "A clause of comparison with a verb of saying: “as X put it”.", "Une comparaison avec un verbe de parole : « comme l’a dit X »."),
    ("relative.object", "A relative clause in which somebody disputes or confirms what stands before it.", "Une relative où quelqu’un conteste ou confirme ce qui la précède : « un chiffre que X conteste »."),
    ("citing", "A source that the speaker names as their own: “…, citing X”.", "Une source que cite celle qui parle : « …, citant X »."),
    ("quote.dash", "A line of dialogue, opened by a dash.", "Une réplique de dialogue, ouverte par un tiret."),
    ("hearsay", "A verb that marks hearsay, as German “soll … haben”.", "Un verbe qui marque le ouï-dire, comme « soll … haben » en allemand."),
    ("pointer", "A pronoun that stands for the sentence before.", "Un pronom qui reprend la phrase précédente : « c’est ce qu’a annoncé X »."),
    ("noun.that", "A noun of saying, and a clause: “the claim that …”.", "Un nom de parole, et une proposition : « l’affirmation selon laquelle … »."),
    ("quote.colon", "A speaker, a colon, and quoted words.", "Qui parle, deux-points, et des mots cités."),
    ("quote.free", "Quoted words on their own, given to the speaker before or after; this one is doubtful.", "Des mots cités seuls, attribués à qui parle avant ou après ; c’est incertain."),
    ("quote.continues", "Quoted words that go on after their speaker was named.", "Des mots cités qui continuent après que l’on a nommé qui parle."),
    ("quote.pull", "A quotation set apart from the text, with its speaker on the line beside it.", "Une citation isolée du texte, et qui parle sur la ligne voisine."),
    ("report.mood", "A sentence in the mood of report, after an attributed one.", "Une phrase au mode du discours rapporté, après une phrase attribuée."),
];

/// Rules that say who a source is.
#[rustfmt::skip]
const SOURCE: &[Row] = &[
    ("source.apposition", "The name stands beside the description.", "Le nom est apposé à la description."),
    ("source.surname", "A longer name before ends in the same word.", "Un nom plus long, plus haut, finit par le même mot."),
    ("source.short", "A longer name before begins with the same words, or has these letters.", "Un nom plus long, plus haut, commence par les mêmes mots, ou a ces initiales."),
    ("source.description", "The description was given with a name before.", "La description a déjà été donnée avec un nom."),
    ("source.noun", "A common noun, taken for the body named last; this is doubtful.", "Un nom commun, pris pour l’organisme nommé en dernier ; c’est incertain."),
    ("source.pronoun", "A pronoun, taken for the last speaker that fits; this is doubtful.", "Un pronom, pris pour la dernière source qui convient ; c’est incertain."),
    ("source.relative", "A relative pronoun, for the words before it.", "Un pronom relatif, pour les mots qui le précèdent."),
    ("source.interview", "The person interviewed, named before the first question; this is doubtful.", "La personne interrogée, nommée avant la première question ; c’est incertain."),
    ("source.continues", "The speaker of the claim before goes on.", "La source de l’affirmation précédente continue."),
];

/// Names of reading rules; those that carry a number have `{}` in its place.
#[rustfmt::skip]
const READING: &[Row] = &[
    ("by hand", "read by hand", "lu à la main"),
    ("exact", "the number as it stands", "le nombre tel quel"),
    ("as written", "as written", "tel qu’écrit"),
    ("range", "from one number to the other", "d’un nombre à l’autre"),
    ("at least", "at least: the number or more", "au moins : le nombre ou plus"),
    ("at most", "at most: the number or less", "au plus : le nombre ou moins"),
    ("more than", "more than the number", "plus que le nombre"),
    ("less than", "less than the number", "moins que le nombre"),
    ("about ±{} %", "about: ±{} %", "environ : ±{} %"),
    ("CQE: about ±5 %", "about: ±5 % (CQE)", "environ : ±5 % (CQE)"),
    ("nearly: 90 % up to the number", "nearly: 90 % of the number up to it", "près de : de 90 % du nombre jusqu’à lui"),
    ("literal", "the number as it stands", "le nombre tel quel"),
    ("ACLED: the number stated", "the number stated (ACLED)", "le nombre donné (ACLED)"),
    ("vague plural: from twice the unit to below the next unit but one", "vague plural: from twice the unit to below the next unit but one", "pluriel vague : de deux fois l’unité à moins de la deuxième unité suivante"),
    ("literal: at least twice the unit", "vague plural: twice the unit or more", "pluriel vague : deux fois l’unité ou plus"),
    ("ACLED: one unit", "vague plural: one unit (ACLED)", "pluriel vague : une unité (ACLED)"),
    ("CQE: one to ten units", "vague plural: one to ten units (CQE)", "pluriel vague : d’une à dix unités (CQE)"),
];

fn claim(id: &str) -> Option<&'static Row> {
    let rule = id.split_once('.').map_or(id, |(_, rule)| rule);
    let named = |name: &str| CLAIM.iter().chain(SOURCE).find(|row| row.0 == name);
    named(id).or_else(|| named(rule))
}

/// What a rule does, in English.
pub fn english(id: &str) -> &'static str {
    claim(id).map_or(
        "The words around it attribute what is said to a source.",
        |row| row.1,
    )
}

/// What a rule does, in French.
pub fn french(id: &str) -> &'static str {
    claim(id).map_or(
        "Les mots alentour attribuent ce qui est dit à une source.",
        |row| row.2,
    )
}

/// The name of a reading rule in words that say what it does.
fn reading(name: &str, words: fn(&Row) -> &'static str) -> String {
    for row in READING {
        match row.0.split_once("{}") {
            None if row.0 == name => return words(row).to_owned(),
            Some((before, after)) => {
                let number = name
                    .strip_prefix(before)
                    .and_then(|rest| rest.strip_suffix(after));
                if let Some(number) = number {
                    return words(row).replace("{}", number);
                }
            }
            None => {}
        }
    }
    name.to_owned()
}

/// A reading rule in English.
pub fn english_reading(name: &str) -> String {
    reading(name, |row| row.1)
}

/// A reading rule in French.
pub fn french_reading(name: &str) -> String {
    reading(name, |row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_engine_is_explained_in_every_language_of_articles() {
        for rule in selon_engine::claim::RULES {
            let ids = [format!("fr.{}", rule.id), format!("nl.{}", rule.id)];
            for id in ids {
                assert!(claim(&id).is_some(), "{id} has no sentence");
            }
        }
        assert!(claim("fr.unheard.of").is_none());
        assert!(!french("fr.unheard.of").is_empty());
    }

    #[test]
    fn reading_rules_are_named_with_their_number() {
        assert_eq!(french_reading("about ±10 %"), "environ : ±10 %");
        assert_eq!(english_reading("about ±25 %"), "about: ±25 %");
        assert_eq!(french_reading("unheard of"), "unheard of");
    }

    #[test]
    fn every_reading_that_the_engine_gives_has_a_name_of_ours() {
        use selon_engine::{Lang, Options, Preset, ReadingRules};
        let text = "About 300, nearly 400, at least 5, at most 6, more than 7, less than 8, 3 to 4, 12, thousands of \
                    houses and on 3 May 2024 dozens of cars burned.";
        let presets = [Preset::Selon, Preset::Literal, Preset::Acled, Preset::Cqe];
        let mut seen = 0;
        for preset in presets {
            let options = Options {
                lang: Lang::from_code("en"),
                rules: ReadingRules {
                    preset,
                    ..ReadingRules::default()
                },
            };
            for figure in selon_engine::analyze(text, &options).figures {
                let name = &figure.reading.rule;
                assert_ne!(french_reading(name), *name, "{name} has no name in French");
                seen += 1;
            }
        }
        assert!(seen >= 4 * 9, "only {seen} figures were read");
    }
}

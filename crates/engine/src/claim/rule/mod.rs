//! The rules, one idea a file, and the table that names them all.

pub(crate) mod according_to;
mod agreement;
pub(crate) mod aside;
mod clause;
pub(crate) mod complement;
mod conjunction;
mod extent;
pub(crate) mod free_quote;
mod gather;
pub(crate) mod impersonal;
pub(crate) mod informant;
pub(crate) mod interview;
pub(crate) mod inverted;
mod marks;
pub(crate) mod nominal;
pub(crate) mod passive;
pub(crate) mod pointer;
pub(crate) mod report_mood;
pub(crate) mod subject_verb;
mod zero;

/// A rule by which a claim is found; its published name is `<language>.<id>`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name without the language: `according-to.front`.
    pub id: &'static str,
    /// What it looks for, in a sentence that can be shown.
    pub about: &'static str,
}

macro_rules! rules {
    ($($name:ident = $id:literal: $about:literal;)*) => {
        $(pub(crate) static $name: Rule = Rule { id: $id, about: $about };)*
        /// Every rule of attribution, as docs/rules.md lists them.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    ACCORDING_FRONT = "according-to.front": "A preposition of attribution in front of the clause: “Selon X, …”.";
    ACCORDING_MIDDLE = "according-to.middle": "A preposition of attribution between commas inside the clause: “…, selon X, …”.";
    ACCORDING_END = "according-to.end": "A preposition of attribution after the clause: “…, selon X.”.";
    ACCORDING_PARENTHESIS = "according-to.parenthesis": "A preposition of attribution in parentheses: “… (selon X)”.";
    ADVERB = "adverb": "An adverb that attributes to whoever was named before, or to nobody: “demnach”.";
    IMPERSONAL = "impersonal": "An impersonal phrase that reports without naming anybody: “il semblerait que”.";
    VERB_THAT = "verb.that": "A verb of saying or thinking with a clause: “X affirme que …”, “X says that …”.";
    VERB_ZERO = "verb.zero": "A verb of saying with a clause that has no “that”: “X said the plan …”.";
    VERB_QUESTION = "verb.question": "A verb of saying with an indirect question: “X a demandé si …”.";
    VERB_INFINITIVE = "verb.infinitive": "A verb of saying with an infinitive or gerund: “X dit avoir …”, “X claims to have …”.";
    VERB_COLON = "verb.colon": "A verb of saying and a colon: “X a précisé : …”.";
    VERB_QUOTE = "verb.quote": "A verb of saying with quoted words after it: “X a dit « … »”.";
    VERB_NOUN = "verb.noun": "A verb of announcing or denying with a noun phrase: “X dément toute implication”.";
    VERB_FIGURE = "verb.figure": "A verb of estimating or counting with a figure: “X estime à 300 le nombre …”.";
    VERB_ACCUSES = "verb.accuses": "A verb of accusing, the accused and the deed: “X accuse Y d'avoir …”.";
    PARTICIPLE_THAT = "participle.that": "A participle with a clause, said by the subject of the sentence: “…, ajoutant que …”.";
    INVERTED_QUOTE = "inverted.quote": "Quoted words, then verb and speaker: “« … », a déclaré X”.";
    INVERTED_CLAUSE = "inverted.clause": "An unquoted clause, then or around verb and speaker: “…, estime X, …”.";
    AFTER_QUOTE = "after.quote": "Quoted words, then speaker and verb: ““…,” X said”.";
    AFTER_CLAUSE = "after.clause": "An unquoted clause, then speaker and verb: “…, officials said”.";
    PASSIVE_BY = "passive.by": "A passive with its agent: “… a été annoncé par X”.";
    PASSIVE_THAT = "passive.that": "An impersonal passive with a clause: “il a été annoncé que …”.";
    PASSIVE_INFINITIVE = "passive.infinitive": "A passive with an infinitive: “X is said to …”.";
    AS_CLAUSE = "as-clause": "A clause of comparison around a verb of saying: “comme l'a dit X”, “as X put it”.";
    RELATIVE_OBJECT = "relative.object": "What somebody disputes or confirms in a relative clause: “un chiffre que X conteste”, “…, which X denies”.";
    CITING = "citing": "A source named behind the speaker: “…, citant X”, “…, citing X”.";
    QUOTE_DASH = "quote.dash": "A line of dialogue that a dash opens.";
    NOUN_THAT = "noun.that": "A noun of saying with a clause: “l'affirmation de X selon laquelle …”, “the claim that …”.";
    QUOTE_COLON = "quote.colon": "A speaker, a colon and quoted words, without a verb: “X : « … »”.";
    QUOTE_FREE = "quote.free": "Quoted words on their own, given to the speaker before or after, with a doubt.";
    QUOTE_CONTINUES = "quote.continues": "Quoted words that go on after the speaker was named: “« … », dit X. « … »”.";
    QUOTE_PULL = "quote.pull": "A quotation set apart from the text with its speaker on the line before or after.";
    HEARSAY = "hearsay": "The modal of hearsay with a perfect infinitive: “soll … haben”.";
    POINTER = "pointer": "A pronoun for the sentence before: “Das teilte X mit”.";
    REPORT_MOOD = "report.mood": "A sentence in the mood of report after an attributed one: German Konjunktiv I.";
}

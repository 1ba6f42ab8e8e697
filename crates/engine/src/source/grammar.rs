//! The closed classes of a language: the words by which phrases and clauses are cut, from `grammar.txt`, and the nouns
//! that speak, from `sources.txt`.

use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};

/// A set of word classes; a word may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u128);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $section:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub(crate) const $name: Class = Class(1 << $bit);)*
            /// The class that a section of a word file lists.
            fn named(section: &str) -> Option<Class> {
                match section {
                    $($section => Some(Class::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Articles, possessives, demonstratives, quantifiers: a noun phrase begins.
    DETERMINER = 0, "determiner";
    /// "de", "of": joins two nouns into one phrase.
    OF = 1, "of";
    /// A preposition melted with its article ("du").
    CONTRACTED = 2, "contracted";
    /// Any other preposition.
    PREPOSITION = 3, "preposition";
    /// A pronoun of the third person as subject.
    PRONOUN = 4, "pronoun";
    /// A pronoun that follows its verb in an inversion.
    INVERTED = 5, "inverted";
    /// Masculine forms among the pronouns.
    MASCULINE = 6, "masculine";
    /// Feminine forms among the pronouns.
    FEMININE = 7, "feminine";
    /// Plural forms among pronouns and determiners.
    PLURAL = 8, "plural";
    /// "on", "man": somebody, nobody in particular.
    INDEFINITE = 9, "indefinite";
    /// Pronouns of the first and second person.
    FIRST = 10, "first";
    /// Relative pronouns.
    RELATIVE = 11, "relative";
    /// Relative pronouns that can be a subject.
    SUBJECT_RELATIVE = 12, "subject-relative";
    /// "que", "that", "dass".
    THAT = 13, "that";
    /// Opens a subordinate clause.
    SUBORDINATOR = 14, "subordinator";
    /// Opens a subordinate clause and is nothing else.
    HARD_SUBORDINATOR = 15, "hard-subordinator";
    /// Joins clauses or phrases.
    COORDINATOR = 16, "coordinator";
    /// "et", "ou": joins phrases.
    AND = 17, "and";
    /// Stands between subject and verb in Romance languages.
    CLITIC = 18, "clitic";
    /// Reflexive clitics.
    REFLEXIVE = 19, "reflexive";
    /// Negation before the verb, or the only one.
    NEGATION = 20, "negation";
    /// Negation after the verb.
    NEGATOR = 21, "negator";
    /// The auxiliary of the perfect.
    HAVE = 22, "have";
    /// The auxiliary of the passive.
    BE = 23, "be";
    /// The participle of the passive's auxiliary ("été").
    BEEN = 24, "been";
    /// Governs a bare infinitive.
    MODAL = 25, "modal";
    /// Adverbs that stand inside a verb group.
    ADVERB = 26, "adverb";
    /// Days, months and words of time.
    TIME = 27, "time";
    /// Opens an indirect question.
    WH = 28, "wh";
    /// Number words.
    NUMBER = 29, "number";
    /// Titles before a name; a full stop may follow.
    TITLE = 30, "title";
    /// Finite verbs so common that their endings do not tell.
    COMMON_VERB = 31, "common-verb";
    /// Nouns for people and bodies that speak.
    ROLE = 32, "role";
    /// Nouns for sources that stay unnamed.
    ANONYMOUS = 33, "anonymous";
    /// Words that keep a source unnamed beside such a noun.
    ANONYMOUS_MARK = 34, "anonymous-mark";
    /// Nouns for documents.
    DOCUMENT = 35, "document";
    /// Opens an infinitive clause ("to", "zu", "di").
    INFINITIVE_MARK = 36, "infinitive-mark";
    /// Separable particles of verbs.
    PARTICLE = 37, "particle";
    /// Prepositions by which a role is told where it belongs ("professor at").
    ROLE_PREPOSITION = 38, "role-preposition";
    /// Determiners that do not say which one.
    INDEFINITE_ARTICLE = 39, "indefinite-article";
    /// Pronouns that stand after a preposition ("lui", "him").
    DISJUNCTIVE = 40, "disjunctive";
    /// Subjects that stand for nobody ("c'", "there").
    DUMMY = 41, "dummy";
    /// Nouns that only carry a clause ("the fact that").
    FACT = 42, "fact";
    /// Words that look like finite verbs and are not.
    NOT_VERB = 43, "not-verb";
    /// Conjunctions of "as X said".
    AS = 44, "as";
    /// Before "que"/"that", words that compare ("plus que").
    COMPARATIVE = 46, "comparative";
    /// Subjects that deny that anybody says it ("nobody").
    NOBODY = 47, "nobody";
    /// Laws and treaties: they are in force, nobody reports.
    LAW = 48, "law";
    /// After a comma, words that end what is said ("contrairement", "ce qui").
    BREAK = 49, "break";
    /// Spokespeople: named by whom they speak for.
    SPOKESPERSON = 50, "spokesperson";
    /// Prepositions that lead to a figure ("at", "à").
    AT = 51, "at";
    /// Determiners that can stand alone ("both", "plusieurs").
    PRONOMINAL = 52, "pronominal";
    /// Articles of a genitive after a noun (German "der", "des").
    GENITIVE = 53, "genitive";
    /// Articles and pronouns that are no subject ("dem", "ihm").
    DATIVE = 54, "dative";
    /// Verbs in the mood of report (German "sei", "habe").
    REPORT = 55, "report";
    /// Verbs in the mood of report that are as often something else ("würden").
    AMBIGUOUS_MOOD = 56, "ambiguous-mood";
    /// Nouns for statements ("Angaben"), after which "nach" attributes.
    STATEMENT = 57, "statement";
    /// Pronouns that point back to a whole sentence ("das teilte X mit").
    POINTER = 58, "pointer";
    /// The modal of hearsay ("soll … haben").
    HEARSAY = 59, "hearsay";
    /// Opens a question of yes or no ("whether").
    WHETHER = 60, "whether";
    /// Infinitives that their ending does not tell ("ter", "aver").
    INFINITIVE = 61, "infinitive";
    /// Pronouns of the second person.
    SECOND = 45, "second";
    /// Leads to the agent of a passive ("par", "by").
    AGENT = 62, "agent";
    /// Opens a clause that sets another fact against what is said ("tandis que", "while").
    CONTRAST = 63, "contrast";
    /// Possessives that name the source of a noun of saying ("his claim that").
    POSSESSIVE = 64, "possessive";
    /// The ending of a genitive before its noun ("'s").
    GENITIVE_MARK = 65, "genitive-mark";
    /// Joins a verb to the infinitive that it governs ("tient à dire").
    INFINITIVE_LINK = 66, "infinitive-link";
    /// The auxiliaries that close a perfect infinitive ("verletzt haben").
    PERFECT_INFINITIVE = 67, "perfect-infinitive";
    /// Words beside which a modal of hearsay means what might have been (Dutch "als", "liever").
    IRREALIS = 69, "irrealis";
    /// Opens an insertion with verb and speaker ("…, so betonte X, …").
    LEAD = 68, "lead";
    /// Past participles that their ending does not tell ("seen").
    PARTICIPLE = 80, "participle";
    /// Ranks before a name, which are no part of it ("Major Elin Sark").
    RANK = 82, "rank";
    /// Relative pronouns that stand for a whole clause (", which", ", was").
    SENTENCE_RELATIVE = 70, "sentence-relative";
    /// The word before such a pronoun where it has two (", ce que", ", lo que").
    SENTENCE_LEAD = 71, "sentence-lead";
    /// Verbs in their plain form that are as often nouns ("show", "report"), where a verb needs a plural subject.
    BASE = 73, "base";
    /// Nouns for bodies rather than persons among those that speak ("the council").
    INSTITUTION = 72, "institution";
    /// What somebody sees things with ("view", "eyes"), after which a clause is theirs.
    VIEW = 74, "view";
    /// Nouns by which a text calls a person named right before ("l'intéressé", "the politician").
    EPITHET = 75, "epithet";
    /// Common nouns for a body that was named before ("le groupe", "the charity").
    ORGANISATION = 81, "organisation";
}

impl Class {
    /// No class.
    pub(crate) const NONE: Class = Class(0);
    /// Both sets together.
    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
    /// Whether the two sets share a class.
    pub(crate) fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes of every word, fixed phrases, and the endings by which unknown words are guessed.
#[derive(Debug, Default)]
pub struct Tables {
    classes: Vec<Class>,
    /// Phrases that stand between commas or inside a clause and say nothing ("quant à lui").
    pub(crate) inserts: PhraseTable<()>,
    /// Endings of finite verbs.
    pub(crate) verb_endings: Vec<&'static str>,
    /// Endings of past participles.
    pub(crate) participle_endings: Vec<&'static str>,
    /// Endings of present participles.
    pub(crate) gerund_endings: Vec<&'static str>,
    /// Endings of the participle inside a perfect infinitive, in a language that has no ending for participles alone.
    pub(crate) perfect_endings: Vec<&'static str>,
    /// Endings of a plural, by which a noun without an article stands for some (English "officials").
    pub(crate) plural_endings: Vec<&'static str>,
    /// Endings of compounds that are laws or contracts.
    pub(crate) law_endings: Vec<&'static str>,
    /// Endings of nouns that nobody says or denies ("das Spiel bestreiten").
    pub(crate) not_said_endings: Vec<&'static str>,
    /// Whether the auxiliary of a perfect infinitive can stand first (Dutch "hebben gelegen").
    pub(crate) perfect_first: bool,
    /// Beginnings of infinitives that hold their mark inside ("mitzu…").
    pub(crate) joined_infinitives: Vec<&'static str>,
    /// Endings of verbs in the mood of report.
    pub(crate) report_endings: Vec<&'static str>,
    /// Longer endings that are not.
    pub(crate) not_report_endings: Vec<&'static str>,
    /// Endings of adverbs.
    pub(crate) adverb_endings: Vec<&'static str>,
    /// Endings of compounds that are statements ("Polizeiangaben").
    pub(crate) statement_endings: Vec<&'static str>,
    /// Endings of infinitives.
    pub(crate) infinitive_endings: Vec<&'static str>,
    /// Whether a plural without article means "some" (English).
    pub(crate) bare_plurals: bool,
    /// Whether one word negates ("not"), rather than two ("ne … pas").
    pub(crate) single_negation: bool,
    /// Whether the subject may go unsaid (Spanish, Italian, Portuguese).
    pub(crate) pro_drop: bool,
    /// Whether every noun has a capital (German), so that a capital is no name.
    pub(crate) capital_nouns: bool,
    /// Endings of compounds that are roles ("Feuerwehrchef").
    pub(crate) role_endings: Vec<&'static str>,
    /// Whether the verb of a subordinate clause stands at its end (German, Dutch).
    pub(crate) verb_final: bool,
}

impl Tables {
    /// Reads `grammar.txt` and `sources.txt`.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Tables {
        let mut tables = Tables::default();
        for row in table::rows(lang.file("grammar")) {
            match row.section {
                "insert" => tables.inserts.insert(&words.phrase(row.text), ()),
                "verb-ending" => tables.verb_endings.extend(row.text.split_whitespace()),
                "participle-ending" => tables
                    .participle_endings
                    .extend(row.text.split_whitespace()),
                "gerund-ending" => tables.gerund_endings.extend(row.text.split_whitespace()),
                "joined-infinitive" => tables.joined_infinitives.extend(
                    row.text
                        .split_whitespace()
                        .filter_map(|word| word.strip_suffix('~')),
                ),
                "law-ending" => tables.law_endings.extend(row.text.split_whitespace()),
                "not-said-ending" => {
                    tables.not_said_endings.extend(row.text.split_whitespace());
                }
                "report-ending" => tables.report_endings.extend(row.text.split_whitespace()),
                "not-report-ending" => {
                    tables
                        .not_report_endings
                        .extend(row.text.split_whitespace());
                }
                "perfect-ending" => tables.perfect_endings.extend(row.text.split_whitespace()),
                "plural-ending" => tables.plural_endings.extend(row.text.split_whitespace()),
                "adverb-ending" => tables.adverb_endings.extend(row.text.split_whitespace()),
                "role-ending" => tables.role_endings.extend(row.text.split_whitespace()),
                "statement-ending" => tables.statement_endings.extend(row.text.split_whitespace()),
                "infinitive-ending" => tables
                    .infinitive_endings
                    .extend(row.text.split_whitespace()),
                "trait" => {
                    tables.bare_plurals |= row.text == "bare-plurals";
                    tables.single_negation |= row.text == "single-negation";
                    tables.verb_final |= row.text == "verb-final";
                    tables.perfect_first |= row.text == "perfect-first";
                    tables.pro_drop |= row.text == "pro-drop";
                    tables.capital_nouns |= row.text == "capital-nouns";
                }
                section => {
                    if let Some(class) = Class::named(section) {
                        for word in row.text.split_whitespace() {
                            let id = words.word(word);
                            tables.add(id, class);
                        }
                    }
                }
            }
        }
        let plural = plural_of(lang);
        for row in table::rows(lang.file("sources")) {
            if let Some(class) = Class::named(row.section) {
                for word in row.text.split_whitespace() {
                    let id = words.word(word);
                    tables.add(id, class);
                    if let Some(plural) = plural(word) {
                        let id = words.word(&plural);
                        tables.add(id, class);
                    }
                }
            }
        }
        tables
    }

    fn add(&mut self, word: WordId, class: Class) {
        if self.classes.len() <= word.index() {
            self.classes.resize(word.index() + 1, Class::NONE);
        }
        self.classes[word.index()] = self.classes[word.index()].or(class);
    }

    /// Whether the word is one of the small words that open a sentence and no name.
    pub(crate) fn function(&self, word: WordId) -> bool {
        self.class(word).any(
            Class::DETERMINER
                .or(Class::PREPOSITION)
                .or(Class::PRONOUN)
                .or(Class::OF)
                .or(Class::COORDINATOR)
                .or(Class::SUBORDINATOR),
        )
    }

    /// The classes of a word.
    pub(crate) fn class(&self, word: WordId) -> Class {
        self.classes.get(word.index()).copied().unwrap_or_default()
    }
}

/// How a language makes the plural of the nouns in `sources.txt`.
fn plural_of(lang: Lang) -> impl Fn(&str) -> Option<String> {
    let rows: Vec<(&'static str, &'static str)> = table::rows(lang.file("grammar"))
        .filter(|row| row.section == "plural-of")
        .map(|row| {
            let mut fields = row.text.split_whitespace();
            (fields.next().unwrap_or(""), fields.next().unwrap_or(""))
        })
        .collect();
    move |word| {
        rows.iter().find_map(|(ending, plural)| {
            let ending = ending.trim_start_matches('-');
            word.strip_suffix(ending)
                .map(|stem| format!("{stem}{}", plural.trim_start_matches('-')))
        })
    }
}

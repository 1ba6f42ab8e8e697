//! The words that attribute: verbs with all their forms, prepositions, nouns; from `cues.txt` and `conjugation.txt`.

use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};
use crate::{Stance, VerbClass};
use rustc_hash::FxHashMap;

/// What can follow or surround a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(u32);

impl Frames {
    /// A clause with "que", "that", "dass".
    pub(crate) const THAT: Frames = Frames(1);
    /// An infinitive clause.
    pub(crate) const INF: Frames = Frames(2);
    /// A preposition and an infinitive or gerund ("accuse X de", "accuses X of").
    pub(crate) const OF: Frames = Frames(4);
    /// Quoted words.
    pub(crate) const QUOTE: Frames = Frames(8);
    /// An indirect question.
    pub(crate) const WH: Frames = Frames(16);
    /// A noun phrase that is what is said.
    pub(crate) const NOUN: Frames = Frames(32);
    /// Somebody who is told or accused stands between verb and content.
    pub(crate) const OBJECT: Frames = Frames(64);
    /// May follow an unquoted clause ("…, estime X").
    pub(crate) const FREE: Frames = Frames(128);
    /// A clause without "that".
    pub(crate) const ZERO: Frames = Frames(256);
    /// Attributes only beside quoted words.
    pub(crate) const WEAK: Frames = Frames(512);
    /// Only with a reflexive clitic.
    pub(crate) const REFL: Frames = Frames(1024);
    /// A noun phrase with a figure inside.
    pub(crate) const FIGURE: Frames = Frames(2048);
    /// A bare gerund ("denies using").
    pub(crate) const GERUND: Frames = Frames(4096);
    /// May be reflexive and still attribute ("se demande si"); with an adjective, it is what is said ("se dit prêt").
    pub(crate) const SELF: Frames = Frames(1 << 13);
    /// A passive with an infinitive reports ("is said to").
    pub(crate) const RAISE: Frames = Frames(1 << 14);
    /// A clause without "that", where its verb shows at once.
    pub(crate) const ZERO_STRICT: Frames = Frames(1 << 15);
    /// The object is judged by quoted words ("called the plan “absurd”").
    pub(crate) const CALL: Frames = Frames(1 << 16);
    /// A figure follows a preposition after the object ("put the crowd at 5,000").
    pub(crate) const AT: Frames = Frames(1 << 17);
    /// "for" and a noun phrase follow the object ("blamed X for").
    pub(crate) const FOR: Frames = Frames(1 << 18);
    /// Names the source behind the speaker ("citing").
    pub(crate) const CITE: Frames = Frames(1 << 19);
    /// Only after its content ("„…“, so X").
    pub(crate) const AFTER: Frames = Frames(1 << 22);
    /// Takes nothing but a clause, so that any noun phrase behind it opens one ("say").
    pub(crate) const CLAUSE: Frames = Frames(1 << 26);
    /// The speaker never follows the verb: what does is the person told ("told reporters").
    pub(crate) const STRAIGHT: Frames = Frames(1 << 25);
    /// Reports without a subject; a preposition tells where from ("hieß es aus …", "si legge nella nota").
    pub(crate) const IMPERSONAL: Frames = Frames(1 << 27);
    const CONFIRMS: Frames = Frames(1 << 23);
    const DOUBTS: Frames = Frames(1 << 24);

    fn named(name: &str) -> Option<Frames> {
        Some(match name {
            "that" => Frames::THAT,
            "inf" => Frames::INF,
            "of" => Frames::OF,
            "quote" => Frames::QUOTE,
            "wh" => Frames::WH,
            "noun" => Frames::NOUN,
            "object" => Frames::OBJECT,
            "free" => Frames::FREE,
            "zero" => Frames::ZERO,
            "weak" => Frames::WEAK,
            "refl" => Frames::REFL,
            "figure" => Frames::FIGURE,
            "gerund" => Frames::GERUND,
            "self" => Frames::SELF,
            "call" => Frames::CALL,
            "cite" => Frames::CITE,
            "impersonal" => Frames::IMPERSONAL,
            "after" => Frames::AFTER,
            "at" => Frames::AT,
            "for" => Frames::FOR,
            "raise" => Frames::RAISE,
            "zero-strict" => Frames::ZERO_STRICT,
            "clause" => Frames::CLAUSE,
            "straight" => Frames::STRAIGHT,
            "confirms" => Frames::CONFIRMS,
            "doubts" => Frames::DOUBTS,
            _ => return None,
        })
    }
    /// Both sets together.
    pub(crate) const fn or(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }
    /// Whether the two share a frame.
    pub(crate) fn any(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }
}

/// The forms of a verb that a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(u8);

impl Form {
    /// Third person.
    pub(crate) const FINITE: Form = Form(1);
    /// First or second person.
    pub(crate) const FIRST: Form = Form(2);
    /// Past participle.
    pub(crate) const PARTICIPLE: Form = Form(4);
    /// Present participle or gerund.
    pub(crate) const GERUND: Form = Form(8);
    /// Infinitive.
    pub(crate) const INFINITIVE: Form = Form(16);
    /// A subjunctive of report (German Konjunktiv I).
    pub(crate) const REPORT: Form = Form(32);

    fn named(name: &str) -> Option<Form> {
        Some(match name {
            "finite" => Form::FINITE,
            "first" => Form::FIRST,
            "participle" => Form::PARTICIPLE,
            "gerund" => Form::GERUND,
            "infinitive" => Form::INFINITIVE,
            "report" => Form::REPORT,
            _ => return None,
        })
    }
    /// Both sets together.
    pub(crate) fn or(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }
    /// Whether it is no form at all.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// Whether the two share a form.
    pub(crate) fn any(self, other: Form) -> bool {
        self.0 & other.0 != 0
    }
}

/// A verb or noun that attributes.
#[derive(Clone, Debug)]
pub(crate) struct Lemma {
    /// How it presents what is said.
    pub(crate) class: VerbClass,
    /// What can follow.
    pub(crate) frames: Frames,
    /// The fixed words after the verb ("faire savoir"), empty for most.
    pub(crate) tail: Box<[WordId]>,
    /// Whether the fixed words stand at the end of the clause (German "teilt … mit").
    pub(crate) apart: bool,
}

impl Lemma {
    /// What the source does with the content.
    pub(crate) fn stance(&self) -> Stance {
        match self.class {
            VerbClass::Denying => Stance::Denies,
            VerbClass::Accusing => Stance::Accuses,
            _ if self.frames.any(Frames::CONFIRMS) => Stance::Confirms,
            _ if self.frames.any(Frames::DOUBTS) => Stance::Doubts,
            _ => Stance::Asserts,
        }
    }
}

/// One reading of a word form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Index into [`Cues::verbs`].
    pub(crate) lemma: u16,
    /// Which forms it can be.
    pub(crate) form: Form,
}

/// A preposition that attributes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Preposition {
    /// How it presents what is said.
    pub(crate) class: VerbClass,
    /// Whether only a person or body that speaks makes it attribute ("pour").
    pub(crate) weak: bool,
    /// Whether a noun for a statement must follow ("nach Angaben").
    pub(crate) statement: bool,
    /// Whether a verb leads to the source ("secondo quanto trapela da").
    pub(crate) verb: bool,
    /// How many of its last words already belong to the source ("de source").
    pub(crate) within: usize,
    /// Which of its words stands for the source ("in his view").
    pub(crate) possessive: Option<usize>,
}

/// All cues of a language.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    /// Verbs.
    pub(crate) verbs: Vec<Lemma>,
    /// Nouns.
    pub(crate) nouns: Vec<Lemma>,
    /// Prepositions in front of a source.
    pub(crate) prepositions: PhraseTable<Preposition>,
    /// Prepositions after a source (German "zufolge").
    pub(crate) postpositions: PhraseTable<(VerbClass, bool)>,
    /// Adverbs that attribute to nobody (Dutch "naar verluidt") or, where true, to whoever spoke before (German "demnach").
    pub(crate) adverbs: PhraseTable<(VerbClass, bool)>,
    /// Clauses that attribute to nobody ("il semblerait que").
    pub(crate) impersonal: PhraseTable<VerbClass>,
    kinds: Vec<u8>,
    readings: Vec<Reading>,
    /// Where each word's readings begin in `readings`; one more entry than words.
    first: Vec<u32>,
    noun_of: FxHashMap<WordId, u16>,
}

/// What a word may start, as bits of [`Cues::kind`].
pub(crate) mod kind {
    /// A verb form.
    pub(crate) const VERB: u8 = 1;
    /// The first word of a preposition.
    pub(crate) const PREPOSITION: u8 = 2;
    /// A noun.
    pub(crate) const NOUN: u8 = 4;
    /// The first word of a postposition.
    pub(crate) const POSTPOSITION: u8 = 8;
    /// The first word of an attributing adverb.
    pub(crate) const ADVERB: u8 = 16;
    /// The first word of an impersonal clause.
    pub(crate) const IMPERSONAL: u8 = 32;
    /// After a preposition: what follows is no source.
    pub(crate) const NOT_SOURCE: u8 = 64;
}

impl Cues {
    /// Reads the pack's files.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Cues {
        let paradigms = Paradigm::all(lang);
        let mut cues = Cues::default();
        let mut forms: Vec<(WordId, Reading)> = Vec::new();
        for row in table::rows(lang.file("cues")) {
            match row.section {
                "verb" => match row.field(0).split_once('·') {
                    // A separable verb: apart in the main clause, in one word elsewhere.
                    Some((prefix, base)) => {
                        cues.verb(
                            row,
                            &Separable {
                                prefix,
                                base,
                                joined: false,
                            },
                            &paradigms,
                            words,
                            &mut forms,
                        );
                        cues.verb(
                            row,
                            &Separable {
                                prefix,
                                base,
                                joined: true,
                            },
                            &paradigms,
                            words,
                            &mut forms,
                        );
                    }
                    None => cues.verb(row, &Separable::default(), &paradigms, words, &mut forms),
                },
                "noun" => cues.noun(row, words),
                "preposition" => {
                    let written = row.field(0);
                    let possessive = written
                        .split_whitespace()
                        .position(|word| word.starts_with('*'));
                    let phrase = words.phrase(&written.replace('*', ""));
                    cues.mark(&phrase, kind::PREPOSITION);
                    cues.prepositions.insert(
                        &phrase,
                        Preposition {
                            possessive,
                            class: class(row.field(1)),
                            weak: row.field(2).contains("weak"),
                            statement: row.field(2).contains("statement"),
                            verb: row.field(2).contains("verb"),
                            within: usize::from(row.field(2).contains("within")),
                        },
                    );
                }
                "postposition" => {
                    let phrase = words.phrase(row.field(0));
                    cues.mark(&phrase, kind::POSTPOSITION);
                    let statement = row.field(2) == "statement";
                    cues.postpositions
                        .insert(&phrase, (class(row.field(1)), statement));
                }
                "adverb" => {
                    let phrase = words.phrase(row.field(0));
                    cues.mark(&phrase, kind::ADVERB);
                    let back = row.field(2) == "back";
                    cues.adverbs.insert(&phrase, (class(row.field(1)), back));
                }
                "impersonal" => {
                    let phrase = words.phrase(row.field(0));
                    cues.mark(&phrase, kind::IMPERSONAL);
                    cues.impersonal.insert(&phrase, class(row.field(1)));
                }
                "not-source" => {
                    for word in row.text.split_whitespace() {
                        let id = words.word(word);
                        cues.mark(&[id], kind::NOT_SOURCE);
                    }
                }
                _ => {}
            }
        }
        crate::order::by_key(&mut forms, |(word, _)| *word);
        for (word, reading) in &forms {
            while cues.first.len() <= word.index() {
                cues.first.push(cues.readings.len() as u32);
            }
            cues.readings.push(*reading);
        }
        cues.first.push(cues.readings.len() as u32);
        cues
    }

    fn mark(&mut self, phrase: &[WordId], kind: u8) {
        let Some(word) = phrase.first() else { return };
        if self.kinds.len() <= word.index() {
            self.kinds.resize(word.index() + 1, 0);
        }
        self.kinds[word.index()] |= kind;
    }

    /// What a word may start: bits of [`kind`].
    pub(crate) fn kind(&self, word: WordId) -> u8 {
        self.kinds.get(word.index()).copied().unwrap_or(0)
    }

    /// The readings of a verb form.
    pub(crate) fn readings(&self, word: WordId) -> &[Reading] {
        let at = word.index();
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(from), Some(to)) => self
                .readings
                .get(*from as usize..*to as usize)
                .unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The forms that a word can be, over all its readings.
    pub(crate) fn forms(&self, word: WordId) -> Form {
        self.readings(word)
            .iter()
            .fold(Form::default(), |all, reading| Form(all.0 | reading.form.0))
    }

    /// The cue noun that a word is.
    pub(crate) fn noun_at(&self, word: WordId) -> Option<&Lemma> {
        self.noun_of
            .get(&word)
            .and_then(|n| self.nouns.get(*n as usize))
    }

    fn verb(
        &mut self,
        row: table::Row<'static>,
        separable: &Separable,
        paradigms: &[Paradigm],
        words: &mut LexiconBuilder,
        forms: &mut Vec<(WordId, Reading)>,
    ) {
        let (name, tail) = row.field(0).split_once('+').unwrap_or((row.field(0), ""));
        let (mut name, mut tail) = (name.trim(), tail.trim());
        let mut apart = tail.starts_with('~');
        let mut prefix = "";
        if !separable.base.is_empty() {
            name = separable.base;
            if separable.joined {
                prefix = separable.prefix;
            } else {
                tail = separable.prefix;
                apart = true;
            }
        }
        let lemma = self.verbs.len() as u16;
        self.verbs.push(Lemma {
            class: class(row.field(2)),
            frames: row
                .field(3)
                .split_whitespace()
                .filter_map(Frames::named)
                .fold(Frames::default(), Frames::or),
            tail: words.phrase(tail.trim_start_matches('~')).into(),
            apart,
        });
        let mut add = |word: &str, form: Form| {
            // Apart, only the finite verb goes without its prefix.
            if apart && !separable.base.is_empty() && !form.any(Form::FINITE.or(Form::REPORT)) {
                return;
            }
            let word = words.word(&format!("{prefix}{word}"));
            match forms
                .iter_mut()
                .rev()
                .take_while(|(_, old)| old.lemma == lemma)
                .find(|(old, _)| *old == word)
            {
                Some((_, old)) => old.form.0 |= form.0,
                None => forms.push((word, Reading { lemma, form })),
            }
        };
        if let Some(paradigm) = paradigms
            .iter()
            .find(|paradigm| paradigm.name == row.field(1))
            && let Some(stem) = name.strip_suffix(paradigm.stem)
        {
            if !paradigm.endings.is_empty() {
                add(name, Form::INFINITIVE);
            }
            for (form, ending) in &paradigm.endings {
                match ending.split_once('~') {
                    Some((before, after)) => add(&format!("{before}{stem}{after}"), *form),
                    None => add(&format!("{stem}{ending}"), *form),
                }
            }
        }
        for group in row.field(4).split(';') {
            let Some((form, list)) = group.split_once(':') else {
                continue;
            };
            if let Some(form) = Form::named(form.trim()) {
                for word in list.split_whitespace() {
                    add(word, form);
                }
            }
        }
        let made: Vec<WordId> = forms
            .iter()
            .rev()
            .take_while(|(_, reading)| reading.lemma == lemma)
            .map(|(word, _)| *word)
            .collect();
        for word in made {
            self.mark(&[word], kind::VERB);
        }
    }

    fn noun(&mut self, row: table::Row<'static>, words: &mut LexiconBuilder) {
        let index = self.nouns.len() as u16;
        self.nouns.push(Lemma {
            class: class(row.field(1)),
            frames: row
                .field(2)
                .split_whitespace()
                .filter_map(Frames::named)
                .fold(Frames::default(), Frames::or),
            tail: Box::default(),
            apart: false,
        });
        for word in row.field(0).split_whitespace() {
            let id = words.word(word);
            self.mark(&[id], kind::NOUN);
            self.noun_of.insert(id, index);
        }
    }
}

fn class(name: &str) -> VerbClass {
    match name {
        "distancing" => VerbClass::Distancing,
        "factive" => VerbClass::Factive,
        "estimating" => VerbClass::Estimating,
        "denying" => VerbClass::Denying,
        "accusing" => VerbClass::Accusing,
        _ => VerbClass::Neutral,
    }
}

/// The two ways in which a separable verb ("mit·teilen") stands.
#[derive(Default)]
struct Separable {
    prefix: &'static str,
    base: &'static str,
    joined: bool,
}

/// A way to conjugate, from `conjugation.txt`.
struct Paradigm {
    name: &'static str,
    stem: &'static str,
    endings: Vec<(Form, &'static str)>,
}

impl Paradigm {
    fn all(lang: Lang) -> Vec<Paradigm> {
        let mut all: Vec<Paradigm> = Vec::new();
        for row in table::rows(lang.file("conjugation")) {
            if all.last().is_none_or(|last| last.name != row.section) {
                all.push(Paradigm {
                    name: row.section,
                    stem: "",
                    endings: Vec::new(),
                });
            }
            let Some(last) = all.last_mut() else { continue };
            let endings = row
                .field(1)
                .split_whitespace()
                .map(|ending| ending.trim_matches('-'));
            match Form::named(row.field(0)) {
                Some(form) => last.endings.extend(endings.map(|ending| (form, ending))),
                None => last.stem = row.field(1).trim_matches('-'),
            }
        }
        all
    }
}

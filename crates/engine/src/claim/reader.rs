//! The document through the eyes of the rules: word classes, guesses at unknown words, and the stretch in which a cue's
//! source and content are looked for.

use super::cue::{Cues, Form};
use super::quote::Quotes;
use crate::source::{Class, Tables};
use crate::text::{Case, Document, Token, TokenKind};
use crate::{Figure, Span};
use std::ops::Range;

/// How far from its trigger a rule looks, in tokens: what keeps the passes linear on a text without full stops.
pub(crate) const WINDOW: usize = 250;

/// Words that are looked at to tell speech from report.
const SAMPLE: usize = 4000;
/// One word in so many in the first person makes a text somebody's own speech.
const FIRST_SHARE: usize = 130;

/// A document with everything that the rules ask about it.
pub(crate) struct Reader<'d> {
    /// The document.
    pub(crate) doc: &'d Document<'d>,
    /// Closed classes.
    pub(crate) words: &'d Tables,
    /// Cues.
    pub(crate) cues: &'d Cues,
    /// Quotations.
    pub(crate) quotes: Quotes,
    /// Whether the text is somebody's own speech (an interview, a paper, an address), so that "I" and "we" are sources.
    pub(crate) own_speech: bool,
    /// Where the numbers stand that can be compared.
    numbers: Vec<Span>,
    /// Where the figures stand that can be compared, with the words that bend them and what they count.
    figures: Vec<Span>,
}

/// Where a cue's source and content can stand.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// The tokens: a sentence, or the part of a sentence inside the cue's quotation.
    pub(crate) range: Range<usize>,
    /// The quotation that holds the cue.
    pub(crate) quote: Option<usize>,
}

impl<'d> Reader<'d> {
    /// A reader of `doc`.
    pub(crate) fn new(doc: &'d Document<'d>, figures: &[Figure]) -> Reader<'d> {
        let mut reader = Reader {
            doc,
            words: &doc.pack.source,
            cues: &doc.pack.claim.cues,
            quotes: Quotes::find(doc),
            own_speech: false,
            numbers: figures
                .iter()
                .filter(|figure| figure.comparable)
                .map(|figure| figure.number_span)
                .collect(),
            figures: figures
                .iter()
                .filter(|figure| figure.comparable)
                .map(|figure| figure.span)
                .collect(),
        };
        reader.own_speech = reader.speaks_in_first_person();
        reader
    }

    /// Whether the first person stands outside quotations often enough for the text to be speech, not a report.
    fn speaks_in_first_person(&self) -> bool {
        let mut first = 0usize;
        let mut words = 0usize;
        let mut at = 0;
        while at < self.doc.tokens.len() && words < SAMPLE {
            if let Some(past) = self.quotes.past(at) {
                at = past;
                continue;
            }
            words += usize::from(self.word(at));
            first += usize::from(
                self.is(at, Class::FIRST) && !self.is(at, Class::SECOND.or(Class::NUMBER)),
            );
            at += 1;
        }
        first > 0 && first * FIRST_SHARE >= words
    }

    /// Whether the phrase is the first or second person and the text is a report, where it is no source.
    pub(crate) fn author(&self, range: &Range<usize>) -> bool {
        range.len() == 1
            && (self.is(range.start, Class::SECOND)
                || self.is(range.start, Class::FIRST)
                    && (!self.own_speech || self.quotes.around(range.start).is_some()))
            && !self.is(range.start, Class::PRONOUN)
    }

    /// Whether a figure stands among the tokens.
    pub(crate) fn figure(&self, range: Range<usize>) -> bool {
        let end = range.end.min(self.doc.tokens.len());
        let span = self.doc.span(range.start..end.max(range.start));
        let from = self
            .numbers
            .partition_point(|number| number.start < span.start);
        self.numbers
            .get(from)
            .is_some_and(|number| number.end <= span.end)
    }

    /// Whether a figure that can be compared begins at token `at`, with the word that bends it.
    pub(crate) fn figure_begins(&self, at: usize) -> bool {
        self.figure_of(at).is_some()
    }

    /// The figure that can be compared and begins at token `at`.
    fn figure_of(&self, at: usize) -> Option<Span> {
        let start = self.token(at)?.start;
        let found = self
            .figures
            .binary_search_by_key(&start, |figure| figure.start);
        self.figures.get(found.ok()?).copied()
    }

    /// Whether token `at` is one of the words of a figure that can be compared.
    pub(crate) fn in_figure(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        let after = self
            .figures
            .partition_point(|figure| figure.start <= token.start);
        let before = after.checked_sub(1).and_then(|n| self.figures.get(n));
        before.is_some_and(|figure| token.end <= figure.end)
    }

    /// The tokens of the figure that ends right before token `end`, where it begins at most a few words before.
    pub(crate) fn figure_before(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let last = self.token(end.checked_sub(1)?)?.end;
        let start = (from.max(end.saturating_sub(10))..end)
            .rev()
            .find(|at| self.figure_of(*at).is_some_and(|figure| figure.end == last))?;
        Some(start..end)
    }

    /// Whether the language orders words as English does: nouns without articles, verbs in the middle.
    pub(crate) fn english(&self) -> bool {
        self.words.bare_plurals && !self.words.verb_final && !self.words.pro_drop
    }

    /// Whether token `at` is a year in digits.
    pub(crate) fn year(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Digits
                && self
                    .doc
                    .word(at)
                    .parse()
                    .is_ok_and(|year: u32| (1500..2200).contains(&year))
        })
    }

    /// Whether a quotation opens among the tokens.
    pub(crate) fn quoted(&self, range: Range<usize>) -> bool {
        let from = self
            .quotes
            .all
            .partition_point(|quote| quote.open < range.start);
        self.quotes
            .all
            .get(from)
            .is_some_and(|quote| quote.open < range.end)
    }

    /// Token `at`, if there is one.
    pub(crate) fn token(&self, at: usize) -> Option<&'d Token> {
        self.doc.tokens.get(at)
    }

    /// The classes of token `at`.
    pub(crate) fn class(&self, at: usize) -> Class {
        self.token(at)
            .map_or(Class::NONE, |token| self.words.class(token.word))
    }

    /// Whether token `at` has one of these classes.
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.class(at).any(class)
    }

    /// Whether token `at` is the sign `c`.
    pub(crate) fn sign(&self, at: usize, c: char) -> bool {
        self.token(at).is_some_and(|token| token.is_sign(c))
    }

    /// The sign at `at`.
    pub(crate) fn sign_at(&self, at: usize) -> Option<char> {
        match self.token(at)?.kind {
            TokenKind::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// Whether token `at` is a comma between words, not one inside a number ("5,100").
    pub(crate) fn comma(&self, at: usize) -> bool {
        self.sign(at, ',')
            && !(self
                .token(at + 1)
                .is_some_and(|token| token.kind == TokenKind::Digits && !token.spaced)
                && at > 0
                && self
                    .token(at - 1)
                    .is_some_and(|token| token.kind == TokenKind::Digits))
    }

    /// Whether token `at` is a word.
    pub(crate) fn word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// Whether the paragraph of token `at` is a line of dialogue in a text that has them: a dash opens it, and its sentence.
    pub(crate) fn dialogue(&self, at: usize) -> bool {
        let index = self
            .doc
            .paragraphs
            .partition_point(|paragraph| paragraph.tokens.end <= at);
        self.doc.paragraphs.get(index).is_some_and(|paragraph| {
            let start = paragraph.tokens.start;
            at <= start + 1
                && paragraph.role == crate::text::Role::Body
                && matches!(self.sign_at(start), Some('—' | '–' | '―'))
                && self.words.pro_drop
        })
    }

    /// Whether token `at` is a word with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether token `at` is a word with a capital that does not stand where every word has one.
    pub(crate) fn proper(&self, at: usize) -> bool {
        self.capital(at) && (!self.opens_sentence(at) || !self.is(at, FUNCTION))
    }

    /// Whether token `at` is the first word of its sentence or quotation.
    pub(crate) fn opens_sentence(&self, at: usize) -> bool {
        at == 0
            || self
                .doc
                .sentences
                .get(self.doc.sentence_of(at))
                .is_some_and(|sentence| sentence.tokens.start == at)
            || self
                .sign_at(at - 1)
                .is_some_and(|c| matches!(c, '«' | '“' | '"' | '„' | ':' | '–' | '—' | '-' | '‘'))
    }

    /// The forms of a cue verb that token `at` can be; "is" of "is convinced" tells nothing by itself.
    pub(crate) fn forms(&self, at: usize) -> Form {
        self.token(at)
            .filter(|token| !(self.english() && self.words.class(token.word).any(Class::BE)))
            .map_or(Form::default(), |token| self.cues.forms(token.word))
    }

    /// Whether the lower-case word `at` ends in one of `endings`.
    fn ends(&self, at: usize, endings: &[&str], shortest: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let word = token.text(self.doc.text);
            token.is_word()
                && !token.is_capital()
                && word.len() >= shortest
                && endings.iter().any(|ending| word.ends_with(ending))
        })
    }

    /// Whether token `at` can be taken for a finite verb: known, or by its ending.
    pub(crate) fn finite(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        if !token.is_word() {
            return false;
        }
        let class = self.words.class(token.word);
        if class.any(FINITE) && (!token.is_capital() || self.opens_sentence(at)) {
            return true;
        }
        if token.is_capital() || class.any(FUNCTION.or(NOUN).or(Class::NOT_VERB)) {
            return false;
        }
        if self.cues.forms(token.word).any(Form::FINITE) {
            return self.cues.noun_at(token.word).is_none()
                && !(at > 0
                    && self.is(at - 1, Class::DETERMINER)
                    && !self.is(at - 1, Class::CLITIC.or(Class::NUMBER)));
        }
        self.ends(at, &self.words.verb_endings, 5)
    }

    /// Whether token `at` is a finite form of a common verb ("are", which looks like an Italian infinitive, is one).
    pub(crate) fn finite_form(&self, at: usize) -> bool {
        self.is(at, Class::COMMON_VERB)
    }

    /// Whether token `at` looks like an adverb of manner.
    pub(crate) fn adverb(&self, at: usize) -> bool {
        self.is(at, Class::ADVERB)
            || self.ends(at, &self.words.adverb_endings, 6)
                && !self.is(at, NOUN)
                // "le département", "the assembly".
                && !(at > 0
                    && self.is(at - 1, Class::DETERMINER)
                    && !self.is(at - 1, Class::THAT.or(Class::RELATIVE)))
    }

    /// Whether token `at` looks like a past participle.
    pub(crate) fn participle(&self, at: usize) -> bool {
        self.forms(at).any(Form::PARTICIPLE)
            || self.is(at, Class::PARTICIPLE)
            || self.ends(at, &self.words.participle_endings, 4) && !self.is(at, NOUN)
    }

    /// Whether token `at` looks like a present participle.
    pub(crate) fn gerund(&self, at: usize) -> bool {
        self.forms(at).any(Form::GERUND)
            || self.ends(at, &self.words.gerund_endings, 5) && !self.is(at, NOUN)
    }

    /// Whether token `at` is a noun for somebody who speaks, known or by the ending of a compound.
    pub(crate) fn role(&self, at: usize) -> bool {
        self.is(at, Class::ROLE)
            || !self.words.role_endings.is_empty()
                && self.token(at).is_some_and(|token| {
                    let word = token.text(self.doc.text);
                    token.is_word()
                        && self
                            .words
                            .role_endings
                            .iter()
                            .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
                })
    }

    /// Whether token `at` is a noun for a statement.
    pub(crate) fn statement(&self, at: usize) -> bool {
        self.is(at, Class::STATEMENT)
            || self.token(at).is_some_and(|token| {
                let word = token.text(self.doc.text);
                token.is_word()
                    && self
                        .words
                        .statement_endings
                        .iter()
                        .any(|ending| word.ends_with(ending))
            })
    }

    /// Whether token `at` looks like an infinitive.
    pub(crate) fn infinitive(&self, at: usize) -> bool {
        self.forms(at).any(Form::INFINITIVE)
            || self.ends(at, &self.words.infinitive_endings, 4)
                && !self.is(at, NOUN.or(FUNCTION).or(Class::ADVERB))
            || self.is(at, Class::INFINITIVE)
    }

    /// Whether token `at` is a law or contract, known or by the ending of a compound ("Koalitionsvertrag").
    pub(crate) fn law(&self, at: usize) -> bool {
        self.is(at, Class::LAW)
            || !self.words.law_endings.is_empty()
                && self.token(at).is_some_and(|token| {
                    let word = token.text(self.doc.text);
                    token.is_word()
                        && self
                            .words
                            .law_endings
                            .iter()
                            .any(|ending| word.ends_with(ending))
                })
    }

    /// Whether token `at` is a noun that nobody says, denies or announces, though its verb also means that ("bestreitet das
    /// Finale").
    pub(crate) fn not_said(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let word = token.text(self.doc.text).to_lowercase();
            token.is_word()
                && self
                    .words
                    .not_said_endings
                    .iter()
                    .any(|ending| word.ends_with(ending))
        })
    }

    /// Whether an infinitive with its mark begins at `at`: "zu gehen", "te gaan", or in one word "mitzuteilen".
    pub(crate) fn marked_infinitive(&self, at: usize) -> bool {
        if self.is(at, Class::INFINITIVE_MARK) {
            return self.word(at + 1) && !self.capital(at + 1);
        }
        self.token(at).is_some_and(|token| {
            let word = token.text(self.doc.text);
            token.is_word()
                && !token.is_capital()
                && self.words.joined_infinitives.iter().any(|prefix| {
                    word.strip_prefix(prefix).is_some_and(|rest| {
                        rest.len() > 3
                            && self
                                .words
                                .infinitive_endings
                                .iter()
                                .any(|ending| rest.ends_with(ending))
                    })
                })
        })
    }

    /// Whether token `at` is a verb in the mood of report: known, or by its ending right after a noun or pronoun.
    pub(crate) fn report(&self, at: usize) -> bool {
        if self.is(at, Class::REPORT) {
            return true;
        }
        let subject = at > 0
            && (self.is(at - 1, Class::PRONOUN.or(Class::DUMMY))
                || self.capital(at - 1)
                    && !self.opens_sentence(at - 1)
                    && !self.is(at - 1, Class::TIME));
        subject
            && !self.capital(at + 1)
            && self.class(at) == Class::NONE
            && self.ends(at, &self.words.report_endings, 4)
            && !self.ends(at, &self.words.not_report_endings, 2)
            && self.token(at).is_some_and(|token| {
                let forms = self.cues.forms(token.word);
                forms == Form::default() || forms.any(Form::REPORT) && !forms.any(Form::FINITE)
            })
    }

    /// How many tokens the fixed phrase at `at` has ("quant à lui"); 0 where there is none.
    pub(crate) fn insert(&self, at: usize) -> usize {
        let Some(tokens) = self.doc.tokens.get(at..) else {
            return 0;
        };
        if tokens.first().is_none_or(|token| !token.word.is_known()) {
            return 0;
        }
        self.words
            .inserts
            .longest(tokens.iter().map(|token| token.word))
            .map_or(0, |(len, ())| len)
    }

    /// Where a sentence begins after a dateline: "MONTREVEL (Agence) – ", "LYON, 3 mars (Agence) - ".
    fn after_dateline(&self, sentence: &Range<usize>) -> usize {
        let start = sentence.start;
        if !self
            .token(start)
            .is_some_and(|token| token.case == Case::Upper)
        {
            return start;
        }
        let dash = (start + 1..sentence.end.min(start + 16)).find(|i| {
            matches!(self.sign_at(*i), Some('–' | '—' | '-'))
                && self.token(*i).is_some_and(|token| token.spaced)
        });
        match dash {
            Some(dash) if self.sign(dash - 1, ')') || dash <= start + 3 => dash + 1,
            _ => start,
        }
    }

    /// The stretch in which the source and the content of a cue at `at` are looked for.
    pub(crate) fn scope(&self, at: usize) -> Scope {
        let index = self.doc.sentence_of(at);
        let Some(sentence) = self.doc.sentences.get(index) else {
            return Scope {
                range: at..at,
                quote: None,
            };
        };
        let mut range = sentence.tokens.clone();
        range.start = self.after_dateline(&range).min(at);
        let quote = self.quotes.around(at);
        if let Some(quote) = quote.and_then(|quote| self.quotes.all.get(quote)) {
            range.start = range.start.max(quote.open + usize::from(quote.opened));
            range.end = range.end.min(quote.end - usize::from(quote.closed));
        } else {
            // A quotation that runs on past the sentence belongs to it whole.
            if let Some(last) = range
                .end
                .checked_sub(1)
                .and_then(|last| self.quotes.around(last))
                && let Some(mut quote) = self.quotes.all.get(last)
            {
                while quote.depth > 0 {
                    match self
                        .quotes
                        .all
                        .iter()
                        .take_while(|outer| outer.open < quote.open)
                        .last()
                    {
                        Some(outer) => quote = outer,
                        None => break,
                    }
                }
                if quote.open >= range.start && quote.end > range.end {
                    range.end = quote.end;
                }
            }
            if let Some(first) = self.quotes.around(range.start)
                && let Some(quote) = self.quotes.all.get(first)
                && quote.open < range.start
            {
                range.start = quote.end.min(at);
            }
        }
        range.start = range.start.max(at.saturating_sub(WINDOW));
        range.end = range.end.min(at + WINDOW);
        if range.start > range.end {
            range.start = range.end;
        }
        Scope { range, quote }
    }
}

/// Classes that are finite verbs.
pub(crate) const FINITE: Class = Class::HAVE
    .or(Class::BE)
    .or(Class::MODAL)
    .or(Class::COMMON_VERB);
/// Classes of nouns.
pub(crate) const NOUN: Class = Class::ROLE.or(Class::ANONYMOUS).or(Class::DOCUMENT);
/// Classes of words that are never part of a name or a noun.
pub(crate) const FUNCTION: Class = Class::PRONOUN
    .or(Class::FIRST)
    .or(Class::RELATIVE)
    .or(Class::THAT)
    .or(Class::SUBORDINATOR)
    .or(Class::COORDINATOR)
    .or(Class::PREPOSITION)
    .or(Class::OF)
    .or(Class::DETERMINER)
    .or(Class::CLITIC)
    .or(Class::NEGATION)
    .or(Class::NEGATOR)
    .or(Class::WH);

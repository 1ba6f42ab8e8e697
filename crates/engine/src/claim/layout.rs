//! Headings, pull quotes and boilerplate.

use crate::lang::{Lang, LexiconBuilder, PhraseTable, WordId, table};
use crate::text::{Document, Paragraph, Role, TokenKind};
use rustc_hash::FxHashSet;

/// Words of `boilerplate.txt`.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Phrases that only a note to the reader has: "contactez-nous".
    phrases: PhraseTable<bool>,
    /// Words that open a credit or caption.
    opening: FxHashSet<WordId>,
    /// The pronoun of an author's own note.
    own: FxHashSet<WordId>,
}

impl Words {
    /// Reads the pack's file.
    pub(crate) fn load(lang: Lang, words: &mut LexiconBuilder) -> Words {
        let mut out = Words::default();
        for row in table::rows(lang.file("boilerplate")) {
            match row.section {
                "phrase" => out.phrases.insert(&words.phrase(row.text), true),
                "hint" => out.phrases.insert(&words.phrase(row.text), false),
                "opening" => out
                    .opening
                    .extend(row.text.split_whitespace().map(|word| words.word(word))),
                "own" => out
                    .own
                    .extend(row.text.split_whitespace().map(|word| words.word(word))),
                _ => {}
            }
        }
        out
    }
}

/// Words of a heading at most.
const HEADING: usize = 22;
/// Words of a paragraph that a single phrase can turn into boilerplate.
const NOTE: usize = 70;

/// Sets the role of every paragraph.
pub(crate) fn read(doc: &mut Document) {
    let count = doc.paragraphs.len();
    let roles: Vec<Role> = (0..count).map(|index| role(doc, index)).collect();
    for (paragraph, role) in doc.paragraphs.iter_mut().zip(roles) {
        paragraph.role = role;
    }
    for index in 0..count {
        if let Some(speaker) = speaker_of(doc, index) {
            doc.paragraphs[index].role = Role::PullQuote;
            doc.paragraphs[speaker].role = Role::PullQuoteSpeaker;
        }
    }
}

fn role(doc: &Document, index: usize) -> Role {
    let paragraph = &doc.paragraphs[index];
    if boilerplate(doc, paragraph, index) {
        return Role::Boilerplate;
    }
    let words = doc.tokens[paragraph.tokens.clone()]
        .iter()
        .filter(|token| token.is_word())
        .take(HEADING + 1)
        .count();
    let Some(last) = paragraph
        .tokens
        .end
        .checked_sub(1)
        .and_then(|last| doc.tokens.get(last))
    else {
        return Role::Body;
    };
    let stopped = matches!(
        last.kind,
        TokenKind::Sign('.' | '!' | '…' | '»' | '”' | '"' | ':' | ';' | ',')
    );
    // A question is a heading only when it is short.
    let question = last.is_sign('?');
    if doc.paragraphs.len() > 1
        && words <= HEADING
        && !stopped
        && (!question || words <= 12)
        && paragraph.sentences.len() == 1
    {
        Role::Heading
    } else {
        Role::Body
    }
}

fn boilerplate(doc: &Document, paragraph: &Paragraph, index: usize) -> bool {
    let words = &doc.pack.claim.layout;
    let tokens = &doc.tokens[paragraph.tokens.clone()];
    if tokens.len() > NOTE * 2 {
        return false;
    }
    if let Some(first) = tokens.first()
        && words.opening.contains(&first.word)
        && tokens
            .get(1)
            .is_some_and(|next| matches!(next.kind, TokenKind::Sign(':' | '©' | '/' | '|')))
    {
        return true;
    }
    let mut hints = 0;
    let mut own = 0;
    for (n, token) in tokens.iter().enumerate() {
        if token.is_sign('©') {
            return true;
        }
        if !token.word.is_known() {
            continue;
        }
        if let Some((_, sure)) = words
            .phrases
            .longest(tokens[n..].iter().map(|token| token.word))
        {
            if *sure {
                return true;
            }
            hints += 1;
        }
        own += usize::from(words.own.contains(&token.word));
    }
    // The author speaks of himself at the end of the article.
    hints >= 2 || hints >= 1 && own >= 1 && index + 3 >= doc.paragraphs.len()
}

/// The paragraph that names who says the one at `index`, if that is a quotation set apart: a short sentence or a
/// paragraph between marks, beside a line that is a name and no sentence.
fn speaker_of(doc: &Document, index: usize) -> Option<usize> {
    let quote = doc.paragraphs.get(index)?;
    if quote.role == Role::Boilerplate
        || quote.role == Role::PullQuoteSpeaker
        || !set_apart(doc, quote)
    {
        return None;
    }
    let after = index + 1;
    if names_speaker(doc, after, index) {
        return Some(after);
    }
    None
}

fn set_apart(doc: &Document, paragraph: &Paragraph) -> bool {
    let tokens = &doc.tokens[paragraph.tokens.clone()];
    let words = tokens
        .iter()
        .filter(|token| token.is_word())
        .take(61)
        .count();
    if !(2..=60).contains(&words) || paragraph.sentences.len() > 3 {
        return false;
    }
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let marked = matches!(first.kind, TokenKind::Sign('«' | '“' | '"' | '„' | '»'));
    marked
        || paragraph.sentences.len() == 1
            && (last.is_sign('.') || last.is_sign('!') || last.is_sign('?'))
}

/// Whether paragraph `index` is a line that only names somebody: a name with a capital first, no stop at its end.
fn names_speaker(doc: &Document, index: usize, quote: usize) -> bool {
    let (Some(line), Some(quoted)) = (doc.paragraphs.get(index), doc.paragraphs.get(quote)) else {
        return false;
    };
    if line.role != Role::Heading {
        return false;
    }
    let mut tokens = &doc.tokens[line.tokens.clone()];
    let dashed = tokens
        .first()
        .is_some_and(|token| matches!(token.kind, TokenKind::Sign('—' | '–' | '-' | '―')));
    while tokens.first().is_some_and(|token| !token.is_word()) {
        tokens = &tokens[1..];
    }
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let grammar = &doc.pack.source;
    let names = tokens
        .iter()
        .take_while(|token| token.is_capital() || token.is_sign('.') || token.is_sign('-'))
        .filter(|token| {
            token.is_word()
                && !grammar
                    .class(token.word)
                    .any(crate::claim::reader::FUNCTION)
        })
        .count();
    // "Vladimir Poutine, interrogé sur …": two capitals, then a comma or the end. A dash before lowers the bar.
    let after = tokens
        .iter()
        .find(|token| !(token.is_capital() || token.is_sign('.') || token.is_sign('-')));
    let bounded =
        after.is_none_or(|token| matches!(token.kind, TokenKind::Sign(',' | '(' | '–' | '—')));
    let marked = doc
        .tokens
        .get(quoted.tokens.start)
        .is_some_and(|token| matches!(token.kind, TokenKind::Sign('«' | '“' | '"' | '„')));
    let short = doc.tokens[quoted.tokens.clone()]
        .iter()
        .filter(|token| token.is_word())
        .count()
        <= 25;
    // A bare name is as likely a byline or a heading: it needs a description, a dash, or a marked quotation.
    let described = after.is_some_and(|token| matches!(token.kind, TokenKind::Sign(',' | '(')));
    names >= 1
        && bounded
        && words <= 25
        && ((names >= 2 && described && short) || dashed || (marked && names >= 2))
}

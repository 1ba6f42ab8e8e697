//! Quotations that no verb introduces: after a colon, on their own, going on after their speaker, set apart.

use super::{QUOTE_COLON, QUOTE_CONTINUES, QUOTE_DASH, QUOTE_FREE, QUOTE_PULL};
use crate::VerbClass;
use crate::claim::content;
use crate::claim::draft::Draft;
use crate::claim::reader::Reader;
use crate::source::{Class, phrase};
use crate::text::Role;
use std::ops::Range;

/// How many words make a quotation speech rather than a title or a word at a distance.
const SPEECH: usize = 5;

/// Claims of the quotations that no draft holds yet; `drafts` are sorted by position.
pub(crate) fn find(r: &Reader, drafts: &mut Vec<Draft>) {
    let mut held: Vec<Range<usize>> = drafts
        .iter()
        .flat_map(|draft| draft.content.iter().cloned())
        .collect();
    crate::order::by_key(&mut held, |range| (range.start, range.end));
    let mut reach: Vec<usize> = Vec::with_capacity(held.len());
    let mut furthest = 0;
    for range in &held {
        furthest = furthest.max(range.end);
        reach.push(furthest);
    }
    let is_held = |open: usize, end: usize| {
        let upto = held.partition_point(|range| range.start <= open);
        upto > 0 && reach[upto - 1] >= end || {
            let from = held.partition_point(|range| range.start < open);
            held.get(from).is_some_and(|range| range.start < end)
        }
    };
    let mut order: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.source.is_some())
        .map(|(index, draft)| (draft.end(), index))
        .collect();
    order.sort_unstable();
    let mut found: Vec<Draft> = Vec::new();
    for (index, quote) in r.quotes.all.iter().enumerate() {
        if quote.depth > 0 || !quote.opened || is_held(quote.open, quote.end) {
            continue;
        }
        if (index.saturating_sub(12)..index)
            .any(|before| r.quotes.all[before].next == Some(index as u32))
        {
            continue;
        }
        let words = (quote.open..quote.end)
            .filter(|i| r.word(*i))
            .take(SPEECH)
            .count();
        let paragraph = r
            .doc
            .paragraphs
            .partition_point(|paragraph| paragraph.tokens.end <= quote.open);
        let Some(paragraph) = r.doc.paragraphs.get(paragraph) else {
            continue;
        };
        if paragraph.role == Role::Boilerplate || words < 2 {
            continue;
        }
        if let Some(heir) = led_on(r, drafts, &order, quote.open) {
            let mut draft = Draft::new(&QUOTE_CONTINUES, content::whole_quote(r, index));
            draft.source = drafts.get(heir).and_then(|draft| draft.source.clone());
            draft.heir = Some((heir, draft.rule.id));
            found.push(draft);
            continue;
        }
        if let Some(draft) = colon(r, quote.open, index, paragraph.tokens.start) {
            found.push(draft);
            continue;
        }
        // A heading that only quotes.
        let heading = quote.open == paragraph.tokens.start
            && quote.end == paragraph.tokens.end
            && quote.closed
            && r.word(quote.end.saturating_sub(2))
            && quote.end - quote.open <= 16;
        if heading {
            continue;
        }
        if !stands_alone(r, quote.open, quote.end) {
            continue;
        }
        // The speaker of the last claim that ended shortly before, in this paragraph or the one before it.
        let before = order.partition_point(|(end, _)| *end <= quote.open);
        let Some((end, heir)) = before.checked_sub(1).and_then(|n| order.get(n)).copied() else {
            continue;
        };
        let Some(source) = drafts.get(heir).and_then(|draft| draft.source.clone()) else {
            continue;
        };
        let same = end >= paragraph.tokens.start;
        let near = quote.open - end.min(quote.open) < 120;
        if !near || !same && quote.open != paragraph.tokens.start {
            continue;
        }
        let continues = drafts.get(heir).is_some_and(|draft| {
            same && quote.open - draft.end().min(quote.open) <= 30
                && draft
                    .content
                    .iter()
                    .any(|part| r.quotes.opening(part.start).is_some())
        });
        if words < SPEECH && !continues {
            continue;
        }
        let mut draft = Draft::new(
            if continues {
                &QUOTE_CONTINUES
            } else {
                &QUOTE_FREE
            },
            content::whole_quote(r, index),
        );
        draft.source = Some(source);
        draft.heir = Some((heir, draft.rule.id));
        found.push(draft);
    }
    drafts.extend(found);
}

/// The draft that a colon leads on from: "É mentira, responde o sindicato: “…”".
fn led_on(r: &Reader, drafts: &[Draft], order: &[(usize, usize)], open: usize) -> Option<usize> {
    let mark = open.checked_sub(1).filter(|mark| r.sign(*mark, ':'))?;
    let before = order.partition_point(|(end, _)| *end <= mark);
    let (end, heir) = order.get(before.checked_sub(1)?).copied()?;
    let draft = drafts.get(heir)?;
    let near = mark - end <= 2 && r.doc.sentence_of(mark) == r.doc.sentence_of(draft.start());
    near.then_some(heir)
}

/// "Jean Dupont : « … »".
fn colon(r: &Reader, open: usize, index: usize, from: usize) -> Option<Draft> {
    let mark = open
        .checked_sub(1)
        .filter(|mark| *mark > from && r.sign(*mark, ':'))?;
    let start = r
        .doc
        .sentences
        .get(r.doc.sentence_of(mark))?
        .tokens
        .start
        .max(from);
    // "Stadio, il Comune: «…»": a heading names its subject first.
    let start = (start + 1..mark)
        .rev()
        .find(|i| r.sign(*i, ','))
        .map(|comma| comma + 1)
        .filter(|from| {
            r.words.pro_drop
                && phrase::surely_starts(r, *from)
                && !(start..mark).any(|i| r.finite(i))
                && phrase::after(r, *from, mark).is_some_and(|phrase| phrase.end == mark)
                && !r.capital(*from)
        })
        .unwrap_or(start);
    let speaker = phrase::after(r, start, mark)?;
    let alone = speaker.end == mark;
    // A word that nobody knows is a name where its sentence begins, too.
    let name = |i: usize| {
        let unknown = r.token(i).is_some_and(|token| !token.word.is_known());
        r.proper(i) && (!r.opens_sentence(i) || unknown)
    };
    let named = speaker
        .clone()
        .any(|i| r.is(i, crate::claim::reader::NOUN) || r.capital(i) && r.proper(i));
    let source = if alone && named {
        Some(speaker)
    } else {
        let Some(mut verb) = (start + 1..mark).find(|i| r.finite(*i)) else {
            // "L'entraîneur préfère en rire : « … »": the verb is not known, the phrase in front speaks.
            let speaks = phrase::surely_starts(r, start)
                && speaker.clone().any(|i| r.is(i, Class::ROLE) || name(i));
            return speaks.then(|| {
                Draft::new(&QUOTE_COLON, content::whole_quote(r, index)).said_by(Some(speaker))
            });
        };
        while verb > start + 1 && r.is(verb - 1, Class::CLITIC) {
            verb -= 1;
        }
        let subject = if r.words.verb_final {
            phrase::around(r, verb, verb, start, mark)?.range
        } else {
            phrase::before(r, verb, start)?.range
        };
        let speaks = subject
            .clone()
            .any(|i| r.is(i, Class::ROLE.or(Class::PRONOUN)) || name(i));
        speaks.then_some(subject)
    };
    let source = source?;
    if r.author(&source) {
        return None;
    }
    Some(Draft::new(&QUOTE_COLON, content::whole_quote(r, index)).said_by(Some(source)))
}

/// Whether a quotation makes a sentence of its own.
fn stands_alone(r: &Reader, open: usize, end: usize) -> bool {
    let index = r.doc.sentence_of(open);
    let opens = r
        .doc
        .sentences
        .get(index)
        .is_some_and(|sentence| sentence.tokens.start == open);
    let last = end.saturating_sub(1);
    let closing = r.doc.sentence_of(last);
    let closes = r
        .doc
        .sentences
        .get(closing)
        .is_some_and(|sentence| (end..sentence.tokens.end).all(|i| !r.word(i)));
    opens && closes
}

/// Claims of pull quotes: a paragraph marked so by the layout, its speaker before or after.
pub(crate) fn pull(r: &Reader, drafts: &mut Vec<Draft>) {
    for (index, paragraph) in r.doc.paragraphs.iter().enumerate() {
        if paragraph.role != Role::PullQuote {
            continue;
        }
        let neighbour = [index + 1, index.wrapping_sub(1)]
            .into_iter()
            .filter_map(|n| r.doc.paragraphs.get(n))
            .find(|other| other.role == Role::PullQuoteSpeaker);
        let Some(speaker) = neighbour else { continue };
        let mut start = speaker.tokens.start;
        while start < speaker.tokens.end && r.sign_at(start).is_some() {
            start += 1;
        }
        let Some(source) = phrase::after(r, start, speaker.tokens.end) else {
            continue;
        };
        let range = paragraph.tokens.clone();
        let already = drafts.iter().any(|draft| {
            draft
                .content
                .iter()
                .any(|part| part.start < range.end && range.start < part.end)
        });
        if already {
            continue;
        }
        let mut draft = Draft::new(&QUOTE_PULL, vec![range]).said_by(Some(source));
        draft.class = VerbClass::Neutral;
        drafts.push(draft);
    }
}

/// Claims of lines of dialogue: paragraphs that a dash opens. Who speaks is left open.
pub(crate) fn dashes(r: &Reader, drafts: &mut Vec<Draft>) {
    let lines: Vec<_> = r
        .doc
        .paragraphs
        .iter()
        .filter(|paragraph| {
            let start = paragraph.tokens.start;
            paragraph.role == Role::Body
                && matches!(r.sign_at(start), Some('—' | '–' | '―'))
                && paragraph.tokens.len() > 3
                && r.token(start + 1)
                    .is_some_and(|token| token.is_capital() || !token.is_word())
        })
        .collect();
    if lines.len() < 2 {
        return;
    }
    let interviewed = super::interview::interviewed(r, &lines);
    for line in lines {
        let held = drafts.iter().any(|draft| {
            (std::ptr::eq(draft.rule, &super::INVERTED_CLAUSE)
                || std::ptr::eq(draft.rule, &QUOTE_DASH))
                && draft.start() >= line.tokens.start
                && draft.end() <= line.tokens.end
        });
        // Whoever only asks ("– Che cosa direte?") says nothing.
        let asks = r.words.pro_drop
            && line
                .tokens
                .clone()
                .find(|i| matches!(r.sign_at(*i), Some('.' | '?' | '!')))
                .is_some_and(|end| r.sign(end, '?'));
        if !held && !asks {
            let mut draft = Draft::new(&QUOTE_DASH, vec![line.tokens.clone()]);
            if let Some(name) = &interviewed {
                draft.source = Some(name.clone());
                draft.heir = Some((usize::MAX, super::interview::INTERVIEW));
            }
            drafts.push(draft);
        }
    }
}

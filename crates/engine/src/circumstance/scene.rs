//! One sentence with what its words say about figures: marks, in order, and who each figure's words are.

use super::tables::{Join, Lead, Noun, When};
use crate::lang::PhraseTable;
use crate::text::{Document, TokenKind};
use crate::{Claim, Span};
use std::ops::Range;

/// Tokens in a bracket at most.
const BRACKET: usize = 30;

/// Tokens that tell something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// What they tell.
    pub what: What,
}

/// What a mark tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A thing that can be counted, or what a share or amount is of.
    Noun(Noun),
    /// What happens to what is counted.
    Predicate(&'static str),
    /// How far it has come.
    Status(&'static str),
    /// How two figures hang together.
    Join(Join),
    /// It stands for a figure said before.
    FigureWord,
    /// So much in a stretch of time, not in all: "each day".
    Rate,
    /// Where: a key ("ru", "lyon"), `near:` before it where only the neighbourhood is meant.
    Place(String),
    /// When: "2024", "2024-10", "--10", "wd:1", "last_year".
    Date(String),
}

/// A figure of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Index into the figures.
    pub figure: usize,
    /// Its tokens, from modifier to unit or counted noun.
    pub tokens: Range<usize>,
}

/// A sentence that holds figures.
#[derive(Debug)]
pub(super) struct Scene {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What its words tell, in order.
    pub marks: Vec<Mark>,
    /// Its comparable figures, in order.
    pub slots: Vec<Slot>,
    /// Sources and cues, which say nothing of what is counted.
    quiet: Vec<Span>,
}

impl Scene {
    /// Reads sentence `n`. `slots` are its figures.
    pub fn read(doc: &Document, n: usize, claims: &[Claim], slots: Vec<Slot>) -> Scene {
        let tokens = doc.sentences.get(n).map_or(0..0, |s| s.tokens.clone());
        let bytes = doc.span(tokens.clone());
        let quiet: Vec<Span> = claims
            .iter()
            .filter(|claim| claim.span.touches(bytes))
            .flat_map(|claim| {
                let source = claim.source.as_ref().map(|source| source.span);
                let cue = claim.cue.as_ref().map(|cue| cue.span);
                // "The mayor, who fled last month, believes …": what stands between the two is about the source.
                let between = source.zip(cue).filter(|(source, cue)| {
                    let apart = Span {
                        start: source.end,
                        end: cue.start,
                    };
                    let figures = slots.iter().any(|slot| {
                        let tokens = slot.tokens.clone();
                        doc.span(tokens).touches(apart)
                    });
                    !figures && !claim.content.iter().any(|part| part.touches(apart))
                });
                let whole = between.map(|(source, cue)| source.cover(cue));
                source.into_iter().chain(cue).chain(whole)
            })
            .collect();
        let mut marks = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            mark(doc, at, &tokens, &quiet, &slots, &mut marks);
            at += 1;
        }
        crate::order::by_key(&mut marks, |mark| (mark.tokens.start, mark.tokens.end));
        Scene {
            tokens,
            marks,
            slots,
            quiet,
        }
    }

    /// Whether token `at` belongs to a source or a cue.
    pub fn is_quiet(&self, doc: &Document, at: usize) -> bool {
        let token = doc.tokens.get(at);
        token.is_some_and(|token| self.quiet.iter().any(|span| span.touches(token.span())))
    }

    /// Marks that lie in one of the ranges.
    pub fn within<'s>(&'s self, ranges: &'s [Range<usize>]) -> impl Iterator<Item = &'s Mark> {
        self.marks.iter().filter(move |mark| {
            ranges
                .iter()
                .any(|range| range.start <= mark.tokens.start && mark.tokens.end <= range.end)
        })
    }

    /// The words that belong to slot `n` alone: from the joint before it to the joint before the next figure. Where a
    /// part is set between commas ("12 people, including 3 children, were killed"), what follows belongs to the whole.
    pub fn zones(&self, doc: &Document, n: usize) -> Vec<Range<usize>> {
        let Some(slot) = self.slots.get(n) else {
            return Vec::new();
        };
        let start = match n.checked_sub(1).and_then(|before| self.slots.get(before)) {
            None => self.tokens.start,
            Some(_) => self.joint(doc, n),
        };
        let end = match self.slots.get(n + 1) {
            None => self.tokens.end,
            Some(_) => self.joint(doc, n + 1),
        };
        let mut zones = Vec::with_capacity(2);
        zones.push(start..end.max(slot.tokens.end));
        // "Thousands (8,000 according to police) marched": what follows the bracket is about what stands before it.
        if let Some((open, close)) = self.bracket(doc, n) {
            if open < slot.tokens.start {
                zones[0].end = zones[0].end.min(close).max(slot.tokens.end);
                return zones;
            }
            let next = self.slots.iter().position(|next| next.tokens.start > close);
            let end = next.map_or(self.tokens.end, |next| self.joint(doc, next));
            zones.push(close + 1..end.max(close + 1));
            return zones;
        }
        let comma_after = |slot: &Slot, end: usize| {
            (slot.tokens.end..end)
                .find(|at| doc.tokens[*at].is_sign(',') || doc.tokens[*at].is_sign(')'))
        };
        if self.is_part(n)
            && let Some(comma) = comma_after(slot, end)
        {
            zones[0].end = comma;
        }
        // What follows the parts that hang on this figure is about this figure.
        let mut next = n + 1;
        let mut last = None;
        while next < self.slots.len() && self.is_part(next) {
            last = Some(next);
            next += 1;
        }
        if let Some(last) = last {
            let end = match self.slots.get(last + 1) {
                None => self.tokens.end,
                Some(_) => self.joint(doc, last + 1),
            };
            if let Some(comma) = self.slots.get(last).and_then(|slot| comma_after(slot, end)) {
                zones.push(comma + 1..end.max(comma + 1));
            }
        }
        zones
    }

    /// The bracket that holds slot `n`, or the one right behind it that holds the next.
    fn bracket(&self, doc: &Document, n: usize) -> Option<(usize, usize)> {
        let slot = self.slots.get(n)?;
        let before = self
            .slots
            .get(n.wrapping_sub(1))
            .map_or(0, |b| b.tokens.end);
        let outer = (self.tokens.start.max(before.saturating_sub(BRACKET))..slot.tokens.start)
            .rev()
            .find(|at| matches!(doc.tokens[*at].kind, TokenKind::Sign('(' | ')')))
            .filter(|at| doc.tokens[*at].is_sign('('));
        let after = self.slots.get(n + 1).map(|next| next.tokens.start);
        let open = outer.or_else(|| {
            let behind = slot.tokens.end..after?.min(slot.tokens.end + 3);
            behind.into_iter().find(|at| doc.tokens[*at].is_sign('('))
        })?;
        let to = self.tokens.end.min(open + BRACKET);
        let close = (open..to).find(|at| doc.tokens[*at].is_sign(')'))?;
        Some((open, close))
    }

    /// Where the words of slot `n` begin after the figure before: at the last joint between the two, or at the
    /// figure itself.
    fn joint(&self, doc: &Document, n: usize) -> usize {
        let (Some(before), Some(slot)) = (
            n.checked_sub(1).and_then(|b| self.slots.get(b)),
            self.slots.get(n),
        ) else {
            return self.tokens.start;
        };
        let gap = before.tokens.end..slot.tokens.start;
        let joined = self
            .marks
            .iter()
            .rev()
            .find(|mark| {
                matches!(mark.what, What::Join(_))
                    && gap.start <= mark.tokens.start
                    && mark.tokens.end <= gap.end
            })
            .map(|mark| mark.tokens.start);
        let signed = gap.clone().rev().find(|at| {
            matches!(
                doc.tokens[*at].kind,
                TokenKind::Sign(',' | ';' | ':' | '(' | '—' | '–' | ')')
            )
        });
        joined.max(signed).unwrap_or(slot.tokens.start)
    }

    /// Whether slot `n` counts a part of the figure before: "dont 3 enfants".
    pub fn is_part(&self, n: usize) -> bool {
        let (Some(before), Some(slot)) = (
            n.checked_sub(1).and_then(|b| self.slots.get(b)),
            self.slots.get(n),
        ) else {
            return false;
        };
        self.marks.iter().any(|mark| {
            let here =
                before.tokens.end <= mark.tokens.start && mark.tokens.end <= slot.tokens.start + 1;
            let near = slot.tokens.start.saturating_sub(mark.tokens.end) <= 3;
            let after =
                slot.tokens.end <= mark.tokens.start && mark.tokens.start <= slot.tokens.end + 1;
            // "dont 3 enfants", "3 of them children"
            mark.what == What::Join(Join::Part) && (here && near || after)
        })
    }
}

/// The marks that begin at token `at`.
fn mark(
    doc: &Document,
    at: usize,
    sentence: &Range<usize>,
    quiet: &[Span],
    slots: &[Slot],
    out: &mut Vec<Mark>,
) {
    let tables = &doc.pack.circumstance;
    let token = doc.tokens[at];
    // "2 000 manifestants ont demandé …": who speaks is what is counted, too.
    let counted = slots.iter().any(|slot| slot.tokens.contains(&at));
    let hushed = !counted && quiet.iter().any(|span| span.touches(token.span()));
    let mut push = |len: usize, what: What| {
        out.push(Mark {
            tokens: at..at + len,
            what,
        })
    };
    if token.word.is_known() {
        if !hushed {
            if let Some((len, noun)) = longest(doc, &tables.nouns, at, sentence.end) {
                push(len, What::Noun(*noun));
            }
            if let Some((len, key)) = longest(doc, &tables.predicates, at, sentence.end)
                && !is_in_name(doc, at, len, sentence)
            {
                push(len, What::Predicate(key));
            }
        }
        // "prévoit", "expects" attribute and tell the status.
        if let Some((len, key)) = longest(doc, &tables.statuses, at, sentence.end) {
            push(len, What::Status(key));
        }
        if let Some((len, join)) = longest(doc, &tables.joins, at, sentence.end) {
            push(len, What::Join(*join));
        }
        if let Some((len, ())) = longest(doc, &tables.figure_words, at, sentence.end) {
            push(len, What::FigureWord);
        }
        if let Some((len, ())) = longest(doc, &tables.rates, at, sentence.end) {
            push(len, What::Rate);
        }
    }
    if !hushed
        && !follows_cue(doc, at, quiet)
        && let Some((len, key)) = date(doc, at, sentence)
    {
        push(len, What::Date(key));
    }
    let figure = slots
        .iter()
        .map(|slot| slot.tokens.start)
        .find(|start| *start > at)
        .unwrap_or(sentence.end);
    if !hushed
        && token.word.is_known()
        && let Some(mark) = place(doc, at, &(sentence.start..figure))
    {
        out.push(mark);
    }
}

/// "Red Cross" crosses nothing.
fn is_in_name(doc: &Document, at: usize, len: usize, sentence: &Range<usize>) -> bool {
    let capital = |n: usize| sentence.contains(&n) && doc.tokens[n].is_capital();
    let before = at.checked_sub(1).is_some_and(capital);
    len == 1 && capital(at) && (before || capital(at + 1))
}

/// The longest phrase of `table` at token `at`.
pub(super) fn longest<'t, T>(
    doc: &Document,
    table: &'t PhraseTable<T>,
    at: usize,
    end: usize,
) -> Option<(usize, &'t T)> {
    let tokens = doc.tokens.get(at..end)?;
    table.longest(tokens.iter().map(|token| token.word))
}

/// "said on Monday": the day belongs to the saying.
fn follows_cue(doc: &Document, at: usize, quiet: &[Span]) -> bool {
    let back = at.saturating_sub(2);
    quiet.iter().any(|span| {
        doc.tokens[back..at]
            .iter()
            .any(|token| token.end == span.end)
    })
}

/// A preposition and the place that it leads to.
fn place(doc: &Document, at: usize, sentence: &Range<usize>) -> Option<Mark> {
    let tables = &doc.pack.circumstance;
    if let Some((len, ())) = longest(doc, &tables.ground, at, sentence.end) {
        // "le sol russe", "Russian soil"
        let mark = |tokens: Range<usize>, code: &str| Mark {
            tokens,
            what: What::Place(code.to_owned()),
        };
        if let Some((more, code)) = longest(doc, &tables.countries, at + len, sentence.end) {
            return Some(mark(at..at + len + more, code));
        }
        let before = at.checked_sub(1).filter(|n| sentence.contains(n))?;
        let (_, code) = longest(doc, &tables.countries, before, at)?;
        return Some(mark(before..at + len, code));
    }
    let (mut len, lead) = longest(doc, &tables.leads, at, sentence.end)?;
    // "dans la ville de …", "in the …": an article or two may stand between.
    let lead = *lead;
    let first = at + len;
    for skip in 0..3 {
        let name = first + skip;
        if name >= sentence.end || !doc.tokens[name].is_word() {
            return None;
        }
        if let Some((more, code)) = longest(doc, &tables.countries, name, sentence.end)
            && doc.tokens[name].is_capital()
        {
            len += skip + more;
            return Some(placed(doc, at..at + len, lead, sentence, code));
        }
        if doc.tokens[name].is_capital() {
            if lead == Lead::To || skip > 0 {
                return None;
            }
            let more = name_length(doc, name, sentence.end)?;
            let words: Vec<_> = (name..name + more)
                .map(|n| crate::lang::fold(doc.word(n)))
                .collect();
            len += skip + more;
            return Some(placed(doc, at..at + len, lead, sentence, &words.join(" ")));
        }
        if doc.word(name).chars().count() > 4 {
            return None;
        }
    }
    None
}

/// A place named `name` in `tokens`; one that a "near" stands before is only near, and begins there.
fn placed(
    doc: &Document,
    tokens: Range<usize>,
    lead: Lead,
    sentence: &Range<usize>,
    name: &str,
) -> Mark {
    let tables = &doc.pack.circumstance;
    let at = tokens.start;
    let near = (at.saturating_sub(7).max(sentence.start)..at).find(|before| {
        let between = &doc.tokens[*before..at];
        let broken = between.iter().any(|token| token.is_sign(','));
        let found = longest(doc, &tables.leads, *before, sentence.end);
        !broken && matches!(found, Some((len, Lead::Near)) if before + len <= at)
    });
    match (near, lead) {
        (Some(start), _) => Mark {
            tokens: start..tokens.end,
            what: What::Place(format!("near:{name}")),
        },
        (None, Lead::Near) => Mark {
            tokens,
            what: What::Place(format!("near:{name}")),
        },
        (None, _) => Mark {
            tokens,
            what: What::Place(name.to_owned()),
        },
    }
}

/// What may stand between two capitalised words of a place's name.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’", "del", "della", "di", "da", "do",
    "dos", "el", "los", "las", "of", "upon", "am", "an", "der", "van", "den", "aan", "sur", "en",
];

/// How many tokens a name has: capitalised words, with particles between two of them.
fn name_length(doc: &Document, first: usize, end: usize) -> Option<usize> {
    let tables = &doc.pack.circumstance;
    if longest(doc, &tables.dates, first, end).is_some() {
        return None;
    }
    let mut last = first;
    let mut at = first + 1;
    while at < end && at <= last + 3 {
        let token = &doc.tokens[at];
        if !token.is_word() {
            break;
        }
        if token.is_capital() {
            if longest(doc, &tables.dates, at, end).is_some() {
                break;
            }
            last = at;
        } else if !PARTICLES.contains(&doc.word(at)) {
            break;
        }
        at += 1;
    }
    Some(last - first + 1)
}

/// A date that begins at token `at`.
fn date(doc: &Document, at: usize, sentence: &Range<usize>) -> Option<(usize, String)> {
    let tables = &doc.pack.circumstance;
    let token = &doc.tokens[at];
    if let Some(year) = year(doc, at) {
        let before = at.checked_sub(1).filter(|before| sentence.contains(before));
        let led = before.is_some_and(|before| {
            (before.saturating_sub(3).max(sentence.start)..=before).any(|from| {
                matches!(longest(doc, &tables.year_words, from, at), Some((len, ())) if from + len == at)
            }) || doc.tokens[before].is_sign('(')
        });
        let deadline = (at.saturating_sub(4).max(sentence.start)..at).any(|from| {
            matches!(longest(doc, &tables.deadlines, from, at), Some((len, ())) if from + len == at || !doc.tokens[from + len..at].iter().any(|token| token.is_sign(',')))
        });
        let key = if deadline { "by:" } else { "" };
        return (led || deadline).then(|| (1, format!("{key}{year:04}")));
    }
    if !token.word.is_known() {
        return None;
    }
    let (len, when) = longest(doc, &tables.dates, at, sentence.end)?;
    match when {
        When::Relative(key) => Some((len, (*key).to_owned())),
        When::Weekday(day) => Some((len, format!("wd:{day}"))),
        When::Month(month) => {
            // "may", "mars" are months beside a number or after a preposition only.
            let sided = |n: usize| {
                doc.tokens
                    .get(n)
                    .is_some_and(|token| token.kind == TokenKind::Digits)
            };
            let next = at + len;
            let comma = usize::from(doc.tokens.get(next).is_some_and(|token| token.is_sign(',')));
            let skip = usize::from(sided(next) && year(doc, next).is_none());
            for name in [next, next + skip, next + skip + comma] {
                if let Some(year) = year(doc, name).filter(|_| name < sentence.end) {
                    return Some((name + 1 - at, format!("{year:04}-{month:02}")));
                }
            }
            let led = at.checked_sub(1).is_some_and(|before| {
                longest(doc, &tables.year_words, before, at).is_some() || sided(before)
            });
            (led || skip == 1).then(|| (len, format!("--{month:02}")))
        }
    }
}

/// The year that token `n` writes.
fn year(doc: &Document, n: usize) -> Option<u16> {
    let token = doc.tokens.get(n)?;
    let glued = doc.tokens.get(n + 1).is_some_and(|next| {
        !next.spaced
            && matches!(
                next.kind,
                TokenKind::Sign('%' | '€' | '$') | TokenKind::Word
            )
    });
    if token.kind != TokenKind::Digits || token.end - token.start != 4 || glued {
        return None;
    }
    doc.word(n)
        .parse()
        .ok()
        .filter(|year| (1800..2200).contains(year))
}

//! From drafts to claims: borders, sources, hedges, figures, nesting.

use super::draft::Draft;
use super::hedge;
use super::reader::Reader;
use super::rule;
use crate::source::Class;
use crate::source::resolve::{Speakers, why};
use crate::{Claim, Cue, Figure, Quotation, Span, Stance};
use rustc_hash::FxHashMap;

/// The claims, in the order of the text; sets `claim` of the figures inside.
pub(crate) fn claims(r: &Reader, mut drafts: Vec<Draft>, figures: &mut [Figure]) -> Vec<Claim> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let reported: Vec<bool> = drafts
        .iter()
        .enumerate()
        .map(|(index, draft)| std::ptr::eq(draft.rule, &rule::HEARSAY) && inside(&drafts, index))
        .collect();
    divide(r, &mut drafts);
    interrupt(r, &mut drafts);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    crate::order::by_key(&mut order, |index| {
        let draft = &drafts[*index];
        (
            draft
                .cue
                .as_ref()
                .or(draft.content.first())
                .map_or(0, |range| range.start),
            *index,
        )
    });
    let mut speakers = Speakers::of(r);
    let mut last = usize::MAX;
    let mut sources: FxHashMap<usize, (crate::Source, bool)> = FxHashMap::default();
    let mut claims: Vec<Claim> = Vec::with_capacity(drafts.len());
    let mut seen: FxHashMap<(usize, usize), ()> = FxHashMap::default();
    for index in order {
        let draft = &drafts[index];
        if reported[index] {
            continue;
        }
        if let Some(cue) = &draft.cue
            && seen.insert((cue.start, cue.end), ()).is_some()
        {
            continue;
        }
        let (source, anonymous) = match (&draft.heir, &draft.source) {
            (Some((heir, _)), Some(range)) => match sources.get(heir).cloned() {
                Some((mut source, anonymous)) => {
                    if source.why.is_none() {
                        source.why = Some(why::CONTINUES.to_owned());
                    }
                    (Some(source), anonymous)
                }
                None => {
                    let (mut source, anonymous) =
                        speakers.source(r, range, draft.named_by.as_ref());
                    if *heir == usize::MAX {
                        source.why = Some(rule::interview::INTERVIEW.to_owned());
                    }
                    (Some(source), anonymous)
                }
            },
            (_, Some(range)) => {
                let (source, anonymous) = speakers.source(r, range, draft.named_by.as_ref());
                (Some(source), anonymous)
            }
            (_, None) if draft.dropped && told_before(r, &drafts, draft).is_some() => {
                let range = told_before(r, &drafts, draft).unwrap_or_default();
                let (source, anonymous) = speakers.source(r, &range, None);
                (Some(source), anonymous)
            }
            (_, None) if draft.dropped => match sources.get(&last).cloned() {
                Some((mut source, anonymous)) => {
                    source.why = Some(why::CONTINUES.to_owned());
                    (Some(source), anonymous)
                }
                None => (None, false),
            },
            (_, None) => (None, false),
        };
        if let Some(source) = &source {
            last = index;
            sources.insert(index, (source.clone(), anonymous));
        }
        let tone = hedge::tone(r, &draft.content);
        let content: Vec<Span> = draft
            .content
            .iter()
            .map(|range| r.doc.span(range.clone()))
            .collect();
        let own_source = if draft.heir.is_some() || draft.dropped {
            None
        } else {
            draft.source.clone()
        };
        let span = own_source
            .iter()
            .chain(draft.cue.iter())
            .map(|range| r.doc.span(range.clone()))
            .chain(content.iter().copied())
            .reduce(Span::cover)
            .unwrap_or_default();
        let claim = Claim {
            span,
            source,
            cue: draft.cue.as_ref().map(|range| {
                let span = r.doc.span(range.clone());
                Cue {
                    span,
                    text: span.of(r.doc.text).to_owned(),
                    verb_class: draft.class,
                }
            }),
            content,
            quotation: quotation(r, draft),
            stance: stance(draft),
            hedges: tone.hedges,
            anonymous,
            figures: Vec::new(),
            rule: format!("{}.{}", r.doc.pack.lang.code(), draft.rule.id),
            // "Does not exceed 300" is a bound.
            negated: tone.negation.is_some_and(|at| !r.in_figure(at)),
            status: tone.status,
            within: None,
        };
        claims.push(claim);
    }
    crate::order::by_key(&mut claims, |claim| {
        (claim.span.start, std::cmp::Reverse(claim.span.end))
    });
    nest(&mut claims);
    own_figures(&mut claims, figures);
    claims
}

/// The subject of the sentence before a quotation whose speaker goes unsaid, where nobody speaks in that sentence: "La
/// ministra se mostró abierta. «…», dijo".
fn told_before(r: &Reader, drafts: &[Draft], draft: &Draft) -> Option<std::ops::Range<usize>> {
    if !r.words.pro_drop {
        return None;
    }
    let index = r.doc.sentence_of(draft.start());
    let own = r.doc.sentences.get(index)?;
    let before = r.doc.sentences.get(index.checked_sub(1)?)?;
    let spoken = drafts
        .iter()
        .any(|other| other.start() < before.tokens.end && other.end() > before.tokens.start);
    if spoken || before.paragraph != own.paragraph {
        return None;
    }
    rule::report_mood::subject_before(r, own.tokens.start)
}

/// Whether the cue stands in what another draft of the same sentence gives a source or cue of its own.
fn inside(drafts: &[Draft], index: usize) -> bool {
    let Some(cue) = drafts.get(index).and_then(|draft| draft.cue.as_ref()) else {
        return false;
    };
    // Drafts come in the order of their cues.
    let near = index.saturating_sub(8)..drafts.len().min(index + 9);
    drafts[near].iter().any(|other| {
        other.cue.is_some()
            && !std::ptr::eq(other.rule, &rule::HEARSAY)
            && other
                .content
                .iter()
                .any(|part| part.start <= cue.start && cue.end <= part.end)
    })
}

fn stance(draft: &Draft) -> Stance {
    match (draft.stance, draft.cue_negated) {
        // "n'a pas démenti", "did not confirm": neither denies nor confirms.
        (Stance::Denies, true) => Stance::Asserts,
        (Stance::Confirms, true) => Stance::Doubts,
        (stance, _) => stance,
    }
}

/// "X affirme que A, mais Y dément que B": the first content ends where the second report begins.
fn divide(r: &Reader, drafts: &mut [Draft]) {
    let mut starts: Vec<Start> = drafts
        .iter()
        .filter_map(|draft| Start::of(r, draft))
        .collect();
    starts.sort_unstable_by_key(|start| start.at);
    for draft in drafts.iter_mut() {
        let Some(cue) = draft.cue.clone() else {
            continue;
        };
        let verb = draft.rule.id.starts_with("verb.") || draft.rule.id.starts_with("participle.");
        let Some(last) = draft.content.last_mut() else {
            continue;
        };
        if last.start < cue.end || r.quotes.opening(last.start).is_some() {
            continue;
        }
        let from = starts.partition_point(|start| start.at <= last.start + 1);
        for start in starts
            .iter()
            .skip(from)
            .take_while(|start| start.at < last.end)
        {
            if let Some(at) = start.border(r, last.start, verb) {
                last.end = super::content::trim(r, last.start..at).end;
                break;
            }
        }
    }
}

/// "On disait que A, se souvient X", "X dit que A, « B », précise-t-il", "A promet B, selon C": what a verb says ends before
/// the words of whoever tells of it.
fn interrupt(r: &Reader, drafts: &mut [Draft]) {
    let mut outer: Vec<(usize, usize, bool)> = drafts
        .iter()
        .filter_map(|draft| Outer::of(r, draft))
        .collect();
    if outer.is_empty() {
        return;
    }
    outer.sort_unstable();
    for draft in drafts.iter_mut() {
        let id = draft.rule.id;
        if !(id.starts_with("verb.") || id.starts_with("participle.")) {
            continue;
        }
        let Some(cue) = draft.cue.clone() else {
            continue;
        };
        let Some(last) = draft.content.last_mut() else {
            continue;
        };
        if last.start < cue.end || r.quotes.opening(last.start).is_some() {
            continue;
        }
        let from = outer.partition_point(|(at, ..)| *at <= last.start + 1);
        let found = outer
            .iter()
            .skip(from)
            .take_while(|(at, ..)| *at < last.end)
            .find(|(at, begins, whole)| *begins <= cue.start || *whole && *begins == *at);
        if let Some((at, ..)) = found {
            last.end = super::content::trim(r, last.start..*at).end;
        }
    }
}

/// A report that follows what it tells of.
struct Outer;

impl Outer {
    /// Where the words begin that end an inner report; where its content begins; whether that is quoted words behind it.
    fn of(r: &Reader, draft: &Draft) -> Option<(usize, usize, bool)> {
        let cue = draft.cue.as_ref()?;
        let first = draft.content.first()?;
        let rule = draft.rule;
        let quoted = r.quotes.opening(first.start).is_some();
        let after = std::ptr::eq(rule, &rule::INVERTED_CLAUSE)
            || std::ptr::eq(rule, &rule::INVERTED_QUOTE)
            || std::ptr::eq(rule, &rule::AFTER_CLAUSE)
            || std::ptr::eq(rule, &rule::AFTER_QUOTE);
        if !after && !std::ptr::eq(rule, &rule::ACCORDING_END) || first.start > cue.start {
            return None;
        }
        let words = draft
            .source
            .as_ref()
            .map_or(cue.start, |source| source.start.min(cue.start));
        let comma =
            words > 0 && (r.comma(words - 1) || r.sign(words - 1, '–') || r.sign(words - 1, '—'));
        if quoted && after && r.quotes.around(cue.start).is_none() {
            // The quoted words themselves, where a comma stands before them.
            let comma = first.start > 0 && r.comma(first.start - 1);
            return comma.then_some((first.start, first.start, true));
        }
        comma.then_some((words, first.start, false))
    }
}

/// Where a report begins that may end the one before.
struct Start {
    at: usize,
    /// Whether its speaker is that of the clause before ("… et a ajouté que").
    shared: bool,
    /// Whether it is an apposition or comparison that a comma opens ("…, comme l'affirme X", "…, un chiffre que X conteste").
    aside: bool,
}

impl Start {
    fn of(r: &Reader, draft: &Draft) -> Option<Start> {
        let cue = draft.cue.as_ref()?;
        let aside = std::ptr::eq(draft.rule, &rule::AS_CLAUSE)
            || std::ptr::eq(draft.rule, &rule::RELATIVE_OBJECT);
        if aside {
            let at = match draft.lead {
                Some(lead) => lead,
                None if std::ptr::eq(draft.rule, &rule::RELATIVE_OBJECT) => {
                    draft.content.first()?.start
                }
                None => cue.start,
            };
            return Some(Start {
                at,
                shared: false,
                aside,
            });
        }
        let follows = draft.content.iter().all(|part| part.start >= cue.start);
        if !follows {
            return None;
        }
        let own = draft
            .source
            .as_ref()
            .filter(|source| draft.heir.is_none() && source.end <= cue.start);
        let near = own.filter(|source| {
            cue.start - source.end < 25
                && !(source.end..cue.start).any(|i| r.is(i, Class::COORDINATOR))
        });
        Some(Start {
            at: near.map_or(cue.start, |source| source.start),
            shared: near.is_none(),
            aside,
        })
    }

    /// The token before which the content ends, if it ends here.
    fn border(&self, r: &Reader, from: usize, verb: bool) -> Option<usize> {
        let mut at = self.at;
        if r.quotes.around(at).is_some() {
            return None;
        }
        // "…, en précisant que".
        let participle = r.gerund(at);
        if at > from && participle && r.is(at - 1, Class::PREPOSITION) {
            at -= 1;
        }
        let mut joined = false;
        while at > from && (r.is(at - 1, Class::COORDINATOR) || r.adverb(at - 1)) {
            joined |= r.is(at - 1, Class::COORDINATOR);
            at -= 1;
        }
        // "…, though the ministry denied": a clause that contrasts.
        let contrast =
            at > from + 1 && r.is(at - 1, Class::HARD_SUBORDINATOR) && r.sign(at - 2, ',');
        if contrast {
            return Some(at - 2);
        }
        let comma = at > from && r.sign(at - 1, ',');
        if self.aside {
            return comma.then_some(at);
        }
        let ends =
            verb && (comma && (joined || participle) || joined && (participle || self.shared));
        ends.then_some(at)
    }
}

/// Whether the content stands in quotation marks.
fn quotation(r: &Reader, draft: &Draft) -> Quotation {
    if std::ptr::eq(draft.rule, &rule::QUOTE_PULL) || std::ptr::eq(draft.rule, &rule::QUOTE_DASH) {
        return Quotation::Direct;
    }
    let mut words = 0usize;
    let mut quoted = 0usize;
    for range in &draft.content {
        let mut i = range.start;
        while i < range.end {
            let inside = r.quotes.around(i).and_then(|index| r.quotes.all.get(index));
            let counts = r.word(i);
            words += usize::from(counts);
            quoted += usize::from(
                counts
                    && inside.is_some_and(|quote| {
                        quote.open >= range.start || draft.rule.id.starts_with("inverted")
                    }),
            );
            i += 1;
        }
    }
    if quoted == 0 {
        Quotation::Indirect
    } else if quoted == words {
        Quotation::Direct
    } else {
        Quotation::Mixed
    }
}

/// Sets `within`: the innermost claim whose content holds the cue.
fn nest(claims: &mut [Claim]) {
    for index in 0..claims.len() {
        let Some(at) = claims[index].cue.as_ref().map(|cue| cue.span) else {
            continue;
        };
        let mut best: Option<(u32, usize)> = None;
        // Claims are sorted by their start; one that holds this one begins before it, not far away.
        for other in index.saturating_sub(12)..(index + 6).min(claims.len()) {
            if other == index {
                continue;
            }
            if let Some(part) = claims[other].content.iter().find(|part| part.contains(at))
                && !claims[index].content.iter().any(|own| own.contains(*part))
                && best.is_none_or(|(len, _)| part.len() < len)
            {
                best = Some((part.len(), other));
            }
        }
        claims[index].within = best.map(|(_, other)| other as u32);
    }
}

/// Lists each claim's figures, and gives each figure to the innermost claim that says it.
fn own_figures(claims: &mut [Claim], figures: &mut [Figure]) {
    let mut best: Vec<u32> = vec![u32::MAX; figures.len()];
    for (index, claim) in claims.iter_mut().enumerate() {
        let size: u32 = claim.content.iter().map(|part| part.len()).sum();
        for part in &claim.content {
            let from = figures.partition_point(|figure| figure.number_span.start < part.start);
            for (n, figure) in figures.iter_mut().enumerate().skip(from) {
                if figure.number_span.start >= part.end {
                    break;
                }
                claim.figures.push(n as u32);
                if size <= best[n] {
                    best[n] = size;
                    figure.claim = Some(index as u32);
                }
            }
        }
        claim.figures.sort_unstable();
        claim.figures.dedup();
    }
}

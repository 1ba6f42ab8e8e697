//! From a dossier's comparison to the question that the plot draws and the table lists.

use super::name::article_names;
use super::{Entry, Position, Question, reread};
use crate::{ArticleId, ClaimView, ComparisonView, Dossier, FigureView, SourceKey, SourceView};
use rustc_hash::FxHashMap;
use selon_engine::compare::unit::{Unit, unit};
use selon_engine::{FigureKind, Pair, Span, Stated};
use std::rc::Rc;

/// How each source is told from the others, wherever it is shown: by its colour, and by a letter in the order in which
/// sources first speak ("A" to "Z", then "A2"). With it what each article is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    known: FxHashMap<SourceKey, Known>,
    /// The names of the articles, where there are several.
    articles: FxHashMap<ArticleId, String>,
}

/// See [`Letters`].
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    nth: usize,
    slot: u8,
    twin: bool,
}

impl Letters {
    /// Of all sources of a dossier, in the order of its articles and their texts.
    pub fn of(dossier: &Dossier) -> Letters {
        let mut known: FxHashMap<SourceKey, Known> = FxHashMap::default();
        let mut used = [false; crate::COLOURS as usize];
        for article in dossier.articles.iter() {
            for claim in dossier.claims(article.id).iter() {
                let Some(source) = claim.source.as_ref() else {
                    continue;
                };
                if known.contains_key(&source.key) {
                    continue;
                }
                let taken = used.get_mut(usize::from(source.slot));
                let next = Known {
                    nth: known.len(),
                    slot: source.slot,
                    twin: taken.is_some_and(|used| std::mem::replace(used, true)),
                };
                known.insert(source.key.clone(), next);
            }
        }
        let articles = match dossier.articles.len() {
            0 | 1 => FxHashMap::default(),
            _ => article_names(dossier),
        };
        Letters { known, articles }
    }

    /// What an article is called beside the others; empty where it is the only one.
    pub fn article(&self, article: ArticleId) -> &str {
        self.articles.get(&article).map_or("", String::as_str)
    }

    /// The letter of a source; empty for one that does not speak.
    pub fn get(&self, source: &SourceKey) -> String {
        self.known
            .get(source)
            .map(|known| letter(known.nth))
            .unwrap_or_default()
    }

    /// Whether a source has the colour of one that spoke before it, and needs another sign beside it.
    pub fn is_twin(&self, source: &SourceKey) -> bool {
        self.known.get(source).is_some_and(|known| known.twin)
    }

    /// Every source with its letter, its colour (a slot below [`crate::COLOURS`]) and whether it [is a
    /// twin](Letters::is_twin), in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&SourceKey, String, u8, bool)> {
        let known = self.known.iter();
        known.map(|(key, known)| (key, letter(known.nth), known.slot, known.twin))
    }
}

fn letter(nth: usize) -> String {
    let letter = char::from(b'A' + (nth % 26) as u8);
    match nth / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

impl Question {
    /// What a comparison of a dossier asks, with everything that answers it. Figures and claims that the dossier no
    /// longer shows are left out, and with them their pairs.
    pub fn of(dossier: &Dossier, comparison: &ComparisonView, letters: &Letters) -> Question {
        let mut entries: Vec<Entry> = Vec::with_capacity(comparison.figures.len());
        let mut place = Vec::with_capacity(comparison.figures.len());
        let mut axis: Option<Unit> = None;
        for key in &comparison.figures {
            let Some(view) = dossier.figure(*key) else {
                place.push(None);
                continue;
            };
            place.push(Some(entries.len() as u32));
            let mut entry = entry(dossier, &view, letters);
            match (measured(&view), axis) {
                (Some(own), Some(first)) if own.dimension == first.dimension && own != first => {
                    let factor = own.factor / first.factor;
                    entry.to_axis = Some((factor, (own.offset - first.offset) / first.factor));
                }
                (own, None) => axis = own,
                _ => {}
            }
            entries.push(entry);
        }
        let moved = |at: u32| place.get(at as usize).copied().flatten();
        let mut pairs = comparison
            .pairs
            .iter()
            .filter_map(|pair| {
                let mut pair = pair.clone();
                pair.a = moved(pair.a)?;
                pair.b = moved(pair.b)?;
                Some(pair)
            })
            .collect();
        if comparison.group.is_some() {
            reread::join(&entries, &mut pairs);
        }
        let positions = comparison
            .positions
            .iter()
            .filter_map(|key| dossier.claim(*key))
            .map(|claim| position(dossier, &claim, letters))
            .collect();
        Question {
            about: comparison.about.to_string(),
            entries,
            positions,
            pairs,
        }
    }
}

impl Question {
    /// The same question asked of some articles only; `None` where fewer than two answers are left.
    pub fn among(&self, articles: &[ArticleId]) -> Option<Question> {
        let mut place = Vec::with_capacity(self.entries.len());
        let mut entries = Vec::new();
        for entry in &self.entries {
            let kept = articles.contains(&entry.at);
            place.push(kept.then_some(entries.len() as u32));
            if kept {
                entries.push(entry.clone());
            }
        }
        let moved = |at: u32| place.get(at as usize).copied().flatten();
        let pairs = self
            .pairs
            .iter()
            .filter_map(|pair| {
                let (a, b) = (moved(pair.a)?, moved(pair.b)?);
                Some(Pair {
                    a,
                    b,
                    ..pair.clone()
                })
            })
            .collect();
        let positions: Vec<Position> = self
            .positions
            .iter()
            .filter(|position| articles.contains(&position.at))
            .cloned()
            .collect();
        (entries.len() + positions.len() > 1).then(|| Question {
            about: self.about.clone(),
            entries,
            positions,
            pairs,
        })
    }
}

fn measured(view: &FigureView) -> Option<Unit> {
    let kind = view.figure.kind;
    matches!(kind, FigureKind::Measure | FigureKind::Duration)
        .then(|| unit(view.figure.unit.as_deref()?))
        .flatten()
}

fn entry(dossier: &Dossier, view: &FigureView, letters: &Letters) -> Entry {
    let text = text_of(dossier, view.article);
    let figure = &view.figure;
    let claim = view.claim.and_then(|key| dossier.claim(key));
    let stated = |what: &Option<Stated>| what.as_ref().map(|s| s.text.clone()).unwrap_or_default();
    let place = &figure.circumstances;
    let status = place
        .status
        .as_ref()
        .or(claim.as_ref().and_then(|claim| claim.status.as_ref()));
    let source = view.source.as_ref();
    Entry {
        figure: view.key,
        claim: view.claim,
        at: view.article,
        kind: figure.kind,
        source: source.map(source_name).unwrap_or_default(),
        slot: source.map(|s| s.slot),
        letter: source.map(|s| letters.get(&s.key)).unwrap_or_default(),
        twin: source.is_some_and(|s| letters.is_twin(&s.key)),
        cue: claim
            .as_ref()
            .and_then(|claim| claim.cue.as_ref())
            .map(|cue| cue.text.to_string())
            .unwrap_or_default(),
        hedges: claim
            .as_ref()
            .map(|claim| hedges(claim, figure.span, &text))
            .unwrap_or_default(),
        quote: claim
            .as_ref()
            .map(|claim| quote(claim, &text))
            .filter(|quote| !quote.is_empty())
            .unwrap_or_else(|| sentence_around(&text, figure.span).to_owned()),
        written: written(view, &text),
        counted: figure
            .counted
            .as_ref()
            .map(|counted| counted.text.clone())
            .unwrap_or_default(),
        modifier: figure.modifier,
        low: figure.low,
        high: figure.high,
        reading: figure.reading.clone(),
        unit: match figure.kind {
            FigureKind::Percent => Some("%".to_owned()),
            _ => figure.unit.clone(),
        },
        to_axis: None,
        as_of: stated(&place.date),
        predicate: stated(&place.predicate),
        status: status.map(|s| s.text.clone()).unwrap_or_default(),
        place: stated(&place.place),
        article: letters.article(view.article).to_owned(),
    }
}

fn position(dossier: &Dossier, claim: &ClaimView, letters: &Letters) -> Position {
    let text = text_of(dossier, claim.article);
    let source = claim.source.as_ref();
    Position {
        claim: claim.key,
        at: claim.article,
        source: source.map(source_name).unwrap_or_default(),
        slot: source.map(|s| s.slot),
        letter: source.map(|s| letters.get(&s.key)).unwrap_or_default(),
        twin: source.is_some_and(|s| letters.is_twin(&s.key)),
        cue: claim
            .cue
            .as_ref()
            .map(|cue| cue.text.to_string())
            .unwrap_or_default(),
        quote: quote(claim, &text),
        stance: claim.stance,
        article: letters.article(claim.article).to_owned(),
    }
}

/// The source as written, with its article ("le Pentagone"), where those words hold its name and little more; else its name:
/// a pronoun or "the president" does not say who it is, and a name that the person gave stands.
fn source_name(source: &SourceView) -> String {
    const LITTLE: usize = 8;
    let written = tidy(&source.text);
    let longest = source.name.chars().count() + LITTLE;
    if written.contains(&*source.name) && written.chars().count() <= longest {
        written
    } else {
        source.name.to_string()
    }
}

fn text_of(dossier: &Dossier, article: ArticleId) -> Rc<str> {
    dossier
        .article(article)
        .map(|article| Rc::clone(&article.text))
        .unwrap_or_else(|| "".into())
}

/// The figure's words without what is counted, which the question names already.
fn written(view: &FigureView, text: &str) -> String {
    let figure = &view.figure;
    let mut span = figure.span;
    if let Some(counted) = &figure.counted {
        // Only what stands after the number may be cut off: "un millier de soldats", not "soldats : 1 000".
        if counted.span.start >= figure.number_span.end && counted.span.start < span.end {
            span.end = counted.span.start;
        }
    }
    let words = without_particle(span.of(text).trim());
    let words = if words.is_empty() {
        figure.number_span.of(text).trim()
    } else {
        words
    };
    unbroken(&tidy(words))
}

/// The words with no-break spaces between digits, so that no line ends within a number.
fn unbroken(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let within = before.is_ascii_digit() && rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if c == ' ' && within { '\u{a0}' } else { c });
        before = c;
    }
    out
}

/// Genitive particles between a number and what it counts ("des milliers de", "thousands of"); they say nothing without
/// the noun.
const OF: [&str; 12] = [
    "de", "d'", "d’", "des", "du", "of", "di", "dei", "von", "van", "del", "der",
];

/// The words without a particle that hangs over.
fn without_particle(words: &str) -> &str {
    match words.rsplit_once([' ', '\u{a0}']) {
        Some((before, last)) if OF.contains(&last) => before.trim_end(),
        _ => words,
    }
}

/// The hedges of the claim that bear on the figure: all but those that merely approximate another number.
fn hedges(claim: &ClaimView, figure: Span, text: &str) -> Vec<String> {
    use selon_engine::HedgeKind::Approximation;
    let mut out: Vec<String> = Vec::new();
    for hedge in &claim.hedges {
        let Some(span) = hedge.span else { continue };
        // The approximator is part of the figure as written; it is not said twice.
        if hedge.kind == Approximation || figure.contains(span) {
            continue;
        }
        let words = tidy(span.of(text));
        if !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

fn quote(claim: &ClaimView, text: &str) -> String {
    let pieces: Vec<String> = claim
        .content
        .iter()
        .map(|span| tidy(span.of(text)))
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.join(" […] ")
}

/// The words around a figure that no claim says, up to the ends of its line or sentence.
fn sentence_around(text: &str, span: Span) -> &str {
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
        return "";
    };
    let stop = |c: char| matches!(c, '\n' | '!' | '?');
    let from = before
        .char_indices()
        .rev()
        .find(|&(at, c)| stop(c) || c == '.' && before[at..].starts_with(". "))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let to = after
        .char_indices()
        .find(|&(at, c)| {
            stop(c) || c == '.' && !after[at + 1..].starts_with(|c: char| c.is_ascii_digit())
        })
        .map_or(text.len(), |(at, c)| {
            end + at + if c == '\n' { 0 } else { c.len_utf8() }
        });
    text.get(from..to).unwrap_or("").trim()
}

fn tidy(words: &str) -> String {
    super::label::one_line(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Meta, Time};
    use selon_engine::analyze;

    fn dossier(texts: &[&str]) -> Dossier {
        let mut dossier = Dossier::new("test", Time(0));
        for text in texts {
            let add = Action::AddArticle {
                text: (*text).into(),
                meta: Meta::default(),
                lang: None,
                structure: Default::default(),
            };
            dossier = dossier.apply(add).unwrap_or(dossier);
        }
        for request in dossier.requests() {
            let analysis = Rc::new(analyze(&request.text, &request.options));
            let arrived = Action::AnalysisArrived {
                article: request.article,
                revision: request.revision,
                analysis,
            };
            dossier = dossier.apply(arrived).unwrap_or(dossier);
        }
        dossier
    }

    fn questions(dossier: &Dossier) -> Vec<Question> {
        let letters = Letters::of(dossier);
        let comparisons = dossier.comparisons();
        comparisons
            .iter()
            .map(|comparison| Question::of(dossier, comparison, &letters))
            .collect()
    }

    const MARCH: &str = "Selon la préfecture, environ 4 000 manifestants ont défilé samedi à Lyon. \
        Les syndicats, eux, affirment que 9 000 manifestants ont défilé samedi à Lyon.";

    #[test]
    fn each_row_has_the_words_of_its_source_and_no_others() {
        let dossier = dossier(&[MARCH]);
        let questions = questions(&dossier);
        assert_eq!(questions.len(), 1, "{questions:#?}");
        let entries = &questions[0].entries;
        assert_eq!(entries.len(), 2);
        let (first, second) = (&entries[0], &entries[1]);
        assert_eq!(
            (first.cue.as_str(), first.written.as_str()),
            ("Selon", "environ 4\u{a0}000")
        );
        assert_eq!(
            (second.cue.as_str(), second.written.as_str()),
            ("affirment", "9\u{a0}000")
        );
        assert!(second.source.to_lowercase().contains("syndicats"));
        assert!(first.quote.contains("4 000") && !first.quote.contains("9 000"));
        assert_ne!(first.letter, second.letter);
        assert_eq!(first.article, "");
    }

    #[test]
    fn a_source_keeps_its_article_and_a_pronoun_gets_its_name() {
        let source = |text: &str, name: &str| SourceView {
            key: SourceKey::of(name),
            slot: 0,
            name: name.into(),
            span: None,
            text: text.into(),
            kind: selon_engine::SourceKind::Named,
            why: None,
        };
        assert_eq!(
            source_name(&source("le Pentagone", "Pentagone")),
            "le Pentagone"
        );
        assert_eq!(source_name(&source("il", "Zelensky")), "Zelensky");
        assert_eq!(source_name(&source("le président", "Zelensky")), "Zelensky");
        assert_eq!(
            source_name(&source(
                "le vieux maire sans étiquette d’Arles, Paul Roux",
                "Paul Roux"
            )),
            "Paul Roux"
        );
    }

    #[test]
    fn an_unsourced_figure_is_quoted_by_its_sentence_and_no_further() {
        let text = "Un. Il y a 3.5 de cela ! Fin";
        let at = text.find("3.5").unwrap();
        let span = Span::new(at, at + 3);
        assert_eq!(sentence_around(text, span), "Il y a 3.5 de cela !");
        assert_eq!(sentence_around("a\n5\nb", Span::new(2, 3)), "5");
        assert_eq!(sentence_around("é", Span::new(1, 2)), "");
    }
}

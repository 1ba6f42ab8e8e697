//! What an annotation says, in words: for two people's versions beside each other, and for the record of a decision.

use super::Difference;
use crate::Locale;
use crate::model::*;
use selon_engine::{Quotation, Stance, VerbClass};
use std::rc::Rc;

/// A number for what an annotation says; `text` is its article's.
pub(crate) fn face(kept: &Annotation, text: &str) -> u64 {
    let mut hash = Hasher::new("face");
    for field in FIELDS {
        hash = hash.text(&worded(kept, field, text, Locale::En));
    }
    hash.end()
}

const FIELDS: [Field; 13] = [
    Field::Content,
    Field::Source,
    Field::Cue,
    Field::Hedges,
    Field::Figures,
    Field::Stance,
    Field::Form,
    Field::Anonymous,
    Field::Status,
    Field::Note,
    Field::Tags,
    Field::Evidence,
    Field::Assessment,
];

/// What each says, in words: of what they differ in; where only one has a claim, of all that it says. `text`
/// is our article's.
pub fn said(text: &str, one: &Difference, locale: Locale) -> Vec<Said> {
    let alone = one.ours.is_none() || one.theirs.is_none();
    let both = |field: Field| {
        let words = |kept: &Option<Rc<Annotation>>| -> Rc<str> {
            let kept = kept.as_ref();
            kept.map_or_else(String::new, |kept| worded(kept, field, text, locale))
                .into()
        };
        Said {
            field,
            ours: words(&one.ours),
            theirs: words(&one.theirs),
        }
    };
    let told = |said: &Said| match said.field {
        // Of a claim that only one has, what most claims are is no news.
        Field::Stance | Field::Form | Field::Anonymous | Field::Hedges if alone => false,
        field if alone => field == Field::Content || said.ours != said.theirs,
        field => one.fields.contains(&field),
    };
    FIELDS.into_iter().map(both).filter(told).collect()
}

/// What an annotation says in one respect, in words; empty for nothing.
fn worded(kept: &Annotation, field: Field, text: &str, locale: Locale) -> String {
    let list = |words: &mut dyn Iterator<Item = String>| {
        words
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let say = |en: &'static str, fr: &'static str| match locale {
        Locale::En => en,
        Locale::Fr => fr,
    };
    match field {
        Field::Content => {
            let pieces: Vec<&str> = kept.content.iter().map(|piece| piece.quote(text)).collect();
            pieces.join(" […] ")
        }
        Field::Source => {
            let Some(source) = &kept.source else {
                return String::new();
            };
            let words = source.anchor.as_ref().map(|anchor| anchor.quote(text));
            match (words, source.name.as_deref()) {
                (Some(words), Some(name)) if words != name => format!("{words} ({name})"),
                (words, name) => words.or(name).unwrap_or_default().to_owned(),
            }
        }
        Field::Cue => {
            let cue = kept.cue.as_ref().map(|cue| {
                let class = match cue.verb_class {
                    VerbClass::Neutral => "",
                    VerbClass::Distancing => say(" (distancing)", " (met à distance)"),
                    VerbClass::Factive => say(" (presents as true)", " (présente comme vrai)"),
                    VerbClass::Estimating => say(" (estimating)", " (estimation)"),
                    VerbClass::Denying => say(" (denying)", " (démenti)"),
                    VerbClass::Accusing => say(" (accusing)", " (accusation)"),
                };
                format!("{}{class}", cue.anchor.quote(text))
            });
            cue.unwrap_or_default()
        }
        Field::Hedges => {
            let hedges = kept.hedges.iter();
            list(&mut hedges.map(|hedge| hedge.anchor.quote(text).to_owned()))
        }
        Field::Figures => list(&mut kept.figures.iter().map(|part| figure(part, text, locale))),
        Field::Stance => match kept.stance {
            Stance::Asserts => say("asserts", "affirme"),
            Stance::Denies => say("denies", "dément"),
            Stance::Confirms => say("confirms", "confirme"),
            Stance::Accuses => say("accuses", "accuse"),
            Stance::Doubts => say("doubts", "doute"),
        }
        .to_owned(),
        Field::Form => {
            let form = match kept.quotation {
                Quotation::Direct => say("quoted", "cité"),
                Quotation::Indirect => say("reported", "rapporté"),
                Quotation::Mixed => say("partly quoted", "cité en partie"),
            };
            let negated = if kept.negated {
                say(", negated", ", nié")
            } else {
                ""
            };
            format!("{form}{negated}")
        }
        Field::Anonymous => match kept.anonymous {
            true => say("unnamed", "non nommée"),
            false => say("named", "nommée"),
        }
        .to_owned(),
        Field::Status => match kept.check.status {
            None => "",
            Some(Status::ToCheck) => say("to check", "à vérifier"),
            Some(Status::Checking) => say("checking", "en cours"),
            Some(Status::Done) => say("done", "vérifiée"),
        }
        .to_owned(),
        Field::Note => kept.check.note.to_string(),
        Field::Tags => list(&mut kept.check.tags.iter().map(|tag| tag.to_string())),
        Field::Evidence => {
            let evidence = kept.check.evidence.iter();
            list(&mut evidence.map(|one| {
                format!("{} {} {}", one.url, one.quote, one.date)
                    .trim()
                    .to_owned()
            }))
        }
        Field::Assessment => {
            let concluded = kept.check.assessment.as_ref().map(|one| {
                let rating = one.rating.iter().map(|rating| rating.name.to_string());
                list(&mut std::iter::once(one.text.to_string()).chain(rating))
            });
            concluded.unwrap_or_default()
        }
    }
}

/// A figure as written, and how it is read where that is not what digits say.
fn figure(part: &FigurePart, text: &str, locale: Locale) -> String {
    let figure = &part.figure;
    let bound =
        |value: Option<f64>| value.map_or_else(|| "…".to_owned(), |value| locale.number(value));
    let read = match (figure.low, figure.high) {
        (low, high) if low == high => bound(low),
        (low, high) => format!("{} – {}", bound(low), bound(high)),
    };
    let unit = figure.unit.as_deref().unwrap_or("");
    let counted = figure.counted.as_ref().map_or("", |counted| &counted.text);
    let words = format!("{} → {read} {unit} {counted}", part.anchor.quote(text));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! What is drawn, as data: geometry in fractions of the strip, everything else in words of the reader's language.

use selon_dossier::format::Board;
use selon_dossier::plot::{
    Axis, AxisNotice, Entry, Extent, Lane, LaneKind, Place, Plot, PlotOptions, Position, Question,
    Row, Shape, describe, layout, words,
};
use selon_dossier::{Locale, prose};
use selon_engine::Relation;
use serde::Serialize;

/// A place on the strip in hundred-thousandths of it: what writes floating point weighs more than it is worth here.
type Fraction = i32;

fn fraction(of_strip: f64) -> Fraction {
    (of_strip * 1e5).round() as Fraction
}

#[derive(Serialize)]
struct View<'b> {
    title: &'b str,
    lang: &'static str,
    questions: Option<Vec<Drawn<'b>>>,
    margin: &'static str,
    apart: &'static str,
}

#[derive(Serialize)]
struct Drawn<'b> {
    about: &'b str,
    counts: String,
    conflicts: usize,
    headline: Option<String>,
    notices: Vec<String>,
    /// The pairs in sentences.
    pairs: Vec<String>,
    /// The plot as a whole in words: how many figures, on which axis.
    described: String,
    lanes: Vec<LaneView<'b>>,
    answers: Vec<AnswerView<'b>>,
    /// The shapes that occur, each with its name.
    legend: Vec<(&'static str, &'static str)>,
}

#[derive(Serialize)]
struct LaneView<'b> {
    /// Why it is not the main lane; `null` for that.
    apart: Option<Vec<String>>,
    unit: Option<String>,
    ticks: Vec<TickView>,
    /// Whether its axis is drawn: it is the first or has one of its own.
    axis: bool,
    rows: Vec<RowView<'b>>,
}

#[derive(Serialize)]
struct TickView {
    at: Fraction,
    label: String,
    narrow: bool,
    zero: bool,
}

/// Who says it; texts as written.
#[derive(Serialize)]
struct VoiceView<'b> {
    claim: Option<String>,
    letter: &'b str,
    slot: Option<u8>,
    twin: bool,
    source: &'b str,
    cue: &'b str,
    quote: String,
    article: &'b str,
}

#[derive(Serialize)]
struct RowView<'b> {
    by: VoiceView<'b>,
    figure: String,
    /// The row in a sentence.
    said: String,
    hedges: &'b [String],
    /// As of when and with which status, as the plot shows it.
    times: Vec<&'b str>,
    written: &'b str,
    reading: String,
    rule: String,
    when: String,
    status: &'b str,
    shape: &'static str,
    at: Option<Fraction>,
    extent: Option<(Fraction, Fraction)>,
    /// Whether the extent goes on beyond its left and its right end.
    open: (bool, bool),
    excluded: bool,
    label: String,
    label_at: Fraction,
    label_place: &'static str,
}

#[derive(Serialize)]
struct AnswerView<'b> {
    by: VoiceView<'b>,
    /// What the source does, where its words are not known.
    said: &'b str,
}

/// The board as JSON.
pub fn json(board: &Board, locale: Locale) -> String {
    let questions = board.questions.as_ref();
    let view = View {
        title: &board.title,
        lang: locale.code(),
        questions: questions.map(|all| all.iter().map(|one| drawn(one, locale)).collect()),
        margin: words::margin(locale),
        apart: words::apart(locale),
    };
    serde_json::to_string(&view).unwrap_or_default()
}

fn drawn(question: &Question, locale: Locale) -> Drawn<'_> {
    let options = PlotOptions {
        locale,
        ..PlotOptions::default()
    };
    let plot = layout(question, options);
    let mut legend: Vec<(&'static str, &'static str)> = Vec::new();
    for (_, row) in plot.rows() {
        let name = (shape(row.mark.shape), words::shape(row.mark.shape, locale));
        if row.mark.shape != Shape::Unplaced && !legend.contains(&name) {
            legend.push(name);
        }
    }
    let conflict = |pair: &&selon_engine::Pair| pair.relation == Relation::Conflict;
    Drawn {
        about: &question.about,
        counts: words::counts(question.entries.len(), question.positions.len(), locale),
        conflicts: question.pairs.iter().filter(conflict).count(),
        headline: prose::headline(question, locale),
        notices: notices(&plot, locale),
        pairs: prose::summary(question, locale),
        described: describe(question, &plot, locale)
            .into_iter()
            .next()
            .unwrap_or_default(),
        lanes: plot
            .lanes
            .iter()
            .enumerate()
            .map(|(nth, one)| lane(question, &plot, nth, one, locale))
            .collect(),
        answers: question
            .positions
            .iter()
            .map(|position| answer(position, locale))
            .collect(),
        legend,
    }
}

/// What must be said beside the axes, each once.
fn notices(plot: &Plot, locale: Locale) -> Vec<String> {
    let own = plot.lanes.iter().filter_map(|lane| lane.axis.as_ref());
    let mut out: Vec<String> = Vec::new();
    for axis in std::iter::once(&plot.axis).chain(own) {
        for text in axis
            .notices
            .iter()
            .map(|notice: &AxisNotice| notice.text(locale))
        {
            if !out.contains(&text) {
                out.push(text);
            }
        }
    }
    out
}

fn lane<'b>(
    question: &'b Question,
    plot: &Plot,
    nth: usize,
    lane: &Lane,
    locale: Locale,
) -> LaneView<'b> {
    let axis: &Axis = plot.axis_of(lane);
    let reasons = |list: &[String]| list.iter().map(|one| prose::caveat(one, locale)).collect();
    LaneView {
        apart: match &lane.kind {
            LaneKind::Main => None,
            LaneKind::Apart(list) => Some(reasons(list)),
        },
        unit: axis.unit.clone(),
        ticks: axis
            .ticks
            .iter()
            .map(|tick| TickView {
                at: fraction(tick.at),
                label: tick.label.clone(),
                narrow: tick.on_narrow,
                zero: tick.value == 0.0,
            })
            .collect(),
        axis: nth == 0 || lane.axis.is_some() || lane.kind != LaneKind::Main,
        rows: lane
            .rows
            .iter()
            .filter_map(|one| Some(row(question.entries.get(one.entry)?, one, locale)))
            .collect(),
    }
}

fn row<'b>(entry: &'b Entry, row: &Row, locale: Locale) -> RowView<'b> {
    let mark = &row.mark;
    let ends = |extent: &Extent| (fraction(extent.from), fraction(extent.to));
    let open = |extent: &Extent| (extent.open_left, extent.open_right);
    let told = |text: &&str| !text.is_empty();
    // "s'apprêteraient à" is hedge and status at once; it is said once.
    let hedged = entry
        .hedges
        .iter()
        .any(|hedge| entry.status.contains(&**hedge));
    let status = if hedged { "" } else { entry.status.as_str() };
    let times: Vec<&str> = [entry.as_of.as_str(), status]
        .into_iter()
        .filter(told)
        .collect();
    let mut said = describe::sentence(entry, row, locale);
    for more in times
        .iter()
        .copied()
        .chain([entry.place.as_str(), entry.article.as_str()])
        .filter(told)
    {
        said.push(' ');
        said.push_str(more);
        said.push('.');
    }
    let when: Vec<&str> = [entry.as_of.as_str(), entry.place.as_str()]
        .into_iter()
        .filter(told)
        .collect();
    RowView {
        by: VoiceView {
            claim: entry.claim.map(|key| key.to_string()),
            letter: &entry.letter,
            slot: entry.slot,
            twin: entry.twin,
            source: named(&entry.source, locale),
            cue: &entry.cue,
            quote: prose::quoted(&entry.quote, locale),
            article: &entry.article,
        },
        figure: entry.figure.to_string(),
        said,
        hedges: &entry.hedges,
        times,
        written: &entry.written,
        reading: words::reading(entry, locale),
        rule: words::rule(&entry.reading.rule, locale),
        when: when.join(", "),
        status: &entry.status,
        shape: shape(mark.shape),
        at: mark.at.map(fraction),
        extent: mark.extent.as_ref().map(ends),
        open: mark.extent.as_ref().map(open).unwrap_or_default(),
        excluded: mark.excluded,
        label: row.label.text.clone(),
        label_at: fraction(row.label.at),
        label_place: place(row.label.place),
    }
}

fn answer(position: &Position, locale: Locale) -> AnswerView<'_> {
    AnswerView {
        by: VoiceView {
            claim: Some(position.claim.to_string()),
            letter: &position.letter,
            slot: position.slot,
            twin: position.twin,
            source: named(&position.source, locale),
            cue: &position.cue,
            quote: prose::quoted(&position.quote, locale),
            article: &position.article,
        },
        said: match position.cue.as_str() {
            "" => words::stance(position.stance, locale),
            cue => cue,
        },
    }
}

fn named(source: &str, locale: Locale) -> &str {
    match source {
        "" => words::nobody(locale),
        source => source,
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Dot => "dot",
        Shape::RoundDot => "round",
        Shape::Soft => "soft",
        Shape::Lean => "lean",
        Shape::OpenRight => "right",
        Shape::OpenLeft => "left",
        Shape::Bar => "bar",
        Shape::Band => "band",
        Shape::Unplaced => "none",
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Right => "right",
        Place::Left => "left",
        Place::AboveStart => "above-start",
        Place::AboveMiddle => "above-middle",
        Place::AboveEnd => "above-end",
        Place::Inside => "inside",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn board() -> Board {
        let entry = |source: &str, written: &str, n: f64| Entry {
            source: source.to_owned(),
            letter: source.chars().take(1).collect(),
            slot: Some(0),
            written: written.to_owned(),
            quote: format!("{written} people came"),
            low: Some(n),
            high: Some(n),
            reading: selon_engine::Reading {
                low: Some(n),
                high: Some(n),
                ..Default::default()
            },
            ..Entry::default()
        };
        let pair = selon_engine::Pair {
            a: 0,
            b: 1,
            relation: Relation::Conflict,
            gap: Some(50.0),
            ..Default::default()
        };
        Board {
            title: "Fair".into(),
            questions: Some(vec![Question {
                about: "people".to_owned(),
                entries: vec![
                    entry("", "nobody knows", 200.0),
                    entry("Police", "250", 250.0),
                ]
                .into_iter()
                .map(|mut one| {
                    if one.source.is_empty() {
                        one.slot = None;
                    }
                    one
                })
                .collect(),
                positions: vec![Position {
                    source: "The mayor".to_owned(),
                    quote: "nothing".to_owned(),
                    ..Position::default()
                }],
                pairs: vec![pair],
            }]),
        }
    }

    #[test]
    fn every_figure_is_drawn_and_told_once_in_each_language() {
        for locale in Locale::ALL {
            let view: Value = serde_json::from_str(&json(&board(), locale)).unwrap();
            let question = &view["questions"][0];
            assert_eq!(question["conflicts"], 1);
            assert_eq!(question["lanes"][0]["rows"].as_array().unwrap().len(), 2);
            assert_eq!(question["answers"].as_array().unwrap().len(), 1);
            assert_eq!(
                question["lanes"][0]["rows"][0]["by"]["source"],
                words::nobody(locale)
            );
            assert!(question["headline"].as_str().unwrap().contains("250"));
        }
    }

    #[test]
    fn a_file_that_does_not_say_what_the_board_shows_has_no_questions() {
        let silent = Board {
            questions: None,
            ..board()
        };
        let view: Value = serde_json::from_str(&json(&silent, Locale::En)).unwrap();
        assert!(view["questions"].is_null());
    }
}

//! The question drawn as a page of its own: title, sentences, plot, answers without a figure, notices.

use super::label::{self, Place};
use super::scene::{Anchor, Fill, Item, Scene, Stroke};
use super::{Axis, Entry, Lane, LaneKind, Mark, Plot, PlotOptions, Question, Row, Shape};
use super::{layout, words};
use crate::{Locale, prose};

/// Colours of the sources by slot on white, told apart by colour-blind readers and dark enough for text.
pub const PALETTE: [&str; 8] = [
    "#1b5fae", "#a84c06", "#00746b", "#9a2f8f", "#6b6000", "#5a49bf", "#a12b58", "#4a5765",
];

const WIDTH: f64 = 800.0;
const EDGE: f64 = 16.0;
/// Where names begin, right of the chip.
const NAME: f64 = 44.0;
/// Where the strip begins.
const LEFT: f64 = 268.0;
const STRIP: f64 = WIDTH - LEFT - 28.0;
const ROW: f64 = 46.0;
/// Where the mark stands in its row.
const MARK: f64 = 27.0;
const INK: &str = "#1c1c22";
const MUTED: &str = "#5c5c66";
const RULE: &str = "#dcdce2";
const PAPER: &str = "#fff";

const SOFT: &[(f64, f64)] = &[(0.0, 0.0), (0.5, 0.5), (1.0, 0.0)];
const LEAN: &[(f64, f64)] = &[(0.0, 0.0), (1.0, 0.5)];
const AWAY: &[(f64, f64)] = &[(0.0, 1.0), (1.0, 0.12)];
const AWAY_LEFT: &[(f64, f64)] = &[(0.0, 0.12), (1.0, 1.0)];

/// What stands around the plot in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// What meets and what does not, under which rule: below the title.
    pub sentences: Vec<String>,
    /// Where it comes from: at the foot.
    pub source: String,
}

/// The question as a drawing of 800 pixels' width and as many as it needs in height.
pub fn draw(question: &Question, caption: &Caption, options: PlotOptions) -> Scene {
    let plot = layout(question, options);
    let locale = options.locale;
    let mut page = Page {
        items: Vec::new(),
        y: 36.0,
        locale,
    };
    page.text(EDGE, 19.0, true, INK, &label::shorten(&question.about, 80));
    page.y += 20.0;
    let counts = words::counts(question.entries.len(), question.positions.len(), locale);
    page.text(EDGE, 13.0, false, MUTED, &counts);
    page.y += 8.0;
    for sentence in &caption.sentences {
        page.paragraph(sentence, 14.0, INK);
        page.y += 4.0;
    }
    for lane in &plot.lanes {
        page.lane(question, &plot, lane);
    }
    page.margin(question, &plot);
    page.y += 8.0;
    for note in notes(&plot, locale).iter().chain([&caption.source]) {
        page.paragraph(note, 12.0, MUTED);
    }
    Scene {
        width: WIDTH,
        height: (page.y + 20.0).ceil(),
        title: question.about.clone(),
        description: super::describe(question, &plot, locale).join(" "),
        lang: locale.code(),
        items: page.items,
    }
}

/// What must be said about the axes, each once.
fn notes(plot: &Plot, locale: Locale) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let own = plot.lanes.iter().filter_map(|lane| lane.axis.as_ref());
    for axis in std::iter::once(&plot.axis).chain(own) {
        for notice in &axis.notices {
            let text = notice.text(locale);
            if !notes.contains(&text) {
                notes.push(text);
            }
        }
    }
    notes
}

fn colour(slot: Option<u8>) -> &'static str {
    slot.and_then(|slot| PALETTE.get(usize::from(slot) % PALETTE.len()))
        .copied()
        .unwrap_or(MUTED)
}

fn named(source: &str, locale: Locale) -> &str {
    if source.is_empty() {
        words::nobody(locale)
    } else {
        source
    }
}

/// A page that grows downwards; `y` is the base line of what came last.
struct Page {
    items: Vec<Item>,
    y: f64,
    locale: Locale,
}

impl Page {
    fn text(&mut self, x: f64, size: f64, bold: bool, colour: &'static str, text: &str) {
        self.text_at((x, self.y), Anchor::Start, size, bold, colour, text);
    }

    fn text_at(
        &mut self,
        at: (f64, f64),
        anchor: Anchor,
        size: f64,
        bold: bool,
        colour: &'static str,
        text: &str,
    ) {
        if !text.is_empty() {
            self.items.push(Item::Text {
                at,
                anchor,
                size,
                bold,
                colour,
                halo: false,
                text: text.to_owned(),
            });
        }
    }

    fn paragraph(&mut self, text: &str, size: f64, colour: &'static str) {
        for line in wrap(text, WIDTH - 2.0 * EDGE, size) {
            self.y += (size * 1.38).round();
            self.text(EDGE, size, false, colour, &line);
        }
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &'static str) {
        self.items.push(Item::Lines {
            lines: vec![vec![from, to]],
            stroke: Stroke::plain(colour, 1.0),
        });
    }

    fn lane(&mut self, question: &Question, plot: &Plot, lane: &Lane) {
        if let LaneKind::Apart(reasons) = &lane.kind {
            self.y += 30.0;
            self.text(EDGE, 13.0, true, INK, words::apart(self.locale));
            for reason in reasons {
                self.paragraph(&prose::caveat(reason, self.locale), 13.0, MUTED);
            }
        }
        let axis = plot.axis_of(lane);
        self.axis(axis);
        let top = self.y;
        let bottom = top + ROW * lane.rows.len() as f64;
        for tick in &axis.ticks {
            let x = LEFT + tick.at * STRIP;
            let colour = if tick.value == 0.0 { MUTED } else { RULE };
            self.line((x, top), (x, bottom), colour);
        }
        for row in &lane.rows {
            if let Some(entry) = question.entries.get(row.entry) {
                self.row(entry, row);
            }
        }
        self.line((EDGE, self.y), (WIDTH - EDGE, self.y), RULE);
    }

    fn axis(&mut self, axis: &Axis) {
        self.y += 30.0;
        let mut free_from = f64::NEG_INFINITY;
        for tick in &axis.ticks {
            let x = LEFT + tick.at * STRIP;
            let half = label::width(&tick.label) / 2.0;
            if x - half < free_from {
                continue;
            }
            free_from = x + half + 8.0;
            let at = (x, self.y);
            self.text_at(at, Anchor::Middle, 12.0, false, MUTED, &tick.label);
        }
        if let Some(unit) = &axis.unit {
            let at = (LEFT - 24.0, self.y);
            self.text_at(at, Anchor::End, 12.0, false, MUTED, unit);
        }
        self.y += 8.0;
    }

    fn row(&mut self, entry: &Entry, row: &Row) {
        let top = self.y;
        self.line((EDGE, top), (WIDTH - EDGE, top), RULE);
        self.chip(entry.slot, &entry.letter, top);
        let room = LEFT - NAME - 16.0;
        let name = fit(named(&entry.source, self.locale), room, 14.0);
        self.text_at((NAME, top + 19.0), Anchor::Start, 14.0, true, INK, &name);
        let said = std::iter::once(&entry.cue)
            .chain(&entry.hedges)
            .filter(|words| !words.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" … ");
        let under = [said.as_str(), entry.as_of.as_str(), entry.article.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let at = (NAME, top + 36.0);
        self.text_at(
            at,
            Anchor::Start,
            12.0,
            false,
            MUTED,
            &fit(&under, room, 12.0),
        );
        mark(&mut self.items, &row.mark, colour(entry.slot), top + MARK);
        self.label(row, top);
        self.y += ROW;
    }

    fn chip(&mut self, slot: Option<u8>, letter: &str, top: f64) {
        self.items.push(Item::Rect {
            area: (EDGE, top + 4.0, 20.0, 20.0),
            radius: 4.0,
            fill: Fill::Solid(colour(slot), 1.0),
        });
        let at = (EDGE + 10.0, top + 18.5);
        self.text_at(at, Anchor::Middle, 12.0, true, PAPER, letter);
    }

    /// The label on its side of the mark; the strip is wider here than the narrowest one it was placed for.
    fn label(&mut self, row: &Row, top: f64) {
        let label = &row.label;
        let x = LEFT + label.at * STRIP;
        let away = if row.mark.at.is_some() { 16.0 } else { 8.0 };
        let beside = top + MARK + 4.5;
        let above = top + 13.0;
        let (at, anchor) = match label.place {
            Place::Right => ((x + away, beside), Anchor::Start),
            Place::Left => ((x - away, beside), Anchor::End),
            Place::AboveStart => ((x, above), Anchor::Start),
            Place::AboveMiddle => ((x, above), Anchor::Middle),
            Place::AboveEnd => ((x, above), Anchor::End),
            Place::Inside => ((x, beside), Anchor::Middle),
        };
        self.items.push(Item::Text {
            at,
            anchor,
            size: label::FONT,
            bold: false,
            colour: INK,
            halo: true,
            text: label.text.clone(),
        });
    }

    fn margin(&mut self, question: &Question, plot: &Plot) {
        if plot.margin.is_empty() {
            return;
        }
        self.y += 28.0;
        self.text(EDGE, 13.0, true, INK, words::margin(self.locale));
        self.y += 6.0;
        for position in plot
            .margin
            .iter()
            .filter_map(|&index| question.positions.get(index))
        {
            let top = self.y;
            self.chip(position.slot, &position.letter, top);
            let name = fit(
                named(&position.source, self.locale),
                LEFT - NAME - 16.0,
                14.0,
            );
            self.text_at((NAME, top + 19.0), Anchor::Start, 14.0, true, INK, &name);
            let said = if position.cue.is_empty() {
                words::stance(position.stance, self.locale)
            } else {
                &position.cue
            };
            let said = fit(&format!("{said} · {}", position.quote), STRIP, 13.0);
            self.text_at((LEFT, top + 19.0), Anchor::Start, 13.0, false, INK, &said);
            self.y += 28.0;
        }
    }
}

/// The shape of a mark around the base line `y`.
fn mark(items: &mut Vec<Item>, mark: &Mark, colour: &'static str, y: f64) {
    let x = |fraction: f64| LEFT + fraction * STRIP;
    let at = mark.at.map(x);
    let ends = mark.extent.map(|extent| (x(extent.from), x(extent.to)));
    let block = |from: f64, width: f64, height: f64, fill: Fill| Item::Rect {
        area: (from, y - height / 2.0, width.max(0.5), height),
        radius: 0.0,
        fill,
    };
    let solid = Fill::Solid(colour, 1.0);
    let dot = |at: f64, radius: f64, fill: Fill, stroke: Option<Stroke>| Item::Circle {
        at: (at, y),
        radius,
        fill,
        stroke,
    };
    let tip = |tip: f64, back: f64| Item::Lines {
        lines: vec![vec![(back, y - 5.0), (tip, y), (back, y + 5.0)]],
        stroke: Stroke::plain(colour, 1.5),
    };
    match (mark.shape, at, ends) {
        (Shape::Dot, Some(at), _) => items.push(dot(at, 6.0, solid, None)),
        (Shape::RoundDot, Some(at), _) => {
            let ring = Stroke {
                opacity: 0.6,
                ..Stroke::plain(colour, 1.0)
            };
            items.push(dot(at, 5.5, solid, None));
            items.push(dot(at, 9.0, Fill::None, Some(ring)));
        }
        (Shape::Soft | Shape::Lean, at, ends) => {
            let stops = if mark.shape == Shape::Soft {
                SOFT
            } else {
                LEAN
            };
            items.extend(
                ends.map(|(from, to)| block(from, to - from, 18.0, Fill::Fade(colour, stops))),
            );
            let line = Stroke::plain(colour, 2.5);
            items.extend(at.map(|at| dot(at, 5.5, Fill::Solid(PAPER, 1.0), Some(line))));
        }
        (Shape::OpenRight | Shape::OpenLeft, at, Some((from, to))) => {
            let right = mark.shape == Shape::OpenRight;
            let stops = if right { AWAY } else { AWAY_LEFT };
            items.push(block(from, to - from, 4.0, Fill::Fade(colour, stops)));
            items.push(if right {
                tip(to, to - 8.0)
            } else {
                tip(from, from + 8.0)
            });
            if let Some(at) = at {
                items.push(block(at - 2.0, 4.0, 19.0, solid));
                if mark.excluded {
                    items.push(block(at - 1.0, 2.0, 17.0, Fill::Solid(PAPER, 1.0)));
                }
            }
        }
        (Shape::Bar, _, Some((from, to))) => {
            items.push(block(from, to - from, 6.0, Fill::Solid(colour, 0.55)));
            for cap in [from, to] {
                items.push(block(cap - 1.5, 3.0, 18.0, solid));
            }
        }
        (Shape::Band, _, Some((from, to))) => {
            let open = mark.extent.is_some_and(|extent| extent.open_right);
            let (from, to) = if to - from < 8.0 {
                (from - 4.0, from + 4.0)
            } else {
                (from, to)
            };
            let (top, bottom) = (y - 10.0, y + 10.0);
            items.push(Item::Lines {
                lines: hatch(from, to, top, bottom),
                stroke: Stroke::plain("#b4b4be", 1.5),
            });
            // A band that goes on beyond the axis has no right edge.
            let mut edge = vec![(to, bottom), (from, bottom), (from, top), (to, top)];
            if !open {
                edge.push((to, bottom));
            }
            items.push(Item::Lines {
                lines: vec![edge],
                stroke: Stroke {
                    dash: Some((5.0, 4.0)),
                    ..Stroke::plain(colour, 1.5)
                },
            });
            if open {
                items.push(tip(to + 9.0, to + 2.0));
            }
        }
        _ => {}
    }
}

/// Slanted lines that fill a rectangle, cut at its edges.
fn hatch(from: f64, to: f64, top: f64, bottom: f64) -> Vec<Vec<(f64, f64)>> {
    const STEP: f64 = 7.0;
    let height = bottom - top;
    let count = ((to - from + height) / STEP).floor().clamp(0.0, 400.0) as u32;
    (1..=count)
        .map(|nth| {
            // A line from (foot, bottom) up to (foot - height, top), leaning left.
            let foot = from + f64::from(nth) * STEP;
            let head = foot - height;
            let start = if foot > to {
                (to, bottom - (foot - to))
            } else {
                (foot, bottom)
            };
            let end = if head < from {
                (from, top + (from - head))
            } else {
                (head, top)
            };
            vec![start, end]
        })
        .filter(|line| line[0].1 > line[1].1)
        .collect()
}

/// The text cut to a width at a font size.
fn fit(text: &str, width: f64, size: f64) -> String {
    let scale = size / label::FONT;
    if label::width(text) * scale <= width {
        return text.to_owned();
    }
    let mut used = 0.0;
    let mut kept = 0;
    for c in text.chars() {
        used += label::width(c.encode_utf8(&mut [0; 4])) * scale;
        if used > width - size {
            break;
        }
        kept += 1;
    }
    label::shorten(text, kept + 1)
}

/// The text in lines of at most this width.
fn wrap(text: &str, width: f64, size: f64) -> Vec<String> {
    let scale = size / label::FONT;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text
        .split([' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
    {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if !line.is_empty() && label::width(&longer) * scale > width {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
        .into_iter()
        .map(|line| fit(&line, width, size))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_inside_its_band_however_narrow() {
        for to in [8.0, 9.5, 20.0, 500.0] {
            for line in hatch(0.0, to, 10.0, 30.0) {
                for (x, y) in line {
                    assert!(
                        (0.0..=to).contains(&x) && (10.0..=30.0).contains(&y),
                        "{x} {y}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_are_wrapped_between_words_and_nothing_is_lost() {
        let text = "one two three four five six seven eight nine ten";
        let lines = wrap(text, 120.0, 13.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        assert!(wrap("  ", 100.0, 13.0).is_empty());
    }
}

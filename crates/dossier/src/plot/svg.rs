//! The plot as a static SVG file: for export, for the report, for print. No script, no style sheet, nothing to load;
//! every text is escaped. It stands on white in whatever surroundings.

use super::label::{self, Place};
use super::{Axis, Lane, LaneKind, Mark, Plot, PlotOptions, Question, Row, Shape, layout, words};
use crate::Locale;
use std::fmt::Write;

/// Colours of the sources by slot, told apart by colour-blind readers and dark enough for text on white.
pub const PALETTE: [&str; 8] = [
    "#1f5fa8", "#b3480a", "#0f7a5a", "#8a2f8f", "#8a6a00", "#b02a50", "#2d7f91", "#5b5b66",
];

fn colour(slot: Option<u8>) -> &'static str {
    slot.and_then(|slot| PALETTE.get(usize::from(slot) % PALETTE.len()))
        .copied()
        .unwrap_or(MUTED)
}

const WIDTH: f64 = 800.0;
const LEFT: f64 = 268.0;
const RIGHT: f64 = 28.0;
const STRIP: f64 = WIDTH - LEFT - RIGHT;
const ROW: f64 = 46.0;
/// Where the mark stands in its row.
const MARK: f64 = 27.0;
const INK: &str = "#1c1c22";
const MUTED: &str = "#5c5c66";
const RULE: &str = "#dcdce2";

/// What stands around the plot in a file.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What meets and what does not, under which rule: printed below the title.
    pub sentences: Vec<String>,
    /// Where it comes from: printed at the foot.
    pub source: String,
}

/// The question as an SVG document of 800 pixels' width and as many as it needs in height.
pub fn to_svg(question: &Question, caption: &Caption, options: PlotOptions) -> String {
    let plot = layout(question, options);
    let locale = options.locale;
    let mut page = Page {
        body: String::new(),
        y: 36.0,
    };
    page.text(16.0, 19.0, "700", INK, &label::shorten(&question.about, 80));
    page.y += 20.0;
    page.text(
        16.0,
        13.0,
        "400",
        MUTED,
        &words::counts(question.entries.len(), question.positions.len(), locale),
    );
    page.y += 8.0;
    for sentence in &caption.sentences {
        for line in wrap(sentence, WIDTH - 32.0, 14.0) {
            page.y += 19.0;
            page.text(16.0, 14.0, "400", INK, &line);
        }
        page.y += 4.0;
    }
    for lane in &plot.lanes {
        page.lane(question, &plot, lane, locale);
    }
    page.margin(question, &plot, locale);
    let mut notes: Vec<String> = Vec::new();
    for axis in std::iter::once(&plot.axis).chain(plot.lanes.iter().filter_map(|l| l.axis.as_ref()))
    {
        for notice in &axis.notices {
            let text = notice.text(locale);
            if !notes.contains(&text) {
                notes.push(text);
            }
        }
    }
    notes.extend((!caption.source.is_empty()).then(|| caption.source.clone()));
    page.y += 8.0;
    for note in &notes {
        for line in wrap(note, WIDTH - 32.0, 12.0) {
            page.y += 17.0;
            page.text(16.0, 12.0, "400", MUTED, &line);
        }
    }
    let height = page.y + 20.0;
    let description = super::describe(question, &plot, locale).join(" ");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" \
         height=\"{height:.0}\" role=\"img\" lang=\"{}\" font-family=\"system-ui, 'Segoe UI', 'Noto Sans', \
         Helvetica, Arial, sans-serif\"><title>{}</title><desc>{}</desc>{DEFS}<rect width=\"{WIDTH}\" \
         height=\"{height:.0}\" fill=\"#fff\"/>{}</svg>",
        locale.code(),
        escape(&question.about),
        escape(&description),
        page.body
    )
}

const DEFS: &str = "<defs>\
<linearGradient id=\"selon-soft-g\"><stop offset=\"0\" stop-color=\"#000\"/><stop offset=\".5\" stop-color=\"#fff\"/>\
<stop offset=\"1\" stop-color=\"#000\"/></linearGradient>\
<mask id=\"selon-soft\" maskContentUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\" fill=\"url(#selon-soft-g)\"/></mask>\
<linearGradient id=\"selon-lean-g\"><stop offset=\"0\" stop-color=\"#000\"/><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient>\
<mask id=\"selon-lean\" maskContentUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\" fill=\"url(#selon-lean-g)\"/></mask>\
<linearGradient id=\"selon-fade-g\"><stop offset=\"0\" stop-color=\"#fff\"/><stop offset=\"1\" stop-color=\"#222\"/></linearGradient>\
<mask id=\"selon-fade\" maskContentUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\" fill=\"url(#selon-fade-g)\"/></mask>\
<pattern id=\"selon-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect width=\"2\" height=\"6\" fill=\"#9a9aa6\" fill-opacity=\".55\"/></pattern></defs>";

/// A page that grows downwards.
struct Page {
    body: String,
    y: f64,
}

impl Page {
    fn push(&mut self, arguments: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(arguments);
    }

    fn text(&mut self, x: f64, size: f64, weight: &str, fill: &str, text: &str) {
        self.text_at(x, self.y, size, weight, fill, "start", text);
    }

    #[allow(clippy::too_many_arguments)]
    fn text_at(
        &mut self,
        x: f64,
        y: f64,
        size: f64,
        weight: &str,
        fill: &str,
        anchor: &str,
        text: &str,
    ) {
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\" \
             text-anchor=\"{anchor}\">{}</text>",
            escape(text)
        ));
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.push(format_args!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    fn lane(&mut self, question: &Question, plot: &Plot, lane: &Lane, locale: Locale) {
        if let LaneKind::Apart(reasons) = &lane.kind {
            self.y += 30.0;
            self.text(16.0, 13.0, "700", INK, words::apart(locale));
            for reason in reasons {
                for line in wrap(&crate::prose::caveat(reason, locale), WIDTH - 32.0, 13.0) {
                    self.y += 17.0;
                    self.text(16.0, 13.0, "400", MUTED, &line);
                }
            }
        }
        let axis = plot.axis_of(lane);
        self.axis(axis);
        let top = self.y;
        let bottom = top + ROW * lane.rows.len() as f64;
        for tick in &axis.ticks {
            let x = LEFT + tick.at * STRIP;
            let zero = tick.value == 0.0;
            self.line((x, top), (x, bottom), if zero { MUTED } else { RULE }, 1.0);
        }
        for row in &lane.rows {
            self.row(question, row, locale);
        }
        self.line((16.0, self.y), (WIDTH - 16.0, self.y), RULE, 1.0);
    }

    fn axis(&mut self, axis: &Axis) {
        self.y += 30.0;
        let mut free_from = f64::NEG_INFINITY;
        let mut last = None;
        for tick in &axis.ticks {
            let x = LEFT + tick.at * STRIP;
            let half = label::width(&tick.label) / 2.0;
            if x - half < free_from {
                continue;
            }
            free_from = x + half + 8.0;
            last = Some((x, half));
            self.text_at(x, self.y, 12.0, "400", MUTED, "middle", &tick.label);
        }
        if let (Some(unit), Some((x, half))) = (&axis.unit, last)
            && x + half + label::width(unit) < WIDTH
        {
            self.text_at(x + half + 2.0, self.y, 12.0, "400", MUTED, "start", unit);
        }
        self.y += 8.0;
    }

    fn row(&mut self, question: &Question, row: &Row, locale: Locale) {
        let Some(entry) = question.entries.get(row.entry) else {
            return;
        };
        let top = self.y;
        self.line((16.0, top), (WIDTH - 16.0, top), RULE, 1.0);
        let name = if entry.source.is_empty() {
            words::nobody(locale)
        } else {
            &entry.source
        };
        let said = std::iter::once(&entry.cue)
            .chain(&entry.hedges)
            .filter(|words| !words.is_empty())
            .map(|words| words.as_str())
            .collect::<Vec<_>>()
            .join(" … ");
        self.chip(entry.slot, &entry.letter, top);
        self.text_at(
            44.0,
            top + 19.0,
            14.0,
            "600",
            INK,
            "start",
            &fit(name, LEFT - 60.0, 14.0),
        );
        let under = [said.as_str(), entry.as_of.as_str(), entry.article.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        self.text_at(
            44.0,
            top + 36.0,
            12.0,
            "400",
            MUTED,
            "start",
            &fit(&under, LEFT - 60.0, 12.0),
        );
        let colour = colour(entry.slot);
        self.push(format_args!(
            "<g transform=\"translate({LEFT} {top:.1})\" color=\"{colour}\">"
        ));
        mark(&mut self.body, &row.mark);
        self.label(row);
        self.body.push_str("</g>");
        self.y += ROW;
    }

    fn chip(&mut self, slot: Option<u8>, letter: &str, top: f64) {
        let colour = colour(slot);
        self.push(format_args!(
            "<rect x=\"16\" y=\"{:.1}\" width=\"20\" height=\"20\" rx=\"4\" fill=\"{colour}\"/>",
            top + 4.0
        ));
        self.text_at(26.0, top + 18.5, 12.0, "700", "#fff", "middle", letter);
    }

    /// The label on its side of the mark; the strip is wider here than the narrowest one it was placed for.
    fn label(&mut self, row: &Row) {
        let label = &row.label;
        let x = label.at * STRIP;
        let dot = if row.mark.at.is_some() { 8.0 } else { 0.0 };
        let (x, y, anchor) = match label.place {
            Place::Right => (x + dot + 8.0, MARK + 4.5, "start"),
            Place::Left => (x - dot - 8.0, MARK + 4.5, "end"),
            Place::AboveStart => (x, 13.0, "start"),
            Place::AboveMiddle => (x, 13.0, "middle"),
            Place::AboveEnd => (x, 13.0, "end"),
            Place::Inside => (x, MARK + 4.5, "middle"),
        };
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{INK}\" text-anchor=\"{anchor}\" \
             paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\">{}</text>",
            label::FONT,
            escape(&label.text)
        ));
    }

    fn margin(&mut self, question: &Question, plot: &Plot, locale: Locale) {
        if plot.margin.is_empty() {
            return;
        }
        self.y += 28.0;
        self.text(16.0, 13.0, "700", INK, words::margin(locale));
        self.y += 6.0;
        for position in plot
            .margin
            .iter()
            .filter_map(|&i| question.positions.get(i))
        {
            let top = self.y;
            self.chip(position.slot, &position.letter, top);
            let name = if position.source.is_empty() {
                words::nobody(locale)
            } else {
                &position.source
            };
            let said = if position.cue.is_empty() {
                words::stance(position.stance, locale).to_owned()
            } else {
                position.cue.clone()
            };
            self.text_at(
                44.0,
                top + 19.0,
                14.0,
                "600",
                INK,
                "start",
                &fit(name, LEFT - 60.0, 14.0),
            );
            self.text_at(
                LEFT,
                top + 19.0,
                13.0,
                "400",
                INK,
                "start",
                &fit(&format!("{said} · {}", position.quote), STRIP, 13.0),
            );
            self.y += 28.0;
        }
    }
}

/// The shape of a mark, in a strip of [`STRIP`] pixels; `color` is the source's.
fn mark(out: &mut String, mark: &Mark) {
    let x = |fraction: f64| fraction * STRIP;
    let y = MARK;
    let at = mark.at.map(x);
    let ends = mark.extent.map(|extent| (x(extent.from), x(extent.to)));
    let mut halo = |mask: &str, (from, to): (f64, f64)| {
        let _ = write!(
            out,
            "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"18\" fill=\"currentColor\" \
             fill-opacity=\".45\" mask=\"url(#{mask})\"/>",
            y - 9.0,
            (to - from).max(0.5)
        );
    };
    match mark.shape {
        Shape::Soft => {
            if let Some(ends) = ends {
                halo("selon-soft", ends);
            }
        }
        Shape::Lean => {
            if let Some(ends) = ends {
                halo("selon-lean", ends);
            }
        }
        _ => {}
    }
    match (mark.shape, at, ends) {
        (Shape::Dot, Some(at), _) => {
            let _ = write!(
                out,
                "<circle cx=\"{at:.1}\" cy=\"{y}\" r=\"6\" fill=\"currentColor\"/>"
            );
        }
        (Shape::RoundDot, Some(at), _) => {
            let _ = write!(
                out,
                "<circle cx=\"{at:.1}\" cy=\"{y}\" r=\"5.5\" fill=\"currentColor\"/><circle cx=\"{at:.1}\" \
                 cy=\"{y}\" r=\"9\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".6\"/>"
            );
        }
        (Shape::Soft | Shape::Lean, Some(at), _) => {
            let _ = write!(
                out,
                "<circle cx=\"{at:.1}\" cy=\"{y}\" r=\"5.5\" fill=\"#fff\" stroke=\"currentColor\" \
                 stroke-width=\"2.5\"/>"
            );
        }
        (Shape::OpenRight | Shape::OpenLeft, tick, Some((from, to))) => {
            let right = mark.shape == Shape::OpenRight;
            let _ = write!(
                out,
                "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"4\" fill=\"currentColor\" \
                 mask=\"url(#selon-fade)\"{}/>",
                y - 2.0,
                (to - from).max(1.0),
                if right {
                    String::new()
                } else {
                    // The same fade, mirrored about the middle of the arrow.
                    format!(" transform=\"translate({:.1} 0) scale(-1 1)\"", from + to)
                }
            );
            if let Some(tick) = tick {
                let _ = write!(
                    out,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"3\" height=\"18\" fill=\"{}\" stroke=\"currentColor\"/>",
                    tick - 1.5,
                    y - 9.0,
                    if mark.excluded {
                        "#fff"
                    } else {
                        "currentColor"
                    }
                );
            }
            let (tip, back) = if right {
                (to, to - 8.0)
            } else {
                (from, from + 8.0)
            };
            let _ = write!(
                out,
                "<path d=\"M{back:.1} {:.1}L{tip:.1} {y}L{back:.1} {:.1}\" fill=\"none\" stroke=\"currentColor\" \
                 stroke-width=\"1.5\" stroke-opacity=\".7\"/>",
                y - 5.0,
                y + 5.0
            );
        }
        (Shape::Bar, _, Some((from, to))) => {
            let _ = write!(
                out,
                "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"6\" fill=\"currentColor\" \
                 fill-opacity=\".55\"/>",
                y - 3.0,
                (to - from).max(1.0)
            );
            for cap in [from, to] {
                let _ = write!(
                    out,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"3\" height=\"18\" fill=\"currentColor\"/>",
                    cap - 1.5,
                    y - 9.0
                );
            }
        }
        (Shape::Band, _, Some((from, to))) => {
            let open = mark.extent.is_some_and(|extent| extent.open_right);
            let width = (to - from).max(8.0);
            let from = if to - from < 8.0 { from - 4.0 } else { from };
            let (to, top, bottom) = (from + width, y - 10.0, y + 10.0);
            // A band that goes on beyond the axis has no right edge.
            let edge = if open { "" } else { "Z" };
            let _ = write!(
                out,
                "<rect x=\"{from:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"20\" fill=\"url(#selon-hatch)\"/>\
                 <path d=\"M{to:.1} {bottom}L{from:.1} {bottom}L{from:.1} {top}L{to:.1} {top}{edge}\" fill=\"none\" \
                 stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"/>"
            );
            if open {
                let _ = write!(
                    out,
                    "<path d=\"M{:.1} {:.1}L{:.1} {y}L{:.1} {:.1}\" fill=\"none\" stroke=\"currentColor\" \
                     stroke-width=\"1.5\"/>",
                    to + 2.0,
                    y - 5.0,
                    to + 9.0,
                    to + 2.0,
                    y + 5.0
                );
            }
        }
        _ => {}
    }
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

/// The text for XML: nothing in it is markup, and what XML forbids (control characters) is gone.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if (c as u32) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

//! The plot as a static SVG file: for export, for the report, for print. No script, no style sheet, nothing to load;
//! every text is escaped. It stands on white in whatever surroundings.

use super::page::{Caption, draw};
use super::scene::{Anchor, Fill, Item, Scene, Stroke};
use super::{PlotOptions, Question};
use std::fmt::Write;

/// The question as an SVG document of 800 pixels' width and as many as it needs in height.
pub fn to_svg(question: &Question, caption: &Caption, options: PlotOptions) -> String {
    write(&draw(question, caption, options))
}

/// A drawing as an SVG document.
pub fn write(scene: &Scene) -> String {
    let mut out = Writer::default();
    for item in &scene.items {
        out.item(item);
    }
    let (width, height) = (scene.width, scene.height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" lang=\"{}\" font-family=\"system-ui, 'Segoe UI', 'Noto Sans', \
         Helvetica, Arial, sans-serif\"><title>{}</title><desc>{}</desc><defs>{}</defs><rect width=\"{width}\" \
         height=\"{height}\" fill=\"#fff\"/>{}</svg>",
        scene.lang,
        escape(&scene.title),
        escape(&scene.description),
        out.definitions,
        out.body
    )
}

#[derive(Default)]
struct Writer {
    body: String,
    definitions: String,
    fades: Vec<(&'static str, &'static [(f64, f64)])>,
}

impl Writer {
    fn put(&mut self, arguments: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(arguments);
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { area, radius, fill } => {
                let fill = self.fill(*fill);
                let (x, y, width, height) = *area;
                self.put(format_args!(
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\""
                ));
                if *radius > 0.0 {
                    self.put(format_args!(" rx=\"{radius}\""));
                }
                self.put(format_args!("{fill}/>"));
            }
            Item::Circle {
                at: (x, y),
                radius,
                fill,
                stroke,
            } => {
                let fill = self.fill(*fill);
                let stroke = stroke.map(line).unwrap_or_default();
                self.put(format_args!(
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"{fill}{stroke}/>"
                ));
            }
            Item::Lines { lines, stroke } => {
                let mut path = String::new();
                for points in lines {
                    for (nth, (x, y)) in points.iter().enumerate() {
                        let command = if nth == 0 { 'M' } else { 'L' };
                        let _ = write!(path, "{command}{x:.1} {y:.1}");
                    }
                }
                let stroke = line(*stroke);
                self.put(format_args!("<path d=\"{path}\" fill=\"none\"{stroke}/>"));
            }
            Item::Text {
                at: (x, y),
                anchor,
                size,
                bold,
                colour,
                halo,
                text,
            } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                self.put(format_args!(
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\""
                ));
                if *bold {
                    self.put(format_args!(" font-weight=\"700\""));
                }
                if *halo {
                    self.put(format_args!(
                        " paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\""
                    ));
                }
                self.put(format_args!(">{}</text>", escape(text)));
            }
        }
    }

    fn fill(&mut self, fill: Fill) -> String {
        match fill {
            Fill::None => " fill=\"none\"".to_owned(),
            Fill::Solid(colour, 1.0) => format!(" fill=\"{colour}\""),
            Fill::Solid(colour, opacity) => {
                format!(" fill=\"{colour}\" fill-opacity=\"{opacity}\"")
            }
            Fill::Fade(colour, stops) => {
                format!(" fill=\"url(#fade-{})\"", self.fade(colour, stops))
            }
        }
    }

    /// The number of a gradient, defined when it is first used.
    fn fade(&mut self, colour: &'static str, stops: &'static [(f64, f64)]) -> usize {
        if let Some(known) = self.fades.iter().position(|fade| *fade == (colour, stops)) {
            return known;
        }
        let number = self.fades.len();
        self.fades.push((colour, stops));
        let out = &mut self.definitions;
        let _ = write!(out, "<linearGradient id=\"fade-{number}\">");
        for (at, opacity) in stops {
            let _ = write!(
                out,
                "<stop offset=\"{at}\" stop-color=\"{colour}\" stop-opacity=\"{opacity}\"/>"
            );
        }
        out.push_str("</linearGradient>");
        number
    }
}

fn line(stroke: Stroke) -> String {
    let mut out = format!(
        " stroke=\"{}\" stroke-width=\"{}\"",
        stroke.colour, stroke.width
    );
    if stroke.opacity < 1.0 {
        let _ = write!(out, " stroke-opacity=\"{}\"", stroke.opacity);
    }
    if let Some((drawn, left)) = stroke.dash {
        let _ = write!(out, " stroke-dasharray=\"{drawn} {left}\"");
    }
    out
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

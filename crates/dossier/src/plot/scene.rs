//! A drawing as a list of few kinds of shapes, so that an SVG file and a canvas show the same picture.

/// A drawing with its text alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The title, for readers who do not see it.
    pub title: String,
    /// The text alternative.
    pub description: String,
    /// ISO 639-1 code of the texts that are ours.
    pub lang: &'static str,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
}

/// One thing drawn; positions in CSS pixels from the top left.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A rectangle.
    Rect {
        /// Left edge, top edge, width, height.
        area: (f64, f64, f64, f64),
        /// Radius of its corners.
        radius: f64,
        /// What fills it.
        fill: Fill,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// What fills it.
        fill: Fill,
        /// Its line.
        stroke: Option<Stroke>,
    },
    /// Open lines, each through its points.
    Lines {
        /// The lines.
        lines: Vec<Vec<(f64, f64)>>,
        /// How they are drawn.
        stroke: Stroke,
    },
    /// A line of text.
    Text {
        /// Its anchor on the base line.
        at: (f64, f64),
        /// Which point of the text stands there.
        anchor: Anchor,
        /// Font size.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        colour: &'static str,
        /// Whether white surrounds the letters, so that they are read on what lies behind.
        halo: bool,
        /// The words, unescaped.
        text: String,
    },
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// Nothing.
    None,
    /// One colour, with an opacity.
    Solid(&'static str, f64),
    /// One colour that comes and goes from left to right: offsets with opacities.
    Fade(&'static str, &'static [(f64, f64)]),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: &'static str,
    /// Its width.
    pub width: f64,
    /// Its opacity.
    pub opacity: f64,
    /// Whether it is dashed: drawn and left out.
    pub dash: Option<(f64, f64)>,
}

/// Which point of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Stroke {
    /// A plain line.
    pub fn plain(colour: &'static str, width: f64) -> Stroke {
        Stroke {
            colour,
            width,
            opacity: 1.0,
            dash: None,
        }
    }
}

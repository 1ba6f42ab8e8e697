//! Line drawings, 20 by 20, in the colour of the text around them.

use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A sheet with a plus.
    New,
    /// An open folder.
    Open,
    /// An arrow into a tray.
    Save,
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// A pencil.
    Edit,
    /// A tick.
    Accept,
    /// A cross.
    Reject,
    /// A circle cut in half.
    Theme,
    /// A question mark in a circle.
    Help,
    /// Three dots.
    More,
    /// A chevron down.
    Down,
    /// A plus.
    Add,
    /// A speech mark with lines.
    Claim,
    /// A bin.
    Bin,
    /// A tag.
    Tag,
    /// An open book.
    Library,
    /// An arrow up.
    Previous,
    /// An arrow down.
    Next,
    /// A note.
    Note,
    /// An arrow out of a box.
    Share,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Shape::New => "M11.5 2.5h-6v15h9v-12zM11.5 2.5v3h3M10 9v5M7.5 11.5h5",
            Shape::Open => "M2.5 16.5v-12h5l1.5 2h7v2.5M2.5 16.5l2.5-7.5h13l-2.5 7.5z",
            Shape::Share => "M10 12.5v-10M6.5 6l3.5-3.5 3.5 3.5M6 9H4v8.5h12V9h-2",
            Shape::Save => "M10 3v9M6.5 8.5l3.5 3.5 3.5-3.5M3 13.5v3h14v-3",
            Shape::Undo => "M7.5 4l-4 4 4 4M3.5 8h8a4.5 4.5 0 0 1 0 9H7",
            Shape::Redo => "M12.5 4l4 4-4 4M16.5 8h-8a4.5 4.5 0 0 0 0 9H13",
            Shape::Edit => "M3.5 16.5l1-4 8.5-8.5 3 3-8.5 8.5zM11 6l3 3",
            Shape::Accept => "M4 10.5l4 4 8-9",
            Shape::Reject => "M5 5l10 10M15 5L5 15",
            Shape::Theme => {
                "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M10 2.5v15M10 6h5.5M10 10h7.4M10 14h5.5"
            }
            Shape::Help => {
                "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14v.2"
            }
            Shape::More => "M4.5 10h.01M10 10h.01M15.5 10h.01",
            Shape::Down => "M6 8l4 4 4-4",
            Shape::Add => "M10 4v12M4 10h12",
            Shape::Claim => "M3 4h14v9H9l-4 3.5V13H3zM6.5 7.2h7M6.5 9.8h4.5",
            Shape::Bin => "M3.5 5.5h13M8 5.5v-2h4v2M5 5.5l.8 11h8.4l.8-11M8.3 8.5v5M11.7 8.5v5",
            Shape::Tag => "M3 3.5h6.5l7.5 7.5-6 6-8-8zM6.5 7h.01",
            Shape::Library => {
                "M10 5.5c-2-1.5-4.5-1.7-7-1.5v11.5c2.500-.2 5 0 7 1.5 2-1.5 4.500-1.700 7-1.500V4c-2.500-.2-5 0-7 1.500zM10 5.500v11.500"
            }
            Shape::Previous => "M10 16V4M5 9l5-5 5 5",
            Shape::Next => "M10 4v12M5 11l5 5 5-5",
            Shape::Note => "M4 3h12v10l-4 4H4zM12 17v-4h4M7 7h6M7 10h4",
        }
    }
}

/// A drawing beside words; screen readers pass it over.
pub fn icon(shape: Shape) -> Html {
    let width = match shape {
        Shape::More => "2.6",
        _ => "1.5",
    };
    html! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"
            fill="none" stroke="currentColor" stroke-width={width} stroke-linecap="round" stroke-linejoin="round">
            <path d={shape.path()} />
        </svg>
    }
}

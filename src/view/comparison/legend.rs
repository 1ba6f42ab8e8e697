//! How to read the marks: every shape with its name, drawn by the same painter.

use super::strip;
use crate::i18n::strings;
use selon_dossier::Locale;
use selon_dossier::plot::{Extent, Label, Mark, Place, Shape, words as plot_words};
use yew::prelude::*;

const SHAPES: [Shape; 8] = [
    Shape::Dot,
    Shape::RoundDot,
    Shape::Soft,
    Shape::Lean,
    Shape::OpenRight,
    Shape::OpenLeft,
    Shape::Bar,
    Shape::Band,
];

/// The legend.
pub fn view(locale: Locale) -> Html {
    html! {
        <details class="board-legend">
            <summary>{ strings(locale).board.legend }</summary>
            <ul role="list">
                { for SHAPES.iter().map(|shape| html! {
                    <li>
                        <span class="board-sample">
                            { strip::strip(&sample(*shape), &Label { text: String::new(), at: 0.0, place: Place::Right }) }
                        </span>
                        { plot_words::shape(*shape, locale) }
                    </li>
                }) }
                <li>
                    <span class="board-sample"><span class="board-chip">{ "A" }</span></span>
                    { plot_words::margin(locale) }
                </li>
            </ul>
        </details>
    }
}

fn sample(shape: Shape) -> Mark {
    let extent = |from, to| Extent {
        from,
        to,
        open_left: false,
        open_right: false,
    };
    let (at, extent) = match shape {
        Shape::Soft => (Some(0.5), Some(extent(0.15, 0.85))),
        Shape::Lean => (Some(0.7), Some(extent(0.15, 0.7))),
        Shape::OpenRight => (Some(0.2), Some(extent(0.2, 0.95))),
        Shape::OpenLeft => (Some(0.8), Some(extent(0.05, 0.8))),
        Shape::Bar | Shape::Band => (None, Some(extent(0.15, 0.85))),
        _ => (Some(0.5), None),
    };
    Mark {
        shape,
        at,
        extent,
        excluded: false,
    }
}

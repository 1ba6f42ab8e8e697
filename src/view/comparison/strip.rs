//! One mark on its strip of the axis, in SVG. Positions are percentages, so that the strip follows every width without
//! being laid out again; colours are classes, as the policy allows no style attribute.

use selon_dossier::plot::{Axis, Extent, Label, Mark, Place, Shape};
use yew::prelude::*;

/// Height of a strip in CSS pixels.
pub const HEIGHT: u32 = 44;
/// Where the mark stands in it.
const MIDDLE: f64 = 28.0;

/// A fraction of the strip as SVG wants it.
fn pct(fraction: f64) -> String {
    format!("{:.3}%", fraction * 100.0)
}

/// Definitions that marks refer to; once for each board. Not `display: none`, which would switch masks off.
pub fn definitions() -> Html {
    let fade = |id: &'static str, stops: &'static [(&'static str, &'static str)]| {
        let gradient = format!("{id}-g");
        html! {
            <>
                <linearGradient id={gradient.clone()}>
                    { for stops.iter().map(|(at, shade)| html! { <stop offset={*at} stop-color={*shade} /> }) }
                </linearGradient>
                <mask {id} maskContentUnits="objectBoundingBox">
                    <rect width="1" height="1" fill={format!("url(#{gradient})")} />
                </mask>
            </>
        }
    };
    html! {
        <svg class="board-defs" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                { fade("selon-soft", &[("0", "#000"), ("0.5", "#fff"), ("1", "#000")]) }
                { fade("selon-lean", &[("0", "#000"), ("1", "#fff")]) }
                { fade("selon-away", &[("0", "#fff"), ("1", "#222")]) }
                { fade("selon-away-left", &[("0", "#222"), ("1", "#fff")]) }
                <pattern id="selon-hatch" width="6" height="6" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect class="board-hatch" width="2" height="6" />
                </pattern>
            </defs>
        </svg>
    }
}

/// The labels of an axis.
pub fn axis(axis: &Axis) -> Html {
    html! {
        <svg class="board-ticks" width="100%" height="20" aria-hidden="true" focusable="false">
            { for axis.ticks.iter().map(|tick| html! {
                <text class={classes!("board-tick", (!tick.on_narrow).then_some("wide-only"))}
                    x={pct(tick.at)} y="14" text-anchor="middle">{ &tick.label }</text>
            }) }
        </svg>
    }
}

/// What lies behind the marks, as high as the row: grid lines, and the selected reading as an echo.
pub fn back(axis: &Axis, echo: Option<Extent>) -> Html {
    html! {
        <svg class="board-back" width="100%" height="100%" aria-hidden="true" focusable="false">
            { for echo.map(|echo| html! {
                <rect class="board-echo" x={pct(echo.from)} width={pct((echo.to - echo.from).max(0.003))}
                    y="0" height="100%" />
            }) }
            { for axis.ticks.iter().map(|tick| {
                let class = if tick.value == 0.0 { "board-zero" } else { "board-grid" };
                html! { <line {class} x1={pct(tick.at)} x2={pct(tick.at)} y1="0" y2="100%" /> }
            }) }
        </svg>
    }
}

/// A mark and its label on a strip.
pub fn strip(mark: &Mark, label: &Label) -> Html {
    html! {
        <svg class="board-strip" width="100%" height={HEIGHT.to_string()} aria-hidden="true" focusable="false">
            { shape(mark) }
            { words(mark, label) }
        </svg>
    }
}

/// Something placed in pixels around a fraction of the strip.
fn around(fraction: f64, content: Html) -> Html {
    html! { <svg x={pct(fraction)} y={MIDDLE.to_string()} width="1" height="1" overflow="visible">{ content }</svg> }
}

fn stretch(extent: Extent, class: &'static str, height: f64, mask: Option<&'static str>) -> Html {
    html! {
        <rect {class} x={pct(extent.from)} width={pct((extent.to - extent.from).max(0.001))}
            y={(MIDDLE - height / 2.0).to_string()} height={height.to_string()}
            mask={mask.map(|mask| format!("url(#{mask})"))} />
    }
}

fn shape(mark: &Mark) -> Html {
    let dot = |class: &'static str, r: &'static str| {
        mark.at
            .map(|at| around(at, html! { <circle {class} cx="0" cy="0" {r} /> }))
    };
    let tick = |at: f64, class: &'static str| {
        around(
            at,
            html! { <rect {class} x="-1.5" y="-9" width="3" height="18" /> },
        )
    };
    match mark.shape {
        Shape::Dot => html! { { for dot("board-dot", "6") } },
        Shape::RoundDot => html! {
            <>
                { for dot("board-dot", "5.5") }
                { for dot("board-ring", "9") }
            </>
        },
        Shape::Soft | Shape::Lean => {
            let mask = if mark.shape == Shape::Soft {
                "selon-soft"
            } else {
                "selon-lean"
            };
            html! {
                <>
                    { for mark.extent.map(|extent| stretch(extent, "board-halo", 18.0, Some(mask))) }
                    { for dot("board-hollow", "5.5") }
                </>
            }
        }
        Shape::OpenRight | Shape::OpenLeft => {
            let right = mark.shape == Shape::OpenRight;
            let (mask, tip) = if right {
                ("selon-away", "M-8 -5L0 0L-8 5")
            } else {
                ("selon-away-left", "M8 -5L0 0L8 5")
            };
            let class = if mark.excluded {
                "board-tick-open"
            } else {
                "board-tick-mark"
            };
            html! {
                <>
                    { for mark.extent.map(|extent| html! {
                        <>
                            { stretch(extent, "board-arrow", 4.0, Some(mask)) }
                            { around(if right { extent.to } else { extent.from },
                                html! { <path class="board-tip" d={tip} /> }) }
                        </>
                    }) }
                    { for mark.at.map(|at| tick(at, class)) }
                </>
            }
        }
        Shape::Bar => html! {
            { for mark.extent.map(|extent| html! {
                <>
                    { stretch(extent, "board-bar", 6.0, None) }
                    { if extent.open_left { html! {} } else { tick(extent.from, "board-tick-mark") } }
                    { if extent.open_right { html! {} } else { tick(extent.to, "board-tick-mark") } }
                </>
            }) }
        },
        Shape::Band => html! { { for mark.extent.map(band) } },
        Shape::Unplaced => html! {},
    }
}

/// The hatched band: dashed edges, none where it goes on beyond the axis.
fn band(extent: Extent) -> Html {
    let (top, bottom) = (MIDDLE - 10.0, MIDDLE + 10.0);
    let across = |y: f64| {
        html! {
            <line class="board-edge" x1={pct(extent.from)} x2={pct(extent.to)} y1={y.to_string()} y2={y.to_string()} />
        }
    };
    let end = |at: f64| {
        html! {
            <line class="board-edge" x1={pct(at)} x2={pct(at)} y1={top.to_string()} y2={bottom.to_string()} />
        }
    };
    html! {
        <>
            { stretch(extent, "board-band", 20.0, None) }
            { across(top) }
            { across(bottom) }
            { if extent.open_left { html! {} } else { end(extent.from) } }
            { if extent.open_right {
                around(extent.to, html! { <path class="board-tip" d="M2 -5L8 0L2 5" /> })
            } else {
                end(extent.to)
            } }
        </>
    }
}

fn words(mark: &Mark, label: &Label) -> Html {
    let dot = if mark.at.is_some() { 8.0 } else { 0.0 };
    let (dx, dy, anchor) = match label.place {
        Place::Right => (dot + 8.0, 4.5, "start"),
        Place::Left => (-dot - 8.0, 4.5, "end"),
        Place::AboveStart => (0.0, -14.0, "start"),
        Place::AboveMiddle => (0.0, -14.0, "middle"),
        Place::AboveEnd => (0.0, -14.0, "end"),
        Place::Inside => (0.0, 4.5, "middle"),
    };
    around(
        label.at,
        html! {
            <text class="board-label" x={dx.to_string()} y={dy.to_string()} text-anchor={anchor}>{ &label.text }</text>
        },
    )
}

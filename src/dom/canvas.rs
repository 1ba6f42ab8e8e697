//! Painting a drawing on a canvas, for an image file. An `<img>` of the SVG would need an address that the page's
//! policy refuses; the canvas needs none.

use selon_dossier::plot::scene::{Anchor, Fill, Item, Scene, Stroke};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels of the image for each pixel of the drawing.
const SCALE: f64 = 2.0;

/// Browsers refuse canvases beyond this size, in pixels of either side.
const LARGEST: f64 = 16_000.0;

const FONT: &str = "system-ui, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif";

/// Hands a PNG image of the drawing to `done`; `None` where the browser cannot make one.
pub fn to_png(scene: &Scene, done: impl FnOnce(Option<Blob>) + 'static) {
    match paint(scene) {
        Ok(canvas) => {
            let done = Closure::once_into_js(move |blob: Option<Blob>| done(blob));
            // A refusal throws and leaves the closure uncalled; there is nothing to report it to then.
            let _ = canvas.to_blob(done.unchecked_ref());
        }
        Err(_) => done(None),
    }
}

fn paint(scene: &Scene) -> Result<HtmlCanvasElement, JsValue> {
    let document = super::document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let scale = SCALE
        .min(LARGEST / scene.width.max(1.0))
        .min(LARGEST / scene.height.max(1.0));
    canvas.set_width((scene.width * scale) as u32);
    canvas.set_height((scene.height * scale) as u32);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    context.scale(scale, scale)?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, scene.width, scene.height);
    for item in &scene.items {
        draw(&context, item)?;
    }
    Ok(canvas)
}

fn draw(context: &CanvasRenderingContext2d, item: &Item) -> Result<(), JsValue> {
    match item {
        Item::Rect { area, radius, fill } => {
            let (x, y, width, height) = *area;
            if choose(context, *fill, x, x + width)? {
                context.begin_path();
                context.round_rect_with_f64(x, y, width, height, *radius)?;
                context.fill();
            }
        }
        Item::Circle {
            at: (x, y),
            radius,
            fill,
            stroke,
        } => {
            context.begin_path();
            context.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU)?;
            if choose(context, *fill, x - radius, x + radius)? {
                context.fill();
            }
            if let Some(stroke) = stroke {
                line(context, stroke)?;
                context.stroke();
            }
        }
        Item::Lines { lines, stroke } => {
            context.begin_path();
            for points in lines {
                for (nth, (x, y)) in points.iter().enumerate() {
                    if nth == 0 {
                        context.move_to(*x, *y);
                    } else {
                        context.line_to(*x, *y);
                    }
                }
            }
            line(context, stroke)?;
            context.stroke();
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
            let weight = if *bold { "700" } else { "400" };
            context.set_font(&format!("{weight} {size}px {FONT}"));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            if *halo {
                line(context, &Stroke::plain("#fff", 4.0))?;
                context.set_line_join("round");
                context.stroke_text(text, *x, *y)?;
            }
            context.set_global_alpha(1.0);
            context.set_fill_style_str(colour);
            context.fill_text(text, *x, *y)?;
        }
    }
    context.set_global_alpha(1.0);
    Ok(())
}

/// Sets the fill for a shape from `left` to `right`; whether there is anything to fill with.
fn choose(
    context: &CanvasRenderingContext2d,
    fill: Fill,
    left: f64,
    right: f64,
) -> Result<bool, JsValue> {
    match fill {
        Fill::None => return Ok(false),
        Fill::Solid(colour, opacity) => {
            context.set_global_alpha(opacity);
            context.set_fill_style_str(colour);
        }
        Fill::Fade(colour, stops) => {
            context.set_global_alpha(1.0);
            let gradient = context.create_linear_gradient(left, 0.0, right, 0.0);
            for (at, opacity) in stops {
                // `#rrggbb` with the opacity as two more digits.
                let alpha = (opacity * 255.0).round() as u8;
                gradient.add_color_stop(*at as f32, &format!("{colour}{alpha:02x}"))?;
            }
            context.set_fill_style_canvas_gradient(&gradient);
        }
    }
    Ok(true)
}

fn line(context: &CanvasRenderingContext2d, stroke: &Stroke) -> Result<(), JsValue> {
    context.set_global_alpha(stroke.opacity);
    context.set_stroke_style_str(stroke.colour);
    context.set_line_width(stroke.width);
    let dash = js_sys::Array::new();
    if let Some((drawn, left)) = stroke.dash {
        dash.push(&drawn.into());
        dash.push(&left.into());
    }
    context.set_line_dash(&dash)
}

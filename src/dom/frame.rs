//! Places of the window as seen from inside an element, which the page around it may have moved, scaled or zoomed.

use web_sys::HtmlElement;

/// An element's own pixels, in which things are placed inside of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    left: f64,
    top: f64,
    /// Pixels of the window for each of its own.
    scale: (f64, f64),
}

impl Frame {
    /// The inside of an element with a position of its own, borders left aside.
    pub fn of(element: &HtmlElement) -> Frame {
        let rect = element.get_bounding_client_rect();
        let scale = |seen: f64, own: i32| match (seen, own) {
            (seen, own) if seen > 0.0 && own > 0 => seen / f64::from(own),
            _ => 1.0,
        };
        // Widths are whole pixels: less than half a pixel off is no scale.
        let whole = |scale: f64, own: i32| match ((scale - 1.0) * f64::from(own)).abs() < 1.0 {
            true => 1.0,
            false => scale,
        };
        let (width, height) = (element.offset_width(), element.offset_height());
        let scale = (
            whole(scale(rect.width(), width), width),
            whole(scale(rect.height(), height), height),
        );
        Frame {
            left: rect.x() + f64::from(element.client_left()) * scale.0,
            top: rect.y() + f64::from(element.client_top()) * scale.1,
            scale,
        }
    }

    /// From the left of the element, in its own pixels.
    pub fn x(&self, x: f64) -> f64 {
        (x - self.left) / self.scale.0
    }

    /// From the top.
    pub fn y(&self, y: f64) -> f64 {
        (y - self.top) / self.scale.1
    }

    /// A height in the element's own pixels.
    pub fn height(&self, height: f64) -> f64 {
        height / self.scale.1
    }
}

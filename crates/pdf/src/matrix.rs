//! Where things stand on a page: the six numbers of a transformation, as PDF writes them.

/// `[a b c d e f]`: a point `(x, y)` goes to `(a·x + c·y + e, b·x + d·y + f)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Matrix(pub(crate) [f32; 6]);

impl Default for Matrix {
    fn default() -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    pub(crate) fn moved(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This, and then the other.
    pub(crate) fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    pub(crate) fn x(self) -> f32 {
        self.0[4]
    }

    pub(crate) fn y(self) -> f32 {
        self.0[5]
    }

    /// How high a unit stands.
    pub(crate) fn height(self) -> f32 {
        (self.0[2] * self.0[2] + self.0[3] * self.0[3]).sqrt()
    }

    /// Whether text runs from left to right, as watermarks and margins do not.
    pub(crate) fn is_upright(self) -> bool {
        self.0[0] > 0.0 && self.0[1].abs() < 0.2 * self.0[0]
    }
}

//! What changed between two texts: one stretch was replaced by another.

use selon_engine::Span;

/// `old[start..old_end]` became `new[start..new_end]`; everything before and after is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// First byte that differs.
    pub start: u32,
    /// The end of what was replaced, in the old text.
    pub old_end: u32,
    /// The end of what replaces it, in the new text.
    pub new_end: u32,
}

impl Edit {
    /// The smallest edit between two texts, by their common start and end, at borders of characters; `None` where
    /// they are equal.
    pub fn between(old: &str, new: &str) -> Option<Edit> {
        if old == new {
            return None;
        }
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let mut start = common(a.iter(), b.iter());
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let mut tail = common(a[start..].iter().rev(), b[start..].iter().rev());
        while !old.is_char_boundary(a.len() - tail) || !new.is_char_boundary(b.len() - tail) {
            tail -= 1;
        }
        Some(Edit {
            start: start as u32,
            old_end: (a.len() - tail) as u32,
            new_end: (b.len() - tail) as u32,
        })
    }

    /// A position of the old text in the new one, if it lies outside what was replaced.
    pub fn position(&self, at: u32) -> Option<u32> {
        if at <= self.start {
            Some(at)
        } else if at >= self.old_end {
            Some(at - self.old_end + self.new_end)
        } else {
            None
        }
    }

    /// A span of the old text in the new one, if the edit left all of it alone.
    pub fn map(&self, span: Span) -> Option<Span> {
        if span.end <= self.start {
            return Some(span);
        }
        if span.start >= self.old_end {
            return Some(Span {
                start: span.start - self.old_end + self.new_end,
                end: span.end - self.old_end + self.new_end,
            });
        }
        None
    }
}

fn common<'a>(a: impl Iterator<Item = &'a u8>, b: impl Iterator<Item = &'a u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

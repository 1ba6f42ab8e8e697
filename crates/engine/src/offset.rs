//! Bytes to UTF-16 units and code points and back, through one table.
//!
//! The table holds the three positions at every 256th byte (or at the first border after it); an answer is a look into
//! it and a scan of one stretch. Nothing in the program walks a text from its start to convert a position.

use crate::{Analysis, Figure, OffsetUnit, Span};

/// The distance between two entries of the table, in bytes.
const STRIDE: usize = 256;

#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: u32,
    utf16: u32,
    point: u32,
}

impl Mark {
    fn get(&self, unit: OffsetUnit) -> u32 {
        match unit {
            OffsetUnit::Bytes => self.byte,
            OffsetUnit::Utf16 => self.utf16,
            OffsetUnit::CodePoints => self.point,
        }
    }
    fn step(&mut self, c: char) {
        self.byte += c.len_utf8() as u32;
        self.utf16 += c.len_utf16() as u32;
        self.point += 1;
    }
}

/// Converts positions in one text.
#[derive(Clone, Debug)]
pub struct OffsetIndex<'t> {
    text: &'t str,
    ascii: bool,
    marks: Vec<Mark>,
}

impl<'t> OffsetIndex<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> OffsetIndex<'t> {
        let mut here = Mark {
            byte: 0,
            utf16: 0,
            point: 0,
        };
        let mut marks = vec![here];
        let ascii = text.is_ascii();
        if !ascii {
            let mut next = STRIDE as u32;
            for c in text.chars() {
                if here.byte >= next {
                    marks.push(here);
                    next += STRIDE as u32;
                }
                here.step(c);
            }
        }
        OffsetIndex { text, ascii, marks }
    }

    /// The position `at`, counted in `from`, in the unit `to`. A position inside a character is moved to its start,
    /// one after the end to the end.
    pub fn convert(&self, at: u32, from: OffsetUnit, to: OffsetUnit) -> u32 {
        if self.ascii {
            return at.min(self.text.len() as u32);
        }
        if from == OffsetUnit::Bytes {
            return self.of_byte(at, to);
        }
        let mark = self
            .marks
            .partition_point(|mark| mark.get(from) <= at)
            .saturating_sub(1);
        let mut here = self.marks[mark];
        for c in self.text[here.byte as usize..].chars() {
            let mut next = here;
            next.step(c);
            if next.get(from) > at {
                break;
            }
            here = next;
        }
        here.get(to)
    }

    /// [`Self::convert`] from bytes: in these no stretch has to be read character by character.
    fn of_byte(&self, at: u32, to: OffsetUnit) -> u32 {
        let bytes = self.text.as_bytes();
        let mut at = (at as usize).min(bytes.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        // A mark lies on its 256th byte or up to three bytes behind.
        let near = (at / STRIDE).min(self.marks.len() - 1);
        let late = usize::from(self.marks[near].byte as usize > at);
        let mark = self.marks[near - late];
        let stretch = &bytes[mark.byte as usize..at];
        let begun = |b: &&u8| !matches!(b, 0x80..=0xBF);
        let points = stretch.iter().filter(begun).count();
        match to {
            OffsetUnit::Bytes => at as u32,
            OffsetUnit::CodePoints => mark.point + points as u32,
            OffsetUnit::Utf16 => {
                let pairs = stretch.iter().filter(|b| **b >= 0xF0).count();
                mark.utf16 + (points + pairs) as u32
            }
        }
    }

    /// Both ends of a span.
    pub fn span(&self, span: Span, from: OffsetUnit, to: OffsetUnit) -> Span {
        Span {
            start: self.convert(span.start, from, to),
            end: self.convert(span.end, from, to),
        }
    }
}

impl Analysis {
    /// The same findings with every span counted in `to`; `index` must be of the text analysed.
    pub fn in_unit(mut self, to: OffsetUnit, index: &OffsetIndex) -> Analysis {
        let from = self.offsets;
        self.for_each_span(|span| *span = index.span(*span, from, to));
        self.offsets = to;
        self
    }

    /// Calls `f` on every span.
    pub fn for_each_span(&mut self, mut f: impl FnMut(&mut Span)) {
        for claim in &mut self.claims {
            f(&mut claim.span);
            claim
                .source
                .iter_mut()
                .for_each(|source| f(&mut source.span));
            claim.cue.iter_mut().for_each(|cue| f(&mut cue.span));
            claim.content.iter_mut().for_each(&mut f);
            claim.hedges.iter_mut().for_each(|hedge| f(&mut hedge.span));
            claim
                .status
                .iter_mut()
                .for_each(|status| f(&mut status.span));
        }
        for figure in &mut self.figures {
            figure.for_each_span(&mut f);
        }
    }
}

impl Figure {
    /// Calls `f` on every span.
    pub fn for_each_span(&mut self, mut f: impl FnMut(&mut Span)) {
        f(&mut self.span);
        f(&mut self.number_span);
        self.counted
            .iter_mut()
            .for_each(|counted| f(&mut counted.span));
        let around = &mut self.circumstances;
        for stated in [
            &mut around.predicate,
            &mut around.place,
            &mut around.date,
            &mut around.status,
            &mut around.counted,
            &mut around.unit,
            &mut around.rate,
            &mut around.about,
        ] {
            stated.iter_mut().for_each(|stated| f(&mut stated.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_border_of_every_text_converts_and_comes_back(text in any::<String>()) {
            let text = text.repeat(40);
            let index = OffsetIndex::new(&text);
            let (mut utf16, mut point) = (0, 0);
            for (byte, c) in text.char_indices() {
                use OffsetUnit::*;
                prop_assert_eq!(index.convert(byte as u32, Bytes, Utf16), utf16);
                prop_assert_eq!(index.convert(byte as u32, Bytes, CodePoints), point);
                prop_assert_eq!(index.convert(utf16, Utf16, Bytes), byte as u32);
                prop_assert_eq!(index.convert(point, CodePoints, Bytes), byte as u32);
                utf16 += c.len_utf16() as u32;
                point += 1;
            }
        }
    }

    #[test]
    fn a_position_inside_an_emoji_or_after_the_end_is_mended() {
        let index = OffsetIndex::new("a😀b");
        assert_eq!(index.convert(2, OffsetUnit::Utf16, OffsetUnit::Bytes), 1);
        assert_eq!(
            index.convert(99, OffsetUnit::CodePoints, OffsetUnit::Bytes),
            6
        );
    }
}

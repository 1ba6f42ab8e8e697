//! Where words and sentences begin and end, as the browser knows it (`Intl.Segmenter`).
//!
//! Positions are UTF-16 units of the text given. A browser without it has characters alone.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &JsString) -> Segments;
    type Segments;
    #[wasm_bindgen(method)]
    fn containing(this: &Segments, unit: u32) -> JsValue;
}

/// What a text is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a reader takes for one character.
    Character,
    /// Words and what stands between them.
    Word,
    /// Sentences.
    Sentence,
}

/// A text that is cut.
pub struct Cut {
    segments: Option<Segments>,
    length: u32,
}

/// One of the pieces.
#[derive(Clone, Copy)]
struct Segment {
    start: u32,
    end: u32,
    word: bool,
}

impl Cut {
    /// Cuts `text`, written in `lang` if that is known.
    pub fn new(text: &str, lang: Option<&str>, unit: Unit) -> Cut {
        let text = JsString::from(text);
        let options = Object::new();
        let granularity = match unit {
            Unit::Character => "grapheme",
            Unit::Word => "word",
            Unit::Sentence => "sentence",
        };
        let _ = Reflect::set(&options, &"granularity".into(), &granularity.into());
        let locales: Array = lang.into_iter().map(JsValue::from).collect();
        let segmenter = Segmenter::new(&locales, &options).ok();
        Cut {
            segments: segmenter.map(|segmenter| segmenter.segment(&text)),
            length: text.length(),
        }
    }

    fn at(&self, unit: u32) -> Option<Segment> {
        if unit >= self.length {
            return None;
        }
        let found = self.segments.as_ref()?.containing(unit);
        let start = Reflect::get(&found, &"index".into()).ok()?.as_f64()? as u32;
        let segment: JsString = Reflect::get(&found, &"segment".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let word = Reflect::get(&found, &"isWordLike".into()).ok()?;
        Some(Segment {
            start,
            end: start + segment.length(),
            word: word.as_bool().unwrap_or(true),
        })
    }

    /// The next border after `from`, or the last one before it; of words the border of a word, not of a space. `None`
    /// at the end of the text.
    pub fn step(&self, from: u32, forward: bool) -> Option<u32> {
        let mut at = from;
        loop {
            let piece = match forward {
                true => self.at(at),
                false => at.checked_sub(1).and_then(|before| self.at(before)),
            };
            let Some(piece) = piece else {
                let edge = if forward { self.length } else { 0 };
                return (edge != from).then_some(edge);
            };
            at = if forward { piece.end } else { piece.start };
            if piece.word {
                return Some(at);
            }
        }
    }

    /// The stretch grown to whole pieces; of words only where it cuts one.
    pub fn grown(&self, start: u32, end: u32) -> (u32, u32) {
        let from = self.at(start).filter(|piece| piece.word);
        let to = end.checked_sub(1).and_then(|last| self.at(last));
        (
            from.map_or(start, |piece| piece.start),
            to.filter(|piece| piece.word).map_or(end, |piece| piece.end),
        )
    }
}

//! A figure read again by hand.

use super::correct::Send;
use crate::i18n::Strings;
use crate::view::kit::field::{choice, line, tick};
use selon_dossier::{ClaimChange, FigureChange, FigureView, Locale};
use selon_engine::Modifier;
use yew::prelude::*;

const MODIFIERS: [Modifier; 9] = [
    Modifier::Exact,
    Modifier::About,
    Modifier::AtLeast,
    Modifier::AtMost,
    Modifier::MoreThan,
    Modifier::LessThan,
    Modifier::Range,
    Modifier::Vague,
    Modifier::Nearly,
];

/// The fields of the claim's figure of this number.
pub fn reread(
    t: &'static Strings,
    locale: Locale,
    view: &FigureView,
    n: u16,
    text: &str,
    send: &Send,
) -> Html {
    let figure = &view.figure;
    let number = |value: Option<f64>| value.map(|value| locale.number(value)).unwrap_or_default();
    let modifiers: Vec<(String, bool)> = MODIFIERS
        .into_iter()
        .map(|modifier| {
            let name = (t.word.modifier)(modifier).to_owned();
            (name, modifier == figure.modifier)
        })
        .collect();
    let counted = figure.counted.as_ref().map_or("", |counted| &counted.text);
    let read = move |change: FigureChange| ClaimChange::ReadFigure(n, change);
    // A number that cannot be read is left as it was.
    let end = |low: bool| {
        let send = send.clone();
        Callback::from(move |typed: String| {
            let value = match typed.trim() {
                "" => None,
                typed => match number_of(typed) {
                    Some(value) => Some(value),
                    None => return,
                },
            };
            let mut change = FigureChange::default();
            match low {
                true => change.low = Some(value),
                false => change.high = Some(value),
            }
            send.change(read(change));
        })
    };
    html! {
        <fieldset class="reread">
            <legend>{ (t.work.figure)(figure.span.of(text)) }</legend>
            <div class="fields">
                { line(t.work.low, &number(figure.low), "", "short", end(true)) }
                { line(t.work.high, &number(figure.high), "", "short", end(false)) }
                { choice(t.work.modifier, &modifiers, send.by(move |at: usize| read(FigureChange {
                    modifier: MODIFIERS.get(at).copied(),
                    ..FigureChange::default()
                }))) }
                { line(t.work.unit, figure.unit.as_deref().unwrap_or_default(), "", "short",
                    send.by(move |unit: String| read(FigureChange {
                        unit: Some(unit.into()),
                        ..FigureChange::default()
                    }))) }
                { line(t.work.counted, counted, "", "", send.by(move |counted: String| read(FigureChange {
                    counted: Some(counted.into()),
                    ..FigureChange::default()
                }))) }
            </div>
            { tick(t.work.comparable, figure.comparable, send.by(move |on| read(FigureChange {
                comparable: Some(on),
                ..FigureChange::default()
            }))) }
        </fieldset>
    }
}

/// A number as people of the seven languages write it: spaces and apostrophes group, the last comma or full stop
/// cuts off decimals unless exactly three digits follow it.
fn number_of(typed: &str) -> Option<f64> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{202f}' | '\u{a0}'))
        .collect();
    let signs: Vec<usize> = digits.match_indices([',', '.']).map(|(at, _)| at).collect();
    let plain: String = match signs.as_slice() {
        [] => digits,
        [.., last] => {
            let after = &digits[last + 1..];
            let one_sort = signs
                .iter()
                .all(|at| digits.as_bytes()[*at] == digits.as_bytes()[*last]);
            let groups = after.len() == 3 && one_sort;
            let strip = |part: &str| part.replace([',', '.'], "");
            match groups {
                true => strip(&digits),
                false => format!("{}.{after}", strip(&digits[..*last])),
            }
        }
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, value) in [
            ("12000", 12000.0),
            ("12 000", 12000.0),
            ("12\u{202f}000", 12000.0),
            ("12.000", 12000.0),
            ("12,000", 12000.0),
            ("1.234.567", 1_234_567.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            ("1.234,5", 1234.5),
            ("1,234.56", 1234.56),
            ("-4", -4.0),
        ] {
            assert_eq!(number_of(typed), Some(value), "{typed}");
        }
        for no in ["", "about ten", "--3", "1,2,x"] {
            assert_eq!(number_of(no), None, "{no}");
        }
    }
}

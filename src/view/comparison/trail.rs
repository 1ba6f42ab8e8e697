//! The trail of a source that revises itself: a toll that rises is one voice over time, not a conflict.

use super::Pick;
use super::plot::name;
use crate::i18n::strings;
use crate::view::tags::class;
use selon_dossier::Locale;
use selon_dossier::plot::{Entry, Question};
use std::collections::HashSet;
use yew::prelude::*;

/// Figures of one source in one question, in order of appearance, that its pairs call revisions of one another.
pub fn trails(question: &Question) -> Vec<Vec<&Entry>> {
    let mut revised: HashSet<u32> = HashSet::new();
    for pair in &question.pairs {
        let mut caveats = pair.caveats.iter();
        if caveats.any(|caveat| caveat.starts_with("revision")) {
            revised.extend([pair.a, pair.b]);
        }
    }
    let mut trails: Vec<Vec<&Entry>> = Vec::new();
    for (at, entry) in question.entries.iter().enumerate() {
        if !revised.contains(&(at as u32)) || entry.source.is_empty() {
            continue;
        }
        let same = |trail: &&mut Vec<&Entry>| {
            trail
                .first()
                .is_some_and(|first| first.letter == entry.letter)
        };
        match trails.iter_mut().find(same) {
            Some(trail) => trail.push(entry),
            None => trails.push(vec![entry]),
        }
    }
    trails.retain(|trail| trail.len() > 1);
    trails
}

/// The difference between two figures that both name one number in one unit.
fn change(before: &Entry, after: &Entry, locale: Locale) -> Option<String> {
    let point = |entry: &Entry| entry.low.filter(|low| entry.high == Some(*low));
    let by = point(after)? - point(before)?;
    if before.unit != after.unit || !by.is_finite() || by == 0.0 {
        return None;
    }
    let sign = if by > 0.0 { "+" } else { "" };
    Some(format!("{sign}{}", locale.number(by)))
}

/// The trails of a question; nothing where no source revises itself.
pub fn view(
    question: &Question,
    selected: &Pick,
    locale: Locale,
    on_select: &Callback<Pick>,
) -> Html {
    let t = &strings(locale).board;
    trails(question)
        .into_iter()
        .map(|trail| {
            let Some(first) = trail.first() else {
                return html! {};
            };
            let who = name(&first.source, locale);
            html! {
                <div class={classes!("board-trail", class(first.slot, first.twin))}>
                    <h4>
                        <span class="board-chip" aria-hidden="true">{ &first.letter }</span>
                        { (t.trail_title)(&who) }
                    </h4>
                    <ol role="list">
                        { for trail.iter().enumerate().map(|(nth, entry)| {
                            let pick = Pick::entry(entry);
                            let onclick = on_select.reform(move |_: MouseEvent| pick);
                            let before = nth.checked_sub(1).and_then(|nth| trail.get(nth));
                            let by = before.and_then(|before| change(before, entry, locale));
                            let times: Vec<&str> = [entry.as_of.as_str(), entry.article.as_str()]
                                .into_iter()
                                .filter(|text| !text.is_empty())
                                .collect();
                            html! {
                                <li>
                                    <button type="button" class="board-cell" {onclick}
                                        aria-pressed={pick.is_in(selected).to_string()}>
                                        <b>{ &entry.written }</b>
                                        <span>{ times.join(" · ") }</span>
                                        { for by.map(|by| html! { <span>{ (t.trail_by)(&by) }</span> }) }
                                    </button>
                                </li>
                            }
                        }) }
                    </ol>
                </div>
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use selon_engine::{Pair, Relation};

    fn entry(letter: &str, n: f64) -> Entry {
        Entry {
            source: letter.to_owned(),
            letter: letter.to_owned(),
            low: Some(n),
            high: Some(n),
            ..Entry::default()
        }
    }

    #[test]
    fn a_rising_toll_of_one_source_is_a_trail_and_two_sources_are_not() {
        let pair = |a, b, caveat: &str| Pair {
            a,
            b,
            relation: Relation::NotComparable,
            caveats: vec![caveat.to_owned()],
            ..Pair::default()
        };
        let question = Question {
            entries: vec![entry("A", 12.0), entry("B", 15.0), entry("A", 17.0)],
            pairs: vec![
                pair(0, 2, "revision: same source"),
                pair(0, 1, "place: here / there"),
            ],
            ..Question::default()
        };
        let trails = trails(&question);
        assert_eq!(trails.len(), 1);
        assert_eq!(trails[0].len(), 2);
        assert_eq!(
            change(trails[0][0], trails[0][1], Locale::En).as_deref(),
            Some("+5")
        );
        assert_eq!(
            change(trails[0][1], trails[0][0], Locale::En).as_deref(),
            Some("−5")
        );
    }

    #[test]
    fn a_change_between_units_or_intervals_is_not_computed() {
        let mut open = entry("A", 12.0);
        open.high = None;
        assert_eq!(change(&open, &entry("A", 17.0), Locale::En), None);
        let mut miles = entry("A", 3.0);
        miles.unit = Some("mi".to_owned());
        assert_eq!(change(&entry("A", 17.0), &miles, Locale::En), None);
    }
}

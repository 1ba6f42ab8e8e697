//! How two figures of one question stand to each other. No words of any language are needed here, so that figures that
//! a person has put together by hand are related in the same way.

use super::facts::{FigureFacts, Thing, Voice, count_alike};
use super::{predicate, unit};
use crate::{ChangePart, HedgeKind, Pair, Relation, Stated};

/// How `a` stands to `b`. The relation, gap and ratio are the same the other way round; caveats name `a`'s side
/// first. [`Pair::a`] is 0 and [`Pair::b`] 1: the caller knows the positions.
///
/// Caveats are `key: a's side / b's side`. What makes two figures not comparable (docs/rules.md, "Comparison"):
/// `unit`, `kind`, `part`, `statement`, `change`, `what`, `scope`, `place`, `date`, a `status` that is planned on one
/// side only, and `revision`. What is only to be minded: other `status`, `place` nearby, `hedge`, `unit` converted.
pub fn relate(a: &FigureFacts, b: &FigureFacts) -> Pair {
    let mut pair = Pair {
        a: 0,
        b: 1,
        ..Pair::default()
    };
    let mut apart = false;
    let mut mind = |bars: bool, caveat: String| {
        apart |= bars;
        pair.caveats.push(caveat);
    };

    let scale = Scale::of(a, b);
    if scale.is_none() {
        mind(true, units_apart(a, b));
    }
    let parts = a.at.0 == b.at.0 && (a.part_of == Some(b.at.1) || b.part_of == Some(a.at.1));
    if parts || a.is_share != b.is_share {
        mind(true, "part: one is a part of the other".to_owned());
    } else if a.at.0 == b.at.0 && a.claim.is_some() && a.claim == b.claim {
        mind(true, "statement: both are said in one breath".to_owned());
    }
    if a.is_change() != b.is_change() {
        let side = |f: &FigureFacts| if f.is_change() { "difference" } else { "level" };
        mind(true, format!("change: {} / {}", side(a), side(b)));
    } else if a.change != b.change && a.change.is_some() && b.change.is_some() {
        mind(true, "change: before / after".to_owned());
    }
    if a.rate.is_some() != b.rate.is_some() {
        let side = |f: &FigureFacts| {
            f.rate
                .as_ref()
                .map_or("in all".to_owned(), |said| said.text.clone())
        };
        mind(true, format!("rate: {} / {}", side(a), side(b)));
    }
    if let (Some(one), Some(other)) = (a.question(), b.question())
        && one != other
    {
        mind(true, format!("what: {one} / {other}"));
    }
    if let (Some(one), Some(other)) = (&a.about, &b.about)
        && one.key != other.key
    {
        let bars = !predicate::kindred(&one.key, &other.key);
        mind(bars, format!("what: {} / {}", one.text, other.text));
    }
    if let Some((bars, caveat)) = scope(a, b) {
        mind(bars, caveat);
    }
    if let Some((bars, caveat)) = place(a, b) {
        mind(bars, caveat);
    }
    if let Some((bars, caveat)) = date(a, b) {
        mind(bars, caveat);
    }
    if let Some((bars, caveat)) = status(a, b) {
        mind(bars, caveat);
    }

    let Some(scale) = scale else {
        pair.relation = Relation::NotComparable;
        return pair;
    };
    let (one, other) = (scale.read(a), scale.read(b));
    pair.relation = if scale.same(&one, &other) {
        Relation::Agree
    } else if scale.meet(&one, &other) {
        Relation::Compatible
    } else {
        Relation::Conflict
    };
    let revised = match pair.relation {
        Relation::Conflict => one_voice(a, b)
            .filter(|_| !of_another_question(&pair.caveats))
            .or_else(|| former(a, b)),
        _ => None,
    };
    if apart || revised.is_some() {
        pair.caveats.extend(revised);
        pair.relation = Relation::NotComparable;
        return pair;
    }
    let gap = match pair.relation {
        Relation::Conflict => one.gap(&other),
        _ => 0.0,
    };
    pair.gap = Some(gap).filter(|gap| gap.is_finite());
    pair.ratio = scale.ratio(a, b).filter(|ratio| ratio.is_finite());
    if a.unit != b.unit {
        let side = |f: &FigureFacts| f.unit.clone().unwrap_or_else(|| f.dimension());
        let how = if scale.converts { ", converted" } else { "" };
        pair.caveats
            .push(format!("unit: {} / {}{how}", side(a), side(b)));
    }
    if a.hedges != b.hedges && pair.relation != Relation::Agree {
        pair.caveats.push(format!(
            "hedge: {} / {}",
            hedges(&a.hedges),
            hedges(&b.hedges)
        ));
    }
    pair
}

fn units_apart(a: &FigureFacts, b: &FigureFacts) -> String {
    let side = |f: &FigureFacts| match (&f.unit, f.dimension().as_str()) {
        (Some(unit), _) => unit.clone(),
        (None, dimension) => dimension.to_owned(),
    };
    format!("unit: {} / {}", side(a), side(b))
}

fn scope(a: &FigureFacts, b: &FigureFacts) -> Option<(bool, String)> {
    let (one, other) = (a.counted.as_ref()?, b.counted.as_ref()?);
    let caveat = || format!("scope: {} / {}", one.text, other.text);
    if one.is_apart(other) {
        return Some((true, caveat()));
    }
    let same_language = a.lang == b.lang;
    if !count_alike(a, b) {
        return Some((true, caveat()));
    }
    if !same_language {
        return None;
    }
    match (one.others.is_empty(), other.others.is_empty()) {
        (true, true) => None,
        (false, false) => {
            let shared = one.others.iter().any(|word| other.others.contains(word));
            (!shared).then(|| (true, caveat()))
        }
        // What is picked out may be a part of the whole, unless it is more than the whole, or the shorter words only take
        // up the longer ones: "340 cases of cholera … 612 cases".
        (true, false) => Some((!exceeds(b, a) && !takes_up(a, b), caveat())),
        (false, true) => Some((!exceeds(a, b) && !takes_up(b, a), caveat())),
    }
    .filter(|_| one != other && restricts(one, other))
}

/// Whether words pick some out on either side: the same words in another order do not.
fn restricts(one: &Thing, other: &Thing) -> bool {
    one.others != other.others
}

/// Whether `short` stands after `full` in one article, and says no more than a number or the same of it.
fn takes_up(short: &FigureFacts, full: &FigureFacts) -> bool {
    let same = short.question().is_some() && short.question() == full.question();
    short.at.0 == full.at.0 && short.at.1 > full.at.1 && (short.bare || same)
}

/// Whether every value that `part` can have is more than every value of `whole`.
fn exceeds(part: &FigureFacts, whole: &FigureFacts) -> bool {
    matches!((part.reading.low, whole.reading.high), (Some(low), Some(high)) if low > high)
}

fn place(a: &FigureFacts, b: &FigureFacts) -> Option<(bool, String)> {
    let (one, other) = (a.place.as_ref()?, b.place.as_ref()?);
    let (key, other_key) = (one.key.as_str(), other.key.as_str());
    if key == other_key {
        return None;
    }
    let near = |key: &str| key.starts_with("near:");
    let bare = |key: &'_ str| key.trim_start_matches("near:").to_owned();
    let caveat = format!("place: {} / {}", one.text, other.text);
    if near(key) || near(other_key) {
        return Some((false, caveat));
    }
    // A town lies in some country: which one, the words do not say.
    let is_country = |key: &str| key.len() == 2 && key.is_ascii();
    if is_country(key) != is_country(other_key) {
        return Some((false, caveat));
    }
    // "New York", "New York City"; "Lyon", "Lyons" in another language.
    let (short, long) = (bare(key), bare(other_key));
    let alike = |a: &str, b: &str| a.len() >= 4 && b.starts_with(a);
    if alike(&short, &long) || alike(&long, &short) {
        return None;
    }
    Some((true, caveat))
}

fn date(a: &FigureFacts, b: &FigureFacts) -> Option<(bool, String)> {
    let said = |stated: &Option<Stated>| {
        stated
            .as_ref()
            .map_or("not said".to_owned(), |stated| stated.text.clone())
    };
    let caveat = || format!("date: {} / {}", said(&a.date), said(&b.date));
    match (&a.date, &b.date) {
        (None, None) => published(a, b),
        (Some(one), Some(other)) => {
            let (one, other) = (Date::read(&one.key), Date::read(&other.key));
            one.differs(&other).map(|bars| (bars, caveat()))
        }
        (Some(dated), None) | (None, Some(dated)) => {
            let bars = a.at.0 == b.at.0 && Date::read(&dated.key).is_past_year();
            bars.then(|| (true, caveat()))
        }
    }
}

/// Figures without a date of their own are of the day on which their articles appeared: another day is to be minded,
/// another year is another time.
fn published(a: &FigureFacts, b: &FigureFacts) -> Option<(bool, String)> {
    let (one, other) = (a.published?, b.published?);
    let days = one.number().abs_diff(other.number());
    (days > 0).then(|| {
        (
            days > YEAR,
            format!("published: {} / {}", one.key(), other.key()),
        )
    })
}

/// Days after which an article speaks of another time, unless it says otherwise.
const YEAR: u64 = 300;

/// A date as its key says it: `2024`, `2024-10`, `2024-10-28`, `--10`, or a word of the engine's own.
#[derive(Debug, Default, PartialEq)]
struct Date<'k> {
    year: Option<&'k str>,
    month: Option<&'k str>,
    day: Option<&'k str>,
    other: Option<&'k str>,
}

impl<'k> Date<'k> {
    fn read(key: &'k str) -> Date<'k> {
        if let Some(month) = key.strip_prefix("--") {
            return Date {
                month: Some(month),
                ..Date::default()
            };
        }
        let mut parts = key.split('-');
        let year = parts
            .next()
            .filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
        match year {
            Some(_) => Date {
                year,
                month: parts.next(),
                day: parts.next(),
                other: None,
            },
            None => Date {
                other: Some(key),
                ..Date::default()
            },
        }
    }

    /// `Some(true)` where the two are other times, `Some(false)` where they may be.
    fn differs(&self, other: &Date) -> Option<bool> {
        let apart =
            |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
        if apart(self.year, other.year)
            || apart(self.month, other.month)
            || apart(self.day, other.day)
        {
            return Some(true);
        }
        if self.other == other.other && self.other.is_some() {
            return None;
        }
        if self.is_past_year() != other.is_past_year() {
            return Some(true);
        }
        if apart(self.other, other.other) {
            return Some(true);
        }
        (self != other).then_some(false)
    }

    fn is_past_year(&self) -> bool {
        self.year.is_some() && self.day.is_none()
            || matches!(
                self.other,
                Some("last_year" | "earlier" | "last_month" | "next_year")
            )
    }
}

fn status(a: &FigureFacts, b: &FigureFacts) -> Option<(bool, String)> {
    let key = |f: &'_ FigureFacts| f.status.as_ref().map(|stated| stated.key.clone());
    let (one, other) = (key(a), key(b));
    if one == other {
        return None;
    }
    let planned = |key: &Option<String>| key.as_deref() == Some("planned");
    let there = [a, b].iter().any(|f| {
        f.predicate
            .as_ref()
            .is_some_and(|stated| predicate::is_presence(&stated.key))
    });
    let side = |key: &Option<String>| {
        match (key.as_deref(), there) {
            (Some("already"), true) => "already there",
            (Some("expected"), true) => "about to arrive",
            (Some("already"), false) => "already done",
            (Some("expected"), false) => "to come",
            (Some("under_way"), _) => "under way",
            (Some("planned"), _) => "planned",
            (Some(_), _) => "other",
            (None, _) => "not said",
        }
        .to_owned()
    };
    // What is planned and what is to come lie both ahead.
    let ahead = |key: &Option<String>| matches!(key.as_deref(), Some("planned" | "expected"));
    let bars = planned(&one) != planned(&other) && !(ahead(&one) && ahead(&other));
    // One word of status on one side alone says little, unless it says that nothing has happened yet.
    let minor = [&one, &other]
        .iter()
        .all(|key| !matches!(key.as_deref(), Some("planned" | "expected")));
    (!minor || one.is_some() && other.is_some())
        .then(|| (bars, format!("status: {} / {}", side(&one), side(&other))))
}

/// "Down from 2.9 per cent": what it was before is no answer to what it is.
fn former(a: &FigureFacts, b: &FigureFacts) -> Option<String> {
    let was = |f: &FigureFacts| f.change == Some(ChangePart::From);
    (a.at.0 == b.at.0 && was(a) != was(b)).then(|| "change: before / after".to_owned())
}

/// Whether a caveat says that the two do not answer one question at all, so that neither can revise the other.
fn of_another_question(caveats: &[String]) -> bool {
    let keys = [
        "unit",
        "part",
        "statement",
        "change",
        "what",
        "scope",
        "place",
    ];
    caveats
        .iter()
        .any(|caveat| keys.iter().any(|key| caveat.starts_with(key)))
}

/// One source that says two figures revises itself: no conflict between sources.
fn one_voice(a: &FigureFacts, b: &FigureFacts) -> Option<String> {
    let days = match (a.published, b.published) {
        (Some(one), Some(other)) if one != other => {
            Some(format!("revision: {} / {}", one.key(), other.key()))
        }
        _ => None,
    };
    if a.voice.is(&b.voice, a.lang == b.lang) {
        return Some(days.unwrap_or_else(|| "revision: same source".to_owned()));
    }
    let own = |voice: &Voice| matches!(voice, Voice::Article | Voice::Headline);
    if a.at.0 == b.at.0 {
        let body = a.voice == Voice::Article && b.voice == Voice::Article;
        return body.then(|| "voice: the article itself both times".to_owned());
    }
    let outlet = a.outlet != 0 && a.outlet == b.outlet && own(&a.voice) && own(&b.voice);
    outlet.then(|| days.unwrap_or_else(|| "revision: same outlet".to_owned()))
}

fn hedges(kinds: &[HedgeKind]) -> String {
    let names: Vec<_> = kinds
        .iter()
        .map(|kind| match kind {
            HedgeKind::Conditional => "conditional",
            HedgeKind::Approximation => "approximation",
            HedgeKind::Modal => "modal",
            HedgeKind::Lexical => "lexical",
        })
        .collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join("+")
    }
}

/// An interval on a common scale.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interval {
    low: f64,
    high: f64,
    low_excluded: bool,
    high_excluded: bool,
    /// How far a converted value may be off because it was rounded.
    slack: f64,
}

impl Interval {
    fn gap(&self, other: &Interval) -> f64 {
        round((other.low - self.high).max(self.low - other.high).max(0.0))
    }
}

/// Twelve digits, so that a conversion leaves no dust.
pub(super) fn round(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 11 - value.abs().log10().floor() as i32;
    let scale = 10f64.powi(digits.clamp(-290, 290));
    (value * scale).round() / scale
}

/// The common scale of two figures: the unit that has the larger step of the two.
#[derive(Clone, Copy, Debug)]
struct Scale {
    target: Option<unit::Unit>,
    converts: bool,
}

impl Scale {
    fn of(a: &FigureFacts, b: &FigureFacts) -> Option<Scale> {
        let plain = Scale {
            target: None,
            converts: false,
        };
        let (one, other) = (
            unit::scale(a.kind, a.unit.as_deref()),
            unit::scale(b.kind, b.unit.as_deref()),
        );
        if a.unit == b.unit && a.dimension() == b.dimension() && (one == other) {
            return Some(plain);
        }
        // "39.5 cents" of what was "38 cents a litre" before.
        if a.at.0 == b.at.0
            && a.kind == b.kind
            && unit::leaves_out(a.unit.as_deref()?, b.unit.as_deref()?)
        {
            return Some(plain);
        }
        let (one, other) = (one?, other?);
        if one.dimension != other.dimension || a.kind != b.kind && one.dimension != "share" {
            return None;
        }
        let target = if one.factor >= other.factor {
            one
        } else {
            other
        };
        Some(Scale {
            target: Some(target),
            converts: true,
        })
    }

    fn convert(&self, value: f64, f: &FigureFacts) -> f64 {
        match (self.target, unit::scale(f.kind, f.unit.as_deref())) {
            (Some(target), Some(unit)) if unit != target => {
                (value * unit.factor + unit.offset - target.offset) / target.factor
            }
            _ => value,
        }
    }

    fn read(&self, f: &FigureFacts) -> Interval {
        let end =
            |value: Option<f64>, open: f64| value.map_or(open, |value| self.convert(value, f));
        let slack = match (self.converts, f.reading.low.or(f.reading.high)) {
            (true, Some(value)) => (self.convert(rounding(value), f) - self.convert(0.0, f)).abs(),
            _ => 0.0,
        };
        Interval {
            low: end(f.reading.low, f64::NEG_INFINITY),
            high: end(f.reading.high, f64::INFINITY),
            low_excluded: f.reading.low_excluded,
            high_excluded: f.reading.high_excluded,
            slack,
        }
    }

    fn same(&self, a: &Interval, b: &Interval) -> bool {
        let slack = a.slack + b.slack;
        let alike = |one: f64, other: f64| {
            one == other || (one - other).abs() <= slack + 1e-9 * one.abs().min(other.abs())
        };
        alike(a.low, b.low)
            && alike(a.high, b.high)
            && a.low_excluded == b.low_excluded
            && a.high_excluded == b.high_excluded
    }

    fn meet(&self, a: &Interval, b: &Interval) -> bool {
        let slack = a.slack + b.slack;
        let before = |one: &Interval, other: &Interval| {
            let touching = one.high == other.low && slack == 0.0;
            one.high + slack < other.low || touching && (one.high_excluded || other.low_excluded)
        };
        !before(a, b) && !before(b, a)
    }

    /// Larger over smaller of the nearest ends of what the words say; 1 where those intervals meet.
    fn ratio(&self, a: &FigureFacts, b: &FigureFacts) -> Option<f64> {
        let ends = |f: &FigureFacts| {
            let end = |value: Option<f64>| value.map(|value| self.convert(value, f));
            (end(f.low), end(f.high))
        };
        let ((a_low, a_high), (b_low, b_high)) = (ends(a), ends(b));
        let below = |high: Option<f64>, low: Option<f64>| match (high, low) {
            (Some(high), Some(low)) if high < low => Some((high, low)),
            _ => None,
        };
        let Some((small, large)) = below(a_high, b_low).or_else(|| below(b_high, a_low)) else {
            return Some(1.0);
        };
        (small > 0.0).then(|| round(large / small))
    }
}

/// Half the last digit that was surely written with care, but never more than five parts in a hundred: 6.2 is good to
/// 0.05, 500 to 25.
fn rounding(value: f64) -> f64 {
    let value = value.abs();
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let mut step = 10f64.powi(value.log10().floor() as i32);
    for _ in 0..6 {
        let units = value / step;
        if (units - units.round()).abs() < 1e-6 {
            break;
        }
        step /= 10.0;
    }
    (step / 2.0).min(value * 0.05)
}

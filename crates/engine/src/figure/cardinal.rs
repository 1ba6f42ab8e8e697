//! Whole numbers in words ("deux cent trente mille") and ordinals ("zweihundertfünfte").

use super::grammar::Parse;
use super::tables::{Class, role};
use super::words::Item;

impl Parse<'_> {
    /// A whole number from `k` on: value, the item after, and the scale that closed it (1 for none).
    pub(super) fn cardinal(&self, k: usize) -> Option<(f64, usize, f64)> {
        let morphemes = &self.tables.morphemes;
        let start = k;
        let mut k = k;
        // Closed groups, each with its scale, from large to small.
        let mut closed: [(f64, f64); 6] = [(0.0, 0.0); 6];
        let mut groups = 0;
        let mut group = 0.0;
        // The smallest place filled in the open group: 1000 is none.
        let mut place = 1000.0;
        let mut open = false;
        let mut teen_ten = false;
        let mut last_scale = 1.0;
        while let Some(item) = self.item(k) {
            if item.is(role::AND) && item.cardinal().is_none() {
                if k == start
                    || !self.joins(
                        k,
                        ceiling(place, group, morphemes.vigesimal),
                        open,
                        closed[..groups].last().map(|c| c.1),
                    )
                {
                    break;
                }
                k += 1;
                continue;
            }
            if let Some(digits) = item.digits() {
                let fresh = !open && (k == start || groups > 0);
                let unit_after_ten =
                    open && place == 10.0 && digits.plain == 1 && digits.value > 0.0;
                if k > start && (digits.fraction || digits.code) {
                    break;
                }
                if unit_after_ten {
                    group += digits.value;
                    place = 1.0;
                    k += 1;
                    continue;
                }
                let smaller = groups == 0
                    || digits.value < closed[groups - 1].1 && digits.value.fract() == 0.0;
                if !fresh || !smaller {
                    break;
                }
                group = digits.value;
                place = 1.0;
                open = true;
                k += 1;
                continue;
            }
            let Some((class, value)) = item.cardinal() else {
                break;
            };
            let from_digits = k > start && self.item(k - 1).is_some_and(|i| i.digits().is_some());
            match class {
                Class::Zero if k == start => return Some((0.0, k + 1, 1.0)),
                Class::Unit
                    if morphemes.reversed
                        && place > 10.0
                        && self.has(k + 1, role::AND)
                        && self.class(k + 2) == Some(Class::Ten) =>
                {
                    let ten = self
                        .item(k + 2)
                        .and_then(Item::cardinal)
                        .map_or(0.0, |c| c.1);
                    group += value + ten;
                    place = 1.0;
                    open = true;
                    k += 3;
                    continue;
                }
                Class::Unit
                    if morphemes.vigesimal
                        && value == 4.0
                        && place > 10.0
                        && self.item(k + 1).and_then(Item::cardinal)
                            == Some((Class::Ten, 20.0)) =>
                {
                    group += 80.0;
                    place = 10.0;
                    open = true;
                    k += 2;
                    continue;
                }
                Class::Unit if teen_ten && value >= 7.0 => {
                    group += value;
                    teen_ten = false;
                }
                // "zwanzig drei" is no number where units stand before tens.
                Class::Unit if place > 1.0 && !(morphemes.reversed && place == 10.0) => {
                    group += value;
                    place = 1.0;
                    open = true;
                }
                Class::Teen
                    if place > 10.0
                        || morphemes.vigesimal
                            && place == 10.0
                            && matches!((group % 100.0) as u32, 60 | 80) =>
                {
                    group += value;
                    place = 1.0;
                    open = true;
                    teen_ten = morphemes.vigesimal && value == 10.0;
                    k += 1;
                    continue;
                }
                Class::Ten if place > 10.0 => {
                    group += value;
                    place = 10.0;
                    open = true;
                }
                Class::Hundreds if place == 1000.0 => {
                    group += value;
                    place = 100.0;
                    open = true;
                }
                Class::Hundred if !open => {
                    group = value;
                    place = 100.0;
                    open = true;
                }
                Class::Hundred if group < 100.0 && group > 0.0 || from_digits => {
                    // "50 cents" are cents, "322 cent" are hundreds.
                    if (from_digits || group >= 20.0)
                        && item.is(role::UNIT)
                        && self.class(k + 1) != Some(Class::Scale)
                    {
                        break;
                    }
                    group *= value;
                    place = 100.0;
                }
                Class::Scale => {
                    let mut amount = group;
                    if !open && groups == 0 {
                        amount = 1.0;
                    } else if !open {
                        // "mille milliards": the closed groups under the larger scale are multiplied.
                        amount = match closed[groups - 1].1 {
                            scale if scale == value => break,
                            // "un million mille"
                            scale if scale > value && value == 1000.0 => 1.0,
                            scale if scale > value => break,
                            _ => 0.0,
                        };
                    }
                    while groups > 0 && closed[groups - 1].1 < value {
                        amount += closed[groups - 1].0;
                        groups -= 1;
                    }
                    if groups > 0 && closed[groups - 1].1 == value || groups == closed.len() {
                        break;
                    }
                    closed[groups] = (amount * value, value);
                    groups += 1;
                    group = 0.0;
                    place = 1000.0;
                    open = false;
                    last_scale = value;
                    k += 1;
                    teen_ten = false;
                    continue;
                }
                _ => break,
            }
            if class != Class::Scale && open {
                last_scale = if class == Class::Hundred { 100.0 } else { 1.0 };
            }
            if class != Class::Teen {
                teen_ten = false;
            }
            k += 1;
        }
        if k == start {
            return None;
        }
        let total = closed[..groups].iter().rev().map(|c| c.0).sum::<f64>() + group;
        Some((total, k, last_scale))
    }

    pub(super) fn class(&self, k: usize) -> Option<Class> {
        self.item(k).and_then(Item::cardinal).map(|c| c.0)
    }

    /// Whether the "and" at `k` joins what follows to the number so far.
    fn joins(&self, k: usize, place: f64, open: bool, closed: Option<f64>) -> bool {
        let glued = self.item(k).is_some_and(|item| item.glued);
        // Nothing but a smaller number: an article or fraction begins "and a half".
        let Some((value, used, _)) = self.cardinal(k + 1) else {
            return false;
        };
        if self.between && !glued {
            // Only where another joiner is left for the second number.
            let more = (used..self.items.len()).any(|k| self.has(k, role::AND));
            if !more {
                return false;
            }
        }
        let digits = self.item(k + 1).and_then(Item::digits);
        if digits.is_some_and(|digits| digits.fraction) {
            return false;
        }
        if self.fraction_at(used).is_some() || self.denominator(used).is_some() {
            // "cento e trinta e dois quintos" is 132 parts, "twenty and two fifths" is not 22.
            return self.tables.morphemes.linked && open && value > 1.0 && value < place;
        }
        if !open {
            // "cinquenta e três mil e vinte milhões"
            return closed.is_some_and(|scale| {
                value < scale || value >= scale * 1000.0 && self.scaled_lead(k + 1, scale)
            });
        }
        if value < place {
            return true;
        }
        // "two hundred and two thousand"
        let lead = self.item(k + 1).and_then(Item::cardinal);
        matches!(lead, Some((Class::Unit | Class::Teen | Class::Ten, v)) if v < place)
            && value >= 1000.0
            && self.scaled_lead(k + 1, place)
    }

    /// Whether the number at `k` is a group under `place` with one scale: "two thousand".
    fn scaled_lead(&self, k: usize, place: f64) -> bool {
        let mut lead = 0.0;
        for item in self.items.iter().skip(k).take(4) {
            match item.cardinal() {
                Some((Class::Unit | Class::Teen | Class::Ten, value)) => lead += value,
                Some((Class::Scale, _)) => return lead > 0.0 && lead < place,
                None if item.is(role::AND) => {}
                _ => return false,
            }
        }
        false
    }

    /// An ordinal from `k` on: cardinal pieces, then an ordinal one.
    pub(super) fn ordinal(&self, k: usize) -> Option<(f64, usize)> {
        let direct = |k: usize| {
            self.item(k)
                .and_then(|item| item.atom())
                .and_then(|atom| atom.ordinal)
        };
        if let Some((mut class, mut value)) = direct(k) {
            // "centésimo quadragésimo quinto"
            let mut at = k + 1;
            while let Some((next, more)) = direct(at)
                && matches!(class, Class::Ten | Class::Hundreds)
                && matches!(next, Class::Ten | Class::Unit)
                && more < value
            {
                value += more;
                class = next;
                at += 1;
            }
            return Some((value, at));
        }
        // "fünfundzwanzigste"
        if self.tables.morphemes.reversed
            && let Some((Class::Unit, unit)) = self.item(k).and_then(Item::cardinal)
            && self.has(k + 1, role::AND)
            && let Some((Class::Ten, ten)) = direct(k + 2)
        {
            return Some((unit + ten, k + 3));
        }
        let (value, mut at, _) = self.cardinal(k)?;
        if self.has(at, role::AND) {
            at += 1;
        }
        if self.has(at, role::ALONE | role::UNIT)
            || self
                .item(at - 1)
                .is_some_and(|item| item.digits().is_some())
        {
            return None;
        }
        // "honderdvijfentwintigste"
        if self.tables.morphemes.reversed
            && self.item(at).is_some_and(|item| item.cardinal().is_none())
            && self.item(at - 1).is_some_and(|item| item.is(role::AND))
            && let Some((Class::Unit, unit)) = at
                .checked_sub(2)
                .and_then(|k| self.item(k))
                .and_then(Item::cardinal)
            && let Some((Class::Ten, ten)) = direct(at)
            && value % 100.0 == unit
        {
            return Some((value + ten, at + 1));
        }
        let (class, last) = direct(at)?;
        let fits = match class {
            Class::Hundred | Class::Scale => return Some((value * last, at + 1)),
            Class::Unit => value % 10.0 == 0.0,
            _ => value % 100.0 == 0.0 || value % 20.0 == 0.0 && last >= 10.0,
        };
        fits.then_some((value + last, at + 1))
    }
}

/// What a number joined by "and" must stay below: the smallest place filled, or 20 after the tens that count on to
/// nineteen ("soixante et onze").
fn ceiling(place: f64, group: f64, vigesimal: bool) -> f64 {
    if vigesimal && place == 10.0 && matches!((group % 100.0) as u32, 60 | 80) {
        20.0
    } else {
        place
    }
}

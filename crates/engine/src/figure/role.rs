//! What a word can be to a figure besides a number, as bits of one mask.

/// "points" alone: percentage points beside a percentage, points of an index elsewhere.
pub const POINTS: u64 = 1 << 40;
pub const AND: u64 = 1;
pub const POINT: u64 = 1 << 1;
pub const MINUS: u64 = 1 << 2;
pub const OVER: u64 = 1 << 3;
/// Looks like "one" but is an article or pronoun.
pub const ARTICLE: u64 = 1 << 4;
pub const ORDINAL_SUFFIX: u64 = 1 << 5;
/// Begins a modifier phrase.
pub const MODIFIER: u64 = 1 << 6;
pub const MODIFIER_AFTER: u64 = 1 << 7;
pub const RANGE: u64 = 1 << 8;
pub const MONTH: u64 = 1 << 9;
pub const DAY: u64 = 1 << 10;
pub const ERA: u64 = 1 << 11;
pub const CLOCK: u64 = 1 << 12;
pub const CLOCK_BEFORE: u64 = 1 << 13;
pub const LABEL: u64 = 1 << 14;
pub const LABEL_AFTER: u64 = 1 << 15;
pub const YEAR_BEFORE: u64 = 1 << 16;
pub const PER: u64 = 1 << 17;
/// Number atoms: the word can begin or continue a number.
pub const NUMBER: u64 = 1 << 18;
/// A pronoun or determiner after which "one" is no number: "this one".
pub const PRONOUN: u64 = 1 << 19;
/// "le", "the": stands between modifier and number.
pub const ARTICLE_BEFORE: u64 = 1 << 21;
/// "several", "plusieurs".
pub const SEVERAL: u64 = 1 << 22;
/// Begins a unit in words.
pub const UNIT: u64 = 1 << 24;
/// Names a change: "passe", "rose", "hausse".
pub const CHANGE: u64 = 1 << 20;
/// Before the level after a change: "à", "to".
pub const CHANGE_TO: u64 = 1 << 25;
/// Before the difference: "de", "by".
pub const CHANGE_BY: u64 = 1 << 26;
/// Before the level before: "de", "from".
pub const CHANGE_FROM: u64 = 1 << 27;
/// "pour" in "pour 100 000 habitants".
pub const PER_NUMBER: u64 = 1 << 33;
/// "cada": "uno de cada cinco".
pub const EACH: u64 = 1 << 34;
/// "selon": a source follows, so that "200 selon la police" counts what was counted before.
pub const ACCORDING: u64 = 1 << 35;
/// "https", "www".
pub const ADDRESS: u64 = 1 << 32;
/// "but": joins two bounds of a range.
pub const BUT: u64 = 1 << 31;
/// "avos" after the number of parts.
pub const PARTS: u64 = 1 << 28;
/// Before an hour in words: "à 8 heures".
pub const HOUR_BEFORE: u64 = 1 << 29;
/// An ordinal that no cardinal precedes: "premier".
pub const ALONE: u64 = 1 << 30;
/// "of", "de".
pub const OF: u64 = 1 << 23;
/// Begins a word or phrase that multiplies: "a doublé", "halved", "twice as many".
pub const MULTIPLIED: u64 = 1 << 36;
/// A modal verb of possibility: "peut", "could".
pub const MAY: u64 = 1 << 39;
/// "nord", "ouest".
pub const DIRECTION: u64 = 1 << 38;
/// An auxiliary before a participle: "a", "ont".
pub const HELPER: u64 = 1 << 37;
/// Names an amount, so that "m" behind a number is a million: "population", "sales".
pub const AMOUNT: u64 = 1 << 41;
/// A verb by which an age is told: "(il) a 45 ans".
pub const HAS_AGE: u64 = 1 << 42;

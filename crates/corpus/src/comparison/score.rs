//! Holding what a program found against the cases.

use super::{Case, Expect, Named};

/// A pair that a program found: the byte ranges of both figures, each in its article, and what it says of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPair {
    /// Article and range of one.
    pub a: (usize, crate::Span),
    /// Article and range of the other.
    pub b: (usize, crate::Span),
    /// `conflict` and the others.
    pub relation: String,
    /// What to mind.
    pub caveats: Vec<String>,
}

/// A question that a program found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundQuestion {
    /// Its figures.
    pub figures: Vec<(usize, crate::Span)>,
    /// Contents of the claims that answer it without a figure.
    pub positions: Vec<(usize, crate::Span)>,
    /// Its pairs.
    pub pairs: Vec<FoundPair>,
}

/// A sum of an article that a program worked out again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundSum {
    /// Article and range of the figure that gives the result.
    pub stated: (usize, crate::Span),
    /// The figures that it is worked out from.
    pub from: Vec<(usize, crate::Span)>,
    /// Whether it fits.
    pub fits: bool,
}

/// Counts over cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComparisonTally {
    /// Cases.
    pub cases: usize,
    /// Cases in which no conflict may be found.
    pub traps: usize,
    /// Conflicts expected.
    pub expected: usize,
    /// Conflicts found.
    pub found: usize,
    /// Conflicts found that are expected.
    pub right: usize,
    /// Other expectations.
    pub others: usize,
    /// Other expectations met.
    pub others_right: usize,
}

impl ComparisonTally {
    /// Adds another tally.
    pub fn add(&mut self, other: &ComparisonTally) {
        self.cases += other.cases;
        self.traps += other.traps;
        self.expected += other.expected;
        self.found += other.found;
        self.right += other.right;
        self.others += other.others;
        self.others_right += other.others_right;
    }
    /// Share of the conflicts found that are expected; `None` where none is found.
    pub fn precision(&self) -> Option<f64> {
        (self.found > 0).then(|| self.right as f64 / self.found as f64)
    }
    /// Share of the conflicts expected that are found; `None` where none is expected.
    pub fn recall(&self) -> Option<f64> {
        (self.expected > 0).then(|| self.right as f64 / self.expected as f64)
    }
}

/// Holds what was found against a case; also says what is wrong, one sentence each.
pub fn score_case(
    case: &Case,
    found: &[FoundQuestion],
    sums: &[FoundSum],
) -> (ComparisonTally, Vec<String>) {
    let mut wrong = Vec::new();
    let mut tally = ComparisonTally {
        cases: 1,
        traps: usize::from(case.is_trap()),
        ..ComparisonTally::default()
    };
    let touches = |place: &(usize, crate::Span), named: &Named| {
        named.find(&case.articles).is_some_and(|span| {
            place.0 == named.article && place.1.start < span.end && span.start < place.1.end
        })
    };
    let is_pair = |pair: &FoundPair, a: &Named, b: &Named| {
        touches(&pair.a, a) && touches(&pair.b, b) || touches(&pair.a, b) && touches(&pair.b, a)
    };
    let all = || found.iter().flat_map(|question| &question.pairs);
    for pair in all().filter(|pair| pair.relation == "conflict") {
        tally.found += 1;
        let expected = case.expects.iter().any(|expect| {
            matches!(expect, Expect::Pair { relation, a, b, .. } if relation == "conflict" && is_pair(pair, a, b))
        });
        if !expected {
            let words = |place: &(usize, crate::Span)| {
                let text = case
                    .articles
                    .get(place.0)
                    .map_or("", |article| article.text.as_str());
                text.get(place.1.clone()).unwrap_or("").to_owned()
            };
            wrong.push(format!(
                "false conflict between '{}' and '{}'",
                words(&pair.a),
                words(&pair.b)
            ));
        }
    }
    for expect in &case.expects {
        match expect {
            Expect::Pair {
                relation,
                a,
                b,
                caveat,
            } => {
                let hit = all().find(|pair| is_pair(pair, a, b));
                let told = hit.map_or("no pair", |pair| pair.relation.as_str());
                let right = told == relation;
                if relation == "conflict" {
                    tally.expected += 1;
                    tally.right += usize::from(right);
                } else {
                    tally.others += 1;
                    tally.others_right += usize::from(right);
                }
                if !right {
                    let caveats = hit.map(|pair| pair.caveats.join("; ")).unwrap_or_default();
                    wrong.push(format!(
                        "{} ~ {}: {relation} expected, {told} found {caveats}",
                        a.words, b.words
                    ));
                }
                if let Some(caveat) = caveat {
                    let said = hit.is_some_and(|pair| {
                        pair.caveats
                            .iter()
                            .any(|said| said.starts_with(caveat.as_str()))
                    });
                    tally.others += 1;
                    tally.others_right += usize::from(said);
                    if !said {
                        wrong.push(format!("{} ~ {}: no caveat '{caveat}'", a.words, b.words));
                    }
                }
            }
            Expect::Separate { a, b } => {
                let joined = found.iter().any(|question| {
                    let has =
                        |named: &Named| question.figures.iter().any(|place| touches(place, named));
                    has(a) && has(b)
                });
                tally.others += 1;
                tally.others_right += usize::from(!joined);
                if joined {
                    wrong.push(format!("{} and {} are in one question", a.words, b.words));
                }
            }
            Expect::Position { figure, claim } => {
                let met = found.iter().any(|question| {
                    question.figures.iter().any(|place| touches(place, figure))
                        && question.positions.iter().any(|place| touches(place, claim))
                });
                tally.others += 1;
                tally.others_right += usize::from(met);
                if !met {
                    wrong.push(format!(
                        "'{}' is no position on {}",
                        claim.words, figure.words
                    ));
                }
            }
            Expect::Sum { stated, from, fits } => {
                let met = sums.iter().any(|sum| {
                    sum.fits == *fits
                        && touches(&sum.stated, stated)
                        && sum.from.len() == from.len()
                        && sum
                            .from
                            .iter()
                            .zip(from)
                            .all(|(one, named)| touches(one, named))
                });
                tally.others += 1;
                tally.others_right += usize::from(met);
                if !met {
                    let told = if *fits { "fits" } else { "is off" };
                    wrong.push(format!("no sum finds that '{}' {told}", stated.words));
                }
            }
            Expect::Questions(count) => {
                tally.others += 1;
                tally.others_right += usize::from(found.len() == *count);
                if found.len() != *count {
                    wrong.push(format!("{count} questions expected, {} found", found.len()));
                }
            }
        }
    }
    // A sum that is called off where it is not is as bad as a false conflict.
    for sum in sums.iter().filter(|sum| !sum.fits) {
        let expected = case.expects.iter().any(|expect| {
            matches!(expect, Expect::Sum { stated, fits: false, .. } if touches(&sum.stated, stated))
        });
        if !expected {
            tally.others += 1;
            wrong.push("a sum is called off that is not".to_owned());
        }
    }
    (tally, wrong)
}

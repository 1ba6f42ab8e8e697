//! Comparison cases, `crates/engine/lang/<code>/cases/comparisons.txt`: short articles and how their figures stand to
//! each other. The format is described for people in `docs/rules.md`, "Comparison".

/// A case: one article or several, and what is expected of their comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub title: String,
    /// The line of its title.
    pub line: usize,
    /// The articles: a language code where it is not the file's own, and the text.
    pub articles: Vec<(Option<String>, String)>,
    /// What is expected.
    pub expects: Vec<Expect>,
}

/// An expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The two are in one question and stand so to each other, with a caveat that begins with the word, if any.
    Pair {
        /// `agree`, `compatible`, `conflict`, `not_comparable`.
        relation: String,
        /// One figure.
        a: Named,
        /// The other.
        b: Named,
        /// The beginning of a caveat: `status`.
        caveat: Option<String>,
    },
    /// No question holds both.
    Separate {
        /// One figure.
        a: Named,
        /// The other.
        b: Named,
    },
    /// A claim with these words in its content answers the figure's question without a figure.
    Position {
        /// A figure of the question.
        figure: Named,
        /// Words of the claim's content.
        claim: Named,
    },
    /// Questions shown in all.
    Questions(usize),
}

/// Words of an article that name a figure or claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Which article, from 0.
    pub article: usize,
    /// The words as they stand.
    pub words: String,
    /// Which occurrence of the words, from 0.
    pub nth: usize,
}

impl Case {
    /// Whether a careless tool would see a conflict where none is expected.
    pub fn is_trap(&self) -> bool {
        !self
            .expects
            .iter()
            .any(|expect| matches!(expect, Expect::Pair { relation, .. } if relation == "conflict"))
    }
}

impl Named {
    /// The byte range of the words in their article.
    pub fn find(&self, articles: &[(Option<String>, String)]) -> Option<crate::Span> {
        let text = &articles.get(self.article)?.1;
        let bounded = |at: usize| {
            let before = text[..at].chars().next_back();
            let after = text[at + self.words.len()..].chars().next();
            let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !inner(before) && !inner(after)
        };
        text.match_indices(&self.words)
            .map(|(at, _)| at)
            .filter(|at| bounded(*at))
            .nth(self.nth)
            .map(|at| at..at + self.words.len())
    }
}

/// Reads a file of cases; the error names the line.
pub fn parse_cases(file: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    for (n, line) in file.lines().enumerate() {
        let number = n + 1;
        if let Some(title) = line.strip_prefix("== ") {
            check_last(&cases)?;
            cases.push(Case {
                title: title.trim().to_owned(),
                line: number,
                articles: vec![(None, String::new())],
                expects: Vec::new(),
            });
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let Some(case) = cases.last_mut() else {
            match line.trim() {
                "" => continue,
                _ => return Err(format!("line {number}: text before the first case")),
            }
        };
        if let Some(rest) = line.strip_prefix("> ") {
            let expect =
                expect(rest).ok_or_else(|| format!("line {number}: cannot read '{rest}'"))?;
            case.expects.push(expect);
        } else if line == "--" || line.starts_with("-- ") {
            let lang = line[2..].trim();
            let lang = (!lang.is_empty()).then(|| lang.to_owned());
            case.articles.push((lang, String::new()));
        } else if let Some((_, text)) = case.articles.last_mut() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
    check_last(&cases)?;
    if cases.is_empty() {
        return Err("there is no case".to_owned());
    }
    Ok(cases)
}

/// Every figure that the finished case names must stand in its articles.
fn check_last(cases: &[Case]) -> Result<(), String> {
    let Some(case) = cases.last() else {
        return Ok(());
    };
    let place = format!("line {}: '{}'", case.line, case.title);
    if case.articles.iter().any(|(_, text)| text.trim().is_empty()) {
        return Err(format!("{place} has an empty article"));
    }
    if cases[..cases.len() - 1]
        .iter()
        .any(|other| other.title == case.title)
    {
        return Err(format!("{place} is there twice"));
    }
    if case.is_trap() != case.title.starts_with("TRAP") && !case.expects.iter().any(quiet) {
        return Err(format!(
            "{place}: a title begins with TRAP just when no conflict is expected"
        ));
    }
    for expect in &case.expects {
        let named = match expect {
            Expect::Pair { a, b, .. } | Expect::Separate { a, b } => vec![a, b],
            Expect::Position { figure, claim } => vec![figure, claim],
            Expect::Questions(_) => Vec::new(),
        };
        for named in named {
            if named.find(&case.articles).is_none() {
                return Err(format!("{place}: no '{}' in its text", named.words));
            }
        }
    }
    Ok(())
}

/// Positions and meetings are no traps by themselves.
fn quiet(expect: &Expect) -> bool {
    match expect {
        Expect::Position { .. } => true,
        Expect::Pair { relation, .. } => relation == "compatible",
        Expect::Separate { .. } | Expect::Questions(_) => false,
    }
}

fn expect(line: &str) -> Option<Expect> {
    let (verb, rest) = line.split_once(' ')?;
    let two = |rest: &str| {
        let (a, b) = rest.split_once(" ~ ")?;
        Some((named(a), named(b)))
    };
    match verb {
        "conflict" | "compatible" | "agree" | "apart" => {
            let (pair, caveat) = match rest.rsplit_once(" : ") {
                Some((pair, caveat)) => (pair, Some(caveat.trim().to_owned())),
                None => (rest, None),
            };
            let (a, b) = two(pair)?;
            let relation = if verb == "apart" {
                "not_comparable"
            } else {
                verb
            };
            Some(Expect::Pair {
                relation: relation.to_owned(),
                a,
                b,
                caveat,
            })
        }
        "separate" => two(rest).map(|(a, b)| Expect::Separate { a, b }),
        "position" => {
            let (figure, claim) = rest.split_once(" < ")?;
            Some(Expect::Position {
                figure: named(figure),
                claim: named(claim),
            })
        }
        "questions" => rest.trim().parse().ok().map(Expect::Questions),
        _ => None,
    }
}

/// `2:12#3`: the third "12" of the second article.
fn named(words: &str) -> Named {
    let words = words.trim();
    let (article, words) = match words.split_once(':') {
        Some((number, rest)) if number.parse::<usize>().is_ok_and(|n| n > 0) => {
            (number.parse::<usize>().map_or(0, |n| n - 1), rest)
        }
        _ => (0, words),
    };
    let (words, nth) = match words.rsplit_once('#') {
        Some((words, number)) if number.parse::<usize>().is_ok_and(|n| n > 0) => {
            (words, number.parse::<usize>().map_or(0, |n| n - 1))
        }
        _ => (words, 0),
    };
    Named {
        article,
        words: words.to_owned(),
        nth,
    }
}

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
pub fn score_case(case: &Case, found: &[FoundQuestion]) -> (ComparisonTally, Vec<String>) {
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
                    .map_or("", |(_, text)| text.as_str());
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
            Expect::Questions(count) => {
                tally.others += 1;
                tally.others_right += usize::from(found.len() == *count);
                if found.len() != *count {
                    wrong.push(format!("{count} questions expected, {} found", found.len()));
                }
            }
        }
    }
    (tally, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# x\n== Two counts\nTwelve here, 12 there, 20 said.\n--\nAnd 30.\n> conflict 12 ~ 2:30 : status\n";

    #[test]
    fn a_case_is_read_with_its_articles_and_names() {
        let cases = parse_cases(FILE).unwrap_or_default();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].articles.len(), 2);
        let Some(Expect::Pair { a, b, caveat, .. }) = cases[0].expects.first() else {
            panic!("no pair was read");
        };
        assert_eq!(a.find(&cases[0].articles), Some(13..15));
        assert_eq!((b.article, b.words.as_str()), (1, "30"));
        assert_eq!(caveat.as_deref(), Some("status"));
    }

    #[test]
    fn malformed_cases_are_refused() {
        for file in [
            "",
            "text first\n",
            "== A\n> conflict 1 ~ 2\n",
            "== A\nOne 1.\n> conflict 1 ~ 2\n",
            "== A\nOne 1, two 2.\n> conflict 1 and 2\n",
            "== A\nOne 1, two 2.\n",
            "== TRAP: A\nOne 1, two 2.\n> conflict 1 ~ 2\n",
            "== A\n1, 2.\n> conflict 1 ~ 2\n== A\n1, 2.\n> conflict 1 ~ 2\n",
        ] {
            assert!(parse_cases(file).is_err(), "{file:?}");
        }
    }

    #[test]
    fn found_missed_and_false_conflicts_are_counted() {
        let cases = parse_cases(FILE).unwrap_or_default();
        let pair = |a: std::ops::Range<usize>, b: (usize, std::ops::Range<usize>)| FoundPair {
            a: (0, a),
            b,
            relation: "conflict".to_owned(),
            caveats: vec!["status: x / y".to_owned()],
        };
        let question = |pairs| FoundQuestion {
            pairs,
            ..FoundQuestion::default()
        };
        let (tally, wrong) = score_case(
            &cases[0],
            &[question(vec![
                pair(13..15, (1, 4..6)),
                pair(13..15, (0, 23..25)),
            ])],
        );
        assert_eq!((tally.expected, tally.found, tally.right), (1, 2, 1));
        assert_eq!((tally.others, tally.others_right), (1, 1));
        assert_eq!(wrong.len(), 1);
        let (tally, _) = score_case(&cases[0], &[]);
        assert_eq!((tally.precision(), tally.recall()), (None, Some(0.0)));
    }
}

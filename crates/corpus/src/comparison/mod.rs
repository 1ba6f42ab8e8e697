//! Comparison cases, `crates/engine/lang/<code>/cases/comparisons.txt`: short articles and how their figures stand to
//! each other. The format is described for people in `docs/rules.md`, "Comparison"; `score` holds a run against them.

mod score;
#[cfg(test)]
mod tests;

pub use score::{ComparisonTally, FoundPair, FoundQuestion, FoundSum, score_case};

/// A case: one article or several, and what is expected of their comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub title: String,
    /// The line of its title.
    pub line: usize,
    /// The articles.
    pub articles: Vec<CaseArticle>,
    /// What is expected.
    pub expects: Vec<Expect>,
}

/// An article of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseArticle {
    /// Its language code, where it is not the file's own.
    pub lang: Option<String>,
    /// Its text.
    pub text: String,
    /// Who published it, where the case says.
    pub outlet: Option<String>,
    /// When, where the case says.
    pub date: Option<String>,
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
    /// A sum that the text states: what is stated, what it is worked out from, and whether that fits.
    Sum {
        /// The figure that gives the result.
        stated: Named,
        /// What it is worked out from.
        from: Vec<Named>,
        /// Whether it fits.
        fits: bool,
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
    pub fn find(&self, articles: &[CaseArticle]) -> Option<crate::Span> {
        let text = &articles.get(self.article)?.text;
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
                articles: vec![CaseArticle::default()],
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
            case.articles.push(CaseArticle {
                lang,
                ..CaseArticle::default()
            });
        } else if let Some(article) = case.articles.last_mut() {
            if let Some(place) = line.strip_prefix("@ ") {
                let (outlet, date) = place.split_once('|').unwrap_or((place, ""));
                let said = |words: &str| Some(words.trim().to_owned()).filter(|w| !w.is_empty());
                (article.outlet, article.date) = (said(outlet), said(date));
                continue;
            }
            if !article.text.is_empty() {
                article.text.push('\n');
            }
            article.text.push_str(line);
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
    if case.articles.iter().any(|one| one.text.trim().is_empty()) {
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
            Expect::Sum { stated, from, .. } => std::iter::once(stated).chain(from).collect(),
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
        Expect::Position { .. } | Expect::Sum { .. } => true,
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
        "fits" | "off" => {
            let (stated, from) = rest.split_once(" < ")?;
            Some(Expect::Sum {
                stated: named(stated),
                from: from.split(" + ").map(named).collect(),
                fits: verb == "fits",
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

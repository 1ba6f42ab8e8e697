//! Runs the caret fixtures in `lang/<code>/cases/attributions.txt`.
//!
//! ```text
//! Selon la mairie, le pont rouvrira lundi.
//! ccccc sssssssss  ^^^^^^^^^^^^^^^^^^^^^^ | according-to.front
//! ```
//! A sentence, then one line for each claim in it, in order: `s` under the source, `c` under the cue, `^` under what is said,
//! then the rule and what is not the usual: stance, class of the cue, quotation, anonymity. Where cue and source share a
//! word the source shows. A sentence without such lines holds no claim. `UPDATE_EXPECT=1 cargo test -p selon-engine cases`
//! rewrites the lines for review as a diff.

use crate::lang::Lang;
use crate::{Claim, Options, Quotation, Stance, VerbClass, analyze};
use std::path::PathBuf;

struct Case {
    line: usize,
    sentence: String,
    marks: Vec<String>,
}

/// Comments are kept where they stand, so that rewriting loses nothing.
enum Block {
    Other(String),
    Case(Case),
}

/// Cases that a language must have at least, a third of them without a claim.
fn wanted(lang: Lang) -> usize {
    if matches!(lang, Lang::Fr | Lang::En) {
        150
    } else {
        60
    }
}

fn path(lang: Lang) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("lang")
        .join(lang.code())
        .join("cases/attributions.txt")
}

fn is_marks(line: &str) -> bool {
    line.split_once('|')
        .is_some_and(|(marks, _)| marks.chars().all(|c| matches!(c, ' ' | 's' | 'c' | '^')))
}

fn parse(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            out.push(Block::Other(line.to_owned()));
        } else if is_marks(line) {
            match out.last_mut() {
                Some(Block::Case(case)) => case.marks.push(line.to_owned()),
                _ => panic!("line {}: marks without a sentence above", n + 1),
            }
        } else {
            assert!(
                !line.starts_with(' '),
                "line {}: a sentence begins at the margin",
                n + 1
            );
            out.push(Block::Case(Case {
                line: n + 1,
                sentence: line.to_owned(),
                marks: Vec::new(),
            }));
        }
    }
    out
}

fn marks(sentence: &str, claim: &Claim) -> String {
    let mut line: Vec<char> = vec![' '; sentence.chars().count()];
    let mut paint = |span: crate::Span, mark: char| {
        let from = sentence[..span.start as usize].chars().count();
        let width = span.of(sentence).chars().count();
        for place in line.iter_mut().skip(from).take(width) {
            *place = mark;
        }
    };
    for part in &claim.content {
        paint(*part, '^');
    }
    if let Some(cue) = &claim.cue {
        paint(cue.span, 'c');
    }
    if let Some(source) = &claim.source {
        paint(source.span, 's');
    }
    let mut out = line.into_iter().collect::<String>().trim_end().to_owned();
    let rule = claim.rule.split_once('.').map_or("", |(_, rule)| rule);
    out += &format!(" | {rule}");
    if claim.stance != Stance::Asserts {
        out += &format!(" {}", format!("{:?}", claim.stance).to_lowercase());
    }
    if let Some(cue) = &claim.cue
        && !matches!(
            cue.verb_class,
            VerbClass::Neutral | VerbClass::Denying | VerbClass::Accusing
        )
    {
        out += &format!(" {}", format!("{:?}", cue.verb_class).to_lowercase());
    }
    if claim.quotation != Quotation::Indirect {
        out += &format!(" {}", format!("{:?}", claim.quotation).to_lowercase());
    }
    if claim.anonymous {
        out += " anonymous";
    }
    out
}

fn found(lang: Lang, sentence: &str) -> Vec<String> {
    let options = Options {
        lang: Some(lang),
        ..Options::default()
    };
    analyze(sentence, &options)
        .claims
        .iter()
        .map(|claim| marks(sentence, claim))
        .collect()
}

fn rewrite(lang: Lang, blocks: &[Block]) {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Other(line) => out += &format!("{line}\n"),
            Block::Case(case) => {
                out += &format!("{}\n", case.sentence);
                for line in found(lang, &case.sentence) {
                    out += &format!("{line}\n");
                }
            }
        }
    }
    std::fs::write(path(lang), out).expect("the fixture can be written");
}

#[test]
fn every_case_is_read_as_it_is_written() {
    let mut wrong = Vec::new();
    for &lang in Lang::ALL {
        let text = std::fs::read_to_string(path(lang))
            .unwrap_or_else(|error| panic!("{}: {error}", path(lang).display()));
        let blocks = parse(&text);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            rewrite(lang, &blocks);
            continue;
        }
        for block in &blocks {
            if let Block::Case(case) = block {
                let found = found(lang, &case.sentence);
                if found != case.marks {
                    wrong.push(format!(
                        "{}:{}\n{}\nwanted\n{}\nfound\n{}",
                        lang.code(),
                        case.line,
                        case.sentence,
                        case.marks.join("\n"),
                        found.join("\n")
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases differ\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn every_language_has_its_cases_a_third_of_them_negative() {
    for &lang in Lang::ALL {
        let text = std::fs::read_to_string(path(lang)).unwrap_or_default();
        let cases: Vec<Case> = parse(&text)
            .into_iter()
            .filter_map(|block| match block {
                Block::Case(case) => Some(case),
                Block::Other(_) => None,
            })
            .collect();
        let negative = cases.iter().filter(|case| case.marks.is_empty()).count();
        assert!(
            cases.len() >= wanted(lang),
            "{}: {} cases",
            lang.code(),
            cases.len()
        );
        assert!(
            negative * 3 >= cases.len(),
            "{}: {negative} of {} cases are negative",
            lang.code(),
            cases.len()
        );
    }
}

//! Interviews printed as questions and answers: who answers.

use crate::claim::reader::{FUNCTION, Reader};
use crate::lang::fold;
use crate::source::Class;
use crate::text::{Paragraph, Role};
use std::ops::Range;

/// Why the answers are given to somebody: the id of docs/rules.md.
pub(crate) const INTERVIEW: &str = "source.interview";

/// Tokens before the first answer that are looked at for a name.
const INTRODUCTION: usize = 600;

/// The name of whoever gives the answers `lines`, where most of them follow a question: the name that the introduction
/// says most often, twice at least, or its only one.
pub(crate) fn interviewed(r: &Reader, lines: &[&Paragraph]) -> Option<Range<usize>> {
    let asked = lines
        .iter()
        .filter(|line| follows_question(r, line))
        .count();
    if asked < 2 || asked * 2 < lines.len() {
        return None;
    }
    let first = lines.first()?.tokens.start;
    let mut people: Vec<(String, Range<usize>, usize)> = Vec::new();
    let mut i = first.saturating_sub(INTRODUCTION);
    while i < first {
        let name = name_at(r, i, first);
        if name.len() < 2 {
            i += 1;
            continue;
        }
        i = name.end;
        let last = fold(r.doc.word(name.end - 1));
        match people.iter().position(|(known, ..)| *known == last) {
            Some(known) => people[known].2 += 1,
            None if people.len() < 12 => people.push((last, name, 1)),
            None => {}
        }
    }
    let most = people.iter().map(|(.., times)| *times).max()?;
    let mut best = people.iter().filter(|(.., times)| *times == most);
    let (_, name, _) = best.next()?;
    (best.next().is_none()).then(|| name.clone())
}

/// Whether the paragraph before ends in a question, or in the dots of one left open.
fn follows_question(r: &Reader, line: &Paragraph) -> bool {
    let before = line.tokens.start.checked_sub(1);
    let index = r
        .doc
        .paragraphs
        .partition_point(|paragraph| paragraph.tokens.end < line.tokens.start);
    before.is_some_and(|last| matches!(r.sign_at(last), Some('?' | '…')))
        && r.doc
            .paragraphs
            .get(index)
            .is_some_and(|paragraph| paragraph.role != Role::Boilerplate)
}

/// The run of words with capitals that begins at `at`, none of them a role or title.
fn name_at(r: &Reader, at: usize, limit: usize) -> Range<usize> {
    let fits = |i: usize| {
        r.word(i)
            && r.capital(i)
            && !r.role(i)
            && !r.is(i, FUNCTION.or(Class::TITLE).or(Class::TIME).or(Class::RANK))
    };
    let mut end = at;
    while end < limit && end < at + 4 && fits(end) {
        end += 1;
        if r.is(end, Class::PARTICLE) && fits(end + 1) {
            end += 1;
        }
    }
    at..end
}

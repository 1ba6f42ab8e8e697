//! What the lines of an article are: as its page said, else as far as their looks tell.

use selon_dossier::BlockKind;

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    #[default]
    Text,
    /// Set apart as somebody's words.
    Quote,
    /// One of a list.
    Item,
    /// Of a picture or a table.
    Caption,
}

/// The longest line that can be a heading, in characters.
const HEADING: usize = 110;

/// How many lines from the top a headline may stand.
const HEAD: usize = 12;

/// The most of a headline that names a dossier, in characters.
const NAME: usize = 90;

/// What each line is, blank ones left out, given what is known of each. Where no heading is known, looks tell.
pub fn roles(lines: &[&str], known: &[Option<BlockKind>]) -> Vec<Role> {
    let heading = |kind: &Option<BlockKind>| matches!(kind, Some(BlockKind::Heading(_)));
    let top = known
        .iter()
        .position(|kind| *kind == Some(BlockKind::Heading(1)));
    let title = top.or_else(|| known.iter().position(heading));
    let guessed = match title {
        Some(_) => Vec::new(),
        None => guess(lines),
    };
    (0..lines.len())
        .map(|at| match known.get(at).copied().flatten() {
            Some(BlockKind::Heading(_)) if title == Some(at) => Role::Title,
            Some(BlockKind::Heading(_)) => Role::Heading,
            Some(BlockKind::Quote) => Role::Quote,
            Some(BlockKind::Item) => Role::Item,
            Some(BlockKind::Caption) => Role::Caption,
            None => guessed.get(at).copied().unwrap_or_default(),
        })
        .collect()
}

/// A short line that ends no sentence, with running text after it, is a heading; the first such line before all running
/// text is the headline.
fn guess(lines: &[&str]) -> Vec<Role> {
    let long = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.chars().count() > HEADING)
    };
    let mut titled = false;
    (0..lines.len())
        .map(|at| {
            let text = lines[at].trim();
            let ends = text.ends_with(['.', ',', ';', ':', '…', '»', '”', '"']);
            let begins = text
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_numeric());
            let short = !long(at) && !ends && begins && text.chars().count() > 3;
            if short && long(at + 1) {
                match std::mem::replace(&mut titled, true) {
                    false => Role::Title,
                    true => Role::Heading,
                }
            } else {
                titled |= long(at);
                Role::Text
            }
        })
        .collect()
}

/// A name for a text: its headline, or its first line, cut at a word where it is long.
pub fn headline(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(HEAD)
        .collect();
    let title = guess(&lines).iter().position(|role| *role == Role::Title);
    let line = lines.get(title.unwrap_or(0)).copied().unwrap_or_default();
    if line.chars().count() <= NAME {
        return line.to_owned();
    }
    let cut: String = line.chars().take(NAME - 1).collect();
    let cut = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The river rose through the night and by the morning it had reached the lower town, where the \
                        mayor counted forty houses under water.";

    #[test]
    fn the_headline_is_told_from_the_section_above_it_and_the_headings_below() {
        let lines = [
            "Regions",
            "A river in the streets",
            LONG,
            "What the town asks for",
            LONG,
            "Yes.",
            LONG,
        ];
        use Role::*;
        assert_eq!(
            roles(&lines, &[]),
            [Text, Title, Text, Heading, Text, Text, Text]
        );
    }

    #[test]
    fn what_the_page_says_of_a_line_counts_more_than_its_looks() {
        use BlockKind::*;
        let lines = [
            "Regions",
            "A river in the streets",
            LONG,
            "What the town asks for",
            LONG,
        ];
        let known = [None, Some(Heading(1)), Some(Quote), None, Some(Item)];
        assert_eq!(
            roles(&lines, &known),
            [Role::Text, Role::Title, Role::Quote, Role::Text, Role::Item]
        );
        let known = [None, None, None, Some(Quote), None];
        assert_eq!(
            roles(&lines, &known),
            [Role::Text, Role::Title, Role::Text, Role::Quote, Role::Text],
            "where no heading is known, looks tell"
        );
    }

    #[test]
    fn a_text_is_named_after_its_headline_or_its_first_words() {
        assert_eq!(
            headline(&format!("Regions\n\nA river in the streets\n\n{LONG}")),
            "A river in the streets"
        );
        assert_eq!(headline("\n  Just this.\n"), "Just this.");
        let name = headline(LONG);
        assert!(name.ends_with('…') && LONG.starts_with(name.trim_end_matches('…')));
        assert_eq!(headline(""), "");
    }
}

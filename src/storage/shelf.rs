//! The library's list as a person searches and sorts it.

use super::library::Entry;
use selon_engine::order;

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Last saved first.
    #[default]
    Saved,
    /// By title.
    Title,
    /// Largest first.
    Size,
}

/// The entries whose title or tags hold every word that is looked for, in order.
pub fn shown(entries: &[Entry], wanted: &str, sorted: Order) -> Vec<Entry> {
    let wanted = folded(wanted);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let holds = |entry: &&Entry| {
        let text = folded(&format!("{} {}", entry.title, entry.tags.join(" ")));
        words.iter().all(|word| text.contains(word))
    };
    let mut list: Vec<Entry> = entries.iter().filter(holds).cloned().collect();
    match sorted {
        Order::Saved => order::by(&mut list, |a, b| b.saved.total_cmp(&a.saved)),
        Order::Title => order::by(&mut list, |a, b| folded(&a.title).cmp(&folded(&b.title))),
        Order::Size => order::by(&mut list, |a, b| b.size.total_cmp(&a.size)),
    }
    list
}

/// Words as a person types them: with commas or semicolons between, none twice, at most twenty.
pub fn tags(typed: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in typed.split([',', ';']) {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tag.is_empty() && !out.contains(&tag) && out.len() < 20 {
            out.push(tag);
        }
    }
    out
}

/// Lower case, without the accents of the languages that are read here.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, saved: f64, size: f64, tags: &[&str]) -> Entry {
        Entry {
            id: title.to_owned(),
            title: title.to_owned(),
            saved,
            size,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        }
    }

    #[test]
    fn the_library_is_searched_by_title_and_tag_and_sorted() {
        let all = [
            entry("Évacués de la crue", 1.0, 9.0, &["eau"]),
            entry("Blessés", 3.0, 5.0, &["police", "à revoir"]),
            entry("Chiffres de la crue", 2.0, 1.0, &[]),
        ];
        let titles = |wanted: &str, order| -> Vec<String> {
            shown(&all, wanted, order)
                .into_iter()
                .map(|entry| entry.title)
                .collect()
        };
        assert_eq!(
            titles("", Order::Saved),
            ["Blessés", "Chiffres de la crue", "Évacués de la crue"]
        );
        assert_eq!(titles("CRUE evacues", Order::Saved), ["Évacués de la crue"]);
        assert_eq!(titles("revoir", Order::Saved), ["Blessés"]);
        assert_eq!(
            titles("", Order::Title),
            ["Blessés", "Chiffres de la crue", "Évacués de la crue"]
        );
        assert_eq!(titles("", Order::Size)[0], "Évacués de la crue");
        assert!(titles("nothing", Order::Saved).is_empty());
        assert_eq!(tags(" eau ; à  revoir, eau,,"), ["eau", "à revoir"]);
    }
}

//! What a page says of itself: title, author, outlet, address, date.
//!
//! From schema.org data (JSON-LD), Open Graph and other `<meta>`, the canonical link, `itemprop`, `rel="author"`,
//! `<time>`, `<title>` and the first heading, in this order of trust.

use crate::Meta;
use crate::format::parse_iso;
use serde_json::Value;

/// How much a place in the page is trusted, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    Data,
    Graph,
    Named,
    Marked,
    Shown,
    Title,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Title,
    Author,
    Outlet,
    Url,
    Date,
    /// Not a fact yet: a script with data to be read.
    Data,
}

/// Collects them.
#[derive(Debug, Default)]
pub(super) struct Facts {
    found: Vec<(Fact, Trust, String)>,
    /// The element whose text is a fact, with the depth of elements of its name inside.
    taking: Option<(String, usize, Fact, Trust, String)>,
}

/// The longest text that is taken for a fact, in bytes; data may be longer.
const LONGEST: usize = 400;
const LONGEST_DATA: usize = 1 << 20;

impl Facts {
    pub(super) fn open(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        if let Some((taken, depth, ..)) = &mut self.taking {
            *depth += usize::from(taken == name);
            return;
        }
        match name {
            "meta" => return self.meta_element(attribute),
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                return self.put(
                    Fact::Url,
                    Trust::Graph,
                    &attribute("href").unwrap_or_default(),
                );
            }
            "time" => {
                if let Some(date) = attribute("datetime") {
                    let marked = attribute("itemprop").as_deref() == Some("datePublished")
                        || attribute("pubdate").is_some();
                    let trust = if marked { Trust::Marked } else { Trust::Shown };
                    return self.put(Fact::Date, trust, &date);
                }
            }
            _ => {}
        }
        let rel = attribute("rel").unwrap_or_default();
        let prop = attribute("itemprop").unwrap_or_default();
        let class = attribute("class").unwrap_or_default();
        let named = |name: &str| {
            class
                .split_whitespace()
                .any(|one| one.eq_ignore_ascii_case(name))
        };
        let taking = match name {
            "title" => Some((Fact::Title, Trust::Title)),
            "h1" => Some((Fact::Title, Trust::Shown)),
            "script"
                if attribute("type").is_some_and(|kind| {
                    kind.trim().eq_ignore_ascii_case("application/ld+json")
                }) =>
            {
                Some((Fact::Data, Trust::Data))
            }
            _ if prop == "headline" => Some((Fact::Title, Trust::Marked)),
            _ if prop == "author" || rel.split_whitespace().any(|rel| rel == "author") => {
                Some((Fact::Author, Trust::Marked))
            }
            _ if prop == "datePublished" => {
                let date = attribute("content").unwrap_or_default();
                return self.put(Fact::Date, Trust::Marked, &date);
            }
            _ if named("byline") || named("author") => Some((Fact::Author, Trust::Shown)),
            _ => None,
        };
        let has_text = !matches!(name, "img" | "input" | "link" | "br" | "hr");
        if let Some((fact, trust)) = taking.filter(|_| has_text) {
            self.taking = Some((name.to_owned(), 0, fact, trust, String::new()));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, _, fact, _, taken)) = &mut self.taking {
            let most = if *fact == Fact::Data {
                LONGEST_DATA
            } else {
                LONGEST
            };
            taken.push_str(text);
            if taken.len() > most {
                // An element that never ends, or no fact.
                self.taking = None;
            }
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match &mut self.taking {
            Some((taken, 0, ..)) if taken == name => {
                if let Some((_, _, fact, trust, text)) = self.taking.take() {
                    match fact {
                        Fact::Data => self.data(&text),
                        _ => self.put(fact, trust, &text),
                    }
                }
            }
            Some((taken, depth, ..)) if taken == name => *depth -= 1,
            _ => {}
        }
    }

    fn put(&mut self, fact: Fact, trust: Trust, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = match fact {
            Fact::Url => crate::format::is_web_address(&text),
            Fact::Date => parse_iso(text.get(..10).unwrap_or("")).is_some(),
            // A profile page is no name.
            Fact::Author => {
                !text.is_empty() && !crate::format::is_web_address(&text) && text.len() <= 120
            }
            _ => !text.is_empty(),
        };
        if fits && text.len() <= LONGEST {
            self.found.push((fact, trust, text));
        }
    }

    fn meta_element(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let content = attribute("content").unwrap_or_default();
        let keys = [
            attribute("property"),
            attribute("name"),
            attribute("itemprop"),
        ];
        for key in keys.into_iter().flatten() {
            let (fact, trust) = match key.to_ascii_lowercase().as_str() {
                "og:title" => (Fact::Title, Trust::Graph),
                "twitter:title" | "dc.title" | "citation_title" | "headline" => {
                    (Fact::Title, Trust::Named)
                }
                "og:url" => (Fact::Url, Trust::Graph),
                "og:site_name" => (Fact::Outlet, Trust::Graph),
                "application-name" | "dc.publisher" | "citation_journal_title" => {
                    (Fact::Outlet, Trust::Named)
                }
                "article:author" | "og:article:author" => (Fact::Author, Trust::Graph),
                "author" | "dc.creator" | "citation_author" | "parsely-author" => {
                    (Fact::Author, Trust::Named)
                }
                "article:published_time" | "og:article:published_time" => {
                    (Fact::Date, Trust::Graph)
                }
                "date" | "dc.date" | "dc.date.issued" | "datepublished" | "parsely-pub-date"
                | "citation_date" => (Fact::Date, Trust::Named),
                _ => continue,
            };
            self.put(fact, trust, &content);
        }
    }

    fn data(&mut self, json: &str) {
        let Ok(value) = serde_json::from_str::<Value>(json) else {
            return;
        };
        let mut open = vec![&value];
        let mut seen = 0;
        while let Some(value) = open.pop() {
            seen += 1;
            if seen > 200 {
                return;
            }
            match value {
                Value::Array(list) => open.extend(list.iter().rev()),
                Value::Object(map) => {
                    open.extend(map.get("@graph"));
                    let article = names(map.get("@type")).iter().any(|kind| {
                        kind.ends_with("Article") || kind == "BlogPosting" || kind == "Report"
                    });
                    if article {
                        self.article(map);
                    }
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, map: &serde_json::Map<String, Value>) {
        let mut put = |fact, key: &str| {
            let names = names(map.get(key));
            self.put(fact, Trust::Data, &names.join(", "));
        };
        put(Fact::Title, "headline");
        put(Fact::Author, "author");
        put(Fact::Outlet, "publisher");
        put(Fact::Date, "datePublished");
        put(Fact::Url, "url");
        put(Fact::Url, "mainEntityOfPage");
    }

    /// The best of each.
    pub(super) fn meta(self) -> Meta {
        let best = |fact: Fact| {
            let all = self.found.iter().filter(|(of, ..)| *of == fact);
            // Of several that are trusted alike the first.
            let best = all.min_by_key(|(_, trust, _)| *trust);
            best.map_or("", |(.., text)| text.as_str())
        };
        let date = best(Fact::Date);
        Meta {
            title: best(Fact::Title).into(),
            outlet: best(Fact::Outlet).into(),
            url: best(Fact::Url).into(),
            author: best(Fact::Author).into(),
            date: date.get(..10).unwrap_or("").into(),
        }
    }
}

/// A text, or the names of things.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Object(map)) => {
            let name = map.get("name").or_else(|| map.get("@id"));
            name.and_then(Value::as_str)
                .map(str::to_owned)
                .into_iter()
                .collect()
        }
        Some(Value::Array(list)) => list
            .iter()
            .take(20)
            .filter(|one| !one.is_array())
            .flat_map(|one| names(Some(one)))
            .collect(),
        _ => Vec::new(),
    }
}

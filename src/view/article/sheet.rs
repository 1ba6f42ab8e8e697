//! The page of the dossier made ready to paint: paragraphs with lasting keys, their role, and the dress of each claim.
//!
//! A paragraph that looks as before is equal to what it was before, so that nothing of it is rendered again.

use crate::outline::{Role, roles};
use crate::view::tags::{Tag, Tags};
use selon_dossier::view::{ArticleView, Body, LayerPart};
use selon_dossier::{ClaimKey, FigureKey, FigureView, Link, Page, Structure};
use selon_engine::{Modifier, Span, order};
use std::collections::HashSet;
use std::rc::Rc;

/// An article to paint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its paragraphs.
    pub leaves: Vec<Leaf>,
    /// The letters and colours in it.
    tags: Rc<Tags>,
}

/// A paragraph and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Its key for as long as it is the same paragraph.
    pub key: u32,
    /// Its bytes in the article's text.
    pub span: Span,
    /// What is painted.
    pub look: Rc<Look>,
    /// What is painted until its marks have their turn: the same words without marks.
    pub bare: Rc<Look>,
}

/// What is painted of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Text and segments.
    pub body: Rc<Body>,
    /// What the paragraph is.
    pub role: Role,
    /// Every claim that lies on it.
    pub claims: Vec<Dress>,
    /// Every figure that lies on it, by their keys.
    pub figures: Vec<Rc<FigureView>>,
    /// Words that lead somewhere; bytes of the paragraph.
    pub links: Vec<Link>,
}

/// How a claim is painted in a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Dress {
    /// Which.
    pub claim: ClaimKey,
    /// The tag of its source.
    pub tag: Tag,
    /// The name of its source.
    pub name: Rc<str>,
    /// Whether the claim begins in this paragraph; that is where it takes the focus.
    pub begins: bool,
}

impl Look {
    /// Itself, and its words without marks.
    fn with_bare(self) -> (Rc<Look>, Rc<Look>) {
        let plain = self.body.is_plain();
        let look = Rc::new(self);
        if plain {
            return (Rc::clone(&look), look);
        }
        let bare = Look {
            body: Rc::new(Body::plain(Rc::clone(&look.body.text))),
            role: look.role,
            claims: Vec::new(),
            figures: Vec::new(),
            links: look.links.clone(),
        };
        (look, Rc::new(bare))
    }
    /// How a claim is painted here.
    pub fn dress(&self, claim: ClaimKey) -> Option<&Dress> {
        self.claims.iter().find(|dress| dress.claim == claim)
    }
    /// A figure that lies on it.
    pub fn figure(&self, figure: FigureKey) -> Option<&Rc<FigureView>> {
        let at = self
            .figures
            .binary_search_by_key(&figure, |view| view.key)
            .ok()?;
        self.figures.get(at)
    }
}

impl Sheet {
    /// Lays out `page`; paragraphs that `before` had keep their keys and, where they look the same, their looks.
    pub fn lay(
        page: &Page,
        structure: &Structure,
        view: &ArticleView,
        tags: &Rc<Tags>,
        before: &Sheet,
    ) -> Sheet {
        let lines: Vec<&str> = page
            .paragraphs
            .iter()
            .map(|line| &*line.body.text)
            .collect();
        let places = page.paragraphs.iter().map(|line| line.span);
        let roles = roles(&lines, &structure.kinds(places));
        let keys = keys(page, before);
        let mut seen = HashSet::new();
        let leaves = page
            .paragraphs
            .iter()
            .zip(roles)
            .zip(keys)
            .map(|((paragraph, role), (key, old))| {
                let old = old.and_then(|at| before.leaves.get(at));
                let links = links(structure, paragraph.span);
                // A body is the same value only where all that lies on it is the same too.
                let same = old.filter(|old| {
                    Rc::ptr_eq(&old.look.body, &paragraph.body)
                        && old.look.role == role
                        && old.look.links == links
                        && Rc::ptr_eq(&before.tags, tags)
                });
                if let Some(old) = same {
                    let begun = old.look.claims.iter().filter(|dress| dress.begins);
                    seen.extend(begun.map(|dress| dress.claim));
                    return Leaf {
                        key,
                        span: paragraph.span,
                        ..old.clone()
                    };
                }
                let body = Rc::clone(&paragraph.body);
                let look = look(body, role, links, view, tags, &mut seen);
                let old = old.filter(|old| *old.look == look);
                let (look, bare) = match old {
                    Some(old) => (Rc::clone(&old.look), Rc::clone(&old.bare)),
                    None => look.with_bare(),
                };
                Leaf {
                    key,
                    span: paragraph.span,
                    look,
                    bare,
                }
            })
            .collect();
        let tags = Rc::clone(tags);
        Sheet { leaves, tags }
    }

    /// The paragraph with a key.
    pub fn leaf(&self, key: u32) -> Option<&Leaf> {
        self.leaves.iter().find(|leaf| leaf.key == key)
    }
}

/// The sign that stands before a figure.
pub fn sign(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "",
        Modifier::About => "≈",
        Modifier::AtLeast => "≥",
        Modifier::AtMost => "≤",
        Modifier::MoreThan => ">",
        Modifier::LessThan => "<",
        Modifier::Range => "↔",
        Modifier::Vague => "…",
        Modifier::Nearly => "≲",
    }
}

/// The links of a paragraph, by bytes of it.
fn links(structure: &Structure, paragraph: Span) -> Vec<Link> {
    let place = |at: u32| at.clamp(paragraph.start, paragraph.end) - paragraph.start;
    let links = structure.links_in(paragraph).map(|link| Link {
        span: Span {
            start: place(link.span.start),
            end: place(link.span.end),
        },
        url: Rc::clone(&link.url),
    });
    links.collect()
}

fn look(
    body: Rc<Body>,
    role: Role,
    links: Vec<Link>,
    view: &ArticleView,
    tags: &Tags,
    seen: &mut HashSet<ClaimKey>,
) -> Look {
    let mut claims: Vec<Dress> = Vec::new();
    let mut figures: Vec<Rc<FigureView>> = Vec::new();
    for layer in body
        .segments
        .iter()
        .flat_map(|segment| body.layers(segment))
    {
        if let LayerPart::Figure(key) = layer.part
            && let Some(found) = view.figure(key)
        {
            figures.push(Rc::clone(found));
        }
        let Some(key) = layer.claim else { continue };
        if claims.iter().any(|dress| dress.claim == key) {
            continue;
        }
        let source = view.claim(key).and_then(|claim| claim.source.as_ref());
        claims.push(Dress {
            claim: key,
            tag: source
                .map(|source| tags.get(&source.key))
                .unwrap_or_default(),
            name: source.map_or_else(|| "".into(), |source| Rc::clone(&source.name)),
            begins: seen.insert(key),
        });
    }
    order::by_key(&mut figures, |view| view.key);
    figures.dedup_by_key(|view| view.key);
    Look {
        body,
        role,
        claims,
        figures,
        links,
    }
}

/// For each paragraph its key, and the index of the paragraph that had it before.
fn keys(page: &Page, before: &Sheet) -> Vec<(u32, Option<usize>)> {
    let new = &page.paragraphs;
    let old = &before.leaves;
    let same = |a: usize, b: usize| new[a].body.text == old[b].look.body.text;
    let most = new.len().min(old.len());
    let head = (0..most).take_while(|&at| same(at, at)).count();
    let tail = (0..most - head)
        .take_while(|&back| same(new.len() - 1 - back, old.len() - 1 - back))
        .count();
    let mut fresh = old.iter().map(|leaf| leaf.key + 1).max().unwrap_or(0);
    (0..new.len())
        .map(|at| {
            let was = if at < head {
                Some(at)
            } else if at >= new.len() - tail {
                Some(at + old.len() - new.len())
            } else if at < old.len() - tail {
                // Between what stayed, paragraphs are taken for each other in order: the one typed in keeps its key.
                Some(at)
            } else {
                None
            };
            match was {
                Some(was) => (old[was].key, Some(was)),
                None => {
                    fresh += 1;
                    (fresh - 1, None)
                }
            }
        })
        .collect()
}

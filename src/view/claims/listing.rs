//! The list as it stands: groups of claims, cut into batches. What is as it was in the list before is the same value, so that
//! of thousands of cards only those that changed are looked at again.

use crate::shown::{Only, Shown, Sort};
use selon_dossier::view::ArticleView;
use selon_dossier::{
    ArticleId, Attention, ClaimKey, ClaimView, Dossier, FigureKey, FigureView, Reason, SourceKey,
    SourceView, State,
};
use std::collections::HashMap;
use std::rc::Rc;

/// A batch ends before a claim of which the key says so: about every so many claims. So a claim that comes or goes leaves the
/// other batches as they are.
const BATCH: u64 = 16;

/// A claim with its figures.
#[derive(Debug)]
pub struct Item {
    /// The claim.
    pub claim: Rc<ClaimView>,
    /// Its figures.
    pub figures: Vec<Rc<FigureView>>,
}

impl Item {
    fn same(&self, other: &Item) -> bool {
        Rc::ptr_eq(&self.claim, &other.claim) && all_same(&self.figures, &other.figures)
    }
}

/// Neighbouring cards.
pub type Batch = [Rc<Item>];

/// Claims of one source that are listed together.
#[derive(Debug)]
pub struct Group {
    /// The source.
    pub source: Option<SourceView>,
    /// Whether it is unnamed in all of them.
    pub anonymous: bool,
    /// The claims, in the order of the list.
    pub batches: Vec<Rc<Batch>>,
    /// How many there are.
    pub count: usize,
    /// Why it stands where it stands.
    pub reasons: Vec<Reason>,
}

impl Group {
    /// What it is found by: its first claim.
    pub fn first(&self) -> Option<ClaimKey> {
        Some(self.batches.first()?.first()?.claim.key)
    }

    fn same(&self, other: &Group) -> bool {
        self.source == other.source
            && self.anonymous == other.anonymous
            && self.reasons == other.reasons
            && all_same(&self.batches, &other.batches)
    }
}

/// A part of the list.
#[derive(Clone, Debug)]
pub enum Part {
    /// Claims.
    Claims(Rc<Group>),
    /// Figures that no claim holds, and why they stand there.
    Figures(Rc<[Rc<FigureView>]>, Vec<Reason>),
}

impl Part {
    /// How many cards it has.
    pub fn count(&self) -> usize {
        match self {
            Part::Claims(group) => group.count,
            Part::Figures(figures, _) => figures.len(),
        }
    }
}

/// What the list shows.
#[derive(Debug, Default)]
pub struct Listing {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// How many cards there are.
    pub count: usize,
    /// The sources of all claims, each once.
    pub sources: Vec<SourceView>,
    /// How many claims were decided on.
    pub reviewed: usize,
    /// How many have parts that changed or are gone.
    pub moved: usize,
    /// Listed claims that nobody has decided on.
    pub undecided: Rc<[ClaimKey]>,
    /// Listed claims with parts that changed.
    pub changed: Rc<[ClaimKey]>,
    /// In which group a claim is listed.
    places: HashMap<ClaimKey, usize>,
}

impl Listing {
    /// The list of an article; `before` is the list as it was.
    pub fn of(dossier: &Dossier, article: ArticleId, shown: &Shown, before: &Listing) -> Listing {
        let view = dossier.view(article);
        let listed = shown.of(dossier, article, &view.claims);
        let keys = |asked: &dyn Fn(&ClaimView) -> bool| -> Rc<[ClaimKey]> {
            let found = listed.iter().filter(|claim| asked(claim));
            found.map(|claim| claim.key).collect()
        };
        let (undecided, changed) = (
            keys(&|claim| claim.state == State::Suggested),
            keys(&|claim| claim.is_changed()),
        );
        let whole = matches!(shown.only, Only::All | Only::Figures | Only::Unsourced);
        let own = |figure: &&Rc<FigureView>| figure.claim.is_none() && figure.figure.comparable;
        let own: Vec<Rc<FigureView>> = match whole && !shown.is_narrow() {
            true => view.figures.iter().filter(own).cloned().collect(),
            false => Vec::new(),
        };
        let mut maker = Maker::new(&view, before);
        let mut parts = Vec::new();
        if shown.sort == Sort::Attention {
            parts.extend(by_attention(
                dossier.attention(article),
                &listed,
                &own,
                &mut maker,
            ));
        } else {
            for claims in gathered(&listed, shown.sort != Sort::Source) {
                parts.push(maker.group(&claims, Vec::new()));
            }
            if !own.is_empty() {
                parts.push(maker.figures(own, Vec::new()));
            }
        }
        let mut places = HashMap::with_capacity(listed.len());
        for (at, part) in parts.iter().enumerate() {
            if let Part::Claims(group) = part {
                let items = group.batches.iter().flat_map(|batch| batch.iter());
                places.extend(items.map(|item| (item.claim.key, at)));
            }
        }
        let mut seen = std::collections::HashSet::new();
        let sources = view.claims.iter().filter_map(|claim| claim.source.as_ref());
        let sources = sources.filter(|source| seen.insert(&source.key)).cloned();
        Listing {
            count: parts.iter().map(Part::count).sum(),
            sources: sources.collect(),
            reviewed: count(&view.claims, |claim| claim.state != State::Suggested),
            moved: count(&view.claims, |claim| !claim.moved.is_empty()),
            undecided,
            changed,
            places,
            parts,
        }
    }

    /// The part in which a claim is listed.
    pub fn place(&self, claim: ClaimKey) -> Option<usize> {
        self.places.get(&claim).copied()
    }
}

fn count(claims: &[Rc<ClaimView>], asked: impl Fn(&ClaimView) -> bool) -> usize {
    claims.iter().filter(|claim| asked(claim)).count()
}

fn all_same<T: ?Sized>(a: &[Rc<T>], b: &[Rc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Rc::ptr_eq(a, b))
}

/// Gathers claims by source, in the order in which the sources appear; `runs` gathers neighbours only, so that the
/// order of the claims stays.
fn gathered<'c>(claims: &[&'c Rc<ClaimView>], runs: bool) -> Vec<Vec<&'c Rc<ClaimView>>> {
    let mut groups: Vec<Vec<&Rc<ClaimView>>> = Vec::new();
    let mut known: HashMap<Option<&SourceKey>, usize> = HashMap::new();
    let mut last: Option<Option<&SourceKey>> = None;
    for claim in claims {
        let key = claim.source.as_ref().map(|source| &source.key);
        let found = match runs {
            true => last.filter(|last| *last == key).map(|_| groups.len() - 1),
            false => known.get(&key).copied(),
        };
        let at = found.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        known.insert(key, at);
        last = Some(key);
        groups[at].push(claim);
    }
    groups
}

/// The entries in the order of what is worth a look, as far as the filter lets them through.
fn by_attention(
    order: Vec<Attention>,
    claims: &[&Rc<ClaimView>],
    figures: &[Rc<FigureView>],
    maker: &mut Maker,
) -> Vec<Part> {
    let claims: HashMap<ClaimKey, &Rc<ClaimView>> =
        claims.iter().map(|claim| (claim.key, *claim)).collect();
    let figures: HashMap<FigureKey, &Rc<FigureView>> =
        figures.iter().map(|figure| (figure.key, figure)).collect();
    let parts = order.into_iter().filter_map(|entry| match entry.item {
        selon_dossier::Item::Claim(key) => Some(maker.group(&[*claims.get(&key)?], entry.reasons)),
        selon_dossier::Item::Figure(key) => {
            let figure = Rc::clone(figures.get(&key)?);
            Some(maker.figures(vec![figure], entry.reasons))
        }
    });
    parts.collect()
}

/// Makes parts of the list, or takes them over from the list before.
struct Maker<'v> {
    view: &'v ArticleView,
    groups: HashMap<ClaimKey, Rc<Group>>,
    batches: HashMap<ClaimKey, Rc<Batch>>,
    items: HashMap<ClaimKey, Rc<Item>>,
    figures: HashMap<FigureKey, Rc<[Rc<FigureView>]>>,
}

impl Maker<'_> {
    fn new<'v>(view: &'v ArticleView, before: &Listing) -> Maker<'v> {
        let mut maker = Maker {
            view,
            groups: HashMap::new(),
            batches: HashMap::new(),
            items: HashMap::with_capacity(before.count),
            figures: HashMap::new(),
        };
        for part in &before.parts {
            match part {
                Part::Claims(group) => {
                    maker
                        .groups
                        .extend(group.first().map(|key| (key, Rc::clone(group))));
                    for batch in &group.batches {
                        maker
                            .batches
                            .extend(batch.first().map(|item| (item.claim.key, Rc::clone(batch))));
                        maker
                            .items
                            .extend(batch.iter().map(|item| (item.claim.key, Rc::clone(item))));
                    }
                }
                Part::Figures(figures, _) => {
                    maker.figures.extend(
                        figures
                            .first()
                            .map(|figure| (figure.key, Rc::clone(figures))),
                    );
                }
            }
        }
        maker
    }

    fn item(&self, claim: &Rc<ClaimView>) -> Rc<Item> {
        let figures = claim
            .figures
            .iter()
            .filter_map(|key| self.view.figure(*key).cloned());
        let item = Item {
            claim: Rc::clone(claim),
            figures: figures.collect(),
        };
        match self.items.get(&claim.key).filter(|old| old.same(&item)) {
            Some(old) => Rc::clone(old),
            None => Rc::new(item),
        }
    }

    fn group(&self, claims: &[&Rc<ClaimView>], reasons: Vec<Reason>) -> Part {
        let mut batches: Vec<Rc<Batch>> = Vec::new();
        let mut batch: Vec<Rc<Item>> = Vec::new();
        for claim in claims {
            if !batch.is_empty() && (begins(claim.key) || batch.len() as u64 >= 4 * BATCH) {
                batches.push(self.batch(std::mem::take(&mut batch)));
            }
            batch.push(self.item(claim));
        }
        batches.push(self.batch(batch));
        let group = Group {
            source: claims.first().and_then(|claim| claim.source.clone()),
            anonymous: claims.iter().all(|claim| claim.anonymous),
            batches,
            count: claims.len(),
            reasons,
        };
        let old = group.first().and_then(|first| self.groups.get(&first));
        Part::Claims(match old.filter(|old| old.same(&group)) {
            Some(old) => Rc::clone(old),
            None => Rc::new(group),
        })
    }

    fn batch(&self, items: Vec<Rc<Item>>) -> Rc<Batch> {
        let old = items
            .first()
            .and_then(|first| self.batches.get(&first.claim.key));
        match old.filter(|old| all_same(old, &items)) {
            Some(old) => Rc::clone(old),
            None => items.into(),
        }
    }

    fn figures(&self, figures: Vec<Rc<FigureView>>, reasons: Vec<Reason>) -> Part {
        let old = figures
            .first()
            .and_then(|first| self.figures.get(&first.key));
        let figures = match old.filter(|old| all_same(old, &figures)) {
            Some(old) => Rc::clone(old),
            None => figures.into(),
        };
        Part::Figures(figures, reasons)
    }
}

/// Whether a claim begins a batch, whatever stands before it.
fn begins(key: ClaimKey) -> bool {
    (key.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40).is_multiple_of(BATCH)
}

//! Which claims the list shows, and in which order: what one walks through with keys, and what bulk acts touch.

use selon_dossier::{ArticleId, ClaimKey, ClaimView, Dossier, Item, SourceKey, State};
use selon_engine::{Quotation, Stance};
use std::collections::HashMap;
use std::rc::Rc;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The filter at hand.
    pub only: Only,
    /// Claims of this source.
    pub source: Option<SourceKey>,
    /// Claims of which the source does this.
    pub stance: Option<Stance>,
    /// Quoted or reported.
    pub form: Option<Quotation>,
    /// What the person did with them.
    pub state: Option<State>,
    /// The order.
    pub sort: Sort,
}

/// The filters at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those nobody has decided on.
    Open,
    /// Those with a figure.
    Figures,
    /// Those of unnamed sources.
    Anonymous,
    /// Those without a source.
    Unsourced,
    /// Those whose words changed or are gone.
    Moved,
}

impl Only {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Only; 6] = [
        Only::All,
        Only::Open,
        Only::Figures,
        Only::Anonymous,
        Only::Unsourced,
        Only::Moved,
    ];
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Gathered by source; keys walk in the order of the text.
    #[default]
    Source,
    /// What the article leaves open first.
    Attention,
    /// In the order of the text.
    Text,
    /// What nobody has decided on first.
    Open,
    /// Those with most figures first.
    Figures,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 5] = [
        Sort::Source,
        Sort::Attention,
        Sort::Text,
        Sort::Open,
        Sort::Figures,
    ];
}

impl Shown {
    /// Whether a claim is shown.
    pub fn passes(&self, claim: &ClaimView) -> bool {
        let only = match self.only {
            Only::All => true,
            Only::Open => claim.state == State::Suggested || !claim.moved.is_empty(),
            Only::Figures => !claim.figures.is_empty(),
            Only::Anonymous => claim.anonymous,
            Only::Unsourced => claim.source.is_none(),
            Only::Moved => !claim.moved.is_empty(),
        };
        let source = claim.source.as_ref().map(|source| &source.key);
        only && (self.source.is_none() || self.source.as_ref() == source)
            && self.stance.is_none_or(|stance| stance == claim.stance)
            && self.form.is_none_or(|form| form == claim.quotation)
            && self.state.is_none_or(|state| state == claim.state)
    }

    /// Whether anything but the order and the filter at hand is asked.
    pub fn is_narrow(&self) -> bool {
        self.source.is_some()
            || self.stance.is_some()
            || self.form.is_some()
            || self.state.is_some()
    }

    /// The claims of an article that are shown; `claims` are all of them, in the order of the text.
    pub fn of<'c>(
        &self,
        dossier: &Dossier,
        article: ArticleId,
        claims: &'c [Rc<ClaimView>],
    ) -> Vec<&'c Rc<ClaimView>> {
        let mut out: Vec<&Rc<ClaimView>> =
            claims.iter().filter(|claim| self.passes(claim)).collect();
        match self.sort {
            Sort::Source | Sort::Text => {}
            Sort::Attention => {
                let order = dossier.attention(article);
                let places: HashMap<ClaimKey, usize> = (0..)
                    .zip(&order)
                    .filter_map(|(place, entry)| match entry.item {
                        Item::Claim(key) => Some((key, place)),
                        Item::Figure(_) => None,
                    })
                    .collect();
                let place = |key: ClaimKey| places.get(&key).copied().unwrap_or(usize::MAX);
                selon_engine::order::by_key(&mut out, |claim| place(claim.key));
            }
            Sort::Open => {
                selon_engine::order::by_key(&mut out, |claim| claim.state != State::Suggested);
            }
            Sort::Figures => selon_engine::order::by_key(&mut out, |claim| {
                std::cmp::Reverse(claim.figures.len())
            }),
        }
        out
    }
}

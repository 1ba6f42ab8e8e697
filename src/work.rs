//! What the person is about with claims, beside the dossier: nothing of it can be lost, and nothing of it is saved but
//! what the preferences keep.

use crate::keys::KeyMap;
use crate::shown::Shown;
use selon_dossier::{
    Action, ArticleId, ClaimChange, ClaimKey, Dossier, Part, SourceKey, SourceView,
};
use std::rc::Rc;

/// What is being done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// What the list shows.
    pub shown: Rc<Shown>,
    /// The claim whose card is open to be corrected.
    pub correcting: Option<ClaimKey>,
    /// The first claim of the group whose source is renamed or made one with another.
    pub naming: Option<ClaimKey>,
    /// A correction that other claims may want too.
    pub also: Option<Also>,
    /// Whether a caret is moved through the text.
    pub caret: bool,
    /// How far selections grow.
    pub grain: Grain,
    /// The part whose ends are moved.
    pub border: Option<Border>,
    /// Another person's file, beside one's own.
    pub theirs: Option<Theirs>,
    /// Whether marks are kept from screen readers.
    pub quiet: bool,
    /// The keys.
    pub keys: Rc<KeyMap>,
}

/// How far a selection grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// Not at all.
    Character,
    /// To whole words.
    #[default]
    Word,
    /// To whole sentences.
    Sentence,
}

impl Grain {
    /// All of them.
    pub const ALL: [Grain; 3] = [Grain::Character, Grain::Word, Grain::Sentence];

    /// The next in turn.
    pub fn next(self) -> Grain {
        match self {
            Grain::Character => Grain::Word,
            Grain::Word => Grain::Sentence,
            Grain::Sentence => Grain::Character,
        }
    }
}

/// A part of a claim whose ends are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// Which claim.
    pub claim: ClaimKey,
    /// Which part.
    pub part: Part,
    /// Which piece of it; parts other than the content have one.
    pub piece: usize,
    /// Whether the handles take the focus, as for keys.
    pub held: bool,
}

/// The name given to a source that other claims have too.
#[derive(Clone, Debug, PartialEq)]
pub struct Also {
    /// The claim that was corrected.
    pub claim: ClaimKey,
    /// The others.
    pub others: Vec<ClaimKey>,
    /// The name that the source has now.
    pub name: Rc<str>,
}

/// Another person's file.
#[derive(Clone, Debug)]
pub struct Theirs {
    /// Whose it is: the name that its claims carry, or that of the file.
    pub name: Rc<str>,
    /// What is in it.
    pub dossier: Rc<Dossier>,
}

impl PartialEq for Theirs {
    fn eq(&self, other: &Theirs) -> bool {
        Rc::ptr_eq(&self.dossier, &other.dossier)
    }
}

/// Something that changes [`Work`].
pub enum Turn {
    /// Asks something else of the list.
    Shown(Shown),
    /// Opens a card, or closes it.
    Correct(Option<ClaimKey>),
    /// Opens what can be done to the source of the group that begins with a claim, or closes it.
    Name(Option<ClaimKey>),
    /// Leaves the other claims as they are.
    NotAlso,
    /// Moves a caret, or not any more.
    Caret(bool),
    /// How far selections grow.
    Grain(Grain),
    /// Moves the ends of a part, or not any more.
    Border(Option<Border>),
    /// Puts another person's file beside, or away.
    Theirs(Option<Theirs>),
    /// Keeps marks from screen readers.
    Quiet(bool),
    /// Changes the keys.
    Keys(KeyMap),
}

impl Work {
    /// After a turn; `None` where nothing changes.
    pub fn next(&self, turn: Turn) -> Option<Work> {
        let mut next = self.clone();
        match turn {
            Turn::Shown(shown) => next.shown = Rc::new(shown),
            Turn::Correct(claim) => next.correcting = claim,
            Turn::Name(claim) => next.naming = claim,
            Turn::NotAlso => next.also = None,
            Turn::Caret(on) => {
                next.caret = on;
                next.border = None;
            }
            Turn::Grain(grain) => next.grain = grain,
            Turn::Border(border) => {
                next.border = border;
                next.caret = false;
            }
            Turn::Theirs(theirs) => next.theirs = theirs,
            Turn::Quiet(quiet) => next.quiet = quiet,
            Turn::Keys(keys) => next.keys = Rc::new(keys),
        }
        (next != *self).then_some(next)
    }

    /// After the dossier changed by `action` from `before` to `now`: what is gone is let go of, and what a correction
    /// of a source may be wanted for is remembered.
    pub fn follow(&mut self, before: &Dossier, now: &Dossier, action: Option<&Action>) {
        let gone = |key: ClaimKey| now.claim(key).is_none();
        if self.correcting.is_some_and(gone) {
            self.correcting = None;
        }
        if self.naming.is_some_and(gone) {
            self.naming = None;
        }
        if self.border.is_some_and(|border| gone(border.claim)) {
            self.border = None;
        }
        if action.is_none_or(Action::is_undoable) {
            self.also = action.and_then(|action| also(before, now, action));
        }
    }

    /// As for another dossier: the list shows everything, nothing is open.
    pub fn afresh(&self) -> Work {
        Work {
            grain: self.grain,
            quiet: self.quiet,
            keys: Rc::clone(&self.keys),
            ..Work::default()
        }
    }
}

/// The other claims of a source that an action corrected in one of them.
fn also(before: &Dossier, now: &Dossier, action: &Action) -> Option<Also> {
    let Action::Claim { claim, change, .. } = action else {
        return None;
    };
    if !matches!(
        change,
        ClaimChange::SetPart(Part::Source, _) | ClaimChange::SetSourceName(_)
    ) {
        return None;
    }
    let old = before.claim(*claim)?;
    let new = now.claim(*claim)?.source.clone()?;
    let key = &old.source.as_ref()?.key;
    if *key == new.key {
        return None;
    }
    let name = plain_name(now, &new);
    let claims = now.claims(old.article);
    let same = |other: &&Rc<selon_dossier::ClaimView>| {
        other.key != *claim
            && other
                .source
                .as_ref()
                .is_some_and(|source| source.key == *key)
    };
    let others: Vec<ClaimKey> = claims.iter().filter(same).map(|other| other.key).collect();
    (!others.is_empty()).then_some(Also {
        claim: *claim,
        others,
        name,
    })
}

/// A name under which a claim is gathered with the claims of `source`.
pub fn plain_name(dossier: &Dossier, source: &SourceView) -> Rc<str> {
    // A name that the person gave is only how the source is shown.
    match dossier.sources.names.contains_key(&source.key)
        || SourceKey::of(&source.name) != source.key
    {
        true => Rc::clone(&source.key.0),
        false => Rc::clone(&source.name),
    }
}

/// Every source of a dossier, by the order of the articles and their texts.
pub fn sources(dossier: &Dossier) -> Vec<SourceView> {
    let mut all: Vec<SourceView> = Vec::new();
    let articles: Vec<ArticleId> = dossier.articles.iter().map(|article| article.id).collect();
    for article in articles {
        for claim in dossier.claims(article).iter() {
            if let Some(source) = &claim.source
                && !all.iter().any(|other| other.key == source.key)
            {
                all.push(source.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use selon_dossier::{Draft, Time};
    use selon_engine::Span;

    const TEXT: &str = "The office says one. The office says two. The union says three.";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).expect("words of the text");
        Span::new(at, at + words.len())
    }

    /// A dossier with three claims: two of the office, one of the union.
    fn dossier() -> Dossier {
        let add = Action::AddArticle {
            text: TEXT.into(),
            meta: Default::default(),
            lang: None,
            structure: Default::default(),
        };
        let mut dossier = Dossier::new("d", Time(0)).apply(add).expect("an article");
        let article = dossier.articles[0].id;
        for (content, source) in [
            ("one", "The office"),
            ("two", "The office"),
            ("three", "The union"),
        ] {
            let draft = Draft {
                content: vec![span(content)],
                source: Some(span(source)),
                ..Draft::default()
            };
            let at = Time(dossier.counter.into());
            let add = Action::AddClaim { article, draft, at };
            dossier = dossier.apply(add).expect("a claim");
        }
        dossier
    }

    fn correct(dossier: &Dossier, change: ClaimChange) -> Work {
        let claim = dossier.claims(dossier.articles[0].id)[0].key;
        let at = Time(9);
        let action = Action::Claim { claim, at, change };
        let now = dossier.apply(action.clone()).expect("a change");
        let mut work = Work::default();
        work.follow(dossier, &now, Some(&action));
        work
    }

    #[test]
    fn a_corrected_source_is_offered_for_the_other_claims_of_that_source_only() {
        let dossier = dossier();
        let claims = dossier.claims(dossier.articles[0].id);
        let work = correct(&dossier, ClaimChange::SetSourceName("The mayor".into()));
        let also = work.also.expect("an offer");
        assert_eq!(&*also.name, "The mayor");
        assert_eq!(also.others, [claims[1].key]);
        let work = correct(
            &dossier,
            ClaimChange::SetPart(Part::Source, vec![span("The union")]),
        );
        assert_eq!(work.also.map(|also| also.others), Some(vec![claims[1].key]));
    }

    #[test]
    fn nothing_is_offered_where_the_source_is_as_before() {
        let dossier = dossier();
        let work = correct(&dossier, ClaimChange::SetNote("ask them".into()));
        assert_eq!(work.also, None);
        let work = correct(
            &dossier,
            ClaimChange::SetPart(Part::Source, vec![span("office")]),
        );
        assert!(work.also.is_some(), "other words are another source");
    }

    #[test]
    fn a_claim_that_is_gone_is_not_corrected_any_more() {
        let dossier = dossier();
        let claim = dossier.claims(dossier.articles[0].id)[0].key;
        let mut work = Work {
            correcting: Some(claim),
            ..Work::default()
        };
        let action = Action::Claim {
            claim,
            at: Time(9),
            change: ClaimChange::Reject,
        };
        let now = dossier.apply(action.clone()).expect("a change");
        work.follow(&dossier, &now, Some(&action));
        assert_eq!(work.correcting, None);
    }
}

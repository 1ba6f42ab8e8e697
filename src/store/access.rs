//! What a person may change, where the app is part of somebody else's page; and what that page itself does.

use super::{Dialog, Mode, Msg, State};
use crate::instance::Access;
use crate::outline::headline;
use crate::work::Turn;
use selon_dossier::version;
use selon_dossier::{Action, Dossier, Meta, Time};
use selon_engine::Lang;
use std::rc::Rc;

/// A text that the page around the app gives.
#[derive(Clone, Debug)]
pub struct Given {
    /// The text.
    pub text: Rc<str>,
    /// Its language, or that it is to be detected; `None` leaves that as it is.
    pub lang: Option<Option<Lang>>,
    /// The id of a dossier that may be made of it.
    pub id: Rc<str>,
    /// When.
    pub at: Time,
}

impl Given {
    /// A text, now.
    pub fn new(text: Rc<str>, lang: Option<Option<Lang>>) -> Given {
        Given {
            text,
            lang,
            id: crate::dom::page::fresh_id().into(),
            at: super::now(),
        }
    }
}

/// From what likeness on a text is another state of one that is there; see [`version::likeness`].
const SAME: f64 = 0.35;

impl State {
    /// Whether something may happen here. Whatever the app offers, nothing else changes the dossier.
    pub fn allows(&self, msg: &Msg) -> bool {
        match (self.access, msg) {
            (Access::Edit, _) => true,
            (Access::Review, Msg::Do(action) | Msg::Shape(action)) => !alters_text(action),
            (Access::View, Msg::Do(action)) => !action.is_undoable(),
            (Access::View, Msg::Shape(_) | Msg::Undo | Msg::Redo | Msg::Describe(..)) => false,
            (
                Access::View,
                Msg::Work(Turn::Correct(Some(_)) | Turn::Name(Some(_)) | Turn::Border(Some(_))),
            ) => false,
            (_, Msg::Typed(..) | Msg::Take(_) | Msg::Mode(Mode::Write) | Msg::Arrived(..)) => false,
            (_, Msg::Dialog(Some(Dialog::Arrived(_) | Dialog::Library))) => false,
            (Access::View, Msg::Dialog(Some(Dialog::Details))) => false,
            _ => true,
        }
    }

    /// With another access; what is open for more than it is closed.
    pub(super) fn opened_for(&self, access: Access) -> Option<State> {
        let mut next = self.clone();
        next.access = access;
        if access != Access::Edit {
            next.mode = Mode::Read;
            next.typing = None;
            next.dialog = None;
        }
        if access == Access::View {
            next.work = self.work.afresh();
        }
        Some(next)
    }

    /// With the text that the page gives: what the article that is shown says now, to which its annotations are held; or,
    /// where there is none or the text is quite another, a dossier of its own.
    pub(super) fn given(&self, given: Given) -> Option<State> {
        let dossier = self.dossier();
        let article = self.article().and_then(|id| dossier.article(id));
        let same = |article: &&Rc<selon_dossier::Article>| {
            article.text == given.text || version::likeness(&article.text, &given.text) >= SAME
        };
        let Some(article) = article.filter(same) else {
            return self.given_first(given);
        };
        let mut steps = vec![Action::SetText(article.id, given.text)];
        if let Some(lang) = given.lang {
            steps.push(Action::SetLang(article.id, lang));
        }
        let mut next = self.clone();
        next.history = self.history.apply(Action::Bulk(steps))?;
        next.typing = None;
        next.work.follow(dossier, next.history.now(), None);
        next.changed();
        Some(next)
    }

    fn given_first(&self, given: Given) -> Option<State> {
        let meta = Meta {
            title: headline(&given.text).into(),
            ..Meta::default()
        };
        let add = Action::AddArticle {
            text: given.text,
            structure: Rc::default(),
            meta,
            lang: given.lang.flatten(),
        };
        let filled = Dossier::new(given.id, given.at).apply(add)?;
        self.next(Msg::Open(Box::new(filled), super::Kept::Pending))
    }
}

/// Whether an action changes what the articles say, or which there are.
fn alters_text(action: &Action) -> bool {
    match action {
        Action::AddArticle { .. }
        | Action::RemoveArticle(_)
        | Action::MoveArticle(..)
        | Action::SetText(..)
        | Action::EditText(..)
        | Action::SetStructure(..)
        | Action::Become(_) => true,
        Action::Bulk(actions) => actions.iter().any(alters_text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::store::Theme;
    use selon_dossier::{ArticleId, Draft};
    use selon_engine::Span;

    const TEXT: &str = "The office says one hundred. The union says two hundred.";

    fn given(text: &str) -> Msg {
        Msg::Given(Given {
            text: text.into(),
            lang: None,
            id: "d".into(),
            at: Time(0),
        })
    }

    fn state(access: Access) -> State {
        let empty = Dossier::new("d", Time(0));
        let state = State::new(empty, Locale::En, Theme::System, false);
        let state = state.next(given(TEXT)).expect("an article");
        state.next(Msg::Access(access)).expect("an access")
    }

    fn article(state: &State) -> ArticleId {
        state.article().expect("the article")
    }

    fn claim(state: &State) -> Msg {
        let draft = Draft {
            content: vec![Span::new(16, 27)],
            ..Draft::default()
        };
        Msg::Do(Action::AddClaim {
            article: article(state),
            draft,
            at: Time(0),
        })
    }

    #[test]
    fn who_reviews_makes_claims_and_changes_no_text() {
        let state = state(Access::Review);
        let id = article(&state);
        assert!(state.allows(&claim(&state)));
        assert!(state.allows(&Msg::Undo));
        for no in [
            Msg::Do(Action::SetText(id, "Another.".into())),
            Msg::Do(Action::Bulk(vec![Action::RemoveArticle(id)])),
            Msg::Typed(id, "Another.".into()),
            Msg::Mode(Mode::Write),
            Msg::Arrived(Box::default()),
        ] {
            assert!(!state.allows(&no));
        }
    }

    #[test]
    fn who_only_looks_changes_nothing() {
        let state = state(Access::View);
        for no in [claim(&state), Msg::Undo, Msg::Redo, Msg::Mode(Mode::Write)] {
            assert!(!state.allows(&no));
        }
        for yes in [Msg::Select(None), Msg::Labels(true), Msg::Undo] {
            assert_eq!(state.allows(&yes), !matches!(yes, Msg::Undo));
        }
    }

    #[test]
    fn a_text_that_the_page_gives_anew_keeps_what_was_annotated() {
        let state = state(Access::Edit);
        let made = state.next(claim(&state)).expect("a claim");
        let text = format!("Today. {TEXT}");
        let next = made.next(given(&text)).expect("a text");
        let claims = next.dossier().claims(article(&next));
        assert_eq!(claims.len(), 1);
        assert_eq!(claims[0].content[0].of(&text), "one hundred");
        assert!(next.next(given(&text)).is_none(), "nothing changes");
    }

    #[test]
    fn quite_another_text_begins_anew() {
        let state = state(Access::Edit);
        let made = state.next(claim(&state)).expect("a claim");
        let other = made.next(given(
            "Snow fell on Tuesday. Trains stood still, says the railway company.",
        ));
        let other = other.expect("an article");
        assert!(other.dossier().claims(article(&other)).is_empty());
        assert_eq!(other.dossier().articles.len(), 1);
    }
}

//! What the app knows, and how it changes: a reducer around the dossier's [`History`].
//!
//! Everything a person can lose lives in the dossier; the rest is what they look at. Nothing here touches the page:
//! effects (analysis, saving) are hooks in `crate::effect` that watch the state.

mod access;
mod articles;
mod values;

pub use access::Given;
pub use articles::{Arrived, Newer, SetMeta, Take, article_title, title_of};
pub use values::{Engine, Kept, Notice, Theme, Trouble};

use crate::i18n::{self, Locale};
use crate::instance::{Access, Instance};
use crate::work::{Theirs, Turn, Work};
use selon_dossier::intake::Extract;
use selon_dossier::{Action, ArticleId, ClaimChange, ClaimKey, Dossier, FigureKey, History, Time};
use std::rc::Rc;
use yew::prelude::*;

/// What the app knows.
#[derive(Clone)]
pub struct State {
    /// Grows with every change: two states of one app with the same number are the same.
    version: u64,
    /// Which app of the page this is.
    pub here: Rc<Instance>,
    /// How much a person may change.
    pub access: Access,
    /// The dossier, with what it was before.
    pub history: History,
    /// Counts the changes worth saving.
    pub changes: u32,
    /// The article that is shown; see [`State::article`].
    shown: Option<ArticleId>,
    /// A text that waits for the person to say what it is.
    pub arrived: Rc<Arrived>,
    /// What the newest version of an article replaced; see [`State::newer`].
    newer: Option<Rc<Newer>>,
    /// What is selected.
    pub selected: Option<Selected>,
    /// Whether the text is read or written.
    pub mode: Mode,
    /// Where the step that typing adds to began; typing goes on from there as one step to undo.
    typing: Option<Box<History>>,
    /// What has to be said to the person, oldest first.
    pub notices: Rc<Vec<Notice>>,
    /// What screen readers are told, with a number that grows.
    pub said: (u32, AttrValue),
    /// How safely the work is kept.
    pub kept: Kept,
    /// Whether texts are analysed.
    pub engine: Engine,
    /// How far something is that is written or read: done, and all; nothing of all while that is not known.
    pub carrying: Option<(f64, f64)>,
    /// The link that the dialog shows.
    pub link: AttrValue,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// On a small screen, which part is seen.
    pub pane: Pane,
    /// Whether, on a large one, what stands beside the article has more room.
    pub wide: bool,
    /// Language of the interface.
    pub locale: Locale,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// Whether every part of a claim carries its label in the text.
    pub labels: bool,
    /// What the person is about with claims.
    pub work: Work,
    /// The person's name, as the claims that they make carry it.
    pub reviewer: Option<Rc<str>>,
    /// Another person's file of the same text, until the person says what becomes of it.
    pub beside: Option<Theirs>,
}

/// A claim or figure that is selected everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The claim; `None` for a figure without one.
    pub claim: Option<ClaimKey>,
    /// The figure that was pointed at.
    pub figure: Option<FigureKey>,
    /// Where it was selected: the other views bring it into sight, this one stays as it is.
    pub from: View,
}

/// Where something was selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// In the text.
    Article,
    /// In the list of claims.
    List,
    /// In the comparison.
    Board,
    /// By a key that walks through the claims.
    Key,
}

/// Whether the text is read or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Read, with everything that is found.
    #[default]
    Read,
    /// Written.
    Write,
}

/// What a small screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The text.
    #[default]
    Article,
    /// The claims.
    Claims,
    /// The comparison.
    Board,
}

/// Dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The keys.
    Keys,
    /// The dossiers kept in this browser.
    Library,
    /// What the marks mean, and why they are where they are.
    Legend,
    /// What a text is; an article of which a newer version is expected.
    Arrived(Option<ArticleId>),
    /// Where the article that is shown comes from.
    Details,
    /// A link that carries the dossier.
    Share,
    /// What becomes of another person's file of the same text.
    Beside,
}

/// Something that happened.
pub enum Msg {
    /// The dossier changes.
    Do(Action),
    /// The text was typed to be this; one step to undo as long as typing goes on.
    Typed(ArticleId, Rc<str>),
    /// A part of a claim is moved; one step to undo as long as moving goes on.
    Shape(Action),
    /// Typing or moving paused: what comes next is another step.
    TypingRests,
    /// Takes the last step back.
    Undo,
    /// Takes it again.
    Redo,
    /// Another dossier takes the place of this one. Whether it is known to be kept.
    Open(Box<Dossier>, Kept),
    /// A dossier of the library is opened with what can be undone in it; if `true`, only unless work has begun on another.
    Resume(Box<History>, bool),
    /// Shows an article.
    Show(ArticleId),
    /// A text came, with the title that its markup gives; the person is asked what it is.
    Arrived(Box<Extract>),
    /// The person says what it is.
    Take(Take),
    /// Says where an article comes from, one field at a time.
    Describe(ArticleId, SetMeta, Rc<str>),
    /// What the newest version changed has been seen.
    ChangesSeen,
    /// Selects, or lets go.
    Select(Option<Selected>),
    /// Reads or writes.
    Mode(Mode),
    /// Says what went wrong.
    Trouble(Trouble),
    /// The person has read it.
    Dismiss(u32),
    /// Tells screen readers.
    Say(AttrValue),
    /// How safely the work is kept, as of the change with this number.
    Kept(u32, Kept),
    /// How the analyser does.
    Engine(Engine),
    /// How far something is that is written or read.
    Carrying(Option<(f64, f64)>),
    /// Shows a link that carries the dossier.
    Link(AttrValue),
    /// Opens or closes a dialog.
    Dialog(Option<Dialog>),
    /// Shows a part on a small screen.
    Pane(Pane),
    /// Gives what stands beside the article more room.
    Wide(bool),
    /// Speaks another language.
    Locale(Locale),
    /// Changes the theme.
    Theme(Theme),
    /// Labels the parts of claims.
    Labels(bool),
    /// Goes on with claims.
    Work(Turn),
    /// Says who the person is; an empty name is none.
    Reviewer(Rc<str>),
    /// Another person's file of the same text came; the person is asked what becomes of it.
    Beside(Theirs),
    /// A person may change more or less than before.
    Access(Access),
    /// The page around the app gives it another text.
    Given(Given),
}

/// The app's state and how to change it, as handed down to the views.
pub type Store = UseReducerHandle<State>;

/// A place for things to be sent to.
pub type Dispatch = UseReducerDispatcher<State>;

impl State {
    /// A new desk.
    pub fn new(dossier: Dossier, locale: Locale, theme: Theme, labels: bool) -> State {
        State {
            version: 0,
            here: Rc::default(),
            access: Access::Edit,
            history: History::new(dossier),
            changes: 0,
            shown: None,
            arrived: Rc::default(),
            newer: None,
            selected: None,
            mode: Mode::Read,
            typing: None,
            notices: Rc::default(),
            said: (0, AttrValue::default()),
            kept: Kept::Nothing,
            engine: Engine::Starting,
            carrying: None,
            link: AttrValue::default(),
            dialog: None,
            pane: Pane::Article,
            wide: false,
            locale,
            theme,
            labels,
            work: Work::default(),
            reviewer: None,
            beside: None,
        }
    }

    /// The dossier as it is.
    pub fn dossier(&self) -> &Dossier {
        self.history.now()
    }

    /// The name of the dossier: the person's, or the first line of its first article.
    pub fn title(&self) -> Rc<str> {
        title_of(self.dossier())
    }

    fn strings(&self) -> &'static i18n::Strings {
        i18n::strings(self.locale)
    }

    fn say(&mut self, text: impl Into<AttrValue>) {
        self.said = (self.said.0.wrapping_add(1), text.into());
    }

    fn notice(&mut self, trouble: Trouble) {
        let notices = Rc::make_mut(&mut self.notices);
        notices.retain(|notice| notice.trouble != trouble);
        let id = notices.last().map_or(0, |last| last.id + 1);
        notices.push(Notice { id, trouble });
    }

    /// Marks the dossier as changed, and lets go of what is no longer there.
    fn changed(&mut self) {
        self.changes = self.changes.wrapping_add(1);
        if self.kept != Kept::Nothing || !self.dossier().articles.is_empty() {
            self.kept = Kept::Pending;
        }
        self.forget_what_is_gone();
    }

    fn forget_what_is_gone(&mut self) {
        let Some(selected) = self.selected else {
            return;
        };
        let dossier = self.dossier();
        let gone = selected
            .claim
            .is_some_and(|key| dossier.claim(key).is_none())
            || selected
                .figure
                .is_some_and(|key| dossier.figure(key).is_none());
        if gone {
            self.selected = None;
        }
    }

    fn act(&self, action: Action) -> Option<State> {
        let undoable = action.is_undoable();
        let spoken = spoken(&action, self.strings());
        let made_in = match &action {
            Action::AddClaim { article, .. } => Some(*article),
            _ => None,
        };
        let history = self
            .history
            .apply_by(action.clone(), self.reviewer.as_ref())?;
        let mut next = self.clone();
        next.history = history;
        next.work
            .follow(self.dossier(), next.history.now(), Some(&action));
        if let Some(article) = made_in {
            next.selected = next.newest(article).or(self.selected);
        }
        if undoable {
            next.typing = None;
            next.changed();
            next.say(spoken);
        } else {
            next.forget_what_is_gone();
        }
        Some(next)
    }

    /// The claim that was made last in an article, selected.
    fn newest(&self, article: ArticleId) -> Option<Selected> {
        let kept = self.dossier().article(article)?.annotations.iter().last()?;
        Some(Selected {
            claim: Some(kept.key),
            figure: None,
            from: View::Article,
        })
    }

    fn typed(&self, article: ArticleId, text: Rc<str>) -> Option<State> {
        let mut next = self.clone();
        let base = next
            .typing
            .get_or_insert_with(|| Box::new(self.history.clone()));
        match base.apply(Action::SetText(article, text)) {
            Some(history) => next.history = history,
            // Typed back to where it began.
            None => next.history = (**base).clone(),
        }
        next.changed();
        Some(next)
    }

    fn shaped(&self, action: Action) -> Option<State> {
        let mut next = self.clone();
        let base = next
            .typing
            .get_or_insert_with(|| Box::new(self.history.clone()));
        // Moved back to where it began, it is as it was.
        next.history = base
            .apply_by(action, self.reviewer.as_ref())
            .unwrap_or_else(|| (**base).clone());
        next.changed();
        Some(next)
    }

    fn step(&self, redo: bool) -> Option<State> {
        let label = match redo {
            true => self.history.redo_label()?,
            false => self.history.undo_label()?,
        };
        let t = self.strings();
        let what = (t.step)(label);
        let mut next = self.clone();
        next.history = match redo {
            true => self.history.redo()?,
            false => self.history.undo()?,
        };
        next.typing = None;
        next.work.follow(self.dossier(), next.history.now(), None);
        next.changed();
        next.say(match redo {
            true => (t.say.redone)(what),
            false => (t.say.undone)(what),
        });
        Some(next)
    }
}

/// What screen readers hear of an action that is not seen where the focus is.
fn spoken(action: &Action, t: &i18n::Strings) -> String {
    match action {
        Action::AddClaim { .. } => t.say.claim_made.to_owned(),
        Action::Claim {
            change: ClaimChange::Reject,
            ..
        } => t.say.claim_deleted.to_owned(),
        Action::Claim {
            change: ClaimChange::Accept,
            ..
        } => t.say.claim_accepted.to_owned(),
        Action::Decide(decision) => (t.review.took)(decision.took).to_owned(),
        Action::Bulk(actions) if actions.len() > 1 => {
            (t.work.bulk)(actions.len(), (t.step)(action.label()))
        }
        other => (t.say.done)((t.step)(other.label())),
    }
}

/// The browser's clock, as the dossier wants it.
pub fn now() -> Time {
    Time(crate::dom::page::now() as i64)
}

impl PartialEq for State {
    fn eq(&self, other: &State) -> bool {
        self.version == other.version
    }
}

impl Reducible for State {
    type Action = Msg;

    fn reduce(self: Rc<Self>, msg: Msg) -> Rc<Self> {
        if !self.allows(&msg) {
            return self;
        }
        let Some(mut next) = self.next(msg) else {
            return self;
        };
        next.version = self.version.wrapping_add(1);
        Rc::new(next)
    }
}

impl State {
    /// The state after something happened; `None` where nothing changes.
    pub fn next(&self, msg: Msg) -> Option<State> {
        let with = |change: &dyn Fn(&mut State)| {
            let mut next = self.clone();
            change(&mut next);
            Some(next)
        };
        match msg {
            Msg::Do(action) => self.act(action),
            Msg::Typed(article, text) => self.typed(article, text),
            Msg::Shape(action) => self.shaped(action),
            Msg::TypingRests if self.typing.is_some() => with(&|next| next.typing = None),
            Msg::TypingRests => None,
            Msg::Undo => self.step(false),
            Msg::Redo => self.step(true),
            Msg::Open(dossier, kept) => {
                let mut next = self.clone();
                next.history = History::new(*dossier);
                next.selected = None;
                next.shown = None;
                next.arrived = Rc::default();
                next.newer = None;
                next.dialog = None;
                next.beside = None;
                next.typing = None;
                next.work = self.work.afresh();
                next.mode = Mode::Read;
                next.pane = Pane::Article;
                next.notices = Rc::default();
                next.changes = self.changes.wrapping_add(1);
                next.kept = kept;
                Some(next)
            }
            Msg::Resume(_, true) if !self.dossier().articles.is_empty() => None,
            Msg::Resume(history, _) => {
                let now = Box::new(history.now().clone());
                let mut next = self.next(Msg::Open(now, Kept::Here))?;
                next.history = *history;
                Some(next)
            }
            Msg::Show(article) => self.show(article),
            Msg::Arrived(extract) => Some(self.arrive(*extract)),
            Msg::Take(how) => self.take(how),
            Msg::Describe(article, set, value) => self.describe(article, set, value),
            Msg::ChangesSeen => with(&|next| next.newer = None),
            Msg::Select(selected) => self.select(selected),
            Msg::Mode(mode) if mode == self.mode => None,
            Msg::Mode(mode) => with(&|next| {
                next.mode = mode;
                next.typing = None;
            }),
            Msg::Trouble(trouble) => with(&|next| next.notice(trouble.clone())),
            Msg::Dismiss(id) => with(&|next| {
                Rc::make_mut(&mut next.notices).retain(|notice| notice.id != id);
            }),
            Msg::Say(text) => with(&|next| next.say(text.clone())),
            Msg::Kept(changes, kept) => self.kept(changes, kept),
            Msg::Engine(engine) if engine == self.engine => None,
            Msg::Engine(engine) => with(&|next| next.engine = engine),
            Msg::Carrying(carrying) => with(&|next| next.carrying = carrying),
            Msg::Link(link) => with(&|next| {
                next.link = link.clone();
                next.dialog = Some(Dialog::Share);
            }),
            Msg::Dialog(dialog) => with(&|next| {
                next.dialog = dialog;
                next.beside = None;
            }),
            Msg::Reviewer(name) => with(&|next| {
                next.reviewer = Some(name.trim().into()).filter(|name: &Rc<str>| !name.is_empty());
            }),
            Msg::Beside(theirs) => with(&|next| {
                next.beside = Some(theirs.clone());
                next.dialog = Some(Dialog::Beside);
            }),
            Msg::Pane(pane) if pane == self.pane => None,
            Msg::Pane(pane) => with(&|next| next.pane = pane),
            Msg::Wide(wide) => with(&|next| next.wide = wide),
            Msg::Locale(locale) => with(&|next| next.locale = locale),
            Msg::Theme(theme) => with(&|next| next.theme = theme),
            Msg::Access(access) => self.opened_for(access),
            Msg::Given(given) => self.given(given),
            Msg::Labels(labels) => with(&|next| next.labels = labels),
            Msg::Work(turn) => {
                let work = self.work.next(turn)?;
                with(&|next| {
                    if work.border != next.work.border {
                        next.typing = None;
                    }
                    next.work = work.clone();
                })
            }
        }
    }

    fn kept(&self, changes: u32, kept: Kept) -> Option<State> {
        let mut next = self.clone();
        match kept {
            Kept::Elsewhere => next.kept = kept,
            Kept::Not(failure) => {
                if self.kept != kept {
                    next.notice(Trouble::Storage(failure));
                }
                next.kept = kept;
            }
            _ => {
                // Once it works again, what was said of failing is not true any more.
                Rc::make_mut(&mut next.notices)
                    .retain(|notice| !matches!(notice.trouble, Trouble::Storage(_)));
                next.kept = match changes == self.changes {
                    true => kept,
                    false => Kept::Pending,
                };
            }
        }
        Some(next)
    }
}

/// Where the view of the app hands its state down.
#[hook]
pub fn use_store() -> Store {
    use_context::<Store>().expect("views stand below the app, which provides the store")
}

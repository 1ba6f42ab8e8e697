//! The article: a page to read with what is found marked on it, and what one does with the text.

mod gloss;
mod paragraph;
mod picking;
mod selection_bar;
mod sheet;
mod tools;

pub use paragraph::{ParagraphProps, segments};
pub use selection_bar::{change, claim_of};
pub use sheet::{Leaf, Look, Sheet, sign};

use crate::dom;
use crate::i18n::use_strings;
use crate::store::{Mode, Msg, Selected, View, use_store};
use crate::view::editor::Editor;
use crate::view::tags::Tags;
use gloss::{Gloss, use_pointer};
use paragraph::Paragraph;
use picking::use_picked;
use selection_bar::SelectionBar;
use selon_dossier::{Article, ClaimKey, FigureKey};
use std::rc::Rc;
use tools::Tools;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`ArticlePane`].
#[derive(Properties, PartialEq)]
pub struct ArticlePaneProps {
    /// What is shown.
    pub article: Rc<Article>,
    /// Letters and colours.
    pub tags: Rc<Tags>,
}

/// The article with its tools.
#[component]
pub fn ArticlePane(props: &ArticlePaneProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let root = use_node_ref();
    let id = props.article.id;
    let sheet = use_sheet(&store, props);
    let picked = use_picked(root.clone(), Rc::clone(&sheet), store.mode == Mode::Read);

    // What is selected while a small screen shows another part is brought into view when this one is shown.
    use_effect_with((store.selected, store.pane), move |(selected, _)| {
        if let Some(selected) = selected
            && selected.from != View::Article
        {
            reveal(selected);
        }
    });

    let onclick = {
        let dispatch = store.dispatcher();
        let selected = store.selected;
        let figures = store.dossier().figures(id);
        Callback::from(move |event: MouseEvent| {
            if dom::selection::something_selected() {
                return;
            }
            let claim_of = |figure: FigureKey| {
                figures
                    .iter()
                    .find(|view| view.key == figure)
                    .and_then(|view| view.claim)
            };
            let Some(target) = event.target().and_then(|to| to.dyn_into::<Element>().ok()) else {
                return;
            };
            let marks = marks_at(&target);
            let next = beneath(&marks, selected);
            dispatch.dispatch(Msg::Select(next.map(|mark| Selected {
                claim: mark.claim.or(mark.figure.and_then(claim_of)),
                figure: mark.figure,
                from: View::Article,
            })));
        })
    };

    let pointer = use_pointer();
    let lang = props.article.language().map(|lang| lang.code());
    let first = store.dossier().claims(id).first().map(|claim| claim.key);
    let reached = store.selected.and_then(|selected| selected.claim).or(first);
    let writing = store.mode == Mode::Write;
    html! {
        <section class="article-pane" aria-label={t.article.label}>
            <Tools article={Rc::clone(&props.article)} />
            <div class={classes!("sheet", store.labels.then_some("labelled"), writing.then_some("writing"))}>
                if writing {
                    <Editor article={id} text={Rc::clone(&props.article.text)} sheet={sheet} lang={lang} />
                } else {
                    <article id="article" ref={root} {lang} tabindex="-1" {onclick}
                        onpointerover={pointer.over.clone()} onpointerout={pointer.out.clone()}>
                        { for sheet.leaves.iter().map(|leaf| {
                            let here = |claim: &ClaimKey| leaf.look.dress(*claim).is_some();
                            let begins = |claim: &ClaimKey| {
                                leaf.look.dress(*claim).is_some_and(|dress| dress.begins)
                            };
                            let selected = store.selected.and_then(|selected| selected.claim).filter(here);
                            let figure = store.selected.and_then(|selected| selected.figure)
                                .filter(|figure| leaf.look.number(*figure).is_some());
                            html! {
                                <Paragraph key={leaf.key} block={leaf.key} look={Rc::clone(&leaf.look)} {selected}
                                    {figure} reached={reached.filter(begins)} locale={store.locale} />
                            }
                        }) }
                        if sheet.leaves.is_empty() {
                            <p class="hint">{ t.article.empty }</p>
                        }
                    </article>
                    <Gloss article={Rc::clone(&props.article)} {pointer} />
                    if let Some(picked) = picked {
                        <SelectionBar article={id} span={picked.span} place={picked.place} />
                    }
                }
            </div>
        </section>
    }
}

/// The sheet of the article, laid out again when its page or the tags change.
#[hook]
fn use_sheet(store: &crate::store::Store, props: &ArticlePaneProps) -> Rc<Sheet> {
    let before = use_mut_ref(Sheet::default);
    let page = store.dossier().page(props.article.id);
    let view = store.dossier().view(props.article.id);
    let source = (
        Rc::as_ptr(&page) as usize,
        Rc::as_ptr(&view) as usize,
        Rc::clone(&props.tags),
    );
    // The page and view are held by the memo, so their addresses stay theirs.
    use_memo(source, move |(_, _, tags)| {
        let sheet = Sheet::lay(&page, &view, tags, &before.borrow());
        *before.borrow_mut() = sheet.clone();
        (sheet, page, view)
    })
    .0
    .clone()
    .into()
}

/// Brings the marks of what is selected into view.
fn reveal(selected: &Selected) {
    let figure = selected
        .figure
        .map(|figure| format!("#article [data-figure='{figure}']"));
    let claim = selected
        .claim
        .map(|claim| format!("#article [data-claim='{claim}']"));
    let found = [figure, claim]
        .into_iter()
        .flatten()
        .find_map(|selector| dom::focus::find(&selector));
    if let Some(element) = found {
        dom::focus::reveal(&element);
        if selected.from == View::Key {
            let held = selected
                .claim
                .and_then(|claim| dom::focus::find(&format!("#mark-{claim}")));
            dom::focus::focus(held.as_ref().unwrap_or(&element));
        }
    }
}

/// A mark under the pointer.
#[derive(Clone, Copy, PartialEq)]
struct Under {
    claim: Option<ClaimKey>,
    figure: Option<FigureKey>,
}

/// The marks that an element lies in, innermost first, one for each claim.
fn marks_at(target: &Element) -> Vec<Under> {
    let mut marks: Vec<Under> = Vec::new();
    let mut at = target.closest("mark").ok().flatten();
    while let Some(mark) = at {
        let read = |name: &str| mark.get_attribute(name);
        let under = Under {
            claim: read("data-claim").and_then(|key| key.parse().ok()),
            figure: read("data-figure").and_then(|key| key.parse().ok()),
        };
        if !marks.iter().any(|other| other.claim == under.claim) {
            marks.push(under);
        }
        at = mark
            .parent_element()
            .and_then(|parent| parent.closest("mark").ok().flatten());
    }
    marks
}

/// What a press selects: the innermost mark, or, where that is selected already, the one beneath it.
fn beneath(marks: &[Under], selected: Option<Selected>) -> Option<Under> {
    let claim = selected.and_then(|selected| selected.claim);
    let at = claim.and_then(|claim| marks.iter().position(|mark| mark.claim == Some(claim)));
    match at {
        Some(at) if marks.len() > 1 => marks.get((at + 1) % marks.len()).copied(),
        _ => marks.first().copied(),
    }
}

//! The article: a page to read with what is found marked on it, and what one does with the text.

mod caret;
mod gloss;
mod handles;
mod paragraph;
mod picking;
mod place;
mod selection_bar;
mod sheet;
mod tools;

pub use paragraph::{ParagraphProps, segments};
pub use selection_bar::{change, claim_of};
pub use sheet::{Leaf, Look, Sheet, sign};

use crate::dom::{self, Root};
use crate::i18n::use_strings;
use crate::instance::Access;
use crate::outline::Role;
use crate::store::{Mode, Msg, Selected, View, use_store};
use crate::view::claims::pieces;
use crate::view::editor::Editor;
use crate::view::kit::use_gradual;
use crate::view::tags::Tags;
use crate::work::{Border, Grain, Turn};
use caret::use_caret;
use gloss::{Gloss, use_pointer};
use handles::Handles;
use paragraph::Paragraph;
use picking::{Reading, use_picked};
use selection_bar::SelectionBar;
use selon_dossier::view::ArticleView;
use selon_dossier::{Article, ClaimKey, FigureKey, Part};
use std::rc::Rc;
use tools::Tools;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Paragraphs that get their marks in the first turn.
const FIRST: usize = 12;

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
    let lang = props.article.language().map(|lang| lang.code());
    let reading = Reading {
        active: store.mode == Mode::Read,
        grain: match store.work.caret {
            true => Grain::Character,
            false => store.work.grain,
        },
        lang,
    };
    // Marks begin anew when the first findings come, not where a person's own are there already.
    let known = props.article.analysis.is_some() || !props.article.annotations.is_empty();
    let marked = use_gradual((id, known), sheet.leaves.len(), FIRST);
    let picked = use_picked(root.clone(), Rc::clone(&sheet), reading, &store.here.root);
    use_caret(root.clone(), Rc::clone(&sheet), lang, &store);

    // Handles that are moved by keys have the focus, and keep it.
    let held = store.work.border.is_some_and(|border| border.held);
    // What is selected while a small screen shows another part is brought into view when this one is shown.
    let here = store.here.root.clone();
    use_effect_with((store.selected, store.pane), move |(selected, _)| {
        if let Some(selected) = selected
            && selected.from != View::Article
        {
            reveal(&here, selected, !held);
        }
    });

    let onclick = {
        let dispatch = store.dispatcher();
        let selected = store.selected;
        let view = store.dossier().view(id);
        let (root, sheet) = (root.clone(), Rc::clone(&sheet));
        let here = store.here.root.clone();
        Callback::from(move |event: MouseEvent| {
            if dom::selection::something_selected(&here) {
                return;
            }
            let claim_of = |figure: FigureKey| view.figure(figure).and_then(|found| found.claim);
            let Some(target) = event.target().and_then(|to| to.dyn_into::<Element>().ok()) else {
                return;
            };
            let marks = marks_at(&target);
            let next = beneath(&marks, selected);
            let border = next
                .as_ref()
                .and_then(|mark| part_at(&view, &root.cast()?, &sheet, mark));
            dispatch.dispatch(Msg::Work(Turn::Border(border)));
            dispatch.dispatch(Msg::Select(next.map(|mark| Selected {
                claim: mark.claim.or(mark.figure.and_then(claim_of)),
                figure: mark.figure,
                from: View::Article,
            })));
        })
    };

    let pointer = use_pointer(&store.here.root);
    let first = store.dossier().claims(id).first().map(|claim| claim.key);
    let reached = store.selected.and_then(|selected| selected.claim).or(first);
    let writing = store.mode == Mode::Write;
    html! {
        <section class="article-pane" role={store.landmark()} aria-label={t.article.label}>
            <Tools article={Rc::clone(&props.article)} />
            <div class={classes!("sheet", store.labels.then_some("labelled"), writing.then_some("writing"))}>
                if writing {
                    <Editor article={id} text={Rc::clone(&props.article.text)} sheet={sheet} lang={lang} />
                } else {
                    <article id="article" part="text" ref={root.clone()} {lang} tabindex="-1" {onclick}
                        onpointerover={pointer.over.clone()} onpointerout={pointer.out.clone()}
                        onfocusin={pointer.focus.clone()} onfocusout={pointer.blur.clone()}
                        aria-busy={(marked < sheet.leaves.len()).then_some("true")}>
                        // A list of its own: beside others, its keys would count for nothing.
                        { in_lists(sheet.leaves.iter().enumerate().map(|(nth, leaf)| {
                            let look = if nth < marked { &leaf.look } else { &leaf.bare };
                            let here = |claim: &ClaimKey| look.dress(*claim).is_some();
                            let begins = |claim: &ClaimKey| look.dress(*claim).is_some_and(|dress| dress.begins);
                            let selected = store.selected.and_then(|selected| selected.claim).filter(here);
                            let figure = store.selected.and_then(|selected| selected.figure)
                                .filter(|figure| look.figure(*figure).is_some());
                            let item = look.role == Role::Item;
                            (item, leaf.key, html! {
                                <Paragraph key={leaf.key} block={leaf.key} look={Rc::clone(look)} {selected}
                                    {figure} reached={reached.filter(begins)} locale={store.locale}
                                    quiet={store.work.quiet} />
                            })
                        })) }
                        if sheet.leaves.is_empty() {
                            <p class="hint">{ t.article.empty }</p>
                        }
                    </article>
                    <Gloss article={Rc::clone(&props.article)} {pointer} />
                    if let Some(border) = store.work.border {
                        <Handles {border} view={store.dossier().view(id)} text={Rc::clone(&props.article.text)} {lang}
                            sheet={Rc::clone(&sheet)} root={root.clone()} grain={store.work.grain} />
                    }
                    if store.work.caret {
                        <span class="caret" aria-hidden="true" />
                    }
                    if let Some(picked) = picked.filter(|_| store.access != Access::View) {
                        <SelectionBar article={id} span={picked.span} place={picked.place} />
                    }
                }
            </div>
        </section>
    }
}

/// Paragraphs (whether each is of a list, its key, itself), those of a list in a row put together as one.
fn in_lists(paragraphs: impl Iterator<Item = (bool, u32, Html)>) -> Html {
    let mut out = Vec::new();
    let mut paragraphs = paragraphs.peekable();
    while let Some((item, key, first)) = paragraphs.next() {
        if !item {
            out.push(first);
            continue;
        }
        let mut items = vec![first];
        while let Some((.., more)) = paragraphs.next_if(|(item, ..)| *item) {
            items.push(more);
        }
        out.push(
            html! { <ul class="items" key={format!("items-{key}")}>{ for items.into_iter() }</ul> },
        );
    }
    out.into_iter().collect()
}

/// The sheet of the article, laid out again when its page or the tags change.
#[hook]
fn use_sheet(store: &crate::store::Store, props: &ArticlePaneProps) -> Rc<Sheet> {
    let before = use_mut_ref(Sheet::default);
    let page = store.dossier().page(props.article.id);
    let view = store.dossier().view(props.article.id);
    let structure = Rc::clone(&props.article.structure);
    let source = (
        Rc::clone(&structure),
        Rc::as_ptr(&page) as usize,
        Rc::as_ptr(&view) as usize,
        Rc::clone(&props.tags),
    );
    // The page and view are held by the memo, so their addresses stay theirs.
    use_memo(source, move |(.., tags)| {
        let sheet = Sheet::lay(&page, &structure, &view, tags, &before.borrow());
        *before.borrow_mut() = sheet.clone();
        (sheet, page, view)
    })
    .0
    .clone()
    .into()
}

/// Brings the marks of what is selected into view.
fn reveal(root: &Root, selected: &Selected, focus: bool) {
    let figure = selected
        .figure
        .map(|figure| format!("#article [data-figure='{figure}']"));
    let claim = selected
        .claim
        .map(|claim| format!("#article [data-claim='{claim}']"));
    let found = [figure, claim]
        .into_iter()
        .flatten()
        .find_map(|selector| root.find(&selector));
    if let Some(element) = found {
        dom::focus::reveal(&element);
        if selected.from == View::Key && focus {
            let held = selected
                .claim
                .and_then(|claim| root.find(&format!("#mark-{claim}")));
            dom::focus::focus(held.as_ref().unwrap_or(&element));
        }
    }
}

/// A mark under the pointer.
#[derive(Clone, PartialEq)]
struct Under {
    claim: Option<ClaimKey>,
    figure: Option<FigureKey>,
    element: Element,
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
            element: mark.clone(),
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

/// The part of a claim that a mark paints, for its ends to be moved.
fn part_at(view: &ArticleView, root: &Element, sheet: &Sheet, mark: &Under) -> Option<Border> {
    let claim = view.claim(mark.claim?)?;
    let start = dom::selection::start_of(root, &mark.element)?;
    let at = place::byte(sheet, &start)?;
    let classes = mark.element.class_list();
    let painted = |part: Part| match part {
        Part::Content => classes.contains("content"),
        Part::Source => classes.contains("source"),
        Part::Cue => classes.contains("cue"),
        Part::Hedge(_) => classes.contains("hedge"),
        Part::Figure(_) => classes.contains("figure") || classes.contains("counted"),
    };
    let all = pieces(claim, |n| {
        let figure = claim.figures.get(n).and_then(|key| view.figure(*key))?;
        Some(figure.figure.span)
    });
    all.into_iter()
        .find(|piece| painted(piece.part) && piece.span.start <= at && at < piece.span.end)
        .map(|piece| Border {
            claim: claim.key,
            part: piece.part,
            piece: piece.piece,
            held: false,
        })
}

/// What a press selects: the innermost mark, or, where that is selected already, the one beneath it.
fn beneath(marks: &[Under], selected: Option<Selected>) -> Option<Under> {
    let claim = selected.and_then(|selected| selected.claim);
    let at = claim.and_then(|claim| marks.iter().position(|mark| mark.claim == Some(claim)));
    match at {
        Some(at) if marks.len() > 1 => marks.get((at + 1) % marks.len()).cloned(),
        _ => marks.first().cloned(),
    }
}

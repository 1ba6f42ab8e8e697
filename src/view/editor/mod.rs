//! Writing in the article: a plain text field over the marks, which follow what is typed.
//!
//! The field lies exactly over a copy of the text whose letters are transparent and whose marks are seen through it;
//! both have the same font, width and white space, and marks take no room there.

use crate::dom::selection::bytes_of;
use crate::dom::timer::Pause;
use crate::i18n::use_strings;
use crate::store::{Mode, Msg, use_store};
use crate::view::article::{Look, ParagraphProps, Sheet, claim_of, segments};
use selon_dossier::ArticleId;
use selon_engine::Span;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Editor`].
#[derive(Properties)]
pub struct EditorProps {
    /// Which article.
    pub article: ArticleId,
    /// Its text.
    pub text: Rc<str>,
    /// The marks on it.
    pub sheet: Rc<Sheet>,
    /// The language it is in.
    pub lang: Option<&'static str>,
}

impl PartialEq for EditorProps {
    fn eq(&self, other: &EditorProps) -> bool {
        self.article == other.article
            && Rc::ptr_eq(&self.text, &other.text)
            && Rc::ptr_eq(&self.sheet, &other.sheet)
            && self.lang == other.lang
    }
}

/// How long typing rests before what follows is another step to undo.
const REST: u32 = 1200;

/// The field over the marks.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let t = use_strings();
    let store = use_store();
    let field = use_node_ref();
    let under = use_node_ref();
    let pause = use_memo((), |()| Pause::default());
    {
        let (field, under) = (field.clone(), under.clone());
        use_effect_with((), move |()| {
            // Said before the marks are there, the browser would look for the direction anew with each of them.
            if let Some(under) = under.cast::<Element>() {
                let _ = under.set_attribute("dir", "auto");
            }
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                crate::dom::focus::focus(&field);
                let _ = field.set_selection_range(0, 0);
            }
        });
    }
    let oninput = {
        let dispatch = store.dispatcher();
        let (article, field) = (props.article, field.clone());
        Callback::from(move |_: InputEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else {
                return;
            };
            dispatch.dispatch(Msg::Typed(article, field.value().into()));
            let dispatch = dispatch.clone();
            pause.after(REST, move || dispatch.dispatch(Msg::TypingRests));
        })
    };
    let onkeydown = {
        let dispatch = store.dispatcher();
        let (article, field, text) = (props.article, field.clone(), Rc::clone(&props.text));
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.dispatch(Msg::Mode(Mode::Read));
            } else if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                let span = field
                    .cast::<HtmlTextAreaElement>()
                    .and_then(|field| selected(&field, &text));
                if let Some(span) = span {
                    dispatch.dispatch(Msg::Do(claim_of(article, span)));
                }
            }
        })
    };
    let mut at = 0;
    let mut painted: Vec<Html> = Vec::with_capacity(props.sheet.leaves.len());
    for leaf in &props.sheet.leaves {
        let gap = props.text.get(at..leaf.span.start as usize);
        at = leaf.span.end as usize;
        painted.push(html! {
            <Line key={leaf.key} gap={gap.unwrap_or_default().to_owned()} block={leaf.key}
                look={Rc::clone(&leaf.look)} />
        });
    }
    let rest = props.text.get(at..).unwrap_or_default().to_owned();
    html! {
        <div class="editor" part="editor">
            <p class="hint" id="editor-hint">{ t.article.edit_hint }</p>
            <div class="editor-stack">
                <div class="editor-under" ref={under} aria-hidden="true" lang={props.lang}>
                    // A list of its own: beside others, its keys would count for nothing.
                    { painted.into_iter().collect::<Html>() }
                    // A field keeps room for a line after its last line break; so does this.
                    { format!("{rest}\u{200b}") }
                </div>
                <textarea id="article-text" ref={field} value={props.text.to_string()} {oninput} {onkeydown}
                    aria-label={t.article.field} aria-describedby="editor-hint" lang={props.lang} dir="auto"
                    spellcheck="false" autocomplete="off" />
            </div>
        </div>
    }
}

/// What is selected in the field, in bytes.
fn selected(field: &HtmlTextAreaElement, text: &str) -> Option<Span> {
    let start = field.selection_start().ok()??;
    let end = field.selection_end().ok()??;
    (start < end).then(|| Span::new(bytes_of(text, start), bytes_of(text, end)))
}

#[derive(Properties)]
struct LineProps {
    /// The text before the paragraph, line breaks and all.
    gap: AttrValue,
    block: u32,
    look: Rc<Look>,
}

impl PartialEq for LineProps {
    fn eq(&self, other: &LineProps) -> bool {
        self.gap == other.gap
            && self.block == other.block
            && (Rc::ptr_eq(&self.look, &other.look) || self.look == other.look)
    }
}

/// A paragraph under the field.
#[component]
fn Line(props: &LineProps) -> Html {
    let inside = segments(&ParagraphProps {
        block: props.block,
        look: Rc::clone(&props.look),
        selected: None,
        figure: None,
        reached: None,
        locale: crate::i18n::Locale::En,
        inert: true,
        quiet: true,
    });
    html! { <>{ props.gap.clone() }{ inside }</> }
}
